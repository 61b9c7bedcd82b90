/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-migrate.c — numbered files, forward only, each in one transaction with its number. */
#include "db/pos-db-migrate.h"
#include "base/pos-error.h"
#include <stdlib.h>
#include <string.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The files in order.  They must be numbered 0001, 0002, … without a gap. */
static GStrv
list_files (const PosDbOptions *options, GError **error)
{
  if (!options->migrations)
    return g_new0 (char *, 1);

  g_auto (GStrv) names = g_resources_enumerate_children (options->migrations, 0, error);
  if (!names)
    return NULL;

  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; names[i]; i++)
    if (g_str_has_suffix (names[i], ".sql"))
      g_ptr_array_add (files, g_strdup (names[i]));
  g_ptr_array_sort (files, compare_names);

  for (guint i = 0; i < files->len; i++) {
    g_autofree char *prefix = g_strdup_printf ("%04u-", i + 1);
    const char *name = g_ptr_array_index (files, i);

    if (!g_str_has_prefix (name, prefix)) {
      pos_set_error (error,
                     POS_DB_ERROR,
                     POS_DB_ERROR_MISUSE,
                     NULL,
                     "Migration “%s” should begin with %s",
                     name,
                     prefix);
      return NULL;
    }
  }
  g_ptr_array_set_free_func (files, NULL);
  g_ptr_array_add (files, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&files), FALSE);
}

int
pos_db_migrate_known (const PosDbOptions *options, GError **error)
{
  g_auto (GStrv) files = list_files (options, error);

  return files ? (int)g_strv_length (files) : -1;
}

gboolean
pos_db_migrate_fail_lost (const char *path, GError **error)
{
  return pos_set_error (
      error,
      POS_DB_ERROR,
      POS_DB_ERROR_CORRUPT,
      NULL,
      "%s is missing or empty, although it was in use: put back a copy of it; or "
      "move everything beside it away and begin anew, and headquarters sends what "
      "it has",
      path);
}

gboolean
pos_db_migrate_inspect (PosDbConnection *connection,
                        const PosDbOptions *options,
                        int *version,
                        GError **error)
{
  gint64 found = 0, application = 0, tables = 0;
  int known = pos_db_migrate_known (options, error);

  if (known < 0)
    return FALSE;
  if (!pos_db_connection_get_int (connection, "PRAGMA user_version", &found, error) ||
      !pos_db_connection_get_int (connection, "PRAGMA application_id", &application, error) ||
      !pos_db_connection_get_int (connection, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;

  gboolean is_new = found == 0 && application == 0 && tables == 0;
  if (is_new && options->existing)
    return pos_db_migrate_fail_lost (sqlite3_db_filename (connection->handle, "main"), error);
  if (!is_new && (guint32)application != options->application_id)
    return pos_set_error (error,
                          POS_DB_ERROR,
                          POS_DB_ERROR_MISUSE,
                          NULL,
                          "The file belongs to another program (id %08x instead of %08x)",
                          (guint)application,
                          options->application_id);
  if (options->migrations && found > known)
    return pos_set_error (
        error,
        POS_DB_ERROR,
        POS_DB_ERROR_SCHEMA_NEWER,
        g_variant_new_parsed ("{'found': <%i>, 'known': <%i>}", (int)found, known),
        "The database has schema %d, this program knows schemas up to %d: a newer program is "
        "needed",
        (int)found,
        known);
  *version = (int)found;
  return TRUE;
}

static gboolean
check_foreign_keys (PosDbConnection *connection, const char *name, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!pos_db_connection_list (connection, "PRAGMA foreign_key_check", builder, error))
    return FALSE;

  g_auto (GStrv) faults = g_strv_builder_end (builder);
  if (!faults[0])
    return TRUE;
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_CONSTRAINT,
                        g_variant_new_parsed ("{'kind': <'foreign-key'>}"),
                        "Migration %s leaves %u rows without what they refer to: %s",
                        name,
                        g_strv_length (faults),
                        faults[0]);
}

/* What happens between BEGIN and COMMIT. */
static gboolean
apply_inside (PosDbConnection *connection,
              const PosDbOptions *options,
              const char *name,
              int number,
              GError **error)
{
  g_autofree char *path = g_strconcat (options->migrations, "/", name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, 0, error);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", number);
  g_autofree char *owner =
      g_strdup_printf ("PRAGMA application_id = %d", (int)options->application_id);

  if (!sql)
    return FALSE;

  g_autofree char *text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  if (!pos_db_connection_exec (connection, text, error))
    return FALSE;
  if (sqlite3_get_autocommit (connection->handle))
    return pos_set_error (error,
                          POS_DB_ERROR,
                          POS_DB_ERROR_MISUSE,
                          NULL,
                          "Migration %s ends the transaction it runs in",
                          name);
  return check_foreign_keys (connection, name, error) &&
         pos_db_connection_exec (connection, stamp, error) &&
         pos_db_connection_exec (connection, owner, error);
}

static gboolean
apply (PosDbConnection *connection,
       const PosDbOptions *options,
       const char *name,
       int number,
       GError **error)
{
  if (!pos_db_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (apply_inside (connection, options, name, number, error) &&
      pos_db_connection_exec (connection, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (connection->handle))
    pos_db_connection_exec (connection, "ROLLBACK", NULL);
  g_prefix_error (error, "Migration %s: ", name);
  return FALSE;
}

/* The text of a schema may be changed where it stands: by migrations, and by nothing else. */
static void
guard_schema (PosDbConnection *connection, gboolean guarded)
{
  sqlite3_db_config (connection->handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, NULL);
  sqlite3_db_config (connection->handle, SQLITE_DBCONFIG_DEFENSIVE, (int)guarded, NULL);
}

static gboolean
apply_all (PosDbConnection *connection,
           const PosDbOptions *options,
           GStrv files,
           int *version,
           GError **error)
{
  for (int i = *version; i < (int)g_strv_length (files); i++) {
    if (!apply (connection, options, files[i], i + 1, error))
      return FALSE;
    *version = i + 1;
  }
  return TRUE;
}

/* Foreign keys are off while a table may be rebuilt; inside a transaction the switch would be
 * ignored, so it stands around it. */
gboolean
pos_db_migrate_run (PosDbConnection *connection,
                    const PosDbOptions *options,
                    int *version,
                    GError **error)
{
  g_auto (GStrv) files = list_files (options, error);
  gboolean applied;

  if (!files || !pos_db_connection_exec (connection, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  guard_schema (connection, FALSE);
  applied = apply_all (connection, options, files, version, error);
  guard_schema (connection, TRUE);
  return applied && pos_db_connection_exec (connection, "PRAGMA foreign_keys = ON", error);
}
