/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-rules.c — see the header. */
#include "register/pos-return-rules.h"
#include "base/pos-error.h"
#include "pricing/pos-return-terms.h"
#include "register/pos-gifts.h"
#include "register/pos-limits.h"
#include "register/pos-order-rules.h"
#include "register/pos-quick.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-tender-refusal.h"

/* --- The cart --- */

static gboolean
has_sold_line (PosOrder *cart)
{
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (pos_order_line_is_active (line) && !pos_order_line_is_return (line))
    return TRUE;
  return FALSE;
}

static gboolean
has_returned_line (PosOrder *cart)
{
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (pos_order_line_is_active (line) && pos_order_line_is_return (line))
    return TRUE;
  return FALSE;
}

static const char *const no_exchange = "This store does not mix sales and returns";

/* §10.57: what it does not mix on one receipt may have two. */
static gboolean
forbids_exchange (PosRegister *self)
{
  PosProfile *profile = pos_config_get_profile (self->config, self->store);

  return profile->no_exchange && !profile->split_exchange;
}

gboolean
pos_return_rules_may_sell (PosRegister *self, PosOrder *cart, GError **error)
{
  if (self->store && forbids_exchange (self) && has_returned_line (cart))
    return pos_refuse ("no-exchange", no_exchange, error);
  return TRUE;
}

static gboolean
may_join (PosRegister *self, PosOrder *cart, PosOrder *original, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (pos_order_line_is_active (line) && pos_order_line_has_original (line) &&
      !pos_order_rules_may_join (original, NULL, &line->original_order, self->config, error))
    return FALSE;
  return pos_order_rules_may_join (original, cart->customer, &original->id, self->config, error);
}

/* The order of another customer cannot join, and another order only where the chain lets it.  It
 * comes back by itself: at once where nothing is open, which is so when all were named together. */
static gboolean
check_company (PosRegister *self, PosOrder *cart, PosOrder *original, GError **error)
{
  const char *way_out = pos_register_find_way_out (self);
  GError *refusal = NULL;

  if (may_join (self, cart, original, &refusal))
    return TRUE;
  pos_error_add_detail (
      refusal, "next", g_variant_new_string (way_out ? way_out : "return.by_receipt"));
  g_propagate_error (error, refusal);
  return FALSE;
}

static gboolean
check_cart (PosRun *run, PosOrder *original, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *cart = pos_run_get_order (run);

  if (cart->flow != POS_ORDER_FLOW_NEW || cart->type == POS_ORDER_TYPE_QUOTE)
    return pos_refuse ("not-new", "A return is a transaction of its own", error);
  if (forbids_exchange (self) && has_sold_line (cart))
    return pos_refuse ("no-exchange", no_exchange, error);
  return !original || check_company (self, cart, original, error);
}

/* --- The order --- */

gboolean
pos_return_rules_check_age (PosRun *run, PosOrder *original, PosOrderLine *line, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  gint64 most = pos_return_terms_find (&pricing, line->category).days;
  PosDate sold = pos_register_get_day (self, original->committed_at);
  gint64 days = (gint64)pos_register_get_today (self).julian - sold.julian;

  if (most == 0 || days <= most)
    return TRUE;
  return pos_run_require (
      run,
      "return.expired",
      g_variant_new_parsed (
          "{'reason': <'return-expired'>, 'item': <%s>, 'days': <%x>, 'maximum': <%x>}",
          line->item,
          days,
          most),
      error);
}

gboolean
pos_return_rules_is_stale (PosRegister *self)
{
  return self->sync && !pos_sync_hears_headquarters (self->sync);
}

/* §8.3: warn, ask or refuse. */
static gboolean
check_line_up (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  int rule = pos_config_get_profile (self->config, self->store)->offline_return;

  if (!pos_return_rules_is_stale (self) || rule == POS_OFFLINE_RETURN_WARN)
    return TRUE;
  if (rule == POS_OFFLINE_RETURN_APPROVE)
    return pos_run_require (
        run, "return.offline", g_variant_new_parsed ("{'reason': <'return-offline'>}"), error);
  return pos_refuse ("offline-return",
                     "Headquarters cannot say now what of this order came back elsewhere",
                     error);
}

gboolean
pos_return_rules_check_order (PosRun *run, PosOrder *original, GError **error)
{
  PosRegister *self = pos_run_get_register (run);

  if (original &&
      !pos_order_rules_check (POS_ORDER_ACTION_RETURN, original, self->config, self->store, error))
    return FALSE;
  if (original && original->type != POS_ORDER_TYPE_SALE &&
      !pos_config_has_feature (self->config, "F8"))
    return pos_refuse ("F8", "Customer orders are not returned at the register", error);
  if (!check_cart (run, original, error))
    return FALSE;
  return !original || check_line_up (run, error);
}

