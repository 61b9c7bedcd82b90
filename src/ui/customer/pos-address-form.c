/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-address-form.c — see the header. */
#include "ui/customer/pos-address-form.h"

#include "pricing/pos-delivery.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/customer/pos-customer-fields.h"

#include <string.h>

struct _PosAddressForm {
  GtkBox parent;
  PosShell *shell; /* borrowed */
  PosTextField *name;
  PosTextField *street;
  PosTextField *postcode;
  PosTextField *city;
  PosTextField *other;  /* a country that no chip stands for */
  GtkWidget *countries; /* PosChip */
};

G_DEFINE_FINAL_TYPE (PosAddressForm, pos_address_form, GTK_TYPE_BOX)

/* --- Countries --- */

static void
add_country (GPtrArray *countries, const char *country)
{
  if (country && *country && strlen (country) == 2 &&
      !g_ptr_array_find_with_equal_func (countries, country, g_str_equal, NULL))
    g_ptr_array_add (countries, (gpointer)country);
}

/* The store's own, then those that delivery modes go to.  @anywhere: one goes everywhere. */
static GPtrArray *
list_countries (PosShell *shell, gboolean *anywhere)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosConfig *config = pos_register_get_config (reg);
  GPtrArray *modes = pos_config_list (config, POS_TYPE_DELIVERY_MODE);
  GPtrArray *countries = g_ptr_array_new ();

  *anywhere = FALSE;
  add_country (countries, pos_register_get_store_record (reg)->country);
  for (guint i = 0; i < modes->len; i++) {
    PosDeliveryMode *mode = modes->pdata[i];
    if (pos_delivery_get_mode_class (config, mode->id, pos_register_get_today (reg)) !=
        POS_MODE_CARRIER)
      continue;
    *anywhere |= !mode->countries || !*mode->countries;
    for (guint j = 0; mode->countries && mode->countries[j]; j++)
      add_country (countries, mode->countries[j]);
  }
  return countries;
}

static void
add_chip (PosAddressForm *self, const char *country, GtkToggleButton **group)
{
  g_autofree char *name = pos_format_country (pos_shell_get_format (self->shell), country);
  GtkWidget *chip = pos_chip_new (name, FALSE);

  g_object_set_data_full (G_OBJECT (chip), "pos-country", g_strdup (country), g_free);
  if (*group)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), *group);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  *group = GTK_TOGGLE_BUTTON (chip);
  gtk_box_append (GTK_BOX (self->countries), chip);
}

static void
add_countries (PosAddressForm *self)
{
  gboolean anywhere;
  g_autoptr (GPtrArray) countries = list_countries (self->shell, &anywhere);
  GtkToggleButton *group = NULL;

  self->countries = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  pos_ui_describe (self->countries, _ ("Country"), NULL);
  for (guint i = 0; i < countries->len; i++)
    add_chip (self, countries->pdata[i], &group);
  gtk_box_append (GTK_BOX (self), pos_ui_label_new (_ ("Country"), "overline"));
  gtk_box_append (GTK_BOX (self), self->countries);
  self->other = pos_customer_fields_add (
      GTK_WIDGET (self), _ ("Another country, as two letters"), GTK_INPUT_PURPOSE_ALPHA);
  gtk_text_set_max_length (pos_text_field_get_entry (self->other), 2);
  gtk_widget_set_visible (GTK_WIDGET (self->other), anywhere);
}

static char *
dup_country (PosAddressForm *self)
{
  const char *typed = pos_text_field_get_text (self->other);

  if (*typed)
    return g_ascii_strup (typed, -1);
  for (GtkWidget *chip = gtk_widget_get_first_child (self->countries); chip;
       chip = gtk_widget_get_next_sibling (chip))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      return g_strdup (g_object_get_data (G_OBJECT (chip), "pos-country"));
  return NULL;
}

/* --- The form --- */

static gboolean
pos_address_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POS_ADDRESS_FORM (widget)->street));
}

