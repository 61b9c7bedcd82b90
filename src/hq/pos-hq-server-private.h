/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-server-private.h — what the server's files share. */
#pragma once
#include "db/pos-db.h"
#include "hq/pos-hq-device-table.h"
#include "hq/pos-hq-server.h"
#include <libsoup/soup.h>

typedef struct _PosHqInbox PosHqInbox;

struct _PosHqServer {
  GObject parent_instance;

  PosContext *context;
  PosDb *db;
  char *data;
  char *admin_token;
  char *epoch;         /* of the feed: a cursor of another one starts over */
  GHashTable *devices; /* token hash → PosHqDevice */
  SoupServer *soup;
  PosHqInbox *inbox;
  guint timer;
  guint sync_interval;
  gboolean synchronizing;
  gboolean synchronize_again;
  guint wrong_codes; /* since @wrong_codes_at, so that nobody guesses */
  gint64 wrong_codes_at;
};

/* Registers the routes with server->soup. */
void pos_hq_routes_add (PosHqServer *server);

/* Something arrived: *Synchronize orders* soon, unless it only runs on demand. */
void pos_hq_server_kick (PosHqServer *self);
/* After an enrollment. */
gboolean pos_hq_server_load_devices (PosHqServer *self, GError **error);
/* A register knows more than we do: our database is an old copy.  Every cursor starts over. */
void pos_hq_server_renew_epoch (PosHqServer *self);
