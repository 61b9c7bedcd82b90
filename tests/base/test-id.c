/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-id.c — ids as text, and minting them: RFC 9562 version 7, in order, repeatable by seed. */
#include "base/pos-context.h"
#include "base/pos-error.h"

#include <string.h>

#define NOON G_GINT64_CONSTANT (1779364800000000)

static PosContext *
context_at (gint64 now, guint64 seed)
{
  g_autoptr (PosClock) clock = pos_clock_new_fixed (now);

  return pos_context_new (clock, seed);
}

static void
test_minted_ids_are_version_7_of_now (void)
{
  g_autoptr (PosContext) context = context_at (NOON, 0);
  PosId id = pos_context_mint_id (context);
  gint64 millisecond = 0;

  for (int i = 0; i < 6; i++)
    millisecond = millisecond << 8 | id.bytes[i];
  g_assert_cmpint (millisecond, ==, NOON / 1000);
  g_assert_cmpint (id.bytes[6] >> 4, ==, 7);
  g_assert_cmpint (id.bytes[8] >> 6, ==, 2);
}

static void
test_later_ids_sort_after_earlier_ones (void)
{
  g_autoptr (PosContext) context = context_at (NOON, 1);
  PosClock *clock = pos_context_get_clock (context);
  PosId last = pos_context_mint_id (context);

  /* Within one millisecond more ids than its counter holds, and a clock that jumps both ways. */
  for (int i = 0; i < 20000; i++) {
    PosId next = pos_context_mint_id (context);
    g_assert_cmpint (pos_id_compare (&last, &next), <, 0);
    g_assert_cmpint (next.bytes[6] >> 4, ==, 7);
    last = next;
    if (i > 10000)
      pos_clock_advance (clock, g_test_rand_int_range (-5000, 5000));
  }
}

static void
test_a_seed_repeats (void)
{
  g_autoptr (PosContext) a = context_at (NOON, 42), b = context_at (NOON, 42);
  g_autoptr (PosContext) other = context_at (NOON, 43), system = context_at (NOON, 0);
  guint8 x[100], y[100];

  for (int i = 0; i < 1000; i++) {
    PosId from_a = pos_context_mint_id (a), from_b = pos_context_mint_id (b);
    PosId from_other = pos_context_mint_id (other), from_system = pos_context_mint_id (system);
    g_assert_true (pos_id_equal (&from_a, &from_b));
    g_assert_false (pos_id_equal (&from_a, &from_other));
    g_assert_false (pos_id_equal (&from_a, &from_system));
  }
  pos_context_fill_random (a, x, sizeof x);
  pos_context_fill_random (b, y, sizeof y);
  g_assert_cmpint (memcmp (x, y, sizeof x), ==, 0);
  pos_context_fill_random (a, y, sizeof y);
  g_assert_cmpint (memcmp (x, y, sizeof x), !=, 0);
}

static void
test_the_clock_is_the_one_given (void)
{
  g_autoptr (PosContext) context = context_at (NOON, 1);

  g_assert_cmpint (pos_context_get_now (context), ==, NOON);
  pos_clock_advance (pos_context_get_clock (context), 5);
  g_assert_cmpint (pos_context_get_now (context), ==, NOON + 5);
  pos_clock_advance (pos_context_get_clock (context), -10);
  g_assert_cmpint (pos_context_get_now (context), ==, NOON - 5);
  g_assert_true (pos_clock_is_fixed (pos_context_get_clock (context)));
}

static void
test_reading_what_was_written (void)
{
  g_autoptr (PosContext) context = context_at (NOON, (guint64)(guint32)g_test_rand_int () + 1);

  for (int i = 0; i < 1000; i++) {
    PosId id, back;
    pos_context_fill_random (context, &id, sizeof id);
    g_autofree char *text = pos_id_dup_text (&id);
    g_autofree char *upper = g_ascii_strup (text, -1);

    g_assert_cmpuint (strlen (text), ==, POS_ID_TEXT_SIZE - 1);
    g_assert_true (pos_id_parse (text, &back, NULL));
    g_assert_true (pos_id_equal (&id, &back));
    g_assert_cmpuint (pos_id_hash (&id), ==, pos_id_hash (&back));
    g_assert_true (pos_id_parse (upper, &back, NULL));
    g_assert_true (pos_id_equal (&id, &back));
  }
}

static void
test_text_order_is_id_order (void)
{
  g_autoptr (PosContext) context = context_at (NOON, 5);

  for (int i = 0; i < 1000; i++) {
    PosId a, b;
    pos_context_fill_random (context, &a, sizeof a);
    pos_context_fill_random (context, &b, sizeof b);
    g_autofree char *ta = pos_id_dup_text (&a), *tb = pos_id_dup_text (&b);
    g_assert_cmpint (pos_id_compare (&a, &b) < 0, ==, strcmp (ta, tb) < 0);
  }
}

static void
test_what_is_not_an_id_is_refused (void)
{
  static const char *const wrong[] = {
      "",
      NULL,
      "018f2c5e",
      "018f2c5e7b1c70008000000000000001",
      "018f2c5e-7b1c-7000-8000-00000000000",
      "018f2c5e-7b1c-7000-8000-0000000000011",
      "018f2c5e-7b1c-7000-8000-00000000000g",
      "018f2c5e_7b1c_7000_8000_000000000001",
      "{18f2c5e-7b1c-7000-8000-00000000000}",
      "018f2c5-e7b1c-7000-8000-000000000001",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    PosId id = POS_ID_NONE;
    g_assert_false (pos_id_parse (wrong[i], &id, &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
    g_assert_true (pos_id_is_none (&id));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/minted-ids-are-version-7-of-now", test_minted_ids_are_version_7_of_now);
  g_test_add_func ("/id/later-ids-sort-after-earlier-ones", test_later_ids_sort_after_earlier_ones);
  g_test_add_func ("/id/reading-what-was-written", test_reading_what_was_written);
  g_test_add_func ("/id/text-order-is-id-order", test_text_order_is_id_order);
  g_test_add_func ("/id/what-is-not-an-id-is-refused", test_what_is_not_an_id_is_refused);
  g_test_add_func ("/context/a-seed-repeats", test_a_seed_repeats);
  g_test_add_func ("/context/the-clock-is-the-one-given", test_the_clock_is_the_one_given);
  return g_test_run ();
}
