/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-serials.h — serial numbers: which piece may leave, and when its number has to be known.
 * Layer: register.  Reads the disk.
 * Rules:  a number is held against the stock of the place that the piece leaves from; not where the
 *         product only notes them, where stock may be negative, where nobody ever counted, and not
 *         at all without feature F16.  A piece that comes back to that place with the same cart
 *         counts as lying there, unless it is blocked.
 * Source: customer-orders.md §3.2 (L1, L2), §4.13 (R11); register.md T-8. */
#pragma once
#include "model/pos-line-serials.h"
#include "register/pos-operation.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

/* How a part of a line names what pos_serials_take() reads. */
#define POS_SERIALS_OF_PART                                                                        \
  {"serial",                                                                                       \
   POS_PARAM_TEXT,                                                                                 \
   FALSE,                                                                                          \
   NULL,                                                                                           \
   "its serial number, where the product has them and the line has none yet",                      \
   NULL},                                                                                          \
  {                                                                                                \
    "serials", POS_PARAM_TEXTS, FALSE, NULL, "where it is several pieces, instead of “serial”",    \
        NULL                                                                                       \
  }

/* Which pieces of a line somebody speaks of. */
typedef struct {
  PosLinePieces pieces;
  guint reach; /* numbers of this piece of the line and those behind it may be named */
} PosSerialsPlace;

/* Of a line that is open: what leaves with it, or else what has not left yet. */
PosSerialsPlace pos_serials_get_place (PosOrderLine *line);

/* What somebody typed or scanned become numbers of those pieces; blank ones are none.
 * Errors: POS_ORDER_ERROR_PRODUCT with "item" and "reason": "no-serial" (the product has none),
 * "serial-exceeds" with "maximum_micro": there are fewer pieces; "serial-unknown" with "serial" and
 * "location", "serial-twice" with "serial"; of what comes back without a receipt "serial-here" with
 * "serial", "location" and "next": it lies there already; of what comes back with one
 * POS_ORDER_ERROR_STATUS, rule "serial-differs" (R11) with "serial", what was sold, and
 * NEEDS_APPROVAL for return.serial, and rule "serial-returned" with "serial": it came back before.
 */
gboolean pos_serials_enter (PosRun *run,
                            PosOrder *order,
                            PosOrderLine *line,
                            const char *const *given,
                            PosSerialsPlace place,
                            PosSerialsHow how,
                            GError **error);

/* The same of what an argument says: "serial" or "serials"; neither is nothing to do.
 * Errors: also CONTRADICTION for both. */
gboolean pos_serials_take (PosRun *run,
                           PosOrder *order,
                           PosOrderLine *line,
                           json_t *part,
                           PosSerialsPlace place,
                           GError **error);

/* The same of a @line of @cart that comes back, and of which nothing else comes back then.
 * @sold: the line that it was sold with. */
gboolean pos_serials_take_back (PosRun *run,
                                PosOrder *cart,
                                PosOrderLine *line,
                                PosOrderLine *sold,
                                json_t *part,
                                GError **error);

/* Whether the piece may leave from @warehouse. */
gboolean
pos_serials_fits (PosRegister *self, const char *item, const char *warehouse, const char *serial);

/* L2: at the latest when pieces of @line of @order leave.  Errors: POS_ORDER_ERROR_PRODUCT with
 * "reason": "serial-missing" with "line", "missing_micro" and "next", and those above. */
gboolean
pos_serials_check_leaving (PosRegister *self, PosOrder *order, PosOrderLine *line, GError **error);

/* Whether something of @line leaves when @cart is paid. */
gboolean pos_serials_leaves (PosOrder *cart, PosOrderLine *line);

/* The same of all that leaves when @cart is paid; what comes back with it needs its number too. */
gboolean pos_serials_check_cart (PosRegister *self, PosOrder *cart, GError **error);

/* "SN-1, SN-2".  Returns: (transfer full) (nullable): none of @pieces has a number. */
char *pos_serials_dup_text (PosOrderLine *line, PosLinePieces pieces);

G_END_DECLS
