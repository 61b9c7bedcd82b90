/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-record-sql.h — a record as a row: columns follow from its table of fields.
 * Layer: store.  Thread: any; statements only inside their transaction.
 * Shape:  a column is named like the field with the suffix of its unit (_minor, _micro, _on, _at);
 *         ids are blobs, enum values their nicks, lists and translations JSON, "none" is NULL.
 *         A record with a currency has a column "currency"; "extra" keeps, as JSON, sparse fields
 *         that are filled and members that this program does not know.
 *         The SQL is put together from names in this program, never from data. */
#pragma once
#include "base/pos-record.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* Described once per table, as a static variable; the second part is filled in when first used. */
typedef struct {
  const char *name;
  GType (*get_type) (void);
  gboolean lists_apart;   /* lists of records have tables of their own */
  const char *const *own; /* (nullable): columns that are no fields, bound by the caller */
  const char *conflict;   /* (nullable): columns of the key by which a row is replaced */

  gsize columns;
  gsize write;
  GHashTable *selects;
} PosRecordTable;

typedef struct {
  const PosField *field;
  char *name;
  char *parameter; /* ":name" */
} PosRecordColumn;

/* %NULL-field terminated. */
const PosRecordColumn *pos_record_table_get_columns (PosRecordTable *table);

/* INSERT of the table's own columns and all fields; replaces by @conflict. */
const char *pos_record_table_get_write (PosRecordTable *table);
/* "SELECT <all fields> " and @tail, a literal: "FROM … WHERE …".  More columns that the caller
 * wants come first: @before, a literal such as "ordinal, ", or "". */
const char *
pos_record_table_get_select (PosRecordTable *table, const char *before, const char *tail);

/* The texts and ids of @record are lent: it stays as it is until @statement has run. */
void pos_record_table_bind (PosRecordTable *table, PosDbStatement *statement, gpointer record);
/* The current row from @column on.  Errors: POS_DB_ERROR_CORRUPT for values no record can have. */
gpointer pos_record_table_read (
    PosRecordTable *table, PosDbStatement *statement, int column, guint32 currency, GError **error);
/* Every row that @statement still has.  Returns: (transfer full): %NULL with @error. */
GPtrArray *
pos_record_table_read_all (PosRecordTable *table, PosDbStatement *statement, GError **error);
/* The one row of @statement; %TRUE and %NULL when there is none. */
gboolean pos_record_table_read_one (PosRecordTable *table,
                                    PosDbStatement *statement,
                                    gpointer *record,
                                    GError **error);

G_END_DECLS
