/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-record-row.c — a record's members into parameters, a row's columns into members. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "store/pos-record-sql.h"

#include <string.h>

static guint32 *
currency_of (gpointer record)
{
  gsize offset = POS_RECORD_GET_CLASS (record)->currency_offset;

  return offset ? &G_STRUCT_MEMBER (guint32, record, offset) : NULL;
}

/* A single text needs brackets to be a document of its own. */
static void
bind_json (PosDbStatement *statement,
           const PosRecordColumn *column,
           gpointer record,
           guint32 currency)
{
  g_autofree char *text = pos_record_field_to_text (record, column->field, currency);
  g_autofree char *wrapped = *text == '"' ? g_strconcat ("{\"*\":", text, "}", NULL) : NULL;
  gboolean empty = !strcmp (text, "null") || !strcmp (text, "[]");

  pos_db_bind_text (statement, column->parameter, empty ? NULL : wrapped ? wrapped : text);
}

static void
bind_or_null (PosDbStatement *statement, const char *parameter, gint64 value)
{
  if (value == 0)
    pos_db_bind_null (statement, parameter);
  else
    pos_db_bind_int64 (statement, parameter, value);
}

/* Texts of records know how long they are. */
static void
lend_text (PosDbStatement *statement, const char *parameter, char *text)
{
  pos_db_lend_text (statement, parameter, text, text ? g_ref_string_length (text) : 0);
}

static void
bind_field (PosDbStatement *statement,
            const PosRecordColumn *column,
            gpointer record,
            guint32 currency)
{
  const PosField *field = column->field;
  const char *parameter = column->parameter;

  switch (field->kind) {
  case POS_FIELD_ID:
    pos_db_lend_id (statement, parameter, &pos_record_member (record, field, PosId));
    break;
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    lend_text (statement, parameter, pos_record_member (record, field, char *));
    break;
  case POS_FIELD_FLAG:
    pos_db_bind_int64 (statement, parameter, pos_record_member (record, field, gboolean) != 0);
    break;
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
    pos_db_bind_int64 (statement, parameter, pos_record_member (record, field, gint64));
    break;
  case POS_FIELD_INSTANT:
    bind_or_null (statement, parameter, pos_record_member (record, field, gint64));
    break;
  case POS_FIELD_DATE:
    bind_or_null (statement, parameter, pos_record_member (record, field, PosDate).julian);
    break;
  case POS_FIELD_ENUM: {
    const char *nick = field->nicks[pos_record_member (record, field, int)];
    pos_db_lend_text (statement, parameter, *nick ? nick : NULL, strlen (nick));
    break;
  }
  case POS_FIELD_L10N:
  case POS_FIELD_TEXTS:
  case POS_FIELD_RECORDS:
    bind_json (statement, column, record, currency);
    break;
  default:
    g_assert_not_reached ();
  }
}

/* What has no column of its own, %NULL for nothing. */
static char *
dup_extra (gpointer record, guint32 currency)
{
  json_t *unknown = *pos_record_unknown_members (record);
  g_autoptr (json_t) extra = unknown ? json_copy (unknown) : NULL;

  for (const PosField *field = pos_record_get_fields (record); field->name; field++) {
    if (!(field->flags & POS_FIELD_SPARSE) || pos_record_field_is_empty (record, field))
      continue;
    if (!extra)
      extra = json_object ();
    json_object_set_new (extra, field->name, pos_record_field_to_json (record, field, currency));
  }
  return extra && json_object_size (extra) > 0 ? pos_json_to_text (extra) : NULL;
}

void
pos_record_table_bind (PosRecordTable *table, PosDbStatement *statement, gpointer record)
{
  guint32 *currency = currency_of (record);
  g_autofree char *extra = dup_extra (record, currency ? *currency : 0);

  for (const PosRecordColumn *column = pos_record_table_get_columns (table); column->field;
       column++)
    bind_field (statement, column, record, currency ? *currency : 0);
  if (currency) {
    char code[4];
    pos_currency_to_code (*currency, code);
    pos_db_bind_text (statement, ":currency", *currency ? code : NULL);
  }
  pos_db_bind_text (statement, ":extra", extra);
}

