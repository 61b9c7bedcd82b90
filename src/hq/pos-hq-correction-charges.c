/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-correction-charges.c — asks the rules of a register, with the set-up of headquarters. */
#include "hq/pos-hq-correction-charges.h"
#include "base/pos-error.h"
#include "pricing/pos-charges.h"

gboolean
pos_hq_correction_refuse_line (gsize index, const char *field, const char *why, GError **error)
{
  g_autofree char *name = g_strdup_printf ("lines.%" G_GSIZE_FORMAT ".%s", index + 1, field);

  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_REFERENCE,
                        g_variant_new_parsed ("{'field': <%s>}", name),
                        "%s: %s",
                        name,
                        why);
}

static json_t *
get_line (json_t *body, gsize index)
{
  return json_array_get (json_object_get (body, "lines"), index);
}

static const char *
get_text (json_t *body, gsize index, const char *field)
{
  return json_string_value (json_object_get (get_line (body, index), field));
}

gboolean
pos_hq_correction_is_changed (json_t *before, json_t *body, gsize index, const char *field)
{
  return g_strcmp0 (get_text (before, index, field), get_text (body, index, field)) != 0;
}

/* The first line at or after @index whose mode was corrected; G_MAXSIZE: none. */
static gsize
find_corrected (json_t *before, json_t *body, gsize index)
{
  for (; index < json_array_size (json_object_get (body, "lines")); index++)
    if (pos_hq_correction_is_changed (before, body, index, "mode"))
      return index;
  return G_MAXSIZE;
}

static gboolean
is_same (PosCharge *a, PosCharge *b)
{
  return a->origin == b->origin && !g_strcmp0 (a->code, b->code) &&
         pos_id_equal (&a->line, &b->line) &&
         pos_charge_get_stated (a) == pos_charge_get_stated (b) && a->calculated == b->calculated &&
         a->discount == b->discount;
}

/* The one of @charges, from @from on, that stands for @wanted; @from is moved to the front. */
static gboolean
take_same (GPtrArray *charges, guint from, PosCharge *wanted)
{
  for (guint i = from; i < charges->len; i++) {
    PosCharge *charge = charges->pdata[i];
    if (is_same (charge, wanted)) {
      charges->pdata[i] = charges->pdata[from];
      charges->pdata[from] = charge;
      return TRUE;
    }
  }
  return FALSE;
}

/* The charges of @order with its modes as they are now, in the order of its own ones.
 * Returns: (transfer full) (element-type PosCharge): %NULL: they would be others. */
static GPtrArray *
match_charges (PosOrder *order, PosOrder *charged)
{
  g_autoptr (GPtrArray) charges = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = pos_list_size (order->charges);

  for (guint i = 0; i < pos_list_size (charged->charges); i++)
    g_ptr_array_add (charges, g_object_ref (pos_list_peek (charged->charges, i)));
  if (charges->len != n)
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!take_same (charges, i, pos_list_peek (order->charges, i)))
      return NULL;
  return g_steal_pointer (&charges);
}

static void
write_modes (json_t *body, json_t *before, GPtrArray *charges)
{
  json_t *list = json_object_get (body, "charges");

  for (gsize i = find_corrected (before, body, 0); i != G_MAXSIZE;
       i = find_corrected (before, body, i + 1)) {
    json_t *line = get_line (body, i);
    const char *mode = get_text (body, i, "mode");
    if (json_is_string (json_object_get (line, "charged_mode")))
      json_object_set_new (line, "charged_mode", json_string (mode ? mode : ""));
  }
  for (guint i = 0; i < charges->len; i++) {
    PosCharge *charge = charges->pdata[i];
    json_object_set_new (
        json_array_get (list, i), "mode", charge->mode ? json_string (charge->mode) : json_null ());
  }
}

gboolean
pos_hq_correction_follow_charges (
    const PosPricing *pricing, PosOrder *order, json_t *before, json_t *body, GError **error)
{
  gsize first = find_corrected (before, body, 0);
  g_autoptr (PosOrder) charged = NULL;
  g_autoptr (GPtrArray) charges = NULL;
  g_autoptr (GError) broken = NULL;

  if (first == G_MAXSIZE)
    return TRUE;
  /* What a register would charge when it edits the order. */
  charged = pos_record_copy (order);
  charged->flow = POS_ORDER_FLOW_EDIT;
  if (!pos_charges_compute (pricing, charged, &broken))
    return pos_hq_correction_refuse_line (first, "mode", broken->message, error);
  charges = match_charges (order, charged);
  if (!charges)
    return pos_hq_correction_refuse_line (
        first,
        "mode",
        "the charges would be others than the customer paid; a register can edit it",
        error);
  write_modes (body, before, charges);
  return TRUE;
}
