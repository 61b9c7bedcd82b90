/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-commit-gather.h — from an order at rest to what its transaction needs.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-commit-draft.h"

G_BEGIN_DECLS

/* What saving @order, at rest, moves in stock, which card intents it books, which reservations it
 * lets go, and the numbers it takes.  draft->before is set before, and so is draft->receipt of a
 * draft that has a document. */
void pos_commit_gather (PosRun *run, PosCommitDraft *draft, PosOrder *order);
/* After the receipt was drawn: its kind may have numbers of its own. */
void pos_commit_number_apart (PosRun *run, PosCommitDraft *draft);

G_END_DECLS
