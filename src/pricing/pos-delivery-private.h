/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery-private.h — slot rules, for dates and slots.
 * Layer: pricing, inside the room. */
#pragma once
#include "pricing/pos-delivery.h"

G_BEGIN_DECLS

gboolean pos_delivery_runs_on (GStrv weekdays, PosDate date);

/* @pricing on the day that it is now in @pickup's time zone, which may be another than that of the
 * store that sells. */
PosPricing pos_delivery_look_from (const PosPricing *pricing, PosStore *pickup);

/* Whether @rule speaks about the store and mode at all. */
gboolean pos_slot_rule_is_for (PosSlotRule *rule, const char *store, const char *mode);

/* Whether @rule speaks about that day, whenever it is ordered. */
gboolean pos_slot_rule_runs_on (PosSlotRule *rule, PosDate date);

/* First and last day on which @rule lets goods be picked up when ordering today; no last day:
 * %POS_DATE_NONE. */
PosDate pos_slot_rule_get_first_day (PosSlotRule *rule, PosDate today);
PosDate pos_slot_rule_get_last_day (PosSlotRule *rule, PosDate today);

G_END_DECLS
