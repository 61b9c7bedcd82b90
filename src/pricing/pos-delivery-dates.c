/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-dates.c — days on which a delivery can happen. */
#include "base/pos-error.h"
#include "pricing/pos-delivery-private.h"

#include <string.h>

/* A search further than this finds a mode that never runs. */
#define HORIZON_DAYS 366
/* Minutes after midnight when nothing is too late yet, for today and tomorrow. */
#define LONG_BEFORE (-4 * 24 * 60)

/* What the rule of pick-up times for that day says of it; none: nothing.  Of several, the one that
 * allows it counts. */
static const char *
judge_rules (const PosPricing *pricing, PosDeliveryMode *mode, PosStore *pickup, PosDate date)
{
  GPtrArray *rules = pos_config_list (pricing->config, POS_TYPE_SLOT_RULE);
  const char *reason = NULL;

  for (guint i = 0; i < rules->len; i++) {
    PosSlotRule *rule = g_ptr_array_index (rules, i);
    PosDate last = pos_slot_rule_get_last_day (rule, pricing->today);

    if (!pos_slot_rule_is_for (rule, pickup->id, mode->id) || !pos_slot_rule_runs_on (rule, date))
      continue;
    if (date.julian < pos_slot_rule_get_first_day (rule, pricing->today).julian)
      reason = "too-early";
    else if (last.julian && date.julian > last.julian)
      reason = "too-late";
    else
      return NULL;
  }
  return reason;
}

static gboolean
has_times (
    const PosPricing *pricing, PosDeliveryMode *mode, PosStore *pickup, PosDate date, int minutes)
{
  g_autoptr (GPtrArray) slots =
      pos_delivery_list_slots (pricing, pickup, mode->id, date, minutes, NULL, NULL);

  return slots->len > 0;
}

/* What the times of @date say where times are given out: it is no day of theirs, or outside opening
 * hours; or it is too late for what they need.  Before a rule begins and after it is over it says
 * nothing. */
static const char *
judge_times (const PosPricing *pricing, PosDeliveryMode *mode, PosStore *pickup, PosDate date)
{
  int minutes = pos_date_get_minutes_at (pricing->now, pickup->time_zone);

  if (!pos_delivery_gives_times (pricing, pickup->id, mode->id, date) ||
      has_times (pricing, mode, pickup, date, minutes))
    return NULL;
  return has_times (pricing, mode, pickup, date, LONG_BEFORE) ? "no-times" : "without-pickup";
}

/* Why @date does not do; %NULL when it does. */
static const char *
get_reason (const PosPricing *pricing, PosDeliveryMode *mode, PosStore *pickup, PosDate date)
{
  const char *reason = pickup && mode ? judge_rules (pricing, mode, pickup, date) : NULL;
  int from, until;

  if (date.julian < pricing->today.julian)
    return "past";
  if (reason)
    return reason;
  if (mode && !pos_delivery_runs_on (mode->weekdays, date))
    return "not-running";
  if (pickup && !pos_delivery_get_opening (pickup, date, &from, &until))
    return "closed";
  return pickup && mode ? judge_times (pricing, mode, pickup, date) : NULL;
}

PosDate
pos_delivery_propose_date (const PosPricing *pricing, const char *mode, PosStore *pickup)
{
  PosPricing there = pos_delivery_look_from (pricing, pickup);
  PosDeliveryMode *found = pos_config_get (pricing->config, POS_TYPE_DELIVERY_MODE, mode);
  PosDate earliest = pos_date_add_days (there.today, found ? (int)found->lead_days : 0);

  for (int days = 0; days < HORIZON_DAYS; days++) {
    PosDate date = pos_date_add_days (earliest, days);

    if (!get_reason (&there, found, pickup, date))
      return date;
  }
  return earliest;
}

/* For who reads no sentences of screens. */
static const char *
say_reason (const char *reason)
{
  static const struct {
    const char *reason, *words;
  } said[] = {
      {"past", "That day is over"},
      {"too-early", "It cannot be ready that early"},
      {"too-late", "It cannot be kept that long"},
      {"not-running", "Nothing goes out on that day"},
      {"closed", "The store is closed on that day"},
      {"without-pickup", "There is no pick-up on that day"},
      {"no-times", "There is no time left to pick up on that day"},
  };
  gsize i = 0;

  while (strcmp (said[i].reason, reason) && i + 1 < G_N_ELEMENTS (said))
    i++;
  return said[i].words;
}

gboolean
pos_delivery_check_date (
    const PosPricing *pricing, const char *mode, PosStore *pickup, PosDate date, GError **error)
{
  PosPricing there = pos_delivery_look_from (pricing, pickup);
  PosDeliveryMode *found = pos_config_get (pricing->config, POS_TYPE_DELIVERY_MODE, mode);
  const char *reason = get_reason (&there, found, pickup, date);
  g_autofree char *proposal = NULL;
  GVariantDict details;

  if (!reason)
    return TRUE;
  proposal = pos_date_to_text (pos_delivery_propose_date (pricing, mode, pickup));
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "reason", "s", reason);
  g_variant_dict_insert (&details, "proposal", "s", proposal);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_DATE,
                        g_variant_dict_end (&details),
                        "%s",
                        say_reason (reason));
}

gboolean
pos_delivery_is_over (const PosPricing *pricing, PosStore *pickup, PosDate date)
{
  return date.julian < pos_delivery_look_from (pricing, pickup).today.julian;
}
