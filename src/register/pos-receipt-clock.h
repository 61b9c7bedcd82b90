/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-clock.h — below the time on a receipt: that its clock is wrong, and what time it is.
 * Layer: register, private to the builder of receipts.
 * Source: register.md Y-16, scenario 77; decisions 220, 237. */
#pragma once
#include "register/pos-receipt-paper.h"

G_BEGIN_DECLS

/* Nothing where the clock was right, or nobody could tell. */
void pos_receipt_clock_draw (PosReceiptPaper *paper);

G_END_DECLS
