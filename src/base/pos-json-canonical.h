/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-json-canonical.h — canonical JSON looked at as it stands, without a tree.
 * Layer: base.  Thread: any.
 * Rules:  what pos_json_is_canonical() says yes to, pos_json_parse() takes and pos_json_to_text()
 *         writes byte for byte the same.  It may say no to text that is canonical all the same
 *         (fractions, keys with escapes): whoever gets a no reads and writes it the long way.
 * Source: docs/protocol.md "Ground rules". */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* A value in somebody else's text; %NULL and 0: there is none. */
typedef struct {
  const char *text;
  gsize length;
} PosJsonSlice;

/* Whether @text is one object, compact, with ascending keys, within the limits of pos-json.h. */
gboolean pos_json_is_canonical (const char *text, gsize length);

/* What follows is for objects in canonical text, as pos_json_to_text() makes it, and nothing else.
 * Returns: the value of the member @name of @object. */
PosJsonSlice pos_json_slice_member (PosJsonSlice object, const char *name);
/* Returns: (transfer full) (nullable): the text that @value is; %NULL when it is no text. */
char *pos_json_slice_dup_text (PosJsonSlice value);
/* Returns: the whole number that @value is; 0 when it is none. */
gint64 pos_json_slice_get_integer (PosJsonSlice value);

G_END_DECLS
