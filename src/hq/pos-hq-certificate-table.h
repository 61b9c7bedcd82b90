/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-certificate-table.h — certificates of devices, what was revoked, and the audit of trust.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "hq/pos-hq-authority.h"
#include "hq/pos-hq-device-table.h"

G_BEGIN_DECLS

gboolean pos_hq_certificate_table_add (PosDbTxn *txn,
                                       const PosHqCertificate *certificate,
                                       const PosId *device,
                                       gint64 now,
                                       GError **error);
/* @devices: fingerprint (char *) → PosHqDevice, filled in with those that hold. */
gboolean pos_hq_certificate_table_load (PosDbTxn *txn, GHashTable *devices, GError **error);

/* Everything by which devices of @register_id, or hubs of that store, were known so far: tokens,
 * certificates, codes that nobody used.  @n_devices: (out): how many that were. */
gboolean pos_hq_certificate_table_revoke (PosDbTxn *txn,
                                          const char *register_id,
                                          gboolean hub,
                                          gint64 now,
                                          gint64 *n_devices,
                                          GError **error);
/* Serial numbers of what was revoked and is not too old by itself.  Returns: (transfer full). */
GStrv pos_hq_certificate_table_list_revoked (PosDbTxn *txn, gint64 now, GError **error);

/* @event: "enrolled", "certified", "revoked" or "foreign-body".  @details: (nullable). */
gboolean pos_hq_audit_add (PosDbTxn *txn,
                           gint64 at,
                           const char *register_id,
                           const char *event,
                           const char *details,
                           GError **error);
/* {"audit": […]}, the latest first.  Returns: (transfer full). */
char *pos_hq_audit_to_text (PosDbTxn *txn, GError **error);

G_END_DECLS
