/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-local-store.h — the register's own database: what is sold, to whom, and what is still to be
 * told to headquarters.
 * Layer: store.  Shape: one folder holds `register.db` and the device's key file.
 * Thread: the store itself may be used from any thread.  Table functions (pos-*-table.h) take a
 *         transaction, so they run inside a PosDbFunc, and several of them make one transaction.
 *         The *_sync functions here block and are called from outside one.
 * Rules:  a function that fills in an object answers %TRUE and %NULL when there is none.
 * Source: reliability rules (content hash per order, one transaction per use case). */
#pragma once
#include "base/pos-context.h"
#include "db/pos-db.h"
#include "model/pos-config.h"
#include "model/pos-order-query.h"
#include "model/pos-product.h"

G_BEGIN_DECLS

#define POS_TYPE_LOCAL_STORE (pos_local_store_get_type ())
G_DECLARE_FINAL_TYPE (PosLocalStore, pos_local_store, POS, LOCAL_STORE, GObject)

#define POS_LOCAL_STORE_KEY_SIZE 32

/**
 * pos_local_store_open:
 * @directory: made when it is missing, for its owner only
 *
 * Opens or creates the database, migrates it, makes the device's key once.  Blocks.  A database
 * with orders but without its key file is POS_DB_ERROR_CORRUPT: a new key would not fit them.  So
 * is a key file whose database is missing, empty or another register's: nothing is written then.
 * Errors: those of pos_db_open().
 */
PosLocalStore *pos_local_store_open (const char *directory, PosContext *context, GError **error);
/* Whether there is a register's database in it, or was. */
gboolean pos_local_store_is_there (const char *directory);
/* Only to read, beside a program that has it open: for copies and checks. */
PosLocalStore *
pos_local_store_open_beside (const char *directory, PosContext *context, GError **error);
/* For tests: the same with the database options a fault test needs (vfs, ballast). */
PosLocalStore *pos_local_store_open_with (const char *directory,
                                          PosContext *context,
                                          const PosDbOptions *options,
                                          GError **error);
gboolean pos_local_store_close (PosLocalStore *self, GError **error);

PosDb *pos_local_store_get_db (PosLocalStore *self);
PosContext *pos_local_store_get_context (PosLocalStore *self);
const char *pos_local_store_get_directory (PosLocalStore *self);
/* 32 bytes that never leave this device: the key of the orders' hashes, … */
const guint8 *pos_local_store_get_content_key (PosLocalStore *self);
/* … and the pepper of its workers' secrets. */
const guint8 *pos_local_store_get_pepper (PosLocalStore *self);
/* Tells this device from others without giving anything away.  Returns: (transfer full). */
char *pos_local_store_dup_key_name (PosLocalStore *self);

/* Everything the chain has set up.  Returns: (transfer full). */
PosConfig *pos_local_store_load_config (PosLocalStore *self, GError **error);

/* Quick ones, for callers that may wait.  (transfer full), %NULL in @product or @order for none. */
gboolean pos_local_store_find_product_sync (PosLocalStore *self,
                                            const char *code,
                                            PosProduct **product,
                                            GError **error);
/* Those of @ids (items) that cannot be shipped.  Returns: (transfer full): %NULL on error. */
GStrv
pos_local_store_list_carry_only_sync (PosLocalStore *self, const char *const *ids, GError **error);
/* Those of @ids (items) that are blocked for sale, likewise. */
GStrv
pos_local_store_list_blocked_sync (PosLocalStore *self, const char *const *ids, GError **error);
gboolean pos_local_store_get_order_sync (PosLocalStore *self,
                                         const PosId *id,
                                         PosOrder **order,
                                         GError **error);
PosOrderPage *
pos_local_store_search_orders_sync (PosLocalStore *self, PosOrderFilter *filter, GError **error);

/* Payment intents that are open or booked by no order, the oldest first: pos-intent-table.h.
 * Returns: (transfer full) (element-type PosPayIntent) (nullable). */
GPtrArray *pos_local_store_list_open_intents_sync (PosLocalStore *self, GError **error);

/**
 * pos_local_store_check_sync:
 * @faults: (element-type utf8): a line per fault is added, starting with its kind:
 *   "database:", "order:", "ledger:", "journal:", "receipt:", "outbox:", "cart:", "product:" …
 *   (docs/database.md, "Looking for damage")
 *
 * Looks at everything once.  Returns: %FALSE only when it could not look.
 */
gboolean pos_local_store_check_sync (PosLocalStore *self, GPtrArray *faults, GError **error);

/* A consistent copy of the database; the key file is copied beside it as PATH.key.  A register that
 * is opened from it goes on with receipt numbers that nobody can have given since. */
gboolean pos_local_store_backup_sync (PosLocalStore *self, const char *path, GError **error);

G_END_DECLS
