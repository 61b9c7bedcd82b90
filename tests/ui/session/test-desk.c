/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-desk.c — the sync desk: what needs a person is found, understood and settled on the screen.
 */
#include "fake-headquarters.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui-looks.h"
#include "ui/common/pos-header.h"
#include "ui/session/pos-session.h"

#include <string.h>

#define CHANGED_TWICE(status, more)                                                                \
  "{\"id\": \"01900000-0000-7000-8000-000000000001\", \"kind\": \"hand-over\", \"register\": "     \
  "\"S1-03\", \"worker\": \"sanne\", \"at\": \"2026-05-14T08:18:00Z\", \"status\": \"" status      \
  "\", "                                                                                           \
  "\"reason\": \"The order was changed in two places\", \"number\": \"SO-104107\", "               \
  "\"headquarters\": {\"register\": \"S1-01\", \"worker\": \"bram\", \"at\": "                     \
  "\"2026-05-14T08:15:00Z\"}, \"contradictions\": [{\"what\": \"line\", \"item\": \"400201\", "    \
  "\"member\": \"invoiced\", \"before\": \"0\", \"headquarters\": \"0\", \"register\": "           \
  "\"1\"}]" more "}"

#define REFUSED                                                                                    \
  "{\"id\": \"01900000-0000-7000-8000-000000000002\", \"kind\": \"order\", \"register\": "         \
  "\"S1-03\", \"worker\": \"sanne\", \"at\": \"2026-05-14T08:20:00Z\", \"status\": \"failed\", "   \
  "\"reason\": \"Headquarters has no customer “C-9”\", \"retries\": 3, \"next_at\": "          \
  "\"2026-05-14T08:57:00Z\", \"reference\": \"7K3M9Q2XW4TA\", \"fields\": [{\"field\": "           \
  "\"customer\", \"value\": \"C-9\", \"kind\": \"customer\"}, {\"field\": \"lines.1.location\", "  \
  "\"value\": \"DC\", \"kind\": \"warehouse\"}]}"
#define DECISION                                                                                   \
  ", \"corrections\": [{\"field\": \"conflict\", \"worker\": \"lena\", \"register\": "             \
  "\"S1-02\", \"at\": \"2026-05-14T08:40:00Z\", \"after\": \"headquarters\"}], \"did\": "          \
  "{\"headquarters\": {\"what\": \"cancelled\", \"given_back\": \"113.19\"}, \"register\": "       \
  "{\"what\": \"changed\"}}"

static const char PROBLEMS[] = "[" CHANGED_TWICE ("conflict", "") ", " REFUSED "]";
static const char DECIDED[] = "[" CHANGED_TWICE ("decided", DECISION) "]";

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer data)
{
  return fake_headquarters_connect (data, store, context);
}

static UiShell *
start (FakeHeadquarters *headquarters, int width, int height)
{
  UiShell *ui = ui_shell_new_connected (width, height, connect, headquarters);

  pos_session_add (ui->shell);
  pos_shell_start (ui->shell);
  ui_shell_sign_in_as (ui, "lena", "1357");
  fake_headquarters_set_problems (headquarters, PROBLEMS);
  return ui;
}

static void
test_what_needs_a_person (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "SO-104107 changed in two places");
  g_assert_true (ui_hands_shows (ui, "7K3M9Q2XW4TA is refused"));
  g_assert_true (ui_hands_shows_part (ui, "Headquarters has no customer “C-9”. Tried 3 times."));
  g_assert_true (ui_hands_shows (ui, "needs you"));
  g_assert_true (ui_hands_shows (ui, "2"));
  ui_shell_picture (ui, "sync-desk");
  ui_shell_free (ui);
}

