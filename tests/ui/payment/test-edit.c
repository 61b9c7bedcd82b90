/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edit.c — before, after and difference of an edited order, before anything is written. */
#include "payment-support.h"

#include "ui-hands.h"
#include "ui-lint.h"

#include "ui/common/pos-scan-controller.h"

static void
strike (UiShell *ui, const char *item)
{
  g_autofree char *line = ui_shell_dup_line (ui, item);
  g_autofree char *args = g_strdup_printf ("{\"lines\": [\"%s\"]}", line);

  ui_shell_do (ui, "line.void", args);
}

static void
set_quantity (UiShell *ui, const char *item, const char *quantity)
{
  g_autofree char *line = ui_shell_dup_line (ui, item);
  g_autofree char *args =
      g_strdup_printf ("{\"line\": \"%s\", \"quantity\": \"%s\"}", line, quantity);

  ui_shell_do (ui, "line.set_qty", args);
}

/* Pays what is in the cart and opens the order again. */
static void
save_and_edit (UiShell *ui, const char *key, const char *args)
{
  g_autoptr (GVariant) paid = ui_shell_run (ui, key, args);
  const char *reference = NULL;

  g_assert_true (g_variant_lookup (paid, "reference", "&s", &reference));
  ui_shell_press (ui, "Escape");
  g_autofree char *order = g_strdup_printf ("{\"order\": \"%s\"}", reference);
  ui_shell_do (ui, "order.edit", order);
}

/* Two chairs and the table, €887.00, to be fetched in Amersfoort; saved with @rate of it paid. */
static UiShell *
start_edit (const char *rate)
{
  UiShell *ui = payment_start (1366, 768);
  g_autofree char *deposit = g_strdup_printf ("{\"rate\": \"%s\"}", rate);

  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400214\", \"quantity\": \"2\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400201\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S2\", \"date\": \"2026-05-16\", \"slot\": \"10:00-12:00\"}");
  ui_shell_do (ui, "order.deposit_override", deposit);
  save_and_edit (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  return ui;
}

static void
assert_saved (UiShell *ui)
{
  g_assert_true (pos_id_is_none (&payment_cart (ui)->id));
  payment_assert_shows (ui, "Order saved");
}

/* A lamp that leaves now is paid now. */
static void
test_line_more (void)
{
  UiShell *ui = start_edit ("0.2");

  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Changes to the order");
  payment_assert_shows (ui, "Added");
  payment_assert_shows (ui, "Carry out");
  g_assert_false (payment_shows (ui, "Removed"));
  g_assert_false (payment_shows (ui, "Changed"));
  payment_assert_shows (ui, "€887.00");
  payment_assert_shows (ui, "€1,036.00");
  payment_assert_shows (ui, "Due now");
  /* The list asks for nothing. */
  g_assert_true (gtk_widget_is_focus (payment_button (ui, "Save changes and take €149.00")));
  ui_shell_picture (ui, "edit-more");
  payment_tap (ui, "Save changes and take €149.00");
  payment_tap (ui, "Customer pays later");
  payment_tap (ui, "Take cash €149.00");
  assert_saved (ui);
  ui_shell_free (ui);
}

/* register.md T-18: boxes that were added are told as boxes. */
static void
test_boxes_more (void)
{
  UiShell *ui = start_edit ("0.2");

  ui_shell_do (ui, "item.add", "{\"item\": \"480307\"}");
  g_autofree char *line = ui_shell_dup_line (ui, "480307");
  g_autofree char *sold = g_strdup_printf ("{\"line\": \"%s\"}", line);
  ui_shell_do (ui, "line.set_uom", sold);
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "1 box (6) × Tumbler Rand, clear");
  ui_shell_free (ui);
}

/* One change of two lines is seen whole: it has no reason to scroll. */
static void
test_long_name (void)
{
  UiShell *ui = start_edit ("0.2");

  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  PosList *lines = payment_cart (ui)->lines;
  PosOrderLine *added = pos_list_peek (lines, pos_list_size (lines) - 1);
  pos_l10n_unref (added->description);
  added->description =
      pos_l10n_new ("Modular corner sofa Groningen-Rijssen with ottoman, left-hand "
                    "chaise longue, reversible cushions, terracotta");
  payment_open (ui, "pay.cash");
  GtkWidget *list = ui_find_class (GTK_WIDGET (ui->shell), "change-list");
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (ui_find_type (list, GTK_TYPE_SCROLLED_WINDOW)));
  ui_shell_picture (ui, "edit-long-name");
  g_assert_cmpfloat (
      gtk_adjustment_get_upper (place), <=, gtk_adjustment_get_page_size (place) + 1);
  ui_shell_free (ui);
}

