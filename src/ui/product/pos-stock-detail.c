/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-detail.c — see the header. */
#include "ui/product/pos-stock-detail.h"

#include "ui/common/pos-stepper.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-facts.h"
#include "ui/product/pos-product-quantity.h"
#include "ui/product/pos-product-words.h"
#include "ui/product/pos-stock-days.h"
#include "ui/product/pos-stock-take.h"
#include "ui/product/pos-stock-words.h"
#include "ui/shell/pos-store-text.h"

struct _PosStockDetail {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosFoundProduct *found;
  PosStockPlace *place;
  char *line; /* (nullable): id */
  PosQuantity wanted;

  GtkWidget *stack, *empty, *page, *scroller;
  GtkWidget *name, *where, *count, *level, *facts, *age;
  GtkWidget *address, *about, *hours;
  GtkWidget *stepper, *for_line, *pick_up, *ship;
};

G_DEFINE_FINAL_TYPE (PosStockDetail, pos_stock_detail, GTK_TYPE_BOX)

/* --- What is shown --- */

static void
clear (GtkWidget *box)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), old);
}

static void
add_count (PosStockDetail *self, const char *caption, PosQuantity quantity)
{
  g_autofree char *count =
      pos_stock_words_dup_count (self->shell, self->found, self->place, quantity);

  pos_product_facts_add (self->facts, caption, count);
}

static void
show_counts (PosStockDetail *self)
{
  PosStockPlace *place = self->place;
  g_autofree char *count =
      pos_stock_words_dup_count (self->shell, self->found, place, place->available);
  g_autofree char *age = pos_stock_words_dup_age (self->shell, place);

  gtk_label_set_text (GTK_LABEL (self->count), count);
  pos_ui_describe (self->count, count, _ ("Available"));
  pos_ui_set_label (self->level, pos_l10n_get (place->level, pos_shell_get_language (self->shell)));
  clear (self->facts);
  add_count (self, _ ("On hand"), place->on_hand);
  add_count (self, _ ("Reserved"), place->reserved);
  add_count (self, _ ("On order"), place->ordered);
  if (place->blocked.micro != 0)
    /* TRANSLATORS: goods that came back and may not be sold */
    add_count (self, C_ ("stock", "Blocked"), place->blocked);
  pos_ui_set_label (self->age, age);
}

/* Street, town and telephone, each in a line of its own. */
static char *
dup_address (PosStore *store)
{
  g_autofree char *town =
      g_strjoin (" ", pos_text_or (store->postcode, ""), pos_text_or (store->city, ""), NULL);
  g_autoptr (GString) text = g_string_new (pos_text_or (store->street, ""));

  g_strstrip (town);
  if (*town)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", town);
  if (store->phone && *store->phone)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", store->phone);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_address (PosStockDetail *self)
{
  const char *language = pos_shell_get_language (self->shell);
  PosStore *store = self->place->store;
  g_autofree char *address = store ? dup_address (store) : g_strdup (self->place->city);
  g_autoptr (GPtrArray) hours = store ? pos_store_text_list_hours (self->shell, store) : NULL;

  pos_ui_set_data (self->address, address);
  pos_ui_set_label (self->about, pos_l10n_get (self->place->about, language));
  clear (self->hours);
  if (hours && hours->len > 0)
    gtk_box_append (GTK_BOX (self->hours), pos_ui_text_new (_ ("Opening hours"), "overline"));
  for (guint i = 0; hours && i < hours->len; i++) {
    PosStoreHours *row = hours->pdata[i];
    pos_product_facts_add (self->hours, row->days, row->hours);
  }
}

static void
show_button (PosStockDetail *self, GtkWidget *button, const char *label, const char *reason)
{
  g_autofree char *why =
      reason ? pos_stock_words_dup_reason (self->shell, self->place, reason) : NULL;

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                         GTK_JUSTIFY_CENTER);
  pos_ui_set_class (button, "unavailable", reason != NULL);
  pos_ui_describe (button, label, why);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_DISABLED, reason != NULL, -1);
}

