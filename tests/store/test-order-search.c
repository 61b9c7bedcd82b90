/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-order-search.c — orders by where their lines leave from, how far they are, and whose they
 * are; answered without holding anybody up. */
#include "base/pos-json.h"
#include "store-fixture.h"
#include "store/pos-config-table.h"
#include "store/pos-customer-table.h"
#include "store/pos-order-search.h"
#include "store/pos-order-table.h"

#include <string.h>

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
put_customer (PosDbTxn *txn, const char *id, const char *name, const char *email, const char *phone)
{
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);

  pos_text_set (&customer->id, id);
  pos_text_set (&customer->name, name);
  pos_text_set (&customer->email, email);
  pos_text_set (&customer->phone, phone);
  g_assert_true (pos_customer_table_put (txn, customer, NULL));
}

/* An order called @number of one line that leaves @location. */
static PosOrder *
make_order (Fixture *self, const char *number, PosIntent intent, const char *location)
{
  PosOrder *order = order_new (self->context, 1);
  PosOrderLine *line = pos_list_peek (order->lines, 0);

  order->status = POS_ORDER_STATUS_OPEN;
  pos_text_set (&order->number, number);
  line->intent = (int)intent;
  pos_text_set (&line->location, location);
  pos_text_set (&line->store, intent == POS_INTENT_PICK_UP ? "S1" : NULL);
  return order;
}

static void
save (PosDbTxn *txn, Fixture *self, PosOrder *order)
{
  g_autoptr (GError) error = NULL;

  pos_order_table_save (txn, self->store, order, &error);
  g_assert_no_error (error);
}

static PosOrderPage *
ask (Fixture *self, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) parsed = pos_json_parse (json, -1, &error);
  g_assert_no_error (error);
  g_autoptr (PosOrderFilter) filter =
      pos_record_new_from_json (POS_TYPE_ORDER_FILTER, parsed, 0, &error);
  g_assert_no_error (error);
  PosOrderPage *page = pos_local_store_search_orders_sync (self->store, filter, &error);

  g_assert_no_error (error);
  return page;
}

/* The numbers found, newest first. */
static void
assert_found (Fixture *self, const char *json, const char *expected)
{
  g_autoptr (PosOrderPage) page = ask (self, json);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < page->summaries->len; i++) {
    PosOrderSummary *summary = page->summaries->pdata[i];
    g_string_append_printf (numbers, "%s%s", i ? " " : "", summary->number);
  }
  if (strcmp (numbers->str, expected) != 0)
    g_error ("%s: “%s” instead of “%s”", json, numbers->str, expected);
}

static gboolean
add_shipments (PosDbTxn *txn, gpointer data, GError **error)
{
  const struct {
    const char *number;
    PosIntent intent;
    const char *location;
  } orders[] = {
      {"OWN", POS_INTENT_SHIP, "W1"},
      {"CENTER", POS_INTENT_SHIP, "W9"},
      {"OTHER", POS_INTENT_SHIP, "W2"},
      {"COUNTER", POS_INTENT_PICK_UP, "W9"},
  };
  Fixture *self = data;

  put_store (txn, "S1", "W1", "W9");
  put_store (txn, "S2", "W2", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (PosOrder) order =
        make_order (self, orders[i].number, orders[i].intent, orders[i].location);
    order->created_at = (gint64)(i + 1) * G_USEC_PER_SEC;
    save (txn, self, order);
  }
  return TRUE;
}

/* §6.1: what a store ships leaves its own warehouse, or the one it ships from. */
static void
a_store_ships_from_its_shipping_warehouse_too (Fixture *self, gconstpointer data)
{
  fixture_write (self, add_shipments, self);
  assert_found (self, "{\"view\": \"to-ship\", \"here\": \"S1\"}", "CENTER OWN");
  assert_found (self, "{\"view\": \"to-ship\", \"here\": \"S2\"}", "OTHER");
  assert_found (self, "{\"view\": \"to-fulfill\", \"here\": \"S1\"}", "COUNTER CENTER OWN");
  assert_found (self, "{\"view\": \"to-pick-up\", \"here\": \"S1\"}", "COUNTER");
  assert_found (self, "{\"fulfilling_store\": \"S1\"}", "COUNTER CENTER OWN");
  /* Picking up is done at the counter, wherever the goods come from. */
  assert_found (self, "{\"fulfilling_store\": \"S2\"}", "OTHER");
}

