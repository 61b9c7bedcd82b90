/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-register.h — the register: who is signed in, what is open, and every operation.
 * Layer: register.  Thread: main.
 * Rules:  one operation runs at a time.  It is also a GActionGroup: every operation that needs no
 *         arguments is an action by its key, and its enabled state follows the open order.
 * Errors: domains call, access, order, db, sync, device and value of base/pos-error.h. */
#pragma once
#include "devices/pos-devices.h"
#include "model/pos-config.h"
#include "model/pos-order-query.h"
#include "model/pos-shift.h"
#include "pricing/pos-pricing.h"
#include "register/pos-operation.h"
#include "store/pos-local-store.h"
#include "sync/pos-sync.h"

G_BEGIN_DECLS

#define POS_TYPE_REGISTER (pos_register_get_type ())
G_DECLARE_FINAL_TYPE (PosRegister, pos_register, POS, REGISTER, GObject)

typedef struct {
  PosContext *context;
  PosLocalStore *store;
  PosDevices *devices;
  PosSync *sync;           /* (nullable): works alone without */
  const char *register_id; /* (nullable): from the database, else the only one configured */
} PosRegisterOptions;

/* Loads the configuration and the open cart; looks for card payments that an earlier run left
 * behind: they are booked or voided by pos_register_recover_async(). */
PosRegister *pos_register_new (const PosRegisterOptions *options, GError **error);

typedef struct {
  guint voided;   /* payments that belonged to no order, and went back */
  guint refunded; /* refunds that the card had got already: they stand in the cart now */
} PosRecovered;

/* Asks the terminal about every payment intent without an outcome and voids captured money that
 * belongs to no order.  Call once after start, before the first operation. */
void pos_register_recover_async (PosRegister *self, GAsyncReadyCallback callback, gpointer data);
/* @found: (out) (optional): what it came upon. */
gboolean pos_register_recover_finish (PosRegister *self,
                                      GAsyncResult *result,
                                      PosRecovered *found,
                                      GError **error);

/* Card payments whose outcome nobody knows yet, or that could not be given back yet; reservations
 * to let go of are none.  Reads the disk; -1 when that fails. */
int pos_register_count_unsettled (PosRegister *self);

/* Properties, notified: "worker" (PosWorker, nullable), "shift" (PosShift, nullable), "locked",
 * "busy", "may-stop", "till" (PosTill), "store-record" (PosStore), "config-version" (counts
 * reloads), "disk-trouble". Signals: "order-changed" (after every operation that changed the open
 * order), "concluded" (PosOrder *saved, const char *receipt_number), "config-changed". */
PosWorker *pos_register_get_worker (PosRegister *self);
gboolean pos_register_get_locked (PosRegister *self);
/* The shift that whoever is signed in works in: %NULL without one ("non-drawer mode"). */
PosShift *pos_register_get_shift (PosRegister *self);
gboolean pos_register_get_busy (PosRegister *self);
/* Whether what runs waits for somebody outside and may be stopped, by the cancellable that it was
 * run with: it ends soon, with G_IO_ERROR_CANCELLED, and nothing has changed. */
gboolean pos_register_may_stop (PosRegister *self);
PosTill *pos_register_get_till (PosRegister *self);
PosStore *pos_register_get_store_record (PosRegister *self);
/* Whether this device is a register: not one that was given up (register.md S-17). */
gboolean pos_register_is_active (PosRegister *self);
PosConfig *pos_register_get_config (PosRegister *self);
PosContext *pos_register_get_context (PosRegister *self);
PosDevices *pos_register_get_devices (PosRegister *self);
PosSync *pos_register_get_sync (PosRegister *self);
PosLocalStore *pos_register_get_local_store (PosRegister *self);
/* Why the register's disk takes nothing, a PosDbError; -1 while it does.  Then orders, customers,
 * products and prices can be looked at, and nothing can be sold or changed. */
int pos_register_get_disk_trouble (PosRegister *self);
/* Tries whether it takes something again; "disk-trouble" tells.  Nobody needs to: whatever is kept
 * tries too. */
void pos_register_try_disk (PosRegister *self);
gint64 pos_register_get_now (PosRegister *self);
PosDate pos_register_get_today (PosRegister *self);
/* The day on which @at falls where the store is. */
PosDate pos_register_get_day (PosRegister *self, gint64 at);
guint32 pos_register_get_currency (PosRegister *self);

