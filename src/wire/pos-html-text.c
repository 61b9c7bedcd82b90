/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-html-text.c — a scanner for the HTML of product descriptions; not a browser. */
#include "wire/pos-html-text.h"

#include <string.h>

typedef struct {
  const char *name;
  gunichar character;
} Entity;

static const Entity entities[] = {
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", ' '},      {"iexcl", 0xA1},   {"cent", 0xA2},    {"pound", 0xA3},   {"yen", 0xA5},
    {"sect", 0xA7},     {"copy", 0xA9},    {"laquo", 0xAB},   {"shy", 0xAD},     {"reg", 0xAE},
    {"deg", 0xB0},      {"plusmn", 0xB1},  {"sup2", 0xB2},    {"sup3", 0xB3},    {"micro", 0xB5},
    {"middot", 0xB7},   {"raquo", 0xBB},   {"frac14", 0xBC},  {"frac12", 0xBD},  {"frac34", 0xBE},
    {"iquest", 0xBF},   {"Agrave", 0xC0},  {"Aacute", 0xC1},  {"Acirc", 0xC2},   {"Auml", 0xC4},
    {"Aring", 0xC5},    {"AElig", 0xC6},   {"Ccedil", 0xC7},  {"Egrave", 0xC8},  {"Eacute", 0xC9},
    {"Ecirc", 0xCA},    {"Euml", 0xCB},    {"Iacute", 0xCD},  {"Iuml", 0xCF},    {"Ntilde", 0xD1},
    {"Oacute", 0xD3},   {"Ouml", 0xD6},    {"times", 0xD7},   {"Oslash", 0xD8},  {"Uacute", 0xDA},
    {"Uuml", 0xDC},     {"szlig", 0xDF},   {"agrave", 0xE0},  {"aacute", 0xE1},  {"acirc", 0xE2},
    {"atilde", 0xE3},   {"auml", 0xE4},    {"aring", 0xE5},   {"aelig", 0xE6},   {"ccedil", 0xE7},
    {"egrave", 0xE8},   {"eacute", 0xE9},  {"ecirc", 0xEA},   {"euml", 0xEB},    {"igrave", 0xEC},
    {"iacute", 0xED},   {"icirc", 0xEE},   {"iuml", 0xEF},    {"ntilde", 0xF1},  {"ograve", 0xF2},
    {"oacute", 0xF3},   {"ocirc", 0xF4},   {"otilde", 0xF5},  {"ouml", 0xF6},    {"divide", 0xF7},
    {"oslash", 0xF8},   {"ugrave", 0xF9},  {"uacute", 0xFA},  {"ucirc", 0xFB},   {"uuml", 0xFC},
    {"yuml", 0xFF},     {"OElig", 0x152},  {"oelig", 0x153},  {"ensp", ' '},     {"emsp", ' '},
    {"thinsp", ' '},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"sbquo", 0x201A},  {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E}, {"bull", 0x2022},
    {"hellip", 0x2026}, {"prime", 0x2032}, {"Prime", 0x2033}, {"euro", 0x20AC},  {"trade", 0x2122},
    {"larr", 0x2190},   {"rarr", 0x2192},  {"minus", 0x2212}, {"ne", 0x2260},    {"le", 0x2264},
    {"ge", 0x2265},
};

static const char *const blocks[] = {
    "p",  "br", "div", "li", "ul", "ol", "tr",    "table",   "h1",      "h2",         "h3",
    "h4", "h5", "h6",  "hr", "dt", "dd", "title", "section", "article", "blockquote", NULL,
};

/* The longest entity we know, with & and ; around it. */
#define MAX_ENTITY 12

typedef struct {
  GString *text;
  gboolean blank; /* white space since the last character */
  gboolean line;  /* a block began or ended since then */
} Writer;

