/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-detail.c — see the header. */
#include "ui/product/pos-product-detail.h"

#include "ui/common/pos-banner.h"
#include "ui/common/pos-stepper.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-facts.h"
#include "ui/product/pos-product-quantity.h"
#include "ui/product/pos-product-sell.h"
#include "ui/product/pos-product-stock.h"
#include "ui/product/pos-product-words.h"
#include "ui/shell/pos-sentences.h"

struct _PosProductDetail {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosFoundProduct *found;
  gboolean big;

  GtkWidget *stack, *empty, *page;
  GtkWidget *name, *number, *price, *usual, *price_note, *banner;
  GtkWidget *scroller, *facts;
  GtkWidget *stepper, *sell;
};

G_DEFINE_FINAL_TYPE (PosProductDetail, pos_product_detail, GTK_TYPE_BOX)

static guint done_signal;

/* --- What is shown --- */

static void
show_head (PosProductDetail *self)
{
  PosProduct *product = pos_found_product_get_product (self->found);
  const char *category = pos_product_get_category (self->shell, self->found);
  g_autofree char *number = pos_ui_dup_facts (product->id, category);
  g_autofree char *price = pos_product_dup_price (self->shell, self->found);
  g_autofree char *usual = pos_product_dup_usual_price (self->shell, self->found);
  g_autofree char *note = pos_product_dup_price_note (self->shell, self->found);

  gtk_label_set_text (GTK_LABEL (self->name), pos_product_get_name (self->shell, self->found));
  gtk_label_set_text (GTK_LABEL (self->number), number);
  gtk_label_set_text (GTK_LABEL (self->price), price);
  pos_ui_set_label (self->usual, usual);
  gtk_label_set_text (GTK_LABEL (self->price_note), note);
  pos_ui_describe (self->price, price, note);
}

static void
show_facts (PosProductDetail *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->facts)))
    gtk_box_remove (GTK_BOX (self->facts), old);
  gtk_box_append (GTK_BOX (self->facts), pos_product_stock_new (self->shell, self->found));
  gtk_box_append (GTK_BOX (self->facts), pos_product_facts_new (self->shell, self->found));
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* Why the least that is sold of it cannot be sold: nothing can. */
static void
show_exception (PosProductDetail *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autoptr (GError) error = NULL;
  PosSentence sentence;
  gboolean sold =
      pos_found_product_check (self->found, reg, pos_found_product_get_least (self->found), &error);

  gtk_widget_set_visible (self->banner, !sold);
  if (sold)
    return;
  pos_sentence_for_error (
      error, pos_shell_get_format (self->shell), pos_register_get_currency (reg), &sentence);
  g_object_set (self->banner, "title", sentence.what, "body", sentence.why, NULL);
  pos_sentence_clear (&sentence);
}

static void
show_quantity (PosProductDetail *self)
{
  PosQuantity quantity = pos_stepper_get_quantity (POS_STEPPER (self->stepper));
  g_autofree char *text = pos_product_dup_quantity (self->shell, self->found, quantity);
  g_autofree char *label =
      quantity.micro == POS_SCALE && !pos_product_get_unit (self->found)
          ? g_strdup (_ ("Add to sale"))
          /* TRANSLATORS: button; %s is a quantity, perhaps with a unit: "Add 4 to sale" */
          : g_strdup_printf (_ ("Add %s to sale"), text);
  g_autoptr (GError) error = NULL;
  gboolean sold =
      pos_found_product_check (self->found, pos_shell_get_register (self->shell), quantity, &error);

  gtk_button_set_label (GTK_BUTTON (self->sell), label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->sell))), TRUE);
  g_autofree char *refusal = sold ? NULL : pos_product_dup_refusal (self->shell, error);

  pos_ui_set_class (self->sell, "unavailable", !sold);
  pos_ui_describe (self->sell, label, refusal);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->sell), GTK_ACCESSIBLE_STATE_DISABLED, !sold, -1);
}

void
pos_product_detail_show (PosProductDetail *self, PosFoundProduct *found)
{
  g_return_if_fail (POS_IS_PRODUCT_DETAIL (self));

  g_set_object (&self->found, found);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), found ? self->page : self->empty);
  if (!found)
    return;
  pos_stepper_set_rule (POS_STEPPER (self->stepper),
                        pos_found_product_get_least (found),
                        pos_found_product_get_step (found),
                        pos_product_get_unit (found));
  pos_stepper_set_quantity (POS_STEPPER (self->stepper), pos_found_product_get_usual (found));
  show_head (self);
  show_facts (self);
  show_exception (self);
  show_quantity (self);
}

