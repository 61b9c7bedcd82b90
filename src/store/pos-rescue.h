/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-rescue.h — what is left of a register whose database is damaged as a whole.
 * Layer: store.  Thread: main; blocks.
 * Rules:  the damaged folder is only ever read: a copy of it is looked at, and what is found goes
 *         into a new register.  A message, an order, an entry of the journal, a cart, a receipt,
 *         a shift or its entry is kept when its seal, hash or proof is whole; card payments on
 *         their way are kept as they were read; nothing else is.  The new register is another
 * device: it has a key of its own and has to be enrolled. Source: reliability.md F15. */
#pragma once
#include "base/pos-context.h"

G_BEGIN_DECLS

/**
 * pos_rescue:
 * @damaged: the register's folder
 * @folder: the new register's: not there yet, or empty
 * @report: (element-type utf8): sentences are added: what was saved, and what was not
 * @whole: (out): nothing that was looked for is missing
 *
 * Returns: %FALSE: there is no new register.  Errors: POS_DB_ERROR_NOT_FOUND, MISUSE, IO, and
 * CORRUPT when nothing can be read at all.
 */
gboolean pos_rescue (const char *damaged,
                     const char *folder,
                     PosContext *context,
                     GPtrArray *report,
                     gboolean *whole,
                     GError **error);

G_END_DECLS
