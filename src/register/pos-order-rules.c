/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-rules.c — the table of §6.4, row by row. */
#include "register/pos-order-rules.h"
#include "base/pos-error.h"
#include "pricing/pos-deposit.h"
#include "register/pos-refusal.h"

#include <string.h>

#define N_ACTIONS (POS_ORDER_ACTION_RETURN + 1)

/* The work list may do what handing over may, and what can be cancelled can be stopped.  A cell:
 * %NULL allows; "own" allows the store that made the order; "partial" asks F3 and the profile;
 * "delivered" allows what had left before it was cancelled; anything else is the rule that forbids.
 */
static const char *const verdicts[][N_ACTIONS] = {
    /* hand over, edit, cancel, return */
    [POS_ORDER_STATUS_CART] = {"status", "status", "status", "status"},
    [POS_ORDER_STATUS_QUOTE_OPEN] = {"offered", NULL, NULL, "not-delivered"},
    [POS_ORDER_STATUS_QUOTE_EXPIRED] = {"expired", "expired", NULL, "not-delivered"},
    [POS_ORDER_STATUS_QUOTE_CONVERTED] = {"ordered", "ordered", "ordered", "not-delivered"},
    [POS_ORDER_STATUS_QUOTE_CANCELLED] = {"X7", "X7", "X7", "X7"},
    [POS_ORDER_STATUS_PENDING_SYNC] = {"own", "own", "own", "own"},
    [POS_ORDER_STATUS_SYNC_FAILED] = {"sync-failed", "own", "own", "sync-failed"},
    [POS_ORDER_STATUS_SYNC_EDIT] = {"status", "status", "status", "status"},
    [POS_ORDER_STATUS_OPEN] = {NULL, NULL, NULL, NULL},
    [POS_ORDER_STATUS_IN_FULFILLMENT] = {NULL, "partial", NULL, NULL},
    [POS_ORDER_STATUS_PARTIALLY_INVOICED] = {NULL, "partial", NULL, NULL},
    [POS_ORDER_STATUS_INVOICED] = {"X1", "X1", "X1", NULL},
    [POS_ORDER_STATUS_CANCELLED] = {"X7", "X7", "X7", "delivered"},
    [POS_ORDER_STATUS_VOIDED] = {"status", "status", "status", "status"},
};

/* For logs and scripts; the screen has its own sentences for the same rules. */
static const struct {
  const char *rule, *words;
} reasons[] = {
    {"X1", "The order is fully invoiced"},
    {"X2", "The order is partly fulfilled, and such orders are not edited"},
    {"X3", "The order is partly fulfilled, and this store does not edit such orders"},
    {"X4", "The call center that made the order completes it itself"},
    {"X5", "An order of a call center is cancelled there"},
    {"X7", "The order is cancelled"},
    {"X10", "Headquarters does not know the order yet, and it was made in another store"},
    {"X11", "The order was paid in a way that is switched off"},
    {"sync-failed", "Headquarters refused the order: first it has to be put right"},
    {"on-hold", "The order is on hold"},
    {"not-processed", "Somebody said that the order is not to be processed"},
    {"not-held", "Nothing stops the order"},
    {"no-card", "No card stands in for the balance any more"},
    {"X12", "Something of the order was picked, packed or handed over already"},
    {"not-here", "Nothing of the order is to be picked up in this store"},
    {"not-delivered", "Nothing of the order was handed over yet"},
    {"a-return", "This is the receipt of a return: what else comes back is on that of the sale"},
    {"all-returned", "Everything that was handed over came back already"},
    {"offered", "This is a quote: nothing of it is prepared before it is ordered"},
    {"expired", "The quote has expired: extend it first"},
    {"ordered", "The quote was ordered already"},
    {"replaced", "Another quote was made of this one: that one is open"},
    {"status", "The order does not allow this as it is now"},
};

static gboolean
refuse (const char *rule, GError **error)
{
  guint i = 0;

  while (g_strcmp0 (reasons[i].rule, rule) != 0)
    i++;
  return pos_refuse (rule, reasons[i].words, error);
}

