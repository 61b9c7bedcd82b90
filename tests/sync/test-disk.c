/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-disk.c — an acknowledgment is written down, a page of the feed is applied with its cursor,
 * while the disk fails and the power goes: all of it is there or nothing, and what was told is
 * true. */
#include "disk-drill.h"
#include "store/pos-outbox-table.h"
#include "sync/pos-sync-steps.h"

/* What headquarters has to say. */
typedef struct {
  PosOrder *order; /* waits in the outbox */
  PosChangePage *page;
} Story;

/* @record: (transfer full). */
static void
add_change (PosChangePage *page, const char *kind, gpointer record)
{
  g_autoptr (PosRecord) owned = record;
  g_autofree char *key = pos_kind_dup_key (record);

  g_ptr_array_add (page->changes,
                   pos_change_new (page->changes->len + 1, pos_kind_find (kind), key, record));
}

static gpointer
new_stock (void)
{
  PosStock *stock = g_object_new (POS_TYPE_STOCK, NULL);

  pos_text_set (&stock->item, "400110");
  pos_text_set (&stock->warehouse, "W1");
  stock->on_hand = pos_quantity_whole (10);
  return stock;
}

/* One of another shop. */
static gpointer
new_order (Fixture *fixture)
{
  PosOrder *order = order_new (fixture->context, 1);

  order->status = POS_ORDER_STATUS_OPEN;
  order->revision = 1;
  pos_text_set (&order->number, "SO-1");
  return order;
}

/* One of each kind, and what this register sold is in the new stock. */
static void
story_init (Story *self, Fixture *fixture)
{
  fixture_close (fixture);
  self->order = order_new (fixture->context, 1);
  self->page = pos_change_page_new ();
  self->page->cursor = g_strdup ("page-2");
  self->page->received_sequence = 1;
  add_change (self->page, "tax-rate", random_record (fixture, POS_TYPE_TAX_RATE));
  add_change (self->page, "product", random_record (fixture, POS_TYPE_PRODUCT));
  add_change (self->page, "customer", random_record (fixture, POS_TYPE_CUSTOMER));
  add_change (self->page, "order", new_order (fixture));
  add_change (self->page, "stock", new_stock ());
}

static void
story_clear (Story *self)
{
  g_object_unref (self->order);
  pos_change_page_free (self->page);
}

static void
sell (PosLocalStore *store, gpointer data)
{
  Story *story = data;
  g_autoptr (GError) error = NULL;

  commit_order (store, story->order, NULL, &error);
  g_assert_no_error (error);
}

/* --- Headquarters has the order --- */

static gboolean
find_first (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;

  g_clear_pointer (&step->items, g_ptr_array_unref);
  step->items = pos_outbox_table_list (txn, 0, 1, error);
  return step->items != NULL;
}

static gboolean
acknowledge (PosLocalStore *store, gpointer data, GError **error)
{
  PosDb *db = pos_local_store_get_db (store);
  PosSyncStep step = {.store = store, .now = 50};
  gboolean ok = pos_db_read_sync (db, find_first, &step, NULL, error);

  if (ok && step.items->len > 0) {
    pos_sync_step_judge (&step, TRUE, NULL, 0);
    ok = pos_db_write_sync (db, pos_sync_step_settle, &step, error);
  }
  g_clear_pointer (&step.items, g_ptr_array_unref);
  g_clear_pointer (&step.verdicts, g_ptr_array_unref);
  return ok;
}

/* --- A page of the feed --- */

static void
sell_and_acknowledge (PosLocalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sell (store, data);
  acknowledge (store, data, &error);
  g_assert_no_error (error);
}

static gboolean
apply (PosLocalStore *store, gpointer data, GError **error)
{
  Story *story = data;
  PosSyncStep step = {.store = store, .page = story->page};
  gboolean ok =
      pos_db_write_sync (pos_local_store_get_db (store), pos_sync_step_apply, &step, error);

  g_free (step.cursor);
  return ok;
}

/* A flaw: the cursor goes ahead of its page. */
static gboolean
move_cursor (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_setting_table_set_cursor (txn, ((Story *)data)->page->cursor, error);
}

static gboolean
apply_in_two (PosLocalStore *store, gpointer data, GError **error)
{
  return pos_db_write_sync (pos_local_store_get_db (store), move_cursor, data, error) &&
         apply (store, data, error);
}

/* A flaw: nobody reads what the disk says. */
static gboolean
apply_and_hope (PosLocalStore *store, gpointer data, GError **error)
{
  apply (store, data, NULL);
  return TRUE;
}

/* --- Drills --- */

static const DrillStep acknowledge_step = {sell, acknowledge, TRUE};
static const DrillStep apply_step = {sell_and_acknowledge, apply, TRUE};
static const DrillStep apply_in_two_step = {sell_and_acknowledge, apply_in_two, FALSE};
static const DrillStep apply_and_hope_step = {sell_and_acknowledge, apply_and_hope, FALSE};

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
halves_would_be_noticed (Fixture *fixture, gconstpointer step)
{
  Story story;
  story_init (&story, fixture);

  drill_assert_halves (fixture, step, &story);
  story_clear (&story);
}

static void
a_loss_would_be_noticed (Fixture *fixture, gconstpointer step)
{
  Story story;
  story_init (&story, fixture);

  drill_assert_loss (fixture, step, &story);
  story_clear (&story);
}

#define TEST(path, step, name)                                                                     \
  g_test_add ("/sync/disk/" path, Fixture, &step, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  drill_start ();
  TEST ("an_acknowledgment", acknowledge_step, is_whole_or_not_there);
  TEST ("a_page_of_the_feed", apply_step, is_whole_or_not_there);
  TEST ("a_cursor_in_a_transaction_of_its_own", apply_in_two_step, halves_would_be_noticed);
  TEST ("a_page_that_is_not_written", apply_and_hope_step, a_loss_would_be_noticed);
  return g_test_run ();
}