PosFoundProduct *
pos_product_detail_get_shown (PosProductDetail *self)
{
  g_return_val_if_fail (POS_IS_PRODUCT_DETAIL (self), NULL);
  return self->found;
}

/* --- What happens --- */

static void
quantity_cb (PosQuantity quantity, gpointer owner)
{
  PosProductDetail *self = owner;

  if (!self->found)
    return;
  pos_stepper_set_quantity (POS_STEPPER (self->stepper), quantity);
  show_quantity (self);
}

static void
ask_cb (PosProductDetail *self)
{
  pos_product_quantity_open (self->shell,
                             self->found,
                             pos_stepper_get_quantity (POS_STEPPER (self->stepper)),
                             quantity_cb,
                             self);
}

static void
done_cb (PosProductDetail *self)
{
  g_signal_emit (self, done_signal, 0);
}

void
pos_product_detail_sell (PosProductDetail *self)
{
  g_return_if_fail (POS_IS_PRODUCT_DETAIL (self));
  if (self->found)
    pos_product_sell (self->shell,
                      self->found,
                      pos_stepper_get_quantity (POS_STEPPER (self->stepper)),
                      self->sell);
}

/* --- The widget --- */

static void
pos_product_detail_dispose (GObject *object)
{
  g_clear_object (&POS_PRODUCT_DETAIL (object)->found);
  G_OBJECT_CLASS (pos_product_detail_parent_class)->dispose (object);
}

static void
pos_product_detail_class_init (PosProductDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_product_detail_dispose;
  done_signal = g_signal_new (
      "done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_product_detail_init (PosProductDetail *self)
{
  self->stack = pos_ui_sheet_fill (GTK_BOX (self));
}

static GtkWidget *
make_price (PosProductDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->price = pos_ui_text_new (NULL, self->big ? "t-amt-xl num" : "t-amt-l num");
  self->usual = pos_ui_label_new (NULL, "t-line ink2 strike num");
  self->price_note = pos_ui_text_new (NULL, "t-cap ink2");
  gtk_widget_set_valign (self->usual, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (self->price, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (line), self->price);
  gtk_box_append (GTK_BOX (line), self->usual);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->price_note);
  return box;
}

static GtkWidget *
make_head (PosProductDetail *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->name = pos_ui_text_new (NULL, "t-head");
  self->number = pos_ui_text_new (NULL, "t-cap ink2 num");
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_append (GTK_BOX (head), self->number);
  gtk_widget_add_css_class (head, "find-detail-head");
  return head;
}

static GtkWidget *
make_body (PosProductDetail *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->banner = pos_banner_new (POS_TONE_DANGER, NULL, NULL);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (body, "find-detail-body");
  gtk_box_append (GTK_BOX (body), make_head (self));
  gtk_box_append (GTK_BOX (body), make_price (self));
  gtk_box_append (GTK_BOX (body), self->banner);
  gtk_box_append (GTK_BOX (body), self->facts);
  self->scroller = pos_ui_scroller_new (body);
  return self->scroller;
}

static GtkWidget *
make_foot (PosProductDetail *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *done = gtk_button_new_with_label (_ ("Done"));

  self->stepper = pos_stepper_new (pos_shell_get_format (self->shell), _ ("Quantity"));
  self->sell = gtk_button_new_with_label (_ ("Add to sale"));
  gtk_widget_add_css_class (done, "btn");
  gtk_widget_add_css_class (self->sell, "btn");
  gtk_widget_add_css_class (self->sell, "primary");
  gtk_widget_set_hexpand (self->sell, TRUE);
  gtk_widget_add_css_class (foot, "find-detail-foot");
  g_signal_connect_swapped (self->stepper, "changed", G_CALLBACK (show_quantity), self);
  g_signal_connect_swapped (self->stepper, "ask", G_CALLBACK (ask_cb), self);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->sell, "clicked", G_CALLBACK (pos_product_detail_sell), self);
  gtk_box_append (GTK_BOX (buttons), done);
  gtk_box_append (GTK_BOX (buttons), self->sell);
  gtk_box_append (GTK_BOX (foot), self->stepper);
  gtk_box_append (GTK_BOX (foot), buttons);
  return foot;
}

GtkWidget *
pos_product_detail_new (PosShell *shell, GtkWidget *empty, gboolean big)
{
  PosProductDetail *self = g_object_new (POS_TYPE_PRODUCT_DETAIL, NULL);

  self->shell = shell;
  self->big = big;
  self->empty = empty;
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->page), make_body (self));
  gtk_box_append (GTK_BOX (self->page), make_foot (self));
  gtk_stack_add_child (GTK_STACK (self->stack), empty);
  gtk_stack_add_child (GTK_STACK (self->stack), self->page);
  return GTK_WIDGET (self);
}
