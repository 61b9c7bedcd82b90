/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-money.h — what should be in the drawer, and what is over or short.
 * Layer: pricing.  Pure.  Units: minor units.
 * Rules:  expected = start + float in + tendered − change − refunds + income − expense − removal
 *         − safe drop − bank drop; difference = declared − expected (H-11).  Of several start
 *         amounts and counts the last one counts (H-12); of drops all do.
 * Source: register.md §4.3. */
#pragma once
#include "model/pos-shift.h"

G_BEGIN_DECLS

typedef struct {
  char *tender;
  gint64 amounts[POS_SHIFT_ENTRY_DECLARED + 1]; /* by PosShiftEntryKind */
  gint64 expected;
  gint64 n_payments; /* taken or given back */
  gint64 n_counts;   /* declarations; 0: it was not counted */
  gint64 difference; /* over: positive; 0 when it was not counted */
} PosShiftTender;

void pos_shift_tender_free (PosShiftTender *self);

/**
 * pos_shift_money_add_up:
 * @sums: (element-type PosShiftSum): of one shift
 *
 * Returns: (transfer full) (element-type PosShiftTender): a row for each tender that anything is
 * said about, in the order of @sums.  Errors: POS_VALUE_ERROR_OVERFLOW.
 */
GPtrArray *pos_shift_money_add_up (GPtrArray *sums, GError **error);
/* So many of one denomination. */
typedef struct {
  gint64 worth; /* of each */
  gint64 count;
} PosPieces;

/* What was counted.  Errors: POS_ORDER_ERROR_AMOUNT, rule "pieces": less than none, or worth
 * nothing; POS_VALUE_ERROR_OVERFLOW. */
gboolean pos_shift_money_count (const PosPieces *pieces, gsize n, gint64 *sum, GError **error);

/* Returns: (nullable). */
PosShiftTender *pos_shift_money_find (GPtrArray *tenders, const char *tender);

G_END_DECLS
