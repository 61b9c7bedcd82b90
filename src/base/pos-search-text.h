/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-search-text.h — text as search compares it: no case, no accents, words only.
 * Layer: base.  Thread: any. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* "Œuf & Crème brûlée" becomes "oeuf creme brulee", "مدرسة ٤٢" becomes "مدرسه 42".  %NULL gives the
 * empty text.  Keys are stored so: who changes it, makes them anew in a migration. */
char *pos_search_fold (const char *text);
/* What stands behind an apostrophe inside a word: of "l'Étoile d'Or, O'Brien" it is "brien etoile
 * or", by the alphabet, each once.  One letter is none: "men's".  The empty text when there is
 * none. */
char *pos_search_parts (const char *text);
/* All words that @text is found by: folded, then its parts. */
char *pos_search_words (const char *text);
/* @folded as a full-text query of which every word is a beginning; %NULL when there is no word.  A
 * postcode is found with its blank and without, however it was written. */
char *pos_search_query (const char *folded);
/* The same for what lies here: whether every word of @text begins one of @folded, which
 * pos_search_words() made. */
gboolean pos_search_has_words (const char *folded, const char *text);
/* The least text that is greater than everything that begins with @prefix. */
char *pos_search_prefix_end (const char *prefix);
/* The digits of a phone number by which it is found: without leading zeros, the last nine at most;
 * %NULL when @text is no phone number (fewer than four digits, or other characters). */
char *pos_search_phone (const char *text);
/* Every digit of @text, as 0 to 9. */
char *pos_search_digits (const char *text);
/* @text with 0 to 9 for Eastern Arabic and Persian digits. */
char *pos_search_plain_digits (const char *text);
/* A number, a reference or a code as it is looked for: in capitals, with plain digits; %NULL when
 * there is none. */
char *pos_search_number (const char *text);

G_END_DECLS