static void
assert_status (UiShell *ui, const char *expected)
{
  GtkWidget *header = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_HEADER);
  g_autofree char *text = NULL;

  g_object_get (header, "status-text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

/* Whoever stands at the register sees it without looking for it: visual language 5, “System”. */
static void
test_the_header_says_so (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  assert_status (ui, "Online");
  fake_headquarters_tell_problems (ui->sync, 1);
  assert_status (ui, "1 needs you");
  fake_headquarters_tell_problems (ui->sync, 2);
  assert_status (ui, "2 need you");
  fake_headquarters_refuse_rows (ui->sync, 1);
  assert_status (ui, "3 need you");
  fake_headquarters_refuse_rows (ui->sync, 0);
  assert_status (ui, "2 need you");
  ui_shell_picture (ui, "header-needs-you");
  ui_lint (GTK_WIDGET (ui->shell), "header-needs-you");
  /* Nobody can decide without a line. */
  fake_headquarters_set_online (ui->sync, FALSE);
  assert_status (ui, "Offline");
  fake_headquarters_set_online (ui->sync, TRUE);
  fake_headquarters_tell_problems (ui->sync, 0);
  assert_status (ui, "Online");
  ui_shell_free (ui);
}

/* S7: a clock that is more than five minutes off, with what it ought to show. */
static void
test_a_wrong_clock_is_told (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_clock_skew (ui->sync, 5);
  g_assert_null (ui_find_text (GTK_WIDGET (ui->shell), "Clock is wrong"));
  fake_headquarters_set_clock_skew (ui->sync, -24 * 60 - 6);
  ui_shell_settle (ui);
  GtkWidget *fault = gtk_widget_get_ancestor (
      ui_find_text (GTK_WIDGET (ui->shell), "Clock is wrong"), GTK_TYPE_BUTTON);
  ui_shell_tap (ui, fault);
  g_autofree char *callout = ui_hands_dup_callout (fault);
  g_assert_nonnull (strstr (callout, "At headquarters it is Fri 15 May, 10:48."));
  ui_shell_press (ui, "Escape");
  g_autoptr (GVariant) status = ui_shell_run (ui, "sync.status", NULL);
  const char *skew = NULL;
  g_assert_true (g_variant_lookup (status, "clock_skew_json", "&s", &skew));
  g_assert_cmpstr (skew, ==, "-86760");
  fake_headquarters_set_clock_skew (ui->sync, 0);
  g_assert_null (ui_find_text (GTK_WIDGET (ui->shell), "Clock is wrong"));
  ui_shell_free (ui);
}

/* The hub of the store answers, and headquarters does not answer it: that is not well. */
static void
test_a_hub_that_is_not_heard (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_unheard (headquarters, "{\"failure\": \"sync/offline\"}");
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "The hub of this store does not reach headquarters");
  g_assert_true (ui_hands_shows_part (ui, "Everything is saved at the hub and sent later."));
  ui_shell_free (ui);

  ui = start (headquarters, 1366, 768);
  fake_headquarters_set_unheard (headquarters, "{\"failure\": \"sync/auth\"}");
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "The hub of this store does not reach headquarters");
  g_assert_true (ui_hands_shows_part (ui, "Headquarters does not know the hub."));
  ui_shell_free (ui);
}

/* M-16: a card payment without an answer needs a person, too. */
static void
test_unsettled (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");

  pos_sim_terminal_push (pos_devices_get_sim_terminal (ui->devices), POS_SIM_TERMINAL_UNKNOWN);
  pos_shell_run (ui->shell, "pay.card", NULL, NULL, NULL, NULL);
  ui_shell_settle (ui);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "SO-104107 changed in two places");
  g_assert_true (ui_hands_shows (ui, "The terminal has not said whether €119.00 was taken"));
  ui_shell_picture (ui, "sync-unsettled");
  ui_lint (GTK_WIDGET (ui->shell), "sync-unsettled");
  ui_shell_free (ui);
}

static gboolean
is_told (gpointer ui)
{
  return ui_hands_shows_part (ui, "7K3M9Q2XW4TA");
}

static void
test_look (const UiLook *look)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, look->width, look->height);

  ui_look_dress (ui, look);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait (is_told, ui);
  ui_look_at (ui, look, "sync-desk");
  ui_shell_free (ui);
}

/* A remark is said in words, and is gone for everybody once somebody has seen it. */
static void
test_remarks_are_seen (void)
{
  static const char NOTED[] =
      "[{\"order\": \"01900000-0000-7000-8000-000000000009\", \"number\": \"SO-104110\", "
      "\"customer_name\": \"Marieke van den Berg\", \"store\": \"S1\", \"note\": "
      "\"The pick-up time 14:00-15:00 on 2026-05-16 at Utrecht Centrum is full: agree on another "
      "one with the customer. The coupon WELCOME was used up: 1 in all\"}]";
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_noted (headquarters, NOTED);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "To look at");
  g_assert_true (ui_hands_shows (ui, "SO-104110 · Marieke van den Berg"));
  g_assert_true (ui_hands_shows (
      ui,
      "The pick-up time 14:00-15:00 on Sat 16 May in Utrecht Centrum is full: agree on another one "
      "with the customer. The coupon WELCOME was used up before: 1 in all."));
  ui_shell_picture (ui, "sync-remarks");
  fake_headquarters_set_noted (headquarters, "[]");
  ui_hands_tap (ui, "Seen");
  ui_shell_settle (ui);
  g_assert_nonnull (strstr (fake_headquarters_get_decision (headquarters), "\"lena\""));
  g_assert_nonnull (strstr (fake_headquarters_get_decision (headquarters), "used up: 1 in all"));
  g_assert_false (ui_hands_shows (ui, "To look at"));
  ui_shell_free (ui);
}

