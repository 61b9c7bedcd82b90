/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-quote.c — quotes: made of a cart, extended, ordered. */
#include "model/pos-attribute.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-delayed.h"
#include "pricing/pos-order-changes.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-quote.h"
#include "register/pos-changes-view.h"
#include "register/pos-delivery-lines.h"
#include "register/pos-found-order.h"
#include "register/pos-item.h"
#include "register/pos-look.h"
#include "register/pos-offer.h"
#include "register/pos-ops.h"
#include "register/pos-order-rules.h"
#include "register/pos-order-start.h"
#include "register/pos-quick.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

static void
answer_date (PosRun *run, const char *name, PosDate date)
{
  g_autofree char *text = pos_date_to_text (date);

  pos_run_answer (run, name, g_variant_new_string (text));
}

/* With a saved quote's name it is found first; without, the open one is meant. */
static void
begin (PosRun *run)
{
  GError *error = NULL;

  if (!pos_run_get_text (run, "order"))
    pos_run_begun (run);
  else if (pos_register_check_needs (pos_run_get_register (run), POS_NEEDS_NO_CART, &error))
    pos_found_order_claim_begin (run);
  else
    pos_run_fail (run, error);
}

/* --- Made of a cart --- */

/* What was asked for; else what the quote has, while it lasts; else what is usual. */
static gboolean
choose_expiry (PosRun *run, PosOrder *order, PosDate *expiry, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);

  if (!pos_run_get_date (run, "expiry", expiry, error))
    return FALSE;
  if (expiry->julian == 0 && order->quote_expiry.julian >= pricing.today.julian)
    *expiry = order->quote_expiry;
  if (expiry->julian == 0)
    *expiry = pos_quote_propose_expiry (&pricing);
  return TRUE;
}

static gboolean
create_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  PosDate expiry;

  if (!pos_item_check_cart (pos_run_get_register (run), order, error) ||
      !pos_delayed_check (&pricing, order, error) || !choose_expiry (run, order, &expiry, error) ||
      !pos_quote_make (&pricing, order, expiry, error) ||
      !pos_attributes_check (pricing.config, order, error))
    return FALSE;
  pos_run_commit_order (run);
  answer_date (run, "expiry", expiry);
  return TRUE;
}

/* --- Its last day --- */

static gboolean
check_is_quote (PosOrder *order, GError **error)
{
  return order->type == POS_ORDER_TYPE_QUOTE ||
         pos_refuse ("not-a-quote", "This is no quote", error);
}

static gboolean
check_may_extend (PosRegister *self, PosOrder *quote, GError **error)
{
  if (!check_is_quote (quote, error))
    return FALSE;
  switch ((PosOrderStatus)quote->status) {
  case POS_ORDER_STATUS_QUOTE_OPEN:
  case POS_ORDER_STATUS_QUOTE_EXPIRED:
    return TRUE;
  case POS_ORDER_STATUS_QUOTE_CANCELLED:
    return pos_order_rules_check (
        POS_ORDER_ACTION_EDIT, quote, self->config, pos_register_get_store_record (self), error);
  case POS_ORDER_STATUS_CART:
  case POS_ORDER_STATUS_QUOTE_CONVERTED:
  case POS_ORDER_STATUS_PENDING_SYNC:
  case POS_ORDER_STATUS_SYNC_FAILED:
  case POS_ORDER_STATUS_SYNC_EDIT:
  case POS_ORDER_STATUS_OPEN:
  case POS_ORDER_STATUS_IN_FULFILLMENT:
  case POS_ORDER_STATUS_PARTIALLY_INVOICED:
  case POS_ORDER_STATUS_INVOICED:
  case POS_ORDER_STATUS_CANCELLED:
  case POS_ORDER_STATUS_VOIDED:
  default:
    return pos_refuse ("ordered", "The quote was ordered already", error);
  }
}

