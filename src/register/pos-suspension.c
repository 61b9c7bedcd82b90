/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-suspension.c — messages about what was put aside, and the question for it. */
#include "register/pos-suspension.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-awaited.h"
#include "register/pos-outgoing.h"
#include "register/pos-register-private.h"
#include "store/pos-outbox-table.h"
#include "store/pos-store-cart-table.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

static gboolean
is_told (PosRegister *self)
{
  return self->sync && pos_sync_is_enrolled (self->sync);
}

PosId
pos_suspension_mint (PosRegister *self)
{
  return is_told (self) ? pos_context_mint_id (self->context) : POS_ID_NONE;
}

/* --- Telling --- */

typedef struct {
  PosStoreCart *record;
  PosTransaction *message;
  PosStoredReceipt *slip; /* (nullable) */
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  g_object_unref (told->record);
  g_object_unref (told->message);
  g_clear_object (&told->slip);
  g_free (told);
}

static Told *
told_new (PosRun *run, PosStoreCart *record)
{
  PosRegister *self = run->reg;
  Told *told = g_new0 (Told, 1);

  told->record = record;
  pos_text_set (&record->store, self->store->id);
  told->message = pos_outgoing_new (self, POS_TRANSACTION_CART, NULL, run->started_at);
  return told;
}

static gboolean
append (PosDbTxn *txn, gpointer data, GError **error)
{
  Told *told = data;
  g_autofree char *id = pos_id_dup_text (&told->record->id);
  g_autofree char *body = NULL;

  if (told->slip)
    pos_text_set (&told->record->receipt, told->slip->number);
  body = pos_wire_to_text (told->record);
  pos_text_set (&told->message->body, body);
  return pos_outbox_table_append (txn, told->message, id, error);
}

void
pos_suspension_tell (PosRun *run, PosOrder *order, const PosId *suspension, PosStoredReceipt *slip)
{
  PosRegister *self = run->reg;
  PosStoreCart *record;
  Told *told;

  if (pos_id_is_none (suspension))
    return;
  record = g_object_new (POS_TYPE_STORE_CART, NULL);
  record->id = *suspension;
  record->at = run->started_at;
  pos_text_set (&record->register_id, self->till->id);
  pos_text_set (&record->worker, self->worker->id);
  pos_store_cart_pack (record, order);
  told = told_new (run, record);
  told->slip = slip ? g_object_ref (slip) : NULL;
  pos_run_add_write (run, append, told, told_free);
  pos_run_add_effect (run, pos_outgoing_wake, NULL, NULL);
}

/* --- It waits no more --- */

static gboolean
remove_here (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_suspended_table_remove (txn, data, error);
}

static gboolean
keep_end (PosDbTxn *txn, gpointer data, GError **error)
{
  Told *told = data;

  return pos_store_cart_table_put (txn, told->record, error) && append (txn, told, error);
}

static void
tell_end (PosRun *run, PosSuspendedCart *cart, gboolean voided)
{
  PosRegister *self = run->reg;
  PosStoreCart *record = g_object_new (POS_TYPE_STORE_CART, NULL);

  record->id = cart->suspension;
  record->cart = cart->order->id;
  record->at = cart->at;
  record->ended_at = record->claimed_at = run->started_at;
  record->voided = voided;
  pos_text_set (&record->register_id, pos_text_or (cart->register_id, self->till->id));
  pos_text_set (&record->worker, cart->worker);
  pos_text_set (&record->receipt, cart->receipt);
  pos_text_set (&record->claimed_by, self->till->id);
  pos_text_set (&record->claimed_worker, self->worker->name);
  pos_run_add_write (run, keep_end, told_new (run, record), told_free);
  pos_run_add_effect (run, pos_outgoing_wake, NULL, NULL);
}

void
pos_suspension_end (PosRun *run, PosSuspendedCart *cart, gboolean voided)
{
  if (!cart->register_id)
    pos_run_add_write (
        run, remove_here, g_memdup2 (&cart->order->id, sizeof cart->order->id), g_free);
  if (!pos_id_is_none (&cart->suspension))
    tell_end (run, cart, voided);
}

/* --- Asking --- */

static char *
write_question (PosRegister *self, PosSuspendedCart *cart, gboolean release)
{
  g_autofree char *id = pos_id_dup_text (&cart->suspension);
  g_autofree char *claim = pos_id_dup_text (&cart->claim);
  g_autoptr (json_t) question = json_pack ("{s:s, s:s, s:s, s:b}",
                                           "id",
                                           id,
                                           "claim",
                                           claim,
                                           "worker_name",
                                           self->worker->name,
                                           "release",
                                           (int)release);

  return pos_json_to_text (question);
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *answer = pos_sync_ask_finish (POS_SYNC (source), result, NULL);

  /* Unheard, it stays in the list of this register. */
  if (!answer)
    g_debug ("Headquarters did not hear that a suspended transaction was let go");
}

static void
release (PosSync *sync, const char *question)
{
  pos_sync_ask_async (sync, "POST", POS_PATH_CARTS, question, NULL, released_cb, NULL);
}

