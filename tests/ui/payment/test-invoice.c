/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-invoice.c — register.md 516, M-23: a customer's invoices are looked at, chosen, paid in full
 * or in part, and set off; what the screen says while headquarters is away. */
#include "fake-headquarters.h"
#include "payment-support.h"
#include "ui/common/pos-text-field.h"
#include "ui/customer/pos-customer.h"
#include "ui/payment/pos-payment.h"

#define HOTEL "C-004348"

typedef struct {
  FakeHeadquarters *headquarters;
  UiShell *ui;
} Desk;

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer data)
{
  return fake_headquarters_connect (data, store, context);
}

typedef struct {
  const char *id, *number, *text;
  PosInvoiceKind kind;
  PosDate date, due;
  gint64 amount, open;
} Facts;

static void
add_invoice (Desk *desk, const Facts *facts)
{
  g_autoptr (PosInvoice) invoice = g_object_new (POS_TYPE_INVOICE, NULL);

  pos_text_set (&invoice->id, facts->id);
  pos_text_set (&invoice->customer, HOTEL);
  pos_text_set (&invoice->number, facts->number);
  pos_text_set (&invoice->text, facts->text);
  invoice->type = facts->kind;
  invoice->date = facts->date;
  invoice->due = facts->due;
  invoice->currency = pos_currency_from_code ("EUR");
  invoice->amount = facts->amount;
  invoice->open = facts->open;
  fake_headquarters_add_invoice (desk->headquarters, invoice);
}

static void
add_invoices (Desk *desk)
{
  const Facts facts[] = {
      {"SI-1",
       "2026-0418",
       "Twelve chairs for the breakfast room",
       POS_INVOICE_SALES_ORDER,
       pos_date_new (2026, 3, 2),
       pos_date_new (2026, 4, 1),
       128400,
       100000},
      {"FT-1",
       "FT-0107",
       "Repair of a workbench",
       POS_INVOICE_FREE_TEXT,
       pos_date_new (2026, 5, 2),
       pos_date_new (2026, 6, 1),
       12000,
       12000},
      {"CN-1",
       "CN-0031",
       "Two glasses were broken",
       POS_INVOICE_CREDIT_NOTE,
       pos_date_new (2026, 5, 6),
       POS_DATE_NONE,
       3500,
       3500},
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    add_invoice (desk, &facts[i]);
}

/* Sanne, Hotel De Gracht, and the list. */
static void
start (Desk *desk, int width, int height)
{
  desk->headquarters = fake_headquarters_new ();
  desk->ui = ui_shell_new_connected (width, height, connect, desk->headquarters);
  pos_payment_add (desk->ui->shell);
  pos_customer_add (desk->ui->shell);
  pos_shell_start (desk->ui->shell);
  ui_shell_sign_in (desk->ui);
  ui_shell_do (desk->ui, "customer.attach", "{\"customer\": \"" HOTEL "\"}");
}

static void
end (Desk *desk)
{
  ui_shell_free (desk->ui);
  g_object_unref (desk->headquarters);
}

/* The button @caption in the row of @number, as who does not see the screen hears it. */
static GtkWidget *
find_act (GtkWidget *root, const char *caption, const char *number)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) &&
      !g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), caption) &&
      !g_strcmp0 (g_object_get_data (G_OBJECT (root), "pos-invoice"), number))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_act (child, caption, number);
  return found;
}

static void
tap_act (Desk *desk, const char *caption, const char *number)
{
  GtkWidget *button = find_act (GTK_WIDGET (desk->ui->shell), caption, number);

  g_assert_nonnull (button);
  ui_shell_tap (desk->ui, button);
  ui_shell_settle (desk->ui);
}

/* --- Choosing and paying --- */

