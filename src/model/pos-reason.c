/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-reason.c — the tables of fields. */
#include "model/pos-reason.h"

static const PosField reason_fields[] = {
    {POS_FIELD (PosReason, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReason, L10N, name)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReason, reason, 0)

static const PosField reason_list_fields[] = {
    {POS_FIELD (PosReasonList, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReasonList, L10N, name)},
    {POS_FIELD (PosReasonList, RECORDS, reasons), .item_type = pos_reason_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReasonList, reason_list, 0)

PosReason *
pos_reason_find (PosList *reasons, const char *id)
{
  POS_LIST_FOREACH (PosReason, reason, reasons)
  if (g_strcmp0 (reason->id, id) == 0)
    return reason;
  return NULL;
}
