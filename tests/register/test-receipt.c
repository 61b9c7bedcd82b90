/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-receipt.c — what a customer takes home, word by word and byte by byte, in the language of
 * the customer, whoever sells.  POS_UPDATE_GOLDEN=1 writes the golden files anew; look at the
 * difference before committing it. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "base/pos-words.h"
#include "golden.h"
#include "register/pos-import.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- Orders --- */

static void
deliver (Register *self, const char *op, const char *item, const char *how)
{
  PosOrder *order = pos_register_get_order (self->cli.reg);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_autofree char *id = pos_id_dup_text (&line->id);
    g_autofree char *args = g_strdup_printf ("{\"lines\": [\"%s\"], %s}", id, how);
    if (g_str_equal (line->item, item))
      register_do (self, op, args);
  }
}

/* One line is shipped, one picked up, one carried out; what is due and the rest are on one card.
 * Returns: (transfer full): the receipt's number. */
static char *
place_order (Register *self, const char *customer)
{
  g_autofree char *attach = g_strdup_printf ("{\"customer\": \"%s\"}", customer);
  g_autoptr (json_t) placed = NULL;

  register_do (self, "item.add", "{\"item\": \"A\", \"quantity\": \"4\"}");
  register_do (self, "item.add", "{\"item\": \"B\"}");
  register_do (self, "item.add", "{\"item\": \"C\", \"quantity\": \"2\"}");
  register_do (self, "customer.attach", attach);
  deliver (self, "order.ship_selected", "A", "\"mode\": \"99\", \"date\": \"2026-05-21\"");
  deliver (self, "order.pickup_selected", "B", "\"mode\": \"60\", \"date\": \"2026-05-16\"");
  placed = register_ask (self, "pay.card", "{\"balance\": \"card\"}");
  g_assert_true (json_is_true (json_object_get (placed, "concluded")));
  return g_strdup (json_string_value (json_object_get (placed, "receipt")));
}

static char *
sell_to (Register *self, const char *customer)
{
  g_autofree char *attach = g_strdup_printf ("{\"customer\": \"%s\"}", customer);
  g_autoptr (json_t) paid = NULL;
  g_autoptr (json_t) receipt = NULL;

  register_do (self, "item.add", "{\"item\": \"C\"}");
  register_do (self, "customer.attach", attach);
  paid = register_ask (self, "pay.cash", NULL);
  receipt = golden_ask_receipt (self, json_string_value (json_object_get (paid, "receipt")));
  return g_strdup (json_string_value (json_object_get (receipt, "text")));
}

static void
check_paper (Register *self, const char *customer, const char *language)
{
  g_autofree char *number = place_order (self, customer);

  golden_check_stored (self, number, "hybrid-order", language);
}

/* The slip of a parcel: stored with a number of its own, and printed. */
static void
check_slip (Register *self, const char *customer, const char *language)
{
  g_autofree char *number = place_order (self, customer);
  g_autofree char *find = g_strdup_printf ("{\"order\": \"%s\"}", number);
  g_autoptr (json_t) order = register_ask (self, "order.get", find);
  json_t *line = json_array_get (json_object_get (order, "lines"), 0);
  g_autofree char *pack =
      g_strdup_printf ("{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\", \"quantity\": \"3\"}]}",
                       number,
                       json_string_value (json_object_get (line, "id")));
  g_autoptr (json_t) packed = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GError) error = NULL;
  PosApproval sam = {"sam", "2468", NULL};

  done = register_run (self, "fulfill.line_pack", pack, &sam, &error);
  g_assert_no_error (error);
  packed = register_ask (self, "order.get", find);
  line = json_array_get (json_object_get (packed, "lines"), 0);
  const char *slip = json_string_value (json_object_get (line, "packing_slip"));
  g_assert_true (g_str_has_prefix (slip, "P-"));
  golden_check_stored (self, slip, "packing-slip", language);
}

/* --- The tests --- */

static void
an_order_is_confirmed_in_english (Register *self, gconstpointer data)
{
  check_paper (self, "EN", "en");
}

/* Kim works in English; gettext's own language is what it was. */
static void
an_english_clerk_prints_dutch_for_a_dutch_customer (Register *self, gconstpointer data)
{
  check_paper (self, "NL", "nl");
  g_assert_cmpstr (textdomain (NULL), ==, "pos-en");
  g_assert_cmpstr (_ ("Total"), ==, "Total");
}

