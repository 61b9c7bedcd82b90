/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancel-facts.h — what the cancellation of an order would come to, as plain values.
 * Layer: ui/recall.  Pure: no widgets.  Source: customer-orders.md §5.7 (M24–M28).
 * Every amount is computed by the order's own rules in pricing/, on a copy; the screen only
 * formats. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef struct {
  guint32 currency;
  gboolean is_quote;
  gboolean chargeable; /* the chain has a charge for this, and the order is no quote */
  gboolean may_lower;  /* who is signed in needs nobody's approval for less */

  gint64 base; /* what is open: M24 */
  gint64 goods;
  gint64 charges;
  guint n_lines;      /* that are still open */
  gboolean untouched; /* nothing of the order has left yet */

  PosRate standard;
  PosRate rate;   /* as asked for; of an amount, what share that is */
  gint64 entered; /* the amount that was asked for instead; -1: none */
  gint64 charge;

  gint64 held;     /* deposits paid and not used up */
  gint64 reserved; /* on cards: is let go */
  gint64 due;      /* negative: goes back */

  PosPayment *card; /* (nullable): borrowed from the order: gets back what it paid */
  PosPayment *gift; /* (nullable): the same, of a gift card */
} PosCancelFacts;

/* What the rules ask for; 0 of a quote. */
PosRate pos_cancel_facts_get_standard (PosRegister *reg, PosOrder *order);

/* @order: a saved one; borrowed.  @entered: an amount; -1: @rate counts.
 * Errors: as pos_pricing_recompute(). */
gboolean pos_cancel_facts_read (PosRegister *reg,
                                PosOrder *order,
                                PosRate rate,
                                gint64 entered,
                                PosCancelFacts *facts,
                                GError **error);
/* Whether it is what the rules ask for. */
gboolean pos_cancel_facts_is_standard (const PosCancelFacts *facts);

/* Whether some of @line would be given up. */
gboolean pos_cancel_facts_has_line (PosOrderLine *line);

G_END_DECLS