/* It was given to this register, and then refused here: others may have it.  Where the disk did not
 * say what became of it, it stays with us. */
static void
let_go (PosRun *run, GError *error)
{
  PosRegister *self = run->reg;

  if (error->domain != POS_DB_ERROR) {
    g_autofree char *question = write_question (self, pos_run_get_data (run), TRUE);
    release (self->sync, question);
  }
  pos_run_fail (run, error);
}

static gboolean
refuse_unasked (PosSuspendedCart *cart, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'cart-elsewhere'>, 'register': <%s>}", cart->register_id),
      "Register %s put it aside, and nobody can be asked whether it still waits",
      cart->register_id);
}

static void
begin_unasked (PosRun *run)
{
  GError *error = NULL;
  PosSuspendedCart *cart = pos_run_get_data (run);

  if (!cart->register_id || cart->claimed || refuse_unasked (cart, &error))
    pos_run_begun (run);
  else
    pos_run_fail (run, error);
}

/* What headquarters has is what was put aside: a copy here may be of an older program. */
static gboolean
take_answer (PosRun *run, PosStoreCart *told, GError **error)
{
  PosRegister *self = run->reg;
  PosSuspendedCart *cart = pos_run_get_data (run);

  if (!pos_store_cart_is_open_to (told, self->till->id))
    return pos_suspended_refuse_taken (run->reg, &cart->order->id, told->claimed_by, error);
  run->take_back = let_go;
  if (cart->register_id) {
    PosOrder *order = pos_store_cart_unpack (told, error);
    if (!order)
      return FALSE;
    g_set_object (&cart->order, order);
    g_object_unref (order);
  }
  return TRUE;
}

static void
take_text (PosRun *run, const char *text)
{
  GError *error = NULL;
  g_autoptr (PosStoreCart) told = pos_wire_parse (POS_TYPE_STORE_CART, text, -1, &error);

  if (told && take_answer (run, told, &error))
    pos_run_begun (run);
  else if (told)
    pos_run_refuse (run, error);
  else
    pos_run_fail (run, error);
}

/* The question while it is on its way. */
typedef struct {
  PosRun *run; /* while somebody waits for the answer */
  PosRegister *reg;
  PosId cart;
  char *release; /* what to say when nobody does */
  PosAwaited awaited;
} Asking;

static void
asking_free (Asking *asking)
{
  pos_awaited_end (&asking->awaited);
  g_object_unref (asking->reg);
  g_free (asking->release);
  g_free (asking);
}

static void
left_cb (gpointer data)
{
  Asking *asking = data;

  pos_run_fail (g_steal_pointer (&asking->run), NULL);
}

static Asking *
asking_new (PosRun *run, PosSuspendedCart *cart)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->run = run;
  asking->reg = g_object_ref (run->reg);
  asking->cart = cart->order->id;
  asking->release = write_question (run->reg, cart, TRUE);
  pos_awaited_begin (&asking->awaited, pos_run_get_stop (run), left_cb, asking);
  return asking;
}

/* Unless somebody took it up here in the meantime: headquarters hears of that by another way. */
static void
give_back (Asking *asking, const char *text)
{
  PosRegister *self = asking->reg;
  g_autoptr (PosStoreCart) told =
      text ? pos_wire_parse (POS_TYPE_STORE_CART, text, -1, NULL) : NULL;

  if (told && pos_store_cart_is_open_to (told, self->till->id) &&
      !pos_id_equal (&self->order->id, &asking->cart))
    release (self->sync, asking->release);
}

static void
take_failure (PosRun *run, const GError *failure)
{
  PosSuspendedCart *cart = pos_run_get_data (run);
  GError *error = NULL;

  if (!cart->register_id || !g_error_matches (failure, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_FOUND)) {
    /* Our own need not have arrived there yet. */
    begin_unasked (run);
    return;
  }
  pos_suspended_refuse_taken (run->reg, &cart->order->id, NULL, &error);
  pos_run_fail (run, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  PosRun *run = asking->run;
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = pos_sync_ask_finish (POS_SYNC (source), result, &failure);

  if (!pos_awaited_end (&asking->awaited))
    give_back (asking, text);
  else if (text)
    take_text (run, text);
  else
    take_failure (run, failure);
  asking_free (asking);
}

void
pos_suspension_claim_begin (PosRun *run, PosSuspendedCart *cart)
{
  PosRegister *self = run->reg;
  g_autofree char *question = NULL;

  pos_run_set_data (run, cart, (GDestroyNotify)pos_suspended_cart_free);
  if (pos_id_is_none (&cart->suspension) || !is_told (self) || !pos_sync_may_ask (self->sync)) {
    begin_unasked (run);
    return;
  }
  cart->claim = pos_context_mint_id (self->context);
  question = write_question (self, cart, FALSE);
  pos_sync_ask_async (
      self->sync, "POST", POS_PATH_CARTS, question, NULL, answered_cb, asking_new (run, cart));
}
