/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-layout.h — where the question, the answers and one order stand on the page.
 * Layer: ui/recall.  Thread: main.
 * Wide: three columns.  Upright: question and answers side by side, the order below them.
 * Neither: question and answers side by side.  In both, once an order is looked at the answers are
 * a short list over it, and a button leads back.
 * Measuring ignores what the zones contain, so that a long name never moves one. */
#pragma once
#include "ui/common/pos-zones.h"

G_BEGIN_DECLS

typedef enum {
  POS_RECALL_WIDE,
  POS_RECALL_UPRIGHT,
  POS_RECALL_STEPS,
} PosRecallForm;

typedef enum {
  POS_RECALL_ZONE_FIND,
  POS_RECALL_ZONE_RESULTS,
  POS_RECALL_ZONE_DETAIL,
} PosRecallZone;

#define POS_TYPE_RECALL_LAYOUT (pos_recall_layout_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallLayout, pos_recall_layout, POS, RECALL_LAYOUT, PosZones)

/* The widget's three children are the zones, in this order.  @text_scale: per cent. */
GtkLayoutManager *pos_recall_layout_new (guint text_scale);
PosRecallForm pos_recall_layout_get_form (PosRecallLayout *self);
/* Where there is no room for all three: the order is looked at, and the question makes room. */
void pos_recall_layout_set_reading (PosRecallLayout *self, gboolean reading);
gboolean pos_recall_layout_get_reading (PosRecallLayout *self);

/* The rectangle of a zone, left to right; an empty one when it is not shown.  @wanted: the height
 * that the answers would take while an order is looked at; 0: none is. */
GdkRectangle pos_recall_layout_place (
    PosRecallForm form, PosRecallZone zone, int wanted, guint text_scale, int width, int height);
PosRecallForm pos_recall_layout_choose (guint text_scale, int width, int height);

G_END_DECLS