/* What headquarters says is said in the language of the screen. */
static void
test_refusals_speak_dutch (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  ui_shell_set_language (ui, "nl");
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait (is_told, ui);
  g_assert_true (
      ui_hands_shows_part (ui, "Het hoofdkantoor heeft geen klant “C-9”. 3 keer geprobeerd."));
  ui_shell_free (ui);
}

static gboolean
is_decided (gpointer ui)
{
  return ui_hands_shows_part (ui, "What headquarters had was kept.");
}

static void
test_a_conflict_is_decided (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "SO-104107 changed in two places");
  ui_hands_tap (ui, "Resolve");
  ui_hands_wait_for (ui, "Keep what headquarters has");
  g_assert_true (ui_hands_shows (ui, "Dining table Vester 180, oak: Invoiced"));
  ui_shell_picture (ui, "sync-conflict");
  fake_headquarters_set_problems (headquarters, "[]");
  fake_headquarters_set_decided (headquarters, DECIDED);
  ui_hands_tap (ui, "Keep what headquarters has");
  g_assert_nonnull (strstr (fake_headquarters_get_decision (headquarters), "\"headquarters\""));
  /* What both said can still be looked at, and there is nothing left to decide. */
  ui_hands_wait (is_decided, ui);
  g_assert_true (ui_hands_shows (
      ui,
      "Register 1, bram, 10:15: cancelled, €113.19 given back. Register 3, Sanne de Vries, 10:18: "
      "changed. What headquarters had was kept. Decided by Register 2, Lena Hoffmann, 10:40."));
  g_assert_false (ui_hands_shows (ui, "needs you"));
  ui_shell_picture (ui, "sync-decided");
  ui_hands_tap (ui, "Compare");
  ui_hands_wait_for (ui, "Dining table Vester 180, oak: Invoiced");
  g_assert_true (ui_hands_shows_part (ui, "Decided by Register 2, Lena Hoffmann, 10:40."));
  ui_shell_picture (ui, "sync-compare");
  ui_lint (GTK_WIDGET (ui->shell), "sync-compare");
  g_assert_false (ui_hands_shows (ui, "Keep what headquarters has"));
  ui_shell_free (ui);
}

/* register.md T-27: nothing is to be chosen, only to be looked at. */
static void
test_a_cart_that_two_had (void)
{
  static const char TWICE[] =
      "[{\"id\": \"01900000-0000-7000-8000-000000000004\", \"kind\": \"suspended-cart\", "
      "\"register\": \"S1-03\", \"worker\": \"sanne\", \"at\": \"2026-05-14T08:18:00Z\", "
      "\"status\": \"conflict\", \"choices\": [\"headquarters\"], \"record\": "
      "\"01900000-0000-7000-8000-000000000005\", \"reason\": \"Register S1-03 took up a suspended "
      "transaction that register S1-01 had taken up: look for goods that were sold twice\"}]";
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_problems (headquarters, TWICE);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "A suspended transaction was recalled twice");
  g_assert_true (ui_hands_shows_part (ui, "at register S1-03 and at register S1-01"));
  ui_shell_picture (ui, "sync-desk-cart-twice");
  ui_hands_tap (ui, "Resolve");
  ui_hands_wait_for (ui, "Mark as seen");
  g_assert_false (ui_hands_shows (ui, "Keep what headquarters has"));
  ui_shell_picture (ui, "sync-cart-twice");
  fake_headquarters_set_problems (headquarters, "[]");
  ui_hands_tap (ui, "Mark as seen");
  g_assert_nonnull (strstr (fake_headquarters_get_decision (headquarters), "\"headquarters\""));
  ui_shell_free (ui);
}

/* Who decides reads what each of them did, the earlier first; what both say alike is not told, and
 * what follows from a cancellation is. */
