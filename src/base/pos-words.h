/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-words.h — the program's texts in a language of one's choice, whatever the screen speaks.
 * Layer: base.  Thread: any, after pos_words_open().
 *
 * gettext chooses a catalog by environment, once.  We keep one text domain per language
 * ("pos-nl") under one fixed, invented locale ("x"), so a language is only a name.  The screen
 * speaks the language of who is signed in (ui/common/pos-translator.h), paper that of the customer
 * or the store; a thread that prints never has to change what another one shows. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Finds the catalogs and fixes the process' locale: once, in the beginning, before any thread.
 * @folder: where x/LC_MESSAGES/pos-nl.mo and the others lie.  Without it everything is English. */
void pos_words_open (const char *folder);

/* The folder beside the program while that lies in the build tree, else @installed.
 * Returns: (transfer full). */
char *pos_words_dup_folder (const char *installed);

/* The languages there are, "en" among them, sorted. */
const char *const *pos_words_get_languages (void);

/* The nearest language there is to "nl_BE": itself, else its base language, else %NULL.
 * Borrowed for ever. */
const char *pos_words_find (const char *language);

/* The text domain of the nearest language, of English when there is none.  Borrowed for ever. */
const char *pos_words_get_domain (const char *language);

/* @text, marked with N_() for translators, in the nearest language, or as it is. */
const char *pos_words_in (const char *language, const char *text) G_GNUC_FORMAT (2);

G_END_DECLS
