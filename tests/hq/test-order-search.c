/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-order-search.c — headquarters finds orders by what registers ask. */
#include "base/pos-json.h"
#include "db/pos-db.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-table.h"
#include "model/pos-line-serials.h"
#include "model/pos-party.h"
#include "model/pos-setup.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  char *path;
  PosDb *db;
} Fixture;

static PosId
make_id (guint number)
{
  PosId id = {{0}};

  id.bytes[6] = 0x70;
  id.bytes[8] = 0x80;
  id.bytes[15] = (guint8)number;
  return id;
}

static void
put_store (PosDbTxn *txn, const char *id, const char *warehouse, const char *ships_from)
{
  g_autoptr (PosStore) store = g_object_new (POS_TYPE_STORE, NULL);

  pos_text_set (&store->id, id);
  pos_text_set (&store->name, id);
  pos_text_set (&store->warehouse, warehouse);
  pos_text_set (&store->shipping_warehouse, ships_from);
  g_assert_true (pos_hq_feed_put_record (txn, store, 0, NULL));
}

static void
put_customer (PosDbTxn *txn, const char *id, const char *email, const char *phone)
{
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);

  g_autofree char *name = g_ascii_strup (id, -1), *number = g_strconcat ("D-7", name, NULL);

  pos_text_set (&customer->id, id);
  pos_text_set (&customer->number, number);
  pos_text_set (&customer->name, id);
  pos_text_set (&customer->email, email);
  pos_text_set (&customer->phone, phone);
  g_assert_true (pos_hq_feed_put_record (txn, customer, 0, NULL));
}

typedef struct {
  const char *number;
  PosIntent intent;
  const char *location;
  const char *customer;
  const char *receipt;
} Sample;

/* "SN-10" and "SN-11" of the first line of the second order, "SN-12" of its second line. */
static void
put_serials (PosOrderLine *line, guint index, guint n)
{
  g_autofree char *first = g_strdup_printf ("SN-%u%u", index, n == 2 ? 0U : 2U);
  g_autofree char *second = g_strdup_printf ("SN-%u1", index);
  const char *const serials[] = {first, n == 2 ? second : NULL, NULL};

  pos_line_serials_put (line, (PosLinePieces){0, 2}, serials, POS_SERIALS_SET);
}

/* The second line of every order is carried out and done. */
static PosOrder *
make_order (guint index, const Sample *sample)
{
  const gint64 totals[] = {300, 100, 400, 100}, balances[] = {100, -5, 0, 12345};
  PosOrder *order = pos_order_new (pos_currency_from_code ("EUR"));
  g_autofree char *reference = g_strconcat ("R-", sample->number, NULL);

  order->id = make_id (index + 1);
  order->type = POS_ORDER_TYPE_SALES_ORDER;
  order->status = POS_ORDER_STATUS_OPEN;
  order->created_at = index + 1;
  order->total = totals[index];
  order->balance = balances[index];
  order->committed_at = (20000 + index) * G_TIME_SPAN_DAY + G_TIME_SPAN_DAY / 2;
  order->do_not_process = index == 1;
  order->holds = index == 2 ? g_strsplit ("fraud", ",", -1) : NULL;
  pos_text_set (&order->reference, reference);
  pos_text_set (&order->worker, index % 2 ? "kim" : "lou");
  pos_text_set (&order->home_store, index < 2 ? "S1" : "S2");
  pos_text_set (&order->number, sample->number);
  pos_text_set (&order->receipt, sample->receipt);
  pos_text_set (&order->customer, sample->customer);
  pos_text_set (&order->customer_name, sample->customer);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);
    line->id = make_id (100 + index * 2 + i);
    line->ordered = pos_quantity_whole (2);
    line->invoiced = pos_quantity_whole (i * 2);
    line->packed = pos_quantity_whole (i == 0 && index == 0 ? 2 : 0);
    line->intent = i == 0 ? (int)sample->intent : POS_INTENT_NONE;
    /* From 29 May 2025, every ten days; what was carried out was not wanted for a day. */
    line->date.julian = 739400 + (i == 0 ? index * 10 : 0);
    pos_text_set (&line->item, "100");
    put_serials (line, index, i == 0 ? 2 : 1);
    pos_text_set (&line->location, sample->location);
    pos_text_set (&line->store, line->intent == POS_INTENT_PICK_UP ? "S1" : NULL);
    pos_list_append (order->lines, line);
  }
  return order;
}

