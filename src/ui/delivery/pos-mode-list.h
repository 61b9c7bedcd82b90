/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-mode-list.h — delivery modes as cards: name, promise, charge; or why not.
 * Layer: ui/delivery.  Role RADIO_GROUP.
 * Rules:  cards keep their places while the page is open, cheapest first as it opened; what a
 *         person chose stays chosen while it is possible, else what is usual, else the cheapest.
 * Signals: "chosen" when a person chose one. */
#pragma once
#include "register/pos-offer.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_MODE_LIST (pos_mode_list_get_type ())
G_DECLARE_FINAL_TYPE (PosModeList, pos_mode_list, POS, MODE_LIST, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_mode_list_new (PosShell *shell, PosIntent intent);

/* What is offered for @lines now.  @options: of pos_offer_list_modes(); borrowed.
 * @address: (nullable). */
void
pos_mode_list_update (PosModeList *self, GPtrArray *options, GPtrArray *lines, PosAddress *address);

/* Chooses a mode as a person would. */
void pos_mode_list_set_wanted (PosModeList *self, const char *mode);
/* DM6: what it is where nobody chooses; %NULL: the cheapest. */
void pos_mode_list_set_usual (PosModeList *self, const char *mode);
/* The mode in force: %NULL when none is possible. */
const char *pos_mode_list_get_mode (PosModeList *self);
/* How many are possible. */
guint pos_mode_list_count (PosModeList *self);

G_END_DECLS
