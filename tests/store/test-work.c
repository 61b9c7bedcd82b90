/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-work.c — the work list of a store: its lines only, what is due first, what waits for stock
 * and what left today: customer-orders.md §7.1. */
#include "store-fixture.h"
#include "store/pos-config-table.h"
#include "store/pos-order-table.h"
#include "store/pos-stock-table.h"
#include "store/pos-work-table.h"

#define DAY (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

static void
put_store (PosDbTxn *txn, const char *id, const char *warehouse, const char *ships_from)
{
  g_autoptr (PosStore) store = g_object_new (POS_TYPE_STORE, NULL);

  pos_text_set (&store->id, id);
  pos_text_set (&store->warehouse, warehouse);
  pos_text_set (&store->shipping_warehouse, ships_from);
  g_assert_true (pos_config_table_put (txn, store, 1, NULL));
}

static void
put_stock (PosDbTxn *txn, const char *item, const char *warehouse, gint64 count)
{
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);

  pos_text_set (&stock->item, item);
  pos_text_set (&stock->warehouse, warehouse);
  stock->on_hand = pos_quantity_whole (count);
  stock->as_of = 1;
  g_assert_true (pos_stock_table_put (txn, stock, NULL, NULL));
}

typedef struct {
  const char *number;
  PosIntent intent;
  const char *location, *store;
  guint32 due;                  /* days from the day 739385; 0: no day */
  gint64 picked, invoiced, age; /* pieces of two; days since it left */
  PosOrderStatus status;
} Row;

static const Row rows[] = {
    {"LATE", POS_INTENT_SHIP, "W9", NULL, 1, 0, 0, 0, POS_ORDER_STATUS_OPEN},
    {"SOON", POS_INTENT_SHIP, "W1", NULL, 3, 1, 0, 0, POS_ORDER_STATUS_IN_FULFILLMENT},
    {"OTHER", POS_INTENT_SHIP, "W2", NULL, 1, 0, 0, 0, POS_ORDER_STATUS_OPEN},
    {"COUNTER", POS_INTENT_PICK_UP, "W1", "S1", 2, 0, 0, 0, POS_ORDER_STATUS_OPEN},
    {"AWAY", POS_INTENT_PICK_UP, "W2", "S2", 2, 0, 0, 0, POS_ORDER_STATUS_OPEN},
    {"ANYTIME", POS_INTENT_SHIP, "W1", NULL, 0, 0, 0, 0, POS_ORDER_STATUS_OPEN},
    {"LEFT", POS_INTENT_SHIP, "W1", NULL, 2, 0, 2, 0, POS_ORDER_STATUS_INVOICED},
    {"LONG AGO", POS_INTENT_SHIP, "W1", NULL, 2, 0, 2, 1, POS_ORDER_STATUS_INVOICED},
    {"IN PART", POS_INTENT_PICK_UP, "W1", "S1", 4, 0, 1, 0, POS_ORDER_STATUS_PARTIALLY_INVOICED},
    {"CANCELLED", POS_INTENT_SHIP, "W1", NULL, 2, 0, 0, 0, POS_ORDER_STATUS_CANCELLED},
    {"SCARCE", POS_INTENT_SHIP, "W5", NULL, 5, 0, 0, 0, POS_ORDER_STATUS_OPEN},
};

static void
put_order (PosDbTxn *txn, Fixture *self, const Row *row)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1);
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = pos_list_peek (order->lines, 0);

  order->status = row->status;
  pos_text_set (&order->number, row->number);
  line->ordered = pos_quantity_whole (2);
  line->picked = pos_quantity_whole (row->picked);
  line->invoiced = pos_quantity_whole (row->invoiced);
  line->intent = (int)row->intent;
  line->accept_state = POS_ACCEPT_ACCEPTED;
  line->date = (PosDate){row->due ? 739385 + row->due : 0};
  pos_text_set (&line->location, row->location);
  pos_text_set (&line->store, row->store);
  pos_text_set (&line->address, row->intent == POS_INTENT_SHIP ? "A1" : NULL);
  if (row->invoiced > 0)
    pos_order_append_entry (order,
                            POS_ENTRY_INVOICED,
                            100,
                            &line->id,
                            NULL,
                            NULL,
                            pos_context_get_now (self->context) - row->age * DAY);
  pos_order_table_save (txn, self->store, order, &error);
  g_assert_no_error (error);
}

static gboolean
fill (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosOrder) sample = order_new (((Fixture *)data)->context, 1);
  const char *item = ((PosOrderLine *)pos_list_peek (sample->lines, 0))->item;

  put_store (txn, "S1", "W1", "W9");
  put_store (txn, "S2", "W2", NULL);
  put_store (txn, "S5", "W5", NULL);
  put_stock (txn, item, "W1", 10);
  put_stock (txn, item, "W5", 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    put_order (txn, data, &rows[i]);
  return TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **)data = pos_work_table_list_finish (POS_LOCAL_STORE (source), result, &error);
  g_assert_no_error (error);
}

/* "NUMBER:view:status", what is due first. */
static void
assert_work (Fixture *self, const char *store, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;

  pos_work_table_list_async (
      self->store, store, pos_context_get_now (self->context) - DAY / 2, NULL, listed_cb, &lines);
  while (!lines)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < lines->len; i++) {
    PosWorkLine *line = lines->pdata[i];
    g_string_append_printf (found,
                            "%s%s:%s:%s",
                            i ? ", " : "",
                            line->number,
                            pos_work_view_get_nick ((PosWorkView)line->view),
                            line->status);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
a_store_sees_its_own_lines (Fixture *self, gconstpointer data)
{
  fixture_write (self, fill, self);
  assert_work (self,
               "S1",
               "LATE:to-ship:accepted, COUNTER:to-pick-up:accepted, LEFT:done:invoiced, "
               "SOON:to-ship:partially-picked, IN PART:to-pick-up:partially-invoiced, "
               "IN PART:done:partially-invoiced, ANYTIME:to-ship:accepted");
  assert_work (self, "S2", "OTHER:to-ship:accepted, AWAY:to-pick-up:accepted");
}

static void
too_little_on_hand_waits (Fixture *self, gconstpointer data)
{
  fixture_write (self, fill, self);
  assert_work (self, "S5", "SCARCE:waiting:accepted");
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/work-list/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_store_sees_its_own_lines);
  TEST (too_little_on_hand_waits);
  return g_test_run ();
}