static gboolean
fill (PosDbTxn *txn, gpointer data, GError **error)
{
  const Sample samples[] = {
      {"OWN", POS_INTENT_SHIP, "W1", "Zoe", "12345678"},
      {"CENTER", POS_INTENT_SHIP, "W9", "Zoe", NULL},
      {"OTHER", POS_INTENT_SHIP, "W2", "Bert", NULL},
      {"COUNTER", POS_INTENT_PICK_UP, "W9", "Bert", NULL},
  };

  put_store (txn, "S1", "W1", "W9");
  put_store (txn, "S2", "W2", NULL);
  put_customer (txn, "Zoe", "zoe@example.org", "+31 6 1234 5678");
  put_customer (txn, "Bert", "bert@example.org", "06 8765 4321");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (PosOrder) order = make_order (i, &samples[i]);
    if (!pos_hq_order_table_put (txn, order, error))
      return FALSE;
  }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  PosDbOptions options = {.application_id = 0x54455354, .migrations = "/org/example/Pos/schema/hq"};
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("pos-hq-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "hq.db", NULL);
  self->db = pos_db_open (self->path, &options, &error);
  g_assert_no_error (error);
  pos_db_write_sync (self->db, fill, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  pos_db_close (self->db, NULL);
  g_clear_object (&self->db);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);
    g_unlink (path);
  }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

typedef struct {
  PosOrderFilter *filter;
  GString *numbers;
  char *next;
} Question;

static gboolean
answer (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;
  PosOrderPage *found;

  if (!pos_hq_order_table_search (txn, question->filter, &found, error))
    return FALSE;
  for (guint i = 0; i < found->summaries->len; i++) {
    PosOrderSummary *summary = found->summaries->pdata[i];
    g_string_append_printf (
        question->numbers, "%s%s", question->numbers->len ? " " : "", summary->number);
  }
  question->next = g_steal_pointer (&found->next);
  g_assert_true (found->complete);
  pos_order_page_free (found);
  return TRUE;
}

static void
assert_found (Fixture *self, const char *json, gint64 limit, const char *expected)
{
  g_autoptr (json_t) parsed = pos_json_parse (json, -1, NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderFilter) filter =
      pos_record_new_from_json (POS_TYPE_ORDER_FILTER, parsed, 0, &error);
  g_assert_no_error (error);

  filter->limit = limit;
  do {
    Question question = {filter, numbers, NULL};
    pos_db_read_sync (self->db, answer, &question, NULL, &error);
    g_assert_no_error (error);
    pos_text_set (&filter->after, question.next);
    g_free (question.next);
  } while (filter->after);
  if (strcmp (numbers->str, expected) != 0)
    g_error ("%s: “%s” instead of “%s”", json, numbers->str, expected);
}

/* As on a register (tests/store/test-order-search.c), but that digits are looked for both as an
 * order's number and in phone numbers. */
