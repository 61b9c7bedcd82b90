/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-clock.h — the only way to ask what time it is.
 * Layer: base.  Units: microseconds UTC since 1970.  A fixed clock moves only when told to, for
 * tests, scripts and the simulation. */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

#define POS_TYPE_CLOCK (pos_clock_get_type ())
G_DECLARE_FINAL_TYPE (PosClock, pos_clock, POS, CLOCK, GObject)

PosClock *pos_clock_new_system (void);
PosClock *pos_clock_new_fixed (gint64 now);
gboolean pos_clock_is_fixed (PosClock *self);
gint64 pos_clock_get_now (PosClock *self);
/* Only on a fixed clock; may go backwards, as real ones do. */
void pos_clock_advance (PosClock *self, gint64 microseconds);

G_END_DECLS
