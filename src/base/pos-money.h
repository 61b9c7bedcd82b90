/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-money.h — money, unit prices, quantities and rates as fixed-point integers.
 * Layer: base.  Thread: any (plain values).
 * Shape:  money is gint64 minor units; the rest are gint64 millionths in structs of their own, so
 *         that the compiler refuses to add a price to a quantity.
 * Rules:  no floating point; rounding is always an argument; overflow is an error, never a wrong
 *         number.  One order has one currency, kept at its head; inside it amounts are bare minor
 *         units.  PosMoney joins amount and currency where values from two places meet.
 * Source: customer-orders.md N1–N3; conventions 3.6. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define POS_SCALE G_GINT64_CONSTANT (1000000)

typedef struct {
  gint64 minor;
  guint32 currency; /* packed ISO 4217 code, see pos_currency_from_code() */
} PosMoney;

typedef struct {
  gint64 micro; /* millionths of a major currency unit, per one unit of quantity */
} PosUnitPrice;

typedef struct {
  gint64 micro; /* millionths of the unit of measure */
} PosQuantity;

/* A price for several units, which no price of one may say exactly: 10.00 for 3 (register.md P-6).
 */
typedef struct {
  PosUnitPrice price;
  PosQuantity per; /* for so many; 0: for one */
} PosPricePer;

typedef struct {
  gint64 micro; /* millionths: 21 % is 210000 */
} PosRate;

typedef enum {
  POS_ROUND_HALF_UP, /* half away from zero: N2 */
  POS_ROUND_HALF_EVEN,
  POS_ROUND_DOWN, /* towards zero */
  POS_ROUND_UP,   /* away from zero */
} PosRounding;

/* Currencies.  @code is three capital letters; 0 stands for "no such code". */
guint32 pos_currency_from_code (const char *code);
void pos_currency_to_code (guint32 currency, char code[4]);
/* Digits after the decimal point: 2 for EUR, 0 for JPY, 3 for KWD. */
int pos_currency_get_exponent (guint32 currency);

/* Checked arithmetic on minor units: POS_VALUE_ERROR_OVERFLOW. */
gboolean pos_minor_add (gint64 a, gint64 b, gint64 *out, GError **error);

/* Different currencies: POS_VALUE_ERROR_CURRENCY. */
gboolean pos_money_add (PosMoney a, PosMoney b, PosMoney *out, GError **error);
gboolean pos_money_subtract (PosMoney a, PosMoney b, PosMoney *out, GError **error);

/* The price of one unit that is @minor.  Saturates. */
PosUnitPrice pos_unit_price_from_minor (gint64 minor, guint32 currency);

/**
 * pos_price_extend:
 * Multiplies price and quantity in 128 bits and rounds once, to minor units of @currency.
 * Errors: POS_VALUE_ERROR_OVERFLOW.
 */
gboolean pos_price_extend (PosPricePer price,
                           PosQuantity quantity,
                           guint32 currency,
                           PosRounding rounding,
                           gint64 *minor,
                           GError **error);

static inline PosPricePer
pos_price_per_one (PosUnitPrice price)
{
  return (PosPricePer){price, {0}};
}

/* What one costs, rounded; @rest: (out) (optional): what it costs beyond that, in 10⁻¹². */
PosUnitPrice pos_price_of_one (PosPricePer price, gint64 *rest);
/* Below 0: @a is lower.  Nothing is rounded. */
int pos_price_compare (PosPricePer a, PosPricePer b);

/* @minor × @rate, rounded once.  Inputs are bounded by construction, so this cannot overflow for
 * rates up to 1000 (100 000 %); beyond that it saturates. */
gint64 pos_minor_at_rate (gint64 minor, PosRate rate, PosRounding rounding);

/* @minor × @numerator / @denominator, rounded once, in 128 bits.  A zero denominator gives 0. */
gint64 pos_minor_scale (gint64 minor, gint64 numerator, gint64 denominator, PosRounding rounding);

/* The tax contained in a price that includes it: minor × r / (1 + r), rounded. */
gint64 pos_minor_included_tax (gint64 minor, PosRate rate, PosRounding rounding);

/* Rounds to a multiple of @increment minor units (cash rounding); 0 and 1 leave it alone. */
gint64 pos_minor_round_to (gint64 minor, gint64 increment, PosRounding rounding);

/**
 * pos_minor_allocate:
 * @total: what is split
 * @weights: (array length=n): relative sizes; negative counts as zero; all zero: equal parts
 * @parts: (out caller-allocates) (array length=n): the parts, whose sum is @total
 *
 * Rounds every part but the last half away from zero and gives the last the remainder (N3), so
 * 15.00 over 50/30 is 9.38 and 5.62.
 */
void pos_minor_allocate (gint64 total, const gint64 *weights, gint64 *parts, gsize n);

/* The same by largest remainder: no part is further from its exact value than one minor unit, and
 * of equal remainders the first gets it.  E-11: 1.50 over 4.50/3.80/3.20 is 0.59, 0.49 and 0.42. */
void pos_minor_apportion (gint64 total, const gint64 *weights, gint64 *parts, gsize n);

/* The part of @total that belongs to units [from, from + count) of @of units, such that any way of
 * taking all units adds up to @total: round (cum (k)) − round (cum (k − 1)).  M43. */
gint64 pos_minor_share (gint64 total, PosQuantity from, PosQuantity count, PosQuantity of);

/* Text.  Decimal point, optional leading '-', no grouping: the wire's and the files' form.
 * Parsing refuses more digits than fit, other characters and empty text with
 * POS_VALUE_ERROR_PARSE, and numbers too large with POS_VALUE_ERROR_OVERFLOW. */
char *pos_minor_to_text (gint64 minor, guint32 currency);
void pos_minor_append (GString *text, gint64 minor, guint32 currency);
gboolean pos_minor_parse (const char *text, guint32 currency, gint64 *minor, GError **error);
void pos_integer_append (GString *text, gint64 value);
/* Millionths, without trailing zeros; @min_decimals pads ("100.00"). */
char *pos_micro_to_text (gint64 micro, int min_decimals);
void pos_micro_append (GString *text, gint64 micro, int min_decimals);
gboolean pos_micro_parse (const char *text, gint64 *micro, GError **error);

static inline PosQuantity
pos_quantity_whole (gint64 units)
{
  return (PosQuantity){units * POS_SCALE};
}

G_END_DECLS
