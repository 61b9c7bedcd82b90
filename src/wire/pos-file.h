/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-file.h — reading what a person names: no more of it than can be of use.
 * Layer: wire.  Thread: any; blocks. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* A file or a pipe of at most @limit bytes, with a zero behind it.
 * Errors: G_FILE_ERROR; POS_VALUE_ERROR_RANGE when there is more. */
gboolean pos_file_read (const char *path, gsize limit, char **text, gsize *size, GError **error);

G_END_DECLS
