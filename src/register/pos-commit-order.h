/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-commit-order.h — a cart that owes nothing becomes a saved order.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"
#include "store/pos-commit.h"

G_BEGIN_DECLS

typedef struct _PosCommitDraft {
  PosCommit commit;
  PosReceiptDraft receipt;
  char *document;
  GPtrArray *effects; /* PosStockEffect: owns the names that @stock points to */
  GArray *stock;      /* PosStockMove */
  GArray *slots;      /* PosSlotMove */
  GArray *intents;    /* PosId */
  gboolean releases;  /* card reservations are to be let go afterwards */
} PosCommitDraft;

/* Applies the rules of saving to the working copy and fills in run->draft. */
gboolean pos_commit_prepare (PosRun *run, GError **error);
/* After it is on disk: answers, prints, wakes the pump, tells everybody. */
void pos_commit_announce (PosRun *run);
void pos_commit_draft_free (PosCommitDraft *draft);

G_END_DECLS
