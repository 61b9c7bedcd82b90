/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-holds.c — see the header. */
#include "pricing/pos-discount-holds.h"
#include "base/pos-error.h"

#include <stdlib.h>

#define GRACE_MINUTES 15

/* --- The context --- */

static void
add_groups (PosDiscountContext *self, GStrv groups)
{
  for (; groups && *groups; groups++)
    g_hash_table_add (self->groups, *groups);
}

static void
add_coupons (PosDiscountContext *self)
{
  for (GStrv code = self->order->coupons; code && *code; code++) {
    PosCoupon *coupon = pos_discount_find_coupon (self->pricing, *code, NULL);
    if (coupon)
      g_hash_table_add (self->given, coupon->discount);
  }
}

static void
add_moment (PosDiscountContext *self, gint64 instant)
{
  const char *zone = self->pricing->store ? self->pricing->store->time_zone : NULL;

  self->moments[self->n_moments++] = (PosDiscountMoment){
      pos_date_at (instant, zone),
      pos_date_get_minutes_at (instant, zone),
  };
}

/* A cart that was open when an offer ended keeps the promise for a while. */
static void
add_moments (PosDiscountContext *self)
{
  PosParameters *parameters = pos_config_get_parameters (self->pricing->config);
  gint64 minutes =
      parameters->discount_grace_minutes > 0 ? parameters->discount_grace_minutes : GRACE_MINUTES;
  gint64 earlier = self->pricing->now - minutes * 60 * G_USEC_PER_SEC;

  add_moment (self, self->pricing->now);
  if (self->order && self->order->created_at > 0 && self->order->created_at < self->pricing->now)
    add_moment (self, MAX (earlier, self->order->created_at));
}

void
pos_discount_context_init (PosDiscountContext *self, const PosPricing *pricing, PosOrder *order)
{
  PosCustomer *customer = pricing->customer;

  *self = (PosDiscountContext){.pricing = pricing, .order = order};
  self->groups = g_hash_table_new (g_str_hash, g_str_equal);
  self->given = g_hash_table_new (g_str_hash, g_str_equal);
  add_moments (self);
  if (pricing->store && pricing->store->price_group)
    g_hash_table_add (self->groups, pricing->store->price_group);
  add_groups (self, pricing->store ? pricing->store->price_groups : NULL);
  for (GStrv id = customer ? customer->affiliations : NULL; id && *id; id++) {
    PosAffiliation *affiliation = pos_config_get (pricing->config, POS_TYPE_AFFILIATION, *id);
    add_groups (self, affiliation ? affiliation->price_groups : NULL);
  }
  if (order)
    add_coupons (self);
}

void
pos_discount_context_clear (PosDiscountContext *self)
{
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->given, g_hash_table_unref);
}

/* --- When --- */

static gboolean
is_within (PosDate day, PosDate from, PosDate until)
{
  return from.julian <= day.julian && (until.julian == 0 || day.julian <= until.julian);
}

/* "17:30"; @fallback for none. */
static int
read_time (const char *text, int fallback)
{
  char *rest;
  long hours, minutes;

  if (!text || !*text)
    return fallback;
  hours = strtol (text, &rest, 10);
  minutes = *rest == ':' ? strtol (rest + 1, NULL, 10) : 0;
  return (int)CLAMP (hours * 60 + minutes, 0, 24 * 60);
}

static gboolean
is_on (PosDiscountPeriod *period, PosDate day)
{
  const char weekday[] = {(char)('0' + pos_date_get_weekday (day)), 0};

  return !period->weekdays || !period->weekdays[0] ||
         g_strv_contains ((const char *const *)period->weekdays, weekday);
}

/* Hours past midnight belong to the day before. */
static gboolean
is_open (PosDiscountPeriod *period, PosDiscountMoment moment)
{
  int from = read_time (period->from, 0), until = read_time (period->until, 24 * 60);
  gboolean over_midnight = until <= from;

  if (is_on (period, moment.day) && moment.minutes >= from &&
      (over_midnight || moment.minutes < until))
    return TRUE;
  return over_midnight && moment.minutes < until &&
         is_on (period, pos_date_add_days (moment.day, -1));
}

