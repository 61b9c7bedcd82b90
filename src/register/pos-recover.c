/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recover.c — card payments that an earlier run left behind: each is looked up, then kept when
 * the open cart has it, else given back; what went back leaves the cart, what was refunded enters
 * it.  No reservation or capture is ever left hanging, and none is given back twice. */
#include "register/pos-recover.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-gift-card.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-card.h"
#include "register/pos-ledger-connector.h"
#include "register/pos-refunding.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"
#include "register/pos-tendering.h"
#include "register/pos-unsettled.h"
#include "store/pos-cart-table.h"
#include "store/pos-intent-table.h"

#include <string.h>

typedef struct {
  GPtrArray *intents;
  guint at;
  PosRecovered found;
  GHashTable *returned; /* set of PosId: payments that went back, or may have */
  PosIntentState state; /* to be written for the one at hand */
  char *result;
} Recovery;

static void
recovery_free (gpointer data)
{
  Recovery *recovery = data;

  g_clear_pointer (&recovery->intents, g_ptr_array_unref);
  g_hash_table_unref (recovery->returned);
  g_free (recovery->result);
  g_free (recovery);
}

static void next_intent (GTask *task);

static PosPayIntent *
get_intent (GTask *task)
{
  Recovery *recovery = g_task_get_task_data (task);

  return g_ptr_array_index (recovery->intents, recovery->at);
}

static void
fail (GTask *task, GError *error)
{
  pos_unsettled_tell (g_task_get_source_object (task));
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
go_on (GTask *task)
{
  ((Recovery *)g_task_get_task_data (task))->at++;
  next_intent (task);
}

static gboolean
write_state (PosDbTxn *txn, gpointer data, GError **error)
{
  GTask *task = data;
  Recovery *recovery = g_task_get_task_data (task);
  PosRegister *self = g_task_get_source_object (task);
  PosPayIntent *intent = get_intent (task);

  if (!pos_intent_table_finish (
          txn, &intent->id, recovery->state, recovery->result, pos_register_get_now (self), error))
    return FALSE;
  return recovery->state != POS_INTENT_STATE_VOIDED ||
         pos_intent_table_mark_booked (txn, &intent->id, error);
}

static gboolean
settle (GTask *task, PosIntentState state, const char *result, GError **error)
{
  Recovery *recovery = g_task_get_task_data (task);
  PosRegister *self = g_task_get_source_object (task);

  recovery->state = state;
  g_free (recovery->result);
  recovery->result = g_strdup (result);
  return pos_db_write_sync (pos_local_store_get_db (self->local_store), write_state, task, error);
}

static void
given_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Recovery *recovery = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (answer && answer->outcome != POS_TERMINAL_OUTCOME_APPROVED)
    pos_set_error (&error,
                   POS_DEVICE_ERROR,
                   POS_DEVICE_ERROR_DECLINED,
                   NULL,
                   "The terminal does not give the payment back (%s)",
                   pos_text_or (answer->decline_reason, "declined"));
  if (error || !settle (task, POS_INTENT_STATE_VOIDED, NULL, &error)) {
    fail (task, error);
    return;
  }
  recovery->found.voided++;
  go_on (task);
}

static void
give_back (GTask *task, PosTerminalResult *answer)
{
  PosRegister *self = g_task_get_source_object (task);
  PosPayIntent *intent = get_intent (task);
  PosCardRequest request = {
      .action = answer->capture_id ? POS_CARD_REFUND : POS_CARD_VOID,
      .connector = intent->connector,
      .order = intent->order_id,
      .amount = intent->amount,
      .original = answer->capture_id ? answer->capture_id : answer->authorization_id,
      .payment = &intent->id,
  };

  pos_card_ask_async (self, &request, NULL, given_back_cb, task);
}

static gboolean
is_taking (PosPayIntent *intent)
{
  return !g_strcmp0 (intent->kind, "sale") || !g_strcmp0 (intent->kind, "authorize") ||
         !g_strcmp0 (intent->kind, "capture");
}

