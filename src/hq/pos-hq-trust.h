/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-trust.h — what headquarters does about certificates: PosDbFuncs whose data is a
 * PosHqCall, and the list of what was revoked.
 * Layer: hq.  Thread: inside a transaction, where nothing else is said. */
#pragma once
#include "hq/pos-hq-call.h"
#include "wire/pos-transaction.h"
#include "wire/pos-wire-calls.h"

G_BEGIN_DECLS

/* Signs @request for @device and says so in @enrollment.  @request: (nullable): then nothing. */
gboolean pos_hq_trust_certify (PosDbTxn *txn,
                               PosHqCall *call,
                               const PosHqDevice *device,
                               const char *request,
                               PosEnrollment *enrollment,
                               GError **error);

/* A certificate that follows the one that the register speaks with. */
gboolean pos_hq_step_renew (PosDbTxn *txn, gpointer call, GError **error);
/* The call's input is a register's id. */
gboolean pos_hq_step_revoke (PosDbTxn *txn, gpointer call, GError **error);
/* The call's device gives itself up, having sent up to the "sequence" of the call's
 * input. */
gboolean pos_hq_step_deactivate (PosDbTxn *txn, gpointer call, GError **error);
/* Whether the call's device may tell of @transaction: it is of its register, at the store of its
 * code, or at one where that register was before it moved. */
gboolean pos_hq_trust_may_tell (PosHqCall *call, PosTransaction *transaction);
/* The call's input is a transaction of somebody else's; refused, and remembered. */
gboolean pos_hq_step_refuse_foreign (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_audit (PosDbTxn *txn, gpointer call, GError **error);

/* Thread: main.  Who is known may have changed: reads it again, and writes DIR/revoked.pem when
 * the chain has an authority. */
void pos_hq_trust_refresh (PosHqCore *core);

/* A register whose devices are to be known no longer. */
typedef struct {
  const char *register_id;
  gint64 now;
  gint64 n_devices; /* result: how many that were */
} PosHqRevocation;
/* @revocation: a PosHqRevocation. */
gboolean pos_hq_revoke (PosDbTxn *txn, gpointer revocation, GError **error);

G_END_DECLS
