/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-cash.c — coins and notes: exact, with change, in parts, given back. */
#include "fake-headquarters.h"
#include "payment-support.h"
#include "ui-hands.h"
#include "ui-lint.h"

#include "base/pos-json.h"
#include "model/pos-credit.h"
#include "model/pos-discount.h"
#include "store/pos-outbox-table.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/payment/pos-payment.h"
#include "wire/pos-transaction.h"

static UiShell *
start_sale (void)
{
  UiShell *ui = payment_start (1366, 768);

  /* A throw for €59.95 and four chairs for €119.00 each. */
  g_autoptr (GVariant) one = ui_shell_run (ui, "item.add", "{\"item\": \"440203\"}");
  g_autoptr (GVariant) two =
      ui_shell_run (ui, "item.add", "{\"item\": \"400214\", \"quantity\": \"4\"}");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 53595);
  payment_open (ui, "pay.cash");
  return ui;
}

static void
assert_concluded (UiShell *ui)
{
  g_assert_true (pos_id_is_none (&payment_cart (ui)->id));
  payment_assert_shows (ui, "Done");
}

static void
test_exact (void)
{
  UiShell *ui = start_sale ();

  /* The exact amount is there already. */
  payment_assert_shows (ui, "To pay");
  payment_assert_shows (ui, "Change to give");
  payment_assert_shows (ui, "€0.00");
  payment_tap (ui, "Take cash €535.95");
  assert_concluded (ui);
  payment_assert_shows (ui, "€535.95");
  g_assert_cmpuint (pos_sim_drawer_get_openings (pos_devices_get_sim_drawer (ui->devices)), ==, 1);
  /* Done goes home to an empty cart. */
  payment_tap (ui, "Done");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  payment_assert_shows (ui, "Placeholder: transaction");
  ui_shell_free (ui);
}

/* Up to where it is concluded, on two receipts. */
static void
exchange (UiShell *ui)
{
  PosConfig *config = pos_register_get_config (ui->reg);
  PosProfile *profile = pos_config_get_profile (config, pos_register_get_store_record (ui->reg));
  const char *receipt = NULL;

  profile->no_exchange = profile->split_exchange = TRUE;
  ui_shell_do (ui, "item.add", "{\"item\": \"440203\"}");
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", NULL);
  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  payment_tap (ui, "Done");
  g_autofree char *back =
      g_strdup_printf ("{\"order\": \"%s\", \"all\": true, \"reason\": \"changed-mind\"}", receipt);
  ui_shell_do (ui, "return.by_receipt", back);
  ui_shell_do (ui, "item.add", "{\"item\": \"400214\"}");
  payment_open (ui, "pay.cash");
  payment_tap (ui, "Take cash €59.05");
  assert_concluded (ui);
}

/* §10.57: where they are not mixed on one receipt, both numbers are told. */
static void
test_exchange (void)
{
  UiShell *ui = payment_start (1366, 768);

  exchange (ui);
  payment_assert_shows (ui, "Receipt");
  payment_assert_shows (ui, "Return receipt");
  ui_shell_picture (ui, "payment-end-exchange");
  ui_shell_free (ui);
}

static gboolean
list_letters (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) items = pos_outbox_table_list (txn, 0, 100, error);

  for (guint i = 0; items && i < items->len; i++) {
    PosOutboxItem *item = items->pdata[i];
    if (g_str_equal (item->kind, POS_TRANSACTION_LETTER))
      g_ptr_array_add (data, g_strdup (item->body));
  }
  return items != NULL;
}

/* Both papers go to the address that is asked for once. */
static void
test_exchange_mailed (void)
{
  UiShell *ui = ui_shell_new_offline (1366, 768);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  exchange (ui);
  payment_tap (ui, "E-mail");
  payment_assert_shows (ui, "E-mail both receipts");
  ui_hands_type (ui, "E-mail", "anna@example.com");
  payment_tap (ui, "Send");
  payment_wait_for (ui, "Both receipts go to anna@example.com");
  pos_db_read_sync (pos_local_store_get_db (ui->store), list_letters, letters, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 2);
  g_assert_nonnull (strstr (letters->pdata[0], "\"paper\":\"sale\""));
  g_assert_nonnull (strstr (letters->pdata[1], "\"paper\":\"return\""));
  ui_shell_free (ui);
}

