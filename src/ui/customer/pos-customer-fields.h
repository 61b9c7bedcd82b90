/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-fields.h — what the forms about customers do with their fields.
 * Layer: ui/customer. */
#pragma once
#include "ui/common/pos-text-field.h"

G_BEGIN_DECLS

/* Its complaint goes away as soon as something is typed.  Returns: borrowed from @box. */
PosTextField *pos_customer_fields_add (GtkWidget *box, const char *label, GtkInputPurpose purpose);
/* Says what is wrong with it and leads there.  Returns: %FALSE. */
gboolean pos_customer_fields_complain (PosTextField *field, const char *error);
/* @member: (inout): a text of a record; %NULL when nothing was typed. */
void pos_customer_fields_take (char **member, PosTextField *field);

G_END_DECLS
