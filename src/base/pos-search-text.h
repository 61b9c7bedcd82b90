/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-search-text.h — text as search compares it: no case, no accents, words only.
 * Layer: base.  Thread: any. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* "Œuf & Crème brûlée" becomes "oeuf creme brulee".  %NULL gives the empty text. */
char *pos_search_fold (const char *text);
/* @folded as a full-text query of which every word is a beginning; %NULL when there is no word. */
char *pos_search_query (const char *folded);
/* The least text that is greater than everything that begins with @prefix. */
char *pos_search_prefix_end (const char *prefix);
/* The digits of a phone number by which it is found: without leading zeros, the last nine at most;
 * %NULL when @text is no phone number (fewer than four digits, or other characters). */
char *pos_search_phone (const char *text);
/* Every digit of @text. */
char *pos_search_digits (const char *text);

G_END_DECLS
