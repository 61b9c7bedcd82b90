/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-carts-once.c — a cart is given once: not as it was put aside before, and not when it was
 * sold; register.md T-25 … T-27. */
#include "carts-fixture.h"
#include "hq/pos-hq-core.h"
#include "model/pos-store-cart.h"
#include "wire/pos-transaction.h"

#include <string.h>

/* --- Put aside again --- */

static void
suspend_twice (Till *till, const char *cart)
{
  till_do (till, "txn.recall", cart);
  till_do (till, "txn.suspend", NULL);
}

static gboolean
has_heard (Carts *self)
{
  return chain_count_rows (pos_hq_server_get_core (self->chain.hq)->db,
                           "SELECT count (*) FROM register_transaction "
                           "WHERE kind = 'suspended-cart'") > 0;
}

/* What register 1 says first arrives, and the answer is lost.  Its first word may still go into a
 * connection of before. */
static void
tell_first_and_break (Carts *self)
{
  gate_set (self->gate, "POST", "/v1/transactions", GATE_LOSE);
  for (int i = 0; i < 5 && !has_heard (self); i++)
    till_sync (&self->one);
  g_assert_true (has_heard (self));
  chain_synchronize (&self->chain);
}

/* Of what register 1 says of one cart headquarters hears both beginnings, and the end of the first
 * waits for its answer when the line is cut. */
static void
only_the_latest_is_given (Carts *self, gconstpointer data)
{
  g_autofree char *cart = NULL;
  Till nine = {0};

  till_open (&nine, &self->chain, "R9");
  carts_sign_in (&nine);
  carts_talk (self);
  chain_stop (&self->chain);
  cart = carts_suspend (&self->one);
  suspend_twice (&self->one, cart);
  chain_start (&self->chain);
  tell_first_and_break (self);
  g_assert_true (till_sync (&self->three));
  g_assert_true (till_sync (&nine));
  carts_assert_waiting (&self->three, 1);
  carts_assert_waiting (&nine, 1);
  till_do (&self->three, "txn.recall", cart);
  till_refuse (&nine, "txn.recall", cart, "order/not-found");
  till_do (&self->three, "pay.cash", NULL);
  carts_talk (self);
  g_assert_true (till_sync (&nine));
  carts_assert_waiting (&nine, 0);
  carts_assert_waiting (&self->one, 0);
  carts_assert_problems (&self->chain, 0);
  till_close (&nine);
}

/* --- Heard in any order --- */

typedef struct {
  Chain *chain;
  char *token; /* register 9's */
  PosId cart;
} Teller;

/* Register 9 says the @sequence-th thing: @id was put aside, or ended. */
static void
tell (Teller *self, gint64 sequence, const PosId *id, gboolean ended)
{
  PosId message_id = pos_context_mint_id (self->chain->context);
  g_autoptr (PosStoreCart) cart = g_object_new (POS_TYPE_STORE_CART, NULL);
  g_autoptr (PosTransaction) message = NULL;
  g_autofree char *path = NULL, *text = NULL;

  cart->id = *id;
  cart->cart = self->cart;
  cart->at = 1;
  cart->ended_at = ended ? 2 : 0;
  pos_text_set (&cart->store, "S1");
  pos_text_set (&cart->register_id, "R9");
  pos_text_set (&cart->claimed_by, ended ? "R9" : NULL);
  pos_text_set (&cart->order, ended ? NULL : "{}");
  message = pos_transaction_new (&message_id, POS_TRANSACTION_CART, cart);
  message->sequence = sequence;
  message->at = 1;
  pos_text_set (&message->register_id, "R9");
  pos_text_set (&message->store, "S1");
  pos_transaction_seal (message);
  path = pos_transaction_dup_path (&message->id);
  text = pos_transaction_to_text (message);
  json_decref (chain_send (self->chain, "PUT", path, self->token, text, 200));
  chain_synchronize (self->chain);
}

/* Whether headquarters gives @id, and if it is over, who is said to have it. */
static void
assert_given (Teller *self, const PosId *id, gboolean expected, const char *holder)
{
  g_autofree char *name = pos_id_dup_text (id);
  g_autofree char *question = g_strdup_printf (
      "{\"id\": \"%s\", \"claim\": \"01900000-0000-7000-8000-000000000001\"}", name);
  g_autoptr (json_t) answer =
      chain_send (self->chain, "POST", "/v1/carts", self->token, question, 200);

  g_assert_cmpint (text_at (answer, "ended_at") == NULL, ==, expected);
  if (!expected)
    g_assert_cmpstr (text_at (answer, "claimed_by"), ==, holder);
}

/* First and second beginning, and the end of the first, as headquarters hears them when a hub that
 * had some of them burned. */
static void
whatever_comes_first (Carts *self, gconstpointer data)
{
  static const int orders[][3] = {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}};
  Teller teller = {&self->chain, chain_enroll (&self->chain, "R9"), POS_ID_NONE};

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    PosId first = pos_context_mint_id (self->chain.context);
    PosId second = pos_context_mint_id (self->chain.context);

    teller.cart = pos_context_mint_id (self->chain.context);
    for (int step = 0; step < 3; step++) {
      int what = orders[i][step];
      tell (&teller, (gint64)(i * 3) + what, what == 3 ? &second : &first, what == 2);
    }
    assert_given (&teller, &first, FALSE, "R9");
    assert_given (&teller, &second, TRUE, NULL);
  }
  for (int is_late = 0; is_late < 2; is_late++) { /* its end was not told at all */
    PosId first = pos_context_mint_id (self->chain.context);
    PosId second = pos_context_mint_id (self->chain.context);
    gint64 sequence = 100 + 10 * is_late;

    teller.cart = pos_context_mint_id (self->chain.context);
    tell (&teller, sequence + is_late, is_late ? &second : &first, FALSE);
    tell (&teller, sequence + !is_late, is_late ? &first : &second, FALSE);
    assert_given (&teller, &first, FALSE, NULL);
    assert_given (&teller, &second, TRUE, NULL);
  }
  g_free (teller.token);
  carts_assert_problems (&self->chain, 0);
}

