/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-money.c — fixed-point arithmetic; every product is formed in 128 bits and rounded once. */
#include "base/pos-money.h"
#include "base/pos-error.h"

#include <string.h>

__extension__ typedef __int128 Wide;

guint32
pos_currency_from_code (const char *code)
{
  guint32 packed = 0;

  if (!code || strlen (code) != 3)
    return 0;
  for (int i = 0; i < 3; i++) {
    if (!g_ascii_isupper (code[i]))
      return 0;
    packed = packed << 8 | (guint8)code[i];
  }
  return packed;
}

void
pos_currency_to_code (guint32 currency, char code[4])
{
  code[0] = (char)(currency >> 16 & 0xff);
  code[1] = (char)(currency >> 8 & 0xff);
  code[2] = (char)(currency & 0xff);
  code[3] = '\0';
}

/* ISO 4217: everything not listed has two digits. */
int
pos_currency_get_exponent (guint32 currency)
{
#define PACK(a, b, c) ((guint32)(a) << 16 | (guint32)(b) << 8 | (guint32)(c))
  switch (currency) {
  case PACK ('B', 'I', 'F'):
  case PACK ('C', 'L', 'P'):
  case PACK ('D', 'J', 'F'):
  case PACK ('G', 'N', 'F'):
  case PACK ('I', 'S', 'K'):
  case PACK ('J', 'P', 'Y'):
  case PACK ('K', 'M', 'F'):
  case PACK ('K', 'R', 'W'):
  case PACK ('P', 'Y', 'G'):
  case PACK ('R', 'W', 'F'):
  case PACK ('U', 'G', 'X'):
  case PACK ('U', 'Y', 'I'):
  case PACK ('V', 'N', 'D'):
  case PACK ('V', 'U', 'V'):
  case PACK ('X', 'A', 'F'):
  case PACK ('X', 'O', 'F'):
  case PACK ('X', 'P', 'F'):
    return 0;
  case PACK ('B', 'H', 'D'):
  case PACK ('I', 'Q', 'D'):
  case PACK ('J', 'O', 'D'):
  case PACK ('K', 'W', 'D'):
  case PACK ('L', 'Y', 'D'):
  case PACK ('O', 'M', 'R'):
  case PACK ('T', 'N', 'D'):
    return 3;
  default:
    return 2;
  }
#undef PACK
}

static gint64
power_of_ten (int exponent)
{
  gint64 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

static Wide
divide (Wide numerator, Wide denominator, PosRounding rounding)
{
  Wide quotient = numerator / denominator;
  Wide remainder = numerator % denominator;

  if (remainder == 0 || rounding == POS_ROUND_DOWN)
    return quotient;

  Wide away = ((numerator < 0) == (denominator < 0)) ? 1 : -1;
  Wide twice = 2 * (remainder < 0 ? -remainder : remainder);
  Wide size = denominator < 0 ? -denominator : denominator;

  if (rounding == POS_ROUND_UP)
    return quotient + away;
  if (twice > size || (twice == size && (rounding == POS_ROUND_HALF_UP || quotient % 2 != 0)))
    return quotient + away;
  return quotient;
}

static gint64
saturate (Wide value)
{
  if (value > G_MAXINT64)
    return G_MAXINT64;
  if (value < G_MININT64)
    return G_MININT64;
  return (gint64)value;
}

static gboolean
refuse_large (GError **error)
{
  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_OVERFLOW, NULL, "Number is too large");
}

static gboolean
refuse_mixed (GError **error)
{
  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_CURRENCY, NULL, "Amounts differ in currency");
}

gboolean
pos_minor_add (gint64 a, gint64 b, gint64 *out, GError **error)
{
  if (__builtin_add_overflow (a, b, out))
    return refuse_large (error);
  return TRUE;
}

gboolean
pos_money_add (PosMoney a, PosMoney b, PosMoney *out, GError **error)
{
  if (a.currency != b.currency)
    return refuse_mixed (error);
  out->currency = a.currency;
  return pos_minor_add (a.minor, b.minor, &out->minor, error);
}

gboolean
pos_money_subtract (PosMoney a, PosMoney b, PosMoney *out, GError **error)
{
  if (a.currency != b.currency)
    return refuse_mixed (error);
  if (__builtin_sub_overflow (a.minor, b.minor, &out->minor))
    return refuse_large (error);
  out->currency = a.currency;
  return TRUE;
}

