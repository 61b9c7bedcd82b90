/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ui-pch.h — what every screen includes, read by the compiler once for all of them.  Each file
 * includes it for itself as well: -Db_pch=false builds without this one. */
#include <gtk/gtk.h>
