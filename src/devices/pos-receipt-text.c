/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-text.c — laying a receipt out on a fixed grid.
 *
 * Lines are in logical order: in a receipt that reads right to left the start text comes first and
 * the amount last, and whoever shows the line turns it around. */
#include "devices/pos-receipt-private.h"

#include <string.h>

#define INDENT 2
#define AMOUNT_COLUMNS 10
#define LEAST_START 12
#define SOFT_HYPHEN 0x00AD
#define RIGHT_TO_LEFT_MARK "\u200F"

static guint
columns_of (gunichar c)
{
  if (g_unichar_iszerowidth (c) || c == SOFT_HYPHEN)
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

guint
pos_text_get_columns (const char *text)
{
  guint columns = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    columns += columns_of (g_utf8_get_char (p));
  return columns;
}

/* Where a line of @columns that begins at @text ends; *next is where the following one begins. */
static const char *
find_break (const char *text, guint columns, const char **next)
{
  const char *space = NULL;
  guint used = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == '\n') {
      *next = p + 1;
      return p;
    }
    if (c == ' ')
      space = p;
    used += columns_of (c);
    if (used <= columns)
      continue;
    if (space != NULL && space > text) {
      *next = space + 1;
      return space;
    }
    /* One sign wider than the line still has to go somewhere. */
    const char *end = p > text ? p : g_utf8_next_char (p);
    *next = end;
    return end;
  }
  *next = text + strlen (text);
  return *next;
}

static GPtrArray *
wrap (const char *text, guint columns)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *p = text;
  do {
    const char *next = NULL;
    const char *end = find_break (p, columns, &next);
    g_ptr_array_add (lines, g_strchomp (g_strndup (p, (gsize)(end - p))));
    p = next;
  } while (*p);
  return lines;
}

static void
pad (GString *line, guint columns)
{
  for (guint i = 0; i < columns; i++)
    g_string_append_c (line, ' ');
}

static char *
aligned (const char *text, PosReceiptStyle style, guint indent, guint columns)
{
  guint used = pos_text_get_columns (text);
  guint room = columns > used ? columns - used : 0;
  GString *line = g_string_new (NULL);
  if (style & POS_RECEIPT_CENTER)
    pad (line, room / 2);
  else if (style & POS_RECEIPT_END)
    pad (line, room);
  else
    pad (line, indent);
  g_string_append (line, text);
  return g_string_free (line, FALSE);
}

/* @tail stands at the far edge of the line. */
static char *
joined (const char *head, const char *tail, guint indent, guint columns)
{
  GString *line = g_string_new (NULL);
  pad (line, indent);
  g_string_append (line, head);
  if (*tail) {
    guint used = indent + pos_text_get_columns (head) + pos_text_get_columns (tail);
    pad (line, columns > used ? columns - used : 1);
    g_string_append (line, tail);
  }
  return g_string_free (line, FALSE);
}

/* Middle and end as one text: the amount has a column of its own, so middles stand in line too. */
static char *
tail_of (const PosReceiptRow *row)
{
  if (*row->middle == '\0')
    return g_strdup (row->end);
  GString *tail = g_string_new (row->middle);
  guint used = pos_text_get_columns (row->end);
  pad (tail, 1 + (used < AMOUNT_COLUMNS ? AMOUNT_COLUMNS - used : 0));
  g_string_append (tail, row->end);
  return g_string_free (tail, FALSE);
}

static GPtrArray *
columns_to_lines (const PosReceiptRow *row, guint indent, guint columns)
{
  g_autofree char *tail = tail_of (row);
  guint taken = pos_text_get_columns (tail);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  gboolean own_line = taken + indent + LEAST_START > columns &&
                      taken + indent + 1 + pos_text_get_columns (row->start) > columns;
  guint room = own_line || taken == 0 ? columns - indent : columns - indent - taken - 1;
  g_autoptr (GPtrArray) starts = wrap (row->start, room);
  for (guint i = 0; i < starts->len; i++) {
    const char *line_tail = i == 0 && !own_line ? tail : "";
    g_ptr_array_add (lines, joined (g_ptr_array_index (starts, i), line_tail, indent, columns));
  }
  if (own_line)
    g_ptr_array_add (lines, aligned (tail, POS_RECEIPT_END, 0, columns));
  return lines;
}

static GPtrArray *
text_to_lines (const char *text, PosReceiptStyle style, guint indent, guint columns)
{
  GPtrArray *lines = wrap (text, columns - indent);
  for (guint i = 0; i < lines->len; i++) {
    g_autofree char *text_line = g_ptr_array_index (lines, i);
    lines->pdata[i] = aligned (text_line, style, indent, columns);
  }
  return lines;
}

GPtrArray *
pos_receipt_row_to_lines (const PosReceiptRow *row, guint columns)
{
  guint indent = row->style & POS_RECEIPT_INDENT ? INDENT : 0;
  switch (row->kind) {
  case POS_RECEIPT_ROW_TEXT:
  case POS_RECEIPT_ROW_BARCODE:
    return text_to_lines (row->start, row->style, indent, columns);
  case POS_RECEIPT_ROW_QR:
    return text_to_lines (*row->middle ? row->middle : row->start, POS_RECEIPT_CENTER, 0, columns);
  case POS_RECEIPT_ROW_COLUMNS:
  case POS_RECEIPT_ROW_TOTAL:
    return columns_to_lines (row, indent, columns);
  case POS_RECEIPT_ROW_RULE: {
    GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (lines, g_strnfill (columns, row->style & POS_RECEIPT_DOUBLE ? '=' : '-'));
    return lines;
  }
  case POS_RECEIPT_ROW_FEED: {
    GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < row->count; i++)
      g_ptr_array_add (lines, g_strdup (""));
    return lines;
  }
  case POS_RECEIPT_ROW_CUT:
  default:
    return g_ptr_array_new_with_free_func (g_free);
  }
}

gboolean
pos_receipt_row_has_air (PosReceipt *self, guint index)
{
  const PosReceiptRow *row = pos_receipt_get_row (self, index);
  if (index == 0 || !(row->style & POS_RECEIPT_HEADING))
    return FALSE;
  PosReceiptRowKind before = pos_receipt_get_row (self, index - 1)->kind;
  return before != POS_RECEIPT_ROW_RULE && before != POS_RECEIPT_ROW_FEED;
}

char *
pos_receipt_to_text (PosReceipt *self, guint columns)
{
  return pos_receipt_to_text_copy (self, columns, 0);
}

char *
pos_receipt_to_text_copy (PosReceipt *self, guint columns, guint copy)
{
  g_return_val_if_fail (POS_IS_RECEIPT (self) && columns >= 24, NULL);
  g_autoptr (PosReceipt) receipt = pos_receipt_dup_marked (self, copy);
  /* Without the mark a line that begins with a number would be read from the left. */
  const char *mark = pos_receipt_is_rtl (receipt) ? RIGHT_TO_LEFT_MARK : "";
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < pos_receipt_get_n_rows (receipt); i++) {
    g_autoptr (GPtrArray) lines =
        pos_receipt_row_to_lines (pos_receipt_get_row (receipt, i), columns);
    if (pos_receipt_row_has_air (receipt, i))
      g_string_append_c (text, '\n');
    for (guint j = 0; j < lines->len; j++)
      g_string_append_printf (text, "%s%s\n", mark, (char *)g_ptr_array_index (lines, j));
  }
  return g_string_free (text, FALSE);
}
