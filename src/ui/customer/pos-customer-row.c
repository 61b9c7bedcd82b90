/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-row.c — see the header. */
#include "ui/customer/pos-customer-row.h"

#include "ui/common/pos-avatar.h"
#include "ui/common/pos-find-list.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-ui-props.h"

struct _PosCustomerRow {
  GtkBox parent_instance;
  GtkWidget *avatar;
  GtkWidget *name, *number;
  GtkWidget *phone, *town;
  GtkWidget *pill;
};

G_DEFINE_FINAL_TYPE (PosCustomerRow, pos_customer_row, GTK_TYPE_BOX)

static void
pos_customer_row_class_init (PosCustomerRowClass *klass)
{
}

static void
pos_customer_row_init (PosCustomerRow *self)
{
  GtkWidget *column;

  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_widget_add_css_class (GTK_WIDGET (self), "row");
  gtk_widget_add_css_class (GTK_WIDGET (self), "find-row");
  self->avatar = pos_avatar_new (NULL, NULL, FALSE);
  self->name = pos_ui_text_new (NULL, "semi");
  self->number = pos_ui_text_new (NULL, "t-cap ink2 num");
  self->phone = pos_ui_text_new (NULL, "t-cap num");
  self->town = pos_ui_text_new (NULL, "t-cap ink2");
  self->pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->avatar);
  column = pos_find_row_add_column (GTK_WIDGET (self), self->name, self->number);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (self), self->pill);
  pos_find_row_add_column (GTK_WIDGET (self), self->phone, self->town);
  /* One edge for all rows, however long a number is. */
  gtk_label_set_xalign (GTK_LABEL (self->phone), 1);
  gtk_label_set_xalign (GTK_LABEL (self->town), 1);
}

GtkWidget *
pos_customer_row_new (void)
{
  return g_object_new (POS_TYPE_CUSTOMER_ROW, NULL);
}

void
pos_customer_show_exception (GtkWidget *pill, PosCustomer *customer)
{
  const char *text = customer->blocked ? C_ ("customer", "Blocked")
                     /* TRANSLATORS: a customer that headquarters does not know yet */
                     : customer->pending ? C_ ("customer", "Waiting to sync")
                                         : NULL;

  g_object_set (
      pill, "text", text, "tone", customer->blocked ? POS_TONE_DANGER : POS_TONE_WARN, NULL);
  gtk_widget_set_visible (pill, text != NULL);
}

void
pos_customer_row_show (PosCustomerRow *self, PosCustomer *customer)
{
  g_return_if_fail (POS_IS_CUSTOMER_ROW (self));
  g_return_if_fail (POS_IS_CUSTOMER (customer));
  PosAddress *address = pos_customer_get_primary_address (customer);
  const char *town = address && address->city ? address->city : "";
  g_autofree char *spoken =
      g_strdup_printf ("%s, %s, %s", customer->name, pos_text_or (customer->number, ""), town);

  g_object_set (self->avatar, "name", customer->name, NULL);
  gtk_label_set_text (GTK_LABEL (self->name), customer->name);
  pos_ui_set_label (self->number, customer->number);
  pos_ui_set_data (self->phone, customer->phone);
  pos_ui_set_label (self->town, town);
  pos_customer_show_exception (self->pill, customer);
  pos_ui_describe_row (GTK_WIDGET (self), spoken);
}
