/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deposit.h — the deposit asked for, what remains, and whether a cart may be concluded.
 * Layer: pricing.  Source: customer-orders.md §5.2–§5.4, §5.8. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Part of pos_pricing_recompute(): writes deposit_required, due_now and balance from the sums.
 * An entered amount above the open part is cut to it (M7); an entered rate is evaluated again. */
gboolean pos_deposit_compute (const PosPricing *pricing, PosOrder *order, GError **error);

/* What the percentage alone would ask for. */
gint64 pos_deposit_get_default (PosOrder *order);

/* M32, M7: what is asked for what is open, by the percentage or by what was entered, which is cut
 * to that. */
gint64 pos_deposit_get_required (PosOrder *order);

/* M5, M8: bounds of an override; the lower one is 0. */
gint64 pos_deposit_get_maximum (PosOrder *order);

/* @amount as a share of the open part, to a tenth of a percent: for reading, not for computing. */
PosRate pos_deposit_get_share (PosOrder *order, gint64 amount);

/* M6: an amount below the default needs a permission. */
gboolean pos_deposit_is_below_default (PosOrder *order, gint64 amount);

/* Operation 132.  Recompute afterwards.
 * Errors: POS_ORDER_ERROR_NOT_AN_ORDER without deferred lines; POS_ORDER_ERROR_DEPOSIT_BOUNDS with
 * "minimum_minor" and "maximum_minor". */
gboolean pos_deposit_set_amount (PosOrder *order, gint64 amount, GError **error);
gboolean pos_deposit_set_rate (PosOrder *order, PosRate rate, GError **error);
void pos_deposit_reset (PosOrder *order);

/* M10: what is still to be paid after this cart, by the way goods leave. */
typedef struct {
  gint64 ship;    /* shipped and electronic lines: a card is mandatory */
  gint64 pick_up; /* a card or pay later */
} PosBalances;
void pos_deposit_get_balances (PosOrder *order, PosBalances *balances);

/* What the open part is made of, and what is asked of each part now: the required deposit shared
 * out as M10 shares what is held.  @now of both adds up to deposit_required. */
typedef struct {
  gint64 open; /* lines not yet delivered with their charges and share of header charges */
  gint64 now;
} PosDepositPart;
typedef struct {
  gint64 carry_out; /* leaves today, paid in full */
  gint64 returned;  /* comes back today: 0 or below */
  PosDepositPart ship;
  PosDepositPart pick_up;
} PosDepositParts;
void pos_deposit_get_parts (PosOrder *order, PosDepositParts *parts);

/* What this cart asks for altogether: what is still due and what was paid in it. */
gint64 pos_deposit_get_due_today (PosOrder *order);

/* M10: the amount to authorize: that of shipped lines, with pick-ups when the choice is card. */
gint64 pos_deposit_get_to_authorize (PosOrder *order);
/* The part of it that is not authorized yet. */
gint64 pos_deposit_get_to_reserve (PosOrder *order);
/* M14: whether something of it is missing because what a card had reserved has expired. */
gboolean pos_deposit_lost_its_card (PosOrder *order);

/* M32: in an edit, the deposit held above what is required and above nothing that must go back:
 * what policy ASK asks about. */
gint64 pos_deposit_get_excess (PosOrder *order);
/* M32: of that, what stays with the order by policy or choice, so that what is required, what is
 * kept and what was held add up to what is due; 0 in carts that are no edit. */
gint64 pos_deposit_get_kept (const PosPricing *pricing, PosOrder *order);

/* M9: whether what is picked up may be paid when it is: not where the store wants a card, nor with
 * feature F9. */
gboolean pos_deposit_allows_pay_later (const PosPricing *pricing);

/* M33: whether it is said what becomes of more deposit than the order needs, where people are
 * asked. Errors: POS_ORDER_ERROR_BALANCE_CHOICE with "choice" ("excess") and "amount_minor". */
gboolean pos_deposit_check_excess (const PosPricing *pricing, PosOrder *order, GError **error);

/**
 * pos_deposit_check_conclude:
 * May this cart be concluded as far as money goes?  M4, M9.  A quote always may.
 * Errors: POS_ORDER_ERROR_TENDER_SHORT with "due_minor" (negative: to be given back);
 * POS_ORDER_ERROR_CARD_REQUIRED with "required_minor" and "authorized_minor";
 * POS_ORDER_ERROR_BALANCE_CHOICE with "choice" ("balance" or "excess") and "amount_minor".
 */
gboolean pos_deposit_check_conclude (const PosPricing *pricing, PosOrder *order, GError **error);

G_END_DECLS
