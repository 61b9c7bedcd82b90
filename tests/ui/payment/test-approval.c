/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-approval.c — deposit override and who may approve it: M5–M8, S-21. */
#include "payment-support.h"
#include "ui-hands.h"

#include "base/pos-error.h"
#include "register/pos-approvers.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/payment/pos-approval-panel.h"

#define BOUNDS "Allowed from €0.00 (0%) to €2,413.00 (100%)."

static UiShell *
start_override (void)
{
  UiShell *ui = payment_start (1366, 768);

  ui_shell_load_order (ui);
  payment_open (ui, "order.deposit_override");
  return ui;
}

static void
choose (UiShell *ui, const char *chip)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (payment_button (ui, chip)), TRUE);
  ui_shell_settle (ui);
}

static PosDialog *
get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

/* Checking a secret takes a moment, on a thread of its own. */
static void
approve (UiShell *ui, const char *pin)
{
  payment_key (ui, pin);
  payment_tap (ui, "Approve");
}

static void
test_bounds_are_told_before (void)
{
  UiShell *ui = start_override ();

  payment_assert_shows (ui, "On the part that ships or is picked up, €2,413.00");
  payment_assert_shows (ui, "Standard deposit");
  payment_assert_shows (ui, "was €751.50");
  payment_assert_shows (ui, BOUNDS);
  payment_assert_shows (ui, "Under 20% a supervisor approves.");
  ui_shell_picture (ui, "payment-override");
  ui_shell_free (ui);
}

static void
test_raising_is_free (void)
{
  UiShell *ui = start_override ();

  choose (ui, "50%");
  payment_assert_shows (ui, "€1,206.50");
  /* 268.90 carried out and half of 2413.00. */
  payment_assert_shows (ui, "€1,475.40");
  choose (ui, "Trade customer");
  payment_tap (ui, "Apply");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 120650);
  g_assert_cmpstr (payment_cart (ui)->deposit_reason, ==, "Trade customer");
  /* And back. */
  payment_assert_shows (ui, "The deposit is now 50%");
  payment_tap (ui, "Undo");
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 48260);
  ui_shell_free (ui);
}

static void
test_tom_approves (void)
{
  UiShell *ui = start_override ();

  choose (ui, "10%");
  payment_assert_shows (ui, "Asked because 10% is under your limit");
  payment_assert_shows (ui, "Tom Meijer");
  payment_assert_shows (ui, "€510.20");
  choose (ui, "Long lead time");
  payment_key (ui, "24");
  ui_shell_picture (ui, "payment-approval");
  approve (ui, "68");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 51020);
  g_assert_cmpstr (payment_cart (ui)->deposit_worker, ==, "sanne");
  g_assert_cmpstr (payment_cart (ui)->deposit_approver, ==, "tom");
  g_assert_cmpstr (payment_cart (ui)->deposit_reason, ==, "Long lead time");
  /* Who works here has not changed. */
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  ui_shell_free (ui);
}

/* M6: why is logged, so it is asked; a PIN or a badge does not wait for it. */
static void
test_a_reason_is_asked_for (void)
{
  UiShell *ui = start_override ();

  choose (ui, "50%");
  payment_tap (ui, "Apply");
  payment_assert_shows (ui, "Why another deposit?");
  ui_shell_picture (ui, "payment-override-why");
  payment_close_callout (ui);
  choose (ui, "10%");
  approve (ui, "2468");
  payment_assert_shows (ui, "Choose a reason first. It is kept in the journal.");
  g_assert_nonnull (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 48260);
  choose (ui, "Trade customer");
  payment_tap (ui, "Approve");
  payment_assert_shows (ui, "Key in the PIN of the person who approves.");
  approve (ui, "2468");
  g_assert_null (get_dialog (ui));
  g_assert_cmpstr (payment_cart (ui)->deposit_reason, ==, "Trade customer");
  ui_shell_free (ui);
}

