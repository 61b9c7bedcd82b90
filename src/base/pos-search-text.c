/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-search-text.c — folding by Unicode: decomposed, marks dropped, case folded, words apart. */
#include "base/pos-search-text.h"

#include <string.h>

/* Letters that do not decompose but that people type without their stroke. */
static const char *
plain_letter (gunichar c)
{
  static const struct {
    gunichar c;
    const char *plain;
  } letters[] = {
      {0x00df, "ss"},
      {0x00e6, "ae"},
      {0x00f0, "d"},
      {0x00f8, "o"},
      {0x00fe, "th"},
      {0x0111, "d"},
      {0x0131, "i"},
      {0x0142, "l"},
      {0x0153, "oe"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].c == c)
      return letters[i].plain;
  return NULL;
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
         type == G_UNICODE_SPACING_MARK;
}

char *
pos_search_fold (const char *text)
{
  GString *folded = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autofree char *cased = g_utf8_casefold (valid, -1);
  g_autofree char *decomposed = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);

  for (const char *at = decomposed; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    const char *plain = plain_letter (c);

    if (plain)
      g_string_append (folded, plain);
    else if (g_unichar_isalnum (c))
      g_string_append_unichar (folded, c);
    else if (!is_mark (c) && c != '\'' && c != 0x2019 && folded->len &&
             folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  }
  if (folded->len && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

char *
pos_search_query (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", 12);
  GString *query = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (*words[i] && !strchr (words[i], ' '))
      g_string_append_printf (query, "%s\"%s\"*", query->len ? " AND " : "", words[i]);
  return g_string_free (query, query->len == 0);
}

char *
pos_search_prefix_end (const char *prefix)
{
  /* Above every byte of UTF-8 that can follow. */
  return g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
}

char *
pos_search_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = text ? text : ""; *at; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  return g_string_free (digits, FALSE);
}

char *
pos_search_phone (const char *text)
{
  g_autofree char *digits = pos_search_digits (text);
  const char *from = digits;

  if (!text || strspn (text, "0123456789 +-()/.") != strlen (text) || strlen (digits) < 4)
    return NULL;
  while (*from == '0')
    from++;
  if (strlen (from) > 9)
    from += strlen (from) - 9;
  return *from ? g_strdup (from) : NULL;
}
