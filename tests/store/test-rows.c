/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-rows.c — every record comes back from its table as it was, and the schema keeps its rules.
 */
#include "base/pos-digest.h"
#include "base/pos-json.h"
#include "store-fixture.h"
#include "store/pos-cart-local.h"
#include "store/pos-cart-table.h"
#include "store/pos-config-table.h"
#include "store/pos-customer-rows.h"
#include "store/pos-customer-table.h"
#include "store/pos-intent-table.h"
#include "store/pos-order-rows.h"
#include "store/pos-order-table.h"
#include "store/pos-product-rows.h"
#include "store/pos-product-table.h"

#include <string.h>

#define N_RECORDS 1000

typedef struct {
  Fixture *fixture;
  GPtrArray *records;
} Batch;

static void
assert_same (gpointer read, gpointer written)
{
  g_assert_nonnull (read);
  if (!pos_record_equal (read, written, FALSE)) {
    g_autoptr (json_t) a = pos_record_to_json (read, 0), b = pos_record_to_json (written, 0);
    g_autofree char *text_a = pos_json_to_text (a), *text_b = pos_json_to_text (b);
    g_error ("%s\n%s", text_a, text_b);
  }
  /* Unknown members too. */
  g_assert_true (
      json_equal (*pos_record_unknown_members (read), *pos_record_unknown_members (written)) ||
      *pos_record_unknown_members (read) == *pos_record_unknown_members (written));
}

static Batch
batch_new (Fixture *fixture, GType type, guint count)
{
  Batch batch = {fixture, g_ptr_array_new_with_free_func (g_object_unref)};

  for (guint i = 0; i < count; i++)
    g_ptr_array_add (batch.records, random_record (fixture, type));
  return batch;
}

/* Texts that must differ from record to record. */
static void
number_ids (Batch *batch)
{
  for (guint i = 0; i < batch->records->len; i++) {
    const PosField *id = pos_record_find_field (batch->records->pdata[i], "id");
    g_autofree char *text = g_strdup_printf ("id-%u", i);
    pos_text_set (&pos_record_member (batch->records->pdata[i], id, char *), text);
  }
}

static gboolean
put_products (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++)
    if (!pos_product_table_put (txn, batch->records->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
compare_products (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++) {
    g_autoptr (PosProduct) read = NULL;
    PosProduct *written = batch->records->pdata[i];
    if (!pos_product_table_get (txn, written->id, &read, error))
      return FALSE;
    assert_same (read, written);
  }
  return TRUE;
}

static void
products_come_back (Fixture *self, gconstpointer data)
{
  Batch batch = batch_new (self, POS_TYPE_PRODUCT, N_RECORDS);

  number_ids (&batch);
  fixture_write (self, put_products, &batch);
  fixture_read (self, compare_products, &batch);
  /* Changed ones as well, and the full-text index with them. */
  g_ptr_array_unref (batch.records);
  batch = batch_new (self, POS_TYPE_PRODUCT, N_RECORDS);
  number_ids (&batch);
  fixture_write (self, put_products, &batch);
  fixture_read (self, compare_products, &batch);
  fixture_run_sql (self, "INSERT INTO product_search (product_search) VALUES ('integrity-check')");
  g_ptr_array_unref (batch.records);
  assert_sound (self->store);
}

static gboolean
put_customers (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++)
    if (!pos_customer_table_put (txn, batch->records->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
compare_customers (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++) {
    g_autoptr (PosCustomer) read = NULL;
    PosCustomer *written = batch->records->pdata[i];
    if (!pos_customer_table_get (txn, written->id, &read, error))
      return FALSE;
    assert_same (read, written);
  }
  return TRUE;
}

static void
customers_come_back (Fixture *self, gconstpointer data)
{
  Batch batch = batch_new (self, POS_TYPE_CUSTOMER, N_RECORDS);

  number_ids (&batch);
  fixture_write (self, put_customers, &batch);
  fixture_read (self, compare_customers, &batch);
  g_ptr_array_unref (batch.records);
}

static gboolean
save_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++) {
    PosOrder *order = batch->records->pdata[i];
    if (order->created_at == 0)
      order->created_at = 1;
    order->revision = ABS (order->revision % 1000);
    if (!pos_order_table_save (txn, batch->fixture->store, order, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
compare_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++) {
    g_autoptr (PosOrder) read = NULL;
    PosOrder *written = batch->records->pdata[i];
    if (!pos_order_table_get (txn, batch->fixture->store, &written->id, &read, error))
      return FALSE;
    assert_same (read, written);
  }
  return TRUE;
}

static void
orders_come_back (Fixture *self, gconstpointer data)
{
  Batch batch = batch_new (self, POS_TYPE_ORDER, N_RECORDS), changed;

  fixture_write (self, save_orders, &batch);
  fixture_read (self, compare_orders, &batch);
  changed = batch_new (self, POS_TYPE_ORDER, N_RECORDS);
  for (guint i = 0; i < N_RECORDS; i++)
    POS_ORDER (changed.records->pdata[i])->id = POS_ORDER (batch.records->pdata[i])->id;
  fixture_write (self, save_orders, &changed);
  fixture_read (self, compare_orders, &changed);
  g_ptr_array_unref (batch.records);
  g_ptr_array_unref (changed.records);
}

static gboolean
save_and_load_carts (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++) {
    g_autoptr (PosOrder) read = NULL;
    g_autofree char *state = NULL;
    PosOrder *written = batch->records->pdata[i];
    PosLocalStore *store = batch->fixture->store;
    if (!pos_cart_table_save (txn, store, written, "{\"selected\":[1]}", error) ||
        !pos_cart_table_load (txn, store, &read, &state, error))
      return FALSE;
    assert_same (read, written);
    g_assert_cmpstr (state, ==, "{\"selected\":[1]}");
  }
  return pos_cart_table_clear (txn, error);
}

static void
carts_come_back (Fixture *self, gconstpointer data)
{
  Batch batch = batch_new (self, POS_TYPE_ORDER, N_RECORDS);

  fixture_write (self, save_and_load_carts, &batch);
  g_ptr_array_unref (batch.records);
}

static gboolean
put_config (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++)
    if (!pos_config_table_put (txn, batch->records->pdata[i], i, error))
      return FALSE;
  return TRUE;
}

