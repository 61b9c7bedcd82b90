/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-disk.c — an order is committed, a cart is saved, while the disk fails and the power goes:
 * all of it is there or nothing, and what was told is true. */
#include "disk-drill.h"
#include "store/pos-cart-table.h"
#include "store/pos-intent-table.h"
#include "store/pos-journal-table.h"
#include "store/pos-outbox-table.h"

/* What the steps are about. */
typedef struct {
  Fixture *fixture;
  PosOrder *earlier; /* committed before */
  PosOrder *order;   /* in the cart, then committed */
  PosOrder *longer;  /* the cart after one more tap */
  PosPayIntent *intent;
} Story;

static void
story_init (Story *self, Fixture *fixture)
{
  PosContext *context = fixture->context;

  /* Only the key and the folder are wanted. */
  fixture_close (fixture);
  self->fixture = fixture;
  self->earlier = order_new (context, 1);
  self->order = order_new (context, 2);
  self->longer = order_new (context, 3);
  self->longer->id = self->order->id;
  /* Else chance would choose it. */
  pos_text_set (&self->order->reference, "BCDFGHJKLMNP");
  self->intent = g_object_new (POS_TYPE_PAY_INTENT, NULL);
  self->intent->id = pos_context_mint_id (context);
  self->intent->payment_id = self->intent->id;
  self->intent->order_id = self->order->id;
  self->intent->currency = self->order->currency;
  self->intent->created_at = self->order->created_at;
  pos_text_set (&self->intent->kind, "sale");
}

static void
story_clear (Story *self)
{
  g_object_unref (self->earlier);
  g_object_unref (self->order);
  g_object_unref (self->longer);
  g_object_unref (self->intent);
}

/* Steps are told by the store they run on and the story they belong to. */
typedef struct {
  PosLocalStore *store;
  Story *story;
} Call;

static gboolean
write_to (PosLocalStore *store, PosDbFunc func, gpointer story, GError **error)
{
  Call call = {store, story};

  return pos_db_write_sync (pos_local_store_get_db (store), func, &call, error);
}

static gboolean
open_cart (PosDbTxn *txn, gpointer data, GError **error)
{
  Call *call = data;
  PosPayIntent *intent = call->story->intent;

  return pos_cart_table_save (txn, call->store, call->story->order, NULL, error) &&
         pos_intent_table_begin (txn, intent, error) &&
         pos_intent_table_finish (txn, &intent->id, POS_INTENT_STATE_APPROVED, "{}", 2, error);
}

/* A customer before him has been served; his own order is in the cart, his card was charged. */
static void
serve (PosLocalStore *store, gpointer data)
{
  Story *story = data;
  g_autoptr (GError) error = NULL;

  commit_order (store, story->earlier, NULL, &error);
  g_assert_no_error (error);
  write_to (store, open_cart, story, &error);
  g_assert_no_error (error);
}

/* --- The order is committed --- */

static gboolean
commit (PosLocalStore *store, gpointer data, GError **error)
{
  Story *story = data;
  PosCommit commit = {.intents = &story->intent->id, .n_intents = 1};
  gboolean ok = commit_order (store, story->order, &commit, error);

  pos_commit_clear (&commit);
  return ok;
}

/* A flaw: headquarters is told in a second transaction. */
static gboolean
tell_headquarters (PosDbTxn *txn, gpointer data, GError **error)
{
  Call *call = data;
  PosOrder *order = call->story->order;
  PosId id = pos_context_mint_id (call->story->fixture->context);
  g_autoptr (PosOrder) told = pos_record_copy (order);
  told->revision = 1;
  g_autoptr (PosTransaction) message = pos_transaction_new (&id, POS_TRANSACTION_ORDER, told);
  g_autofree char *record_id = pos_id_dup_text (&order->id);

  pos_text_set (&message->register_id, "S1-01");
  pos_text_set (&message->store, "S1");
  message->at = order->created_at;
  return pos_outbox_table_append (txn, message, record_id, error);
}

static gboolean
commit_in_two (PosLocalStore *store, gpointer data, GError **error)
{
  Story *story = data;
  PosCommit commit = {.intents = &story->intent->id, .n_intents = 1, .without_outbox = TRUE};
  gboolean ok = commit_order (store, story->order, &commit, error);

  pos_commit_clear (&commit);
  return ok && write_to (store, tell_headquarters, story, error);
}

/* A flaw: the receipt is handed out whatever the disk says. */
static gboolean
commit_and_hope (PosLocalStore *store, gpointer data, GError **error)
{
  commit (store, data, NULL);
  return TRUE;
}

/* --- The cart is saved after a tap, with the tap's journal entry --- */

static gboolean
save_cart (PosDbTxn *txn, gpointer data, GError **error)
{
  Call *call = data;

  return pos_cart_table_save (txn, call->store, call->story->longer, NULL, error);
}

static gboolean
write_journal (PosDbTxn *txn, gpointer data, GError **error)
{
  Call *call = data;
  g_autoptr (PosJournalEntry) entry = g_object_new (POS_TYPE_JOURNAL_ENTRY, NULL);

  entry->at = call->story->order->created_at;
  entry->order_id = call->story->order->id;
  pos_text_set (&entry->op, "item.add");
  pos_text_set (&entry->worker, "mia");
  return pos_journal_table_append (txn, entry, error);
}

static gboolean
keep (PosDbTxn *txn, gpointer data, GError **error)
{
  return save_cart (txn, data, error) && write_journal (txn, data, error);
}

static gboolean
tap (PosLocalStore *store, gpointer data, GError **error)
{
  return write_to (store, keep, data, error);
}

static gboolean
tap_in_two (PosLocalStore *store, gpointer data, GError **error)
{
  return write_to (store, save_cart, data, error) && write_to (store, write_journal, data, error);
}

/* --- Drills --- */

static const DrillStep commit_step = {serve, commit, TRUE};
static const DrillStep commit_in_two_step = {serve, commit_in_two, FALSE};
static const DrillStep commit_and_hope_step = {serve, commit_and_hope, FALSE};
static const DrillStep tap_step = {serve, tap, FALSE};
static const DrillStep tap_in_two_step = {serve, tap_in_two, FALSE};

static void
is_whole_or_not_there (Fixture *fixture, gconstpointer step)
{
  Story story;
  story_init (&story, fixture);
  g_autoptr (Drill) drill = drill_new (fixture, step, &story);

  drill_assert_whole (drill);
  story_clear (&story);
}

static void
would_be_noticed (Fixture *fixture, gconstpointer step)
{
  Story story;
  story_init (&story, fixture);

  drill_assert_halves (fixture, step, &story);
  story_clear (&story);
}

static void
hoping_would_be_noticed (Fixture *fixture, gconstpointer step)
{
  Story story;
  story_init (&story, fixture);

  drill_assert_loss (fixture, step, &story);
  story_clear (&story);
}

#define TEST(path, step, name)                                                                     \
  g_test_add ("/store/disk/" path, Fixture, &step, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  drill_start ();
  TEST ("a_committed_order", commit_step, is_whole_or_not_there);
  TEST ("a_tap", tap_step, is_whole_or_not_there);
  TEST ("a_message_in_a_second_transaction", commit_in_two_step, would_be_noticed);
  TEST ("a_journal_in_a_second_transaction", tap_in_two_step, would_be_noticed);
  TEST ("a_receipt_before_the_order", commit_and_hope_step, hoping_would_be_noticed);
  return g_test_run ();
}
