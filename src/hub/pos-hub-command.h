/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hub-command.h — "pos-hq --upstream URL".
 * Layer: hub.  Thread: main. */
#pragma once
#include "hq/pos-hq-server.h"
#include "hub/pos-hub.h"

G_BEGIN_DECLS

/* @server listens.  @code: (nullable): enrolls first, once, and waits for the answer.
 * Returns: (transfer full): to be stopped before the server is.  Errors: POS_SYNC_ERROR. */
PosHub *
pos_hub_command_start (PosHqServer *server, const char *upstream, const char *code, GError **error);

G_END_DECLS
