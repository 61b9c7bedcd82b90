/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-disk-banner.h — the register's disk takes nothing: what works, what does not, what to do; on
 * every page while it is so.
 * Layer: ui/shell.
 * Source: reliability.md F5, F6. */
#pragma once
#include "register/pos-register.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* There while it is so, and looks by itself whether it still is. */
GtkWidget *pos_disk_banner_new (PosRegister *reg);

G_END_DECLS
