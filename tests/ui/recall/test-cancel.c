/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-cancel.c — customer-orders.md §5.7 on the screen: why an order is cancelled, what that
 * costs, what goes back and how. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-choice-card.h"
#include "ui/payment/pos-payment.h"
#include "ui/recall/pos-cancel-page.h"
#include "ui/recall/pos-cancel-refund.h"

#define WIDTH 1366
#define HEIGHT 768

/* --- The order --- */

static UiShell *
start (int width, int height)
{
  UiShell *ui = recall_start (width, height);

  pos_payment_add (ui->shell);
  return ui;
}

/* Two lines ship, one is picked up; the deposit and the reservation are on one card. */
static PosOrder *
place_order (UiShell *ui)
{
  g_autofree char *table = NULL, *pick = NULL;

  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400110\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400214\", \"quantity\": \"2\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400201\"}");
  ui_shell_do (ui,
               "order.ship_all",
               "{\"location\": \"W9\", \"mode\": \"STANDARD\", \"date\": \"2026-05-21\"}");
  table = ui_shell_dup_line (ui, "400201");
  pick = g_strdup_printf ("{\"lines\": [\"%s\"], \"store\": \"S2\", \"date\": \"2026-05-16\","
                          " \"slot\": \"10:00-12:00\"}",
                          table);
  ui_shell_do (ui, "order.pickup_selected", pick);
  ui_shell_do (ui, "pay.card", "{\"balance\": \"card\"}");
  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
  return recall_latest (ui);
}

/* The same customer picks two things up, and paid the deposit in cash. */
static PosOrder *
place_pick_up (UiShell *ui)
{
  PosOrder *order = recall_order_pick_up (ui, "C-004218", "430551,440203");

  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
  return order;
}

static void
open_page (UiShell *ui)
{
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_hands_tap (ui, "Cancel order");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Cancel order");
}

static char *
dup_money (UiShell *ui, gint64 minor)
{
  return pos_format_money (
      pos_shell_get_format (ui->shell), minor, pos_register_get_currency (ui->reg));
}

/* Taps the button that says @words with @minor in them. */
static void
confirm (UiShell *ui, const char *words, gint64 minor)
{
  g_autofree char *amount = dup_money (ui, minor);
  g_autofree char *label = g_strconcat (words, " ", amount, NULL);

  ui_hands_tap (ui, label);
}

static void
approve (UiShell *ui)
{
  ui_hands_wait_for (ui, "Supervisor approval");
  for (const char *key = "2468"; *key; key++)
    ui_shell_press (ui, (char[]){*key, '\0'});
  ui_hands_tap (ui, "Approve");
}

static gint64
at_rate (PosOrder *order, gint64 per_cent)
{
  return pos_minor_at_rate (
      order->open_total, (PosRate){per_cent * POS_SCALE / 100}, POS_ROUND_HALF_UP);
}

static void
assert_cancelled (UiShell *ui, PosOrder *order, gint64 kept)
{
  g_autoptr (PosOrder) saved = recall_reload (ui, order);

  ui_hands_wait_for (ui, "Order cancelled");
  g_assert_true (pos_id_is_none (&pos_register_get_order (ui->reg)->id));
  g_assert_cmpint (saved->status, ==, POS_ORDER_STATUS_CANCELLED);
  g_assert_cmpint (saved->paid, ==, kept);
  g_assert_cmpint (saved->authorized, ==, 0);
}

/* Says it, and is closed again. */
static void
assert_callout (UiShell *ui, GtkWidget *target, const char *title)
{
  GtkWidget *callout = ui_find_type (target, POS_TYPE_CALLOUT);

  g_assert_nonnull (callout);
  g_assert_nonnull (ui_find_text (callout, title));
  gtk_popover_popdown (GTK_POPOVER (callout));
  ui_shell_settle (ui);
}

static PosPayment *
get_last_payment (PosOrder *order)
{
  return pos_list_peek (order->payments, pos_list_size (order->payments) - 1);
}

/* --- Tests --- */

