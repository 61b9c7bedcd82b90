/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-steps.h — what a store does with a line of a saved order: from which state each step may
 * be taken, how much of the line it can take, and what it leaves behind.
 * Layer: model.  Pure: no clock, no permission, no money.
 * Shape:  of what is open of a line a part may be packed, a part picked, a part rejected; the rest
 *         is untouched.  A step moves a quantity from one of these parts to another.
 * Source: customer-orders.md §3.8 (U3–U12), §7.2, §7.3. */
#pragma once
#include "model/pos-order-line.h"

G_BEGIN_DECLS

typedef enum {
  POS_STEP_ACCEPT,    /* U3 */
  POS_STEP_REJECT,    /* U4 */
  POS_STEP_PICKING,   /* U6: somebody is on the way to the shelf */
  POS_STEP_PICK,      /* U7 */
  POS_STEP_PACK,      /* U8 */
  POS_STEP_SHIP,      /* U9 */
  POS_STEP_HAND_OVER, /* U10 */
  POS_STEP_UNPICK,    /* U11 */
  POS_STEP_UNPACK,    /* U12 */
  POS_STEP_REASSIGN,  /* U5 */
} PosLineStep;

#define POS_N_STEPS (POS_STEP_REASSIGN + 1)

/* "accept", "reject", … */
const char *pos_line_step_get_nick (PosLineStep step);

/* Neither picked, packed, rejected nor gone. */
PosQuantity pos_order_line_get_untouched (PosOrderLine *self);

/* How much of the line the step can take: 0 when there is nothing for it. */
PosQuantity pos_line_step_get_most (PosLineStep step, PosOrderLine *line);

/**
 * pos_line_step_check:
 *
 * Whether the step may be taken at all, for some quantity.
 * Errors: POS_ORDER_ERROR_STATUS with "item" and "rule": "not-saved", "closed", "rejected",
 * "not-accepted" (it waits to be accepted), "accepted" (it was already), "nothing-left",
 * "not-picked", "not-packed", "not-shipped" (it is picked up), "not-picked-up" (it is shipped),
 * "electronic" (it only leaves); and with "since", where that was written down, what was done
 * already: "picked-already", "packed-already" (it ships), "ready-already" (it is picked up).
 */
gboolean pos_line_step_check (PosLineStep step, PosOrderLine *line, GError **error);

/* Who takes a step, when and why. */
typedef struct {
  const char *worker;
  gint64 at;
  const char *reason; /* (nullable): of a rejection */
} PosStepBy;

/**
 * pos_line_step_take:
 * @quantity: how much; that of POS_STEP_ACCEPT and POS_STEP_PICKING does not matter
 *
 * Takes the step.  What leaves (ship, hand over) is only marked in line.hand_over: the money rules
 * do the rest.  A line is reassigned whole: it starts again, without a place of its own yet.
 * Errors: those of pos_line_step_check(); POS_ORDER_ERROR_QUANTITY with "item" and "maximum_micro";
 * POS_ORDER_ERROR_STATUS with the rule "picking" and "worker": somebody else picks it.
 */
gboolean pos_line_step_take (
    PosLineStep step, PosOrderLine *line, PosQuantity quantity, PosStepBy by, GError **error);

/* U5 without another place: @quantity of what was rejected is to be done here after all.  A line
 * that was rejected whole has to be accepted again where that is the rule.
 * Errors: POS_ORDER_ERROR_STATUS, rule "nothing-left"; POS_ORDER_ERROR_QUANTITY. */
gboolean pos_order_line_put_back (PosOrderLine *self, PosQuantity quantity, GError **error);

/* After quantities changed: a line of which all that is open was rejected is rejected, and one of
 * which something else is open is not. */
void pos_order_line_settle_rejection (PosOrderLine *self);

/* After quantities changed: of what is not picked, or packed, any more it is not said since when.
 */
void pos_order_line_settle_times (PosOrderLine *self);

G_END_DECLS
