/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-panel.c — see the header. */
#include "ui/sale/pos-receipt-panel.h"

#include "pricing/pos-overpaid.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-tabs.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/sale/pos-item-field.h"
#include "ui/sale/pos-receipt-delivery.h"
#include "ui/sale/pos-receipt-payments.h"
#include "ui/shell/pos-unsettled-banner.h"

#include <string.h>

/* So wide, at 100 % text, title, tabs and field stand beside each other. */
#define HEAD_WITH_TABS 720

struct _PosReceiptPanel {
  GtkBox parent;
  PosSaleState *state;
  GtkWidget *title;
  GtkWidget *counts;
  GtkWidget *tabs; /* nullable */
  GtkStack *pages;
  GtkStack *lines; /* the list, the invoices that are paid, or that there is neither */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PosReceiptPanel, pos_receipt_panel, GTK_TYPE_BOX)

static void
pos_receipt_panel_dispose (GObject *object)
{
  g_clear_object (&POS_RECEIPT_PANEL (object)->state);
  G_OBJECT_CLASS (pos_receipt_panel_parent_class)->dispose (object);
}

static void
pos_receipt_panel_class_init (PosReceiptPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_receipt_panel_dispose;
}

static void
pos_receipt_panel_init (PosReceiptPanel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
  gtk_widget_add_css_class (GTK_WIDGET (self), "receipt");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* --- The head --- */

static char *
make_quote_title (PosReceiptPanel *self, PosOrder *order)
{
  g_autofree char *day =
      pos_format_day (pos_sale_state_get_format (self->state), order->quote_expiry);

  /* TRANSLATORS: title of the transaction; a day: "Quote until 13 Jun" */
  return g_strdup_printf (C_ ("transaction", "Quote until %s"), day);
}

static char *
make_title (PosReceiptPanel *self, PosOrder *order)
{
  if (pos_overpaid_has_open_credit (order))
    return g_strdup (_ ("To give back"));
  if (pos_overpaid_has_open (order))
    return g_strdup (_ ("To collect"));
  if (order->flow == POS_ORDER_FLOW_HAND_OVER)
    /* TRANSLATORS: title of the transaction in which an order is handed over */
    return g_strdup (C_ ("transaction", "Pick up"));
  if (order->flow == POS_ORDER_FLOW_CANCEL)
    return g_strdup (C_ ("transaction", "Cancel order"));
  if (order->type == POS_ORDER_TYPE_QUOTE)
    return make_quote_title (self, order);
  if (order->type == POS_ORDER_TYPE_SALES_ORDER || pos_order_has_deferred (order))
    return g_strdup (C_ ("transaction", "Customer order"));
  return g_strdup (pos_order_pays_invoices (order)  ? _ ("Payment of invoices")
                   : pos_order_only_returns (order) ? _ ("Return")
                                                    : C_ ("transaction", "Sale"));
}

/* Pieces, be they sold or returned; what is sold by length or weight counts as one. */
static gint64
count_items (PosOrder *order)
{
  gint64 items = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gint64 quantity = pos_order_line_get_quantity (line).micro;
    if (pos_order_line_is_active (line))
      items += quantity % POS_SCALE == 0 ? ABS (quantity) / POS_SCALE : 1;
  }
  return items;
}

/* On a tall screen the head has room for the tabs, and the lines keep their height. */
static gboolean
has_room_in_head (PosReceiptPanel *self)
{
  PosShell *shell = pos_sale_state_get_shell (self->state);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (shell));
  guint scale = pos_theme_get_text_scale (pos_shell_get_theme (shell));
  int width = surface ? gdk_surface_get_width (surface) : 0;
  int height = surface ? gdk_surface_get_height (surface) : 0;

  return height > width && width * 100 >= HEAD_WITH_TABS * (int)scale;
}

static char *
make_counts (PosReceiptPanel *self, PosOrder *order)
{
  PosFormat *format = pos_sale_state_get_format (self->state);
  guint n_lines = pos_order_count_active_lines (order);
  gint64 n_items = count_items (order);
  g_autofree char *lines = pos_format_count (format, n_lines);
  g_autofree char *items = pos_format_count (format, n_items);
  g_autofree char *lines_text =
      /* TRANSLATORS: %s is a number: "5 lines" */
      g_strdup_printf (ngettext ("%s line", "%s lines", n_lines), lines);
  g_autofree char *items_text =
      /* TRANSLATORS: %s is a number: "9 items" */
      g_strdup_printf (ngettext ("%s item", "%s items", (gulong)n_items), items);
  const char *number =
      order->flow == POS_ORDER_FLOW_NEW ? NULL : pos_text_or (order->number, order->reference);

  /* Large text, or tabs beside it, take a line for the number: the field keeps room for its words.
   */
  gboolean crowded = pos_sale_state_is_large_text (self->state) || has_room_in_head (self);
  const char *gap = crowded ? "\n" : " · ";

  return g_strconcat (
      pos_text_or (number, ""), number ? gap : "", lines_text, " · ", items_text, NULL);
}

static const char *
choose_lines (PosOrder *order)
{
  if (pos_list_size (order->lines) > 0)
    return "list";
  return pos_order_pays_invoices (order) ? "invoices" : "empty";
}