gboolean
pos_order_rules_may_hand_over (PosOrderLine *line, PosStore *store)
{
  return pos_order_line_is_active (line) && line->intent == POS_INTENT_PICK_UP &&
         !g_strcmp0 (line->store, store->id) && pos_order_line_get_open (line).micro > 0 &&
         line->accept_state != POS_ACCEPT_REJECTED;
}

char *
pos_order_rules_dup_collectors (PosOrder *order, PosStore *store)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_rules_may_hand_over (line, store) && line->collector &&
      !g_ptr_array_find_with_equal_func (names, line->collector, g_str_equal, NULL))
    g_ptr_array_add (names, line->collector);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}

gboolean
pos_order_rules_is_here (PosOrder *order, PosOrderLine *line, PosStore *store)
{
  if (line->intent == POS_INTENT_PICK_UP)
    return !g_strcmp0 (line->store, store->id);
  if (line->intent == POS_INTENT_ELECTRONIC)
    return !g_strcmp0 (pos_text_or (line->shipping_store, order->home_store), store->id);
  if (line->shipping_store && g_strcmp0 (line->shipping_store, store->id) != 0)
    return FALSE;
  return line->intent == POS_INTENT_SHIP && line->location &&
         (!g_strcmp0 (line->location, store->warehouse) ||
          !g_strcmp0 (line->location, store->shipping_warehouse) ||
          !g_strcmp0 (line->location, store->id));
}

gboolean
pos_order_rules_is_partly_fulfilled (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && pos_order_line_is_deferred (line) &&
      line->picked.micro + line->packed.micro + line->invoiced.micro > 0)
    return TRUE;
  return FALSE;
}

gboolean
pos_order_rules_is_held (PosOrder *order)
{
  return pos_order_is_on_hold (order);
}

gboolean
pos_order_rules_is_stopped (PosOrder *order)
{
  return pos_order_rules_is_held (order) || order->do_not_process;
}

static gboolean
has_line_here (PosOrder *order, PosStore *store)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_rules_may_hand_over (line, store))
    return TRUE;
  return FALSE;
}

/* R4: only what was invoiced can come back.  The rule that forbids it, or %NULL. */
static const char *
judge_return (PosOrder *order)
{
  gboolean delivered = FALSE, sold = FALSE, came_back = FALSE;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!line->voided && line->invoiced.micro > line->returned.micro)
      return NULL;
    delivered |= line->invoiced.micro > 0;
    sold |= !line->voided && !pos_order_line_is_return (line);
    came_back |= !line->voided && pos_order_line_is_return (line);
  }
  if (delivered)
    return "all-returned";
  return came_back && !sold ? "a-return" : "not-delivered";
}

gboolean
pos_order_rules_is_replaced (PosOrder *quote)
{
  return quote->status == POS_ORDER_STATUS_QUOTE_CANCELLED && !pos_id_is_none (&quote->ordered_as);
}

/* The rule that forbids, or %NULL. */
static const char *
judge_status (
    PosOrderAction action, PosOrder *order, PosConfig *config, PosStore *store, const char *verdict)
{
  if (!g_strcmp0 (verdict, "X7") && pos_order_rules_is_replaced (order))
    return "replaced";
  if (!g_strcmp0 (verdict, "own"))
    return g_strcmp0 (order->home_store, store->id) == 0 ? NULL : "X10";
  if (!g_strcmp0 (verdict, "delivered"))
    return g_strcmp0 (judge_return (order), "not-delivered") == 0 ? "X7" : NULL;
  if (!g_strcmp0 (verdict, "partial") && !pos_order_rules_is_partly_fulfilled (order))
    return NULL;
  if (!g_strcmp0 (verdict, "partial") && !pos_config_has_feature (config, "F3"))
    return "X2";
  if (!g_strcmp0 (verdict, "partial"))
    return pos_config_get_profile (config, store)->no_partial_edit ? "X3" : NULL;
  return verdict;
}

/* Whether stores and call centers look after the payments of @order together. */
static gboolean
shares_payments (PosOrder *order, PosConfig *config)
{
  return order->shared_payments && (pos_config_has_feature (config, "F9") ||
                                    pos_config_get_parameters (config)->process_shared_payments);
}

