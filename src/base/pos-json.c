/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-json.c — strict reading on top of jansson. */
#include "base/pos-json.h"
#include "base/pos-error.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

/* jansson's own nesting limit is a compile-time 2048; ours is checked before it builds anything. */
static gboolean
is_shallow (const char *text, gsize length)
{
  int depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++) {
    char c = text[i];

    if (in_string) {
      if (c == '\\')
        i++;
      else if (c == '"')
        in_string = FALSE;
    } else if (c == '"') {
      in_string = TRUE;
    } else if (c == '{' || c == '[') {
      if (++depth > POS_JSON_MAX_DEPTH)
        return FALSE;
    } else if (c == '}' || c == ']') {
      depth--;
    }
  }
  return TRUE;
}

json_t *
pos_json_parse (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  json_error_t failure;

  if (size > POS_JSON_MAX_BYTES) {
    pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "JSON is too large");
    return NULL;
  }
  if (!is_shallow (text, size)) {
    pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "JSON is nested too deep");
    return NULL;
  }
  json_t *json = json_loadb (text, size, JSON_REJECT_DUPLICATES, &failure);
  if (!json)
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_PARSE,
                   NULL,
                   "JSON: %s (line %d, column %d)",
                   failure.text,
                   failure.line,
                   failure.column);
  return json;
}

char *
pos_json_to_text (json_t *json)
{
  /* With all 17 digits 19.99 would come back as 19.989999999999998: 15 are what a double keeps.
   * jansson allocates with malloc; the rest of the house frees with g_free, which is the same
   * since GLib 2.46, but one allocator per pointer is easier to trust. */
  char *dumped = json_dumps (
      json, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY | JSON_REAL_PRECISION (DBL_DIG));
  char *text = g_strdup (dumped);

  free (dumped);
  return text;
}

static gboolean
wrong_type (const char *key, const char *wanted, GError **error)
{
  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "“%s” is not %s", key, wanted);
}

gboolean
pos_json_get_text (
    json_t *object, const char *key, const char *fallback, const char **value, GError **error)
{
  json_t *member = json_object_get (object, key);

  *value = fallback;
  if (!member || json_is_null (member))
    return TRUE;
  if (!json_is_string (member))
    return wrong_type (key, "a text", error);
  *value = json_string_value (member);
  return TRUE;
}

gboolean
pos_json_get_flag (
    json_t *object, const char *key, gboolean fallback, gboolean *value, GError **error)
{
  json_t *member = json_object_get (object, key);

  *value = fallback;
  if (!member || json_is_null (member))
    return TRUE;
  if (!json_is_boolean (member))
    return wrong_type (key, "true or false", error);
  *value = json_is_true (member);
  return TRUE;
}

gboolean
pos_json_get_integer (
    json_t *object, const char *key, gint64 fallback, gint64 *value, GError **error)
{
  json_t *member = json_object_get (object, key);

  *value = fallback;
  if (!member || json_is_null (member))
    return TRUE;
  if (!json_is_integer (member))
    return wrong_type (key, "a whole number", error);
  *value = json_integer_value (member);
  return TRUE;
}
