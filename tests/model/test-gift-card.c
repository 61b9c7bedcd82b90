/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-gift-card.c — a gift card is known by a hash of its number, however that is written. */
#include "base/pos-error.h"
#include "model/pos-gift-card.h"

#include <string.h>

static void
one_number_is_one_card (void)
{
  static const char *const forms[] = {
      "60064900abcd8817", "6006 4900 ABCD 8817", "6006-4900-abcd-8817", " 6006.4900.AbCd.8817 "};
  g_auto (PosGiftCardName) first = {0};

  g_assert_true (pos_gift_card_name_read (forms[0], &first, NULL));
  for (guint i = 1; i < G_N_ELEMENTS (forms); i++) {
    g_auto (PosGiftCardName) name = {0};

    g_assert_true (pos_gift_card_name_read (forms[i], &name, NULL));
    g_assert_cmpstr (name.card, ==, first.card);
    g_assert_cmpstr (name.masked, ==, "•• 8817");
  }
}

/* SHA-256 of "gift-card:123456", as docs/protocol.md says it. */
static void
the_number_itself_is_not_in_it (void)
{
  g_autofree char *expected =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "gift-card:123456", -1);
  g_auto (PosGiftCardName) name = {0};

  g_assert_true (pos_gift_card_name_read ("123456", &name, NULL));
  g_assert_cmpstr (name.card, ==, expected);
  g_assert_null (strstr (name.masked, "12"));
}

static void
what_is_no_number_is_refused (void)
{
  static const char *const bad[] = {
      NULL, "", "12345", "1-2-3", "12345é", "123456;", "12345678901234567890123456789012345678901"};

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_auto (PosGiftCardName) name = {0};
    g_autoptr (GError) error = NULL;

    g_assert_false (pos_gift_card_name_read (bad[i], &name, &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
    g_assert_null (name.card);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gift-card/one-number-is-one-card", one_number_is_one_card);
  g_test_add_func ("/gift-card/the-number-itself-is-not-in-it", the_number_itself_is_not_in_it);
  g_test_add_func ("/gift-card/what-is-no-number-is-refused", what_is_no_number_is_refused);
  return g_test_run ();
}
