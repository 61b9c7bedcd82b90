/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-words.c — one text domain per language under a fixed locale. */
#include "base/pos-words.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define CATALOGS "x" G_DIR_SEPARATOR_S "LC_MESSAGES"
#define DOMAIN_PREFIX "pos-"
#define SOURCE_LANGUAGE "en"

/* Written once by pos_words_open(), before there are threads; only read afterwards. */
static const char **languages;

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static const char **
read_languages (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, CATALOGS, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *found = g_ptr_array_new ();
  const char *name;

  g_ptr_array_add (found, (gpointer)SOURCE_LANGUAGE);
  while (dir && (name = g_dir_read_name (dir))) {
    if (!g_str_has_prefix (name, DOMAIN_PREFIX) || !g_str_has_suffix (name, ".mo"))
      continue;
    gsize start = strlen (DOMAIN_PREFIX);
    g_autofree char *language = g_strndup (name + start, strlen (name) - start - strlen (".mo"));
    if (strcmp (language, SOURCE_LANGUAGE) != 0)
      g_ptr_array_add (found, (gpointer)g_intern_string (language));
  }
  g_ptr_array_sort (found, compare_texts);
  g_ptr_array_add (found, NULL);
  return (const char **)g_ptr_array_free (found, FALSE);
}

static const char *
name_domain (const char *language)
{
  g_autofree char *domain = g_strconcat (DOMAIN_PREFIX, language, NULL);

  return g_intern_string (domain);
}

void
pos_words_open (const char *folder)
{
  g_return_if_fail (folder != NULL);
  g_return_if_fail (languages == NULL);
  /* Everything that depends on a language is given one; nothing else may follow the environment. */
  g_setenv ("LANGUAGE", "x", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  languages = read_languages (folder);
  for (const char **language = languages; *language; language++) {
    const char *domain = name_domain (*language);
    bindtextdomain (domain, folder);
    bind_textdomain_codeset (domain, "UTF-8");
  }
}

char *
pos_words_dup_folder (const char *installed)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : NULL;
  g_autofree char *built = folder ? g_build_filename (folder, "..", "po", NULL) : NULL;

  return built && g_file_test (built, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&built)
                                                          : g_strdup (installed);
}

const char *const *
pos_words_get_languages (void)
{
  static const char *const only_source[] = {SOURCE_LANGUAGE, NULL};

  return languages ? languages : only_source;
}

static const char *
find_exactly (const char *language)
{
  for (const char *const *known = pos_words_get_languages (); *known; known++)
    if (strcmp (*known, language) == 0)
      return *known;
  return NULL;
}

const char *
pos_words_find (const char *language)
{
  g_return_val_if_fail (language != NULL, NULL);
  const char *found = find_exactly (language);
  if (found)
    return found;
  g_autofree char *base = g_strndup (language, strcspn (language, "_-@"));
  return find_exactly (base);
}

const char *
pos_words_get_domain (const char *language)
{
  const char *found = pos_words_find (language);

  return name_domain (found ? found : SOURCE_LANGUAGE);
}

const char *
pos_words_in (const char *language, const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  return dgettext (pos_words_get_domain (language), text);
}
