/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-check-in.c — customer-orders.md §6.7: a link in a letter says at the store who waits
 * outside, and nothing else. */
#include "chain-fixture.h"
#include "hq/pos-hq-routes.h"

#include <string.h>

#define ADDRESS "https://wait.example.com/v1/check-in"
#define LINK "I am here: "

typedef struct {
  Chain chain;
  Till till;
  char *post; /* the mailer's folder */
  int letters;
} Store;

/* @address: of the page; "": there is none. */
static void
set_address (Store *store, const char *address)
{
  g_autofree char *record = g_strdup_printf (
      "{\"kind\": \"parameters\", \"id\": \"company\", \"company\": \"Fixture\", "
      "\"default_order_type\": \"sales-order\", \"deposit_rate\": \"0.1\", \"pickup_modes\": "
      "[\"60\", \"61\"], \"carry_out_mode\": \"70\", \"currency\": \"EUR\"%s%s%s}",
      *address ? ", \"check_in_address\": \"" : "",
      address,
      *address ? "\"" : "");

  chain_import (&store->chain, record);
  till_sync (&store->till);
}

static void
set_up (Store *store, gconstpointer data)
{
  chain_set_up (&store->chain, NULL);
  store->post = g_build_filename (store->chain.folder, "post", NULL);
  store->letters = 0;
  chain_import (&store->chain,
                "{\"kind\": \"customer\", \"id\": \"M\", \"name\": \"Mary\", \"language\": \"en\", "
                "\"email\": \"mary@example.com\"},"
                "{\"kind\": \"message-template\", \"id\": \"ready\", \"event\": "
                "\"ready-for-pickup\", \"sender\": \"Oak <orders@example.com>\", \"subject\": "
                "\"Ready\", \"body\": \"" LINK "{check_in}\\nBye\"}");
  till_open (&store->till, &store->chain, "R1");
  set_address (store, ADDRESS);
}

static void
tear_down (Store *store, gconstpointer data)
{
  till_close (&store->till);
  g_free (store->post);
  chain_tear_down (&store->chain, NULL);
}

/* --- An order, and its letter --- */

static void
synchronize (Store *store)
{
  till_sync (&store->till);
  chain_synchronize (&store->chain);
  till_sync (&store->till);
}

/* To be picked up in S1.  Returns: (transfer full): its id. */
static char *
place_order (Store *store)
{
  g_autoptr (json_t) done = NULL;

  till_do (&store->till, "item.add", "{'item': 'A'}");
  till_do (&store->till, "customer.attach", "{'customer': 'M'}");
  till_do (&store->till, "order.pickup_all", "{'store': 'S1', 'mode': '60'}");
  done = till_ask (&store->till, "pay.cash", "{'balance': 'pay-later'}");
  synchronize (store);
  return g_strdup (json_string_value (json_object_get (done, "order")));
}

static char *
get_line (Store *store, const char *order)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);
  g_autoptr (json_t) found = till_ask (&store->till, "order.get", args);
  json_t *line = json_array_get (json_object_get (found, "lines"), 0);

  return g_strdup (json_string_value (json_object_get (line, "id")));
}

static void
take_step (Store *store, const char *op, const char *order)
{
  g_autofree char *line = get_line (store, order);
  g_autofree char *args =
      g_strdup_printf ("{'order': '%s', 'lines': [{'line': '%s'}]}", order, line);

  till_allow (&store->till, op, args);
}

/* Returns: (transfer full): what the next letter says behind LINK. */
static char *
read_link (Store *store)
{
  g_autoptr (GError) error = NULL;
  int count = pos_hq_server_post_letters (store->chain.hq, store->post, &error);
  g_autofree char *name = g_strdup_printf ("pos-%06d.eml", ++store->letters);
  g_autofree char *path = g_build_filename (store->post, name, NULL);
  g_autofree char *letter = NULL;
  const char *end;
  gsize size;

  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 1);
  g_assert_true (g_file_get_contents (path, &letter, NULL, NULL));
  g_autofree guchar *bytes = g_base64_decode (strstr (letter, "\r\n\r\n") + 4, &size);
  g_autofree char *body = g_strndup ((char *)bytes, size);
  g_assert_true (g_str_has_prefix (body, LINK));
  end = strchr (body, '\n');
  g_assert_nonnull (end);
  return g_strndup (body + strlen (LINK), (gsize)(end - body) - strlen (LINK));
}

/* Packed, so that the customer is told.  Returns: (transfer full): the link. */
static char *
make_ready (Store *store, const char *order)
{
  take_step (store, "fulfill.line_pack", order);
  synchronize (store);
  return read_link (store);
}

