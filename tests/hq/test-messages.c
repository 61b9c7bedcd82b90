/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-messages.c — customer-orders.md §7.6: what customers are written, once and in their
 * language, and how letters reach the folder of the chain's mailer. */
#include "chain-fixture.h"
#include "hq/pos-hq-mail.h"
#include "hq/pos-hq-message-text.h"

#include <glib/gstdio.h>
#include <string.h>

#define SENDER "\"sender\": \"Oak <orders@example.com>\""

typedef struct {
  Chain chain;
  Till till;
  char *post; /* the mailer's folder */
} Store;

static void
set_up (Store *store, gconstpointer data)
{
  chain_set_up (&store->chain, NULL);
  store->post = g_build_filename (store->chain.folder, "post", NULL);
  chain_import (
      &store->chain,
      "{\"kind\": \"customer\", \"id\": \"NL\", \"name\": \"Marieke\", \"language\": \"nl\", "
      "\"email\": \"marieke@example.com\", \"addresses\": [{\"id\": \"NL-1\", \"street\": "
      "\"Kade 1\", \"postcode\": \"3511 AC\", \"city\": \"Utrecht\", \"country\": \"NL\", "
      "\"primary\": true}]},"
      "{\"kind\": \"message-template\", \"id\": \"created\", \"event\": \"order-created\", " SENDER
      ", \"subject\": {\"en\": \"Thank you\", \"nl\": \"Bedankt, {customer}\"}, \"body\": "
      "{\"en\": \"Order {order}\", \"nl\": \"Bestelling {order}, {confirmation}, samen "
      "{total}:\\n{lines}\\n{store}\\n{nobody}\"}},"
      "{\"kind\": \"message-template\", \"id\": \"ready\", \"event\": \"ready-for-pickup\", " SENDER
      ", \"subject\": {\"en\": \"Ready: {packing_slip}\"}, \"body\": {\"en\": "
      "\"{lines}\\n{store_address}\"}},"
      "{\"kind\": \"message-template\", \"id\": \"ready-61\", \"event\": \"ready-for-pickup\", "
      "\"mode\": \"61\", " SENDER ", \"subject\": {\"en\": \"At the curb\"}, \"body\": {\"en\": "
      "\"{lines}\"}},"
      "{\"kind\": \"message-template\", \"id\": \"shipped\", \"event\": \"order-shipped\", " SENDER
      ", \"subject\": {\"en\": \"On its way to {address}\"}, \"body\": {\"en\": \"{lines}\"}},"
      "{\"kind\": \"message-template\", \"id\": \"invoiced\", \"event\": "
      "\"order-invoiced\", " SENDER
      ", \"subject\": {\"en\": \"Enjoy\"}, \"body\": {\"en\": \"{lines}\"}},"
      "{\"kind\": \"message-template\", \"id\": \"cancelled\", \"event\": "
      "\"order-cancelled\", " SENDER
      ", \"subject\": {\"en\": \"Cancelled\"}, \"body\": {\"en\": \"{order}\"}},"
      "{\"kind\": \"message-template\", \"id\": \"ends\", \"event\": "
      "\"reservation-ends\", " SENDER ", \"subject\": {\"en\": \"Until {reserved_until}\"}, "
      "\"body\": {\"en\": \"{reserved} for {order}\"}}");
  till_open (&store->till, &store->chain, "R1");
}

static void
tear_down (Store *store, gconstpointer data)
{
  till_close (&store->till);
  g_free (store->post);
  chain_tear_down (&store->chain, NULL);
}

/* --- Acting --- */

/* A, B and C: shipped, picked up at the counter, picked up at the curb.
 * Returns: (transfer full): its id. */
static char *
place_order (Store *store, const char *customer)
{
  g_autofree char *attach = g_strdup_printf ("{'customer': '%s'}", customer);
  g_autoptr (json_t) cart = NULL, done = NULL;
  const char *const ways[] = {
      "order.ship_selected", "order.pickup_selected", "order.pickup_selected"};
  const char *const how[] = {
      "'mode': '99'", "'store': 'S1', 'mode': '60'", "'store': 'S1', 'mode': '61'"};

  till_do (&store->till, "item.add", "{'item': 'A'}");
  till_do (&store->till, "item.add", "{'item': 'B'}");
  till_do (&store->till, "item.add", "{'item': 'L3'}");
  till_do (&store->till, "customer.attach", attach);
  cart = till_ask (&store->till, "cart.get", "{}");
  for (guint i = 0; i < 3; i++) {
    g_autofree char *path = g_strdup_printf ("lines.%u.id", i);
    g_autofree char *args = g_strdup_printf ("{'lines': ['%s'], %s}", text_at (cart, path), how[i]);
    till_do (&store->till, ways[i], args);
  }
  done = till_ask (&store->till, "pay.card", "{'balance': 'card'}");
  till_sync (&store->till);
  chain_synchronize (&store->chain);
  till_sync (&store->till);
  return g_strdup (text_at (done, "order"));
}