static void
pos_address_form_class_init (PosAddressFormClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_address_form_grab_focus;
}

static void
pos_address_form_init (PosAddressForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

GtkWidget *
pos_address_form_new (PosShell *shell, gboolean with_name)
{
  PosAddressForm *self = g_object_new (POS_TYPE_ADDRESS_FORM, NULL);
  PosCustomer *customer = pos_register_get_customer (pos_shell_get_register (shell));
  GtkWidget *town = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->shell = shell;
  self->name = pos_customer_fields_add (GTK_WIDGET (self), _ ("Name"), GTK_INPUT_PURPOSE_NAME);
  self->street = pos_customer_fields_add (
      GTK_WIDGET (self), _ ("Street and number"), GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_box_append (GTK_BOX (self), town);
  self->postcode = pos_customer_fields_add (town, _ ("Postcode"), GTK_INPUT_PURPOSE_FREE_FORM);
  self->city = pos_customer_fields_add (town, _ ("Town"), GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_widget_set_hexpand (GTK_WIDGET (self->city), TRUE);
  add_countries (self);
  gtk_widget_set_visible (GTK_WIDGET (self->name), with_name);
  pos_text_field_set_text (self->name, with_name && customer ? customer->name : NULL);
  return GTK_WIDGET (self);
}

static gboolean
demand (PosTextField *field, const char *error)
{
  g_autofree char *text = g_strstrip (g_strdup (pos_text_field_get_text (field)));

  return *text || pos_customer_fields_complain (field, error);
}

PosAddress *
pos_address_form_make (PosAddressForm *self)
{
  g_return_val_if_fail (POS_IS_ADDRESS_FORM (self), NULL);
  g_autofree char *country = NULL;
  PosAddress *address;

  if (!demand (self->street, _ ("Which street?")) || !demand (self->city, _ ("Which town?")))
    return NULL;
  country = dup_country (self);
  address = g_object_new (POS_TYPE_ADDRESS, NULL);
  pos_customer_fields_take (&address->name, self->name);
  pos_customer_fields_take (&address->street, self->street);
  pos_customer_fields_take (&address->postcode, self->postcode);
  pos_customer_fields_take (&address->city, self->city);
  pos_text_set (&address->country, country);
  return address;
}

/* What stands there is a chip's, or it is typed. */
static void
show_country (PosAddressForm *self, const char *country)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->countries); chip;
       chip = gtk_widget_get_next_sibling (chip))
    if (!g_strcmp0 (g_object_get_data (G_OBJECT (chip), "pos-country"), country)) {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
      pos_text_field_set_text (self->other, NULL);
      return;
    }
  pos_text_field_set_text (self->other, country);
  gtk_widget_set_visible (GTK_WIDGET (self->other), TRUE);
}

void
pos_address_form_fill (PosAddressForm *self, PosAddress *address)
{
  g_return_if_fail (POS_IS_ADDRESS_FORM (self));
  pos_text_field_set_text (self->name, address->name);
  pos_text_field_set_text (self->street, address->street);
  pos_text_field_set_text (self->postcode, address->postcode);
  pos_text_field_set_text (self->city, address->city);
  show_country (self, address->country);
}

json_t *
pos_address_form_make_changes (PosAddressForm *self, const char *id)
{
  g_autoptr (PosAddress) address = pos_address_form_make (self);

  return address ? json_pack ("{s:s, s:s?, s:s, s:s?, s:s, s:s?}",
                              "id",
                              id,
                              "name",
                              address->name,
                              "street",
                              address->street,
                              "postcode",
                              address->postcode,
                              "city",
                              address->city,
                              "country",
                              address->country)
                 : NULL;
}

gboolean
pos_address_form_is_empty (PosAddressForm *self)
{
  g_return_val_if_fail (POS_IS_ADDRESS_FORM (self), TRUE);
  return !*pos_text_field_get_text (self->street) && !*pos_text_field_get_text (self->postcode) &&
         !*pos_text_field_get_text (self->city);
}