static void
setup_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosConfig) config = NULL;
  Batch batch = {self, g_ptr_array_new_with_free_func (g_object_unref)};

  for (const PosKind *kind = pos_kind_list (); kind->nick; kind++)
    for (guint i = 0; kind->kind_class == POS_KIND_CONFIG && i < 50; i++)
      g_ptr_array_add (batch.records, random_record (self, kind->get_type ()));
  number_ids (&batch);
  fixture_write (self, put_config, &batch);
  config = pos_local_store_load_config (self->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < batch.records->len; i++) {
    gpointer written = batch.records->pdata[i];
    g_autofree char *id = pos_kind_dup_key (written);
    assert_same (pos_config_get (config, G_OBJECT_TYPE (written), id), written);
  }
  g_ptr_array_unref (batch.records);
}

static gboolean
put_intents (PosDbTxn *txn, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++) {
    g_autoptr (PosPayIntent) read = NULL;
    PosPayIntent *written = batch->records->pdata[i];
    written->created_at = MAX (written->created_at, 1);
    if (!pos_intent_table_begin (txn, written, error) ||
        !pos_intent_table_get (txn, &written->id, &read, error))
      return FALSE;
    assert_same (read, written);
  }
  return TRUE;
}

static void
intents_come_back (Fixture *self, gconstpointer data)
{
  Batch batch = batch_new (self, POS_TYPE_PAY_INTENT, N_RECORDS);

  fixture_write (self, put_intents, &batch);
  g_ptr_array_unref (batch.records);
}

/* The schema. */

static gboolean
has_column (PosDbTxn *txn, const char *table, const char *column)
{
  g_autoptr (PosDbStatement) info =
      pos_db_txn_prepare (txn, "SELECT 1 FROM pragma_table_info (:table) WHERE name = :column");
  gboolean has_row;

  pos_db_bind_text (info, ":table", table);
  pos_db_bind_text (info, ":column", column);
  g_assert_true (pos_db_step (info, &has_row, NULL));
  return has_row;
}

static gboolean
compare_columns (PosDbTxn *txn, gpointer data, GError **error)
{
  PosRecordTable *tables[] = {&pos_order_rows, &pos_product_rows, &pos_customer_rows};

  for (guint t = 0; t < G_N_ELEMENTS (tables) + pos_order_n_parts; t++) {
    PosRecordTable *table =
        t < G_N_ELEMENTS (tables) ? tables[t] : &pos_order_parts[t - G_N_ELEMENTS (tables)].table;
    const PosRecordColumn *columns = pos_record_table_get_columns (table);
    g_autoptr (PosDbStatement) count =
        pos_db_txn_prepare (txn, "SELECT count (*) FROM pragma_table_info (:table)");
    gint64 n = 1 + (table == &pos_order_rows ? 1 : 0);
    gboolean has_row;

    for (guint i = 0; columns[i].field; i++, n++)
      if (!has_column (txn, table->name, columns[i].name))
        g_error ("%s has no column %s", table->name, columns[i].name);
    for (guint i = 0; table->own[i]; i++, n++)
      g_assert_true (has_column (txn, table->name, table->own[i]));
    /* Products and customers are numbered besides. */
    n += table == &pos_product_rows || table == &pos_customer_rows ? 1 : 0;
    pos_db_bind_text (count, ":table", table->name);
    g_assert_true (pos_db_step (count, &has_row, NULL));
    g_assert_cmpint (pos_db_column_int64 (count, 0), ==, n);
  }
  return TRUE;
}

