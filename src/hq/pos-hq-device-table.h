/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-device-table.h — which machine is which register: codes, tokens, how far it has sent.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  codes and tokens are kept as hashes; a code works once. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef struct {
  PosId id;          /* of the enrollment */
  char *register_id; /* a hub's store */
  char *store;
  gboolean hub;
} PosHqDevice;

PosHqDevice *pos_hq_device_new (const PosId *id, const char *register_id, const char *store);
void pos_hq_device_free (PosHqDevice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHqDevice, pos_hq_device_free)

/* SHA-256 in hexadecimal: how codes and tokens are kept. */
char *pos_hq_hash_secret (const char *secret);

/* @hub: for the hub of the store @register_id. */
gboolean pos_hq_device_table_add_code (PosDbTxn *txn,
                                       const char *code,
                                       const char *register_id,
                                       gboolean hub,
                                       gint64 expires_at,
                                       GError **error);
/* @register_id: (out) (transfer full): %NULL when the code is unknown, used or too old. */
gboolean pos_hq_device_table_use_code (
    PosDbTxn *txn, const char *code, gint64 now, char **register_id, gboolean *hub, GError **error);
/* Takes the token from the register's other devices. */
gboolean pos_hq_device_table_add (PosDbTxn *txn,
                                  const PosHqDevice *device,
                                  const char *name,
                                  const char *token,
                                  gint64 now,
                                  GError **error);
/* @devices: token hash (char *) → PosHqDevice, filled in. */
gboolean pos_hq_device_table_load (PosDbTxn *txn, GHashTable *devices, GError **error);

/* A register at a store.  Returns: (transfer full). */
char *pos_hq_place_name (const char *register_id, const char *store);
/* @places: set of names, filled in: of which store each register is, or was by an earlier code. */
gboolean pos_hq_device_table_load_places (PosDbTxn *txn, GHashTable *places, GError **error);

/* @device: (out) (transfer full): %NULL when there is none with @id. */
gboolean
pos_hq_device_table_get (PosDbTxn *txn, const PosId *id, PosHqDevice **device, GError **error);

gboolean pos_hq_device_table_get_received (
    PosDbTxn *txn, const PosId *device, gint64 *sequence, char **hash, GError **error);
/* Sequence numbers before the last that never came: ascending, into @missing. */
gboolean pos_hq_device_table_list_missing (PosDbTxn *txn,
                                           const PosId *device,
                                           GArray *missing,
                                           GError **error);
/* Never goes back; what it leaps over is missing until it comes. */
gboolean pos_hq_device_table_set_received (
    PosDbTxn *txn, const PosId *device, gint64 sequence, const char *hash, GError **error);

G_END_DECLS
