/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-connection.c — opening, settings and checkpoints of one SQLite connection. */
#include "db/pos-db-connection.h"
#include "base/pos-error.h"
#include "base/pos-search-text.h"
#include "db/pos-db-transaction.h"

/* How long a statement waits for another program. */
#define PATIENCE_MS 2000
/* SQLite's own steps between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 200

/* A setting, and what asking for it must answer afterwards. */
typedef struct {
  const char *set;
  const char *ask;
  const char *answer;
} Setting;

static const Setting writer_settings[] = {
    {"PRAGMA page_size = 4096", "PRAGMA page_size", "4096"},
    {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"},
    {"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"},
    {"PRAGMA journal_size_limit = -1", "PRAGMA journal_size_limit", "-1"},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1"},
};
static const Setting reader_settings[] = {
    {"PRAGMA query_only = ON", "PRAGMA query_only", "1"},
};
static const Setting settings[] = {
    {"PRAGMA wal_autocheckpoint = 0", "PRAGMA wal_autocheckpoint", "0"},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
};

static const struct {
  int option;
  int value;
} switches[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
};

static const struct {
  int limit;
  int value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024},
    {SQLITE_LIMIT_SQL_LENGTH, 100000},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_EXPR_DEPTH, 100},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 999},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

static int
on_commit (void *data, sqlite3 *handle, const char *name, int n_frames)
{
  PosDbConnection *self = data;

  self->wal_frames = (guint)n_frames;
  return SQLITE_OK;
}

static int
on_progress (void *data)
{
  PosDbConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable) ||
         (self->interrupt && g_atomic_int_get (self->interrupt));
}

/* psow=0: a torn sector may damage its neighbors; the engine then pads and never overwrites. */
static char *
connection_uri (const char *path, PosDbConnectionMode mode)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  const char *extra = mode == POS_DB_CONNECTION_IMMUTABLE ? "&immutable=1" : "";

  return g_strconcat ("file:", escaped, "?psow=0", extra, NULL);
}

/* Nobody asks how much memory the engine uses, and to know it takes a lock at every allocation. */
static gpointer
configure_engine (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

/* The index of the log is kept in memory; and where nothing is locked, a disk that refuses writes
 * need not take a lock either. */
#define WITHOUT_LOCKS "unix-none"

static gboolean
be_alone (PosDbConnection *self, GError **error)
{
  return self->mode != POS_DB_CONNECTION_ALONE ||
         pos_db_connection_exec (self, "PRAGMA locking_mode = EXCLUSIVE", error);
}

PosDbConnection *
pos_db_connection_open (const char *path, const char *vfs, PosDbConnectionMode mode, GError **error)
{
  static GOnce configured = G_ONCE_INIT;
  PosDbConnection *self = g_new0 (PosDbConnection, 1);
  g_autofree char *uri = connection_uri (path, mode);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  g_once (&configured, configure_engine, NULL);
  gboolean makes = mode == POS_DB_CONNECTION_MAKER;
  self->mode = makes ? POS_DB_CONNECTION_WRITER : mode;
  gboolean writes =
      self->mode == POS_DB_CONNECTION_WRITER || self->mode == POS_DB_CONNECTION_LOOKER;
  flags |= writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  flags |= makes ? SQLITE_OPEN_CREATE : 0;
  if (self->mode == POS_DB_CONNECTION_WRITER)
    self->log = pos_db_log_new (vfs);
  self->owner = g_thread_self ();
  self->statements = pos_db_statement_cache_new ();

  if (mode == POS_DB_CONNECTION_ALONE && !vfs)
    vfs = WITHOUT_LOCKS;
  int rc =
      sqlite3_open_v2 (uri, &self->handle, flags, self->log ? pos_db_log_get_vfs (self->log) : vfs);
  if (rc != SQLITE_OK) {
    pos_db_connection_fail (self, rc, "open", error);
    pos_db_connection_close (self, FALSE);
    return NULL;
  }
  /* First of all: whoever looks at a database after a crash recovers its log, and holds it. */
  sqlite3_busy_timeout (self->handle, PATIENCE_MS);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].value);
  if (be_alone (self, error))
    return self;
  pos_db_connection_close (self, FALSE);
  return NULL;
}