/* T5: what has expired costs what it costs today. */
static gboolean
extend (PosRun *run, PosOrder *saved, PosOrder *quote, PosDate expiry, GError **error)
{
  gboolean expired = saved->status == POS_ORDER_STATUS_QUOTE_EXPIRED;
  PosPricing pricing;

  quote->flow = POS_ORDER_FLOW_EDIT;
  quote->flow_revision = saved->revision;
  quote->quote_expiry = expiry;
  POS_LIST_FOREACH (PosOrderLine, line, quote->lines)
  {
    if (expired)
      pos_reprice_line (run, line);
  }
  if (expired) {
    quote->total_discount = 0;
    quote->total_discount_rate = (PosRate){0};
    pos_charges_forget_modes (quote);
  }
  pricing = pos_run_get_pricing (run);
  return pos_pricing_recompute (&pricing, quote, error);
}

static gboolean
change_saved (PosRun *run, PosOrder *saved, PosDate expiry, GError **error)
{
  g_autoptr (PosCustomer) customer =
      saved->customer ? pos_quick_get_customer (pos_run_get_register (run), saved->customer, NULL)
                      : NULL;
  g_autoptr (PosOrder) quote = pos_record_copy (saved);
  gboolean preview = pos_run_get_flag (run, "preview", FALSE);

  if (!preview && saved->status == POS_ORDER_STATUS_QUOTE_EXPIRED &&
      !pos_run_require (run, "quote.extend", NULL, error))
    return FALSE;
  pos_run_set_customer (run, customer);
  if (!extend (run, saved, quote, expiry, error))
    return FALSE;

  g_autoptr (PosOrderChanges) changes = pos_order_changes_new (saved, quote);
  pos_changes_view_answer (run, changes);
  if (preview) {
    pos_run_set_quiet (run);
    return TRUE;
  }
  pos_found_order_keep (run, saved);
  pos_run_open_order (run, quote);
  pos_run_commit_order (run);
  return TRUE;
}

/* An expiry that can be no date is the operation's to refuse. */
static gboolean
look_at_extension (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  PosPricing pricing = pos_register_get_pricing (self);
  const char *text;
  PosDate expiry;

  return check_may_extend (self, order, error) &&
         (!g_variant_lookup (args, "expiry", "&s", &text) ||
          !pos_date_parse (text, &expiry, NULL) ||
          pos_quote_check_expiry (&pricing, expiry, error));
}

static gboolean
expiry_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *saved = pos_run_get_data (run);
  PosOrder *quote = saved ? saved : pos_register_get_order (pos_run_get_register (run));
  PosDate expiry;

  if (!(saved ? check_may_extend (pos_run_get_register (run), saved, error)
              : check_is_quote (quote, error)) ||
      !pos_run_get_date (run, "expiry", &expiry, error))
    return FALSE;
  answer_date (run, "proposal", pos_quote_propose_expiry (&pricing));
  if (expiry.julian == 0) {
    answer_date (run, "expiry", quote->quote_expiry);
    pos_run_set_quiet (run);
    return TRUE;
  }
  if (!pos_quote_check_expiry (&pricing, expiry, error))
    return FALSE;
  answer_date (run, "expiry", expiry);
  if (saved)
    return change_saved (run, saved, expiry, error);
  pos_run_get_order (run)->quote_expiry = expiry;
  return TRUE;
}

/* --- Ordered --- */

static gboolean
is_possible (PosRun *run, PosOrder *order, PosOrderLine *line)
{
  PosRegister *self = pos_run_get_register (run);
  PosStore *store = pos_config_get (self->config, POS_TYPE_STORE, line->store);

  if (line->slot && store &&
      !pos_offer_check_slot (self, store, line->mode, line->date, line->slot, NULL))
    return FALSE;
  return !pos_order_line_is_deferred (line) || pos_delivery_lines_fit (run, order, line);
}

/* A time that somebody else took meanwhile, and a way that goods do not go any more, are asked for
 * again. */
static void
drop_what_changed (PosRun *run, PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && !is_possible (run, order, line))
    pos_order_line_lose_delivery (line);
}

