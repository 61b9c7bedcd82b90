/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-bundles.c — what headquarters does not take in, whoever brings it. */
#include "base/pos-error.h"
#include "chain-fixture.h"

#include <string.h>

/* Amounts of records are bare: seven dollars would be sold for seven euros (§2.3). */
static void
a_bundle_in_another_currency_is_refused_whole (Chain *chain, gconstpointer data)
{
  static const char DOLLARS[] =
      "{\"currency\": \"USD\", \"records\": [{\"kind\": \"product\", \"id\": \"US\", "
      "\"name\": \"US\", \"unit_price\": \"7\", \"item_tax_group\": \"FULL\"}]}";
  g_autofree char *admin = g_strdup (pos_hq_server_get_admin_token (chain->hq));
  g_autoptr (PosBundle) bundle = pos_bundle_parse (DOLLARS, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) refused = NULL;
  Till till = {0};

  g_assert_cmpint (pos_hq_server_import (chain->hq, bundle, NULL, &error), <, 0);
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_CURRENCY);
  g_assert_nonnull (strstr (error->message, "USD"));
  refused = chain_send (chain, "POST", "/v1/records", admin, DOLLARS, 422);
  g_assert_nonnull (strstr (text_at (refused, "error.message"), "USD"));

  till_open (&till, chain, "R1");
  till_refuse (&till, "item.add", "{'item': 'US'}", "order/not-found");
  till_close (&till);
}

/* A scan would sell one of the two. */
static void
a_barcode_means_one_product (Chain *chain, gconstpointer data)
{
#define NAMED(id, barcodes)                                                                        \
  "{\"kind\": \"product\", \"id\": \"" id "\", \"name\": \"" id "\", \"unit_price\": \"7\", "      \
  "\"item_tax_group\": \"FULL\", \"barcodes\": [" barcodes "]}"
  static const char TWICE[] = "{\"currency\": \"EUR\", \"records\": [" NAMED ("X2", "\"777\"") "]}";
  g_autofree char *admin = g_strdup (pos_hq_server_get_admin_token (chain->hq));
  g_autoptr (json_t) refused = NULL;

  chain_import (chain, NAMED ("X1", "\"777\""));
  refused = chain_send (chain, "POST", "/v1/records", admin, TWICE, 200);
  g_assert_nonnull (strstr (text_at (refused, "refused.0.reason"), "“X1”"));
  /* One bundle moves it, and what it has now comes again. */
  chain_import (chain, NAMED ("X1", "") "," NAMED ("X2", "\"777\""));
  chain_import (chain, NAMED ("X2", "\"777\""));
#undef NAMED
}

/* Every fault is named, and not even the records beside it are taken. */
static void
a_bundle_that_is_whole_is_taken_whole (Chain *chain, gconstpointer data)
{
  static const char HALF[] =
      "{\"currency\": \"EUR\", \"whole\": true, \"records\": ["
      "{\"kind\": \"product\", \"id\": \"GOOD\", \"name\": \"Good\", \"unit_price\": \"7\", "
      "\"item_tax_group\": \"FULL\"},"
      "{\"kind\": \"product\", \"id\": \"BAD\", \"name\": \"Bad\", \"unit_price\": \"7\", "
      "\"category\": \"NOPE\"}]}";
  g_autofree char *admin = g_strdup (pos_hq_server_get_admin_token (chain->hq));
  g_autoptr (json_t) refused = chain_send (chain, "POST", "/v1/records", admin, HALF, 200);
  Till till = {0};

  g_assert_cmpint (json_integer_value (json_object_get (refused, "taken")), ==, 0);
  g_assert_cmpuint (json_array_size (json_object_get (refused, "refused")), ==, 1);
  g_assert_cmpstr (text_at (refused, "refused.0.id"), ==, "BAD");
  till_open (&till, chain, "R1");
  till_refuse (&till, "item.add", "{'item': 'GOOD'}", "order/not-found");
  till_close (&till);
}

/* register.md §11, 5: publishing is refused, naming both; and so is whatever else L-23 calls an
 * error, before a register has to work with it. */
