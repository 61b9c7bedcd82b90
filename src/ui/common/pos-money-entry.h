/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-money-entry.h — amounts on a number pad: what is shown, what is meant.
 * Layer: ui/common.  Units: minor units. */
#pragma once
#include "base/pos-format.h"
#include "ui/common/pos-keypad-model.h"
#include "ui/common/pos-readout.h"

G_BEGIN_DECLS

/* A model that takes amounts of @currency in the language of @format. */
PosKeypadModel *pos_money_entry_new (PosFormat *format, guint32 currency, const char *caption);
/* Shows @minor until the first key replaces it. */
void pos_money_entry_set (PosKeypadModel *model, gint64 minor, guint32 currency);
/* What is keyed, nothing as 0; %FALSE when it is no amount. */
gboolean pos_money_entry_get (PosKeypadModel *model, guint32 currency, gint64 *minor);

/* A readout with the currency sign where the language puts it; a tap begins anew. */
GtkWidget *
pos_money_entry_make_readout (PosKeypadModel *model, PosFormat *format, guint32 currency);

G_END_DECLS
