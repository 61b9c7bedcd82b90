/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery-lines.h — the lines that a delivery operation is about.
 * Layer: register.  Source: customer-orders.md §4.0 (O5, O7), §6.5 (X13). */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* The chosen lines, or @all of which something may still go another way.  Refused when one of them
 * comes back, or was picked, packed or invoiced.  Returns: (transfer full) (nullable)
 * (element-type PosOrderLine). */
GPtrArray *pos_delivery_lines_choose (PosRun *run, gboolean all, GError **error);

/* Whether the mode that was chosen for @line of @order, which ships or is picked up, still takes it
 * there. */
gboolean pos_delivery_lines_fit (PosRun *run, PosOrder *order, PosOrderLine *line);

/* Before @order is kept, which may have lain aside for days: the day that was chosen for a line is
 * not over, and its mode still takes it there.  What is saved already was promised and stays.
 * Errors: POS_ORDER_ERROR_DATE, NO_DELIVERY_MODE. */
gboolean pos_delivery_lines_check_still (PosRun *run, PosOrder *order, GError **error);

/* TS1, TS2: whether @saved (nullable) has that place already, be the time full or given out no
 * more.
 */
gboolean pos_delivery_lines_have_place (
    PosOrder *saved, const char *store, const char *mode, PosDate date, const char *slot);

/* Sends what ships to where @customer, who is another one now, has things sent.  What no mode that
 * was chosen takes there has no delivery any more. */
void pos_delivery_lines_redirect (PosRun *run, PosOrder *order, PosCustomer *customer);

G_END_DECLS