/* The open order: one object for life, so that widgets may bind to it.  Empty when nothing is
 * open.  Read it; change it through operations. */
PosOrder *pos_register_get_order (PosRegister *self);
/* The saved order that the open edit changes, as it is saved.
 * Returns: (nullable) (transfer none): %NULL when nothing is edited, or it cannot be read. */
PosOrder *pos_register_get_saved_order (PosRegister *self);
/* The attached customer, %NULL when there is none. */
PosCustomer *pos_register_get_customer (PosRegister *self);
/* How much of what is due back the next refund to a card gives: one card after another gets back
 * what it paid (R9).  @cart: the open order, or a copy of it. */
gint64 pos_register_get_card_refund (PosRegister *self, PosOrder *cart);
/* The same of a gift card; 0 where none paid. */
gint64 pos_register_get_gift_refund (PosRegister *self, PosOrder *cart);
/* What pricing functions ask for, filled in for now; valid until the next main loop turn. */
PosPricing pos_register_get_pricing (PosRegister *self);

/* The lines that "selected" operations act on; "selection-changed" tells of every call. */
void pos_register_select_line (PosRegister *self, const PosId *line, gboolean selected);
void pos_register_clear_selection (PosRegister *self);
gboolean pos_register_is_selected (PosRegister *self, const PosId *line);
guint pos_register_get_n_selected (PosRegister *self);

/* Whose badge says @token: pos_access_find_badge().  Returns: (nullable) (transfer none). */
PosWorker *pos_register_find_badge (PosRegister *self, const char *token);

/* Somebody else's right to let one call through.  Secrets are forgotten after the check. */
typedef struct {
  const char *worker; /* (nullable): whose badge @secret is */
  const char *secret; /* PIN, or what his badge says */
  const char *reason; /* nullable */
} PosApproval;

/**
 * pos_register_run_async:
 * @key: "order.ship_selected"
 * @args: (nullable): "a{sv}" in the types of the operation's parameters; floating is sunk; what is
 *   "secret" or "new_secret" in it is empty afterwards
 * @approval: (nullable): copied; bound to this one call by being part of it
 * @cancellable: (nullable): asks a card terminal to give up; what it answers decides.  See
 *   pos_register_may_stop()
 *
 * Ends with the operation's result ("a{sv}") after everything is on disk, or with an error after
 * which nothing has changed.
 */
void pos_register_run_async (PosRegister *self,
                             const char *key,
                             GVariant *args,
                             const PosApproval *approval,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* Returns: (transfer full). */
GVariant *pos_register_run_finish (PosRegister *self, GAsyncResult *result, GError **error);

/**
 * pos_register_preview:
 *
 * The order as it would be after the operation, computed by the operation itself and thrown away:
 * what a page shows while the clerk still chooses.  Only for operations that ask nobody outside.
 * Returns: (transfer full): %NULL with the error that the operation would give.
 */
PosOrder *pos_register_preview (PosRegister *self, const char *key, GVariant *args, GError **error);

/**
 * pos_register_foresee:
 *
 * Whether nothing speaks against the operation with @args that this register can tell without
 * asking anybody: the operation's own checks, of a call that is thrown away.
 * Errors: those that the operation would end with.
 */
gboolean pos_register_foresee (PosRegister *self, const char *key, GVariant *args, GError **error);

typedef enum {
  POS_STATE_ALLOWED,
  POS_STATE_NEEDS_APPROVAL,
  POS_STATE_UNAVAILABLE,
} PosState;

typedef struct {
  PosState state;
  const char *reason; /* stable id, "no-customer"; %NULL when allowed */
  GVariant *details;  /* (nullable), owned */
  const char *next;   /* key of the operation that helps; %NULL: none */
} PosAvailability;

/* What a button shows: the one answer behind its look, its tooltip and its callout. */
void pos_register_get_state (PosRegister *self, const char *key, PosAvailability *availability);
void pos_availability_clear (PosAvailability *availability);
const char *pos_state_get_nick (PosState state);

/* Whether the signed-in worker holds a permission of register.md §3.5. */
gboolean pos_register_is_permitted (PosRegister *self, const char *permission);

/* Loads the configuration again (after an import or the change feed). */
gboolean pos_register_reload_config (PosRegister *self, GError **error);

G_END_DECLS
