/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-banner.h — a fact that stays while it is true: what happened, what to do, one action.
 * Layer: ui/common.  Style: .banner (+ .ok .info .warn .danger; .neutral).
 * Role STATUS.
 * Properties: tone, icon (%NULL: the tone's own), title, body, action (label; %NULL: none), stacked
 * (the action is below the words: where a banner is narrow).
 * Signal "action". */
#pragma once
#include "ui/common/pos-look.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_BANNER (pos_banner_get_type ())
G_DECLARE_FINAL_TYPE (PosBanner, pos_banner, POS, BANNER, GtkBox)

GtkWidget *pos_banner_new (PosTone tone, const char *title, const char *body);

G_END_DECLS
