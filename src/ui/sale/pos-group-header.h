/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-group-header.h — how and where a group of lines leaves, over the group: "Ship from DC
 * Tilburg · Standard delivery · Thu 21 May, + €39.00".
 * Layer: ui/sale.  Style: .group (+ .ship .pick .carry).  Role HEADING, level 2.
 * Rules:  with large text the place stays out of sight: it is in the tooltip and the name. */
#pragma once
#include "ui/sale/pos-receipt-groups.h"
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

#define POS_TYPE_GROUP_HEADER (pos_group_header_get_type ())
G_DECLARE_FINAL_TYPE (PosGroupHeader, pos_group_header, POS, GROUP_HEADER, GtkBox)

GtkWidget *pos_group_header_new (PosSaleState *state);
/* Shows @group; nothing is kept of it. */
void pos_group_header_show (PosGroupHeader *self, const PosReceiptGroup *group);

/* "Ship, Standard delivery, Thu 21 May": what a line says of its delivery when read aloud.
 * Returns: (transfer full). */
char *pos_group_header_describe (PosSaleState *state, PosOrderLine *line);

G_END_DECLS
