/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-credit-rules.c — see the header. */
#include "register/pos-credit-rules.h"
#include "model/pos-credit.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

#define OVER "pay.over_credit"

/* What of the order at hand is on account already.  @posted: with what its earlier parts put there,
 * not only what this transaction did. */
static gint64
sum_order (PosOrder *order, const char *tender, gboolean posted)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (!g_strcmp0 (payment->tender, tender) &&
      (payment->state == POS_PAYMENT_STATE_CAPTURED ||
       (posted && payment->state == POS_PAYMENT_STATE_POSTED)))
    sum += payment->amount;
  return sum;
}

static gboolean
works_without_line (PosRegister *self)
{
  return self->sync && !pos_sync_is_online (self->sync);
}

static gboolean
check_limit (PosRun *run, PosCredit *credit, gint64 open, gint64 amount, GError **error)
{
  if (amount <= credit->limit - open)
    return TRUE;
  return pos_run_require (
      run,
      OVER,
      g_variant_new_parsed ("{'reason': <'credit-limit'>, 'amount_minor': <%x>, "
                            "'maximum_minor': <%x>, 'open_minor': <%x>}",
                            amount,
                            credit->limit,
                            open),
      error);
}

static gboolean
check_floor (PosRun *run, PosCredit *credit, gint64 amount, GError **error)
{
  if (credit->offline_limit == 0 || amount <= credit->offline_limit ||
      !works_without_line (pos_run_get_register (run)))
    return TRUE;
  return pos_run_require (run,
                          OVER,
                          g_variant_new_parsed ("{'reason': <'credit-offline'>, "
                                                "'amount_minor': <%x>, 'maximum_minor': <%x>}",
                                                amount,
                                                credit->offline_limit),
                          error);
}

gboolean
pos_credit_rules_check (PosRun *run, const char *tender, gint64 amount, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);
  PosCredit *credit = pos_config_get (self->config, POS_TYPE_CREDIT, order->customer);
  gint64 others, whole = sum_order (order, tender, TRUE);

  if (!credit)
    return TRUE;
  return pos_quick_sum_account (self, order, tender, &others, error) &&
         check_limit (run, credit, others + whole - credit->settled, amount, error) &&
         check_floor (run, credit, sum_order (order, tender, FALSE) + amount, error);
}
