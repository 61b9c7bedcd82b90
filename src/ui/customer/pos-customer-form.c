/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-form.c — see the header. */
#include "ui/customer/pos-customer-form.h"

#include "base/pos-json.h"
#include "model/pos-message.h"
#include "register/pos-letters.h"
#include "ui/common/pos-sight.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/customer/pos-address-form.h"
#include "ui/customer/pos-address-item.h"
#include "ui/customer/pos-customer-fields.h"
#include "ui/shell/pos-receipt-choice.h"

typedef struct {
  PosShell *shell;   /* borrowed */
  PosDialog *dialog; /* borrowed */
  PosTextField *name, *phone, *email;
  PosSegmented *receipt;
  PosAddressForm *address;
  PosCustomer *known;   /* (nullable): who is edited */
  GtkWidget *addresses; /* his, and those he gets: PosAddressItem */
  GVariant *edit;       /* (nullable): customer.edit's arguments, while new addresses are added */
  PosCustomerMade made;
  gpointer data;
} Form;

static gboolean
check (Form *self, PosCustomer *customer)
{
  if (!customer->name)
    return pos_customer_fields_complain (self->name, _ ("Type the name."));
  if (customer->email && !pos_message_is_address (customer->email))
    return pos_customer_fields_complain (self->email,
                                         _ ("An e-mail address looks like name@example.com."));
  if (!customer->email && pos_receipt_choice_is_mailed (self->receipt))
    return pos_customer_fields_complain (
        self->email, _ ("Receipts by e-mail need an address. Type it, or choose “Print”."));
  return TRUE;
}

static void
form_free (gpointer data)
{
  Form *self = data;

  g_clear_object (&self->known);
  g_clear_pointer (&self->edit, g_variant_unref);
  g_free (self);
}

/* The same of his own members alone. */
static PosCustomer *
take_members (Form *self)
{
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);

  pos_customer_fields_take (&customer->name, self->name);
  pos_customer_fields_take (&customer->phone, self->phone);
  pos_customer_fields_take (&customer->email, self->email);
  return check (self, customer) ? g_steal_pointer (&customer) : NULL;
}

/* %NULL when something is missing: then the field says so. */
static PosCustomer *
make_customer (Form *self)
{
  g_autoptr (PosCustomer) customer = take_members (self);

  if (!customer)
    return NULL;
  if (!pos_address_form_is_empty (self->address)) {
    g_autoptr (PosAddress) address = pos_address_form_make (self->address);
    if (!address)
      return NULL;
    pos_text_set (&address->name, customer->name);
    pos_list_append (customer->addresses, address);
  }
  return g_steal_pointer (&customer);
}

static void
done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  GtkWidget *dialog = data;
  Form *self = g_object_get_data (G_OBJECT (dialog), "pos-form");

  if (result) {
    PosCustomerMade made = self->made;
    gpointer owner = self->data;

    pos_overlay_close (dialog);
    if (made)
      made (shell, owner);
  }
  g_object_unref (dialog);
}

static void
create_cb (Form *self)
{
  g_autoptr (PosCustomer) customer = make_customer (self);
  g_autoptr (json_t) json = customer ? pos_record_to_json (customer, 0) : NULL;

  if (!json)
    return;
  /* Also what a record leaves out: else the store's usual one would count. */
  json_object_set_new (
      json, "receipt_option", json_string (pos_segmented_get_selected (self->receipt)));
  g_autofree char *text = pos_json_to_text (json);
  pos_shell_run (self->shell,
                 "customer.create",
                 g_variant_new_parsed ("{'customer': <%s>, 'attach': <true>}", text),
                 NULL,
                 done_cb,
                 g_object_ref (self->dialog));
}

/* --- Somebody who is known --- */

/* @changed: (out): what is to be different; @removed: (out): ids.  %FALSE when something is missing
 * of one of them, a new one too. */
