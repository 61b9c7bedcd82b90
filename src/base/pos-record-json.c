/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-record-json.c — JSON in both directions, driven by the field table. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "base/pos-record-private.h"
#include "base/pos-record.h"

#include <string.h>

static json_t *
take_text (char *text)
{
  json_t *json = *text ? json_string (text) : json_null ();

  g_free (text);
  return json;
}

static json_t *
l10n_to_json (PosL10n *texts)
{
  guint size = pos_l10n_get_size (texts);
  json_t *json;

  if (size == 0)
    return json_null ();
  json = json_object ();
  for (guint i = 0; i < size; i++) {
    const char *language, *text = pos_l10n_get_nth (texts, i, &language);

    if (size == 1 && !strcmp (language, "*")) {
      json_decref (json);
      return json_string (text);
    }
    json_object_set_new (json, language, json_string (text));
  }
  return json;
}

static json_t *
texts_to_json (GStrv texts, const PosField *field)
{
  json_t *json;

  if (pos_record_is_written_as_one (texts, field))
    return texts && *texts ? json_string (*texts) : json_null ();
  json = json_array ();
  for (GStrv at = texts; at && *at; at++)
    json_array_append_new (json, json_string (*at));
  return json;
}

static json_t *
records_to_json (PosList *records, guint32 currency)
{
  json_t *json = json_array ();

  for (guint i = 0; i < pos_list_size (records); i++)
    json_array_append_new (json, pos_record_to_json (pos_list_peek (records, i), currency));
  return json;
}

/* jansson refuses what is not UTF-8. */
static json_t *
text_to_json (const char *text)
{
  json_t *json = text ? json_string (text) : NULL;

  return json ? json : json_null ();
}

json_t *
pos_record_field_to_json (gpointer record, const PosField *field, guint32 currency)
{
  switch (field->kind) {
  case POS_FIELD_ID: {
    PosId *id = &pos_record_member (record, field, PosId);
    return pos_id_is_none (id) ? json_null () : take_text (pos_id_dup_text (id));
  }
  case POS_FIELD_TEXT:
    return text_to_json (pos_record_member (record, field, char *));
  case POS_FIELD_JSON: {
    const char *text = pos_record_member (record, field, char *);
    json_t *json = text ? pos_json_parse (text, -1, NULL) : NULL;
    return json ? json : json_null ();
  }
  case POS_FIELD_FLAG:
    return json_boolean (pos_record_member (record, field, gboolean));
  case POS_FIELD_INTEGER:
    return json_integer (pos_record_member (record, field, gint64));
  case POS_FIELD_MONEY:
    return take_text (pos_minor_to_text (pos_record_member (record, field, gint64), currency));
  case POS_FIELD_UNIT_PRICE:
    return take_text (pos_micro_to_text (pos_record_member (record, field, gint64),
                                         pos_currency_get_exponent (currency)));
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
    return take_text (pos_micro_to_text (pos_record_member (record, field, gint64), 0));
  case POS_FIELD_DATE:
    return take_text (pos_date_to_text (pos_record_member (record, field, PosDate)));
  case POS_FIELD_INSTANT: {
    gint64 instant = pos_record_member (record, field, gint64);
    return instant == 0 ? json_null () : take_text (pos_instant_to_text (instant));
  }
  case POS_FIELD_ENUM:
    return take_text (g_strdup (field->nicks[pos_record_member (record, field, int)]));
  case POS_FIELD_L10N:
    return l10n_to_json (pos_record_member (record, field, PosL10n *));
  case POS_FIELD_TEXTS:
    return texts_to_json (pos_record_member (record, field, GStrv), field);
  case POS_FIELD_RECORDS:
    return records_to_json (pos_record_member (record, field, PosList *), currency);
  default:
    g_assert_not_reached ();
  }
}

