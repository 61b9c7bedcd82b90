/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-base-pch.h — what every room includes, read by the compiler once for a room.  Each file
 * includes what it uses of it as well: -Db_pch=false builds without this one. */
#include <gio/gio.h>
#include <jansson.h>