static void
test_note (void)
{
  UiShell *ui = start_sale ();

  payment_assert_shows (ui, "€540.00");
  payment_assert_shows (ui, "€550.00");
  payment_tap (ui, "€550.00");
  payment_assert_shows (ui, "€14.05");
  payment_tap (ui, "Take cash €550.00");
  assert_concluded (ui);
  /* The change is the one big number now. */
  payment_assert_shows (ui, "Change to give");
  payment_assert_shows (ui, "€14.05");
  ui_shell_picture (ui, "payment-end-change");
  ui_shell_free (ui);
}

static void
test_keyed (void)
{
  UiShell *ui = start_sale ();

  payment_key (ui, "600");
  payment_assert_shows (ui, "Take cash €600.00");
  payment_assert_shows (ui, "€64.05");
  /* Enter on what was keyed is the big button. */
  payment_enter (ui);
  assert_concluded (ui);
  /* And Enter again is Done. */
  payment_enter (ui);
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_free (ui);
}

/* A digit too many goes by touch as well: what was not keyed has none. */
static void
test_one_digit_back (void)
{
  UiShell *ui = start_sale ();
  GtkWidget *back = ui_find_class (GTK_WIDGET (ui->shell), "back");

  g_assert_false (gtk_widget_get_visible (back));
  payment_key (ui, "6005");
  payment_assert_shows (ui, "Take cash €6,005.00");
  g_assert_true (gtk_widget_get_visible (back));
  ui_shell_picture (ui, "payment-keyed");
  ui_lint (GTK_WIDGET (ui->shell), "payment-keyed");
  g_signal_emit_by_name (back, "clicked");
  ui_shell_settle (ui);
  payment_assert_shows (ui, "Take cash €600.00");
  payment_tap (ui, "€550.00");
  g_assert_false (gtk_widget_get_visible (back));
  ui_shell_free (ui);
}

static void
test_nothing_keyed (void)
{
  UiShell *ui = start_sale ();

  payment_key (ui, "0");
  payment_tap (ui, "Take cash €0.00");
  payment_assert_shows (ui, "How much does the customer hand over?");
  payment_close_callout (ui);
  g_assert_false (pos_order_has_open_payments (payment_cart (ui)));
  ui_shell_free (ui);
}

/* What is refused is read first: the focus is in what says why, and then back. */
static void
test_refused (void)
{
  UiShell *ui = start_sale ();
  GtkWidget *focus;

  payment_key (ui, "900000");
  payment_tap (ui, "Take cash €900,000.00");
  payment_assert_shows (ui, "That would be too much change");
  focus = gtk_window_get_focus (GTK_WINDOW (ui->shell));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, POS_TYPE_CALLOUT));
  payment_close_callout (ui);
  focus = gtk_window_get_focus (GTK_WINDOW (ui->shell));
  g_assert_nonnull (ui_find_text (focus, "Take cash €900,000.00"));
  ui_shell_free (ui);
}

static void
test_parts (void)
{
  UiShell *ui = start_sale ();

  payment_key (ui, "500");
  payment_assert_shows (ui, "Still to pay after this");
  payment_assert_shows (ui, "€35.95");
  payment_tap (ui, "Take cash €500.00");
  /* The tender stands among what was paid; the rest is asked for. */
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 3595);
  payment_assert_shows (ui, "−€500.00");
  payment_assert_shows (ui, "Still to pay today");
  payment_assert_shows (ui, "Take cash €35.95");
  /* The second part by card. */
  payment_tap (ui, "Card");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static UiShell *
start_on_account (void)
{
  UiShell *ui = payment_start (1366, 768);

  g_autoptr (GVariant) left = ui_shell_run (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "tom", "2468");
  g_autoptr (GVariant) chairs =
      ui_shell_run (ui, "item.add", "{\"item\": \"400214\", \"quantity\": \"4\"}");
  payment_open (ui, "pay.cash");
  /* For nobody there is no account. */
  g_assert_false (payment_shows (ui, "On account"));
  g_autoptr (GVariant) hotel = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004348\"}");
  payment_assert_shows (ui, "On account");
  return ui;
}

