/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-page.c — charges are seen, added, changed, removed and computed anew: §4.7. */
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/charges/pos-charges-ui.h"
#include "ui/common/pos-keypad-model.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-select.h"
#include "ui/payment/pos-payment.h"
#include "ui/sale/pos-sale.h"

/* The order of the pictures: the rules ask €39.00 for delivery, €28.24 of it for the sofa. */
static UiShell *
start_as (const char *worker, const char *secret)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_charges_ui_add (ui->shell);
  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, worker, secret);
  ui_shell_load_order (ui);
  return ui;
}

static UiShell *
start (void)
{
  return start_as ("tom", "2468");
}

static PosOrder *
get_order (UiShell *ui)
{
  return pos_register_get_order (ui->reg);
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

/* The charge that was added last. */
static PosCharge *
get_last (UiShell *ui)
{
  GListModel *charges = G_LIST_MODEL (get_order (ui)->charges);
  guint size = g_list_model_get_n_items (charges);
  g_autoptr (PosCharge) charge = size > 0 ? g_list_model_get_item (charges, size - 1) : NULL;

  g_assert_nonnull (charge);
  return charge;
}

static void
key_in (UiShell *ui, const char *digits)
{
  PosReadout *readout = ui_find_type (GTK_WIDGET (get_dialog (ui)), POS_TYPE_READOUT);

  g_assert_nonnull (readout);
  for (const char *digit = digits; *digit; digit++)
    pos_keypad_model_press (pos_readout_get_model (readout), (PosKey)(*digit - '0'));
  ui_shell_settle (ui);
}

static void
choose (UiShell *ui, const char *code)
{
  pos_select_set_selected (ui_find_type (GTK_WIDGET (get_dialog (ui)), POS_TYPE_SELECT), code);
  ui_shell_settle (ui);
}

static void
test_list (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "charge.manage", NULL);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Manage charges");
  g_assert_true (ui_hands_shows (ui, "Delivery charge"));
  g_assert_true (ui_hands_shows_part (ui, "FREIGHT · Automatic"));
  g_assert_true (ui_hands_shows (ui, "€28.24"));
  g_assert_true (ui_hands_shows (ui, "€39.00"));
  g_assert_true (ui_hands_shows (ui, "2 charges"));
  ui_shell_press (ui, "Escape");
  g_assert_true (ui_hands_is_home (ui));
  ui_shell_free (ui);
}

static void
test_empty (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_charges_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_shell_load_sale (ui);
  ui_hands_open (ui, "charge.manage", NULL);
  g_assert_true (ui_hands_shows (ui, "No charges"));
  g_assert_true (ui_hands_shows (ui, "€0.00"));
  ui_lint (GTK_WIDGET (ui->shell), "no charges");
  ui_shell_picture (ui, "charges-empty");
  ui_shell_free (ui);
}

/* What it comes to is shown before, and it can be taken back after. */
static void
test_add (void)
{
  UiShell *ui = start ();
  gint64 total = get_order (ui)->total;

  ui_hands_open (ui, "charge.manage", NULL);
  /* Enter is the way on. */
  ui_shell_press (ui, "Return");
  ui_hands_wait (is_asked, ui);
  choose (ui, "GIFTWRAP");
  /* Nothing keyed is no amount. */
  ui_hands_tap (ui, "Add the charge");
  g_assert_true (ui_hands_shows (ui, "Type the amount."));
  key_in (ui, "5");
  /* An amount carries its currency while it is keyed, as everywhere. */
  g_assert_true (ui_hands_shows (ui, "€5"));
  g_assert_true (ui_hands_shows (ui, "Total €2,681.90 → €2,686.90"));
  ui_hands_tap (ui, "Add the charge");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (get_order (ui)->total, ==, total + 500);
  g_assert_true (ui_hands_shows (ui, "All lines together"));
  g_assert_true (ui_hands_shows (ui, "Gift wrapping"));
  g_assert_true (ui_hands_shows_part (ui, "GIFTWRAP · By hand"));

  ui_hands_tap (ui, "Remove");
  g_assert_false (ui_hands_shows (ui, "Gift wrapping"));
  g_assert_cmpint (get_order (ui)->total, ==, total);
  ui_shell_free (ui);
}

