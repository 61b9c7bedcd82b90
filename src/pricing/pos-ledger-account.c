/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ledger-account.c — how each kind of entry counts for each amount. */
#include "pricing/pos-ledger-account.h"

/* +1, −1 or 0. */
static int
count_total (int kind)
{
  switch ((PosEntryKind)kind) {
  case POS_ENTRY_GOODS:
  case POS_ENTRY_DISCOUNT:
  case POS_ENTRY_CHARGE:
  case POS_ENTRY_TAX:
  case POS_ENTRY_CANCELLATION_CHARGE:
    return 1;
  case POS_ENTRY_TAX_INCLUDED:
  case POS_ENTRY_DEPOSIT_TAKEN:
  case POS_ENTRY_DEPOSIT_APPLIED:
  case POS_ENTRY_DEPOSIT_REFUNDED:
  case POS_ENTRY_TENDER:
  case POS_ENTRY_INVOICED:
  case POS_ENTRY_REFUND:
  case POS_ENTRY_ROUNDING:
  case POS_ENTRY_AUTHORIZED:
  default:
    return 0;
  }
}

static int
count_held (int kind)
{
  if (kind == POS_ENTRY_DEPOSIT_TAKEN)
    return 1;
  return kind == POS_ENTRY_DEPOSIT_APPLIED || kind == POS_ENTRY_DEPOSIT_REFUNDED ? -1 : 0;
}

static int
count_paid (int kind)
{
  if (kind == POS_ENTRY_DEPOSIT_TAKEN || kind == POS_ENTRY_TENDER || kind == POS_ENTRY_REFUND)
    return 1;
  return kind == POS_ENTRY_DEPOSIT_REFUNDED ? -1 : 0;
}

/* Open is the total less what was invoiced. */
static int
count_open (int kind)
{
  return count_total (kind) - (kind == POS_ENTRY_INVOICED ? 1 : 0);
}

/* The balance is what is open less the deposit held. */
static int
count (PosAccount account, int kind)
{
  switch (account) {
  case POS_ACCOUNT_PAID:
    return count_paid (kind);
  case POS_ACCOUNT_BALANCE:
    return count_open (kind) - count_held (kind);
  case POS_ACCOUNT_DEPOSIT_HELD:
    return count_held (kind);
  case POS_ACCOUNT_AUTHORIZED:
    return kind == POS_ENTRY_AUTHORIZED ? 1 : 0;
  case POS_ACCOUNT_OPEN:
  case POS_ACCOUNT_OPEN_LINE:
  case POS_ACCOUNT_OPEN_GOODS:
  case POS_ACCOUNT_OPEN_CHARGES:
    return count_open (kind);
  case POS_ACCOUNT_TOTAL:
  case POS_ACCOUNT_LINE:
  default:
    return count_total (kind);
  }
}

/* Whether the account is about what @entry was booked on. */
static gboolean
has_subject (PosAccount account, const PosId *line, PosLedgerEntry *entry)
{
  if (account == POS_ACCOUNT_LINE || account == POS_ACCOUNT_OPEN_LINE)
    return pos_id_equal (&entry->line, line);
  if (account == POS_ACCOUNT_OPEN_GOODS)
    return pos_id_is_none (&entry->charge);
  return account != POS_ACCOUNT_OPEN_CHARGES || !pos_id_is_none (&entry->charge);
}

GArray *
pos_ledger_account (PosOrder *order, PosAccount account, const PosId *line, gint64 *sum)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (PosAccountRow));
  gint64 total = 0;

  POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
  {
    int sign = count (account, entry->kind);
    PosAccountRow row = {entry, sign * entry->amount};

    if (sign == 0 || !has_subject (account, line, entry))
      continue;
    g_array_append_val (rows, row);
    total += row.amount;
  }
  if (sum)
    *sum = total;
  return rows;
}
