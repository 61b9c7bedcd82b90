/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-taken-slot.c — see the header. */
#include "model/pos-taken-slot.h"

static const PosField taken_slot_fields[] = {
    {POS_FIELD (PosTakenSlot, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTakenSlot, TEXTS, orders)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosTakenSlot, taken_slot, 0)

char *
pos_taken_slot_name (const char *store, const char *mode, PosDate date, const char *slot)
{
  g_autofree char *day = pos_date_to_text (date);

  return g_strjoin ("/", pos_text_or (store, ""), pos_text_or (mode, ""), day, slot, NULL);
}
