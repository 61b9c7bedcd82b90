/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-side.c — what comes from headquarters, and the small tables. */
#include "base/pos-error.h"
#include "store-fixture.h"
#include "store/pos-customer-table.h"
#include "store/pos-intent-table.h"
#include "store/pos-order-table.h"
#include "store/pos-outbox-table.h"
#include "store/pos-product-table.h"
#include "store/pos-store-cart-table.h"
#include "store/pos-suspended-table.h"

#define IN_TXN(name) static gboolean name (PosDbTxn *txn, gpointer data, GError **error)
#define MUST(call)                                                                                 \
  if (!(call))                                                                                     \
    return FALSE;

IN_TXN (use_intents)
{
  Fixture *self = data;
  g_autoptr (PosPayIntent) intent = random_record (self, POS_TYPE_PAY_INTENT);
  g_autoptr (GPtrArray) open = NULL, later = NULL;

  intent->state = POS_INTENT_STATE_OPEN;
  intent->created_at = 1;
  intent->booked = FALSE;
  MUST (pos_intent_table_begin (txn, intent, error));
  MUST (open = pos_intent_table_list_open (txn, error));
  g_assert_cmpuint (open->len, ==, 1);
  MUST (pos_intent_table_finish (txn, &intent->id, POS_INTENT_STATE_APPROVED, "{}", 2, error));
  MUST (pos_intent_table_finish (txn, &intent->id, POS_INTENT_STATE_APPROVED, "{}", 2, error));
  g_assert_false (
      pos_intent_table_finish (txn, &intent->id, POS_INTENT_STATE_DECLINED, NULL, 3, NULL));
  /* Approved but in no order: money that must find its place. */
  g_ptr_array_unref (g_steal_pointer (&open));
  MUST (open = pos_intent_table_list_open (txn, error));
  g_assert_cmpuint (open->len, ==, 1);
  MUST (pos_intent_table_mark_booked (txn, &intent->id, error));
  MUST (later = pos_intent_table_list_open (txn, error));
  g_assert_cmpuint (later->len, ==, 0);
  return TRUE;
}

static void
an_intent_is_open_until_its_money_is_booked (Fixture *self, gconstpointer data)
{
  fixture_write (self, use_intents, self);
}

IN_TXN (use_small_tables)
{
  PosLockout lockout = {3, 10, 20}, read;
  g_autofree char *value = NULL, *none = NULL;

  MUST (pos_setting_table_set (txn, "a", "1", error) &&
        pos_setting_table_set (txn, "a", "2", error));
  MUST (pos_setting_table_get (txn, "a", &value, error));
  g_assert_cmpstr (value, ==, "2");
  MUST (pos_setting_table_set (txn, "a", NULL, error) &&
        pos_setting_table_get (txn, "a", &none, error));
  g_assert_null (none);
  MUST (pos_lockout_table_set (txn, "mia", &lockout, error) &&
        pos_lockout_table_get (txn, "mia", &read, error));
  g_assert_cmpint (read.failures, ==, 3);
  g_assert_cmpint (read.last_at, ==, 10);
  g_assert_cmpint (read.until_at, ==, 20);
  MUST (pos_lockout_table_clear (txn, "mia", error) &&
        pos_lockout_table_get (txn, "mia", &read, error));
  g_assert_cmpint (read.failures, ==, 0);
  return TRUE;
}

static void
small_facts_are_kept (Fixture *self, gconstpointer data)
{
  fixture_write (self, use_small_tables, self);
}

/* The change feed. */

typedef struct {
  Fixture *fixture;
  GPtrArray *changes;
  GPtrArray *conflicts;
  const PosOutboxTold *told;
} Page;

IN_TXN (apply)
{
  Page *page = data;

  return pos_local_store_apply_changes (
      txn, page->fixture->store, page->changes, page->told, "cursor-1", page->conflicts, error);
}

