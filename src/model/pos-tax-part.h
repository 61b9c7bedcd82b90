/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tax-part.h — the taxes of one line or charge, code by code.
 * Layer: model.  Pure.
 * Shape:  a list is empty where one tax without a code, of the net, is all there is: then the
 * amount and the rate beside it say everything.  Else its amounts add up to that amount, always.
 * Source: register.md; docs/decisions.md, 129. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_TAX_PART (pos_tax_part_get_type ())
POS_DECLARE_RECORD (PosTaxPart, tax_part, TAX_PART)

struct _PosTaxPart {
  PosRecord parent_instance;

  char *code; /* once in a list */
  PosRate rate;
  gboolean exempt;   /* the tax group does not charge this one: its amount is nothing */
  gboolean of_gross; /* law has it of the price with this tax, and papers say so: X-5 */
  gint64 amount;
};

gint64 pos_tax_parts_sum (PosList *self);
/* 0 where the code is unknown. */
gint64 pos_tax_parts_get (PosList *self, const char *code);
/* What @rate stands for beside the list: what is charged, added up. */
PosRate pos_tax_parts_sum_rates (PosList *self);

/**
 * pos_tax_parts_deal:
 * @of: what there is
 * @taken: (nullable): what was taken of it
 * @total: taken now; no more than what is left where the parts are to stay within it
 *
 * Each code gives in proportion to what is left of it, one after the other, so that the parts add
 * up to @total and any way of taking all of it takes all of each code.
 *
 * Returns: (transfer full): the codes of @of with what is taken now.
 */
PosList *pos_tax_parts_deal (PosList *of, PosList *taken, gint64 total);

/* The amounts become parts of @total in proportion to the rates, by largest remainder. */
void pos_tax_parts_deal_by_rates (PosList *self, gint64 total);

/* Whether both are the same codes at the same rates. */
gboolean pos_tax_parts_are_alike (PosList *self, PosList *other);

/* Adds @sign times the amounts of @other; codes that @self does not know yet are appended. */
void pos_tax_parts_add (PosList *self, PosList *other, int sign);
/* @self becomes a copy of @other. */
void pos_tax_parts_assign (PosList *self, PosList *other);
/* Each code of @self has what @other has of it. */
void pos_tax_parts_keep (PosList *self, PosList *other);

G_END_DECLS
