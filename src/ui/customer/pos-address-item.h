/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-address-item.h — one address of a customer who is edited: as it is, as fields, on its way
 * out, or a new one.
 * Layer: ui/customer. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_ADDRESS_ITEM (pos_address_item_get_type ())
G_DECLARE_FINAL_TYPE (PosAddressItem, pos_address_item, POS, ADDRESS_ITEM, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_address_item_new (PosShell *shell, PosAddress *address);

/* A new one, as fields: @customer lives there, in the store's country.  Taken away, it is gone. */
GtkWidget *pos_address_item_new_empty (PosShell *shell, PosCustomer *customer);
gboolean pos_address_item_is_new (PosAddressItem *self);
/* What was typed of a new one; %NULL when something is missing: then the field says so and has the
 * focus.  Returns: (transfer full). */
PosAddress *pos_address_item_make (PosAddressItem *self);

/* Whether it is to be taken away. */
gboolean pos_address_item_is_removed (PosAddressItem *self);
const char *pos_address_item_get_id (PosAddressItem *self);
/* What it is to be, for customer.edit.  @json: (out) (transfer full): %NULL: nobody touched it.
 * Returns: %FALSE when something is missing: then the field says so and has the focus. */
gboolean pos_address_item_read (PosAddressItem *self, json_t **json);

/* @address, as somebody reads it, in lines. */
char *pos_address_item_dup_text (PosShell *shell, PosAddress *address);

G_END_DECLS
