/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-address-sheet.c — see the header. */
#include "ui/delivery/pos-address-sheet.h"

#include "base/pos-json.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/customer/pos-address-form.h"
#include "ui/delivery/pos-delivery-text.h"

struct _PosAddressSheet {
  GtkBox parent;
  PosShell *shell;   /* borrowed */
  PosDialog *dialog; /* borrowed: holds this */
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *remove; /* under the fields of an address that is edited */
  char *current;     /* (nullable): id of the address in force */
  char *edited;      /* (nullable): id of the address whose fields show */
};

G_DEFINE_FINAL_TYPE (PosAddressSheet, pos_address_sheet, GTK_TYPE_BOX)

static guint picked_signal;

static void
pick (PosAddressSheet *self, const char *id)
{
  g_object_ref (self);
  g_signal_emit (self, picked_signal, 0, id);
  if (self->dialog)
    pos_overlay_close (GTK_WIDGET (self->dialog));
  g_object_unref (self);
}

static void
chosen_cb (GtkWidget *card, PosAddressSheet *self)
{
  pick (self, g_object_get_data (G_OBJECT (card), "pos-address"));
}

static GtkWidget *
make_card (PosAddressSheet *self, PosAddress *address, const char *current)
{
  g_autofree char *lines = pos_delivery_text_address (self->shell, address);
  GtkWidget *card = pos_choice_card_new (address->name, lines);

  g_object_set_data_full (G_OBJECT (card), "pos-address", g_strdup (address->id), g_free);
  pos_choice_card_set_active (POS_CHOICE_CARD (card), g_strcmp0 (address->id, current) == 0);
  g_signal_connect (card, "chosen", G_CALLBACK (chosen_cb), self);
  return card;
}

static void
show_form (PosAddressSheet *self)
{
  gtk_widget_set_visible (self->remove, self->edited != NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
  g_object_set (self->dialog,
                "title",
                self->edited ? _ ("Edit address") : _ ("New address"),
                "primary",
                self->edited ? _ ("Save and deliver here") : _ ("Add and deliver here"),
                "safe",
                _ ("Cancel"),
                NULL);
  gtk_widget_grab_focus (self->form);
}

static void
edit_cb (GtkWidget *button, PosAddressSheet *self)
{
  PosCustomer *customer = pos_register_get_customer (pos_shell_get_register (self->shell));
  const char *id = g_object_get_data (G_OBJECT (button), "pos-address");
  PosAddress *address = customer ? pos_customer_find_address (customer, id) : NULL;

  if (!address)
    return;
  g_free (self->edited);
  self->edited = g_strdup (id);
  pos_address_form_fill (POS_ADDRESS_FORM (self->form), address);
  show_form (self);
}

static GtkWidget *
make_row (PosAddressSheet *self, PosAddress *address)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *card = make_card (self, address, self->current);
  GtkWidget *edit = gtk_button_new ();

  gtk_widget_set_hexpand (card, TRUE);
  gtk_button_set_child (GTK_BUTTON (edit), pos_ui_icon_new ("pos-edit-symbolic", 20));
  gtk_widget_add_css_class (edit, "btn");
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (edit, _ ("Edit address"));
  pos_ui_describe (edit, _ ("Edit address"), address->street);
  g_object_set_data_full (G_OBJECT (edit), "pos-address", g_strdup (address->id), g_free);
  g_signal_connect (edit, "clicked", G_CALLBACK (edit_cb), self);
  gtk_box_append (GTK_BOX (row), card);
  gtk_box_append (GTK_BOX (row), edit);
  return row;
}

/* Nothing of what was edited stays in the fields. */
static void
add_cb (PosAddressSheet *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autoptr (PosAddress) none = g_object_new (POS_TYPE_ADDRESS, NULL);

  g_clear_pointer (&self->edited, g_free);
  pos_text_set (&none->name, pos_register_get_customer (reg)->name);
  pos_text_set (&none->country, pos_register_get_store_record (reg)->country);
  pos_address_form_fill (POS_ADDRESS_FORM (self->form), none);
  show_form (self);
}

static GtkWidget *
make_list (PosAddressSheet *self, PosCustomer *customer)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *cards = g_object_new (GTK_TYPE_BOX,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                   "orientation",
                                   GTK_ORIENTATION_VERTICAL,
                                   "spacing",
                                   10,
                                   NULL);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add address"));

  pos_ui_describe (cards, _ ("Deliver to"), NULL);
  POS_LIST_FOREACH (PosAddress, address, customer->addresses)
  gtk_box_append (GTK_BOX (cards), make_row (self, address));
  gtk_widget_add_css_class (add, "btn");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (list), pos_focus_stop_new (cards));
  gtk_box_append (GTK_BOX (list), add);
  return list;
}

