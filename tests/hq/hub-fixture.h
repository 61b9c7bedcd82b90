/* SPDX-License-Identifier: GPL-3.0-or-later
 * hub-fixture.h — the hub of a store on loopback, between its registers and headquarters. */
#pragma once
#include "chain-fixture.h"
#include "gate.h"
#include "hub/pos-hub.h"

typedef struct {
  Chain *chain;
  char *folder;
  PosHqServer *server;
  PosHub *hub;
  guint16 port;
  char *address;
} StoreHub;

/* Not enrolled yet. */
void store_hub_make (StoreHub *self, Chain *chain, const char *store);
/* Enrolled at chain->address as it is now; it follows the feed to its end. */
void store_hub_open (StoreHub *self, Chain *chain, const char *store);
/* The program ends, and comes back on the same port. */
void store_hub_stop (StoreHub *self);
void store_hub_start (StoreHub *self);
/* Its database as it is, kept aside, or put back while it is stopped. */
void store_hub_keep_copy (StoreHub *self);
void store_hub_restore_copy (StoreHub *self);
void store_hub_close (StoreHub *self);
/* Works on what its registers sent; then forwards and follows until idle.  Whether the line to
 * headquarters was up. */
gboolean store_hub_sync (StoreHub *self);

/* A register of the hub's store. */
void store_hub_open_till (StoreHub *self, Till *till, const char *register_id);

/* --- A store: its hub, and its registers --- */

typedef struct {
  Chain chain;
  Gate *gate; /* between the hub and headquarters */
  StoreHub hub;
  Till one, three; /* R1 and R3, both of store S1 */
} Store;

/* R9 is of S1 too, and enrolled nowhere yet. */
void store_set_up (Store *self, gconstpointer data);
void store_tear_down (Store *self, gconstpointer data);
/* Registers talk with the hub, the hub with headquarters when it can. */
void store_talk (Store *self);