static gboolean
refuse (const PosField *field, GError **error)
{
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_CORRUPT,
                        NULL,
                        "A row holds a value of “%s” that cannot be",
                        field->name);
}

static gboolean
read_json_field (
    gpointer record, const PosField *field, const char *text, guint32 currency, GError **error)
{
  if (!text)
    return TRUE;

  g_autoptr (json_t) json = pos_json_parse (text, -1, NULL);
  if (!json || !pos_record_field_read_json (record, field, json, currency, NULL))
    return refuse (field, error);
  return TRUE;
}

static gboolean
read_enum (gpointer record, const PosField *field, const char *nick, GError **error)
{
  for (int i = 0; field->nicks[i]; i++) {
    if (strcmp (field->nicks[i], nick ? nick : "") != 0)
      continue;
    pos_record_member (record, field, int) = i;
    return TRUE;
  }
  return refuse (field, error);
}

static gboolean
read_field (PosDbStatement *row,
            int column,
            gpointer record,
            const PosField *field,
            guint32 currency,
            GError **error)
{
  switch (field->kind) {
  case POS_FIELD_ID:
    pos_record_member (record, field, PosId) = pos_db_column_id (row, column);
    return TRUE;
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    pos_text_set (&pos_record_member (record, field, char *), pos_db_column_text (row, column));
    return TRUE;
  case POS_FIELD_FLAG:
    pos_record_member (record, field, gboolean) = pos_db_column_int64 (row, column) != 0;
    return TRUE;
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_INSTANT:
    pos_record_member (record, field, gint64) = pos_db_column_int64 (row, column);
    return TRUE;
  case POS_FIELD_DATE: {
    gint64 julian = pos_db_column_int64 (row, column);
    if (julian < 0 || julian > G_MAXUINT32)
      return refuse (field, error);
    pos_record_member (record, field, PosDate).julian = (guint32)julian;
    return TRUE;
  }
  case POS_FIELD_ENUM:
    return read_enum (record, field, pos_db_column_text (row, column), error);
  case POS_FIELD_L10N:
  case POS_FIELD_TEXTS:
  case POS_FIELD_RECORDS:
    return read_json_field (record, field, pos_db_column_text (row, column), currency, error);
  default:
    g_assert_not_reached ();
  }
}

gpointer
pos_record_table_read (
    PosRecordTable *table, PosDbStatement *statement, int column, guint32 currency, GError **error)
{
  g_autoptr (PosRecord) record = g_object_new (table->get_type (), NULL);
  const PosRecordColumn *columns = pos_record_table_get_columns (table);
  guint32 *own = currency_of (record);
  int n = 0;

  while (columns[n].field)
    n++;
  if (own) {
    *own = pos_currency_from_code (pos_text_or (pos_db_column_text (statement, column + n), "-"));
    currency = *own;
  }
  for (int i = 0; i < n; i++)
    if (!read_field (statement, column + i, record, columns[i].field, currency, error))
      return NULL;

  const char *extra = pos_db_column_text (statement, column + n + (own ? 1 : 0));
  if (extra) {
    g_autoptr (json_t) json = pos_json_parse (extra, -1, error);
    if (!json || !pos_record_read_json (record, json, currency, error))
      return NULL;
  }
  return g_steal_pointer (&record);
}

GPtrArray *
pos_record_table_read_all (PosRecordTable *table, PosDbStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (statement, &has_row, error))
      return NULL;
    if (!has_row)
      return g_steal_pointer (&records);
    gpointer record = pos_record_table_read (table, statement, 0, 0, error);
    if (!record)
      return NULL;
    g_ptr_array_add (records, record);
  }
}

gboolean
pos_record_table_read_one (PosRecordTable *table,
                           PosDbStatement *statement,
                           gpointer *record,
                           GError **error)
{
  gboolean has_row;

  *record = NULL;
  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *record = pos_record_table_read (table, statement, 0, 0, error);
  return *record != NULL;
}
