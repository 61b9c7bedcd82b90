/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-card.c — one reading of a card takes what is due and reserves the balance: M10–M13. */
#include "register/pos-ops-card.h"
#include "base/pos-error.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-tender-discounts.h"
#include "pricing/pos-terms.h"
#include "register/pos-card-refund.h"
#include "register/pos-card.h"
#include "register/pos-quick.h"
#include "register/pos-recover.h"
#include "register/pos-register-private.h"
#include "register/pos-tender-limits.h"
#include "register/pos-tendering.h"
#include "register/pos-unsettled.h"
#include "store/pos-commit.h"

typedef struct {
  gint64 take;          /* capture now */
  PosCardRefund *back;  /* (nullable): or give back */
  gint64 reserve;       /* authorize for later */
  gboolean on_file;     /* without F7: nothing is reserved, the card is remembered (M11) */
  PosTenderPlan saving; /* its offer is held: the set-up may change meanwhile */
  PosTerminalResult *taken;
  PosTerminalResult *reserved;
  GError *refusal; /* why nothing of it could be kept */
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_clear_object (&plan->saving.offer);
  g_clear_object (&plan->taken);
  g_clear_object (&plan->reserved);
  g_clear_error (&plan->refusal);
  g_clear_pointer (&plan->back, pos_card_refund_free);
  g_free (plan);
}

/* What would be left to reserve once @take is paid: asked of a copy that has paid it. */
static gboolean
plan_reserve (PosRun *run, Plan *plan, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  g_autoptr (PosOrder) paid = pos_record_copy (pos_run_get_order (run));

  if (plan->take > 0) {
    g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);
    payment->id = pos_context_mint_id (pricing.context);
    payment->kind = paid->type == POS_ORDER_TYPE_SALE ? POS_PAYMENT_TENDER : POS_PAYMENT_DEPOSIT;
    payment->amount = plan->take;
    payment->state = POS_PAYMENT_STATE_CAPTURED;
    pos_tender_plan_apply (&plan->saving, payment);
    pos_list_append (paid->payments, payment);
  }
  if (!pos_pricing_recompute (&pricing, paid, error))
    return FALSE;
  /* A part payment leaves the rest of the question to the last one. */
  if (paid->due_now <= 0 && paid->flow != POS_ORDER_FLOW_HAND_OVER)
    plan->reserve = pos_deposit_get_to_reserve (paid);
  return TRUE;
}

/* R9: one card after another gets back what it paid; without one, the card at the terminal does. */
static gboolean
plan_refund (PosRun *run, Plan *plan, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  const char *card = pos_config_get_tender_id (pricing.config, pricing.store, POS_TENDER_CARD);
  g_autoptr (PosRefunding) refunding = NULL;
  gint64 most, amount;

  refunding = pos_refunding_plan_card (run, card, &most, error);
  if (!refunding)
    return FALSE;
  if (!pos_card_refund_read_amount (run, most, &amount, error) ||
      !pos_tender_limits_check (
          run,
          pos_config_find_tender (pricing.config, pricing.store, POS_TENDER_CARD),
          -amount,
          pos_run_get_order (run)->due_now,
          error))
    return FALSE;
  plan->back = pos_card_refund_new (g_steal_pointer (&refunding), amount, NULL);
  return TRUE;
}

static gboolean
make_plan (PosRun *run, Plan *plan, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosTender *tender = pos_config_find_tender (pricing.config, pricing.store, POS_TENDER_CARD);
  PosOrder *order = pos_run_get_order (run);

  if (!pos_tendering_check_kind (run, POS_TENDER_CARD, error) ||
      !pos_tendering_take_choice (run, error) || !pos_refunding_check_account (run, error))
    return FALSE;
  if (order->due_now < 0)
    return plan_refund (run, plan, error);
  if (!pos_tender_discounts_plan (
          &pricing, order, tender ? tender->id : NULL, &plan->saving, error))
    return FALSE;
  if (plan->saving.offer)
    g_object_ref (plan->saving.offer);
  plan->take = plan->saving.due;
  if (pos_run_get_number (run, "amount", &plan->take)) {
    gint64 most =
        plan->saving.due + (order->flow == POS_ORDER_FLOW_HAND_OVER ? 0 : MAX (order->balance, 0));
    if (plan->take <= 0 || plan->take > most)
      return pos_set_error (error,
                            POS_ORDER_ERROR,
                            POS_ORDER_ERROR_AMOUNT,
                            g_variant_new_parsed ("{'maximum_minor': <%x>}", most),
                            "A card can pay more than nothing and not more than is open");
  }
  if (!pos_tender_limits_check (run, tender, plan->take, plan->saving.due, error))
    return FALSE;
  if (!plan_reserve (run, plan, error) ||
      (plan->reserve > 0 && !pos_terms_check_card (pricing.config, order, error)))
    return FALSE;
  if (plan->take == 0 && plan->reserve == 0)
    return pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOTHING_DUE, NULL, "Nothing is due");
  return TRUE;
}