/* Of a customer order always, whatever lies on it: the lines stay where they are, and how they are
 * delivered can be looked at (§4.2). */
static gboolean
has_tabs (PosOrder *order)
{
  return pos_list_size (order->payments) > 0 || order->type == POS_ORDER_TYPE_SALES_ORDER ||
         pos_order_has_deferred (order);
}

static void
update_cb (PosReceiptPanel *self)
{
  PosOrder *order = pos_sale_state_get_order (self->state);
  g_autofree char *title = make_title (self, order);
  g_autofree char *counts = make_counts (self, order);
  gboolean tabs = has_tabs (order);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->counts), counts);
  gtk_widget_set_visible (self->counts, !pos_order_pays_invoices (order));
  gtk_stack_set_visible_child_name (self->lines, choose_lines (order));
  if (!self->tabs)
    return;
  if (!tabs)
    gtk_stack_set_visible_child_name (self->pages, "lines");
  gtk_widget_set_visible (self->tabs, tabs);
}

static void
add_tabs (PosReceiptPanel *self, GtkWidget *head)
{
  self->tabs = pos_tabs_new (self->pages, TRUE);
  if (has_room_in_head (self)) {
    pos_tabs_set_narrow (POS_TABS (self->tabs), TRUE);
    gtk_widget_set_valign (self->tabs, GTK_ALIGN_CENTER);
    gtk_box_insert_child_after (GTK_BOX (head), self->tabs, gtk_widget_get_first_child (head));
  } else {
    gtk_box_append (GTK_BOX (self), self->tabs);
  }
}

static GtkWidget *
make_head (PosReceiptPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 20);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *field = pos_item_field_new (self->state);

  self->title = pos_ui_label_new (NULL, "t-title");
  self->counts = pos_ui_label_new (NULL, "t-cap ink2 num");
  gtk_label_set_wrap (GTK_LABEL (self->counts), TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_widget_add_css_class (head, "receipt-head");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->counts);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), field);
  return head;
}

/* --- The pages --- */

static void
search_cb (PosReceiptPanel *self)
{
  pos_shell_open (pos_sale_state_get_shell (self->state), "item.search", NULL, NULL);
}

static GtkWidget *
make_lines (PosReceiptPanel *self)
{
  GtkWidget *stack = pos_ui_stack_new ();
  GtkWidget *empty = pos_empty_state_new ("pos-scan-symbolic",
                                          _ ("Nothing scanned yet"),
                                          _ ("Scan a product, type its number, or search for it."));

  self->lines = GTK_STACK (stack);
  self->list = pos_receipt_list_new (self->state);
  g_object_set (empty, "action", _ ("Product search"), NULL);
  g_signal_connect_object (empty, "action", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_vhomogeneous (self->lines, FALSE);
  gtk_stack_add_named (self->lines, empty, "empty");
  gtk_stack_add_named (self->lines, self->list, "list");
  gtk_stack_add_named (self->lines, pos_receipt_payments_new (self->state), "invoices");
  return stack;
}

static GtkWidget *
make_page (PosReceiptPanel *self, const char *name, const char **title)
{
  if (g_str_equal (name, "lines")) {
    *title = C_ ("tab", "Lines");
    return make_lines (self);
  }
  if (g_str_equal (name, "payments")) {
    *title = C_ ("tab", "Payments");
    return pos_receipt_payments_new (self->state);
  }
  if (g_str_equal (name, "delivery")) {
    *title = C_ ("tab", "Delivery");
    return pos_receipt_delivery_new (self->state);
  }
  return NULL;
}

static void
add_page (PosReceiptPanel *self, const char *name)
{
  const char *title = NULL;

  if (!name || gtk_stack_get_child_by_name (self->pages, name))
    return;
  GtkWidget *page = make_page (self, name, &title);
  if (page)
    gtk_stack_add_titled (self->pages, page, name, title);
}

static void
add_pages (PosReceiptPanel *self, json_t *options)
{
  json_t *tabs = json_object_get (options, "tabs"), *name;
  gsize index;

  self->pages = GTK_STACK (pos_ui_stack_new ());
  gtk_stack_set_vhomogeneous (self->pages, FALSE);
  gtk_stack_set_hhomogeneous (self->pages, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages), TRUE);
  /* The lines are what the screen is for: there whatever a document says. */
  add_page (self, "lines");
  json_array_foreach (tabs, index, name) add_page (self, json_string_value (name));
}

GtkWidget *
pos_receipt_panel_new (PosSaleState *state, json_t *options)
{
  PosReceiptPanel *self = g_object_new (POS_TYPE_RECEIPT_PANEL, NULL);
  g_autoptr (GtkSelectionModel) pages = NULL;
  GtkWidget *head;

  self->state = g_object_ref (state);
  add_pages (self, options);
  head = make_head (self);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), pos_unsettled_banner_new (pos_sale_state_get_shell (state)));
  pages = gtk_stack_get_pages (self->pages);
  if (g_list_model_get_n_items (G_LIST_MODEL (pages)) > 1)
    add_tabs (self, head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->pages));
  g_signal_connect_object (state, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}

PosReceiptList *
pos_receipt_panel_get_list (PosReceiptPanel *self)
{
  return POS_RECEIPT_LIST (self->list);
}
