/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-correction-mode.c — asks the rules of a register, with the set-up of headquarters. */
#include "hq/pos-hq-correction-mode.h"
#include "base/pos-error.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-setup-check.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-delivery.h"

static gboolean
refuse (gsize line, const char *why, GError **error)
{
  g_autofree char *field = g_strdup_printf ("lines.%" G_GSIZE_FORMAT ".mode", line + 1);

  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_REFERENCE,
                        g_variant_new_parsed ("{'field': <%s>}", field),
                        "%s: %s",
                        field,
                        why);
}

static json_t *
get_line (json_t *body, gsize index)
{
  return json_array_get (json_object_get (body, "lines"), index);
}

static const char *
get_mode (json_t *body, gsize index)
{
  return json_string_value (json_object_get (get_line (body, index), "mode"));
}

/* The first line at or after @index whose mode was corrected; G_MAXSIZE: none. */
static gsize
find_corrected (json_t *before, json_t *body, gsize index)
{
  for (; index < json_array_size (json_object_get (body, "lines")); index++)
    if (g_strcmp0 (get_mode (before, index), get_mode (body, index)) != 0)
      return index;
  return G_MAXSIZE;
}

static gboolean
check_mode (PosDbTxn *txn, const PosPricing *pricing, PosOrder *order, gsize index, GError **error)
{
  PosOrderLine *line = pos_list_peek (order->lines, (guint)index);
  gpointer found;
  g_autoptr (GError) unfit = NULL;

  if (!pos_hq_feed_get (txn, POS_TYPE_PRODUCT, line->item, &found, error))
    return FALSE;
  g_autoptr (PosProduct) product = found;
  const PosParcelItem item = {line->item,
                              line->category,
                              line->weight_grams,
                              product && product->carry_only,
                              line->variant_of};
  return pos_delivery_check_mode (pricing,
                                  (PosIntent)line->intent,
                                  line->store ? line->store : order->home_store,
                                  &item,
                                  1,
                                  pos_order_find_address (order, line->address),
                                  line->mode,
                                  &unfit) ||
         refuse (index, unfit->message, error);
}

static gboolean
is_same (PosCharge *a, PosCharge *b)
{
  return a->origin == b->origin && !g_strcmp0 (a->code, b->code) &&
         pos_id_equal (&a->line, &b->line) && a->amount == b->amount &&
         a->calculated == b->calculated && a->discount == b->discount;
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
    const char *mode = get_mode (body, i);
    if (json_is_string (json_object_get (line, "charged_mode")))
      json_object_set_new (line, "charged_mode", json_string (mode ? mode : ""));
  }
  for (guint i = 0; i < charges->len; i++) {
    PosCharge *charge = charges->pdata[i];
    json_object_set_new (
        json_array_get (list, i), "mode", charge->mode ? json_string (charge->mode) : json_null ());
  }
}

/* What a register would charge when it edits the order. */
static gboolean
follow_charges (
    const PosPricing *pricing, PosOrder *order, json_t *before, json_t *body, GError **error)
{
  g_autoptr (PosOrder) charged = pos_record_copy (order);
  g_autoptr (GPtrArray) charges = NULL;
  g_autoptr (GError) broken = NULL;
  gsize first = find_corrected (before, body, 0);

  charged->flow = POS_ORDER_FLOW_EDIT;
  if (!pos_charges_compute (pricing, charged, &broken))
    return refuse (first, broken->message, error);
  charges = match_charges (order, charged);
  if (!charges)
    return refuse (
        first, "the charges would be others than the customer paid; a register can edit it", error);
  write_modes (body, before, charges);
  return TRUE;
}

gboolean
pos_hq_correction_follow_modes (
    PosDbTxn *txn, json_t *before, json_t *body, gint64 now, GError **error)
{
  gsize first = find_corrected (before, body, 0);
  g_autoptr (PosConfig) config = NULL;
  g_autoptr (PosOrder) order = NULL;
  g_autoptr (PosClock) clock = NULL;
  g_autoptr (PosContext) context = NULL;
  gpointer found = NULL;

  if (first == G_MAXSIZE)
    return TRUE;
  config = pos_config_new ();
  order = pos_record_new_from_json (POS_TYPE_ORDER, body, 0, error);
  if (!order || !pos_hq_setup_read (txn, config, NULL, error) ||
      (order->customer &&
       !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, order->customer, &found, error)))
    return FALSE;
  g_autoptr (PosCustomer) customer = found;
  PosStore *store = pos_config_get (config, POS_TYPE_STORE, order->home_store);
  if (!store)
    return refuse (first, "the store that took the order has to be right first", error);
  clock = pos_clock_new_fixed (now);
  context = pos_context_new (clock, 1);
  const PosPricing pricing = {.config = config,
                              .store = store,
                              .customer = customer,
                              .today = pos_date_at (now, store->time_zone),
                              .now = now,
                              .context = context};
  for (gsize i = first; i != G_MAXSIZE; i = find_corrected (before, body, i + 1))
    if (!check_mode (txn, &pricing, order, i, error))
      return FALSE;
  return follow_charges (&pricing, order, before, body, error);
}
