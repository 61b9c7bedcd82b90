/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tendering.c — payments enter the cart; a cart that owes nothing becomes an order. */
#include "register/pos-tendering.h"
#include "base/pos-error.h"
#include "model/pos-attribute.h"
#include "model/pos-gift-card.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-delayed.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-totals.h"
#include "register/pos-batches.h"
#include "register/pos-clock-rule.h"
#include "register/pos-coupons.h"
#include "register/pos-delivery-lines.h"
#include "register/pos-deposit-rule.h"
#include "register/pos-gifts.h"
#include "register/pos-invoices.h"
#include "register/pos-item.h"
#include "register/pos-letters.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"
#include "register/pos-sales-rep.h"
#include "register/pos-serials.h"
#include "register/pos-sold-elsewhere.h"

const char *const pos_tendering_choices[] = {"card", "pay-later", NULL};
const char *const pos_tendering_excesses[] = {"keep", "refund", NULL};
const char *const pos_tendering_creations[] = {"asynchronous", NULL};

gboolean
pos_tendering_check_kind (PosRun *run, PosTenderKind kind, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosTender *elsewhere;

  if (!pos_config_leaves_out (self->config, self->store, kind))
    return TRUE;
  elsewhere = pos_config_find_tender (self->config, NULL, kind);
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_TENDER,
      g_variant_new_parsed ("{'reason': <'store'>, 'tender': <%s>}", elsewhere->id),
      "This store does not take “%s”",
      elsewhere->id);
}

PosTender *
pos_tendering_find_tender (PosRun *run, PosTenderKind kind, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosTender *tender = pos_config_find_tender (pricing.config, pricing.store, kind);

  if (!pos_tendering_check_kind (run, kind, error))
    return NULL;
  if (!tender)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_CONFIGURATION,
                   g_variant_new_parsed ("{'missing': <'tender'>}"),
                   "No tender of the type “%s” is set up",
                   kind == POS_TENDER_ACCOUNT ? "account" : "gift-card");
  return tender;
}

static PosPayment *
add (PosRegister *self, PosOrder *order, const char *tender, gint64 amount)
{
  g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);
  gboolean settles = order->type == POS_ORDER_TYPE_SALE ||
                     order->flow == POS_ORDER_FLOW_HAND_OVER ||
                     order->flow == POS_ORDER_FLOW_CANCEL;

  payment->id = pos_context_mint_id (self->context);
  payment->kind = amount < 0 ? POS_PAYMENT_REFUND
                  : settles  ? POS_PAYMENT_TENDER
                             : POS_PAYMENT_DEPOSIT;
  payment->amount = amount;
  payment->tendered = amount;
  payment->state = POS_PAYMENT_STATE_CAPTURED;
  payment->created_at = pos_register_get_now (self);
  pos_text_set (&payment->tender, tender);
  pos_text_set (&payment->worker, self->worker ? self->worker->id : order->worker);
  pos_text_set (&payment->register_id, self->till ? self->till->id : NULL);
  pos_list_append (order->payments, payment);
  return payment;
}

PosPayment *
pos_tendering_add (PosRun *run, const char *tender, gint64 amount)
{
  pos_run_recompute (run);
  return add (pos_run_get_register (run), pos_run_get_order (run), tender, amount);
}

PosPayment *
pos_tendering_put_card (PosRegister *self,
                        PosOrder *order,
                        PosTerminalResult *result,
                        PosPaymentKind kind,
                        gint64 amount)
{
  PosPricing pricing = pos_register_get_pricing (self);
  const char *tender = pos_config_get_tender_id (
      self->config, self->store, pos_tender_kind_of_connector (result->connector));
  PosPayment *payment = add (self, order, tender, amount);

  if (kind == POS_PAYMENT_AUTHORIZATION) {
    payment->kind = kind;
    payment->state = POS_PAYMENT_STATE_AUTHORIZED;
    payment->expires_at = pos_authorizations_get_end (&pricing, result->brand);
  }
  /* The intent's id is the payment's, so that either finds the other. */
  pos_id_parse (result->reference, &payment->id, NULL);
  pos_text_set (&payment->masked, result->masked);
  pos_text_set (&payment->brand, result->brand);
  pos_text_set (&payment->card_expiry, result->expiry);
  pos_text_set (&payment->token, result->token);
  pos_text_set (&payment->authorization, result->authorization_id);
  pos_text_set (&payment->capture, result->capture_id);
  pos_text_set (&payment->connector, pos_text_or (result->connector, "terminal"));
  payment->recurring = result->recurring;
  return payment;
}

