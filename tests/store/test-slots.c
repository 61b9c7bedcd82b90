/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-slots.c — places in pick-up times: those that orders have here, and those of other stores.
 */
#include "model/pos-taken-slot.h"
#include "store-fixture.h"
#include "store/pos-setting-table.h"
#include "wire/pos-change.h"

static void
put_into_slot (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    pos_text_set (&line->mode, "pick");
    line->date.julian = 739385;
    pos_text_set (&line->slot, "10:00-12:00");
  }
}

typedef struct {
  const PosId *except;
  gint64 count;
} Places;

static gboolean
count_places (PosDbTxn *txn, gpointer data, GError **error)
{
  const PosSlotKey slot = {"S1", "pick", {739385}, "10:00-12:00"};
  Places *places = data;

  return pos_slot_table_count (txn, &slot, places->except, &places->count, error);
}

static void
assert_places (Fixture *self, const PosId *except, gint64 expected)
{
  Places places = {.except = except};

  fixture_read (self, count_places, &places);
  g_assert_cmpint (places.count, ==, expected);
}

/* Returns: (transfer full): as it is stored. */
static PosOrder *
keep (Fixture *self, PosOrder *order)
{
  g_autoptr (GError) error = NULL;
  PosCommit commit = {0};
  PosOrder *saved;

  commit_order (self->store, order, &commit, &error);
  g_assert_no_error (error);
  saved = g_object_ref (commit.saved);
  pos_commit_clear (&commit);
  return saved;
}

/* TS1, TS2: one place for an order, whoever took it; given back with its last line. */
static void
places_of_slots_are_counted_by_orders (Fixture *self, gconstpointer data)
{
  PosContext *context = pos_local_store_get_context (self->store);
  g_autoptr (PosOrder) order = order_new (context, 3);
  g_autoptr (PosOrder) other = order_new (context, 1);
  g_autoptr (PosOrder) saved = NULL;
  g_autoptr (PosOrder) shorter = NULL;
  PosOrderLine *line;

  put_into_slot (order);
  put_into_slot (other);
  assert_places (self, &order->id, 0);
  saved = keep (self, order);
  g_object_unref (keep (self, other));
  assert_places (self, &POS_ID_NONE, 2);
  assert_places (self, &order->id, 1);

  line = pos_list_peek (saved->lines, 0);
  line->cancelled = line->ordered;
  shorter = keep (self, saved);
  assert_places (self, &POS_ID_NONE, 2);
  line = pos_list_peek (shorter->lines, 2);
  line->voided = TRUE;
  g_object_unref (keep (self, shorter));
  assert_places (self, &POS_ID_NONE, 1);
}

typedef struct {
  PosLocalStore *store;
  GPtrArray *changes;
} Page;

static gboolean
apply (PosDbTxn *txn, gpointer data, GError **error)
{
  Page *page = data;

  return pos_local_store_apply_changes (
      txn, page->store, page->changes, NULL, "cursor-1", NULL, error);
}

/* @taken: (nullable): nobody has a place there any more */
static void
hear (Fixture *self, const char *name, PosTakenSlot *taken)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_change_free);
  Page page = {self->store, changes};

  g_ptr_array_add (changes, pos_change_new (1, pos_kind_find ("taken-slot"), name, taken));
  fixture_write (self, apply, &page);
}

/* TS2: orders that do not come here, by what headquarters says; the others by themselves. */
static void
places_of_other_stores_are_counted_once (Fixture *self, gconstpointer data)
{
  g_autoptr (PosTakenSlot) taken = g_object_new (POS_TYPE_TAKEN_SLOT, NULL);
  g_autoptr (PosOrder) order = order_new (pos_local_store_get_context (self->store), 2);
  g_autoptr (PosOrder) saved = NULL;
  g_autofree char *own = pos_id_dup_text (&order->id);
  g_autofree char *name = pos_taken_slot_name ("S1", "pick", (PosDate){739385}, "10:00-12:00");
  const char *const orders[] = {"0190f0a0-0000-7000-8000-000000000001", own, NULL};

  pos_text_set (&taken->id, name);
  taken->orders = g_strdupv ((GStrv)orders);
  hear (self, taken->id, taken);
  assert_places (self, &POS_ID_NONE, 2);
  put_into_slot (order);
  saved = keep (self, order);
  assert_places (self, &POS_ID_NONE, 2);
  assert_places (self, &order->id, 1);
  POS_LIST_FOREACH (PosOrderLine, line, saved->lines)
  pos_text_set (&line->slot, "12:00-14:00");
  g_object_unref (keep (self, saved));
  assert_places (self, &POS_ID_NONE, 1);
  hear (self, taken->id, NULL);
  assert_places (self, &POS_ID_NONE, 0);
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/slots/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (places_of_slots_are_counted_by_orders);
  TEST (places_of_other_stores_are_counted_once);
  return g_test_run ();
}
