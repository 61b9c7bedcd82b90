/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-papers.c — every paper of an order's life, in the order in which the customer gets them:
 * confirmation with an entered deposit, shipment, pick-up, cancellation of the rest, return, quote;
 * and printing packing slips again.  POS_UPDATE_GOLDEN=1 writes the golden files anew; look at the
 * difference before committing it. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "base/pos-words.h"
#include "golden.h"
#include "register/pos-import.h"
#include "register/pos-papers.h"

#include <string.h>

typedef struct {
  Register base;
  const char *language;
  char *reference; /* what every paper calls the order */
} Story;

static const PosApproval sam = {"sam", "2468", NULL};

static void
set_up (Story *story, gconstpointer language)
{
  story->language = language;
  golden_set_up (&story->base, NULL);
}

static void
tear_down (Story *story, gconstpointer unused)
{
  g_free (story->reference);
  register_tear_down (&story->base, NULL);
}

/* --- Acting --- */

static GVariant *
allow (Story *story, const char *op, const char *args)
{
  g_autoptr (GError) error = NULL;
  GVariant *done = register_run (&story->base, op, args, &sam, &error);

  g_assert_no_error (error);
  return done;
}

static void
act (Story *story, const char *op, const char *args)
{
  g_autoptr (GVariant) done = allow (story, op, args);
}

static char *
dup_line (Story *story, const char *item)
{
  g_autofree char *find = g_strdup_printf ("{\"order\": \"%s\"}", story->reference);
  g_autoptr (json_t) order = register_ask (&story->base, "order.get", find);
  gsize i;
  json_t *line;

  json_array_foreach (json_object_get (order, "lines"), i, line)
  {
    if (!g_strcmp0 (json_string_value (json_object_get (line, "item")), item))
      return g_strdup (json_string_value (json_object_get (line, "id")));
  }
  g_assert_not_reached ();
}

/* @op of one line of the saved order. */
static void
act_on (Story *story, const char *op, const char *item, const char *quantity)
{
  g_autofree char *line = dup_line (story, item);
  g_autofree char *args =
      g_strdup_printf ("{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\", \"quantity\": \"%s\"}]}",
                       story->reference,
                       line,
                       quantity);

  act (story, op, args);
}

static void
pay (Story *story, const char *op, const char *args)
{
  g_autoptr (json_t) paid = register_ask (&story->base, op, args);

  g_assert_true (json_is_true (json_object_get (paid, "concluded")));
  g_free (story->reference);
  story->reference = g_strdup (json_string_value (json_object_get (paid, "reference")));
}

static PosStoredReceipt *
find_latest (Story *story)
{
  g_autoptr (GError) error = NULL;
  PosStoredReceipt *latest = pos_papers_find (story->base.cli.reg, NULL, &error);

  g_assert_no_error (error);
  return latest;
}

/* The latest paper is @kind, and reads as it did. */
static void
check_latest (Story *story, const char *kind)
{
  g_autoptr (PosStoredReceipt) latest = find_latest (story);

  g_assert_cmpstr (latest->kind, ==, kind);
  g_autofree char *name = g_strdup_printf ("paper-%s", kind);
  golden_check_stored (&story->base, latest->number, name, story->language);
}

/* --- The order --- */

static void
attach (Story *story)
{
  register_do (&story->base,
               "customer.attach",
               g_str_equal (story->language, "nl") ? "{\"customer\": \"NL\"}"
                                                   : "{\"customer\": \"EN\"}");
}

static char *
dup_cart_line (Story *story, const char *item)
{
  PosOrder *order = pos_register_get_order (story->base.cli.reg);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (g_str_equal (line->item, item))
      return pos_id_dup_text (&line->id);
  }
  g_assert_not_reached ();
}

/* @rest: the other arguments, or none. */
static void
act_in_cart (Story *story, const char *op, const char *name, const char *item, const char *rest)
{
  g_autofree char *line = dup_cart_line (story, item);
  gboolean many = g_str_equal (name, "lines");
  g_autofree char *args = g_strdup_printf (
      "{\"%s\": %s\"%s\"%s, %s}", name, many ? "[" : "", line, many ? "]" : "", rest);

  act (story, op, args);
}

/* Four chairs ship, with freight of their own; the table is picked up, a throw is taken along. */
static void
fill_cart (Story *story)
{
  register_do (&story->base, "item.add", "{\"item\": \"A\", \"quantity\": \"4\"}");
  register_do (&story->base, "item.add", "{\"item\": \"B\"}");
  register_do (&story->base, "item.add", "{\"item\": \"C\", \"quantity\": \"2\"}");
  attach (story);
  act_in_cart (
      story, "order.ship_selected", "lines", "A", "\"mode\": \"99\", \"date\": \"2026-05-21\"");
  act_in_cart (
      story, "order.pickup_selected", "lines", "B", "\"mode\": \"60\", \"date\": \"2026-05-16\"");
}

