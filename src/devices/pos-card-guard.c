/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-card-guard.c — finding and masking card numbers. */
#include "devices/pos-card-guard.h"

#define SHORTEST 13
#define LONGEST 19

/* One digit of the text, and whether a group of digits begins before or ends after it. */
typedef struct {
  const char *at;
  int value;
  gboolean opens;
  gboolean closes;
} Digit;

static gboolean
is_separator (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

/* The digits from @text on that belong together, and where they end. */
static GArray *
collect_digits (const char *text, const char **end)
{
  GArray *digits = g_array_new (FALSE, FALSE, sizeof (Digit));
  gboolean parted = FALSE;
  *end = text;
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_isdigit (c)) {
      gboolean opens = parted || digits->len == 0;
      if (opens && digits->len > 0)
        g_array_index (digits, Digit, digits->len - 1).closes = TRUE;
      Digit digit = {p, g_unichar_digit_value (c), opens, FALSE};
      g_array_append_val (digits, digit);
      parted = FALSE;
      *end = g_utf8_next_char (p);
    } else if (is_separator (c) && !parted) {
      parted = TRUE;
    } else if (!g_unichar_iszerowidth (c)) {
      break;
    }
  }
  if (digits->len > 0)
    g_array_index (digits, Digit, digits->len - 1).closes = TRUE;
  return digits;
}

static gboolean
passes_luhn (const Digit *digits, guint length)
{
  int sum = 0;
  for (guint i = 0; i < length; i++) {
    int value = digits[length - 1 - i].value;
    if (i % 2 == 1)
      value = value > 4 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 == 0;
}

/* The length of the longest card number that begins at @digits; 0 for none. */
static guint
match_card (const Digit *digits, guint available)
{
  if (!digits[0].opens)
    return 0;
  for (guint length = MIN (available, LONGEST); length >= SHORTEST; length--)
    if (digits[length - 1].closes && passes_luhn (digits, length))
      return length;
  return 0;
}

static void
mask_run (GArray *digits, const char *end, GString *out)
{
  const char *from = g_array_index (digits, Digit, 0).at;
  guint i = 0;
  while (i < digits->len) {
    const Digit *digit = &g_array_index (digits, Digit, i);
    guint length = match_card (digit, digits->len - i);
    if (length == 0) {
      i++;
      continue;
    }
    g_string_append_len (out, from, digit->at - from);
    g_string_append (out, "•••• ");
    for (guint j = length - 4; j < length; j++)
      g_string_append_c (out, (char)('0' + digit[j].value));
    from = g_utf8_next_char (digit[length - 1].at);
    i += length;
  }
  g_string_append_len (out, from, end - from);
}

/* What nearly every text of a receipt is spared the search by. */
static gboolean
has_digits_enough (const char *text)
{
  guint count = 0;
  for (const char *p = text; *p && count < SHORTEST; p = g_utf8_next_char (p))
    count += g_unichar_isdigit (g_utf8_get_char (p)) ? 1 : 0;
  return count >= SHORTEST;
}

char *
pos_card_guard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  if (!has_digits_enough (text))
    return g_strdup (text);
  GString *out = g_string_new (NULL);
  const char *p = text;
  while (*p) {
    const char *end = NULL;
    g_autoptr (GArray) digits = collect_digits (p, &end);
    if (digits->len > 0) {
      const char *first = g_array_index (digits, Digit, 0).at;
      g_string_append_len (out, p, first - p);
      mask_run (digits, end, out);
      p = end;
    } else {
      g_string_append_unichar (out, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
  }
  return g_string_free (out, FALSE);
}

gboolean
pos_card_guard_matches (const char *text)
{
  g_autofree char *guarded = pos_card_guard (text);
  return g_strcmp0 (guarded, text) != 0;
}