/* A line charge needs a line: the one that is selected, or it is asked. */
static void
test_add_to_line (void)
{
  UiShell *ui = start ();
  g_autofree char *line = ui_shell_dup_line (ui, "400214");
  PosId id;

  g_assert_true (pos_id_parse (line, &id, NULL));
  pos_register_clear_selection (ui->reg);
  ui_hands_open (ui, "charge.line_add", NULL);
  g_assert_true (ui_hands_shows (ui, "Choose a line"));
  choose (ui, "GIFTWRAP");
  key_in (ui, "8");
  GtkWidget *button = ui_hands_find (ui, "Add the charge");
  ui_shell_tap (ui, button);
  g_autofree char *refusal = ui_hands_dup_callout (button);
  g_assert_nonnull (refusal);
  g_assert_nonnull (get_dialog (ui));
  pos_dialog_answer_safe (get_dialog (ui));
  ui_shell_settle (ui);

  pos_register_select_line (ui->reg, &id, TRUE);
  ui_hands_open (ui, "charge.line_add", NULL);
  g_assert_false (ui_hands_shows (ui, "Choose a line"));
  choose (ui, "GIFTWRAP");
  key_in (ui, "8");
  ui_hands_type (ui, "Reason", " For a wedding ");
  ui_hands_tap (ui, "Add the charge");
  g_assert_null (get_dialog (ui));
  g_assert_true (pos_id_equal (&get_last (ui)->line, &id));
  g_assert_cmpint (get_last (ui)->amount, ==, 800);
  g_assert_cmpstr (get_last (ui)->reason, ==, "For a wedding");
  ui_shell_free (ui);
}

/* A clerk's change waits for a supervisor; what the rules ask for stays to be seen. */
static void
test_override (void)
{
  UiShell *ui = start_as ("sanne", "1111");

  ui_hands_open (ui, "charge.manage", NULL);
  ui_hands_tap (ui, "Change");
  g_assert_true (ui_hands_shows (ui, "A supervisor has to approve it."));
  /* What is typed is the amount, though there is a field beside the keys. */
  ui_shell_press (ui, "2");
  ui_shell_press (ui, "0");
  ui_hands_type (ui, "Reason", "Promised");
  g_assert_true (ui_hands_shows (ui, "Total €2,681.90 → €2,673.66"));
  ui_shell_picture (ui, "charges-change");
  ui_lint (GTK_WIDGET (ui->shell), "change a charge");
  ui_hands_tap (ui, "Change the charge");
  g_assert_cmpint (get_order (ui)->charge_total, ==, 3900);
  g_assert_true (ui_hands_shows (ui, "Tom Meijer"));
  /* Who approves sees what, and how much. */
  g_assert_true (ui_hands_shows (ui, "Manage charges · €20.00"));
  for (const char *digit = "2468"; *digit; digit++) {
    char key[] = {*digit, '\0'};
    ui_shell_press (ui, key);
  }
  ui_hands_tap (ui, "Approve");
  ui_hands_wait_for (ui, "Reason: Promised");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (get_order (ui)->charge_total, ==, 3076);
  g_assert_true (
      gtk_widget_has_css_class (ui_find_text (GTK_WIDGET (ui->shell), "€28.24"), "strike"));
  ui_shell_free (ui);
}

/* Where the chain wants to know why, nothing changes without it: said at the field. */
static void
test_reason (void)
{
  UiShell *ui = start ();
  PosParameters *parameters = pos_config_get_parameters (pos_register_get_config (ui->reg));

  pos_text_set (&parameters->charge_override_reason, "why");
  ui_hands_open (ui, "charge.manage", NULL);
  ui_hands_tap (ui, "Waive");
  g_assert_true (ui_hands_shows (ui, "It has to be given."));
  g_assert_true (ui_hands_shows (ui, "Delivery charge · 1\u00a0× Sofa Haarlem 3-seat, oat"));
  ui_hands_tap (ui, "Waive the charge");
  g_assert_nonnull (get_dialog (ui));
  g_assert_true (ui_hands_shows (ui, "Say why the amount is another one."));
  ui_lint (GTK_WIDGET (ui->shell), "a reason is wanted");
  ui_shell_picture (ui, "charges-reason");
  ui_hands_type (ui, "Reason", "Goodwill");
  g_assert_false (ui_hands_shows (ui, "Say why the amount is another one."));
  ui_hands_tap (ui, "Waive the charge");
  g_assert_null (get_dialog (ui));
  g_assert_true (ui_hands_shows (ui, "Reason: Goodwill"));
  g_assert_cmpint (get_order (ui)->charge_total, ==, 1076);
  ui_shell_free (ui);
}

