/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-enroll.c — who may speak with headquarters, and how a device becomes somebody. */
#include "base/pos-error.h"
#include "chain-fixture.h"

#include <string.h>

static void
enroll_with (Chain *self, const char *code, guint status)
{
  g_autofree char *body = g_strdup_printf ("{\"code\": \"%s\", \"device\": \"test\"}", code);
  g_autoptr (json_t) answer = chain_send (self, "POST", "/v1/enroll", NULL, body, status);

  if (status == 401)
    g_assert_cmpstr (chain_get_code (answer), ==, "auth");
}

static char *
new_code (Chain *self)
{
  g_autoptr (GError) error = NULL;
  char *code = pos_hq_server_create_code (self->hq, "R1", &error);

  g_assert_no_error (error);
  return code;
}

static void
a_code_works_once (Chain *self, gconstpointer data)
{
  g_autofree char *code = new_code (self);

  g_assert_cmpuint (strlen (code), ==, 8);
  enroll_with (self, code, 200);
  enroll_with (self, code, 401);
}

static void
a_code_may_be_typed_in_small_letters (Chain *self, gconstpointer data)
{
  g_autofree char *code = new_code (self);
  g_autofree char *typed = g_ascii_strdown (code, -1);

  enroll_with (self, typed, 200);
}

static void
a_wrong_code_is_refused (Chain *self, gconstpointer data)
{
  g_autofree char *code = new_code (self);

  enroll_with (self, "AAAAAAAA", 401);
  enroll_with (self, "", 422);
  json_decref (chain_send (self, "POST", "/v1/enroll", NULL, "{\"code\": 5}", 400));
  enroll_with (self, code, 200);
}

static void
a_code_ages (Chain *self, gconstpointer data)
{
  g_autofree char *young = new_code (self);
  g_autofree char *old = NULL;

  pos_clock_advance (self->clock, 24 * (gint64)G_TIME_SPAN_HOUR - G_TIME_SPAN_SECOND);
  enroll_with (self, young, 200);
  old = new_code (self);
  pos_clock_advance (self->clock, 24 * (gint64)G_TIME_SPAN_HOUR);
  enroll_with (self, old, 401);
}

static void
nobody_guesses_codes (Chain *self, gconstpointer data)
{
  g_autofree char *code = new_code (self);

  for (int i = 0; i < 30; i++)
    enroll_with (self, "AAAAAAAA", 401);
  enroll_with (self, "AAAAAAAA", 503);
  enroll_with (self, code, 503);
  pos_clock_advance (self->clock, 61 * (gint64)G_TIME_SPAN_SECOND);
  enroll_with (self, code, 200);
}

/* What is no code, or cannot be read, tells nobody anything, and right codes are not guessed: none
 * of them keeps a register waiting. */
static void
what_is_no_guess_is_not_counted (Chain *self, gconstpointer data)
{
  static const struct {
    const char *body;
    guint status;
  } cases[] = {
      {"{", 400},
      {"[]", 400},
      {"{\"device\": \"test\"}", 422},
      {"{\"code\": 5}", 400},
      {"{\"code\": \"\"}", 422},
      {"{\"code\": \"AAAA\"}", 401},
      {"{\"code\": \"AAAAAAAAA\"}", 401},
      {"{\"code\": \"AAAA-AAA\"}", 401},
      {"{\"code\": \"AAAAAAA0\"}", 401},
  };

  for (int i = 0; i < 31; i++) {
    g_autofree char *code = new_code (self);
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
      json_decref (chain_send (self, "POST", "/v1/enroll", NULL, cases[j].body, cases[j].status));
    enroll_with (self, code, 200);
  }
  for (int i = 0; i < 30; i++)
    enroll_with (self, "AAAAAAAA", 401);
  enroll_with (self, "AAAAAAAA", 503);
}

static void
codes_are_for_registers_of_the_chain (Chain *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pos_hq_server_create_code (self->hq, "R99", &error));
  g_assert_error (error, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_FOUND);
}

static void
a_new_device_replaces_the_old_one (Chain *self, gconstpointer data)
{
  g_autofree char *first = chain_enroll (self, "R1");
  g_autofree char *second = NULL;

  json_decref (chain_send (self, "GET", "/v1/changes", first, NULL, 200));
  second = chain_enroll (self, "R1");
  json_decref (chain_send (self, "GET", "/v1/changes", second, NULL, 200));
  json_decref (chain_send (self, "GET", "/v1/changes", first, NULL, 401));
  /* Tokens outlive a restart, and only they do. */
  chain_stop (self);
  chain_start (self);
  json_decref (chain_send (self, "GET", "/v1/changes", second, NULL, 200));
  json_decref (chain_send (self, "GET", "/v1/changes", first, NULL, 401));
}

typedef struct {
  const char *method;
  const char *path;
  gboolean administrator;
} Route;

