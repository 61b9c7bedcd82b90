/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cursor.h — where the next page of a search begins, as whoever asks gives it back.
 * Layer: store, private to it. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Always %FALSE: what was given is no “next” of such a search.  To begin again in its place would
 * list the first page for ever.  Errors: POS_CALL_ERROR_WRONG_TYPE with "argument". */
gboolean pos_cursor_refuse (GError **error);

/* A whole number of a cursor.  Errors: those of pos_cursor_refuse(). */
gboolean pos_cursor_read_number (const char *text, gint64 *number, GError **error);

G_END_DECLS