/* As the customer is now; who has no address gets one. */
static void
show_list (PosAddressSheet *self)
{
  PosCustomer *customer = pos_register_get_customer (pos_shell_get_register (self->shell));
  GtkStack *stack = GTK_STACK (self->stack);

  if (self->list)
    gtk_stack_remove (stack, self->list);
  self->list = make_list (self, customer);
  gtk_stack_add_named (stack, self->list, "list");
  gtk_stack_set_visible_child (stack, self->list);
  g_object_set (self->dialog, "title", _ ("Deliver to"), "primary", NULL, "safe", NULL, NULL);
  if (pos_list_size (customer->addresses) == 0)
    add_cb (self);
}

/* --- Adding --- */

static void
added_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosAddressSheet) self = data;
  const char *id = NULL;

  if (result && g_variant_lookup (result, "address", "&s", &id))
    pick (self, id);
}

static void
send_new (PosAddressSheet *self)
{
  g_autoptr (PosAddress) address = pos_address_form_make (POS_ADDRESS_FORM (self->form));
  g_autoptr (json_t) json = address ? pos_record_to_json (address, 0) : NULL;
  g_autofree char *text = json ? pos_json_to_text (json) : NULL;

  if (!text)
    return;
  pos_shell_run (self->shell,
                 "customer.add_address",
                 g_variant_new_parsed ("{'address': <%s>}", text),
                 NULL,
                 added_cb,
                 g_object_ref (self));
}

/* --- Changing, and taking away --- */

static void
changed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosAddressSheet) self = data;

  if (result && self->edited)
    pick (self, self->edited);
}

static void
send_changes (PosAddressSheet *self)
{
  g_autoptr (json_t) list = json_array ();
  json_t *changes = pos_address_form_make_changes (POS_ADDRESS_FORM (self->form), self->edited);

  if (!changes)
    return;
  json_array_append_new (list, changes);
  g_autofree char *text = pos_json_to_text (list);
  pos_shell_run (self->shell,
                 "customer.edit",
                 g_variant_new_parsed ("{'addresses': <%s>}", text),
                 NULL,
                 changed_cb,
                 g_object_ref (self));
}

static void
removed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosAddressSheet) self = data;

  if (result && self->dialog)
    show_list (self);
}

static void
remove_cb (PosAddressSheet *self)
{
  const char *const ids[] = {self->edited, NULL};

  pos_shell_run (self->shell,
                 "customer.edit",
                 g_variant_new_parsed ("{'remove_addresses': <%^as>}", ids),
                 self->remove,
                 removed_cb,
                 g_object_ref (self));
}

static void
primary_cb (PosAddressSheet *self)
{
  if (self->edited)
    send_changes (self);
  else
    send_new (self);
}

/* --- The sheet --- */

static void
pos_address_sheet_dispose (GObject *object)
{
  PosAddressSheet *self = POS_ADDRESS_SHEET (object);

  self->dialog = NULL;
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->edited, g_free);
  G_OBJECT_CLASS (pos_address_sheet_parent_class)->dispose (object);
}

static void
pos_address_sheet_class_init (PosAddressSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_address_sheet_dispose;
  picked_signal = g_signal_new ("picked",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
}

static void
pos_address_sheet_init (PosAddressSheet *self)
{
  GtkWidget *scroller = g_object_new (
      GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);

  self->stack = pos_ui_stack_new ();
  g_object_set (self->stack, "margin-start", 6, "margin-end", 6, "margin-bottom", 6, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->stack);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
}

static GtkWidget *
make_fields (PosAddressSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->form = pos_address_form_new (self->shell, TRUE);
  self->remove = gtk_button_new_with_label (_ ("Remove address"));
  gtk_widget_add_css_class (self->remove, "btn");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), self->remove);
  return box;
}

PosAddressSheet *
pos_address_sheet_open (PosShell *shell, const char *current)
{
  PosCustomer *customer = pos_register_get_customer (pos_shell_get_register (shell));
  GtkWidget *dialog = pos_dialog_new (_ ("Deliver to"), NULL, NULL);
  PosAddressSheet *self = g_object_new (POS_TYPE_ADDRESS_SHEET, NULL);

  g_return_val_if_fail (customer != NULL, NULL);
  self->shell = shell;
  self->dialog = POS_DIALOG (dialog);
  self->current = g_strdup (current);
  gtk_stack_add_named (GTK_STACK (self->stack), make_fields (self), "form");
  show_list (self);
  g_object_set (dialog, "sheet", TRUE, "subtitle", customer->name, NULL);
  pos_dialog_set_content (self->dialog, GTK_WIDGET (self));
  g_signal_connect_object (dialog, "primary", G_CALLBACK (primary_cb), self, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), self->dialog);
  return self;
}
