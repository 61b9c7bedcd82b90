/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-caller.c — see the header. */
#include "hq/pos-hq-caller.h"

#include <string.h>

/* The register of @store in whose name its hub asks. */
static const PosHqDevice *
find_named (PosHqCall *call, const char *store)
{
  const char *name = pos_hq_call_get_query (call, "device");
  GHashTableIter iter;
  gpointer device;
  PosId id;

  if (!name || !pos_id_parse (name, &id, NULL))
    return NULL;
  g_hash_table_iter_init (&iter, call->core->devices);
  while (g_hash_table_iter_next (&iter, NULL, &device)) {
    const PosHqDevice *known = device;
    if (pos_id_equal (&known->id, &id) && !known->hub && !strcmp (known->store, store))
      return known;
  }
  return NULL;
}

static gboolean
is_device (PosHqCall *call, PosHqCaller caller, const PosHqDevice *device)
{
  gboolean itself = caller == POS_HQ_CALLER_REGISTER_OR_HUB ||
                    (caller == POS_HQ_CALLER_DEVICE && !pos_hq_call_get_query (call, "device"));

  if (device && device->hub && !itself)
    device = find_named (call, device->store);
  if (!device)
    return FALSE;
  call->device = pos_hq_device_new (&device->id, device->register_id, device->store);
  call->device->hub = device->hub;
  return TRUE;
}

/* Through the proxy a certificate says who it is: the one that was checked there, as long as it is
 * known here. */
static gboolean
is_certified (PosHqCall *call, PosHqCaller caller, const char *certificate)
{
  return caller != POS_HQ_CALLER_ADMINISTRATOR && certificate &&
         is_device (call, caller, g_hash_table_lookup (call->core->certified, certificate));
}

gboolean
pos_hq_caller_is_allowed (PosHqCall *call, PosHqCaller caller, const PosHqRequest *request)
{
  g_autofree char *hash = request->token ? pos_hq_hash_secret (request->token) : NULL;

  if (caller == POS_HQ_CALLER_ANYBODY)
    return TRUE;
  if (request->proxied)
    return is_certified (call, caller, request->certificate);
  if (!hash)
    return FALSE;
  if (caller == POS_HQ_CALLER_ADMINISTRATOR || caller == POS_HQ_CALLER_REGISTER_OR_ADMINISTRATOR) {
    g_autofree char *expected = pos_hq_hash_secret (call->core->admin_token);
    gboolean is_administrator = !strcmp (hash, expected);
    if (is_administrator || caller == POS_HQ_CALLER_ADMINISTRATOR)
      return is_administrator;
  }
  return is_device (call, caller, g_hash_table_lookup (call->core->devices, hash));
}
