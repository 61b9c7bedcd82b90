/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-status.h — how far an order is, as one word and a glyph.
 * Layer: ui/recall.  Source: visual-language.md §3.1, customer-orders.md §3.4. */
#pragma once
#include "model/pos-order-query.h"
#include "ui/common/pos-pill.h"

G_BEGIN_DECLS

void pos_recall_show_status (PosPill *pill, PosOrderSummary *summary);

G_END_DECLS
