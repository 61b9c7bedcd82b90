/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-wire-error.c — GError and GVariant as JSON. */
#include "wire/pos-wire-error.h"
#include "base/pos-error.h"
#include "base/pos-json.h"

static json_t *
dictionary_to_json (GVariant *value)
{
  json_t *json = json_object ();
  GVariantIter iter;
  const char *key;
  GVariant *item;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &item)) {
    json_object_set_new (json, key, pos_wire_variant_to_json (item));
    g_variant_unref (item);
  }
  return json;
}

static json_t *
list_to_json (GVariant *value)
{
  json_t *json = json_array ();

  for (gsize i = 0; i < g_variant_n_children (value); i++) {
    g_autoptr (GVariant) item = g_variant_get_child_value (value, i);
    json_array_append_new (json, pos_wire_variant_to_json (item));
  }
  return json;
}

static json_t *
printed_to_json (GVariant *value)
{
  g_autofree char *text = g_variant_print (value, FALSE);

  return json_string (text);
}

json_t *
pos_wire_variant_to_json (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT)) {
    g_autoptr (GVariant) inner = g_variant_get_variant (value);
    return pos_wire_variant_to_json (inner);
  }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    return dictionary_to_json (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_ARRAY))
    return list_to_json (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return json_string (g_variant_get_string (value, NULL));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return json_boolean (g_variant_get_boolean (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return json_integer (g_variant_get_int64 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return json_integer (g_variant_get_int32 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return json_integer (g_variant_get_uint32 (value));
  return printed_to_json (value);
}

json_t *
pos_wire_error_to_json (const GError *error)
{
  GVariant *details = pos_error_get_details (error);
  json_t *json = json_object ();

  json_object_set_new (json, "domain", json_string (pos_error_get_domain_nick (error)));
  json_object_set_new (json, "code", json_string (pos_error_get_code_nick (error)));
  json_object_set_new (json, "message", json_string (error->message));
  json_object_set_new (
      json, "details", details ? pos_wire_variant_to_json (details) : json_object ());
  return json;
}

char *
pos_wire_error_to_text (const GError *error)
{
  g_autoptr (json_t) json = json_object ();

  json_object_set_new (json, "error", pos_wire_error_to_json (error));
  return pos_json_to_text (json);
}

gboolean
pos_wire_error_parse (const char *text, gssize length, char **domain, char **code, char **message)
{
  g_autoptr (json_t) json = pos_json_parse (text, length, NULL);
  json_t *error = json_object_get (json, "error");
  const char *domain_text = json_string_value (json_object_get (error, "domain"));
  const char *code_text = json_string_value (json_object_get (error, "code"));
  const char *message_text = json_string_value (json_object_get (error, "message"));

  if (!domain_text || !code_text || !message_text)
    return FALSE;
  *domain = g_strdup (domain_text);
  *code = g_strdup (code_text);
  *message = g_strdup (message_text);
  return TRUE;
}