static gboolean
is_running (PosDiscount *discount, PosDiscountMoment moment)
{
  if (!is_within (moment.day, discount->from, discount->until))
    return FALSE;
  POS_LIST_FOREACH (PosDiscountPeriod, period, discount->periods)
  if (is_open (period, moment))
    return TRUE;
  return pos_list_size (discount->periods) == 0;
}

/* --- Where and for whom --- */

static gboolean
groups_hold (const PosDiscountContext *self, GStrv groups, gboolean all)
{
  guint found = 0, n = groups ? g_strv_length (groups) : 0;

  for (guint i = 0; i < n; i++)
    found += g_hash_table_contains (self->groups, groups[i]) ? 1 : 0;
  return n == 0 || (all ? found == n : found > 0);
}

PosDiscountHold
pos_discount_holds (const PosDiscountContext *self, PosDiscount *discount)
{
  gboolean running = FALSE;

  if (discount->currency && self->order && discount->currency != self->order->currency)
    return POS_DISCOUNT_HOLDS_NOT;
  if (!groups_hold (self, discount->groups, discount->all_groups))
    return POS_DISCOUNT_HOLDS_NOT;
  for (guint i = 0; i < self->n_moments; i++)
    running |= is_running (discount, self->moments[i]);
  if (!running)
    return POS_DISCOUNT_HOLDS_NOT;
  return !discount->coupon || g_hash_table_contains (self->given, discount->id)
             ? POS_DISCOUNT_HOLDS
             : POS_DISCOUNT_WANTS_COUPON;
}

gboolean
pos_discount_adjustment_holds (const PosDiscountContext *self, PosPriceAdjustment *what)
{
  return is_within (self->pricing->today, what->from, what->until) &&
         groups_hold (self, what->groups, FALSE);
}

gint64
pos_discount_get_group_priority (const PosDiscountContext *self, GStrv groups)
{
  gint64 highest = G_MININT64;

  for (; groups && *groups; groups++) {
    PosPriceGroup *group = pos_config_get (self->pricing->config, POS_TYPE_PRICE_GROUP, *groups);
    if (g_hash_table_contains (self->groups, *groups))
      highest = MAX (highest, group ? group->priority : 0);
  }
  return highest == G_MININT64 ? 0 : highest;
}

gint64
pos_discount_get_priority (const PosDiscountContext *self, PosDiscount *discount)
{
  return discount->own_priority ? discount->priority
                                : pos_discount_get_group_priority (self, discount->groups);
}

/* --- Coupons --- */

static gboolean
refuse_coupon (const char *code, const char *reason, const char *words, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_UNAVAILABLE,
                        g_variant_new_parsed ("{'coupon': <%s>, 'reason': <%s>}", code, reason),
                        "The coupon “%.40s” %s",
                        code,
                        words);
}

static gboolean
check_coupon (const PosPricing *pricing,
              PosCoupon *coupon,
              PosCouponCode *known,
              const char *code,
              GError **error)
{
  guint32 today = pricing->today.julian;

  if (coupon->disabled || known->disabled)
    return refuse_coupon (code, "disabled", "is not valid any more", error);
  if (coupon->from.julian > today || known->from.julian > today)
    return refuse_coupon (code, "not-yet", "is not valid yet", error);
  if (!is_within (pricing->today, coupon->from, coupon->until) ||
      !is_within (pricing->today, known->from, known->until))
    return refuse_coupon (code, "ended", "is not valid any more", error);
  if (coupon->customer_required && !pricing->customer)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NO_CUSTOMER,
                          g_variant_new_parsed ("{'coupon': <%s>}", code),
                          "The coupon “%.40s” is for customers who are known by name",
                          code);
  return TRUE;
}

PosCoupon *
pos_discount_find_coupon (const PosPricing *pricing, const char *code, GError **error)
{
  GPtrArray *coupons = pos_config_list (pricing->config, POS_TYPE_COUPON);

  for (guint i = 0; i < coupons->len; i++) {
    PosCouponCode *known = pos_coupon_find_code (coupons->pdata[i], code);
    if (known)
      return check_coupon (pricing, coupons->pdata[i], known, code, error) ? coupons->pdata[i]
                                                                           : NULL;
  }
  pos_set_error (error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NOT_FOUND,
                 g_variant_new_parsed ("{'coupon': <%s>}", code),
                 "There is no coupon “%.40s”",
                 code);
  return NULL;
}
