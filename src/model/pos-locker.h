/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-locker.h — where a store lets customers pick up what lies in its own warehouse.
 * Layer: model.  Part of pos-setup.h, which includes it.
 * Rules:  a locker is its store's: its stock, opening, modes and slots are; a place that is no
 *         store is none (FG1).
 * Source: customer-orders.md §10.40. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_LOCKER (pos_locker_get_type ())
POS_DECLARE_RECORD (PosLocker, locker, LOCKER)

struct _PosLocker {
  PosRecord parent_instance;

  char *id;
  char *name;
  char *street;
  char *postcode;
  char *city;
};

/* @lockers: (element-type PosLocker).  Returns: (transfer none) (nullable): the one called @id. */
PosLocker *pos_locker_find (PosList *lockers, const char *id);

G_END_DECLS
