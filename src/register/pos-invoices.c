/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-invoices.c — see the header. */
#include "register/pos-invoices.h"
#include "base/pos-error.h"
#include "register/pos-card.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"
#include "register/pos-tender-refusal.h"
#include "register/pos-unsettled.h"

static gboolean
is_in_cart (PosPayment *payment)
{
  return payment->revision == 0 && payment->state == POS_PAYMENT_STATE_CAPTURED;
}

PosPayment *
pos_invoices_find (PosOrder *order, const char *name)
{
  PosPayment *found = NULL;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_of_invoice (payment) && is_in_cart (payment) &&
      (!name || !g_strcmp0 (payment->token, name) || !g_strcmp0 (payment->masked, name)))
    found = payment;
  return found;
}

gboolean
pos_invoices_check_kinds (PosRegister *self, GError **error)
{
  return pos_profile_takes_invoices (pos_config_get_profile (self->config, self->store)) ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_CONFIGURATION,
                        g_variant_new_parsed ("{'reason': <'no-invoice-kinds'>}"),
                        "The profile of this store lets no invoices be paid");
}

static gboolean
check_alone (PosOrder *order, GError **error)
{
  if (pos_order_may_pay_invoices (order))
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_CART_OPEN,
                        g_variant_new_parsed ("{'reason': <'invoices'>, 'next': <'txn.void'>}"),
                        "Invoices are paid in a transaction of their own");
}

gboolean
pos_invoices_check_unpaid (PosOrder *order, GError **error)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (is_in_cart (payment) && !pos_payment_is_of_invoice (payment))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_PAID,
                          g_variant_new_parsed ("{'reason': <'paid'>, 'next': <'pay.void'>}"),
                          "Money was taken in this transaction: void the payment first");
  return TRUE;
}

gboolean
pos_invoices_check_start (PosRegister *self, PosOrder *order, GError **error)
{
  return pos_invoices_check_kinds (self, error) && check_alone (order, error) &&
         pos_invoices_check_unpaid (order, error);
}

gboolean
pos_invoices_check_cart (PosOrder *order, GError **error)
{
  return !pos_order_pays_invoices (order) || order->due_now >= 0 ||
         pos_tender_refuse ("invoice-below",
                            NULL,
                            "More is set off than the invoices ask for: take a credit note out",
                            error);
}

/* --- Leaving the cart --- */

typedef struct {
  PosRun *run;
  GPtrArray *payments;
  guint at;
  void (*go_on) (PosRun *run);
} Leaving;

static void let_go_next (Leaving *leaving);

static void
let_go_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Leaving *leaving = data;
  PosPayment *payment = leaving->payments->pdata[leaving->at++];
  g_autoptr (GError) error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (answer && answer->outcome == POS_TERMINAL_OUTCOME_APPROVED)
    payment->state = POS_PAYMENT_STATE_VOIDED;
  else
    g_message ("Headquarters still holds an invoice: %s", error ? error->message : "declined");
  /* Who did not answer this is not waited for once more. */
  if (!answer)
    leaving->at = leaving->payments->len;
  let_go_next (leaving);
}

static void
let_go_next (Leaving *leaving)
{
  if (leaving->at == leaving->payments->len) {
    Leaving ended = *leaving;

    g_free (leaving);
    g_ptr_array_unref (ended.payments);
    ended.go_on (ended.run);
    return;
  }
  PosPayment *payment = leaving->payments->pdata[leaving->at];
  PosCardRequest request = {
      .action = POS_CARD_REFUND,
      .connector = payment->connector,
      .order = pos_run_get_order (leaving->run)->id,
      .amount = ABS (payment->amount),
      .original = payment->capture,
      .payment = &payment->id,
  };
  pos_card_ask_async (pos_run_get_register (leaving->run), &request, NULL, let_go_cb, leaving);
}

void
pos_invoices_let_go (PosRun *run, GPtrArray *payments, void (*go_on) (PosRun *run))
{
  Leaving *leaving = g_new0 (Leaving, 1);

  *leaving = (Leaving){.run = run, .payments = payments, .go_on = go_on};
  let_go_next (leaving);
}

static void
tell (PosRegister *self, gpointer unused)
{
  pos_unsettled_tell (self);
}

void
pos_invoices_settle (PosRun *run, PosPayment *payment)
{
  if (payment->state == POS_PAYMENT_STATE_VOIDED)
    pos_release_settle (run, payment);
  else
    pos_run_add_effect (run, tell, NULL, NULL);
}

void
pos_invoices_drop (PosRun *run, PosOrder *order, PosPayment *payment)
{
  pos_invoices_settle (run, payment);
  for (guint i = pos_list_size (order->payments); i-- > 0;)
    if (pos_id_equal (&((PosPayment *)pos_list_peek (order->payments, i))->id, &payment->id))
      pos_list_remove (order->payments, i);
}
