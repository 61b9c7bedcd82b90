/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-wire-stock.h — what a register asks headquarters about stock, and what it hears.
 * Layer: wire.  Thread: any, one at a time.
 * Rules:  the figures contain what this register's transactions up to @sequence moved, but for
 *         those that the lists name; what came after that it adds up itself.
 * Source: customer-orders.md §2.6, §4.11; docs/protocol.md. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

/* Products of one question. */
#define POS_STOCK_INQUIRY_MAXIMUM 200

#define POS_TYPE_STOCK_INQUIRY (pos_stock_inquiry_get_type ())
POS_DECLARE_RECORD (PosStockInquiry, stock_inquiry, STOCK_INQUIRY)

struct _PosStockInquiry {
  PosRecord parent_instance;

  GStrv items;
};

#define POS_TYPE_STOCK_REPORT (pos_stock_report_get_type ())
POS_DECLARE_RECORD (PosStockReport, stock_report, STOCK_REPORT)

struct _PosStockReport {
  PosRecord parent_instance;

  gint64 at;         /* when it was so */
  gboolean complete; /* no: a hub says it, which does not hear headquarters */
  PosList *stock;    /* PosStock, without serial numbers */
  gint64 sequence;
  char *waiting; /* JSON lists of sequence numbers, as with a page of changes */
  char *missing;
};

G_END_DECLS
