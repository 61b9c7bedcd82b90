/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-own-secret.h — the PIN that somebody gave himself at this register.
 * Layer: register.  Thread: get and set inside a transaction, the rest main; hashing runs on a
 *         worker thread.
 * Rules:  it counts on this register, in place of what headquarters gave, until headquarters gives
 *         that worker another one: configuration is headquarters' (Y-11).  Only the sealed form
 *         rests here, and it goes nowhere.
 * Source: register.md S-4, S-8, O-10, Y-11; operation 1215. */
#pragma once
#include "model/pos-party.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* @form: (out) (transfer full): the sealed form in force for @worker; %NULL: he has none. */
gboolean pos_own_secret_get (PosDbTxn *txn, PosWorker *worker, char **form, GError **error);
/* @form replaces what headquarters gave @worker. */
gboolean pos_own_secret_set (PosDbTxn *txn, PosWorker *worker, const char *form, GError **error);

/* Whether @secret may take the place of @present: a PIN as long as the chain's PINs are, and
 * another one.  Errors: POS_VALUE_ERROR_RANGE with "reason" and "length". */
gboolean
pos_own_secret_fits (const char *secret, const char *present, gint64 length, GError **error);

/* Makes the sealed form of @secret. */
void pos_own_secret_make_async (PosLocalStore *store,
                                const char *secret,
                                GAsyncReadyCallback callback,
                                gpointer data);
/* Returns: (transfer full). */
char *pos_own_secret_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