static void
apply_told (
    Fixture *self, const char *kind, gpointer record, const PosOutboxTold *told, guint n_conflicts)
{
  g_autofree char *key = pos_kind_dup_key (record);
  Page page = {self,
               g_ptr_array_new_with_free_func ((GDestroyNotify)pos_change_free),
               g_ptr_array_new_with_free_func (g_free),
               told};

  g_ptr_array_add (page.changes, pos_change_new (1, pos_kind_find (kind), key, record));
  fixture_write (self, apply, &page);
  g_assert_cmpuint (page.conflicts->len, ==, n_conflicts);
  g_ptr_array_unref (page.changes);
  g_ptr_array_unref (page.conflicts);
}

static void
apply_record (Fixture *self, const char *kind, gpointer record, guint n_conflicts)
{
  apply_told (self, kind, record, NULL, n_conflicts);
}

IN_TXN (ack_first)
{
  g_autoptr (GPtrArray) items = pos_outbox_table_list (txn, 0, 1, error);
  PosOutboxItem *item = items->pdata[0];
  gboolean known;

  return pos_outbox_table_mark_acked (txn, 1, item->body_hash, 50, &known, error);
}

static void
an_order_with_unsent_changes_is_left_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1), theirs = NULL, read = NULL;
  g_autoptr (GError) error = NULL;

  commit_order (self->store, order, NULL, &error);
  g_assert_no_error (error);
  theirs = pos_record_copy (order);
  theirs->revision = 5;
  apply_record (self, "order", theirs, 1);
  pos_local_store_get_order_sync (self->store, &order->id, &read, &error);
  g_assert_cmpint (read->revision, ==, 1);
  g_clear_object (&read);

  fixture_write (self, ack_first, self);
  apply_record (self, "order", theirs, 0);
  pos_local_store_get_order_sync (self->store, &order->id, &read, &error);
  g_assert_cmpint (read->revision, ==, 5);
  g_clear_object (&read);

  /* One from before, and not from headquarters. */
  theirs->revision = 3;
  apply_record (self, "order", theirs, 0);
  pos_local_store_get_order_sync (self->store, &order->id, &read, &error);
  g_assert_cmpint (read->revision, ==, 5);
  g_assert_cmpint (
      fixture_query (self, "SELECT count (*) FROM setting WHERE value LIKE 'cursor-1~%'"), ==, 1);
}

typedef struct {
  gint64 on_hand;
  gint64 reserved;
} Level;

IN_TXN (assert_level)
{
  Level *level = data;
  g_autoptr (PosStock) stock = NULL;

  MUST (pos_stock_table_get (txn, "400110", "W1", &stock, error));
  g_assert_cmpint (stock->on_hand.micro, ==, level->on_hand * POS_SCALE);
  g_assert_cmpint (stock->reserved.micro, ==, level->reserved * POS_SCALE);
  return TRUE;
}

static void
assert_cursor (Fixture *self, const char *cursor)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM setting WHERE key = 'feed.cursor' AND value LIKE '%s~%%'", cursor);

  g_assert_cmpint (fixture_query (self, sql), ==, 1);
}

/* Its message had arrived although that was not heard: headquarters' version came, was passed over,
 * and is not sent again when the message is acknowledged as a duplicate. */
static void
what_was_passed_over_is_asked_for_again (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1), theirs = NULL;
  g_autoptr (GError) error = NULL;
  const PosOutboxTold unheard = {0, "[]", "[]", "[]", FALSE},
                      undecided = {1, "[1]", "[1]", "[]", FALSE},
                      decided = {1, "[]", "[]", "[]", FALSE};

  commit_order (self->store, order, NULL, &error);
  g_assert_no_error (error);
  fixture_run_sql (self, "INSERT INTO setting (key, value) VALUES ('feed.cursor', 'cursor-0')");
  theirs = pos_record_copy (order);
  theirs->revision = 1;
  apply_told (self, "order", theirs, &unheard, 1);
  apply_told (self, "order", theirs, &unheard, 1);
  assert_cursor (self, "cursor-1"); /* it still waits here */
  fixture_write (self, ack_first, self);
  apply_told (self, "order", theirs, &undecided, 1);
  assert_cursor (self, "cursor-1"); /* it still waits there */
  apply_told (self, "order", theirs, &decided, 0);
  assert_cursor (self, "cursor-0");
  g_assert_cmpint (
      fixture_query (self, "SELECT count (*) FROM setting WHERE key LIKE 'feed.held%'"), ==, 0);
}

