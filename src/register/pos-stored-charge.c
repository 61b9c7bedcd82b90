/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stored-charge.c — see the header. */
#include "register/pos-stored-charge.h"
#include "base/pos-error.h"
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

static void
take_answer (PosRun *run, PosStoredCharge *charge, PosTerminalResult *answer)
{
  PosStoredPart *part = get_part (charge);
  PosPayment *payment = pos_tendering_put_card (
      pos_run_get_register (run), charge->order, answer, POS_PAYMENT_TENDER, part->amount);

  payment->original = part->source->id;
  if (part->capture && !charge->again)
    pos_stored_payments_use (part->source, part->amount);
  else if (part->capture)
    part->source->state = POS_PAYMENT_STATE_VOIDED;
}

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
    charge->again = FALSE;
    charge->at++;
    ask_next (walk);
  } else if (part->capture && !charge->again && part->source->recurring && part->source->token) {
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
  gboolean capture = part->capture && !charge->again;
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
