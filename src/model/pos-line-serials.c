/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-serials.c — see the header. */
#include "model/pos-line-serials.h"

static guint
to_pieces (gint64 micro)
{
  return (guint)(ABS (micro) / POS_SCALE);
}

PosLinePieces
pos_line_serials_get_all (PosOrderLine *line)
{
  return (PosLinePieces){0, to_pieces (pos_order_line_get_quantity (line).micro)};
}

PosLinePieces
pos_line_serials_get_left (PosOrderLine *line)
{
  return (PosLinePieces){0, to_pieces (line->invoiced.micro)};
}

PosLinePieces
pos_line_serials_get_leaving (PosOrderLine *line)
{
  guint left = to_pieces (line->invoiced.micro), all = pos_line_serials_get_all (line).count;

  if (!pos_order_line_is_return (line) && pos_order_line_is_deferred (line))
    return (PosLinePieces){left, to_pieces (line->hand_over.micro)};
  return (PosLinePieces){left, all > left ? all - left : 0};
}

PosLinePieces
pos_line_serials_get_taken (PosOrderLine *line)
{
  return (PosLinePieces){
      0, to_pieces (line->invoiced.micro + line->picked.micro + line->packed.micro)};
}

/* --- The list --- */

static guint
get_length (PosOrderLine *line)
{
  if (line->serials)
    return g_strv_length (line->serials);
  return line->serial ? 1 : 0;
}

const char *
pos_line_serials_get (PosOrderLine *line, guint piece)
{
  if (piece >= get_length (line))
    return NULL;
  return line->serials ? pos_text_or (line->serials[piece], NULL) : line->serial;
}

gboolean
pos_line_serials_find (PosOrderLine *line, const char *serial, guint *piece)
{
  char *const one[] = {line->serial, NULL};
  char *const *list = line->serials ? line->serials : one;

  for (guint i = 0; list[i]; i++) {
    if (!*list[i] || g_strcmp0 (list[i], serial) != 0)
      continue;
    if (piece)
      *piece = i;
    return TRUE;
  }
  return FALSE;
}

guint
pos_line_serials_count (PosOrderLine *line, PosLinePieces pieces)
{
  guint known = 0;

  for (guint i = 0; i < pieces.count; i++)
    known += pos_line_serials_get (line, pieces.from + i) ? 1 : 0;
  return known;
}

GStrv
pos_line_serials_dup (PosOrderLine *line, PosLinePieces pieces)
{
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();

  for (guint i = 0; i < pieces.count; i++) {
    const char *serial = pos_line_serials_get (line, pieces.from + i);
    if (serial)
      g_strv_builder_add (known, serial);
  }
  return g_strv_builder_end (known);
}

/* A copy of all that stands there, with room for @n: %NULL is a piece without. */
static GPtrArray *
open_list (PosOrderLine *line, guint n)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MAX (n, get_length (line)); i++)
    g_ptr_array_add (list, g_strdup (pos_line_serials_get (line, i)));
  return list;
}

/* What is said in one word stays one. */
static void
close_list (PosOrderLine *line, GPtrArray *list)
{
  g_autoptr (GStrvBuilder) serials = g_strv_builder_new ();
  guint n = list->len;

  while (n > 0 && !list->pdata[n - 1])
    n--;
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (serials, pos_text_or (list->pdata[i], ""));
  g_clear_pointer (&line->serials, g_strfreev);
  pos_text_set (&line->serial, n == 1 ? list->pdata[0] : NULL);
  if (n > 1)
    line->serials = g_strv_builder_end (serials);
  g_ptr_array_unref (list);
}

/* --- What somebody says --- */

static void
swap (GPtrArray *list, guint a, guint b)
{
  gpointer kept = list->pdata[a];

  list->pdata[a] = list->pdata[b];
  list->pdata[b] = kept;
}

/* Whether @serial is one of @pieces already. */
static gboolean
is_among (GPtrArray *list, PosLinePieces pieces, const char *serial)
{
  for (guint i = 0; i < pieces.count; i++)
    if (!g_strcmp0 (list->pdata[pieces.from + i], serial))
      return TRUE;
  return FALSE;
}

