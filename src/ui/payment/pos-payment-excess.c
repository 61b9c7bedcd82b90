/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-excess.c — see the header. */
#include "ui/payment/pos-payment-excess.h"

#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-words.h"

struct _PosPaymentExcess {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its pages */
  GtkWidget *amount;
  GtkWidget *keep;
  GtkWidget *refund;
};

G_DEFINE_FINAL_TYPE (PosPaymentExcess, pos_payment_excess, GTK_TYPE_BOX)

static guint changed_signal;

static void
changed_cb (PosPaymentExcess *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
pos_payment_excess_class_init (PosPaymentExcessClass *klass)
{
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_payment_excess_init (PosPaymentExcess *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->keep =
      pos_choice_card_new (_ ("Keep it with the order"), _ ("It lowers what is paid later."));
  self->refund = pos_choice_card_new (_ ("Give it back"), _ ("In cash or on the card, now."));
  pos_choice_card_set_active (POS_CHOICE_CARD (self->keep), TRUE);
  g_signal_connect_object (self->keep, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->refund, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  /* TRANSLATORS: the deposit of an edited order is larger than it now has to be */
  const char *caption = _ ("More than the deposit");
  gtk_box_append (GTK_BOX (self), pos_payment_head_new (caption, &self->amount));
  gtk_box_append (GTK_BOX (self), self->keep);
  gtk_box_append (GTK_BOX (self), self->refund);
}

GtkWidget *
pos_payment_excess_new (PosShell *shell)
{
  PosPaymentExcess *self = g_object_new (POS_TYPE_PAYMENT_EXCESS, NULL);

  self->shell = shell;
  return GTK_WIDGET (self);
}

void
pos_payment_excess_show (PosPaymentExcess *self, const PosPaymentFacts *facts)
{
  g_return_if_fail (POS_IS_PAYMENT_EXCESS (self));

  g_autofree char *amount = pos_payment_money (self->shell, facts->excess);
  gtk_widget_set_visible (GTK_WIDGET (self), facts->excess > 0);
  gtk_label_set_text (GTK_LABEL (self->amount), amount);
}

PosExcessChoice
pos_payment_excess_get_choice (PosPaymentExcess *self)
{
  g_return_val_if_fail (POS_IS_PAYMENT_EXCESS (self), POS_EXCESS_CHOICE_UNDECIDED);
  return pos_choice_card_get_active (POS_CHOICE_CARD (self->refund)) ? POS_EXCESS_CHOICE_REFUND
                                                                     : POS_EXCESS_CHOICE_KEEP;
}
