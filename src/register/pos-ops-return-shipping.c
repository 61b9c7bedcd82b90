/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-return-shipping.c — 635: shipping charges go back with a return. */
#include "base/pos-error.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-return-shipping.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-return-rules.h"
#include "register/pos-returning.h"

#include <glib/gi18n.h>

/* §2.5: the chain lets it happen, and only while nothing goes back by itself. */
static gboolean
check_chain (PosRun *run, GError **error)
{
  PosParameters *parameters = pos_config_get_parameters (pos_run_get_register (run)->config);

  if (!parameters->manual_charges)
    return pos_refuse (
        "automatic-charges", "Charges that go back are computed with the returned lines", error);
  return parameters->refund_shipping ||
         pos_refuse ("no-shipping-refund", "This chain does not give shipping charges back", error);
}

/* --- Looking --- */

static void
set_money (json_t *json, const char *name, gint64 amount, guint32 currency)
{
  g_autofree char *text = pos_minor_to_text (amount, currency);

  json_object_set_new (json, name, json_string (text));
}

static json_t *
view_order (PosOrder *cart, PosOrder *original)
{
  g_autofree char *id = pos_id_dup_text (&original->id);
  json_t *json = json_object ();

  json_object_set_new (json, "order", json_string (id));
  json_object_set_new (
      json,
      "name",
      json_string (pos_text_or (original->number, pos_text_or (original->receipt, id))));
  set_money (json, "charged", pos_return_shipping_get_charged (original), cart->currency);
  set_money (json, "returned", pos_return_shipping_get_returned (original), cart->currency);
  set_money (json, "chosen", pos_return_shipping_get_chosen (cart, original), cart->currency);
  return json;
}

static void
answer_orders (PosRun *run, PosOrder *cart, GPtrArray *originals)
{
  json_t *list = json_array ();

  for (guint i = 0; i < originals->len; i++)
    json_array_append_new (list, view_order (cart, originals->pdata[i]));
  pos_run_answer_json (run, "orders", list);
}

/* --- Giving back --- */

static PosOrder *
choose_only (GPtrArray *originals, GError **error)
{
  if (originals->len == 1)
    return originals->pdata[0];
  pos_set_error (error,
                 POS_CALL_ERROR,
                 POS_CALL_ERROR_MISSING_ARGUMENT,
                 g_variant_new_parsed ("{'argument': <'order'>}"),
                 "Goods of several orders come back: name one");
  return NULL;
}

static PosOrder *
choose_order (PosRun *run, GPtrArray *originals, GError **error)
{
  const char *name = pos_run_get_text (run, "order");
  g_autoptr (PosOrder) named =
      name ? pos_quick_find_order (pos_run_get_register (run), name, NULL) : NULL;

  if (!name)
    return choose_only (originals, error);
  for (guint i = 0; i < originals->len && named; i++)
    if (pos_id_equal (&((PosOrder *)originals->pdata[i])->id, &named->id))
      return originals->pdata[i];
  pos_set_error (error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NOT_FOUND,
                 g_variant_new_parsed ("{'order': <%s>}", name),
                 "Nothing of the order “%.40s” comes back here",
                 name);
  return NULL;
}

/* What all returns of the order give back together needs an approval above the chain's limit. */
static gboolean
check_limit (PosRun *run, PosOrder *original, gint64 amount, GError **error)
{
  gint64 limit =
      pos_config_get_parameters (pos_run_get_register (run)->config)->refund_shipping_limit;
  gint64 total = pos_return_shipping_get_returned (original) + amount;

  return amount == 0 || total <= limit ||
         pos_run_require (
             run,
             "return.shipping",
             g_variant_new_parsed (
                 "{'reason': <'return-shipping'>, 'amount_minor': <%x>, 'maximum_minor': <%x>}",
                 total,
                 limit),
             error);
}

static gboolean
give_back (PosRun *run, GPtrArray *originals, gint64 amount, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *original = choose_order (run, originals, error);
  PosOrder *cart = original ? pos_run_get_order (run) : NULL;

  if (!original || !pos_return_shipping_put (&pricing, cart, original, amount, error) ||
      !pos_pricing_recompute (&pricing, cart, error) ||
      !check_limit (run, original, amount, error) ||
      !pos_return_rules_check_worth (run, NULL, error))
    return FALSE;
  answer_orders (run, cart, originals);
  pos_run_answer (run, "due_minor", g_variant_new_int64 (cart->due_now));
  return TRUE;
}

static gboolean
shipping_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GPtrArray) originals = NULL;
  gint64 amount;

  if (!check_chain (run, error) || !(originals = pos_returning_load (self, self->order, error)))
    return FALSE;
  if (originals->len == 0)
    return pos_refuse ("nothing-returned", "Nothing of an order comes back", error);
  if (pos_run_get_number (run, "amount", &amount))
    return give_back (run, originals, amount, error);
  answer_orders (run, self->order, originals);
  pos_run_set_quiet (run);
  return TRUE;
}

static const PosParam shipping_params[] = {
    {"amount",
     POS_PARAM_MONEY,
     FALSE,
     "none: only looks",
     "what the customer gets back altogether with this return, tax included; it may be more than "
     "was charged; 0 takes it out again",
     NULL},
    {"order",
     POS_PARAM_TEXT,
     FALSE,
     "the only one",
     "which order's, where goods of several come back: id, number, reference or receipt",
     NULL},
    {NULL},
};

const PosOperation pos_ops_return_shipping[] = {
    {
        .key = "order.refund_shipping",
        .title = N_ ("Refund shipping charges"),
        .description = N_ ("Give back with a return what shipping cost"),
        .icon = "pos-ship-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "charge.manage",
        .params = shipping_params,
        .result = "orders: of each what was charged, returned before and is chosen; due",
        .example = "{\"amount\": \"12.50\"}",
        .run = shipping_run,
    },
    {.key = NULL},
};
