/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-args.c — typed arguments; every refusal names the argument and what was expected. */
#include "register/pos-args.h"
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "base/pos-id.h"
#include "base/pos-json.h"
#include "base/pos-money-limits.h"
#include "base/pos-money.h"

#include <string.h>

static const PosParam *
find_param (const PosParam *params, const char *name)
{
  for (const PosParam *param = params; param && param->name; param++)
    if (!strcmp (param->name, name))
      return param;
  return NULL;
}

gboolean
pos_args_refuse_type (const PosParam *param, const char *expected, GError **error)
{
  return pos_set_error (
      error,
      POS_CALL_ERROR,
      POS_CALL_ERROR_WRONG_TYPE,
      g_variant_new_parsed ("{'argument': <%s>, 'expected': <%s>}", param->name, expected),
      "Argument “%s” is not %s",
      param->name,
      expected);
}

static GVariant *
wrong_type (const PosParam *param, const char *expected, GError **error)
{
  pos_args_refuse_type (param, expected, error);
  return NULL;
}

static GVariant *
micro_from_json (const PosParam *param, json_t *json, GError **error)
{
  gint64 micro;

  if (!json_is_string (json) || !pos_micro_parse (json_string_value (json), &micro, NULL))
    return wrong_type (param, "a decimal text", error);
  return g_variant_new_int64 (micro);
}

static GVariant *
money_from_json (const PosParam *param, json_t *json, guint32 currency, GError **error)
{
  gint64 minor;

  if (!json_is_string (json) || !pos_minor_parse (json_string_value (json), currency, &minor, NULL))
    return wrong_type (param, "an amount as a decimal text", error);
  return g_variant_new_int64 (minor);
}

/* @ids: each of them is one. */
static GVariant *
list_from_json (const PosParam *param, json_t *json, gboolean ids, GError **error)
{
  const char *wanted = ids ? "a list of line ids" : "a list of texts";
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE_STRING_ARRAY);
  gsize index;
  json_t *text;

  if (!json_is_array (json))
    return wrong_type (param, wanted, error);
  json_array_foreach (json, index, text)
  {
    PosId id;
    if (!json_is_string (text) || (ids && !pos_id_parse (json_string_value (text), &id, NULL)))
      return wrong_type (param, wanted, error);
    g_variant_builder_add (builder, "s", json_string_value (text));
  }
  return g_variant_builder_end (builder);
}

static GVariant *
choice_from_json (const PosParam *param, json_t *json, GError **error)
{
  g_autofree char *choices = g_strjoinv (", ", (char **)param->choices);
  g_autofree char *expected = g_strconcat ("one of ", choices, NULL);

  if (!json_is_string (json) || !g_strv_contains (param->choices, json_string_value (json)))
    return wrong_type (param, expected, error);
  return g_variant_new_string (json_string_value (json));
}

static GVariant *
text_of_json (json_t *json)
{
  g_autofree char *text = pos_json_to_text (json);

  return g_variant_new_string (text);
}

GVariant *
pos_args_read_value (const PosParam *param, json_t *json, guint32 currency, GError **error)
{
  PosDate date;
  PosId id;

  switch (param->kind) {
  case POS_PARAM_TEXT:
    return json_is_string (json) ? g_variant_new_string (json_string_value (json))
                                 : wrong_type (param, "a text", error);
  case POS_PARAM_ID:
    if (!json_is_string (json) || !pos_id_parse (json_string_value (json), &id, NULL))
      return wrong_type (param, "an id", error);
    return g_variant_new_string (json_string_value (json));
  case POS_PARAM_TEXTS:
    return list_from_json (param, json, FALSE, error);
  case POS_PARAM_LINES:
    return list_from_json (param, json, TRUE, error);
  case POS_PARAM_MONEY:
    return money_from_json (param, json, currency, error);
  case POS_PARAM_QUANTITY:
  case POS_PARAM_RATE:
    return micro_from_json (param, json, error);
  case POS_PARAM_INTEGER:
  case POS_PARAM_COUNT:
    return json_is_integer (json) ? g_variant_new_int64 (json_integer_value (json))
                                  : wrong_type (param, "a whole number", error);
  case POS_PARAM_DATE:
    if (!json_is_string (json) || !pos_date_parse (json_string_value (json), &date, NULL))
      return wrong_type (param, "a date (YYYY-MM-DD)", error);
    return g_variant_new_string (json_string_value (json));
  case POS_PARAM_FLAG:
    return json_is_boolean (json) ? g_variant_new_boolean (json_is_true (json))
                                  : wrong_type (param, "true or false", error);
  case POS_PARAM_CHOICE:
    return choice_from_json (param, json, error);
  case POS_PARAM_RECORD:
    return json_is_object (json) ? text_of_json (json) : wrong_type (param, "an object", error);
  case POS_PARAM_PARTS:
    return json_is_array (json) ? text_of_json (json) : wrong_type (param, "a list", error);
  case POS_PARAM_JSON:
    return text_of_json (json);
  default:
    g_assert_not_reached ();
  }
}

