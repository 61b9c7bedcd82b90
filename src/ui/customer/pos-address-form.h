/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-address-form.h — a new address of a customer: name, street, postcode, town, country.
 * Layer: ui/customer; the delivery pages show it too. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_ADDRESS_FORM (pos_address_form_get_type ())
G_DECLARE_FINAL_TYPE (PosAddressForm, pos_address_form, POS, ADDRESS_FORM, GtkBox)

/* @shell: borrowed.  @with_name: ask for a name too, filled in with the attached customer's. */
GtkWidget *pos_address_form_new (PosShell *shell, gboolean with_name);

/* What was typed; %NULL when something is missing: then the field says so and has the focus.
 * Returns: (transfer full). */
PosAddress *pos_address_form_make (PosAddressForm *self);

/* An address that is there already, to be changed. */
void pos_address_form_fill (PosAddressForm *self, PosAddress *address);
/* The same as pos_address_form_make(), as customer.edit takes it of the address @id. */
json_t *pos_address_form_make_changes (PosAddressForm *self, const char *id);

/* Whether anything was typed. */
gboolean pos_address_form_is_empty (PosAddressForm *self);

G_END_DECLS