/* Whom headquarters gave a number is called by it, and no longer by what the customer was told
 * before. */
static void
test_number (void)
{
  UiShell *ui = start_edit ("0.2");

  pos_text_set (&payment_cart (ui)->number, "SO-100042");
  strike (ui, "400214");
  payment_open (ui, "txn.conclude");
  payment_tap (ui, "Save changes");
  assert_saved (ui);
  payment_assert_shows (ui, "SO-100042");
  g_assert_false (payment_shows (ui, "Order reference"));
  ui_shell_free (ui);
}

/* Looking writes nothing; what is kept of the deposit is told. */
static void
test_line_less (void)
{
  UiShell *ui = start_edit ("0.2");
  gint64 revision = payment_cart (ui)->revision;

  strike (ui, "400214");
  payment_open (ui, "txn.conclude");
  payment_assert_shows (ui, "Removed");
  g_assert_false (payment_shows (ui, "Added"));
  payment_assert_shows (ui, "€649.00");
  payment_assert_shows (ui, "−€238.00");
  payment_assert_shows (
      ui, "€47.60 more than the deposit was paid. It stays with the order and lowers the balance.");
  payment_assert_shows (ui, "Nothing to pay now");
  ui_shell_picture (ui, "edit-less");
  payment_tap (ui, "Back to the order");
  g_assert_cmpint (payment_cart (ui)->revision, ==, revision);
  g_assert_cmpint (payment_cart (ui)->flow, ==, POS_ORDER_FLOW_EDIT);

  payment_open (ui, "txn.conclude");
  payment_tap (ui, "Save changes");
  assert_saved (ui);
  ui_shell_free (ui);
}

/* The button of a tender says “Save the order” where nothing is due: looked at, it is saved. */
static void
test_nothing_to_pay (void)
{
  UiShell *ui = start_edit ("0.2");

  strike (ui, "400214");
  payment_open (ui, "pay.card");
  payment_assert_shows (ui, "Nothing to pay now");
  payment_tap (ui, "Save changes");
  assert_saved (ui);
  ui_shell_free (ui);
}

/* §6.6: nothing is written that was not shown: what is scanned while one pays is not added. */
static void
test_scanned_too_late (void)
{
  UiShell *ui = start_edit ("1");
  gint64 due;

  strike (ui, "400214");
  payment_open (ui, "pay.cash");
  payment_tap (ui, "Save changes and refund €238.00");
  due = payment_cart (ui)->due_now;
  g_signal_emit_by_name (pos_scan_controller_find (GTK_WIDGET (ui->shell)), "scanned", "430551");
  ui_shell_settle (ui);
  payment_assert_shows (ui, "Finish this first");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, due);
  ui_shell_picture (ui, "edit-scanned-too-late");
  ui_shell_free (ui);
}

/* A deposit cannot be larger than what it is for. */
static void
test_refund (void)
{
  UiShell *ui = start_edit ("1");

  strike (ui, "400214");
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Goes back to the customer");
  payment_tap (ui, "Save changes and refund €238.00");
  payment_assert_shows (ui, "Payment");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, -23800);
  ui_shell_free (ui);
}

/* M32: where the chain asks, the customer says what becomes of what he paid too much. */
static UiShell *
start_question (void)
{
  UiShell *ui = start_edit ("0.2");
  PosConfig *config = pos_register_get_config (ui->reg);

  pos_config_get_parameters (config)->excess_deposit = POS_EXCESS_ASK;
  strike (ui, "400214");
  payment_open (ui, "txn.conclude");
  payment_tap (ui, "Save changes");
  payment_assert_shows (ui, "More than the deposit");
  payment_assert_shows (ui, "€47.60");
  return ui;
}

static void
test_excess_kept (void)
{
  UiShell *ui = start_question ();

  ui_shell_picture (ui, "edit-excess");
  /* What is required, what is kept and what was held add up to nothing. */
  payment_assert_shows (ui, "Kept for the balance");
  payment_assert_shows (ui, "−€177.40");
  payment_tap (ui, "Customer pays later");
  payment_tap (ui, "Save the order");
  assert_saved (ui);
  ui_shell_free (ui);
}