/* The first of @pieces without a number, else the last whose number is not @given: what is taken
 * from the shelf stands before what is only promised. */
static guint
find_room (GPtrArray *list, PosLinePieces pieces, const char *const *given)
{
  for (guint i = pieces.from; i < pieces.from + pieces.count; i++)
    if (!list->pdata[i])
      return i;
  for (guint i = pieces.from + pieces.count; i > pieces.from; i--)
    if (!g_strv_contains (given, list->pdata[i - 1]))
      return i - 1;
  g_return_val_if_reached (pieces.from);
}

static void
put_one (GPtrArray *list, PosLinePieces pieces, const char *const *given, const char *serial)
{
  guint at, room;

  if (is_among (list, pieces, serial))
    return;
  room = find_room (list, pieces, given);
  for (at = 0; at < list->len; at++)
    if (!g_strcmp0 (list->pdata[at], serial)) {
      swap (list, at, room);
      return;
    }
  g_free (list->pdata[room]);
  list->pdata[room] = g_strdup (serial);
}

static void
forget_others (GPtrArray *list, PosLinePieces pieces, const char *const *given)
{
  for (guint i = pieces.from; i < pieces.from + pieces.count; i++)
    if (list->pdata[i] && !g_strv_contains (given, list->pdata[i]))
      g_clear_pointer (&list->pdata[i], g_free);
}

void
pos_line_serials_put (PosOrderLine *line,
                      PosLinePieces pieces,
                      const char *const *given,
                      PosSerialsHow how)
{
  GPtrArray *list = open_list (line, pieces.from + pieces.count);

  if (how == POS_SERIALS_SET)
    forget_others (list, pieces, given);
  for (guint i = 0; given[i] && i < pieces.count; i++)
    put_one (list, pieces, given, given[i]);
  close_list (line, list);
}

/* --- Fewer pieces --- */

void
pos_line_serials_keep (PosOrderLine *line, PosLinePieces pieces)
{
  GPtrArray *list = open_list (line, pieces.from + pieces.count);

  g_ptr_array_set_size (list, (int)(pieces.from + pieces.count));
  if (pieces.from > 0)
    g_ptr_array_remove_range (list, 0, pieces.from);
  close_list (line, list);
}

void
pos_line_serials_trim (PosOrderLine *line)
{
  PosLinePieces all = pos_line_serials_get_all (line);

  if (get_length (line) > MAX (all.count, 1))
    pos_line_serials_keep (line, all);
}

void
pos_line_serials_split (PosOrderLine *line, PosOrderLine *other)
{
  guint stay = pos_line_serials_get_all (line).count;

  pos_line_serials_keep (other, (PosLinePieces){stay, pos_line_serials_get_all (other).count});
  pos_line_serials_keep (line, (PosLinePieces){0, stay});
}

/* --- Back again --- */

static gboolean
is_back (PosOrderLine *line, const char *serial)
{
  return line->returned_serials &&
         g_strv_contains ((const char *const *)line->returned_serials, serial);
}

GStrv
pos_line_serials_dup_unreturned (PosOrderLine *line)
{
  g_auto (GStrv) sold = pos_line_serials_dup (line, pos_line_serials_get_left (line));
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; sold[i]; i++)
    if (!is_back (line, sold[i]))
      g_strv_builder_add (kept, sold[i]);
  return g_strv_builder_end (kept);
}

void
pos_line_serials_note_returned (PosOrderLine *line, PosOrderLine *returned)
{
  g_auto (GStrv) back = pos_line_serials_dup (returned, pos_line_serials_get_all (returned));
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  if (pos_line_serials_get_all (line).count < 2 || !back[0])
    return;
  if (line->returned_serials)
    g_strv_builder_addv (all, (const char **)line->returned_serials);
  g_strv_builder_addv (all, (const char **)back);
  g_strfreev (line->returned_serials);
  line->returned_serials = g_strv_builder_end (all);
}
