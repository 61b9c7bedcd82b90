/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-server-private.h — what the server's files share.
 * Layer: hq, private to it. */
#pragma once
#include "hq/pos-hq-routes.h"
#include "hq/pos-hq-server.h"

typedef struct _SoupServer SoupServer;

struct _PosHqServer {
  GObject parent_instance;

  PosHqCore *core;
  PosHqRoutes *routes; /* (nullable): while it listens */
  SoupServer *soup;    /* (nullable): while it listens on loopback */

  SoupServer *gate;        /* (nullable): while it listens on the socket behind a proxy */
  GSocketService *service; /* (nullable): hands connections to the gate */
  char *socket;            /* (nullable): its path */
};
