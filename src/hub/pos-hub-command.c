/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-command.c — see the header. */
#include "hub/pos-hub-command.h"
#include "base/pos-error.h"
#include "sync/pos-http-transport.h"

static void
on_enrolled (GObject *source, GAsyncResult *result, gpointer answer)
{
  *(GAsyncResult **)answer = g_object_ref (result);
}

static gboolean
enroll (PosHub *hub, const char *code, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  pos_hub_enroll_async (hub, code, on_enrolled, &answer);
  while (!answer)
    g_main_context_iteration (NULL, TRUE);
  return pos_hub_enroll_finish (hub, answer, error);
}

static gboolean
may_join (PosHqServer *server, GError **error)
{
  PosHqCore *core = pos_hq_server_get_core (server);

  return core->hub_store || pos_hq_server_is_empty (server) ||
         pos_set_error (error,
                        POS_SYNC_ERROR,
                        POS_SYNC_ERROR_REJECTED,
                        NULL,
                        "%s is a headquarters of its own",
                        core->data);
}

gboolean
pos_hub_command_join (
    const char *data, const char *upstream, const char *code, PosContext *context, GError **error)
{
  g_autoptr (PosHqServer) server = pos_hq_server_new (data, context, error);
  g_autoptr (PosTransport) transport = NULL;

  if (!server || !may_join (server, error))
    return FALSE;
  transport = pos_http_transport_new_known (upstream, data, error);
  if (!transport)
    return FALSE;
  PosHqCore *core = pos_hq_server_get_core (server);
  PosHqRoutes *routes = pos_hq_routes_new (core);
  PosHub *hub = pos_hub_new (core, routes, transport);
  gboolean joined = enroll (hub, code, error);
  g_object_unref (hub);
  pos_hq_routes_free (routes);
  return joined;
}

PosHub *
pos_hub_command_start (PosHqServer *server, const char *upstream, GError **error)
{
  PosHqCore *core = pos_hq_server_get_core (server);
  g_autoptr (PosTransport) transport = pos_http_transport_new_known (upstream, core->data, error);
  g_autoptr (PosHub) hub = NULL;

  if (!transport)
    return NULL;
  hub = pos_hub_new (core, pos_hq_server_get_routes (server), transport);
  if (!pos_hub_is_enrolled (hub)) {
    pos_set_error (error,
                   POS_SYNC_ERROR,
                   POS_SYNC_ERROR_AUTH,
                   NULL,
                   "This is no hub yet: join, with a code from headquarters' enroll-hub STORE");
    return NULL;
  }
  pos_hub_start (hub);
  return g_steal_pointer (&hub);
}
