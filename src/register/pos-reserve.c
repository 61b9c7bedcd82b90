/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-reserve.c — see the header. */
#include "register/pos-reserve.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-card.h"
#include "register/pos-keep.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"
#include "register/pos-take-back.h"
#include "register/pos-tendering.h"

/* What the card granted stands in place of what it had granted before. */
static void
take_answer (PosRun *run, PosTerminalResult *answer, gint64 amount)
{
  pos_release_others (run);
  gboolean granted = answer->outcome == POS_TERMINAL_OUTCOME_APPROVED;
  pos_run_answer (run, "declined", g_variant_new_boolean (!granted));
  if (granted) {
    if (!run->take_back)
      run->take_back = pos_take_back;
    pos_tendering_add_card (run, answer, POS_PAYMENT_AUTHORIZATION, amount);
    pos_run_answer (run, "authorized_minor", g_variant_new_int64 (amount));
  }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  gint64 amount = pos_deposit_get_to_authorize (order);
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (!answer) {
    pos_run_refuse (run, error);
    return;
  }
  take_answer (run, answer, amount);
  if (pos_pricing_recompute (&pricing, order, &error) && pos_tendering_finish (run, &error))
    pos_run_keep (run);
  else
    pos_run_refuse (run, error);
}

void
pos_reserve_and_keep (PosRun *run)
{
  PosOrder *order = pos_run_get_order (run);
  PosPayment *renewable = pos_authorizations_find_renewable (order);
  PosCardRequest request = {
      .action = POS_CARD_AUTHORIZE,
      .order = order->id,
      .amount = pos_deposit_get_to_authorize (order),
      .tokenize = TRUE,
      .token = renewable->token,
  };

  run->reserve = FALSE;
  pos_card_ask_async (
      pos_run_get_register (run), &request, pos_run_get_cancellable (run), answered_cb, run);
}