static void
put (Writer *writer, gunichar character)
{
  if (g_unichar_isspace (character) || character == 0xA0) {
    writer->blank = TRUE;
    return;
  }
  if (writer->text->len > 0 && (writer->line || writer->blank))
    g_string_append_c (writer->text, writer->line ? '\n' : ' ');
  writer->line = writer->blank = FALSE;
  g_string_append_unichar (writer->text, character);
}

/* A number that is no character of a text reads as the sign for that. */
static gunichar
number_to_character (const char *digits)
{
  gboolean hex = digits[0] == 'x' || digits[0] == 'X';
  guint64 number = g_ascii_strtoull (hex ? digits + 1 : digits, NULL, hex ? 16 : 10);
  gboolean control = number < 0x20 && number != '\t' && number != '\n' && number != '\r';

  if (number > 0x10FFFF || control || !g_unichar_validate ((gunichar)number))
    return 0xFFFD;
  return (gunichar)number;
}

static gboolean
is_number (const char *name)
{
  if (name[0] != '#')
    return FALSE;
  if (name[1] == 'x' || name[1] == 'X')
    return name[2] && strspn (name + 2, "0123456789abcdefABCDEF") == strlen (name + 2);
  return name[1] && strspn (name + 1, "0123456789") == strlen (name + 1);
}

/* At an "&".  Returns: where to go on. */
static const char *
read_entity (Writer *writer, const char *at)
{
  const char *end = memchr (at, ';', strnlen (at, MAX_ENTITY));
  g_autofree char *name = end ? g_strndup (at + 1, (gsize)(end - at - 1)) : NULL;

  if (name && is_number (name)) {
    put (writer, number_to_character (name + 1));
    return end + 1;
  }
  for (gsize i = 0; name && i < G_N_ELEMENTS (entities); i++) {
    if (strcmp (entities[i].name, name) != 0)
      continue;
    put (writer, entities[i].character);
    return end + 1;
  }
  put (writer, '&');
  return at + 1;
}

/* Past the ">" of the tag at @at; quotes may hide one. */
static const char *
skip_tag (const char *at)
{
  char quote = 0;

  for (; *at; at++) {
    if (quote)
      quote = *at == quote ? 0 : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else if (*at == '>')
      return at + 1;
  }
  return at;
}

static const char *
skip_past (const char *at, const char *needle)
{
  const char *found = strstr (at, needle);

  return found ? found + strlen (needle) : at + strlen (at);
}

/* Past the end tag of an element whose content nobody reads. */
static const char *
skip_element (const char *at, const char *name)
{
  gsize length = strlen (name);

  for (; *at; at++)
    if (at[0] == '<' && at[1] == '/' && !g_ascii_strncasecmp (at + 2, name, length))
      return skip_tag (at);
  return at;
}

/* At a "<" that begins a tag or comment.  Returns: where to go on. */
static const char *
read_tag (Writer *writer, const char *at)
{
  const char *start = at + (at[1] == '/' ? 2 : 1);
  gsize length = 0;

  if (g_str_has_prefix (at, "<!--"))
    return skip_past (at, "-->");
  while (g_ascii_isalnum (start[length]))
    length++;
  g_autofree char *name = g_ascii_strdown (start, (gssize)length);
  at = skip_tag (at);
  if (g_strv_contains (blocks, name))
    writer->line = TRUE;
  if (!strcmp (name, "script") || !strcmp (name, "style"))
    return start[-1] == '/' ? at : skip_element (at, name);
  return at;
}

char *
pos_html_to_text (const char *html)
{
  Writer writer = {.text = g_string_new (NULL)};
  const char *at = html;

  while (*at) {
    if (at[0] == '<' && (g_ascii_isalpha (at[1]) || at[1] == '/' || at[1] == '!')) {
      at = read_tag (&writer, at);
    } else if (at[0] == '&') {
      at = read_entity (&writer, at);
    } else {
      put (&writer, g_utf8_get_char (at));
      at = g_utf8_next_char (at);
    }
  }
  return g_string_free (writer.text, FALSE);
}
