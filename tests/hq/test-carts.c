/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-carts.c — register.md T-25 … T-27: what one register puts aside another one takes up, and
 * nobody twice, whatever happens to the line and the programs in between. */
#include "carts-fixture.h"

static void
a_lost_answer_is_asked_again (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one);

  carts_talk (self);
  gate_set (self->gate, "POST", "/v1/carts", GATE_LOSE);
  till_refuse (&self->three, "txn.recall", cart, "order/status");
  carts_assert_lines (&self->three, 0);
  till_refuse (&self->one, "txn.recall", cart, "order/not-found");
  g_assert_true (till_sync (&self->three));
  till_do (&self->three, "txn.recall", cart);
  carts_assert_lines (&self->three, 1);
  till_do (&self->three, "pay.cash", NULL);
  carts_talk (self);
  carts_assert_waiting (&self->one, 0);
  carts_assert_waiting (&self->three, 0);
  carts_assert_problems (&self->chain, 0);
}

/* The question is heard twice, and is one. */
static void
a_question_twice_is_one (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one);

  carts_talk (self);
  gate_set (self->gate, "POST", "/v1/carts", GATE_TWICE);
  till_do (&self->three, "txn.recall", cart);
  carts_assert_lines (&self->three, 1);
  till_do (&self->three, "txn.void", NULL);
}

static gboolean
recall_both (Carts *self, const char *cart, gboolean *three_won)
{
  g_autofree char *text = g_strdup (cart);
  g_autoptr (GError) first = NULL, second = NULL;
  g_autoptr (GAsyncResult) one = NULL, three = NULL;
  g_autoptr (GVariant) here = NULL, there = NULL;
  const char *id = g_strdelimit (text, "'{} ", '\n');
  g_auto (GStrv) words = g_strsplit_set (id, "\n", -1);
  const char *name = NULL;

  for (char **word = words; *word; word++)
    if (strlen (*word) == 36)
      name = *word;
  pos_register_run_async (self->one.cli.reg,
                          "txn.recall",
                          g_variant_new_parsed ("{'cart': <%s>}", name),
                          NULL,
                          NULL,
                          pos_cli_ready_cb,
                          &one);
  pos_register_run_async (self->three.cli.reg,
                          "txn.recall",
                          g_variant_new_parsed ("{'cart': <%s>}", name),
                          NULL,
                          NULL,
                          pos_cli_ready_cb,
                          &three);
  here = pos_register_run_finish (self->one.cli.reg, pos_cli_wait (&one), &first);
  there = pos_register_run_finish (self->three.cli.reg, pos_cli_wait (&three), &second);
  *three_won = there != NULL;
  return !here != !there;
}

static void
of_two_at_once_one_gets_it (Carts *self, gconstpointer data)
{
  for (int i = 0; i < 5; i++) {
    g_autofree char *cart = carts_suspend (i % 2 ? &self->three : &self->one);
    gboolean three_won;

    carts_talk (self);
    g_assert_true (recall_both (self, cart, &three_won));
    carts_assert_lines (&self->one, three_won ? 0 : 1);
    carts_assert_lines (&self->three, three_won ? 1 : 0);
    till_do (three_won ? &self->three : &self->one, "txn.void", NULL);
    carts_talk (self);
    carts_assert_waiting (&self->one, 0);
    carts_assert_waiting (&self->three, 0);
  }
  carts_assert_problems (&self->chain, 0);
}

/* Asks for @cart (PosStoreCart.id) in the name of whoever has @token; @claim: a digit.
 * Returns: (transfer full): the answer. */
static json_t *
ask_for (Carts *self, const char *token, const char *cart, char claim, gboolean release)
{
  g_autofree char *body = g_strdup_printf (
      "{\"id\": \"%s\", \"claim\": \"01900000-0000-7000-8000-00000000000%c\", \"release\": %s}",
      cart,
      claim,
      release ? "true" : "false");

  return chain_send (&self->chain, "POST", "/v1/carts", token, body, 200);
}

/* Returns: (transfer full): what headquarters calls the one cart that it tells of. */
static char *
find_told (Carts *self, const char *token)
{
  g_autoptr (json_t) page =
      chain_send (&self->chain, "GET", "/v1/changes?limit=1000", token, NULL, 200);
  json_t *change;
  gsize index;

  json_array_foreach (json_object_get (page, "changes"), index, change)
  {
    if (!g_strcmp0 (text_at (change, "kind"), "suspended-cart"))
      return g_strdup (text_at (change, "id"));
  }
  g_assert_not_reached ();
}

