/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hand-over-line.h — one line of the hand-over: taken or not, and how much.
 * Layer: ui/recall.  0 < quantity ≤ open while it is checked (PU2).
 * Signal "changed": another quantity, or checked by hand. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_HAND_OVER_LINE (pos_hand_over_line_get_type ())
G_DECLARE_FINAL_TYPE (PosHandOverLine, pos_hand_over_line, POS, HAND_OVER_LINE, GtkBox)

/* @shell: borrowed; @line: kept; @lacking: as pos_shelf_find_short() says.  @whole: without a
 * choice of the quantity (PU3). */
GtkWidget *
pos_hand_over_line_new (PosShell *shell, PosOrderLine *line, GHashTable *lacking, gboolean whole);
void pos_hand_over_line_set (PosHandOverLine *self, gboolean checked, PosQuantity quantity);
/* By which it is meant, in a refusal. */
const char *pos_hand_over_line_get_name (PosHandOverLine *self);
/* Nothing when it is not checked. */
PosQuantity pos_hand_over_line_get_quantity (PosHandOverLine *self);
PosOrderLine *pos_hand_over_line_get_line (PosHandOverLine *self);

G_END_DECLS