static void
test_pay (void)
{
  Desk desk;

  start (&desk, 1366, 768);
  add_invoices (&desk);
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "2026-0418");
  payment_assert_shows (desk.ui, "Overdue");
  payment_assert_shows (desk.ui, "Invoice · Twelve chairs for the breakfast room");
  payment_assert_shows (desk.ui, "€1,284.00");
  payment_assert_shows (desk.ui, "1 Apr 2026");
  payment_assert_shows (desk.ui, "No invoice is chosen yet");
  ui_shell_picture (desk.ui, "invoices");
  /* Nothing is chosen: the button says so. */
  payment_tap (desk.ui, "Take payment");
  payment_assert_shows (desk.ui, "Choose what is paid in the list, or scan it.");
  payment_close_callout (desk.ui);
  tap_act (&desk, "Pay", "FT-1");
  payment_wait_for (desk.ui, "1 invoice");
  g_assert_null (find_act (GTK_WIDGET (desk.ui->shell), "Pay", "FT-1"));
  /* A part of the other one. */
  tap_act (&desk, "Part", "SI-1");
  payment_assert_shows (desk.ui, "Take €1,000.00 of it");
  payment_key (desk.ui, "250");
  ui_shell_picture (desk.ui, "invoice-part");
  payment_tap (desk.ui, "Take €250.00 of it");
  payment_wait_for (desk.ui, "2 invoices");
  tap_act (&desk, "Set off", "CN-1");
  payment_wait_for (desk.ui, "€335.00");
  ui_shell_picture (desk.ui, "invoices-chosen");
  payment_tap (desk.ui, "Take payment");
  payment_assert_shows (desk.ui, "Take cash €335.00");
  payment_assert_shows (desk.ui, "Invoice FT-0107");
  payment_assert_shows (desk.ui, "Credit note CN-0031");
  payment_assert_shows (desk.ui, "Payment of invoices · Hotel De Gracht");
  g_assert_false (payment_shows (desk.ui, "On account"));
  ui_shell_picture (desk.ui, "invoices-payment");
  payment_tap (desk.ui, "Take cash €335.00");
  payment_wait_for (desk.ui, "Done");
  payment_assert_shows (desk.ui, "€335.00");
  g_assert_false (pos_order_pays_invoices (payment_cart (desk.ui)));
  end (&desk);
}

/* Typed or scanned, and taken out again. */
static void
test_by_number (void)
{
  Desk desk;

  start (&desk, 1366, 768);
  add_invoices (&desk);
  add_invoice (
      &desk,
      &(Facts){
          .id = "N-1", .number = "4711", .kind = POS_INVOICE_PROJECT, .amount = 700, .open = 700});
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "FT-0107");
  payment_key (desk.ui, "20260418"); /* as a scanner types */
  payment_enter (desk.ui);
  payment_wait_for (desk.ui, "This customer has no invoice “20260418”");
  payment_close_callout (desk.ui);
  g_assert_true (POS_PAGE_GET_CLASS (pos_shell_get_page (desk.ui->shell))
                     ->scanned (pos_shell_get_page (desk.ui->shell), "2026-0418"));
  ui_shell_settle (desk.ui);
  payment_wait_for (desk.ui, "1 invoice");
  tap_act (&desk, "Take out", "SI-1");
  payment_wait_for (desk.ui, "No invoice is chosen yet");
  g_assert_nonnull (find_act (GTK_WIDGET (desk.ui->shell), "Pay", "SI-1"));
  /* By keys alone: the number, Enter, Enter again. */
  GtkWidget *field =
      ui_find_type (GTK_WIDGET (pos_shell_get_page (desk.ui->shell)), POS_TYPE_TEXT_FIELD);
  gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (field))));
  pos_text_field_set_text (POS_TEXT_FIELD (field), "4711");
  payment_enter (desk.ui);
  payment_wait_for (desk.ui, "1 invoice");
  payment_enter (desk.ui);
  payment_wait_for (desk.ui, "Take cash €7.00");
  end (&desk);
}

/* A credit note for all of it: there is nothing to pay, and it is finished all the same. */
static void
test_set_off_in_full (void)
{
  Desk desk;

  start (&desk, 1366, 768);
  add_invoices (&desk);
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "FT-0107");
  tap_act (&desk, "Set off", "CN-1");
  payment_wait_for (desk.ui, "There is nothing to set “CN-0031” off against");
  payment_close_callout (desk.ui);
  tap_act (&desk, "Part", "FT-1");
  payment_key (desk.ui, "35");
  payment_tap (desk.ui, "Take €35.00 of it");
  payment_wait_for (desk.ui, "1 invoice");
  tap_act (&desk, "Set off", "CN-1");
  payment_wait_for (desk.ui, "€0.00");
  payment_tap (desk.ui, "Take payment");
  payment_wait_for (desk.ui, "Done");
  end (&desk);
}

/* --- Nothing, nobody, not here --- */

static void
test_nothing_open (void)
{
  Desk desk;

  start (&desk, 1366, 768);
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "Nothing is open");
  ui_shell_picture (desk.ui, "invoices-none");
  end (&desk);
}