/* One of them is the usual answer: the one that can be given. */
static void
show_actions (PosStockDetail *self)
{
  PosStockPlace *place = self->place;
  gboolean picks_up = place->no_pick_up == NULL;
  g_autofree char *count = pos_product_dup_quantity (self->shell, self->found, self->wanted);
  /* TRANSLATORS: button; %s is a quantity */
  g_autofree char *pick_up = g_strdup_printf (_ ("Pick up %s here"), count);
  /* TRANSLATORS: button; %s is a quantity */
  g_autofree char *ship = g_strdup_printf (_ ("Ship %s from there"), count);
  /* TRANSLATORS: %s is a quantity */
  g_autofree char *line = g_strdup_printf (_ ("For the selected line: %s"), count);

  show_button (self, self->pick_up, pick_up, place->no_pick_up);
  show_button (self, self->ship, ship, place->no_ship);
  pos_ui_set_class (self->pick_up, "primary", picks_up);
  pos_ui_set_class (self->ship, "primary", !picks_up && !place->no_ship);
  gtk_label_set_text (GTK_LABEL (self->for_line), line);
  gtk_widget_set_visible (self->for_line, self->line != NULL);
  gtk_widget_set_visible (self->stepper, self->line == NULL);
}

void
pos_stock_detail_show (PosStockDetail *self, PosStockPlace *place)
{
  g_return_if_fail (POS_IS_STOCK_DETAIL (self));
  g_autofree char *where = NULL;

  g_set_object (&self->place, place);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), place ? self->page : self->empty);
  if (!place)
    return;
  where = pos_stock_words_dup_where (self->shell, place);
  gtk_label_set_text (GTK_LABEL (self->name), place->name);
  gtk_label_set_text (GTK_LABEL (self->where), where);
  show_counts (self);
  show_address (self);
  show_actions (self);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

void
pos_stock_detail_set_product (PosStockDetail *self, PosFoundProduct *found, PosOrderLine *line)
{
  g_return_if_fail (POS_IS_STOCK_DETAIL (self));

  g_set_object (&self->found, found);
  g_clear_pointer (&self->line, g_free);
  pos_stock_detail_show (self, NULL);
  if (!found)
    return;
  self->line = line ? pos_id_dup_text (&line->id) : NULL;
  self->wanted = line ? pos_order_line_get_quantity (line) : pos_found_product_get_usual (found);
  pos_stepper_set_rule (POS_STEPPER (self->stepper),
                        pos_found_product_get_least (found),
                        pos_found_product_get_step (found),
                        pos_product_get_unit (found));
  pos_stepper_set_quantity (POS_STEPPER (self->stepper), self->wanted);
}

/* --- What happens --- */

static void
stepped_cb (PosStockDetail *self)
{
  self->wanted = pos_stepper_get_quantity (POS_STEPPER (self->stepper));
  if (self->place)
    show_actions (self);
}

static void
quantity_cb (PosQuantity quantity, gpointer owner)
{
  PosStockDetail *self = owner;

  pos_stepper_set_quantity (POS_STEPPER (self->stepper), quantity);
  stepped_cb (self);
}

static void
ask_cb (PosStockDetail *self)
{
  pos_product_quantity_open (self->shell, self->found, self->wanted, quantity_cb, self);
}

static void
take (PosStockDetail *self, PosIntent intent, GtkWidget *origin)
{
  pos_stock_take (self->shell, self->found, self->place, intent, self->wanted, self->line, origin);
}

static void
pick_up_cb (PosStockDetail *self)
{
  take (self, POS_INTENT_PICK_UP, self->pick_up);
}

static void
ship_cb (PosStockDetail *self)
{
  take (self, POS_INTENT_SHIP, self->ship);
}

void
pos_stock_detail_take (PosStockDetail *self)
{
  g_return_if_fail (POS_IS_STOCK_DETAIL (self));

  if (self->place && self->place->no_pick_up && !self->place->no_ship)
    ship_cb (self);
  else if (self->place)
    pick_up_cb (self);
}

