/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-check-in.c — see the header. */
#include "model/pos-check-in.h"

static const PosField check_in_fields[] = {
    {POS_FIELD (PosCheckIn, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCheckIn, ID, order), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCheckIn, TEXT, number)},
    {POS_FIELD (PosCheckIn, TEXT, store), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCheckIn, TEXT, customer_name)},
    {POS_FIELD (PosCheckIn, TEXT, parking)},
    {POS_FIELD (PosCheckIn, TEXT, vehicle)},
    {POS_FIELD (PosCheckIn, INSTANT, at)},
    {POS_FIELD (PosCheckIn, INTEGER, changes), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCheckIn, check_in, 0)

char *
pos_check_in_name (const char *store, const PosId *order)
{
  g_autofree char *id = pos_id_dup_text (order);

  return g_strjoin ("/", pos_text_or (store, ""), id, NULL);
}