static gboolean
read_addresses (Form *self, json_t *changed, json_t *removed)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->addresses); item;
       item = gtk_widget_get_next_sibling (item)) {
    PosAddressItem *address = POS_ADDRESS_ITEM (item);
    json_t *json;

    if (pos_address_item_is_new (address)) {
      g_autoptr (PosAddress) made = pos_address_item_make (address);
      if (!made)
        return FALSE;
      continue;
    }
    if (!pos_address_item_read (address, &json))
      return FALSE;
    if (json)
      json_array_append_new (changed, json);
    if (pos_address_item_is_removed (address))
      json_array_append_new (removed, json_string (pos_address_item_get_id (address)));
  }
  return TRUE;
}

static GVariant *
make_edit_args (Form *self, PosCustomer *customer, json_t *changed, json_t *removed)
{
  g_autoptr (GVariantDict) args = g_variant_dict_new (NULL);
  g_autoptr (GStrvBuilder) gone = g_strv_builder_new ();
  g_autoptr (json_t) changes = json_pack ("{s:s, s:s?, s:s?, s:s}",
                                          "name",
                                          customer->name,
                                          "phone",
                                          customer->phone,
                                          "email",
                                          customer->email,
                                          "receipt_option",
                                          pos_segmented_get_selected (self->receipt));
  g_autofree char *members = pos_json_to_text (changes);
  g_autofree char *addresses = pos_json_to_text (changed);
  gsize index;
  json_t *id;

  json_array_foreach (removed, index, id)
  {
    g_strv_builder_add (gone, json_string_value (id));
  }
  g_auto (GStrv) ids = g_strv_builder_end (gone);
  g_variant_dict_insert (args, "customer", "s", self->known->id);
  g_variant_dict_insert (args, "changes", "s", members);
  g_variant_dict_insert (args, "addresses", "s", addresses);
  g_variant_dict_insert (args, "remove_addresses", "^as", ids);
  return g_variant_dict_end (args);
}

static PosAddressItem *
find_new_address (Form *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->addresses); item;
       item = gtk_widget_get_next_sibling (item))
    if (pos_address_item_is_new (POS_ADDRESS_ITEM (item)))
      return POS_ADDRESS_ITEM (item);
  return NULL;
}

static void add_next (Form *self);

/* What was added is the customer's: whoever saves again adds only the rest. */
static void
added_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  Form *self = g_object_get_data (G_OBJECT (dialog), "pos-form");

  if (!result)
    return;
  gtk_box_remove (GTK_BOX (self->addresses), GTK_WIDGET (find_new_address (self)));
  add_next (self);
}

/* New addresses one by one, then all that is different. */
static void
add_next (Form *self)
{
  PosAddressItem *item = find_new_address (self);

  if (!item) {
    pos_shell_run (
        self->shell, "customer.edit", self->edit, NULL, done_cb, g_object_ref (self->dialog));
    return;
  }
  g_autoptr (PosAddress) address = pos_address_item_make (item);
  g_autoptr (json_t) json = address ? pos_record_to_json (address, 0) : NULL;
  g_autofree char *text = json ? pos_json_to_text (json) : NULL;
  if (text)
    pos_shell_run (
        self->shell,
        "customer.add_address",
        g_variant_new_parsed ("{'customer': <%s>, 'address': <%s>}", self->known->id, text),
        NULL,
        added_cb,
        g_object_ref (self->dialog));
}

static void
save_cb (Form *self)
{
  g_autoptr (PosCustomer) customer = take_members (self);
  g_autoptr (json_t) changed = json_array ();
  g_autoptr (json_t) removed = json_array ();

  if (!customer || !read_addresses (self, changed, removed))
    return;
  g_clear_pointer (&self->edit, g_variant_unref);
  self->edit = g_variant_ref_sink (make_edit_args (self, customer, changed, removed));
  add_next (self);
}

/* --- The form --- */