static void
a_foreign_screen_does_not_reach_paper (Register *self, gconstpointer data)
{
  textdomain (pos_words_get_domain ("xx"));
  check_paper (self, "EN", "en");
}

static void
an_arabic_customer_reads_arabic (Register *self, gconstpointer data)
{
  g_autofree char *text = sell_to (self, "AR");

  g_assert_nonnull (strstr (text, "إيصال"));
  g_assert_nonnull (strstr (text, "الإجمالي"));
  g_assert_null (strstr (text, "Total"));
}

/* The store of the scenarios speaks English. */
static void
a_language_that_nobody_translated_falls_back_to_the_store (Register *self, gconstpointer data)
{
  g_autofree char *text = sell_to (self, "TLH");

  g_assert_nonnull (strstr (text, "Wool throw"));
  g_assert_nonnull (strstr (text, "VAT included"));
}

static void
a_copy_is_marked_in_its_language (Register *self, gconstpointer data)
{
  PosSimPrinter *printer = pos_devices_get_sim_printer (self->cli.devices);
  g_autofree char *text = sell_to (self, "NL");

  g_assert_nonnull (strstr (text, "Btw inbegrepen"));
  register_do (self, "receipt.reprint", NULL);
  while (pos_sim_printer_get_n_printed (printer) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (pos_sim_printer_get_printed (printer, 1), "KOPIE 1"));
}

static void
a_parcel_has_its_slip_in_the_customers_language (Register *self, gconstpointer data)
{
  check_slip (self, "NL", "nl");
}

static void
an_english_parcel_has_an_english_slip (Register *self, gconstpointer data)
{
  check_slip (self, "EN", "en");
}

/* Each line says what it costs, and below it what comes off and why. */
static void
discounts_stand_below_their_lines (Register *self, gconstpointer data)
{
  g_autoptr (json_t) paid = NULL;
  g_autoptr (json_t) receipt = NULL;

  register_do (self, "item.add", "{\"item\": \"L1\", \"quantity\": \"2\"}");
  register_do (self, "item.add", "{\"item\": \"C\"}");
  register_do (self, "customer.attach", "{\"customer\": \"NL\"}");
  paid = register_ask (self, "pay.cash", NULL);
  receipt = golden_ask_receipt (self, json_string_value (json_object_get (paid, "receipt")));
  const char *text = json_string_value (json_object_get (receipt, "text"));
  golden_assert ("discounts-nl.txt", text, strlen (text));
}

/* What is taken from the shelves is for whoever works here. */
static void
a_picking_list_is_in_the_workers_language (Register *self, gconstpointer data)
{
  PosSimPrinter *printer = pos_devices_get_sim_printer (self->cli.devices);
  g_autofree char *number = place_order (self, "NL");
  g_autofree char *find = g_strdup_printf ("{\"order\": \"%s\"}", number);
  g_autoptr (json_t) order = register_ask (self, "order.get", find);
  json_t *lines = json_object_get (order, "lines");
  g_autofree char *args =
      g_strdup_printf ("{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\", \"quantity\": \"3\"}, "
                       "{\"line\": \"%s\"}]}",
                       number,
                       json_string_value (json_object_get (json_array_get (lines, 0), "id")),
                       json_string_value (json_object_get (json_array_get (lines, 1), "id")));
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GError) error = NULL;
  PosApproval sam = {"sam", "2468", NULL};

  done = register_run (self, "fulfill.pick_list", args, &sam, &error);
  g_assert_no_error (error);
  while (pos_sim_printer_get_n_printed (printer) < 2)
    g_main_context_iteration (NULL, TRUE);
  const char *text = pos_sim_printer_get_printed (printer, 1);
  golden_assert ("picking-list-en.txt", text, strlen (text));
}

static void
import (Register *self, const char *bundle, guint taken)
{
  PosImportReport report = {0};
  g_autoptr (GError) error = NULL;

  pos_import_bundle (self->cli.store, bundle, -1, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.taken, ==, taken);
  pos_import_report_clear (&report);
  pos_register_reload_config (self->cli.reg, &error);
  g_assert_no_error (error);
}

