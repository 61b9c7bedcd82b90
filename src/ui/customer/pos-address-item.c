/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-address-item.c — see the header. */
#include "ui/customer/pos-address-item.h"

#include "ui/common/pos-ui-props.h"
#include "ui/customer/pos-address-form.h"

struct _PosAddressItem {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosAddress *address;
  GtkWidget *lines, *note, *edit, *remove;
  GtkWidget *form; /* (nullable): while it is edited */
  gboolean removed;
};

G_DEFINE_FINAL_TYPE (PosAddressItem, pos_address_item, GTK_TYPE_BOX)

char *
pos_address_item_dup_text (PosShell *shell, PosAddress *address)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (shell));
  GString *text = g_string_new (address->street);

  g_string_append_printf (
      text, "\n%s %s", pos_text_or (address->postcode, ""), pos_text_or (address->city, ""));
  if (address->country && g_strcmp0 (address->country, store->country) != 0) {
    g_autofree char *country = pos_format_country (pos_shell_get_format (shell), address->country);
    g_string_append_printf (text, "\n%s", country);
  }
  return g_string_free (text, FALSE);
}

static void
update (PosAddressItem *self)
{
  gboolean open = self->form && !self->removed;

  if (self->form)
    gtk_widget_set_visible (self->form, open);
  gtk_widget_set_visible (self->lines, !open);
  gtk_widget_set_visible (self->note, self->removed);
  gtk_widget_set_visible (self->edit, !self->form && !self->removed);
  gtk_button_set_label (GTK_BUTTON (self->remove),
                        pos_address_item_is_new (self) ? _ ("Do not add it")
                        : self->removed                ? _ ("Keep address")
                                                       : _ ("Remove address"));
  pos_ui_set_class (self->lines, "ink2", self->removed);
}

static void
edit_cb (PosAddressItem *self)
{
  self->form = pos_address_form_new (self->shell, TRUE);
  pos_address_form_fill (POS_ADDRESS_FORM (self->form), self->address);
  gtk_box_prepend (GTK_BOX (self), self->form);
  update (self);
  gtk_widget_grab_focus (self->form);
}

static void
remove_cb (PosAddressItem *self)
{
  if (pos_address_item_is_new (self)) {
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_WIDGET (self));
    return;
  }
  self->removed = !self->removed;
  update (self);
}

static void
pos_address_item_dispose (GObject *object)
{
  g_clear_object (&POS_ADDRESS_ITEM (object)->address);
  G_OBJECT_CLASS (pos_address_item_parent_class)->dispose (object);
}

static gboolean
pos_address_item_grab_focus (GtkWidget *widget)
{
  PosAddressItem *self = POS_ADDRESS_ITEM (widget);

  return gtk_widget_grab_focus (self->form ? self->form : self->edit);
}

static void
pos_address_item_class_init (PosAddressItemClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_address_item_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = pos_address_item_dispose;
}

static void
pos_address_item_init (PosAddressItem *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
}

static GtkWidget *
add_button (GtkWidget *row, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

GtkWidget *
pos_address_item_new (PosShell *shell, PosAddress *address)
{
  PosAddressItem *self = g_object_new (POS_TYPE_ADDRESS_ITEM, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = pos_address_item_dup_text (shell, address);

  self->shell = shell;
  self->address = g_object_ref (address);
  self->lines = pos_ui_text_new (NULL, NULL);
  pos_ui_set_data (self->lines, text);
  self->note = pos_ui_text_new (_ ("It goes away when you save."), "t-cap c-warn");
  gtk_box_append (GTK_BOX (self), self->lines);
  gtk_box_append (GTK_BOX (self), self->note);
  gtk_box_append (GTK_BOX (self), row);
  self->edit = add_button (row, _ ("Edit address"));
  self->remove = add_button (row, _ ("Remove address"));
  g_signal_connect_swapped (self->edit, "clicked", G_CALLBACK (edit_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  update (self);
  return GTK_WIDGET (self);
}

GtkWidget *
pos_address_item_new_empty (PosShell *shell, PosCustomer *customer)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (shell));
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);
  GtkWidget *self;

  pos_text_set (&address->name, customer->name);
  pos_text_set (&address->country, store->country);
  self = pos_address_item_new (shell, address);
  edit_cb (POS_ADDRESS_ITEM (self));
  return self;
}

gboolean
pos_address_item_is_new (PosAddressItem *self)
{
  g_return_val_if_fail (POS_IS_ADDRESS_ITEM (self), FALSE);
  return self->address->id == NULL;
}

PosAddress *
pos_address_item_make (PosAddressItem *self)
{
  g_return_val_if_fail (POS_IS_ADDRESS_ITEM (self), NULL);
  return pos_address_form_make (POS_ADDRESS_FORM (self->form));
}

gboolean
pos_address_item_is_removed (PosAddressItem *self)
{
  g_return_val_if_fail (POS_IS_ADDRESS_ITEM (self), FALSE);
  return self->removed;
}

const char *
pos_address_item_get_id (PosAddressItem *self)
{
  g_return_val_if_fail (POS_IS_ADDRESS_ITEM (self), NULL);
  return self->address->id;
}

gboolean
pos_address_item_read (PosAddressItem *self, json_t **json)
{
  g_return_val_if_fail (POS_IS_ADDRESS_ITEM (self), FALSE);
  *json = NULL;
  if (!self->form || self->removed)
    return TRUE;
  *json = pos_address_form_make_changes (POS_ADDRESS_FORM (self->form), self->address->id);
  return *json != NULL;
}
