/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-statement.c — transactions and statements: values, errors, faults nobody may overlook. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include <string.h>

#define INSERT_THING                                                                               \
  "INSERT INTO thing (id, name, weight, picture) VALUES (:id, :name, :weight, :picture)"
#define SELECT_THING "SELECT id, name, weight, picture FROM thing WHERE id IS :id"

static const PosId some_id = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}};

static void
bind_thing (PosDbStatement *insert, const PosId *id, const char *name, gint64 weight)
{
  pos_db_bind_id (insert, ":id", id);
  pos_db_bind_text (insert, ":name", name);
  pos_db_bind_int64 (insert, ":weight", weight);
  pos_db_bind_blob (insert, ":picture", "\0\1\2", 3);
}

static gboolean
insert_thing (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, INSERT_THING);

  bind_thing (insert, &some_id, "Größe 42", G_MAXINT64);
  gboolean ok = pos_db_run (insert, error);
  g_assert_cmpint (pos_db_changes (insert), ==, ok ? 1 : 0);
  return ok;
}

static gboolean
read_thing (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, SELECT_THING);
  gboolean has_row;
  gsize size;

  pos_db_bind_id (select, ":id", &some_id);
  g_assert_true (pos_db_step (select, &has_row, error));
  g_assert_true (has_row);
  PosId id = pos_db_column_id (select, 0);
  g_assert_true (pos_id_equal (&id, &some_id));
  g_assert_cmpstr (pos_db_column_text (select, 1), ==, "Größe 42");
  g_assert_cmpint (pos_db_column_int64 (select, 2), ==, G_MAXINT64);
  gconstpointer picture = pos_db_column_blob (select, 3, &size);
  g_assert_cmpuint (size, ==, 3);
  g_assert_cmpint (memcmp (picture, "\0\1\2", 3), ==, 0);
  g_assert_cmpint (pos_db_column_count (select), ==, 4);
  g_assert_cmpstr (pos_db_column_name (select, 1), ==, "name");
  g_assert_true (pos_db_step (select, &has_row, error));
  g_assert_false (has_row);
  return TRUE;
}