static gboolean
apply (PosDbConnection *self, const Setting *list, guint n, GError **error)
{
  for (guint i = 0; i < n; i++) {
    g_auto (GStrv) lines = NULL;
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

    if (!pos_db_connection_exec (self, list[i].set, error) ||
        !pos_db_connection_list (self, list[i].ask, builder, error))
      return FALSE;
    lines = g_strv_builder_end (builder);
    /* A file system without memory mapping answers nothing to mmap_size, which is as good. */
    if (lines[0] && !g_str_equal (lines[0], list[i].answer))
      return pos_set_error (error,
                            POS_DB_ERROR,
                            POS_DB_ERROR_MISUSE,
                            NULL,
                            "“%s” did not stick: %s",
                            list[i].set,
                            lines[0]);
  }
  return TRUE;
}

static gboolean
apply_switches (PosDbConnection *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++) {
    int now = -1;
    int rc = sqlite3_db_config (self->handle, switches[i].option, switches[i].value, &now);

    if (rc != SQLITE_OK || now != switches[i].value)
      return pos_set_error (error,
                            POS_DB_ERROR,
                            POS_DB_ERROR_MISUSE,
                            NULL,
                            "Switch %d of the database engine cannot be set",
                            switches[i].option);
  }
  return TRUE;
}

/* The log keeps its blocks, so that a commit overwrites and needs no new ones. */
static gboolean
keep_the_log (PosDbConnection *self, gboolean keep, GError **error)
{
  int value = keep;
  int rc = sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &value);

  if (rc != SQLITE_OK && rc != SQLITE_NOTFOUND)
    return pos_db_connection_fail (self, rc, "keep the log", error);
  return TRUE;
}

/* pos_fold (text): as search compares it, so that a statement sorts names as the program does. */
static void
fold (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_text (
      context, pos_search_fold ((const char *)sqlite3_value_text (values[0])), -1, g_free);
}

/* pos_words (text), pos_parts (text): what it is found by, and what of that stands behind
 * apostrophes. */
static void
find_words (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_text (
      context, pos_search_words ((const char *)sqlite3_value_text (values[0])), -1, g_free);
}

static void
find_parts (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_text (
      context, pos_search_parts ((const char *)sqlite3_value_text (values[0])), -1, g_free);
}

static gboolean
add_functions (PosDbConnection *self, GError **error)
{
  static const struct {
    const char *name;
    void (*func) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {{"pos_fold", fold}, {"pos_words", find_words}, {"pos_parts", find_parts}};
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++) {
    int rc = sqlite3_create_function (
        self->handle, functions[i].name, 1, flags, NULL, functions[i].func, NULL, NULL);
    if (rc != SQLITE_OK)
      return pos_db_connection_fail (self, rc, "add a function", error);
  }
  return TRUE;
}

/* The first page may be torn, and say any size of pages, while the log has it whole. */
static gboolean
learn_page_size (PosDbConnection *self, GError **error)
{
  gint64 version;

  return pos_db_connection_get_int (self, "PRAGMA schema_version", &version, error);
}

gboolean
pos_db_connection_configure (PosDbConnection *self, GError **error)
{
  gboolean writer = self->mode == POS_DB_CONNECTION_WRITER;

  if (!apply_switches (self, error) || !add_functions (self, error))
    return FALSE;
  if (writer) {
    if (!learn_page_size (self, error) ||
        !apply (self, writer_settings, G_N_ELEMENTS (writer_settings), error) ||
        !keep_the_log (self, TRUE, error))
      return FALSE;
  } else if (!apply (self, reader_settings, G_N_ELEMENTS (reader_settings), error)) {
    return FALSE;
  }
  if (!apply (self, settings, G_N_ELEMENTS (settings), error))
    return FALSE;
  /* After wal_autocheckpoint, which takes the same hook. */
  if (writer)
    sqlite3_wal_hook (self->handle, on_commit, self);
  else
    sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS, on_progress, self);
  return TRUE;
}

