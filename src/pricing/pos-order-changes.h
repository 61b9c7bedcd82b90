/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-changes.h — two states of one order side by side: before, after, difference.
 * Layer: pricing.  Pure.  Source: customer-orders.md §4.8, §6.6: shown before anything is written.
 */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

typedef struct {
  PosOrderLine *before; /* (nullable) owned: new lines have none */
  PosOrderLine *after;  /* (nullable) owned: lines that are gone have none */
  PosQuantity quantity; /* differences */
  gint64 total;
} PosLineChange;

typedef struct {
  PosCharge *before; /* (nullable) owned */
  PosCharge *after;  /* (nullable) owned */
  gint64 total;
} PosChargeChange;

typedef struct {
  PosOrder *before; /* owned */
  PosOrder *after;
  GPtrArray *lines;   /* PosLineChange: lines that differ, in the order of @after */
  GPtrArray *charges; /* PosChargeChange: charges that differ */

  /* After less before. */
  gint64 total;
  gint64 tax;
  gint64 charge_total;
  gint64 discount;
  gint64 deposit_required;
  gint64 open_total;
  gint64 balance;
} PosOrderChanges;

PosOrderChanges *pos_order_changes_new (PosOrder *before, PosOrder *after);
/* Not even a note, a name or a payment differs: saving it would say nothing new. */
gboolean pos_order_changes_is_empty (PosOrderChanges *self);
void pos_order_changes_free (PosOrderChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosOrderChanges, pos_order_changes_free)

G_END_DECLS