/* Whether @intent gives back a payment of ours. */
static gboolean
is_giving_back (PosPayIntent *intent)
{
  return !is_taking (intent) && !pos_id_equal (&intent->payment_id, &intent->id);
}

/* Money that goes out for an order is not taken back: it becomes a payment of the order. */
static gboolean
is_refund (PosPayIntent *intent)
{
  return !g_strcmp0 (intent->kind, "refund") && pos_id_equal (&intent->payment_id, &intent->id);
}

static PosPayment *
find_held (PosOrder *order, const PosId *id)
{
  PosPayment *payment = pos_order_find_payment (order, id);

  return payment && (payment->state == POS_PAYMENT_STATE_CAPTURED ||
                     payment->state == POS_PAYMENT_STATE_AUTHORIZED)
             ? payment
             : NULL;
}

typedef struct {
  PosRegister *reg;
  PosPayIntent *intent; /* of giving back */
  const char *result;
  PosOrder *cart; /* (nullable): without the payment */
  gint64 now;
} Return;

static gboolean
write_return (PosDbTxn *txn, gpointer data, GError **error)
{
  Return *returned = data;
  PosPayIntent *intent = returned->intent;
  g_autoptr (PosPayIntent) taken = NULL;

  if (!pos_intent_table_finish (
          txn, &intent->id, POS_INTENT_STATE_APPROVED, returned->result, returned->now, error) ||
      !pos_intent_table_get (txn, &intent->payment_id, &taken, error))
    return FALSE;
  if (taken && !taken->booked &&
      !pos_intent_table_finish (
          txn, &taken->id, POS_INTENT_STATE_VOIDED, NULL, returned->now, error))
    return FALSE;
  if (taken && !pos_intent_table_mark_booked (txn, &taken->id, error))
    return FALSE;
  return pos_intent_table_mark_booked (txn, &intent->id, error) &&
         (!returned->cart ||
          pos_cart_table_save (txn, returned->reg->local_store, returned->cart, NULL, error));
}

/* A payment went back, and the register died before it could say so: the cart has it no more. */
static gboolean
keep_return (GTask *task, const char *result, GError **error)
{
  Recovery *recovery = g_task_get_task_data (task);
  PosRegister *self = g_task_get_source_object (task);
  PosPayIntent *intent = get_intent (task);
  PosPricing pricing = pos_register_get_pricing (self);
  g_autoptr (PosOrder) cart = NULL;
  Return returned = {self, intent, result, NULL, pos_register_get_now (self)};

  cart = pos_record_copy (self->order);
  PosPayment *held = find_held (cart, &intent->payment_id);
  if (held) {
    held->state = POS_PAYMENT_STATE_VOIDED;
    if (!pos_pricing_recompute (&pricing, cart, error))
      return FALSE;
    returned.cart = cart;
  }
  if (!pos_db_write_sync (
          pos_local_store_get_db (self->local_store), write_return, &returned, error))
    return FALSE;
  if (held)
    pos_register_adopt_order (self, cart);
  recovery->found.voided++;
  return TRUE;
}

typedef struct {
  PosRegister *reg;
  PosPayIntent *intent;
  const char *result;
  PosOrder *cart; /* (nullable): with the refund */
} Refund;

static gboolean
write_refund (PosDbTxn *txn, gpointer data, GError **error)
{
  Refund *refund = data;
  gint64 now = pos_register_get_now (refund->reg);

  return pos_intent_table_finish (
             txn, &refund->intent->id, POS_INTENT_STATE_APPROVED, refund->result, now, error) &&
         (!refund->cart ||
          pos_cart_table_save (txn, refund->reg->local_store, refund->cart, NULL, error));
}

/* The customer has the money; the open cart hears of it.  When another cart is open meanwhile, the
 * intent stays unsettled: a person has to look. */
