/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-languages.c — see the header. */
#include "ui/session/pos-languages.h"

#include "base/pos-words.h"

static const struct {
  const char *code;
  const char *name; /* in the language itself, so never translated */
} names[] = {
    {"ar", "العربية"},
    {"da", "Dansk"},
    {"de", "Deutsch"},
    {"en", "English"},
    {"es", "Español"},
    {"fi", "Suomi"},
    {"fr", "Français"},
    {"he", "עברית"},
    {"it", "Italiano"},
    {"nb", "Norsk"},
    {"nl", "Nederlands"},
    {"pl", "Polski"},
    {"pt", "Português"},
    {"sv", "Svenska"},
    {"tr", "Türkçe"},
    {"uk", "Українська"},
};

const char *
pos_languages_get_name (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].code, language))
      return names[i].name;
  return language;
}

GPtrArray *
pos_languages_list (PosShell *shell)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (shell));
  const char *const *known = pos_words_get_languages ();
  const char *const *wanted = store ? (const char *const *)store->languages : NULL;
  GPtrArray *list = g_ptr_array_new ();

  if (!wanted || !wanted[0])
    wanted = known;
  for (guint i = 0; wanted[i]; i++)
    if (g_strv_contains (known, wanted[i]))
      g_ptr_array_add (list, (gpointer)g_intern_string (wanted[i]));
  return list;
}

typedef struct {
  PosShell *shell;
  const char *language; /* interned */
} Choice;

static void
choice_cb (gpointer data)
{
  Choice *choice = data;

  pos_shell_set_language (choice->shell, choice->language);
  g_object_unref (choice->shell);
  g_free (choice);
}

void
pos_languages_choose (PosShell *shell, const char *language)
{
  Choice *choice = g_new (Choice, 1);

  choice->shell = g_object_ref (shell);
  choice->language = g_intern_string (language);
  g_idle_add_once (choice_cb, choice);
}