/* One step on the line of that item, heard at headquarters. */
static void
take_step (Store *store, const char *op, const char *order, guint line)
{
  g_autofree char *find = g_strdup_printf ("{'order': '%s'}", order);
  g_autoptr (json_t) found = till_ask (&store->till, "order.get", find);
  g_autofree char *path = g_strdup_printf ("lines.%u.id", line);
  g_autofree char *args =
      g_strdup_printf ("{'order': '%s', 'lines': [{'line': '%s'}]}", order, text_at (found, path));

  till_allow (&store->till, op, args);
  till_sync (&store->till);
  chain_synchronize (&store->chain);
  till_sync (&store->till);
}

/* --- Reading letters --- */

static int
post (Store *store)
{
  g_autoptr (GError) error = NULL;
  int count = pos_hq_server_post_letters (store->chain.hq, store->post, &error);

  g_assert_no_error (error);
  return count;
}

static char *
read_letter (Store *store, int number)
{
  g_autofree char *name = g_strdup_printf ("pos-%06d.eml", number);
  g_autofree char *path = g_build_filename (store->post, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static char *
read_body (const char *letter)
{
  const char *body = strstr (letter, "\r\n\r\n");
  gsize size;

  g_assert_nonnull (body);
  g_autofree guchar *text = g_base64_decode (body + 4, &size);
  return g_strndup ((char *)text, size);
}

static guint
count_files (Store *store)
{
  g_autoptr (GDir) dir = g_dir_open (store->post, 0, NULL);
  guint count = 0;

  while (dir && g_dir_read_name (dir))
    count++;
  return count;
}

static void
assert_subject (Store *store, int number, const char *subject)
{
  g_autofree char *letter = read_letter (store, number);
  g_autofree char *line = g_strdup_printf ("Subject: %s\r\n", subject);

  if (!strstr (letter, line))
    g_error ("Not “%s”: %s", subject, letter);
}

/* --- The tests --- */

static void
each_event_is_written_about_once (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store, "NL");

  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 1, "Bedankt, Marieke");
  g_autofree char *letter = read_letter (store, 1);
  g_autofree char *body = read_body (letter);
  g_assert_nonnull (strstr (letter, "From: Oak <orders@example.com>\r\n"));
  g_assert_nonnull (strstr (letter, "To: marieke@example.com\r\n"));
  g_assert_nonnull (strstr (letter, "Date: Thu, 14 May 2026 08:42:00 +0000\r\n"));
  g_assert_true (g_str_has_prefix (body, "Bestelling SO-000001, "));
  g_assert_nonnull (strstr (body, "samen €"));
  g_assert_nonnull (strstr (body, "1 × Product B"));
  g_assert_nonnull (strstr (body, "{nobody}"));

  /* Nothing new: nothing is written. */
  chain_synchronize (&store->chain);
  g_assert_cmpint (post (store), ==, 0);

  take_step (store, "fulfill.line_pack", order, 1);
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 2, "Ready: P-0S1-01-000001");
  take_step (store, "fulfill.line_pack", order, 2);
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 3, "At the curb");
  /* There is no template for what is packed to be shipped. */
  take_step (store, "fulfill.line_pack", order, 0);
  g_assert_cmpint (post (store), ==, 0);
  take_step (store, "fulfill.line_ship", order, 0);
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 4, "On its way to Kade 1, 3511 AC Utrecht");
  g_assert_cmpuint (count_files (store), ==, 4);
}

