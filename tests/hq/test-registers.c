/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-registers.c — headquarters knows when each register was heard, and what is in force there.
 */
#include "chain-fixture.h"

#include <string.h>

/* What headquarters says of @id.  Returns: (transfer full). */
static json_t *
look_up (Chain *chain, const char *id)
{
  g_autoptr (json_t) answer = chain_send (
      chain, "GET", "/v1/registers", pos_hq_server_get_admin_token (chain->hq), NULL, 200);
  json_t *row, *found = NULL;
  gsize i;

  json_array_foreach (
      json_object_get (answer, "registers"), i, row) if (!strcmp (text_at (row, "register"), id))
  {
    g_assert_null (found);
    found = json_incref (row);
  }
  g_assert_nonnull (found);
  return found;
}

static void
assert_said (Chain *chain, const char *id, const char *path, const char *expected)
{
  g_autoptr (json_t) row = look_up (chain, id);

  g_assert_cmpstr (text_at (row, path), ==, expected);
}

static gboolean
is_current (Chain *chain, const char *id)
{
  g_autoptr (json_t) row = look_up (chain, id);

  return json_is_true (json_object_get (row, "current"));
}

/* The version of the layout @layout in force at @id; 0: it has none. */
static gint64
get_layout (Chain *chain, const char *id, const char *layout)
{
  g_autoptr (json_t) row = look_up (chain, id);
  json_t *found;
  gsize i;

  json_array_foreach (
      json_object_get (row, "layouts"),
      i,
      found) if (!strcmp (text_at (found, "id"),
                          layout)) return json_integer_value (json_object_get (found, "version"));
  return 0;
}

static void
import_layout (Chain *chain, int version)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "resources", "layout", "built-in.json", NULL);
  g_autofree char *bundle = NULL, *records = NULL;

  g_assert_true (g_file_get_contents (path, &bundle, NULL, NULL));
  records = g_strdup_printf (
      "{\"kind\": \"layout\", \"id\": \"built-in\", \"version\": %d, \"bundle\": %s}",
      version,
      bundle);
  chain_import (chain, records);
}

/* A register of which nothing was ever heard is listed all the same, and is not taken for one that
 * is up to date. */
static void
a_register_is_heard (Chain *chain, gconstpointer data)
{
  Till till = {0};

  assert_said (chain, "R1", "heard_at", NULL);
  assert_said (chain, "R1", "program", NULL);
  g_assert_false (is_current (chain, "R1"));
  till_open (&till, chain, "R1");
  g_assert_true (till_sync (&till));
  assert_said (chain, "R1", "heard_at", "2026-05-14T08:42:00Z");
  assert_said (chain, "R1", "program", POS_VERSION);
  assert_said (chain, "R1", "store", "S1");
  g_assert_true (is_current (chain, "R1"));
  assert_said (chain, "R2", "heard_at", NULL);
  pos_clock_advance (chain->clock, 60 * G_USEC_PER_SEC);
  assert_said (chain, "R1", "heard_at", "2026-05-14T08:42:00Z");
  g_assert_true (till_sync (&till));
  assert_said (chain, "R1", "heard_at", "2026-05-14T08:43:00Z");
  till_close (&till);
}

/* Layouts count from when the register works with them, not from when they are handed out: under a
 * cart that is open it does not. */
static void
versions_are_those_in_force (Chain *chain, gconstpointer data)
{
  Till till = {0};

  till_open (&till, chain, "R1");
  import_layout (chain, 3);
  g_assert_false (is_current (chain, "R1"));
  till_sync (&till);
  till_sync (&till);
  g_assert_true (is_current (chain, "R1"));
  g_assert_cmpint (get_layout (chain, "R1", "built-in"), ==, 3);
  till_do (&till, "item.add", "{'item': 'A'}");
  import_layout (chain, 4);
  till_sync (&till);
  till_sync (&till);
  g_assert_true (is_current (chain, "R1"));
  g_assert_cmpint (get_layout (chain, "R1", "built-in"), ==, 3);
  till_do (&till, "pay.cash", "{}");
  till_sync (&till);
  g_assert_cmpint (get_layout (chain, "R1", "built-in"), ==, 4);
  till_close (&till);
}

