/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-letters.c — register.md T-36, T-45: receipts that go to customers by e-mail, from the
 * payment to the folder of the chain's mailer. */
#include "hub-fixture.h"

#include <string.h>

#define MARIEKE(option)                                                                            \
  "{\"kind\": \"customer\", \"id\": \"NL\", \"name\": \"Marieke\", \"language\": \"nl\", "         \
  "\"email\": \"marieke@example.com\"" option "}"
#define WORDS                                                                                      \
  "{\"kind\": \"message-template\", \"id\": \"receipt\", \"event\": \"receipt\", \"sender\": "     \
  "\"Oak <receipts@example.com>\", \"subject\": {\"en\": \"Receipt {receipt}\", \"nl\": \"Bon "    \
  "{receipt} voor {customer}\"}, \"body\": {\"en\": \"{paper}\\n{store} {total}\"}}"

typedef struct {
  Chain chain;
  Till till;
  char *post; /* the mailer's folder */
} Post;

static void
set_up (Post *store, gconstpointer data)
{
  chain_set_up (&store->chain, NULL);
  store->post = g_build_filename (store->chain.folder, "post", NULL);
  chain_import (&store->chain, MARIEKE ("") "," WORDS);
  till_open (&store->till, &store->chain, "R1");
}

static void
tear_down (Post *store, gconstpointer data)
{
  till_close (&store->till);
  g_free (store->post);
  chain_tear_down (&store->chain, NULL);
}

/* --- Acting --- */

static int
post (Post *store)
{
  g_autoptr (GError) error = NULL;
  int count;

  till_sync (&store->till);
  chain_synchronize (&store->chain);
  count = pos_hq_server_post_letters (store->chain.hq, store->post, &error);
  g_assert_no_error (error);
  return count;
}

/* @customer: (nullable).  Returns: (transfer full): the number of the receipt. */
static char *
sell (Post *store, const char *customer, const char *payment)
{
  g_autoptr (json_t) done = NULL;

  till_do (&store->till, "item.add", "{'item': 'A'}");
  if (customer) {
    g_autofree char *attach = g_strdup_printf ("{'customer': '%s'}", customer);
    till_do (&store->till, "customer.attach", attach);
  }
  done = till_ask (&store->till, "pay.cash", payment);
  return g_strdup (text_at (done, "receipt"));
}

/* Everything of letter @number, its head and what it says. */
static char *
read_letter (Post *store, int number)
{
  g_autofree char *name = g_strdup_printf ("pos-%06d.eml", number);
  g_autofree char *path = g_build_filename (store->post, name, NULL);
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  char *body = strstr (text, "\r\n\r\n");
  g_assert_nonnull (body);
  g_autofree char *said = (char *)g_base64_decode (body + 4, &size);
  *body = '\0';
  return g_strdup_printf ("%s\r\n%.*s", text, (int)size, said);
}

static void
assert_says (Post *store, int number, const char *what)
{
  g_autofree char *letter = read_letter (store, number);

  if (!strstr (letter, what))
    g_error ("Not “%s”: %s", what, letter);
}