static guint
count_without_delivery (PosOrder *order)
{
  guint count = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    count += pos_order_line_is_active (line) && line->intent == POS_INTENT_NONE;
  }
  return count;
}

static gboolean
look_at_ordering (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return check_is_quote (order, error) && pos_look_edit (self, order, args, error);
}

static gboolean
order_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *saved = pos_run_get_data (run);
  PosOrder *quote = saved ? saved : self->order;

  if (saved ? !look_at_ordering (self, saved, NULL, error) : !check_is_quote (quote, error))
    return FALSE;
  g_autoptr (PosOrder) order = pos_quote_convert (&pricing, quote);
  gboolean tax_included = order->tax_included;
  pos_order_start (self, order);
  order->tax_included = tax_included;
  drop_what_changed (run, order);
  if (saved)
    pos_found_order_keep (run, saved);
  pos_run_open_order (run, order);
  pos_found_order_attach_customer (run, order);
  pos_run_recompute (run);
  pos_run_answer (run, "without_delivery", g_variant_new_uint32 (count_without_delivery (order)));
  return TRUE;
}

static const PosParam create_params[] = {
    {"expiry",
     POS_PARAM_DATE,
     FALSE,
     "the quote's own, else today and the days that quotes are valid",
     "the last day of its prices",
     NULL},
    POS_TENDERING_RECEIPT_PARAM,
    POS_TENDERING_CREATION_PARAM,
    {NULL},
};

#define ORDER_PARAM                                                                                \
  {                                                                                                \
    "order", POS_PARAM_TEXT, FALSE, "the open quote",                                              \
        "id, number, reference or receipt of a saved quote", NULL                                  \
  }

static const PosParam expiry_params[] = {
    ORDER_PARAM,
    {"expiry", POS_PARAM_DATE, FALSE, "only say what it is", "the last day of its prices", NULL},
    {"preview", POS_PARAM_FLAG, FALSE, "false", "only say what it would come to", NULL},
    POS_FOUND_ORDER_TAKE_OVER_PARAM,
    POS_TENDERING_RECEIPT_PARAM,
    {NULL},
};

static const PosParam order_params[] = {
    ORDER_PARAM,
    POS_FOUND_ORDER_TAKE_OVER_PARAM,
    {NULL},
};

const PosOperation pos_ops_quote[] = {
    {
        .key = "quote.create",
        .title = N_ ("Create quote"),
        .description = N_ ("Save the transaction as an offer whose prices stay until a day"),
        .icon = "pos-note-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_PLAIN | POS_NEEDS_UNPAID |
                 POS_NEEDS_CUSTOMER | POS_NEEDS_BALANCE,
        .place = POS_PLACE_TRANSACTION,
        .permission = "order.create",
        .params = create_params,
        .result = "expiry; order, reference, receipt, status",
        .example = "{\"expiry\": \"2026-06-13\"}",
        .run = create_run,
    },
    {
        .key = "quote.expiry",
        .title = N_ ("Quote expiry"),
        .description = N_ ("Show or change the last day of a quote"),
        .icon = "pos-calendar-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.edit",
        .params = expiry_params,
        .result = "expiry; proposal: the usual one.  A saved quote that changes: before, after, "
                  "difference, lines, charges as order.changes answers; one that has expired gets "
                  "today's prices, which needs the permission quote.extend",
        .example = "{\"order\": \"QU-000012\", \"expiry\": \"2026-06-30\", \"preview\": true}",
        .look = look_at_extension,
        .begin = begin,
        .run = expiry_run,
    },
    {
        .key = "order.create",
        .title = N_ ("Make an order"),
        .description = N_ ("Order what a quote offers, at its prices"),
        .icon = "pos-check-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.create",
        .params = order_params,
        .result =
            "without_delivery: lines of which nobody has said yet how they leave, or of which "
            "it does not work any more: the latter are chosen again before anybody pays; the "
            "order is in the cart",
        .example = "{\"order\": \"QU-000012\"}",
        .look = look_at_ordering,
        .begin = begin,
        .run = order_run,
    },
    {.key = NULL},
};
