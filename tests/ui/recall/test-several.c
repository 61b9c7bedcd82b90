/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-several.c — customer-orders.md §6.2 on the screen: several answers of a list are any of
 * them, and there is a field for what it lists. */
#include "recall-fixture.h"
#include "ui-lint.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-text-field.h"

static void
assert_rows (UiShell *ui, const char *expected)
{
  g_autofree char *rows = recall_list (ui);

  g_assert_cmpstr (rows, ==, expected);
}

static void
choose (UiShell *ui, const char *field, const char *answer)
{
  GtkWidget *select = ui_find_field (GTK_WIDGET (ui->shell), POS_TYPE_SELECT, field);
  GtkWidget *row = select ? ui_find_row (select, answer) : NULL;

  if (!row)
    g_error ("There is no list “%s” with “%s”", field, answer);
  g_signal_emit_by_name (row, "clicked");
  recall_wait (ui, 20);
}

static void
type_into (UiShell *ui, const char *label, const char *text)
{
  GtkWidget *field = ui_find_field (GTK_WIDGET (ui->shell), POS_TYPE_TEXT_FIELD, label);

  if (!field)
    g_error ("There is no field “%s”", label);
  gtk_editable_set_text (GTK_EDITABLE (pos_text_field_get_entry (POS_TEXT_FIELD (field))), text);
  recall_wait (ui, 700);
}

static void
tap (UiShell *ui, const char *label)
{
  ui_shell_tap (ui, recall_find_button (ui, label));
  recall_wait (ui, 20);
}

static UiShell *
start (void)
{
  UiShell *ui = recall_start (1366, 768);

  recall_save_picture (ui);
  recall_open (ui, NULL);
  return ui;
}

/* What says more than a state stands alone. */
static void
several_states_are_any_of_them (void)
{
  UiShell *ui = start ();

  tap (ui, "Invoiced");
  assert_rows (ui, "SO-103877");
  tap (ui, "In progress");
  assert_rows (ui, "SO-104107, SO-104032, SO-103877");
  tap (ui, "Open");
  assert_rows (ui, "L3-000217, SO-104198, SO-104107, SO-104032, SO-103877, QT-100318");
  tap (ui, "Ready");
  assert_rows (ui, "SO-104107");
  tap (ui, "Cancelled");
  assert_rows (ui, "SO-103590");
  tap (ui, "Cancelled");
  g_assert_true (recall_shows (ui, "7 orders"));
  tap (ui, "Invoiced");
  tap (ui, "Any");
  g_assert_true (recall_shows (ui, "7 orders"));
  ui_shell_free (ui);
}

static void
several_stores_and_kinds_are_any_of_them (void)
{
  UiShell *ui = start ();

  choose (ui, "Store", "Amersfoort");
  assert_rows (ui, "");
  choose (ui, "Store", "Utrecht Centrum");
  g_assert_true (recall_shows (ui, "7 orders"));
  g_assert_true (recall_shows (ui, "2 chosen"));
  choose (ui, "Store", "All stores");
  g_assert_true (recall_shows (ui, "7 orders"));
  tap (ui, "More filters");
  choose (ui, "Kind", "Quotes");
  assert_rows (ui, "QT-100318");
  choose (ui, "Kind", "Orders");
  g_assert_true (recall_shows (ui, "7 orders"));
  choose (ui, "Kind", "Orders and quotes");
  choose (ui, "Delivery", "With lines to pick up");
  assert_rows (ui, "SO-104198, SO-104107, SO-103590");
  choose (ui, "Where", "Amersfoort");
  assert_rows (ui, "");
  choose (ui, "Where", "Utrecht Centrum");
  assert_rows (ui, "SO-104198, SO-104107, SO-103590");
  choose (ui, "Where", "All stores");
  choose (ui, "Delivery", "With lines that ship");
  choose (ui, "Show", "To pick up");
  choose (ui, "Where", "Amersfoort");
  assert_rows (ui, "");
  choose (ui, "Where", "Utrecht Centrum");
  assert_rows (ui, "SO-104198, SO-104107");
  ui_shell_free (ui);
}

