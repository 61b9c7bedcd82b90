/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-open.c — opening, settings, the lock, closing, copies and checks. */
#include "base/pos-error.h"
#include "db-fixture.h"
#include "db/pos-db-connection.h"
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  const char *sql;
  const char *answer;
} Setting;

static const Setting of_writer[] = {
    {"PRAGMA page_size", "4096"},
    {"PRAGMA journal_mode", "wal"},
    {"PRAGMA synchronous", "2"},
    {"PRAGMA wal_autocheckpoint", "0"},
    {"PRAGMA journal_size_limit", "-1"},
    {"PRAGMA foreign_keys", "1"},
    {"PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check", "1"},
    {"PRAGMA recursive_triggers", "1"},
    {"PRAGMA busy_timeout", "2000"},
    {"PRAGMA mmap_size", "0"},
    {"PRAGMA temp_store", "2"},
};
static const Setting of_reader[] = {
    {"PRAGMA journal_mode", "wal"},
    {"PRAGMA wal_autocheckpoint", "0"},
    {"PRAGMA query_only", "1"},
    {"PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check", "1"},
    {"PRAGMA busy_timeout", "2000"},
    {"PRAGMA mmap_size", "0"},
    {"PRAGMA temp_store", "2"},
};

static PosDbConnection *
connect_as (Fixture *self, PosDbConnectionMode mode)
{
  g_autoptr (GError) error = NULL;
  PosDbConnection *connection = pos_db_connection_open (self->path, NULL, mode, &error);

  g_assert_no_error (error);
  pos_db_connection_configure (connection, &error);
  g_assert_no_error (error);
  return connection;
}

static void
assert_settings (PosDbConnection *connection, const Setting *settings, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    g_autoptr (GError) error = NULL;

    pos_db_connection_list (connection, settings[i].sql, builder, &error);
    g_assert_no_error (error);
    g_auto (GStrv) lines = g_strv_builder_end (builder);
    g_assert_cmpstr (lines[0], ==, settings[i].answer);
  }
}

static int
switch_of (PosDbConnection *connection, int option)
{
  int value = -1;

  g_assert_cmpint (sqlite3_db_config (connection->handle, option, -1, &value), ==, SQLITE_OK);
  return value;
}

static void
assert_switches (PosDbConnection *connection)
{
  int safe_overwrite = -1;

  g_assert_cmpint (switch_of (connection, SQLITE_DBCONFIG_DEFENSIVE), ==, 1);
  g_assert_cmpint (switch_of (connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION), ==, 0);
  g_assert_cmpint (switch_of (connection, SQLITE_DBCONFIG_DQS_DML), ==, 0);
  g_assert_cmpint (switch_of (connection, SQLITE_DBCONFIG_DQS_DDL), ==, 0);
  g_assert_cmpint (switch_of (connection, SQLITE_DBCONFIG_WRITABLE_SCHEMA), ==, 0);
  g_assert_cmpint (switch_of (connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA), ==, 0);
  g_assert_cmpint (switch_of (connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE), ==, 1);
  g_assert_cmpint (sqlite3_limit (connection->handle, SQLITE_LIMIT_ATTACHED, -1), ==, 0);
  g_assert_cmpint (sqlite3_limit (connection->handle, SQLITE_LIMIT_LENGTH, -1), ==, 16777216);
  g_assert_cmpint (sqlite3_limit (connection->handle, SQLITE_LIMIT_VARIABLE_NUMBER, -1), ==, 999);
  sqlite3_file_control (
      connection->handle, "main", SQLITE_FCNTL_POWERSAFE_OVERWRITE, &safe_overwrite);
  g_assert_cmpint (safe_overwrite, ==, 0);
}

static void
every_setting_holds (Fixture *self, gconstpointer data)
{
  PosDbConnection *writer = connect_as (self, POS_DB_CONNECTION_MAKER);
  g_assert_true (pos_db_connection_exec (writer, "CREATE TABLE t (a INTEGER) STRICT", NULL));
  PosDbConnection *reader = connect_as (self, POS_DB_CONNECTION_READER);
  int keeps_log = -1;

  assert_settings (writer, of_writer, G_N_ELEMENTS (of_writer));
  assert_settings (reader, of_reader, G_N_ELEMENTS (of_reader));
  assert_switches (writer);
  assert_switches (reader);
  sqlite3_file_control (writer->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keeps_log);
  g_assert_cmpint (keeps_log, ==, 1);
  g_assert_cmpint (sqlite3_db_readonly (reader->handle, "main"), ==, 1);
  pos_db_connection_discard (reader);
  pos_db_connection_discard (writer);
}

static void
closing_leaves_one_file (Fixture *self, gconstpointer data)
{
  g_autofree char *log = fixture_file (self, "-wal");
  g_autofree char *index = fixture_file (self, "-shm");

  fixture_open (self);
  g_assert_true (add_sale (self->db, 1, NULL));
  g_assert_cmpint (count_whole_sales (self->db), ==, 1);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  fixture_close (self);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));

  fixture_open (self);
  g_assert_cmpint (count_whole_sales (self->db), ==, 1);
  g_assert_cmpstr (pos_db_get_path (self->db), ==, self->path);
  g_assert_false (pos_db_is_read_only (self->db));
}

