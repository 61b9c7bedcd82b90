/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-info-field.h — where a question of the chain is answered, by its kind: chips, words, a number
 * pad, a day, or somebody or something that is found.
 * Layer: ui/sale.
 * Signals: "changed" when another answer stands in it, "entered" by Enter.
 * Source: register.md T-28. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_INFO_FIELD (pos_info_field_get_type ())
G_DECLARE_FINAL_TYPE (PosInfoField, pos_info_field, POS, INFO_FIELD, GtkBox)

GtkWidget *pos_info_field_new (PosShell *shell, PosInfoCode *code);

/* As an operation takes it.  Returns: (transfer full): "" while there is none. */
char *pos_info_field_dup_answer (PosInfoField *self);
/* Says below what is typed, or above what is keyed, why it does not do. */
void pos_info_field_set_fault (PosInfoField *self, PosInfoFault fault);
/* Nobody and nothing is called what was answered last. */
void pos_info_field_set_unknown (PosInfoField *self);

G_END_DECLS
