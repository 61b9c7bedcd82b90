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

/* --- Other kinds of answers --- */

static PosInfoCode *
make_code (UiShell *ui, const char *id, const char *operation, PosInfoInput input)
{
  const char *operations[] = {operation, NULL};
  PosInfoCode *code = g_object_new (POS_TYPE_INFO_CODE, NULL);

  pos_text_set (&code->id, id);
  code->prompt = pos_l10n_new (id);
  code->operations = operation ? g_strdupv ((GStrv)operations) : NULL;
  code->input = (int)input;
  pos_config_put (pos_register_get_config (ui->reg), code);
  g_object_unref (code); /* the configuration has it */
  return code;
}

static const char *
get_answer (UiShell *ui, const char *code)
{
  POS_LIST_FOREACH (PosInfoAnswer, answer, sale_order (ui)->answers)
  if (g_str_equal (answer->code, code))
    return answer->answer;
  return NULL;
}

/* What is too short is said beside the field, and nothing is done. */
static void
test_words_within_bounds (void)
{
  UiShell *ui = sale_open (1366, 768);
  PosInfoCode *code = make_code (ui, "Which van?", "line.void", POS_INFO_TEXT);

  code->least.micro = 3 * POS_SCALE;
  sale_add (ui, "400214", 1);
  strike (ui);
  g_assert_true (ui_hands_shows (ui, "At least 3 characters."));
  ui_hands_type (ui, "Answer", "ab");
  sale_answer (ui, TRUE);
  g_assert_nonnull (sale_get_dialog (ui));
  g_assert_false (sale_line (ui, "400214")->voided);
  ui_shell_picture (ui, "sale-info-short");
  ui_hands_type (ui, "Answer", "abc");
  sale_answer (ui, TRUE);
  g_assert_true (sale_line (ui, "400214")->voided);
  g_assert_cmpstr (get_answer (ui, "Which van?"), ==, "abc");
  ui_shell_free (ui);
}

/* A yes leads to the next question; what may be left open is answered with nothing. */
static void
test_one_after_the_other (void)
{
  UiShell *ui = sale_open (1366, 768);
  const char *only[] = {"yes", NULL};
  PosInfoCode *until;

  make_code (ui, "Exempt?", "line.void", POS_INFO_YES_NO);
  until = make_code (ui, "Until when?", NULL, POS_INFO_DATE);
  until->optional = TRUE;
  pos_text_set (&until->after, "Exempt?");
  until->after_answers = g_strdupv ((GStrv)only);
  sale_add (ui, "400214", 1);
  strike (ui);
  sale_answer (ui, TRUE);
  g_assert_true (ui_hands_shows (ui, "Answer first."));
  ui_hands_tap (ui, "Yes");
  ui_shell_picture (ui, "sale-info-yes");
  sale_answer (ui, TRUE);
  g_assert_true (ui_hands_shows (ui, "Until when?"));
  ui_lint (GTK_WIDGET (ui->shell), "a day is asked for");
  ui_shell_picture (ui, "sale-info-day");
  sale_answer (ui, TRUE);
  g_assert_null (sale_get_dialog (ui));
  g_assert_true (sale_line (ui, "400214")->voided);
  g_assert_cmpstr (get_answer (ui, "Exempt?"), ==, "yes");
  g_assert_null (get_answer (ui, "Until when?"));
  ui_shell_free (ui);
}

static void
test_an_amount (void)
{
  UiShell *ui = sale_open (1366, 768);
  PosInfoCode *code = make_code (ui, "What was promised?", "line.void", POS_INFO_AMOUNT);

  code->least.micro = POS_SCALE;
  code->most.micro = 20 * POS_SCALE;
  sale_add (ui, "400214", 1);
  strike (ui);
  g_assert_true (ui_hands_shows (ui, "From €1.00 to €20.00."));
  ui_lint (GTK_WIDGET (ui->shell), "an amount is asked for");
  ui_shell_picture (ui, "sale-info-amount");
  sale_answer (ui, FALSE);
  g_assert_false (sale_line (ui, "400214")->voided);
  ui_shell_free (ui);
}

