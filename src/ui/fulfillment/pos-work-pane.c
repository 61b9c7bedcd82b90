/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-pane.c — see the header. */
#include "ui/fulfillment/pos-work-pane.h"

#include "model/pos-line-words.h"
#include "register/pos-order-may.h"
#include "register/pos-work-facts.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/fulfillment/pos-work-words.h"

/* Figures stand beside each other. */
#define COLUMNS 3

/* Whoever holds an arrow key down passes lines faster than they are read. */
#define REST_MS 120

struct _PosWorkPane {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosWorkLine *line;
  PosWorkFacts *facts; /* (nullable): of @line, while they are known */
  GCancellable *cancellable;
  guint rest;

  GtkWidget *stack, *empty, *page; /* borrowed */
  GtkWidget *name, *item, *pill;
  GtkWidget *quantities, *delivery, *address;
  GtkWidget *number, *customer, *phone, *sums;
  GtkWidget *stock_title, *stock, *no_stock;
  GtkWidget *edit;
};

G_DEFINE_FINAL_TYPE (PosWorkPane, pos_work_pane, GTK_TYPE_BOX)

/* --- What is shown --- */

static void
clear (GtkWidget *grid)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (grid)))
    gtk_grid_remove (GTK_GRID (grid), old);
}

/* @text over what it is, beside those that are there already. */
static void
add_figure (GtkWidget *grid, const char *caption, const char *text)
{
  GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = pos_ui_text_new (caption, "t-cap ink2");
  GtkWidget *value = pos_ui_text_new (text, "semi num");
  int n = 0;

  for (GtkWidget *old = gtk_widget_get_first_child (grid); old;
       old = gtk_widget_get_next_sibling (old))
    n++;
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_add_css_class (figure, "work-figure");
  gtk_box_append (GTK_BOX (figure), label);
  gtk_box_append (GTK_BOX (figure), value);
  gtk_grid_attach (GTK_GRID (grid), figure, n % COLUMNS, n / COLUMNS, 1, 1);
}

static void
add_quantity (PosWorkPane *self, GtkWidget *grid, const char *caption, PosQuantity quantity)
{
  g_autofree char *text =
      pos_line_words_dup_work_count (pos_shell_get_format (self->shell), self->line, quantity);

  add_figure (grid, caption, text);
}

static void
add_money (PosWorkPane *self, const char *caption, gint64 minor, guint32 currency)
{
  g_autofree char *text = pos_format_money (pos_shell_get_format (self->shell), minor, currency);

  add_figure (self->sums, caption, text);
}

/* §3.5: all of them side by side, those of which there is nothing too. */
static void
show_quantities (PosWorkPane *self)
{
  PosWorkLine *line = self->line;

  clear (self->quantities);
  add_quantity (self, self->quantities, C_ ("line panel", "Ordered"), line->ordered);
  add_quantity (
      self, self->quantities, C_ ("line panel", "Remaining"), pos_work_line_get_open (line));
  add_quantity (self, self->quantities, C_ ("line panel", "Picked"), line->picked);
  add_quantity (self, self->quantities, C_ ("line panel", "Packed"), line->packed);
  add_quantity (self, self->quantities, C_ ("line panel", "Invoiced"), line->invoiced);
  if (line->rejected.micro > 0)
    add_quantity (self, self->quantities, C_ ("line panel", "Rejected"), line->rejected);
}

static PosOrderLine *
find_line (PosOrder *order, const PosId *id)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_id_equal (&line->id, id))
    return line;
  return NULL;
}

/* The list knows the town; the street stands in the order. */
static char *
dup_address (PosWorkPane *self)
{
  PosOrder *order = self->facts ? self->facts->order : NULL;
  PosOrderLine *line = order ? find_line (order, &self->line->line) : NULL;
  PosAddress *address =
      line && line->address ? pos_order_find_address (order, line->address) : NULL;

  return address ? pos_delivery_text_address (self->shell, address)
                 : pos_work_dup_place (self->shell, self->line);
}

static void
show_delivery (PosWorkPane *self)
{
  g_autofree char *mode = pos_work_dup_mode (self->shell, self->line);
  g_autofree char *due = pos_work_dup_due (self->shell, self->line);
  /* TRANSLATORS: how it is delivered, and when: "Standard delivery · Thu 14 May" */
  g_autofree char *text = g_strdup_printf (_ ("%1$s · %2$s"), mode, due);
  g_autofree char *address = dup_address (self);

  gtk_label_set_text (GTK_LABEL (self->delivery), text);
  pos_ui_set_data (self->address, address);
}

/* What an edit would be refused for is said of the button before it is tapped. */
static void
show_edit (PosWorkPane *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosOrder *order = self->facts ? self->facts->order : NULL;
  gboolean possible = !order || pos_order_may (reg, POS_ORDER_ACTION_EDIT, order, NULL);

  pos_ui_set_class (self->edit, "unavailable", !possible);
}