/* The release of an earlier question is late: what was asked for since stays. */
static void
a_late_release_ends_nothing_else (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one), *token = NULL, *id = NULL;
  g_autoptr (json_t) first = NULL, second = NULL, late = NULL, given_up = NULL;

  carts_talk (self);
  token = chain_enroll (&self->chain, "R9");
  id = find_told (self, token);
  first = ask_for (self, token, id, '1', FALSE);
  second = ask_for (self, token, id, '2', FALSE);
  late = ask_for (self, token, id, '1', TRUE);
  g_assert_cmpstr (text_at (late, "claimed_by"), ==, "R9");
  till_refuse (&self->three, "txn.recall", cart, "order/not-found");
  given_up = ask_for (self, token, id, '2', TRUE);
  g_assert_null (text_at (given_up, "claimed_by"));
  till_do (&self->three, "txn.recall", cart);
  till_do (&self->three, "txn.void", NULL);
}

/* Headquarters gave it to register 3, whose program ended before it heard: it is the one that finds
 * it again, also without a line. */
static void
a_program_that_ends_in_between_finds_it_again (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one);

  carts_talk (self);
  gate_set (self->gate, "POST", "/v1/carts", GATE_LOSE);
  till_refuse (&self->three, "txn.recall", cart, "order/status");
  till_reopen (&self->three);
  carts_sign_in (&self->three);
  carts_talk (self);
  carts_assert_waiting (&self->one, 0);
  carts_assert_waiting (&self->three, 1);
  chain_stop (&self->chain);
  till_refuse (&self->one, "txn.recall", cart, "order/not-found");
  till_do (&self->three, "txn.recall", cart);
  till_do (&self->three, "txn.void", NULL);
  chain_start (&self->chain);
  carts_talk (self);
  carts_assert_problems (&self->chain, 0);
}

/* What comes back in a cart has to be known where it is taken up: an order of this store is, one of
 * another store need not be.  Refused, the cart waits for the others again. */
static void
goods_that_come_back_travel_if_they_are_known (Carts *self, gconstpointer data)
{
  g_autofree char *ours = NULL, *theirs = NULL, *foreign = NULL;
  Till other = {0};

  {
    g_autoptr (json_t) sold = NULL, aside = NULL;
    till_do (&self->one, "item.add", "{'item': 'A'}");
    sold = till_ask (&self->one, "pay.cash", NULL);
    carts_talk (self);
    g_autofree char *back =
        g_strdup_printf ("{'order': '%s', 'all': true}", text_at (sold, "order"));
    till_do (&self->one, "return.by_receipt", back);
    aside = till_ask (&self->one, "txn.suspend", NULL);
    ours = g_strdup_printf ("{'cart': '%s'}", text_at (aside, "cart"));
  }
  carts_talk (self);
  till_do (&self->three, "txn.recall", ours);
  till_do (&self->three, "pay.cash", NULL);
  carts_talk (self);

  till_open (&other, &self->chain, "R2");
  foreign = till_take_order (&other, "S2");
  g_autofree char *order = g_strdup_printf ("{'order': '%s'}", foreign);
  till_do (&other, "fulfill.line_pickup", order);
  till_do (&other, "pay.cash", NULL);
  g_assert_true (till_sync (&other));
  chain_synchronize (&self->chain);
  {
    g_autoptr (json_t) aside = NULL;
    g_autofree char *back = g_strdup_printf ("{'order': '%s', 'all': true}", foreign);
    till_do (&self->one, "return.by_receipt", back);
    aside = till_ask (&self->one, "txn.suspend", NULL);
    theirs = g_strdup_printf ("{'cart': '%s'}", text_at (aside, "cart"));
  }
  carts_talk (self);
  till_refuse (&self->three, "txn.recall", theirs, "order/status");
  carts_assert_lines (&self->three, 0);
  while (pos_sync_is_claiming (self->three.cli.sync))
    g_main_context_iteration (NULL, TRUE);
  till_do (&self->one, "txn.recall", theirs);
  till_do (&self->one, "txn.void", NULL);
  till_close (&other);
  carts_talk (self);
  carts_assert_problems (&self->chain, 0);
}

/* Whoever throws it away from the list asks first, too. */
static void
what_is_voided_ends_everywhere (Carts *self, gconstpointer data)
{
  g_autofree char *first = carts_suspend (&self->one), *second = carts_suspend (&self->one);

  carts_talk (self);
  till_do (&self->three, "txn.void_suspended", first);
  till_refuse (&self->one, "txn.recall", first, "order/not-found");
  till_do (&self->three, "txn.recall", second);
  till_refuse (&self->one, "txn.void_suspended", second, "order/not-found");
  till_do (&self->three, "txn.suspend", NULL);
  carts_talk (self);
  chain_stop (&self->chain);
  till_refuse (&self->one, "txn.void_suspended", second, "order/status");
  till_do (&self->three, "txn.void_suspended", second);
  chain_start (&self->chain);
  carts_talk (self);
  carts_assert_waiting (&self->one, 0);
  carts_assert_waiting (&self->three, 0);
  carts_assert_problems (&self->chain, 0);
}

