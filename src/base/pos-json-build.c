/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-json-build.c — a tree of text that was found canonical before: nothing can be wrong in it, so
 * nothing is looked at twice, and a text is one copy instead of a byte at a time. */
#include "base/pos-json-canonical.h"

#include <string.h>

static json_t *build_value (const char **at);

static char
unescape (const char **at)
{
  static const char letters[] = "\"\\bfnrt", meant[] = "\"\\\b\f\n\r\t";
  char letter = *(*at)++;

  if (letter != 'u')
    return meant[strchr (letters, letter) - letters];
  *at += 4;
  return (char)(g_ascii_xdigit_value ((*at)[-2]) * 16 + g_ascii_xdigit_value ((*at)[-1]));
}

/* @begin: behind the quote; @size: as it is written, with escapes. */
static json_t *
build_escaped (const char *begin, gsize size)
{
  g_autofree char *text = g_malloc (size);
  char *to = text;

  for (const char *at = begin; at < begin + size;) {
    char byte = *at++;
    *to++ = byte == '\\' ? unescape (&at) : byte;
  }
  return json_stringn_nocheck (text, (gsize)(to - text));
}

static json_t *
build_text (const char **at)
{
  const char *begin = ++*at;
  gboolean escaped = FALSE;
  gsize size;

  for (; **at != '"'; (*at)++) {
    if (**at != '\\')
      continue;
    escaped = TRUE;
    (*at)++;
  }
  size = (gsize)((*at)++ - begin);
  return escaped ? build_escaped (begin, size) : json_stringn_nocheck (begin, size);
}

static json_t *
build_object (const char **at)
{
  json_t *object = json_object ();

  (*at)++;
  while (**at != '}') {
    const char *key = *at + (**at == ',') + 1;
    const char *end = strchr (key, '"');
    *at = end + 2;
    json_object_setn_new_nocheck (object, key, (gsize)(end - key), build_value (at));
  }
  (*at)++;
  return object;
}

static json_t *
build_list (const char **at)
{
  json_t *list = json_array ();

  (*at)++;
  while (**at != ']') {
    *at += **at == ',';
    json_array_append_new (list, build_value (at));
  }
  (*at)++;
  return list;
}

static json_t *
build_integer (const char **at)
{
  gboolean negative = **at == '-';
  json_int_t number = 0;

  for (*at += negative; g_ascii_isdigit (**at); (*at)++)
    number = number * 10 + (**at - '0');
  return json_integer (negative ? -number : number);
}

static json_t *
build_value (const char **at)
{
  switch (**at) {
  case '"':
    return build_text (at);
  case '{':
    return build_object (at);
  case '[':
    return build_list (at);
  case 'n':
    *at += strlen ("null");
    return json_null ();
  case 't':
    *at += strlen ("true");
    return json_true ();
  case 'f':
    *at += strlen ("false");
    return json_false ();
  default:
    return build_integer (at);
  }
}

json_t *
pos_json_build (const char *text, gsize length)
{
  const char *at = text;
  json_t *json = build_value (&at);

  g_assert (at == text + length);
  return json;
}
