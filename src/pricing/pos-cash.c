/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cash.c — see the header. */
#include "pricing/pos-cash.h"

gint64
pos_cash_get_payable (gint64 due, gint64 increment)
{
  return pos_minor_round_to (due, increment, POS_ROUND_HALF_UP);
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

void
pos_cash_plan (gint64 due, gint64 increment, gint64 tendered, PosCashPlan *plan)
{
  gint64 payable = pos_cash_get_payable (due, increment);
  gint64 given = due < 0 ? pos_cash_get_payable (tendered, increment) : tendered;
  gboolean settles = due < 0 ? given <= payable : given >= payable;

  plan->tendered = given;
  plan->amount = settles ? due : given;
  plan->change = due > 0 && settles ? get_change (due, payable, given, increment) : 0;
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