IN_TXN (read_no_cursor)
{
  g_autofree char *cursor = NULL;
  gboolean whole;

  if (!pos_setting_table_get_cursor (txn, &cursor, &whole, error))
    return FALSE;
  g_assert_null (cursor);
  g_assert_false (whole);
  return TRUE;
}

/* It would pass changes over: all of the feed is heard again, and the check says so. */
static void
a_damaged_place_in_the_feed_is_not_followed (Fixture *self, gconstpointer data)
{
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  pos_text_set (&stock->item, "400110");
  pos_text_set (&stock->warehouse, "W1");
  apply_record (self, "stock", stock, 0);
  assert_cursor (self, "cursor-1");
  fixture_run_sql (self, "UPDATE setting SET value = replace (value, '-1', '-9')");
  fixture_read (self, read_no_cursor, NULL);
  pos_local_store_check_sync (self->store, faults, NULL);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_true (g_str_has_prefix (faults->pdata[0], "feed:"));
  apply_record (self, "stock", stock, 0);
  assert_cursor (self, "cursor-1");
}

static void
assert_revision (Fixture *self, PosOrder *order, gint64 revision, const char *message)
{
  g_autoptr (PosOrder) read = NULL;
  g_autoptr (GError) error = NULL;

  pos_local_store_get_order_sync (self->store, &order->id, &read, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->revision, ==, revision);
  g_assert_cmpstr (read->sync_message, ==, message);
}

/* It has worked on everything that was said here: its version counts, whatever its number.  But not
 * one from before a payment that nobody decided against. */
static void
headquarters_has_the_last_word (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1), theirs = NULL;
  g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);
  g_autoptr (GError) error = NULL;
  const PosOutboxTold undecided = {1, "[1]", "[1]", "[]", FALSE},
                      decided = {1, "[]", "[]", "[]", FALSE};

  commit_order (self->store, order, NULL, &error);
  g_assert_no_error (error);
  fixture_write (self, ack_first, self);
  theirs = pos_record_copy (order);
  theirs->revision = 5;
  apply_told (self, "order", theirs, &decided, 0);
  assert_revision (self, order, 5, NULL);
  theirs->revision = 4;
  pos_text_set (&theirs->sync_message, "Changed in two places");
  apply_told (self, "order", theirs, &undecided, 1);
  assert_revision (self, order, 5, "Changed in two places");
  pos_text_set (&theirs->sync_message, NULL);
  apply_told (self, "order", theirs, &decided, 0);
  assert_revision (self, order, 4, NULL);

  payment->id = pos_context_mint_id (self->context);
  payment->kind = POS_PAYMENT_DEPOSIT;
  pos_text_set (&payment->tender, "cash");
  payment->state = POS_PAYMENT_STATE_POSTED;
  pos_list_append (theirs->payments, payment);
  apply_told (self, "order", theirs, &decided, 0);
  pos_list_remove (theirs->payments, pos_list_size (theirs->payments) - 1);
  theirs->revision = 3;
  apply_told (self, "order", theirs, &decided, 0);
  assert_revision (self, order, 4, NULL);
  pos_text_set (&theirs->sync_message, "Changed in two places");
  apply_told (self, "order", theirs, &decided, 0);
  assert_revision (self, order, 3, "Changed in two places");
}

/* A snapshot that does not contain our sale does not undo it, be the sale known over there or not:
 * one that was drawn up before the sale was worked on may come after its acknowledgment. */
