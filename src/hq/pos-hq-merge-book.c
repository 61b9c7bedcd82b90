/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-merge-book.c — see the header. */
#include "hq/pos-hq-merge-book.h"
#include "pricing/pos-ledger.h"

/* What came back is no part of it: that is headquarters' in every version of the two together. */
static gboolean
has_moved (PosOrderLine *line, PosOrderLine *since)
{
  return line->invoiced.micro != since->invoiced.micro;
}

/* What is charged with goods that left there, alone or with what the register invoiced beside it.
 */
static gboolean
keeps_charge (PosOrder *merged, PosCharge *charge, const PosHqVersions *versions)
{
  PosCharge *before = pos_order_find_charge (versions->base, &charge->id);
  PosCharge *sent = pos_order_find_charge (versions->sent, &charge->id);
  PosCharge *now = pos_order_find_charge (merged, &charge->id);
  gint64 beside = sent ? sent->invoiced - (before ? before->invoiced : 0) : 0;

  return now && (now->invoiced == charge->invoiced || now->invoiced == charge->invoiced + beside);
}

gboolean
pos_hq_merge_keeps_what_left (PosOrder *merged, const PosHqVersions *versions)
{
  POS_LIST_FOREACH (PosOrderLine, before, versions->base->lines)
  {
    PosOrderLine *there = pos_order_find_line (versions->current, &before->id);
    PosOrderLine *here = pos_order_find_line (versions->sent, &before->id);
    PosOrderLine *now = pos_order_find_line (merged, &before->id);

    if (there && has_moved (there, before) &&
        (!here || has_moved (here, before) || !now || has_moved (now, there)))
      return FALSE;
  }
  POS_LIST_FOREACH (PosCharge, charge, versions->current->charges)
  {
    if (charge->invoiced != 0 && !keeps_charge (merged, charge, versions))
      return FALSE;
  }
  return TRUE;
}

PosOrder *
pos_hq_merge_book (PosOrder *merged, const PosHqVersions *versions)
{
  g_autoptr (PosOrder) booked = pos_record_copy (merged);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!pos_hq_merge_keeps_what_left (merged, versions))
    return NULL;
  pos_list_remove_all (booked->ledger);
  POS_LIST_FOREACH (PosLedgerEntry, entry, versions->current->ledger)
  {
    g_autoptr (PosLedgerEntry) copy = pos_record_copy (entry);
    pos_list_append (booked->ledger, copy);
  }
  if (!pos_ledger_post (booked, booked->committed_at, NULL) || !pos_ledger_check (booked, faults))
    return NULL;
  booked->deposit_required = MIN (versions->sent->deposit_required, booked->open_total);
  return g_steal_pointer (&booked);
}
