/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-check-ins.h — who waits outside this store for an order.
 * Layer: register.  Thread: main; reads the disk.
 * Rules:  as headquarters told, but for those whose order is handed over here already.
 * Source: customer-orders.md §6.7 "Customer check-in". */
#pragma once
#include "model/pos-check-in.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

/* What the database says has changed, when somebody came or is not waiting any more. */
#define POS_CHECK_INS_TOUCHED "check-in"

/* Who waits longest first.  Returns: (transfer full) (element-type PosCheckIn): %NULL when the disk
 * fails. */
GPtrArray *pos_check_ins_list (PosRegister *self, GError **error);

G_END_DECLS
