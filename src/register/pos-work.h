/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work.h — the lines that an operation of the work list is about, and one step on each.
 * Layer: register, private to it.
 * Shape:  the argument "lines" is [{"order", "line", "quantity", "serial", "batch" or
 * "batches"}]; "order" names the order of those that name none. */
#pragma once
#include "model/pos-line-steps.h"
#include "pricing/pos-delivery.h"
#include "register/pos-run.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef struct {
  PosOrder *order;      /* borrowed: a copy beside the cart */
  PosOrderLine *line;   /* borrowed: of it */
  PosQuantity quantity; /* 0: all that the step can take */
  json_t *said;         /* (nullable): what names its batches */
} PosWorkPart;

/* begin() of an operation on such lines: their orders are here, or headquarters is asked for them.
 */
void pos_work_begin (PosRun *run);
/* Its foresee(). */
PosForesight pos_work_foresee (PosRun *run, GError **error);
/* begin() as well, and @next goes on with it. */
void pos_work_fetch (PosRun *run, void (*next) (PosRun *run));

/* Reads the argument, and holds each order and line against the rules of §6.4 and against the place
 * where this is.
 * Errors: POS_ORDER_ERROR_STATUS with "rule" ("not-here", those of pos_order_rules_check());
 * POS_ORDER_ERROR_NO_SELECTION; POS_ORDER_ERROR_NOT_FOUND; those of pos_beside_find().
 * Returns: (transfer full): of PosWorkPart. */
GArray *pos_work_read (PosRun *run, GError **error);

/* All parts are of one order, and where @one_mode is said of one delivery mode.
 * Errors: POS_ORDER_ERROR_STATUS with the rule "one-order" or "one-mode". */
gboolean pos_work_check_together (GArray *parts, gboolean one_mode, GError **error);

/* Takes @step on every part, in the order of the argument, if there is one.  @reason: (nullable).
 * Errors: also those of pos_batches_take(). */
gboolean
pos_work_take (PosRun *run, GArray *parts, PosLineStep step, const char *reason, GError **error);

/* What @part says of a line leaves from @source, the rest of it stays; @part is about what went.
 * Errors: those of POS_STEP_REASSIGN. */
gboolean
pos_work_move (PosRun *run, PosWorkPart *part, const PosDeliverySource *source, GError **error);

/* "lines": what became of each part. */
void pos_work_answer (PosRun *run, GArray *parts);

/* What each of "lines" holds. */
extern const PosParts pos_work_parts[];
#define POS_WORK_PARAMS                                                                            \
  {"order", POS_PARAM_TEXT, FALSE, NULL, "the order of lines that name none", NULL},               \
  {                                                                                                \
    "lines", POS_PARAM_PARTS, TRUE, NULL, "which lines, and how much of each", NULL                \
  }

G_END_DECLS
