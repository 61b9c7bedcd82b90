/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-correction.h — which facts of a failed transaction may be corrected, and how.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  what refers to something must find it, what is a day must be one; money is never
 *         corrected, it is what customers paid.
 * Source: customer-orders.md §8.2 ("Data error"). */
#pragma once
#include "base/pos-json.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* {"field", "value", "kind"} of everything in @body that may be corrected; "kind": what it refers
 * to, "text" or "date".  Fields of lines are called "lines.1.store".  Returns: (transfer full). */
json_t *pos_hq_correction_list (json_t *body);

/* Sets @field in @body.  @value: (nullable).
 * @before: (out) (transfer full) (nullable): what it was
 * Errors: POS_VALUE_ERROR: no such field, or a value that it cannot have. */
gboolean pos_hq_correction_apply (PosDbTxn *txn,
                                  json_t *body,
                                  const char *field,
                                  const char *value,
                                  char **before,
                                  GError **error);

G_END_DECLS
