/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-gift-cards.c — register.md M-20; field-lessons.md B4-11, B12-08: what is on a gift card is
 * spent once, whatever becomes of the line, of the register, and of who asks at the same time. */
#include "hub-fixture.h"

#include "model/pos-gift-card.h"

#include <string.h>

#define PATH "/v1/gift-cards"
#define NUMBER "6006 4900 0000 8817"
#define CARD "'card': '" NUMBER "'"
#define PAY "{" CARD ", 'amount': '30'}"
#define SET_UP                                                                                     \
  "{\"kind\": \"product\", \"id\": \"GC\", \"name\": \"Gift card\", \"unit\": \"pcs\", "           \
  "\"unit_price\": \"0\", \"item_tax_group\": \"NONE\"}, {\"kind\": \"tax-rate\", \"id\": \"N\", " \
  "\"tax_group\": \"NL\", \"item_tax_group\": \"NONE\", \"rate\": \"0\", \"name\": \"No VAT\"}, "  \
  "{\"kind\": \"tender\", \"id\": \"gift\", \"name\": \"Gift card\", \"type\": \"gift-card\", "    \
  "\"gift_item\": \"GC\"}, {\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", "          \
  "\"permissions\": [\"order.create\", \"order.edit\", \"txn.void\", \"txn.void_line\", "          \
  "\"txn.void_payment\", \"gift.issue\"]}"

/* --- Asking as a program of one's own would --- */

static char *
dup_card (void)
{
  PosGiftCardName name = {0};

  g_assert_true (pos_gift_card_name_read (NUMBER, &name, NULL));
  g_free (name.masked);
  return name.card;
}

/* @more: of the question, with ' for ".  Returns: (transfer full): the answer. */
static json_t *
ask (Chain *chain, const char *token, const char *more, guint status)
{
  g_autofree char *card = dup_card ();
  g_autofree char *body = g_strdup_printf ("{'currency': 'EUR', 'card': '%s', %s}", card, more);

  return chain_send (chain, "POST", PATH, token, g_strdelimit (body, "'", '"'), status);
}

static void
assert_answer (
    Chain *chain, const char *token, const char *more, const char *reason, const char *balance)
{
  g_autoptr (json_t) answer = ask (chain, token, more, 200);

  g_assert_cmpstr (text_at (answer, "reason"), ==, reason);
  g_assert_true (json_is_true (json_object_get (answer, "approved")) == (reason == NULL));
  if (balance)
    g_assert_cmpstr (text_at (answer, "balance"), ==, balance);
}

static void
assert_balance (Till *till, const char *balance)
{
  g_autoptr (json_t) found = NULL;

  g_assert_true (till_sync (till));
  found = till_ask (till, "gift.balance", "{" CARD "}");
  g_assert_cmpstr (text_at (found, "balance"), ==, balance);
}

/* --- A card with 80.00 on it --- */

static void
sell_card (Till *till)
{
  till_do (till, "gift.issue", "{" CARD ", 'amount': '80'}");
  till_do (till, "pay.cash", "{}");
  g_assert_true (till_sync (till));
  chain_synchronize (till->chain);
}

static void
open_till (Till *till, Chain *chain)
{
  chain_import (chain, SET_UP);
  till_open (till, chain, "R1");
  sell_card (till);
}

static void
assert_paid (Till *till, const char *paid)
{
  g_autoptr (json_t) cart = till_ask (till, "cart.get", NULL);

  g_assert_cmpstr (text_at (cart, "totals.paid"), ==, paid);
}

/* --- What is asked twice, late, or at once --- */

