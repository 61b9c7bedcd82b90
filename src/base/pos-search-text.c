/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-search-text.c — folding by Unicode: decomposed, marks dropped, case folded, words apart;
 * then letters and digits that people use for each other. */
#include "base/pos-search-text.h"

#include <string.h>

#define DIGITS "0123456789"
#define MOST_WORDS 12
#define POSTCODE_LEAST 5
#define POSTCODE_MOST 8
#define POSTCODE_DIGITS 5

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

/* Letters of one sound that people write for each other, or that a keyboard for another language
 * has in their place.  Hamza and vowels are marks by now. */
static gunichar
arabic_letter (gunichar c)
{
  switch (c) {
  case 0x0629: /* teh marbuta: heh */
  case 0x06d5: /* ae */
    return 0x0647;
  case 0x0649: /* alef maksura: yeh */
  case 0x06cc: /* farsi yeh */
    return 0x064a;
  case 0x06a9: /* keheh: kaf */
    return 0x0643;
  case 0x0671: /* alef wasla: alef */
    return 0x0627;
  default:
    return c;
  }
}

/* Eastern Arabic ones and those of Persian. */
static gunichar
plain_digit (gunichar c)
{
  if (c >= 0x0660 && c <= 0x0669)
    return '0' + c - 0x0660;
  return c >= 0x06f0 && c <= 0x06f9 ? '0' + c - 0x06f0 : c;
}

#define TATWEEL 0x0640 /* draws a word out, and is none of its letters */

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
         type == G_UNICODE_SPACING_MARK || c == TATWEEL;
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
    else if (g_unichar_isalnum (c) && c != TATWEEL)
      g_string_append_unichar (folded, plain_digit (arabic_letter (c)));
    else if (!is_mark (c) && c != '\'' && c != 0x2019 && folded->len &&
             folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  }
  if (folded->len && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

/* --- Words in two parts --- */

#define LEAST_PART 2

/* As keyboards and word processors write it. */
static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x00b4 || c == 0x02bc || c == 0x2018 || c == 0x2019;
}

static gboolean
is_of_word (gunichar c)
{
  return !is_apostrophe (c) && (g_unichar_isalnum (c) || is_mark (c));
}

/* Where the word that goes on at @at ends. */
static const char *
find_end (const char *at)
{
  while (*at && (is_of_word (g_utf8_get_char (at)) || is_apostrophe (g_utf8_get_char (at))))
    at = g_utf8_next_char (at);
  return at;
}

static void
add_part (GHashTable *parts, const char *from)
{
  g_autofree char *part = g_strndup (from, (gsize)(find_end (from) - from));
  char *folded = pos_search_fold (part);

  if (g_utf8_strlen (folded, -1) >= LEAST_PART && !strchr (folded, ' '))
    g_hash_table_add (parts, folded);
  else
    g_free (folded);
}

static GHashTable *
find_parts (const char *text)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean inside = FALSE;

  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    const char *next = g_utf8_next_char (at);

    if (inside && is_apostrophe (c) && is_of_word (g_utf8_get_char (next)))
      add_part (parts, next);
    inside = is_of_word (c);
  }
  return parts;
}

char *
pos_search_parts (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autoptr (GHashTable) parts = find_parts (valid);
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (parts), (GCompareFunc)strcmp);
  GString *all = g_string_new (NULL);

  for (GList *part = sorted; part; part = part->next)
    g_string_append_printf (all, "%s%s", all->len ? " " : "", (const char *)part->data);
  return g_string_free (all, FALSE);
}

char *
pos_search_words (const char *text)
{
  g_autofree char *parts = pos_search_parts (text);
  char *folded = pos_search_fold (text);

  if (!*parts)
    return folded;
  g_autofree char *first = folded;
  return g_strjoin (" ", first, parts, NULL);
}

/* --- Postcodes, which people write with their blank and without --- */

/* Digits and letters, as "3511np" and "sw1a1aa"; or five digits, which some countries part. */
static gboolean
is_postcode (const char *word)
{
  gsize digits = strspn (word, DIGITS), length = strlen (word);

  return digits == length ? length == POSTCODE_DIGITS
                          : length >= POSTCODE_LEAST && length <= POSTCODE_MOST &&
                                strpbrk (word, DIGITS) != NULL;
}

/* The first part has a digit: no name is one. */
static gboolean
may_part (const char *word, const char *at)
{
  gsize before = (gsize)(at - word);

  if (strspn (word, DIGITS) == strlen (word))
    return before == 2 || before == 3;
  return g_ascii_isdigit (at[-1]) != g_ascii_isdigit (*at) && strcspn (word, DIGITS) < before;
}

