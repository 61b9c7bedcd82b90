/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-balance.c — see the header. */
#include "ui/payment/pos-payment-balance.h"

#include "ui/common/pos-check-row.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-card-text.h"

#include <string.h>

struct _PosPaymentBalance {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its pages */
  gboolean ships;  /* what ships has a balance: only the pick-up part is a question */
  GtkWidget *amount;
  GtkWidget *card;
  GtkWidget *pick_up; /* the pick-up part on the same card */
  GtkWidget *saved;
  GtkWidget *saved_name;
  GtkWidget *saved_detail;
  GtkWidget *later;
};

G_DEFINE_FINAL_TYPE (PosPaymentBalance, pos_payment_balance, GTK_TYPE_BOX)

static guint changed_signal;

PosBalanceChoice
pos_payment_balance_get_choice (PosPaymentBalance *self)
{
  g_return_val_if_fail (POS_IS_PAYMENT_BALANCE (self), POS_BALANCE_UNDECIDED);
  if (self->ships)
    return pos_check_row_get_checked (POS_CHECK_ROW (self->pick_up)) ? POS_BALANCE_CARD
                                                                     : POS_BALANCE_PAY_LATER;
  return pos_choice_card_get_active (POS_CHOICE_CARD (self->later)) ? POS_BALANCE_PAY_LATER
                                                                    : POS_BALANCE_CARD;
}

static void
changed_cb (PosPaymentBalance *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* --- The card on file --- */

static PosPayment *
find_saved (PosOrder *order)
{
  PosPayment *found = NULL;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if ((payment->kind == POS_PAYMENT_AUTHORIZATION || payment->kind == POS_PAYMENT_TOKEN) &&
      payment->state == POS_PAYMENT_STATE_AUTHORIZED)
    found = payment;
  return found;
}

/* "2028-12" as a card shows it: "12/28". */
static char *
format_expiry (const char *expiry)
{
  return expiry && strlen (expiry) == 7 && expiry[4] == '-'
             ? g_strdup_printf ("%.2s/%.2s", expiry + 5, expiry + 2)
             : NULL;
}

static void
show_saved (PosPaymentBalance *self, PosOrder *order)
{
  PosPayment *payment = find_saved (order);

  gtk_widget_set_visible (self->saved, payment != NULL);
  if (!payment)
    return;
  g_autofree char *name = pos_card_text_name (payment->brand, payment->masked);
  g_autofree char *expiry = format_expiry (payment->card_expiry);
  g_autofree char *amount = pos_payment_money (self->shell, payment->amount);
  g_autofree char *detail =
      /* TRANSLATORS: of a card: "Expires 08/28 · €1,930.40 reserved" */
      expiry ? g_strdup_printf (_ ("Expires %1$s · %2$s reserved"), expiry, amount)
             : g_strdup_printf (_ ("%s reserved"), amount);
  gtk_label_set_text (GTK_LABEL (self->saved_name), name);
  gtk_label_set_text (GTK_LABEL (self->saved_detail), detail);
}

/* --- The answers --- */

static const char *
reason_of (PosPayLater pay_later)
{
  switch (pay_later) {
  case POS_PAY_LATER_NOT_SHIPPED:
    return _ ("Not with lines that ship. Use it when every line is picked up.");
  case POS_PAY_LATER_NOT_HERE:
    return _ ("This store wants a card for everything that is paid later.");
  case POS_PAY_LATER_ALLOWED:
  default:
    return NULL;
  }
}

static void
show_answers (PosPaymentBalance *self, const PosPaymentFacts *facts)
{
  gboolean refused = facts->pay_later != POS_PAY_LATER_ALLOWED;
  g_autofree char *part = pos_payment_money (self->shell, facts->balances.pick_up);

  self->ships = facts->balances.ship > 0;
  g_object_set (self->later, "unavailable", refused, "reason", reason_of (facts->pay_later), NULL);
  if (refused)
    pos_choice_card_set_active (POS_CHOICE_CARD (self->card), TRUE);
  gtk_widget_set_visible (self->pick_up, self->ships && pos_payment_facts_have_a_question (facts));
  /* TRANSLATORS: an amount: "€519.20, otherwise paid at pick up." */
  g_autofree char *detail = g_strdup_printf (_ ("%s, otherwise paid at pick up."), part);
  g_object_set (self->pick_up, "subtitle", detail, NULL);
}

void
pos_payment_balance_show (PosPaymentBalance *self, PosOrder *order, const PosPaymentFacts *facts)
{
  g_return_if_fail (POS_IS_PAYMENT_BALANCE (self));

  g_autofree char *amount = pos_payment_money (self->shell, facts->balance);
  gtk_widget_set_visible (GTK_WIDGET (self), facts->is_order && facts->balance > 0);
  gtk_label_set_text (GTK_LABEL (self->amount), amount);
  show_answers (self, facts);
  show_saved (self, order);
}

/* --- The widget --- */

static void
pos_payment_balance_class_init (PosPaymentBalanceClass *klass)
{
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_saved (PosPaymentBalance *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *pill = pos_pill_new (POS_TONE_OK, "pos-check-symbolic", C_ ("card", "Saved"));

  self->saved = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->saved_name = pos_ui_label_new (NULL, "semi num");
  self->saved_detail = pos_ui_label_new (NULL, "t-cap ink2 num");
  gtk_label_set_wrap (GTK_LABEL (self->saved_detail), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->saved_name);
  gtk_box_append (GTK_BOX (texts), self->saved_detail);
  gtk_box_append (GTK_BOX (self->saved), pos_ui_icon_new ("pos-card-symbolic", 20));
  gtk_box_append (GTK_BOX (self->saved), texts);
  gtk_box_append (GTK_BOX (self->saved), pill);
  gtk_widget_add_css_class (self->saved, "sunken");
  gtk_widget_add_css_class (self->saved, "pad12");
}

static void
make_answers (PosPaymentBalance *self)
{
  self->card = pos_choice_card_new (_ ("Charge a saved card"),
                                    _ ("Each part is taken when it ships or is picked up."));
  self->later = pos_choice_card_new (_ ("Customer pays later"),
                                     _ ("At the counter, when the goods are picked up."));
  self->pick_up = pos_check_row_new (_ ("The pick-up part too"), NULL);
  pos_choice_card_set_active (POS_CHOICE_CARD (self->card), TRUE);
  pos_check_row_set_checked (POS_CHECK_ROW (self->pick_up), TRUE);
  gtk_widget_add_css_class (self->pick_up, "payment-check");
  g_signal_connect_object (self->card, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->later, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->pick_up, "toggled-by-hand", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
pos_payment_balance_init (PosPaymentBalance *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  make_answers (self);
  make_saved (self);
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self), pos_payment_head_new (_ ("Balance later"), &self->amount));
  gtk_box_append (GTK_BOX (self), self->card);
  gtk_box_append (GTK_BOX (self), self->pick_up);
  gtk_box_append (GTK_BOX (self), self->saved);
  gtk_box_append (GTK_BOX (self), self->later);
}

GtkWidget *
pos_payment_balance_new (PosShell *shell)
{
  PosPaymentBalance *self = g_object_new (POS_TYPE_PAYMENT_BALANCE, NULL);

  self->shell = shell;
  return GTK_WIDGET (self);
}
