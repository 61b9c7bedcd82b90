/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-access.c — who may do what: secrets, locking out, locking, approvals by somebody else. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "base/pos-steady.h"
#include "register-fixture.h"
#include "register/pos-own-secret.h"
#include "store/pos-setting-table.h"

#include <string.h>

typedef struct {
  const char *key;
  const char *args; /* JSON */
  PosApproval approval;
} Call;

static GVariant *
try_call (Register *self, const Call *call, GError **error)
{
  return register_run (
      self, call->key, call->args, call->approval.worker ? &call->approval : NULL, error);
}

static void
assert_works (Register *self, Call call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = try_call (self, &call, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

/* @detail: a member of the error's details that has to be there, %NULL for none. */
static void
assert_refused (Register *self, Call call, GQuark domain, int code, const char *detail)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = try_call (self, &call, &error);

  g_assert_error (error, domain, code);
  g_assert_null (answer);
  if (detail)
    g_assert_true (g_variant_lookup (pos_error_get_details (error), detail, "*", NULL));
}

static void
pass_seconds (Register *self, gint64 seconds)
{
  pos_clock_advance (pos_context_get_clock (self->cli.context), seconds * G_USEC_PER_SEC);
}

static const Call right = {"session.sign_in", "{\"worker\": \"lou\", \"secret\": \"2222\"}", {0}};
static const Call wrong = {"session.sign_in", "{\"worker\": \"lou\", \"secret\": \"0000\"}", {0}};

static void
guess (Register *self, guint times)
{
  for (guint i = 0; i < times; i++)
    assert_refused (self, wrong, POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, NULL);
}

/* The fifth wrong one says so itself: “type it again” would be no way on. */
static void
lock_out (Register *self)
{
  guess (self, 4);
  assert_refused (self, wrong, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
}

/* --- Secrets --- */

static void
five_wrong_secrets_lock_a_worker_out (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  lock_out (self);
  assert_refused (self, wrong, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  /* Who knows the secret waits like everybody. */
  assert_refused (self, right, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  pass_seconds (self, 298);
  assert_refused (self, right, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "minutes");
  pass_seconds (self, 3);
  assert_works (self, right);
}

/* S-8: a quarter of an hour after the last wrong one they do not count any more. */
static void
wrong_secrets_are_forgotten (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  guess (self, 4);
  pass_seconds (self, 899);
  assert_refused (self, wrong, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  pass_seconds (self, 901);
  guess (self, 4);
  assert_works (self, right);
}

static void
each_further_try_waits_longer (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  lock_out (self);
  pass_seconds (self, 301);
  assert_refused (self, wrong, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  pass_seconds (self, 301);
  assert_refused (self, right, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  pass_seconds (self, 300);
  assert_works (self, right);
}

static void
the_right_secret_forgets_the_wrong_ones (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  guess (self, 4);
  assert_works (self, right);
  register_do (self, "session.sign_out", NULL);
  guess (self, 4);
  assert_works (self, right);
}

/* A power cut is no way around the lock. */
static void
a_restart_does_not_forget (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  lock_out (self);
  register_restart (self);
  assert_refused (self, right, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
}

/* Whoever may set the clock opens nothing by it, and locks nobody out for years. */
static void
setting_the_clock_neither_opens_nor_locks (Register *self, gconstpointer data)
{
  static const gint64 hours[] = {1, 24, 24 * 365, -24 * 365 * 56, 24 * 365 * 56, -1, 1};

  register_do (self, "session.sign_out", NULL);
  lock_out (self);
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++) {
    g_autoptr (GError) error = NULL;
    gint64 seconds = 0;

    pos_steady_jump (pos_context_get_clock (self->cli.context), hours[i] * 3600 * G_USEC_PER_SEC);
    g_assert_null (try_call (self, &right, &error));
    g_assert_error (error, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT);
    g_assert_true (g_variant_lookup (pos_error_get_details (error), "seconds", "x", &seconds));
    g_assert_cmpint (seconds, ==, 300);
  }
  pass_seconds (self, 301);
  assert_works (self, right);
}

static gboolean
forget_boot (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_setting_table_set (txn, "lockout.boot", "an earlier one", error);
}

/* How long the machine was off, nobody knows. */
static void
a_restarted_machine_begins_to_wait_again (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  lock_out (self);
  pass_seconds (self, 200);
  g_assert_true (
      pos_db_write_sync (pos_local_store_get_db (self->cli.store), forget_boot, NULL, NULL));
  pos_steady_jump (pos_context_get_clock (self->cli.context), 5 * G_USEC_PER_SEC);
  assert_refused (self, right, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  pass_seconds (self, 200);
  assert_refused (self, right, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  pass_seconds (self, 101);
  assert_works (self, right);
}

static void
one_worker_locked_out_is_not_all (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  lock_out (self);
  assert_works (self,
                (Call){"session.sign_in", "{\"worker\": \"kim\", \"secret\": \"1111\"}", {0}});
}

/* --- Another PIN --- */

static const Call change = {
    "session.change_password", "{\"secret\": \"1111\", \"new_secret\": \"8305\"}", {0}};
static const Call present = {"session.sign_in", "{\"worker\": \"kim\", \"secret\": \"1111\"}", {0}};
static const Call own = {"session.sign_in", "{\"worker\": \"kim\", \"secret\": \"8305\"}", {0}};

static void
who_changes_a_pin_uses_the_new_one (Register *self, gconstpointer data)
{
  assert_works (self, change);
  register_do (self, "session.lock", NULL);
  assert_works (self, (Call){"session.unlock", "{\"secret\": \"8305\"}", {0}});
  register_restart (self);
  assert_refused (self, present, POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, NULL);
  assert_works (self, own);
}

static void
the_present_pin_is_asked_for (Register *self, gconstpointer data)
{
  static const Call guessed = {
      "session.change_password", "{\"secret\": \"0000\", \"new_secret\": \"8305\"}", {0}};

  for (guint i = 0; i < 4; i++)
    assert_refused (self, guessed, POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, NULL);
  assert_refused (self, guessed, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  assert_refused (self, change, POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  pass_seconds (self, 301);
  register_do (self, "session.sign_out", NULL);
  assert_works (self, present);
}

static void
a_pin_has_the_digits_of_the_profile_and_is_another_one (Register *self, gconstpointer data)
{
  static const char *const unfit[] = {"830", "83051", "83a5", "1111"};

  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++) {
    g_autofree char *args =
        g_strdup_printf ("{\"secret\": \"1111\", \"new_secret\": \"%s\"}", unfit[i]);
    assert_refused (self,
                    (Call){"session.change_password", args, {0}},
                    POS_VALUE_ERROR,
                    POS_VALUE_ERROR_RANGE,
                    "reason");
  }
  assert_refused (
      self,
      (Call){"session.change_password", "{\"secret\": \"1111\", \"new_secret\": \"\"}", {0}},
      POS_CALL_ERROR,
      POS_CALL_ERROR_MISSING_ARGUMENT,
      "argument");
  register_do (self, "session.sign_out", NULL);
  assert_works (self, present);
}

/* The journal tells that it was changed, and by whom, but neither PIN. */
static void
a_changed_pin_stands_nowhere (Register *self, gconstpointer data)
{
  assert_works (self, change);
  g_autoptr (json_t) journal = register_ask (self, "journal.list", "{}");
  g_autofree char *text = json_dumps (journal, 0);

  g_assert_nonnull (strstr (text, "session.change_password"));
  g_assert_null (strstr (text, "8305"));
  g_assert_null (strstr (text, "1111"));
}

static gboolean
give_kim_another (PosDbTxn *txn, gpointer data, GError **error)
{
  PosWorker *worker = data;
  PosOwnSecret held;

  g_assert_true (pos_own_secret_get (txn, worker, &held, error));
  g_assert_cmpstr (held.form, !=, worker->secret_hash);
  g_free (held.form);
  pos_text_set (&worker->secret_hash, "what headquarters gives");
  g_assert_true (pos_own_secret_get (txn, worker, &held, error));
  g_assert_cmpstr (held.form, ==, "what headquarters gives");
  g_free (held.form);
  return TRUE;
}

/* Who forgot his own gets another one from there. */
static void
headquarters_has_the_last_word (Register *self, gconstpointer data)
{
  assert_works (self, change);
  PosWorker *kim = pos_register_get_worker (self->cli.reg);
  g_assert_true (
      pos_db_write_sync (pos_local_store_get_db (self->cli.store), give_kim_another, kim, NULL));
  register_do (self, "session.sign_out", NULL);
  assert_refused (self, own, POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, NULL);
}

/* --- A temporary PIN --- */

static const Call reset = {
    "session.reset_password", "{\"worker\": \"lou\", \"new_secret\": \"4070\"}", {0}};
static const Call temporary = {
    "session.sign_in", "{\"worker\": \"lou\", \"secret\": \"4070\"}", {0}};
static const Call chosen = {"session.sign_in",
                            "{\"worker\": \"lou\", \"secret\": \"4070\", \"new_secret\": \"8305\"}",
                            {0}};
static const Call lou_with_his_own = {
    "session.sign_in", "{\"worker\": \"lou\", \"secret\": \"8305\"}", {0}};

static void
sign_in_supervisor (Register *self)
{
  register_do (self, "session.sign_in", "{\"worker\": \"sam\", \"secret\": \"2468\"}");
}

static void
assert_temporary (Register *self, Call call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = try_call (self, &call, &error);
  const char *reason = NULL;

  g_assert_error (error, POS_ACCESS_ERROR, POS_ACCESS_ERROR_NOT_PERMITTED);
  g_assert_null (answer);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "reason", "&s", &reason));
  g_assert_cmpstr (reason, ==, "secret-temporary");
}

/* Who forgot his PIN, and was locked out over it, comes in at once; but chooses another first. */
static void
a_temporary_pin_signs_in_once (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  lock_out (self);
  sign_in_supervisor (self);
  assert_works (self, reset);
  register_do (self, "session.sign_out", NULL);
  register_restart (self);
  assert_refused (self, right, POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, NULL);
  assert_temporary (self, temporary);
  assert_refused (self,
                  (Call){"session.sign_in",
                         "{\"worker\": \"lou\", \"secret\": \"4070\", \"new_secret\": \"4070\"}",
                         {0}},
                  POS_VALUE_ERROR,
                  POS_VALUE_ERROR_RANGE,
                  "reason");
  assert_works (self, chosen);
  register_do (self, "session.sign_out", NULL);
  assert_refused (self, temporary, POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, NULL);
  assert_works (self, lou_with_his_own);
}

/* Whose PIN is not temporary changes it after he signed in, where the right to do so is asked. */
static void
signing_in_changes_no_other_pin (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  assert_refused (self,
                  (Call){"session.sign_in",
                         "{\"worker\": \"lou\", \"secret\": \"2222\", \"new_secret\": \"8305\"}",
                         {0}},
                  POS_ORDER_ERROR,
                  POS_ORDER_ERROR_UNAVAILABLE,
                  NULL);
  assert_works (self, right);
}

static void
a_temporary_pin_approves_nothing (Register *self, gconstpointer data)
{
  register_do (self, "session.sign_out", NULL);
  sign_in_supervisor (self);
  assert_works (self, reset);
  register_do (self, "session.sign_out", NULL);
  assert_works (self, present);
  Call approved_by_lou = {"item.add", "{\"item\": \"A\"}", {"lou", "4070", NULL}};
  assert_temporary (self, approved_by_lou);
}

static void
a_pin_is_reset_by_who_may (Register *self, gconstpointer data)
{
  static const Call own_pin = {
      "session.reset_password", "{\"worker\": \"kim\", \"new_secret\": \"4070\"}", {0}};
  static const Call stranger = {
      "session.reset_password", "{\"worker\": \"nobody\", \"new_secret\": \"4070\"}", {0}};
  static const Call manager = {
      "session.reset_password", "{\"worker\": \"sam\", \"new_secret\": \"4070\"}", {0}};
  Call approved_reset = reset;

  assert_refused (self, reset, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL, "permission");
  approved_reset.approval = (PosApproval){"sam", "2468", NULL};
  assert_works (self, approved_reset);
  PosWorker *kim = pos_register_get_worker (self->cli.reg);
  g_strfreev (kim->permissions);
  kim->permissions = g_strsplit ("staff.password_reset", " ", 0);
  assert_refused (self, own_pin, POS_ACCESS_ERROR, POS_ACCESS_ERROR_SAME_WORKER, NULL);
  assert_refused (self, stranger, POS_ACCESS_ERROR, POS_ACCESS_ERROR_UNKNOWN_WORKER, NULL);
  /* Else he could sign in as the manager. */
  assert_refused (self, manager, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL, "permission");
  assert_works (self, reset);
}

/* S-1: what headquarters wants changed is temporary in the same way. */
static void
headquarters_can_ask_for_another_pin (Register *self, gconstpointer data)
{
  PosWorker *lou = pos_config_get (pos_register_get_config (self->cli.reg), POS_TYPE_WORKER, "lou");
  Call first = chosen;

  lou->must_change = TRUE;
  first.args = "{\"worker\": \"lou\", \"secret\": \"2222\", \"new_secret\": \"8305\"}";
  register_do (self, "session.sign_out", NULL);
  assert_temporary (self, right);
  assert_works (self, first);
  register_do (self, "session.sign_out", NULL);
  assert_works (self, lou_with_his_own);
}

/* --- Locking --- */

static void
a_locked_register_keeps_its_cart (Register *self, gconstpointer data)
{
  register_do (self, "item.add", "{\"item\": \"A\"}");
  register_do (self, "session.lock", NULL);
  g_assert_true (pos_register_get_locked (self->cli.reg));
  assert_refused (self,
                  (Call){"item.add", "{\"item\": \"A\"}", {0}},
                  POS_ACCESS_ERROR,
                  POS_ACCESS_ERROR_LOCKED,
                  NULL);
  assert_refused (self,
                  (Call){"session.unlock", "{\"secret\": \"0000\"}", {0}},
                  POS_ACCESS_ERROR,
                  POS_ACCESS_ERROR_WRONG_SECRET,
                  NULL);
  assert_works (self, (Call){"session.unlock", "{\"secret\": \"1111\"}", {0}});
  g_assert_false (pos_register_get_locked (self->cli.reg));
  g_assert_cmpuint (pos_order_count_active_lines (pos_register_get_order (self->cli.reg)), ==, 1);
}

/* --- Approvals --- */

static const Call below_limit = {"order.deposit_override", "{\"rate\": \"0.05\"}", {0}};

static Call
approved (const char *worker, const char *secret)
{
  Call call = below_limit;

  call.approval = (PosApproval){worker, secret, "a good customer"};
  return call;
}

static void
prepare_order (Register *self)
{
  register_do (self, "item.add", "{\"item\": \"A\"}");
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "order.pickup_all", NULL);
}

static void
what_a_clerk_may_not_asks_for_somebody_who_may (Register *self, gconstpointer data)
{
  prepare_order (self);
  gint64 before = pos_register_get_order (self->cli.reg)->deposit_required;
  assert_refused (self, below_limit, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL, "permission");
  g_assert_cmpint (pos_register_get_order (self->cli.reg)->deposit_required, ==, before);
  assert_works (self, approved ("sam", "2468"));
  g_assert_cmpint (pos_register_get_order (self->cli.reg)->deposit_required, <, before);
}

static void
nobody_approves_himself (Register *self, gconstpointer data)
{
  prepare_order (self);
  assert_refused (
      self, approved ("kim", "1111"), POS_ACCESS_ERROR, POS_ACCESS_ERROR_SAME_WORKER, NULL);
}

static void
a_colleague_without_the_right_does_not_help (Register *self, gconstpointer data)
{
  prepare_order (self);
  assert_refused (
      self, approved ("lou", "2222"), POS_ACCESS_ERROR, POS_ACCESS_ERROR_NOT_PERMITTED, NULL);
}

static void
guessing_a_supervisors_secret_locks_him_out (Register *self, gconstpointer data)
{
  prepare_order (self);
  for (guint i = 0; i < 4; i++)
    assert_refused (
        self, approved ("sam", "9999"), POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, NULL);
  assert_refused (
      self, approved ("sam", "9999"), POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
  assert_refused (
      self, approved ("sam", "2468"), POS_ACCESS_ERROR, POS_ACCESS_ERROR_LOCKED_OUT, "seconds");
}

/* It was given for one call; the next one asks again. */
static void
an_approval_lasts_for_one_call (Register *self, gconstpointer data)
{
  prepare_order (self);
  assert_works (self, approved ("sam", "2468"));
  assert_refused (self,
                  (Call){"order.deposit_override", "{\"rate\": \"0.04\"}", {0}},
                  POS_ORDER_ERROR,
                  POS_ORDER_ERROR_NEEDS_APPROVAL,
                  "permission");
}

/* Nothing of a PIN is left where it was given: what was freed would keep it. */
static void
a_secret_is_gone_afterwards (Register *self, gconstpointer data)
{
  g_autoptr (GVariant) args =
      g_variant_ref_sink (g_variant_new_parsed ("{'worker': <'lou'>, 'secret': <'2222'>}"));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  const char *secret, *worker;

  register_do (self, "session.sign_out", NULL);
  pos_register_run_async (
      self->cli.reg, "session.sign_in", args, NULL, NULL, pos_cli_ready_cb, &result);
  pos_cli_wait (&result);
  answer = pos_register_run_finish (self->cli.reg, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_true (g_variant_lookup (args, "worker", "&s", &worker));
  g_assert_cmpstr (worker, ==, "lou");
  g_assert_true (g_variant_lookup (args, "secret", "&s", &secret));
  g_assert_true (memcmp (secret, "\0\0\0\0", 4) == 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  register_test ("/register/secret/gone", a_secret_is_gone_afterwards);
  register_test ("/register/secret/locked-out", five_wrong_secrets_lock_a_worker_out);
  register_test ("/register/secret/old-tries", wrong_secrets_are_forgotten);
  register_test ("/register/secret/longer", each_further_try_waits_longer);
  register_test ("/register/secret/forgotten", the_right_secret_forgets_the_wrong_ones);
  register_test ("/register/secret/restart", a_restart_does_not_forget);
  register_test ("/register/secret/clock-set", setting_the_clock_neither_opens_nor_locks);
  register_test ("/register/secret/machine-restarted", a_restarted_machine_begins_to_wait_again);
  register_test ("/register/secret/others", one_worker_locked_out_is_not_all);
  register_test ("/register/own-secret/new", who_changes_a_pin_uses_the_new_one);
  register_test ("/register/own-secret/present", the_present_pin_is_asked_for);
  register_test ("/register/own-secret/unfit",
                 a_pin_has_the_digits_of_the_profile_and_is_another_one);
  register_test ("/register/own-secret/nowhere", a_changed_pin_stands_nowhere);
  register_test ("/register/own-secret/headquarters", headquarters_has_the_last_word);
  register_test ("/register/temporary-secret/once", a_temporary_pin_signs_in_once);
  register_test ("/register/temporary-secret/only", signing_in_changes_no_other_pin);
  register_test ("/register/temporary-secret/approval", a_temporary_pin_approves_nothing);
  register_test ("/register/temporary-secret/who", a_pin_is_reset_by_who_may);
  register_test ("/register/temporary-secret/headquarters", headquarters_can_ask_for_another_pin);
  register_test ("/register/lock", a_locked_register_keeps_its_cart);
  register_test ("/register/approval/asked-for", what_a_clerk_may_not_asks_for_somebody_who_may);
  register_test ("/register/approval/himself", nobody_approves_himself);
  register_test ("/register/approval/colleague", a_colleague_without_the_right_does_not_help);
  register_test ("/register/approval/guessed", guessing_a_supervisors_secret_locks_him_out);
  register_test ("/register/approval/once", an_approval_lasts_for_one_call);
  return g_test_run ();
}
