/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-code.c — see the header. */
#include "model/pos-info-code.h"

static const char *const triggers[] = {
    "disc.line_amount",
    "disc.line_percent",
    "disc.total_amount",
    "disc.total_percent",
    "drawer.open",
    "line.price_override",
    "line.void",
    "order.cancel",
    "order.deposit_override",
    "pay.void",
    "receipt.reprint",
    "txn.suspend",
    "txn.void",
    NULL,
};

const char *const *
pos_info_code_get_triggers (void)
{
  return triggers;
}

static const PosField info_code_fields[] = {
    {POS_FIELD (PosInfoCode, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosInfoCode, L10N, prompt)},
    {POS_FIELD (PosInfoCode, TEXTS, operations), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosInfoCode, TEXT, reason_list), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, TEXTS, stores), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosInfoCode, info_code, 0)
