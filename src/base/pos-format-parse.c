/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-format-parse.c — typed amounts: lenient where only one reading exists, strict elsewhere. */
#include "base/pos-error.h"
#include "base/pos-format.h"

#include <string.h>

#define GROUP_MARK '\'' /* stands for every space and apostrophe between digits */

static gboolean
refuse (const char *text, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (text, (gssize)strnlen (text, 32));

  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "“%s” is not an amount", shown);
}

static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT; /* isolates and direction marks */
}

/* Reduces @text to ASCII digits, '.', ',', GROUP_MARK and one leading '-'; %NULL when it holds
 * anything else.  The currency may stand as a symbol or as its code. */
static char *
normalize (const char *text, guint32 currency)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean negative = FALSE;
  char code[4];

  pos_currency_to_code (currency, code);
  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (currency && g_str_has_prefix (at, code)) {
      at += 2;
    } else if (g_unichar_isdigit (c)) {
      g_string_append_c (plain, (char)('0' + g_unichar_digit_value (c)));
    } else if (c == '.' || c == ',') {
      g_string_append_c (plain, (char)c);
    } else if (g_unichar_isspace (c) || c == '\'' || c == 0x2019) {
      if (plain->len > 0)
        g_string_append_c (plain, GROUP_MARK);
    } else if ((c == '-' || c == 0x2212) && plain->len == 0 && !negative) {
      negative = TRUE;
    } else if (!is_invisible (c) && g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL) {
      return NULL;
    }
  }
  while (plain->len > 0 && plain->str[plain->len - 1] == GROUP_MARK)
    g_string_truncate (plain, plain->len - 1);
  if (negative)
    g_string_prepend_c (plain, '-');
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Is every @mark in @whole followed by a group?  Three digits at the end; two (India) or three
 * before that. */
static gboolean
groups_are_right (const char *whole, char mark)
{
  g_auto (GStrv) groups = g_strsplit (whole, (char[]){mark, '\0'}, -1);
  guint count = g_strv_length (groups);

  for (guint i = 0; i < count && count > 1; i++) {
    gsize length = strlen (groups[i]);
    gboolean first = i == 0, last = i + 1 == count;

    if (first ? length < 1 || length > 3 : last ? length != 3 : length != 2 && length != 3)
      return FALSE;
  }
  return TRUE;
}

/* Where the decimals begin; %NULL for a whole number.  @own and @other are the language's decimal
 * point and the other one. */
static char *
find_decimal_point (char *digits, char own, char other)
{
  char *last_own = strrchr (digits, own), *last_other = strrchr (digits, other);

  if (last_own && last_other)
    return MAX (last_own, last_other);
  if (last_own)
    return last_own;
  /* "12.50" in Dutch: a dot that cannot be a group is the point of a numeric key. */
  if (last_other && strchr (digits, other) == last_other && !groups_are_right (digits, other))
    return last_other;
  return NULL;
}

gboolean
pos_format_parse_money (
    PosFormat *self, const char *text, guint32 currency, gint64 *minor, GError **error)
{
  g_return_val_if_fail (POS_IS_FORMAT (self) && text != NULL && minor != NULL, FALSE);

  g_autofree char *plain = g_utf8_validate (text, -1, NULL) ? normalize (text, currency) : NULL;
  if (!plain)
    return refuse (text, error);

  char own = *pos_format_get_decimal_point (self) == ',' ? ',' : '.';
  char *digits = plain[0] == '-' ? plain + 1 : plain;
  char *point = find_decimal_point (digits, own, own == '.' ? ',' : '.');
  g_autofree char *decimals = point ? g_strdup (point + 1) : NULL;
  char *mark;

  if (point)
    *point = '\0';
  mark = strpbrk (digits, ".,'");
  if (mark && !groups_are_right (digits, *mark))
    return refuse (text, error);

  g_auto (GStrv) groups = g_strsplit (plain, mark ? (char[]){*mark, '\0'} : "'", -1);
  g_autofree char *whole = g_strjoinv ("", groups);
  const char *size = whole[0] == '-' ? whole + 1 : whole;
  gboolean has_decimals = decimals && *decimals;
  /* ".50" is fifty cents; "12." is what one has typed on the way to 12.50. */
  g_autofree char *number = g_strconcat (whole[0] == '-' ? "-" : "",
                                         *size || !has_decimals ? size : "0",
                                         has_decimals ? "." : "",
                                         has_decimals ? decimals : "",
                                         NULL);
  return pos_minor_parse (number, currency, minor, error);
}
