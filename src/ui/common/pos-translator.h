/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-translator.h — the language of the screens follows who is signed in, without a restart.
 * Layer: ui/common.  Thread: main (looking up a text is safe from any thread).
 *
 * gettext chooses a catalog by environment, once.  We keep one text domain per language
 * ("pos-nl") under one fixed, invented locale ("x"), so a language is only a name:
 *   - _(), C_(), ngettext() and every template follow the current language: include this header,
 *     which brings them;
 *   - pos_translator_get_domain() names the domain of another language, for receipts:
 *     dgettext (domain, "Total").
 * Texts are looked up when a widget is made: on "language-changed" rebuild what is on screen. */
#pragma once
#include <glib/gi18n.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_TRANSLATOR (pos_translator_get_type ())
G_DECLARE_FINAL_TYPE (PosTranslator, pos_translator, POS, TRANSLATOR, GObject)

/* Must run before gtk_init() and before any thread: fixes the process' locale. */
void pos_translator_prepare (void);

/* @folder: where x/LC_MESSAGES/pos-nl.mo and the others lie.  Starts in English.
 * Signal "language-changed": texts and direction differ from now on. */
PosTranslator *pos_translator_new (const char *folder);

/* @language: "nl", "nl_BE", …  The nearest there is: exact, its base language, English.  Also
 * sets the direction new windows get. */
void pos_translator_set_language (PosTranslator *self, const char *language);

/* The language in use ("en" when nothing nearer exists). */
const char *pos_translator_get_language (PosTranslator *self);
gboolean pos_translator_is_rtl (PosTranslator *self);

/* The domain for @language; never %NULL, borrowed for ever. */
const char *pos_translator_get_domain (PosTranslator *self, const char *language);

/* The languages there are, "en" among them, sorted. */
const char *const *pos_translator_get_languages (PosTranslator *self);

G_END_DECLS
