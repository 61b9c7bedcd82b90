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

G_END_DECLS
