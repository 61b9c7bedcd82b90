/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-json-append.h — canonical JSON written straight into a text, without a tree in between.
 * Layer: base.  Whoever uses it puts members in the order of their names and leaves no space, so
 * that the text is the one that pos_json_to_text() makes of what pos_json_parse() reads in it. */
#pragma once
#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Mostly a few bytes, and mostly there is room for them. */
static inline void
pos_json_append_bytes (GString *out, const char *bytes, gsize size)
{
  if (out->len + size >= out->allocated_len) {
    g_string_append_len (out, bytes, (gssize)size);
    return;
  }
  memcpy (out->str + out->len, bytes, size);
  out->len += size;
  out->str[out->len] = '\0';
}

#define pos_json_append_literal(out, literal)                                                      \
  pos_json_append_bytes (out, literal, sizeof (literal) - 1)

/* @text: nullable.  What is not UTF-8 cannot be said in JSON: null. */
void pos_json_append_text (GString *out, const char *text);

G_END_DECLS