static void
values_come_back_as_they_went_in (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  pos_db_write_sync (self->db, insert_thing, NULL, &error);
  g_assert_no_error (error);
  pos_db_read_sync (self->db, read_thing, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
lend_and_read (PosDbTxn *txn, gpointer data, GError **error)
{
  const PosId ids[] = {{{1}}, POS_ID_NONE, {{3}}};
  char name[] = "A0";
  gboolean has_row;

  g_assert_true (pos_db_txn_run (txn, "CREATE TABLE loan (n INTEGER, a BLOB, b TEXT)", error));
  g_autoptr (PosDbStatement) insert =
      pos_db_txn_prepare (txn, "INSERT INTO loan VALUES (:n, :a, :b)");
  for (int i = 0; i < 3; i++) {
    name[1] = (char)('0' + i);
    pos_db_bind_int64 (insert, ":n", i);
    pos_db_lend_id (insert, ":a", &ids[i]);
    if (i == 2)
      pos_db_give_text (insert, ":b", g_strdup (name));
    else
      pos_db_lend_text (insert, ":b", i == 1 ? NULL : name, strlen (name));
    g_assert_true (pos_db_run (insert, error));
  }

  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, "SELECT a, b FROM loan ORDER BY n");
  for (int i = 0; i < 3; i++) {
    g_assert_true (pos_db_step (select, &has_row, error));
    PosId id = pos_db_column_id (select, 0);
    g_assert_true (pos_id_equal (&id, &ids[i]));
    g_assert_cmpint (pos_db_column_is_null (select, 0), ==, i == 1);
    g_assert_cmpstr (pos_db_column_text (select, 1), ==, i == 0 ? "A0" : i == 1 ? NULL : "A2");
  }
  return TRUE;
}

/* The row keeps what was lent at the time, though the memory says something else by now. */
static void
what_is_lent_or_given_is_written_like_a_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  pos_db_write_sync (self->db, lend_and_read, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
write_and_read_nothing (PosDbTxn *txn, gpointer data, GError **error)
{
  PosId none = POS_ID_NONE;
  gboolean has_row;
  gsize size = 7;

  g_assert_true (pos_db_txn_run (txn, "CREATE TABLE hole (a BLOB, b TEXT, c INTEGER)", error));
  g_autoptr (PosDbStatement) insert =
      pos_db_txn_prepare (txn, "INSERT INTO hole VALUES (:a, :b, :c)");
  pos_db_bind_id (insert, ":a", &none);
  pos_db_bind_text (insert, ":b", NULL);
  pos_db_bind_null (insert, ":c");
  g_assert_true (pos_db_run (insert, error));

  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, "SELECT * FROM hole");
  g_assert_true (pos_db_step (select, &has_row, error));
  for (int i = 0; i < 3; i++)
    g_assert_true (pos_db_column_is_null (select, i));
  PosId id = pos_db_column_id (select, 0);
  g_assert_true (pos_id_is_none (&id));
  g_assert_null (pos_db_column_text (select, 1));
  g_assert_cmpint (pos_db_column_int64 (select, 2), ==, 0);
  g_assert_null (pos_db_column_blob (select, 0, &size));
  g_assert_cmpuint (size, ==, 0);
  return TRUE;
}

static void
nothing_is_written_as_null (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  pos_db_write_sync (self->db, write_and_read_nothing, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
use_one_statement_thrice (PosDbTxn *txn, gpointer data, GError **error)
{
  const char *sql = "SELECT value FROM counter WHERE value >= :least";
  PosDbStatement *kept = NULL;
  gboolean has_row;

  for (int i = 0; i < 3; i++) {
    g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, sql);
    pos_db_bind_int64 (select, ":least", -i);
    g_assert_true (pos_db_step (select, &has_row, error));
    g_assert_true (kept == NULL || kept == select);
    kept = select;
  }
  /* The same text while it is out: another statement, with its own row and values. */
  g_autoptr (PosDbStatement) outer = pos_db_txn_prepare (txn, sql);
  g_autoptr (PosDbStatement) inner = pos_db_txn_prepare (txn, sql);
  g_assert_true (outer != inner);
  pos_db_bind_int64 (outer, ":least", 0);
  pos_db_bind_int64 (inner, ":least", 1);
  g_assert_true (pos_db_step (outer, &has_row, error) && has_row);
  g_assert_true (pos_db_step (inner, &has_row, error) && !has_row);
  g_assert_cmpint (pos_db_column_int64 (outer, 0), ==, 0);
  return TRUE;
}

static void
a_statement_is_prepared_once (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  pos_db_write_sync (self->db, use_one_statement_thrice, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
forget_a_value (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, INSERT_THING);

  pos_db_bind_id (insert, ":id", &some_id);
  return pos_db_run (insert, error);
}

static gboolean
misspell_a_value (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, INSERT_THING);

  bind_thing (insert, &some_id, "a", 1);
  pos_db_bind_text (insert, ":nmae", "b");
  return pos_db_run (insert, error);
}

static gboolean
write_nonsense (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, "INSERT INTO nowhere VALUES (1)", error);
}

static gboolean
write_two_at_once (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, "UPDATE counter SET value = 9; UPDATE counter SET value = 10", error);
}

static gboolean
want_no_row (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, "SELECT value FROM counter", error);
}

/* The function says yes although a step said no: the transaction must not commit half of it. */
static gboolean
overlook_a_fault (PosDbTxn *txn, gpointer data, GError **error)
{
  pos_db_txn_run (txn, "UPDATE counter SET value = 99", NULL);
  pos_db_txn_run (txn, "INSERT INTO nowhere VALUES (1)", NULL);
  return TRUE;
}

