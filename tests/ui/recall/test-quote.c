/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-quote.c — customer-orders.md §4.9 on the screen: a quote is made, found, extended at today's
 * prices and ordered. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-day-button.h"
#include "ui/customer/pos-customer.h"
#include "ui/payment/pos-payment.h"
#include "ui/quote/pos-quote-ui.h"
#include "ui/recall/pos-recall-page.h"
#include "ui/sale/pos-sale.h"

#define DAY (G_USEC_PER_SEC * G_GINT64_CONSTANT (86400))

static UiShell *
start (int width, int height)
{
  UiShell *ui = recall_start (width, height);

  pos_payment_add (ui->shell);
  pos_quote_ui_add (ui->shell);
  pos_sale_add (ui->shell);
  pos_shell_rebuild (ui->shell);
  ui_shell_load_order (ui);
  return ui;
}

static PosDialog *
get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

static GtkWidget *
find_day (GtkWidget *root, PosDate day)
{
  GtkWidget *found = NULL;

  if (POS_IS_DAY_BUTTON (root))
    return pos_day_button_get_day (POS_DAY_BUTTON (root)).julian == day.julian ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_day (child, day);
  return found;
}

static void
tap_day (UiShell *ui, int month, int day)
{
  GtkWidget *button = find_day (GTK_WIDGET (get_dialog (ui)), pos_date_new (2026, month, day));

  g_assert_nonnull (button);
  ui_shell_tap (ui, button);
}

static void
look (UiShell *ui, const char *name)
{
  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
}

static void
approve (UiShell *ui)
{
  ui_hands_wait_for (ui, "Supervisor approval");
  for (const char *key = "2468"; *key; key++)
    ui_shell_press (ui, (char[]){*key, '\0'});
  ui_hands_tap (ui, "Approve");
}

/* The transaction becomes a quote until the day that the chain proposes. */
static PosOrder *
make_quote (UiShell *ui)
{
  ui_hands_open (ui, "quote.create", NULL);
  ui_hands_tap (ui, "Save quote until 13 Jun");
  ui_hands_wait_for (ui, "Quote saved");
  g_assert_true (ui_hands_shows (ui, "Quote reference"));
  return recall_latest (ui);
}

static void
open_quotes (UiShell *ui)
{
  ui_shell_press (ui, "Escape");
  recall_open (ui, "{\"types\": [\"quote\"]}");
  recall_choose (ui, 0);
}

/* --- Tests --- */

static void
a_quote_is_saved_until_a_day (void)
{
  UiShell *ui = start (1366, 768);
  GtkWidget *callout;

  /* From the buttons of the layout. */
  ui_hands_tap (ui, "Order");
  look (ui, "quote-tiles");
  ui_hands_tap (ui, "Payment history");
  g_assert_true (ui_hands_shows (ui, "Nothing was paid yet"));
  ui_shell_press (ui, "Escape");
  ui_hands_tap (ui, "Quote expiry");
  callout = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CALLOUT);
  g_assert_nonnull (callout);
  g_assert_nonnull (ui_find_text (callout, "This is no quote"));
  gtk_popover_popdown (GTK_POPOVER (callout));
  ui_shell_settle (ui);
  ui_hands_tap (ui, "Create quote");
  g_assert_true (ui_hands_shows (ui, "Saturday 13 June 2026"));
  g_assert_true (ui_hands_shows (ui, "€2,681.90"));
  look (ui, "quote-create");
  tap_day (ui, 6, 20);
  ui_hands_tap (ui, "Save quote until 20 Jun");
  ui_hands_wait_for (ui, "Quote saved");
  g_assert_true (ui_hands_shows (ui, "Saturday 20 June 2026"));
  g_assert_true (ui_hands_shows (ui, "€2,681.90"));
  g_assert_false (ui_hands_shows (ui, "Balance later"));
  look (ui, "quote-saved");
  g_autoptr (PosOrder) saved = recall_latest (ui);
  g_assert_cmpint (saved->type, ==, POS_ORDER_TYPE_QUOTE);
  g_assert_cmpint (saved->status, ==, POS_ORDER_STATUS_QUOTE_OPEN);
  g_assert_cmpint (saved->paid, ==, 0);
  g_assert_true (pos_id_is_none (&pos_register_get_order (ui->reg)->id));
  ui_shell_free (ui);
}

