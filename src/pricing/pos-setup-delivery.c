/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-delivery.c — delivery modes and pick-up slots: §2.1, §2.4. */
#include "pricing/pos-delivery-private.h"
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_empty (GStrv list)
{
  return !list || !list[0];
}

static gboolean
meets (GStrv a, GStrv b)
{
  for (GStrv id = a; id && *id; id++)
    if (b && g_strv_contains ((const char *const *)b, *id))
      return TRUE;
  return FALSE;
}

static void
check_mode (PosSetupLook *look, gpointer record)
{
  PosDeliveryMode *mode = record;

  if (!*pos_l10n_get (mode->name, NULL))
    pos_setup_add (look, "no-name", N_ ("The delivery mode “%s” has no name."), mode->id);
  if (is_empty (mode->stores))
    pos_setup_add (look, "no-store", N_ ("No store may use the delivery mode “%s”."), mode->id);
  pos_setup_need_all (look, POS_TYPE_STORE, mode->stores);
  pos_setup_need (look, POS_TYPE_EXPEDITE_CODE, mode->expedite);
  if (meets (mode->products, mode->products_excluded) ||
      meets (mode->countries, mode->countries_excluded))
    pos_setup_add (
        look,
        "in-and-out",
        N_ ("The delivery mode “%s” includes and excludes the same; the exclusion wins."),
        mode->id);
  if (mode->lead_days < 0)
    pos_setup_add (
        look, "lead-days", N_ ("The delivery mode “%s” arrives before it is ordered."), mode->id);
}

/* --- Slots --- */

static void
check_overlaps (PosSetupLook *look, PosSlotRule *rule)
{
  GPtrArray *rules = pos_config_list (look->config, POS_TYPE_SLOT_RULE);

  for (guint i = 0; i < rules->len; i++) {
    PosSlotRule *other = rules->pdata[i];
    if (strcmp (rule->id, other->id) < 0 && pos_slot_rule_overlaps (rule, other))
      pos_setup_add (look,
                     "overlap",
                     N_ ("The slot rules “%1$s” and “%2$s” overlap for the delivery mode “%3$s”."),
                     rule->id,
                     other->id,
                     rule->mode);
  }
}

/* TS3: hours of the rule in which the store is closed.  A rule for all days says nothing of a day
 * on which nobody is there. */
static gboolean
lies_outside (PosSlotRule *rule, PosStore *store, PosDate date)
{
  int from, until;

  if (!pos_delivery_runs_on (rule->weekdays, date))
    return FALSE;
  if (!pos_delivery_get_opening (store, date, &from, &until))
    return !is_empty (rule->weekdays);
  return pos_slot_rule_read_time (rule->start) < from ||
         pos_slot_rule_read_time (rule->end) > until;
}

static void
check_opening (PosSetupLook *look, PosSlotRule *rule)
{
  GPtrArray *stores = pos_config_list (look->config, POS_TYPE_STORE);

  for (guint i = 0; i < stores->len; i++) {
    PosStore *store = stores->pdata[i];
    gboolean outside = FALSE;

    for (int day = 0; pos_stores_have (rule->stores, store->id) && day < 7; day++)
      outside |= lies_outside (rule, store, pos_date_add_days (look->facts->today, day));
    if (outside)
      pos_setup_add_notice (
          look,
          "closed",
          N_ ("Slots of the rule “%1$s” lie outside the opening hours of the store “%2$s”: those "
              "are not offered."),
          rule->id,
          store->id);
  }
}

/* Also when it is that from a day to come. */
static gboolean
is_for_pickup (PosSetupLook *look, const char *id)
{
  PosDeliveryMode *mode = pos_config_get (look->config, POS_TYPE_DELIVERY_MODE, id);

  return mode->pickup_from.julian != 0 ||
         pos_delivery_get_mode_class (look->config, id, look->facts->today) == POS_MODE_PICKUP;
}

static void
check_slots (PosSetupLook *look, gpointer record)
{
  PosSlotRule *rule = record;

  if (pos_setup_need (look, POS_TYPE_DELIVERY_MODE, rule->mode) &&
      !is_for_pickup (look, rule->mode))
    pos_setup_add (look,
                   "not-pickup",
                   N_ ("The slot rule “%1$s” is for “%2$s”, which is no mode for pick-up."),
                   rule->id,
                   rule->mode);
  if (is_empty (rule->stores))
    pos_setup_add (look, "no-store", N_ ("The slot rule “%s” is for no store."), rule->id);
  pos_setup_need_all (look, POS_TYPE_STORE, rule->stores);
  if (rule->capacity <= 0)
    pos_setup_add (
        look, "no-capacity", N_ ("The slots of the rule “%s” have room for no order."), rule->id);
  if (pos_slot_rule_read_time (rule->start) < 0 ||
      pos_slot_rule_read_time (rule->end) <= pos_slot_rule_read_time (rule->start))
    pos_setup_add (look,
                   "no-hours",
                   N_ ("The slot rule “%s” ends before it begins, or names no hours."),
                   rule->id);
  if (rule->interval_minutes < 0 ||
      (rule->max_days.micro > 0 && rule->max_days.micro < rule->min_days.micro) ||
      pos_setup_ends_first (rule->from, rule->until))
    pos_setup_add (look,
                   "no-days",
                   N_ ("The slot rule “%s” leaves no day: its last one is before its first."),
                   rule->id);
  check_overlaps (look, rule);
  check_opening (look, rule);
}

void
pos_setup_check_delivery (PosSetupLook *look)
{
  pos_setup_look_at (look, "delivery-mode", POS_TYPE_DELIVERY_MODE, check_mode);
  pos_setup_look_at (look, "slot-rule", POS_TYPE_SLOT_RULE, check_slots);
}
