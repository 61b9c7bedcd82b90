/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-raw-database.c — one connection per call, without any of our settings. */
#include "pos-raw-database.h"

#include "base/pos-search-text.h"

#include <sqlite3.h>

typedef struct {
  GString *text;
  const char *end;
} Rows;

static int
add_row (void *data, int n_columns, char **values, char **names)
{
  Rows *rows = data;

  g_string_append_printf (rows->text, "%s%s", values[0], rows->end);
  return 0;
}

/* What schemas may ask of whoever reads them: src/db/pos-db-connection.c. */
static void
find_parts (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_text (
      context, pos_search_parts ((const char *)sqlite3_value_text (values[0])), -1, g_free);
}

char *
pos_raw_database_list (const char *path, const char *vfs, const char *sql, const char *end)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
  Rows rows = {g_string_new (NULL), end};
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &raw, flags, vfs), ==, SQLITE_OK);
  sqlite3_create_function (raw, "pos_parts", 1, SQLITE_UTF8, NULL, find_parts, NULL, NULL);
  if (sqlite3_exec (raw, sql, add_row, &rows, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
  sqlite3_close (raw);
  return g_string_free (rows.text, FALSE);
}

void
pos_raw_database_run (const char *path, const char *vfs, const char *sql)
{
  g_free (pos_raw_database_list (path, vfs, sql, ""));
}

static int
add_columns (void *text, int n_columns, char **values, char **names)
{
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s|", values[i]);
  return 0;
}

char *
pos_raw_database_try (const char *path, const char *sql)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *raw = NULL;
  gboolean reads = sqlite3_open_v2 (path, &raw, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
                   sqlite3_exec (raw, sql, add_columns, text, NULL) == SQLITE_OK;

  sqlite3_close (raw);
  return reads ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static int
note_row (void *found, int n_columns, char **values, char **names)
{
  *(gboolean *)found = TRUE;
  return 0;
}

gboolean
pos_raw_database_finds (const char *path, const char *vfs, const char *sql)
{
  gboolean found = FALSE;
  sqlite3 *raw = NULL;
  gboolean reads = sqlite3_open_v2 (path, &raw, SQLITE_OPEN_READWRITE, vfs) == SQLITE_OK &&
                   sqlite3_exec (raw, sql, note_row, &found, NULL) == SQLITE_OK;

  sqlite3_close (raw);
  return reads && found;
}