PosUnitPrice
pos_unit_price_from_minor (gint64 minor, guint32 currency)
{
  Wide micro = (Wide)minor * POS_SCALE / power_of_ten (pos_currency_get_exponent (currency));

  return (PosUnitPrice){saturate (micro)};
}

static gint64
get_per (PosPricePer price)
{
  return price.per.micro > 0 ? price.per.micro : POS_SCALE;
}

gboolean
pos_price_extend (PosPricePer price,
                  PosQuantity quantity,
                  guint32 currency,
                  PosRounding rounding,
                  gint64 *minor,
                  GError **error)
{
  Wide product = (Wide)price.price.micro * quantity.micro;
  Wide divisor =
      (Wide)POS_SCALE * get_per (price) / power_of_ten (pos_currency_get_exponent (currency));
  Wide rounded = divide (product, divisor, rounding);

  if (rounded > G_MAXINT64 || rounded < G_MININT64)
    return refuse_large (error);
  *minor = (gint64)rounded;
  return TRUE;
}

PosUnitPrice
pos_price_of_one (PosPricePer price, gint64 *rest)
{
  Wide per = get_per (price), stated = (Wide)price.price.micro * POS_SCALE;
  Wide one = divide (stated, per, POS_ROUND_HALF_UP);

  if (rest)
    *rest = saturate (divide ((stated - one * per) * POS_SCALE, per, POS_ROUND_HALF_UP));
  return (PosUnitPrice){saturate (one)};
}

int
pos_price_compare (PosPricePer a, PosPricePer b)
{
  Wide left = (Wide)a.price.micro * get_per (b), right = (Wide)b.price.micro * get_per (a);

  return left < right ? -1 : left > right;
}

gint64
pos_minor_at_rate (gint64 minor, PosRate rate, PosRounding rounding)
{
  return saturate (divide ((Wide)minor * rate.micro, POS_SCALE, rounding));
}

gint64
pos_minor_scale (gint64 minor, gint64 numerator, gint64 denominator, PosRounding rounding)
{
  if (denominator == 0)
    return 0;
  return saturate (divide ((Wide)minor * numerator, denominator, rounding));
}

gint64
pos_minor_included_tax (gint64 minor, PosRate rate, PosRounding rounding)
{
  return pos_minor_scale (minor, rate.micro, POS_SCALE + rate.micro, rounding);
}

gint64
pos_minor_round_to (gint64 minor, gint64 increment, PosRounding rounding)
{
  if (increment <= 1)
    return minor;
  return saturate (divide (minor, increment, rounding) * increment);
}

void
pos_minor_allocate (gint64 total, const gint64 *weights, gint64 *parts, gsize n)
{
  Wide weight_sum = 0;
  gint64 left = total;

  for (gsize i = 0; i < n; i++)
    weight_sum += MAX (weights[i], 0);

  for (gsize i = 0; i + 1 < n; i++) {
    Wide weight = weight_sum > 0 ? MAX (weights[i], 0) : 1;
    Wide sum = weight_sum > 0 ? weight_sum : (Wide)n;

    parts[i] = saturate (divide (total * weight, sum, POS_ROUND_HALF_UP));
    /* Many tiny parts may round up past the whole: nobody gets more than is left. */
    if ((total >= 0 && parts[i] > left) || (total < 0 && parts[i] < left))
      parts[i] = left;
    left -= parts[i];
  }
  if (n > 0)
    parts[n - 1] = left;
}

void
pos_minor_apportion (gint64 total, const gint64 *weights, gint64 *parts, gsize n)
{
  g_autofree Wide *remainders = g_new0 (Wide, MAX (n, 1));
  Wide sum = 0, size = total < 0 ? -(Wide)total : total;
  gint64 left = saturate (size);

  for (gsize i = 0; i < n; i++)
    sum += MAX (weights[i], 0);
  for (gsize i = 0; i < n; i++) {
    Wide share = size * (sum > 0 ? MAX (weights[i], 0) : 1), whole = sum > 0 ? sum : (Wide)n;
    parts[i] = saturate (share / whole);
    remainders[i] = share % whole;
    left -= parts[i];
  }
  /* Fewer units are left than there are remainders. */
  for (; left > 0 && n > 0; left--) {
    gsize largest = 0;
    for (gsize i = 1; i < n; i++)
      if (remainders[i] > remainders[largest])
        largest = i;
    parts[largest]++;
    remainders[largest] = -1;
  }
  for (gsize i = 0; total < 0 && i < n; i++)
    parts[i] = -parts[i];
}

