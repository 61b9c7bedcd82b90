/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-needs.c — may this operation run now, and if not, why and what would help: one answer for
 * buttons, scripts and the operation itself. */
#include "base/pos-error.h"
#include "pricing/pos-totals.h"
#include "register/pos-access.h"
#include "register/pos-lacks.h"
#include "register/pos-next-step.h"
#include "register/pos-register-private.h"

typedef struct {
  PosNeeds need;
  gboolean (*holds) (PosRegister *self);
  GQuark (*domain) (void);
  int code;
  const char *reason;  /* stable id */
  const char *message; /* for logs */
  const char *next;    /* operation that helps */
} Guard;

static gboolean
has_worker (PosRegister *self)
{
  return self->worker != NULL;
}

static gboolean
is_active (PosRegister *self)
{
  return !self->deactivated;
}

static gboolean
is_unlocked (PosRegister *self)
{
  return !self->locked;
}

static gboolean
is_set_up (PosRegister *self)
{
  return self->store != NULL;
}

static gboolean
has_shift (PosRegister *self)
{
  return self->shift != NULL;
}

/* An edit may give up every line of an order, and ends it so; a quote of nothing is none. */
static gboolean
may_give_all_up (PosOrder *order)
{
  return order->flow == POS_ORDER_FLOW_EDIT && order->type != POS_ORDER_TYPE_QUOTE;
}

static gboolean
has_lines (PosRegister *self)
{
  return pos_order_has_active_lines (self->order) || may_give_all_up (self->order) ||
         pos_order_is_account_deposit (self->order) || pos_order_pays_invoices (self->order);
}

static gboolean
has_customer (PosRegister *self)
{
  return self->order->customer != NULL;
}

static gboolean
is_order (PosRegister *self)
{
  return pos_order_has_deferred (self->order);
}

static gboolean
has_balance (PosRegister *self)
{
  return self->order->due_now != 0 || self->order->deferred != 0 ||
         self->order->flow != POS_ORDER_FLOW_NEW || has_lines (self);
}

static gboolean
has_payment (PosRegister *self)
{
  return pos_order_has_open_payments (self->order);
}

static gboolean
is_unpaid (PosRegister *self)
{
  return !pos_order_has_open_payments (self->order);
}

/* What a card got back cannot be voided. */
static gboolean
keeps_no_refund (PosRegister *self)
{
  POS_LIST_FOREACH (PosPayment, payment, self->order->payments)
  if (payment->amount < 0 && payment->connector && !pos_payment_is_of_invoice (payment) &&
      pos_totals_is_given_back (payment))
    return FALSE;
  return TRUE;
}

static gboolean
pays_no_invoices (PosRegister *self)
{
  return !pos_order_pays_invoices (self->order);
}

static gboolean
has_no_cart (PosRegister *self)
{
  return pos_id_is_none (&self->order->id);
}

static gboolean
has_cart (PosRegister *self)
{
  return !has_no_cart (self);
}

static gboolean
is_plain (PosRegister *self)
{
  return pos_order_flow_is_building (self->order->flow);
}

static gboolean
is_new (PosRegister *self)
{
  return self->order->flow == POS_ORDER_FLOW_NEW;
}

static gboolean
is_selling (PosRegister *self)
{
  return self->order->flow != POS_ORDER_FLOW_CANCEL;
}

static gboolean
is_no_quote (PosRegister *self)
{
  return self->order->type != POS_ORDER_TYPE_QUOTE;
}

