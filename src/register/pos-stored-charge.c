/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stored-charge.c — see the header. */
#include "register/pos-stored-charge.h"
#include "pricing/pos-authorizations.h"
#include "register/pos-card.h"
#include "register/pos-take-back.h"
#include "register/pos-tendering.h"

typedef struct {
  PosRun *run;
  PosStoredCharge *charge;
  void (*done) (PosRun *run, gboolean paid);
} Walk;

void
pos_stored_charge_clear (PosStoredCharge *charge)
{
  g_clear_pointer (&charge->parts, g_array_unref);
}

static void ask_next (Walk *walk);

static PosStoredPart *
get_part (PosStoredCharge *charge)
{
  return &g_array_index (charge->parts, PosStoredPart, charge->at);
}

static void
end (Walk *walk, gboolean paid)
{
  Walk ended = *walk;

  g_free (walk);
  ended.done (ended.run, paid);
}

static gboolean
is_capture (PosStoredCharge *charge)
{
  return get_part (charge)->capture && !charge->again;
}

static void
take_answer (PosRun *run, PosStoredCharge *charge, PosTerminalResult *answer)
{
  PosStoredPart *part = get_part (charge);
  PosPayment *payment = pos_tendering_put_card (
      pos_run_get_register (run), charge->order, answer, POS_PAYMENT_TENDER, part->amount);

  payment->original = part->source->id;
  if (part->capture)
    pos_stored_payments_use (part->source, part->amount);
}

static void
go_on (Walk *walk)
{
  walk->charge->again = FALSE;
  ask_next (walk);
}

/* --- M19: what else was reserved stays reserved --- */

static void
rest_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Walk *walk = data;
  PosStoredCharge *charge = walk->charge;
  PosPayment *failed = g_array_index (charge->parts, PosStoredPart, charge->at - 1).source;
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (!answer) {
    pos_run_refuse (walk->run, error);
    g_free (walk);
    return;
  }
  if (answer->outcome == POS_TERMINAL_OUTCOME_APPROVED) {
    pos_tendering_put_card (POS_REGISTER (source),
                            charge->order,
                            answer,
                            POS_PAYMENT_AUTHORIZATION,
                            failed->amount - failed->used)
        ->original = failed->id;
    failed->state = POS_PAYMENT_STATE_VOIDED;
  } else {
    /* As one that ended: the card is asked again with all others of the order. */
    failed->state = POS_PAYMENT_STATE_EXPIRED;
  }
  go_on (walk);
}

/* A reservation that was not captured when it should have been is worth nothing any more; what it
 * held beyond @part is reserved anew. */
static void
replace_reservation (Walk *walk, PosStoredPart *part)
{
  PosPayment *failed = part->source;
  PosCardRequest request = {
      .action = POS_CARD_AUTHORIZE,
      .order = walk->charge->order->id,
      .amount = failed->amount - failed->used,
      .tokenize = TRUE,
      .token = failed->token,
  };

  if (request.amount == 0) {
    failed->state = POS_PAYMENT_STATE_VOIDED;
    go_on (walk);
    return;
  }
  pos_card_ask_async (pos_run_get_register (walk->run),
                      &request,
                      pos_run_get_cancellable (walk->run),
                      rest_answered_cb,
                      walk);
}

/* --- One part after the other --- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Walk *walk = data;
  PosStoredCharge *charge = walk->charge;
  PosStoredPart *part = get_part (charge);
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (!answer) {
    pos_run_refuse (walk->run, error);
    g_free (walk);
  } else if (answer->outcome == POS_TERMINAL_OUTCOME_APPROVED) {
    take_answer (walk->run, charge, answer);
    charge->at++;
    if (part->capture && charge->again)
      replace_reservation (walk, part);
    else
      go_on (walk);
  } else if (is_capture (charge) && pos_authorizations_is_renewable (part->source)) {
    /* M21: once more, with a new authorization on the same card. */
    charge->again = TRUE;
    ask_next (walk);
  } else {
    end (walk, FALSE);
  }
}

static void
ask_next (Walk *walk)
{
  PosStoredCharge *charge = walk->charge;

  if (charge->at == charge->parts->len) {
    end (walk, TRUE);
    return;
  }
  PosStoredPart *part = get_part (charge);
  gboolean capture = is_capture (charge);
  PosCardRequest request = {
      .action = capture ? POS_CARD_CAPTURE : POS_CARD_SALE,
      .order = charge->order->id,
      .amount = part->amount,
      .token = capture ? NULL : part->source->token,
      .original = capture ? part->source->authorization : NULL,
  };
  pos_card_ask_async (pos_run_get_register (walk->run),
                      &request,
                      pos_run_get_cancellable (walk->run),
                      answered_cb,
                      walk);
}

void
pos_stored_charge_ask (PosRun *run,
                       PosStoredCharge *charge,
                       void (*done) (PosRun *run, gboolean paid))
{
  Walk *walk = g_new0 (Walk, 1);

  *walk = (Walk){run, charge, done};
  ask_next (walk);
}

void
pos_stored_charge_take_back (PosRun *run, PosStoredCharge *charge, GError *error)
{
  if (charge->at == 0 && !charge->asked)
    pos_run_fail (run, error);
  else
    pos_take_back (run, error);
}
