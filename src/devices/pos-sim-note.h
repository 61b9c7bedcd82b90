/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sim-note.h — what the simulated bank writes into the ids that it gives away.
 * Layer: devices, private to the simulated terminal.
 * A bank knows what every terminal took; this one sits inside one register, and orders carry its
 * ids to others.  So an id says by itself what it stands for: "cap-<id>.<minor
 * units>.<currency>.<last four>.<brand>". */
#pragma once
#include "devices/pos-terminal.h"

G_BEGIN_DECLS

/* @prefix: "auth", "cap" or "tok".  Returns: (transfer full). */
char *pos_sim_note_write (const char *prefix, const char *fresh_id, const PosTerminalResult *about);

/* The approved payment that another register's bank gave @id for.  Returns: (transfer full)
 * (nullable): %NULL when no such bank gave it. */
PosTerminalResult *pos_sim_note_read (const char *id);

G_END_DECLS
