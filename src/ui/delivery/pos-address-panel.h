/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-address-panel.h — where shipments go to, with a way to change it.
 * Layer: ui/delivery.  Style: .card.  Signal "chosen": another address is in force. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_ADDRESS_PANEL (pos_address_panel_get_type ())
G_DECLARE_FINAL_TYPE (PosAddressPanel, pos_address_panel, POS, ADDRESS_PANEL, GtkBox)

/* @shell: borrowed.  Starts with the customer's primary address. */
GtkWidget *pos_address_panel_new (PosShell *shell);

/* Chooses an address as a person would. */
void pos_address_panel_set_wanted (PosAddressPanel *self, const char *id);
/* Borrowed from the customer or the order; %NULL when there is none yet. */
PosAddress *pos_address_panel_get_address (PosAddressPanel *self);

G_END_DECLS
