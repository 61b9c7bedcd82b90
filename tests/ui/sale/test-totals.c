/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-totals.c — what the totals of the transaction screen say. */
#include "ui-lint.h"

#include "sale-test.h"

#include "ui/sale/pos-totals-panel.h"

static void
test_totals (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_load_sale (ui);
  g_assert_true (sale_shows (ui, "Subtotal"));
  g_assert_true (sale_shows (ui, "VAT included (21%)"));
  g_assert_true (sale_shows (ui, "Total"));
  g_assert_false (sale_shows (ui, "Due today"));
  ui_shell_free (ui);

  ui = sale_open (1366, 768);
  ui_shell_load_order (ui);
  static const char *const words[] = {
      "Subtotal",
      "€2,642.90",
      "Delivery charge",
      "€39.00",
      "Order total",
      "€2,681.90",
      "Balance later",
      "€1,930.40",
      "Due today",
      "€751.50",
      "Carry out in full",
      "€268.90",
      "Deposit 20% of €2,413.00",
      "€482.60",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_test_message ("%s", words[i]);
    g_assert_true (sale_shows (ui, words[i]));
  }
  /* An override is seen to be one. */
  ui_shell_do (ui, "order.deposit_override", "{\"amount\": \"600.00\"}");
  g_assert_true (sale_shows (ui, "Deposit, not €482.60"));
  g_assert_true (sale_shows (ui, "€600.00"));
  g_assert_true (sale_shows (ui, "€868.90"));
  ui_shell_do (ui, "order.deposit_override", "{\"rate\": \"0.5\"}");
  g_assert_true (sale_shows (ui, "Deposit 50% of €2,413.00, not 20%"));
  ui_lint (GTK_WIDGET (ui->shell), "deposit override");
  ui_shell_picture (ui, "sale-override");
  ui_shell_free (ui);
}

/* At the largest text the sum is left; under it its parts would lie outside their box. */
static void
test_huge_text (void)
{
  static const struct {
    guint scale;
    gboolean parts;
  } cases[] = {{125, TRUE}, {150, FALSE}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    UiShell *ui = sale_open (1024, 768);
    ui_shell_set_look (ui, POS_THEME_LIGHT, cases[i].scale);
    ui_shell_load_order (ui);
    g_assert_true (sale_shows (ui, "€751.50"));
    g_assert_cmpint (sale_shows (ui, "Carry out + 20% deposit"), ==, cases[i].parts);
    ui_shell_free (ui);
  }
}

/* At the largest text too every sum is whole, however large the order is. */
static void
test_huge_sums (void)
{
  static const struct {
    int width, height;
  } sizes[] = {{1366, 768}, {1024, 768}};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    UiShell *ui = sale_open (sizes[i].width, sizes[i].height);
    g_autofree char *picture = g_strdup_printf ("sale-huge-%d", sizes[i].width);
    ui_shell_set_look (ui, POS_THEME_LIGHT, 150);
    ui_shell_load_order (ui);
    ui_shell_do (ui, "item.add", "{\"item\": \"400110\"}");
    ui_shell_settle (ui);
    ui_shell_picture (ui, picture);
    ui_lint (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_TOTALS_PANEL), picture);
    g_assert_true (sale_shows (ui, "€3,930.90"));
    g_assert_true (sale_shows (ui, "€2,000.50"));
    ui_shell_free (ui);
  }
}

/* The rows add up to the total: a sale has charges, too, and gift wrap is no delivery. */
static void
test_charges_of_a_sale (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400214", 1);
  g_assert_false (sale_shows (ui, "Charges"));
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_shell_do (ui, "charge.header_add", "{\"code\": \"GIFTWRAP\", \"amount\": \"4.50\"}");
  g_assert_true (sale_shows (ui, "Charges"));
  g_assert_true (sale_shows (ui, "€4.50"));
  g_assert_true (sale_shows (ui, "€123.50"));
  ui_shell_picture (ui, "sale-charges");
  ui_lint (GTK_WIDGET (ui->shell), "charges of a sale");
  ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
  g_assert_true (sale_shows (ui, "€4.50"));
  ui_shell_free (ui);
}

/* PL7: where the store calculates by hand, the totals say that more may come to them. */
static void
test_not_calculated_yet (void)
{
  UiShell *ui = sale_open (1366, 768);
  PosProfile *profile = pos_config_get_profile (pos_register_get_config (ui->reg),
                                                pos_register_get_store_record (ui->reg));

  sale_add (ui, "400214", 4);
  g_assert_false (sale_shows (ui, "The total is not calculated yet"));
  profile->calculate_discounts_manually = TRUE;
  sale_add (ui, "400201", 1);
  g_assert_true (sale_shows (ui, "The total is not calculated yet"));
  ui_shell_picture (ui, "sale-not-calculated");
  ui_lint (GTK_WIDGET (ui->shell), "not calculated yet");
  g_autoptr (GVariant) calculated = ui_shell_run (ui, "price.calculate", NULL);
  g_assert_false (sale_shows (ui, "The total is not calculated yet"));
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/totals/as-drawn", test_totals);
  g_test_add_func ("/ui/sale/totals/huge-text", test_huge_text);
  g_test_add_func ("/ui/sale/totals/huge-sums", test_huge_sums);
  g_test_add_func ("/ui/sale/totals/charges-of-a-sale", test_charges_of_a_sale);
  g_test_add_func ("/ui/sale/totals/not-calculated-yet", test_not_calculated_yet);
  return g_test_run ();
}
