/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-own-secret.h — the PIN that somebody gave himself, or another gave him, at this register.
 * Layer: register.  Thread: get and set inside a transaction, the rest main; hashing runs on a
 *         worker thread.
 * Rules:  it counts on this register, in place of what headquarters gave, until headquarters gives
 *         that worker another one: configuration is headquarters' (Y-11).  Only the sealed form
 *         rests here, and it goes nowhere.  What somebody else gave him, or headquarters wants
 *         changed, is temporary: it signs in once, to choose another one, and approves nothing.
 * Source: register.md S-1, S-4, S-8, O-10, Y-11; operations 1215 and 1216. */
#pragma once
#include "model/pos-party.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

typedef struct {
  char *form; /* sealed; %NULL: he has none */
  gboolean temporary;
} PosOwnSecret;

/* @secret: (out caller-allocates): what is in force for @worker. */
gboolean
pos_own_secret_get (PosDbTxn *txn, PosWorker *worker, PosOwnSecret *secret, GError **error);
/* @secret replaces what headquarters gave @worker. */
gboolean
pos_own_secret_set (PosDbTxn *txn, PosWorker *worker, const PosOwnSecret *secret, GError **error);

/* Whether @secret may take the place of @present (%NULL: not known): a PIN as long as the chain's
 * PINs are, and another one.  Errors: POS_VALUE_ERROR_RANGE with "reason" and "length". */
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
