/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-step.h — what a person made of a charge, kept with its order.
 * Layer: model.  Units: minor units of the order's currency.
 * Rules:  each step is noted once and never changed; what became of a charge that nobody ever
 *         touched is no step.
 * Source: customer-orders.md §4.7 "Charge override history". */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

typedef enum {
  POS_CHARGE_STEP_ADDED,    /* by hand, be it with the delivery */
  POS_CHARGE_STEP_CHANGED,  /* another amount was entered */
  POS_CHARGE_STEP_REMOVED,  /* by hand, or with its line */
  POS_CHARGE_STEP_DISCARDED /* what was entered, by computing anew */
} PosChargeStepKind;

#define POS_TYPE_CHARGE_STEP (pos_charge_step_get_type ())
POS_DECLARE_RECORD (PosChargeStep, charge_step, CHARGE_STEP)

struct _PosChargeStep {
  PosRecord parent_instance;

  PosId id;
  int kind; /* PosChargeStepKind */
  gint64 at;
  char *store; /* where it was done */
  char *register_id;
  char *worker;
  char *approver; /* (nullable) */
  PosId charge;
  char *code;
  char *item;        /* (nullable): of the line that it is for */
  gint64 calculated; /* what the rules said; of what was added, nothing */
  gint64 before;     /* what was charged until then */
  gint64 amount;     /* from then on */
  char *reason;
};

/* "added", "changed", "removed", "discarded". */
const char *pos_charge_step_kind_get_nick (int kind);

G_END_DECLS
