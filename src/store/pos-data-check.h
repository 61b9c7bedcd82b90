/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-data-check.h — what headquarters sent and can send again: is it as it came, and if not, away
 * with it, so that it comes again.
 * Layer: store.
 * Rules:  what this register alone knows is never thrown away; the database is copied aside before
 *         anything is changed.
 * Source: docs/database.md "Looking for damage". */
#pragma once
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* Whether a line of pos_db_check_sync() is about a way to rows, which is made anew of them. */
gboolean pos_data_check_is_of_index (const char *line);
/* Another register than @own (nullable) made the order, and headquarters refused it: here it lies
 * as it came, and what does not add up is that one's to put right. */
gboolean pos_data_is_refused_elsewhere (PosOrder *order, const char *own);

/* A sentence is added for each fault.  Blocks. */
gboolean pos_data_check_sync (PosLocalStore *store, GPtrArray *faults, GError **error);

/**
 * pos_data_mend_sync:
 * @report: (element-type utf8): what was done, a sentence each
 *
 * Makes anew what can be made from what is whole: orders from messages that were not sent yet, and
 * the ways to find things; the rest is asked of headquarters again, all of its feed.  Blocks.
 */
gboolean pos_data_mend_sync (PosLocalStore *store, GPtrArray *report, GError **error);

G_END_DECLS