/* §10.40: two lines for one store, and one of them for a locker of it: two letters. */
static void
a_locker_has_its_own_letter (Store *store, gconstpointer data)
{
  g_autoptr (json_t) cart = NULL, done = NULL;

  chain_import (&store->chain,
                "{\"kind\": \"store\", \"id\": \"S1\", \"name\": \"Store 1\", \"warehouse\": "
                "\"W1\", \"shipping_warehouse\": \"W9\", \"fulfillment_groups\": [\"G\"], "
                "\"currency\": \"EUR\", \"language\": \"en\", \"country\": \"NL\", "
                "\"time_zone\": \"Europe/Amsterdam\", \"tax_group\": \"NL\", "
                "\"prices_include_tax\": true, \"profile\": \"P1\", \"city\": \"Utrecht\", "
                "\"street\": \"Oudegracht 1\", \"postcode\": \"3511 AA\", \"lockers\": [{\"id\": "
                "\"L-N\", \"name\": \"Locker North\", \"street\": \"Noorderplein 2\", "
                "\"postcode\": \"3512 AB\", \"city\": \"Utrecht\"}]}");
  till_sync (&store->till);
  till_do (&store->till, "item.add", "{'item': 'A'}");
  till_do (&store->till, "item.add", "{'item': 'B'}");
  till_do (&store->till, "customer.attach", "{'customer': 'NL'}");
  till_do (&store->till, "order.pickup_all", "{'store': 'S1', 'mode': '60'}");
  cart = till_ask (&store->till, "cart.get", "{}");
  g_autofree char *args =
      g_strdup_printf ("{'lines': ['%s'], 'store': 'S1', 'mode': '60', 'locker': 'L-N'}",
                       text_at (cart, "lines.0.id"));
  till_do (&store->till, "order.pickup_selected", args);
  done = till_ask (&store->till, "pay.card", "{'balance': 'card'}");
  till_sync (&store->till);
  chain_synchronize (&store->chain);
  till_sync (&store->till);
  g_assert_cmpint (post (store), ==, 1);
  take_step (store, "fulfill.line_pack", text_at (done, "order"), 0);
  take_step (store, "fulfill.line_pack", text_at (done, "order"), 1);
  g_assert_cmpint (post (store), ==, 2);
  g_autofree char *locker = read_letter (store, 2), *in_locker = read_body (locker);
  g_autofree char *counter = read_letter (store, 3), *at_counter = read_body (counter);
  g_assert_cmpstr (in_locker, ==, "1 × Product A\nNoorderplein 2, 3512 AB Utrecht");
  g_assert_cmpstr (at_counter, ==, "1 × Product B\nOudegracht 1, 3511 AA Utrecht");
}

/* Nothing of it was handed over; headquarters hears of it. */
static void
cancel (Store *store, const char *order)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);

  till_allow (&store->till, "order.cancel", args);
  till_do (&store->till, "pay.cash", "{}");
  till_sync (&store->till);
  chain_synchronize (&store->chain);
}

static void
wait_days (Store *store, int days)
{
  pos_clock_advance (store->chain.clock, days * (gint64)G_TIME_SPAN_DAY);
  chain_synchronize (&store->chain);
}

/* §10.28: what is reserved on a card for 14 days is spoken of three days before it ends, … */
static void
a_reservation_that_ends_is_spoken_of_once (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store, "NL");

  g_assert_cmpint (post (store), ==, 1);
  wait_days (store, 10);
  g_assert_cmpint (post (store), ==, 0);
  wait_days (store, 1);
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 2, "Until donderdag 28 mei 2026");
  g_autofree char *letter = read_letter (store, 2);
  g_autofree char *body = read_body (letter);
  g_assert_cmpstr (body, ==, "€\u00a0364,50 for SO-000001");
  /* … and not again, though the order changes meanwhile. */
  wait_days (store, 1);
  take_step (store, "fulfill.line_pick", order, 0);
  wait_days (store, 1);
  g_assert_cmpint (post (store), ==, 0);
}

static void
what_is_not_reserved_any_more_is_not_spoken_of (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store, "NL");

  g_assert_cmpint (post (store), ==, 1);
  cancel (store, order);
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 2, "Cancelled");
  wait_days (store, 12);
  g_assert_cmpint (post (store), ==, 0);
}

/* Headquarters was off for the last days: what ended already is no reminder. */
static void
what_has_ended_is_not_spoken_of (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store, "NL");

  g_assert_cmpint (post (store), ==, 1);
  wait_days (store, 15);
  g_assert_cmpint (post (store), ==, 0);
}

static void
a_cancelled_order_says_so (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store, "NL");

  g_assert_cmpint (post (store), ==, 1);
  cancel (store, order);
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 2, "Cancelled");
}

