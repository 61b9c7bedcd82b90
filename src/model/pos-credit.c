/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-credit.c — see the header. */
#include "model/pos-credit.h"

static const PosField credit_fields[] = {
    {POS_FIELD (PosCredit, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCredit, MONEY, limit), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCredit, MONEY, settled), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCredit, MONEY, offline_limit), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCredit, credit, 0)
