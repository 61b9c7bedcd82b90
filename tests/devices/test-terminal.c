/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-terminal.c — a terminal that remembers. */
#include "base/pos-error.h"
#include "devices/pos-sim-terminal.h"
#include "sample-receipts.h"

#include <string.h>

typedef struct {
  char *directory;
  PosContext *context;
  PosSimTerminal *terminal;
  guint32 eur;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (PosClock) clock = pos_clock_new_fixed (1778755320 * G_GINT64_CONSTANT (1000000));
  f->directory = g_dir_make_tmp ("pos-terminal-XXXXXX", NULL);
  f->context = pos_context_new (clock, 7);
  f->terminal = pos_sim_terminal_new (f->context, f->directory);
  f->eur = pos_currency_from_code ("EUR");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->terminal);
  g_clear_object (&f->context);
  remove_tree (f->directory);
  g_free (f->directory);
}

static PosTerminalResult *
finish (Fixture *f, GAsyncResult **result, GError **error)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (GAsyncResult) owned = g_steal_pointer (result);
  return pos_terminal_finish (POS_TERMINAL (f->terminal), owned, error);
}

static PosTerminalResult *
authorize (Fixture *f, const char *reference, gint64 amount, PosTerminalFlags flags)
{
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  pos_terminal_authorize_async (POS_TERMINAL (f->terminal),
                                reference,
                                amount,
                                f->eur,
                                flags,
                                NULL,
                                NULL,
                                store_result,
                                &result);
  PosTerminalResult *answer = finish (f, &result, &error);
  g_assert_no_error (error);
  return answer;
}

static PosTerminalResult *
query (Fixture *f, const char *reference, GError **error)
{
  GAsyncResult *result = NULL;
  pos_terminal_query_async (POS_TERMINAL (f->terminal), reference, NULL, store_result, &result);
  return finish (f, &result, error);
}

static void
restart (Fixture *f)
{
  g_clear_object (&f->terminal);
  f->terminal = pos_sim_terminal_new (f->context, f->directory);
}