static void
movements_are_added_until_a_snapshot_contains_them (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1);
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (GError) error = NULL;
  const PosOutboxTold nothing = {0, "[]", "[]", "[]", FALSE},
                      waits = {1, "[1]", "[1]", "[]", FALSE},
                      contains = {1, "[]", "[]", "[]", FALSE};

  commit_order (self->store, order, NULL, &error);
  g_assert_no_error (error);
  fixture_read (self, assert_level, &(Level){0, 1});
  pos_text_set (&stock->item, "400110");
  pos_text_set (&stock->warehouse, "W1");
  stock->on_hand = pos_quantity_whole (10);
  apply_told (self, "stock", stock, &contains, 0);
  fixture_read (self, assert_level, &(Level){10, 1}); /* not acknowledged: it cannot be in there */
  fixture_write (self, ack_first, self);
  fixture_read (self, assert_level, &(Level){10, 1});
  apply_told (self, "stock", stock, &nothing, 0);
  apply_told (self, "stock", stock, &waits, 0);
  apply_record (self, "stock", stock, 0);
  fixture_read (self, assert_level, &(Level){10, 1});
  stock->reserved = pos_quantity_whole (1);
  apply_told (self, "stock", stock, &contains, 0);
  fixture_read (self, assert_level, &(Level){10, 1});
  apply_told (self, "stock", stock, &contains, 0);
  fixture_read (self, assert_level, &(Level){10, 1});
}

IN_TXN (move_serial)
{
  const PosSerialMove move = {"400110", "W1", "SN-4", -1};
  PosStockSums sums = {0};

  return pos_serial_table_move (txn, &move, 1, &sums.moves, error) &&
         pos_stock_table_note (txn, &sums, error);
}

/* Headquarters worked on what moved it, and decided otherwise: no snapshot follows.  What it has
 * not worked on, or never got, is added all the same. */
static void
movements_of_what_was_decided_otherwise_are_forgotten (Fixture *self, gconstpointer data)
{
  static const char SERIALS[] = "SELECT count (*) FROM stock_serial";
  g_autoptr (PosOrder) order = order_new (self->context, 1);
  g_autoptr (PosOrder) other = order_new (self->context, 1);
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const PosOutboxTold unheard = {0, "[]", "[]", "[]", TRUE}, waits = {1, "[1]", "[]", "[]", TRUE},
                      lost = {1, "[]", "[]", "[1]", TRUE}, more = {1, "[]", "[]", "[]", FALSE},
                      whole = {1, "[]", "[]", "[]", TRUE};
  const PosOutboxTold *const keep[] = {&unheard, &waits, &lost, &more};

  commit_order (self->store, order, NULL, &error);
  g_assert_no_error (error);
  fixture_write (self, move_serial, NULL);
  pos_text_set (&stock->item, "400110");
  pos_text_set (&stock->warehouse, "W2"); /* elsewhere */
  apply_told (self, "stock", stock, &whole, 0);
  fixture_read (self, assert_level, &(Level){0, 1}); /* not acknowledged: it waits here */
  fixture_write (self, ack_first, self);
  for (gsize i = 0; i < G_N_ELEMENTS (keep); i++) {
    apply_told (self, "stock", stock, keep[i], 0);
    fixture_read (self, assert_level, &(Level){0, 1});
    g_assert_cmpint (fixture_query (self, SERIALS), ==, 1);
  }
  commit_order (self->store, other, NULL, &error);
  g_assert_no_error (error);
  fixture_read (self, assert_level, &(Level){0, 2});
  apply_told (self, "stock", stock, &whole, 0);
  fixture_read (self, assert_level, &(Level){0, 1}); /* the other's */
  g_assert_cmpint (fixture_query (self, SERIALS), ==, 0);
  pos_local_store_check_sync (self->store, faults, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* A snapshot says nothing of what never came. */
static void
a_snapshot_does_not_contain_what_is_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1);
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (GError) error = NULL;
  const PosOutboxTold lost = {1, "[]", "[]", "[1]", FALSE};

  commit_order (self->store, order, NULL, &error);
  g_assert_no_error (error);
  fixture_write (self, ack_first, self);
  pos_text_set (&stock->item, "400110");
  pos_text_set (&stock->warehouse, "W1");
  stock->on_hand = pos_quantity_whole (6);
  apply_told (self, "stock", stock, &lost, 0);
  fixture_read (self, assert_level, &(Level){6, 1});
}

/* --- Suspended carts --- */

typedef struct {
  Fixture *fixture;
  PosId suspension;
  PosOrder *order;
} Aside;

