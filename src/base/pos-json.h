/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-json.h — jansson with our limits: hostile input gets an error, never a wrong value.
 * Layer: base.  Rules: duplicate keys refused, no trailing bytes, depth and size limited, integers
 * exact or refused.  Source: reliability.md §0.8. */
#pragma once
#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

#define POS_JSON_MAX_BYTES (16 * 1024 * 1024)
#define POS_JSON_MAX_DEPTH 32

/* Returns: (transfer full): an object or array; %NULL with POS_VALUE_ERROR_PARSE. */
json_t *pos_json_parse (const char *text, gssize length, GError **error);

/* Compact and with sorted keys: equal values give equal text, so it can be hashed. */
char *pos_json_to_text (json_t *json);

/* Members of @object: absent and null read as @fallback; another type is POS_VALUE_ERROR_PARSE
 * naming the member. */
gboolean pos_json_get_text (
    json_t *object, const char *key, const char *fallback, const char **value, GError **error);
gboolean pos_json_get_flag (
    json_t *object, const char *key, gboolean fallback, gboolean *value, GError **error);
gboolean pos_json_get_integer (
    json_t *object, const char *key, gint64 fallback, gint64 *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

G_END_DECLS
