/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-refusals.c — what cannot be done says so at the finger, and its next step works. */
#include "base/pos-error.h"
#include "ui-shell.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-tile.h"
#include "ui/shell/pos-sentences.h"

static PosPage *
make_home (PosShell *shell)
{
  PosPage *page = g_object_new (POS_TYPE_PAGE, NULL);

  pos_page_set_child (page, pos_tile_new ("pos-ship-symbolic", "Ship all", POS_LOOK_ROLE_SHIP));
  return page;
}

static UiShell *
start (void)
{
  UiShell *ui = ui_shell_new (1024, 768);

  pos_shell_set_home (ui->shell, make_home);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static GtkWidget *
tile_of (UiShell *ui)
{
  return ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_TILE);
}

static char *opened;

static void
remember (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_free (opened);
  opened = g_strdup (key);
}

static char *
color_of (GtkWidget *widget)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  return gdk_rgba_to_string (&color);
}

/* White on white nobody sees it: what lies over a tile takes no color from it. */
static void
check_icon (GtkWidget *words)
{
  GtkWidget *button = gtk_widget_get_ancestor (words, GTK_TYPE_BUTTON);
  g_autofree char *icon = color_of (ui_find_type (button, GTK_TYPE_IMAGE));
  g_autofree char *said = color_of (words);

  g_assert_cmpstr (icon, ==, said);
}

static void
test_callout (void)
{
  UiShell *ui = start ();
  GtkWidget *tile = tile_of (ui);

  pos_shell_add_opener (ui->shell, "customer.search", remember);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400110\"}");
  pos_shell_open (ui->shell, "order.ship_all", NULL, tile);
  ui_shell_settle (ui);
  g_assert_null (opened);

  PosCallout *callout = ui_find_type (tile, POS_TYPE_CALLOUT);
  g_assert_nonnull (callout);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (callout), "This needs a customer"));
  GtkWidget *step = ui_find_text (GTK_WIDGET (callout), "Add customer");
  g_assert_nonnull (step);
  check_icon (step);
  ui_shell_tap (ui, gtk_widget_get_ancestor (step, GTK_TYPE_BUTTON));
  g_assert_cmpstr (opened, ==, "customer.search");

  pos_shell_add_opener (ui->shell, "order.ship_all", remember);
  g_autoptr (GVariant) attached =
      ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  pos_shell_add_opener (ui->shell, "order.ship_all", remember);
  pos_shell_open (ui->shell, "order.ship_all", NULL, tile);
  g_assert_cmpstr (opened, ==, "order.ship_all");
  g_clear_pointer (&opened, g_free);
  ui_shell_free (ui);
}

/* The way out of a refusal at a question leads where somebody can get: not behind it. */
static void
test_callout_at_a_question (void)
{
  UiShell *ui = start ();
  PosOverlay *overlay = pos_shell_get_overlay (ui->shell);
  GtkWidget *dialog = pos_dialog_new ("Create quote", "Save quote", "Not now");

  pos_shell_add_opener (ui->shell, "customer.search", remember);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400110\"}");
  pos_overlay_open (overlay, POS_DIALOG (dialog));
  ui_shell_settle (ui);
  pos_shell_open (ui->shell, "order.ship_all", NULL, pos_dialog_get_primary (POS_DIALOG (dialog)));
  ui_shell_settle (ui);
  PosCallout *callout = ui_find_type (dialog, POS_TYPE_CALLOUT);
  g_assert_nonnull (callout);
  GtkWidget *step = ui_find_text (GTK_WIDGET (callout), "Add customer");
  ui_shell_tap (ui, gtk_widget_get_ancestor (step, GTK_TYPE_BUTTON));
  g_assert_cmpstr (opened, ==, "customer.search");
  g_assert_null (pos_overlay_get_top (overlay));
  g_clear_pointer (&opened, g_free);
  ui_shell_free (ui);
}

static graphene_rect_t
get_place (UiShell *ui, GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (ui->shell), &place));
  return place;
}

/* Without a place to point at it lies over the header until something else works: no tile moves
 * under the finger. */
