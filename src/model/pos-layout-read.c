/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-read.c — members of layout JSON, each with the message that names it. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-layout-private.h"

#include <string.h>

static gboolean
refuse (const char *key, const char *wanted, GError **error)
{
  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "“%s” is not %s", key, wanted);
}

gboolean
pos_layout_require (gconstpointer value, const char *key, GError **error)
{
  if (value)
    return TRUE;
  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING, NULL, "“%s” is missing", key);
}

gboolean
pos_layout_read_int (json_t *json, const char *key, int from, int to, int *out, GError **error)
{
  json_t *member = json_object_get (json, key);
  gint64 value;

  if (!member || json_is_null (member))
    return TRUE;
  if (!pos_json_get_integer (json, key, 0, &value, error))
    return FALSE;
  if (value < from || value > to)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_RANGE,
                          NULL,
                          "“%s” is not between %d and %d",
                          key,
                          from,
                          to);
  *out = (int)value;
  return TRUE;
}

gboolean
pos_layout_read_flag (json_t *json, const char *key, gboolean *out, GError **error)
{
  return pos_json_get_flag (json, key, *out, out, error);
}

gboolean
pos_layout_read_text (json_t *json, const char *key, char **out, GError **error)
{
  const char *text;

  if (!pos_json_get_text (json, key, NULL, &text, error))
    return FALSE;
  if (text) {
    g_free (*out);
    *out = g_strdup (text);
  }
  return TRUE;
}

gboolean
pos_layout_read_id (json_t *json, const char *key, char **out, GError **error)
{
  const char *text;
  gsize length;

  if (!pos_json_get_text (json, key, NULL, &text, error))
    return FALSE;
  if (!text)
    return TRUE;
  length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789._-");
  if (length == 0 || length > 40 || text[length] || !g_ascii_isalnum (text[0]))
    return refuse (key, "an id of lower-case letters, digits, dots and dashes", error);
  g_free (*out);
  *out = g_strdup (text);
  return TRUE;
}

gboolean
pos_layout_read_color (json_t *json, const char *key, char **out, GError **error)
{
  const char *text;
  gsize length;

  if (!pos_json_get_text (json, key, NULL, &text, error))
    return FALSE;
  if (!text)
    return TRUE;
  length = strlen (text);
  if (text[0] != '#' || (length != 7 && length != 9) ||
      strspn (text + 1, "0123456789abcdefABCDEF") != length - 1)
    return refuse (key, "a color like #1b7f3b", error);
  g_free (*out);
  *out = g_strdup (text);
  return TRUE;
}

gboolean
pos_layout_read_nick (
    json_t *json, const char *key, const char *const *nicks, int *out, GError **error)
{
  const char *text;

  if (!pos_json_get_text (json, key, NULL, &text, error))
    return FALSE;
  if (!text)
    return TRUE;
  for (int i = 0; nicks[i]; i++) {
    if (strcmp (nicks[i], text) != 0)
      continue;
    *out = i;
    return TRUE;
  }
  g_autofree char *choices = g_strjoinv (", ", (char **)nicks);
  g_autofree char *wanted = g_strconcat ("one of ", choices, NULL);
  return refuse (key, wanted, error);
}

gboolean
pos_layout_read_l10n (json_t *json, const char *key, PosL10n **out, GError **error)
{
  json_t *member = json_object_get (json, key), *text;
  const char *language;

  if (!member || json_is_null (member))
    return TRUE;
  if (json_is_string (member)) {
    g_autoptr (PosL10n) all = pos_l10n_new (json_string_value (member));
    pos_l10n_set (out, all);
    return TRUE;
  }
  if (!json_is_object (member))
    return refuse (key, "a text or a text per language", error);
  json_object_foreach (member, language, text)
  {
    if (!json_is_string (text))
      return refuse (key, "a text per language", error);
    g_autoptr (PosL10n) more = pos_l10n_with (*out, language, json_string_value (text));
    pos_l10n_set (out, more);
  }
  return TRUE;
}

gboolean
pos_layout_read_texts (json_t *json, const char *key, GStrv *out, GError **error)
{
  json_t *member = json_object_get (json, key), *text;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize index;

  if (member && !json_is_null (member) && !json_is_array (member))
    return refuse (key, "a list of texts", error);
  json_array_foreach (member, index, text)
  {
    if (!json_is_string (text))
      return refuse (key, "a list of texts", error);
    g_strv_builder_add (builder, json_string_value (text));
  }
  g_strfreev (*out);
  *out = g_strv_builder_end (builder);
  return TRUE;
}

gboolean
pos_layout_read_object (json_t *json, const char *key, json_t **out, GError **error)
{
  json_t *member = json_object_get (json, key);

  if (!member || json_is_null (member))
    return TRUE;
  if (!json_is_object (member))
    return refuse (key, "an object", error);
  json_decref (*out);
  *out = json_incref (member);
  return TRUE;
}

gboolean
pos_layout_read_items (json_t *json,
                       const char *key,
                       PosLayoutItemReader read,
                       gconstpointer data,
                       GPtrArray *items,
                       GError **error)
{
  json_t *member = json_object_get (json, key), *item;
  gsize index;

  if (member && !json_is_null (member) && !json_is_array (member))
    return refuse (key, "a list", error);
  json_array_foreach (member, index, item)
  {
    gpointer made = NULL;

    if (json_is_object (item))
      made = read (item, data, error);
    else
      refuse ("item", "an object", error);
    if (!made) {
      const char *id = json_string_value (json_object_get (item, "id"));
      g_prefix_error (error, "%s %" G_GSIZE_FORMAT " (%s): ", key, index + 1, id ? id : "no id");
      return FALSE;
    }
    g_ptr_array_add (items, made);
  }
  return TRUE;
}