/* A quote on the transaction screen: it is not paid, its day changes, and it is saved again. */
static void
an_open_quote_is_changed_and_not_paid (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (PosOrder) made = make_quote (ui);
  g_autofree char *callout = NULL;

  open_quotes (ui);
  ui_hands_tap (ui, "Edit");
  pos_shell_go_home (ui->shell);
  ui_hands_open (ui, "pay.cash", NULL);
  g_assert_true (recall_shows (ui, "This is a quote"));
  pos_shell_say (ui->shell, POS_TONE_INFO, NULL, NULL);
  g_assert_true (ui_hands_shows (ui, "Quote until 13 Jun"));
  g_assert_true (ui_hands_shows (ui, "Quote total"));
  look (ui, "quote-open");
  ui_hands_open (ui, "quote.expiry", NULL);
  look (ui, "quote-expiry");
  tap_day (ui, 6, 30);
  ui_hands_tap (ui, "Keep prices until 30 Jun");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (
      pos_register_get_order (ui->reg)->quote_expiry.julian, ==, pos_date_new (2026, 6, 30).julian);
  /* Where every transaction ends. */
  g_assert_true (ui_hands_shows (ui, "Save the quote"));
  ui_hands_tap (ui, "Pay card");
  g_assert_true (ui_hands_shows (ui, "Save quote"));
  ui_hands_tap (ui, "Save quote until 30 Jun");
  ui_hands_wait_for (ui, "Quote saved");
  g_autoptr (PosOrder) saved = recall_reload (ui, made);
  g_assert_cmpint (saved->revision, ==, 2);
  ui_shell_free (ui);
}

static void
a_day_that_is_over_says_so (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (GVariant) made = ui_shell_run (ui, "quote.create", "{\"expiry\": \"2026-05-20\"}");
  g_autofree char *callout = NULL;
  GtkWidget *yesterday;

  ui_hands_wait_for (ui, "Quote saved");
  open_quotes (ui);
  ui_hands_tap (ui, "Extend quote");
  ui_hands_wait_for (ui, "How long do these prices hold?");
  /* Later than it is valid, as long as a new one would be. */
  g_assert_true (ui_hands_shows (ui, "Keep prices until 13 Jun"));
  ui_hands_tap_named (ui, "Previous month");
  yesterday = find_day (GTK_WIDGET (get_dialog (ui)), pos_date_new (2026, 5, 13));
  ui_shell_tap (ui, yesterday);
  callout = ui_hands_dup_callout (yesterday);
  g_assert_nonnull (callout);
  gtk_popover_popdown (ui_find_type (yesterday, POS_TYPE_CALLOUT));
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "Saturday 13 June 2026"));
  ui_shell_free (ui);
}

/* No key moves under the finger, however long a day is written. */
static void
every_day_is_as_wide (void)
{
  UiShell *ui = start (1366, 768);
  int width, height, other_width, other_height;

  ui_hands_open (ui, "quote.create", NULL);
  ui_size (GTK_WIDGET (get_dialog (ui)), &width, &height);
  ui_hands_tap_named (ui, "Next month");
  ui_hands_tap_named (ui, "Next month");
  ui_hands_tap_named (ui, "Next month");
  tap_day (ui, 9, 30);
  g_assert_true (ui_hands_shows (ui, "Wednesday 30 September 2026"));
  ui_size (GTK_WIDGET (get_dialog (ui)), &other_width, &other_height);
  g_assert_cmpint (other_width, ==, width);
  g_assert_cmpint (other_height, ==, height);
  ui_shell_free (ui);
}

/* O3: who it is for is asked first, and then it goes on. */
static void
somebody_is_looked_for_first (void)
{
  UiShell *ui = start (1366, 768);

  pos_customer_add (ui->shell);
  ui_shell_do (ui, "txn.void", NULL);
  ui_shell_do (ui, "item.add", "{\"item\": \"400214\"}");
  ui_hands_open (ui, "quote.create", NULL);
  g_assert_null (get_dialog (ui));
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Customer search");
  GtkWidget *page = GTK_WIDGET (pos_shell_get_page (ui->shell));
  gtk_editable_set_text (ui_find_type (page, GTK_TYPE_TEXT), "Marieke");
  ui_hands_wait_for (ui, "Use this customer");
  ui_hands_tap (ui, "Use this customer");
  ui_hands_wait_for (ui, "Create quote");
  ui_hands_tap (ui, "Save quote until 13 Jun");
  ui_hands_wait_for (ui, "Quote saved");
  ui_shell_free (ui);
}

