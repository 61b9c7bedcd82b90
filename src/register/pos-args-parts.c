/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-args-parts.c — arguments that are lists of objects.  A member that was not understood is
 * never as if it had not been said: without a quantity everything would be taken. */
#include "base/pos-error.h"
#include "base/pos-id.h"
#include "base/pos-json.h"
#include "register/pos-args.h"

#include <string.h>

typedef struct {
  const char *key;
  const PosParts *parts;
} Check;

static gboolean check_list (const Check *self, const char *path, json_t *list, GError **error);

static const PosParam *
find_members (const PosParts *parts, const char *path)
{
  for (; parts && parts->name; parts++)
    if (!strcmp (parts->name, path))
      return parts->members;
  return NULL;
}

static gboolean
check_value (
    const Check *self, const PosParam *param, const char *path, json_t *json, GError **error)
{
  PosParam named = *param;
  g_autoptr (GVariant) value = NULL;

  named.name = path;
  value = pos_args_read_value (&named, json, 0, error);
  if (!value)
    return FALSE;
  g_variant_ref_sink (value);
  return param->kind != POS_PARAM_PARTS || check_list (self, path, json, error);
}

static gboolean
check_member (const Check *self,
              const PosParam *members,
              const char *path,
              const char *name,
              json_t *json,
              GError **error)
{
  g_autofree char *way = g_strconcat (path, ".", name, NULL);

  for (const PosParam *param = members; param->name; param++)
    if (!strcmp (param->name, name))
      return json_is_null (json) || check_value (self, param, way, json, error);
  return pos_args_refuse_unknown (self->key, way, error);
}

static gboolean
check_object (
    const Check *self, const PosParam *members, const char *path, json_t *object, GError **error)
{
  const PosParam element = {.name = path, .kind = POS_PARAM_RECORD};
  const char *name;
  json_t *json;

  if (!check_value (self, &element, path, object, error))
    return FALSE;
  json_object_foreach (object, name, json)
  {
    if (!check_member (self, members, path, name, json, error))
      return FALSE;
  }
  for (const PosParam *param = members; param->name; param++) {
    g_autofree char *way = g_strconcat (path, ".", param->name, NULL);

    json = json_object_get (object, param->name);
    if (param->required && (!json || json_is_null (json)))
      return pos_args_refuse_missing (self->key, way, error);
  }
  return TRUE;
}

static gboolean
refuse_twice (const Check *self, const char *way, const PosId *id, GError **error)
{
  g_autofree char *name = pos_id_dup_text (id);

  return pos_set_error (
      error,
      POS_CALL_ERROR,
      POS_CALL_ERROR_CONTRADICTION,
      g_variant_new_parsed ("{'argument': <%s>, 'reason': <'twice'>, 'value': <%s>}", way, name),
      "%s: “%s” names %s twice; say once what is done with it",
      self->key,
      way,
      name);
}

/* What an id names is in @list once: of two sayings nobody knows which counts, or whether both do.
 */
static gboolean
check_once (
    const Check *self, const char *path, const PosParam *member, json_t *list, GError **error)
{
  g_autofree char *way = g_strconcat (path, ".", member->name, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (pos_id_hash, pos_id_equal, g_free, NULL);
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
  {
    const char *name = json_string_value (json_object_get (object, member->name));
    PosId id;

    if (name && pos_id_parse (name, &id, NULL) &&
        !g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
      return refuse_twice (self, way, &id, error);
  }
  return TRUE;
}

/* Every element of @list, which is a list; %FALSE also for what no list is. */
static gboolean
check_list (const Check *self, const char *path, json_t *list, GError **error)
{
  const PosParam *members = find_members (self->parts, path);
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
  {
    if (!check_object (self, members, path, object, error))
      return FALSE;
  }
  for (const PosParam *member = members; member->name; member++)
    if (member->kind == POS_PARAM_ID && !check_once (self, path, member, list, error))
      return FALSE;
  return TRUE;
}

gboolean
pos_args_check_parts (const char *key, const PosParts *parts, GVariant *args, GError **error)
{
  const Check self = {key, parts};

  for (const PosParts *each = parts; each && each->name; each++) {
    const PosParam list = {.name = each->name, .kind = POS_PARAM_PARTS};
    g_autoptr (json_t) json = NULL;
    const char *text;

    if (!g_variant_lookup (args, each->name, "&s", &text))
      continue;
    json = pos_json_parse (text, -1, error);
    if (!json || !check_value (&self, &list, each->name, json, error))
      return FALSE;
  }
  return TRUE;
}
