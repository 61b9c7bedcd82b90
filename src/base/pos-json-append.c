/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-json-append.c — see the header. */
#include "base/pos-json-append.h"

/* The same escapes as jansson's. */
static void
append_escape (GString *out, char byte)
{
  static const char escaped[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
  const char *found = strchr (escaped, byte);

  if (found)
    g_string_append_printf (out, "\\%c", letters[found - escaped]);
  else
    g_string_append_printf (out, "\\u%04X", (guint)byte);
}

static inline gboolean
is_plain (char byte)
{
  return (guchar)byte >= 0x20 && byte != '"' && byte != '\\';
}

void
pos_json_append_text (GString *out, const char *text)
{
  if (!text || !g_utf8_validate (text, -1, NULL)) {
    pos_json_append_literal (out, "null");
    return;
  }
  g_string_append_c (out, '"');
  for (const char *at = text; *at;) {
    const char *end = at;

    while (is_plain (*end))
      end++;
    pos_json_append_bytes (out, at, (gsize)(end - at));
    if (*end)
      append_escape (out, *end++);
    at = end;
  }
  g_string_append_c (out, '"');
}