/* base and amount of each, one that is not charged among them. */
static void
each_tax_has_a_row (Register *self, gconstpointer data)
{
  static const char rates[] =
      "{\"currency\": \"EUR\", \"records\": [{\"kind\": \"tax-rate\", \"id\": \"NL-CITY\","
      " \"tax_group\": \"NL\", \"item_tax_group\": \"FULL\", \"code\": \"CITY\","
      " \"rate\": \"0.08875\"}, {\"kind\": \"tax-rate\", \"id\": \"NL-ECO\","
      " \"tax_group\": \"NL\", \"item_tax_group\": \"FULL\", \"code\": \"ECO\","
      " \"rate\": \"0.02\", \"exempt\": true}]}";
  g_autoptr (json_t) paid = NULL;
  g_autoptr (json_t) receipt = NULL;

  import (self, rates, 2);
  register_do (self, "item.add", "{\"item\": \"L1\", \"quantity\": \"2\"}");
  register_do (self, "item.add", "{\"item\": \"C\"}");
  paid = register_ask (self, "pay.cash", NULL);
  receipt = golden_ask_receipt (self, json_string_value (json_object_get (paid, "receipt")));
  const char *text = json_string_value (json_object_get (receipt, "text"));
  golden_assert ("taxes-en.txt", text, strlen (text));
}

/* R13: what is stuck on goods that came back. */
static void
a_return_label_says_where_to (Register *self, gconstpointer data)
{
  PosSimPrinter *printer = pos_devices_get_sim_printer (self->cli.devices);
  static const char reason[] = "{\"currency\": \"EUR\", \"records\": [{\"kind\": \"return-reason\","
                               " \"id\": \"torn\", \"name\": \"Torn\", \"blocked\": true,"
                               " \"label\": true}]}";
  PosApproval sam = {"sam", "2468", NULL};
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GError) error = NULL;

  import (self, reason, 1);
  register_do (self, "item.add", "{\"item\": \"L1\", \"quantity\": \"2\"}");
  g_autoptr (json_t) paid = register_ask (self, "pay.cash", NULL);
  g_autofree char *args =
      g_strdup_printf ("{\"order\": \"%s\", \"all\": true, \"reason\": \"torn\"}",
                       json_string_value (json_object_get (paid, "receipt")));
  done = register_run (self, "return.by_receipt", args, &sam, &error);
  g_assert_no_error (error);
  g_autoptr (json_t) back = register_ask (self, "pay.cash", NULL);
  g_assert_cmpint (json_integer_value (json_object_get (back, "labels")), ==, 1);
  while (pos_sim_printer_get_n_printed (printer) < 3)
    g_main_context_iteration (NULL, TRUE);
  const char *text = pos_sim_printer_get_printed (printer, 2);
  golden_assert ("return-label-en.txt", text, strlen (text));

  /* One that is torn is printed again, and says so; a sale has none. */
  register_do (self, "receipt.reprint", "{\"labels\": true}");
  while (pos_sim_printer_get_n_printed (printer) < 4)
    g_main_context_iteration (NULL, TRUE);
  text = pos_sim_printer_get_printed (printer, 3);
  g_assert_nonnull (strstr (text, "Return label"));
  g_assert_nonnull (strstr (text, "COPY"));
  g_autofree char *sold = g_strdup_printf ("{\"receipt\": \"%s\", \"labels\": true}",
                                           json_string_value (json_object_get (paid, "receipt")));
  g_autoptr (GVariant) none = register_run (self, "receipt.reprint", sold, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
}

#define TEST(name)                                                                                 \
  g_test_add ("/register/receipt/" #name, Register, NULL, golden_set_up, name, register_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *catalogs = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  pos_words_open (catalogs);
  g_test_init (&argc, &argv, NULL);
  TEST (an_order_is_confirmed_in_english);
  TEST (an_english_clerk_prints_dutch_for_a_dutch_customer);
  TEST (a_foreign_screen_does_not_reach_paper);
  TEST (an_arabic_customer_reads_arabic);
  TEST (a_language_that_nobody_translated_falls_back_to_the_store);
  TEST (a_copy_is_marked_in_its_language);
  TEST (a_parcel_has_its_slip_in_the_customers_language);
  TEST (an_english_parcel_has_an_english_slip);
  TEST (discounts_stand_below_their_lines);
  TEST (a_picking_list_is_in_the_workers_language);
  TEST (each_tax_has_a_row);
  TEST (a_return_label_says_where_to);
  return g_test_run ();
}
