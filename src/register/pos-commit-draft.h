/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-commit-draft.h — all that the transaction of a saved order needs, gathered before it begins.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"
#include "store/pos-commit.h"

G_BEGIN_DECLS

typedef struct _PosCommitDraft PosCommitDraft;

struct _PosCommitDraft {
  PosCommit commit;
  PosReceiptDraft receipt;
  PosOrderFlow flow; /* what the cart was for */
  char *document;
  /* Of an exchange on two receipts: that of what comes back, behind the other. */
  char *returned;
  PosReceiptDraft halves[2];
  PosOrder *order;  /* (nullable): of an order beside the cart: what is kept */
  PosOrder *before; /* (nullable): as it was */
  PosOrder *quote;  /* (nullable): closed, because this order was made of it */
  PosCommit quote_commit;
  GPtrArray *effects; /* PosStockEffect: owns the names that @stock points to */
  GArray *stock;      /* PosStockMove */
  GPtrArray *pieces;  /* PosSerialEffect: owns the names that @serials points to */
  GArray *serials;    /* PosSerialMove */
  GArray *intents;    /* PosId */
  GPtrArray *entries; /* (nullable): PosShiftEntry */
  GArray *slip_lines; /* (nullable): PosId: lines of which the receipt is the packing slip */
  gboolean prints;    /* the customer wants the receipt on paper */
  PosLetter *letter;  /* (nullable): to whom the receipt is mailed */
  char *mask;         /* (nullable): of the receipt's number */
  gboolean releases;  /* card reservations are to be let go afterwards */

  /* (nullable): of an order beside the cart: draws the document once the order is at rest, and says
   * what kind it is. */
  char *(*draw) (PosRegister *self, PosCommitDraft *draft);
};

PosCommitDraft *pos_commit_draft_new (void);
void pos_commit_draft_free (PosCommitDraft *draft);

G_END_DECLS