static PosQuantity
some (Fixture *self, gint64 whole)
{
  return pos_quantity_whole (g_rand_int_range (self->chance, 0, (gint32)whole + 1));
}

static gboolean
add_progress (PosDbTxn *txn, gpointer data, GError **error)
{
  Fixture *self = data;

  for (guint i = 0; i < 300; i++) {
    g_autofree char *number = g_strdup_printf ("SO-%u", i);
    g_autoptr (PosOrder) order =
        make_order (self, number, i % 2 ? POS_INTENT_SHIP : POS_INTENT_PICK_UP, "W1");
    PosOrderLine *line = pos_list_peek (order->lines, 0);

    line->ordered = pos_quantity_whole (3);
    line->cancelled = some (self, 3);
    line->invoiced = some (self, 3 - line->cancelled.micro / POS_SCALE);
    line->packed = some (self, pos_order_line_get_open (line).micro / POS_SCALE);
    if (line->packed.micro == 0)
      line->picked = some (self, pos_order_line_get_open (line).micro / POS_SCALE);
    line->accept_state = g_rand_int_range (self->chance, POS_ACCEPT_NONE, POS_ACCEPT_REJECTED + 1);
    pos_text_set (&line->picking_by, g_rand_boolean (self->chance) ? "tom" : NULL);
    save (txn, self, order);
  }
  return TRUE;
}

/* The database tells a line's status as the model does, for every state a line can be in. */
static void
a_line_status_is_found_as_it_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_found = 0;

  fixture_write (self, add_progress, self);
  for (PosLineStatus status = POS_LINE_STATUS_CART; status <= POS_LINE_STATUS_PENDING; status++) {
    const char *nick = pos_line_status_get_nick (status);
    g_autofree char *json = g_strdup_printf ("{\"line_statuses\": [\"%s\"], \"limit\": 300}", nick);
    g_autoptr (PosOrderPage) page = ask (self, json);

    g_assert_cmpuint (page->summaries->len, >, 0);
    n_found += page->summaries->len;
    for (guint i = 0; i < page->summaries->len; i++) {
      PosOrderSummary *summary = page->summaries->pdata[i];
      g_autoptr (PosOrder) order = NULL;
      g_autoptr (PosOrderSummary) expected = NULL;

      pos_local_store_get_order_sync (self->store, &summary->id, &order, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (
          pos_line_status_get_nick (pos_order_line_get_status (pos_list_peek (order->lines, 0))),
          ==,
          nick);
      expected = pos_order_summarize (order);
      g_assert_cmpint (summary->open_lines, ==, expected->open_lines);
      g_assert_cmpint (summary->packed_lines, ==, expected->packed_lines);
      g_assert_cmpint (summary->pieces, ==, expected->pieces);
    }
  }
  g_assert_cmpuint (n_found, ==, 300);
}

static gboolean
add_half_packed (PosDbTxn *txn, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (PosOrder) order = order_new (self->context, 2);
  PosOrderLine *shipped = pos_list_peek (order->lines, 1);

  order->status = POS_ORDER_STATUS_IN_FULFILLMENT;
  pos_text_set (&order->number, "MIXED");
  shipped->packed = shipped->ordered;
  save (txn, self, order);
  return TRUE;
}

/* A packed parcel does not make the line at the counter ready. */
static void
what_is_asked_about_lines_is_true_of_one_line (Fixture *self, gconstpointer data)
{
  fixture_write (self, add_half_packed, self);
  assert_found (self, "{\"line_statuses\": [\"packed\"]}", "MIXED");
  assert_found (self, "{\"intents\": [\"pick-up\"]}", "MIXED");
  assert_found (self, "{\"intents\": [\"ship\"], \"line_statuses\": [\"packed\"]}", "MIXED");
  assert_found (self, "{\"intents\": [\"pick-up\"], \"line_statuses\": [\"packed\"]}", "");
}

