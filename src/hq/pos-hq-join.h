/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-join.h — a register's change of an order that others changed meanwhile.
 * Layer: hq.  Thread: inside a write transaction. */
#pragma once
#include "hq/pos-hq-accept.h"
#include "hq/pos-hq-merge.h"
#include "hq/pos-hq-transaction-table.h"

G_BEGIN_DECLS

/* @base: (out) (transfer full): what @due has to be joined from; %NULL: it goes straight on, or
 *   nobody knows what it started from
 * @lost: (out): it says what it started from, and nobody here knows that: whatever has the same
 *   number is something else */
gboolean pos_hq_join_find_base (PosDbTxn *txn,
                                const PosHqDue *due,
                                PosOrder *current,
                                PosOrder **base,
                                gboolean *lost,
                                GError **error);

/**
 * pos_hq_join:
 * @acceptance: the order as the register has it, and headquarters'
 * @reason: (out) (transfer full): %NULL: it was joined; else why a person has to decide, in English
 * @contradictions: (out) (transfer full): with @reason: a JSON list
 */
gboolean pos_hq_join (PosDbTxn *txn,
                      const PosHqAcceptance *acceptance,
                      PosOrder *base,
                      PosHqMergeWinner winner,
                      char **reason,
                      json_t **contradictions,
                      GError **error);

/**
 * pos_hq_join_whole:
 * @acceptance: headquarters may have no version of the order at all
 * @reason: (out) (transfer full): %NULL: the register's version counts as it is, for nobody knows
 *   what of headquarters' is older; else why it cannot: its books do not continue headquarters'
 */
gboolean
pos_hq_join_whole (PosDbTxn *txn, const PosHqAcceptance *acceptance, char **reason, GError **error);
/* What a decision for either would come to; changes nothing.
 * @order: as the register has it; @current: (nullable): headquarters'
 * @ours, @theirs: (out) (transfer full): %NULL: the register's, headquarters' version may count;
 *   else why it cannot, in English.  Where there is none at headquarters @theirs is %NULL. */
gboolean pos_hq_join_try (PosDbTxn *txn,
                          const PosHqDue *due,
                          PosOrder *order,
                          PosOrder *current,
                          char **ours,
                          char **theirs,
                          GError **error);
/* Why headquarters' version cannot count.  @base: (nullable).
 * Returns: (transfer full) (nullable): %NULL: it can. */
char *pos_hq_join_find_fault_of_keeping (PosOrder *base, PosOrder *current, PosOrder *sent);

G_END_DECLS