static void
a_quote_is_ordered_at_its_prices (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (PosOrder) quote = make_quote (ui);
  PosOrder *cart = pos_register_get_order (ui->reg);

  ui_shell_press (ui, "Escape");
  ui_hands_tap (ui, "Order");
  g_assert_false (ui_hands_shows (ui, "Ship all"));
  open_quotes (ui);
  g_assert_true (ui_hands_shows (ui, "Valid until"));
  g_assert_true (ui_hands_shows (ui, "Saturday 13 June 2026"));
  g_assert_null (recall_find_button (ui, "Start return"));
  look (ui, "quote-recall");
  ui_hands_tap (ui, "Make an order");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpint (cart->type, ==, POS_ORDER_TYPE_SALES_ORDER);
  g_assert_true (pos_id_equal (&cart->quote, &quote->id));
  g_assert_cmpint (cart->total, ==, quote->total);
  g_assert_true (recall_shows (ui, "The quote is an order now: choose how each product leaves"));
  /* It can be: whatever tab was open. */
  g_assert_true (ui_hands_shows (ui, "Ship all"));
  /* Who it is for is known as well as when he was attached. */
  g_assert_true (ui_hands_shows (ui, "Gold member"));
  look (ui, "quote-ordered");

  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.card", "{\"balance\": \"card\"}");
  ui_hands_wait_for (ui, "Order placed");
  g_autoptr (PosOrder) ended = recall_reload (ui, quote);
  g_assert_cmpint (ended->status, ==, POS_ORDER_STATUS_QUOTE_CONVERTED);
  open_quotes (ui);
  look (ui, "quote-converted");
  g_assert_true (ui_hands_shows (ui, "This quote was ordered"));
  /* The way on is the order itself, by its name. */
  g_autoptr (PosOrder) order = NULL;
  g_assert_true (pos_local_store_get_order_sync (ui->store, &ended->ordered_as, &order, NULL));
  g_autofree char *show = g_strdup_printf ("Show order %s", order->reference);
  ui_hands_tap (ui, show);
  g_assert_true (ui_hands_shows_part (ui, order->reference));
  g_assert_false (ui_hands_shows (ui, "This quote was ordered"));
  look (ui, "quote-order-shown");
  ui_shell_free (ui);
}

/* One that was taken up and saved as a quote again was not ordered. */
static void
a_quote_is_replaced_by_another (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (PosOrder) quote = make_quote (ui);

  ui_shell_press (ui, "Escape");
  g_autofree char *id = pos_id_dup_text (&quote->id);
  g_autofree char *args = g_strdup_printf ("{\"order\": \"%s\"}", id);
  g_autoptr (GVariant) taken_up = ui_shell_run (ui, "order.create", args);
  g_autoptr (GVariant) again = ui_shell_run (ui, "quote.create", "{\"expiry\": \"2026-06-30\"}");
  g_autoptr (PosOrder) ended = recall_reload (ui, quote);
  g_autoptr (PosOrder) other = NULL;
  g_assert_true (pos_local_store_get_order_sync (ui->store, &ended->ordered_as, &other, NULL));

  open_quotes (ui);
  recall_choose (ui, 1);
  look (ui, "quote-replaced");
  g_assert_true (ui_hands_shows (ui, "This quote was replaced by another"));
  g_autofree char *show = g_strdup_printf ("Show quote %s", other->reference);
  ui_hands_tap (ui, show);
  g_assert_true (ui_hands_shows_part (ui, other->reference));
  g_assert_false (ui_hands_shows (ui, "This quote was replaced by another"));
  ui_shell_free (ui);
}

/* Whoever wants to order what has expired is led to its extension. */
static void
extend (UiShell *ui)
{
  GtkWidget *order = ui_hands_find (ui, "Make an order");
  GtkWidget *callout;

  ui_shell_tap (ui, order);
  callout = ui_find_type (order, POS_TYPE_CALLOUT);
  g_assert_nonnull (callout);
  g_assert_nonnull (ui_find_text (callout, "This quote has expired"));
  ui_shell_tap (ui,
                gtk_widget_get_ancestor (ui_find_text (callout, "Extend quote"), GTK_TYPE_BUTTON));
  ui_hands_wait_for (ui, "It has expired: its lines get today's prices.");
  g_assert_false (ui_hands_shows (ui, "How long do these prices hold?"));
}

