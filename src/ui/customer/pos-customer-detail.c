/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-detail.c — see the header. */
#include "ui/customer/pos-customer-detail.h"

#include "ui/common/pos-banner.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/customer/pos-address-item.h"
#include "ui/customer/pos-customer-row.h"

struct _PosCustomerDetail {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosCustomer *customer;

  GtkWidget *stack, *empty, *page;
  GtkWidget *name, *number, *loyalty, *pill, *banner;
  GtkWidget *facts;
  GtkWidget *use;
};

G_DEFINE_FINAL_TYPE (PosCustomerDetail, pos_customer_detail, GTK_TYPE_BOX)

static guint use_signal, card_signal, edit_signal;

/* --- What is shown --- */

static void
add_fact (PosCustomerDetail *self, const char *icon, const char *text)
{
  GtkWidget *row, *label;

  if (!text || !*text)
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  label = pos_ui_text_new (NULL, NULL);
  pos_ui_set_data (label, text);
  gtk_widget_add_css_class (row, "find-fact");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), pos_ui_icon_new (icon, 20));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (self->facts), row);
}

static void
show_facts (PosCustomerDetail *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->facts)))
    gtk_box_remove (GTK_BOX (self->facts), old);
  add_fact (self, "pos-phone-symbolic", self->customer->phone);
  add_fact (self, "pos-mail-symbolic", self->customer->email);
  for (GStrv card = self->customer->cards; card && *card; card++)
    add_fact (self, "pos-card-symbolic", *card);
  POS_LIST_FOREACH (PosAddress, address, self->customer->addresses)
  {
    g_autofree char *text = pos_address_item_dup_text (self->shell, address);
    add_fact (self, "pos-pin-symbolic", text);
  }
}

void
pos_customer_detail_show (PosCustomerDetail *self, PosCustomer *customer)
{
  g_return_if_fail (POS_IS_CUSTOMER_DETAIL (self));

  g_set_object (&self->customer, customer);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), customer ? self->page : self->empty);
  if (!customer)
    return;
  gtk_label_set_text (GTK_LABEL (self->name), customer->name);
  pos_ui_set_label (self->number, customer->number);
  pos_ui_set_label (self->loyalty, customer->loyalty);
  pos_customer_show_exception (self->pill, customer);
  gtk_widget_set_visible (self->banner, customer->blocked);
  pos_ui_set_class (self->use, "unavailable", customer->blocked);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->use), GTK_ACCESSIBLE_STATE_DISABLED, customer->blocked, -1);
  show_facts (self);
}

PosCustomer *
pos_customer_detail_get_shown (PosCustomerDetail *self)
{
  g_return_val_if_fail (POS_IS_CUSTOMER_DETAIL (self), NULL);
  return self->customer;
}

GtkWidget *
pos_customer_detail_get_button (PosCustomerDetail *self)
{
  g_return_val_if_fail (POS_IS_CUSTOMER_DETAIL (self), NULL);
  return self->use;
}

static void
use_cb (PosCustomerDetail *self)
{
  g_signal_emit (self, use_signal, 0);
}

static void
card_cb (PosCustomerDetail *self)
{
  g_signal_emit (self, card_signal, 0);
}

static void
edit_cb (PosCustomerDetail *self)
{
  g_signal_emit (self, edit_signal, 0);
}

/* --- The widget --- */

static void
pos_customer_detail_dispose (GObject *object)
{
  g_clear_object (&POS_CUSTOMER_DETAIL (object)->customer);
  G_OBJECT_CLASS (pos_customer_detail_parent_class)->dispose (object);
}

static void
pos_customer_detail_class_init (PosCustomerDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_customer_detail_dispose;
  use_signal = g_signal_new (
      "use", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  card_signal = g_signal_new (
      "card", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  edit_signal = g_signal_new (
      "edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_button (PosCustomerDetail *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
pos_customer_detail_init (PosCustomerDetail *self)
{
  self->stack = pos_ui_sheet_fill (GTK_BOX (self));
}

static GtkWidget *
make_head (PosCustomerDetail *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->name = pos_ui_text_new (NULL, "t-head");
  self->number = pos_ui_text_new (NULL, "t-cap ink2 num");
  self->loyalty = pos_ui_text_new (NULL, "t-cap semi c-warn");
  self->pill = pos_pill_new (POS_TONE_WARN, NULL, NULL);
  gtk_widget_set_halign (self->pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_append (GTK_BOX (head), self->number);
  gtk_box_append (GTK_BOX (head), self->loyalty);
  gtk_box_append (GTK_BOX (head), self->pill);
  gtk_widget_add_css_class (head, "find-detail-head");
  return head;
}

static GtkWidget *
make_body (PosCustomerDetail *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->banner = pos_banner_new (POS_TONE_DANGER,
                                 _ ("This customer is on stop"),
                                 _ ("Headquarters has blocked sales to this customer."));
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (body, "find-detail-body");
  gtk_box_append (GTK_BOX (body), make_head (self));
  gtk_box_append (GTK_BOX (body), self->banner);
  gtk_box_append (GTK_BOX (body), self->facts);
  return pos_ui_scroller_new (body);
}

GtkWidget *
pos_customer_detail_new (PosShell *shell)
{
  PosCustomerDetail *self = g_object_new (POS_TYPE_CUSTOMER_DETAIL, NULL);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->shell = shell;
  self->empty = pos_empty_state_new ("pos-user-symbolic",
                                     _ ("Choose a customer"),
                                     _ ("Addresses and how to reach them show here."));
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->use = make_button (self, _ ("Use this customer"), G_CALLBACK (use_cb));
  gtk_widget_add_css_class (self->use, "primary");
  gtk_widget_add_css_class (foot, "find-detail-foot");
  gtk_box_append (GTK_BOX (more), make_button (self, _ ("Edit"), G_CALLBACK (edit_cb)));
  gtk_box_append (GTK_BOX (more), make_button (self, _ ("Loyalty card"), G_CALLBACK (card_cb)));
  gtk_box_append (GTK_BOX (foot), more);
  gtk_box_append (GTK_BOX (foot), self->use);
  gtk_box_append (GTK_BOX (self->page), make_body (self));
  gtk_box_append (GTK_BOX (self->page), foot);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_stack_add_child (GTK_STACK (self->stack), self->page);
  return GTK_WIDGET (self);
}
