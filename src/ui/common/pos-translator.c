/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-translator.c — gettext's own domain is that of the language on screen. */
#include "ui/common/pos-translator.h"

#include "base/pos-words.h"

#include <string.h>

#define SOURCE_LANGUAGE "en"

struct _PosTranslator {
  GObject parent;
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

static void
pos_translator_class_init (PosTranslatorClass *klass)
{
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
  self->language = SOURCE_LANGUAGE;
  textdomain (pos_words_get_domain (self->language));
}

void
pos_translator_prepare (const char *folder)
{
  pos_words_open (folder);
  gtk_disable_setlocale ();
}

PosTranslator *
pos_translator_new (void)
{
  return g_object_new (POS_TYPE_TRANSLATOR, NULL);
}

void
pos_translator_set_language (PosTranslator *self, const char *language)
{
  g_return_if_fail (POS_IS_TRANSLATOR (self));
  g_return_if_fail (language != NULL);
  const char *found = pos_words_find (language);
  const char *nearest = found ? found : SOURCE_LANGUAGE;
  if (g_str_equal (nearest, self->language))
    return;
  self->language = nearest;
  textdomain (pos_words_get_domain (nearest));
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