static void
test_approves_and_gives_a_token (Fixture *f, gconstpointer data)
{
  g_autoptr (PosTerminalResult) r =
      authorize (f, "P1", 13341, POS_TERMINAL_CAPTURE | POS_TERMINAL_TOKENIZE);
  g_assert_cmpint (r->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_cmpint (r->amount, ==, 13341);
  g_assert_cmpuint (r->currency, ==, f->eur);
  g_assert_cmpstr (r->masked, ==, "•••• 4242");
  g_assert_cmpstr (r->brand, ==, "visa");
  g_assert_nonnull (r->token);
  g_assert_true (r->recurring);
  g_assert_nonnull (r->authorization_id);
  g_assert_nonnull (r->capture_id);
}

static void
test_the_script_steers_the_outcome (Fixture *f, gconstpointer data)
{
  g_assert_true (pos_sim_terminal_push_nick (f->terminal, "decline", NULL));
  g_assert_true (pos_sim_terminal_push_nick (f->terminal, "no-token", NULL));
  g_assert_false (pos_sim_terminal_push_nick (f->terminal, "dance", NULL));
  g_autoptr (PosTerminalResult) declined = authorize (f, "P1", 100, POS_TERMINAL_CAPTURE);
  g_assert_cmpint (declined->outcome, ==, POS_TERMINAL_OUTCOME_DECLINED);
  g_assert_cmpstr (declined->decline_reason, ==, "declined");
  g_autoptr (PosTerminalResult) bare = authorize (f, "P2", 100, POS_TERMINAL_TOKENIZE);
  g_assert_cmpint (bare->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_null (bare->token);
  g_assert_false (bare->recurring);
  g_assert_null (bare->capture_id);
}

static void
test_a_timeout_never_happened (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  pos_sim_terminal_push (f->terminal, POS_SIM_TERMINAL_TIMEOUT);
  g_autoptr (PosTerminalResult) r = authorize (f, "P1", 100, POS_TERMINAL_CAPTURE);
  g_assert_cmpint (r->outcome, ==, POS_TERMINAL_OUTCOME_UNKNOWN);
  g_assert_null (query (f, "P1", &error));
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_NOT_FOUND);
}

static void
test_a_lost_approval_is_found_after_a_crash (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  pos_sim_terminal_push (f->terminal, POS_SIM_TERMINAL_APPROVE_LOST);
  g_autoptr (PosTerminalResult) lost = authorize (f, "P1", 100, POS_TERMINAL_CAPTURE);
  g_assert_cmpint (lost->outcome, ==, POS_TERMINAL_OUTCOME_UNKNOWN);
  g_assert_null (lost->authorization_id);
  restart (f);
  g_autoptr (PosTerminalResult) found = query (f, "P1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_nonnull (found->capture_id);
}

/* The register dies after the terminal booked and before anyone heard. */
static void
test_the_journal_is_there_before_the_answer (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *never = NULL;
  pos_terminal_authorize_async (POS_TERMINAL (f->terminal),
                                "P1",
                                100,
                                f->eur,
                                POS_TERMINAL_CAPTURE,
                                NULL,
                                NULL,
                                store_result,
                                &never);
  g_autofree char *path = g_build_filename (f->directory, "terminal.jsonl", NULL);
  g_autofree char *text = NULL;
  for (int i = 0; i < 5000 && (text == NULL || strstr (text, "\"P1\"") == NULL); i++) {
    g_usleep (1000);
    g_clear_pointer (&text, g_free);
    g_file_get_contents (path, &text, NULL, NULL);
  }
  g_assert_null (never); /* the main loop never ran: nobody was told */
  PosSimTerminal *dead = g_steal_pointer (&f->terminal);
  f->terminal = pos_sim_terminal_new (f->context, f->directory);
  g_autoptr (PosTerminalResult) found = query (f, "P1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  /* What the dead one would have said comes before the test ends: it is told into this frame. */
  while (never == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&never);
  g_object_unref (dead);
}

static void
test_the_same_reference_is_charged_once (Fixture *f, gconstpointer data)
{
  g_autoptr (PosTerminalResult) first = authorize (f, "P1", 100, POS_TERMINAL_CAPTURE);
  restart (f);
  g_autoptr (PosTerminalResult) again = authorize (f, "P1", 100, POS_TERMINAL_CAPTURE);
  g_assert_true (pos_record_equal (first, again, FALSE));
}

static void
test_unknown_stays_unknown_until_settled (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  pos_sim_terminal_push (f->terminal, POS_SIM_TERMINAL_UNKNOWN);
  g_autoptr (PosTerminalResult) r = authorize (f, "P1", 100, POS_TERMINAL_CAPTURE);
  g_autoptr (PosTerminalResult) still = query (f, "P1", &error);
  g_assert_cmpint (r->outcome, ==, POS_TERMINAL_OUTCOME_UNKNOWN);
  g_assert_cmpint (still->outcome, ==, POS_TERMINAL_OUTCOME_UNKNOWN);
  g_assert_true (
      pos_sim_terminal_settle (f->terminal, "P1", POS_TERMINAL_OUTCOME_APPROVED, &error));
  g_autoptr (PosTerminalResult) settled = query (f, "P1", &error);
  g_assert_cmpint (settled->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_nonnull (settled->capture_id);
}

static PosTerminalResult *
refund (Fixture *f, const char *reference, const char *capture_id, gint64 amount)
{
  GAsyncResult *result = NULL;
  pos_terminal_refund_async (POS_TERMINAL (f->terminal),
                             reference,
                             capture_id,
                             amount,
                             f->eur,
                             NULL,
                             store_result,
                             &result);
  return finish (f, &result, NULL);
}

static void
test_refunds_never_exceed_the_capture (Fixture *f, gconstpointer data)
{
  g_autoptr (PosTerminalResult) paid = authorize (f, "P1", 1000, POS_TERMINAL_CAPTURE);
  g_autoptr (PosTerminalResult) part = refund (f, "R1", paid->capture_id, 600);
  g_autoptr (PosTerminalResult) much = refund (f, "R2", paid->capture_id, 401);
  g_autoptr (PosTerminalResult) rest = refund (f, "R3", paid->capture_id, 400);
  g_autoptr (PosTerminalResult) free_card = refund (f, "R4", NULL, 5000);
  g_assert_cmpint (part->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_cmpint (much->outcome, ==, POS_TERMINAL_OUTCOME_DECLINED);
  g_assert_cmpstr (much->decline_reason, ==, "amount-exceeds-capture");
  g_assert_cmpint (rest->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_cmpint (free_card->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_null (refund (f, "R5", "cap-nothing", 1));
}

static PosTerminalResult *
capture (Fixture *f, const char *reference, const char *authorization_id, gint64 amount)
{
  GAsyncResult *result = NULL;
  pos_terminal_capture_async (
      POS_TERMINAL (f->terminal), reference, authorization_id, amount, NULL, store_result, &result);
  return finish (f, &result, NULL);
}

/* An order is paid at one register and ships, or comes back, at another. */
static void
test_another_register (Fixture *f, gconstpointer data)
{
  g_autoptr (PosTerminalResult) paid = authorize (f, "P1", 1000, POS_TERMINAL_CAPTURE);
  g_autoptr (PosTerminalResult) held = authorize (f, "P2", 500, POS_TERMINAL_TOKENIZE);
  Fixture other;

  set_up (&other, NULL);
  g_autoptr (PosTerminalResult) much = refund (&other, "R1", paid->capture_id, 1001);
  g_autoptr (PosTerminalResult) part = refund (&other, "R2", paid->capture_id, 600);
  g_autoptr (PosTerminalResult) more = refund (&other, "R3", paid->capture_id, 401);
  g_autoptr (PosTerminalResult) shipped = capture (&other, "C1", held->authorization_id, 500);
  g_autoptr (PosTerminalResult) twice = capture (&other, "C2", held->authorization_id, 1);
  g_assert_cmpstr (much->decline_reason, ==, "amount-exceeds-capture");
  g_assert_cmpint (part->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_cmpstr (part->masked, ==, paid->masked);
  g_assert_cmpstr (part->brand, ==, paid->brand);
  g_assert_cmpuint (part->currency, ==, f->eur);
  g_assert_cmpstr (more->decline_reason, ==, "amount-exceeds-capture");
  g_assert_cmpint (shipped->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_cmpint (twice->outcome, ==, POS_TERMINAL_OUTCOME_DECLINED);
  /* What was given back is remembered over a restart. */
  restart (&other);
  g_autoptr (PosTerminalResult) late = refund (&other, "R4", paid->capture_id, 401);
  g_autoptr (PosTerminalResult) rest = refund (&other, "R5", paid->capture_id, 400);
  g_assert_cmpint (late->outcome, ==, POS_TERMINAL_OUTCOME_DECLINED);
  g_assert_cmpint (rest->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  tear_down (&other, NULL);
}

static PosTerminalResult *
void_it (Fixture *f, const char *reference, const char *authorization_id)
{
  GAsyncResult *result = NULL;
  pos_terminal_void_async (
      POS_TERMINAL (f->terminal), reference, authorization_id, NULL, store_result, &result);
  return finish (f, &result, NULL);
}

static void
test_an_authorization_is_captured_or_voided (Fixture *f, gconstpointer data)
{
  g_autoptr (PosTerminalResult) a = authorize (f, "P1", 1000, POS_TERMINAL_AUTHORIZE);
  g_autoptr (PosTerminalResult) much = capture (f, "C1", a->authorization_id, 1001);
  g_autoptr (PosTerminalResult) taken = capture (f, "C2", a->authorization_id, 1000);
  g_autoptr (PosTerminalResult) late = void_it (f, "V1", a->authorization_id);
  g_assert_cmpint (much->outcome, ==, POS_TERMINAL_OUTCOME_DECLINED);
  g_assert_cmpint (taken->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_nonnull (taken->capture_id);
  g_assert_cmpstr (late->decline_reason, ==, "already-captured");

  g_autoptr (PosTerminalResult) b = authorize (f, "P2", 500, POS_TERMINAL_AUTHORIZE);
  g_autoptr (PosTerminalResult) gone = void_it (f, "V2", b->authorization_id);
  g_autoptr (PosTerminalResult) none = capture (f, "C3", b->authorization_id, 500);
  g_assert_cmpint (gone->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_cmpstr (none->decline_reason, ==, "voided");

  /* Captured in part: what is left is let go. */
  g_autoptr (PosTerminalResult) c = authorize (f, "P3", 800, POS_TERMINAL_AUTHORIZE);
  g_autoptr (PosTerminalResult) part = capture (f, "C4", c->authorization_id, 300);
  g_autoptr (PosTerminalResult) rest = void_it (f, "V3", c->authorization_id);
  g_autoptr (PosTerminalResult) more = capture (f, "C5", c->authorization_id, 1);
  g_assert_cmpint (part->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_cmpint (rest->outcome, ==, POS_TERMINAL_OUTCOME_APPROVED);
  g_assert_cmpint (rest->amount, ==, 500);
  g_assert_cmpstr (more->decline_reason, ==, "voided");
}

static void
test_busy_offline_and_abort (Fixture *f, gconstpointer data)
{
  PosTerminal *terminal = POS_TERMINAL (f->terminal);
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;
  g_autoptr (GError) error = NULL;
  pos_sim_terminal_set_delay (f->terminal, 60000);
  pos_terminal_authorize_async (terminal, "P1", 1, f->eur, 0, NULL, NULL, store_result, &first);
  g_assert_cmpint (pos_terminal_get_status (terminal), ==, POS_TERMINAL_BUSY);
  pos_terminal_authorize_async (terminal, "P2", 1, f->eur, 0, NULL, NULL, store_result, &second);
  g_assert_null (finish (f, &second, &error));
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_BUSY);
  pos_terminal_abort (terminal);
  g_autoptr (PosTerminalResult) aborted = finish (f, &first, NULL);
  g_assert_cmpstr (aborted->decline_reason, ==, "aborted");
  g_assert_cmpint (pos_terminal_get_status (terminal), ==, POS_TERMINAL_READY);

  pos_sim_terminal_set_online (f->terminal, FALSE);
  g_clear_error (&error);
  g_assert_null (query (f, "P1", &error));
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE);
}

static void
test_a_torn_line_is_passed_over (Fixture *f, gconstpointer data)
{
  g_autoptr (PosTerminalResult) r = authorize (f, "P1", 100, POS_TERMINAL_CAPTURE);
  g_autofree char *path = g_build_filename (f->directory, "terminal.jsonl", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_autofree char *torn = g_strconcat (text, "{\"reference\":\"P2\",\"act", NULL);
  g_assert_true (g_file_set_contents (path, torn, -1, NULL));
  restart (f);
  g_autoptr (PosTerminalResult) next = authorize (f, "P3", 100, POS_TERMINAL_CAPTURE);
  restart (f);
  g_autoptr (PosTerminalResult) one = query (f, "P1", NULL);
  g_autoptr (PosTerminalResult) three = query (f, "P3", NULL);
  g_assert_nonnull (one);
  g_assert_nonnull (three);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/terminal/approves", test_approves_and_gives_a_token);
  ADD ("/terminal/script", test_the_script_steers_the_outcome);
  ADD ("/terminal/timeout", test_a_timeout_never_happened);
  ADD ("/terminal/approve-lost", test_a_lost_approval_is_found_after_a_crash);
  ADD ("/terminal/journal-first", test_the_journal_is_there_before_the_answer);
  ADD ("/terminal/same-reference", test_the_same_reference_is_charged_once);
  ADD ("/terminal/unknown", test_unknown_stays_unknown_until_settled);
  ADD ("/terminal/another-register", test_another_register);
  ADD ("/terminal/refunds", test_refunds_never_exceed_the_capture);
  ADD ("/terminal/capture-or-void", test_an_authorization_is_captured_or_voided);
  ADD ("/terminal/busy-offline-abort", test_busy_offline_and_abort);
  ADD ("/terminal/torn-line", test_a_torn_line_is_passed_over);
  return g_test_run ();
}