static void
reserved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  Plan *plan = pos_run_get_data (run);
  g_autoptr (GError) error = NULL;

  plan->reserved = pos_card_ask_finish (POS_REGISTER (source), result, &error);
  /* Money was taken already: the cart keeps it and says what is missing. */
  if (!plan->reserved && !plan->taken) {
    pos_run_fail (run, g_steal_pointer (&error));
    return;
  }
  pos_run_begun (run);
}

static void
reserve (PosRun *run, const char *token)
{
  PosRegister *self = pos_run_get_register (run);
  Plan *plan = pos_run_get_data (run);
  PosCardRequest request = {
      .action = POS_CARD_AUTHORIZE,
      .order = pos_run_get_order (run)->id,
      .amount = plan->reserve,
      .tokenize = TRUE,
      .token = token,
  };

  pos_card_ask_async (self, &request, pos_run_get_cancellable (run), reserved_cb, run);
}

/* For the balance. */
static gboolean
can_stand_in (Plan *plan)
{
  return plan->reserve > 0 && plan->taken->recurring && plan->taken->token;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  Plan *plan = pos_run_get_data (run);
  GError *error = NULL;

  plan->taken = pos_card_ask_finish (POS_REGISTER (source), result, &error);
  if (!plan->taken || !pos_card_check_approved (plan->taken, &error)) {
    pos_run_fail (run, error);
    return;
  }
  /* M12: without a token that can be charged again somebody has to show another card. */
  if (!can_stand_in (plan))
    pos_run_begun (run);
  else if (pos_config_has_feature (pos_run_get_register (run)->config, "F7"))
    reserve (run, plan->taken->token);
  else {
    plan->on_file = TRUE;
    pos_run_begun (run);
  }
}

/* What others changed meanwhile is refused in the end, and a card is not asked for nothing. */
static gboolean
check_unchanged (PosRegister *self, PosOrder *order, GError **error)
{
  g_autoptr (GError) unread = NULL;
  g_autoptr (PosOrder) stored =
      order->flow_revision > 0 ? pos_quick_get_order (self, &order->id, &unread) : NULL;

  if (unread) {
    g_propagate_error (error, g_steal_pointer (&unread));
    return FALSE;
  }
  return !stored || pos_commit_check_revision (stored, order->flow_revision, error);
}

static void
pay (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  Plan *plan = g_new0 (Plan, 1);
  GError *error = NULL;

  pos_run_set_data (run, plan, plan_free);
  PosOrder *order = pos_run_get_order (run);
  if (!check_unchanged (self, order, &error) || !make_plan (run, plan, &error)) {
    pos_run_fail (run, error);
    return;
  }
  PosCardRequest request = {
      .action = POS_CARD_SALE,
      .order = order->id,
      .amount = plan->take,
      .tokenize = plan->reserve > 0,
  };
  if (plan->back)
    pos_card_refund_ask (run, plan->back);
  else if (plan->take == 0)
    reserve (run, NULL);
  else
    pos_card_ask_async (self, &request, pos_run_get_cancellable (run), taken_cb, run);
}

typedef struct {
  PosRun *run;
  void (*go_on) (PosRun *run);
} Earlier;

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Earlier *earlier = data;
  PosRegister *self = POS_REGISTER (source);
  GError *error = NULL;

  if (pos_register_recover_finish (self, result, NULL, &error) &&
      pos_recover_check_known (self, self->order, &error))
    earlier->go_on (earlier->run);
  else
    pos_run_fail (earlier->run, error);
}

void
pos_ops_card_once_known (PosRun *run, void (*go_on) (PosRun *run))
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GError) error = NULL;

  if (pos_recover_check_known (self, self->order, &error)) {
    go_on (run);
    return;
  }
  Earlier *earlier = g_new0 (Earlier, 1);
  *earlier = (Earlier){run, go_on};
  pos_register_recover_async (self, asked_cb, earlier);
}

void
pos_ops_card_begin (PosRun *run)
{
  pos_ops_card_once_known (run, pay);
}

static void
asked_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRecovered found = {0};
  GError *error = NULL;

  if (!pos_register_recover_finish (POS_REGISTER (source), result, &found, &error)) {
    pos_run_fail (data, error);
    return;
  }
  if (found.voided > 0)
    pos_run_answer (data, "given_back", g_variant_new_int32 ((gint32)found.voided));
  if (found.refunded > 0)
    pos_run_answer (data, "refunded", g_variant_new_int32 ((gint32)found.refunded));
  pos_run_begun (data);
}

void
pos_ops_card_ask_begin (PosRun *run)
{
  pos_register_recover_async (pos_run_get_register (run), asked_again_cb, run);
}

