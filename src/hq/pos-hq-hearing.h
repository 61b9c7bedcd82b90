/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-hearing.h — listens to what devices tell with each look at the feed: that they live, and
 * which versions are in force there.
 * Layer: hq.  Thread: main; the step is done on the database's writer.
 * Rules:  looks at the feed stay reads: what was heard is written once a minute, when somebody asks
 *         for it, and when the server stops. */
#pragma once
#include "hq/pos-hq-call.h"

G_BEGIN_DECLS

/* A look at the feed: "after", and "in_force", {"program", "layouts": [{"id", "version"}…]}.  What
 * cannot be read there, or says more, is not kept: only that it was heard. */
void pos_hq_hearing_note (PosHqCall *call);
/* What a hub heard from the registers of its store, as pos_hq_heard_table_list_behind() tells it:
 * the call's input is the body's json_t.  A PosDbFunc with the call.  Errors: POS_VALUE_ERROR. */
gboolean pos_hq_hearing_take (PosDbTxn *txn, gpointer call, GError **error);
/* Writes what was heard and not written yet. */
void pos_hq_hearing_keep (PosHqCore *core);
/* Once a minute, until the core is closed. */
void pos_hq_hearing_start (PosHqCore *core);

/* Answers with the registers; the call gets what is not written yet along. */
void pos_hq_hearing_answer (PosHqCall *call);

G_END_DECLS