/* Register 1 closes its shift over what it put aside; what register 3 put aside is register 3's. */
static void
each_shift_settles_its_own (Carts *self, gconstpointer data)
{
  g_autofree char *ours = NULL, *theirs = NULL;

  chain_import (&self->chain,
                "{\"kind\": \"profile\", \"id\": \"P1\", \"balance_rule\": \"optional\", "
                "\"async_orders\": true, \"secret_tries\": 5, \"settle_suspended\": true}");
  carts_talk (self);
  ours = carts_suspend (&self->one);
  theirs = carts_suspend (&self->three);
  carts_talk (self);
  carts_assert_waiting (&self->one, 2);
  till_refuse (&self->one, "shift.close", NULL, "order/status");
  till_do (&self->one, "shift.close", "{'suspended': 'void'}");
  carts_talk (self);
  carts_assert_waiting (&self->three, 1);
  till_refuse (&self->three, "txn.recall", ours, "order/not-found");
  till_do (&self->three, "txn.recall", theirs);
  till_do (&self->three, "txn.void", NULL);
}

/* Taken up at its own register, it is not there once more as headquarters told of it before. */
static void
ones_own_is_not_there_twice (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one);

  carts_talk (self);
  till_do (&self->one, "txn.recall", cart);
  till_do (&self->one, "txn.void", NULL);
  carts_assert_waiting (&self->one, 0);
  chain_stop (&self->chain);
  till_refuse (&self->one, "txn.recall", cart, "order/not-found");
  till_reopen (&self->one);
  carts_sign_in (&self->one);
  carts_assert_waiting (&self->one, 0);
  chain_start (&self->chain);
  carts_talk (self);
  carts_assert_waiting (&self->three, 0);
}

/* The one case in which two have it: given to register 3, and taken up at its own register, which
 * had not heard of that when the line was cut.  It is told, and one of the two sales waits. */
static void
what_two_sold_is_told (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one);

  carts_talk (self);
  till_do (&self->three, "txn.recall", cart);
  chain_stop (&self->chain);
  till_do (&self->one, "txn.recall", cart);
  till_do (&self->one, "pay.cash", NULL);
  till_do (&self->three, "pay.cash", NULL);
  chain_start (&self->chain);
  g_assert_true (till_sync (&self->three));
  chain_synchronize (&self->chain);
  carts_talk (self);
  carts_assert_problems (&self->chain, 2);
}

/* A copy of register 1's database from before it took its own cart up. */
static void
a_restored_register_does_not_have_it_twice (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one);

  carts_talk (self);
  till_keep_copy (&self->one);
  carts_sign_in (&self->one);
  till_do (&self->one, "txn.recall", cart);
  till_do (&self->one, "txn.void", NULL);
  carts_talk (self);
  till_restore_copy (&self->one);
  carts_sign_in (&self->one);
  till_refuse (&self->one, "txn.recall", cart, "order/not-found");
  carts_assert_waiting (&self->three, 0);
  g_assert_true (till_sync (&self->one));
  carts_assert_waiting (&self->one, 0);
}

/* How many carts a new register of the store hears of, be it only that they are gone. */
static void
assert_told (Carts *self, guint expected)
{
  g_autofree char *token = chain_enroll (&self->chain, "R9");
  g_autoptr (json_t) page =
      chain_send (&self->chain, "GET", "/v1/changes?limit=1000", token, NULL, 200);
  json_t *change;
  guint count = 0;
  gsize index;

  json_array_foreach (json_object_get (page, "changes"), index, change) count +=
      !g_strcmp0 (text_at (change, "kind"), "suspended-cart");
  g_assert_cmpuint (count, ==, expected);
}

/* Nobody came back for it: after a month it waits nowhere. */
static void
what_nobody_takes_up_is_forgotten (Carts *self, gconstpointer data)
{
  g_autofree char *cart = carts_suspend (&self->one);

  carts_talk (self);
  carts_assert_waiting (&self->three, 1);
  pos_clock_advance (self->chain.clock, 29 * G_TIME_SPAN_DAY);
  carts_talk (self);
  carts_assert_waiting (&self->one, 1);
  carts_assert_waiting (&self->three, 1);
  pos_clock_advance (self->chain.clock, 2 * G_TIME_SPAN_DAY);
  carts_talk (self);
  carts_assert_waiting (&self->one, 0);
  carts_assert_waiting (&self->three, 0);
  till_refuse (&self->one, "txn.recall", cart, "order/not-found");

  assert_told (self, 1);
  pos_clock_advance (self->chain.clock, 31 * G_TIME_SPAN_DAY);
  carts_talk (self);
  assert_told (self, 0);
}

