/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-access.h — who somebody is, and what he may do.
 * Layer: register.  Thread: main; hashing runs on a worker thread.
 * Rules:  a try is counted on disk before it is checked, so that a power cut gives no free try.
 *         Who is locked out waits for time that has passed, not for what the clock shows; after a
 *         restart of the machine he waits again.  Where the disk takes nothing, tries are noted
 *         beside it (pos-try-note.h), with longer waits, and who is let in is let in to look.
 * Source: reliability.md §C; register.md S-4, S-8, S-19, S-21. */
#pragma once
#include "model/pos-config.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* Explicit denial, then grant, of the worker; then of the role; then manager; else no. */
gboolean pos_access_is_permitted (PosConfig *config, PosWorker *worker, const char *permission);
/* Whether the worker belongs to @store; %NULL: a register that belongs to none yet. */
gboolean pos_access_works_at (PosWorker *worker, PosStore *store);
/* The limit of the worker, or else of his role, under @key, %NULL when none is set. */
PosLimit *pos_access_get_limit (PosConfig *config, PosWorker *worker, const char *key);

/* Whose badge says @token; of somebody who is blocked, of two people or of nobody: %NULL. */
PosWorker *pos_access_find_badge (PosConfig *config, PosLocalStore *store, const char *token);
/* Whether whoever shows his badge needs no PIN beside it. */
gboolean pos_access_trusts_badge (PosConfig *config, PosWorker *worker);

/* Whether one of @workers (element-type PosWorker) has a badge. */
gboolean pos_access_any_badge (GPtrArray *workers);

/* @worker_id: (nullable): whose badge @secret is.  With an id it is a PIN, or that person's badge.
 * Errors: UNKNOWN_WORKER, WRONG_SECRET, LOCKED_OUT (details: seconds), which is what the wrong
 * secret that locks out gets as well; NOT_PERMITTED (details: reason "badge-needs-secret", worker)
 * where a badge is not enough, which is no wrong try. */
void pos_access_check_async (PosLocalStore *store,
                             PosContext *context,
                             PosConfig *config,
                             const char *worker_id,
                             const char *secret,
                             gint64 max_tries,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* @temporary: (out) (optional): he has to choose another one before he does anything with it.
 * Returns: (transfer full). */
PosWorker *pos_access_check_finish (GAsyncResult *result, gboolean *temporary, GError **error);
/* Why the disk did not take what was to be counted; %NULL: it did.  Returns: (transfer none). */
const GError *pos_access_check_get_trouble (GAsyncResult *result);
/* Says that a temporary secret does nothing but sign in with a new one. */
gboolean pos_access_refuse_temporary (PosWorker *worker, GError **error);

G_END_DECLS