static void
show_order (PosWorkPane *self)
{
  PosWorkLine *line = self->line;
  PosOrder *order = self->facts ? self->facts->order : NULL;
  guint32 currency =
      order ? order->currency : pos_register_get_currency (pos_shell_get_register (self->shell));
  const char *name = pos_text_or (line->customer_name, _ ("No customer"));
  /* TRANSLATORS: a customer's name and number: "Marieke van den Berg · C-004218" */
  g_autofree char *customer =
      g_strdup_printf (_ ("%1$s · %2$s"), name, pos_text_or (line->customer_number, ""));

  gtk_label_set_text (GTK_LABEL (self->number), pos_work_get_order_name (line));
  gtk_label_set_text (GTK_LABEL (self->customer), line->customer_number ? customer : name);
  pos_ui_set_data (self->phone, line->phone);
  clear (self->sums);
  add_money (self, _ ("Order total"), line->total, currency);
  if (order)
    add_money (self, _ ("Balance"), order->balance, currency);
  show_edit (self);
}

/* What leaves may lie in another place than this store. */
static void
show_place (PosWorkPane *self)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  const char *id = self->line->location;
  PosWarehouse *place = id ? pos_config_get (config, POS_TYPE_WAREHOUSE, id) : NULL;
  /* TRANSLATORS: title over quantities; a store or a warehouse: "Stock in DC Tilburg" */
  g_autofree char *title =
      place ? g_strdup_printf (_ ("Stock in %s"), place->name) : g_strdup (_ ("Stock"));

  gtk_label_set_text (GTK_LABEL (self->stock_title), title);
}

static void
show_stock (PosWorkPane *self)
{
  PosStock *stock = self->facts ? self->facts->stock : NULL;

  show_place (self);
  clear (self->stock);
  gtk_widget_set_visible (self->no_stock, self->facts && !stock);
  if (stock) {
    add_quantity (self, self->stock, _ ("On hand"), stock->on_hand);
    add_quantity (self, self->stock, _ ("Reserved"), stock->reserved);
    add_quantity (self, self->stock, _ ("On order"), stock->ordered);
  }
}

/* --- Reading --- */

/* Cancelled when the pane goes, which therefore nobody has to keep. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosWorkPane *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosWorkFacts) facts =
      pos_work_facts_read_finish (POS_REGISTER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (!facts) {
    pos_shell_explain (self->shell, error, NULL);
    return;
  }
  g_clear_pointer (&self->facts, pos_work_facts_free);
  self->facts = g_steal_pointer (&facts);
  show_delivery (self);
  show_order (self);
  show_stock (self);
}

static gboolean
rested_cb (gpointer data)
{
  PosWorkPane *self = data;

  self->rest = 0;
  self->cancellable = g_cancellable_new ();
  pos_work_facts_read_async (
      pos_shell_get_register (self->shell), self->line, self->cancellable, read_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop_reading (PosWorkPane *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* --- One line, none, many --- */

static void
show_line (PosWorkPane *self)
{
  PosWorkLine *line = self->line;

  gtk_label_set_text (GTK_LABEL (self->name),
                      pos_l10n_get (line->description, pos_shell_get_language (self->shell)));
  gtk_label_set_text (GTK_LABEL (self->item), line->item);
  pos_work_show_status (POS_PILL (self->pill), line);
  show_quantities (self);
  show_delivery (self);
  show_order (self);
  show_stock (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->page);
}

static void
show_none (PosWorkPane *self, guint n_chosen)
{
  g_autofree char *count = pos_format_count (pos_shell_get_format (self->shell), n_chosen);
  g_autofree char *many =
      g_strdup_printf (ngettext ("%s line selected", "%s lines selected", n_chosen), count);

  g_object_set (self->empty,
                "title",
                n_chosen > 1 ? many : _ ("No line is chosen"),
                "body",
                n_chosen > 1 ? _ ("Choose one line to see all about it.")
                             : _ ("Tick a line, or go to it with the arrow keys."),
                NULL);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->empty);
}