static gboolean
fail_in_silence (PosDbTxn *txn, gpointer data, GError **error)
{
  pos_db_txn_run (txn, "UPDATE counter SET value = 99", NULL);
  return FALSE;
}

static void
a_fault_of_the_program_stores_nothing (Fixture *self, gconstpointer data)
{
  const PosDbFunc faulty[] = {
      forget_a_value,
      misspell_a_value,
      write_nonsense,
      write_two_at_once,
      want_no_row,
      overlook_a_fault,
      fail_in_silence,
  };

  fixture_open (self);
  for (guint i = 0; i < G_N_ELEMENTS (faulty); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (pos_db_write_sync (self->db, faulty[i], NULL, &error));
    g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_MISUSE);
    g_assert_false (pos_db_error_outcome_is_unknown (error));
  }
  g_assert_cmpint (query (self->db, "SELECT value FROM counter"), ==, 0);
  g_assert_cmpint (query (self->db, "SELECT count(*) FROM thing"), ==, 0);
}

static gboolean
read_text_as_number (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, "SELECT 'abc', x'0102'");
  gboolean has_row;

  g_assert_true (pos_db_step (select, &has_row, error));
  if (data)
    pos_db_column_id (select, 1);
  else
    pos_db_column_int64 (select, 0);
  return TRUE;
}

static void
a_value_of_another_kind_is_damage (Fixture *self, gconstpointer data)
{
  fixture_open (self);
  for (int i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    pos_db_read_sync (self->db, read_text_as_number, GINT_TO_POINTER (i), NULL, &error);
    g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT);
  }
}

static void
assert_constraint (PosDb *db, const char *sql, const char *kind)
{
  g_autoptr (GError) error = NULL;
  const char *found = NULL;

  g_assert_false (run_sql (db, sql, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CONSTRAINT);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "kind", "&s", &found));
  g_assert_cmpstr (found, ==, kind);
}

static void
a_broken_rule_is_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  add_sale (self->db, 1, &error);
  g_assert_no_error (error);
  assert_constraint (self->db, "INSERT INTO sale VALUES (1, 'x', 1)", "primary-key");
  assert_constraint (self->db, "INSERT INTO sale VALUES (2, 'S1-R1-000001', 1)", "unique");
  assert_constraint (self->db, "INSERT INTO sale VALUES (2, 'x', -1)", "check");
  assert_constraint (self->db, "INSERT INTO sale VALUES (2, NULL, 1)", "not-null");
  assert_constraint (self->db, "INSERT INTO sale VALUES (2, 'x', 'much')", "datatype");
  assert_constraint (self->db, "INSERT INTO line VALUES (7, 1, 1)", "foreign-key");
}

/* A caller may expect a broken rule and go on. */
static gboolean
insert_twice (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (GError) expected = NULL;

  g_assert_true (write_sale (txn, GINT_TO_POINTER (1), error));
  g_assert_false (pos_db_txn_run (txn, "INSERT INTO sale VALUES (1, 'x', 1)", &expected));
  g_assert_error (expected, POS_DB_ERROR, POS_DB_ERROR_CONSTRAINT);
  return TRUE;
}

static void
an_expected_broken_rule_keeps_the_rest (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  pos_db_write_sync (self->db, insert_twice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_whole_sales (self->db), ==, 1);
}

static void
a_read_cannot_write (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  g_assert_false (pos_db_read_sync (self->db, insert_thing, NULL, NULL, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_READ_ONLY);
}

#define TEST(name)                                                                                 \
  g_test_add ("/db/statement/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (values_come_back_as_they_went_in);
  TEST (nothing_is_written_as_null);
  TEST (what_is_lent_or_given_is_written_like_a_copy);
  TEST (a_statement_is_prepared_once);
  TEST (a_fault_of_the_program_stores_nothing);
  TEST (a_value_of_another_kind_is_damage);
  TEST (a_broken_rule_is_named);
  TEST (an_expected_broken_rule_keeps_the_rest);
  TEST (a_read_cannot_write);
  return g_test_run ();
}
