/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-translator.h — the language of the screens follows who is signed in, without a restart.
 * Layer: ui/common.  Thread: main (looking up a text is safe from any thread).
 *
 * Every language is a text domain (base/pos-words.h, which also gives the words of another
 * language, for receipts).  _(), C_(), ngettext() and every template follow the current one:
 * include this header, which brings them. Texts are looked up when a widget is made: on
 * "language-changed" rebuild what is on screen. */
#pragma once
#include <glib/gi18n.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_TRANSLATOR (pos_translator_get_type ())
G_DECLARE_FINAL_TYPE (PosTranslator, pos_translator, POS, TRANSLATOR, GObject)

/* Must run before gtk_init() and before any thread: fixes the process' locale.
 * @folder: where x/LC_MESSAGES/pos-nl.mo and the others lie. */
void pos_translator_prepare (const char *folder);

/* Starts in English.  Signal "language-changed": texts and direction differ from now on. */
PosTranslator *pos_translator_new (void);

/* @language: "nl", "nl_BE", …  The nearest there is: exact, its base language, English.  Also
 * sets the direction new windows get. */
void pos_translator_set_language (PosTranslator *self, const char *language);

/* The language in use ("en" when nothing nearer exists). */
const char *pos_translator_get_language (PosTranslator *self);
gboolean pos_translator_is_rtl (PosTranslator *self);

G_END_DECLS
