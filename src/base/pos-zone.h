/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-zone.h — time zones, kept once they are known.
 *
 * Layer: base.  Thread: any.
 * GLib reads a zone's file whenever nobody holds the zone: a register that asks for the date at
 * every scan would read it at every scan.  A program meets few zones, so they stay for its life. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The zone @identifier ("Europe/Amsterdam"); UTC for %NULL and for what is not known here.
 * Returns: (transfer none): never %NULL. */
GTimeZone *pos_zone_get (const char *identifier);

/* The zone this machine is set to, for as long as no store says where it stands; %NULL when it is
 * set to none that has a name. */
const char *pos_zone_get_local (void);

G_END_DECLS