static void
test_banner (void)
{
  UiShell *ui = start ();

  ui_shell_settle (ui);
  graphene_rect_t before = get_place (ui, tile_of (ui));

  ui_shell_press (ui, "F12");
  graphene_rect_t after = get_place (ui, tile_of (ui));
  g_assert_true (graphene_rect_equal (&before, &after));
  GtkWidget *banner = ui_find_class (GTK_WIDGET (ui->shell), "shell-banner");
  GtkWidget *title = ui_find_text (banner, "There are no products yet");
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_get_mapped (title));
  pos_shell_run (
      ui->shell, "item.add", g_variant_new_parsed ("{'item': <'400110'>}"), NULL, NULL, NULL);
  ui_shell_settle (ui);
  ui_shell_settle (ui);
  g_assert_false (gtk_widget_get_mapped (title));
  ui_shell_free (ui);
}

/* It can be closed without taking the step it offers. */
static void
test_banner_closes (void)
{
  UiShell *ui = start ();
  GtkWidget *banner = ui_find_class (GTK_WIDGET (ui->shell), "shell-banner");

  ui_shell_press (ui, "F12");
  g_assert_true (gtk_widget_get_mapped (banner));
  ui_shell_press (ui, "Escape");
  g_assert_false (gtk_widget_get_mapped (banner));
  ui_shell_press (ui, "F12");
  g_assert_true (gtk_widget_get_mapped (banner));
  ui_shell_tap (ui, ui_find_class (banner, "close"));
  g_assert_false (gtk_widget_get_mapped (banner));
  ui_shell_free (ui);
}

/* --- Approval --- */

static struct {
  int asked;
  GError *error;
  const char *answers[3]; /* secrets; %NULL gives up */
} approval;

static void
ask (PosShell *shell, const char *key, const GError *error, PosApprovalDone done, gpointer data)
{
  g_clear_error (&approval.error);
  approval.error = g_error_copy (error);
  const char *secret = approval.answers[approval.asked++];
  done (shell, secret ? "tom" : NULL, secret, "Trade customer", data);
}

static void
done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  *(GVariant **)data = result ? g_variant_ref (result) : g_variant_ref_sink (g_variant_new ("()"));
}

/* The deposit of the order of the pictures, down to 10 %: under Sanne's limit. */
static GVariant *
override_deposit (UiShell *ui)
{
  GVariant *result = NULL;

  pos_shell_set_approval (ui->shell, ask);
  pos_shell_run (ui->shell,
                 "order.deposit_override",
                 g_variant_new_parsed ("{'rate': <%x>}", G_GINT64_CONSTANT (100000)),
                 tile_of (ui),
                 done_cb,
                 &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  ui_shell_settle (ui);
  return result;
}

static void
test_approval (void)
{
  UiShell *ui = start ();
  gint64 amount = 0;

  ui_shell_load_order (ui);
  approval.asked = 0;
  approval.answers[0] = "0000";
  approval.answers[1] = "2468";
  g_autoptr (GVariant) result = override_deposit (ui);
  g_assert_cmpint (approval.asked, ==, 2);
  g_assert_true (g_variant_is_of_type (result, G_VARIANT_TYPE_VARDICT));
  /* Asked again, it says what was wrong and still what it is about. */
  g_assert_error (approval.error, POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET);
  g_assert_true (
      g_variant_lookup (pos_error_get_details (approval.error), "amount_minor", "x", &amount));
  g_assert_cmpint (amount, ==, 24130);
  g_assert_cmpint (pos_register_get_order (ui->reg)->deposit_required, ==, 24130);
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  g_assert_cmpstr (pos_register_get_order (ui->reg)->deposit_approver, ==, "tom");
  g_clear_error (&approval.error);
  ui_shell_free (ui);
}

static void
test_approval_given_up (void)
{
  UiShell *ui = start ();

  ui_shell_load_order (ui);
  approval.asked = 0;
  approval.answers[0] = NULL;
  g_autoptr (GVariant) result = override_deposit (ui);
  g_assert_cmpint (approval.asked, ==, 1);
  g_assert_false (g_variant_is_of_type (result, G_VARIANT_TYPE_VARDICT));
  g_assert_cmpint (pos_register_get_order (ui->reg)->deposit_required, ==, 48260);
  g_assert_null (ui_find_type (tile_of (ui), POS_TYPE_CALLOUT));
  g_clear_error (&approval.error);
  ui_shell_free (ui);
}

/* --- One after the other --- */

static void
count_cb (PosShell *shell, GVariant *result, gpointer data)
{
  int *counts = data;

  counts[result ? 0 : 1]++;
}

static void
test_second_tap (void)
{
  UiShell *ui = start ();
  GtkWidget *tile = tile_of (ui);
  GVariant *args = g_variant_ref_sink (g_variant_new_parsed ("{'item': <'400110'>}"));
  int counts[2] = {0, 0};
  gboolean busy;

  pos_shell_run (ui->shell, "item.add", args, tile, count_cb, counts);
  g_object_get (tile, "busy", &busy, NULL);
  g_assert_true (busy);
  pos_shell_run (ui->shell, "item.add", args, tile, count_cb, counts);
  pos_shell_run (ui->shell, "item.add", args, NULL, count_cb, counts);
  while (counts[0] + counts[1] < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (counts[0], ==, 2);
  g_object_get (tile, "busy", &busy, NULL);
  g_assert_false (busy);
  PosOrderLine *line = pos_list_peek (pos_register_get_order (ui->reg)->lines, 0);
  g_assert_cmpint (line->ordered.micro, ==, 2 * POS_SCALE);
  g_variant_unref (args);
  ui_shell_free (ui);
}

/* --- Done, with a way back --- */

static void
test_undo (void)
{
  UiShell *ui = start ();

  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400110\"}");
  pos_shell_tell (ui->shell, "Sofa added", "txn.void", NULL);
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "Sofa added"));
  GtkWidget *undo = ui_find_text (GTK_WIDGET (ui->shell), "Undo");
  ui_shell_tap (ui, gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON));
  ui_shell_settle (ui);
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 0);
  ui_shell_free (ui);
}