static void
place_order (Story *story)
{
  fill_cart (story);
  act_in_cart (
      story, "charge.line_add", "line", "A", "\"code\": \"FREIGHT\", \"amount\": \"20.00\"");
  act_in_cart (story, "charge.line_add", "line", "C", "\"code\": \"GIFT\", \"amount\": \"3.00\"");
  act (story, "charge.header_add", "{\"code\": \"FREIGHT\", \"amount\": \"30.00\"}");
  act (story, "charge.header_add", "{\"code\": \"GIFT\", \"amount\": \"2.00\"}");
  act (story, "order.deposit_override", "{\"amount\": \"100.00\", \"reason\": \"Trade customer\"}");
  pay (story, "pay.card", "{\"balance\": \"card\"}");
}

/* --- The tests --- */

static void
every_paper_of_an_order (Story *story, gconstpointer data)
{
  place_order (story);
  check_latest (story, "order");

  act_on (story, "fulfill.line_ship", "A", "3");
  check_latest (story, "shipment");

  act_on (story, "fulfill.line_pickup", "B", "1");
  pay (story, "pay.cash", NULL);
  check_latest (story, "pick-up");

  g_autofree char *cancel = g_strdup_printf ("{\"order\": \"%s\"}", story->reference);
  act (story, "order.cancel", cancel);
  pay (story, "pay.cash", NULL);
  check_latest (story, "cancellation");

  g_autofree char *line = dup_line (story, "A");
  g_autofree char *back = g_strdup_printf (
      "{\"order\": \"%s\", \"reason\": \"damaged\", \"lines\": [{\"line\": \"%s\", "
      "\"quantity\": \"1\"}]}",
      story->reference,
      line);
  act (story, "return.by_receipt", back);
  pay (story, "pay.cash", NULL);
  check_latest (story, "return");
}

/* PU5: two sums on one paper. */
static void
a_pick_up_that_sells_along (Story *story, gconstpointer data)
{
  fill_cart (story);
  act (story, "order.deposit_override", "{\"amount\": \"100.00\", \"reason\": \"Trade customer\"}");
  pay (story, "pay.card", "{\"balance\": \"card\"}");
  act_on (story, "fulfill.line_pickup", "B", "1");
  register_do (&story->base, "item.add", "{\"item\": \"C\", \"quantity\": \"3\"}");
  pay (story, "pay.cash", NULL);

  g_autoptr (PosStoredReceipt) latest = find_latest (story);
  g_assert_cmpstr (latest->kind, ==, "pick-up");
  golden_check_stored (&story->base, latest->number, "paper-pick-up-sold-along", story->language);
}

static void
a_quote_says_until_when (Story *story, gconstpointer data)
{
  fill_cart (story);
  g_autoptr (json_t) quote = register_ask (&story->base, "quote.create", NULL);
  check_latest (story, "quote");

  /* Cancelled, it holds nothing. */
  g_autofree char *cancel = g_strdup_printf (
      "{\"order\": \"%s\"}", json_string_value (json_object_get (quote, "reference")));
  act (story, "order.cancel", cancel);
  register_do (&story->base, "txn.conclude", NULL);
  g_autoptr (PosStoredReceipt) latest = find_latest (story);
  g_assert_cmpstr (latest->kind, ==, "cancellation");
  g_assert_null (strstr (latest->document, "2026."));
}

static PosStoredReceipt *
find_slip (Story *story)
{
  g_autofree char *find = g_strdup_printf ("{\"order\": \"%s\"}", story->reference);
  g_autoptr (json_t) order = register_ask (&story->base, "order.get", find);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GError) error = NULL;
  PosId id;

  g_assert_true (pos_id_parse (json_string_value (json_object_get (order, "id")), &id, NULL));
  papers = pos_papers_list (story->base.cli.reg, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (papers->len, ==, 2);
  return g_object_ref (papers->pdata[1]);
}

static void
wait_for_paper (Story *story, guint n)
{
  PosSimPrinter *printer = pos_devices_get_sim_printer (story->base.cli.devices);

  while (pos_sim_printer_get_n_printed (printer) < n)
    g_main_context_iteration (NULL, TRUE);
}

static const char *
read_paper (Story *story, guint n)
{
  wait_for_paper (story, n + 1);
  return pos_sim_printer_get_printed (pos_devices_get_sim_printer (story->base.cli.devices), n);
}

