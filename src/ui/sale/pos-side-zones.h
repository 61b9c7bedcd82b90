/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-side-zones.h — the small controls a layout may place: picture, clock, last message, states.
 * Layer: ui/sale.  Each function returns a widget that keeps itself up to date. */
#pragma once
#include "model/pos-layout.h"
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

/* A picture of the program's own library; options: "fit" ("contain" or "cover"). */
GtkWidget *pos_image_zone_new (const char *image, json_t *options);
/* The time of day in the store. */
GtkWidget *pos_clock_zone_new (PosSaleState *state);
/* What was added last. */
GtkWidget *pos_message_zone_new (PosSaleState *state);
/* Options: "items", of "sync" and "user". */
GtkWidget *pos_status_zone_new (PosSaleState *state, json_t *options);
/* A control that cannot be shown here says so and keeps its place. */
GtkWidget *pos_absent_zone_new (const char *icon_name, const char *text);

G_END_DECLS
