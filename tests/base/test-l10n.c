/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-l10n.c — which text a reader of a language gets. */
#include "base/pos-l10n.h"

static PosL10n *
make (const char *const *pairs)
{
  PosL10n *texts = NULL;

  for (; *pairs; pairs += 2) {
    PosL10n *more = pos_l10n_with (texts, pairs[0], pairs[1]);
    pos_l10n_unref (texts);
    texts = more;
  }
  return texts;
}

static void
test_the_nearest_language_wins (void)
{
  static const char *const pairs[] = {
      "*", "any", "en", "sofa", "nl", "bank", "de", "Sofa", "nl_BE", "zitbank", NULL};
  g_autoptr (PosL10n) texts = make (pairs);

  g_assert_cmpstr (pos_l10n_get (texts, "nl_BE"), ==, "zitbank");
  g_assert_cmpstr (pos_l10n_get (texts, "nl"), ==, "bank");
  g_assert_cmpstr (pos_l10n_get (texts, "nl_NL"), ==, "bank");
  g_assert_cmpstr (pos_l10n_get (texts, "nl-NL"), ==, "bank");
  g_assert_cmpstr (pos_l10n_get (texts, "de.UTF-8"), ==, "Sofa");
  g_assert_cmpstr (pos_l10n_get (texts, "fr"), ==, "any");
  g_assert_cmpstr (pos_l10n_get (texts, "n"), ==, "any");
  g_assert_cmpstr (pos_l10n_get (texts, ""), ==, "any");
  g_assert_cmpstr (pos_l10n_get (texts, NULL), ==, "any");
}

static void
test_english_then_the_first_there_is (void)
{
  static const char *const with_english[] = {"de", "Sofa", "en", "sofa", NULL};
  static const char *const without[] = {"nl", "bank", "de", "Sofa", NULL};
  g_autoptr (PosL10n) english = make (with_english), none = make (without);

  g_assert_cmpstr (pos_l10n_get (english, "fr"), ==, "sofa");
  g_assert_cmpstr (pos_l10n_get (none, "fr"), ==, "Sofa"); /* sorted: "de" comes first */
  g_assert_cmpstr (pos_l10n_get (NULL, "fr"), ==, "");
}

static void
test_saying_it_again_replaces (void)
{
  g_autoptr (PosL10n) old = pos_l10n_new ("one");
  g_autoptr (PosL10n) more = pos_l10n_with (old, "nl", "een");
  g_autoptr (PosL10n) newer = pos_l10n_with (more, "nl", "eentje");

  g_assert_cmpuint (pos_l10n_get_size (newer), ==, 2);
  g_assert_cmpstr (pos_l10n_get (newer, "nl"), ==, "eentje");
  g_assert_cmpstr (pos_l10n_get (more, "nl"), ==, "een");
  g_assert_cmpuint (pos_l10n_get_size (old), ==, 1);
}

static void
test_equality_ignores_the_order_of_saying (void)
{
  static const char *const one[] = {"en", "sofa", "nl", "bank", NULL};
  static const char *const two[] = {"nl", "bank", "en", "sofa", NULL};
  static const char *const three[] = {"nl", "bank", "en", "couch", NULL};
  static const char *const four[] = {"nl", "bank", "de", "sofa", NULL};
  g_autoptr (PosL10n) a = make (one), b = make (two), c = make (three), d = make (four);

  g_assert_true (pos_l10n_equal (a, b));
  g_assert_false (pos_l10n_equal (a, c));
  g_assert_false (pos_l10n_equal (a, d));
  g_assert_false (pos_l10n_equal (a, NULL));
  g_assert_true (pos_l10n_equal (NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/l10n/the-nearest-language-wins", test_the_nearest_language_wins);
  g_test_add_func ("/l10n/english-then-the-first-there-is", test_english_then_the_first_there_is);
  g_test_add_func ("/l10n/saying-it-again-replaces", test_saying_it_again_replaces);
  g_test_add_func ("/l10n/equality-ignores-the-order-of-saying",
                   test_equality_ignores_the_order_of_saying);
  return g_test_run ();
}