/* The same where the chain has a list: one of its reasons, and no words. */
static void
test_usual_reasons (void)
{
  UiShell *ui = start ();
  PosConfig *config = pos_register_get_config (ui->reg);
  g_autoptr (PosReasonList) list = g_object_new (POS_TYPE_REASON_LIST, NULL);
  g_autoptr (PosReason) late = g_object_new (POS_TYPE_REASON, NULL);

  pos_text_set (&list->id, "why");
  pos_text_set (&late->id, "LATE");
  late->name = pos_l10n_new ("It came late");
  pos_list_append (list->reasons, late);
  pos_config_put (config, list);
  pos_text_set (&pos_config_get_parameters (config)->charge_override_reason, "why");
  ui_hands_open (ui, "charge.manage", NULL);
  ui_hands_tap (ui, "Waive");
  ui_hands_tap (ui, "Waive the charge");
  g_assert_true (ui_hands_shows (ui, "Say why the amount is another one."));
  ui_lint (GTK_WIDGET (ui->shell), "a reason is chosen");
  ui_shell_picture (ui, "charges-reasons");
  ui_hands_tap (ui, "It came late");
  g_assert_false (ui_hands_shows (ui, "Say why the amount is another one."));
  ui_hands_tap (ui, "Waive the charge");
  g_assert_null (get_dialog (ui));
  g_assert_true (ui_hands_shows (ui, "Reason: It came late"));
  g_assert_cmpint (get_order (ui)->charge_total, ==, 1076);
  ui_shell_free (ui);
}

/* Without a finger: to a charge, its amount, and back. */
static void
test_keyboard (void)
{
  UiShell *ui = start ();
  GtkWidget *focus;

  ui_hands_open (ui, "charge.manage", NULL);
  gtk_widget_grab_focus (ui_hands_find (ui, "Waive"));
  ui_shell_press (ui, "Return");
  ui_hands_wait (is_asked, ui);
  /* The pad hears the keys, and Enter answers. */
  ui_shell_press (ui, "7");
  g_assert_true (ui_hands_shows (ui, "Total €2,681.90 → €2,660.66"));
  ui_shell_press (ui, "Return");
  ui_hands_wait_for (ui, "€7.00");
  g_assert_null (get_dialog (ui));
  /* The hand is still at that charge. */
  focus = gtk_window_get_focus (GTK_WINDOW (ui->shell));
  g_assert_true (focus == ui_hands_find (ui, "Change"));
  ui_shell_press (ui, "Escape");
  g_assert_true (ui_hands_is_home (ui));
  ui_shell_free (ui);
}

static gboolean
is_answered (gpointer ui)
{
  return get_dialog (ui) == NULL;
}

/* Whatever has the focus while an amount is keyed: Enter is for that. */
static void
test_keyboard_adds (void)
{
  UiShell *ui = start ();
  GtkWidget *select;

  ui_hands_open (ui, "charge.manage", NULL);
  ui_shell_press (ui, "Return");
  ui_hands_wait (is_asked, ui);
  choose (ui, "GIFTWRAP");
  select = ui_find_type (GTK_WIDGET (get_dialog (ui)), POS_TYPE_SELECT);
  gtk_widget_child_focus (select, GTK_DIR_TAB_FORWARD);
  ui_shell_press (ui, "5");
  ui_shell_press (ui, "Return");
  ui_hands_wait (is_answered, ui);
  g_assert_cmpint (get_last (ui)->amount, ==, 500);
  ui_shell_free (ui);
}

/* The tile of the order's layout leads here. */
static void
test_tile (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_charges_ui_add (ui->shell);
  pos_sale_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_shell_load_order (ui);
  ui_hands_tap (ui, "Manage charges");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Manage charges");
  g_assert_true (ui_hands_shows (ui, "2 charges"));
  ui_shell_free (ui);
}

