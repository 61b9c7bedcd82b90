/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-batch.h — several transactions in one request: a line each, an acknowledgement each.
 * Layer: wire.  Thread: any.
 * Rules:  a line is read by itself, so that one that cannot be read refuses nobody else; the
 *         acknowledgements come in the order of the lines.
 * Source: docs/protocol.md "Transactions". */
#pragma once
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* Canonical JSON has no line breaks. */
void pos_batch_add_line (GString *lines, const char *transaction);

/* The next line of @text from *@at on, which it moves.  @length: (out).
 * Returns: (nullable): the line, not terminated; %NULL at the end. */
const char *pos_batch_next_line (const char *text, gsize size, gsize *at, gssize *length);

/* @acks: texts, in the order of the lines.  Returns: (transfer full): the answer. */
char *pos_batch_write_acks (char *const *acks, guint count);

/* Returns: (transfer full) (element-type PosAck): @count of them.
 * Errors: POS_VALUE_ERROR when there are not as many. */
GPtrArray *pos_batch_read_acks (const char *text, gssize length, guint count, GError **error);

G_END_DECLS
