/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-memory.c — what a script keeps of one answer for a later request. */
#include "base/pos-json.h"
#include "cli/pos-cli-private.h"

#include <string.h>

json_t *
pos_cli_pick_element (json_t *array, const char *segment)
{
  const char *equals = strchr (segment, '=');
  g_autofree char *member = equals ? g_strndup (segment, (gsize)(equals - segment)) : NULL;
  guint64 position;
  gsize index;
  json_t *item;

  if (!equals)
    return g_ascii_string_to_unsigned (segment, 10, 0, json_array_size (array), &position, NULL)
               ? json_array_get (array, (gsize)position)
               : NULL;
  json_array_foreach (array, index, item)
  {
    if (!g_strcmp0 (json_string_value (json_object_get (item, member)), equals + 1))
      return item;
  }
  return NULL;
}

static json_t *
follow (json_t *json, const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, ".", -1);

  for (guint i = 0; segments[i] && json; i++)
    json = json_is_array (json) ? pos_cli_pick_element (json, segments[i])
                                : json_object_get (json, segments[i]);
  return json;
}

/* As long as the register lives.  Returns: (transfer none). */
static json_t *
get_kept (PosCli *self)
{
  json_t *kept = g_object_get_data (G_OBJECT (self->reg), "pos-cli-kept");

  if (!kept) {
    kept = json_object ();
    g_object_set_data_full (
        G_OBJECT (self->reg), "pos-cli-kept", kept, (GDestroyNotify)json_decref);
  }
  return kept;
}

void
pos_cli_keep (PosCli *self, json_t *wanted, json_t *result)
{
  const char *name;
  json_t *path;

  json_object_foreach (wanted, name, path)
  {
    json_t *found = json_is_string (path) ? follow (result, json_string_value (path)) : NULL;

    json_object_set_new (get_kept (self), name, found ? json_deep_copy (found) : json_null ());
  }
}

json_t *
pos_cli_fill_in (PosCli *self, json_t *json)
{
  const char *text = json_string_value (json), *name;
  json_t *kept = text && text[0] == '$' ? json_object_get (get_kept (self), text + 1) : NULL;
  gsize index;
  json_t *item, *copy;

  if (kept)
    return json_deep_copy (kept);
  if (json_is_array (json)) {
    copy = json_array ();
    json_array_foreach (json, index, item)
        json_array_append_new (copy, pos_cli_fill_in (self, item));
    return copy;
  }
  if (!json_is_object (json))
    return json_incref (json);
  copy = json_object ();
  json_object_foreach (json, name, item)
      json_object_set_new (copy, name, pos_cli_fill_in (self, item));
  return copy;
}
