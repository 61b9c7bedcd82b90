/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-receipt.c — see the header. */
#include "ui/payment/pos-payment-receipt.h"

#include "register/pos-letters.h"
#include "register/pos-papers.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/payment/pos-email-dialog.h"
#include "ui/shell/pos-receipt-choice.h"

#define GAP 8
#define WHERE "where"
#define NOWHERE "nowhere"

struct _PosPaymentReceipt {
  GtkBox parent_instance;

  PosShell *shell; /* not owned: the page it lies on lives as long */
  GtkWidget *choice;
  GtkWidget *place; /* of @where, also while it has nothing to say: the choice stays put */
  GtkWidget *where;
  GtkWidget *where_label;
  char *email;    /* (nullable): typed here */
  char *customer; /* (nullable): whose usual choice is shown */
  gboolean sends;
  gboolean prints;
};

G_DEFINE_FINAL_TYPE (PosPaymentReceipt, pos_payment_receipt, GTK_TYPE_BOX)

/* --- Where --- */

static const char *
get_email (PosPaymentReceipt *self)
{
  PosCustomer *customer = pos_register_get_customer (pos_shell_get_register (self->shell));

  return self->email ? self->email : customer ? customer->email : NULL;
}

static gboolean
is_mailed (PosPaymentReceipt *self)
{
  return pos_receipt_choice_is_mailed (POS_SEGMENTED (self->choice));
}

static void
show_where (PosPaymentReceipt *self)
{
  const char *email = get_email (self);
  const char *text = email ? email : _ ("Enter an e-mail address");

  gtk_stack_set_visible_child_name (GTK_STACK (self->place), is_mailed (self) ? WHERE : NOWHERE);
  gtk_label_set_text (GTK_LABEL (self->where_label), text);
  pos_ui_describe (self->where, text, _ ("Change where the receipt goes"));
}

static void
answered (const char *email, gpointer data)
{
  PosPaymentReceipt *self = data;

  pos_text_set (&self->email, email);
  show_where (self);
}

static void
where_cb (PosPaymentReceipt *self)
{
  pos_email_ask (self->shell, get_email (self), answered, G_OBJECT (self));
}

static void
changed_cb (PosPaymentReceipt *self)
{
  show_where (self);
  if (is_mailed (self) && !get_email (self))
    where_cb (self);
}

/* --- What --- */

static void
follow_customer (PosPaymentReceipt *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosCustomer *customer = pos_register_get_customer (reg);
  PosReceiptOption option;

  if (g_strcmp0 (self->customer, customer ? customer->id : NULL) == 0)
    return;
  pos_text_set (&self->customer, customer ? customer->id : NULL);
  pos_text_set (&self->email, NULL);
  option = pos_letters_get_usual (reg, customer, get_email (self));
  pos_segmented_set_selected (POS_SEGMENTED (self->choice), pos_receipt_option_nicks[option]);
}

void
pos_payment_receipt_show (PosPaymentReceipt *self, PosOrder *order)
{
  g_return_if_fail (POS_IS_PAYMENT_RECEIPT (self));

  self->prints = pos_papers_are_printed (pos_shell_get_register (self->shell), order);
  follow_customer (self);
  show_where (self);
  /* Who is never given one is not asked. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->prints || self->sends);
}

void
pos_payment_receipt_add (PosPaymentReceipt *self, GVariantDict *args)
{
  g_return_if_fail (POS_IS_PAYMENT_RECEIPT (self));

  g_variant_dict_insert (
      args, "receipt", "s", pos_segmented_get_selected (POS_SEGMENTED (self->choice)));
  if (is_mailed (self) && get_email (self))
    g_variant_dict_insert (args, "email", "s", get_email (self));
}

/* --- The widget --- */

static GtkWidget *
make_where (PosPaymentReceipt *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);

  self->where = gtk_button_new ();
  self->where_label = pos_ui_label_new (NULL, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->where_label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("pos-mail-symbolic"));
  gtk_box_append (GTK_BOX (row), self->where_label);
  gtk_button_set_child (GTK_BUTTON (self->where), row);
  gtk_widget_add_css_class (self->where, "payment-email");
  g_signal_connect_object (self->where, "clicked", G_CALLBACK (where_cb), self, G_CONNECT_SWAPPED);
  return self->where;
}

static GtkWidget *
make_place (PosPaymentReceipt *self)
{
  self->place = pos_ui_stack_new ();
  gtk_stack_add_named (
      GTK_STACK (self->place), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), NOWHERE);
  gtk_stack_add_named (GTK_STACK (self->place), make_where (self), WHERE);
  /* Where nothing is mailed it needs no place. */
  gtk_widget_set_visible (self->place, self->sends);
  return self->place;
}

static void
pos_payment_receipt_finalize (GObject *object)
{
  PosPaymentReceipt *self = POS_PAYMENT_RECEIPT (object);

  pos_text_set (&self->email, NULL);
  pos_text_set (&self->customer, NULL);
  G_OBJECT_CLASS (pos_payment_receipt_parent_class)->finalize (object);
}

static void
pos_payment_receipt_class_init (PosPaymentReceiptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_payment_receipt_finalize;
}

static void
pos_payment_receipt_init (PosPaymentReceipt *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), GAP);
}

GtkWidget *
pos_payment_receipt_new (PosShell *shell)
{
  PosPaymentReceipt *self = g_object_new (POS_TYPE_PAYMENT_RECEIPT, NULL);
  GtkBox *box = GTK_BOX (self);

  self->shell = shell;
  self->sends = pos_letters_are_sent (pos_shell_get_register (shell));
  self->choice = pos_receipt_choice_new (pos_shell_get_register (shell));
  gtk_widget_add_css_class (self->choice, "tall");
  gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (box, pos_ui_label_new (_ ("Receipt"), "overline"));
  gtk_box_append (box, self->choice);
  gtk_box_append (box, make_place (self));
  g_signal_connect_object (
      self->choice, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
