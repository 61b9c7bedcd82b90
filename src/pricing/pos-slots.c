/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-slots.c — pick-up slots of a day inside opening hours (§2.4). */
#include "base/pos-error.h"
#include "pricing/pos-delivery-private.h"

#include <stdio.h>
#include <string.h>

#define DAY_MINUTES 1440

gboolean
pos_delivery_runs_on (GStrv weekdays, PosDate date)
{
  const char day[] = {(char)('0' + pos_date_get_weekday (date)), '\0'};

  return !weekdays || !*weekdays || g_strv_contains ((const char *const *)weekdays, day);
}

/* A whole day by its weekday, unless the date has an entry of its own. */
static PosOpening *
find_opening (PosStore *store, PosDate date)
{
  PosOpening *found = NULL;

  POS_LIST_FOREACH (PosOpening, opening, store->opening)
  {
    if (opening->weekday == 0 && opening->date.julian == date.julian)
      return opening;
    if (opening->weekday == pos_date_get_weekday (date))
      found = opening;
  }
  return found;
}

gboolean
pos_delivery_get_opening (PosStore *store, PosDate date, int *from, int *until)
{
  PosOpening *opening = find_opening (store, date);

  *from = 0;
  *until = DAY_MINUTES;
  if (pos_list_size (store->opening) == 0)
    return TRUE;
  if (!opening || opening->closed)
    return FALSE;
  *from = MAX (pos_slot_rule_read_time (opening->from), 0);
  *until = pos_slot_rule_read_time (opening->until);
  if (*until <= 0)
    *until = DAY_MINUTES;
  return *until > *from;
}

gboolean
pos_slot_rule_is_for (PosSlotRule *rule, const char *store, const char *mode)
{
  return g_strcmp0 (rule->mode, mode) == 0 && pos_stores_have (rule->stores, store);
}

PosPricing
pos_delivery_look_from (const PosPricing *pricing, PosStore *pickup)
{
  PosPricing there = *pricing;

  if (pickup && pickup->time_zone && pricing->now != 0 &&
      !(pricing->store && g_strcmp0 (pricing->store->time_zone, pickup->time_zone) == 0))
    there.today = pos_date_at (pricing->now, pickup->time_zone);
  return there;
}

static int
get_days (PosRate days)
{
  return (int)((days.micro + POS_SCALE - 1) / POS_SCALE);
}

PosDate
pos_slot_rule_get_first_day (PosSlotRule *rule, PosDate today)
{
  /* Less than a day counts in hours: see get_first_minute(). */
  return rule->min_days.micro < POS_SCALE ? today
                                          : pos_date_add_days (today, get_days (rule->min_days));
}

PosDate
pos_slot_rule_get_last_day (PosSlotRule *rule, PosDate today)
{
  return rule->max_days.micro > 0 ? pos_date_add_days (today, get_days (rule->max_days))
                                  : POS_DATE_NONE;
}

static gboolean
is_valid_on (PosSlotRule *rule, PosDate date)
{
  return rule->from.julian <= date.julian &&
         (!rule->until.julian || rule->until.julian >= date.julian);
}

gboolean
pos_slot_rule_runs_on (PosSlotRule *rule, PosDate date)
{
  return is_valid_on (rule, date) && pos_delivery_runs_on (rule->weekdays, date);
}

static gboolean
rule_holds (const PosPricing *pricing, PosSlotRule *rule, PosDate date)
{
  PosDate last = pos_slot_rule_get_last_day (rule, pricing->today);

  return pos_slot_rule_runs_on (rule, date) &&
         date.julian >= pos_slot_rule_get_first_day (rule, pricing->today).julian &&
         (!last.julian || date.julian <= last.julian);
}

/* Minutes after midnight of @date before which nothing can be ready. */
static int
get_first_minute (const PosPricing *pricing, PosSlotRule *rule, PosDate date, int now_minutes)
{
  int days = (int)date.julian - (int)pricing->today.julian;
  gint64 notice = rule->min_days.micro < POS_SCALE
                      ? pos_minor_scale (rule->min_days.micro, DAY_MINUTES, POS_SCALE, POS_ROUND_UP)
                      : 0;

  return days > 1 ? 0 : (int)notice + now_minutes - days * DAY_MINUTES;
}

static void
slot_free (gpointer data)
{
  PosSlot *slot = data;

  g_free (slot->slot);
  g_free (slot);
}

typedef struct {
  const PosPricing *pricing;
  PosStore *store;
  const char *mode;
  PosDate date;
  int now_minutes;
  PosSlotTaken taken;
  gpointer data;
  GPtrArray *slots;
} Day;

static char *
name_slot (int start, int end)
{
  return g_strdup_printf ("%02d:%02d-%02d:%02d", start / 60, start % 60, end / 60, end % 60);
}

static void
add_slot (Day *day, PosSlotRule *rule, int start, int end)
{
  PosSlot *slot = g_new0 (PosSlot, 1);
  gint64 taken = 0;

  slot->slot = name_slot (start, end);
  if (day->taken)
    taken = day->taken (day->store->id, day->mode, day->date, slot->slot, day->data);
  slot->capacity = rule->capacity;
  slot->left = MAX (rule->capacity - taken, 0);
  g_ptr_array_add (day->slots, slot);
}

/* No interval: one slot from start to end. */
static int
get_interval (PosSlotRule *rule, int start, int end)
{
  return rule->interval_minutes > 0 ? (int)rule->interval_minutes : end - start;
}