/* Every amount of the page says where it comes from, also those that are only proposed. */
static void
every_amount_is_explained (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_order (ui);
  g_autofree char *charge = dup_money (ui, at_rate (order, 10));
  g_autofree char *base = dup_money (ui, order->open_total);
  g_autofree char *computed = g_strdup_printf ("10%% of %s that is still open", base);
  static const struct {
    const char *caption, *sentence;
  } amounts[] = {
      {"Sofa Haarlem 3-seat, oat", "Ordered: Sofa Haarlem 3-seat, oat"},
      {"Goods", "Ordered: Dining chair Vester, black oak"},
      {"Charges", "Charge: Delivery charge · Sofa Haarlem 3-seat, oat"},
      {"Order total", "Charge: Delivery charge · Sofa Haarlem 3-seat, oat"},
      {"Deposits paid", "Deposit taken: Visa \u2066•••• 4242\u2069"},
      {"Reserved on a card, let go", "Reserved: Visa \u2066•••• 4242\u2069"},
      {"Cancellation charge", NULL},
      {"Refund due to customer", "Deposits paid"},
  };

  open_page (ui);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++) {
    const char *sentence = amounts[i].sentence ? amounts[i].sentence : computed;
    recall_ask_why (ui, amounts[i].caption);
    g_assert_true (recall_shows (ui, "Why this amount?"));
    ui_shell_picture (ui, amounts[i].caption);
    g_assert_true (recall_shows (ui, sentence));
    ui_shell_press (ui, "Escape");
    g_assert_false (recall_shows (ui, "Why this amount?"));
  }
  g_assert_true (recall_shows (ui, charge));
  ui_shell_free (ui);
}

/* M24, M26, M27: the rules' charge is kept, the rest goes back to the card that paid. */
static void
the_card_that_paid_gets_it_back (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_order (ui);
  gint64 charge = at_rate (order, 10);

  g_assert_cmpint (order->authorized, >, 0);
  open_page (ui);
  ui_hands_tap (ui, "Changed mind");
  ui_shell_picture (ui, "09-cancel-order");
  ui_lint (GTK_WIDGET (ui->shell), "09-cancel-order");
  confirm (ui, "Cancel order and refund", order->deposit_held - charge);
  approve (ui);
  assert_cancelled (ui, order, charge);
  g_autoptr (PosOrder) saved = recall_reload (ui, order);
  g_assert_cmpint (get_last_payment (saved)->kind, ==, POS_PAYMENT_REFUND);
  g_assert_nonnull (get_last_payment (saved)->masked);

  /* Years later it still says how it was computed. */
  g_autofree char *base = dup_money (ui, order->open_total);
  g_autofree char *computed = g_strdup_printf ("10%% of %s that was open", base);
  ui_hands_tap (ui, "Done");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  recall_ask_why (ui, "Cancellation charge");
  g_assert_true (recall_shows (ui, computed));
  ui_shell_picture (ui, "why-cancelled");
  ui_shell_press (ui, "Escape");
  recall_ask_why (ui, "Order total");
  ui_shell_picture (ui, "why-cancelled-total");
  g_assert_true (ui_hands_shows_part (ui, computed));
  ui_shell_free (ui);
}

/* What paid is proposed; another way may be chosen. */
static void
cash_goes_back_from_the_drawer (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);
  gint64 charge = at_rate (order, 10);

  open_page (ui);
  ui_hands_tap (ui, "Our mistake");
  g_assert_true (ui_hands_shows (ui, "From the drawer"));
  confirm (ui, "Cancel order and refund", order->deposit_held - charge);
  approve (ui);
  assert_cancelled (ui, order, charge);
  g_autoptr (PosOrder) saved = recall_reload (ui, order);
  g_assert_null (get_last_payment (saved)->masked);
  ui_shell_free (ui);
}

/* M25: who may cancel, but not waive, asks once for both. */
static void
no_charge_asks_a_supervisor (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);

  open_page (ui);
  g_assert_true (ui_hands_shows (ui, "Lowering it asks for a supervisor."));
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "No charge");
  confirm (ui, "Cancel order and refund", order->deposit_held);
  approve (ui);
  assert_cancelled (ui, order, 0);
  ui_shell_free (ui);
}

/* The right may be there already: then nobody is asked, and no shield is shown. */
static void
a_supervisor_asks_nobody (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);

  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "tom", "2468");
  open_page (ui);
  g_assert_false (ui_hands_shows (ui, "Lowering it asks for a supervisor."));
  ui_hands_tap (ui, "Found elsewhere");
  ui_hands_tap (ui, "Half");
  confirm (ui, "Cancel order and refund", order->deposit_held - at_rate (order, 5));
  assert_cancelled (ui, order, at_rate (order, 5));
  ui_shell_free (ui);
}