/* How many papers this register printed; it ends before, for then nothing is left in the queue. */
static guint
count_printed (Post *store)
{
  g_autofree char *path = g_build_filename (store->till.folder, "devices", "printed", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint count = 0;

  till_reopen (&store->till);
  dir = g_dir_open (path, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    count += g_str_has_suffix (name, ".txt") ? 1 : 0;
  return count;
}

/* --- The tests --- */

static void
a_receipt_is_mailed_in_place_of_paper (Post *store, gconstpointer data)
{
  g_autofree char *receipt = sell (store, "NL", "{'receipt': 'email'}");

  g_assert_cmpint (post (store), ==, 1);
  g_autofree char *subject = g_strdup_printf ("Subject: Bon %s voor Marieke\r\n", receipt);
  assert_says (store, 1, subject);
  assert_says (store, 1, "To: marieke@example.com\r\n");
  assert_says (store, 1, "From: Oak <receipts@example.com>\r\n");
  assert_says (store, 1, "Content-Language: nl\r\n");
  assert_says (store, 1, receipt);
  assert_says (store, 1, "Product A");
  /* What the paper says is not known of it elsewhere. */
  assert_says (store, 1, "{total}");
  g_assert_cmpuint (count_printed (store), ==, 0);
  g_assert_cmpint (post (store), ==, 0);
}

static void
both_are_paper_and_letter (Post *store, gconstpointer data)
{
  g_free (sell (store, "NL", "{'receipt': 'both'}"));
  g_assert_cmpint (post (store), ==, 1);
  g_assert_cmpuint (count_printed (store), ==, 1);
}

static void
none_is_neither (Post *store, gconstpointer data)
{
  g_free (sell (store, "NL", "{'receipt': 'none'}"));
  g_assert_cmpint (post (store), ==, 0);
  g_assert_cmpuint (count_printed (store), ==, 0);
}

/* §2.3: what a customer usually wants needs no word; what is said counts more. */
static void
what_the_customer_wants_is_done (Post *store, gconstpointer data)
{
  chain_import (&store->chain, MARIEKE (", \"receipt_option\": \"email\""));
  till_sync (&store->till);
  g_free (sell (store, "NL", "{}"));
  g_assert_cmpint (post (store), ==, 1);
  g_assert_cmpuint (count_printed (store), ==, 0);
  g_free (sell (store, "NL", "{'receipt': 'print'}"));
  g_assert_cmpint (post (store), ==, 0);
  g_assert_cmpuint (count_printed (store), ==, 1);
}

/* Somebody whom nobody knows, or who wants it elsewhere this time. */
static void
an_address_may_be_said (Post *store, gconstpointer data)
{
  g_free (sell (store, NULL, "{'receipt': 'email', 'email': 'anna@example.org'}"));
  g_free (sell (store, "NL", "{'receipt': 'email', 'email': 'work@example.org'}"));
  g_assert_cmpint (post (store), ==, 2);
  assert_says (store, 1, "To: anna@example.org\r\n");
  assert_says (store, 2, "To: work@example.org\r\n");
}

static void
without_an_address_nothing_is_paid (Post *store, gconstpointer data)
{
  till_do (&store->till, "item.add", "{'item': 'A'}");
  till_refuse (&store->till, "pay.cash", "{'receipt': 'email'}", "order/status");
  till_refuse (&store->till, "pay.cash", "{'receipt': 'both', 'email': 'anna'}", "value/parse");
  till_refuse (&store->till, "pay.card", "{'receipt': 'email'}", "order/status");
  g_autoptr (json_t) cart = till_ask (&store->till, "cart.get", "{}");
  g_assert_cmpuint (json_array_size (json_object_get (cart, "payments")), ==, 0);
  till_do (&store->till, "pay.cash", "{'receipt': 'print'}");
}

/* A chain that has no words for it sends none; whoever usually wants one gets his paper. */
static void
without_words_none_is_sent (Post *store, gconstpointer data)
{
  chain_import (
      &store->chain,
      MARIEKE (
          ", \"receipt_option\": \"both\"") ",{\"kind\": \"message-template\", "
                                            "\"id\": \"receipt\", \"event\": \"order-created\", "
                                            "\"sender\": \"a@example.com\", "
                                            "\"subject\": {\"en\": \"-\"}, \"body\": {\"en\": "
                                            "\"-\"}}");
  till_sync (&store->till);
  till_do (&store->till, "item.add", "{'item': 'A'}");
  till_refuse (&store->till, "pay.cash", "{'receipt': 'email'}", "order/status");
  till_do (&store->till, "txn.void", "{}");
  g_free (sell (store, "NL", "{}"));
  g_assert_cmpint (post (store), ==, 0);
  g_assert_cmpuint (count_printed (store), ==, 1);
}

/* It goes out with everything else once the line is back, and once. */
static void
the_line_may_be_cut (Post *store, gconstpointer data)
{
  chain_stop (&store->chain);
  g_free (sell (store, "NL", "{'receipt': 'email'}"));
  till_sync (&store->till);
  till_reopen (&store->till);
  chain_start (&store->chain);
  g_assert_cmpint (post (store), ==, 1);
  g_assert_cmpint (post (store), ==, 0);
}

static void
what_is_kept_is_sent_later (Post *store, gconstpointer data)
{
  g_autofree char *receipt = sell (store, "NL", "{'receipt': 'none'}");
  g_autofree char *args = g_strdup_printf ("{'receipt': '%s'}", receipt);
  g_autofree char *elsewhere =
      g_strdup_printf ("{'receipt': '%s', 'email': 'work@example.org'}", receipt);
  g_autofree char *nowhere = g_strdup_printf ("{'receipt': '%s', 'email': 'work'}", receipt);
  g_autoptr (json_t) sent = till_ask (&store->till, "receipt.email", args);

  g_assert_cmpstr (text_at (sent, "email"), ==, "marieke@example.com");
  till_do (&store->till, "receipt.email", elsewhere);
  till_refuse (&store->till, "receipt.email", nowhere, "value/parse");
  till_refuse (&store->till, "receipt.email", "{'receipt': 'X'}", "order/not-found");
  g_assert_cmpint (post (store), ==, 2);
  assert_says (store, 1, "To: marieke@example.com\r\n");
  assert_says (store, 1, receipt);
  assert_says (store, 2, "To: work@example.org\r\n");
}

/* §2.3: new customers want what the store's usual one wants, but not at its address. */
static void
new_customers_take_after_the_usual_one (Post *store, gconstpointer data)
{
  g_autoptr (json_t) found = NULL;

  chain_import (
      &store->chain,
      MARIEKE (
          ", \"receipt_option\": \"both\"") ",{\"kind\": \"store\", \"id\": \"S1\", "
                                            "\"name\": \"Store 1\", \"warehouse\": \"W1\", "
                                            "\"currency\": \"EUR\", \"language\": \"en\", "
                                            "\"country\": \"NL\", \"default_customer\": \"NL\"}");
  till_sync (&store->till);
  till_do (&store->till, "customer.create", "{'customer': {'name': 'Anna'}}");
  till_do (
      &store->till, "customer.create", "{'customer': {'name': 'Bea', 'receipt_option': 'print'}}");
  found = till_ask (&store->till, "customer.search", "{'text': 'Anna'}");
  g_assert_cmpstr (text_at (found, "customers.0.receipt_option"), ==, "both");
  g_assert_null (text_at (found, "customers.0.email"));
  g_clear_pointer (&found, json_decref);
  found = till_ask (&store->till, "customer.search", "{'text': 'Bea'}");
  g_assert_null (text_at (found, "customers.0.receipt_option"));
}

/* --- Behind a hub --- */

/* The hub passes a letter on and mails none itself, also when it could not at first. */
static void
a_hub_passes_letters_on (Store *self, gconstpointer data)
{
  g_autofree char *hubs = g_build_filename (self->chain.folder, "hubs", NULL);
  g_autofree char *ours = g_build_filename (self->chain.folder, "ours", NULL);
  g_autoptr (GError) error = NULL;

  chain_import (&self->chain, MARIEKE ("") "," WORDS);
  store_talk (self);
  chain_stop (&self->chain);
  till_do (&self->one, "item.add", "{'item': 'A'}");
  till_do (&self->one, "customer.attach", "{'customer': 'NL'}");
  till_do (&self->one, "pay.cash", "{'receipt': 'email'}");
  store_talk (self);
  g_assert_cmpint (pos_hq_server_post_letters (self->hub.server, hubs, &error), ==, 0);
  chain_start (&self->chain);
  store_talk (self);
  chain_synchronize (&self->chain);
  g_assert_cmpint (pos_hq_server_post_letters (self->hub.server, hubs, &error), ==, 0);
  g_assert_cmpint (pos_hq_server_post_letters (self->chain.hq, ours, &error), ==, 1);
  g_assert_no_error (error);
}

/* §10.57: both papers of an exchange go to the customer, in a letter each. */
static void
both_halves_of_an_exchange_are_mailed (Post *store, gconstpointer data)
{
  g_autofree char *sold = sell (store, "NL", "{}");
  g_autofree char *back = g_strdup_printf ("{'order': '%s', 'all': true, 'reason': 'other'}", sold);
  g_autoptr (json_t) done = NULL;

  chain_import (&store->chain,
                "{\"kind\": \"profile\", \"id\": \"P1\", \"secret_tries\": 5, "
                "\"no_exchange\": true, \"split_exchange\": true}");
  g_assert_cmpint (post (store), ==, 0);
  till_do (&store->till, "session.sign_out", "{}");
  till_do (&store->till, "session.sign_in", "{'worker': 'sam', 'secret': '2468'}");
  till_do (&store->till, "return.by_receipt", back);
  till_do (&store->till, "item.add", "{'item': 'B'}");
  done = till_ask (&store->till, "pay.cash", "{'receipt': 'email'}");
  g_assert_cmpint (post (store), ==, 2);
  g_autofree char *first = read_letter (store, 1), *second = read_letter (store, 2);
  g_assert_nonnull (strstr (first, text_at (done, "receipt")));
  g_assert_null (strstr (first, text_at (done, "return_receipt")));
  g_assert_nonnull (strstr (second, text_at (done, "return_receipt")));
}

#define TEST(name) g_test_add ("/hq/letters/" #name, Post, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_receipt_is_mailed_in_place_of_paper);
  TEST (both_halves_of_an_exchange_are_mailed);
  TEST (both_are_paper_and_letter);
  TEST (none_is_neither);
  TEST (what_the_customer_wants_is_done);
  TEST (an_address_may_be_said);
  TEST (without_an_address_nothing_is_paid);
  TEST (without_words_none_is_sent);
  TEST (the_line_may_be_cut);
  TEST (what_is_kept_is_sent_later);
  TEST (new_customers_take_after_the_usual_one);
  g_test_add ("/hq/letters/a_hub_passes_letters_on",
              Store,
              NULL,
              store_set_up,
              a_hub_passes_letters_on,
              store_tear_down);
  return g_test_run ();
}