gboolean
pos_ops_card_ask_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosUnsettled left;

  pos_unsettled_read (self, &left);
  pos_run_answer (run, "unsettled", g_variant_new_int32 ((gint32)left.n));
  return pos_recover_check_known (self, self->order, error);
}

/* What was read once stands in for the balance: it is charged when the goods leave. */
static void
put_on_file (PosRun *run, PosTerminalResult *card)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosPayment *payment = pos_tendering_add (
      run, pos_config_get_tender_id (pricing.config, pricing.store, POS_TENDER_CARD), 0);

  payment->kind = POS_PAYMENT_TOKEN;
  payment->recurring = card->recurring;
  pos_text_set (&payment->token, card->token);
  pos_text_set (&payment->masked, card->masked);
  pos_text_set (&payment->brand, card->brand);
  pos_text_set (&payment->card_expiry, card->expiry);
}

/* M12: a second card that cannot be charged again later stands in for nothing, unless the chain
 * takes reservations without that (F20).  What it reserved is let go. */
static gboolean
check_recurring (PosRun *run, Plan *plan, GError **error)
{
  if (plan->taken || !plan->reserved || plan->reserved->outcome != POS_TERMINAL_OUTCOME_APPROVED ||
      plan->reserved->recurring ||
      pos_config_has_feature (pos_run_get_register (run)->config, "F20"))
    return TRUE;
  return pos_set_error (error,
                        POS_DEVICE_ERROR,
                        POS_DEVICE_ERROR_DECLINED,
                        g_variant_new_parsed ("{'reason': <'not-recurring'>}"),
                        "This card cannot be charged again later: show another card");
}

gboolean
pos_ops_card_run (PosRun *run, GError **error)
{
  Plan *plan = pos_run_get_data (run);

  if (!check_recurring (run, plan, error))
    return FALSE;
  if (plan->taken) {
    PosPayment *payment = pos_tendering_add_card (run, plan->taken, POS_PAYMENT_TENDER, plan->take);
    pos_tender_plan_apply (&plan->saving, payment);
    pos_run_answer (run, "discount_minor", g_variant_new_int64 (payment->discount));
    pos_run_answer (run, "masked", g_variant_new_string (pos_text_or (payment->masked, "")));
  }
  if (plan->back)
    pos_card_refund_put (run, plan->back);
  if (plan->on_file)
    put_on_file (run, plan->taken);
  if (plan->reserved && plan->reserved->outcome == POS_TERMINAL_OUTCOME_APPROVED) {
    PosPayment *payment =
        pos_tendering_add_card (run, plan->reserved, POS_PAYMENT_AUTHORIZATION, plan->reserve);
    pos_run_answer (run, "authorized_minor", g_variant_new_int64 (plan->reserve));
    if (!plan->taken)
      pos_run_answer (run, "masked", g_variant_new_string (pos_text_or (payment->masked, "")));
  } else if (plan->reserved && plan->taken) {
    /* M11: what is due is paid; the cart waits for a card that stands in for the balance. */
    pos_run_answer (run, "declined", g_variant_new_boolean (TRUE));
  } else if (plan->reserved) {
    return pos_set_error (error,
                          POS_DEVICE_ERROR,
                          POS_DEVICE_ERROR_DECLINED,
                          NULL,
                          "The card was declined (%s)",
                          pos_text_or (plan->reserved->decline_reason, "declined"));
  }
  return pos_tendering_finish (run, error);
}

static gboolean
is_approved (PosTerminalResult *result)
{
  return result && result->outcome == POS_TERMINAL_OUTCOME_APPROVED;
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  Plan *plan = pos_run_get_data (run);
  GError *refusal = g_steal_pointer (&plan->refusal);
  g_autoptr (GError) trouble = NULL;
  GError *error = NULL;

  if (pos_register_recover_finish (POS_REGISTER (source), result, NULL, &trouble)) {
    pos_run_fail (run, refusal);
    return;
  }
  pos_set_error (&error,
                 POS_DEVICE_ERROR,
                 POS_DEVICE_ERROR_UNKNOWN,
                 NULL,
                 "%s; and the card payment could not be given back yet: %s",
                 refusal->message,
                 trouble->message);
  g_error_free (refusal);
  pos_run_fail (run, error);
}

/* What the terminal took belongs to nobody now, so it goes back at once, the way it does after a
 * crash.  When nobody knows whether the disk has kept it, the next start decides. */
void
pos_ops_card_take_back (PosRun *run, GError *error)
{
  Plan *plan = pos_run_get_data (run);
  gboolean took = is_approved (plan->taken) || is_approved (plan->reserved) ||
                  (plan->back && pos_card_refund_has_given (plan->back));

  if (!took || pos_db_error_outcome_is_unknown (error)) {
    pos_run_fail (run, error);
    return;
  }
  plan->refusal = error;
  pos_register_recover_async (pos_run_get_register (run), taken_back_cb, run);
}