void
pos_db_connection_close (PosDbConnection *self, gboolean folded)
{
  if (!self)
    return;

  g_warn_if_fail (self->n_in_use == 0);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  for (guint i = 0; i < POS_DB_N_BRACKETS; i++)
    sqlite3_finalize (self->brackets[i]);
  if (self->handle) {
    if (folded) {
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
      keep_the_log (self, FALSE, NULL);
    } else {
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
    int rc = sqlite3_close (self->handle);
    if (rc != SQLITE_OK)
      g_warning ("Closing the database: %s", sqlite3_errstr (rc));
    else
      g_clear_pointer (&self->log, pos_db_log_free);
  }
  g_free (self);
}

void
pos_db_connection_discard (PosDbConnection *self)
{
  pos_db_connection_close (self, FALSE);
}

gboolean
pos_db_connection_exec (PosDbConnection *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);

  int rc = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || pos_db_connection_fail (self, rc, sql, error);
}

gboolean
pos_db_connection_get_int (PosDbConnection *self, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int rc = sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL);

  *value = 0;
  if (rc == SQLITE_OK)
    rc = sqlite3_step (handle);
  if (rc == SQLITE_ROW) {
    *value = sqlite3_column_int64 (handle, 0);
    rc = SQLITE_DONE;
  }
  gboolean done = rc == SQLITE_DONE || pos_db_connection_fail (self, rc, sql, error);
  sqlite3_finalize (handle);
  return done;
}

static char *
row_to_line (sqlite3_stmt *row)
{
  GString *line = g_string_new (NULL);

  for (int i = 0; i < sqlite3_column_count (row); i++) {
    const char *text = (const char *)sqlite3_column_text (row, i);

    if (i > 0)
      g_string_append (line, ": ");
    g_string_append (line, text ? text : "-");
  }
  return g_string_free (line, FALSE);
}

gboolean
pos_db_connection_list (PosDbConnection *self, const char *sql, GStrvBuilder *lines, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int rc = sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL);

  if (rc == SQLITE_OK) {
    while ((rc = sqlite3_step (handle)) == SQLITE_ROW) {
      g_autofree char *line = row_to_line (handle);
      g_strv_builder_add (lines, line);
    }
  }
  gboolean done = rc == SQLITE_DONE || pos_db_connection_fail (self, rc, sql, error);
  sqlite3_finalize (handle);
  return done;
}

gboolean
pos_db_connection_checkpoint (PosDbConnection *self, gboolean everything, GError **error)
{
  g_return_val_if_fail (self->mode == POS_DB_CONNECTION_WRITER, FALSE);

  int mode = everything ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  int in_log = 0, folded = 0;
  int rc = sqlite3_wal_checkpoint_v2 (self->handle, "main", mode, &in_log, &folded);

  if (rc == SQLITE_BUSY && !everything)
    return TRUE;
  if (rc != SQLITE_OK)
    return pos_db_connection_fail (self, rc, "checkpoint", error);
  if (in_log == folded)
    self->wal_frames = 0;
  return TRUE;
}

gboolean
pos_db_connection_sync_log (PosDbConnection *self, GError **error)
{
  sqlite3_file *log = NULL;
  int rc = sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);

  if (rc == SQLITE_OK && log && log->pMethods)
    rc = log->pMethods->xSync (log, SQLITE_SYNC_NORMAL);
  return rc == SQLITE_OK || pos_db_connection_fail (self, rc, "sync of the log", error);
}