static void
the_same_question_counts_once (Chain *chain, gconstpointer data)
{
  g_autofree char *token = NULL;
  Till till = {0};
  const char *take = "'action': 'redeem', 'amount': '30.00', "
                     "'reference': '01910000-0000-7000-8000-000000000001'";

  open_till (&till, chain);
  token = chain_enroll (chain, "R2");
  assert_answer (chain, token, take, NULL, "50.00");
  assert_answer (chain, token, take, NULL, "50.00");
  assert_answer (chain,
                 token,
                 "'action': 'query', 'reference': '01910000-0000-7000-8000-000000000001'",
                 NULL,
                 "50.00");
  assert_balance (&till, "50.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* A message that was delayed comes after its register was told that it never did. */
static void
what_never_came_does_not_count_later (Chain *chain, gconstpointer data)
{
  g_autofree char *token = NULL;
  Till till = {0};

  open_till (&till, chain);
  token = chain_enroll (chain, "R2");
  assert_answer (chain,
                 token,
                 "'action': 'query', 'reference': '01910000-0000-7000-8000-000000000002'",
                 "never-came",
                 NULL);
  assert_answer (chain,
                 token,
                 "'action': 'redeem', 'amount': '30.00', "
                 "'reference': '01910000-0000-7000-8000-000000000002'",
                 "never-came",
                 NULL);
  assert_balance (&till, "80.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* Nor is it a fault of the books, where no card was ever sold. */
static void
what_never_came_is_no_fault (Chain *chain, gconstpointer data)
{
  g_autofree char *token = chain_enroll (chain, "R2");

  assert_answer (chain,
                 token,
                 "'action': 'query', 'reference': '01910000-0000-7000-8000-000000000002'",
                 "never-came",
                 NULL);
  chain_assert_books_agree (chain);
}

static void
nothing_is_spent_twice (Chain *chain, gconstpointer data)
{
  g_autofree char *token = NULL;
  Till till = {0};

  open_till (&till, chain);
  token = chain_enroll (chain, "R2");
  assert_answer (chain,
                 token,
                 "'action': 'redeem', 'amount': '60.00', "
                 "'reference': '01910000-0000-7000-8000-000000000003'",
                 NULL,
                 "20.00");
  assert_answer (chain,
                 token,
                 "'action': 'redeem', 'amount': '60.00', "
                 "'reference': '01910000-0000-7000-8000-000000000004'",
                 "balance",
                 "20.00");
  /* Nor is more put back than was taken, in however many goes. */
  assert_answer (chain,
                 token,
                 "'action': 'refund', 'amount': '40.00', 'original': "
                 "'01910000-0000-7000-8000-000000000003', "
                 "'reference': '01910000-0000-7000-8000-000000000005'",
                 NULL,
                 "60.00");
  assert_answer (chain,
                 token,
                 "'action': 'refund', 'amount': '20.01', 'original': "
                 "'01910000-0000-7000-8000-000000000003', "
                 "'reference': '01910000-0000-7000-8000-000000000006'",
                 "refunded",
                 NULL);
  assert_answer (chain,
                 token,
                 "'action': 'refund', 'amount': '1.00', 'original': "
                 "'01910000-0000-7000-8000-000000000005', "
                 "'reference': '01910000-0000-7000-8000-000000000007'",
                 "refunded",
                 NULL);
  assert_balance (&till, "60.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

static void
questions_that_say_nothing_are_refused (Chain *chain, gconstpointer data)
{
  static const char *const bad[] = {
      "'action': 'redeem', 'amount': '30.00'",
      "'action': 'redeem', 'amount': '-30.00', "
      "'reference': '01910000-0000-7000-8000-000000000008'",
      "'action': 'redeem', 'amount': '0.00', "
      "'reference': '01910000-0000-7000-8000-000000000008'",
      "'action': 'redeem', 'amount': '99999999999999999999.00', "
      "'reference': '01910000-0000-7000-8000-000000000008'",
  };
  g_autofree char *token = NULL;
  Till till = {0};

  open_till (&till, chain);
  token = chain_enroll (chain, "R2");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (json_t) answer = ask (chain, token, bad[i], 422);
  }
  g_autoptr (json_t) unknown = ask (chain, token, "'action': 'steal'", 400);
  g_autoptr (json_t) other =
      chain_send (chain,
                  "POST",
                  PATH,
                  token,
                  "{\"currency\": \"USD\", \"action\": \"balance\", \"card\": \"x\"}",
                  422);
  assert_balance (&till, "80.00");
  till_close (&till);
}

/* --- The line --- */

static void
a_lost_answer_is_asked_after (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_LOSE};
  Till till = {0};

  open_till (&till, chain);
  till_do (&till, "item.add", "{'item': 'A'}");
  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_do (&till, "pay.gift_card", PAY);
  assert_paid (&till, "30.00");
  assert_balance (&till, "50.00");
  till_do (&till, "pay.cash", "{}");
  chain_assert_books_agree (chain);
  till_close (&till);
}

static void
heard_twice_it_is_taken_once (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_TWICE};
  Till till = {0};

  open_till (&till, chain);
  till_do (&till, "item.add", "{'item': 'A'}");
  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_do (&till, "pay.gift_card", PAY);
  assert_paid (&till, "30.00");
  assert_balance (&till, "50.00");
  till_close (&till);
}

static void
what_was_never_heard_took_nothing (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_FAIL};
  Till till = {0};

  open_till (&till, chain);
  till_do (&till, "item.add", "{'item': 'A'}");
  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "pay.gift_card", PAY, "device/declined");
  assert_paid (&till, "0.00");
  assert_balance (&till, "80.00");
  till_do (&till, "pay.gift_card", PAY);
  assert_balance (&till, "50.00");
  till_close (&till);
}

/* Nobody says what became of it: nothing else is paid before somebody does. */
static void
an_unknown_outcome_stays_open (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_FAIL, GATE_FAIL, GATE_FAIL};
  Till till = {0};

  open_till (&till, chain);
  till_do (&till, "item.add", "{'item': 'A'}");
  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "pay.gift_card", PAY, "device/unknown");
  till_refuse (&till, "pay.cash", "{}", "device/unknown");
  assert_balance (&till, "50.00");
  till_do (&till, "pay.card_ask", "{}");
  assert_paid (&till, "0.00");
  assert_balance (&till, "80.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* The power is gone between what headquarters took and what the register would have kept. */
static void
after_a_crash_it_goes_back (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_FAIL, GATE_FAIL, GATE_FAIL};
  Till till = {0};

  open_till (&till, chain);
  till_do (&till, "item.add", "{'item': 'A'}");
  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "pay.gift_card", PAY, "device/unknown");
  till_reopen (&till);
  till_do (&till, "pay.card_ask", "{}");
  assert_balance (&till, "80.00");
  till_do (&till, "pay.gift_card", PAY);
  assert_balance (&till, "50.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* --- A hub --- */

static void
a_hub_asks_and_never_guesses (Store *self, gconstpointer data)
{
  chain_import (&self->chain, SET_UP);
  store_talk (self);
  till_do (&self->one, "gift.issue", "{" CARD ", 'amount': '80'}");
  till_do (&self->one, "pay.cash", "{}");
  store_talk (self);
  chain_synchronize (&self->chain);
  assert_balance (&self->three, "80.00");
  till_do (&self->three, "item.add", "{'item': 'A'}");
  till_do (&self->three, "pay.gift_card", PAY);
  assert_balance (&self->one, "50.00");
  chain_stop (&self->chain);
  store_hub_sync (&self->hub);
  till_refuse (&self->three, "pay.gift_card", PAY, "order/tender");
  assert_paid (&self->three, "30.00");
  chain_start (&self->chain);
  store_talk (self);
  till_do (&self->three, "pay.cash", "{}");
  chain_assert_books_agree (&self->chain);
}

/* --- Faults --- */

static void
damage_is_found (Chain *chain, gconstpointer data)
{
  Till till = {0};

  open_till (&till, chain);
  till_do (&till, "item.add", "{'item': 'A'}");
  till_do (&till, "pay.gift_card", PAY);
  chain_assert_books_agree (chain);
  chain_assert_damage_is_found (
      chain, "UPDATE gift_card SET balance_minor = 9000", "gift card: •• 8817 holds 9000*");
  chain_assert_damage_is_found (
      chain, "UPDATE gift_entry SET amount_minor = 12000 WHERE kind = 'load'", "gift card: 0*");
  chain_assert_damage_is_found (chain, "DELETE FROM gift_card", "gift card: 2 entries*");
  till_close (&till);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/gift-cards/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (the_same_question_counts_once);
  TEST (what_never_came_does_not_count_later);
  TEST (what_never_came_is_no_fault);
  TEST (nothing_is_spent_twice);
  TEST (questions_that_say_nothing_are_refused);
  TEST (a_lost_answer_is_asked_after);
  TEST (heard_twice_it_is_taken_once);
  TEST (what_was_never_heard_took_nothing);
  TEST (an_unknown_outcome_stays_open);
  TEST (after_a_crash_it_goes_back);
  TEST (damage_is_found);
  g_test_add ("/hq/gift-cards/a_hub_asks_and_never_guesses",
              Store,
              NULL,
              store_set_up,
              a_hub_asks_and_never_guesses,
              store_tear_down);
  return g_test_run ();
}
