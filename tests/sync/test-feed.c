/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-feed.c — following what changes at headquarters, page by page. */
#include "base/pos-error.h"
#include "sync-fixture.h"

static const char PAGE[] =
    "{\"changes\": [{\"seq\": 1, \"kind\": \"product\", \"id\": \"%s\", \"deleted\": false, "
    "\"body\": {\"id\": \"%s\", \"name\": \"Chair\", \"unit_price\": \"10\"}}], "
    "\"cursor\": \"%s\", \"more\": %s, \"reset\": false, \"currency\": \"EUR\", "
    "\"at\": \"2026-05-14T08:42:00Z\", \"received\": {\"sequence\": 0, \"hash\": null}}";

static void
answer_page (Line *self, const char *item, const char *cursor, gboolean more)
{
  g_autofree char *text = g_strdup_printf (PAGE, item, item, cursor, more ? "true" : "false");

  fake_transport_answer (self->transport, 200, "application/json", text);
}

static gint64
count_products (Line *self)
{
  return fixture_query (&self->store, "SELECT count (*) FROM product");
}

static void
pages_are_followed_to_the_end (Line *self, gconstpointer data)
{
  answer_page (self, "1", "e-1", TRUE);
  answer_page (self, "2", "e-2", TRUE);
  answer_page (self, "3", "e 3/ü", FALSE);
  line_run (self, -1, "GET; GET; GET");
  g_assert_cmpint (count_products (self), ==, 3);
  line_run (self, -1, "GET");
  g_assert_cmpstr (
      fake_transport_get_path (self->transport), ==, "/v1/changes?after=e%203%2F%C3%BC");
}

/* Page and cursor are one transaction: whoever dies in between asks for the next page. */
static void
a_download_goes_on_after_a_crash (Line *self, gconstpointer data)
{
  answer_page (self, "1", "e-1", TRUE);
  fake_transport_fail (self->transport, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE);
  line_run (self, POS_SYNC_ERROR_OFFLINE, "GET; GET");
  line_cut (self);
  fixture_close (&self->store);
  fixture_open (&self->store);
  line_connect (self);
  g_assert_cmpint (count_products (self), ==, 1);
  answer_page (self, "2", "e-2", FALSE);
  line_run (self, -1, "GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport), ==, "/v1/changes?after=e-1");
  g_assert_cmpint (count_products (self), ==, 2);
}

/* A full disk, say: the page comes again, and nobody is told meanwhile that all is well. */
static void
a_page_that_cannot_be_stored_comes_again (Line *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run_sql (&self->store,
                   "CREATE TRIGGER full BEFORE INSERT ON product "
                   "BEGIN SELECT RAISE (ABORT, 'full'); END");
  answer_page (self, "1", "e-1", FALSE);
  pos_sync_run_until_idle_async (self->sync, NULL, line_ready_cb, &result);
  pos_sync_run_until_idle_finish (self->sync, line_wait_for (&result), &error);
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_CONSTRAINT);
  g_assert_false (pos_sync_is_online (self->sync));
  fixture_run_sql (&self->store, "DROP TRIGGER full");
  answer_page (self, "1", "e-1", FALSE);
  line_run (self, -1, "GET; GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport), ==, "/v1/changes");
  g_assert_cmpint (count_products (self), ==, 1);
}

/* A page that cannot be read, in whole or in part, changes nothing, not even the cursor. */
static void
a_page_that_cannot_be_read_is_not_applied (Line *self, gconstpointer data)
{
  static const char *const pages[] = {
      "",
      "{}",
      "[]",
      "{\"changes\": [], \"cursor\": \"\"}",
      "{\"changes\": {}, \"cursor\": \"e-5\"}",
      "{\"changes\": [{\"seq\": 1, \"kind\": \"product\", \"id\": \"9\", \"body\": {\"id\": \"9\", "
      "\"name\": \"X\", \"unit_price\": \"1\"}}, {\"seq\": 2, \"kind\": \"space/ship\", \"id\": "
      "\"1\", \"body\": {}}], \"cursor\": \"e-5\", \"currency\": \"EUR\"}",
      "{\"changes\": [{\"seq\": 1, \"kind\": \"product\", \"id\": \"9\", \"body\": {\"id\": \"8\", "
      "\"name\": \"X\", \"unit_price\": \"1\"}}], \"cursor\": \"e-5\", \"currency\": \"EUR\"}",
      "{\"changes\": [{\"seq\": 1, \"kind\": \"product\", \"id\": \"9\", \"body\": {\"id\": \"9\", "
      "\"name\": \"X\", \"unit_price\": 1.5}}], \"cursor\": \"e-5\", \"currency\": \"EUR\"}",
      "{\"changes\": [], \"cursor\": \"e-5\", \"received\": {\"sequence\": 0, \"waiting\": "
      "[\"x\"]}}",
  };

  answer_page (self, "1", "e-1", FALSE);
  line_run (self, -1, "GET");
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    fake_transport_answer (self->transport, 200, "application/json", pages[i]);
    pos_sync_run_until_idle_async (self->sync, NULL, line_ready_cb, &result);
    g_assert_false (pos_sync_run_until_idle_finish (self->sync, line_wait_for (&result), &error));
    g_assert_cmpint (count_products (self), ==, 1);
    g_assert_cmpint (
        fixture_query (&self->store, "SELECT count (*) FROM setting WHERE value LIKE 'e-1~%'"),
        ==,
        1);
  }
  g_free (fake_transport_take_log (self->transport));
  line_run (self, -1, "GET");
}

