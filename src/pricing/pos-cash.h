/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cash.h — coins and notes: what is payable, what they settle, what goes back.
 * Layer: pricing.  Pure.  Units: minor units of one currency.
 * Source: customer-orders.md N4; register.md M-7, M-9, M-10: only what is handed over in coins is
 * rounded, never what is owed. */
#pragma once
#include "base/pos-money.h"
#include "model/pos-tender-setup.h"

G_BEGIN_DECLS

typedef struct {
  gint64 increment; /* the smallest coin; 0 or 1: no rounding */
  PosRounding rounding;
  gboolean least; /* M-11: what is due is at least that coin */
} PosCashCoins;

/* @tender: (nullable). */
PosCashCoins pos_cash_get_coins (PosTender *tender);

/* What can be handed over for @due. */
gint64 pos_cash_get_payable (gint64 due, const PosCashCoins *coins);

typedef struct {
  gint64 amount;   /* what it settles of the due amount */
  gint64 tendered; /* what goes over the counter: of a refund, what coins can make */
  gint64 change;   /* to give back; never negative */
  gint64 rest;     /* what is due afterwards */
  gint64 rounding; /* amount − (tendered − change) */
} PosCashPlan;

/* @tendered: positive for a positive @due; negative when money goes back, at most what is payable.
 */
void pos_cash_plan (gint64 due, const PosCashCoins *coins, gint64 tendered, PosCashPlan *plan);

/**
 * pos_cash_suggest:
 * @payable: what has to be paid in cash
 * @notes: (array length=n_notes): the notes in use, in any order
 * @amounts: (out caller-allocates) (array length=n_amounts): ascending, each above @payable
 *
 * What somebody would probably hand over: the next multiples of the notes.  Notes that begin with
 * a two only come in when the others leave room, for a multiple of twenty is one of ten as well.
 * Returns: how many there are; none when nothing is payable.
 */
gsize pos_cash_suggest (
    gint64 payable, const gint64 *notes, gsize n_notes, gint64 *amounts, gsize n_amounts);

G_END_DECLS
