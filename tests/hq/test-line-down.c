/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-line-down.c — operations of which the catalog says that headquarters has to be asked are
 * refused without a line, each for that reason, and with a line are not. */
#include "chain-fixture.h"

#include "register/pos-operation.h"

#include <string.h>

#define SET_UP                                                                                     \
  "{\"kind\": \"product\", \"id\": \"GC\", \"name\": \"Gift card\", \"unit\": \"pcs\", "           \
  "\"unit_price\": \"0\", \"item_tax_group\": \"NONE\"}, {\"kind\": \"tax-rate\", \"id\": \"N\", " \
  "\"tax_group\": \"NL\", \"item_tax_group\": \"NONE\", \"rate\": \"0\", \"name\": \"No VAT\"}, "  \
  "{\"kind\": \"tender\", \"id\": \"gift\", \"name\": \"Gift card\", \"type\": \"gift-card\", "    \
  "\"gift_item\": \"GC\"}, {\"kind\": \"tender\", \"id\": \"account\", \"name\": \"On account\", " \
  "\"type\": \"account\"}, {\"kind\": \"profile\", \"id\": \"P1\", \"balance_rule\": "             \
  "\"optional\", \"async_orders\": true, \"pay_free_text_invoices\": true}"
#define CARD "'card': '6006 4900 0000 8817'"
#define PROBLEM "'01900000-0000-7000-8000-000000000001'"

static const struct {
  const char *key;
  const char *args;
  gboolean sells; /* something is in the cart */
  const char *refusal;
} asking[] = {
    {"sync.correct",
     "{'transaction': " PROBLEM ", 'changes': [{'field': 'comment', 'value': 'x'}], "
     "'reason': 'x'}",
     FALSE,
     "sync/offline"},
    {"sync.resolve", "{'transaction': " PROBLEM ", 'keep': 'headquarters'}", FALSE, "sync/offline"},
    {"sync.seen", "{'order': " PROBLEM ", 'note': 'x'}", FALSE, "sync/offline"},
    {"gift.balance", "{" CARD "}", FALSE, "gift-offline"},
    {"gift.issue", "{" CARD ", 'amount': '50.00'}", FALSE, "gift-offline"},
    {"gift.reload", "{" CARD ", 'amount': '50.00'}", FALSE, "gift-offline"},
    {"pay.gift_card", "{" CARD "}", TRUE, "gift-offline"},
    {"invoice.list", "{}", FALSE, "invoice-offline"},
    {"invoice.pay", "{'invoice': 'F-7'}", FALSE, "invoice-offline"},
    {"pay.account", "{}", TRUE, "credit-offline"},
};

/* The reason of a refused tender, else the domain and the code.  Returns: (transfer full)
 * (nullable): %NULL: it was done. */
static char *
try (Till *till, const char *key, const char *args)
{
  g_autofree char *line = g_strdup_printf ("{'op': '%s', 'args': %s}", key, args);
  g_autoptr (json_t) request = NULL;
  g_autoptr (json_t) answer =
      pos_cli_answer (&till->cli, g_strdelimit (line, "'", '"'), strlen (line), &request);
  const char *reason = text_at (answer, "error.details.reason");

  if (json_is_true (json_object_get (answer, "ok")))
    return NULL;
  return reason ? g_strdup (reason)
                : g_strconcat (
                      text_at (answer, "error.domain"), "/", text_at (answer, "error.code"), NULL);
}

static char *
try_asking (Till *till, gsize number)
{
  char *refusal;

  till_do (till, "customer.attach", "{'customer': 'C'}");
  if (asking[number].sells)
    till_do (till, "item.add", "{'item': 'A'}");
  refusal = try (till, asking[number].key, asking[number].args);
  g_free (try (till, "txn.void", "{}"));
  return refusal;
}

static void
whoever_asks_is_refused (Chain *chain, gconstpointer data)
{
  Till till = {0};

  chain_import (chain, SET_UP);
  till_open (&till, chain, "R1");
  till_do (&till, "session.sign_out", "{}");
  till_do (&till, "session.sign_in", "{'worker': 'sam', 'secret': '2468'}");
  for (gsize i = 0; i < G_N_ELEMENTS (asking); i++) {
    g_autofree char *refusal = try_asking (&till, i);
    g_test_message ("%s: %s", asking[i].key, refusal);
    g_assert_cmpstr (refusal, !=, asking[i].refusal);
  }
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  for (gsize i = 0; i < G_N_ELEMENTS (asking); i++) {
    g_autofree char *refusal = try_asking (&till, i);
    g_test_message ("%s without a line: %s", asking[i].key, refusal);
    g_assert_cmpstr (refusal, ==, asking[i].refusal);
  }
  till_close (&till);
}

/* What a device is ends with these: tests/scenarios/operations.py tries them without a line. */
static const char *const of_devices[] = {"device.activate", "device.deactivate", NULL};

static gboolean
is_asking (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (asking); i++)
    if (g_str_equal (asking[i].key, key))
      return TRUE;
  return FALSE;
}

/* The table above is what the catalog says. */
static void
the_catalog_says_so (void)
{
  const GPtrArray *all = pos_operation_list ();

  for (guint i = 0; i < all->len; i++) {
    const PosOperation *operation = all->pdata[i];
    gboolean asks =
        operation->offline == POS_OFFLINE_ASKS || operation->offline == POS_OFFLINE_LIMIT;

    if (asks != (is_asking (operation->key) || g_strv_contains (of_devices, operation->key)))
      g_error ("%s", operation->key);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hq/line-down/the_catalog_says_so", the_catalog_says_so);
  g_test_add ("/hq/line-down/whoever_asks_is_refused",
              Chain,
              NULL,
              chain_set_up,
              whoever_asks_is_refused,
              chain_tear_down);
  return g_test_run ();
}
