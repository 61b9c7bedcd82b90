/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-list.c — see the header. */
#include "ui/returns/pos-return-list.h"

#include "pricing/pos-returns.h"
#include "register/pos-order-rules.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define ORDER "pos-order"

struct _PosReturnList {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  GtkWidget *empty;
  GtkWidget *orders; /* a box of boxes, each with its order */
};

G_DEFINE_FINAL_TYPE (PosReturnList, pos_return_list, GTK_TYPE_BOX)

static guint changed_signal;

static void
pos_return_list_class_init (PosReturnListClass *klass)
{
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_return_list_init (PosReturnList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static void
tell_changed (PosReturnList *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* --- One order --- */

static GtkWidget *
make_head (PosReturnList *self, PosOrder *order)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autofree char *day =
      pos_format_date_long (format, pos_register_get_day (reg, order->committed_at));
  /* TRANSLATORS: a day, and the customer's name */
  g_autofree char *facts = g_strdup_printf (
      _ ("%1$s · %2$s"), day, pos_text_or (order->customer_name, _ ("No customer")));

  gtk_box_append (
      GTK_BOX (head),
      pos_ui_text_new (pos_text_or (order->number, pos_text_or (order->receipt, order->reference)),
                       "t-body semi num"));
  gtk_box_append (GTK_BOX (head), pos_ui_text_new (facts, "t-cap ink2"));
  gtk_widget_add_css_class (head, "return-head");
  return head;
}

static GtkWidget *
make_order (PosReturnList *self, PosOrder *order)
{
  PosOrder *cart = pos_register_get_order (pos_shell_get_register (self->shell));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "panel");
  gtk_widget_add_css_class (box, "return-order");
  gtk_box_append (GTK_BOX (box), make_head (self, order));
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosOrderLine *returned = pos_returns_find (cart, line);
    GtkWidget *row;

    if (line->voided || line->invoiced.micro <= 0)
      continue;
    row = pos_return_line_new (self->shell, order, line, returned);
    g_signal_connect_object (row, "changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), row);
  }
  g_object_set_data_full (G_OBJECT (box), ORDER, g_object_ref (order), g_object_unref);
  return box;
}

void
pos_return_list_show (PosReturnList *self, PosOrder *order)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosConfig *config = pos_register_get_config (reg);
  GtkWidget *next;

  g_return_if_fail (POS_IS_RETURN_LIST (self));
  for (GtkWidget *box = gtk_widget_get_first_child (self->orders); box; box = next) {
    PosOrder *listed = g_object_get_data (G_OBJECT (box), ORDER);

    next = gtk_widget_get_next_sibling (box);
    if (pos_id_equal (&listed->id, &order->id) ||
        !pos_order_rules_may_join (order, listed->customer, &listed->id, config, NULL))
      gtk_box_remove (GTK_BOX (self->orders), box);
  }
  gtk_box_prepend (GTK_BOX (self->orders), make_order (self, order));
  gtk_widget_set_visible (self->empty, FALSE);
  tell_changed (self);
}

/* --- What is listed --- */

gboolean
pos_return_list_has_chosen (PosReturnList *self, PosOrder *order)
{
  g_autoptr (GPtrArray) rows = pos_return_list_get_lines (self);

  for (guint i = 0; i < rows->len; i++)
    if (pos_return_line_get_order (rows->pdata[i]) == order &&
        pos_return_line_get_quantity (rows->pdata[i]).micro > 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
pos_return_list_get_orders (PosReturnList *self)
{
  GPtrArray *orders = g_ptr_array_new ();

  for (GtkWidget *box = gtk_widget_get_first_child (self->orders); box;
       box = gtk_widget_get_next_sibling (box))
    g_ptr_array_add (orders, g_object_get_data (G_OBJECT (box), ORDER));
  return orders;
}

GPtrArray *
pos_return_list_get_lines (PosReturnList *self)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (GtkWidget *box = gtk_widget_get_first_child (self->orders); box;
       box = gtk_widget_get_next_sibling (box))
    for (GtkWidget *row = gtk_widget_get_first_child (box); row;
         row = gtk_widget_get_next_sibling (row))
      if (POS_IS_RETURN_LINE (row))
        g_ptr_array_add (lines, row);
  return lines;
}

PosReturnLine *
pos_return_list_find (PosReturnList *self, const char *code)
{
  g_autoptr (GPtrArray) rows = pos_return_list_get_lines (self);
  PosReturnLine *full = NULL;

  for (guint i = 0; i < rows->len; i++) {
    PosReturnLine *row = rows->pdata[i];
    PosOrderLine *line = pos_return_line_get_line (row);

    if (g_strcmp0 (line->item, code) != 0 && g_strcmp0 (line->barcode, code) != 0)
      continue;
    if (pos_return_line_get_quantity (row).micro < pos_returns_get_left (line).micro)
      return row;
    full = row;
  }
  return full;
}

GtkWidget *
pos_return_list_new (PosShell *shell)
{
  PosReturnList *self = g_object_new (POS_TYPE_RETURN_LIST, NULL);

  self->shell = shell;
  self->empty = pos_empty_state_new ("pos-receipt-symbolic",
                                     _ ("Scan the receipt"),
                                     _ ("Or type its number, the number of the order or of the "
                                        "invoice."));
  self->orders = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_box_append (GTK_BOX (self), self->empty);
  gtk_box_append (GTK_BOX (self), pos_focus_stop_new (self->orders));
  return GTK_WIDGET (self);
}
