/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-translator.c — one text domain per language under a fixed locale. */
#include "ui/common/pos-translator.h"

#include <locale.h>
#include <string.h>

#define CATALOGS "x" G_DIR_SEPARATOR_S "LC_MESSAGES"
#define DOMAIN_PREFIX "pos-"
#define SOURCE_LANGUAGE "en"

struct _PosTranslator {
  GObject parent;
  char *folder;
  GPtrArray *languages; /* char *, sorted, NULL-terminated */
  const char *language;
};

G_DEFINE_FINAL_TYPE (PosTranslator, pos_translator, G_TYPE_OBJECT)

enum { LANGUAGE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ISO 639 codes of languages written from right to left. */
static const char *const rtl_languages[] = {
    "ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi", NULL};

static gboolean
is_rtl (const char *language)
{
  g_autofree char *base = g_strndup (language, strcspn (language, "_-@"));
  return g_strv_contains (rtl_languages, base);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
read_languages (PosTranslator *self)
{
  g_autofree char *path = g_build_filename (self->folder, CATALOGS, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  g_ptr_array_add (self->languages, g_strdup (SOURCE_LANGUAGE));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (!g_str_has_prefix (name, DOMAIN_PREFIX) || !g_str_has_suffix (name, ".mo"))
      continue;
    gsize start = strlen (DOMAIN_PREFIX);
    char *language = g_strndup (name + start, strlen (name) - start - strlen (".mo"));
    if (g_str_equal (language, SOURCE_LANGUAGE))
      g_free (language);
    else
      g_ptr_array_add (self->languages, language);
  }
  g_ptr_array_sort (self->languages, compare_texts);
  g_ptr_array_add (self->languages, NULL);
}

static const char *
find_language (PosTranslator *self, const char *language)
{
  for (guint i = 0; i + 1 < self->languages->len; i++) {
    if (g_str_equal (g_ptr_array_index (self->languages, i), language))
      return g_ptr_array_index (self->languages, i);
  }
  return NULL;
}

static const char *
nearest_language (PosTranslator *self, const char *language)
{
  const char *found = find_language (self, language);
  if (found != NULL)
    return found;
  g_autofree char *base = g_strndup (language, strcspn (language, "_-@"));
  found = find_language (self, base);
  return found != NULL ? found : find_language (self, SOURCE_LANGUAGE);
}

static const char *
domain_of (const char *language)
{
  g_autofree char *domain = g_strconcat (DOMAIN_PREFIX, language, NULL);
  return g_intern_string (domain);
}

static void
pos_translator_finalize (GObject *object)
{
  PosTranslator *self = POS_TRANSLATOR (object);
  g_free (self->folder);
  g_ptr_array_unref (self->languages);
  G_OBJECT_CLASS (pos_translator_parent_class)->finalize (object);
}

static void
pos_translator_class_init (PosTranslatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_translator_finalize;
  signals[LANGUAGE_CHANGED] = g_signal_new ("language-changed",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
pos_translator_init (PosTranslator *self)
{
  self->languages = g_ptr_array_new_with_free_func (g_free);
}

void
pos_translator_prepare (void)
{
  /* Everything that depends on a language is given one; nothing else may follow the environment. */
  g_setenv ("LANGUAGE", "x", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  gtk_disable_setlocale ();
}

PosTranslator *
pos_translator_new (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);
  PosTranslator *self = g_object_new (POS_TYPE_TRANSLATOR, NULL);
  self->folder = g_strdup (folder);
  read_languages (self);
  for (guint i = 0; i + 1 < self->languages->len; i++) {
    const char *domain = domain_of (g_ptr_array_index (self->languages, i));
    bindtextdomain (domain, folder);
    bind_textdomain_codeset (domain, "UTF-8");
  }
  self->language = find_language (self, SOURCE_LANGUAGE);
  textdomain (domain_of (self->language));
  return self;
}

void
pos_translator_set_language (PosTranslator *self, const char *language)
{
  g_return_if_fail (POS_IS_TRANSLATOR (self));
  g_return_if_fail (language != NULL);
  const char *nearest = nearest_language (self, language);
  if (nearest == self->language)
    return;
  self->language = nearest;
  textdomain (domain_of (nearest));
  gtk_widget_set_default_direction (is_rtl (nearest) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  g_signal_emit (self, signals[LANGUAGE_CHANGED], 0);
}

const char *
pos_translator_get_language (PosTranslator *self)
{
  g_return_val_if_fail (POS_IS_TRANSLATOR (self), SOURCE_LANGUAGE);
  return self->language;
}

gboolean
pos_translator_is_rtl (PosTranslator *self)
{
  g_return_val_if_fail (POS_IS_TRANSLATOR (self), FALSE);
  return is_rtl (self->language);
}

const char *
pos_translator_get_domain (PosTranslator *self, const char *language)
{
  g_return_val_if_fail (POS_IS_TRANSLATOR (self), DOMAIN_PREFIX SOURCE_LANGUAGE);
  return domain_of (nearest_language (self, language));
}

const char *const *
pos_translator_get_languages (PosTranslator *self)
{
  g_return_val_if_fail (POS_IS_TRANSLATOR (self), NULL);
  return (const char *const *)self->languages->pdata;
}