gboolean
pos_record_field_is_empty (gpointer record, const PosField *field)
{
  switch (field->kind) {
  case POS_FIELD_ID:
    return pos_id_is_none (&pos_record_member (record, field, PosId));
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
  case POS_FIELD_L10N:
  case POS_FIELD_TEXTS:
    return pos_record_member (record, field, gpointer) == NULL;
  case POS_FIELD_FLAG:
  case POS_FIELD_ENUM:
    return pos_record_member (record, field, int) == 0;
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_INSTANT:
    return pos_record_member (record, field, gint64) ==
           (field->flags & POS_FIELD_SAID ? POS_UNSAID : 0);
  case POS_FIELD_DATE:
    return pos_record_member (record, field, PosDate).julian == 0;
  case POS_FIELD_RECORDS:
    return pos_list_size (pos_record_member (record, field, PosList *)) == 0;
  default:
    g_assert_not_reached ();
  }
}

static gboolean
is_written (gpointer record, const PosField *field)
{
  if (field->flags & POS_FIELD_LOCAL)
    return FALSE;
  return !(field->flags & POS_FIELD_SPARSE) || !pos_record_field_is_empty (record, field);
}

json_t *
pos_record_to_json (gpointer record, guint32 currency)
{
  PosRecordClass *klass = POS_RECORD_GET_CLASS (record);
  json_t *json = json_object ();

  if (klass->currency_offset) {
    char code[4];
    currency = G_STRUCT_MEMBER (guint32, record, klass->currency_offset);
    pos_currency_to_code (currency, code);
    json_object_set_new (json, "currency", currency ? json_string (code) : json_null ());
  }
  for (const PosField *field = klass->fields; field->name; field++)
    if (is_written (record, field))
      json_object_set_new (json, field->name, pos_record_field_to_json (record, field, currency));
  if (*pos_record_unknown_members (record))
    json_object_update_missing (json, *pos_record_unknown_members (record));
  return json;
}

/* Reading. */

static gboolean
refuse (const PosField *field, const char *wanted, GError **error)
{
  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "“%s” is not %s", field->name, wanted);
}

static gboolean
l10n_from_json (PosL10n **member, json_t *json, const PosField *field, GError **error)
{
  g_autoptr (PosL10n) texts = NULL;
  const char *language;
  json_t *text;

  if (json_is_string (json)) {
    texts = pos_l10n_new (json_string_value (json));
  } else if (json_is_object (json)) {
    json_object_foreach (json, language, text)
    {
      if (!json_is_string (text))
        return refuse (field, "a text per language", error);
      PosL10n *more = pos_l10n_with (texts, language, json_string_value (text));
      pos_l10n_unref (texts);
      texts = more;
    }
  } else {
    return refuse (field, "a text or a text per language", error);
  }
  pos_l10n_set (member, texts);
  return TRUE;
}

/* Somebody left it empty. */
static gboolean
asks_nothing (const PosField *field, const char *text)
{
  return field->flags & POS_FIELD_ANY_OF && text[strspn (text, " \t\n")] == '\0';
}

