/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-csv.c — one pass over the bytes. */
#include "wire/pos-csv.h"

#include <string.h>

typedef struct {
  const char *at;
  const char *end;
  guint line;
} Reader;

static void
row_free (PosCsvRow *self)
{
  g_ptr_array_unref (self->fields);
  g_free (self->fault);
  g_free (self);
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

/* Steps over one line break of any kind. */
static void
skip_break (Reader *reader)
{
  gboolean is_return = *reader->at == '\r';

  reader->at++;
  if (is_return && reader->at < reader->end && *reader->at == '\n')
    reader->at++;
  reader->line++;
}

/* After the opening quote.  Returns: whether there was a closing one. */
static gboolean
read_quoted (Reader *reader, GString *field)
{
  for (; reader->at < reader->end; reader->at++) {
    if (*reader->at == '"') {
      reader->at++;
      if (reader->at >= reader->end || *reader->at != '"')
        return TRUE;
    }
    if (*reader->at == '\n')
      reader->line++;
    g_string_append_c (field, *reader->at);
  }
  return FALSE;
}

/* Up to the next comma or line break, which stay.  A quote within a field stands for itself. */
static const char *
read_field (Reader *reader, GString *field)
{
  if (reader->at < reader->end && *reader->at == '"') {
    reader->at++;
    if (!read_quoted (reader, field))
      return "a quote is never closed";
    if (reader->at < reader->end && *reader->at != ',' && !is_break (*reader->at))
      return "there is text after a closing quote";
    return NULL;
  }
  while (reader->at < reader->end && *reader->at != ',' && !is_break (*reader->at))
    g_string_append_c (field, *reader->at++);
  return NULL;
}

static const char *
find_fault (GString *field)
{
  if (memchr (field->str, 0, field->len))
    return "there is a zero byte";
  if (!g_utf8_validate (field->str, (gssize)field->len, NULL))
    return "the text is no UTF-8";
  return NULL;
}

/* To the end of the line at @start: what follows may be whole again. */
static void
skip_line (Reader *reader, const char *start, guint line)
{
  reader->at = start;
  reader->line = line;
  while (reader->at < reader->end && !is_break (*reader->at))
    reader->at++;
}

static PosCsvRow *
read_row (Reader *reader)
{
  PosCsvRow *row = g_new0 (PosCsvRow, 1);
  const char *start = reader->at;
  const char *fault = NULL;

  row->line = reader->line;
  row->fields = g_ptr_array_new_with_free_func (g_free);
  while (!fault) {
    g_autoptr (GString) field = g_string_new (NULL);

    fault = read_field (reader, field);
    if (!fault)
      fault = find_fault (field);
    g_ptr_array_add (row->fields, g_strdup (field->str));
    if (reader->at >= reader->end || *reader->at != ',')
      break;
    reader->at++;
  }
  if (fault) {
    row->fault = g_strdup (fault);
    g_ptr_array_set_size (row->fields, 0);
    skip_line (reader, start, row->line);
  }
  if (reader->at < reader->end)
    skip_break (reader);
  return row;
}

static gboolean
is_empty (PosCsvRow *row)
{
  return !row->fault && row->fields->len == 1 && !*(char *)row->fields->pdata[0];
}

GPtrArray *
pos_csv_read (const char *text, gsize length)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  Reader reader = {.at = text, .end = text + length, .line = 1};

  if (length >= 3 && !memcmp (text, "\xEF\xBB\xBF", 3))
    reader.at += 3;
  while (reader.at < reader.end) {
    PosCsvRow *row = read_row (&reader);

    if (is_empty (row))
      row_free (row);
    else
      g_ptr_array_add (rows, row);
  }
  return rows;
}

char *
pos_csv_row_dup_field (PosCsvRow *self, int index)
{
  if (index < 0 || (guint)index >= self->fields->len)
    return g_strdup ("");
  return g_strstrip (g_strdup (self->fields->pdata[index]));
}

int
pos_csv_row_find (PosCsvRow *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++) {
    g_autofree char *field = pos_csv_row_dup_field (self, (int)i);
    if (!g_ascii_strcasecmp (field, name))
      return (int)i;
  }
  return -1;
}