/* Operation 131: what is not in a parcel yet is packed; then the slip is only printed again. */
static void
a_packing_slip_is_printed_again (Story *story, gconstpointer data)
{
  place_order (story);
  g_autofree char *ship =
      g_strdup_printf ("{\"order\": \"%s\", \"mode\": \"99\"}", story->reference);
  g_autofree char *all = g_strdup_printf ("{\"order\": \"%s\"}", story->reference);
  g_autoptr (GError) error = NULL;

  /* A parcel goes one way. */
  g_assert_null (register_run (&story->base, "order.packing_slip", all, &sam, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);

  act (story, "order.packing_slip", ship);
  g_autoptr (PosStoredReceipt) slip = find_slip (story);
  g_assert_cmpstr (slip->kind, ==, "packing-slip");
  g_assert_nonnull (strstr (read_paper (story, 1), "4 × Dining chair"));
  g_assert_null (strstr (read_paper (story, 1), "COPY"));

  for (guint copy = 1; copy <= 2; copy++) {
    g_autofree char *mark = g_strdup_printf ("COPY %u", copy);
    act (story, "order.packing_slip", ship);
    g_assert_nonnull (strstr (read_paper (story, 1 + copy), mark));
  }
  /* The parcel has gone; its slip is still there. */
  act_on (story, "fulfill.line_ship", "A", "4");
  g_autofree char *one =
      g_strdup_printf ("{\"order\": \"%s\", \"slip\": \"%s\"}", story->reference, slip->number);
  act (story, "order.packing_slip", one);
  g_assert_nonnull (strstr (read_paper (story, 4), "COPY 3"));
  g_assert_nonnull (strstr (read_paper (story, 4), "4 × Dining chair"));
}

/* The second list of the same lines says that somebody is on the way already. */
static void
a_second_picking_list_is_a_copy (Story *story, gconstpointer data)
{
  place_order (story);
  act_on (story, "fulfill.pick_list", "A", "4");
  g_assert_null (strstr (read_paper (story, 1), "COPY"));
  act_on (story, "fulfill.pick_list", "A", "4");
  g_assert_nonnull (strstr (read_paper (story, 2), "COPY 1"));
}

static void
track_batches (Story *story)
{
  static const char product[] = "{\"currency\": \"EUR\", \"records\": [{\"kind\": \"product\", "
                                "\"id\": \"A\", \"name\": \"Paint\", "
                                "\"unit\": \"pcs\", \"unit_price\": \"119\", \"item_tax_group\": "
                                "\"FULL\", \"weight_grams\": 1000, "
                                "\"batch_tracked\": true}]}";
  PosImportReport report = {0};
  g_autoptr (GError) error = NULL;

  pos_import_bundle (story->base.cli.store, product, -1, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.refusals->len, ==, 0);
  pos_import_report_clear (&report);
}

/* @op of so many of the line, of one batch. */
static void
act_on_batch (Story *story, const char *op, const char *quantity, const char *batch)
{
  g_autofree char *line = dup_line (story, "A");
  g_autofree char *args = g_strdup_printf ("{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\", "
                                           "\"quantity\": \"%s\", \"batch\": \"%s\"}]}",
                                           story->reference,
                                           line,
                                           quantity,
                                           batch);

  act (story, op, args);
}

static void
assert_latest_says (Story *story, const char *kind, const char *says, const char * not )
{
  g_autoptr (PosStoredReceipt) latest = find_latest (story);
  g_autoptr (json_t) stored = golden_ask_receipt (&story->base, latest->number);
  const char *text = json_string_value (json_object_get (stored, "text"));

  g_assert_cmpstr (latest->kind, ==, kind);
  g_assert_nonnull (strstr (text, says));
  g_assert_null (strstr (text, not ));
}

/* Whoever picks writes the batch down; each parcel and invoice names its own. */
static void
batches_stand_on_papers (Story *story, gconstpointer data)
{
  track_batches (story);
  place_order (story);
  act_on (story, "fulfill.pick_list", "A", "4");
  g_assert_nonnull (strstr (read_paper (story, 1), "Batch ____"));
  act_on_batch (story, "fulfill.line_pack", "1", "B-1");
  assert_latest_says (story, "packing-slip", "Batch B-1", "B-2");
  act_on (story, "fulfill.line_ship", "A", "1");
  assert_latest_says (story, "shipment", "Batch B-1", "B-2");
  act_on_batch (story, "fulfill.line_pack", "2", "B-2");
  assert_latest_says (story, "packing-slip", "Batch B-2", "B-1");
  act_on_batch (story, "fulfill.line_ship", "3", "B-3");
  assert_latest_says (story, "shipment", "Batch 1 × B-3, 2 × B-2", "B-1");
}

#define TEST(name, language)                                                                       \
  g_test_add ("/register/papers/" #name "/" language, Story, language, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *catalogs = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  pos_words_open (catalogs);
  g_test_init (&argc, &argv, NULL);
  TEST (every_paper_of_an_order, "en");
  TEST (every_paper_of_an_order, "nl");
  TEST (a_pick_up_that_sells_along, "en");
  TEST (a_quote_says_until_when, "en");
  TEST (a_packing_slip_is_printed_again, "en");
  TEST (a_second_picking_list_is_a_copy, "en");
  TEST (batches_stand_on_papers, "en");
  return g_test_run ();
}
