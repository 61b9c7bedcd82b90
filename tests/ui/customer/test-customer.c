/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-customer.c — finding a customer, making one, and going on with what needed one. */
#include "store/pos-customer-table.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui-looks.h"
#include "ui-support.h"
#include "ui/customer/pos-customer.h"

static guint n_opened;

/* Stands for the page that needed a customer. */
static void
count_opening (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  n_opened++;
}

static UiShell *
start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  n_opened = 0;
  pos_customer_add (ui->shell);
  pos_shell_add_opener (ui->shell, "order.ship_all", count_opening);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static const char *
attached (UiShell *ui)
{
  PosCustomer *customer = pos_register_get_customer (ui->reg);

  return customer ? customer->name : NULL;
}

static void
a_customer_is_found_by_name_and_used (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.search", "{'text': <'marieke'>}");
  ui_hands_wait_for (ui, "1 customer");
  g_assert_true (ui_hands_shows_part (ui, "Oudegracht 214"));
  ui_hands_tap (ui, "Use this customer");
  g_assert_cmpstr (attached (ui), ==, "Marieke van den Berg");
  g_assert_true (ui_hands_is_home (ui));
  ui_shell_free (ui);
}

static void
a_phone_number_is_found_however_it_is_written (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.search", "{'text': <'0655550142'>}");
  ui_hands_wait_for (ui, "1 customer");
  g_assert_true (ui_hands_shows (ui, "Marieke van den Berg"));
  ui_shell_free (ui);
}

/* However many there are, Tab passes them in one step. */
static void
customers_are_one_stop (void)
{
  UiShell *ui = start (1366, 768);
  GtkWidget *window = GTK_WIDGET (ui->shell), *list;

  ui_hands_open (ui, "customer.search", "{'text': <'van den berg'>}");
  ui_hands_wait_for (ui, "5 customers");
  list = ui_find_class (window, "find-list");
  ui_shell_press (ui, "<Control>Tab");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  ui_shell_free (ui);
}

static void
what_needed_a_customer_goes_on (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400110\"}");

  ui_hands_open (ui, "customer.search", "{'text': <'marieke'>, 'then': <'order.ship_all'>}");
  ui_hands_wait_for (ui, "1 customer");
  ui_hands_tap (ui, "Use this customer");
  g_assert_cmpuint (n_opened, ==, 1);
  ui_shell_free (ui);
}

static void
giving_up_changes_nothing (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.search", "{'text': <'marieke'>, 'then': <'order.ship_all'>}");
  ui_hands_wait_for (ui, "1 customer");
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_settle (ui);
  g_assert_null (attached (ui));
  g_assert_cmpuint (n_opened, ==, 0);
  ui_shell_free (ui);
}

static void
a_blocked_customer_is_explained (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.search", "{'text': <'blocked trading'>}");
  ui_hands_wait_for (ui, "1 customer");
  ui_hands_tap (ui, "Use this customer");
  g_assert_null (attached (ui));
  g_assert_true (ui_hands_shows (ui, "This customer is on stop"));
  ui_shell_free (ui);
}

/* "0 customers" is an answer; there is none yet. */
static void
nobody_is_counted_before_the_answer (void)
{
  UiShell *ui = start (1366, 768);

  ui_shell_settle (ui);
  pos_shell_open (
      ui->shell, "customer.search", g_variant_new_parsed ("{'text': <'zzz nobody'>}"), NULL);
  g_assert_false (ui_hands_shows (ui, "0 customers"));
  g_assert_true (ui_hands_shows (ui, "Searching…"));
  ui_hands_wait_for (ui, "No customer found");
  g_assert_true (ui_hands_shows (ui, "0 customers"));
  ui_shell_free (ui);
}

static gboolean
forget_everybody (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autofree char *next = NULL;
  g_autoptr (GPtrArray) all = pos_customer_table_search (txn, "", 1000, NULL, &next, error);

  for (guint i = 0; all && i < all->len; i++)
    if (!pos_customer_table_remove (txn, ((PosCustomer *)all->pdata[i])->id, error))
      return FALSE;
  return all != NULL;
}

/* Who asked for nothing is not told to ask otherwise. */
static void
a_store_without_customers_says_so (void)
{
  UiShell *ui = start (1366, 768);

  pos_db_write_sync (pos_local_store_get_db (ui->store), forget_everybody, NULL, NULL);
  ui_hands_open (ui, "customer.search", NULL);
  ui_hands_wait_for (ui, "No customers are known yet");
  g_assert_true (ui_hands_shows (ui, "Somebody new is made in a moment."));
  ui_shell_free (ui);
}

