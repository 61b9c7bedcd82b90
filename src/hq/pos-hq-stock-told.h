/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-stock-told.h — how much of some products lies where, for a register that asks just now.
 * Layer: hq.  Thread: main.
 * Rules:  a hub answers from what it has, which is headquarters' to within seconds while it hears
 *         it; when it does not, it says so, and since when.
 * Source: customer-orders.md §2.6, §4.11; docs/protocol.md. */
#pragma once
#include "hq/pos-hq-call.h"

G_BEGIN_DECLS

/* @call: its input is a PosStockInquiry; it is used up. */
void pos_hq_stock_tell (PosHqCall *call);

G_END_DECLS