static void
test_a_cancellation_is_told (void)
{
  static const char CONFLICT[] =
      "[{\"id\": \"01900000-0000-7000-8000-000000000003\", \"kind\": \"order\", \"register\": "
      "\"S1-03\", \"worker\": \"sanne\", \"at\": \"2026-05-14T08:13:00Z\", \"status\": "
      "\"conflict\", \"reason\": \"Twice\", \"number\": \"SO-104107\", \"currency\": \"EUR\", "
      "\"choices\": [\"headquarters\", \"register\"], \"headquarters\": {\"register\": \"S1-01\", "
      "\"worker\": \"tom\", \"at\": \"2026-05-14T08:15:00Z\"}, "
      "\"did\": {\"headquarters\": {\"what\": \"changed\"}, \"register\": {\"what\": "
      "\"cancelled\", \"given_back\": \"113.19\"}}, "
      "\"differences\": [{\"what\": \"status\", \"headquarters\": \"open\", \"register\": "
      "\"cancelled\"}, {\"what\": \"paid\", \"headquarters\": \"226.39\", \"register\": "
      "\"113.20\"}, {\"what\": \"charge\", \"member\": null, \"headquarters\": null, "
      "\"register\": {\"id\": \"01900000-0000-7000-8000-000000000009\", \"code\": \"CANCEL\", "
      "\"description\": {\"en\": \"Cancellation charge\"}, \"amount\": \"113.20\"}}], "
      "\"contradictions\": [{\"what\": \"line\", \"item\": \"400201\", \"member\": \"cancelled\", "
      "\"headquarters\": \"3\", \"register\": \"4\"}, {\"what\": \"payment\", \"member\": "
      "\"state\", \"headquarters\": \"voided\", \"register\": \"voided\"}]}]";
  static const char *const expected[] = {
      "Status",
      "Open",
      "Cancelled",
      "Cancellation charge",
      "€113.20",
      "Dining table Vester 180, oak: Cancelled",
      "Register 1, Tom Meijer, 10:15: changed.",
      "Register 3, Sanne de Vries, 10:13: cancelled, €113.19 given back.",
      "The €113.19 that the other change gave back is open again, and is to be asked for."};
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_problems (headquarters, CONFLICT);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui,
                     "Register 3, Sanne de Vries, 10:13: cancelled, €113.19 given back. "
                     "Register 1, Tom Meijer, 10:15: changed.");
  ui_hands_tap (ui, "Resolve");
  ui_hands_wait_for (ui, "Keep what headquarters has");
  ui_shell_picture (ui, "sync-conflict-cancelled");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (ui_hands_shows (ui, expected[i]));
  g_assert_false (ui_hands_shows_part (ui, "voided"));
  ui_shell_free (ui);
}