/* A is bought and comes back, B is picked up another day instead. */
static void
exchange (Store *store)
{
  g_autoptr (json_t) sale = NULL, line = NULL;

  till_do (&store->till, "item.add", "{'item': 'A'}");
  sale = till_ask (&store->till, "pay.cash", "{}");
  g_autofree char *back = g_strdup_printf ("{'order': '%s', 'all': true}", text_at (sale, "order"));
  till_allow (&store->till, "return.by_receipt", back);
  till_do (&store->till, "customer.attach", "{'customer': 'NL'}");
  line = till_ask (&store->till, "item.add", "{'item': 'B'}");
  g_autofree char *later = g_strdup_printf ("{'lines': ['%s']}", text_at (line, "line"));
  till_do (&store->till, "order.pickup_selected", later);
  till_do (&store->till, "pay.cash", "{'balance': 'pay-later'}");
  till_sync (&store->till);
  chain_synchronize (&store->chain);
  till_sync (&store->till);
}

/* What replaces goods that came back has words of its own where the chain has any. */
static void
a_replacement_is_told_as_such (Store *store, gconstpointer data)
{
  exchange (store);
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 1, "Bedankt, Marieke");

  chain_import (&store->chain,
                "{\"kind\": \"message-template\", \"id\": \"replaced\", \"event\": "
                "\"replacement-created\", " SENDER ", \"subject\": {\"en\": \"Instead\"}, "
                "\"body\": {\"en\": \"{lines}\"}}");
  exchange (store);
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 2, "Instead");
  g_autofree char *order = place_order (store, "NL");
  g_assert_cmpint (post (store), ==, 1);
  assert_subject (store, 3, "Bedankt, Marieke");
}

/* §2.3: each channel has its e-mail profile; what a store says itself comes first, be it without a
 * word about the mode. */
static void
a_store_writes_its_own_letters (Store *store, gconstpointer data)
{
  static const char own[] =
      "{\"kind\": \"message-template\", \"id\": \"z-%s-%s\", \"event\": \"%s\", "
      "\"stores\": [\"%s\"], \"sender\": \"%s <%s@example.com>\", \"subject\": "
      "{\"en\": \"From %s\"}, \"body\": {\"en\": \"{order}\"}}";
  static const struct {
    const char *event, *store;
  } templates[] = {{"order-created", "S2"}, {"order-created", "S1"}, {"ready-for-pickup", "S1"}};
  g_autofree char *order = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++) {
    const char *event = templates[i].event, *where = templates[i].store;
    g_autofree char *text = g_strdup_printf (own, event, where, event, where, where, where, where);

    chain_import (&store->chain, text);
  }
  order = place_order (store, "NL");
  take_step (store, "fulfill.line_pack", order, 2);
  g_assert_cmpint (post (store), ==, 2);
  assert_subject (store, 1, "From S1");
  g_autofree char *letter = read_letter (store, 1);
  g_assert_nonnull (strstr (letter, "From: S1 <S1@example.com>\r\n"));
  assert_subject (store, 2, "From S1");
}

/* F18 off: the template of no mode in particular. */
static void
one_template_for_all_modes (Store *store, gconstpointer data)
{
  g_autofree char *order = NULL;

  chain_import (&store->chain, "{\"kind\": \"feature\", \"id\": \"F18\", \"enabled\": false}");
  order = place_order (store, "NL");
  take_step (store, "fulfill.line_pack", order, 2);
  g_assert_cmpint (post (store), ==, 2);
  assert_subject (store, 2, "Ready: P-0S1-01-000001");
}

static void
nobody_is_written_to_without_an_address (Store *store, gconstpointer data)
{
  g_autofree char *order = NULL;

  chain_import (&store->chain,
                "{\"kind\": \"customer\", \"id\": \"NL\", \"name\": \"Marieke\", "
                "\"addresses\": [{\"id\": \"NL-1\", \"street\": \"Kade 1\", \"postcode\": "
                "\"3511 AC\", \"city\": \"Utrecht\", \"country\": \"NL\", \"primary\": true}]}");
  order = place_order (store, "NL");

  g_assert_cmpint (post (store), ==, 0);
}

/* Between two steps of the delivery the power goes: what the database says is finished or begun
 * again, and the mailer sees each letter once. */