/* --- The goods --- */

gboolean
pos_return_rules_check_product (PosRun *run, const char *item, GError **error)
{
  g_autoptr (PosProduct) product = pos_quick_find_product (pos_run_get_register (run), item, NULL);

  if (pos_gifts_is_item (pos_run_get_register (run), item))
    return pos_tender_refuse (
        "gift-return", NULL, "A gift card is not taken back: what is on it can be spent", error);
  return !product || !product->not_returnable ||
         pos_run_require (
             run,
             "return.nonreturnable",
             g_variant_new_parsed ("{'reason': <'not-returnable'>, 'item': <%s>}", item),
             error);
}

static gboolean
has_reasons (PosConfig *config, gboolean order)
{
  GPtrArray *all = pos_config_list (config, POS_TYPE_RETURN_REASON);

  for (guint i = 0; i < all->len; i++)
    if (pos_return_reason_is_for (all->pdata[i], order))
      return TRUE;
  return FALSE;
}

static gboolean
refuse_use (const char *reason, gboolean order, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <%s>, 'return_reason': <%s>}",
                                              order ? "reason-of-sales" : "reason-of-orders",
                                              reason),
                        order ? "“%.40s” is no reason to return something of an order"
                              : "“%.40s” is a reason to return something of an order only",
                        reason);
}

gboolean
pos_return_rules_check_reason (PosRun *run, PosOrder *original, const char *reason, GError **error)
{
  PosConfig *config = pos_run_get_register (run)->config;
  gboolean order = original && original->type == POS_ORDER_TYPE_SALES_ORDER;
  PosReturnReason *known = reason ? pos_config_get (config, POS_TYPE_RETURN_REASON, reason) : NULL;

  if (known && !pos_return_reason_is_for (known, order))
    return refuse_use (reason, order, error);
  if (!has_reasons (config, order))
    return TRUE;
  if (!reason)
    return pos_set_error (error,
                          POS_CALL_ERROR,
                          POS_CALL_ERROR_MISSING_ARGUMENT,
                          g_variant_new_parsed ("{'argument': <'reason'>}"),
                          "Say why it comes back");
  return known || pos_set_error (error,
                                 POS_ORDER_ERROR,
                                 POS_ORDER_ERROR_NOT_FOUND,
                                 g_variant_new_parsed ("{'reason': <%s>}", reason),
                                 "There is no reason “%.40s” to return something",
                                 reason);
}

/* --- The money --- */

static gboolean
check_limit (PosRun *run, const char *limit, gint64 amount, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosWorker *approver = pos_run_get_approver (run);
  GVariant *details = g_variant_new_parsed (
      "{'permission': <%s>, 'reason': <'return'>, 'amount_minor': <%x>}", limit, amount);

  return pos_run_require_reach (
      run,
      pos_limits_allow_return (self->config, self->worker, limit, amount),
      approver && pos_limits_allow_details (self->config, approver, limit, details),
      details,
      "A supervisor has to approve a return of this much",
      error);
}

static gint64
get_worth_of (PosOrder *cart, PosOrder *original)
{
  gint64 worth = 0;

  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (pos_order_line_is_active (line) && pos_id_equal (&line->original_order, &original->id))
    worth -= line->total;
  return worth;
}

/* T-41. */
static gboolean
check_offline_worth (PosRun *run, PosOrder *original, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  gint64 limit = pos_config_get_profile (self->config, self->store)->offline_return_limit;
  gint64 worth = get_worth_of (pos_run_get_order (run), original);

  if (limit == 0 || worth <= limit || !pos_return_rules_is_stale (self))
    return TRUE;
  return pos_run_require (
      run,
      "return.offline",
      g_variant_new_parsed (
          "{'reason': <'return-offline'>, 'amount_minor': <%x>, 'maximum_minor': <%x>}",
          worth,
          limit),
      error);
}

gboolean
pos_return_rules_check_worth (PosRun *run, PosOrder *original, GError **error)
{
  PosOrder *cart = pos_run_get_order (run);

  /* Who is asked for a line hears first of all that comes back with it. */
  if (!check_limit (run, POS_LIMIT_RETURN_TOTAL, -cart->return_total, error))
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (pos_order_line_is_active (line) && pos_order_line_is_return (line) &&
      !check_limit (run, POS_LIMIT_RETURN_LINE, -line->total, error))
    return FALSE;
  return !original || check_offline_worth (run, original, error);
}