/* M25: nothing … all that is open; M26: above the deposit the customer owes the difference. */
static void
more_than_the_deposit_is_taken (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);

  open_page (ui);
  ui_hands_tap_named (ui, "More");
  g_assert_true (ui_hands_shows (ui, "11%"));
  ui_hands_tap_named (ui, "Less");
  ui_hands_tap_named (ui, "Less");
  g_assert_true (ui_hands_shows (ui, "9%"));
  for (int i = 9; i < 20; i++)
    ui_hands_tap_named (ui, "More");
  g_assert_true (ui_hands_shows (ui, "Refund due to customer"));
  g_assert_nonnull (ui_hands_find (ui, "Cancel order"));
  for (int i = 20; i < 30; i++)
    ui_hands_tap_named (ui, "More");
  g_assert_true (ui_hands_shows (ui, "Customer still pays"));
  ui_hands_tap (ui, "Changed mind");
  confirm (ui, "Cancel order and take", at_rate (order, 30) - order->deposit_held);
  approve (ui);
  g_autofree char *due = dup_money (ui, at_rate (order, 30) - order->deposit_held);
  g_autofree char *take = g_strconcat ("Take cash ", due, NULL);
  ui_hands_wait_for (ui, take);
  ui_hands_tap (ui, take);
  assert_cancelled (ui, order, at_rate (order, 30));
  ui_shell_free (ui);
}

static PosDialog *
get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

static gboolean
is_asked (gpointer ui)
{
  return get_dialog (ui) != NULL;
}

static void
press_keys (UiShell *ui, const char *keys)
{
  for (; *keys; keys++)
    ui_shell_press (ui, *keys == '.' ? "period" : (char[]){*keys, '\0'});
}

static gboolean
is_answered (gpointer ui)
{
  return get_dialog (ui) == NULL;
}

/* A button is seen pressed before it acts. */
static void
enter (UiShell *ui)
{
  ui_shell_press (ui, "Return");
  ui_hands_wait (is_answered, ui);
  ui_shell_settle (ui);
}

/* M25: what was agreed may be typed, as an amount; the bounds stand there before. */
static void
an_agreed_amount_is_typed (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);
  g_autofree char *base = dup_money (ui, order->open_total);
  g_autofree char *bounds = g_strdup_printf ("Allowed from €0.00 (0%%) to %s (100%%).", base);
  g_autofree char *outcome = g_strdup_printf ("€25.00 of %s", base);
  int width, height, refused_width, refused_height;

  open_page (ui);
  g_assert_true (ui_hands_shows (ui, bounds));
  ui_hands_tap (ui, "10%");
  ui_shell_picture (ui, "cancel-charge-percent");
  ui_lint (GTK_WIDGET (ui->shell), "cancel-charge-percent");
  ui_hands_tap (ui, "Amount");
  ui_size (GTK_WIDGET (get_dialog (ui)), &width, &height);
  press_keys (ui, "9999");
  ui_size (GTK_WIDGET (get_dialog (ui)), &refused_width, &refused_height);
  g_assert_cmpint (refused_width, ==, width);
  g_assert_cmpint (refused_height, ==, height);
  g_assert_nonnull (ui_find_class (GTK_WIDGET (get_dialog (ui)), "error"));
  ui_shell_picture (ui, "cancel-charge-too-much");
  ui_hands_tap (ui, "Set the charge");
  g_assert_nonnull (get_dialog (ui));
  ui_hands_tap_named (ui, "Clear");
  ui_shell_press (ui, "minus");
  press_keys (ui, "5");
  g_assert_nonnull (ui_find_class (GTK_WIDGET (get_dialog (ui)), "error"));
  ui_hands_tap (ui, "Set the charge");
  g_assert_nonnull (get_dialog (ui));
  ui_hands_tap_named (ui, "Clear");
  ui_hands_tap (ui, "Set the charge");
  g_assert_true (ui_hands_shows (ui, "Type the amount."));
  press_keys (ui, "25");
  g_assert_true (ui_hands_shows (ui, outcome));
  ui_hands_tap (ui, "Set the charge");
  g_assert_null (get_dialog (ui));
  g_assert_true (ui_hands_shows (ui, outcome));
  ui_shell_picture (ui, "cancel-charge-typed");
  ui_lint (GTK_WIDGET (ui->shell), "cancel-charge-typed");
  ui_hands_tap (ui, "Changed mind");
  confirm (ui, "Cancel order and refund", order->deposit_held - 2500);
  approve (ui);
  assert_cancelled (ui, order, 2500);
  ui_shell_free (ui);
}