/* What it was before is what comes back, with its reason. */
static void
test_a_second_one_is_undone (void)
{
  UiShell *ui = payment_start (1366, 768);

  ui_shell_load_order (ui);
  ui_shell_do (ui, "order.deposit_override", "{\"rate\": \"0.5\", \"reason\": \"Long lead time\"}");
  payment_open (ui, "order.deposit_override");
  choose (ui, "100%");
  choose (ui, "Trade customer");
  payment_tap (ui, "Apply");
  payment_assert_shows (ui, "The deposit is now 100%");
  payment_tap (ui, "Undo");
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 120650);
  g_assert_cmpint (payment_cart (ui)->deposit_source, ==, POS_DEPOSIT_RATE);
  g_assert_cmpstr (payment_cart (ui)->deposit_reason, ==, "Long lead time");
  /* Who takes back at once what they did is not asked why, though the chain asks (T-28). */
  ui_shell_do (ui, "order.deposit_override", "{\"reset\": true}");
  ui_hands_ask_why (ui, "order.deposit_override", "Why not 20%?", "TRADE", "Trade");
  payment_open (ui, "order.deposit_override");
  choose (ui, "50%");
  choose (ui, "Trade");
  payment_tap (ui, "Apply");
  payment_tap (ui, "Undo");
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 48260);
  ui_shell_free (ui);
}

static void
test_wrong_pin (void)
{
  UiShell *ui = start_override ();

  choose (ui, "10%");
  choose (ui, "Long lead time");
  approve (ui, "9999");
  payment_assert_shows (ui, "That PIN is not right. Type it again.");
  g_assert_nonnull (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 75150);
  /* The dots are empty again, and the right one goes through. */
  approve (ui, "2468");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 51020);
  ui_shell_free (ui);
}

static void
test_no_pin (void)
{
  UiShell *ui = start_override ();

  choose (ui, "10%");
  payment_tap (ui, "Approve");
  payment_assert_shows (ui, "Key in the PIN of the person who approves.");
  ui_shell_free (ui);
}

static gboolean
lists (GPtrArray *workers, const char *id)
{
  for (guint i = 0; i < workers->len; i++)
    if (g_str_equal (((PosWorker *)workers->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* Nobody approves his own call, nobody from another store, nobody above his own limit. */
static void
test_who_is_offered (void)
{
  UiShell *ui = payment_start (1366, 768);

  ui_shell_load_order (ui);
  g_autoptr (GVariant) ten = g_variant_ref_sink (g_variant_new_parsed (
      "{'permission': <'order.deposit_override'>, 'amount_minor': <int64 24130>}"));
  g_autoptr (GVariant) one = g_variant_ref_sink (g_variant_new_parsed (
      "{'permission': <'order.deposit_override'>, 'amount_minor': <int64 2413>}"));
  g_autoptr (GPtrArray) for_ten = pos_approvers_list (ui->reg, ten);
  g_autoptr (GPtrArray) for_one = pos_approvers_list (ui->reg, one);

  g_assert_cmpuint (for_ten->len, ==, 2);
  g_assert_cmpstr (((PosWorker *)for_ten->pdata[0])->id, ==, "tom");
  g_assert_cmpstr (((PosWorker *)for_ten->pdata[1])->id, ==, "lena");
  g_assert_cmpuint (for_one->len, ==, 1);
  g_assert_true (lists (for_one, "lena"));
  ui_shell_free (ui);
}

static void
test_oneself_is_refused (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autoptr (GError) error = NULL;

  ui_shell_load_order (ui);
  g_autoptr (GVariant) refused =
      ui_shell_try (ui, "order.deposit_override", "{\"rate\": \"0.1\"}", &error);
  g_assert_null (refused);
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL);
  g_autoptr (GPtrArray) approvers = pos_approvers_list (ui->reg, pos_error_get_details (error));
  g_assert_false (lists (approvers, "sanne"));
  g_assert_true (lists (approvers, "tom"));
  ui_shell_free (ui);
}

static void
test_keyed_amount (void)
{
  UiShell *ui = start_override ();

  choose (ui, "Trade customer");
  payment_key (ui, "600");
  payment_assert_shows (ui, "€868.90");
  payment_enter (ui);
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 60000);
  payment_open (ui, "pay.cash");
  /* An amount is told as an amount. */
  payment_assert_shows (ui, "€438.62 of €1,764.00, the rest at dispatch");
  ui_shell_free (ui);
}

static void
test_keyed_amount_below_the_limit (void)
{
  UiShell *ui = start_override ();

  choose (ui, "Trade customer");
  payment_key (ui, "300");
  /* Keying is not disturbed; the question comes with Enter. */
  g_assert_false (payment_shows (ui, "Supervisor approval"));
  payment_enter (ui);
  payment_assert_shows (ui, "Asked because €300.00 is under your limit");
  approve (ui, "2468");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 30000);
  ui_shell_free (ui);
}

/* Wanting to key an amount is not yet an amount, and least of all nothing. */
static void
test_no_amount_yet (void)
{
  UiShell *ui = start_override ();

  choose (ui, "Trade customer");
  ui_hands_tap (ui, "Amount");
  g_assert_false (payment_shows (ui, "Supervisor approval"));
  payment_tap (ui, "Apply");
  payment_assert_shows (ui, "Type the amount.");
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 48260);
  payment_key (ui, "600");
  payment_enter (ui);
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 60000);
  ui_shell_free (ui);
}

