/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ledger-account.h — the entries that an amount of an order is made of.
 * Layer: pricing.  Pure.  Source: the identities in model/pos-money-records.h. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

typedef enum {
  POS_ACCOUNT_TOTAL,
  POS_ACCOUNT_PAID,
  POS_ACCOUNT_BALANCE,
  POS_ACCOUNT_DEPOSIT_HELD,
  POS_ACCOUNT_AUTHORIZED,
  POS_ACCOUNT_LINE,      /* what one line costs */
  POS_ACCOUNT_OPEN,      /* what has not left yet */
  POS_ACCOUNT_OPEN_LINE, /* of it, one line */
  POS_ACCOUNT_OPEN_GOODS,
  POS_ACCOUNT_OPEN_CHARGES,
} PosAccount;

typedef struct {
  PosLedgerEntry *entry; /* borrowed from the order */
  gint64 amount;         /* with the sign in which it counts */
} PosAccountRow;

/**
 * pos_ledger_account:
 * @line: (nullable): the line of POS_ACCOUNT_LINE and POS_ACCOUNT_OPEN_LINE
 * @sum: (out) (optional): of the rows; of an order at rest the amount itself
 *
 * Returns: (transfer full) (element-type PosAccountRow): in the order of the ledger; empty while
 * the order was never committed.
 */
GArray *pos_ledger_account (PosOrder *order, PosAccount account, const PosId *line, gint64 *sum);

G_END_DECLS
