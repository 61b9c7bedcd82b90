/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-overpaid.c — see the header. */
#include "pricing/pos-overpaid.h"
#include "pricing/pos-totals.h"

gint64
pos_overpaid_get_left (PosOrder *order)
{
  gint64 left = 0;

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (pos_charge_is_overpaid (charge))
    left += charge->invoiced;
  return MAX (left, 0);
}

/* Nobody mints ids that differ from another in this bit alone. */
static PosId
get_credit_id (PosCharge *charge)
{
  PosId id = charge->id;

  id.bytes[sizeof id.bytes - 1] ^= 1;
  return id;
}

void
pos_overpaid_put_credits (PosOrder *order)
{
  guint n = pos_list_size (order->charges);

  for (guint i = 0; i < n; i++) {
    PosCharge *charge = pos_list_peek (order->charges, i);
    PosId id = get_credit_id (charge);
    g_autoptr (PosCharge) credit = NULL;

    if (!pos_charge_is_overpaid (charge) || pos_charge_gives_back (charge) ||
        pos_order_find_charge (order, &id))
      continue;
    credit = pos_record_copy (charge);
    credit->id = id;
    credit->amount = credit->total = -charge->invoiced;
    credit->calculated = 0;
    pos_charge_forget_steps (credit);
    pos_list_append (order->charges, credit);
  }
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
pos_overpaid_was_given_back (PosOrder *order)
{
  gboolean given = FALSE;

  POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
  {
    PosCharge *charge = pos_order_find_charge (order, &entry->charge);

    if (entry->kind != POS_ENTRY_INVOICED || entry->at != order->committed_at)
      continue;
    if (!pos_id_is_none (&entry->line))
      return FALSE;
    given |= charge && pos_charge_gives_back (charge);
  }
  return given;
}
