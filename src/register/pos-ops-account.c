/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-account.c — what leaves today goes on the customer's account, and what comes back off
 * it; a deposit only where the chain says so: P2. */
#include "base/pos-error.h"
#include "pricing/pos-refunds.h"
#include "pricing/pos-tender-discounts.h"
#include "register/pos-credit-rules.h"
#include "register/pos-ops.h"
#include "register/pos-refunding.h"
#include "register/pos-register-private.h"
#include "register/pos-tender-limits.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

static gboolean
refuse (const char *reason, const char *message, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TENDER,
                        g_variant_new_parsed ("{'reason': <%s>}", reason),
                        "%s",
                        message);
}

/* P2, §10.25. */
static gboolean
takes_deposits (PosRun *run)
{
  PosConfig *config = pos_run_get_register (run)->config;

  return pos_config_get_parameters (config)->account_deposits;
}

static gboolean
check_use (PosRun *run, gint64 due, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  PosConfig *config = pos_run_get_register (run)->config;

  if (pos_order_is_account_deposit (order))
    return refuse ("account", "What is paid onto the account does not come from it", error);
  if (pos_order_pays_invoices (order))
    return refuse ("invoice-account", "What is owed is not paid by owing it", error);
  if (due < 0 && !pos_refunding_is_return (order) && !pos_refunds_find_account (config, order))
    return refuse ("refund", "A deposit does not go back onto the account", error);
  if (due == 0)
    return pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOTHING_DUE, NULL, "Nothing is due");
  if (due > 0 && order->flow != POS_ORDER_FLOW_HAND_OVER && pos_order_has_deferred (order) &&
      !takes_deposits (run))
    return refuse ("deposit", "A deposit is not put on account", error);
  return TRUE;
}

/* One payment of a deposit after the other gets back what went on account with it. */
static void
give_deposit_back (PosRun *run, gint64 amount)
{
  PosConfig *config = pos_run_get_register (run)->config;
  PosOrder *order = pos_run_get_order (run);
  PosPayment *paid;

  while (amount > 0 && (paid = pos_refunds_find_account (config, order))) {
    gint64 part = MIN (amount, pos_refunds_get_left (order, paid));

    pos_tendering_add (run, paid->tender, -part)->original = paid->id;
    amount -= part;
  }
}

static gboolean
give_back (PosRun *run, const char *tender, gint64 amount, GError **error)
{
  g_autoptr (PosRefunding) refunding = NULL;

  if (!pos_refunding_is_return (pos_run_get_order (run))) {
    give_deposit_back (run, amount);
    return pos_tendering_finish (run, error);
  }
  refunding = pos_refunding_plan (run, tender, amount, error);
  if (!refunding)
    return FALSE;
  pos_refunding_put (run, refunding, tender, 0);
  return pos_tendering_finish (run, error);
}

static gboolean
check_amount (PosRun *run, gint64 due, gint64 *amount, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  gint64 most = ABS (due);

  if (due < 0 && !pos_refunding_is_return (order))
    most = MIN (most, pos_refunds_get_account_part (pos_run_get_register (run)->config, order));
  *amount = most;
  pos_run_get_number (run, "amount", amount);
  if (*amount > 0 && *amount <= most)
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_AMOUNT,
                        g_variant_new_parsed ("{'maximum_minor': <%x>}", most),
                        "More than nothing, and at most what is due, goes on account");
}

static gboolean
account_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosTender *tender = pos_tendering_find_tender (run, POS_TENDER_ACCOUNT, error);
  PosTenderPlan saving;
  gint64 amount;

  if (!tender)
    return FALSE;
  if (!pos_tendering_take_choice (run, error) ||
      !pos_tender_discounts_plan (&pricing, pos_run_get_order (run), tender->id, &saving, error) ||
      !check_use (run, saving.due, error) || !check_amount (run, saving.due, &amount, error) ||
      !pos_tender_limits_check (
          run, tender, saving.due < 0 ? -ABS (amount) : amount, saving.due, error))
    return FALSE;
  if (saving.due < 0)
    return give_back (run, tender->id, amount, error);
  if (!pos_credit_rules_check (run, amount, error))
    return FALSE;
  PosPayment *payment = pos_tendering_add (run, tender->id, amount);
  pos_tender_plan_apply (&saving, payment);
  pos_run_answer (run, "discount_minor", g_variant_new_int64 (payment->discount));
  return pos_tendering_finish (run, error);
}

/* Nothing but the payment: one kind of transaction at a time (T-1). */
static gboolean
check_empty (PosOrder *order, GError **error)
{
  if (!pos_order_has_active_lines (order) && pos_id_is_none (&order->quote))
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_CART_OPEN,
                        g_variant_new_parsed ("{'reason': <'cart-open'>, 'next': <'txn.void'>}"),
                        "What is paid onto the account is a transaction of its own");
}

static gboolean
deposit_run (PosRun *run, GError **error)
{
  PosTender *tender = pos_tendering_find_tender (run, POS_TENDER_ACCOUNT, error);
  gint64 amount = 0;

  if (!tender || !check_empty (pos_run_get_order (run), error))
    return FALSE;
  pos_run_get_number (run, "amount", &amount);
  if (amount <= 0)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_AMOUNT,
                          g_variant_new_parsed ("{'rule': <'more-than-nothing'>}"),
                          "More than nothing is paid onto the account");
  pos_tendering_add (run, tender->id, -amount);
  pos_run_answer (run, "due_minor", g_variant_new_int64 (amount));
  return TRUE;
}

static const PosParam deposit_params[] = {
    {"amount", POS_PARAM_MONEY, TRUE, NULL, "how much", NULL},
    {NULL},
};

static const PosParam account_params[] = {
    {"amount",
     POS_PARAM_MONEY,
     FALSE,
     "what is due",
     "what goes on account or back onto it, at most that",
     NULL},
    POS_TENDERING_BALANCE_PARAM,
    POS_TENDERING_RECEIPT_PARAM,
    POS_TENDERING_CREATION_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

const PosOperation pos_ops_account[] = {
    {
        .key = "customer.account_deposit",
        .title = N_ ("Pay onto account"),
        .description = N_ ("Take money for what the customer has on account"),
        .icon = "pos-user-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_CUSTOMER | POS_NEEDS_UNPAID |
                 POS_NEEDS_PLAIN | POS_NEEDS_NO_QUOTE,
        .place = POS_PLACE_TRANSACTION,
        .permission = "pay.account_deposit",
        .params = deposit_params,
        .result = "due: what is to be paid now, in any way but on account",
        .example = "{\"amount\": \"100.00\"}",
        .run = deposit_run,
    },
    {
        .key = "pay.account",
        .title = N_ ("Put on account"),
        .description = N_ ("Put what leaves today on the customer's account, or give back onto it"),
        .icon = "pos-user-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_LINES | POS_NEEDS_CUSTOMER |
                 POS_NEEDS_BALANCE | POS_NEEDS_NO_QUOTE,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_LIMIT,
        .permission = "pay.account",
        .params = account_params,
        .result =
            "concluded; missing: the code of what is missing when not; due; then order, "
            "reference, receipt; discount: what paying this way took off; where the customer "
            "has a limit, open: what was on account before, and stale: headquarters could not "
            "be asked about it",
        .example = "{}",
        .begin = pos_credit_rules_ask,
        .run = account_run,
    },
    {.key = NULL},
};