/* The amount beside @caption. */
static char *
dup_beside (UiShell *ui, const char *caption)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (ui->shell), caption);
  GtkWidget *row = label ? gtk_widget_get_parent (label) : NULL;

  g_assert_nonnull (row);
  return g_strdup (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (row))));
}

static void
assert_beside (UiShell *ui, const char *caption, const char *expected)
{
  g_autofree char *amount = dup_beside (ui, caption);

  g_assert_cmpstr (amount, ==, expected);
}

/* What goes onto the account does not come from it; there are no lines, and it is paid like a sale.
 */
static void
test_onto_account (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autoptr (GVariant) left = ui_shell_run (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "tom", "2468");
  g_autoptr (GVariant) hotel = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004348\"}");
  g_autoptr (GVariant) due =
      ui_shell_run (ui, "customer.account_deposit", "{\"amount\": \"120.00\"}");

  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Take cash €120.00");
  g_assert_false (payment_shows (ui, "On account"));
  ui_shell_picture (ui, "payment-onto-account");
  payment_key (ui, "100");
  payment_tap (ui, "Take cash €100.00");
  payment_assert_shows (ui, "Take cash €20.00");
  /* All of it, whatever was paid of it. */
  assert_beside (ui, "Total", "€120.00");
  assert_beside (ui, "Customer account", "€120.00");
  assert_beside (ui, "Due today", "€120.00");
  assert_beside (ui, "Cash", "−€100.00");
  ui_shell_picture (ui, "payment-onto-account-part");
  payment_tap (ui, "Take cash €20.00");
  assert_concluded (ui);
  ui_shell_free (ui);
}

/* A part in cash, the rest on account; who has a limit does not get more. */
static void
test_on_account (void)
{
  UiShell *ui = start_on_account ();
  PosConfig *config = pos_register_get_config (ui->reg);
  g_autoptr (PosCredit) credit = g_object_new (POS_TYPE_CREDIT, NULL);
  gint64 due = payment_cart (ui)->due_now;

  pos_text_set (&credit->id, "C-004348");
  credit->limit = due - 1;
  pos_config_put (config, credit);
  ui_shell_picture (ui, "payment-on-account");
  payment_tap (ui, "On account");
  g_assert_false (pos_order_has_open_payments (payment_cart (ui)));
  payment_wait_for (ui, "€476.00 is more than this customer may have on account");
  ui_shell_picture (ui, "payment-over-credit");
  ui_shell_press (ui, "Escape");
  payment_key (ui, "100");
  payment_tap (ui, "On account");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, due - 10000);
  credit->limit = due;
  payment_tap (ui, "On account");
  assert_concluded (ui);
  ui_shell_free (ui);
}

/* The chain gives 5 % for cash: the screen says so before, and asks for less. */
static void
put_cash_discount (UiShell *ui)
{
  g_autoptr (json_t) json = pos_json_parse (
      "{\"id\": \"CASH5\", \"name\": \"Cash saves\", \"type\": \"tender\", \"tender\": \"cash\", "
      "\"lines\": [{\"product\": \"*\"}], \"tiers\": [{\"from\": \"0\", \"rate\": \"0.05\"}]}",
      -1,
      NULL);
  g_autoptr (PosRecord) discount =
      pos_record_new_from_json (POS_TYPE_DISCOUNT, json, pos_register_get_currency (ui->reg), NULL);

  pos_config_put (pos_register_get_config (ui->reg), discount);
}

static void
test_saving (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autoptr (GVariant) sold =
      ui_shell_run (ui, "item.add", "{\"item\": \"400214\", \"quantity\": \"4\"}");

  put_cash_discount (ui);
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "€476.00");
  payment_assert_shows (ui, "€23.80 less when it is paid in cash");
  payment_assert_shows (ui, "Take cash €452.20");
  ui_shell_picture (ui, "payment-saving");
  /* Who pays a part saves with that part. */
  payment_key (ui, "190");
  payment_assert_shows (ui, "€276.00");
  payment_tap (ui, "Take cash €190.00");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 27600);
  g_assert_cmpint (payment_cart (ui)->discount, ==, 1000);
  payment_assert_shows (ui, "€13.80 less when it is paid in cash");
  ui_shell_free (ui);
}

