/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-now.c — see the header. */
#include "ui/delivery/pos-delivery-now.h"

#include "pricing/pos-dom.h"
#include "register/pos-offer.h"

static gboolean
is_meant (PosRegister *reg, PosOrderLine *line, const char *const *names)
{
  g_autofree char *id = pos_id_dup_text (&line->id);

  return names ? g_strv_contains (names, id) : pos_register_is_selected (reg, &line->id);
}

static gboolean
is_alike (PosOrderLine *line, PosOrderLine *first)
{
  return !g_strcmp0 (line->mode, first->mode) && !g_strcmp0 (line->location, first->location) &&
         !g_strcmp0 (line->store, first->store) && !g_strcmp0 (line->locker, first->locker) &&
         !g_strcmp0 (line->shipping_store, first->shipping_store) &&
         !g_strcmp0 (line->address, first->address) && !g_strcmp0 (line->slot, first->slot) &&
         !g_strcmp0 (line->collector, first->collector) && line->date.julian == first->date.julian;
}

/* The lines that an operation is about.  Returns: (transfer container). */
static GPtrArray *
list_meant (PosRegister *reg, gboolean all, GVariant *args)
{
  g_autofree const char **names = NULL;
  GPtrArray *lines = g_ptr_array_new ();

  if (args)
    g_variant_lookup (args, "lines", "^a&s", &names);
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (reg)->lines)
  if (pos_order_line_is_active (line) && !pos_order_line_is_return (line) &&
      (all || is_meant (reg, line, names)))
    g_ptr_array_add (lines, line);
  return lines;
}

gboolean
pos_delivery_now_is_electronic (PosShell *shell, gboolean all, GVariant *args)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GPtrArray) lines = list_meant (reg, all, args);

  for (guint i = 0; i < lines->len; i++)
    if (!pos_offer_is_electronic (reg, lines->pdata[i]))
      return FALSE;
  return lines->len > 0;
}

/* The line that stands for all of them, or %NULL. */
static PosOrderLine *
find_example (PosShell *shell, PosIntent intent, gboolean all, GVariant *args)
{
  g_autoptr (GPtrArray) lines = list_meant (pos_shell_get_register (shell), all, args);
  PosOrderLine *first = lines->len > 0 ? lines->pdata[0] : NULL;

  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];

    if (line->intent != (int)intent || !is_alike (line, first))
      return NULL;
  }
  return first;
}

static void
say (GVariantDict *args, const char *name, const char *value)
{
  if (value && !g_variant_dict_contains (args, name))
    g_variant_dict_insert (args, name, "s", value);
}

/* Where the chain finds the place (FG6), only one that a person chose is said again. */
static gboolean
has_place (PosShell *shell, PosOrderLine *line, PosIntent intent)
{
  PosRegister *reg = pos_shell_get_register (shell);

  return intent == POS_INTENT_SHIP && (line->dom_status == POS_DOM_CHOSEN ||
                                       !pos_dom_find_profile (pos_register_get_config (reg),
                                                              pos_register_get_store_record (reg)));
}

GVariant *
pos_delivery_now_dup_args (PosShell *shell, PosIntent intent, gboolean all, GVariant *args)
{
  PosOrderLine *line = find_example (shell, intent, all, args);
  GVariantDict dict;

  g_variant_dict_init (&dict, args);
  if (line) {
    g_autofree char *date = line->date.julian ? pos_date_to_text (line->date) : NULL;

    say (&dict, "mode", line->mode);
    say (&dict, "date", date);
    if (has_place (shell, line, intent))
      say (&dict, "location", line->shipping_store ? line->shipping_store : line->location);
    say (&dict, "address", line->address);
    say (&dict, "store", line->store);
    say (&dict, "locker", line->locker);
    say (&dict, "slot", line->slot);
    say (&dict, "collector", line->collector);
  }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}