/* Whatever contradicts is said in words and in figures as the register writes them. */
static void
test_contradictions_speak_words (void)
{
  static const char CONFLICT[] =
      "[{\"id\": \"01900000-0000-7000-8000-000000000003\", \"kind\": \"order\", \"register\": "
      "\"S1-03\", \"worker\": \"sanne\", \"at\": \"2026-05-14T08:18:00Z\", \"status\": "
      "\"conflict\", \"reason\": \"Twice\", \"number\": \"SO-104107\", \"currency\": \"EUR\", "
      "\"contradictions\": ["
      "{\"what\": \"line\", \"item\": \"400201\", \"member\": \"unit_price\", "
      "\"headquarters\": \"649\", \"register\": \"599.5\"}, "
      "{\"what\": \"line\", \"item\": \"400201\", \"member\": \"base_price\", "
      "\"headquarters\": \"649\", \"register\": \"599.5\"}, "
      "{\"what\": \"line\", \"item\": \"400201\", \"member\": \"intent\", "
      "\"headquarters\": \"ship\", \"register\": \"pick-up\"}, "
      "{\"what\": \"line\", \"item\": \"400201\", \"member\": \"store\", "
      "\"headquarters\": null, \"register\": \"S2\"}, "
      "{\"what\": \"line\", \"item\": \"400201\", \"member\": \"weight_grams\", "
      "\"headquarters\": 1, \"register\": 2}, "
      "{\"what\": \"address\", \"member\": null, \"headquarters\": {\"street\": "
      "\"Oudegracht 1\"}, \"register\": {\"street\": \"Oudegracht 2\"}}, "
      "{\"what\": \"payment\", \"member\": null, \"headquarters\": null, \"register\": "
      "{\"amount\": \"25\"}}, "
      "{\"what\": \"requested_date\", \"member\": null, \"headquarters\": \"2026-05-21\", "
      "\"register\": \"2026-05-22\"}]}]";
  static const char *const expected[] = {"Dining table Vester 180, oak: Price",
                                         "€649.00",
                                         "€599.50",
                                         "Dining table Vester 180, oak: Delivery",
                                         "Ship",
                                         "Pick up",
                                         "Amersfoort",
                                         "Dining table Vester 180, oak: Other details",
                                         "Address",
                                         "Oudegracht 2",
                                         "Payment",
                                         "€25.00",
                                         "Requested date",
                                         "22 May 2026"};
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_problems (headquarters, CONFLICT);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "SO-104107 changed in two places");
  ui_hands_tap (ui, "Resolve");
  ui_hands_wait_for (ui, "Keep what headquarters has");
  ui_shell_picture (ui, "sync-conflict-words");
  g_assert_true (
      gtk_widget_has_css_class (gtk_window_get_focus (GTK_WINDOW (ui->shell)), "sync-choice"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (ui_hands_shows (ui, expected[i]));
  ui_shell_free (ui);
}

/* A quote takes no money: why only one can be kept is said where it is decided. */
static void
test_a_quote_that_was_sold (void)
{
  static const char SOLD[] =
      "[{\"id\": \"01900000-0000-7000-8000-000000000004\", \"kind\": \"order\", \"register\": "
      "\"S1-03\", \"worker\": \"sanne\", \"at\": \"2026-05-14T08:18:00Z\", \"status\": "
      "\"conflict\", \"choices\": [\"register\"], \"headquarters\": {\"register\": \"S1-02\"}, "
      "\"reason\": \"Headquarters' version cannot count: it is a quote, which holds no money, and "
      "the register took or reserved some\", \"sayings\": [{\"code\": \"quote-takes-no-money\", "
      "\"text\": \"\", \"values\": {}}], \"number\": \"QU-000104\", \"currency\": \"EUR\", "
      "\"contradictions\": [{\"what\": \"type\", \"id\": null, \"item\": null, \"member\": null, "
      "\"before\": null, \"headquarters\": \"quote\", \"register\": \"sale\"}]}]";
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_problems (headquarters, SOLD);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "QU-000104 changed in two places");
  ui_hands_tap (ui, "Resolve");
  ui_hands_wait_for (ui, "Carry this change over");
  ui_shell_picture (ui, "sync-quote-sold");
  g_assert_true (ui_hands_shows (ui, "Kind"));
  g_assert_true (ui_hands_shows (ui, "Quote"));
  g_assert_true (ui_hands_shows (ui, "Sale"));
  g_assert_true (ui_hands_shows_part (ui, "it is a quote, which holds no money"));
  g_assert_false (ui_hands_shows (ui, "Keep what headquarters has"));
  ui_shell_free (ui);
}

/* Headquarters has nothing that could be kept. */
static void
test_an_order_that_only_a_register_knows (void)
{
  static const char ORPHAN[] =
      "[{\"id\": \"01900000-0000-7000-8000-000000000004\", \"kind\": \"order\", \"register\": "
      "\"S1-03\", \"worker\": \"sanne\", \"at\": \"2026-05-14T08:18:00Z\", \"status\": "
      "\"conflict\", \"retries\": 4, \"choices\": [\"register\"], \"headquarters\": null, "
      "\"reason\": "
      "\"An earlier revision has not been synchronized\", \"number\": \"SO-104108\", "
      "\"currency\": \"EUR\", \"contradictions\": []}]";
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_problems (headquarters, ORPHAN);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "SO-104108 is changed, and not known to headquarters");
  g_assert_true (ui_hands_shows_part (
      ui, "Headquarters does not have the change before this one yet. Tried 4 times."));
  ui_hands_tap (ui, "Resolve");
  ui_hands_wait_for (ui, "Carry this change over");
  ui_shell_picture (ui, "sync-orphan");
  g_assert_false (ui_hands_shows (ui, "Keep what headquarters has"));
  ui_hands_tap (ui, "Carry this change over");
  g_assert_nonnull (strstr (fake_headquarters_get_decision (headquarters), "\"register\""));
  ui_shell_free (ui);
}