static void
a_new_customer_is_made_and_used (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.search", "{'text': <'zzz nobody'>}");
  ui_hands_wait_for (ui, "No customer found");
  ui_hands_open (ui, "customer.create", NULL);
  ui_hands_tap (ui, "Create and use");
  g_assert_true (ui_hands_shows (ui, "Type the name."));
  ui_hands_type (ui, "Name", "Wim Sonneveld");
  ui_hands_type (ui, "E-mail", "wim");
  ui_hands_tap (ui, "Create and use");
  g_assert_true (ui_hands_shows (ui, "An e-mail address looks like name@example.com."));
  ui_hands_type (ui, "E-mail", "wim@example.com");
  ui_hands_type (ui, "Street and number", "Prinsengracht 22");
  ui_hands_type (ui, "Town", "Amsterdam");
  ui_hands_tap (ui, "Create and use");
  g_assert_cmpstr (attached (ui), ==, "Wim Sonneveld");
  PosCustomer *customer = pos_register_get_customer (ui->reg);
  g_assert_cmpstr (pos_customer_get_primary_address (customer)->street, ==, "Prinsengracht 22");
  ui_shell_free (ui);
}

/* T-36; the same address that is good enough for the customer is good enough for his receipt. */
static void
a_new_customer_says_what_becomes_of_receipts (void)
{
  UiShell *ui = ui_shell_new_offline (1366, 768);

  pos_customer_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_hands_open (ui, "customer.create", NULL);
  ui_hands_type (ui, "Name", "Wim Sonneveld");
  ui_hands_tap (ui, "Both");
  ui_hands_tap (ui, "Create and use");
  g_assert_true (
      ui_hands_shows (ui, "Receipts by e-mail need an address. Type it, or choose “Print”."));
  ui_hands_type (ui, "E-mail", "wim@exam;ple.com");
  ui_hands_tap (ui, "Create and use");
  g_assert_true (ui_hands_shows (ui, "An e-mail address looks like name@example.com."));
  ui_hands_type (ui, "E-mail", "wim@example.com");
  ui_hands_tap (ui, "Create and use");
  g_assert_cmpint (
      pos_register_get_customer (ui->reg)->receipt_option, ==, POS_RECEIPT_OPTION_BOTH);
  ui_shell_free (ui);
}

/* What is shown is what the store's usual customer has, and another choice counts. */
static void
a_new_customer_begins_as_the_usual_one (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (GVariant) usual = ui_shell_run (
      ui,
      "customer.create",
      "{\"customer\": {\"name\": \"Usual\", \"receipt_option\": \"none\"}, \"attach\": false}");
  const char *id;

  g_assert_true (g_variant_lookup (usual, "customer", "&s", &id));
  pos_text_set (&pos_register_get_store_record (ui->reg)->default_customer, id);
  for (guint i = 0; i < 2; i++) {
    ui_hands_open (ui, "customer.create", NULL);
    ui_hands_type (ui, "Name", i ? "Wim Kan" : "Wim Sonneveld");
    if (i)
      ui_hands_tap (ui, "Print");
    ui_hands_tap (ui, "Create and use");
    g_assert_cmpint (pos_register_get_customer (ui->reg)->receipt_option,
                     ==,
                     i ? POS_RECEIPT_OPTION_PRINT : POS_RECEIPT_OPTION_NONE);
  }
  ui_shell_free (ui);
}

static void
look (int width, int height, guint text_scale, const char *language, const char *name)
{
  UiShell *ui = start (width, height);

  ui_shell_set_look (ui, POS_THEME_LIGHT, text_scale);
  ui_shell_set_language (ui, language);
  ui_hands_open (ui, "customer.search", "{'text': <'berg'>}");
  ui_hands_wait_for (ui, "C-004218");
  ui_shell_press (ui, "Down");
  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
  ui_shell_free (ui);
}

static void
nothing_is_cut_on_any_screen (void)
{
  look (1366, 768, 100, "en", "customer-wide");
  look (768, 1366, 100, "en", "customer-upright");
  look (1024, 768, 125, "nl", "customer-large-dutch");
  look (1024, 768, 125, "de", "customer-large-german");
  look (1366, 768, 100, "ar", "customer-arabic");
}

/* O3: he is found by it from then on, also on this page. */
static void
a_loyalty_card_is_given_out_and_scanned (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.search", "{'text': <'marieke'>}");
  ui_hands_wait_for (ui, "1 customer");
  ui_hands_tap (ui, "Loyalty card");
  ui_shell_picture (ui, "customer-card");
  ui_lint (GTK_WIDGET (ui->shell), "customer-card");
  ui_hands_type (ui, "Number of the card", "12/3");
  ui_hands_tap (ui, "Issue card");
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "That is no number of a loyalty card"));
  ui_hands_tap (ui, "Loyalty card");
  ui_hands_type (ui, "Number of the card", "ex-2044 1187");
  ui_hands_tap (ui, "Issue card");
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows_part (ui, "EX20441187"));
  ui_hands_tap (ui, "Loyalty card");
  ui_hands_type (ui, "Number of the card", "EX20441187");
  ui_hands_tap (ui, "Issue card");
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "This customer has that card already"));
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_settle (ui);

  pos_shell_open (ui->shell, "loyalty.attach", NULL, NULL);
  ui_shell_settle (ui);
  ui_hands_type (ui, "Number of the card", "EX20441187");
  ui_hands_tap (ui, "Find customer");
  ui_shell_settle (ui);
  g_assert_cmpstr (attached (ui), ==, "Marieke van den Berg");
  ui_shell_free (ui);
}