static void
a_faulty_layout_is_not_published (Chain *chain, gconstpointer data)
{
#define CONTROL(kind, x, y, w, h)                                                                  \
  "{\"kind\": \"" kind "\", \"x\": " #x ", \"y\": " #y ", \"w\": " #w ", \"h\": " #h "}"
#define DESIGN                                                                                     \
  CONTROL ("receipt", 0, 0, 160, 140)                                                              \
  ", " CONTROL ("totals", 0, 140, 160, 40) ", " CONTROL ("entry", 160, 0, 80, 100)
#define BUTTON(id, more)                                                                           \
  "{\"id\": \"" id "\", \"op\": \"pay.cash\", \"row\": 0, \"col\": 0" more "}"
#define WELCOME(operation, more, second)                                                           \
  "{\"kind\": \"layout\", \"id\": \"desk\", \"bundle\": {\"format\": \"pos-layout-bundle/1\", "    \
  "\"layouts\": [{\"id\": \"desk\", \"sizes\": [{\"id\": \"hd\", \"form\": \"full\", "             \
  "\"w\": 1280, \"h\": 720, \"welcome\": {\"grids\": [\"first\"]}, \"landscape\": {\"navbar\": "   \
  "\"hidden\", \"controls\": [" DESIGN "]}}]}], \"grids\": [{\"id\": \"first\", \"cols\": 2, "     \
  "\"rows\": 2, \"buttons\": [{\"id\": \"w1\", \"op\": \"" operation                               \
  "\", \"row\": 0, \"col\": 0" more "}]}" second "]}}"
#define SECOND                                                                                     \
  ", {\"id\": \"second\", \"cols\": 2, \"rows\": 2, \"buttons\": [{\"id\": \"w2\", \"op\": "       \
  "\"pay.cash\", \"row\": 0, \"col\": 0}, {\"id\": \"w3\", \"op\": \"ui.submenu\", \"row\": 1, "   \
  "\"col\": 0, \"arg\": {\"grid\": \"first\"}}]}"
#define LAYOUT(head, buttons)                                                                      \
  "{\"kind\": \"layout\", \"id\": \"desk\", \"bundle\": {\"format\": \"pos-layout-bundle/1\", "    \
  "\"layouts\": [{" head "\"sizes\": [{\"id\": \"hd\", \"form\": \"full\", \"w\": 1280, "          \
  "\"h\": 720, \"landscape\": {\"navbar\": \"hidden\", \"controls\": [" DESIGN "]}}]}], "          \
  "\"grids\": [{\"id\": \"sale\", \"cols\": 2, \"rows\": 2, \"buttons\": [" buttons "]}]}}"
#define DESK "\"id\": \"desk\", "
#define TEN "0123456789"
  static const struct {
    const char *record, *reason;
  } faulty[] = {
      {LAYOUT (DESK, BUTTON ("b1", "") "," BUTTON ("b2", "")), "buttons b1 and b2 overlap"},
      {LAYOUT (DESK, BUTTON ("b1", ", \"rows\": \"two\"")), "rows"},
      {LAYOUT (DESK, BUTTON ("b1", ", \"rows\": 3")), "button b1 lies outside the grid"},
      {LAYOUT (DESK, BUTTON ("b1", ", \"visible_when\": [\"has_moon\"]")), "has_moon"},
      {LAYOUT (DESK, BUTTON ("b1", ", \"enabled_when\": [\"has_permission:\"]")),
       "has_permission:"},
      {LAYOUT (DESK, BUTTON ("b1", ", \"text\": {\"dutch\": \"Contant\"}")), "dutch"},
      {LAYOUT (DESK, BUTTON ("b1", ", \"tip\": \"" TEN TEN TEN TEN TEN TEN TEN TEN "1\"")),
       "longer than 80 characters"},
      {LAYOUT (DESK "\"version\": 0, ", BUTTON ("b1", "")), "a version is at least 1"},
      {WELCOME ("line.void", "", ""), "line.void needs a transaction"},
      /* What stands on the welcome screen leads to it. */
      {WELCOME ("ui.submenu", ", \"arg\": {\"grid\": \"second\"}", SECOND),
       "button w2 of grid second: pay.cash needs a transaction"},
      {LAYOUT ("\"id\": \"till\", ", BUTTON ("b1", "")), "no layout called desk"},
  };
  static const char GOOD[] =
      LAYOUT (DESK "\"version\": 1, ",
              BUTTON ("b1",
                      ", \"visible_when\": [\"has_line\", "
                      "\"has_permission:order.cancel\"], \"text\": "
                      "{\"nl_BE\": \"" TEN TEN TEN TEN TEN TEN TEN TEN "\"}"));
  g_autofree char *admin = g_strdup (pos_hq_server_get_admin_token (chain->hq));

  for (gsize i = 0; i < G_N_ELEMENTS (faulty); i++) {
    g_autofree char *body = g_strdup_printf ("{\"records\": [%s]}", faulty[i].record);
    g_autoptr (json_t) answer = chain_send (chain, "POST", "/v1/records", admin, body, 200);

    g_assert_cmpint (json_integer_value (json_object_get (answer, "taken")), ==, 0);
    g_assert_cmpstr (text_at (answer, "refused.0.id"), ==, "desk");
    g_test_message ("%s", text_at (answer, "refused.0.reason"));
    g_assert_nonnull (strstr (text_at (answer, "refused.0.reason"), faulty[i].reason));
  }
  chain_import (chain, GOOD);
  /* Signing out and recalling an order have a place on both. */
  chain_import (chain, WELCOME ("order.recall", "", ""));
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/bundles/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_bundle_in_another_currency_is_refused_whole);
  TEST (a_barcode_means_one_product);
  TEST (a_bundle_that_is_whole_is_taken_whole);
  TEST (a_faulty_layout_is_not_published);
  return g_test_run ();
}
