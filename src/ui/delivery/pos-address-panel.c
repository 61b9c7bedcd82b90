/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-address-panel.c — see the header. */
#include "ui/delivery/pos-address-panel.h"

#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-address-sheet.h"
#include "ui/delivery/pos-delivery-text.h"

struct _PosAddressPanel {
  GtkBox parent;
  PosShell *shell; /* borrowed */
  char *wanted;
  GtkWidget *name;
  GtkWidget *lines;
  GtkWidget *change;
};

G_DEFINE_FINAL_TYPE (PosAddressPanel, pos_address_panel, GTK_TYPE_BOX)

static guint chosen_signal;

static void
update (PosAddressPanel *self)
{
  PosAddress *address = pos_address_panel_get_address (self);
  g_autofree char *lines = address ? pos_delivery_text_address (self->shell, address) : NULL;
  const char *label = address ? C_ ("address", "Change") : _ ("Add address");

  gtk_label_set_text (GTK_LABEL (self->name),
                      address ? pos_text_or (address->name, "") : _ ("No address yet"));
  pos_ui_set_data (self->lines, lines);
  gtk_button_set_label (GTK_BUTTON (self->change), label);
  pos_ui_describe (self->change, address ? _ ("Change the delivery address") : label, lines);
}

static void
picked_cb (PosAddressSheet *sheet, const char *id, PosAddressPanel *self)
{
  pos_address_panel_set_wanted (self, id);
  g_signal_emit (self, chosen_signal, 0);
}

static void
change_cb (PosAddressPanel *self)
{
  PosAddress *address = pos_address_panel_get_address (self);
  PosAddressSheet *sheet = pos_address_sheet_open (self->shell, address ? address->id : NULL);

  if (sheet)
    g_signal_connect_object (sheet, "picked", G_CALLBACK (picked_cb), self, 0);
}

static void
pos_address_panel_finalize (GObject *object)
{
  g_free (POS_ADDRESS_PANEL (object)->wanted);
  G_OBJECT_CLASS (pos_address_panel_parent_class)->finalize (object);
}

static void
pos_address_panel_class_init (PosAddressPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_address_panel_finalize;
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_address_panel_init (PosAddressPanel *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = pos_ui_icon_new ("pos-pin-symbolic", 18);

  self->name = pos_ui_label_new (NULL, "semi");
  self->lines = pos_ui_label_new (NULL, "t-cap ink2");
  self->change = gtk_button_new ();
  pos_ui_wrap_label (self->name);
  pos_ui_wrap_label (self->lines);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->change, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "c-ship");
  gtk_widget_add_css_class (self->change, "btn");
  gtk_widget_add_css_class (self->change, "small");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_box_append (GTK_BOX (texts), self->name);
  gtk_box_append (GTK_BOX (texts), self->lines);
  gtk_box_append (GTK_BOX (self), icon);
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), self->change);
  g_signal_connect_swapped (self->change, "clicked", G_CALLBACK (change_cb), self);
}

GtkWidget *
pos_address_panel_new (PosShell *shell)
{
  PosAddressPanel *self = g_object_new (POS_TYPE_ADDRESS_PANEL, NULL);

  self->shell = shell;
  pos_ui_describe (GTK_WIDGET (self), _ ("Deliver to"), NULL);
  update (self);
  return GTK_WIDGET (self);
}

void
pos_address_panel_set_wanted (PosAddressPanel *self, const char *id)
{
  g_return_if_fail (POS_IS_ADDRESS_PANEL (self));
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  update (self);
}

PosAddress *
pos_address_panel_get_address (PosAddressPanel *self)
{
  g_return_val_if_fail (POS_IS_ADDRESS_PANEL (self), NULL);
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosCustomer *customer = pos_register_get_customer (reg);
  PosAddress *address = NULL;

  if (customer && self->wanted)
    address = pos_customer_find_address (customer, self->wanted);
  if (!address && self->wanted)
    address = pos_order_find_address (pos_register_get_order (reg), self->wanted);
  if (!address && customer)
    address = pos_customer_get_primary_address (customer);
  return address;
}