static const Route routes[] = {
    {"GET", "/v1/changes", FALSE},
    {"PUT", "/v1/transactions/0190f0a0-0000-7000-8000-000000000001", FALSE},
    {"POST", "/v1/orders/search", FALSE},
    {"GET", "/v1/orders/SO-000001", FALSE},
    {"POST", "/v1/enrollment-codes", TRUE},
    {"POST", "/v1/records", TRUE},
    {"POST", "/v1/jobs/synchronize-orders", TRUE},
    {"GET", "/v1/transactions", TRUE},
};

/* Without a token, with nonsense, with the other one's. */
static void
strangers_are_sent_away (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");
  const char *admin = pos_hq_server_get_admin_token (self->hq);

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++) {
    const Route *route = &routes[i];
    const char *body = route->method[0] == 'P' ? "{}" : NULL;
    const char *tokens[] = {NULL, "", "x", route->administrator ? token : admin};

    for (gsize j = 0; j < G_N_ELEMENTS (tokens); j++) {
      g_autoptr (json_t) answer =
          chain_send (self, route->method, route->path, tokens[j], body, 401);
      g_assert_cmpstr (chain_get_code (answer), ==, "auth");
    }
  }
  json_decref (chain_send (self, "GET", "/v1/health", NULL, NULL, 200));
  json_decref (chain_send (self, "GET", "/v1/transactions", admin, NULL, 200));
}

/* register.md §11, 17: what headquarters does not have would be gone with the device.  Once it is
 * given up nothing is done at it any more, since another one goes on with its numbers. */
static void
a_device_is_given_up_with_nothing_unsent (Chain *self, gconstpointer data)
{
  Till till = {0};

  till_open (&till, self, "R1");
  till_sync (&till);
  chain_stop (self);
  for (guint i = 0; i < 12; i++) {
    till_do (&till, "item.add", "{'item': 'A'}");
    till_do (&till, "pay.cash", "{}");
  }
  till_refuse (&till, "device.deactivate", "{}", "order/needs-approval");
  g_autoptr (json_t) open = till_answer_approved (&till, "device.deactivate", "{}");
  g_assert_cmpstr (text_at (open, "error.details.rule"), ==, "shift-open");
  till_allow (&till, "shift.close", "{}");
  till_do (&till, "session.sign_in", "{'worker': 'kim', 'secret': '1111', 'drawer': false}");
  g_autoptr (json_t) unsent = till_answer_approved (&till, "device.deactivate", "{}");
  g_assert_cmpstr (text_at (unsent, "error.details.rule"), ==, "unsent");
  g_assert_cmpint (json_integer_value (json_object_get (
                       json_object_get (json_object_get (unsent, "error"), "details"), "count")),
                   >=,
                   12);

  chain_start (self);
  g_assert_true (till_sync (&till));
  till_allow (&till, "device.deactivate", "{}");
  till_refuse (
      &till, "session.sign_in", "{'worker': 'kim', 'secret': '1111'}", "order/configuration");
  till_refuse (&till, "item.add", "{'item': 'A'}", "order/configuration");
  g_assert_false (till_sync (&till));
  till_restart (&till);
  g_assert_false (pos_register_is_active (till.cli.reg));
  till_refuse (
      &till, "session.sign_in", "{'worker': 'kim', 'secret': '1111'}", "order/configuration");

  /* Its code makes it the register again, with everything that was there. */
  g_autofree char *code = new_code (self);
  g_autofree char *args = g_strdup_printf ("{'code': '%s'}", code);
  till_do (&till, "device.activate", args);
  g_assert_true (pos_register_is_active (till.cli.reg));
  till_refuse (&till, "device.activate", args, "order/status");
  till_do (&till, "session.sign_in", "{'worker': 'kim', 'secret': '1111'}");
  till_do (&till, "item.add", "{'item': 'A'}");
  till_do (&till, "pay.cash", "{}");
  g_assert_true (till_sync (&till));
  till_close (&till);
}

/* A hub may have acknowledged what headquarters has not: then it is not all there either. */
static void
headquarters_says_whether_all_is_there (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");

  json_decref (chain_send (self, "POST", "/v1/deactivations", token, "{\"sequence\": 1}", 409));
  json_decref (chain_send (self, "POST", "/v1/deactivations", token, "{\"sequence\": \"x\"}", 400));
  json_decref (chain_send (self, "POST", "/v1/deactivations", NULL, "{\"sequence\": 0}", 401));
  json_decref (chain_send (self, "POST", "/v1/deactivations", token, "{\"sequence\": 0}", 200));
  json_decref (chain_send (self, "POST", "/v1/deactivations", token, "{\"sequence\": 0}", 401));
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/enroll/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_code_works_once);
  TEST (a_code_may_be_typed_in_small_letters);
  TEST (a_wrong_code_is_refused);
  TEST (a_code_ages);
  TEST (nobody_guesses_codes);
  TEST (what_is_no_guess_is_not_counted);
  TEST (codes_are_for_registers_of_the_chain);
  TEST (a_new_device_replaces_the_old_one);
  TEST (strangers_are_sent_away);
  TEST (a_device_is_given_up_with_nothing_unsent);
  TEST (headquarters_says_whether_all_is_there);
  return g_test_run ();
}
