/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-locker.c — its fields. */
#include "model/pos-locker.h"

static const PosField locker_fields[] = {
    {POS_FIELD (PosLocker, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLocker, TEXT, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLocker, TEXT, street)},
    {POS_FIELD (PosLocker, TEXT, postcode)},
    {POS_FIELD (PosLocker, TEXT, city)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosLocker, locker, 0)

PosLocker *
pos_locker_find (PosList *lockers, const char *id)
{
  if (!id)
    return NULL;
  POS_LIST_FOREACH (PosLocker, locker, lockers)
  if (g_str_equal (locker->id, id))
    return locker;
  return NULL;
}