static void
scan (UiShell *ui, const char *code)
{
  g_signal_emit_by_name (pos_scan_controller_find (GTK_WIDGET (ui->shell)), "scanned", code);
  ui_shell_settle (ui);
}

/* A badge in place of who and which PIN; S-21. */
static void
test_badge_approves (void)
{
  UiShell *ui = start_override ();

  choose (ui, "10%");
  choose (ui, "Long lead time");
  payment_assert_shows (ui, "Or scan a supervisor badge");
  ui_shell_picture (ui, "payment-approval-badge");
  scan (ui, "N0B0DY5BADGE0000000000001");
  payment_assert_shows (ui, "Nobody here has this badge.");
  /* The clerk's own. */
  scan (ui, "S4NNEDEVR1E5CLERK000001");
  payment_assert_shows (ui, "Sanne de Vries may not approve this.");
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 48260);
  scan (ui, "T0MME1JER5UPERV1S0R0001");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 24130);
  ui_shell_free (ui);
}

/* What is scanned is no try of whoever is to approve, however often; a keypad that is a little
 * machine sends no more than a PIN has. */
static void
test_scan_is_no_try (void)
{
  UiShell *ui = start_override ();

  choose (ui, "10%");
  choose (ui, "Long lead time");
  payment_assert_shows (ui, "Supervisor approval");
  for (int i = 0; i < 6; i++) {
    payment_key (ui, i % 2 ? "430551" : "24682468");
    ui_shell_press (ui, "Return");
    payment_assert_shows (ui, "That was scanned, and is no PIN.");
  }
  payment_key (ui, "2468");
  ui_shell_press (ui, "Return");
  while (get_dialog (ui))
    g_main_context_iteration (NULL, TRUE);
  ui_shell_settle (ui);
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 24130);
  ui_shell_free (ui);
}

/* Who approves takes the place of the pad, and the dialog stays where the finger knows it. */
static void
test_nothing_moves (void)
{
  UiShell *ui = payment_start (1024, 768);
  int width, height, asking_width, asking_height;

  ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
  ui_shell_set_language (ui, "de");
  ui_shell_load_order (ui);
  payment_open (ui, "order.deposit_override");
  ui_size (GTK_WIDGET (get_dialog (ui)), &width, &height);
  choose (ui, "10\u00a0%");
  payment_assert_shows (ui, "Freigabe erteilen");
  ui_size (GTK_WIDGET (get_dialog (ui)), &asking_width, &asking_height);
  g_assert_cmpint (asking_width, ==, width);
  g_assert_cmpint (asking_height, ==, height);
  ui_shell_free (ui);
}

/* Labels on screen that tell the bounds. */
static guint
count_bounds (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
            g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), BOUNDS);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_bounds (child);
  return n;
}

/* The bounds turn red; they are not told twice. */
static void
test_out_of_bounds (void)
{
  UiShell *ui = start_override ();

  /* Six keys in a row would be a scanner's. */
  payment_key (ui, "2500");
  payment_enter (ui);
  g_assert_nonnull (get_dialog (ui));
  payment_assert_shows (ui, "€2,500");
  g_assert_nonnull (ui_find_class (GTK_WIDGET (get_dialog (ui)), "error"));
  g_assert_cmpuint (count_bounds (GTK_WIDGET (get_dialog (ui))), ==, 1);
  payment_tap (ui, "Apply");
  g_assert_nonnull (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 48260);
  ui_shell_free (ui);
}