gboolean
pos_args_refuse_unknown (const char *key, const char *name, GError **error)
{
  return pos_set_error (error,
                        POS_CALL_ERROR,
                        POS_CALL_ERROR_UNKNOWN_ARGUMENT,
                        g_variant_new_parsed ("{'argument': <%s>}", name),
                        "%s takes no argument “%.40s”",
                        key,
                        name);
}

gboolean
pos_args_refuse_missing (const char *key, const char *name, GError **error)
{
  return pos_set_error (error,
                        POS_CALL_ERROR,
                        POS_CALL_ERROR_MISSING_ARGUMENT,
                        g_variant_new_parsed ("{'argument': <%s>}", name),
                        "%s needs the argument “%s”",
                        key,
                        name);
}

/* What has to be said is not said by an empty text. */
static gboolean
says_nothing (const PosParam *param, json_t *json)
{
  return json_is_null (json) || (param->required && param->kind == POS_PARAM_TEXT &&
                                 json_is_string (json) && json_string_length (json) == 0);
}

GVariant *
pos_args_from_json (
    const char *key, const PosParam *params, json_t *json, guint32 currency, GError **error)
{
  GVariantDict dict;
  const char *name;
  json_t *member;

  g_variant_dict_init (&dict, NULL);
  json_object_foreach (json, name, member)
  {
    const PosParam *param = find_param (params, name);
    GVariant *value = NULL;

    if (param && says_nothing (param, member))
      continue;
    if (param)
      value = pos_args_read_value (param, member, currency, error);
    else
      pos_args_refuse_unknown (key, name, error);
    if (!value) {
      g_variant_dict_clear (&dict);
      return NULL;
    }
    g_variant_dict_insert_value (&dict, name, value);
  }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static const GVariantType *
param_type (PosParamKind kind)
{
  switch (kind) {
  case POS_PARAM_TEXTS:
  case POS_PARAM_LINES:
    return G_VARIANT_TYPE_STRING_ARRAY;
  case POS_PARAM_MONEY:
  case POS_PARAM_QUANTITY:
  case POS_PARAM_RATE:
  case POS_PARAM_INTEGER:
  case POS_PARAM_COUNT:
    return G_VARIANT_TYPE_INT64;
  case POS_PARAM_FLAG:
    return G_VARIANT_TYPE_BOOLEAN;
  case POS_PARAM_TEXT:
  case POS_PARAM_ID:
  case POS_PARAM_DATE:
  case POS_PARAM_CHOICE:
  case POS_PARAM_RECORD:
  case POS_PARAM_PARTS:
  case POS_PARAM_JSON:
  default:
    return G_VARIANT_TYPE_STRING;
  }
}

/* What @value should be; %NULL: it is. */
static const char *
find_bound (const PosParam *param, GVariant *value)
{
  if (!g_variant_is_of_type (value, param_type (param->kind)))
    return "of the right type";
  if (param->kind == POS_PARAM_COUNT && g_variant_get_int64 (value) <= 0)
    return "a whole number above zero";
  if (param->kind == POS_PARAM_MONEY && pos_money_is_too_much (g_variant_get_int64 (value)))
    return "an amount that somebody could have";
  return NULL;
}

gboolean
pos_args_check (const char *key, const PosParam *params, GVariant *args, GError **error)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, args);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value)) {
    const PosParam *param = find_param (params, name);
    const char *bound = param ? find_bound (param, value) : NULL;

    if (param && !bound)
      continue;
    g_variant_unref (value);
    return param ? pos_args_refuse_type (param, bound, error)
                 : pos_args_refuse_unknown (key, name, error);
  }
  for (const PosParam *param = params; param && param->name; param++) {
    g_autoptr (GVariant) given = g_variant_lookup_value (args, param->name, NULL);
    if (param->required && !given)
      return pos_args_refuse_missing (key, param->name, error);
  }
  return TRUE;
}

