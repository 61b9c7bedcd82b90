/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-facts.h — what the work list does not carry with each of its lines: the whole order, and
 * what this store has of the product.
 * Layer: register.  Thread: main; a reader of the database does the work, so that whoever goes
 *         through a long list never waits for it.
 * Source: customer-orders.md §7.1 (order panel, stock panel). */
#pragma once
#include "model/pos-product.h"
#include "model/pos-work-query.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef struct {
  PosOrder *order; /* (nullable): it is not here any more */
  PosStock *stock; /* (nullable): nobody counted */
} PosWorkFacts;

void pos_work_facts_free (PosWorkFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosWorkFacts, pos_work_facts_free)

/* Stock is that of the place from which @line leaves. */
void pos_work_facts_read_async (PosRegister *reg,
                                PosWorkLine *line,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
/* Returns: (transfer full): %NULL when the database could not answer. */
PosWorkFacts *pos_work_facts_read_finish (PosRegister *reg, GAsyncResult *result, GError **error);

G_END_DECLS
