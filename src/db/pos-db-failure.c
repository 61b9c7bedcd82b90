/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-failure.c — what a result code of the engine means to us. */
#include "base/pos-error.h"
#include "db/pos-db-connection.h"

static const struct {
  int code;
  const char *kind;
} constraint_kinds[] = {
    {SQLITE_CONSTRAINT_UNIQUE, "unique"},
    {SQLITE_CONSTRAINT_PRIMARYKEY, "primary-key"},
    {SQLITE_CONSTRAINT_ROWID, "primary-key"},
    {SQLITE_CONSTRAINT_FOREIGNKEY, "foreign-key"},
    {SQLITE_CONSTRAINT_CHECK, "check"},
    {SQLITE_CONSTRAINT_NOTNULL, "not-null"},
    {SQLITE_CONSTRAINT_TRIGGER, "trigger"},
    {SQLITE_CONSTRAINT_DATATYPE, "datatype"},
};

static const struct {
  int primary;
  PosDbError code;
} codes[] = {
    {SQLITE_BUSY, POS_DB_ERROR_BUSY},
    {SQLITE_LOCKED, POS_DB_ERROR_BUSY},
    {SQLITE_INTERRUPT, POS_DB_ERROR_BUSY},
    {SQLITE_CONSTRAINT, POS_DB_ERROR_CONSTRAINT},
    {SQLITE_FULL, POS_DB_ERROR_FULL},
    {SQLITE_CORRUPT, POS_DB_ERROR_CORRUPT},
    {SQLITE_NOTADB, POS_DB_ERROR_CORRUPT},
    {SQLITE_READONLY, POS_DB_ERROR_READ_ONLY},
    {SQLITE_IOERR, POS_DB_ERROR_IO},
    {SQLITE_CANTOPEN, POS_DB_ERROR_IO},
    {SQLITE_NOMEM, POS_DB_ERROR_IO},
    {SQLITE_PROTOCOL, POS_DB_ERROR_IO},
};

gboolean
pos_db_code_is_disk_failure (int rc)
{
  int primary = rc & 0xff;

  return primary == SQLITE_IOERR || primary == SQLITE_NOMEM || primary == SQLITE_CANTOPEN;
}

static const char *
constraint_kind (int rc)
{
  for (guint i = 0; i < G_N_ELEMENTS (constraint_kinds); i++)
    if (constraint_kinds[i].code == rc)
      return constraint_kinds[i].kind;
  return "other";
}

static PosDbError
code_of (int rc)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].primary == (rc & 0xff))
      return codes[i].code;
  return POS_DB_ERROR_MISUSE;
}

gboolean
pos_db_connection_fail (PosDbConnection *self, int rc, const char *what, GError **error)
{
  const char *words = self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (rc);
  GVariantDict details;

  if (pos_db_code_is_disk_failure (rc))
    self->broken = TRUE;
  if ((rc & 0xff) == SQLITE_INTERRUPT && g_cancellable_is_cancelled (self->cancellable)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The read was cancelled");
    return FALSE;
  }
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "engine_code", "i", rc);
  if ((rc & 0xff) == SQLITE_CONSTRAINT) {
    g_variant_dict_insert (&details, "kind", "s", constraint_kind (rc));
    g_variant_dict_insert (&details, "message", "s", words);
  }
  return pos_set_error (error,
                        POS_DB_ERROR,
                        (int)code_of (rc),
                        g_variant_dict_end (&details),
                        "%s (%s, code %d)",
                        words,
                        what,
                        rc);
}