static void
columns_are_the_fields (Fixture *self, gconstpointer data)
{
  fixture_read (self, compare_columns, NULL);
}

static void
the_schema_keeps_its_rules (Fixture *self, gconstpointer data)
{
#define OURS                                                                                       \
  "m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%\\_search%' ESCAPE '\\' " \
  "AND m.name NOT LIKE '%\\_word' ESCAPE '\\'"
  g_assert_cmpint (fixture_query (self,
                                  "SELECT count (*) FROM pragma_table_list WHERE strict = 0 "
                                  "AND type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\' "
                                  "AND name NOT LIKE 'sqlite_%'"),
                   ==,
                   0);
  g_assert_cmpint (
      fixture_query (self,
                     "SELECT count (*) FROM sqlite_schema m, pragma_table_info (m.name) c "
                     "WHERE " OURS " AND c.type NOT IN ('TEXT', 'INTEGER', 'BLOB')"),
      ==,
      0);
  /* Every foreign key is the beginning of an index or of the primary key. */
  g_assert_cmpint (
      fixture_query (
          self,
          "SELECT count (*) FROM sqlite_schema m, pragma_foreign_key_list (m.name) f WHERE " OURS
          " AND NOT EXISTS (SELECT 1 FROM pragma_index_list (m.name) i, "
          "   pragma_index_info (i.name) c WHERE c.seqno = 0 AND c.name = f.\"from\")"
          " AND NOT EXISTS (SELECT 1 FROM pragma_table_info (m.name) p "
          "   WHERE p.pk = 1 AND p.name = f.\"from\")"),
      ==,
      0);
}

static void
released_migrations_are_never_edited (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *path;
    const char *hash;
  } released[] = {
      {"/org/example/Pos/schema/register/0001-first.sql",
       "ee2400d217129fbf7bc399fa10e3bcfc690f9bab5393ab56e986a0b2c3972433"},
      {"/org/example/Pos/schema/register/0002-suspended.sql",
       "9060bca35afcdc44b963d3983916bc972321dce51133a876e6490f72f6f35bed"},
      {"/org/example/Pos/schema/register/0003-work-list.sql",
       "aac4476124a48a837eab9144372521bd1f520f70f5156f44047185a4d19cea7f"},
      {"/org/example/Pos/schema/register/0004-slots.sql",
       "925991aa1d1f76999a0de17ea91180ea747af8aa0ee907dda72b2f08de67b9da"},
      {"/org/example/Pos/schema/register/0005-serial-numbers.sql",
       "69967bd52a6009aceba09a32094cb30b8801994a11ec4e34defbc24ff6ead1b0"},
      {"/org/example/Pos/schema/register/0006-coupon-uses.sql",
       "b6d8f1497a6946baa414a4b465225abf98ee7cc8794893164250bd7ffa0f60f6"},
      {"/org/example/Pos/schema/register/0007-shifts.sql",
       "daf27200f5d5010cadeb4460ac57dffff06b967ddad26285a9bd2bffe285d03d"},
      {"/org/example/Pos/schema/register/0008-receipt-search.sql",
       "a99b6e41b44e5b806c07b6ab6712cbf03b657d90d84929713a63efc79b6cb808"},
      {"/org/example/Pos/schema/register/0009-quick-checks.sql",
       "90607c75379e658dbfcbcf7a5d0e9b1f56da6d7589d384638d78319080fb4397"},
      {"/org/example/Pos/schema/register/0010-waiting-in-order.sql",
       "8a82ea6f52b570843638d954d8410c044a011d422f3988428cfa25400d19dfe7"},
      {"/org/example/Pos/schema/register/0011-proofs.sql",
       "873daf70a82f61be20008d0cdac26c76b3be78627e5295b152c76a41f89c340f"},
      {"/org/example/Pos/schema/register/0012-sums.sql",
       "06a16ec641adc6a975f74e4292f5ee98f423328009efdfdac569c1536bf7778f"},
      {"/org/example/Pos/schema/register/0013-store-carts.sql",
       "479cf8a4dc285cdbc50defd86c0ac0b1bab9bfb2a7e86e6f292e13b57a7763f0"},
      {"/org/example/Pos/schema/register/0014-stock-totals.sql",
       "c13c166f27640355278aa0423e1098b30130c4693d5bcdb966a9db125e460558"},
      {"/org/example/Pos/schema/register/0015-arabic-letters.sql",
       "7c0ecf3d13478e93ee470a1e090d52c68f476b401bcdda3eb5046d6587bd1eaa"},
      {"/org/example/Pos/schema/register/0016-variants.sql",
       "53a2bbbfbc1f994718047a0536c435a92d1bee61f2b4e6153f75f7211e540fd4"},
      {"/org/example/Pos/schema/register/0017-charge-steps.sql",
       "1819ab33259c289d4f9292c447d7fdaff1c10058e77567dd7fd49efb312b13b8"},
      {"/org/example/Pos/schema/register/0018-envelopes.sql",
       "6ba80a8fba6ce8fa4502bba444f1bdd9a45771dcdd606e09764f4eec34962ae7"},
      {"/org/example/Pos/schema/register/0019-behind-apostrophes.sql",
       "4363870c4dc65a5da2f98df9aecd04a76ddd6fc39ab6ed7b8088a943787c59bb"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (released); i++) {
    g_autoptr (GBytes) bytes = g_resources_lookup_data (released[i].path, 0, NULL);
    PosDigest hash;
    g_autofree char *text = NULL;

    g_assert_nonnull (bytes);
    hash = pos_digest_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    text = pos_digest_to_text (&hash);
    g_assert_cmpstr (text, ==, released[i].hash);
  }
}

