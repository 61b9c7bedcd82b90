/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment.c — what a tap on a payment button opens: visual-language.md §9 counts the taps. */
#include "ui/payment/pos-payment.h"

#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/payment/pos-approval-dialog.h"
#include "ui/payment/pos-card-follow.h"
#include "ui/payment/pos-creation-dialog.h"
#include "ui/payment/pos-deposit-dialog.h"
#include "ui/payment/pos-edit-dialog.h"
#include "ui/payment/pos-email-dialog.h"
#include "ui/payment/pos-gift-dialog.h"
#include "ui/payment/pos-invoice-page.h"
#include "ui/payment/pos-payment-end.h"
#include "ui/payment/pos-payment-page.h"
#include "ui/payment/pos-void-dialog.h"

static void
show_page (PosShell *shell, PosPaymentWay lead, GVariant *args)
{
  PosPage *page = pos_shell_get_page (shell);
  gint64 amount = 0;

  if (args)
    g_variant_lookup (args, "amount", "x", &amount);
  if (POS_IS_PAYMENT_PAGE (page))
    pos_payment_page_set_lead (POS_PAYMENT_PAGE (page), lead);
  else
    pos_shell_show_page (shell, pos_payment_page_new (shell, lead, amount));
}

static void
open_cash (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  show_page (shell, POS_PAYMENT_WAY_CASH, args);
}

/* One touch where the customer has it at hand and nothing has to be asked. */
static void
open_cash_exact (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosPaymentFacts facts;

  pos_payment_facts_read (
      pos_shell_get_register (shell), POS_BALANCE_UNDECIDED, POS_EXCESS_CHOICE_UNDECIDED, &facts);
  if (args ||
      (facts.due_now > 0 && facts.stored == 0 && !pos_payment_facts_have_a_question (&facts)))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    show_page (shell, POS_PAYMENT_WAY_CASH, NULL);
}

/* Something is left to do: the page has it as its next button. */
static void
card_done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  gboolean concluded = FALSE;

  if (result)
    g_variant_lookup (result, "concluded", "b", &concluded);
  if (!concluded)
    show_page (shell, result ? POS_PAYMENT_WAY_CARD : POS_PAYMENT_WAY_CASH, NULL);
}

/* One tap when nothing has to be asked.  What a cancellation gives back was asked before; anything
 * else that goes back is looked at first.  What is stored for the order is a choice (M19). */
static gboolean
goes_at_once (const PosPaymentFacts *facts)
{
  if (facts->stored > 0)
    return FALSE;
  if (facts->due_now < 0)
    return facts->flow == POS_ORDER_FLOW_CANCEL;
  return facts->due_now > 0 && !pos_payment_facts_have_a_question (facts);
}

static void
open_card (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosPaymentFacts facts;

  pos_payment_facts_read (
      pos_shell_get_register (shell), POS_BALANCE_CARD, POS_EXCESS_CHOICE_UNDECIDED, &facts);
  if (args || !goes_at_once (&facts)) {
    show_page (shell, facts.stored > 0 ? POS_PAYMENT_WAY_STORED : POS_PAYMENT_WAY_CARD, args);
    return;
  }
  GVariant *answer = facts.is_order ? g_variant_new_parsed ("{'balance': <'card'>}") : NULL;
  pos_card_follow (shell,
                   "pay.card",
                   answer,
                   facts.due_now > 0 ? facts.payable_by_card : facts.due_now,
                   origin,
                   card_done_cb,
                   NULL);
}

static gboolean
needs_nothing (PosShell *shell)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosOrder *order = pos_register_get_order (reg);
  PosPaymentFacts facts;

  pos_payment_facts_read (
      reg, (PosBalanceChoice)order->balance_choice, (PosExcessChoice)order->excess_choice, &facts);
  return facts.need == POS_PAYMENT_NEEDS_NOTHING;
}

/* Nothing is due and nothing has to be asked: one tap.  Else the page says what is missing. */
static void
open_conclude (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (args || needs_nothing (shell))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    show_page (shell, POS_PAYMENT_WAY_STORED, NULL);
}

static void
open_stored (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosPaymentFacts facts;

  pos_payment_facts_read (
      pos_shell_get_register (shell), POS_BALANCE_UNDECIDED, POS_EXCESS_CHOICE_UNDECIDED, &facts);
  /* Without anything to use the operation says why. */
  if (facts.stored > 0)
    show_page (shell, POS_PAYMENT_WAY_STORED, NULL);
  else
    pos_shell_run (shell, key, args, origin, NULL, NULL);
}

/* The page has what else there is to say; the number is asked for on top of it. */
static void
open_gift (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  show_page (shell, POS_PAYMENT_WAY_CASH, args);
  pos_payment_page_pay_gift (POS_PAYMENT_PAGE (pos_shell_get_page (shell)));
}

static const struct {
  const char *key;
  PosShellOpener open;
} ends[] = {{"pay.cash", open_cash},
            {"pay.cash_exact", open_cash_exact},
            {"pay.card", open_card},
            {"pay.gift_card", open_gift},
            {"pay.stored", open_stored},
            {"txn.conclude", open_conclude}};

static PosShellOpener
find_opener (const char *key)
{
  gsize i = 0;

  while (!g_str_equal (ends[i].key, key))
    i++;
  return ends[i].open;
}

/* Where nothing is due and nothing has to be asked, whoever has looked at what changed has said
 * that it is saved. */
static void
open_looked_at (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (needs_nothing (shell))
    pos_shell_run (shell, "txn.conclude", NULL, origin, NULL, NULL);
  else
    find_opener (key) (shell, key, args, origin);
}

/* What an edit changes is looked at before anything is written or paid; its payment page comes
 * after that look. */
static void
open_end (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  gboolean is_seen =
      order->flow != POS_ORDER_FLOW_EDIT || POS_IS_PAYMENT_PAGE (pos_shell_get_page (shell));

  if (is_seen)
    find_opener (key) (shell, key, args, origin);
  else
    pos_edit_dialog_open (shell, open_looked_at, key, args);
}

void
pos_payment_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    pos_shell_add_opener (shell, ends[i].key, open_end);
  pos_shell_add_opener (shell, "gift.balance", pos_gift_balance_open);
  pos_shell_add_opener (shell, "invoice.pay", pos_invoice_page_open);
  pos_shell_add_opener (shell, "pay.void", pos_void_dialog_open);
  pos_shell_add_opener (shell, "receipt.email", pos_email_open);
  pos_shell_add_opener (shell, "order.deposit_override", pos_deposit_dialog_open);
  pos_shell_set_approval (shell, pos_approval_dialog_ask);
  pos_shell_set_choice (shell, pos_creation_dialog_offer);
  pos_payment_end_watch (shell);
}
