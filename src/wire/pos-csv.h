/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-csv.h — comma-separated values as RFC 4180 has them, read with suspicion.
 * Layer: wire.  Thread: any.
 * Rules:  a mark at the start, CRLF, LF and CR, quotes, quotes in quotes and line breaks in fields
 * are understood; a row with zero bytes, text that is no UTF-8 or an unclosed quote has a fault and
 * no fields, and the rows around it are read all the same. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint line;        /* on which the row starts, from 1 */
  GPtrArray *fields; /* char *; empty when there is a fault */
  char *fault;       /* (nullable): English */
} PosCsvRow;

/* Empty lines are left out.  Returns: (transfer full) (element-type PosCsvRow): never fails. */
GPtrArray *pos_csv_read (const char *text, gsize length);

/* The field @index, without blanks around it; "" when the row is shorter.  @index may be −1. */
char *pos_csv_row_dup_field (PosCsvRow *self, int index);
/* Of the head: the place of @name, −1 when it is not there. */
int pos_csv_row_find (PosCsvRow *self, const char *name);

G_END_DECLS