static void
there_is_a_field_for_what_may_be_asked (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  const char *name = order->reference;

  tap (ui, "More filters");
  ui_shell_picture (ui, "08-several");
  type_into (ui, "Customer number", "C-004243");
  assert_rows (ui, "");
  type_into (ui, "Customer number", "C-004243, C-004218");
  assert_rows (ui, name);
  type_into (ui, "Customer number", "");
  type_into (ui, "Product", "1, 440203");
  assert_rows (ui, name);
  type_into (ui, "Product", "");
  choose (ui, "Line status", "Rejected");
  assert_rows (ui, "");
  choose (ui, "Line status", "Any status");
  choose (ui, "Hold", "On hold");
  assert_rows (ui, "");
  choose (ui, "Hold", "Not held");
  g_assert_true (recall_shows (ui, "8 orders"));
  choose (ui, "Made by", "Tom Meijer");
  assert_rows (ui, "");
  choose (ui, "Made by", "Sanne de Vries");
  g_assert_true (recall_shows (ui, "8 orders"));
  choose (ui, "Made by", "Anybody");
  choose (ui, "Wanted", "Tomorrow");
  assert_rows (ui, name);
  choose (ui, "Wanted", "Any day");
  type_into (ui, "Total from", "2000");
  assert_rows (ui, "SO-104198, QT-100318");
  type_into (ui, "Total up to", "2,681");
  assert_rows (ui, "");
  tap (ui, "Clear");
  g_assert_true (recall_shows (ui, "8 orders"));
  choose (ui, "Placed", "Yesterday");
  assert_rows (ui, "");
  recall_type (ui, "Name, e-mail, phone", "c-004218");
  choose (ui, "Placed", "Today");
  assert_rows (ui, name);
  ui_shell_free (ui);
}

/* A button of a layout asks several things at once, and the form says so. */
static void
what_a_program_asks_is_shown (void)
{
  UiShell *ui = recall_start (1366, 768);

  recall_save_picture (ui);
  recall_open (
      ui,
      "{\"store\": [\"S1\", \"S2\"], \"types\": [\"sales-order\"], \"intents\": \"pick-up\", "
      "\"total_from\": \"500.00\", \"created_from\": \"2026-05-13\"}");
  recall_wait (ui, 20);
  assert_rows (ui, "SO-104198");
  g_assert_true (recall_shows (ui, "With lines to pick up"));
  g_assert_true (recall_shows (ui, "from 13 May 2026"));
  g_assert_true (recall_shows (ui, "2 chosen"));
  ui_shell_free (ui);
}

static void
the_form_with_large_text (void)
{
  UiShell *ui = recall_start (1024, 768);

  ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
  ui_shell_set_language (ui, "ar");
  recall_save_picture (ui);
  recall_open (ui, "{\"holds\": [\"none\", \"on-hold\"], \"worker\": \"sanne\"}");
  ui_shell_picture (ui, "08-several-arabic");
  ui_lint (GTK_WIDGET (ui->shell), "08-several-arabic");
  ui_shell_free (ui);
}

#define TEST(name) g_test_add_func ("/recall/several/" #name, name)

static const char *
get_typed (UiShell *ui, const char *label)
{
  GtkWidget *field = ui_find_field (GTK_WIDGET (ui->shell), POS_TYPE_TEXT_FIELD, label);

  if (!field)
    g_error ("There is no field “%s”", label);
  return pos_text_field_get_text (POS_TEXT_FIELD (field));
}

/* The form scrolls: where somebody looks next is where it has to be. */
static gboolean
is_seen (UiShell *ui, const char *label)
{
  GtkWidget *field = ui_find_field (GTK_WIDGET (ui->shell), POS_TYPE_TEXT_FIELD, label);
  GtkWidget *scroller = gtk_widget_get_ancestor (field, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (field, scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float)gtk_widget_get_height (scroller);
}

/* Who has the product in the hand scans it; what is no product may be a number. */
static void
a_scanned_product_is_asked_for (void)
{
  UiShell *ui = recall_start (1366, 768);
  g_autoptr (PosOrder) lamp = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) throw = recall_order_pick_up (ui, "C-004291", "440203");

  recall_open (ui, NULL);
  recall_scan (ui, "2000004305512");
  assert_rows (ui, lamp->reference);
  g_assert_cmpstr (get_typed (ui, "Product"), ==, "430551");
  recall_wait (ui, 100);
  g_assert_true (is_seen (ui, "Product"));
  g_assert_cmpstr (get_typed (ui, "Order or receipt number"), ==, "");
  ui_shell_picture (ui, "scanned-product");

  recall_scan (ui, throw->receipt);
  assert_rows (ui, throw->reference);
  recall_scan (ui, "4000000000017");
  assert_rows (ui, "");
  g_assert_cmpstr (get_typed (ui, "Order or receipt number"), ==, "4000000000017");
  recall_wait (ui, 100);
  g_assert_true (is_seen (ui, "Order or receipt number"));
  ui_shell_free (ui);
}