/* Digits go where a number is asked for: to the share, also a part of a percent. */
static void
a_share_is_typed_on_the_keyboard (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);
  gint64 charge = pos_minor_at_rate (order->open_total, (PosRate){125000}, POS_ROUND_HALF_UP);

  open_page (ui);
  press_keys (ui, "12.5");
  ui_hands_wait (is_asked, ui);
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "12.5 %"));
  enter (ui);
  g_assert_true (ui_hands_shows (ui, "12.5%"));
  ui_hands_tap_named (ui, "More");
  g_assert_true (ui_hands_shows (ui, "13%"));
  ui_hands_tap_named (ui, "Less");
  g_assert_true (ui_hands_shows (ui, "12%"));
  press_keys (ui, "12.5");
  ui_hands_wait (is_asked, ui);
  enter (ui);
  ui_hands_tap (ui, "Changed mind");
  confirm (ui, "Cancel order and refund", order->deposit_held - charge);
  approve (ui);
  assert_cancelled (ui, order, charge);
  ui_shell_free (ui);
}

static void
a_reason_is_asked_for (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);
  g_autofree char *amount = dup_money (ui, order->deposit_held - at_rate (order, 10));
  g_autofree char *label = g_strconcat ("Cancel order and refund ", amount, NULL);

  open_page (ui);
  GtkWidget *button = ui_hands_find (ui, label);
  ui_shell_tap (ui, button);
  assert_callout (ui, button, "Why is it cancelled?");
  /* "Other" says nothing by itself. */
  ui_hands_tap (ui, "Other");
  ui_shell_tap (ui, button);
  g_assert_true (ui_hands_shows (ui, "Say in a few words why."));
  ui_shell_picture (ui, "cancel-other");
  ui_hands_type (ui, "Reason in words", "Moved abroad");
  g_assert_false (ui_hands_shows (ui, "Say in a few words why."));
  g_assert_true (pos_id_is_none (&pos_register_get_order (ui->reg)->id));
  ui_shell_free (ui);
}

/* Leaving changes nothing, and nobody was asked for anything. */
static void
the_order_may_be_kept (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);

  open_page (ui);
  ui_hands_tap (ui, "No charge");
  ui_hands_tap (ui, "Keep the order");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Recall order");
  g_autoptr (PosOrder) same = recall_reload (ui, order);
  g_assert_cmpint (same->revision, ==, order->revision);
  g_assert_true (pos_id_is_none (&pos_register_get_order (ui->reg)->id));
  ui_shell_free (ui);
}

/* The refusal stands at the button, and the page stays. */
static void
what_was_delivered_meanwhile_is_refused (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);
  g_autofree char *amount = dup_money (ui, order->deposit_held - at_rate (order, 10));
  g_autofree char *label = g_strconcat ("Cancel order and refund ", amount, NULL);

  open_page (ui);
  ui_hands_tap (ui, "Changed mind");
  order->status = POS_ORDER_STATUS_INVOICED;
  order->revision++;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  line->invoiced = line->ordered;
  recall_save (ui, order);
  ui_hands_tap (ui, label);
  approve (ui);
  assert_callout (ui, ui_hands_find (ui, label), "This order can no longer be changed");
  g_assert_true (pos_id_is_none (&pos_register_get_order (ui->reg)->id));
  ui_shell_free (ui);
}

/* M27: when the card refuses, the order stays in the transaction until the money has gone back. */
static void
a_refused_card_leaves_another_way (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_order (ui);
  gint64 charge = at_rate (order, 10);

  open_page (ui);
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "Original card");
  pos_sim_terminal_push (POS_SIM_TERMINAL (pos_devices_get_terminal (ui->devices)),
                         POS_SIM_TERMINAL_DECLINE);
  confirm (ui, "Cancel order and refund", order->deposit_held - charge);
  approve (ui);
  ui_hands_wait_for (ui, "Another way");
  ui_hands_tap (ui, "Another way");
  g_autofree char *amount = dup_money (ui, order->deposit_held - charge);
  g_autofree char *cash = g_strdup_printf ("Give back %s in cash", amount);
  ui_hands_tap (ui, cash);
  /* M26: the store's policy wants it on the card. */
  approve (ui);
  assert_cancelled (ui, order, charge);
  ui_shell_free (ui);
}

