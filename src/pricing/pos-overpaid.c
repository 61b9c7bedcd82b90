/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-overpaid.c — see the header. */
#include "pricing/pos-overpaid.h"
#include "pricing/pos-totals.h"

/* Below nothing: more was given back than was paid. */
static gint64
sum_left (PosOrder *order)
{
  gint64 left = 0;

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (pos_charge_is_overpaid (charge))
    left += charge->invoiced;
  return left;
}

gint64
pos_overpaid_get_left (PosOrder *order)
{
  return MAX (sum_left (order), 0);
}

gint64
pos_overpaid_get_missing (PosOrder *order)
{
  return MAX (-sum_left (order), 0);
}

/* Nobody mints ids that differ from another in this bit alone. */
static PosId
get_credit_id (PosCharge *charge)
{
  PosId id = charge->id;

  id.bytes[sizeof id.bytes - 1] ^= 1;
  return id;
}

static gboolean
has_other (PosOrder *order, PosCharge *charge)
{
  PosId id = get_credit_id (charge);

  return pos_order_find_charge (order, &id) != NULL;
}

/* @rest: of one sign with the charges that are settled, which it is the sum of. */
static void
put_others (PosOrder *order, gint64 rest)
{
  guint n = pos_list_size (order->charges);

  for (guint i = 0; i < n && rest != 0; i++) {
    PosCharge *charge = pos_list_peek (order->charges, i);
    gint64 amount =
        rest > 0 ? CLAMP (charge->invoiced, 0, rest) : CLAMP (charge->invoiced, rest, 0);
    g_autoptr (PosCharge) other = NULL;

    if (!pos_charge_is_overpaid (charge) || amount == 0 || has_other (order, charge))
      continue;
    other = pos_record_copy (charge);
    other->id = get_credit_id (charge);
    other->amount = other->total = -amount;
    other->calculated = 0;
    pos_charge_forget_steps (other);
    pos_list_append (order->charges, other);
    rest -= amount;
  }
}

void
pos_overpaid_put_credits (PosOrder *order)
{
  put_others (order, pos_overpaid_get_left (order));
}

void
pos_overpaid_put_debts (PosOrder *order)
{
  put_others (order, -pos_overpaid_get_missing (order));
}

gboolean
pos_overpaid_has_open_credit (PosOrder *order)
{
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (pos_charge_gives_back (charge) && pos_totals_get_charge_open (charge) != 0)
    return TRUE;
  return FALSE;
}

gboolean
pos_overpaid_has_open (PosOrder *order)
{
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (pos_charge_is_overpaid (charge) && pos_totals_get_charge_open (charge) != 0)
    return TRUE;
  return FALSE;
}

gboolean
pos_overpaid_was_settled (PosOrder *order)
{
  gboolean settled = FALSE;

  POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
  {
    PosCharge *charge = pos_order_find_charge (order, &entry->charge);

    if (entry->kind != POS_ENTRY_INVOICED || entry->at != order->committed_at)
      continue;
    if (!pos_id_is_none (&entry->line))
      return FALSE;
    settled |= charge && pos_charge_is_overpaid (charge);
  }
  return settled;
}
