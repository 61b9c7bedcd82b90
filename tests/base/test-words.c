/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-words.c — texts in any language, whatever gettext's own is at the moment. */
#include "base/pos-words.h"

#include <glib/gi18n.h>

#define ROUNDS 5000

static void
every_language_has_its_words (void)
{
  g_assert_cmpstr (pos_words_in ("nl", N_ ("Total")), ==, "Totaal");
  g_assert_cmpstr (pos_words_in ("de", N_ ("Total")), ==, "Summe");
  g_assert_cmpstr (pos_words_in ("ar", N_ ("Total")), ==, "الإجمالي");
  g_assert_cmpstr (pos_words_in ("en", N_ ("Total")), ==, "Total");
  g_assert_true (g_strv_contains (pos_words_get_languages (), "en"));
  g_assert_true (g_strv_contains (pos_words_get_languages (), "nl"));
}

static void
the_nearest_language_is_taken (void)
{
  g_assert_cmpstr (pos_words_find ("nl_BE"), ==, "nl");
  g_assert_cmpstr (pos_words_find ("en-IE"), ==, "en");
  g_assert_null (pos_words_find ("tlh"));
  g_assert_null (pos_words_find (""));
  g_assert_cmpstr (pos_words_get_domain ("nl_BE"), ==, "pos-nl");
  g_assert_cmpstr (pos_words_get_domain ("tlh"), ==, "pos-en");
  g_assert_cmpstr (pos_words_in ("tlh", N_ ("Total")), ==, "Total");
}

typedef struct {
  const char *language;
  const char *wanted;
} Speaker;

static gpointer
speak (gpointer data)
{
  const Speaker *speaker = data;

  for (int i = 0; i < ROUNDS; i++)
    g_assert_cmpstr (pos_words_in (speaker->language, N_ ("Total")), ==, speaker->wanted);
  return NULL;
}

/* Printing threads say what they mean while the screen changes its mind. */
static void
threads_do_not_hear_each_other (void)
{
  static const Speaker speakers[] = {{"nl", "Totaal"}, {"en", "Total"}, {"nl_NL", "Totaal"}};
  GThread *threads[G_N_ELEMENTS (speakers)];

  for (gsize i = 0; i < G_N_ELEMENTS (speakers); i++)
    threads[i] = g_thread_new ("speaker", speak, (gpointer)&speakers[i]);
  for (int i = 0; i < ROUNDS; i++)
    textdomain (pos_words_get_domain (i % 2 ? "xx" : "nl"));
  for (gsize i = 0; i < G_N_ELEMENTS (speakers); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_autofree char *catalogs = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  pos_words_open (catalogs);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/every-language", every_language_has_its_words);
  g_test_add_func ("/words/nearest", the_nearest_language_is_taken);
  g_test_add_func ("/words/threads", threads_do_not_hear_each_other);
  return g_test_run ();
}
