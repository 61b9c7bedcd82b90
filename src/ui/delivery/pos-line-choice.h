/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-choice.h — the lines of the open order, and which of them are meant.
 * Layer: ui/delivery.  Knows no widget.
 * Signals: "changed" when lines were ticked or came and went. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Why @line cannot be chosen: a static id ("returned", "moved", "gone", "carry-only", …), or %NULL.
 */
typedef const char *(*PosLineRule) (PosRegister *reg, PosOrderLine *line);

/* Rules of the operations.  A returned line leaves no more; what was picked stays where it is. */
const char *pos_line_rule_ship (PosRegister *reg, PosOrderLine *line);
const char *pos_line_rule_pick_up (PosRegister *reg, PosOrderLine *line);
const char *pos_line_rule_carry_out (PosRegister *reg, PosOrderLine *line);
const char *pos_line_rule_change_mode (PosRegister *reg, PosOrderLine *line);

#define POS_TYPE_LINE_CHOICE (pos_line_choice_get_type ())
G_DECLARE_FINAL_TYPE (PosLineChoice, pos_line_choice, POS, LINE_CHOICE, GObject)

/* Every active line of the open order; none is chosen. */
PosLineChoice *pos_line_choice_new (PosRegister *reg, PosLineRule rule);

/* Chooses the lines that @args name as "lines" (an operation's argument), else those that are
 * selected in the order; with @all all that can be. */
void pos_line_choice_preset (PosLineChoice *self, gboolean all, GVariant *args);

guint pos_line_choice_get_size (PosLineChoice *self);
PosOrderLine *pos_line_choice_get_line (PosLineChoice *self, guint index);
/* As the rule says it. */
const char *pos_line_choice_get_reason (PosLineChoice *self, guint index);

gboolean pos_line_choice_is_chosen (PosLineChoice *self, guint index);
void pos_line_choice_set_chosen (PosLineChoice *self, guint index, gboolean chosen);
/* All that can be chosen, or none. */
void pos_line_choice_set_all (PosLineChoice *self, gboolean chosen);
/* Chooses the line that sells @code, an item number or barcode; %FALSE: there is none. */
gboolean pos_line_choice_scan (PosLineChoice *self, const char *code);

guint pos_line_choice_count_chosen (PosLineChoice *self);
/* How many could be chosen. */
guint pos_line_choice_count_possible (PosLineChoice *self);

/* Returns: (transfer container) (element-type PosOrderLine). */
GPtrArray *pos_line_choice_list_chosen (PosLineChoice *self);
/* Their ids, "as", as operations take them.  Floating. */
GVariant *pos_line_choice_make_ids (PosLineChoice *self);

G_END_DECLS
