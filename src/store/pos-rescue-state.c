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