gint64
pos_minor_share (gint64 total, PosQuantity from, PosQuantity count, PosQuantity of)
{
  gint64 until = pos_minor_scale (total, from.micro + count.micro, of.micro, POS_ROUND_HALF_UP);
  gint64 before = pos_minor_scale (total, from.micro, of.micro, POS_ROUND_HALF_UP);

  return until - before;
}

/* Written from the last digit to the first, and what has no need to be written passed over three
 * digits at once: most quantities are whole. */
static void
append_digits (GString *text, gint64 value, int decimals, int min_decimals)
{
  guint64 rest = value < 0 ? (guint64)0 - (guint64)value : (guint64)value;
  char buffer[32], *end = buffer + sizeof buffer, *at = end;

  for (; decimals >= min_decimals + 3 && rest % 1000 == 0; decimals -= 3)
    rest /= 1000;
  for (int place = decimals; place > 0; place--, rest /= 10)
    if (at != end || place <= min_decimals || rest % 10 != 0)
      *--at = (char)('0' + rest % 10);
  if (at != end)
    *--at = '.';
  do
    *--at = (char)('0' + rest % 10);
  while (rest /= 10);
  if (value < 0)
    *--at = '-';
  g_string_append_len (text, at, end - at);
}

/* Of what is in a cart, which every tap writes, most is zero. */
static void
fixed_append (GString *text, gint64 value, int decimals, int min_decimals)
{
  if (value == 0)
    g_string_append_len (text, "0.000000", min_decimals > 0 ? min_decimals + 2 : 1);
  else
    append_digits (text, value, decimals, min_decimals);
}

static gboolean
parse_error (const char *text, GError **error)
{
  g_autofree char *shown =
      g_utf8_make_valid (text ? text : "", text ? (gssize)strnlen (text, 32) : 0);

  return pos_set_error (
      error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "“%s” is not a number", shown);
}

/* result × 10 + digit, away from zero: counted downwards for negatives, because the least gint64
 * has no positive twin. */
static gboolean
push_digit (gint64 *result, int digit, gboolean negative)
{
  return !__builtin_mul_overflow (*result, 10, result) &&
         !__builtin_add_overflow (*result, negative ? -digit : digit, result);
}

static gboolean
fixed_parse (const char *text, int decimals, gint64 *value, GError **error)
{
  gboolean negative = text && *text == '-', fits = TRUE;
  const char *start = negative ? text + 1 : text, *point = NULL;
  int after = 0;
  gint64 result = 0;

  if (!text || !g_ascii_isdigit (*start))
    return parse_error (text, error);
  for (const char *at = start; *at; at++) {
    if (*at == '.' && !point)
      point = at;
    else if (!g_ascii_isdigit (*at))
      return parse_error (text, error);
    else if (!point || after++ < decimals)
      fits = fits && push_digit (&result, *at - '0', negative);
    else if (*at != '0') /* "1.500" for a two-digit currency is still exact; "1.505" is not */
      return parse_error (text, error);
  }
  if (point && !point[1])
    return parse_error (text, error);
  for (; after < decimals; after++)
    fits = fits && push_digit (&result, 0, negative);
  if (!fits)
    return refuse_large (error);
  *value = result;
  return TRUE;
}

char *
pos_minor_to_text (gint64 minor, guint32 currency)
{
  GString *text = g_string_new (NULL);

  pos_minor_append (text, minor, currency);
  return g_string_free (text, FALSE);
}

void
pos_minor_append (GString *text, gint64 minor, guint32 currency)
{
  int exponent = pos_currency_get_exponent (currency);

  fixed_append (text, minor, exponent, exponent);
}

gboolean
pos_minor_parse (const char *text, guint32 currency, gint64 *minor, GError **error)
{
  return fixed_parse (text, pos_currency_get_exponent (currency), minor, error);
}

void
pos_integer_append (GString *text, gint64 value)
{
  fixed_append (text, value, 0, 0);
}

char *
pos_micro_to_text (gint64 micro, int min_decimals)
{
  GString *text = g_string_new (NULL);

  pos_micro_append (text, micro, min_decimals);
  return g_string_free (text, FALSE);
}

void
pos_micro_append (GString *text, gint64 micro, int min_decimals)
{
  fixed_append (text, micro, 6, min_decimals);
}

gboolean
pos_micro_parse (const char *text, gint64 *micro, GError **error)
{
  return fixed_parse (text, 6, micro, error);
}
