/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-delivery.c — see the header. */
#include "ui/sale/pos-receipt-delivery.h"

#include "model/pos-line-words.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-group-header.h"
#include "ui/sale/pos-sale-list.h"

/* Where the goods go, and who may have them. */
static char *
make_receiver (PosSaleState *state, PosOrderLine *line)
{
  PosAddress *address = pos_order_find_address (pos_sale_state_get_order (state), line->address);

  if (line->collector && *line->collector)
    return g_strdup (line->collector);
  if (!address || line->intent != POS_INTENT_SHIP)
    return NULL;
  g_autofree char *place = g_strjoin (" ", address->postcode, address->city, NULL);
  return g_strjoin (", ", address->name, address->street, place, NULL);
}

static GtkWidget *
make_line (PosSaleState *state, PosOrderLine *line)
{
  PosFormat *format = pos_sale_state_get_format (state);
  g_autofree char *quantity =
      pos_line_words_dup_count (format, line, pos_order_line_get_quantity (line));
  g_autofree char *text =
      /* TRANSLATORS: quantity × product */
      g_strdup_printf (_ ("%1$s × %2$s"),
                       quantity,
                       pos_l10n_get (line->description, pos_sale_state_get_language (state)));
  GtkWidget *label = pos_ui_label_new (text, "num");

  gtk_widget_add_css_class (label, "row");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_group (PosSaleState *state, GtkBox *rows, GPtrArray *groups, guint index)
{
  PosReceiptGroup *group = groups->pdata[index];
  GtkWidget *header = pos_group_header_new (state);
  g_autofree char *receiver = make_receiver (state, group->line);

  pos_group_header_show (POS_GROUP_HEADER (header), group);
  gtk_box_append (rows, header);
  if (receiver) {
    GtkWidget *label = pos_ui_label_new (receiver, "row semi");
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_box_append (rows, label);
  }
  POS_LIST_FOREACH (PosOrderLine, line, pos_sale_state_get_order (state)->lines)
  if (pos_order_line_is_active (line) && pos_receipt_groups_find (groups, line) == index)
    gtk_box_append (rows, make_line (state, line));
}

static void
fill (PosSaleState *state, GtkBox *rows)
{
  g_autoptr (GPtrArray) groups = pos_receipt_groups_new (pos_sale_state_get_order (state));

  for (guint i = 0; i < groups->len; i++)
    add_group (state, rows, groups, i);
}

GtkWidget *
pos_receipt_delivery_new (PosSaleState *state)
{
  return pos_sale_list_new (state, fill);
}
