/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-unkept.h — who comes to a register whose disk takes nothing signs in to look, and leaves
 * again.
 * Layer: register, private to it.  Thread: main, but for what says so.
 * Rules:  only what is remembered in the program anyway goes on unkept: who is signed in, and
 *         whether the register is locked.  No shift begins, no PIN is changed, nothing is sold; the
 *         answer says so.  The journal hears of it with the next thing that is kept.
 * Source: reliability.md F5, F6. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* From begin(): the disk did not take what was written first.  @trouble: (nullable): it did. */
void pos_unkept_note (PosRun *run, const GError *trouble);
/* Whether @run, which could not be kept because of @error, goes on all the same.  Then it was run
 * once more, as one that is not kept. */
gboolean pos_unkept_go_on (PosRun *run, const GError *error);
/* The journal is still to hear of it. */
void pos_unkept_owe (PosRun *run);
/* What the journal was not told yet; in a transaction of the next run that is kept, … */
gboolean pos_unkept_make_up (PosRegister *self, PosDbTxn *txn, GError **error);
/* … and after it. */
void pos_unkept_clear (PosRegister *self);

G_END_DECLS