/* Nobody looks for a second way below the fold. */
static void
assert_every_way_is_seen (UiShell *ui)
{
  GtkWidget *due = ui_find_class (GTK_WIDGET (ui->shell), "due");
  GtkWidget *scroller = gtk_widget_get_ancestor (due, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  g_assert_cmpfloat (gtk_adjustment_get_upper (down), <=, gtk_adjustment_get_page_size (down));
}

static void
it_fits_every_screen (void)
{
  static const struct {
    int width, height;
    guint scale;
    PosThemeVariant variant;
    const char *language, *picture;
  } screens[] = {
      {768, 1366, 100, POS_THEME_LIGHT, "en", "09-upright"},
      {1024, 768, 125, POS_THEME_LIGHT, "nl", "09-dutch-large"},
      {1366, 768, 100, POS_THEME_LIGHT, "nl", "09-dutch"},
      {1024, 768, 125, POS_THEME_LIGHT, "de", "09-german-large"},
      {1366, 768, 100, POS_THEME_DARK, "ar", "09-arabic"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++) {
    UiShell *ui = start (screens[i].width, screens[i].height);
    g_autoptr (PosOrder) order = place_order (ui);
    g_autofree char *id = pos_id_dup_text (&order->id);

    ui_shell_set_look (ui, screens[i].variant, screens[i].scale);
    ui_shell_set_language (ui, screens[i].language);
    pos_shell_open (ui->shell, "order.cancel", g_variant_new_parsed ("{'order': <%s>}", id), NULL);
    ui_shell_settle (ui);
    g_assert_true (POS_IS_CANCEL_PAGE (pos_shell_get_page (ui->shell)));
    ui_shell_picture (ui, screens[i].picture);
    ui_lint (GTK_WIDGET (ui->shell), screens[i].picture);
    assert_every_way_is_seen (ui);
    ui_shell_free (ui);
  }
}

/* --- A gift card --- */

static PosChoiceCard *
find_chosen (GtkWidget *parent)
{
  PosChoiceCard *chosen = pos_choice_card_find_active (parent);
  GtkWidget *child = gtk_widget_get_first_child (parent);

  for (; child && !chosen; child = gtk_widget_get_next_sibling (child))
    chosen = find_chosen (child);
  return chosen;
}

/* It gets back what it paid; whoever has to pay more is not asked for it. */
static void
a_gift_card_only_gets_back (void)
{
  UiShell *ui = start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = place_pick_up (ui);
  PosCancelFacts facts;
  g_autoptr (GtkWidget) refund = NULL;
  GError *error = NULL;

  pos_cancel_facts_read (
      ui->reg, order, pos_cancel_facts_get_standard (ui->reg, order), -1, &facts, &error);
  g_assert_no_error (error);
  facts.gift = pos_list_peek (order->payments, 0);
  facts.due = -500;
  refund = g_object_ref_sink (pos_cancel_refund_new (ui->shell, order, &facts));
  g_assert_cmpstr (pos_cancel_refund_get_key (POS_CANCEL_REFUND (refund)), ==, "pay.gift_card");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_chosen (refund))));
  facts.due = 500;
  pos_cancel_refund_show (POS_CANCEL_REFUND (refund), &facts);
  g_assert_cmpstr (pos_cancel_refund_get_key (POS_CANCEL_REFUND (refund)), ==, "pay.cash");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_chosen (refund))));
  ui_shell_free (ui);
}

#define TEST(name) g_test_add_func ("/recall/cancel/" #name, name)

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (every_amount_is_explained);
  TEST (the_card_that_paid_gets_it_back);
  TEST (cash_goes_back_from_the_drawer);
  TEST (no_charge_asks_a_supervisor);
  TEST (a_supervisor_asks_nobody);
  TEST (more_than_the_deposit_is_taken);
  TEST (a_reason_is_asked_for);
  TEST (the_order_may_be_kept);
  TEST (what_was_delivered_meanwhile_is_refused);
  TEST (a_refused_card_leaves_another_way);
  TEST (a_gift_card_only_gets_back);
  TEST (it_fits_every_screen);
  g_test_add_func ("/ui/recall/cancel/amount", an_agreed_amount_is_typed);
  g_test_add_func ("/ui/recall/cancel/keyboard", a_share_is_typed_on_the_keyboard);
  return g_test_run ();
}
