/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-entry-zone.h — the number pad of the transaction screen, and what its number means.
 * Layer: ui/sale.  Style: .panel.entry.
 *   Qty     of the chosen line; nothing chosen: of the next product ("3 ×")
 *   Price   of one piece of the chosen line
 *   Number  of a product to be added
 * A refused number turns the readout red, says why, and changes nothing.
 * Options: "pad" ("full" or "field": keyboard only), "order" ("calc" or "phone"). */
#pragma once
#include "model/pos-layout.h"
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

#define POS_TYPE_ENTRY_ZONE (pos_entry_zone_get_type ())
G_DECLARE_FINAL_TYPE (PosEntryZone, pos_entry_zone, POS, ENTRY_ZONE, GtkBox)

/* @options: (nullable): of the layout document. */
GtkWidget *pos_entry_zone_new (PosSaleState *state, json_t *options);

/* The next number keyed in is a quantity. */
void pos_entry_zone_ask_quantity (PosEntryZone *self);
/* Takes what was keyed in, as the Enter key of the pad does.  %FALSE: there was nothing. */
gboolean pos_entry_zone_enter (PosEntryZone *self);
/* A quantity that was keyed in but not entered is how many of the next product. */
void pos_entry_zone_take_typed (PosEntryZone *self);
/* Forgets what was keyed in.  %FALSE: there was nothing. */
gboolean pos_entry_zone_clear (PosEntryZone *self);

G_END_DECLS