/* --- Sold --- */

static void
decide_all (Till *till)
{
  g_autoptr (json_t) status = till_ask (till, "sync.status", NULL);
  json_t *problem;
  gsize index;

  json_array_foreach (json_object_get (status, "problems"), index, problem)
  {
    g_autofree char *args = g_strdup_printf (
        "{'transaction': '%s', 'keep': 'headquarters', 'reason': 'seen'}", text_at (problem, "id"));
    till_do (till, "sync.resolve", args);
  }
}

/* Register 3 is given a cart of register 1 and does not hear so; then the line is cut, and register
 * 1 takes its own up.  Returns: (transfer full): the cart. */
static char *
lose_to_its_own (Carts *self)
{
  char *cart = carts_suspend (&self->one);

  carts_talk (self);
  gate_set (self->gate, "POST", "/v1/carts", GATE_LOSE);
  till_refuse (&self->three, "txn.recall", cart, "order/status");
  chain_stop (&self->chain);
  till_do (&self->one, "txn.recall", cart);
  return cart;
}

/* Register 1 sells it. */
static void
what_was_sold_is_not_offered (Carts *self, gconstpointer data)
{
  g_autofree char *cart = lose_to_its_own (self);

  till_do (&self->one, "pay.cash", NULL);
  chain_start (&self->chain);
  carts_talk (self);
  carts_assert_problems (&self->chain, 1);
  carts_assert_waiting (&self->three, 0);
  till_refuse (&self->three, "txn.recall", cart, "order/not-found");
  decide_all (&self->three);
  carts_talk (self);
  carts_assert_problems (&self->chain, 0);
  carts_assert_waiting (&self->three, 0);
  carts_assert_waiting (&self->one, 0);
}

/* Register 1 has it still open: a person hears that two might have it. */
static void
what_its_own_register_took_is_not_offered (Carts *self, gconstpointer data)
{
  g_autofree char *cart = lose_to_its_own (self);

  chain_start (&self->chain);
  carts_talk (self);
  carts_assert_problems (&self->chain, 1);
  carts_assert_waiting (&self->three, 0);
  till_refuse (&self->three, "txn.recall", cart, "order/not-found");
  till_do (&self->one, "pay.cash", NULL);
  carts_talk (self);
  carts_assert_problems (&self->chain, 1);
}

/* What register 1 did with it goes first, and then the line is cut. */
static void
a_sale_ends_what_was_put_aside (Carts *self, gconstpointer data)
{
  g_autofree char *cart = NULL;

  chain_stop (&self->chain);
  cart = carts_suspend (&self->one);
  till_do (&self->one, "txn.recall", cart);
  till_do (&self->one, "pay.cash", NULL);
  chain_start (&self->chain);
  tell_first_and_break (self);
  g_assert_true (till_sync (&self->three));
  carts_assert_waiting (&self->three, 0);
  carts_talk (self);
  carts_assert_problems (&self->chain, 0);
}

static void
assert_refused_as_sold (Till *till, const char *op)
{
  g_autofree char *line = g_strdup_printf ("{\"op\": \"%s\", \"args\": {}}", op);
  g_autoptr (json_t) request = NULL;
  g_autoptr (json_t) answer = pos_cli_answer (&till->cli, line, strlen (line), &request);

  g_assert_cmpstr (text_at (answer, "error.details.rule"), ==, "cart-sold");
  g_assert_cmpstr (text_at (answer, "error.details.register"), ==, "R1");
}

/* Register 3 has it open when it hears that register 1 sold it: nobody is asked for a card. */
static void
who_has_it_open_is_told (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one), *terminal = NULL;

  carts_talk (self);
  till_do (&self->three, "txn.recall", cart);
  chain_stop (&self->chain);
  till_do (&self->one, "txn.recall", cart);
  till_do (&self->one, "pay.cash", NULL);
  chain_start (&self->chain);
  carts_talk (self);
  terminal = g_build_filename (self->three.folder, "devices", "terminal", "terminal.jsonl", NULL);
  assert_refused_as_sold (&self->three, "pay.card");
  g_assert_false (g_file_test (terminal, G_FILE_TEST_EXISTS));
  assert_refused_as_sold (&self->three, "pay.cash");
  assert_refused_as_sold (&self->three, "txn.suspend");
  carts_assert_lines (&self->three, 1);
  till_do (&self->three, "txn.void", NULL);
  till_do (&self->three, "item.add", "{'item': 'A'}");
  till_do (&self->three, "pay.card", NULL);
  g_assert_true (g_file_test (terminal, G_FILE_TEST_EXISTS));
}

#define ADD(test) g_test_add ("/carts/" #test, Carts, NULL, carts_set_up, test, carts_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (only_the_latest_is_given);
  ADD (whatever_comes_first);
  ADD (what_was_sold_is_not_offered);
  ADD (what_its_own_register_took_is_not_offered);
  ADD (a_sale_ends_what_was_put_aside);
  ADD (who_has_it_open_is_told);
  return g_test_run ();
}