/* --- Asking as a browser does --- */

typedef struct {
  guint status;
  char *text;
} Answer;

static void
answer_cb (guint status, const char *text, gpointer data)
{
  Answer *answer = data;

  answer->status = status;
  answer->text = g_strdup (text);
}

/* Returns: (transfer full): the page. */
static char *
browse (Store *store, const char *method, const char *path, const char *form, guint status)
{
  g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));
  const PosHqRequest request = {.method = method, .path = path, .proxied = TRUE, .body = body};
  Answer answer = {0};

  pos_hq_routes_answer (pos_hq_server_get_routes (store->chain.hq), &request, answer_cb, &answer);
  while (!answer.text)
    g_main_context_iteration (NULL, TRUE);
  if (answer.status != status)
    g_error ("%s %s: %u, %s", method, path, answer.status, answer.text);
  return answer.text;
}

static const char *
get_path (const char *link)
{
  g_assert_true (g_str_has_prefix (link, ADDRESS "/"));
  return link + strlen ("https://wait.example.com");
}

static void
send (Store *store, const char *path, const char *form, guint status)
{
  g_autofree char *page = browse (store, "POST", path, form, status);

  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>"));
}

/* Returns: (transfer full): who waits, as the register knows it. */
static json_t *
list_here (Store *store)
{
  g_autoptr (json_t) answer = till_answer_approved (&store->till, "checkin.list", "{}");
  json_t *waiting = json_object_get (json_object_get (answer, "result"), "waiting");

  g_assert_true (json_is_array (waiting));
  return json_incref (waiting);
}

static json_t *
list (Store *store)
{
  till_sync (&store->till);
  return list_here (store);
}

static void
assert_waiting (Store *store, guint count)
{
  g_autoptr (json_t) waiting = list (store);

  g_assert_cmpuint (json_array_size (waiting), ==, count);
}

/* --- The tests --- */

static void
the_store_hears_who_waits (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store);
  g_autofree char *link = make_ready (store, order);
  const char *path = get_path (link);
  g_autofree char *asks = browse (store, "GET", path, "", 200);

  g_assert_nonnull (strstr (asks, "Are you here?"));
  /* To look is not to be there: programs that read letters do that. */
  assert_waiting (store, 0);
  send (store, path, "parking=4&vehicle=red+Volvo%20%26%20dog", 200);
  g_autoptr (json_t) waiting = list (store);
  json_t *first = json_array_get (waiting, 0);
  const char *const wanted[][2] = {{"number", "SO-000001"},
                                   {"order", order},
                                   {"store", "S1"},
                                   {"customer_name", "Mary"},
                                   {"parking", "4"},
                                   {"vehicle", "red Volvo & dog"}};
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (json_string_value (json_object_get (first, wanted[i][0])), ==, wanted[i][1]);
  g_autofree char *waits = browse (store, "GET", path, "", 200);
  g_assert_nonnull (strstr (waits, "We know since 10:42 that you are here."));
  g_assert_nonnull (strstr (waits, "value=\"red Volvo &amp; dog\""));
}

static void
it_ends_with_the_hand_over (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store);
  g_autofree char *link = make_ready (store, order);

  send (store, get_path (link), "parking=4", 200);
  assert_waiting (store, 1);
  /* At once here, before headquarters knows. */
  take_step (store, "fulfill.line_pickup", order);
  till_do (&store->till, "pay.cash", "{}");
  g_autoptr (json_t) here = list_here (store);
  g_assert_cmpuint (json_array_size (here), ==, 0);
  synchronize (store);
  g_assert_cmpint (
      chain_count_rows (pos_hq_server_get_core (store->chain.hq)->db,
                        "SELECT count (*) FROM feed WHERE kind = 'check-in' AND deleted = 0"),
      ==,
      0);
  g_autofree char *over = browse (store, "GET", get_path (link), "", 404);
  g_assert_nonnull (strstr (over, "There is nothing to pick up by this link"));
  send (store, get_path (link), "parking=4", 404);
  assert_waiting (store, 0);
}

static void
somebody_closes_it (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store);
  g_autofree char *link = make_ready (store, order);
  g_autofree char *args = g_strdup_printf ("{'check_in': 'S1/%s'}", order);

  send (store, get_path (link), "parking=4", 200);
  assert_waiting (store, 1);
  till_allow (&store->till, "checkin.close", args);
  g_autoptr (json_t) again = till_answer_approved (&store->till, "checkin.close", args);
  g_assert_true (json_is_false (json_object_get (again, "ok")));
  synchronize (store);
  assert_waiting (store, 0);
  /* He drove off and is back. */
  send (store, get_path (link), "parking=5", 200);
  assert_waiting (store, 1);
}

