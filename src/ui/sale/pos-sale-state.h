/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sale-state.h — what the zones of the transaction screen share: the register, which lines are
 * chosen, how many of the next product.
 * Layer: ui/sale.  Thread: main.
 * Signal "changed": the order, the selection, the next quantity or the line to the network differs.
 *        Zones repaint what differs; nothing else tells them.
 * Signal "arrived" (line: PosId *): a line came or grew by itself: show where.
 * The selection is the register's own, so that operations act on what is marked on screen. */
#pragma once
#include "register/pos-work-list.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Texts this much larger change the design of the screen: visual-language.md §4. */
#define POS_SALE_LARGE_TEXT 115
#define POS_SALE_HUGE_TEXT 140

#define POS_TYPE_SALE_STATE (pos_sale_state_get_type ())
G_DECLARE_FINAL_TYPE (PosSaleState, pos_sale_state, POS, SALE_STATE, GObject)

/* @shell: borrowed; outlives the state. */
PosSaleState *pos_sale_state_new (PosShell *shell);

PosShell *pos_sale_state_get_shell (PosSaleState *self);
PosRegister *pos_sale_state_get_register (PosSaleState *self);
PosOrder *pos_sale_state_get_order (PosSaleState *self);
PosFormat *pos_sale_state_get_format (PosSaleState *self);
const char *pos_sale_state_get_language (PosSaleState *self);
gboolean pos_sale_state_is_large_text (PosSaleState *self);
/* So large that what is not needed has to go. */
gboolean pos_sale_state_is_huge_text (PosSaleState *self);
/* @minor as a person reads it.  Returns: (transfer full). */
char *pos_sale_state_format (PosSaleState *self, gint64 minor);

/* --- Which lines --- */

/* Chooses this line and no other; %NULL: none. */
void pos_sale_state_choose (PosSaleState *self, const PosId *line);
/* Adds a line to the selection or takes it out; from then on several may be chosen. */
void pos_sale_state_toggle (PosSaleState *self, const PosId *line);
void pos_sale_state_choose_all (PosSaleState *self);
gboolean pos_sale_state_is_chosen (PosSaleState *self, const PosId *line);
/* Several may be chosen: quantities make room for checks. */
gboolean pos_sale_state_is_gathering (PosSaleState *self);
/* The chosen line when it is one; %NULL when none or several are.  Borrowed. */
PosOrderLine *pos_sale_state_get_line (PosSaleState *self);

/* What this store has to deliver (L-17); nothing until it is counted, then "changed". */
PosWorkList *pos_sale_state_get_work (PosSaleState *self);

/* --- The next product --- */

/* How many of the next product; one unless something else was keyed in. */
PosQuantity pos_sale_state_get_next_quantity (PosSaleState *self);
void pos_sale_state_set_next_quantity (PosSaleState *self, PosQuantity quantity);

/**
 * pos_sale_state_check_item:
 * @code: item number or barcode
 *
 * Whether pos_sale_state_add_item() would be refused, and why; nothing is shown.
 */
gboolean pos_sale_state_check_item (PosSaleState *self, const char *code, GError **error);
/* Adds the next quantity of a product; a refusal is explained at @origin. */
void pos_sale_state_add_item (PosSaleState *self, const char *code, GtkWidget *origin);

G_END_DECLS