static void
a_crash_loses_no_letter_and_doubles_none (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store, "NL");
  PosDb *db = pos_hq_server_get_core (store->chain.hq)->db;
  PosHqMail mail = {.folder = store->post, .now = 1};
  g_autofree char *left = g_build_filename (store->post, ".pos-000009.eml", NULL);
  g_autofree char *hidden = g_build_filename (store->post, ".pos-000001.eml", NULL);
  g_autoptr (GError) error = NULL;

  /* Delivered by what the database says, without its name yet. */
  g_assert_true (pos_db_write_sync (db, pos_hq_mail_write_batch, &mail, &error));
  g_assert_no_error (error);
  pos_hq_mail_clear (&mail);
  g_assert_true (g_file_test (hidden, G_FILE_TEST_EXISTS));
  /* Written for a transaction that was never kept. */
  g_assert_true (g_file_set_contents (left, "half", -1, NULL));

  g_assert_cmpint (post (store), ==, 1);
  g_assert_false (g_file_test (hidden, G_FILE_TEST_EXISTS));
  assert_subject (store, 1, "Bedankt, Marieke");
  g_assert_cmpint (post (store), ==, 0);

  /* The mailer took it: it does not come again. */
  g_autofree char *sent = g_build_filename (store->post, "pos-000001.eml", NULL);
  g_assert_cmpint (g_remove (sent), ==, 0);
  g_assert_cmpint (post (store), ==, 0);
  g_assert_false (g_file_test (sent, G_FILE_TEST_EXISTS));
}

/* Headquarters that works by itself, as the program does. */
static void
letters_leave_by_themselves (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store, "NL");

  chain_stop (&store->chain);
  store->chain.interval = 1;
  store->chain.mail_folder = store->post;
  chain_start (&store->chain);
  /* Under a hidden name first. */
  g_autofree char *letter = g_build_filename (store->post, "pos-000001.eml", NULL);
  for (int i = 0; i < 5000 && !g_file_test (letter, G_FILE_TEST_EXISTS); i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  assert_subject (store, 1, "Bedankt, Marieke");
}

static void
letters_are_safe_to_send (void)
{
  PosHqLetter letter = {.number = 1,
                        .key = "k",
                        .at = 0,
                        .sender = "Eik & Søn <orders@example.com>",
                        .recipient = "a@example.com",
                        .language = "nl",
                        .subject = "Hallo\r\nBcc: everybody@example.com",
                        .body = "Ça va"};
  g_autofree char *mail = pos_hq_message_text_write_mail (&letter);
  g_autofree char *body = read_body (mail);

  g_assert_null (strstr (mail, "\nBcc:"));
  g_assert_nonnull (strstr (mail, "From: =?UTF-8?B?"));
  g_assert_nonnull (strstr (mail, "?= <orders@example.com>\r\n"));
  g_assert_cmpstr (body, ==, "Ça va");
  g_assert_true (pos_message_is_address ("a.b+c@example.com"));
  static const char *const not_addresses[] = {"",
                                              "nobody",
                                              "@example.com",
                                              "a@",
                                              "a@b@c",
                                              "a b@c.d",
                                              "a@b.c\nBcc: x@y.z",
                                              "a,b@c.d",
                                              "a@b",
                                              "a@.b",
                                              "a@b.",
                                              "a@b..c"};
  for (guint i = 0; i < G_N_ELEMENTS (not_addresses); i++)
    g_assert_false (pos_message_is_address (not_addresses[i]));
  g_assert_false (pos_message_is_address (NULL));
}

#define TEST(name) g_test_add ("/hq/messages/" #name, Store, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (each_event_is_written_about_once);
  TEST (a_locker_has_its_own_letter);
  TEST (a_reservation_that_ends_is_spoken_of_once);
  TEST (what_is_not_reserved_any_more_is_not_spoken_of);
  TEST (what_has_ended_is_not_spoken_of);
  TEST (a_cancelled_order_says_so);
  TEST (a_replacement_is_told_as_such);
  TEST (one_template_for_all_modes);
  TEST (a_store_writes_its_own_letters);
  TEST (nobody_is_written_to_without_an_address);
  TEST (a_crash_loses_no_letter_and_doubles_none);
  TEST (letters_leave_by_themselves);
  g_test_add_func ("/hq/messages/letters_are_safe_to_send", letters_are_safe_to_send);
  return g_test_run ();
}