static void
test_void (void)
{
  UiShell *ui = start_sale ();

  payment_key (ui, "500");
  payment_tap (ui, "Take cash €500.00");
  payment_tap (ui, "−€500.00");
  payment_assert_shows (ui, "Give back this payment? Cash, €500.00");
  /* The safe answer keeps it. */
  payment_tap (ui, "Keep it");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 3595);
  payment_tap (ui, "−€500.00");
  payment_tap (ui, "Give back €500.00");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 53595);
  g_assert_false (payment_shows (ui, "−€500.00"));
  payment_assert_shows (ui, "Take cash €535.95");
  ui_shell_free (ui);
}

static void
test_receipt (void)
{
  UiShell *ui = start_sale ();
  PosSimPrinter *printer = pos_devices_get_sim_printer (ui->devices);

  payment_tap (ui, "None");
  payment_tap (ui, "Take cash €535.95");
  assert_concluded (ui);
  g_assert_cmpuint (pos_sim_printer_get_n_printed (printer), ==, 0);
  ui_shell_free (ui);
}

static int
get_top (UiShell *ui, const char *text)
{
  graphene_rect_t box;

  g_assert_true (
      gtk_widget_compute_bounds (payment_button (ui, text), GTK_WIDGET (ui->shell), &box));
  return (int)box.origin.y;
}

/* Whoever taps again where he tapped must not meet something else there. */
static void
test_receipt_choice_stays (void)
{
  UiShell *ui = ui_shell_new_offline (1366, 768);

  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"440203\"}");
  payment_open (ui, "pay.cash");
  payment_tap (ui, "Print");
  g_assert_false (payment_shows (ui, "marieke@example.com"));
  int top = get_top (ui, "Both");
  payment_tap (ui, "Both");
  payment_assert_shows (ui, "marieke@example.com");
  g_assert_cmpint (get_top (ui, "Both"), ==, top);
  payment_tap (ui, "None");
  g_assert_cmpint (get_top (ui, "Both"), ==, top);
  ui_shell_free (ui);
}

static void
test_next_scan (void)
{
  UiShell *ui = start_sale ();

  payment_tap (ui, "Take cash €535.95");
  assert_concluded (ui);
  /* The next customer's first product takes the place of Done. */
  g_signal_emit_by_name (pos_scan_controller_find (GTK_WIDGET (ui->shell)), "scanned", "400214");
  ui_shell_settle (ui);
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 11900);
  ui_shell_free (ui);
}

/* What is on a gift card headquarters knows, and here is none. */
static void
test_gift_cards_need_the_network (void)
{
  UiShell *ui = start_sale ();

  payment_tap (ui, "Gift card");
  payment_assert_shows (ui, "Gift cards need the network");
  payment_close_callout (ui);
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 53595);
  ui_shell_free (ui);
}

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer data)
{
  return fake_headquarters_connect (data, store, context);
}

static gboolean
is_unavailable (UiShell *ui, const char *text)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (ui->shell), text);

  return gtk_widget_has_css_class (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "unavailable");
}

/* Nobody has to go back and come again when the line is cut, or back; what was keyed stays. */
static void
test_gift_cards_follow_the_line (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = ui_shell_new_connected (1366, 768, connect, headquarters);

  pos_payment_add (ui->shell);
  pos_shell_start (ui->shell);
  ui_shell_sign_in (ui);
  ui_shell_load_sale (ui);
  fake_headquarters_set_online (ui->sync, FALSE);
  payment_open (ui, "pay.cash");
  payment_key (ui, "600");
  g_assert_true (is_unavailable (ui, "Gift card"));
  fake_headquarters_set_online (ui->sync, TRUE);
  ui_shell_settle (ui);
  g_assert_false (is_unavailable (ui, "Gift card"));
  payment_assert_shows (ui, "Take cash €600.00");
  fake_headquarters_set_online (ui->sync, FALSE);
  ui_shell_settle (ui);
  g_assert_true (is_unavailable (ui, "Gift card"));
  ui_shell_free (ui);
}

