/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-pump.c — when to send, when to ask, when to wait: no network, no clock, no sleeping. */
#include "base/pos-error.h"
#include "sync/pos-sync-pump.h"

#define SECOND G_USEC_PER_SEC
#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static PosSyncPump
pump_new (void)
{
  PosSyncPump pump;

  pos_sync_pump_init (&pump, 0);
  return pump;
}

#define assert_feed(pump, event, action)                                                           \
  g_assert_cmpint (pos_sync_pump_feed (pump, POS_PUMP_##event, 0), ==, POS_PUMP_DO_##action)
#define assert_fail(pump, failure)                                                                 \
  g_assert_cmpint (pos_sync_pump_fail (pump, POS_FAILURE_##failure, 0), ==, POS_PUMP_DO_WAIT)

static void
it_sends_everything_then_asks_then_waits (void)
{
  PosSyncPump pump = pump_new ();

  assert_feed (&pump, WAKE, PUSH);
  assert_feed (&pump, PUSHED, PUSH);
  assert_feed (&pump, PUSHED, PUSH);
  assert_feed (&pump, OUTBOX_EMPTY, PULL);
  assert_feed (&pump, PULLED_MORE, PULL);
  assert_feed (&pump, PULLED, WAIT);
  g_assert_cmpint (pos_sync_pump_get_delay (&pump), ==, 2 * SECOND);
  assert_feed (&pump, TIMER, PUSH);
}

static void
what_is_committed_meanwhile_goes_first (void)
{
  PosSyncPump pump = pump_new ();

  assert_feed (&pump, WAKE, PUSH);
  assert_feed (&pump, WAKE, NOTHING);
  assert_feed (&pump, OUTBOX_EMPTY, PUSH); /* the commit may have come after the look */
  assert_feed (&pump, OUTBOX_EMPTY, PULL);
  assert_feed (&pump, WAKE, NOTHING);
  assert_feed (&pump, PULLED_MORE, PUSH); /* before the rest of a long download */
  assert_feed (&pump, OUTBOX_EMPTY, PULL);
  assert_feed (&pump, PULLED, WAIT);
  assert_feed (&pump, WAKE, PUSH);
}

static void
a_commit_does_not_cut_a_pause_short (void)
{
  PosSyncPump pump = pump_new ();

  assert_feed (&pump, WAKE, PUSH);
  assert_fail (&pump, TRANSIENT);
  assert_feed (&pump, WAKE, NOTHING);
  assert_feed (&pump, RETRY, PUSH); /* a person does */
  assert_fail (&pump, TRANSIENT);
  assert_feed (&pump, TIMER, PUSH);
  assert_feed (&pump, OUTBOX_EMPTY, PULL);
  assert_fail (&pump, AUTH);
  assert_feed (&pump, WAKE, NOTHING);
}

/* The line came back while an attempt was failing: whoever taps Try now then is not forgotten. */
static void
who_asks_during_an_attempt_gets_one_of_his_own (void)
{
  PosSyncPump pump = pump_new ();

  assert_feed (&pump, WAKE, PUSH);
  assert_feed (&pump, RETRY, NOTHING);
  assert_feed (&pump, FAILED, PUSH);
  assert_fail (&pump, TRANSIENT); /* and one only */
  assert_feed (&pump, TIMER, PUSH);
  assert_feed (&pump, OUTBOX_EMPTY, PULL);
  assert_feed (&pump, RETRY, NOTHING);
  assert_feed (&pump, FAILED, PUSH);
  /* What began after he asked is his attempt; a commit is not a person. */
  assert_feed (&pump, RETRY, NOTHING);
  assert_feed (&pump, PUSHED, PUSH);
  assert_feed (&pump, WAKE, NOTHING);
  assert_fail (&pump, TRANSIENT);
  /* Stopped, and started: nobody asked. */
  assert_feed (&pump, TIMER, PUSH);
  assert_feed (&pump, RETRY, NOTHING);
  assert_feed (&pump, STOP, STOP);
  assert_feed (&pump, WAKE, PUSH);
  assert_fail (&pump, TRANSIENT);
}

static void
pauses_double_up_to_five_minutes (void)
{
  PosSyncPump pump = pump_new ();
  gint64 full = SECOND;

  /* A store whose line comes back does not call all at once. */
  g_assert_cmpint (pos_sync_next_delay (1, POS_FAILURE_TRANSIENT, 1000),
                   !=,
                   pos_sync_next_delay (1, POS_FAILURE_TRANSIENT, 400000));
  assert_feed (&pump, WAKE, PUSH);
  for (guint attempt = 1; attempt <= 20; attempt++) {
    g_assert_cmpint (pos_sync_next_delay (attempt, POS_FAILURE_TRANSIENT, 0), ==, full / 2);
    for (int i = 0; i < 100; i++) {
      guint32 chance = (guint32)g_test_rand_int ();
      gint64 delay = pos_sync_next_delay (attempt, POS_FAILURE_TRANSIENT, chance);
      g_assert_cmpint (delay, >=, full / 2);
      g_assert_cmpint (delay, <=, full);
    }
    assert_fail (&pump, TRANSIENT);
    g_assert_cmpint (pos_sync_pump_get_delay (&pump), ==, full / 2);
    assert_feed (&pump, TIMER, PUSH);
    full = MIN (2 * full, 5 * MINUTE);
  }
  /* One success, and it starts from the beginning. */
  assert_feed (&pump, PUSHED, PUSH);
  assert_fail (&pump, TRANSIENT);
  g_assert_cmpint (pos_sync_pump_get_delay (&pump), ==, SECOND / 2);
}

static void
refusals_wait_as_the_protocol_says (void)
{
  const gint64 minutes[] = {1, 5, 15, 60, 60, 60};

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    g_assert_cmpint (
        pos_sync_next_delay (i + 1, POS_FAILURE_PERMANENT, 12345), ==, minutes[i] * MINUTE);
  g_assert_cmpint (pos_sync_next_delay (1, POS_FAILURE_AUTH, 12345), ==, 5 * MINUTE);
  g_assert_cmpint (pos_sync_next_delay (9, POS_FAILURE_AUTH, 12345), ==, 5 * MINUTE);
}

static void
errors_count_as_what_they_are (void)
{
  static const struct {
    int code;
    PosFailure failure;
  } table[] = {
      {POS_SYNC_ERROR_OFFLINE, POS_FAILURE_TRANSIENT},
      {POS_SYNC_ERROR_TIMEOUT, POS_FAILURE_TRANSIENT},
      {POS_SYNC_ERROR_SERVER, POS_FAILURE_TRANSIENT},
      {POS_SYNC_ERROR_PROTOCOL, POS_FAILURE_TRANSIENT},
      {POS_SYNC_ERROR_NOT_FOUND, POS_FAILURE_TRANSIENT},
      {POS_SYNC_ERROR_AUTH, POS_FAILURE_AUTH},
      {POS_SYNC_ERROR_CERTIFICATE_ENDED, POS_FAILURE_AUTH},
      {POS_SYNC_ERROR_NOT_TRUSTED, POS_FAILURE_AUTH},
      {POS_SYNC_ERROR_REJECTED, POS_FAILURE_PERMANENT},
      {POS_SYNC_ERROR_CONFLICT, POS_FAILURE_PERMANENT},
  };
  g_autoptr (GError) other = g_error_new_literal (POS_DB_ERROR, POS_DB_ERROR_FULL, "full");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (GError) error = g_error_new_literal (POS_SYNC_ERROR, table[i].code, "x");
    g_assert_cmpint (pos_sync_classify (error), ==, table[i].failure);
  }
  g_assert_cmpint (pos_sync_classify (other), ==, POS_FAILURE_TRANSIENT);
}

static void
stopping_ends_everything (void)
{
  const PosPumpEvent ways[] = {POS_PUMP_WAKE, POS_PUMP_OUTBOX_EMPTY, POS_PUMP_PULLED};

  for (guint length = 0; length <= G_N_ELEMENTS (ways); length++) {
    PosSyncPump pump = pump_new ();

    for (guint i = 0; i < length; i++)
      pos_sync_pump_feed (&pump, ways[i], 0);
    assert_feed (&pump, STOP, STOP);
    g_assert_cmpint (pump.state, ==, POS_PUMP_IDLE);
    /* What was under way tells of itself too late. */
    assert_feed (&pump, PUSHED, NOTHING);
    assert_feed (&pump, PULLED, NOTHING);
    assert_feed (&pump, OUTBOX_EMPTY, NOTHING);
    assert_feed (&pump, TIMER, NOTHING);
    assert_feed (&pump, FAILED, NOTHING);
    assert_feed (&pump, WAKE, PUSH);
  }
}

/* Whatever happens in whatever order: never two actions at once, and never none for ever. */
static void
one_thing_at_a_time (void)
{
  PosSyncPump pump = pump_new ();
  gboolean busy = FALSE, waiting = FALSE;

  for (int i = 0; i < 100000; i++) {
    PosPumpEvent event = (PosPumpEvent)g_test_rand_int_range (POS_PUMP_WAKE, POS_PUMP_STOP + 1);
    gboolean ends = event >= POS_PUMP_PUSHED && event <= POS_PUMP_FAILED;
    PosPumpAction action;

    /* Only what is under way can end, and only a pause that runs can be over. */
    if ((ends && !busy) || (event == POS_PUMP_TIMER && !waiting))
      continue;
    if (pump.state == POS_PUMP_PUSHING &&
        (event == POS_PUMP_PULLED || event == POS_PUMP_PULLED_MORE))
      continue;
    if (pump.state == POS_PUMP_PULLING &&
        (event == POS_PUMP_PUSHED || event == POS_PUMP_OUTBOX_EMPTY))
      continue;
    if (ends || event == POS_PUMP_STOP)
      busy = FALSE;
    if (event == POS_PUMP_TIMER)
      waiting = FALSE;
    action = pos_sync_pump_feed (&pump, event, (guint32)g_test_rand_int ());
    if (action == POS_PUMP_DO_PUSH || action == POS_PUMP_DO_PULL) {
      g_assert_false (busy);
      busy = TRUE;
      waiting = FALSE;
    } else if (action == POS_PUMP_DO_WAIT) {
      waiting = TRUE;
    } else if (action == POS_PUMP_DO_STOP) {
      waiting = FALSE;
    }
    g_assert_true (busy || waiting || pump.state == POS_PUMP_IDLE);
    g_assert_cmpint (busy, ==, pump.state == POS_PUMP_PUSHING || pump.state == POS_PUMP_PULLING);
  }
}

#define TEST(name) g_test_add_func ("/sync/pump/" #name, name)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (it_sends_everything_then_asks_then_waits);
  TEST (what_is_committed_meanwhile_goes_first);
  TEST (a_commit_does_not_cut_a_pause_short);
  TEST (who_asks_during_an_attempt_gets_one_of_his_own);
  TEST (pauses_double_up_to_five_minutes);
  TEST (refusals_wait_as_the_protocol_says);
  TEST (errors_count_as_what_they_are);
  TEST (stopping_ends_everything);
  TEST (one_thing_at_a_time);
  return g_test_run ();
}
