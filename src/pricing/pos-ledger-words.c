/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ledger-words.c — what an entry of the ledger says to a person. */
#include <glib/gi18n.h>

#include "pricing/pos-ledger.h"

/* %s is the product, the charge or the way of paying. */
static const char *const sentences[] = {
    [POS_ENTRY_GOODS] = NC_ ("ledger entry", "Ordered: %s"),
    [POS_ENTRY_DISCOUNT] = NC_ ("ledger entry", "Discount on %s"),
    [POS_ENTRY_CHARGE] = NC_ ("ledger entry", "Charge: %s"),
    [POS_ENTRY_TAX] = NC_ ("ledger entry", "Tax on %s"),
    [POS_ENTRY_TAX_INCLUDED] = NC_ ("ledger entry", "Tax contained in %s"),
    [POS_ENTRY_DEPOSIT_TAKEN] = NC_ ("ledger entry", "Deposit taken: %s"),
    [POS_ENTRY_DEPOSIT_APPLIED] = NC_ ("ledger entry", "Deposit used for what left"),
    [POS_ENTRY_DEPOSIT_REFUNDED] = NC_ ("ledger entry", "Deposit given back: %s"),
    [POS_ENTRY_TENDER] = NC_ ("ledger entry", "Paid: %s"),
    [POS_ENTRY_INVOICED] = NC_ ("ledger entry", "Handed over or shipped: %s"),
    [POS_ENTRY_REFUND] = NC_ ("ledger entry", "Given back: %s"),
    [POS_ENTRY_CANCELLATION_CHARGE] = NC_ ("ledger entry", "Cancellation charge"),
    [POS_ENTRY_ROUNDING] = NC_ ("ledger entry", "Rounded for cash"),
    [POS_ENTRY_AUTHORIZED] = NC_ ("ledger entry", "Reserved: %s"),
};
static const char *const corrections[] = {
    [POS_ENTRY_GOODS] = NC_ ("ledger entry", "Order changed: %s"),
    [POS_ENTRY_DISCOUNT] = NC_ ("ledger entry", "Discount changed on %s"),
    [POS_ENTRY_CHARGE] = NC_ ("ledger entry", "Charge changed: %s"),
    [POS_ENTRY_TAX] = NC_ ("ledger entry", "Tax changed on %s"),
    [POS_ENTRY_TAX_INCLUDED] = NC_ ("ledger entry", "Contained tax changed in %s"),
};

/* Whether an entry corrects an earlier one of the same kind about the same thing. */
static gboolean
is_correction (PosOrder *order, PosLedgerEntry *entry)
{
  POS_LIST_FOREACH (PosLedgerEntry, other, order->ledger)
  {
    if (other->seq < entry->seq && other->kind == entry->kind &&
        pos_id_equal (&other->line, &entry->line) && pos_id_equal (&other->charge, &entry->charge))
      return TRUE;
  }
  return FALSE;
}

const char *
pos_ledger_get_sentence (PosOrder *order, PosLedgerEntry *entry)
{
  if (entry->kind < (int)G_N_ELEMENTS (corrections) && is_correction (order, entry))
    return corrections[entry->kind];
  if (entry->kind == POS_ENTRY_AUTHORIZED && entry->amount < 0)
    return NC_ ("ledger entry", "Reservation used or let go: %s");
  /* No charge is carried out of a store. */
  if (entry->kind == POS_ENTRY_INVOICED && !pos_id_is_none (&entry->charge))
    return NC_ ("ledger entry", "Charged with what left: %s");
  return sentences[entry->kind];
}
