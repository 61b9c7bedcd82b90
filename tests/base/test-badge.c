/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-badge.c — register.md S-7: badges are recognized, and their tokens kept nowhere. */
#include "base/pos-badge.h"

#include <string.h>

#define TOKEN "K7Q2M9XW4RTP6HVC8NDJ5F"

static void
tokens_cannot_be_guessed_or_taken_for_a_pin (void)
{
  g_autofree char *longest = g_strnfill (POS_BADGE_MOST, 'x');
  g_autofree char *longer = g_strnfill (POS_BADGE_MOST + 1, 'x');

  g_assert_true (pos_badge_is_token (TOKEN));
  g_assert_true (pos_badge_is_token (longest));
  g_assert_false (pos_badge_is_token (longer));
  g_assert_false (pos_badge_is_token (NULL));
  g_assert_false (pos_badge_is_token (""));
  g_assert_false (pos_badge_is_token ("K7Q2M9XW4RTP6HVC8NDJ5"));   /* one short */
  g_assert_false (pos_badge_is_token ("17Q2M9XW4RTP6HVC8NDJ5F"));  /* a digit first */
  g_assert_false (pos_badge_is_token ("K7Q2M9XW4RTP6HVC8NDJ5F ")); /* no letter, no digit */
  g_assert_false (pos_badge_is_token ("K7Q2M9XW4RTP6HVC8NDJ5é"));
}

static void
both_forms_know_their_badge_only (void)
{
  const guint8 key[32] = "a key of a device, 32 bytes long", other[32] = {1};
  g_autofree char *form = pos_badge_make (TOKEN);
  g_autofree char *sealed = pos_badge_seal (form, key);
  g_autofree char *twice = pos_badge_seal (sealed, key);

  g_assert_null (strstr (form, TOKEN));
  g_assert_cmpstr (form, !=, sealed);
  g_assert_cmpstr (twice, ==, sealed);
  g_assert_true (pos_badge_matches (form, NULL, TOKEN));
  g_assert_true (pos_badge_matches (sealed, key, TOKEN));
  g_assert_false (pos_badge_matches (sealed, other, TOKEN));
  g_assert_false (pos_badge_matches (sealed, NULL, TOKEN));
  g_assert_false (pos_badge_matches (form, NULL, "K7Q2M9XW4RTP6HVC8NDJ5G"));
  g_assert_false (pos_badge_matches (NULL, key, TOKEN));
}

/* What somebody wrote by hand, or what a disk made of it, is nobody's badge. */
static void
damaged_forms_match_nothing (void)
{
  const guint8 key[32] = {0};
  static const char *const forms[] = {"", "badge1$", "badge1$00", "badge1s$zz", TOKEN, "badge2$00"};

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autofree char *kept = pos_badge_seal (forms[i], key);
    g_assert_cmpstr (kept, ==, forms[i]);
    g_assert_false (pos_badge_matches (forms[i], key, TOKEN));
  }
  g_assert_null (pos_badge_seal (NULL, key));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/badge/tokens", tokens_cannot_be_guessed_or_taken_for_a_pin);
  g_test_add_func ("/badge/forms", both_forms_know_their_badge_only);
  g_test_add_func ("/badge/damaged", damaged_forms_match_nothing);
  return g_test_run ();
}