/* Headquarters is upgraded before the registers: they go on without what they do not know, and hear
 * it when they do. */
static void
what_a_later_version_knows_is_heard_after_the_upgrade (Line *self, gconstpointer data)
{
  static const char page[] =
      "{\"changes\": [{\"seq\": 1, \"kind\": \"spaceship\", \"id\": \"1\", \"body\": {\"crew\": "
      "7}}, "
      "{\"seq\": 2, \"kind\": \"spaceship\", \"id\": \"2\", \"deleted\": true}, "
      "{\"seq\": 3, \"kind\": \"product\", \"id\": \"9\", \"body\": {\"id\": \"9\", "
      "\"name\": \"X\", \"unit_price\": \"1\"}}], \"cursor\": \"e-3\", \"currency\": \"EUR\"}";

  g_test_expect_message ("pos-store", G_LOG_LEVEL_MESSAGE, "*spaceship*");
  fake_transport_answer (self->transport, 200, "application/json", page);
  line_run (self, -1, "GET");
  g_test_assert_expected_messages ();
  g_assert_cmpint (count_products (self), ==, 1);
  answer_page (self, "1", "e-4", FALSE);
  line_run (self, -1, "GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport), ==, "/v1/changes?after=e-3");

  fixture_run_sql (&self->store,
                   "UPDATE setting SET key = 'feed.unknown/customer' "
                   "WHERE key = 'feed.unknown/spaceship'");
  answer_page (self, "2", "e-5", FALSE);
  answer_page (self, "3", "e-6", FALSE);
  line_run (self, -1, "GET; GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport), ==, "/v1/changes");
  line_run (self, -1, "GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport), ==, "/v1/changes?after=e-6");
}

/* A change of the layout "desk": two buttons, the second in column @column. */
static void
answer_layout (Line *self, int version, int column, const char *cursor)
{
  g_autofree char *page = g_strdup_printf (
      "{\"changes\": [{\"seq\": %d, \"kind\": \"layout\", \"id\": \"desk\", \"body\": {"
      "\"id\": \"desk\", \"version\": %d, \"bundle\": {\"format\": \"pos-layout-bundle/1\", "
      "\"layouts\": [{\"id\": \"desk\", \"sizes\": [{\"id\": \"hd\", \"form\": \"full\", "
      "\"w\": 1280, \"h\": 720, \"landscape\": {\"navbar\": \"hidden\", \"controls\": ["
      "{\"kind\": \"receipt\", \"x\": 0, \"y\": 0, \"w\": 160, \"h\": 140}, "
      "{\"kind\": \"totals\", \"x\": 0, \"y\": 140, \"w\": 160, \"h\": 40}, "
      "{\"kind\": \"entry\", \"x\": 160, \"y\": 0, \"w\": 80, \"h\": 100}]}}]}], "
      "\"grids\": [{\"id\": \"sale\", \"cols\": 2, \"rows\": 1, \"buttons\": ["
      "{\"id\": \"b1\", \"op\": \"pay.cash\", \"row\": 0, \"col\": 0}, "
      "{\"id\": \"b2\", \"op\": \"pay.card\", \"row\": 0, \"col\": %d}]}]}}}], "
      "\"cursor\": \"%s\", \"currency\": \"EUR\"}",
      version,
      version,
      column,
      cursor);

  fake_transport_answer (self->transport, 200, "application/json", page);
  line_run (self, -1, "GET");
}

static gint64
get_layout_version (Line *self)
{
  return fixture_query (&self->store,
                        "SELECT json_extract (body, '$.version') FROM config "
                        "WHERE kind = 'layout' AND id = 'desk'");
}

/* register.md §2.5: an older headquarters publishes a layout that fails validation; and what only a
 * later version of this program can use is heard again when that runs. */
static void
the_last_good_version_of_a_layout_stays (Line *self, gconstpointer data)
{
  /* Without one there is nothing to keep. */
  answer_layout (self, 1, 0, "e-1");
  g_assert_cmpint (get_layout_version (self), ==, 1);
  answer_layout (self, 2, 1, "e-2");
  g_assert_cmpint (get_layout_version (self), ==, 2);

  g_test_expect_message (
      "pos-store", G_LOG_LEVEL_MESSAGE, "Version 3*desk*version 2 stays*b1 and b2 overlap*");
  answer_layout (self, 3, 0, "e-3");
  g_test_assert_expected_messages ();
  g_assert_cmpint (get_layout_version (self), ==, 2);
  answer_page (self, "9", "e-4", FALSE);
  line_run (self, -1, "GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport), ==, "/v1/changes?after=e-3");

  fixture_run_sql (&self->store,
                   "UPDATE setting SET value = '0.1' WHERE key = 'feed.unknown/layout'");
  answer_page (self, "9", "e-5", FALSE);
  answer_page (self, "9", "e-6", FALSE);
  line_run (self, -1, "GET; GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport), ==, "/v1/changes");
}

/* A headquarters that was restored from an old copy gets again what it lost. */
static void
what_headquarters_lost_is_sent_again (Line *self, gconstpointer data)
{
  line_commit (self, 3);
  line_run (self, -1, "POST 1 2 3; GET");
  fake_transport_set_received (self->transport, 1);
  line_run (self, -1, "GET; POST 2 3; GET");
  line_run (self, -1, "GET");
}

/* One that keeps nothing is not sent the same for ever. */
static void
a_headquarters_that_forgets_is_left_in_peace (Line *self, gconstpointer data)
{
  line_commit (self, 1);
  fake_transport_forget (self->transport);
  line_run (self, POS_SYNC_ERROR_SERVER, "PUT 1; GET; PUT 1; GET");
}

static void
its_clock_is_held_against_ours (Line *self, gconstpointer data)
{
  gint64 skew;

  answer_page (self, "1", "e-1", FALSE);
  line_advance (self, 7);
  line_run (self, -1, "GET");
  g_object_get (self->sync, "clock-skew", &skew, NULL);
  g_assert_cmpint (skew, ==, 7 * 60 * (gint64)G_USEC_PER_SEC);
}

static void
count_cb (PosSync *sync, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

/* How many problems wait for somebody is as new as the last page. */
static void
what_needs_a_person_is_counted (Line *self, gconstpointer data)
{
  static const char page[] = "{\"changes\": [], \"cursor\": \"e-0\", \"more\": false, "
                             "\"problems\": %s, \"received\": {\"sequence\": 0}}";
  g_autofree char *two = g_strdup_printf (page, "2");
  g_autofree char *absurd = g_strdup_printf (page, "-9223372036854775807");
  guint told = 0;

  g_signal_connect (self->sync, "notify::problems", G_CALLBACK (count_cb), &told);
  fake_transport_answer (self->transport, 200, "application/json", two);
  line_run (self, -1, "GET");
  g_assert_cmpuint (pos_sync_get_problems (self->sync), ==, 2);
  answer_page (self, "1", "e-1", FALSE);
  line_run (self, -1, "GET");
  g_assert_cmpuint (pos_sync_get_problems (self->sync), ==, 0);
  fake_transport_answer (self->transport, 200, "application/json", absurd);
  line_run (self, -1, NULL);
  g_assert_cmpuint (pos_sync_get_problems (self->sync), ==, 0);
  g_assert_cmpuint (told, ==, 2);
}

/* Headquarters sees what is in force here, from the first look on. */
static void
what_is_in_force_is_told (Line *self, gconstpointer data)
{
  pos_sync_set_in_force (self->sync, "{\"program\":\"1\"}");
  answer_page (self, "1", "e-1", FALSE);
  line_run (self, -1, "GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport),
                   ==,
                   "/v1/changes?in_force=%7B%22program%22%3A%221%22%7D");
  line_run (self, -1, "GET");
  g_assert_cmpstr (fake_transport_get_path (self->transport),
                   ==,
                   "/v1/changes?after=e-1&in_force=%7B%22program%22%3A%221%22%7D");
}

static void
set_clock (Line *self, gint64 at)
{
  PosClock *clock = pos_context_get_clock (self->store.context);

  pos_clock_advance (clock, at - pos_clock_get_now (clock));
}

static void
restart_at (Line *self, gint64 at, gint64 theirs)
{
  line_cut (self);
  set_clock (self, at);
  line_connect (self);
  fake_transport_set_received (self->transport, 9);
  fake_transport_set_time (self->transport, theirs);
  line_run (self, -1, NULL);
}

/* A register with an empty battery is in 1970, and somebody may set it years ahead: what is kept
 * for headquarters is kept by headquarters' time. */
static void
a_wrong_clock_throws_nothing_away (Line *self, gconstpointer data)
{
  static const char ROWS[] = "SELECT count (*) FROM outbox";
  gint64 now = pos_context_get_now (self->store.context);

  restart_at (self, now, now);
  line_commit (self, 2);
  restart_at (self, G_TIME_SPAN_DAY, now);
  line_commit (self, 2);
  restart_at (self, now, now);
  g_assert_cmpint (fixture_query (&self->store, ROWS), ==, 4);
  restart_at (self, now + 3 * 366 * G_TIME_SPAN_DAY, now);
  g_assert_cmpint (fixture_query (&self->store, ROWS), ==, 4);
}

#define TEST(name) line_test ("/sync/feed/", name)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (pages_are_followed_to_the_end);
  TEST (a_download_goes_on_after_a_crash);
  TEST (a_page_that_cannot_be_stored_comes_again);
  TEST (a_page_that_cannot_be_read_is_not_applied);
  TEST (what_headquarters_lost_is_sent_again);
  TEST (a_headquarters_that_forgets_is_left_in_peace);
  TEST (what_a_later_version_knows_is_heard_after_the_upgrade);
  TEST (the_last_good_version_of_a_layout_stays);
  TEST (its_clock_is_held_against_ours);
  TEST (what_needs_a_person_is_counted);
  TEST (what_is_in_force_is_told);
  TEST (a_wrong_clock_throws_nothing_away);
  return g_test_run ();
}
