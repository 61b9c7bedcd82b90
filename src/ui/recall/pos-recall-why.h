/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-why.h — "Why this amount?": the ledger entries behind it, each as a sentence.
 * Layer: ui/recall.  Source: architecture.md "Ledger": every amount on screen can be explained by
 * listing its entries. */
#pragma once
#include "pricing/pos-ledger-account.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opens a side sheet.  @caption: what the amount is called; @line: (nullable): as in
 * pos_ledger_account(). */
void pos_recall_why_open (PosShell *shell,
                          PosOrder *order,
                          PosAccount account,
                          PosOrderLine *line,
                          const char *caption,
                          gint64 amount);

typedef struct {
  const char *text;
  gint64 amount;
} PosWhyPart;

/* The same for what is not booked yet: what @amount is made of. */
void pos_recall_why_open_parts (PosShell *shell,
                                guint32 currency,
                                const PosWhyPart *parts,
                                guint n_parts,
                                const char *caption,
                                gint64 amount);

/* "Discount on Dining chair Vester".  Returns: (transfer full). */
char *pos_recall_dup_sentence (PosShell *shell, PosOrder *order, PosLedgerEntry *entry);

/* "Card •••• 4242", "Cash".  Returns: (transfer full). */
char *pos_recall_dup_payment (PosShell *shell, PosPayment *payment);

G_END_DECLS