/* What is not there is asked again; what was found is tapped. */
static void
test_a_product (void)
{
  UiShell *ui = sale_open (1366, 768);

  make_code (ui, "Instead of what?", "line.void", POS_INFO_PRODUCT);
  sale_add (ui, "400214", 1);
  strike (ui);
  ui_hands_type (ui, "Item number, barcode or name", "no such thing");
  sale_answer (ui, TRUE);
  g_assert_true (ui_hands_shows (ui, "Nothing and nobody is called that."));
  ui_hands_type (ui, "Item number, barcode or name", "400110");
  ui_lint (GTK_WIDGET (ui->shell), "a product is asked for");
  ui_shell_picture (ui, "sale-info-product");
  sale_answer (ui, TRUE);
  g_assert_true (sale_line (ui, "400214")->voided);
  g_assert_cmpstr (get_answer (ui, "Instead of what?"), ==, "400110");
  ui_shell_free (ui);
}

/* T-29: of one product, and of one way to pay. */
static void
test_what_it_hangs_on (void)
{
  UiShell *ui = sale_open (1366, 768);
  const char *goods[] = {"400214", NULL};

  make_code (ui, "For which floor?", "item.add", POS_INFO_TEXT)->goods = g_strdupv ((GStrv)goods);
  make_code (ui, "Who counted it?", "pay.cash_exact", POS_INFO_TEXT);
  sale_type (ui, "400110");
  g_assert_null (sale_get_dialog (ui));
  sale_type (ui, "400214");
  g_assert_true (ui_hands_shows (ui, "For which floor?"));
  ui_hands_type (ui, "Answer", "3");
  sale_answer (ui, TRUE);
  g_assert_nonnull (sale_line (ui, "400214"));
  g_assert_cmpstr (get_answer (ui, "For which floor?"), ==, "3");

  pos_shell_open (ui->shell, "pay.cash_exact", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "Who counted it?"));
  sale_answer (ui, FALSE);
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 2);
  pos_shell_open (ui->shell, "pay.cash_exact", NULL, NULL);
  ui_shell_settle (ui);
  ui_hands_type (ui, "Answer", "Ann");
  sale_answer (ui, TRUE);
  ui_shell_settle (ui);
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 0);
  ui_shell_free (ui);
}

/* The highest of them, and one that finds somebody. */
static void
test_look_of_others (const UiLook *look)
{
  UiShell *ui = sale_open (look->width, look->height);
  PosInfoCode *amount = make_code (ui, "What was promised?", "line.void", POS_INFO_AMOUNT);
  PosInfoCode *worker = make_code (ui, "Who promised it?", "line.serial", POS_INFO_WORKER);

  amount->least.micro = POS_SCALE;
  amount->most.micro = 20 * POS_SCALE;
  amount->optional = TRUE;
  pos_text_set (&worker->after, amount->id);
  sale_add (ui, "400214", 1);
  ui_look_dress (ui, look);
  strike (ui);
  ui_look_at (ui, look, "sale-info-amount");
  sale_answer (ui, TRUE);
  ui_look_at (ui, look, "sale-info-worker");
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
  g_test_add_func ("/ui/sale/reasons/bounds", test_words_within_bounds);
  g_test_add_func ("/ui/sale/reasons/one-after-the-other", test_one_after_the_other);
  g_test_add_func ("/ui/sale/reasons/amount", test_an_amount);
  g_test_add_func ("/ui/sale/reasons/product", test_a_product);
  g_test_add_func ("/ui/sale/reasons/hangs-on", test_what_it_hangs_on);
  ui_looks_add ("/ui/sale/reasons/looks/others", test_look_of_others);
  return g_test_run ();
}
