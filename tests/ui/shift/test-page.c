/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-page.c — shifts on the screen: money goes into the drawer, is counted, and the shift is
 * closed: register.md §4. */
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/shift/pos-shift-ui.h"

static UiShell *
start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_shift_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  return ui;
}

static void
sell (UiShell *ui, const char *item)
{
  g_autofree char *args = g_strdup_printf ("{\"item\": \"%s\"}", item);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", args);
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", "{}");

  ui_shell_settle (ui);
}

static void
press_all (UiShell *ui, const char *keys)
{
  for (; *keys; keys++) {
    char key[] = {*keys, '\0'};
    ui_shell_press (ui, key);
  }
  ui_shell_settle (ui);
}

/* A working day: start amount, a sale, a safe drop, a count, the end. */
static void
test_a_day (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "shift.manage", NULL);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Shifts");
  g_assert_true (ui_hands_shows (ui, "Shift 1"));
  ui_hands_tap (ui, "Start amount");
  press_all (ui, "150");
  ui_shell_picture (ui, "shift-dialog");
  ui_lint (GTK_WIDGET (ui->shell), "shift-dialog");
  ui_hands_tap (ui, "Start amount · €150.00");
  g_assert_true (ui_hands_shows (ui, "Start amount · Cash"));
  sell (ui, "430551");
  ui_hands_tap (ui, "Safe drop");
  press_all (ui, "20");
  ui_hands_type (ui, "Note", "Noon");
  ui_hands_tap (ui, "Safe drop · €20.00");
  g_assert_true (ui_hands_shows_part (ui, "Noon"));
  ui_shell_picture (ui, "shift-page");
  ui_lint (GTK_WIDGET (ui->shell), "shift-page");

  /* What was printed stands on the screen, and Esc leads back. */
  ui_hands_tap (ui, "X report");
  g_assert_true (ui_hands_shows_part (ui, "Safe drop"));
  g_assert_true (ui_hands_shows (ui, "The report is printed."));
  ui_shell_picture (ui, "shift-x-report");
  ui_lint (GTK_WIDGET (ui->shell), "shift-x-report");
  ui_shell_press (ui, "Escape");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));

  ui_hands_tap (ui, "Count money");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Count money");
  ui_hands_tap (ui, "€100.00");
  press_all (ui, "2");
  ui_hands_tap (ui, "€50.00");
  press_all (ui, "1");
  ui_shell_picture (ui, "shift-count");
  ui_lint (GTK_WIDGET (ui->shell), "shift-count");
  ui_hands_tap (ui, "Save count of €250.00");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Shifts");
  g_assert_true (ui_hands_shows (ui, "Counted · Cash"));
  g_assert_true (ui_hands_shows (ui, "Over") || ui_hands_shows (ui, "Short"));

  ui_hands_tap (ui, "Close shift");
  ui_shell_picture (ui, "shift-close");
  ui_lint (GTK_WIDGET (ui->shell), "shift-close");
  ui_hands_tap (ui, "Close shift");
  g_assert_null (pos_register_get_worker (ui->reg));
  g_assert_null (pos_register_get_shift (ui->reg));

  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_hands_open (ui, "shift.manage", NULL);
  ui_hands_tap (ui, "Shift 1");
  g_assert_true (ui_hands_shows_part (ui, "Z report"));
  ui_shell_picture (ui, "shift-closed");
  ui_lint (GTK_WIDGET (ui->shell), "shift-closed");
  ui_shell_free (ui);
}

/* H-5: who closes is told what nobody counted, and can count it then. */
static void
test_uncounted (void)
{
  UiShell *ui = start (1366, 768);

  sell (ui, "430551");
  ui_hands_open (ui, "shift.manage", NULL);
  ui_hands_tap (ui, "Close shift");
  g_assert_true (ui_hands_shows (ui, "Not counted yet: Cash"));
  ui_shell_picture (ui, "shift-close-uncounted");
  ui_lint (GTK_WIDGET (ui->shell), "shift-close-uncounted");
  ui_hands_tap (ui, "Count money");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Count money");
  ui_hands_tap (ui, "In one sum");
  press_all (ui, "149");
  ui_hands_tap (ui, "Save count of €149.00");
  ui_hands_tap (ui, "Close shift");
  g_assert_false (ui_hands_shows_part (ui, "Not counted yet"));
  /* It was only a question. */
  ui_hands_tap (ui, "Keep it open");
  g_assert_nonnull (pos_register_get_shift (ui->reg));
  ui_shell_free (ui);
}

/* What is typed is the amount, wherever else text could be typed; and Enter counts on. */
static void
test_keys_count (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "shift.manage", NULL);
  ui_hands_tap (ui, "Remove money");
  g_assert_false (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (ui->shell))));
  press_all (ui, "50");
  g_assert_true (ui_hands_shows (ui, "Remove money · €50.00"));
  ui_shell_press (ui, "Escape");

  ui_hands_tap (ui, "Count money");
  press_all (ui, "1");
  ui_shell_press (ui, "Return");
  press_all (ui, "3");
  ui_shell_press (ui, "Return");
  press_all (ui, "4");
  /* One of 200, three of 100, four of 50. */
  g_assert_true (ui_hands_shows (ui, "Save count of €700.00"));
  ui_shell_free (ui);
}

