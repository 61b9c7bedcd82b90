/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-coupon-dialog.h — enters the code of a coupon, and takes one off again.
 * Layer: ui/sale. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Openers of coupon.add, coupon.remove, disc.system_off and disc.system_on. */
void pos_coupon_open_add (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
void pos_coupon_open_remove (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
void pos_coupon_open_switch (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