static void
test_excess_given_back (void)
{
  UiShell *ui = start_question ();

  payment_tap (ui, "Customer pays later");
  payment_tap (ui, "Give it back");
  g_assert_false (ui_hands_shows (ui, "Kept for the balance"));
  ui_shell_picture (ui, "edit-excess-back");
  payment_tap (ui, "Give back €47.60 in cash");
  assert_saved (ui);
  ui_shell_free (ui);
}

/* Enter on a card that is chosen does what the page is for. */
static void
test_excess_given_back_by_keys (void)
{
  UiShell *ui = start_question ();

  payment_tap (ui, "Customer pays later");
  payment_tap (ui, "Give it back");
  gtk_widget_grab_focus (payment_button (ui, "Give it back"));
  payment_assert_shows (ui, "Give back €47.60 in cash");
  payment_enter (ui);
  assert_saved (ui);
  ui_shell_free (ui);
}

/* Two chairs and the table, €887.00, all of it paid by card; @first: (nullable) of it in a first
 * go, the rest by the card that ends in @second.  The chairs are struck. */
static UiShell *
start_card_refund (const char *first, const char *second)
{
  UiShell *ui = payment_start (1366, 768);

  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400214\", \"quantity\": \"2\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400201\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S2\", \"date\": \"2026-05-16\", \"slot\": \"10:00-12:00\"}");
  ui_shell_do (ui, "order.deposit_override", "{\"rate\": \"1\"}");
  if (first)
    ui_shell_do (ui, "pay.card", first);
  pos_sim_terminal_set_card (payment_terminal (ui), "visa", second);
  save_and_edit (ui, "pay.card", "{\"balance\": \"pay-later\"}");
  strike (ui, "400214");
  payment_open (ui, "pay.card");
  payment_tap (ui, "Save changes and refund €238.00");
  return ui;
}

/* R9: the card that paid is charged back without being shown. */
static void
test_nobody_shows_the_card_that_paid (void)
{
  UiShell *ui = start_card_refund (NULL, "4242");

  pos_sim_terminal_set_delay (payment_terminal (ui), 60 * 1000);
  payment_tap_only (ui, "Give back €238.00 on the card");
  payment_wait_for (ui, "It goes back to the card that paid. Nobody has to show it.");
  while (pos_terminal_get_status (POS_TERMINAL (payment_terminal (ui))) != POS_TERMINAL_BUSY)
    g_main_context_iteration (NULL, TRUE);
  payment_tap (ui, "Cancel");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, -23800);
  ui_shell_free (ui);
}

/* What a card does not give back was not taken either: that would be said of a payment. */
static void
test_card_does_not_give_back (void)
{
  UiShell *ui = start_card_refund (NULL, "4242");

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_DECLINE);
  payment_tap (ui, "Give back €238.00 on the card");
  payment_assert_shows (ui, "The card company refuses to give it back");
  payment_assert_shows (ui, "Nothing was given back. Give it back another way.");
  ui_shell_picture (ui, "edit-refund-declined");
  payment_tap (ui, "Another way");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, -23800);
  ui_shell_free (ui);
}

/* R9: one card after another; the button names what it will give back, not all that is due. */
static void
test_cards_one_after_another (void)
{
  UiShell *ui = start_card_refund ("{\"amount\": \"849.00\"}", "1881");
  GtkWidget *given;

  payment_tap (ui, "Give back €38.00 on the card");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, -20000);
  /* It stays given, so nothing is there to tap. */
  given = ui_find_text (GTK_WIDGET (ui->shell), "Visa •••• 1881");
  g_assert_nonnull (given);
  g_assert_null (gtk_widget_get_ancestor (given, GTK_TYPE_BUTTON));
  payment_tap (ui, "Give back €200.00 on the card");
  assert_saved (ui);
  ui_shell_free (ui);
}

/* R9: what one card paid in two goes is given back in one. */
static void
test_one_card_that_paid_twice (void)
{
  UiShell *ui = start_card_refund ("{\"amount\": \"849.00\"}", "4242");

  payment_tap (ui, "Give back €238.00 on the card");
  assert_saved (ui);
  ui_shell_free (ui);
}

static void
test_part_that_does_not_go_back (void)
{
  UiShell *ui = start_card_refund ("{\"amount\": \"849.00\"}", "4242");

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_APPROVE);
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_DECLINE);
  payment_tap (ui, "Give back €238.00 on the card");
  payment_assert_shows (ui, "Only a part went back to the card");
  payment_tap (ui, "Go on");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, -20000);
  payment_tap (ui, "Give back €200.00 on the card");
  assert_saved (ui);
  ui_shell_free (ui);
}

