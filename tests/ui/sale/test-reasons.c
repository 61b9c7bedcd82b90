/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-reasons.c — the chain asks why: register.md T-28. */
#include "sale-test.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui-looks.h"
#include "ui/common/pos-overlay.h"

static void
ask_for (UiShell *ui, const char *reason)
{
  ui_hands_ask_why (ui, "line.void", "Why is it not bought?", reason ? "LARGE" : NULL, reason);
}

static void
strike (UiShell *ui)
{
  pos_shell_run (ui->shell, "line.void", NULL, NULL, NULL, NULL);
  ui_shell_settle (ui);
}

/* Whoever does not say why does nothing. */
static void
test_one_of_the_list (void)
{
  UiShell *ui = sale_open (1366, 768);

  ask_for (ui, "Too large");
  sale_add (ui, "400214", 1);
  strike (ui);
  g_assert_true (ui_hands_shows (ui, "Why is it not bought?"));
  ui_lint (GTK_WIDGET (ui->shell), "a reason is asked for");
  ui_shell_picture (ui, "sale-reason");
  sale_answer (ui, TRUE);
  g_assert_true (ui_hands_shows (ui, "Choose a reason first."));
  sale_answer (ui, FALSE);
  g_assert_null (sale_get_dialog (ui));
  g_assert_false (sale_line (ui, "400214")->voided);
  strike (ui);
  ui_hands_tap (ui, "Too large");
  sale_answer (ui, TRUE);
  g_assert_null (sale_get_dialog (ui));
  g_assert_true (sale_line (ui, "400214")->voided);
  g_assert_cmpstr (sale_line (ui, "400214")->void_reason, ==, "LARGE");
  ui_shell_free (ui);
}

static void
test_in_words (void)
{
  UiShell *ui = sale_open (1366, 768);

  ask_for (ui, NULL);
  sale_add (ui, "400214", 1);
  strike (ui);
  sale_answer (ui, TRUE);
  g_assert_true (ui_hands_shows (ui, "Say why first."));
  ui_hands_type (ui, "Reason", "Has no van");
  ui_shell_picture (ui, "sale-reason-words");
  sale_answer (ui, TRUE);
  g_assert_cmpstr (sale_line (ui, "400214")->void_reason, ==, "Has no van");
  ui_shell_free (ui);
}

/* A reason that is as long as people write them, and the words of the chain beside ours. */
static void
test_look (const UiLook *look)
{
  UiShell *ui = sale_open (look->width, look->height);

  ask_for (ui, "Does not go through the door of the house, and there is no crane");
  sale_add (ui, "400214", 1);
  ui_look_dress (ui, look);
  strike (ui);
  sale_answer (ui, TRUE);
  ui_look_at (ui, look, "sale-reason");
  sale_answer (ui, FALSE);
  ui_shell_free (ui);
}

static void
test_look_of_words (const UiLook *look)
{
  UiShell *ui = sale_open (look->width, look->height);

  ask_for (ui, NULL);
  sale_add (ui, "400214", 1);
  ui_look_dress (ui, look);
  strike (ui);
  sale_answer (ui, TRUE);
  ui_look_at (ui, look, "sale-reason-words");
  sale_answer (ui, FALSE);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/reasons/list", test_one_of_the_list);
  g_test_add_func ("/ui/sale/reasons/words", test_in_words);
  ui_looks_add_all ("/ui/sale/reasons/looks/list", test_look);
  ui_looks_add_all ("/ui/sale/reasons/looks/words", test_look_of_words);
  return g_test_run ();
}