static GtkWidget *
make_receipt (Form *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->receipt = POS_SEGMENTED (pos_receipt_choice_new (reg));
  pos_segmented_set_selected (
      self->receipt,
      pos_receipt_option_nicks[self->known ? (PosReceiptOption)self->known->receipt_option
                                           : pos_letters_get_for_new (reg)]);
  gtk_box_append (GTK_BOX (box), pos_ui_label_new (_ ("Receipt"), "overline"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->receipt));
  return box;
}

static void
add_new_address (Form *self, GtkWidget *box)
{
  self->address = POS_ADDRESS_FORM (pos_address_form_new (self->shell, FALSE));
  gtk_box_append (GTK_BOX (box), pos_ui_label_new (_ ("Address, to ship goods"), "t-title"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->address));
}

static void
add_cb (Form *self)
{
  GtkWidget *item = pos_address_item_new_empty (self->shell, self->known);

  gtk_box_append (GTK_BOX (self->addresses), item);
  gtk_widget_grab_focus (item);
  pos_sight_bring (gtk_widget_get_parent (self->addresses), item, 0);
}

static void
add_addresses (Form *self, GtkWidget *box)
{
  GtkWidget *add = gtk_button_new_with_label (_ ("Add address"));

  self->addresses = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  POS_LIST_FOREACH (PosAddress, address, self->known->addresses)
  gtk_box_append (GTK_BOX (self->addresses), pos_address_item_new (self->shell, address));
  gtk_widget_add_css_class (add, "btn");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (box), pos_ui_label_new (_ ("Addresses"), "t-title"));
  gtk_box_append (GTK_BOX (box), self->addresses);
  gtk_box_append (GTK_BOX (box), add);
}

static GtkWidget *
build (Form *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_object_set (box, "margin-start", 6, "margin-end", 6, "margin-bottom", 6, NULL);
  self->name = pos_customer_fields_add (box, _ ("Name"), GTK_INPUT_PURPOSE_NAME);
  self->phone = pos_customer_fields_add (box, _ ("Phone"), GTK_INPUT_PURPOSE_PHONE);
  self->email = pos_customer_fields_add (box, _ ("E-mail"), GTK_INPUT_PURPOSE_EMAIL);
  gtk_box_append (GTK_BOX (box), make_receipt (self));
  if (self->known)
    add_addresses (self, box);
  else
    add_new_address (self, box);
  pos_text_field_set_text (self->name, name);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                       "hscrollbar-policy",
                       GTK_POLICY_NEVER,
                       "vexpand",
                       TRUE,
                       "hexpand",
                       TRUE,
                       "child",
                       box,
                       NULL);
}

static void
open_sheet (PosShell *shell, GtkWidget *dialog, const char *name, PosCustomer *known, Form *self)
{
  self->shell = shell;
  self->dialog = POS_DIALOG (dialog);
  self->known = known ? g_object_ref (known) : NULL;
  g_object_set (dialog, "sheet", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (dialog), "pos-form", self, form_free);
  pos_dialog_set_content (self->dialog, build (self, name));
  g_signal_connect_swapped (
      dialog, "primary", known ? G_CALLBACK (save_cb) : G_CALLBACK (create_cb), self);
  pos_overlay_open (pos_shell_get_overlay (shell), self->dialog);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

void
pos_customer_form_open (PosShell *shell, const char *name, PosCustomerMade made, gpointer data)
{
  GtkWidget *dialog = pos_dialog_new (_ ("New customer"), _ ("Create and use"), _ ("Cancel"));
  Form *self = g_new0 (Form, 1);

  self->made = made;
  self->data = data;
  open_sheet (shell, dialog, name, NULL, self);
}

void
pos_customer_form_open_edit (PosShell *shell,
                             PosCustomer *customer,
                             PosCustomerMade made,
                             gpointer data)
{
  GtkWidget *dialog = pos_dialog_new (_ ("Edit customer"), _ ("Save"), _ ("Cancel"));
  Form *self = g_new0 (Form, 1);

  self->made = made;
  self->data = data;
  open_sheet (shell, dialog, customer->name, customer, self);
  pos_text_field_set_text (self->phone, customer->phone);
  pos_text_field_set_text (self->email, customer->email);
}
