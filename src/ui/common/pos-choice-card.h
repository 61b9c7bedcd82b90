/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-choice-card.h — one answer among a few: radio, title, second line, amount or pill.
 * Layer: ui/common.  Style: button.card (+ .on .off).  Role RADIO.
 * Cards with the same parent are one group: choosing one clears the others, arrows move along.
 * Properties: title, subtitle, icon (before the subtitle), amount (trailing), active,
 * unavailable, reason (replaces the subtitle, with a triangle), plain (no radio, for slots).
 * Signals: "chosen" when a person chose it; "refused" when it is unavailable. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_CHOICE_CARD (pos_choice_card_get_type ())
G_DECLARE_FINAL_TYPE (PosChoiceCard, pos_choice_card, POS, CHOICE_CARD, GtkButton)

GtkWidget *pos_choice_card_new (const char *title, const char *subtitle);

/* A pill or an icon at the trailing edge instead of an amount; %NULL takes it away. */
void pos_choice_card_set_trailing (PosChoiceCard *self, GtkWidget *trailing);

void pos_choice_card_set_active (PosChoiceCard *self, gboolean active);
gboolean pos_choice_card_get_active (PosChoiceCard *self);

/* The active card among the children of @parent, or %NULL. */
PosChoiceCard *pos_choice_card_find_active (GtkWidget *parent);
/* It is the active one among its siblings from now on. */
void pos_choice_card_choose (PosChoiceCard *self);

G_END_DECLS