static gboolean
add_people (PosDbTxn *txn, gpointer data, GError **error)
{
  Fixture *self = data;

  put_customer (txn, "C1", "Zoë van der Berg", "zoe@example.org", "+31 6 1234 5678");
  put_customer (txn, "C2", "Bert Berg", "bert@example.org", "06 8765 4321");
  for (guint i = 1; i <= 2; i++) {
    g_autofree char *number = g_strdup_printf ("SO-100%u", i);
    g_autofree char *customer = g_strdup_printf ("C%u", i);
    g_autoptr (PosOrder) order = make_order (self, number, POS_INTENT_SHIP, "W1");

    pos_text_set (&order->customer, customer);
    pos_text_set (&order->receipt, i == 1 ? "12345678" : NULL);
    order->created_at = i;
    save (txn, self, order);
  }
  return TRUE;
}

/* One field for everything that a customer says about himself. */
static void
free_text_is_a_number_an_address_a_phone_number_or_a_name (Fixture *self, gconstpointer data)
{
  fixture_write (self, add_people, self);
  assert_found (self, "{\"text\": \"so-1002\"}", "SO-1002");
  assert_found (self, "{\"text\": \"bert@\"}", "SO-1002");
  assert_found (self, "{\"text\": \" Zoe@Example.org \"}", "SO-1001");
  assert_found (self, "{\"text\": \"nobody@example.org\"}", "");
  assert_found (self, "{\"text\": \"06 8765\"}", "SO-1002");
  assert_found (self, "{\"text\": \"%\"}", "");
  assert_found (self, "{\"text\": \"🙂 *\"}", "");
  assert_found (self, "{\"customer_name\": \"%\"}", "");
  assert_found (self, "{\"text\": \"0687654321\"}", "SO-1002");
  /* A receipt's number wins over the phone number that it could be. */
  assert_found (self, "{\"text\": \"12345678\"}", "SO-1001");
  assert_found (self, "{\"text\": \"zoe\"}", "SO-1002 SO-1001");
  assert_found (self, "{\"code\": \"12345678\"}", "SO-1001");
  assert_found (self, "{\"code\": \"so-1001\"}", "SO-1001");
  assert_found (self, "{\"code\": \"zoe\"}", "");
  assert_found (self, "{\"code\": \"SO-1001\", \"text\": \"bert\"}", "");
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
a_search_can_be_given_up_and_does_not_see_later_typing (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) given_up = NULL, answered = NULL;
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (GError) error = NULL;

  fixture_write (self, add_people, self);
  pos_text_set (&filter->text, "SO-1001");
  pos_order_search_async (self->store, filter, cancellable, ready_cb, &given_up);
  pos_order_search_async (self->store, filter, NULL, ready_cb, &answered);
  pos_text_set (&filter->text, "SO-1002");
  g_cancellable_cancel (cancellable);

  g_assert_null (pos_order_search_finish (self->store, wait_for (&given_up), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_autoptr (PosOrderPage) page =
      pos_order_search_finish (self->store, wait_for (&answered), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->summaries->len, ==, 1);
  g_assert_cmpstr (((PosOrderSummary *)page->summaries->pdata[0])->number, ==, "SO-1001");
}

/* --- In another order --- */

static gboolean
add_of_all_sorts (PosDbTxn *txn, gpointer data, GError **error)
{
  static const char *const names[] = {"Zoë", "Özgür", "anna", "Bob:b", "", NULL};
  Fixture *self = data;

  for (guint i = 0; i < 60; i++) {
    g_autofree char *number = g_strdup_printf ("SO-%u", i);
    g_autoptr (PosOrder) order = make_order (self, number, POS_INTENT_PICK_UP, "W1");
    PosOrderLine *line = pos_list_peek (order->lines, 0);

    /* Few different values, so that pages end within what is the same. */
    order->created_at = g_rand_int_range (self->chance, 1, 20) * G_USEC_PER_SEC;
    order->total = g_rand_int_range (self->chance, 0, 5) * 100;
    order->balance = g_rand_int_range (self->chance, -2, 3) * 100;
    line->date.julian = g_rand_boolean (self->chance) ? 0 : (guint32)739400 + i % 4;
    pos_text_set (&order->customer_name, names[g_rand_int_range (self->chance, 0, 6)]);
    save (txn, self, order);
  }
  return TRUE;
}

/* Whatever sorts, pages neither repeat nor leave out, and stand as the model compares. */
static void
pages_follow_each_other_in_every_order (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (GError) error = NULL;

  fixture_write (self, add_of_all_sorts, self);
  filter->limit = 7;
  for (filter->sort = POS_SORT_NEWEST; filter->sort <= POS_SORT_BALANCE; filter->sort++) {
    g_autoptr (PosOrderSummary) last = NULL;
    guint n = 0;

    do {
      g_autoptr (PosOrderPage) page =
          pos_local_store_search_orders_sync (self->store, filter, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < page->summaries->len; i++, n++) {
        PosOrderSummary *summary = page->summaries->pdata[i];
        if (last)
          g_assert_cmpint (pos_order_summary_compare (last, summary, filter->sort), <, 0);
        g_set_object (&last, summary);
      }
      pos_text_set (&filter->after, page->next);
    } while (filter->after);
    g_assert_cmpuint (n, ==, 60);
  }
}

/* Case and accents aside; who has no name stands last. */
static gboolean
add_names (PosDbTxn *txn, gpointer data, GError **error)
{
  static const char *const names[] = {"Zoe", "Özgür", NULL, "anna", "Otto"};
  Fixture *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (PosOrder) order =
        make_order (self, pos_text_or (names[i], "NOBODY"), POS_INTENT_PICK_UP, "W1");
    pos_text_set (&order->customer_name, names[i]);
    save (txn, self, order);
  }
  return TRUE;
}

static void
names_are_sorted_as_people_do (Fixture *self, gconstpointer data)
{
  fixture_write (self, add_names, self);
  assert_found (self, "{\"sort\": \"customer\"}", "anna Otto Özgür Zoe NOBODY");
}

/* As many names as there are numbers, of one order. */
#define CALL_OTTO                                                                                  \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) "               \
  "INSERT INTO order_key (kind, key, order_id) SELECT 'name', 'otto' || i, o.id "                  \
  "  FROM n, sales_order o WHERE o.customer_name = 'Otto'"
#define CALL_ANNA                                                                                  \
  "INSERT INTO order_key (kind, key, order_id) SELECT 'name', 'ottolie', id FROM sales_order "     \
  "  WHERE customer_name = 'anna'"

/* Where very many have the name, the newest orders are looked through instead: the answer is the
 * same. */
static void
a_name_that_many_have_is_found_like_any_other (Fixture *self, gconstpointer data)
{
  static const char *const questions[][2] = {
      {"{\"text\": \"ott\"}", "Otto anna"},
      {"{\"text\": \"ott\", \"limit\": 1}", "Otto"},
      {"{\"text\": \"ott an\"}", "anna"},
      {"{\"text\": \"ott\", \"number\": \"ANNA\"}", "anna"},
      {"{\"text\": \"ott\", \"view\": \"to-ship\"}", ""},
      {"{\"text\": \"ottokar\"}", ""},
  };

  fixture_write (self, add_names, self);
  fixture_run_sql (self, CALL_ANNA);
  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
      assert_found (self, questions[i][0], questions[i][1]);
    if (round == 0)
      fixture_run_sql (self, CALL_OTTO);
  }
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/order-search/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_store_ships_from_its_shipping_warehouse_too);
  TEST (a_line_status_is_found_as_it_is_told);
  TEST (what_is_asked_about_lines_is_true_of_one_line);
  TEST (free_text_is_a_number_an_address_a_phone_number_or_a_name);
  TEST (pages_follow_each_other_in_every_order);
  TEST (names_are_sorted_as_people_do);
  TEST (a_name_that_many_have_is_found_like_any_other);
  TEST (a_search_can_be_given_up_and_does_not_see_later_typing);
  return g_test_run ();
}
