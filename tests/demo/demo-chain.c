/* SPDX-License-Identifier: GPL-3.0-or-later */
/* demo-chain.c — reads /org/example/Pos/demo. */
#include "demo-chain.h"
#include "base/pos-json.h"

#define DEMO_PATH "/org/example/Pos/demo/"

json_t *
demo_chain_read_file (const char *name)
{
  g_autofree char *path = g_strconcat (DEMO_PATH, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  json_t *json =
      pos_json_parse (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return json;
}

static void
load_file (GPtrArray *records, const char *name)
{
  g_autoptr (json_t) file = demo_chain_read_file (name);
  guint32 euro = pos_currency_from_code (json_string_value (json_object_get (file, "currency")));
  gsize index;
  json_t *item;

  g_assert_cmpstr (json_string_value (json_object_get (file, "format")), ==, "pos-bundle/1");
  json_array_foreach (json_object_get (file, "records"), index, item)
  {
    const PosKind *kind = pos_kind_find (json_string_value (json_object_get (item, "kind")));
    g_autoptr (GError) error = NULL;

    if (!kind)
      g_error ("%s: record %" G_GSIZE_FORMAT " has no known kind", name, index + 1);
    /* As an import does: it finds the kind by the one, and hashes the other. */
    json_object_del (item, "kind");
    json_object_del (item, "secret");
    json_object_del (item, "badge");
    gpointer record = pos_record_new_from_json (kind->get_type (), item, euro, &error);
    if (!record)
      g_error ("%s: record %" G_GSIZE_FORMAT ": %s", name, index + 1, error->message);
    g_ptr_array_add (records, record);
  }
}

GPtrArray *
demo_chain_load (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names =
      g_resources_enumerate_children (DEMO_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (error);
  for (GStrv name = names; *name; name++)
    load_file (records, *name);
  return records;
}

GPtrArray *
demo_chain_filter (GPtrArray *records, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (records->pdata[i], type))
      g_ptr_array_add (found, records->pdata[i]);
  return found;
}

gpointer
demo_chain_find (GPtrArray *records, GType type, const char *key)
{
  for (guint i = 0; key && i < records->len; i++) {
    if (!G_TYPE_CHECK_INSTANCE_TYPE (records->pdata[i], type))
      continue;
    g_autofree char *own = pos_kind_dup_key (records->pdata[i]);
    if (!g_strcmp0 (own, key))
      return records->pdata[i];
  }
  return NULL;
}
