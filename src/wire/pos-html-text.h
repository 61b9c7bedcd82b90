/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-html-text.h — what a person would read of a piece of HTML.
 * Layer: wire.  Thread: any (pure).
 * Rules:  tags, comments, scripts and styles go; block tags become line breaks; entities become
 *         characters, unknown ones stay as written; white space runs become one blank or break. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* @html: UTF-8.  Returns: (transfer full): UTF-8, possibly empty. */
char *pos_html_to_text (const char *html);

G_END_DECLS