static gboolean
keep_refund (GTask *task, PosTerminalResult *answer, const char *result, GError **error)
{
  PosRegister *self = g_task_get_source_object (task);
  PosPayIntent *intent = get_intent (task);
  PosPricing pricing = pos_register_get_pricing (self);
  g_autoptr (PosOrder) cart = NULL;
  Refund refund = {self, intent, result, NULL};

  if (pos_id_equal (&self->order->id, &intent->order_id)) {
    PosId original;

    pos_refunding_get_next (
        self, self->order, pos_tender_kind_of_connector (intent->connector), &original);
    cart = pos_record_copy (self->order);
    pos_tendering_put_card (self, cart, answer, POS_PAYMENT_TENDER, -intent->amount)->original =
        original;
    if (!pos_pricing_recompute (&pricing, cart, error))
      return FALSE;
    refund.cart = cart;
  }
  if (!pos_db_write_sync (pos_local_store_get_db (self->local_store), write_refund, &refund, error))
    return FALSE;
  if (!cart)
    return TRUE;
  pos_register_adopt_order (self, cart);
  ((Recovery *)g_task_get_task_data (task))->found.refunded++;
  return TRUE;
}

/* What the terminal approved, however long ago, is brought to the disk. */
static gboolean
keep_answer (GTask *task, PosTerminalResult *answer, GError **error)
{
  PosRegister *self = g_task_get_source_object (task);
  PosPayIntent *intent = get_intent (task);
  g_autoptr (json_t) json = pos_record_to_json (answer, intent->currency);
  g_autofree char *text = pos_json_to_text (json);

  if (is_giving_back (intent))
    return keep_return (task, text, error);
  if (is_refund (intent) && !pos_order_find_payment (self->order, &intent->id))
    return keep_refund (task, answer, text, error);
  return intent->state != POS_INTENT_STATE_OPEN ||
         settle (task, POS_INTENT_STATE_APPROVED, text, error);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  PosRegister *self = g_task_get_source_object (task);
  PosPayIntent *intent = get_intent (task);
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_terminal_finish (POS_TERMINAL (source), result, &error);
  gboolean never_heard = g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_NOT_FOUND);

  if (!answer && !never_heard) {
    fail (task, error);
    return;
  }
  g_clear_error (&error);
  if (never_heard || answer->outcome == POS_TERMINAL_OUTCOME_DECLINED) {
    if (intent->state == POS_INTENT_STATE_OPEN &&
        !settle (task, POS_INTENT_STATE_DECLINED, NULL, &error))
      fail (task, error);
    else
      go_on (task);
    return;
  }
  if (is_giving_back (intent))
    g_hash_table_add (((Recovery *)g_task_get_task_data (task))->returned, &intent->payment_id);
  if (answer->outcome == POS_TERMINAL_OUTCOME_UNKNOWN) {
    go_on (task);
    return;
  }
  if (is_taking (intent) && !pos_order_find_payment (self->order, &intent->id)) {
    give_back (task, answer);
    return;
  }
  if (!keep_answer (task, answer, &error))
    fail (task, error);
  else
    go_on (task);
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  pos_release_pending_finish (POS_REGISTER (source), result);
  pos_unsettled_tell (POS_REGISTER (source));
  g_task_return_boolean (task, TRUE);
}

static void
next_intent (GTask *task)
{
  Recovery *recovery = g_task_get_task_data (task);
  PosRegister *self = g_task_get_source_object (task);

  if (recovery->at == recovery->intents->len) {
    pos_release_pending_async (self, released_cb, task);
    return;
  }
  PosPayIntent *intent = get_intent (task);
  if (pos_release_is_note (intent) || g_hash_table_contains (recovery->returned, &intent->id)) {
    go_on (task);
    return;
  }
  if (intent->state == POS_INTENT_STATE_APPROVED &&
      pos_order_find_payment (self->order, &intent->id)) {
    go_on (task);
    return;
  }
  g_autofree char *reference = pos_id_dup_text (&intent->id);
  pos_terminal_query_async (
      pos_register_get_connector (self, intent->connector), reference, NULL, looked_up_cb, task);
}

