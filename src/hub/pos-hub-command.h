/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hub-command.h — "pos-hq --upstream URL [join]".
 * Layer: hub.  Thread: main. */
#pragma once
#include "hq/pos-hq-server.h"
#include "hub/pos-hub.h"

G_BEGIN_DECLS

/* Makes the folder @data that of the hub of the store that @code is for.  Waits for the answer.
 * Errors: those of pos_hub_enroll_async(); REJECTED when it is a headquarters of its own. */
gboolean pos_hub_command_join (
    const char *data, const char *upstream, const char *code, PosContext *context, GError **error);

/* @server listens.  Returns: (transfer full): to be stopped before the server is.
 * Errors: POS_SYNC_ERROR_AUTH when it never joined. */
PosHub *pos_hub_command_start (PosHqServer *server, const char *upstream, GError **error);

G_END_DECLS