static gboolean
texts_from_json (GStrv *member, json_t *json, const PosField *field, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize index, n = 0;
  json_t *text;

  if (json_is_string (json) && field->flags & POS_FIELD_ANY_OF) {
    const char *one = json_string_value (json);
    pos_texts_set_one (member, asks_nothing (field, one) ? NULL : one);
    return TRUE;
  }
  if (!json_is_array (json))
    return refuse (field, "a list of texts", error);
  json_array_foreach (json, index, text)
  {
    if (!json_is_string (text))
      return refuse (field, "a list of texts", error);
    if (asks_nothing (field, json_string_value (text)))
      continue;
    g_strv_builder_add (builder, json_string_value (text));
    n++;
  }
  g_clear_pointer (member, g_strfreev);
  if (n > 0 || !(field->flags & POS_FIELD_ANY_OF))
    *member = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
records_from_json (
    PosList *list, json_t *json, const PosField *field, guint32 currency, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gsize index;
  json_t *item;

  if (!json_is_array (json))
    return refuse (field, "a list", error);
  json_array_foreach (json, index, item)
  {
    gpointer record = pos_record_new_from_json (field->item_type (), item, currency, error);
    if (!record) {
      g_prefix_error (error, "%s %" G_GSIZE_FORMAT ": ", field->name, index + 1);
      return FALSE;
    }
    g_ptr_array_add (items, record);
  }
  pos_list_splice (list, 0, pos_list_size (list), items->pdata, items->len);
  return TRUE;
}

static gboolean
enum_from_json (int *member, json_t *json, const PosField *field, GError **error)
{
  const char *nick = json_string_value (json);

  for (int i = 0; nick && field->nicks[i]; i++) {
    if (strcmp (field->nicks[i], nick) != 0)
      continue;
    *member = i;
    return TRUE;
  }
  g_autofree char *choices = g_strjoinv (", ", (char **)field->nicks);
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_PARSE,
                        NULL,
                        "“%s” is not one of %s",
                        field->name,
                        choices);
}

/* Fields that are written as text: @text is never %NULL. */
static gboolean
field_from_text (
    gpointer record, const PosField *field, const char *text, guint32 currency, GError **error)
{
  switch (field->kind) {
  case POS_FIELD_ID:
    return pos_id_parse (text, &pos_record_member (record, field, PosId), error);
  case POS_FIELD_TEXT:
    pos_text_set (&pos_record_member (record, field, char *),
                  asks_nothing (field, text) ? NULL : text);
    return TRUE;
  case POS_FIELD_MONEY:
    return pos_minor_parse (text, currency, &pos_record_member (record, field, gint64), error);
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
    return pos_micro_parse (text, &pos_record_member (record, field, gint64), error);
  case POS_FIELD_DATE:
    return pos_date_parse (text, &pos_record_member (record, field, PosDate), error);
  case POS_FIELD_INSTANT:
    return pos_instant_parse (text, &pos_record_member (record, field, gint64), error);
  case POS_FIELD_FLAG:
  case POS_FIELD_INTEGER:
  case POS_FIELD_ENUM:
  case POS_FIELD_L10N:
  case POS_FIELD_TEXTS:
  case POS_FIELD_RECORDS:
  case POS_FIELD_JSON:
  default:
    g_assert_not_reached ();
  }
}

gboolean
pos_record_field_read_json (
    gpointer record, const PosField *field, json_t *json, guint32 currency, GError **error)
{
  switch (field->kind) {
  case POS_FIELD_FLAG:
    if (!json_is_boolean (json))
      return refuse (field, "true or false", error);
    pos_record_member (record, field, gboolean) = json_is_true (json);
    return TRUE;
  case POS_FIELD_INTEGER:
    if (!json_is_integer (json))
      return refuse (field, "a whole number", error);
    pos_record_member (record, field, gint64) = json_integer_value (json);
    return TRUE;
  case POS_FIELD_ENUM:
    return enum_from_json (&pos_record_member (record, field, int), json, field, error);
  case POS_FIELD_L10N:
    return l10n_from_json (&pos_record_member (record, field, PosL10n *), json, field, error);
  case POS_FIELD_TEXTS:
    return texts_from_json (&pos_record_member (record, field, GStrv), json, field, error);
  case POS_FIELD_RECORDS:
    return records_from_json (
        pos_record_member (record, field, PosList *), json, field, currency, error);
  case POS_FIELD_JSON: {
    if (!json_is_object (json) && !json_is_array (json))
      return refuse (field, "an object or a list", error);
    g_autofree char *text = pos_json_to_text (json);
    pos_text_set (&pos_record_member (record, field, char *), text);
    return TRUE;
  }
  case POS_FIELD_ID:
  case POS_FIELD_TEXT:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_DATE:
  case POS_FIELD_INSTANT:
  default:
    if (!json_is_string (json))
      return refuse (field, "a text", error);
    if (!field_from_text (record, field, json_string_value (json), currency, error)) {
      g_prefix_error (error, "%s: ", field->name);
      return FALSE;
    }
    return TRUE;
  }
}