/* Headquarters may be far away: bank cards do not wait for it. */
static gboolean
is_of_headquarters (PosPayIntent *intent)
{
  return pos_tender_kind_of_connector (intent->connector) != POS_TENDER_CARD;
}

static int
compare_returns_first (gconstpointer a, gconstpointer b)
{
  PosPayIntent *left = *(PosPayIntent *const *)a, *right = *(PosPayIntent *const *)b;
  int order = is_of_headquarters (left) - is_of_headquarters (right);

  if (order == 0)
    order = is_giving_back (right) - is_giving_back (left);
  return order ? order : memcmp (left->id.bytes, right->id.bytes, sizeof left->id.bytes);
}

void
pos_register_recover_async (PosRegister *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Recovery *recovery = g_new0 (Recovery, 1);
  GError *error = NULL;

  recovery->returned = g_hash_table_new (pos_id_hash, pos_id_equal);
  g_task_set_source_tag (task, pos_register_recover_async);
  g_task_set_task_data (task, recovery, recovery_free);
  recovery->intents = pos_local_store_list_open_intents_sync (self->local_store, &error);
  if (!recovery->intents) {
    fail (task, error);
    return;
  }
  /* What may have gone back already must not be given back twice. */
  g_ptr_array_sort (recovery->intents, compare_returns_first);
  next_intent (task);
}

gboolean
pos_register_recover_finish (PosRegister *self,
                             GAsyncResult *result,
                             PosRecovered *found,
                             GError **error)
{
  Recovery *recovery = g_task_get_task_data (G_TASK (result));

  if (found)
    *found = recovery->found;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The customer has the money, or may have it, and @order does not know. */
static gboolean
is_unnoted_refund (PosPayIntent *intent, PosOrder *order)
{
  return is_refund (intent) && !pos_order_find_payment (order, &intent->id);
}

static gboolean
is_unknown (PosPayIntent *intent, PosOrder *order)
{
  return intent->state == POS_INTENT_STATE_OPEN || is_unnoted_refund (intent, order);
}

static gboolean
check_intents (PosRegister *self,
               PosOrder *order,
               gboolean (*blocks) (PosPayIntent *intent, PosOrder *order),
               GError **error)
{
  g_autoptr (GPtrArray) intents = pos_local_store_list_open_intents_sync (self->local_store, error);
  PosPayIntent *unknown = NULL;

  if (!intents)
    return FALSE;
  for (guint i = 0; i < intents->len && !unknown; i++) {
    PosPayIntent *intent = intents->pdata[i];
    if (!pos_release_is_note (intent) && pos_id_equal (&intent->order_id, &order->id) &&
        blocks (intent, order))
      unknown = intent;
  }
  return !unknown ||
         pos_set_error (error,
                        POS_DEVICE_ERROR,
                        POS_DEVICE_ERROR_UNKNOWN,
                        is_of_headquarters (unknown)
                            ? g_variant_new_parsed ("{'reason': <%s>}", unknown->connector)
                            : NULL,
                        "Nobody knows yet what became of a card payment of this order");
}

gboolean
pos_recover_check_known (PosRegister *self, PosOrder *order, GError **error)
{
  return check_intents (self, order, is_unknown, error);
}

gboolean
pos_recover_check_refunds (PosRegister *self, PosOrder *order, GError **error)
{
  return check_intents (self, order, is_unnoted_refund, error);
}

int
pos_register_count_unsettled (PosRegister *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) intents =
      pos_local_store_list_open_intents_sync (self->local_store, &error);
  int count = 0;

  if (!intents) {
    g_warning ("The payment intents cannot be read: %s", error->message);
    return -1;
  }
  for (guint i = 0; i < intents->len; i++)
    count += !pos_release_is_note (intents->pdata[i]);
  return count;
}