static void
add_rule (Day *day, PosSlotRule *rule)
{
  int start = pos_slot_rule_read_time (rule->start);
  int end = pos_slot_rule_read_time (rule->end);
  int first = get_first_minute (day->pricing, rule, day->date, day->now_minutes);
  int interval = get_interval (rule, start, end);
  int open, close;

  if (start < 0 || end <= start || !pos_delivery_get_opening (day->store, day->date, &open, &close))
    return;
  for (int at = start; at + interval <= end; at += interval)
    if (at >= open && at + interval <= close && at >= first &&
        pos_date_has_time (day->date, at, day->store->time_zone))
      add_slot (day, rule, at, at + interval);
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const PosSlot *first = *(PosSlot **)a;
  const PosSlot *second = *(PosSlot **)b;

  return g_strcmp0 (first->slot, second->slot);
}

GPtrArray *
pos_delivery_list_slots (const PosPricing *pricing,
                         PosStore *store,
                         const char *mode,
                         PosDate date,
                         int now_minutes,
                         PosSlotTaken taken,
                         gpointer data)
{
  GPtrArray *rules = pos_config_list (pricing->config, POS_TYPE_SLOT_RULE);
  GPtrArray *slots = g_ptr_array_new_with_free_func (slot_free);
  PosPricing there = pos_delivery_look_from (pricing, store);
  Day day = {&there, store, mode, date, now_minutes, taken, data, slots};

  for (guint i = 0; i < rules->len; i++) {
    PosSlotRule *rule = g_ptr_array_index (rules, i);

    if (pos_slot_rule_is_for (rule, store->id, mode) && rule_holds (&there, rule, date))
      add_rule (&day, rule);
  }
  g_ptr_array_sort (slots, compare_slots);
  return slots;
}

gboolean
pos_delivery_gives_times (const PosPricing *pricing,
                          const char *store,
                          const char *mode,
                          PosDate date)
{
  GPtrArray *rules = pos_config_list (pricing->config, POS_TYPE_SLOT_RULE);

  for (guint i = 0; i < rules->len; i++) {
    PosSlotRule *rule = g_ptr_array_index (rules, i);

    if (pos_slot_rule_is_for (rule, store, mode) && is_valid_on (rule, date))
      return TRUE;
  }
  return FALSE;
}

gboolean
pos_delivery_check_slot (const PosPricing *pricing,
                         PosStore *store,
                         const char *mode,
                         PosDate date,
                         const char *slot,
                         int now_minutes,
                         PosSlotTaken taken,
                         gpointer data,
                         GError **error)
{
  g_autoptr (GPtrArray) slots =
      pos_delivery_list_slots (pricing, store, mode, date, now_minutes, taken, data);
  const char *reason = "unknown";
  GVariantDict details;

  for (guint i = 0; i < slots->len; i++) {
    PosSlot *candidate = g_ptr_array_index (slots, i);

    if (g_strcmp0 (candidate->slot, slot))
      continue;
    if (candidate->left > 0)
      return TRUE;
    reason = "full";
  }
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "slot", "s", pos_text_or (slot, ""));
  g_variant_dict_insert (&details, "reason", "s", reason);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_SLOT,
                        g_variant_dict_end (&details),
                        strcmp (reason, "full") ? "There is no time %s to pick up on that day"
                                                : "The time %s is full",
                        pos_text_or (slot, "(none)"));
}

static gboolean
makes_slot (PosSlotRule *rule, const char *slot)
{
  int start = pos_slot_rule_read_time (rule->start);
  int end = pos_slot_rule_read_time (rule->end);
  int interval = get_interval (rule, start, end);

  for (int at = start; start >= 0 && interval > 0 && at + interval <= end; at += interval) {
    g_autofree char *name = name_slot (at, at + interval);

    if (g_str_equal (name, slot))
      return TRUE;
  }
  return FALSE;
}

gint64
pos_delivery_get_capacity (
    GPtrArray *rules, const char *store, const char *mode, PosDate date, const char *slot)
{
  for (guint i = 0; i < rules->len; i++) {
    PosSlotRule *rule = rules->pdata[i];

    if (pos_slot_rule_is_for (rule, store, mode) && pos_slot_rule_runs_on (rule, date) &&
        makes_slot (rule, slot))
      return rule->capacity;
  }
  return -1;
}

PosOrderLine *
pos_delivery_find_slot (PosOrder *order, GPtrArray *chosen, const char *store)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (line->slot && line->intent == POS_INTENT_PICK_UP && !g_strcmp0 (line->store, store) &&
      pos_order_line_is_active (line) && pos_order_line_get_open (line).micro > 0 &&
      !g_ptr_array_find (chosen, line, NULL))
    return line;
  return NULL;
}

gboolean
pos_delivery_check_one_slot (PosOrder *order,
                             GPtrArray *chosen,
                             const char *store,
                             const char *mode,
                             PosDate date,
                             const char *slot,
                             GError **error)
{
  PosOrderLine *other = slot ? pos_delivery_find_slot (order, chosen, store) : NULL;
  g_autofree char *day = other ? pos_date_to_text (other->date) : NULL;

  return !other ||
         (other->date.julian == date.julian && !g_strcmp0 (other->slot, slot) &&
          !g_strcmp0 (other->mode, mode)) ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_SLOT,
                        g_variant_new_parsed ("{'reason': <'another'>, 'slot': <%s>, 'date': <%s>}",
                                              other->slot,
                                              day),
                        "Other lines of the order are picked up there at %s",
                        other->slot);
}