/* T5: what it costs today is seen before; extending it is somebody else's right. */
static void
an_expired_quote_gets_todays_prices (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (PosOrder) quote = make_quote (ui);

  /* A price that was lower when the quote was made. */
  PosOrderLine *line = pos_list_peek (quote->lines, 0);
  line->unit_price.micro -= 10 * POS_SCALE;
  line->net -= 1000;
  line->total -= 1000;
  quote->total -= 1000;
  recall_save (ui, quote);
  pos_clock_advance (pos_context_get_clock (ui->context), 31 * DAY);
  open_quotes (ui);
  g_assert_true (ui_hands_shows (ui, "Quote expired"));
  g_assert_true (ui_hands_shows (ui, "This quote has expired"));
  look (ui, "quote-expired");
  extend (ui);
  look (ui, "quote-extend");
  /* A day is proposed: Enter takes it. */
  ui_shell_press (ui, "Return");
  ui_hands_wait_for (ui, "Today's prices");
  g_assert_true (ui_hands_shows_part (ui, "€2,671.90 → €2,681.90"));
  look (ui, "quote-prices");
  ui_hands_tap (ui, "Extend until 14 Jul");
  approve (ui);
  ui_hands_wait_for (ui, "Quote saved");
  g_autoptr (PosOrder) saved = recall_reload (ui, quote);
  g_assert_cmpint (saved->status, ==, POS_ORDER_STATUS_QUOTE_OPEN);
  g_assert_cmpint (saved->quote_expiry.julian, ==, pos_date_new (2026, 7, 14).julian);
  g_assert_cmpint (saved->revision, ==, 2);
  /* It lies where it lay, as it is now, with what may be done now. */
  ui_hands_tap (ui, "Done");
  g_assert_true (POS_IS_RECALL_PAGE (pos_shell_get_page (ui->shell)));
  ui_hands_wait_for (ui, "Tuesday 14 July 2026");
  g_assert_false (ui_hands_shows (ui, "This quote has expired"));
  g_assert_true (ui_hands_shows (ui, "Make an order"));
  g_assert_true (ui_hands_shows_part (ui, "€2,681.90"));
  look (ui, "quote-extended");
  ui_shell_free (ui);
}

static void
prices_that_stay_say_so (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (PosOrder) quote = make_quote (ui);

  pos_clock_advance (pos_context_get_clock (ui->context), 31 * DAY);
  open_quotes (ui);
  extend (ui);
  ui_shell_press (ui, "Return");
  ui_hands_wait_for (ui, "Today's prices");
  g_assert_true (ui_hands_shows (ui, "Every price is as it was."));
  ui_shell_free (ui);
}

static void
it_fits_every_screen (void)
{
  static const struct {
    const char *name, *language;
    int width, height;
    guint scale;
    PosThemeVariant variant;
  } looks[] = {
      {"upright", "nl", 768, 1366, 100, POS_THEME_LIGHT},
      {"large", "nl", 1024, 768, 125, POS_THEME_HIGH_CONTRAST},
      {"german-large", "de", 1024, 768, 125, POS_THEME_LIGHT},
      {"arabic", "ar", 1366, 768, 100, POS_THEME_DARK},
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    UiShell *ui = start (looks[i].width, looks[i].height);
    g_autofree char *create = g_strconcat ("quote-create-", looks[i].name, NULL);
    g_autofree char *recall = g_strconcat ("quote-recall-", looks[i].name, NULL);

    ui_shell_set_look (ui, looks[i].variant, looks[i].scale);
    ui_shell_set_language (ui, looks[i].language);
    ui_hands_open (ui, "quote.create", NULL);
    look (ui, create);
    pos_dialog_answer_primary (get_dialog (ui));
    ui_shell_settle (ui);
    open_quotes (ui);
    look (ui, recall);
    ui_shell_free (ui);
  }
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/quote/create", a_quote_is_saved_until_a_day);
  g_test_add_func ("/ui/quote/edit", an_open_quote_is_changed_and_not_paid);
  g_test_add_func ("/ui/quote/past", a_day_that_is_over_says_so);
  g_test_add_func ("/ui/quote/width", every_day_is_as_wide);
  g_test_add_func ("/ui/quote/customer", somebody_is_looked_for_first);
  g_test_add_func ("/ui/quote/order", a_quote_is_ordered_at_its_prices);
  g_test_add_func ("/ui/quote/expired", an_expired_quote_gets_todays_prices);
  g_test_add_func ("/ui/quote/replaced", a_quote_is_replaced_by_another);
  g_test_add_func ("/ui/quote/prices-stay", prices_that_stay_say_so);
  g_test_add_func ("/ui/quote/looks", it_fits_every_screen);
  return g_test_run ();
}
