/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tax-rows.h — the taxes of an order, or of the part of it that one paper is about, by code.
 * Layer: pricing.  Pure.
 * Rules:  what each row says was taxed, and how much that was, is the sum over lines and charges:
 *         nothing is computed again, so the rows of all invoices and returns add up to the order.
 * Source: register.md X-11. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

typedef struct {
  char *code;        /* "": the one that has no name */
  PosRate rate;      /* two codes of one rate are two rows, and two rates of one code as well */
  gboolean exempt;   /* told, and not charged */
  gboolean of_gross; /* law has it of the price with it; here it is of the net as any */
  gboolean outside;  /* no tax at all: what compensates, and charges without a tax group */
  gint64 base;       /* without tax */
  gint64 amount;
} PosTaxRow;

/* By code, the higher rate first; what is outside last.  Gift cards are no sale, and in none.
 * Returns: (transfer full) (element-type PosTaxRow) */
GPtrArray *pos_tax_rows_collect (PosOrder *order);

/* as papers tell it, with rate and base as law has them.  The code is borrowed from @self. */
PosTaxRow pos_tax_row_told (const PosTaxRow *self);

G_END_DECLS
