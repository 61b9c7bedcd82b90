/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-deposit.c — a clerk's own deposit in place of the computed one. */
#include "base/pos-error.h"
#include "pricing/pos-deposit.h"
#include "register/pos-approvers.h"
#include "register/pos-deposit-rule.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

static void
answer (PosRun *run, gint64 before, gint64 after)
{
  pos_run_answer (run, "before_minor", g_variant_new_int64 (before));
  pos_run_answer (run, "after_minor", g_variant_new_int64 (after));
}

static gboolean
override_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);
  gint64 before = order->deposit_required, amount = 0;
  PosRate rate = {0};

  pos_run_recompute (run);
  if (pos_run_get_flag (run, "reset", FALSE)) {
    pos_deposit_reset (order);
    answer (run, before, pos_deposit_get_default (order));
    return TRUE;
  }
  if (pos_run_get_number (run, "rate", &rate.micro)) {
    if (!pos_deposit_set_rate (order, rate, error))
      return FALSE;
    amount = pos_minor_at_rate (pos_deposit_get_maximum (order), rate, POS_ROUND_HALF_UP);
  } else if (pos_run_get_number (run, "amount", &amount)) {
    if (!pos_deposit_set_amount (order, amount, error))
      return FALSE;
  } else {
    return pos_set_error (error,
                          POS_CALL_ERROR,
                          POS_CALL_ERROR_MISSING_ARGUMENT,
                          g_variant_new_parsed ("{'argument': <'amount'>}"),
                          "Give an amount or a rate, or reset");
  }
  pos_text_set (&order->deposit_approver, NULL);
  if (!pos_deposit_rule_check (run, order, amount, error))
    return FALSE;
  pos_text_set (&order->deposit_worker, self->worker->id);
  pos_text_set (&order->deposit_reason, pos_run_get_text (run, "reason"));
  answer (run, before, amount);
  return TRUE;
}

/* Nobody overrides a deposit to raise it. */
static gboolean
lowering_exceeds_limit (PosRegister *self)
{
  gint64 floor = pos_approvers_get_deposit_floor (self->config, self->worker, self->order);

  return floor >= pos_deposit_get_default (self->order);
}

static const PosParam override_params[] = {
    {"amount", POS_PARAM_MONEY, FALSE, NULL, "deposit on the part that leaves later", NULL},
    {"rate", POS_PARAM_RATE, FALSE, NULL, "the same as a fraction: 0.1 is 10 %", NULL},
    {"reset", POS_PARAM_FLAG, FALSE, "false", "back to the computed deposit", NULL},
    {"reason", POS_PARAM_TEXT, FALSE, NULL, "why, for the journal", NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

const PosOperation pos_ops_deposit[] = {
    {
        .key = "order.deposit_override",
        .title = N_ ("Deposit override"),
        .description = N_ ("Ask for another deposit than the computed one"),
        .icon = "pos-deposit-symbolic",
        .accelerator = "F9",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_ORDER | POS_NEEDS_UNPAID |
                 POS_NEEDS_PLAIN | POS_NEEDS_NO_QUOTE,
        .place = POS_PLACE_TRANSACTION,
        .params = override_params,
        .either = (const char *const[]){"amount rate reset", NULL},
        .result = "before, after: the required deposit",
        .example = "{\"amount\": \"150.00\", \"reason\": \"Trade customer\"}",
        .run = override_run,
        .exceeds_limit = lowering_exceeds_limit,
    },
    {.key = NULL},
};
