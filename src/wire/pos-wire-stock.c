/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-wire-stock.c — the fields of the question and the answer. */
#include "wire/pos-wire-stock.h"
#include "model/pos-product.h"

static const PosField stock_inquiry_fields[] = {
    {POS_FIELD (PosStockInquiry, TEXTS, items), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosStockInquiry, stock_inquiry, 0)

static const PosField stock_report_fields[] = {
    {POS_FIELD (PosStockReport, INSTANT, at), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStockReport, FLAG, complete)},
    {POS_FIELD (PosStockReport, RECORDS, stock), .item_type = pos_stock_get_type},
    {POS_FIELD (PosStockReport, INTEGER, sequence)},
    {POS_FIELD (PosStockReport, JSON, waiting)},
    {POS_FIELD (PosStockReport, JSON, missing)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosStockReport, stock_report, 0)