/* Whether the second part went back is asked once more, and then it is known. */
static void
test_part_that_nobody_knows_of (void)
{
  UiShell *ui = start_card_refund ("{\"amount\": \"849.00\"}", "4242");

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_APPROVE);
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_UNKNOWN);
  payment_tap (ui, "Give back €238.00 on the card");
  payment_assert_shows (ui, "The terminal does not say whether money was given back");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, -20000);
  payment_tap (ui, "Not now");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, -20000);
  ui_shell_free (ui);
}

static void
test_line_changed (void)
{
  UiShell *ui = start_edit ("0.2");

  set_quantity (ui, "400214", "3");
  payment_open (ui, "pay.card");
  payment_assert_shows (ui, "Changed");
  payment_assert_shows (ui, "Quantity 2 → 3");
  payment_assert_shows (ui, "€238.00 → €357.00");
  payment_assert_shows (ui, "Save changes and take €23.80");
  ui_shell_press (ui, "Escape");
  g_assert_cmpint (payment_cart (ui)->flow, ==, POS_ORDER_FLOW_EDIT);
  ui_shell_free (ui);
}

static void
test_other_place (void)
{
  UiShell *ui = start_edit ("0.2");

  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S2\", \"date\": \"2026-05-18\", \"slot\": \"10:00-12:00\"}");
  payment_open (ui, "txn.conclude");
  g_assert_true (ui_hands_shows_part (ui, "Sat 16 May · 10:00 – 12:00 → Pick up"));
  payment_assert_shows (ui, "Nothing to pay now");
  ui_shell_free (ui);
}

/* What it costs to bring the table instead. */
static void
test_charge (void)
{
  UiShell *ui = start_edit ("0.2");
  g_autofree char *table = ui_shell_dup_line (ui, "400201");
  g_autofree char *ship = g_strdup_printf ("{\"lines\": [\"%s\"], \"location\": \"W9\","
                                           " \"mode\": \"TWOMAN\", \"date\": \"2026-05-21\"}",
                                           table);

  ui_shell_do (ui, "order.ship_selected", ship);
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Charges");
  payment_assert_shows (ui, "€0.00 → €79.00");
  ui_shell_free (ui);
}

/* A note is a change too, though no line has it. */
static void
test_note (void)
{
  UiShell *ui = start_edit ("0.2");

  ui_shell_do (ui, "txn.comment", "{\"text\": \"Call before delivery\"}");
  payment_open (ui, "txn.conclude");
  payment_assert_shows (ui, "Lines and charges stay as they were.");
  payment_tap (ui, "Save changes");
  assert_saved (ui);
  ui_shell_free (ui);
}

static void
test_nothing_changed (void)
{
  UiShell *ui = start_edit ("0.2");

  payment_open (ui, "txn.conclude");
  payment_assert_shows (ui, "Nothing was changed");
  g_assert_false (payment_shows (ui, "Save changes"));
  ui_shell_picture (ui, "edit-nothing");
  payment_tap (ui, "Back to the order");
  g_assert_cmpint (payment_cart (ui)->flow, ==, POS_ORDER_FLOW_EDIT);

  payment_open (ui, "pay.cash");
  payment_tap (ui, "Close the order");
  g_assert_true (pos_id_is_none (&payment_cart (ui)->id));
  g_assert_false (payment_shows (ui, "Order saved"));
  ui_shell_free (ui);
}

/* --- Looks --- */

typedef struct {
  const char *name;
  int width, height;
  guint scale;
  PosThemeVariant variant;
  const char *language;
} Look;

static const Look looks[] = {
    {"wide", 1366, 768, 100, POS_THEME_LIGHT, "en"},
    {"portrait-large", 768, 1366, 125, POS_THEME_HIGH_CONTRAST, "en"},
    {"dutch-large", 1024, 768, 125, POS_THEME_LIGHT, "nl"},
    {"german-large", 1024, 768, 125, POS_THEME_LIGHT, "de"},
    {"arabic", 1366, 768, 100, POS_THEME_DARK, "ar"},
    /* Made up: long, accented, bracketed. */
    {"pseudo", 1366, 768, 100, POS_THEME_LIGHT, "xx"},
};

/* Everything at once: the order of the pictures with a line more, one less, one of another
 * quantity and one that leaves another way. */
