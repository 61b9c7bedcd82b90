/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-record-text.c — canonical JSON straight from a record's members: every tap writes it. */
#include "base/pos-json-append.h"
#include "base/pos-json.h"
#include "base/pos-record-private.h"
#include "base/pos-record.h"

#include <string.h>

static void append_record (GString *out, gpointer record, guint32 currency);

static void
append_null (GString *out)
{
  pos_json_append_literal (out, "null");
}

static void
append_nick (GString *out, const char *nick)
{
  pos_json_append_text (out, *nick ? nick : NULL);
}

static const char *
get_language_after (PosL10n *texts, const char *last, const char **text)
{
  const char *next = NULL;

  for (guint i = 0; i < pos_l10n_get_size (texts); i++) {
    const char *language, *words = pos_l10n_get_nth (texts, i, &language);

    if ((last && strcmp (language, last) <= 0) || (next && strcmp (language, next) >= 0))
      continue;
    next = language;
    *text = words;
  }
  return next;
}

static void
append_l10n (GString *out, PosL10n *texts)
{
  const char *text = NULL, *language = texts ? get_language_after (texts, NULL, &text) : NULL;

  if (!language) {
    append_null (out);
  } else if (pos_l10n_get_size (texts) == 1 && !strcmp (language, "*")) {
    pos_json_append_text (out, text);
  } else {
    for (char mark = '{'; language; mark = ',') {
      g_string_append_c (out, mark);
      pos_json_append_text (out, language);
      g_string_append_c (out, ':');
      pos_json_append_text (out, text);
      language = get_language_after (texts, language, &text);
    }
    g_string_append_c (out, '}');
  }
}

static void
append_texts (GString *out, GStrv texts, const PosField *field)
{
  if (pos_record_is_written_as_one (texts, field)) {
    pos_json_append_text (out, texts ? *texts : NULL);
    return;
  }
  g_string_append_c (out, '[');
  for (GStrv at = texts; at && *at; at++) {
    if (at != texts)
      g_string_append_c (out, ',');
    pos_json_append_text (out, *at);
  }
  g_string_append_c (out, ']');
}

static void
append_records (GString *out, PosList *records, guint32 currency)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < pos_list_size (records); i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    append_record (out, pos_list_peek (records, i), currency);
  }
  g_string_append_c (out, ']');
}

static void
append_id (GString *out, const PosId *id)
{
  char text[POS_ID_TEXT_SIZE];

  if (pos_id_is_none (id)) {
    append_null (out);
    return;
  }
  pos_id_to_text (id, text);
  g_string_append_c (out, '"');
  pos_json_append_bytes (out, text, POS_ID_TEXT_SIZE - 1);
  g_string_append_c (out, '"');
}

static void
append_decimal (GString *out, gint64 value, const PosField *field, guint32 currency)
{
  g_string_append_c (out, '"');
  if (field->kind == POS_FIELD_MONEY)
    pos_minor_append (out, value, currency);
  else
    pos_micro_append (
        out, value, field->kind == POS_FIELD_UNIT_PRICE ? pos_currency_get_exponent (currency) : 0);
  g_string_append_c (out, '"');
}

/* Days and instants that the calendar does not know are no text, and so null. */
static void
append_time (GString *out, gpointer record, const PosField *field)
{
  gsize start = out->len;

  g_string_append_c (out, '"');
  if (field->kind == POS_FIELD_DATE)
    pos_date_append (out, pos_record_member (record, field, PosDate));
  else if (pos_record_member (record, field, gint64) != 0)
    pos_instant_append (out, pos_record_member (record, field, gint64));
  if (out->len > start + 1) {
    g_string_append_c (out, '"');
  } else {
    g_string_truncate (out, start);
    append_null (out);
  }
}

static void
append_field (GString *out, gpointer record, const PosField *field, guint32 currency)
{
  switch (field->kind) {
  case POS_FIELD_FLAG:
    if (pos_record_member (record, field, gboolean))
      pos_json_append_literal (out, "true");
    else
      pos_json_append_literal (out, "false");
    break;
  case POS_FIELD_INTEGER:
    pos_integer_append (out, pos_record_member (record, field, gint64));
    break;
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
    append_decimal (out, pos_record_member (record, field, gint64), field, currency);
    break;
  case POS_FIELD_DATE:
  case POS_FIELD_INSTANT:
    append_time (out, record, field);
    break;
  case POS_FIELD_ID:
    append_id (out, &pos_record_member (record, field, PosId));
    break;
  case POS_FIELD_TEXT:
    pos_json_append_text (out, pos_record_member (record, field, char *));
    break;
  case POS_FIELD_ENUM:
    append_nick (out, field->nicks[pos_record_member (record, field, int)]);
    break;
  case POS_FIELD_JSON: /* canonical already */
    g_string_append (out, pos_text_or (pos_record_member (record, field, char *), "null"));
    break;
  case POS_FIELD_L10N:
    append_l10n (out, pos_record_member (record, field, PosL10n *));
    break;
  case POS_FIELD_TEXTS:
    append_texts (out, pos_record_member (record, field, GStrv), field);
    break;
  case POS_FIELD_RECORDS:
    append_records (out, pos_record_member (record, field, PosList *), currency);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
append_currency (GString *out, guint32 currency)
{
  char code[4];

  pos_currency_to_code (currency, code);
  pos_json_append_text (out, currency ? code : NULL);
}

static void
append_known (GString *out, gpointer record, guint32 currency)
{
  PosRecordClass *klass = POS_RECORD_GET_CLASS (record);
  char mark = '{';

  if (klass->currency_offset)
    currency = G_STRUCT_MEMBER (guint32, record, klass->currency_offset);
  for (const PosRecordName *at = klass->sorted; at->field; at++) {
    if (!pos_record_name_is_written (record, at))
      continue;
    g_string_append_c (out, mark);
    pos_json_append_bytes (out, at->label, at->size);
    mark = ',';
    if (at->field == &pos_record_currency_field)
      append_currency (out, currency);
    else
      append_field (out, record, at->field, currency);
  }
  if (mark == '{')
    g_string_append_c (out, '{');
  g_string_append_c (out, '}');
}

static void
append_record (GString *out, gpointer record, guint32 currency)
{
  if (*pos_record_unknown_members (record)) {
    g_autoptr (json_t) json = pos_record_to_json (record, currency);
    g_autofree char *text = pos_json_to_text (json);
    g_string_append (out, text);
  } else {
    append_known (out, record, currency);
  }
}

char *
pos_record_field_to_text (gpointer record, const PosField *field, guint32 currency)
{
  GString *out = g_string_new (NULL);

  append_field (out, record, field, currency);
  return g_string_free (out, FALSE);
}

char *
pos_record_to_text (gpointer record, guint32 currency)
{
  GString *out = g_string_sized_new (1024);

  append_record (out, record, currency);
  return g_string_free (out, FALSE);
}