static void
dropping_the_last_reference_closes (Fixture *self, gconstpointer data)
{
  g_autofree char *log = fixture_file (self, "-wal");

  fixture_open (self);
  g_assert_true (add_sale (self->db, 1, NULL));
  g_clear_object (&self->db);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
a_closed_database_says_so (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  fixture_open (self);
  g_assert_true (pos_db_close (self->db, NULL));
  g_assert_false (add_sale (self->db, 1, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (try_query (self->db, "SELECT 1", &value, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (pos_db_close (self->db, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CLOSED);
  g_clear_object (&self->db);
}

static void
a_second_opening_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  g_assert_null (pos_db_open (self->path, &self->options, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (add_sale (self->db, 1, NULL));
  fixture_close (self);
  fixture_open (self);
}

/* As posctl looks at a register that is open. */
static void
another_program_may_read_beside (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = fixture_file (self, ".beside");
  PosDbOptions options = self->options;
  g_autoptr (PosDb) beside = NULL;

  options.beside = TRUE;
  g_assert_null (pos_db_open (self->path, &options, NULL));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));

  fixture_open (self);
  g_assert_true (add_sale (self->db, 1, NULL));
  beside = pos_db_open (self->path, &options, &error);
  g_assert_no_error (error);
  g_assert_true (pos_db_is_read_only (beside));
  g_assert_cmpint (count_whole_sales (beside), ==, 1);
  g_assert_true (add_sale (self->db, 2, NULL));
  g_assert_cmpint (count_whole_sales (beside), ==, 2);
  g_assert_false (add_sale (beside, 3, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_READ_ONLY);
  g_clear_error (&error);
  pos_db_backup_sync (beside, copy, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (add_sale (self->db, 3, NULL));
  g_clear_object (&beside);
  g_assert_true (add_sale (self->db, 4, NULL));
  g_assert_cmpint (count_whole_sales (self->db), ==, 4);
}

/* A process that is killed leaves its lock to nobody and its sales to the next. */
static void
a_killed_process_leaves_its_sales (Fixture *self, gconstpointer data)
{
  if (g_test_subprocess ())
    return;

  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  char *argv[] = {program, (char *)"--sell-and-die", self->path, NULL};
  int status = 0;

  g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status));
  fixture_open (self);
  g_assert_cmpint (count_whole_sales (self->db), ==, 3);
  g_assert_true (is_sound (self->db));
}

static int
sell_and_die (const char *path)
{
  Fixture self = {.path = (char *)path,
                  .options = {.application_id = TEST_APPLICATION_ID, .migrations = "/test/first"}};

  fixture_open (&self);
  for (int i = 1; i <= 3; i++)
    g_assert_true (add_sale (self.db, i, NULL));
  raise (SIGKILL);
  return 0;
}

static void
another_programs_file_is_left_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  fixture_close (self);
  self->options.application_id = 0x4f544852;
  g_assert_null (pos_db_open (self->path, &self->options, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_MISUSE);
}

static void
a_file_that_is_no_database_is_damage (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (8192, 'x');

  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  g_assert_null (pos_db_open (self->path, &self->options, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT);
}

static void
a_folder_that_is_missing_is_an_error (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "shop.db", NULL);

  self->options.allow_read_only = TRUE;
  g_assert_null (pos_db_open (path, &self->options, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_IO);
}

static void
a_copy_holds_everything (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = fixture_file (self, ".copy");

  fixture_open (self);
  for (int i = 1; i <= 5; i++)
    g_assert_true (add_sale (self->db, i, NULL));
  pos_db_backup_sync (self->db, copy, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (pos_db_backup_sync (self->db, copy, NULL, NULL, &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_MISUSE);
  g_assert_true (add_sale (self->db, 6, NULL));

  g_autoptr (PosDb) opened = pos_db_open (copy, &self->options, NULL);
  g_assert_nonnull (opened);
  g_assert_cmpint (count_whole_sales (opened), ==, 5);
  g_assert_true (is_sound (opened));
}

/* Turns one byte in the middle of every page but the first. */
static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize page = 4096; page < size; page += 4096)
    memset (bytes + page, 0xa5, 64);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)size, NULL));
}

static void
a_check_finds_damage (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_open (self);
  g_assert_true (add_sale (self->db, 1, NULL));
  g_assert_true (is_sound (self->db));
  fixture_close (self);
  damage (self->path);
  fixture_open (self);
  g_assert_false (is_sound (self->db));
}

#define TEST(name)                                                                                 \
  g_test_add ("/db/open/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--sell-and-die"))
    return sell_and_die (argv[2]);

  g_test_init (&argc, &argv, NULL);
  TEST (every_setting_holds);
  TEST (closing_leaves_one_file);
  TEST (dropping_the_last_reference_closes);
  TEST (a_closed_database_says_so);
  TEST (a_second_opening_is_refused);
  TEST (another_program_may_read_beside);
  TEST (a_killed_process_leaves_its_sales);
  TEST (another_programs_file_is_left_alone);
  TEST (a_file_that_is_no_database_is_damage);
  TEST (a_folder_that_is_missing_is_an_error);
  TEST (a_copy_holds_everything);
  TEST (a_check_finds_damage);
  return g_test_run ();
}
