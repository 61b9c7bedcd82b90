/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-find.h — the question: text, number, time, store, status, and what fewer people ask.
 * Layer: ui/recall.  Thread: main.
 * Signals: "typed" with every letter, "asked" when the question is put by Apply or a choice; in the
 * fields "entered" with Enter, and "moved" (-1 or 1) with the arrows up and down. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RECALL_FIND (pos_recall_find_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallFind, pos_recall_find, POS, RECALL_FIND, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_recall_find_new (PosShell *shell);
/* Shows what @filter asks, as far as there is a control for it. */
void pos_recall_find_set_filter (PosRecallFind *self, PosOrderFilter *filter);
/* A scanned or known number: everything else is out of the question. */
void pos_recall_find_set_code (PosRecallFind *self, const char *code);
/* A product that was scanned: whatever else is asked stays, but a number, of which there is one
 * order. */
void pos_recall_find_set_item (PosRecallFind *self, const char *item);
/* Whether something is asked below "More filters". */
gboolean pos_recall_find_asks_more (PosRecallFind *self);
/* Back to how it was at first; puts that question. */
void pos_recall_find_clear (PosRecallFind *self);

/* Returns: (transfer full). */
PosOrderFilter *pos_recall_find_dup_filter (PosRecallFind *self);

G_END_DECLS