/* --- Words --- */

static char *
say (const char *format, const GError *error)
{
  g_autoptr (PosFormat) formatter = pos_format_new (format, "NL", "Europe/Amsterdam");
  PosSentence sentence;

  pos_sentence_for_error (error, formatter, pos_currency_from_code ("EUR"), &sentence);
  g_assert_true (g_utf8_validate (sentence.what, -1, NULL));
  g_assert_null (strpbrk (sentence.what, "{}"));
  g_assert_true (!sentence.why || !strpbrk (sentence.why, "{}"));
  char *text = g_strjoin (" | ", sentence.what, sentence.why, sentence.step, NULL);
  pos_sentence_clear (&sentence);
  return text;
}

static void
assert_says (GQuark domain, int code, const char *details, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pos_set_error (
      &error, domain, code, details ? g_variant_new_parsed (details) : NULL, "for the log");
  text = say ("en", error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_DEPOSIT_BOUNDS,
               "{'minimum_minor': <int64 0>, 'maximum_minor': <int64 241300>}",
               "That deposit is not possible | Allowed from €0.00 to €2,413.00.");
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_DATE,
               "{'reason': <'closed'>, 'proposal': <'2026-05-16'>}",
               "The store is closed on that day | The next open day is Sat 16 May.");
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_QUANTITY,
               "{'minimum_micro': <int64 500000>, 'maximum_micro': <int64 0>,"
               " 'multiple_micro': <int64 100000>}",
               "It is not sold in that quantity | Sold in steps of 0.1, from 0.5.");
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_QUANTITY,
               "{'rule': <'nothing'>, 'maximum_micro': <int64 99999000000>}",
               "That quantity is not possible | Type more than nothing, at most 99,999.");
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_QUANTITY,
               NULL,
               "That quantity is not possible | Type another quantity.");
  assert_says (POS_VALUE_ERROR,
               POS_VALUE_ERROR_RANGE,
               "{'reason': <'cart-full'>}",
               "This transaction is full | Headquarters takes no larger one. Conclude it, and sell"
               " the rest in another one.");
  assert_says (POS_ACCESS_ERROR,
               POS_ACCESS_ERROR_LOCKED_OUT,
               "{'seconds': <int64 300>, 'minutes': <int64 5>}",
               "Too many wrong PINs | Wait 5 min, or ask a supervisor to reset the PIN.");
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_NO_CUSTOMER,
               "{'reason': <'no-customer'>, 'next': <'customer.search'>}",
               "This needs a customer | Quotes, goods that leave later and what goes on account"
               " belong to somebody. | Add customer");
}

