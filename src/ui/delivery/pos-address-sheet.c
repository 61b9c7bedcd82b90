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
  GtkWidget *form;
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
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
  g_object_set (self->dialog,
                "title",
                _ ("New address"),
                "primary",
                _ ("Add and deliver here"),
                "safe",
                _ ("Cancel"),
                NULL);
  gtk_widget_grab_focus (self->form);
}

static GtkWidget *
make_list (PosAddressSheet *self, PosCustomer *customer, const char *current)
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
  gtk_box_append (GTK_BOX (cards), make_card (self, address, current));
  gtk_widget_add_css_class (add, "btn");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (show_form), self);
  gtk_box_append (GTK_BOX (list), pos_focus_stop_new (cards));
  gtk_box_append (GTK_BOX (list), add);
  return list;
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
add_cb (PosAddressSheet *self)
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

static void
pos_address_sheet_dispose (GObject *object)
{
  POS_ADDRESS_SHEET (object)->dialog = NULL;
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

PosAddressSheet *
pos_address_sheet_open (PosShell *shell, const char *current)
{
  PosCustomer *customer = pos_register_get_customer (pos_shell_get_register (shell));
  GtkWidget *dialog = pos_dialog_new (_ ("Deliver to"), NULL, NULL);
  PosAddressSheet *self = g_object_new (POS_TYPE_ADDRESS_SHEET, NULL);

  g_return_val_if_fail (customer != NULL, NULL);
  self->shell = shell;
  self->dialog = POS_DIALOG (dialog);
  self->form = pos_address_form_new (shell, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self, customer, current), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->form, "form");
  g_object_set (dialog, "sheet", TRUE, "subtitle", customer->name, NULL);
  pos_dialog_set_content (self->dialog, GTK_WIDGET (self));
  g_signal_connect_object (dialog, "primary", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  if (pos_list_size (customer->addresses) == 0)
    show_form (self);
  pos_overlay_open (pos_shell_get_overlay (shell), self->dialog);
  return self;
}