/* What was heard outlives the server. */
static void
what_was_heard_is_kept (Chain *chain, gconstpointer data)
{
  Till till = {0};

  import_layout (chain, 3);
  till_open (&till, chain, "R1");
  till_sync (&till);
  till_close (&till);
  chain_stop (chain);
  pos_clock_advance (chain->clock, 60 * G_USEC_PER_SEC);
  chain_start (chain);
  assert_said (chain, "R1", "heard_at", "2026-05-14T08:42:00Z");
  assert_said (chain, "R1", "program", POS_VERSION);
  g_assert_cmpint (get_layout (chain, "R1", "built-in"), ==, 3);
}

/* Who asks for changes gets them, whatever he says of himself. */
static void
nonsense_is_not_kept (Chain *chain, gconstpointer data)
{
  static const char *const said[] = {
      "x",
      "%5B%5D",
      "%7B%7D",
      "%7B%22program%22%3A1%7D",
      "%7B%22program%22%3A%221%22%2C%22more%22%3A1%7D",
      "%7B%22program%22%3A%221%22%2C%22layouts%22%3A%7B%7D%7D",
      "%7B%22program%22%3A%221%22%2C%22layouts%22%3A%5B1%5D%7D",
      "%7B%22program%22%3A%221%22%2C%22layouts%22%3A%5B%7B%22id%22%3A%22x%22%7D%5D%7D",
  };
  g_autofree char *token = chain_enroll (chain, "R2");

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++) {
    g_autofree char *path = g_strconcat ("/v1/changes?in_force=", said[i], NULL);
    json_decref (chain_send (chain, "GET", path, token, NULL, 200));
    assert_said (chain, "R2", "heard_at", "2026-05-14T08:42:00Z");
    assert_said (chain, "R2", "program", NULL);
  }
  json_decref (chain_send (
      chain, "GET", "/v1/changes?in_force=%7B%22program%22%3A%222%22%7D", token, NULL, 200));
  assert_said (chain, "R2", "program", "2");
  json_decref (chain_send (chain, "GET", "/v1/registers", token, NULL, 401));
}

/* §2: an administrator can force one kind of records onto the registers, whatever they have. */
static void
one_kind_is_sent_again (Chain *chain, gconstpointer data)
{
  const char *admin = pos_hq_server_get_admin_token (chain->hq);
  g_autoptr (json_t) sent = NULL, page = NULL;
  g_autofree char *token = chain_enroll (chain, "R2"), *path = NULL;
  Till till = {0};
  json_t *row;
  gsize i;

  till_open (&till, chain, "R1");
  g_assert_true (till_sync (&till));
  g_assert_true (is_current (chain, "R1"));
  json_decref (
      chain_send (chain, "POST", "/v1/jobs/send-again", admin, "{\"kind\": \"nonsense\"}", 422));
  json_decref (chain_send (
      chain, "POST", "/v1/jobs/send-again", token, "{\"kind\": \"delivery-mode\"}", 401));
  page = chain_send (chain, "GET", "/v1/changes?limit=1000", token, NULL, 200);
  path = g_strdup_printf ("/v1/changes?after=%s", text_at (page, "cursor"));
  json_decref (g_steal_pointer (&page));
  sent = chain_send (
      chain, "POST", "/v1/jobs/send-again", admin, "{\"kind\": \"delivery-mode\"}", 200);
  g_assert_cmpint (json_integer_value (json_object_get (sent, "sent")), >, 0);
  g_assert_false (is_current (chain, "R1"));
  page = chain_send (chain, "GET", path, token, NULL, 200);
  g_assert_cmpint ((gint64)json_array_size (json_object_get (page, "changes")),
                   ==,
                   json_integer_value (json_object_get (sent, "sent")));
  json_array_foreach (json_object_get (page, "changes"), i, row)
      g_assert_cmpstr (text_at (row, "kind"), ==, "delivery-mode");
  g_assert_true (till_sync (&till));
  g_assert_true (till_sync (&till));
  g_assert_true (is_current (chain, "R1"));
  chain_import (chain, "{\"kind\": \"customer\", \"id\": \"NEW\", \"name\": \"New\"}");
  g_assert_false (is_current (chain, "R1"));
  till_close (&till);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/registers/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_register_is_heard);
  TEST (versions_are_those_in_force);
  TEST (what_was_heard_is_kept);
  TEST (nonsense_is_not_kept);
  TEST (one_kind_is_sent_again);
  return g_test_run ();
}
