/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-view.h — the order as scripts see it: the stable shape of posctl.
 * Layer: register.  Source: posctl.md "Order shape": members that do not apply are null. */
#pragma once
#include "model/pos-order-query.h"

#include <jansson.h>

G_BEGIN_DECLS

/* @language: of descriptions. */
json_t *pos_order_view (PosOrder *order, const char *language);
json_t *pos_order_view_summary (PosOrderSummary *summary);
/* Parts of it.  @line, @charge: (nullable): null. */
json_t *pos_order_view_line (PosOrderLine *line, guint32 currency, const char *language);
json_t *pos_order_view_charge (PosCharge *charge, guint32 currency, const char *language);
json_t *pos_order_view_payment (PosPayment *payment, guint32 currency);
json_t *pos_order_view_totals (PosOrder *order);
/* {"seq", "kind", "amount", "line", "payment", "at", "text"} of every entry. */
json_t *pos_order_view_ledger (PosOrder *order);

G_END_DECLS