static void
a_link_is_of_one_order (Store *store, gconstpointer data)
{
  g_autofree char *first = place_order (store), *second = place_order (store);
  g_autofree char *link = make_ready (store, first);
  const char *proof = strrchr (link, '-');
  g_autofree char *swapped = g_strdup_printf ("/v1/check-in/%s%s", second, proof);
  g_autofree char *cut = g_strndup (get_path (link), strlen (get_path (link)) - 1);
  g_autofree char *other = g_strconcat (cut, g_str_has_suffix (link, "0") ? "1" : "0", NULL);
  const char *const wrong[] = {swapped, cut, other, "/v1/check-in/x", "/v1/check-in/%00"};

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *page = browse (store, "GET", wrong[i], "", 404);
    send (store, wrong[i], "parking=4", 404);
  }
  assert_waiting (store, 0);
}

/* What cannot be read, or is too much, is answered and forgotten. */
static void
hostile_input_is_forgotten (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store);
  g_autofree char *link = make_ready (store, order);
  g_autofree char *letters = g_strnfill (61, 'x'), *enough = g_strnfill (60, 'x');
  g_autofree char *long_form = g_strconcat ("parking=", letters, NULL);
  g_autofree char *form = g_strconcat ("parking=", enough, NULL);

  send (store, get_path (link), long_form, 400);
  send (store, get_path (link), "parking=%ff%fe", 400);
  send (store, get_path (link), "parking=%zz", 400);
  assert_waiting (store, 0);
  send (store, get_path (link), form, 200);
  send (store, get_path (link), "parking=%3Cscript%3E%0Aalert&vehicle=%22&other=1", 200);
  g_autofree char *page = browse (store, "GET", get_path (link), "", 200);
  g_assert_null (strstr (page, "<script"));
  g_assert_nonnull (strstr (page, "value=\"&lt;script&gt; alert\""));
  g_assert_nonnull (strstr (page, "value=\"&quot;\""));
  /* What turns text around, or is not seen, does not reach the register; letters stay. */
  send (store,
        get_path (link),
        "parking=%E2%80%AEB2%E2%81%A6%C2%85%E2%80%A8%C2%AD7&vehicle=%D9%85%DB%8C%E2%80%8C%D8%B1",
        200);
  g_autoptr (json_t) waiting = list (store);
  json_t *first = json_array_get (waiting, 0);
  g_assert_cmpstr (json_string_value (json_object_get (first, "parking")), ==, "B2  7");
  g_assert_cmpstr (json_string_value (json_object_get (first, "vehicle")), ==, "می\u200cر");
}

/* A few times it may be put right; whoever goes on is heard no more, and waits all the same. */
static void
it_may_be_put_right_a_few_times (Store *store, gconstpointer data)
{
  g_autofree char *order = place_order (store);
  g_autofree char *link = make_ready (store, order);

  for (guint i = 0; i < 9; i++) {
    g_autofree char *form = g_strdup_printf ("parking=B%u", i);
    g_autofree char *page = browse (store, "POST", get_path (link), form, 200);

    /* Once nothing more is taken, the page says so, and what the store goes by. */
    g_assert_true ((strstr (page, "takes no more changes") != NULL) == (i >= 5));
    g_assert_true ((strstr (page, "<form") != NULL) == (i < 5));
    g_assert_true (i < 5 || strstr (page, "<p>B5</p>"));
  }
  g_autofree char *seen = browse (store, "GET", get_path (link), "", 200);
  g_assert_nonnull (strstr (seen, "takes no more changes"));
  g_autoptr (json_t) waiting = list (store);
  json_t *first = json_array_get (waiting, 0);
  g_assert_cmpstr (json_string_value (json_object_get (first, "parking")), ==, "B5");
}

static void
without_an_address_there_is_no_link (Store *store, gconstpointer data)
{
  set_address (store, "");
  g_autofree char *order = place_order (store);
  g_autofree char *link = make_ready (store, order);

  g_assert_cmpstr (link, ==, "");
}

#define TEST(name) g_test_add ("/hq/check-in/" #name, Store, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (the_store_hears_who_waits);
  TEST (it_ends_with_the_hand_over);
  TEST (somebody_closes_it);
  TEST (a_link_is_of_one_order);
  TEST (hostile_input_is_forgotten);
  TEST (it_may_be_put_right_a_few_times);
  TEST (without_an_address_there_is_no_link);
  return g_test_run ();
}
