/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-setup.c — the fields, and what the modes are called. */
#include "model/pos-stock-setup.h"
#include "model/pos-nicks-private.h"

const char *const pos_availability_mode_nicks[] = {"channel", "real-time", NULL};

static const PosField stock_level_fields[] = {
    {POS_FIELD (PosStockLevel, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStockLevel, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStockLevel, QUANTITY, above)},
    {POS_FIELD (PosStockLevel, FLAG, otherwise), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosStockLevel, stock_level, 0)