static gboolean
count_own_tables (PosDbTxn *txn, gpointer data, GError **error)
{
  for (guint i = 0; i <= pos_order_n_parts; i++) {
    const char *table = i == 0 ? pos_order_rows.name : pos_order_parts[i - 1].table.name;
    g_autofree char *sql = g_strdup_printf ("EXPLAIN INSERT INTO %s DEFAULT VALUES", table);
    g_autoptr (PosDbStatement) program = pos_db_txn_prepare (txn, sql);
    guint *count = data, n_steps = 0;

    for (gboolean has_row = TRUE; pos_db_step (program, &has_row, error) && has_row; n_steps++)
      *count += g_str_equal (pos_db_column_text (program, 1), "OpenEphemeral");
    g_assert_cmpuint (n_steps, >, 0);
  }
  return TRUE;
}

/* SQLite builds one at each row for a CHECK that lists more than two texts.  One is left, for the
 * index of the orders that are at work, once for each order. */
static void
writing_an_order_builds_no_tables (Fixture *self, gconstpointer data)
{
  guint count = 0;

  g_assert_true (pos_db_read_sync (self->db, count_own_tables, &count, NULL, NULL));
  g_assert_cmpuint (count, ==, 1);
}

static void
assert_can_keep (GType type)
{
  for (const PosField *field = pos_record_type_get_fields (type); field->name; field++) {
    if (field->flags & POS_FIELD_LOCAL)
      g_assert_true (pos_cart_local_can_keep (field));
    if (field->kind == POS_FIELD_RECORDS)
      assert_can_keep (field->item_type ());
  }
}

static void
a_cart_keeps_every_local_field (Fixture *self, gconstpointer data)
{
  assert_can_keep (POS_TYPE_ORDER);
}

/* A tap on an order of many lines stores it all: nothing is said of what there is nothing to say
 * of.  How earlier versions said it is understood. */
static void
nothing_local_takes_no_room (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = order_new (self->context, 3);
  PosOrderLine *line = pos_list_peek (order->lines, 1);
  g_autoptr (json_t) nothing = pos_cart_local_to_json (order), something = NULL;
  g_autoptr (json_t) earlier =
      pos_json_parse ("{\"lines\": [{}, {\"hand_over\": 7}, {}]}", -1, NULL);
  g_autoptr (json_t) too_few = pos_json_parse ("{\"lines\": [{}]}", -1, NULL);

  g_assert_null (json_object_get (nothing, "lines"));
  line->hand_over = (PosQuantity){5};
  something = pos_cart_local_to_json (order);
  g_assert_cmpuint (json_array_size (json_object_get (something, "lines")), ==, 3);
  g_assert_true (pos_cart_local_read (order, earlier));
  g_assert_cmpint (line->hand_over.micro, ==, 7);
  g_assert_true (pos_cart_local_read (order, something));
  g_assert_cmpint (line->hand_over.micro, ==, 5);
  g_assert_false (pos_cart_local_read (order, too_few));
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/rows/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (products_come_back);
  TEST (customers_come_back);
  TEST (orders_come_back);
  TEST (carts_come_back);
  TEST (setup_comes_back);
  TEST (intents_come_back);
  TEST (columns_are_the_fields);
  TEST (the_schema_keeps_its_rules);
  TEST (released_migrations_are_never_edited);
  TEST (writing_an_order_builds_no_tables);
  TEST (a_cart_keeps_every_local_field);
  TEST (nothing_local_takes_no_room);
  return g_test_run ();
}