/* P2: no key moves under the finger, however much is keyed. */
static void
test_no_key_moves (void)
{
  UiShell *ui = start_override ();
  int width, height, long_width, long_height;

  ui_size (GTK_WIDGET (get_dialog (ui)), &width, &height);
  for (int i = 0; i < 10; i++)
    payment_tap (ui, "9");
  payment_assert_shows (ui, "€9,999,999,999");
  ui_shell_picture (ui, "payment-override-much");
  ui_size (GTK_WIDGET (get_dialog (ui)), &long_width, &long_height);
  g_assert_cmpint (long_width, ==, width);
  g_assert_cmpint (long_height, ==, height);
  ui_shell_free (ui);
}

static void
test_cancel_is_safe (void)
{
  UiShell *ui = start_override ();

  choose (ui, "10%");
  payment_key (ui, "2468");
  ui_shell_press (ui, "Escape");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->deposit_required, ==, 48260);
  ui_shell_free (ui);
}

static void
test_back_to_standard (void)
{
  UiShell *ui = payment_start (1366, 768);

  ui_shell_load_order (ui);
  g_autoptr (GVariant) raised = ui_shell_run (ui, "order.deposit_override", "{\"rate\": \"0.5\"}");
  payment_open (ui, "order.deposit_override");
  choose (ui, "20%");
  payment_tap (ui, "Apply");
  g_assert_cmpint (payment_cart (ui)->deposit_source, ==, POS_DEPOSIT_DEFAULT);
  ui_shell_free (ui);
}

static void
test_not_after_money_was_taken (void)
{
  UiShell *ui = payment_start (1366, 768);

  ui_shell_load_order (ui);
  g_autoptr (GVariant) part = ui_shell_run (ui, "pay.cash", "{\"amount\": \"100.00\"}");
  payment_open (ui, "order.deposit_override");
  g_assert_null (get_dialog (ui));
  payment_assert_shows (ui, "Money was already taken");
  ui_shell_free (ui);
}

/* --- Any other operation --- */

static UiShell *
start_reprint (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", NULL);

  /* A clerk may not print copies. */
  payment_tap (ui, "Print again");
  payment_assert_shows (ui, "Supervisor approval");
  return ui;
}

static GtkWidget *
get_panel (UiShell *ui)
{
  return ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_APPROVAL_PANEL);
}

static void
test_any_operation (void)
{
  UiShell *ui = start_reprint ();
  PosSimPrinter *printer = pos_devices_get_sim_printer (ui->devices);
  int width, height, told_width, told_height;

  ui_shell_picture (ui, "payment-approval-other");
  ui_size (get_panel (ui), &width, &height);
  approve (ui, "1111");
  payment_assert_shows (ui, "That PIN is not right. Type it again.");
  /* The keys lie still under the finger that types it again. */
  ui_shell_settle (ui);
  ui_size (get_panel (ui), &told_width, &told_height);
  g_assert_cmpint (told_width, ==, width);
  g_assert_cmpint (told_height, ==, height);
  approve (ui, "2468");
  payment_assert_shows (ui, "Done");
  while (pos_sim_printer_get_n_printed (printer) < 2)
    g_main_context_iteration (NULL, TRUE);
  ui_shell_free (ui);
}

/* The keys stay where the finger knows them, however much there is to say. */
static void
test_refusals_move_no_key (void)
{
  UiShell *ui = start_reprint ();
  int width, height, refused_width, refused_height;

  ui_size (GTK_WIDGET (get_dialog (ui)), &width, &height);
  for (int i = 0; i < 5; i++)
    approve (ui, "9999");
  g_assert_true (ui_hands_shows_part (ui, "Too many wrong PINs."));
  /* And what it is asked for is still said. */
  g_assert_true (ui_hands_shows (ui, "Print receipt"));
  ui_shell_picture (ui, "payment-approval-locked");
  ui_size (GTK_WIDGET (get_dialog (ui)), &refused_width, &refused_height);
  g_assert_cmpint (refused_width, ==, width);
  payment_tap (ui, "Cancel");
  ui_shell_free (ui);
}

