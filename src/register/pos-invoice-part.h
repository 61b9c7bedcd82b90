/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-invoice-part.h — what one hand-over or shipment invoiced of an order, as an order of its own
 * to print.
 * Layer: register, private to it.  Pure. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Lines, charges and sums between @before (nullable: nothing was kept yet) and @after; payments and
 * what remains are those of @after.  Returns: (transfer full). */
PosOrder *pos_invoice_part_new (PosOrder *before, PosOrder *after);
/* Whether nothing was invoiced between the two, as when an order is taken: no copy is made. */
gboolean pos_invoice_part_is_empty (PosOrder *before, PosOrder *after);

G_END_DECLS
