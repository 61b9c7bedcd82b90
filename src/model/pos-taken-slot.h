/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-taken-slot.h — a pick-up time in which orders have places, as headquarters tells every store.
 * Layer: model.
 * Rules:  orders themselves go to the stores concerned only; so that a time is full everywhere,
 *         their ids go to all.  A time in which nobody has a place has no record.
 * Source: customer-orders.md §2.4 (TS2). */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_TAKEN_SLOT (pos_taken_slot_get_type ())
POS_DECLARE_RECORD (PosTakenSlot, taken_slot, TAKEN_SLOT)

struct _PosTakenSlot {
  PosRecord parent_instance;

  char *id;     /* pos_taken_slot_name() */
  GStrv orders; /* ids, whoever came first first */
};

/* "S2/60/2026-12-03/09:00-10:00" */
char *pos_taken_slot_name (const char *store, const char *mode, PosDate date, const char *slot);

G_END_DECLS
