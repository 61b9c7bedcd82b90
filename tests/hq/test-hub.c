/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-hub.c — a store whose registers go on with each other while headquarters is away. */
#include "gate.h"
#include "hub-fixture.h"

#define R3                                                                                         \
  "{\"kind\": \"register\", \"id\": \"R3\", \"number\": \"3\", \"name\": \"Register 3\", "         \
  "\"store\": \"S1\"}"

typedef struct {
  Chain chain;
  Gate *gate;
  StoreHub hub;
  Till one, three; /* both of store S1 */
} Store;

static void
set_up (Store *self, gconstpointer data)
{
  chain_set_up (&self->chain, NULL);
  chain_import (&self->chain, R3);
  self->gate = gate_new (&self->chain);
  store_hub_open (&self->hub, &self->chain, "S1");
  store_hub_open_till (&self->hub, &self->one, "R1");
  store_hub_open_till (&self->hub, &self->three, "R3");
}

static void
tear_down (Store *self, gconstpointer data)
{
  till_close (&self->one);
  till_close (&self->three);
  store_hub_close (&self->hub);
  gate_free (self->gate);
  chain_tear_down (&self->chain, NULL);
}

/* Registers talk with the hub, the hub with headquarters when it can. */
static void
talk (Store *self)
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

static PosOrder *
local (Till *till, const char *order)
{
  PosOrder *found = NULL;
  PosId id;

  g_assert_true (pos_id_parse (order, &id, NULL));
  g_assert_true (pos_local_store_get_order_sync (till->cli.store, &id, &found, NULL));
  g_assert_nonnull (found);
  return found;
}

static json_t *
at_headquarters (Store *self, const char *order)
{
  g_autofree char *token = chain_enroll (&self->chain, "R2");
  g_autofree char *path = g_strconcat ("/v1/orders/", order, NULL);

  return chain_send (&self->chain, "GET", path, token, NULL, 200);
}

/* Both registers and headquarters say the same. */
static void
assert_agreed (Store *self, const char *order, gint64 revision)
{
  g_autoptr (json_t) json = at_headquarters (self, order);
  g_autoptr (PosOrder) theirs = pos_record_new_from_json (POS_TYPE_ORDER, json, 0, NULL);
  g_autoptr (PosOrder) one = local (&self->one, order);
  g_autoptr (PosOrder) three = local (&self->three, order);

  g_assert_cmpint (theirs->revision, ==, revision);
  g_assert_true (pos_record_equal (one, theirs, TRUE));
  g_assert_true (pos_record_equal (three, theirs, TRUE));
  g_assert_null (theirs->sync_message);
}

static void
hand_over (Till *till, const char *order)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);

  till_do (till, "fulfill.line_pickup", args);
  till_do (till, "pay.cash", "{}");
}

/* The line is cut; an order of one register is handed over at the other, and headquarters hears of
 * everything when it is back. */
static void
the_store_goes_on_alone (Store *self, gconstpointer data)
{
  g_autofree char *order = NULL;
  g_autoptr (PosOrder) seen = NULL;
  g_autoptr (PosOrder) done = NULL;
  g_autoptr (PosOrder) numbered = NULL;

  chain_stop (&self->chain);
  order = till_take_order (&self->one, "S1");
  talk (self);
  seen = local (&self->three, order);
  g_assert_null (seen->number);
  g_assert_cmpint (seen->status, ==, POS_ORDER_STATUS_PENDING_SYNC);
  hand_over (&self->three, order);
  talk (self);
  done = local (&self->one, order);
  g_assert_cmpint (done->revision, ==, 2);
  g_assert_cmpint (pos_sync_get_pending (self->one.cli.sync), ==, 0);

  chain_start (&self->chain);
  talk (self);
  talk (self);
  numbered = local (&self->one, order);
  g_assert_cmpstr (numbered->number, ==, "SO-000001");
  assert_agreed (self, order, 2);
}

#define TEST(name) g_test_add ("/hq/hub/" #name, Store, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (the_store_goes_on_alone);
  return g_test_run ();
}