static char *
format (UiShell *ui, gint64 minor)
{
  return pos_format_money (pos_shell_get_format (ui->shell), minor, payment_cart (ui)->currency);
}

/* B2-04: the second payment is a share of what is still to be handed over, which the dialog names,
 * and of that what is held already is paid: not a share of all, and not once more. */
static void
test_the_second_deposit_names_its_base (void)
{
  UiShell *ui = start_edit ("0.5");

  /* A lamp that leaves now is no part of it. */
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  g_assert_cmpint (payment_cart (ui)->deposit_held, ==, 44350);
  g_assert_cmpint (payment_cart (ui)->deferred, ==, 88700);
  g_assert_cmpint (payment_cart (ui)->carry_out, >, 0);
  payment_open (ui, "order.deposit_override");
  payment_assert_shows (ui, "On the part that ships or is picked up, €887.00");
  ui_shell_picture (ui, "payment-override-in-an-edit");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (payment_button (ui, "100%")), TRUE);
  ui_shell_settle (ui);
  payment_assert_shows (ui, "€887.00");
  g_autofree char *due = format (ui, payment_cart (ui)->carry_out + 88700 - 44350);
  payment_assert_shows (ui, due);
  ui_shell_free (ui);
}

static void
test_look (gconstpointer data)
{
  const Look *look = data;
  UiShell *ui = payment_start (look->width, look->height);
  g_autofree char *name = g_strdup_printf ("edit-%s", look->name);

  ui_shell_set_look (ui, look->variant, look->scale);
  ui_shell_set_language (ui, look->language);
  ui_shell_load_order (ui);
  save_and_edit (ui, "pay.card", "{\"balance\": \"card\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  set_quantity (ui, "400214", "6");
  g_autofree char *table = ui_shell_dup_line (ui, "400201");
  g_autofree char *ship = g_strdup_printf ("{\"lines\": [\"%s\"], \"location\": \"W9\","
                                           " \"mode\": \"TWOMAN\", \"date\": \"2026-05-21\"}",
                                           table);
  ui_shell_do (ui, "order.ship_selected", ship);
  strike (ui, "400110");
  payment_open (ui, "pay.cash");
  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payment/edit/nothing-to-pay", test_nothing_to_pay);
  g_test_add_func ("/ui/payment/edit/more", test_line_more);
  g_test_add_func ("/ui/payment/edit/boxes", test_boxes_more);
  g_test_add_func ("/ui/payment/edit/long-name", test_long_name);
  g_test_add_func ("/ui/payment/edit/number", test_number);
  g_test_add_func ("/ui/payment/edit/less", test_line_less);
  g_test_add_func ("/ui/payment/edit/refund", test_refund);
  g_test_add_func ("/ui/payment/edit/excess-by-keys", test_excess_given_back_by_keys);
  g_test_add_func ("/ui/payment/edit/refund-without-the-card",
                   test_nobody_shows_the_card_that_paid);
  g_test_add_func ("/ui/payment/edit/refund-declined", test_card_does_not_give_back);
  g_test_add_func ("/ui/payment/edit/refund-of-two-cards", test_cards_one_after_another);
  g_test_add_func ("/ui/payment/edit/refund-of-one-card-that-paid-twice",
                   test_one_card_that_paid_twice);
  g_test_add_func ("/ui/payment/edit/refund-in-part", test_part_that_does_not_go_back);
  g_test_add_func ("/ui/payment/edit/refund-unknown-in-part", test_part_that_nobody_knows_of);
  g_test_add_func ("/ui/payment/edit/excess-kept", test_excess_kept);
  g_test_add_func ("/ui/payment/edit/excess-given-back", test_excess_given_back);
  g_test_add_func ("/ui/payment/edit/changed", test_line_changed);
  g_test_add_func ("/ui/payment/edit/place", test_other_place);
  g_test_add_func ("/ui/payment/edit/charge", test_charge);
  g_test_add_func ("/ui/payment/edit/scanned-too-late", test_scanned_too_late);
  g_test_add_func ("/ui/payment/edit/note", test_note);
  g_test_add_func ("/ui/payment/edit/nothing", test_nothing_changed);
  g_test_add_func ("/ui/payment/edit/second-deposit", test_the_second_deposit_names_its_base);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *path = g_strdup_printf ("/ui/payment/edit/looks/%s", looks[i].name);
    g_test_add_data_func (path, &looks[i], test_look);
  }
  return g_test_run ();
}