PosPayment *
pos_tendering_add_card (PosRun *run, PosTerminalResult *result, PosPaymentKind kind, gint64 amount)
{
  pos_run_recompute (run);
  return pos_tendering_put_card (
      pos_run_get_register (run), pos_run_get_order (run), result, kind, amount);
}

/* T15: whoever gives up all of an order cancels it. */
static gboolean
check_gives_up (PosRun *run, PosOrder *order, GError **error)
{
  return order->flow != POS_ORDER_FLOW_EDIT || pos_order_has_active_lines (order) ||
         pos_run_require (run, "order.cancel", NULL, error);
}

/* P-11: what an offer's end makes dearer is shown before it is paid.  @seen: the total that was
 * shown. A cart that holds money already goes on: what is left of it is asked for by amount. */
static gboolean
check_seen (PosOrder *order, gint64 seen, GError **error)
{
  if (order->total <= seen || !pos_order_flow_is_building (order->flow) ||
      pos_totals_get_tendered (order) != 0)
    return TRUE;
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'price-changed'>, 'next': <'price.calculate'>,"
                            " 'before_minor': <%x>, 'after_minor': <%x>}",
                            seen,
                            order->total),
      "The transaction became dearer since its total was shown");
}

gboolean
pos_tendering_take_choice (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  const char *choice = pos_run_get_text (run, "balance");
  const char *excess = pos_run_get_text (run, "excess");
  gint64 seen = order->total;

  if (!g_strcmp0 (choice, "card"))
    order->balance_choice = POS_BALANCE_CARD;
  else if (!g_strcmp0 (choice, "pay-later"))
    order->balance_choice = POS_BALANCE_PAY_LATER;
  if (excess)
    order->excess_choice =
        !g_strcmp0 (excess, "keep") ? POS_EXCESS_CHOICE_KEEP : POS_EXCESS_CHOICE_REFUND;
  return pos_clock_rule_check (run, order, error) && check_gives_up (run, order, error) &&
         pos_sold_elsewhere_check (pos_run_get_register (run), order, error) &&
         pos_pricing_recompute (&pricing, order, error) && check_seen (order, seen, error) &&
         pos_deposit_rule_check_kept (run, order, error) && pos_letters_check (run, error) &&
         pos_item_check_cart (pos_run_get_register (run), order, error) &&
         pos_gifts_check_cart (pos_run_get_register (run), order, error) &&
         pos_invoices_check_cart (order, error) && pos_delivery_check_chosen (order, error) &&
         pos_delivery_lines_check_still (run, order, error) &&
         pos_attributes_check (pricing.config, order, error) &&
         pos_sales_rep_check (pos_run_get_register (run), order, error) &&
         pos_delayed_check (&pricing, order, error) &&
         pos_coupons_check (pos_run_get_register (run), order, error) &&
         pos_serials_check_cart (pos_run_get_register (run), order, error) &&
         pos_batches_check_cart (pos_run_get_register (run), order, error);
}

gboolean
pos_tendering_needs_reservation (PosRun *run)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  gint64 needed;

  if (order->flow != POS_ORDER_FLOW_EDIT || order->due_now != 0 || order->authorized == 0)
    return FALSE;
  /* M33: what becomes of the surplus decides how much there is to reserve. */
  if (!pos_deposit_check_excess (&pricing, order, NULL))
    return FALSE;
  needed = pos_deposit_get_to_authorize (order);
  if (needed == 0) {
    pos_release_others (run);
    pos_pricing_recompute (&pricing, order, NULL);
    return FALSE;
  }
  return needed != order->authorized && pos_authorizations_find_renewable (order);
}

gboolean
pos_tendering_finish (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  g_autoptr (GError) missing = NULL;

  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  if (pos_tendering_needs_reservation (run)) {
    pos_run_reserve (run);
    return TRUE;
  }
  if (pos_deposit_check_conclude (&pricing, order, &missing))
    pos_run_commit_order (run);
  pos_run_answer (run, "concluded", g_variant_new_boolean (missing == NULL));
  pos_run_answer (run, "due_minor", g_variant_new_int64 (order->due_now));
  if (missing)
    pos_run_answer (run, "missing", g_variant_new_string (pos_error_get_code_nick (missing)));
  return TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* M-6: a device never undoes a sale; a drawer has a key. */
  if (!pos_drawer_open_finish (POS_DRAWER (source), result, &error))
    g_warning ("The drawer does not open: %s", error->message);
}

void
pos_tendering_open_drawer (PosRegister *self, gpointer unused)
{
  pos_drawer_open_async (pos_devices_get_drawer (self->devices), NULL, opened_cb, NULL);
}
