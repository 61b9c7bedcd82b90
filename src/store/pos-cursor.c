/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cursor.c — see the header. */
#include "store/pos-cursor.h"
#include "base/pos-error.h"

gboolean
pos_cursor_refuse (GError **error)
{
  return pos_set_error (
      error,
      POS_CALL_ERROR,
      POS_CALL_ERROR_WRONG_TYPE,
      g_variant_new_parsed ("{'argument': <'after'>, 'expected': <'the “next” of a page'>}"),
      "Argument “after” is not the “next” of a page of this search");
}

gboolean
pos_cursor_read_number (const char *text, gint64 *number, GError **error)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL) ||
         pos_cursor_refuse (error);
}
