/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-clock.c — a receipt of a clock that is far off takes somebody's word: register.md Y-16. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "fake-headquarters.h"
#include "register-fixture.h"
#include "register/pos-register-private.h"

typedef struct {
  Register on;
  FakeHeadquarters *headquarters;
  PosSync *sync;
} Shop;

static void
set_up (Shop *self, gconstpointer data)
{
  register_set_up (&self->on, NULL);
  self->headquarters = fake_headquarters_new ();
  self->sync =
      fake_headquarters_connect (self->headquarters, self->on.cli.store, self->on.cli.context);
  self->on.cli.reg->sync = g_object_ref (self->sync);
  register_do (&self->on, "item.add", "{\"item\": \"A\"}");
}

static void
tear_down (Shop *self, gconstpointer data)
{
  register_tear_down (&self->on, NULL);
  g_object_unref (self->sync);
  g_object_unref (self->headquarters);
}

static gint64
get_minutes (GError *error)
{
  gint64 minutes = 0;

  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL);
  g_variant_lookup (pos_error_get_details (error), "minutes", "x", &minutes);
  return minutes;
}

/* The skew that the last saved order was marked with. */
static gint64
get_mark (Shop *self)
{
  g_autoptr (json_t) order =
      register_ask (&self->on, "order.get", "{\"order\": \"0S1-01-000001\"}");

  return json_integer_value (json_object_get (order, "clock_skew"));
}

/* The paper says what time it was at headquarters, or nothing of it; a copy says the same. */
static void
assert_paper (Shop *self, const char *said)
{
  g_autoptr (json_t) receipt =
      register_ask (&self->on, "receipt.get", "{\"receipt\": \"0S1-01-000001\"}");
  const char *text = json_string_value (json_object_get (receipt, "text"));

  g_test_message ("%s", text);
  if (said)
    g_assert_nonnull (strstr (text, said));
  else
    g_assert_null (strstr (text, "clock"));
}

static const char *
at_headquarters (gint64 minutes)
{
  return minutes > 0 ? "At headquarters: Thursday 14 May 2026 10:27"
                     : "At headquarters: Friday 15 May 2026 10:42";
}

/* Scenario 77: 15 min asks approval and is flagged; either way. */
static void
a_receipt_takes_somebody_s_word (Shop *self, gconstpointer data)
{
  const PosApproval sam = {"sam", "2468", "The battery is empty"};
  const gint64 minutes = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (json_t) journal = NULL;
  json_t *entry;

  fake_headquarters_set_clock_skew (self->sync, minutes);
  g_assert_null (register_run (&self->on, "pay.cash", NULL, NULL, &error));
  g_assert_cmpint (get_minutes (error), ==, ABS (minutes));
  g_clear_error (&error);
  answer = register_run (&self->on, "pay.cash", NULL, &sam, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_mark (self), ==, minutes * 60);
  assert_paper (self, at_headquarters (minutes));
  journal = register_ask (&self->on, "journal.list", "{\"limit\": 1}");
  entry = json_array_get (json_object_get (journal, "entries"), 0);
  g_assert_cmpstr (json_string_value (json_object_get (entry, "approver")), ==, "sam");
  g_assert_cmpint (
      json_integer_value (json_object_get (json_object_get (entry, "parameters"), "clock_skew")),
      ==,
      minutes * 60);
}

/* What is only worth a warning stops nobody, nor does the day for which a script holds its clock;
 * and nobody knows without a word of headquarters. */
static void
what_is_near_enough_is_not_asked (Shop *self, gconstpointer data)
{
  fake_headquarters_set_clock_skew (self->sync, GPOINTER_TO_INT (data));
  register_do (&self->on, "pay.cash", NULL);
  g_assert_cmpint (get_mark (self), ==, 0);
  assert_paper (self, NULL);
}

#define TEST(path, function, minutes)                                                              \
  g_test_add (path, Shop, GINT_TO_POINTER (minutes), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/register/clock/ahead", a_receipt_takes_somebody_s_word, 15);
  TEST ("/register/clock/behind", a_receipt_takes_somebody_s_word, -24 * 60);
  TEST ("/register/clock/near", what_is_near_enough_is_not_asked, 10);
  TEST ("/register/clock/script-of-another-day", what_is_near_enough_is_not_asked, 200 * 24 * 60);
  TEST ("/register/clock/unknown", what_is_near_enough_is_not_asked, 0);
  return g_test_run ();
}
