/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-rows.c — see the header. */
#include "ui/sale/pos-receipt-rows.h"

#include "ui/sale/pos-receipt-groups.h"

/* What fits between two frames, counted in rows that are painted anew: making one, or removing
 * one, takes as long as painting four. */
#define PORTION 200
#define COST_OF_A_ROW 4

/* A line and where it stands. */
typedef struct {
  PosOrderLine *line;
  PosReceiptPlace place;
} Seat;

struct _PosReceiptRows {
  PosSaleState *state;
  GtkListBox *list;
  GCallback gather;
  GObject *data;
  GHashTable *by_id; /* PosId (the row's own) to PosReceiptLine, borrowed */
  GArray *seats;     /* Seat, in the order of the screen */
  guint painted;     /* so many of them show what they should */
  GPtrArray *gone;   /* PosReceiptLine: hidden, and removed later */
  guint later;
};

static void
seat_clear (gpointer data)
{
  g_clear_object (&((Seat *)data)->line);
}

static int
seat_compare (gconstpointer a, gconstpointer b)
{
  return pos_receipt_place_compare (&((const Seat *)a)->place, &((const Seat *)b)->place);
}

static void
seat_lines (PosReceiptRows *self, PosOrder *order, GPtrArray *groups)
{
  gboolean tight = pos_receipt_groups_have_headings (groups);

  g_array_set_size (self->seats, 0);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    guint index = pos_receipt_groups_find (groups, line);
    PosReceiptGroup *group = groups->pdata[index];
    Seat seat = {
        .line = g_object_ref (line),
        .place = {index, line->position, tight, group->last == line->position},
    };
    g_array_append_val (self->seats, seat);
  }
  g_array_sort (self->seats, seat_compare);
}

/* --- Rows --- */

static PosReceiptLine *
make_row (PosReceiptRows *self, Seat *seat)
{
  PosReceiptLine *row = POS_RECEIPT_LINE (pos_receipt_line_new (self->state, &seat->line->id));

  pos_receipt_line_place (row, &seat->place);
  g_signal_connect_object (row, "gather", self->gather, self->data, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->by_id, (gpointer)pos_receipt_line_get_id (row), row);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  return row;
}

/* Hidden at once; it stands behind all others until it is removed. */
static void
let_go (PosReceiptRows *self, PosReceiptLine *row)
{
  static const PosReceiptPlace last = {.group = G_MAXUINT};

  gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  pos_receipt_line_place (row, &last);
  g_ptr_array_add (self->gone, row);
}

static void
let_go_of_others (PosReceiptRows *self)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (pos_id_hash, pos_id_equal);
  GHashTableIter iter;
  gpointer id, row;

  for (guint i = 0; i < self->seats->len; i++)
    g_hash_table_add (lines, &g_array_index (self->seats, Seat, i).line->id);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &id, &row)) {
    if (g_hash_table_contains (lines, id))
      continue;
    g_hash_table_iter_remove (&iter);
    let_go (self, row);
  }
}

/* %TRUE: rows stand elsewhere among each other than they did. */
static gboolean
place_rows (PosReceiptRows *self)
{
  gboolean moved = FALSE;
  guint n_found = 0;

  for (guint i = 0; i < self->seats->len; i++) {
    Seat *seat = &g_array_index (self->seats, Seat, i);
    PosReceiptLine *row = g_hash_table_lookup (self->by_id, &seat->line->id);

    if (!row)
      continue;
    n_found++;
    moved |= pos_receipt_line_place (row, &seat->place);
  }
  if (n_found == g_hash_table_size (self->by_id))
    return moved;
  let_go_of_others (self);
  return n_found > 0; /* rows that all leave need no order */
}

/* --- Portions --- */

/* These functions return what they cost. */
static guint
paint_seen (PosReceiptRows *self)
{
  guint cost = 0;

  for (guint i = 0; i < self->seats->len; i++) {
    Seat *seat = &g_array_index (self->seats, Seat, i);
    PosReceiptLine *row = g_hash_table_lookup (self->by_id, &seat->line->id);

    if (row && gtk_widget_get_child_visible (GTK_WIDGET (row)))
      cost += pos_receipt_line_show (row, seat->line) ? 1 : 0;
  }
  return cost;
}