/* In the order in which a person would want to hear them. */
static const Guard guards[] = {
    {POS_NEEDS_WORKER,
     is_active,
     pos_order_error_quark,
     POS_ORDER_ERROR_CONFIGURATION,
     "deactivated",
     "This device is no register any more",
     "device.activate"},
    {POS_NEEDS_WORKER,
     has_worker,
     pos_access_error_quark,
     POS_ACCESS_ERROR_SIGNED_OUT,
     "signed-out",
     "Nobody is signed in",
     "session.sign_in"},
    {POS_NEEDS_WORKER,
     is_unlocked,
     pos_access_error_quark,
     POS_ACCESS_ERROR_LOCKED,
     "locked",
     "The register is locked",
     "session.unlock"},
    {POS_NEEDS_WORKER,
     is_set_up,
     pos_order_error_quark,
     POS_ORDER_ERROR_CONFIGURATION,
     "not-set-up",
     "This register belongs to no store yet",
     "sync.status"},
    {POS_NEEDS_SHIFT,
     has_shift,
     pos_order_error_quark,
     POS_ORDER_ERROR_NO_SHIFT,
     "no-shift",
     "No shift is open on the drawer",
     "shift.open"},
    {POS_NEEDS_NO_CART,
     has_no_cart,
     pos_order_error_quark,
     POS_ORDER_ERROR_CART_OPEN,
     "cart-open",
     "Another transaction is open: finish or void it first",
     "txn.void"},
    {POS_NEEDS_CART,
     has_cart,
     pos_order_error_quark,
     POS_ORDER_ERROR_NO_LINES,
     "no-cart",
     "No transaction is open",
     "item.search"},
    {POS_NEEDS_LINES,
     has_lines,
     pos_order_error_quark,
     POS_ORDER_ERROR_NO_LINES,
     "no-lines",
     "There are no lines",
     "item.search"},
    {POS_NEEDS_PLAIN,
     is_plain,
     pos_order_error_quark,
     POS_ORDER_ERROR_STATUS,
     "hand-over",
     "This transaction hands over or cancels an order: its lines stay as they are",
     "txn.void"},
    {POS_NEEDS_SELLING,
     is_selling,
     pos_order_error_quark,
     POS_ORDER_ERROR_STATUS,
     "hand-over",
     "This transaction cancels an order: its lines stay as they are",
     "txn.void"},
    {POS_NEEDS_NEW,
     is_new,
     pos_order_error_quark,
     POS_ORDER_ERROR_STATUS,
     "customer-stays",
     "The customer of a saved order stays",
     "txn.void"},
    {POS_NEEDS_UNPAID,
     keeps_no_refund,
     pos_order_error_quark,
     POS_ORDER_ERROR_PAID,
     "card-refund",
     "A card has got its money back: finish the transaction",
     "pay.cash"},
    {POS_NEEDS_UNPAID,
     pays_no_invoices,
     pos_order_error_quark,
     POS_ORDER_ERROR_CART_OPEN,
     "invoices",
     "Invoices are paid in a transaction of their own",
     "txn.void"},
    {POS_NEEDS_UNPAID,
     is_unpaid,
     pos_order_error_quark,
     POS_ORDER_ERROR_PAID,
     "paid",
     "Money was taken in this transaction: void the payment first",
     "pay.void"},
    {POS_NEEDS_NO_QUOTE,
     is_no_quote,
     pos_order_error_quark,
     POS_ORDER_ERROR_STATUS,
     "quote",
     "This is a quote: make an order of it first",
     "order.create"},
    {POS_NEEDS_ORDER,
     is_order,
     pos_order_error_quark,
     POS_ORDER_ERROR_NOT_AN_ORDER,
     "not-order",
     "This is a sale: no line ships or is picked up",
     "order.ship_all"},
    {POS_NEEDS_CUSTOMER,
     has_customer,
     pos_order_error_quark,
     POS_ORDER_ERROR_NO_CUSTOMER,
     "no-customer",
     "This needs a customer",
     "customer.search"},
    {POS_NEEDS_BALANCE,
     has_balance,
     pos_order_error_quark,
     POS_ORDER_ERROR_NOTHING_DUE,
     "nothing-due",
     "Nothing is due",
     "item.search"},
    {POS_NEEDS_PAYMENT,
     has_payment,
     pos_order_error_quark,
     POS_ORDER_ERROR_NOT_FOUND,
     "no-payment",
     "No payment was taken in this transaction",
     NULL},
};