static void
test_given_up (void)
{
  UiShell *ui = start_reprint ();

  payment_tap (ui, "Cancel");
  g_assert_false (payment_shows (ui, "Supervisor approval"));
  payment_assert_shows (ui, "Done");
  ui_shell_free (ui);
}

static PosApprovalPanel *
wait_for_the_end (UiShell *ui)
{
  PosApprovalPanel *panel = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_APPROVAL_PANEL);

  pos_approval_panel_set_patience (panel, 1);
  payment_wait_for (ui, "Nobody approved it within a minute. Nothing was changed.");
  pos_approval_panel_set_patience (panel, 60);
  return panel;
}

/* S-21: the question ends, the PIN is forgotten; it says so, and asks again. */
static void
test_untouched_ends (void)
{
  UiShell *ui = start_reprint ();

  payment_key (ui, "24");
  PosApprovalPanel *panel = wait_for_the_end (ui);
  ui_shell_picture (ui, "payment-approval-ended");
  g_assert_cmpstr (pos_approval_panel_get_secret (panel), ==, "");
  payment_tap (ui, "Ask again");
  approve (ui, "2468");
  g_assert_false (payment_shows (ui, "Supervisor approval"));
  ui_shell_free (ui);
}

/* What was chosen and keyed in the form beside it is still there. */
static void
test_the_form_stays (void)
{
  UiShell *ui = start_override ();

  choose (ui, "10%");
  choose (ui, "Long lead time");
  wait_for_the_end (ui);
  g_assert_nonnull (get_dialog (ui));
  payment_tap (ui, "Ask again");
  approve (ui, "2468");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 51020);
  g_assert_cmpstr (payment_cart (ui)->deposit_reason, ==, "Long lead time");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payment/override/bounds", test_bounds_are_told_before);
  g_test_add_func ("/ui/payment/override/raise", test_raising_is_free);
  g_test_add_func ("/ui/payment/override/tom", test_tom_approves);
  g_test_add_func ("/ui/payment/override/reason", test_a_reason_is_asked_for);
  g_test_add_func ("/ui/payment/override/undo", test_a_second_one_is_undone);
  g_test_add_func ("/ui/payment/override/no-key-moves", test_no_key_moves);
  g_test_add_func ("/ui/payment/override/wrong-pin", test_wrong_pin);
  g_test_add_func ("/ui/payment/override/no-pin", test_no_pin);
  g_test_add_func ("/ui/payment/override/offered", test_who_is_offered);
  g_test_add_func ("/ui/payment/override/oneself", test_oneself_is_refused);
  g_test_add_func ("/ui/payment/override/keyed", test_keyed_amount);
  g_test_add_func ("/ui/payment/override/keyed-low", test_keyed_amount_below_the_limit);
  g_test_add_func ("/ui/payment/override/out-of-bounds", test_out_of_bounds);
  g_test_add_func ("/ui/payment/override/no-amount-yet", test_no_amount_yet);
  g_test_add_func ("/ui/payment/override/scan-is-no-try", test_scan_is_no_try);
  g_test_add_func ("/ui/payment/override/badge", test_badge_approves);
  g_test_add_func ("/ui/payment/override/nothing-moves", test_nothing_moves);
  g_test_add_func ("/ui/payment/override/cancel", test_cancel_is_safe);
  g_test_add_func ("/ui/payment/override/standard", test_back_to_standard);
  g_test_add_func ("/ui/payment/override/paid", test_not_after_money_was_taken);
  g_test_add_func ("/ui/payment/approval/any", test_any_operation);
  g_test_add_func ("/ui/payment/approval/refusals-move-no-key", test_refusals_move_no_key);
  g_test_add_func ("/ui/payment/approval/given-up", test_given_up);
  g_test_add_func ("/ui/payment/approval/untouched", test_untouched_ends);
  g_test_add_func ("/ui/payment/override/untouched", test_the_form_stays);
  return g_test_run ();
}