/* Where the blank of @word may be, after @from, which is @word at first.  Returns: (nullable) */
static const char *
find_parting (const char *word, const char *from)
{
  if (!is_postcode (word))
    return NULL;
  for (const char *at = from + 1; *at; at++)
    if (may_part (word, at))
      return at;
  return NULL;
}

/* Returns: (nullable) (transfer full): the two as one postcode. */
static char *
join (const char *word, const char *next)
{
  g_autofree char *joined = next ? g_strconcat (word, next, NULL) : NULL;

  return joined && *word && *next && is_postcode (joined) &&
                 may_part (joined, joined + strlen (word))
             ? g_steal_pointer (&joined)
             : NULL;
}

/* --- Words --- */

/* The word, or its parts: which words stand beside each other is not stored. */
static void
append_word (GString *query, const char *word)
{
  const char *at = find_parting (word, word);

  g_string_append_printf (query, at ? "(\"%s\"*" : "\"%s\"*", word);
  for (const char *part = at; part; part = find_parting (word, part))
    g_string_append_printf (query, " OR (\"%.*s\" AND \"%s\"*)", (int)(part - word), word, part);
  g_string_append (query, at ? ")" : "");
}

char *
pos_search_query (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", MOST_WORDS);
  GString *query = g_string_new (NULL);

  for (guint i = 0; words[i]; i++) {
    g_autofree char *joined = join (words[i], words[i + 1]);

    if (!*words[i] || strchr (words[i], ' '))
      continue;
    g_string_append (query, query->len ? " AND " : "");
    if (joined)
      g_string_append_printf (
          query, "(\"%s\"* OR (\"%s\"* AND \"%s\"*))", joined, words[i], words[i + 1]);
    else
      append_word (query, words[i]);
    i += joined ? 1 : 0;
  }
  return g_string_free (query, query->len == 0);
}

/* Whether a word of @within, which begins with a blank, begins so. */
static gboolean
begins (const char *within, const char *first, const char *second)
{
  g_autofree char *wanted = g_strconcat (" ", first, second ? " " : NULL, second, NULL);

  return strstr (within, wanted) != NULL;
}

static gboolean
has_word (const char *within, const char *word)
{
  gboolean found = begins (within, word, NULL);

  for (const char *at = find_parting (word, word); at && !found; at = find_parting (word, at)) {
    g_autofree char *first = g_strndup (word, (gsize)(at - word));
    found = begins (within, first, at);
  }
  return found;
}

gboolean
pos_search_has_words (const char *folded, const char *text)
{
  g_autofree char *within = g_strconcat (" ", folded, NULL);
  g_autofree char *question = pos_search_fold (text);
  g_auto (GStrv) words = g_strsplit (question, " ", -1);

  for (guint i = 0; words[i]; i++) {
    g_autofree char *joined = join (words[i], words[i + 1]);

    if (joined && begins (within, joined, NULL))
      i++;
    else if (*words[i] && !has_word (within, words[i]))
      return FALSE;
  }
  return TRUE;
}

char *
pos_search_prefix_end (const char *prefix)
{
  /* Above every byte of UTF-8 that can follow. */
  return g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
}

char *
pos_search_plain_digits (const char *text)
{
  GString *plain = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    g_string_append_unichar (plain, plain_digit (g_utf8_get_char (at)));
  return g_string_free (plain, FALSE);
}

char *
pos_search_number (const char *text)
{
  g_autofree char *plain = g_strstrip (pos_search_plain_digits (text));

  return *plain ? g_ascii_strup (plain, -1) : NULL;
}

char *
pos_search_digits (const char *text)
{
  GString *digits = g_string_new (NULL);
  g_autofree char *plain = pos_search_plain_digits (text);

  for (const char *at = plain; *at; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  return g_string_free (digits, FALSE);
}

/* Digits, and what stands between them. */
static gboolean
is_phone (const char *plain)
{
  return strspn (plain, "0123456789 +-()/.") == strlen (plain);
}

char *
pos_search_phone (const char *text)
{
  g_autofree char *plain = pos_search_plain_digits (text);
  g_autofree char *digits = pos_search_digits (plain);
  const char *from = digits;

  if (!is_phone (plain) || strlen (digits) < 4)
    return NULL;
  while (*from == '0')
    from++;
  if (strlen (from) > 9)
    from += strlen (from) - 9;
  return *from ? g_strdup (from) : NULL;
}
