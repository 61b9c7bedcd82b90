/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-choice.h — what becomes of a receipt: a PosSegmented of pos_receipt_option_nicks.
 * Layer: ui/shell.
 * Where no receipts are mailed, only paper is offered. */
#pragma once
#include "register/pos-register.h"
#include "ui/common/pos-segmented.h"

G_BEGIN_DECLS

GtkWidget *pos_receipt_choice_new (PosRegister *reg);
gboolean pos_receipt_choice_is_mailed (PosSegmented *choice);

G_END_DECLS
