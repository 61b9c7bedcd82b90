/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-totals-row.h — a caption and an amount: side by side, or one over the other.
 * Layer: ui/sale, private to PosTotalsPanel. */
#pragma once
#include "ui/sale/pos-totals-values.h"

G_BEGIN_DECLS

typedef enum {
  POS_TOTALS_ROW_PLAIN,   /* "Subtotal … €447.20" */
  POS_TOTALS_ROW_STACKED, /* the same, amount below: large text */
  POS_TOTALS_ROW_PART,    /* smaller, inside the box */
  POS_TOTALS_ROW_BIG,     /* the one big number below its caption, at the trailing edge */
  POS_TOTALS_ROW_DUE,     /* the big number in the box */
  POS_TOTALS_ROW_DUE_STACKED,
} PosTotalsRowKind;

#define POS_TYPE_TOTALS_ROW (pos_totals_row_get_type ())
G_DECLARE_FINAL_TYPE (PosTotalsRow, pos_totals_row, POS, TOTALS_ROW, GtkBox)

GtkWidget *pos_totals_row_new (PosTotalsRowKind kind);
/* Hidden when @text has no amount. */
void pos_totals_row_show (PosTotalsRow *self, const PosTotalsText *text);
/* The amount below its caption, or beside it. */
void pos_totals_row_set_stacked (PosTotalsRow *self, gboolean stacked);
/* As important as a sum. */
void pos_totals_row_set_strong (PosTotalsRow *self, gboolean strong);
/* @step: smaller with each, from 0, as designed, to POS_TOTALS_ROW_STEPS - 1: for sums that are
 * wider than their place. */
#define POS_TOTALS_ROW_STEPS 3
void pos_totals_row_set_step (PosTotalsRow *self, guint step);

G_END_DECLS
