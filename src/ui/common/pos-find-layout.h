/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-find-layout.h — the three zones of a page that finds something: question, answers, one of
 * them.
 * Layer: ui/common.  Thread: main.
 * Wide: three columns.  Side: the question over the answers, the one beside them.  Upright: all
 * three below each other.  Where the question stands over the answers it takes the height it needs;
 * the other zones ignore what they hold, so that a long name never moves one. */
#pragma once
#include "ui/common/pos-zones.h"

G_BEGIN_DECLS

typedef enum {
  POS_FIND_WIDE,
  POS_FIND_SIDE,
  POS_FIND_UPRIGHT,
} PosFindForm;

/* The widget's three children are the zones, in this order. */
#define POS_TYPE_FIND_LAYOUT (pos_find_layout_get_type ())
G_DECLARE_FINAL_TYPE (PosFindLayout, pos_find_layout, POS, FIND_LAYOUT, PosZones)

/* @text_scale: per cent. */
GtkLayoutManager *pos_find_layout_new (guint text_scale);
PosFindForm pos_find_layout_get_form (PosFindLayout *self);

/* Which form a page of that size has. */
PosFindForm pos_find_layout_choose (guint text_scale, int width, int height);

G_END_DECLS
