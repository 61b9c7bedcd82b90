/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-steady.h — how much time has passed, whatever anybody sets the clock to.
 * Layer: base.  Thread: any.  Units: microseconds.
 * Rules:  comparable only while the machine runs: pos_steady_get_boot() says whether it is still
 *         the same run.  Sleeping counts.
 * Source: reliability.md F7: what locks, waits and counts rests on this and not on the clock. */
#pragma once
#include "base/pos-clock.h"

G_BEGIN_DECLS

/* On a fixed clock: what it was moved by, without its jumps. */
gint64 pos_steady_get_now (PosClock *clock);
/* Names this run of the machine. */
const char *pos_steady_get_boot (PosClock *clock);
/* Somebody sets a fixed clock: it shows another time, and none has passed. */
void pos_steady_jump (PosClock *clock, gint64 microseconds);

G_END_DECLS
