/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-words.h — what two changes of one order contradict each other in, as people say it.
 * Layer: ui/session.  Thread: main. */
#pragma once
#include "ui/shell/pos-shell.h"

#include <jansson.h>

G_BEGIN_DECLS

/* @contradiction: as POST /v1/problems lists them.  Returns: (transfer full): "Dining table Vester
 * 180, oak: Invoiced". */
char *pos_sync_words_dup_what (PosShell *shell, json_t *contradiction);
/* What headquarters or the register says about it; @side: the member of @contradiction.
 * @currency: of the order.  Returns: (transfer full). */
char *pos_sync_words_dup_value (PosShell *shell,
                                json_t *contradiction,
                                const char *side,
                                guint32 currency);

/* What one side of a conflict did: "S1-02, Bas, 10:15: cancelled, €113.19 given back."
 * @who: as pos_sync_parts_dup_who() says; @side: "headquarters" or "register".  Returns: (transfer
 * full). */
char *pos_sync_words_dup_deed (PosShell *shell, json_t *problem, const char *side, const char *who);
/* Of what it gave back: the amount; %NULL: nothing.  Returns: (transfer full). */
char *pos_sync_words_dup_given_back (PosShell *shell, json_t *problem, const char *side);
guint32 pos_sync_words_get_currency (PosShell *shell, json_t *problem);

G_END_DECLS