static guint
paint_next (PosReceiptRows *self)
{
  Seat *seat = &g_array_index (self->seats, Seat, self->painted++);
  PosReceiptLine *row = g_hash_table_lookup (self->by_id, &seat->line->id);
  guint cost = row ? 0 : COST_OF_A_ROW;

  if (!row)
    row = make_row (self, seat);
  return cost + (pos_receipt_line_show (row, seat->line) ? 1 : 0);
}

static guint
remove_next (PosReceiptRows *self)
{
  PosReceiptLine *row = self->gone->pdata[self->gone->len - 1];

  g_ptr_array_set_size (self->gone, (int)self->gone->len - 1);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  return COST_OF_A_ROW;
}

static guint
paint_portion (PosReceiptRows *self, guint cost)
{
  while (cost < PORTION && self->painted < self->seats->len)
    cost += paint_next (self);
  return cost;
}

static void
remove_portion (PosReceiptRows *self, guint cost)
{
  while (cost < PORTION && self->gone->len > 0)
    cost += remove_next (self);
}

static gboolean
is_done (PosReceiptRows *self)
{
  return self->painted == self->seats->len && self->gone->len == 0;
}

static gboolean
later_cb (gpointer data)
{
  PosReceiptRows *self = data;

  remove_portion (self, paint_portion (self, 0));
  if (!is_done (self))
    return G_SOURCE_CONTINUE;
  self->later = 0;
  return G_SOURCE_REMOVE;
}

/* Whoever waits for an order does not wait for a long one to be cleared away. */
static guint
let_wait (PosReceiptRows *self, guint n_gone_before)
{
  guint n_new = self->gone->len - n_gone_before;

  return n_new * COST_OF_A_ROW > PORTION ? PORTION : 0;
}

void
pos_receipt_rows_follow (PosReceiptRows *self, PosOrder *order, GPtrArray *groups)
{
  guint n_gone = self->gone->len;

  seat_lines (self, order, groups);
  self->painted = 0;
  if (place_rows (self))
    gtk_list_box_invalidate_sort (self->list);
  remove_portion (self, paint_portion (self, paint_seen (self)) + let_wait (self, n_gone));
  if (!is_done (self) && !self->later)
    self->later = g_idle_add (later_cb, self);
}

static void
finish (PosReceiptRows *self)
{
  g_clear_handle_id (&self->later, g_source_remove);
  while (!is_done (self))
    remove_portion (self, paint_portion (self, 0));
}

void
pos_receipt_rows_reach (PosReceiptRows *self, guint index)
{
  if (index >= self->painted)
    finish (self);
}

PosReceiptLine *
pos_receipt_rows_find (PosReceiptRows *self, const PosId *id)
{
  if (!g_hash_table_contains (self->by_id, id))
    finish (self);
  return g_hash_table_lookup (self->by_id, id);
}

guint
pos_receipt_rows_count (PosReceiptRows *self)
{
  return self->seats->len;
}

PosReceiptRows *
pos_receipt_rows_new (PosSaleState *state, GtkListBox *list, GCallback gather, GObject *data)
{
  PosReceiptRows *self = g_new0 (PosReceiptRows, 1);

  self->state = g_object_ref (state);
  self->list = list;
  self->gather = gather;
  self->data = data;
  self->by_id = g_hash_table_new (pos_id_hash, pos_id_equal);
  self->seats = g_array_new (FALSE, FALSE, sizeof (Seat));
  g_array_set_clear_func (self->seats, seat_clear);
  self->gone = g_ptr_array_new ();
  return self;
}

void
pos_receipt_rows_free (PosReceiptRows *self)
{
  g_clear_handle_id (&self->later, g_source_remove);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->seats);
  g_ptr_array_unref (self->gone);
  g_object_unref (self->state);
  g_free (self);
}
