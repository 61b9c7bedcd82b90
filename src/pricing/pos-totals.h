/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-totals.h — what each total of an order means, and adding them up.
 * Layer: pricing.  Source: customer-orders.md §3.1, §5.2, §5.8.
 *
 * "As stated" is as the store writes prices: with tax inside when order.tax_included, else without.
 *
 *   goods            Σ (net + discount) of active lines, as stated, before discount
 *   discount         Σ line discounts, a positive number
 *   charge_total     Σ charge.amount, as stated; a cancellation charge too
 *   tax              Σ line and charge taxes, inside or on top
 *   total            what the customer pays altogether
 *                    = goods − discount + charge_total (+ tax when it comes on top)
 *   carry_out        T_co: carry-out lines with their charges, tax included; of a plain sale all
 *                    that is sold.  What comes back is in return_total only, so that
 *                    total = carry_out + deferred + return_total + a cancellation charge
 *   deferred         T_def: the other lines with their charges, and header charges (M1)
 *   open_total       the part of deferred that is not invoiced.  A cancellation charge is in
 * neither deposit_required what the rules or the override ask for the open part (M1, M5, M8)
 *   deposit_held     paid and not yet consumed, by the ledger: payments of the open cart are not in
 *   deposit_applied  consumed by invoices; in a hand-over or cancel cart with what it will consume
 *   authorized       reserved on cards for the balance, less what was captured
 *   invoiced_total   Σ invoiced parts of lines and charges
 *   return_total     Σ returned lines with their charges, those that go back and what the return
 *                    costs, negative
 *   paid             money received less money returned, with the payments of the open cart
 *   due_now          what the cart still has to collect; negative: to give back.  0 at rest
 *   balance          what remains open when due_now has been settled:
 *                    open total − deposit held, after this cart.  At rest simply that difference */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Sums over lines, charges, payments and ledger; everything but deposit_required, due_now and
 * balance.  Errors: POS_VALUE_ERROR_OVERFLOW. */
gboolean pos_totals_sum (PosOrder *order, GError **error);

/* All totals of an order at rest: just committed, or read from the store. */
gboolean pos_totals_settle (PosOrder *order, GError **error);

/* Whether this edit carries out what is left, so that nothing is still to come: what the whole
 * order is charged leaves along. */
gboolean pos_totals_carries_the_last (PosOrder *order);

/* Carry-out value not yet invoiced, less what comes back: what this cart settles in full. */
gint64 pos_totals_get_open_carry_out (PosOrder *order);
/* The part of it that comes back, with its charges: 0 or below. */
gint64 pos_totals_get_open_returned (PosOrder *order);

/* Whether @charge goes with what comes back: given back, or what the return costs, which lies on
 * the line that comes back. */
gboolean pos_totals_is_returned (PosOrder *order, PosCharge *charge);

/* Payments of the open cart (revision 0, authorized or captured): money in less money out. */
gint64 pos_totals_get_tendered (PosOrder *order);

/* Whether @payment went back in the open cart.  What is only asked for is not. */
gboolean pos_totals_is_given_back (PosPayment *payment);
/* Whether the money of @payment counts: posted, or taken in the open cart.  What another channel
 * took and did not mark as prepaid is captured and was saved like that; it is shown only (M23). */
gboolean pos_totals_counts_payment (PosPayment *payment);

/* What invoices ask for that are paid here, less what is set off against them; whatever of it was
 * paid. */
gint64 pos_totals_get_invoices (PosOrder *order);
/* What is paid onto the customer's account; whatever of it was paid. */
gint64 pos_totals_get_onto_account (PosOrder *order);

/* What one commit posted: money in less money out, and the change that went back in coins. */
gint64 pos_totals_get_taken (PosOrder *order, gint64 revision);
gint64 pos_totals_get_change (PosOrder *order, gint64 revision);

/* What is not invoiced of a line or charge, as the customer pays it. */
gint64 pos_totals_get_line_open (PosOrder *order, PosOrderLine *line);
gint64 pos_totals_get_charge_open (PosCharge *charge);
/* What is invoiced of a line, as the customer pays it. */
gint64 pos_totals_get_line_invoiced (PosOrder *order, PosOrderLine *line);

G_END_DECLS
