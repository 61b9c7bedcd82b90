/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-stored.c — a pick-up that what was reserved on cards may pay: M19, M21, scenario 85, F10. */
#include "payment-support.h"
#include "ui-lint.h"

/* The order that is open is paid by card, everything that is left reserved.  Returns: its name. */
static char *
reserve (UiShell *ui)
{
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.card", "{\"balance\": \"card\"}");
  char *reference = NULL;

  g_assert_true (g_variant_lookup (paid, "reference", "s", &reference));
  payment_tap (ui, "Done");
  return reference;
}

static void
begin_order (UiShell *ui)
{
  g_autoptr (GVariant) customer =
      ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");
}

static void
hand_over (UiShell *ui, const char *reference)
{
  g_autofree char *args = g_strdup_printf ("{\"order\": \"%s\"}", reference);
  g_autoptr (GVariant) answer = ui_shell_run (ui, "fulfill.line_pickup", args);
}

/* €119.00 to pick up in Utrecht, a fifth paid, the rest reserved: €95.20 are due. */
static UiShell *
start (void)
{
  UiShell *ui = payment_start (1366, 768);

  begin_order (ui);
  g_autoptr (GVariant) picked =
      ui_shell_run (ui,
                    "order.pickup_all",
                    "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  g_autofree char *reference = reserve (ui);
  hand_over (ui, reference);
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 9520);
  g_assert_cmpint (payment_cart (ui)->authorized, ==, 9520);
  return ui;
}

/* The same beside something that ships, reserved one after the other, because nobody had decided
 * about the pick-up. */
static UiShell *
start_with_two_at (gboolean choose, int width, int height)
{
  UiShell *ui = payment_start (width, height);
  PosFeature *feature = pos_config_get (pos_register_get_config (ui->reg), POS_TYPE_FEATURE, "F10");

  feature->enabled = choose;
  begin_order (ui);
  g_autofree char *pick = ui_shell_dup_line (ui, "400214");
  g_autofree char *pick_args = g_strdup_printf (
      "{\"lines\": [\"%s\"], \"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": "
      "\"10:00-12:00\"}",
      pick);
  g_autoptr (GVariant) picked = ui_shell_run (ui, "order.pickup_selected", pick_args);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400215\"}");
  g_autofree char *ship = ui_shell_dup_line (ui, "400215");
  g_autofree char *ship_args =
      g_strdup_printf ("{\"lines\": [\"%s\"], \"location\": \"W9\", \"mode\": \"STANDARD\"}", ship);
  g_autoptr (GVariant) shipped = ui_shell_run (ui, "order.ship_selected", ship_args);
  g_autoptr (GVariant) first = ui_shell_run (ui, "pay.card", NULL);
  g_autofree char *reference = reserve (ui);
  hand_over (ui, reference);
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 9520);
  return ui;
}

static UiShell *
start_with_two (gboolean choose)
{
  return start_with_two_at (choose, 1366, 768);
}

static void
assert_concluded (UiShell *ui)
{
  g_assert_true (pos_id_is_none (&payment_cart (ui)->id));
  payment_assert_shows (ui, "Handed over");
}

/* What stays reserved is what is left of it, at the end and among the payments. */
static void
test_the_rest_stays_reserved (void)
{
  UiShell *ui = payment_start (1366, 768);

  begin_order (ui);
  g_autoptr (GVariant) second = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  g_autofree char *line = ui_shell_dup_line (ui, "400214");
  g_autofree char *reference = reserve (ui);
  g_autofree char *args = g_strdup_printf (
      "{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\", \"quantity\": \"1\"}]}", reference, line);
  g_autoptr (GVariant) half = ui_shell_run (ui, "fulfill.line_pickup", args);

  payment_open (ui, "pay.card");
  payment_tap (ui, "Use available payment €95.20");
  payment_assert_shows (ui, "Handed over");
  payment_assert_shows (ui, "€95.20");
  g_assert_false (payment_shows (ui, "€190.40"));
  ui_shell_free (ui);
}

