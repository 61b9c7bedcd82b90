/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cash.c — see the header. */
#include "pricing/pos-cash.h"

PosCashCoins
pos_cash_get_coins (PosTender *tender)
{
  static const PosRounding methods[] = {POS_ROUND_HALF_UP, POS_ROUND_UP, POS_ROUND_DOWN};

  return tender ? (PosCashCoins){tender->rounding_minor,
                                 methods[tender->rounding_method],
                                 tender->rounding_least}
                : (PosCashCoins){.rounding = POS_ROUND_HALF_UP};
}

gint64
pos_cash_get_payable (gint64 due, const PosCashCoins *coins)
{
  gint64 payable = pos_minor_round_to (due, coins->increment, coins->rounding);

  if (payable == 0 && due != 0 && coins->least)
    return due > 0 ? coins->increment : -coins->increment;
  return payable;
}

/* Who hands over what no coin is worth either gets what comes closest. */
static gint64
get_change (gint64 due, gint64 payable, gint64 tendered, gint64 increment)
{
  gint64 over = tendered - payable;

  if (increment <= 1 || over % increment == 0)
    return over;
  return MAX (pos_minor_round_to (tendered - due, increment, POS_ROUND_HALF_UP), 0);
}

/* Of what goes back, that is said: what coins can make. */
static gint64
round_given (gint64 tendered, const PosCashCoins *coins)
{
  return pos_minor_round_to (tendered, coins->increment, POS_ROUND_HALF_UP);
}

void
pos_cash_plan (gint64 due, const PosCashCoins *coins, gint64 tendered, PosCashPlan *plan)
{
  gint64 payable = pos_cash_get_payable (due, coins);
  gint64 given = due < 0 ? round_given (tendered, coins) : tendered;
  gboolean settles = due < 0 ? given <= payable : given >= payable;

  plan->tendered = given;
  plan->amount = settles ? due : given;
  plan->change = due > 0 && settles ? get_change (due, payable, given, coins->increment) : 0;
  plan->rest = due - plan->amount;
  plan->rounding = plan->amount - (given - plan->change);
}

static gboolean
begins_with_two (gint64 note)
{
  while (note >= 10)
    note /= 10;
  return note == 2;
}

/* Keeps @amounts ascending and free of doubles; what is too many falls off the end. */
static gsize
insert (gint64 amount, gint64 *amounts, gsize n, gsize n_amounts)
{
  gsize at = 0;

  while (at < n && amounts[at] < amount)
    at++;
  if (at == n_amounts || (at < n && amounts[at] == amount))
    return n;
  n = MIN (n + 1, n_amounts);
  for (gsize i = n - 1; i > at; i--)
    amounts[i] = amounts[i - 1];
  amounts[at] = amount;
  return n;
}

gsize
pos_cash_suggest (
    gint64 payable, const gint64 *notes, gsize n_notes, gint64 *amounts, gsize n_amounts)
{
  gsize n = 0;

  for (int twos = 0; twos < 2 && payable > 0 && n < n_amounts; twos++) {
    for (gsize i = 0; i < n_notes; i++) {
      gint64 over = notes[i] > 0 ? payable % notes[i] : 0;

      if (over == 0 || begins_with_two (notes[i]) != twos)
        continue;
      if (payable <= G_MAXINT64 - notes[i])
        n = insert (payable - over + notes[i], amounts, n, n_amounts);
    }
  }
  return n;
}