/* The page shows what is new at once, and the address that went is gone. */
static void
a_customer_is_changed (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.search", "{'text': <'marieke'>}");
  ui_hands_wait_for (ui, "1 customer");
  ui_hands_tap (ui, "Edit");
  ui_hands_type (ui, "E-mail", "marieke");
  ui_hands_tap (ui, "Save");
  g_assert_true (ui_hands_shows (ui, "An e-mail address looks like name@example.com."));
  ui_hands_type (ui, "E-mail", "marieke@example.org");
  ui_hands_type (ui, "Phone", "030 555 0199");
  ui_hands_tap (ui, "Edit address");
  ui_shell_picture (ui, "customer-edit-address");
  ui_lint (GTK_WIDGET (ui->shell), "customer-edit-address");
  ui_hands_type (ui, "Street and number", "Oudegracht 2");
  ui_hands_tap (ui, "Save");
  ui_hands_wait_for (ui, "030 555 0199");
  g_assert_true (ui_hands_shows_part (ui, "Oudegracht 2\n"));
  g_assert_true (ui_hands_shows (ui, "marieke@example.org"));
  ui_shell_free (ui);
}

static void
an_address_is_taken_away (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.search", "{'text': <'marieke'>}");
  ui_hands_wait_for (ui, "1 customer");
  ui_hands_tap (ui, "Use this customer");
  guint before = pos_list_size (pos_register_get_customer (ui->reg)->addresses);
  ui_hands_open (ui, "customer.edit", NULL);
  ui_hands_tap (ui, "Remove address");
  g_assert_true (ui_hands_shows (ui, "It goes away when you save."));
  ui_hands_tap (ui, "Keep address");
  g_assert_false (ui_hands_shows (ui, "It goes away when you save."));
  ui_hands_tap (ui, "Remove address");
  ui_hands_tap (ui, "Save");
  ui_shell_settle (ui);
  g_assert_cmpuint (pos_list_size (pos_register_get_customer (ui->reg)->addresses), ==, before - 1);
  ui_shell_free (ui);
}

/* A button needs nobody on the transaction: one is looked for first. */
static void
who_is_changed_is_looked_for (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "customer.edit", NULL);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Customer search");
  ui_shell_free (ui);
}

static void
look_at_edit (const UiLook *ui_look)
{
  UiShell *ui = start (ui_look->width, ui_look->height);

  ui_look_dress (ui, ui_look);
  ui_hands_open (ui, "customer.edit", "{'customer': <'C-004218'>}");
  ui_look_at (ui, ui_look, "customer-edit");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/customer/by-name", a_customer_is_found_by_name_and_used);
  g_test_add_func ("/ui/customer/by-phone", a_phone_number_is_found_however_it_is_written);
  g_test_add_func ("/ui/customer/one-stop", customers_are_one_stop);
  g_test_add_func ("/ui/customer/then", what_needed_a_customer_goes_on);
  g_test_add_func ("/ui/customer/given-up", giving_up_changes_nothing);
  g_test_add_func ("/ui/customer/blocked", a_blocked_customer_is_explained);
  g_test_add_func ("/ui/customer/not-yet", nobody_is_counted_before_the_answer);
  g_test_add_func ("/ui/customer/nobody-yet", a_store_without_customers_says_so);
  g_test_add_func ("/ui/customer/new", a_new_customer_is_made_and_used);
  g_test_add_func ("/ui/customer/receipts", a_new_customer_says_what_becomes_of_receipts);
  g_test_add_func ("/ui/customer/usual", a_new_customer_begins_as_the_usual_one);
  g_test_add_func ("/ui/customer/card", a_loyalty_card_is_given_out_and_scanned);
  g_test_add_func ("/ui/customer/changed", a_customer_is_changed);
  g_test_add_func ("/ui/customer/address-gone", an_address_is_taken_away);
  g_test_add_func ("/ui/customer/changed-by-button", who_is_changed_is_looked_for);
  g_test_add_func ("/ui/customer/looks", nothing_is_cut_on_any_screen);
  ui_looks_add ("/ui/customer/edit", look_at_edit);
  return g_test_run ();
}
