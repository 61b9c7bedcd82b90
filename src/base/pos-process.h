/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-process.h — what a program keeps to itself, and how it asks for what others must not see.
 * Layer: base.  Thread: main, at its start.
 * Source: reliability.md §C "Secrets". */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* From now on a crash leaves no copy of the memory, and no other program of this user reads it:
 * there lie the device's keys, and for a moment what somebody types.  Before any JSON is read. */
void pos_process_keep_secrets (void);

/* From now on all threads take their memory from two places instead of eight for each core: those
 * of a pool, which work by turns, would each keep what they once freed. */
void pos_process_spare_memory (void);

/* A line of the standard input, which other users of the machine do not see, as they see arguments.
 * @question: printed when somebody types at a terminal.  Returns: (transfer full): trimmed. */
char *pos_process_ask (const char *question);

G_END_DECLS
