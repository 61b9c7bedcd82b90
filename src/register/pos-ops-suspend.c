/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-suspend.c — a cart put aside for later, and taken up again: register.md §5.5. */
#include "base/pos-error.h"
#include "pricing/pos-order-changes.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-changes-view.h"
#include "register/pos-claim.h"
#include "register/pos-found-order.h"
#include "register/pos-gifts.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-recover.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"
#include "register/pos-returning.h"
#include "register/pos-sold-elsewhere.h"
#include "register/pos-suspend-slip.h"
#include "register/pos-suspension.h"
#include "register/pos-tender-refusal.h"

#include <glib/gi18n.h>

/* --- Suspend --- */

typedef struct {
  PosLocalStore *store;
  PosOrder *order;
  char *worker;
  gint64 at;
  PosId suspension;
} Aside;

static void
aside_free (gpointer data)
{
  Aside *aside = data;

  g_object_unref (aside->store);
  g_object_unref (aside->order);
  g_free (aside->worker);
  g_free (aside);
}

static gboolean
keep_aside (PosDbTxn *txn, gpointer data, GError **error)
{
  Aside *aside = data;

  return pos_suspended_table_add (
      txn, aside->store, aside->order, aside->at, aside->worker, &aside->suspension, error);
}

/* Whoever takes it up asks for them himself. */
static void
let_quote_go (PosRegister *self, gpointer quote)
{
  pos_claim_release (self, quote);
}

static void
let_originals_go (PosRegister *self, gpointer cart)
{
  pos_returning_release (self, cart);
}

static gboolean
suspend_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);
  g_autofree char *id = pos_id_dup_text (&order->id);
  Aside *aside;

  /* Somebody else may change a saved order meanwhile: the claim on it is short. */
  if (order->flow != POS_ORDER_FLOW_NEW)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'saved-order'>}"),
                          "This transaction changes a saved order: finish or void it");
  if (pos_gifts_are_sold (order))
    return pos_tender_refuse ("gift-suspend",
                              NULL,
                              "A transaction that puts money on a gift card is not put aside",
                              error);
  if (!pos_sold_elsewhere_check (self, order, error) ||
      !pos_recover_check_refunds (self, self->order, error))
    return FALSE;
  aside = g_new0 (Aside, 1);
  aside->store = g_object_ref (self->local_store);
  aside->order = g_object_ref (order);
  aside->worker = g_strdup (self->worker->id);
  aside->at = pos_register_get_now (self);
  aside->suspension = pos_suspension_mint (self);
  pos_run_add_write (run, keep_aside, aside, aside_free);
  PosStoredReceipt *slip = pos_suspend_slip_add (run, order);
  pos_suspension_tell (run, order, &aside->suspension, slip);
  if (!pos_id_is_none (&order->quote))
    pos_run_add_effect (run, let_quote_go, g_memdup2 (&order->quote, sizeof order->quote), g_free);
  pos_run_add_effect (run, let_originals_go, g_object_ref (order), g_object_unref);
  pos_run_clear_cart (run);
  pos_run_answer (run, "cart", g_variant_new_string (id));
  return TRUE;
}

/* --- Recall --- */

static json_t *
view_cart (PosSuspendedCart *cart, const char *here)
{
  PosOrder *order = cart->order;
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *at = pos_instant_to_text (cart->at);
  g_autofree char *total = pos_minor_to_text (order->total, order->currency);

  return json_pack ("{s:s, s:s, s:s*, s:s, s:b, s:s*, s:i, s:s}",
                    "cart",
                    id,
                    "at",
                    at,
                    "worker",
                    cart->worker,
                    "register",
                    pos_text_or (cart->register_id, here),
                    "here",
                    (int)!cart->register_id,
                    "customer_name",
                    order->customer_name,
                    "lines",
                    (int)pos_order_count_active_lines (order),
                    "total",
                    total);
}

static gboolean
list_carts (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GPtrArray) carts = pos_suspended_list (self, error);
  json_t *list;

  if (!carts)
    return FALSE;
  list = json_array ();
  for (guint i = 0; i < carts->len; i++)
    json_array_append_new (list, view_cart (carts->pdata[i], self->till->id));
  pos_run_answer_json (run, "carts", list);
  pos_run_set_quiet (run);
  return TRUE;
}

static void
recall_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  g_autofree char *name = g_strdup (pos_run_get_text (run, "cart"));
  const char *slip = pos_run_get_text (run, "receipt");
  PosSuspendedCart *cart;
  GError *error = NULL;

  if (!name && !slip) {
    pos_run_begun (run);
    return;
  }
  if (!name)
    name = pos_suspend_slip_dup_cart (self, slip, &error);
  cart = name ? pos_suspended_find (self, name, &error) : NULL;
  if (cart)
    pos_suspension_claim_begin (run, cart);
  else
    pos_run_fail (run, error);
}