/* Nobody knows numbers by heart: what a product is called finds it, as in the product search. */
static void
a_product_is_asked_for_by_name (void)
{
  UiShell *ui = recall_start (1366, 768);
  g_autoptr (PosOrder) lamp = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) throw = recall_order_pick_up (ui, "C-004291", "440203");
  g_autofree char *both = g_strdup_printf ("%s, %s", throw->reference, lamp->reference);

  recall_open (ui, NULL);
  tap (ui, "More filters");
  /* One is called so: that is the one. */
  type_into (ui, "Product", "arc brass");
  assert_rows (ui, lamp->reference);
  /* Of three somebody has to say which. */
  type_into (ui, "Product", "led floor lamp");
  assert_rows (ui, both);
  g_assert_true (recall_shows (ui, "Choose the product."));
  recall_wait (ui, 100);
  g_assert_true (is_seen (ui, "Product"));
  g_assert_nonnull (recall_find_button (ui, "LED floor lamp Arc, chrome"));
  ui_shell_picture (ui, "08-product-choices");
  ui_lint (GTK_WIDGET (ui->shell), "08-product-choices");
  tap (ui, "LED floor lamp Arc, brass");
  assert_rows (ui, lamp->reference);
  g_assert_cmpstr (get_typed (ui, "Product"), ==, "430551");
  g_assert_true (recall_shows (ui, "LED floor lamp Arc, brass"));
  g_assert_null (recall_find_button (ui, "LED floor lamp Arc, chrome"));
  type_into (ui, "Product", "430551, throw moss");
  assert_rows (ui, both);
  ui_shell_free (ui);
}

static void
a_name_of_no_product_is_said_to_be_none (void)
{
  UiShell *ui = recall_start (1366, 768);
  g_autoptr (PosOrder) lamp = recall_order_pick_up (ui, "C-004218", "430551");

  recall_open (ui, NULL);
  tap (ui, "More filters");
  type_into (ui, "Product", "zzyzx");
  assert_rows (ui, "");
  g_assert_true (recall_shows (ui, "No product is called “zzyzx”"));
  type_into (ui, "Product", "2000004305512");
  g_assert_false (recall_shows (ui, "No product is called “zzyzx”"));
  assert_rows (ui, lamp->reference);
  ui_shell_free (ui);
}

/* What is chosen already is not advised. */
static void
nothing_found_says_what_may_help (void)
{
  UiShell *ui = recall_start (1366, 768);

  recall_open (ui, NULL);
  g_assert_true (recall_shows (ui, "Choose a longer time."));
  recall_type (ui, "Name, e-mail, phone", "mareike");
  g_assert_true (recall_shows (
      ui, "Check the spelling, try fewer letters, or the phone number. Choose a longer time."));
  ui_shell_picture (ui, "nothing-found");
  recall_open (ui, "{\"text\": \"mareike\", \"statuses\": [\"open\"], \"item\": [\"430551\"]}");
  g_assert_true (
      recall_shows (ui,
                    "Check the spelling, try fewer letters, or the phone number. Take some of the "
                    "other filters away."));
  recall_scan (ui, "SO-999999");
  g_assert_true (recall_shows (ui, "Check the number, or search by name or phone number instead."));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (several_states_are_any_of_them);
  TEST (several_stores_and_kinds_are_any_of_them);
  TEST (there_is_a_field_for_what_may_be_asked);
  TEST (what_a_program_asks_is_shown);
  TEST (the_form_with_large_text);
  TEST (a_scanned_product_is_asked_for);
  TEST (a_product_is_asked_for_by_name);
  TEST (a_name_of_no_product_is_said_to_be_none);
  TEST (nothing_found_says_what_may_help);
  return g_test_run ();
}