PosNeeds
pos_register_find_unmet_needs (PosRegister *self)
{
  PosNeeds unmet = POS_NEEDS_NOTHING;

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    if (!(unmet & guards[i].need) && !guards[i].holds (self))
      unmet |= guards[i].need;
  return unmet;
}

static const Guard *find_failing (PosRegister *self, PosNeeds needs);

/* Put aside, a transaction is lost to nobody; what is paid or saved already cannot be. */
static gboolean
can_be_suspended (PosRegister *self)
{
  const PosOperation *suspend = pos_operation_find ("txn.suspend");

  return is_new (self) && !pos_order_is_account_deposit (self->order) &&
         !find_failing (self, suspend->needs) &&
         pos_access_is_permitted (self->config, self->worker, suspend->permission);
}

const char *
pos_register_find_way_out (PosRegister *self)
{
  if (has_no_cart (self))
    return NULL;
  return can_be_suspended (self) ? "txn.suspend" : "txn.void";
}

/* Of what helps, the way that costs nothing. */
static const char *
find_next (PosRegister *self, const Guard *failing)
{
  const char *way_out =
      failing->need == POS_NEEDS_NO_CART ? pos_register_find_way_out (self) : NULL;

  return way_out ? way_out : failing->next;
}

static const Guard *
find_failing (PosRegister *self, PosNeeds needs)
{
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    if (needs & guards[i].need && !guards[i].holds (self))
      return &guards[i];
  return NULL;
}

gboolean
pos_register_check_needs (PosRegister *self, PosNeeds needs, GError **error)
{
  const Guard *failing = find_failing (self, needs);
  const char *next;
  GVariantDict details;

  if (!failing)
    return TRUE;
  next = find_next (self, failing);
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "reason", "s", failing->reason);
  if (next)
    g_variant_dict_insert (&details, "next", "s", next);
  return pos_set_error (error,
                        failing->domain (),
                        failing->code,
                        g_variant_dict_end (&details),
                        "%s",
                        failing->message);
}

/* Nobody is asked for a customer on the way to a refusal. */
static const char *
find_lack (PosRegister *self, const PosOperation *operation, const Guard *failing)
{
  return operation && (!failing || failing->need == POS_NEEDS_CUSTOMER)
             ? pos_lacks_find (self, operation->key)
             : NULL;
}

void
pos_register_get_state (PosRegister *self, const char *key, PosAvailability *availability)
{
  const PosOperation *operation = pos_operation_find (key);
  const Guard *failing = operation ? find_failing (self, operation->needs) : NULL;
  const char *lack = find_lack (self, operation, failing);
  const char *permission = operation ? pos_operation_get_permission (operation, self->order) : NULL;

  *availability = (PosAvailability){.state = POS_STATE_ALLOWED};
  if (!operation) {
    availability->state = POS_STATE_UNAVAILABLE;
    availability->reason = "unknown-operation";
  } else if (lack) {
    availability->state = POS_STATE_UNAVAILABLE;
    availability->reason = lack;
    availability->next = pos_next_step_find (lack);
  } else if (failing) {
    availability->state = POS_STATE_UNAVAILABLE;
    availability->reason = failing->reason;
    availability->next = find_next (self, failing);
  } else if (permission && self->worker &&
             !pos_access_is_permitted (self->config, self->worker, permission)) {
    availability->state = POS_STATE_NEEDS_APPROVAL;
    availability->reason = "not-permitted";
    availability->details =
        g_variant_ref_sink (g_variant_new_parsed ("{'permission': <%s>}", permission));
  } else if (operation->exceeds_limit && operation->exceeds_limit (self)) {
    availability->state = POS_STATE_NEEDS_APPROVAL;
    availability->reason = "beyond-limit";
  }
}

void
pos_availability_clear (PosAvailability *availability)
{
  g_clear_pointer (&availability->details, g_variant_unref);
}

const char *
pos_state_get_nick (PosState state)
{
  static const char *const nicks[] = {"allowed", "needs-approval", "unavailable"};

  return nicks[state];
}
