/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-quantity.c — see the header. */
#include "ui/sale/pos-line-quantity.h"

#include "ui/common/pos-translator.h"

typedef struct {
  char *name;
  GVariant *back; /* (nullable): what brings the quantity back that was there */
} Counted;

static void
counted_free (Counted *counted)
{
  g_free (counted->name);
  g_clear_pointer (&counted->back, g_variant_unref);
  g_free (counted);
}

static void
counted_cb (PosShell *shell, GVariant *result, gpointer data)
{
  Counted *counted = data;

  if (result && counted->back) {
    /* TRANSLATORS: told after the quantity of a line was changed; %s is the product */
    g_autofree char *text = g_strdup_printf (_ ("Quantity changed: %s"), counted->name);
    pos_shell_tell (shell, text, "line.set_qty", counted->back);
  }
  counted_free (counted);
}

static PosQuantity
get_quantity (PosOrder *order, PosOrderLine *line)
{
  return pos_order_is_handed_over (order, line) ? line->hand_over
                                                : pos_order_line_get_quantity (line);
}

PosQuantity
pos_line_quantity_count_pieces (PosOrder *order, PosOrderLine *line, PosQuantity keyed)
{
  PosQuantity units;

  return !pos_order_is_handed_over (order, line) &&
                 pos_order_line_count_units (line, pos_order_line_get_quantity (line), &units)
             ? pos_order_line_count_pieces (line, keyed)
             : keyed;
}

GVariant *
pos_line_quantity_make_args (PosOrder *order, PosOrderLine *line)
{
  g_autofree char *id = pos_id_dup_text (&line->id);
  gint64 before = get_quantity (order, line).micro;

  if (before <= 0)
    return NULL;
  return g_variant_ref_sink (g_variant_new_parsed ("{'line': <%s>, 'quantity': <%x>}", id, before));
}

void
pos_line_quantity_set (PosShell *shell, PosOrderLine *line, GVariant *args, GtkWidget *origin)
{
  Counted *counted = g_new0 (Counted, 1);

  if (line) {
    counted->name = g_strdup (pos_l10n_get (line->description, pos_shell_get_language (shell)));
    counted->back =
        pos_line_quantity_make_args (pos_register_get_order (pos_shell_get_register (shell)), line);
  }
  pos_shell_run (shell, "line.set_qty", args, origin, counted_cb, counted);
}