static json_t *
take_string (char *text)
{
  json_t *json = json_string (text);

  g_free (text);
  return json;
}

static json_t *
variant_to_json (GVariant *value, guint32 currency)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return json_string (g_variant_get_string (value, NULL));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return json_boolean (g_variant_get_boolean (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return json_integer (g_variant_get_int64 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return json_integer (g_variant_get_uint32 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return json_integer (g_variant_get_int32 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    return pos_args_to_json (value, currency);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_ARRAY)) {
    json_t *array = json_array ();
    for (gsize i = 0; i < g_variant_n_children (value); i++) {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);
      json_array_append_new (array, variant_to_json (child, currency));
    }
    return array;
  }
  return json_null ();
}

static json_t *
named_to_json (const char *name, GVariant *value, guint32 currency, char **shown)
{
  gboolean number = g_variant_is_of_type (value, G_VARIANT_TYPE_INT64);

  if (number && g_str_has_suffix (name, "_minor")) {
    *shown = g_strndup (name, strlen (name) - strlen ("_minor"));
    return take_string (pos_minor_to_text (g_variant_get_int64 (value), currency));
  }
  if (number && g_str_has_suffix (name, "_micro")) {
    *shown = g_strndup (name, strlen (name) - strlen ("_micro"));
    return take_string (pos_micro_to_text (g_variant_get_int64 (value), 0));
  }
  if (g_str_has_suffix (name, "_json") && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)) {
    json_t *json = json_loads (g_variant_get_string (value, NULL), JSON_DECODE_ANY, NULL);
    *shown = g_strndup (name, strlen (name) - strlen ("_json"));
    return json ? json : json_null ();
  }
  *shown = g_strdup (name);
  return variant_to_json (value, currency);
}

json_t *
pos_args_to_json (GVariant *values, guint32 currency)
{
  json_t *json = json_object ();
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (!values)
    return json;
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value)) {
    g_autofree char *shown = NULL;
    json_t *member = named_to_json (name, value, currency, &shown);
    json_object_set_new (json, shown, member);
  }
  return json;
}

/* @param: (nullable): of an operation of another version. */
static json_t *
say (const PosParam *param, GVariant *value, guint32 currency)
{
  json_t *json;

  switch (param ? param->kind : POS_PARAM_TEXT) {
  case POS_PARAM_MONEY:
    return take_string (pos_minor_to_text (g_variant_get_int64 (value), currency));
  case POS_PARAM_QUANTITY:
  case POS_PARAM_RATE:
    return take_string (pos_micro_to_text (g_variant_get_int64 (value), 0));
  case POS_PARAM_RECORD:
  case POS_PARAM_PARTS:
  case POS_PARAM_JSON:
    json = json_loads (g_variant_get_string (value, NULL), JSON_DECODE_ANY, NULL);
    return json ? json : variant_to_json (value, currency);
  case POS_PARAM_TEXT:
  case POS_PARAM_ID:
  case POS_PARAM_TEXTS:
  case POS_PARAM_LINES:
  case POS_PARAM_INTEGER:
  case POS_PARAM_COUNT:
  case POS_PARAM_DATE:
  case POS_PARAM_FLAG:
  case POS_PARAM_CHOICE:
  default:
    return variant_to_json (value, currency);
  }
}

json_t *
pos_args_say (const PosParam *params, GVariant *args, guint32 currency)
{
  json_t *json = json_object ();
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (!args)
    return json;
  g_variant_iter_init (&iter, args);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    json_object_set_new (json, name, say (find_param (params, name), value, currency));
  return json;
}