static gboolean
read_currency (gpointer record, gsize offset, json_t *json, guint32 *currency, GError **error)
{
  const char *code;

  if (!pos_json_get_text (json, "currency", NULL, &code, error))
    return FALSE;
  if (code) {
    G_STRUCT_MEMBER (guint32, record, offset) = pos_currency_from_code (code);
    if (G_STRUCT_MEMBER (guint32, record, offset) == 0)
      return pos_set_error (
          error, POS_VALUE_ERROR, POS_VALUE_ERROR_CURRENCY, NULL, "“%.16s” is no currency", code);
  } else if (G_STRUCT_MEMBER (guint32, record, offset) == 0) {
    G_STRUCT_MEMBER (guint32, record, offset) = *currency;
  }
  *currency = G_STRUCT_MEMBER (guint32, record, offset);
  return TRUE;
}

static void
keep_unknown (gpointer record, json_t *json, gboolean has_currency)
{
  json_t **unknown = pos_record_unknown_members (record), *merged = NULL;
  const char *name;
  json_t *value;

  json_object_foreach (json, name, value)
  {
    if (pos_record_find_field (record, name) || (has_currency && !strcmp (name, "currency")))
      continue;
    /* The object may be shared with a copy of this record: replace, never change it. */
    if (!merged)
      merged = *unknown ? json_copy (*unknown) : json_object ();
    json_object_set (merged, name, value);
  }
  if (merged) {
    json_decref (*unknown);
    *unknown = merged;
  }
}

gboolean
pos_record_read_json (gpointer record, json_t *json, guint32 currency, GError **error)
{
  PosRecordClass *klass = POS_RECORD_GET_CLASS (record);
  gsize n_known = 0;

  if (!json_is_object (json))
    return pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "Not an object");
  if (klass->currency_offset &&
      !read_currency (record, klass->currency_offset, json, &currency, error))
    return FALSE;
  if (klass->currency_offset && json_object_get (json, "currency"))
    n_known++;
  for (const PosField *field = klass->fields; field->name; field++) {
    json_t *member = json_object_get (json, field->name);

    n_known += member != NULL;
    if (member && !json_is_null (member) && !(field->flags & POS_FIELD_LOCAL) &&
        !pos_record_field_read_json (record, field, member, currency, error))
      return FALSE;
  }
  if (n_known < json_object_size (json))
    keep_unknown (record, json, klass->currency_offset != 0);
  return TRUE;
}

static gboolean
is_missing (json_t *member)
{
  return !member || json_is_null (member) ||
         (json_is_string (member) && json_string_length (member) == 0);
}

/* Written as what is missing, so whoever reads it next would find none: an id of zeros, and a text
 * in no language. */
static gboolean
is_nothing (gpointer record, const PosField *field)
{
  if (field->kind == POS_FIELD_L10N)
    return pos_l10n_get_size (pos_record_member (record, field, PosL10n *)) == 0;
  return field->kind == POS_FIELD_ID && pos_id_is_none (&pos_record_member (record, field, PosId));
}

gpointer
pos_record_new_from_json (GType type, json_t *json, guint32 currency, GError **error)
{
  g_autoptr (PosRecord) record = g_object_new (type, NULL);

  if (!pos_record_read_json (record, json, currency, error))
    return NULL;
  for (const PosField *field = pos_record_get_fields (record); field->name; field++) {
    if (!(field->flags & POS_FIELD_REQUIRED) ||
        (!is_missing (json_object_get (json, field->name)) && !is_nothing (record, field)))
      continue;
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_MISSING,
                   g_variant_new_parsed ("{'field': <%s>}", field->name),
                   "“%s” is missing",
                   field->name);
    return NULL;
  }
  return g_steal_pointer (&record);
}
