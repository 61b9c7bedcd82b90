/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serials.h — serial numbers: which piece may leave, and when its number has to be known.
 * Layer: register.  Reads the disk.
 * Rules:  a number is held against the stock of the place that the piece leaves from; not where the
 *         product only notes them, where stock may be negative, where nobody ever counted, and not
 *         at all without feature F16.  A piece that comes back to that place with the same cart
 *         counts as lying there, unless it is blocked.
 * Source: customer-orders.md §3.2 (L1, L2), §4.13 (R11); register.md T-8. */
#pragma once
#include "register/pos-operation.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

/* How a part of a line names what pos_serials_enter() takes. */
#define POS_SERIAL_OF_PART                                                                         \
  {                                                                                                \
    "serial", POS_PARAM_TEXT, FALSE, NULL,                                                         \
        "its serial number, where the product has them and the line has none yet", NULL            \
  }

/* What somebody typed or scanned becomes the line's number; @serial: (nullable): none.
 * Errors: POS_ORDER_ERROR_PRODUCT with "reason": "no-serial" (the product has none),
 * "serial-unknown" with "serial" and "location", "serial-twice" with "serial"; of what comes back
 * without a receipt "serial-here" with "serial", "location" and "next": it lies there already; of
 * what comes back with one POS_ORDER_ERROR_STATUS, rule "serial-differs", and NEEDS_APPROVAL for
 * return.serial. */
gboolean pos_serials_enter (
    PosRun *run, PosOrder *order, PosOrderLine *line, const char *serial, GError **error);

/* R11: the same of a line of @cart that comes back.  @sold: (nullable): the number that was sold.
 */
gboolean pos_serials_take_back (PosRun *run,
                                PosOrder *cart,
                                PosOrderLine *line,
                                const char *sold,
                                const char *serial,
                                GError **error);

/* Whether the piece may leave from @warehouse. */
gboolean
pos_serials_fits (PosRegister *self, const char *item, const char *warehouse, const char *serial);

/* L2: at the latest when the piece of @line of @order leaves.  Errors: POS_ORDER_ERROR_PRODUCT with
 * "reason": "serial-missing" with "line" and "next", and those above. */
gboolean
pos_serials_check_leaving (PosRegister *self, PosOrder *order, PosOrderLine *line, GError **error);

/* Whether something of @line leaves when @cart is paid. */
gboolean pos_serials_leaves (PosOrder *cart, PosOrderLine *line);

/* The same of all that leaves when @cart is paid; what comes back with it needs its number too. */
gboolean pos_serials_check_cart (PosRegister *self, PosOrder *cart, GError **error);

G_END_DECLS
