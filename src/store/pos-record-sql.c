/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-record-sql.c — names of columns, and the two statements every record table needs. */
#include "store/pos-record-sql.h"

#include <string.h>

static GMutex selects_lock;

static const char *
unit_suffix (const PosField *field)
{
  switch (field->kind) {
  case POS_FIELD_MONEY:
    return "_minor";
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
    return "_micro";
  case POS_FIELD_DATE:
    return "_on";
  case POS_FIELD_INSTANT:
    return !strcmp (field->name, "at") || g_str_has_suffix (field->name, "_at") ? "" : "_at";
  case POS_FIELD_ID:
  case POS_FIELD_TEXT:
  case POS_FIELD_FLAG:
  case POS_FIELD_INTEGER:
  case POS_FIELD_ENUM:
  case POS_FIELD_L10N:
  case POS_FIELD_TEXTS:
  case POS_FIELD_RECORDS:
  case POS_FIELD_JSON:
  default:
    return "";
  }
}

const PosRecordColumn *
pos_record_table_get_columns (PosRecordTable *table)
{
  if (g_once_init_enter (&table->columns)) {
    GArray *columns = g_array_new (TRUE, TRUE, sizeof (PosRecordColumn));

    for (const PosField *field = pos_record_type_get_fields (table->get_type ()); field->name;
         field++) {
      if ((table->lists_apart && field->kind == POS_FIELD_RECORDS) ||
          field->flags & POS_FIELD_SPARSE)
        continue;
      PosRecordColumn column = {.field = field};
      column.name = g_strconcat (field->name, unit_suffix (field), NULL);
      column.parameter = g_strconcat (":", column.name, NULL);
      g_array_append_val (columns, column);
    }
    g_once_init_leave (&table->columns, (gsize)g_array_free (columns, FALSE));
  }
  return (const PosRecordColumn *)table->columns;
}

static gboolean
has_currency (PosRecordTable *table)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (table->get_type ());

  return POS_RECORD_CLASS (klass)->currency_offset != 0;
}

/* Every column but the last one, "extra"; field names may be SQL's own words, so they are quoted.
 */
static GPtrArray *
list_names (PosRecordTable *table, gboolean with_own)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; with_own && table->own && table->own[i]; i++)
    g_ptr_array_add (names, (char *)table->own[i]);
  for (const PosRecordColumn *column = pos_record_table_get_columns (table); column->field;
       column++)
    g_ptr_array_add (names, column->name);
  if (has_currency (table))
    g_ptr_array_add (names, (char *)"currency");
  return names;
}

static char *
build_write (PosRecordTable *table)
{
  g_autoptr (GPtrArray) names = list_names (table, TRUE);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) updates = g_string_new (NULL);
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");

  g_ptr_array_add (names, (char *)"extra");
  g_string_append_printf (sql, "%s (", table->name);
  for (guint i = 0; i < names->len; i++) {
    const char *name = names->pdata[i], *comma = i ? ", " : "";
    g_string_append_printf (sql, "%s\"%s\"", comma, name);
    g_string_append_printf (values, "%s:%s", comma, name);
    g_string_append_printf (updates, "%s\"%s\" = excluded.\"%s\"", comma, name, name);
  }
  g_string_append_printf (sql, ") VALUES (%s)", values->str);
  if (table->conflict)
    g_string_append_printf (
        sql, " ON CONFLICT (%s) DO UPDATE SET %s", table->conflict, updates->str);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

const char *
pos_record_table_get_write (PosRecordTable *table)
{
  if (g_once_init_enter (&table->write))
    g_once_init_leave (&table->write, (gsize)build_write (table));
  return (const char *)table->write;
}

static char *
build_select (PosRecordTable *table, const char *before, const char *tail)
{
  g_autoptr (GPtrArray) names = list_names (table, FALSE);
  GString *sql = g_string_new ("SELECT ");

  g_string_append (sql, before);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sql, "\"%s\", ", (char *)names->pdata[i]);
  g_string_append_printf (sql, "extra %s", tail);
  return g_string_free (sql, FALSE);
}

const char *
pos_record_table_get_select (PosRecordTable *table, const char *before, const char *tail)
{
  const char *sql;

  g_mutex_lock (&selects_lock);
  if (!table->selects)
    table->selects = g_hash_table_new (g_direct_hash, g_direct_equal);
  /* By address: a tail is a literal and has one. */
  sql = g_hash_table_lookup (table->selects, tail);
  if (!sql) {
    sql = build_select (table, before, tail);
    g_hash_table_insert (table->selects, (char *)tail, (char *)sql);
  }
  g_mutex_unlock (&selects_lock);
  return sql;
}