static void
orders_are_found (Fixture *self, gconstpointer data)
{
  static const char *const vectors[][2] = {
      {"{}", "COUNTER OTHER CENTER OWN"},
      {"{\"view\": \"to-ship\", \"here\": \"S1\"}", "CENTER OWN"},
      {"{\"view\": \"to-ship\", \"here\": \"S2\"}", "OTHER"},
      {"{\"view\": \"to-fulfill\", \"here\": \"S1\"}", "COUNTER CENTER OWN"},
      {"{\"view\": \"to-pick-up\", \"here\": \"S1\"}", "COUNTER"},
      {"{\"fulfilling_store\": \"S1\"}", "COUNTER CENTER OWN"},
      {"{\"line_statuses\": [\"packed\"]}", "OWN"},
      {"{\"intents\": [\"pick-up\"], \"line_statuses\": [\"invoiced\"]}", ""},
      {"{\"intents\": [\"carry-out\"], \"line_statuses\": [\"invoiced\"]}",
       "COUNTER OTHER CENTER OWN"},
      {"{\"receipt_from\": \"2024-10-06\"}", "COUNTER OTHER"},
      {"{\"receipt_from\": \"2024-10-05\", \"receipt_until\": \"2024-10-06\"}", "OTHER CENTER"},
      {"{\"receipt_until\": \"2024-10-04\"}", "OWN"},
      {"{\"requested_from\": \"2025-06-08\"}", "COUNTER OTHER CENTER"},
      {"{\"requested_from\": \"2025-06-08\", \"requested_until\": \"2025-06-18\"}", "OTHER CENTER"},
      {"{\"requested_until\": \"2025-05-29\"}", "OWN"},
      {"{\"text\": \"center\"}", "CENTER"},
      {"{\"text\": \"bert\"}", "COUNTER OTHER"},
      {"{\"text\": \"%\"}", ""},
      {"{\"text\": \"\\\\\"}", ""},
      {"{\"text\": \" \"}", "COUNTER OTHER CENTER OWN"},
      {"{\"customer_name\": \"*\"}", ""},
      {"{\"customer_name\": [\"%\", \"bert\"]}", "COUNTER OTHER"},
      {"{\"text\": \"bert@\"}", "COUNTER OTHER"},
      {"{\"text\": \"Zoe@Example.org\"}", "CENTER OWN"},
      {"{\"text\": \"0687654321\"}", "COUNTER OTHER"},
      {"{\"text\": \"12345678\"}", "CENTER OWN"},
      {"{\"code\": \"12345678\"}", "OWN"},
      {"{\"serial\": \"SN-10\"}", "CENTER"},
      {"{\"serial\": \"SN-21\"}", "OTHER"},
      {"{\"serial\": \"SN-32\"}", "COUNTER"},
      {"{\"serial\": \"SN-32\", \"intents\": [\"pick-up\"]}", ""},
      {"{\"serial\": \"SN-3\"}", ""},
      {"{\"code\": \"other\"}", "OTHER"},
      {"{\"code\": \"bert\"}", ""},
      {"{\"phone\": \"06 8765\"}", "COUNTER OTHER"},
      {"{\"email\": \"bert@example\"}", "COUNTER OTHER"},
      {"{\"customer\": \"Bert\"}", "COUNTER OTHER"},
      {"{\"customer\": \"D-7BERT\"}", "COUNTER OTHER"},
      {"{\"customer\": \"d-7bert\"}", "COUNTER OTHER"},
      {"{\"customer\": \"D-Nobody\"}", ""},
      {"{\"text\": \"D-7BERT\"}", "COUNTER OTHER"},
      {"{\"text\": \"D-7BERT\", \"number\": \"OTHER\"}", "OTHER"},
      {"{\"holds\": \"on-hold\"}", "OTHER"},
      {"{\"holds\": \"do-not-process\"}", "CENTER"},
      {"{\"holds\": \"none\"}", "COUNTER OWN"},
      {"{\"on_hold\": true}", "OTHER"},
      {"{\"not_on_hold\": true}", "COUNTER CENTER OWN"},
      {"{\"total_until\": \"1.00\"}", "COUNTER CENTER"},
      {"{\"total_from\": \"3.00\", \"total_until\": \"3.00\"}", "OWN"},
      {"{\"worker\": \"kim\"}", "COUNTER CENTER"},
      {"{\"store\": \"S2\"}", "COUNTER OTHER"},
      {"{\"item\": \"100\"}", "COUNTER OTHER CENTER OWN"},
      {"{\"item\": \"99\"}", ""},
      {"{\"reference\": \"r-own\"}", "OWN"},
      /* §6.2: several values of one filter: any of them. */
      {"{\"customer\": [\"Nobody\", \"D-7BERT\"]}", "COUNTER OTHER"},
      {"{\"customer\": [\"Zoe\", \"D-7BERT\"]}", "COUNTER OTHER CENTER OWN"},
      {"{\"customer_name\": [\"nobody\", \"zo\"]}", "CENTER OWN"},
      {"{\"customer_name\": [\"bert\", \"zoe\"]}", "COUNTER OTHER CENTER OWN"},
      {"{\"customer_name\": [\"bert zoe\"]}", ""},
      {"{\"email\": [\"nobody@\", \"zoe@\"]}", "CENTER OWN"},
      {"{\"phone\": [\"06 8765\", \"06 1234\"], \"email\": \"zoe@\"}", "CENTER OWN"},
      {"{\"number\": [\"own\", \"OTHER\", \"X\"]}", "OTHER OWN"},
      {"{\"reference\": [\"R-OWN\", \"R-COUNTER\"]}", "COUNTER OWN"},
      {"{\"receipt\": [\"12345678\", \"1\"]}", "OWN"},
      {"{\"store\": [\"S2\", \"S3\"]}", "COUNTER OTHER"},
      {"{\"fulfilling_store\": [\"S2\", \"S3\"]}", "OTHER"},
      {"{\"fulfilling_store\": [\"S2\", \"S1\"]}", "COUNTER OTHER CENTER OWN"},
      {"{\"worker\": [\"lou\", \"sam\"]}", "OTHER OWN"},
      {"{\"item\": [\"99\", \"100\"], \"serial\": \"SN-10\"}", "CENTER"},
      {"{\"holds\": [\"on-hold\", \"do-not-process\"]}", "OTHER CENTER"},
      {"{\"statuses\": \"open\"}", "COUNTER OTHER CENTER OWN"},
      {"{\"intents\": [\"pick-up\", \"electronic\"]}", "COUNTER"},
      {"{\"sort\": \"oldest\"}", "OWN CENTER OTHER COUNTER"},
      {"{\"sort\": \"requested\"}", "OWN CENTER OTHER COUNTER"},
      {"{\"sort\": \"customer\"}", "COUNTER OTHER CENTER OWN"},
      {"{\"sort\": \"total\"}", "OTHER OWN COUNTER CENTER"},
      {"{\"sort\": \"balance\"}", "COUNTER OWN OTHER CENTER"},
      {"{\"sort\": \"balance\", \"view\": \"to-fulfill\", \"here\": \"S1\"}", "COUNTER OWN CENTER"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    for (gint64 limit = 1; limit <= 5; limit += 2)
      assert_found (self, vectors[i][0], limit, vectors[i][1]);
}

static gboolean
fill_far_stores (PosDbTxn *txn, gpointer data, GError **error)
{
  /* On 14 May 2026 at 15:12 and 05:00 in Greenwich. */
  const struct {
    const char *number, *zone;
    gint64 at;
  } samples[] = {
      {"EAST", "Asia/Tokyo", G_GINT64_CONSTANT (1778771520)},
      {"WEST", "Pacific/Honolulu", G_GINT64_CONSTANT (1778734800)},
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    const Sample sample = {samples[i].number, POS_INTENT_SHIP, "W1", "Zoe", NULL};
    g_autoptr (PosOrder) order = make_order (i, &sample);
    g_autoptr (PosStore) store = g_object_new (POS_TYPE_STORE, NULL);

    pos_text_set (&store->id, samples[i].number);
    pos_text_set (&store->name, samples[i].number);
    pos_text_set (&store->warehouse, "W1");
    pos_text_set (&store->time_zone, samples[i].zone);
    order->id = make_id (50 + i);
    order->created_at = samples[i].at * G_USEC_PER_SEC;
    pos_text_set (&order->home_store, samples[i].number);
    if (!pos_hq_feed_put_record (txn, store, 0, error) ||
        !pos_hq_order_table_put (txn, order, error))
      return FALSE;
  }
  return TRUE;
}

/* S7: when it is the 15th in Tokyo, and still the 13th in Honolulu. */
static void
days_are_those_of_the_store (Fixture *self, gconstpointer data)
{
  static const char *const vectors[][2] = {
      {"{\"created_from\": \"2026-05-13\"}", "EAST WEST"},
      {"{\"created_from\": \"2026-05-14\"}", "EAST"},
      {"{\"created_from\": \"2026-05-15\", \"created_until\": \"2026-05-15\"}", "EAST"},
      {"{\"created_from\": \"2026-05-14\", \"created_until\": \"2026-05-14\"}", ""},
      {"{\"created_from\": \"2026-05-13\", \"created_until\": \"2026-05-13\"}", "WEST"},
      {"{\"created_from\": \"2026-05-16\"}", ""},
  };
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (self->db, fill_far_stores, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    for (gint64 limit = 1; limit <= 3; limit += 2)
      assert_found (self, vectors[i][0], limit, vectors[i][1]);
}

/* One order, the last, has product 200, serial number SN-9 and a card. */
static gboolean
add_rare (PosDbTxn *txn, gpointer data, GError **error)
{
  const Sample sample = {"RARE", POS_INTENT_SHIP, "W1", "Zoe", NULL};
  g_autoptr (PosOrder) order = make_order (0, &sample);
  PosOrderLine *line = pos_list_peek (order->lines, 0);
  g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);
  g_autoptr (PosDbStatement) damage = NULL;

  order->id = make_id (99);
  order->created_at = 0;
  pos_text_set (&line->item, "200");
  pos_text_set (&line->mode, "99");
  payment->id = make_id (98);
  pos_text_set (&payment->tender, "card");
  pos_text_set (&payment->masked, "•••• 4242");
  pos_list_append (order->payments, payment);
  if (!pos_hq_order_table_put (txn, order, error))
    return FALSE;
  damage =
      pos_db_txn_prepare (txn, "UPDATE sales_order SET body = 'no order' WHERE number <> 'RARE'");
  return pos_db_run (damage, error);
}

/* Looking into all orders would find out that the others are damaged, and say so. */
static void
what_is_rare_is_found_without_looking_into_all (Fixture *self, gconstpointer data)
{
  static const char *const asked[] = {
      "{\"item\": \"200\"}",
      "{\"item\": [\"200\", \"300\"]}",
      "{\"modes\": [\"99\"]}",
      "{\"card\": \"4242\", \"sort\": \"oldest\"}",
  };
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (self->db, add_rare, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    assert_found (self, asked[i], 50, "RARE");
}

static gboolean
add_named (PosDbTxn *txn, gpointer data, GError **error)
{
  const Sample sample = {"NAMED", POS_INTENT_SHIP, "W1", "Zoe", NULL};
  g_autoptr (PosOrder) order = make_order (0, &sample);

  order->id = make_id (90);
  order->created_at = 90;
  pos_text_set (&order->customer_name, "Renée L’Étoile");
  return pos_hq_order_table_put (txn, order, error);
}

/* As a register finds it: tests/store/test-apostrophes.c. */
static void
a_name_is_found_behind_its_apostrophe (Fixture *self, gconstpointer data)
{
  static const char *const asked[] = {
      "{\"text\": \"étoile\"}",
      "{\"text\": \"ETOILE renee\"}",
      "{\"text\": \"l'étoile\"}",
      "{\"customer_name\": [\"Étoile\"]}",
      "{\"customer_name\": [\"renée l'étoile\"]}",
  };
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (self->db, add_named, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    assert_found (self, asked[i], 50, "NAMED");
  assert_found (self, "{\"text\": \"toile\"}", 50, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add (
      "/hq/order-search/orders_are_found", Fixture, NULL, set_up, orders_are_found, tear_down);
  g_test_add ("/hq/order-search/what_is_rare_is_found_without_looking_into_all",
              Fixture,
              NULL,
              set_up,
              what_is_rare_is_found_without_looking_into_all,
              tear_down);
  g_test_add ("/hq/order-search/a_name_is_found_behind_its_apostrophe",
              Fixture,
              NULL,
              set_up,
              a_name_is_found_behind_its_apostrophe,
              tear_down);
  g_test_add ("/hq/order-search/days_are_those_of_the_store",
              Fixture,
              NULL,
              set_up,
              days_are_those_of_the_store,
              tear_down);
  return g_test_run ();
}