/* What the store does not take is no button, and whoever comes by that way is led to the other. */
static void
test_store_takes_none (void)
{
  const struct {
    const char *tender;
    const char *shown;
    const char *hidden;
  } cases[] = {
      {"cash", "Pay €535.95 by card", "Cash"},
      {"card", "Take cash €535.95", "Card"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    UiShell *ui = payment_start (1366, 768);
    PosConfig *config = pos_register_get_config (ui->reg);
    g_autoptr (PosTender) tender =
        pos_record_copy (pos_config_get (config, POS_TYPE_TENDER, cases[i].tender));

    tender->stores = g_strsplit ("S2", " ", -1);
    pos_config_put (config, tender);
    g_autoptr (GVariant) one = ui_shell_run (ui, "item.add", "{\"item\": \"440203\"}");
    g_autoptr (GVariant) two =
        ui_shell_run (ui, "item.add", "{\"item\": \"400214\", \"quantity\": \"4\"}");
    payment_open (ui, "pay.cash");
    payment_assert_shows (ui, cases[i].shown);
    g_assert_false (payment_shows (ui, cases[i].hidden));
    payment_tap (ui, cases[i].shown);
    assert_concluded (ui);
    ui_shell_free (ui);
  }
}

/* Nobody is asked for what this store never does. */
static void
test_store_prints_none (void)
{
  UiShell *ui = payment_start (1366, 768);
  PosConfig *config = pos_register_get_config (ui->reg);
  g_autoptr (PosReceiptProfile) profile = g_object_new (POS_TYPE_RECEIPT_PROFILE, NULL);
  g_autoptr (PosPaperRule) rule = g_object_new (POS_TYPE_PAPER_RULE, NULL);

  pos_text_set (&profile->id, "RP");
  rule->not_printed = TRUE; /* of sales, which is the first kind */
  pos_list_append (profile->papers, rule);
  pos_config_put (config, profile);
  pos_text_set (&pos_register_get_store_record (ui->reg)->receipt_profile, "RP");
  g_autoptr (GVariant) one = ui_shell_run (ui, "item.add", "{\"item\": \"440203\"}");
  payment_open (ui, "pay.cash");
  g_assert_false (payment_shows (ui, "Receipt"));
  g_assert_false (payment_shows (ui, "None"));
  ui_shell_press (ui, "Escape");
  rule->not_printed = FALSE;
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Receipt");
  payment_assert_shows (ui, "None");
  ui_shell_free (ui);
}

static void
test_leaving_changes_nothing (void)
{
  UiShell *ui = start_sale ();

  payment_key (ui, "5");
  ui_shell_press (ui, "Escape");
  payment_assert_shows (ui, "Placeholder: transaction");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 53595);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payment/cash/exact", test_exact);
  g_test_add_func ("/ui/payment/cash/exchange", test_exchange);
  g_test_add_func ("/ui/payment/cash/exchange-mailed", test_exchange_mailed);
  g_test_add_func ("/ui/payment/cash/note", test_note);
  g_test_add_func ("/ui/payment/cash/keyed", test_keyed);
  g_test_add_func ("/ui/payment/cash/one-digit-back", test_one_digit_back);
  g_test_add_func ("/ui/payment/cash/nothing-keyed", test_nothing_keyed);
  g_test_add_func ("/ui/payment/cash/refused", test_refused);
  g_test_add_func ("/ui/payment/cash/parts", test_parts);
  g_test_add_func ("/ui/payment/cash/on-account", test_on_account);
  g_test_add_func ("/ui/payment/cash/onto-account", test_onto_account);
  g_test_add_func ("/ui/payment/cash/saving", test_saving);
  g_test_add_func ("/ui/payment/cash/void", test_void);
  g_test_add_func ("/ui/payment/cash/receipt", test_receipt);
  g_test_add_func ("/ui/payment/cash/receipt-choice-stays", test_receipt_choice_stays);
  g_test_add_func ("/ui/payment/cash/next-scan", test_next_scan);
  g_test_add_func ("/ui/payment/cash/gift-cards", test_gift_cards_need_the_network);
  g_test_add_func ("/ui/payment/cash/gift-cards-line", test_gift_cards_follow_the_line);
  g_test_add_func ("/ui/payment/cash/store-takes-none", test_store_takes_none);
  g_test_add_func ("/ui/payment/cash/store-prints-none", test_store_prints_none);
  g_test_add_func ("/ui/payment/cash/leave", test_leaving_changes_nothing);
  return g_test_run ();
}