static void
test_offline (void)
{
  Desk desk;

  start (&desk, 1366, 768);
  add_invoices (&desk);
  fake_headquarters_set_online (desk.ui->sync, FALSE);
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "What is open is not known");
  payment_assert_shows (desk.ui, "Invoices need the network");
  ui_shell_picture (desk.ui, "invoices-offline");
  fake_headquarters_set_online (desk.ui->sync, TRUE);
  payment_tap (desk.ui, "Look again");
  payment_wait_for (desk.ui, "FT-0107");
  end (&desk);
}

static void
set_kinds (Desk *desk, gboolean on)
{
  PosProfile *profile = pos_config_get_profile (pos_register_get_config (desk->ui->reg),
                                                pos_register_get_store_record (desk->ui->reg));

  profile->pay_order_invoices = profile->pay_free_text_invoices = on;
  profile->pay_project_invoices = profile->pay_credit_notes = on;
}

static void
test_not_here (void)
{
  Desk desk;

  start (&desk, 1366, 768);
  set_kinds (&desk, FALSE);
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "Invoices are not paid in this store");
  set_kinds (&desk, TRUE);
  ui_shell_do (desk.ui, "item.add", "{\"item\": \"430551\"}");
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "Invoices are paid by themselves");
  end (&desk);
}

/* Voided, the invoices are open again and nobody is on the page any more. */
static void
test_void (void)
{
  Desk desk;

  start (&desk, 1366, 768);
  add_invoices (&desk);
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "FT-0107");
  tap_act (&desk, "Pay", "FT-1");
  payment_wait_for (desk.ui, "1 invoice");
  ui_shell_do (desk.ui, "txn.void", NULL);
  ui_shell_settle (desk.ui);
  g_assert_false (payment_shows (desk.ui, "FT-0107"));
  ui_shell_do (desk.ui, "customer.attach", "{\"customer\": \"" HOTEL "\"}");
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "FT-0107");
  g_assert_nonnull (find_act (GTK_WIDGET (desk.ui->shell), "Pay", "FT-1"));
  end (&desk);
}

/* --- Looks --- */

static void
look (const char *name, int width, int height, guint scale, const char *language)
{
  Desk desk;
  const Facts wordy = {
      "LONG-1",
      "INVOICE-2026-000000000004711-BRANCH-WEST",
      "Furnishing of the whole ground floor with everything that the architect asked for, third "
      "part of seven",
      POS_INVOICE_PROJECT,
      pos_date_new (2026, 1, 15),
      pos_date_new (2026, 2, 14),
      123456789,
      123456789,
  };

  start (&desk, width, height);
  add_invoices (&desk);
  add_invoice (&desk, &wordy);
  ui_shell_set_look (desk.ui, POS_THEME_LIGHT, scale);
  if (language)
    ui_shell_set_language (desk.ui, language);
  ui_shell_do (desk.ui, "invoice.pay", "{\"invoice\": \"SI-1\"}");
  payment_open (desk.ui, "invoice.pay");
  payment_wait_for (desk.ui, "FT-0107");
  ui_shell_settle (desk.ui);
  ui_shell_picture (desk.ui, name);
  end (&desk);
}

static void
test_large (void)
{
  look ("invoices-large-1024", 1024, 768, 125, NULL);
}

static void
test_portrait (void)
{
  look ("invoices-portrait", 768, 1366, 100, NULL);
}

static void
test_arabic (void)
{
  look ("invoices-arabic", 1366, 768, 100, "ar");
}

static void
test_pseudo (void)
{
  look ("invoices-pseudo", 1024, 768, 125, "xx");
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payment/invoice/pay", test_pay);
  g_test_add_func ("/ui/payment/invoice/by_number", test_by_number);
  g_test_add_func ("/ui/payment/invoice/set_off_in_full", test_set_off_in_full);
  g_test_add_func ("/ui/payment/invoice/nothing_open", test_nothing_open);
  g_test_add_func ("/ui/payment/invoice/offline", test_offline);
  g_test_add_func ("/ui/payment/invoice/not_here", test_not_here);
  g_test_add_func ("/ui/payment/invoice/void", test_void);
  g_test_add_func ("/ui/payment/invoice/large", test_large);
  g_test_add_func ("/ui/payment/invoice/portrait", test_portrait);
  g_test_add_func ("/ui/payment/invoice/arabic", test_arabic);
  g_test_add_func ("/ui/payment/invoice/pseudo", test_pseudo);
  return g_test_run ();
}
