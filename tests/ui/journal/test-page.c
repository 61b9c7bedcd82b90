/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-page.c — the journal: what was printed here is found, read, printed again. */
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/common/pos-search-field.h"
#include "ui/common/pos-select.h"
#include "ui/journal/pos-journal-ui.h"

static UiShell *
start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_journal_ui_add (ui->shell);
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
test_read_and_printed_again (void)
{
  UiShell *ui = start (1366, 768);

  sell (ui, "430551");
  sell (ui, "440203");
  ui_hands_open (ui, "journal.open", NULL);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Journal");
  /* The newest is open. */
  g_assert_true (ui_hands_shows_part (ui, "1 × Wool throw"));
  ui_hands_tap (ui, "0S1-03-000001");
  g_assert_true (ui_hands_shows_part (ui, "1 × LED floor lamp"));
  ui_hands_tap (ui, "Print again");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "A copy of the receipt is printed."));
  ui_shell_free (ui);
}

/* O-115: a present has no price; what came back is none. */
static void
test_gift_receipt (void)
{
  UiShell *ui = start (1366, 768);

  sell (ui, "430551");
  ui_hands_open (ui, "journal.open", NULL);
  ui_hands_tap (ui, "Gift receipt");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "The gift receipt is printed."));
  ui_shell_picture (ui, "journal-gift");
  ui_shell_do (ui,
               "return.by_receipt",
               "{\"order\": \"0S1-03-000001\", \"all\": true, \"reason\": \"damaged\"}");
  ui_shell_do (ui, "pay.cash", "{}");
  ui_shell_settle (ui);
  ui_hands_open (ui, "journal.open", NULL);
  g_assert_false (ui_hands_shows (ui, "Gift receipt"));
  ui_hands_tap (ui, "0S1-03-000001");
  g_assert_false (ui_hands_shows (ui, "Gift receipt"));
  ui_shell_free (ui);
}

/* R13: the label of what came back may be printed once more; what was sold has none. */
static void
test_labels_printed_again (void)
{
  UiShell *ui = start (1366, 768);

  sell (ui, "430551");
  ui_shell_do (ui,
               "return.by_receipt",
               "{\"order\": \"0S1-03-000001\", \"all\": true,"
               " \"reason\": \"damaged\"}");
  ui_shell_do (ui, "pay.cash", "{}");
  ui_shell_settle (ui);
  ui_hands_open (ui, "journal.open", NULL);
  ui_hands_tap (ui, "0S1-03-000001");
  g_assert_false (ui_hands_shows (ui, "Return labels"));
  ui_hands_tap (ui, "0S1-03-000002");
  ui_hands_tap (ui, "Return labels");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "The return labels are printed."));
  ui_shell_picture (ui, "journal-labels");
  ui_shell_free (ui);
}

static void
test_found_by_scanning (void)
{
  UiShell *ui = start (1366, 768);
  PosPage *page;

  sell (ui, "430551");
  sell (ui, "440203");
  ui_hands_open (ui, "journal.open", NULL);
  page = pos_shell_get_page (ui->shell);
  g_assert_true (POS_PAGE_GET_CLASS (page)->scanned (page, "0S1-03-000001"));
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows_part (ui, "1 × LED floor lamp"));
  g_assert_false (ui_hands_shows (ui, "0S1-03-000002"));
  g_assert_true (POS_PAGE_GET_CLASS (page)->scanned (page, "nothing"));
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "No receipt"));
  g_assert_false (ui_hands_shows (ui, "Receipt"));
  ui_shell_free (ui);
}

static void
find (UiShell *ui, const char *text)
{
  PosPage *page = pos_shell_get_page (ui->shell);

  pos_search_field_set_text (
      POS_SEARCH_FIELD (ui_find_type (GTK_WIDGET (page), POS_TYPE_SEARCH_FIELD)), text);
  ui_shell_settle (ui);
}

/* By what people remember: the article, the amount, the customer, whose it was. */
static void
test_found_by_what_is_remembered (void)
{
  UiShell *ui = start (1366, 768);
  GtkWidget *root = GTK_WIDGET (ui->shell);

  sell (ui, "430551");
  g_autoptr (GVariant) known = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004348\"}");
  sell (ui, "440203");
  ui_hands_open (ui, "journal.open", NULL);
  g_assert_true (ui_hands_shows (ui, "0S1-03-000001"));
  find (ui, "gracht");
  g_assert_true (ui_hands_shows (ui, "0S1-03-000002"));
  g_assert_false (ui_hands_shows (ui, "0S1-03-000001"));
  find (ui, "430551");
  g_assert_true (ui_hands_shows (ui, "0S1-03-000001"));
  g_assert_false (ui_hands_shows (ui, "0S1-03-000002"));
  find (ui, "59.95");
  g_assert_true (ui_hands_shows (ui, "0S1-03-000002"));
  g_assert_false (ui_hands_shows (ui, "0S1-03-000001"));
  find (ui, "");
  GtkWidget *who = gtk_widget_get_next_sibling (ui_find_type (root, POS_TYPE_SELECT));
  pos_select_set_selected (POS_SELECT (who), "sanne");
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "No receipt"));
  pos_select_set_selected (POS_SELECT (who), "tom");
  pos_select_set_selected (POS_SELECT (ui_find_type (root, POS_TYPE_SELECT)), "1");
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "0S1-03-000001"));
  ui_shell_free (ui);
}

/* Everything that is stored can be reached, a page at a time. */
static void
test_older_ones (void)
{
  UiShell *ui = start (1366, 768);

  for (guint i = 0; i < 51; i++)
    sell (ui, "440203");
  ui_hands_open (ui, "journal.open", NULL);
  g_assert_false (ui_hands_shows (ui, "0S1-03-000001"));
  ui_hands_tap (ui, "Show older ones");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "0S1-03-000001"));
  g_assert_false (ui_hands_shows (ui, "Show older ones"));
  ui_shell_free (ui);
}

static void
test_look (const UiLook *look)
{
  UiShell *ui = start (look->width, look->height);

  ui_look_dress (ui, look);
  sell (ui, "430551");
  ui_hands_open (ui, "journal.open", NULL);
  ui_look_at (ui, look, "journal");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/journal/read-and-printed-again", test_read_and_printed_again);
  g_test_add_func ("/ui/journal/labels-printed-again", test_labels_printed_again);
  g_test_add_func ("/ui/journal/gift-receipt", test_gift_receipt);
  g_test_add_func ("/ui/journal/found-by-scanning", test_found_by_scanning);
  g_test_add_func ("/ui/journal/remembered", test_found_by_what_is_remembered);
  g_test_add_func ("/ui/journal/older", test_older_ones);
  ui_looks_add ("/ui/journal/looks", test_look);
  return g_test_run ();
}
