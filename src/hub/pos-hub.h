/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hub.h — a store's own pos-hq, with headquarters as its upstream: its registers sell to each
 * other while the line is cut.
 * Layer: hub.  Thread: main.  Nothing here blocks but pos_hub_new().
 * Rules:  a register's transaction is acknowledged when it is on this disk, and forwarded
 * unchanged; headquarters' version of everything counts as soon as it contains what was forwarded.
 * Source: docs/protocol.md "A hub in the store"; architecture.md "Headquarters". */
#pragma once
#include "hq/pos-hq-routes.h"
#include "sync/pos-transport.h"

G_BEGIN_DECLS

#define POS_TYPE_HUB (pos_hub_get_type ())
G_DECLARE_FINAL_TYPE (PosHub, pos_hub, POS, HUB, GObject)

/* @routes: of @core; questions for headquarters pass through the hub until pos_hub_stop(). */
PosHub *pos_hub_new (PosHqCore *core, PosHqRoutes *routes, PosTransport *transport);

/* From now on it forwards and follows by itself. */
void pos_hub_start (PosHub *self);
/* Neither forwards nor follows until it is started again; still answers its registers. */
void pos_hub_rest (PosHub *self);
/* Before the routes are freed. */
void pos_hub_stop (PosHub *self);

gboolean pos_hub_is_enrolled (PosHub *self);
gboolean pos_hub_is_online (PosHub *self);

/* Makes this the hub of the store that @code is for.  Errors: POS_SYNC_ERROR_AUTH when the code is
 * wrong, used or too old; REJECTED when it is for a register. */
void
pos_hub_enroll_async (PosHub *self, const char *code, GAsyncReadyCallback callback, gpointer data);
gboolean pos_hub_enroll_finish (PosHub *self, GAsyncResult *result, GError **error);

/* Starts if it is not running; answers when nothing is due and the feed has no more.
 * Errors: the first failure that makes it wait. */
void pos_hub_run_until_idle_async (PosHub *self, GAsyncReadyCallback callback, gpointer data);
gboolean pos_hub_run_until_idle_finish (PosHub *self, GAsyncResult *result, GError **error);

G_END_DECLS
