/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-args-call.c — what the catalog says of the arguments of a call, all of it. */
#include "base/pos-error.h"
#include "register/pos-args.h"

/* A flag that says no, an empty text and an empty list say nothing. */
static gboolean
is_given (GVariant *args, const char *name)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (args, name, NULL);

  if (!value)
    return FALSE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return *g_variant_get_string (value, NULL) != '\0';
  return !g_variant_is_container (value) || g_variant_n_children (value) > 0;
}

static gboolean
check_set (const char *key, const char *set, GVariant *args, GError **error)
{
  g_auto (GStrv) names = g_strsplit (set, " ", -1);
  const char *first = NULL;

  for (guint i = 0; names[i]; i++) {
    if (!is_given (args, names[i]))
      continue;
    if (first)
      return pos_set_error (
          error,
          POS_CALL_ERROR,
          POS_CALL_ERROR_CONTRADICTION,
          g_variant_new_parsed ("{'argument': <%s>, 'other': <%s>}", names[i], first),
          "%s takes either “%s” or “%s”",
          key,
          first,
          names[i]);
    first = names[i];
  }
  return TRUE;
}

static gboolean
check_either (const char *key, const char *const *either, GVariant *args, GError **error)
{
  for (guint i = 0; either && either[i]; i++)
    if (!check_set (key, either[i], args, error))
      return FALSE;
  return TRUE;
}

gboolean
pos_args_check_call (const PosOperation *operation, GVariant *args, GError **error)
{
  return pos_args_check (operation->key, operation->params, args, error) &&
         pos_args_check_parts (operation->key, operation->parts, args, error) &&
         check_either (operation->key, operation->either, args, error);
}
