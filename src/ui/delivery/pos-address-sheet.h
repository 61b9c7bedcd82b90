/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-address-sheet.h — side sheet with the customer's addresses, and a form for another one.
 * Layer: ui/delivery. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_ADDRESS_SHEET (pos_address_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PosAddressSheet, pos_address_sheet, POS, ADDRESS_SHEET, GtkBox)

/**
 * pos_address_sheet_open:
 * @current: (nullable): id of the address in force
 *
 * Opens it over the window.  Signal "picked" (id: string): an address was chosen or added; the
 * sheet is closed then.  Without any address it opens with the form.
 * Returns: (transfer none): lives as long as it is open.
 */
PosAddressSheet *pos_address_sheet_open (PosShell *shell, const char *current);

G_END_DECLS
