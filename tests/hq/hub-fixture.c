/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hub-fixture.c — see the header. */
#include "hub-fixture.h"
#include "sync/pos-http-transport.h"

static void
open_server (StoreHub *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosTransport) transport = pos_http_transport_new (self->chain->address, &error);

  g_assert_no_error (error);
  self->server = pos_hq_server_new (self->folder, self->chain->context, &error);
  g_assert_no_error (error);
  pos_hq_server_start (self->server, self->port, 0, &error);
  g_assert_no_error (error);
  self->port = pos_hq_server_get_port (self->server);
  self->hub = pos_hub_new (
      pos_hq_server_get_core (self->server), pos_hq_server_get_routes (self->server), transport);
}

void
store_hub_start (StoreHub *self)
{
  open_server (self);
  pos_hub_start (self->hub);
}

void
store_hub_stop (StoreHub *self)
{
  pos_hub_stop (self->hub);
  pos_hq_server_stop (self->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->hub);
  g_assert_finalize_object (self->server);
}

void
store_hub_keep_copy (StoreHub *self)
{
  store_hub_stop (self);
  chain_copy_database (self->folder, "hq.db", "kept.db");
  store_hub_start (self);
}

void
store_hub_restore_copy (StoreHub *self)
{
  chain_copy_database (self->folder, "kept.db", "hq.db");
}

void
store_hub_make (StoreHub *self, Chain *chain, const char *store)
{
  g_autofree char *name = g_strconcat ("hub-", store, NULL);

  self->chain = chain;
  self->folder = g_build_filename (chain->folder, name, NULL);
  open_server (self);
  self->address = pos_hq_server_dup_address (self->server);
}

void
store_hub_open (StoreHub *self, Chain *chain, const char *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = pos_hq_server_create_hub_code (chain->hq, store, &error);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_no_error (error);
  store_hub_make (self, chain, store);
  pos_hub_enroll_async (self->hub, code, pos_cli_ready_cb, &result);
  pos_hub_enroll_finish (self->hub, pos_cli_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (store_hub_sync (self));
}

void
store_hub_close (StoreHub *self)
{
  if (self->server)
    store_hub_stop (self);
  g_free (self->folder);
  g_free (self->address);
}

gboolean
store_hub_sync (StoreHub *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean up;

  pos_hq_server_synchronize (self->server, &error);
  g_assert_no_error (error);
  pos_hub_run_until_idle_async (self->hub, pos_cli_ready_cb, &result);
  up = pos_hub_run_until_idle_finish (self->hub, pos_cli_wait (&result), &error);
  if (error)
    g_test_message ("hub: %s", error->message);
  return up;
}

void
store_hub_open_till (StoreHub *self, Till *till, const char *register_id)
{
  till->address = self->address;
  till_open (till, self->chain, register_id);
}

/* --- A store --- */

#define R3                                                                                         \
  "{\"kind\": \"register\", \"id\": \"R3\", \"number\": \"3\", \"name\": \"Register 3\", "         \
  "\"store\": \"S1\"}"

/* A register of the same store that speaks with headquarters itself. */
#define R9 "{\"kind\": \"register\", \"id\": \"R9\", \"number\": \"9\", \"store\": \"S1\"}"

void
store_set_up (Store *self, gconstpointer data)
{
  chain_set_up (&self->chain, NULL);
  chain_import (&self->chain, R3);
  chain_import (&self->chain, R9);
  self->gate = gate_new (&self->chain);
  store_hub_open (&self->hub, &self->chain, "S1");
  store_hub_open_till (&self->hub, &self->one, "R1");
  store_hub_open_till (&self->hub, &self->three, "R3");
}

void
store_tear_down (Store *self, gconstpointer data)
{
  till_close (&self->one);
  till_close (&self->three);
  store_hub_close (&self->hub);
  gate_free (self->gate);
  chain_tear_down (&self->chain, NULL);
}

void
store_talk (Store *self)
{
  for (int i = 0; i < 2; i++) {
    g_assert_true (till_sync (&self->one));
    g_assert_true (till_sync (&self->three));
    store_hub_sync (&self->hub);
    if (self->chain.hq)
      chain_synchronize (&self->chain);
  }
  store_hub_sync (&self->hub);
  g_assert_true (till_sync (&self->one));
  g_assert_true (till_sync (&self->three));
}
