/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-renewal.c — see the header. */
#include "register/pos-renewal.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-deposit.h"
#include "register/pos-card.h"
#include "register/pos-register-private.h"
#include "register/pos-tendering.h"

typedef struct {
  PosRun *run;
  PosOrder *order;
  GPtrArray *ending; /* PosPayment */
  guint at;
  gint64 missing; /* the balance wants this much of what ended earlier */
  PosRenewalCount found;
  void (*done) (PosRun *run, PosRenewalCount renewed);
} Walk;

static void
walk_free (Walk *walk)
{
  g_ptr_array_unref (walk->ending);
  g_free (walk);
}

static gboolean
has_ended (PosRun *run, PosPayment *payment)
{
  return pos_authorizations_ends_by (payment, run->started_at);
}

/* Declined when it ended, but perhaps not today. */
static gboolean
may_be_asked_again (PosOrder *order, PosPayment *payment, gint64 until)
{
  return until == POS_RENEWAL_ALL && payment->kind == POS_PAYMENT_AUTHORIZATION &&
         payment->state == POS_PAYMENT_STATE_EXPIRED && pos_authorizations_is_renewable (payment) &&
         pos_deposit_lost_its_card (order);
}

static GPtrArray *
list_ending (PosRun *run, PosOrder *order, gint64 until)
{
  GPtrArray *ending = g_ptr_array_new_with_free_func (g_object_unref);

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    gboolean ends = pos_authorizations_ends_by (payment, until) &&
                    (pos_authorizations_is_renewable (payment) || has_ended (run, payment));

    if (ends || may_be_asked_again (order, payment, until))
      g_ptr_array_add (ending, g_object_ref (payment));
  }
  return ending;
}

gboolean
pos_renewal_is_due (PosRun *run, PosOrder *order, gint64 until)
{
  g_autoptr (GPtrArray) ending = list_ending (run, order, until);

  return ending->len > 0;
}

static void ask_next (Walk *walk);

static PosPayment *
get_payment (Walk *walk)
{
  return walk->ending->pdata[walk->at];
}

/* What is left of a reservation; of one that is gone, no more than the balance wants. */
static gint64
get_amount (Walk *walk)
{
  PosPayment *payment = get_payment (walk);
  gint64 rest = payment->amount - payment->used;

  return payment->state == POS_PAYMENT_STATE_AUTHORIZED ? rest : MIN (rest, walk->missing);
}

static void
go_on (Walk *walk)
{
  walk->at++;
  ask_next (walk);
}

static void
take_approval (Walk *walk, PosTerminalResult *answer)
{
  PosPayment *payment = get_payment (walk);
  gint64 amount = get_amount (walk);

  pos_tendering_put_card (
      pos_run_get_register (walk->run), walk->order, answer, POS_PAYMENT_AUTHORIZATION, amount)
      ->original = payment->id;
  if (payment->state == POS_PAYMENT_STATE_AUTHORIZED)
    payment->state = POS_PAYMENT_STATE_VOIDED;
  else
    walk->missing -= amount;
  walk->found.renewed++;
}

static void
take_decline (Walk *walk)
{
  PosPayment *payment = get_payment (walk);

  if (has_ended (walk->run, payment))
    payment->state = POS_PAYMENT_STATE_EXPIRED;
  walk->found.expired += payment->state == POS_PAYMENT_STATE_EXPIRED;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Walk *walk = data;
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (!answer) {
    pos_run_refuse (walk->run, error);
    walk_free (walk);
    return;
  }
  if (answer->outcome == POS_TERMINAL_OUTCOME_APPROVED)
    take_approval (walk, answer);
  else
    take_decline (walk);
  go_on (walk);
}

static void
ask_next (Walk *walk)
{
  if (walk->at == walk->ending->len) {
    walk->done (walk->run, walk->found);
    walk_free (walk);
    return;
  }
  PosPayment *payment = get_payment (walk);
  gint64 amount = get_amount (walk);
  if (amount == 0 || !pos_authorizations_is_renewable (payment)) {
    take_decline (walk);
    go_on (walk);
    return;
  }
  PosCardRequest request = {
      .action = POS_CARD_AUTHORIZE,
      .order = walk->order->id,
      .amount = amount,
      .tokenize = TRUE,
      .token = payment->token,
  };
  pos_card_ask_async (pos_run_get_register (walk->run),
                      &request,
                      pos_run_get_cancellable (walk->run),
                      answered_cb,
                      walk);
}

void
pos_renewal_ask (PosRun *run,
                 PosOrder *order,
                 gint64 until,
                 void (*done) (PosRun *run, PosRenewalCount renewed))
{
  Walk *walk = g_new0 (Walk, 1);

  *walk = (Walk){.run = run, .order = order, .done = done};
  walk->ending = list_ending (run, order, until);
  walk->missing = pos_deposit_get_to_reserve (order);
  ask_next (walk);
}
