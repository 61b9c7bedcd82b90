/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-info-paper.h — what the chain asked and paper tells: register.md T-28, print flags.
 * Layer: register, private to the builder of receipts. */
#pragma once
#include "register/pos-receipt-paper.h"

G_BEGIN_DECLS

void pos_info_paper_draw (PosReceiptPaper *paper);

G_END_DECLS