void
pos_work_pane_set_line (PosWorkPane *self, PosWorkLine *line, guint n_chosen)
{
  g_return_if_fail (POS_IS_WORK_PANE (self));
  gboolean same = line && self->line && pos_id_equal (&line->line, &self->line->line);

  /* What was read of it stands until it is read again. */
  if (!same)
    g_clear_pointer (&self->facts, pos_work_facts_free);
  stop_reading (self);
  g_set_object (&self->line, line);
  if (!line) {
    show_none (self, n_chosen);
    return;
  }
  show_line (self);
  self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

/* --- The way to the order --- */

/* A sheet is gone before another page opens below it, and what is refused stands there then. */
static void
open_order (PosWorkPane *self, const char *key, GtkWidget *origin)
{
  g_autoptr (PosWorkPane) kept = g_object_ref (self);
  GtkWidget *sheet = gtk_widget_get_ancestor (GTK_WIDGET (self), POS_TYPE_DIALOG);
  g_autofree char *id = self->line ? pos_id_dup_text (&self->line->order) : NULL;

  if (!id)
    return;
  if (sheet)
    pos_overlay_close (sheet);
  pos_shell_open (
      self->shell, key, g_variant_new_parsed ("{'order': <%s>}", id), sheet ? NULL : origin);
}

static void
open_cb (PosWorkPane *self, GtkWidget *button)
{
  open_order (self, "order.recall", button);
}

static void
edit_cb (PosWorkPane *self, GtkWidget *button)
{
  open_order (self, "order.edit", button);
}

/* --- What it is made of --- */

/* @list: to which it is added.  Returns: where its contents go. */
static GtkWidget *
add_panel (GtkWidget *list, const char *title)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = title ? pos_ui_text_new (title, "overline") : NULL;

  gtk_widget_add_css_class (panel, "work-panel");
  if (heading) {
    gtk_box_append (GTK_BOX (panel), heading);
    gtk_accessible_update_relation (
        GTK_ACCESSIBLE (panel), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  }
  gtk_box_append (GTK_BOX (list), panel);
  return panel;
}

static GtkWidget *
add_label (GtkWidget *panel, const char *classes)
{
  GtkWidget *label = pos_ui_text_new (NULL, classes);

  gtk_box_append (GTK_BOX (panel), label);
  return label;
}

static GtkWidget *
add_grid (GtkWidget *panel)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_box_append (GTK_BOX (panel), grid);
  return grid;
}

static void
add_head (PosWorkPane *self, GtkWidget *list)
{
  GtkWidget *panel = add_panel (list, NULL);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->name = add_label (panel, "t-title");
  self->item = pos_ui_text_new (NULL, "t-cap ink2 num");
  self->pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
  gtk_widget_set_valign (self->item, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (below), self->pill);
  gtk_box_append (GTK_BOX (below), self->item);
  gtk_box_append (GTK_BOX (panel), below);
}

static GtkWidget *
make_facts (PosWorkPane *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *panel;

  add_head (self, list);
  panel = add_panel (list, C_ ("line panel", "Line"));
  self->quantities = add_grid (panel);
  self->delivery = add_label (panel, NULL);
  self->address = add_label (panel, "ink2");
  panel = add_panel (list, C_ ("column", "Order"));
  self->number = add_label (panel, "semi num");
  self->customer = add_label (panel, NULL);
  self->phone = add_label (panel, "ink2 num");
  self->sums = add_grid (panel);
  panel = add_panel (list, _ ("Stock"));
  self->stock_title = gtk_widget_get_first_child (panel);
  self->stock = add_grid (panel);
  self->no_stock = add_label (panel, "ink2");
  gtk_label_set_text (GTK_LABEL (self->no_stock), _ ("Nobody counted it here."));
  return list;
}

static GtkWidget *
make_button (PosWorkPane *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  pos_ui_wrap_label (child);
  gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "quiet");
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_page (PosWorkPane *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->edit = make_button (self, _ ("Edit"), G_CALLBACK (edit_cb));
  gtk_box_set_homogeneous (GTK_BOX (foot), TRUE);
  gtk_widget_add_css_class (foot, "work-panel-foot");
  gtk_box_append (GTK_BOX (foot), make_button (self, _ ("Open order"), G_CALLBACK (open_cb)));
  gtk_box_append (GTK_BOX (foot), self->edit);
  gtk_box_append (GTK_BOX (page), pos_ui_scroller_new (make_facts (self)));
  gtk_box_append (GTK_BOX (page), foot);
  return page;
}

static void
pos_work_pane_dispose (GObject *object)
{
  PosWorkPane *self = POS_WORK_PANE (object);

  stop_reading (self);
  g_clear_object (&self->line);
  g_clear_pointer (&self->facts, pos_work_facts_free);
  G_OBJECT_CLASS (pos_work_pane_parent_class)->dispose (object);
}

static void
pos_work_pane_class_init (PosWorkPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_work_pane_dispose;
}

static void
pos_work_pane_init (PosWorkPane *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "work-pane");
}

GtkWidget *
pos_work_pane_new (PosShell *shell)
{
  PosWorkPane *self = g_object_new (POS_TYPE_WORK_PANE, NULL);

  self->shell = shell;
  self->page = make_page (self);
  self->empty = pos_empty_state_new ("pos-package-symbolic", NULL, NULL);
  self->stack = pos_ui_stack_new ();
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_stack_add_child (GTK_STACK (self->stack), self->page);
  gtk_box_append (GTK_BOX (self), self->stack);
  pos_work_pane_set_line (self, NULL, 0);
  return GTK_WIDGET (self);
}