/* What the cart is about beside its customer: orders that goods came with, the quote. */
static gboolean
knows_origins (PosRegister *self, PosOrder *order)
{
  g_autoptr (GPtrArray) originals = pos_returning_load (self, order, NULL);
  g_autoptr (PosOrder) quote =
      pos_id_is_none (&order->quote) ? NULL : pos_quick_get_order (self, &order->quote, NULL);

  return originals && (quote || pos_id_is_none (&order->quote));
}

/* What another register knew, and this one has to know too. */
static gboolean
check_known_here (PosRun *run, PosSuspendedCart *cart, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = cart->order;
  g_autoptr (PosCustomer) customer = NULL;

  if (!cart->register_id)
    return TRUE;
  if (!knows_origins (self, order))
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed ("{'rule': <'cart-origin'>, 'register': <%s>}", cart->register_id),
        "It is about an order that only register %s knows",
        cart->register_id);
  customer = order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;
  return !order->customer || customer ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'cart-customer'>, 'customer': <%s>}",
                                              pos_text_or (order->customer_name, order->customer)),
                        "Customer %s is not known here yet",
                        order->customer);
}

/* T-27: what nobody entered by hand costs what it costs today, and the difference is told. */
static gboolean
recall_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosSuspendedCart *cart = pos_run_get_data (run);
  PosPricing pricing;
  guint repriced = 0;

  if (!cart)
    return list_carts (run, error);
  if (!pos_sold_elsewhere_check (self, cart->order, error) || !check_known_here (run, cart, error))
    return FALSE;
  g_autoptr (PosOrder) order = pos_record_copy (cart->order);
  pos_text_set (&order->register_id, self->till->id);
  pos_run_open_order (run, order);
  pos_found_order_attach_customer (run, order);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  repriced += pos_reprice_refresh (run, line) ? 1 : 0;
  pricing = pos_run_get_pricing (run);
  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  pos_suspension_end (run, cart, FALSE);

  g_autoptr (PosOrderChanges) changes = pos_order_changes_new (cart->order, order);
  pos_changes_view_answer (run, changes);
  pos_run_answer (run, "repriced", g_variant_new_uint32 (repriced));
  return TRUE;
}

/* --- Void --- */

static void
void_begin (PosRun *run)
{
  GError *error = NULL;
  PosSuspendedCart *cart =
      pos_suspended_find (pos_run_get_register (run), pos_run_get_text (run, "cart"), &error);

  if (cart)
    pos_suspension_claim_begin (run, cart);
  else
    pos_run_fail (run, error);
}

static gboolean
void_run (PosRun *run, GError **error)
{
  pos_suspension_end (run, pos_run_get_data (run), TRUE);
  return TRUE;
}

static const PosParam void_params[] = {
    {"cart", POS_PARAM_ID, TRUE, NULL, "the suspended transaction", NULL},
    {"reason", POS_PARAM_TEXT, FALSE, NULL, "why, for the journal", NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam suspend_params[] = {
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam recall_params[] = {
    {"cart", POS_PARAM_ID, FALSE, "none: lists them", "the suspended transaction", NULL},
    {"receipt", POS_PARAM_TEXT, FALSE, NULL, "instead: the number of its slip", NULL},
    {NULL},
};

const PosOperation pos_ops_suspend[] = {
    {
        .key = "txn.recall",
        .title = N_ ("Recall transaction"),
        .description = N_ ("Take up a transaction that was suspended in this store"),
        .icon = "pos-recall-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_TRANSACTION,
        .permission = "txn.suspend",
        .params = recall_params,
        .result = "carts: cart, at, worker, register, here: whether that is this one, "
                  "customer_name, lines, total; or repriced: how many lines cost something else "
                  "now; before, after, difference, lines, charges as order.changes answers",
        .example = "{\"cart\": \"0190…\"}",
        .begin = recall_begin,
        .run = recall_run,
    },
    {
        .key = "txn.suspend",
        .title = N_ ("Suspend transaction"),
        .description = N_ ("Put the transaction aside, to be recalled in this store"),
        .icon = "pos-pause-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .permission = "txn.suspend",
        .params = suspend_params,
        .result = "cart: what to recall it by; receipt: of its slip, where the profile has one",
        .example = "{}",
        .run = suspend_run,
    },
    {
        .key = "txn.void_suspended",
        .title = N_ ("Void suspended transaction"),
        .description = N_ ("Throw away a transaction that was suspended in this store"),
        .icon = "pos-void-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .permission = "txn.void",
        .params = void_params,
        .result = "nothing",
        .example = "{\"cart\": \"0190…\"}",
        .begin = void_begin,
        .run = void_run,
    },
    {.key = NULL},
};
