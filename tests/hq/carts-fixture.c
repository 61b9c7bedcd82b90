/* SPDX-License-Identifier: GPL-3.0-or-later */
/* carts-fixture.c — see the header. */
#include "carts-fixture.h"

#define R3                                                                                         \
  "{\"kind\": \"register\", \"id\": \"R3\", \"number\": \"3\", \"name\": \"Register 3\", "         \
  "\"store\": \"S1\"}"

#define R9 "{\"kind\": \"register\", \"id\": \"R9\", \"number\": \"9\", \"store\": \"S1\"}"

void
carts_sign_in (Till *till)
{
  till_do (till, "session.sign_out", "{}");
  till_do (till, "session.sign_in", "{'worker': 'sam', 'secret': '2468'}");
}

void
carts_set_up (Carts *self, gconstpointer data)
{
  chain_set_up (&self->chain, NULL);
  chain_import (&self->chain, R3);
  chain_import (&self->chain, R9);
  self->gate = gate_new (&self->chain);
  till_open (&self->one, &self->chain, "R1");
  till_open (&self->three, &self->chain, "R3");
  carts_sign_in (&self->one);
  carts_sign_in (&self->three);
}

void
carts_tear_down (Carts *self, gconstpointer data)
{
  till_close (&self->one);
  till_close (&self->three);
  gate_free (self->gate);
  chain_tear_down (&self->chain, NULL);
}

void
carts_talk (Carts *self)
{
  for (int i = 0; i < 2; i++) {
    g_assert_true (till_sync (&self->one));
    g_assert_true (till_sync (&self->three));
    chain_synchronize (&self->chain);
  }
  g_assert_true (till_sync (&self->one));
  g_assert_true (till_sync (&self->three));
}

char *
carts_suspend (Till *till)
{
  g_autoptr (json_t) done = NULL;

  till_do (till, "item.add", "{'item': 'A'}");
  done = till_ask (till, "txn.suspend", NULL);
  return g_strdup_printf ("{'cart': '%s'}", text_at (done, "cart"));
}

void
carts_assert_waiting (Till *till, guint expected)
{
  g_autoptr (json_t) list = till_ask (till, "txn.recall", NULL);

  g_assert_cmpuint (json_array_size (json_object_get (list, "carts")), ==, expected);
}

void
carts_assert_lines (Till *till, guint expected)
{
  g_autoptr (json_t) cart = till_ask (till, "cart.get", NULL);

  g_assert_cmpuint (json_array_size (json_object_get (cart, "lines")), ==, expected);
}

void
carts_assert_problems (Chain *chain, gint64 expected)
{
  g_autofree char *path = g_build_filename (chain->folder, "hq", "admin.token", NULL);
  g_autofree char *token = NULL;
  g_autoptr (json_t) told = NULL;

  g_assert_true (g_file_get_contents (path, &token, NULL, NULL));
  told = chain_send (chain, "GET", "/v1/problems", g_strstrip (token), NULL, 200);
  g_assert_cmpint ((gint64)json_array_size (json_object_get (told, "problems")), ==, expected);
}
