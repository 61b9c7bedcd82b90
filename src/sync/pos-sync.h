/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync.h — a register's line to headquarters: sends what waits, follows what changes, asks.
 * Layer: sync.  Thread: main.  Nothing here blocks; selling never waits for it.
 *
 * Properties (all notify): online (bool), enrolled (bool), pending (uint: rows waiting),
 * oldest-at (int64: when the oldest of them was made, 0: none), parked (uint: rows that
 * headquarters refuses), problems (uint: of this store, that wait for a person, as headquarters
 * told last), last-success-at (int64), next-try-at (int64: 0 while it is trying),
 * last-error (English, for logs; %NULL when well), clock-skew (int64: µs that this clock is ahead
 * of headquarters', notified when it changes by a minute).
 *
 * Source: architecture.md "The way of a tap"; customer-orders.md §8; register.md Y-7 … Y-18. */
#pragma once
#include "model/pos-order-query.h"
#include "store/pos-local-store.h"
#include "sync/pos-transport.h"
#include "wire/pos-creation.h"
#include "wire/pos-wire-calls.h"

G_BEGIN_DECLS

/* Settings of the register's database that an enrollment writes, beside POS_SETTING_REGISTER. */
#define POS_SETTING_STORE "store"
#define POS_SETTING_TOKEN "hq.token"
/* The highest sequence number that headquarters acknowledged. */
#define POS_SETTING_ACKED "hq.acked"
/* Since when this device is no register any more: "2026-05-14T08:42:00Z". */
#define POS_SETTING_DEACTIVATED "device.deactivated"
/* Headquarters' time when it was heard last, to within a day. */
#define POS_SETTING_HEARD_AT "hq.heard_at"

/* customer-orders.md S7: how far from headquarters' a clock may be, in µs. */
#define POS_CLOCK_TOLERANCE (5 * 60 * (gint64)G_USEC_PER_SEC)

#define POS_TYPE_SYNC (pos_sync_get_type ())
G_DECLARE_FINAL_TYPE (PosSync, pos_sync, POS, SYNC, GObject)

/* @transport: (nullable): %NULL: this register works alone; every call is OFFLINE. */
PosSync *pos_sync_new (PosLocalStore *store, PosTransport *transport, PosContext *context);

/* @in_force: (nullable): which versions are in force here, told to headquarters from now on: JSON
 * of at most POS_IN_FORCE_BYTES, see docs/protocol.md "Changes". */
void pos_sync_set_in_force (PosSync *self, const char *in_force);

/* From now on the pump runs by itself until pos_sync_stop() or the last reference. */
void pos_sync_start (PosSync *self);
void pos_sync_stop (PosSync *self);

/* Something was committed: look at the outbox soon.  Cheap, may be called too often. */
void pos_sync_wake (PosSync *self);
/* A person says: now, whatever failed or was refused before. */
void pos_sync_retry (PosSync *self);

gboolean pos_sync_is_online (PosSync *self);
/* Whether a question that a person waits for is worth asking: the line is up, or this enrolled
 * register has not tried it yet. */
gboolean pos_sync_may_ask (PosSync *self);
/* Whether it is a hub that answers, and does not hear headquarters: what is headquarters' to say,
 * and what other stores do, nobody knows here now. */
gboolean pos_sync_is_alone (PosSync *self);
/* Whether the line is up, and reaches as far as that. */
gboolean pos_sync_hears_headquarters (PosSync *self);
gboolean pos_sync_is_enrolled (PosSync *self);
guint pos_sync_get_pending (PosSync *self);
guint pos_sync_get_parked (PosSync *self);
guint pos_sync_get_problems (PosSync *self);
/* By how much this clock is ahead of headquarters', in µs; whether that has to be told. */
gint64 pos_sync_get_clock_skew (PosSync *self);
gboolean pos_sync_has_wrong_clock (PosSync *self);
const char *pos_sync_get_last_error (PosSync *self);
/* (nullable): what went wrong last, as long as nothing worked since. */
const GError *pos_sync_get_failure (PosSync *self);

/**
 * pos_sync_run_until_idle_async:
 *
 * Starts the pump if it is not running, and answers when the outbox holds nothing that is due and
 * the feed has no more: %TRUE.  Errors: the first failure that makes the pump wait.
 */
void pos_sync_run_until_idle_async (PosSync *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean pos_sync_run_until_idle_finish (PosSync *self, GAsyncResult *result, GError **error);

/* Every order of the chain, newest first.  A page without an order is the last one.  Errors:
 * POS_SYNC_ERROR, after POS_CALL_TIMEOUT; TIMEOUT, too, where headquarters looked into very many
 * orders and found none. */
void pos_sync_search_orders_async (PosSync *self,
                                   PosOrderFilter *filter,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PosOrderPage *pos_sync_search_orders_finish (PosSync *self, GAsyncResult *result, GError **error);

/* @order: an id or a number.  Errors: POS_SYNC_ERROR; NOT_FOUND among them. */
void pos_sync_get_order_async (PosSync *self,
                               const char *order,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
PosOrder *pos_sync_get_order_finish (PosSync *self, GAsyncResult *result, GError **error);

/* Who may change the order now.  Errors: POS_SYNC_ERROR; NOT_FOUND among them. */
void pos_sync_claim_order_async (PosSync *self,
                                 PosClaimRequest *request,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Returns: (transfer full). */
PosClaim *pos_sync_claim_order_finish (PosSync *self, GAsyncResult *result, GError **error);
/* Whether headquarters has still to answer any call but these, which nobody may be waiting for. */
gboolean pos_sync_is_asking (PosSync *self);
/* Whether headquarters has still to answer one of these, or a question about a suspended cart. */
gboolean pos_sync_is_claiming (PosSync *self);

/* Asks headquarters to create an order now.  Whatever it decided is an answer, also a refusal.
 * Errors: POS_SYNC_ERROR when nobody knows what it decided. */
void pos_sync_create_order_async (PosSync *self,
                                  PosCreation *creation,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Returns: (transfer full). */
PosCreated *pos_sync_create_order_finish (PosSync *self, GAsyncResult *result, GError **error);

/**
 * pos_sync_ask_async:
 * @method: "GET" or "POST"
 * @body: (nullable): JSON
 *
 * A question whose answer only passes through: JSON in, JSON out.
 * Errors: POS_SYNC_ERROR.
 */
void pos_sync_ask_async (PosSync *self,
                         const char *method,
                         const char *path,
                         const char *body,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* Returns: (transfer full). */
char *pos_sync_ask_finish (PosSync *self, GAsyncResult *result, GError **error);

/**
 * pos_sync_enroll_async:
 * @code: from headquarters, for one register
 * @device: this machine's name, for people
 *
 * Makes this device the register that the code is for: the store keeps id, store and token.
 * Errors: POS_SYNC_ERROR_AUTH when the code is wrong, used or too old.
 */
void pos_sync_enroll_async (PosSync *self,
                            const char *code,
                            const char *device,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* Headquarters knows this device no longer, and the store has no token: nothing is said any more.
 */
void pos_sync_forget (PosSync *self);
gboolean pos_sync_enroll_finish (PosSync *self, GAsyncResult *result, GError **error);

G_END_DECLS
