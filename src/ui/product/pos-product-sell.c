/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-sell.c — see the header. */
#include "ui/product/pos-product-sell.h"

#include "ui/product/pos-product-words.h"

typedef struct {
  PosFoundProduct *found;
  PosQuantity quantity;
} Sold;

static PosOrderLine *
find_line (PosOrder *order, GVariant *result)
{
  const char *text = NULL;
  PosId id;

  if (!g_variant_lookup (result, "line", "&s", &text) || !pos_id_parse (text, &id, NULL))
    return NULL;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_id_equal (&line->id, &id))
    return line;
  return NULL;
}

/* All lines that were added: where pieces have serial numbers it may be one for each. */
static GVariant *
make_void_args (GVariant *result)
{
  g_auto (GStrv) ids = NULL;
  GVariantDict dict;

  g_variant_lookup (result, "lines", "^as", &ids);
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "lines", "^as", ids);
  return g_variant_dict_end (&dict);
}

static void
tell (PosShell *shell, Sold *sold, GVariant *result)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  PosOrderLine *line = find_line (order, result);
  const char *name = pos_product_get_name (shell, sold->found);
  g_autofree char *quantity = pos_product_dup_quantity (shell, sold->found, sold->quantity);
  g_autofree char *text = sold->quantity.micro == POS_SCALE && !pos_product_get_unit (sold->found)
                              /* TRANSLATORS: a product was put into the sale */
                              ? g_strdup_printf (_ ("%s is in the sale"), name)
                              /* TRANSLATORS: quantity, product */
                              : g_strdup_printf (_ ("%1$s × %2$s is in the sale"), quantity, name);

  if (!line) {
    pos_shell_tell (shell, text, NULL, NULL);
    return;
  }
  gint64 before = line->ordered.micro - sold->quantity.micro;
  g_autofree char *id = pos_id_dup_text (&line->id);
  if (before > 0)
    pos_shell_tell (shell,
                    text,
                    "line.set_qty",
                    g_variant_new_parsed ("{'line': <%s>, 'quantity': <%x>}", id, before));
  else
    pos_shell_tell (shell, text, "line.void", make_void_args (result));
}

static void
sold_cb (PosShell *shell, GVariant *result, gpointer data)
{
  Sold *sold = data;

  if (result)
    tell (shell, sold, result);
  g_object_unref (sold->found);
  g_free (sold);
}

void
pos_product_sell (PosShell *shell, PosFoundProduct *found, PosQuantity quantity, GtkWidget *origin)
{
  PosAvailability availability;
  const char *item = pos_found_product_get_product (found)->id;
  g_autoptr (GVariant) args = g_variant_ref_sink (
      g_variant_new_parsed ("{'item': <%s>, 'quantity': <%x>}", item, quantity.micro));
  gboolean unavailable;
  Sold *sold;

  pos_register_get_state (pos_shell_get_register (shell), "item.add", &availability);
  unavailable = availability.state == POS_STATE_UNAVAILABLE;
  pos_availability_clear (&availability);
  if (unavailable) {
    pos_shell_open (shell, "item.add", args, origin); /* says why */
    return;
  }
  sold = g_new0 (Sold, 1);
  sold->found = g_object_ref (found);
  sold->quantity = quantity;
  pos_shell_run (shell, "item.add", args, origin, sold_cb, sold);
}