/* What was entered is lost: said before; the safe answer loses nothing. */
static void
test_recalculate (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "charge.manage", NULL);
  ui_hands_tap (ui, "Waive");
  g_assert_true (ui_hands_shows (ui, "Total €2,681.90 → €2,653.66"));
  ui_hands_tap (ui, "Waive the charge");
  g_assert_cmpint (get_order (ui)->charge_total, ==, 1076);

  ui_hands_tap (ui, "Recalculate charges");
  g_assert_true (ui_hands_shows (ui, "€0.00 → €28.24"));
  ui_shell_picture (ui, "charges-recalculate");
  ui_lint (GTK_WIDGET (ui->shell), "recalculate charges");
  pos_dialog_answer_safe (get_dialog (ui));
  ui_shell_settle (ui);
  g_assert_cmpint (get_order (ui)->charge_total, ==, 1076);

  ui_hands_tap (ui, "Recalculate charges");
  pos_dialog_answer_primary (get_dialog (ui));
  ui_shell_settle (ui);
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (get_order (ui)->charge_total, ==, 3900);

  /* Nothing to lose: it asks nothing. */
  ui_hands_tap (ui, "Recalculate charges");
  g_assert_null (get_dialog (ui));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "The charges are as the rules ask"));
  ui_shell_free (ui);
}

/* Two chairs and the table are ordered, and the table is given up where that costs something. */
static UiShell *
start_giving_up (void)
{
  UiShell *ui = ui_shell_new (1366, 768);
  const char *reference = NULL;

  pos_charges_ui_add (ui->shell);
  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  pos_config_get_parameters (pos_register_get_config (ui->reg))->charge_on_line_cancellation = TRUE;
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400214\", \"quantity\": \"2\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400201\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S2\", \"date\": \"2026-05-16\", \"slot\": \"10:00-12:00\"}");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  g_assert_true (g_variant_lookup (paid, "reference", "&s", &reference));
  ui_shell_press (ui, "Escape");
  g_autofree char *order = g_strdup_printf ("{\"order\": \"%s\"}", reference);
  ui_shell_do (ui, "order.edit", order);
  g_autofree char *line = ui_shell_dup_line (ui, "400201");
  g_autofree char *lines = g_strdup_printf ("{\"lines\": [\"%s\"]}", line);
  ui_shell_do (ui, "line.void", lines);
  return ui;
}

/* M29: it stands among the charges, and is waived or changed there as a cancellation's. */
static void
test_given_up (void)
{
  UiShell *ui = start_giving_up ();
  gint64 asked = get_last (ui)->amount;

  g_assert_cmpint (get_last (ui)->origin, ==, POS_CHARGE_CANCELLATION);
  g_assert_cmpint (asked, >, 0);
  ui_hands_open (ui, "charge.manage", NULL);
  g_assert_null (ui_find_text (GTK_WIDGET (ui->shell), "Remove"));
  ui_hands_tap (ui, "Change");
  key_in (ui, "1");
  ui_hands_type (ui, "Reason", "Goodwill");
  ui_lint (GTK_WIDGET (ui->shell), "change what lines cost that are given up");
  ui_hands_tap (ui, "Change the charge");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (get_last (ui)->amount, ==, 100);
  g_assert_cmpint (get_last (ui)->calculated, ==, asked);
  ui_shell_picture (ui, "charges-given-up");
  ui_hands_tap (ui, "Waive");
  ui_hands_tap (ui, "Waive the charge");
  g_assert_cmpint (get_last (ui)->amount, ==, 0);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/charges/list", test_list);
  g_test_add_func ("/ui/charges/empty", test_empty);
  g_test_add_func ("/ui/charges/add-and-remove", test_add);
  g_test_add_func ("/ui/charges/add-to-a-line", test_add_to_line);
  g_test_add_func ("/ui/charges/override-with-approval", test_override);
  g_test_add_func ("/ui/charges/asks-why", test_reason);
  g_test_add_func ("/ui/charges/asks-which-reason", test_usual_reasons);
  g_test_add_func ("/ui/charges/keyboard", test_keyboard);
  g_test_add_func ("/ui/charges/keyboard-adds", test_keyboard_adds);
  g_test_add_func ("/ui/charges/tile", test_tile);
  g_test_add_func ("/ui/charges/given-up", test_given_up);
  g_test_add_func ("/ui/charges/recalculate-warns", test_recalculate);
  return g_test_run ();
}
