/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-try-note.h — wrong secrets while the register's disk takes nothing: noted in memory that
 * outlives the program, so that starting it again gives no free try.
 * Layer: register, private to it.  Thread: any.
 * Shape:  a file in the folder of the user's session, else in the machine's shared memory; neither
 *         is on a disk.  The machine loses it when it is switched off, which takes longer than the
 *         first wait.
 * Rules:  a try is noted before it is made, and waits for the time that has passed, as those on
 *         disk do.  Half a minute, two minutes, then ten after each wrong one.
 * Source: register.md S-8, for devices that somebody took away; reliability.md F5, F6. */
#pragma once
#include "base/pos-clock.h"

G_BEGIN_DECLS

/* @who: whose tries, on which register; any text.
 * @wait: (out): how long nobody may try still, in microseconds; then nothing was noted
 * @penalty: (out): how long it is after this one, if it is wrong
 * %FALSE: it can be noted nowhere, so that it must not be made. */
gboolean pos_try_note_begin (const char *who, PosClock *clock, gint64 *wait, gint64 *penalty);
/* It was the right one. */
void pos_try_note_forget (const char *who);

G_END_DECLS
