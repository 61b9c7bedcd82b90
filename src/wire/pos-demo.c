/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-demo.c — the demo's files, one per subject, refer to each other: they are read as one. */
#include "wire/pos-demo.h"
#include "base/pos-json.h"

#include <gio/gio.h>

#define DEMO_FOLDER "/org/example/Pos/demo"

static gboolean
add_file (json_t *bundle, const char *name, GError **error)
{
  g_autofree char *path = g_build_path ("/", DEMO_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (json_t) file = NULL;
  gsize size;

  if (!bytes)
    return FALSE;
  const char *text = g_bytes_get_data (bytes, &size);
  file = pos_json_parse (text, (gssize)size, error);
  if (!file)
    return FALSE;
  json_array_extend (json_object_get (bundle, "records"), json_object_get (file, "records"));
  if (!json_object_get (bundle, "currency"))
    json_object_set (bundle, "currency", json_object_get (file, "currency"));
  return TRUE;
}

char *
pos_demo_dup_bundle (GError **error)
{
  g_auto (GStrv) names =
      g_resources_enumerate_children (DEMO_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (json_t) bundle = json_object ();

  if (!names)
    return NULL;
  json_object_set_new (bundle, "records", json_array ());
  for (GStrv name = names; *name; name++)
    if (!add_file (bundle, *name, error))
      return NULL;
  return pos_json_to_text (bundle);
}