IN_TXN (put_aside)
{
  Aside *aside = data;

  return pos_suspended_table_add (
      txn, aside->fixture->store, aside->order, 5, "sam", &aside->suspension, error);
}

IN_TXN (nothing_is_aside)
{
  Aside *aside = data;
  g_autoptr (GPtrArray) carts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_suspended_cart_free);

  MUST (pos_suspended_table_list (txn, aside->fixture->store, carts, error));
  g_assert_cmpuint (carts->len, ==, 0);
  return TRUE;
}

IN_TXN (one_is_aside)
{
  Aside *aside = data;
  g_autoptr (GPtrArray) carts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_suspended_cart_free);

  MUST (pos_suspended_table_list (txn, aside->fixture->store, carts, error));
  g_assert_cmpuint (carts->len, ==, 1);
  g_assert_true (
      pos_id_equal (&((PosSuspendedCart *)carts->pdata[0])->suspension, &aside->suspension));
  return TRUE;
}

IN_TXN (one_is_known)
{
  PosStoreCart *expected = data;
  g_autoptr (GPtrArray) carts = g_ptr_array_new_with_free_func (g_object_unref);

  MUST (pos_store_cart_table_list (txn, carts, error));
  g_assert_cmpuint (carts->len, ==, 1);
  g_assert_true (pos_record_equal (carts->pdata[0], expected, TRUE));
  return TRUE;
}

/* What headquarters says about it ends it here too, but for a claim, which is no end. */
static void
a_suspended_cart_ends_everywhere (Fixture *self, gconstpointer data)
{
  g_autoptr (PosStoreCart) cart = random_record (self, POS_TYPE_STORE_CART);
  g_autoptr (PosOrder) order = random_record (self, POS_TYPE_ORDER);
  g_autoptr (PosOrder) unpacked = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  Aside aside = {self, cart->id, order};

  pos_store_cart_pack (cart, order);
  cart->at = 5;
  cart->claimed_at = 6;
  cart->ended_at = 0;
  pos_text_set (&cart->claimed_by, "R3");
  unpacked = pos_store_cart_unpack (cart, NULL);
  g_assert_true (pos_record_equal (unpacked, order, FALSE));
  g_assert_true (pos_store_cart_is_open_to (cart, "R3"));
  g_assert_false (pos_store_cart_is_open_to (cart, "R1"));
  fixture_write (self, put_aside, &aside);
  apply_record (self, "suspended-cart", cart, 0);
  fixture_read (self, one_is_aside, &aside);
  fixture_read (self, one_is_known, cart);
  cart->ended_at = 7;
  pos_text_set (&cart->order, NULL);
  g_assert_false (pos_store_cart_is_open_to (cart, "R3"));
  apply_record (self, "suspended-cart", cart, 0);
  fixture_read (self, nothing_is_aside, &aside);
  fixture_read (self, one_is_known, cart);
  g_assert_true (pos_local_store_check_sync (self->store, faults, NULL));
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
every_kind_of_change_is_applied (Fixture *self, gconstpointer data)
{
  for (const PosKind *kind = pos_kind_list (); kind->nick; kind++) {
    g_autoptr (PosRecord) record = random_record (self, kind->get_type ());
    if (POS_IS_ORDER (record)) {
      POS_ORDER (record)->created_at = 1;
      POS_ORDER (record)->revision = 1;
    }
    apply_record (self, kind->nick, record, 0);
  }
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/sync-side/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (an_intent_is_open_until_its_money_is_booked);
  TEST (small_facts_are_kept);
  TEST (an_order_with_unsent_changes_is_left_alone);
  TEST (a_damaged_place_in_the_feed_is_not_followed);
  TEST (headquarters_has_the_last_word);
  TEST (what_was_passed_over_is_asked_for_again);
  TEST (movements_are_added_until_a_snapshot_contains_them);
  TEST (a_suspended_cart_ends_everywhere);
  TEST (movements_of_what_was_decided_otherwise_are_forgotten);
  TEST (a_snapshot_does_not_contain_what_is_missing);
  TEST (every_kind_of_change_is_applied);
  return g_test_run ();
}
