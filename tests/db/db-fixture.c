/* SPDX-License-Identifier: GPL-3.0-or-later */
/* db-fixture.c — what the tests of the database share. */
#include "db-fixture.h"
#include <glib/gstdio.h>

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("pos-db-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "shop.db", NULL);
  self->options = (PosDbOptions){
      .application_id = TEST_APPLICATION_ID,
      .migrations = "/test/first",
  };
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->db)
    fixture_close (self);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
fixture_open (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->db = pos_db_open (self->path, &self->options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->db);
}

void
fixture_close (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  pos_db_close (self->db, &error);
  g_assert_no_error (error);
  g_clear_object (&self->db);
}

char *
fixture_file (Fixture *self, const char *suffix)
{
  return g_strconcat (self->path, suffix, NULL);
}

static gboolean
write_lines (PosDbTxn *txn, int number, GError **error)
{
  g_autoptr (PosDbStatement) line = pos_db_txn_prepare (
      txn, "INSERT INTO line (sale, position, price_minor) VALUES (:sale, :position, :price)");

  for (int i = 1; i <= 3; i++) {
    pos_db_bind_int64 (line, ":sale", number);
    pos_db_bind_int64 (line, ":position", i);
    pos_db_bind_int64 (line, ":price", 100 * i);
    if (!pos_db_run (line, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
write_sale (PosDbTxn *txn, gpointer data, GError **error)
{
  int number = GPOINTER_TO_INT (data);
  g_autofree char *name = g_strdup_printf ("S1-R1-%06d", number);
  guint8 body[1500] = {0};

  g_autoptr (PosDbStatement) sale = pos_db_txn_prepare (
      txn, "INSERT INTO sale (id, number, total_minor) VALUES (:id, :number, 600)");
  pos_db_bind_int64 (sale, ":id", number);
  pos_db_bind_text (sale, ":number", name);
  if (!pos_db_run (sale, error) || !write_lines (txn, number, error))
    return FALSE;

  g_autoptr (PosDbStatement) outbox =
      pos_db_txn_prepare (txn, "INSERT INTO outbox (sale, body) VALUES (:sale, :body)");
  pos_db_bind_int64 (outbox, ":sale", number);
  pos_db_bind_blob (outbox, ":body", body, (gsize)(number * 577) % sizeof body);
  pos_db_txn_touch (txn, "sale");
  return pos_db_run (outbox, error) &&
         pos_db_txn_run (txn, "UPDATE counter SET value = value + 1", error);
}

gboolean
add_sale (PosDb *db, int number, GError **error)
{
  return pos_db_write_sync (db, write_sale, GINT_TO_POINTER (number), error);
}

typedef struct {
  const char *sql;
  gint64 value;
} Query;

static gboolean
read_value (PosDbTxn *txn, gpointer data, GError **error)
{
  Query *self = data;
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, self->sql);
  gboolean has_row;

  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  self->value = has_row ? pos_db_column_int64 (statement, 0) : 0;
  return TRUE;
}

gboolean
try_query (PosDb *db, const char *sql, gint64 *value, GError **error)
{
  Query self = {.sql = sql};
  gboolean ok = pos_db_read_sync (db, read_value, &self, NULL, error);

  *value = self.value;
  return ok;
}

gint64
query (PosDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  try_query (db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static gboolean
write_sql (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, data, error);
}

gboolean
run_sql (PosDb *db, const char *sql, GError **error)
{
  return pos_db_write_sync (db, write_sql, (gpointer)sql, error);
}

gint64
count_whole_sales (PosDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  gboolean ok =
      try_query (db,
                 "SELECT CASE WHEN"
                 " (SELECT count(*) FROM line) = 3 * (SELECT count(*) FROM sale)"
                 " AND (SELECT count(*) FROM outbox) = (SELECT count(*) FROM sale)"
                 " AND (SELECT value FROM counter) = (SELECT count(*) FROM sale)"
                 " AND (SELECT coalesce(max(id), 0) FROM sale) = (SELECT count(*) FROM sale)"
                 " AND NOT EXISTS (SELECT 1 FROM sale WHERE total_minor <>"
                 "   (SELECT sum(price_minor) FROM line WHERE line.sale = sale.id))"
                 " THEN (SELECT count(*) FROM sale) ELSE -1 END",
                 &count,
                 &error);
  return ok ? count : -1;
}

gboolean
is_sound (PosDb *db)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) faults = pos_db_check_sync (db, NULL, &error);

  for (guint i = 0; faults && faults[i]; i++)
    g_test_message ("%s", faults[i]);
  return faults && !faults[0];
}
