/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-pill.h — a status: round, with a glyph, a word and a tone.
 * Layer: ui/common.  Style: .pill (+ .ok .info .warn .danger .noicon).
 * Properties: text, icon, tone (PosTone).  Never stretches. */
#pragma once
#include "ui/common/pos-look.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_PILL (pos_pill_get_type ())
G_DECLARE_FINAL_TYPE (PosPill, pos_pill, POS, PILL, GtkBox)

/* @icon_name may be %NULL. */
GtkWidget *pos_pill_new (PosTone tone, const char *icon_name, const char *text);

/* The looks of an order's life; the ring fills as it moves on. */
typedef enum {
  POS_STATUS_QUOTE,
  POS_STATUS_OPEN,
  POS_STATUS_PICKING,
  POS_STATUS_PACKED,
  POS_STATUS_PARTLY_SHIPPED,
  POS_STATUS_PARTLY_PICKED_UP,
  POS_STATUS_READY,
  POS_STATUS_INVOICED,
  POS_STATUS_DELIVERED,
  POS_STATUS_PICKED_UP,
  POS_STATUS_CANCELLED,
  POS_STATUS_WAITING,
  POS_STATUS_CONFLICT,
} PosStatusLook;

/* Translated word, glyph and tone of @status (visual-language.md §3.1). */
void pos_pill_set_status (PosPill *self, PosStatusLook status);

G_END_DECLS