/* No code of any domain is shown as it is. */
static void
test_every_code (void)
{
  const GQuark domains[] = {POS_VALUE_ERROR,
                            POS_CALL_ERROR,
                            POS_ACCESS_ERROR,
                            POS_ORDER_ERROR,
                            POS_DB_ERROR,
                            POS_SYNC_ERROR,
                            POS_DEVICE_ERROR};

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++) {
    for (int code = 0;; code++) {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      pos_set_error (&error, domains[i], code, NULL, "for the log");
      if (g_str_equal (pos_error_get_code_nick (error), "failed"))
        break;
      text = say ("en", error);
      if (strstr (text, "for the log"))
        g_test_fail_printf ("%s has no words for %s/%s",
                            "pos-sentences",
                            pos_error_get_domain_nick (error),
                            pos_error_get_code_nick (error));
    }
  }
}

static void
test_every_reason (void)
{
  static const char *const reasons[] = {"signed-out",
                                        "locked",
                                        "not-set-up",
                                        "deactivated",
                                        "cart-open",
                                        "no-cart",
                                        "no-lines",
                                        "hand-over",
                                        "paid",
                                        "no-customer",
                                        "not-order",
                                        "nothing-due",
                                        "no-payment",
                                        "not-permitted",
                                        "unknown-operation"};

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    PosSentence sentence;

    pos_sentence_for_reason (reasons[i], NULL, &sentence);
    g_assert_cmpstr (sentence.what, !=, "That is not possible now");
    g_assert_nonnull (sentence.why);
    pos_sentence_clear (&sentence);
  }
}

/* §6.5: who is refused hears of which rule, and not that the state of the order has changed. */
static void
test_every_rule (void)
{
  static const char *const rules[] = {
      "X1", "X2", "X3", "X4", "X5", "X7", "X10", "X11", "X12", "X13"};
  static const char any[] = "The order does not allow this now";

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    pos_set_error (&error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_STATUS,
                   g_variant_new_parsed ("{'rule': <%s>}", rules[i]),
                   "for the log");
    text = say ("en", error);
    if (g_str_has_prefix (text, any) || !strstr (text, " | "))
      g_test_fail_printf ("%s is refused without words of its own: %s", rules[i], text);
  }
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_STATUS,
               "{'rule': <'X13'>, 'reason': <'part-processed'>, 'untouched_micro': <int64 2000000>,"
               " 'next': <'line.split'>}",
               "Part of this line is on its way already | What was picked, packed or invoiced stays"
               " as it is. Split the line: 2 of it can still go another way. | Split line");
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_OPEN_ELSEWHERE,
               "{'rule': <'X8'>, 'worker': <'Kim'>, 'register': <'R1'>, 'minutes': <int64 7>}",
               "Kim is changing this order at register R1 | For 7 min by now. Finish it there"
               " first, or look at it only.");
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_OPEN_ELSEWHERE,
               "{'rule': <'X8'>, 'worker': <'Kim'>, 'register': <'R1'>, 'minutes': <int64 0>}",
               "Kim is changing this order at register R1 | Since just now. Finish it there first,"
               " or look at it only.");
  assert_says (POS_ORDER_ERROR,
               POS_ORDER_ERROR_OPEN_ELSEWHERE,
               "{'rule': <'X8'>, 'reason': <'taken-over'>, 'worker': <'Kim'>, 'register': <'R1'>,"
               " 'minutes': <int64 3>, 'next': <'txn.void'>}",
               "Kim took this order over at register R1 | That was 3 min ago. What you changed"
               " cannot be saved here any more: void this transaction, then look at the order. |"
               " Void transaction");
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/shell/refusals/callout", test_callout);
  g_test_add_func ("/ui/shell/refusals/callout-at-a-question", test_callout_at_a_question);
  g_test_add_func ("/ui/shell/refusals/banner", test_banner);
  g_test_add_func ("/ui/shell/refusals/banner-closes", test_banner_closes);
  g_test_add_func ("/ui/shell/refusals/approval", test_approval);
  g_test_add_func ("/ui/shell/refusals/approval-given-up", test_approval_given_up);
  g_test_add_func ("/ui/shell/refusals/second-tap", test_second_tap);
  g_test_add_func ("/ui/shell/refusals/undo", test_undo);
  g_test_add_func ("/ui/shell/refusals/words", test_words);
  g_test_add_func ("/ui/shell/refusals/every-code", test_every_code);
  g_test_add_func ("/ui/shell/refusals/every-reason", test_every_reason);
  g_test_add_func ("/ui/shell/refusals/every-rule", test_every_rule);
  return g_test_run ();
}