/* M19: a tap on Card does not ask the terminal while something is stored. */
static void
test_people_choose_how (void)
{
  UiShell *ui = start ();

  payment_open (ui, "pay.card");
  payment_assert_shows (ui, "Available payment");
  payment_assert_shows (ui, "Visa •••• 4242 · €95.20 reserved");
  payment_assert_shows (ui, "Take cash €95.20");
  ui_shell_picture (ui, "payment-stored");
  payment_tap (ui, "Use available payment €95.20");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_enter_uses_what_is_stored (void)
{
  UiShell *ui = start ();

  payment_open (ui, "txn.conclude");
  payment_enter (ui);
  assert_concluded (ui);
  ui_shell_free (ui);
}

/* Who tapped Cash is asked for cash; what is stored stands beside it. */
static void
test_cash_leads_when_cash_was_tapped (void)
{
  UiShell *ui = start ();

  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Use available payment €95.20");
  payment_enter (ui);
  assert_concluded (ui);
  ui_shell_free (ui);
}

/* Scenario 85. */
static void
test_declined_twice (void)
{
  UiShell *ui = start ();

  payment_open (ui, "pay.stored");
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_DECLINE);
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_DECLINE);
  payment_tap (ui, "Use available payment €95.20");
  payment_assert_shows (ui, "The stored card was declined");
  payment_assert_shows (
      ui, "It was tried twice, and nothing is handed over yet. Take another payment.");
  ui_shell_picture (ui, "payment-stored-declined");
  payment_tap (ui, "Pay another way");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 9520);
  payment_tap (ui, "Pay €95.20 by card");
  assert_concluded (ui);
  ui_shell_free (ui);
}

/* M21: nobody hears of the first refusal. */
static void
test_the_second_try_pays (void)
{
  UiShell *ui = start ();

  payment_open (ui, "pay.stored");
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_DECLINE);
  payment_tap (ui, "Use available payment €95.20");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_one_button_with_f10_off (void)
{
  UiShell *ui = start_with_two (FALSE);

  payment_open (ui, "pay.stored");
  payment_assert_shows (ui, "Available payments");
  payment_tap (ui, "Use available payment €95.20");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_a_button_for_each_with_f10_on (void)
{
  UiShell *ui = start_with_two (TRUE);
  PosPayment *second;

  payment_open (ui, "pay.stored");
  second = pos_list_peek (payment_cart (ui)->payments, 2);
  g_assert_cmpint (second->amount, ==, 9520);
  payment_assert_shows (ui, "Use all, €95.20");
  payment_assert_shows (ui, "Visa •••• 4242 · €95.20 reserved");
  ui_shell_picture (ui, "payment-stored-choice");
  GtkWidget *detail = payment_button (ui, "Visa •••• 4242 · €95.20 reserved");
  ui_shell_tap (ui, detail);
  assert_concluded (ui);
  ui_shell_free (ui);
}

/* What is paid in part leaves the rest to what is stored. */
static void
test_part_in_cash (void)
{
  UiShell *ui = start ();
  g_autoptr (GVariant) part = ui_shell_run (ui, "pay.cash", "{\"amount\": \"50.00\"}");

  payment_open (ui, "pay.stored");
  payment_tap (ui, "Use available payment €45.20");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_nothing_stored_says_so (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");

  payment_open (ui, "pay.stored");
  payment_assert_shows (ui, "No order is being handed over");
  ui_shell_free (ui);
}

static const struct {
  int width, height;
  guint scale;
  PosThemeVariant variant;
  const char *language;
} looks[] = {
    {768, 1366, 100, POS_THEME_LIGHT, "en"},
    {1024, 768, 125, POS_THEME_LIGHT, "de"},
    {1366, 768, 100, POS_THEME_DARK, "ar"},
    {1366, 768, 100, POS_THEME_LIGHT, "nl"},
};

/* Nothing cut, nothing outside, nothing too small. */
static void
test_looks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    UiShell *ui = start_with_two_at (TRUE, looks[i].width, looks[i].height);
    g_autofree char *name = g_strdup_printf ("payment-stored-look-%s", looks[i].language);

    ui_shell_set_look (ui, looks[i].variant, looks[i].scale);
    ui_shell_set_language (ui, looks[i].language);
    payment_open (ui, "pay.stored");
    ui_shell_picture (ui, name);
    ui_lint (GTK_WIDGET (ui->shell), name);
    ui_shell_free (ui);
  }
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payment/stored/M19-people-choose-how", test_people_choose_how);
  g_test_add_func ("/ui/payment/stored/the-rest-stays-reserved", test_the_rest_stays_reserved);
  g_test_add_func ("/ui/payment/stored/M19-enter", test_enter_uses_what_is_stored);
  g_test_add_func ("/ui/payment/stored/M19-cash-instead", test_cash_leads_when_cash_was_tapped);
  g_test_add_func ("/ui/payment/stored/M19-part-in-cash", test_part_in_cash);
  g_test_add_func ("/ui/payment/stored/M21-the-second-try-pays", test_the_second_try_pays);
  g_test_add_func ("/ui/payment/stored/85-declined-twice", test_declined_twice);
  g_test_add_func ("/ui/payment/stored/F10-off", test_one_button_with_f10_off);
  g_test_add_func ("/ui/payment/stored/F10-on", test_a_button_for_each_with_f10_on);
  g_test_add_func ("/ui/payment/stored/nothing-stored", test_nothing_stored_says_so);
  g_test_add_func ("/ui/payment/stored/looks", test_looks);
  return g_test_run ();
}
