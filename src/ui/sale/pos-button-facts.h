/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-button-facts.h — what a button of a layout says right now: caption, count, conditions.
 * Layer: ui/sale.  Pure: reads the register.
 * Conditions (register.md L-16): has_line, has_customer, is_order, is_offline, balance_due,
 * has_permission:KEY.  An unknown condition never holds: a newer layout must not open what it
 * meant to close. */
#pragma once
#include "model/pos-layout.h"
#include "ui/common/pos-look.h"
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

/* The document's text in the language of the screen, else the operation's own title, else the
 * operation's key in words.  Returns: (transfer full). */
char *pos_button_facts_caption (PosSaleState *state, PosLayoutButton *button);
/* What it is called aloud, when that is not the caption.  Returns: (transfer full) (nullable). */
char *pos_button_facts_spoken (PosSaleState *state, PosLayoutButton *button);
const char *pos_button_facts_icon (PosLayoutButton *button);
/* A color of the shop's own becomes the nearest role, so that dark and high contrast keep working.
 */
PosLookRole pos_button_facts_role (PosLayoutButton *button);

/* How many lines the operation would affect or has to do, or how many orders a view of them has to
 * do; 0: nothing to count. */
int pos_button_facts_count (PosSaleState *state, PosLayoutButton *button);
/* Some of them came since the signed-in worker last looked. */
gboolean pos_button_facts_has_unseen (PosSaleState *state, PosLayoutButton *button);
/* The operation belongs inside a page: pressed here, it could not ask for what it needs. */
gboolean pos_button_facts_is_for_pages (PosLayoutButton *button);
/* It takes what is due, and says how much. */
gboolean pos_button_facts_takes_money (PosLayoutButton *button);

/* The first of @conditions that does not hold; %NULL: all do. */
const char *pos_button_facts_failing (PosSaleState *state, GStrv conditions);
/* What a condition asks for, in words. */
const char *pos_button_facts_explain (const char *condition);

/* The button's argument as the operation takes it, with a reference; %NULL: none.
 * Errors: POS_CALL_ERROR when it does not fit. */
GVariant *pos_button_facts_dup_args (PosSaleState *state, PosLayoutButton *button, GError **error);

G_END_DECLS