static void
days_cb (PosStockDetail *self)
{
  pos_stock_days_open (self->shell, pos_found_product_get_product (self->found), self->place);
}

/* --- The widget --- */

static void
pos_stock_detail_dispose (GObject *object)
{
  PosStockDetail *self = POS_STOCK_DETAIL (object);

  g_clear_object (&self->found);
  g_clear_object (&self->place);
  g_clear_pointer (&self->line, g_free);
  G_OBJECT_CLASS (pos_stock_detail_parent_class)->dispose (object);
}

static void
pos_stock_detail_class_init (PosStockDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_stock_detail_dispose;
}

static void
pos_stock_detail_init (PosStockDetail *self)
{
  self->stack = pos_ui_sheet_fill (GTK_BOX (self));
}

static GtkWidget *
make_head (PosStockDetail *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->name = pos_ui_text_new (NULL, "t-head");
  self->where = pos_ui_text_new (NULL, "t-cap ink2 num");
  gtk_widget_add_css_class (head, "find-detail-head");
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_append (GTK_BOX (head), self->where);
  return head;
}

static GtkWidget *
make_days (PosStockDetail *self)
{
  GtkWidget *days = gtk_button_new_with_label (_ ("Availability by date"));

  gtk_widget_add_css_class (days, "btn");
  gtk_widget_set_halign (days, GTK_ALIGN_START);
  gtk_widget_set_margin_top (days, 8);
  g_signal_connect_swapped (days, "clicked", G_CALLBACK (days_cb), self);
  return days;
}

static GtkWidget *
make_counts (PosStockDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->count = pos_ui_text_new (NULL, "t-amt-xl num");
  self->level = pos_ui_text_new (NULL, "semi");
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->age = pos_ui_text_new (NULL, "t-cap ink2 find-age");
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (_ ("Available"), "overline"));
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->level);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), self->age);
  gtk_box_append (GTK_BOX (box), make_days (self));
  return box;
}

static GtkWidget *
make_body (PosStockDetail *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->address = pos_ui_text_new (NULL, "num");
  self->about = pos_ui_text_new (NULL, "ink2");
  self->hours = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (body, "find-detail-body");
  gtk_box_append (GTK_BOX (body), make_head (self));
  gtk_box_append (GTK_BOX (body), make_counts (self));
  gtk_box_append (GTK_BOX (body), self->address);
  gtk_box_append (GTK_BOX (body), self->about);
  gtk_box_append (GTK_BOX (body), self->hours);
  self->scroller = pos_ui_scroller_new (body);
  return self->scroller;
}

static GtkWidget *
make_button (PosStockDetail *self, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_foot (PosStockDetail *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->stepper = pos_stepper_new (pos_shell_get_format (self->shell), _ ("Quantity"));
  self->for_line = pos_ui_text_new (NULL, "ink2 num");
  self->ship = make_button (self, G_CALLBACK (ship_cb));
  self->pick_up = make_button (self, G_CALLBACK (pick_up_cb));
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_widget_add_css_class (foot, "find-detail-foot");
  g_signal_connect_swapped (self->stepper, "changed", G_CALLBACK (stepped_cb), self);
  g_signal_connect_swapped (self->stepper, "ask", G_CALLBACK (ask_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->ship);
  gtk_box_append (GTK_BOX (buttons), self->pick_up);
  gtk_box_append (GTK_BOX (foot), self->for_line);
  gtk_box_append (GTK_BOX (foot), self->stepper);
  gtk_box_append (GTK_BOX (foot), buttons);
  return foot;
}

GtkWidget *
pos_stock_detail_new (PosShell *shell, GtkWidget *empty)
{
  PosStockDetail *self = g_object_new (POS_TYPE_STOCK_DETAIL, NULL);

  self->shell = shell;
  self->empty = empty;
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->page), make_body (self));
  gtk_box_append (GTK_BOX (self->page), make_foot (self));
  gtk_stack_add_child (GTK_STACK (self->stack), empty);
  gtk_stack_add_child (GTK_STACK (self->stack), self->page);
  return GTK_WIDGET (self);
}