/* Headquarters was asked to create the order before it was put aside: another register may. */
static void
what_was_asked_for_here_is_created_there (Carts *self, gconstpointer data)
{
  g_autofree char *cart = NULL;

  chain_import (&self->chain,
                "{\"kind\": \"profile\", \"id\": \"P1\", \"balance_rule\": \"optional\", "
                "\"async_orders\": false, \"secret_tries\": 5}");
  carts_talk (self);
  till_do (&self->one, "item.add", "{'item': 'A'}");
  till_do (&self->one, "customer.attach", "{'customer': 'C'}");
  till_do (&self->one, "order.pickup_all", "{'store': 'S1'}");
  gate_set (self->gate, "POST", "/v1/orders", GATE_LOSE);
  till_refuse (&self->one, "pay.cash", "{'balance': 'pay-later'}", "sync/offline");
  g_assert_true (till_sync (&self->one));
  {
    g_autoptr (json_t) aside = till_ask (&self->one, "txn.suspend", NULL);
    cart = g_strdup_printf ("{'cart': '%s'}", text_at (aside, "cart"));
  }
  carts_talk (self);
  till_do (&self->three, "txn.recall", cart);
  {
    g_autoptr (json_t) done = till_ask (&self->three, "pay.cash", "{'balance': 'pay-later'}");
    g_assert_cmpstr (text_at (done, "status"), ==, "open");
    carts_talk (self);
    till_assert_order (&self->one, text_at (done, "order"), "status", "open");
  }
  carts_assert_problems (&self->chain, 0);
}

/* --- With a hub --- */

static void
assert_nothing_waits (Store *self)
{
  store_talk (self);
  store_talk (self);
  carts_assert_waiting (&self->one, 0);
  carts_assert_waiting (&self->three, 0);
  carts_assert_problems (&self->chain, 0);
}

/* The hub gives one register what another one put aside, while headquarters is away; and knows it
 * when headquarters, which has not heard of that, is back. */
static void
a_hub_gives_it_to_one (Store *self, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;

  carts_sign_in (&self->one);
  carts_sign_in (&self->three);
  first = carts_suspend (&self->one);
  store_talk (self);
  carts_assert_waiting (&self->three, 1);
  till_do (&self->three, "txn.recall", first);
  till_refuse (&self->one, "txn.recall", first, "order/not-found");
  till_do (&self->three, "txn.void", NULL);
  assert_nothing_waits (self);

  second = carts_suspend (&self->one);
  store_talk (self);
  chain_stop (&self->chain);
  store_talk (self);
  till_do (&self->three, "txn.recall", second);
  chain_start (&self->chain);
  store_hub_sync (&self->hub);
  till_refuse (&self->one, "txn.recall", second, "order/not-found");
  till_do (&self->three, "txn.void", NULL);
  assert_nothing_waits (self);
}

/* The line is cut right after headquarters gave it away. */
static void
a_hub_remembers_what_headquarters_gave (Store *self, gconstpointer data)
{
  g_autofree char *cart = NULL;

  carts_sign_in (&self->one);
  carts_sign_in (&self->three);
  cart = carts_suspend (&self->one);
  store_talk (self);
  gate_set (self->gate, "POST", "/v1/carts", GATE_LOSE);
  till_do (&self->three, "txn.recall", cart);
  chain_stop (&self->chain);
  till_refuse (&self->one, "txn.recall", cart, "order/not-found");
  till_do (&self->three, "txn.void", NULL);
  chain_start (&self->chain);
  assert_nothing_waits (self);
}

#define ADD(test) g_test_add ("/carts/" #test, Carts, NULL, carts_set_up, test, carts_tear_down)
#define ADD_STORE(test)                                                                            \
  g_test_add ("/carts/" #test, Store, NULL, store_set_up, test, store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (a_lost_answer_is_asked_again);
  ADD (a_question_twice_is_one);
  ADD (of_two_at_once_one_gets_it);
  ADD (a_late_release_ends_nothing_else);
  ADD (a_program_that_ends_in_between_finds_it_again);
  ADD (goods_that_come_back_travel_if_they_are_known);
  ADD (what_is_voided_ends_everywhere);
  ADD (each_shift_settles_its_own);
  ADD (ones_own_is_not_there_twice);
  ADD (what_two_sold_is_told);
  ADD (a_restored_register_does_not_have_it_twice);
  ADD (what_nobody_takes_up_is_forgotten);
  ADD (what_was_asked_for_here_is_created_there);
  ADD_STORE (a_hub_gives_it_to_one);
  ADD_STORE (a_hub_remembers_what_headquarters_gave);
  return g_test_run ();
}
