/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tag.h — how a line leaves: square corners, icon and word.
 * Layer: ui/common.  Style: .tag.ship .tag.pick .tag.carry.  Properties: intent (PosLookIntent),
 * text (%NULL: the intent's own word). */
#pragma once
#include "ui/common/pos-look.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_TAG (pos_tag_get_type ())
G_DECLARE_FINAL_TYPE (PosTag, pos_tag, POS, TAG, GtkBox)

GtkWidget *pos_tag_new (PosLookIntent intent);

G_END_DECLS