/* In one sum; and a bag for the bank needs its number. */
static void
test_one_sum_and_a_bag (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "shift.declare", NULL);
  ui_hands_tap (ui, "In one sum");
  press_all (ui, "85");
  ui_hands_tap (ui, "Save count of €85.00");
  ui_hands_open (ui, "shift.bank_drop", NULL);
  press_all (ui, "50");
  ui_hands_tap (ui, "Bank drop · €50.00");
  g_assert_true (ui_hands_shows (ui, "This has to be filled in"));
  /* It is scanned, wherever the focus is. */
  PosScanController *scanner = pos_scan_controller_find (GTK_WIDGET (ui->shell));
  g_signal_emit_by_name (scanner, "scanned", "B-77");
  ui_hands_tap (ui, "Bank drop · €50.00");
  ui_hands_open (ui, "shift.manage", NULL);
  g_assert_true (ui_hands_shows_part (ui, "B-77"));
  g_assert_true (ui_hands_shows (ui, "€85.00"));
  ui_shell_free (ui);
}

/* How much goes onto the account is asked for, and is then to be paid. */
static void
test_onto_account (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (GVariant) hotel = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004348\"}");

  ui_hands_open (ui, "customer.account_deposit", NULL);
  press_all (ui, "120");
  ui_shell_picture (ui, "shift-onto-account");
  ui_hands_tap (ui, "Pay onto account · €120.00");
  g_assert_cmpint (pos_register_get_order (ui->reg)->due_now, ==, 12000);
  ui_shell_free (ui);
}

/* A suspended shift is resumed from the list; without one nothing is sold. */
static void
test_suspended_and_resumed (void)
{
  UiShell *ui = start (1366, 768);
  PosAvailability state;

  ui_hands_open (ui, "shift.manage", NULL);
  ui_hands_tap (ui, "Suspend shift");
  g_assert_null (pos_register_get_shift (ui->reg));
  pos_register_get_state (ui->reg, "pay.cash", &state);
  g_assert_cmpstr (state.reason, ==, "no-shift");
  g_assert_cmpstr (state.next, ==, "shift.open");
  pos_availability_clear (&state);
  ui_hands_tap (ui, "Resume shift");
  g_assert_nonnull (pos_register_get_shift (ui->reg));
  ui_hands_tap (ui, "Blind close shift");
  ui_hands_tap (ui, "Open shift");
  g_assert_cmpint (pos_register_get_shift (ui->reg)->number, ==, 2);
  ui_shell_free (ui);
}

/* With none left the page still opens one. */
static void
test_none_left (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "shift.manage", NULL);
  ui_hands_tap (ui, "Suspend shift");
  ui_hands_tap (ui, "Delete shift");
  g_assert_true (ui_hands_shows (ui, "No shift yet"));
  ui_hands_tap (ui, "Open shift");
  g_assert_nonnull (pos_register_get_shift (ui->reg));
  ui_shell_free (ui);
}

/* However many shifts there were, what is done with one is a key away. */
static void
test_shifts_are_one_stop (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "shift.manage", NULL);
  ui_hands_tap (ui, "Blind close shift");
  ui_hands_tap (ui, "Open shift");
  GtkWidget *card = gtk_widget_get_ancestor (ui_find_text (GTK_WIDGET (ui->shell), "Shift 2"),
                                             POS_TYPE_CHOICE_CARD);
  ui_hands_check_one_stop (ui, gtk_widget_get_parent (card), FALSE);
  ui_shell_free (ui);
}

typedef struct {
  const char *name;
  int width, height;
  PosThemeVariant variant;
  guint scale;
  const char *language;
} Look;

static const Look looks[] = {
    {"portrait", 768, 1366, POS_THEME_LIGHT, 100, "en"},
    {"dutch-large", 1024, 768, POS_THEME_LIGHT, 125, "nl"},
    {"arabic", 1366, 768, POS_THEME_DARK, 100, "ar"},
};

static void
test_look (gconstpointer data)
{
  const Look *look = data;
  UiShell *ui = start (look->width, look->height);
  g_autofree char *page = g_strdup_printf ("shift-page-%s", look->name);
  g_autofree char *count = g_strdup_printf ("shift-count-%s", look->name);
  g_autofree char *ended = g_strdup_printf ("shift-close-%s", look->name);

  ui_shell_set_look (ui, look->variant, look->scale);
  ui_shell_set_language (ui, look->language);
  sell (ui, "430551");
  ui_hands_open (ui, "shift.manage", NULL);
  ui_shell_picture (ui, page);
  ui_lint (GTK_WIDGET (ui->shell), page);
  ui_hands_open (ui, "shift.close", NULL);
  ui_shell_picture (ui, ended);
  ui_lint (GTK_WIDGET (ui->shell), ended);
  ui_shell_press (ui, "Escape");
  ui_hands_open (ui, "shift.declare", NULL);
  ui_shell_picture (ui, count);
  ui_lint (GTK_WIDGET (ui->shell), count);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/shift/a-day", test_a_day);
  g_test_add_func ("/ui/shift/uncounted", test_uncounted);
  g_test_add_func ("/ui/shift/keys-count", test_keys_count);
  g_test_add_func ("/ui/shift/one-sum-and-a-bag", test_one_sum_and_a_bag);
  g_test_add_func ("/ui/shift/onto-account", test_onto_account);
  g_test_add_func ("/ui/shift/suspended-and-resumed", test_suspended_and_resumed);
  g_test_add_func ("/ui/shift/none-left", test_none_left);
  g_test_add_func ("/ui/shift/shifts-are-one-stop", test_shifts_are_one_stop);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *path = g_strdup_printf ("/ui/shift/looks/%s", looks[i].name);
    g_test_add_data_func (path, &looks[i], test_look);
  }
  return g_test_run ();
}