/* X4, X5, X11: payments stay with the module that manages them. */
static const char *
judge_payments (PosOrderAction action, PosOrder *order, PosConfig *config)
{
  PosStore *channel = pos_config_get (config, POS_TYPE_STORE, order->home_store);
  gboolean call_center = order->origin == POS_ORDER_ORIGIN_CALL_CENTER;
  gboolean shared = shares_payments (order, config);

  if (action == POS_ORDER_ACTION_CANCEL && call_center &&
      !pos_config_get_parameters (config)->cancel_call_center)
    return "X5";
  if (action == POS_ORDER_ACTION_EDIT && call_center && channel && channel->order_completion &&
      !shared)
    return "X4";
  if ((action == POS_ORDER_ACTION_EDIT || action == POS_ORDER_ACTION_HAND_OVER ||
       action == POS_ORDER_ACTION_FULFILL) &&
      order->shared_payments && !shared)
    return "X11";
  return NULL;
}

/* Two decisions, taken back in two ways (decision 23). */
static const char *
judge_stop (PosOrder *order)
{
  if (pos_order_rules_is_held (order))
    return "on-hold";
  return order->do_not_process ? "not-processed" : NULL;
}

static const char *
judge_content (PosOrderAction action, PosOrder *order, PosStore *store)
{
  const char *stopped = judge_stop (order);

  switch (action) {
  case POS_ORDER_ACTION_FULFILL:
    return stopped;
  case POS_ORDER_ACTION_HAND_OVER:
    if (stopped)
      return stopped;
    return has_line_here (order, store) ? NULL : "not-here";
  case POS_ORDER_ACTION_RETURN:
    return judge_return (order);
  case POS_ORDER_ACTION_HOLD:
    if (order->type == POS_ORDER_TYPE_QUOTE)
      return "offered";
    return order->type == POS_ORDER_TYPE_SALES_ORDER ? NULL : "status";
  case POS_ORDER_ACTION_RELEASE:
    if (pos_order_rules_is_held (order))
      return NULL;
    return order->do_not_process ? "not-processed" : "not-held";
  case POS_ORDER_ACTION_PROCESS:
    if (!order->do_not_process)
      return "not-held";
    return pos_deposit_lost_its_card (order) ? "no-card" : NULL;
  case POS_ORDER_ACTION_EDIT:
  case POS_ORDER_ACTION_CANCEL:
  default:
    return NULL;
  }
}

static PosOrderAction
get_row (PosOrderAction action)
{
  switch (action) {
  case POS_ORDER_ACTION_FULFILL:
    return POS_ORDER_ACTION_HAND_OVER;
  case POS_ORDER_ACTION_HOLD:
  case POS_ORDER_ACTION_RELEASE:
  case POS_ORDER_ACTION_PROCESS:
    return POS_ORDER_ACTION_CANCEL;
  case POS_ORDER_ACTION_HAND_OVER:
  case POS_ORDER_ACTION_EDIT:
  case POS_ORDER_ACTION_CANCEL:
  case POS_ORDER_ACTION_RETURN:
  default:
    return action;
  }
}

gboolean
pos_order_rules_check (
    PosOrderAction action, PosOrder *order, PosConfig *config, PosStore *store, GError **error)
{
  const char *const *row = verdicts[order->status];
  const char *rule = judge_status (action, order, config, store, row[get_row (action)]);

  if (!rule)
    rule = judge_payments (action, order, config);
  if (!rule)
    rule = judge_content (action, order, store);
  return rule ? refuse (rule, error) : TRUE;
}

gboolean
pos_order_rules_may_join (
    PosOrder *order, const char *customer, const PosId *other, PosConfig *config, GError **error)
{
  if (!pos_id_equal (other, &order->id) && !pos_config_get_parameters (config)->multiple_returns)
    return pos_refuse ("one-order", "A return takes goods of one order back", error);
  if (customer && order->customer && strcmp (customer, order->customer) != 0)
    return pos_refuse ("other-customer", "The order belongs to another customer", error);
  return TRUE;
}

const char *
pos_order_rules_get_warning (PosOrderAction action, PosOrder *order)
{
  if (action == POS_ORDER_ACTION_EDIT && order->origin == POS_ORDER_ORIGIN_HEADQUARTERS)
    return "X6";
  if (action == POS_ORDER_ACTION_CANCEL && order->status == POS_ORDER_STATUS_IN_FULFILLMENT)
    return "in-fulfillment";
  return NULL;
}