static void
test_a_failure_is_corrected (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 768, 1366);

  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "7K3M9Q2XW4TA is refused");
  ui_shell_picture (ui, "sync-desk-portrait");
  ui_hands_tap (ui, "Correct");
  ui_hands_wait_for (ui, "Correct and send");
  ui_hands_type (ui, "Customer number", "C-10");
  ui_hands_tap (ui, "Correct and send");
  g_assert_true (ui_hands_shows (ui, "This has to be filled in"));
  /* Not below the fold of the fields. */
  g_assert_null (gtk_widget_get_ancestor (
      ui_find_text (GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell))),
                    "This has to be filled in"),
      GTK_TYPE_SCROLLED_WINDOW));
  g_assert_null (fake_headquarters_get_decision (headquarters));
  ui_hands_type (ui, "Reason in words", "Typed wrongly");
  g_assert_false (ui_hands_shows (ui, "This has to be filled in"));
  ui_shell_picture (ui, "sync-correct-portrait");
  ui_hands_tap (ui, "Correct and send");
  g_assert_nonnull (strstr (fake_headquarters_get_decision (headquarters),
                            "[{\"field\":\"customer\",\"value\":\"C-10\"}]"));
  g_assert_nonnull (
      strstr (fake_headquarters_get_decision (headquarters), "\"reason\":\"Typed wrongly\""));
  ui_shell_free (ui);
}

static float
get_top (UiShell *ui, const char *text)
{
  GtkWidget *dialog = GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (ui_find_text (dialog, text), dialog, &bounds));
  return graphene_rect_get_y (&bounds);
}

/* Of many fields the one at fault is the first, and has the focus. */
static void
test_the_field_at_fault_is_first (void)
{
  static const char NO_MODE[] =
      "[{\"id\": \"01900000-0000-7000-8000-000000000003\", \"kind\": \"order\", \"register\": "
      "\"S1-03\", \"worker\": \"sanne\", \"at\": \"2026-05-14T08:20:00Z\", \"status\": "
      "\"failed\", \"reason\": \"Headquarters has no delivery-mode “GONE”\", \"retries\": 3, "
      "\"sayings\": [{\"code\": \"unknown-record\", \"text\": \"\", \"values\": {\"kind\": "
      "\"delivery-mode\", \"id\": \"GONE\"}}], \"reference\": \"7K3M9Q2XW4TA\", \"fields\": "
      "[{\"field\": \"customer\", \"value\": \"C-9\", \"kind\": \"customer\"}, {\"field\": "
      "\"comment\", \"value\": null, \"kind\": \"text\"}, {\"field\": \"lines.1.mode\", "
      "\"value\": \"STANDARD\", \"kind\": \"delivery-mode\"}, {\"field\": \"lines.2.mode\", "
      "\"value\": \"GONE\", \"kind\": \"delivery-mode\"}]}]";
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_set_problems (headquarters, NO_MODE);
  ui_hands_open (ui, "sync.status", NULL);
  ui_hands_wait_for (ui, "7K3M9Q2XW4TA is refused");
  ui_hands_tap (ui, "Correct");
  ui_hands_wait_for (ui, "Correct and send");
  ui_shell_picture (ui, "sync-correct");
  g_assert_cmpfloat (get_top (ui, "Line 2: Delivery mode"), <, get_top (ui, "Customer number"));
  g_assert_cmpfloat (get_top (ui, "Customer number"), <, get_top (ui, "Line 1: Delivery mode"));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (ui->shell));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "GONE");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/session/desk/problems", test_what_needs_a_person);
  g_test_add_func ("/ui/session/desk/unheard", test_a_hub_that_is_not_heard);
  ui_looks_add ("/ui/session/desk/looks", test_look);
  g_test_add_func ("/ui/session/desk/unsettled", test_unsettled);
  g_test_add_func ("/ui/session/desk/remarks", test_remarks_are_seen);
  g_test_add_func ("/ui/session/desk/dutch", test_refusals_speak_dutch);
  g_test_add_func ("/ui/session/desk/header", test_the_header_says_so);
  g_test_add_func ("/ui/session/desk/clock", test_a_wrong_clock_is_told);
  g_test_add_func ("/ui/session/desk/conflict", test_a_conflict_is_decided);
  g_test_add_func ("/ui/session/desk/cart-twice", test_a_cart_that_two_had);
  g_test_add_func ("/ui/session/desk/conflict-cancelled", test_a_cancellation_is_told);
  g_test_add_func ("/ui/session/desk/conflict-words", test_contradictions_speak_words);
  g_test_add_func ("/ui/session/desk/orphan", test_an_order_that_only_a_register_knows);
  g_test_add_func ("/ui/session/desk/quote-sold", test_a_quote_that_was_sold);
  g_test_add_func ("/ui/session/desk/failure", test_a_failure_is_corrected);
  g_test_add_func ("/ui/session/desk/fault-first", test_the_field_at_fault_is_first);
  return g_test_run ();
}
