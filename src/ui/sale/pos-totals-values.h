/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-totals-values.h — what the totals of an order are called and what they come to.
 * Layer: ui/sale.  Pure: reads the order; the money was computed by pricing/. */
#pragma once
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

/* Values a layout may name in "left" and "right" (register.md L-19). */
typedef enum {
  POS_TOTALS_SUBTOTAL,
  POS_TOTALS_DISCOUNT,
  POS_TOTALS_CHARGES,
  POS_TOTALS_TAX,
  POS_TOTALS_TOTAL,
  POS_TOTALS_BALANCE,
  POS_TOTALS_PAID,
  POS_TOTALS_HANDED_OVER,
  POS_TOTALS_DEPOSIT_APPLIED,
  POS_TOTALS_DEPOSIT_KEPT,
  POS_TOTALS_DEPOSIT_HELD,
  POS_TOTALS_DUE_NOW,
  POS_TOTALS_CARRY_OUT,
  POS_TOTALS_RETURNED,
  POS_TOTALS_DEPOSIT_REQUIRED,
  POS_TOTALS_LINE_COUNT,
  POS_TOTALS_ITEM_COUNT,
  POS_TOTALS_N_VALUES,
} PosTotalsValue;

typedef struct {
  char *caption;
  char *amount;  /* %NULL: this order has nothing to say here */
  gboolean good; /* taken off: shown in green */
} PosTotalsText;

/* %FALSE: no such value. */
gboolean pos_totals_value_from_nick (const char *nick, PosTotalsValue *value);

void pos_totals_text_init (PosTotalsText *text, PosSaleState *state, PosTotalsValue value);
void pos_totals_text_clear (PosTotalsText *text);

/* More is to be said than one total: what is due today stands in a box of its own.  Nothing is due
 * for a quote. */
gboolean pos_totals_has_due_box (PosOrder *order);

/* The one big number: its caption and the amount. */
void pos_totals_text_init_big (PosTotalsText *text, PosSaleState *state);

G_END_DECLS
