/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-server.h — headquarters: one database, one loopback port, one socket, one timer.
 * Layer: hq.  Thread: main; the database has its own.
 * Rules:  listens on loopback, and on a Unix socket for the proxy with TLS that stands in front of
 *         it (docs/headquarters.md); there the certificate that the proxy checked says who asks.
 *         Nothing is answered before it is on the disk.
 * Source: architecture.md "Headquarters"; reliability.md §0.7, §B6. */
#pragma once
#include "base/pos-context.h"
#include "hq/pos-hq-routes.h"
#include "wire/pos-bundle.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define POS_TYPE_HQ_SERVER (pos_hq_server_get_type ())
G_DECLARE_FINAL_TYPE (PosHqServer, pos_hq_server, POS, HQ_SERVER, GObject)

/**
 * pos_hq_server_new:
 * @data: folder of the database and the administrator's token; made when absent
 *
 * Opens or creates headquarters' database.  Blocks.  Errors: those of pos_db_open().
 */
PosHqServer *pos_hq_server_new (const char *data, PosContext *context, GError **error);

/* @port: 0 for any free one.  @sync_interval: seconds between two runs of *Synchronize orders*;
 * 0: only on demand. */
gboolean pos_hq_server_start (PosHqServer *self, guint16 port, guint sync_interval, GError **error);
/* Beside loopback: for the proxy, its owner and group only. */
gboolean pos_hq_server_listen (PosHqServer *self, const char *path, GError **error);
/* Answers what is under way, closes the port and the database. */
void pos_hq_server_stop (PosHqServer *self);

/* What it serves: for a hub.  %NULL while it does not listen. */
PosHqCore *pos_hq_server_get_core (PosHqServer *self);
PosHqRoutes *pos_hq_server_get_routes (PosHqServer *self);

/* Whether its disk took nothing when it was last asked to. */
gboolean pos_hq_server_is_read_only (PosHqServer *self);
guint16 pos_hq_server_get_port (PosHqServer *self);
/* "http://127.0.0.1:8440". */
char *pos_hq_server_dup_address (PosHqServer *self);
/* For calls on the administrator's routes; lies in DIR/admin.token, readable by its owner only. */
const char *pos_hq_server_get_admin_token (PosHqServer *self);

/* The steps below block; for start-up, the command line and tests. */

/* Takes a bundle in and distributes it; what does not hold together moves to its refusals.
 * @report: (out) (optional): a line per refused record.
 * Returns: the number of records taken; -1 with an error. */
int pos_hq_server_import (PosHqServer *self, PosBundle *bundle, GStrv *report, GError **error);

/* What is missing or contradictory in what is handed out (pricing/pos-setup-check.h).
 * Returns: (transfer full) (element-type PosSetupFault). */
GPtrArray *pos_hq_server_check_set_up (PosHqServer *self, GError **error);

/* Whether nothing was ever set up here. */
gboolean pos_hq_server_is_empty (PosHqServer *self);

/* A one-time code for a register that the set-up knows.  Returns: (transfer full). */
char *pos_hq_server_create_code (PosHqServer *self, const char *register_id, GError **error);
/* The same for the hub of @store. */
char *pos_hq_server_create_hub_code (PosHqServer *self, const char *store, GError **error);
/* Whoever was @register_id is known no longer.  Returns: how many devices that were; -1 with an
 * error. */
int pos_hq_server_revoke (PosHqServer *self, const char *register_id, GError **error);
/* Key and certificates for a proxy that is reached as @host, as PEM.  Returns: (transfer full). */
char *pos_hq_server_make_proxy_certificate (PosHqServer *self, const char *host, GError **error);
/* Registers of the set-up to which no device belongs yet. */
GStrv pos_hq_server_list_free_registers (PosHqServer *self, GError **error);

/* Registers and hubs, when they were heard and what is in force there: the answer of
 * GET /v1/registers.  Returns: (transfer full). */
char *pos_hq_server_describe_registers (PosHqServer *self, GError **error);

/* From now on letters to customers go into @folder, after each run of *Synchronize orders*. */
void pos_hq_server_set_mail_folder (PosHqServer *self, const char *folder);
/* The letters that wait, now.  Returns: how many; -1 with an error. */
int pos_hq_server_post_letters (PosHqServer *self, const char *folder, GError **error);

/* *Synchronize orders*, now, those that wait for a retry included. */
gboolean pos_hq_server_synchronize (PosHqServer *self, GError **error);

G_END_DECLS
