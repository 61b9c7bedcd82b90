/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-address-form.h — a new address of a customer: name, street, postcode, town, country.
 * Layer: ui/delivery. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_ADDRESS_FORM (pos_address_form_get_type ())
G_DECLARE_FINAL_TYPE (PosAddressForm, pos_address_form, POS, ADDRESS_FORM, GtkBox)

/* @shell: borrowed.  The name is filled in with the customer's. */
GtkWidget *pos_address_form_new (PosShell *shell);

/* What was typed; %NULL when something is missing: then the field says so and has the focus.
 * Returns: (transfer full). */
PosAddress *pos_address_form_make (PosAddressForm *self);

G_END_DECLS
