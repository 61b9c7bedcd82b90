/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-rescue-state.c — what is read at the moment, and what was said so far. */
#include "store/pos-rescue-private.h"

void
pos_rescue_say (PosRescue *self, gboolean whole, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->report, g_strdup_vprintf (format, arguments));
  va_end (arguments);
  self->whole = self->whole && whole;
}

void
pos_rescue_begin (PosRescue *self, PosRecordTable *table, gboolean (*proves) (gpointer))
{
  self->table = table;
  self->proves = proves;
  self->n_rows = 0;
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->seen);
  g_array_set_size (self->sequences, 0);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* "5, 9 to 12": what is missing between the first and the last number. */
static char *
list_gaps (GArray *sequences)
{
  g_autoptr (GString) gaps = g_string_new (NULL);

  g_array_sort (sequences, compare);
  for (guint i = 1; i < sequences->len; i++) {
    gint64 low = g_array_index (sequences, gint64, i - 1) + 1;
    gint64 high = g_array_index (sequences, gint64, i) - 1;
    if (low <= high)
      g_string_append_printf (gaps, "%s%" G_GINT64_FORMAT, gaps->len > 0 ? ", " : "", low);
    if (low < high)
      g_string_append_printf (gaps, " to %" G_GINT64_FORMAT, high);
  }
  return g_string_free (g_steal_pointer (&gaps), FALSE);
}

/* What is behind the last one nobody can know, where something cannot be read. */
void
pos_rescue_say_numbered (PosRescue *self, const char *what, const PosRescueScan *scan)
{
  g_autofree char *gaps = list_gaps (self->sequences);
  guint n = self->sequences->len;

  if (n == 0) {
    pos_rescue_say (self,
                    scan->n_broken == 0,
                    "%s: none%s",
                    what,
                    scan->n_broken > 0 ? " that can be read" : "");
    return;
  }
  pos_rescue_say (self,
                  scan->n_broken == 0 && !*gaps,
                  "%s: %u saved, the last is %" G_GINT64_FORMAT "%s%s%s",
                  what,
                  n,
                  g_array_index (self->sequences, gint64, n - 1),
                  *gaps ? "; missing: " : "",
                  gaps,
                  scan->end_is_known ? "" : "; there may have been later ones");
}
