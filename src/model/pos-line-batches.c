/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-batches.c — see the header. */
#include "model/pos-line-batches.h"

static gint64
get_sum (PosList *batches)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosLineBatch, each, batches)
  sum += each->quantity.micro;
  return sum;
}

PosQuantity
pos_line_batches_get_sum (PosOrderLine *line)
{
  return (PosQuantity){get_sum (line->batches)};
}

PosQuantity
pos_line_batches_get_most (PosOrderLine *line)
{
  if (pos_order_line_is_return (line))
    return (PosQuantity){-line->ordered.micro};
  if (!pos_order_line_is_deferred (line))
    return pos_order_line_get_quantity (line);
  return (PosQuantity){line->invoiced.micro +
                       MAX (line->picked.micro + line->packed.micro, line->hand_over.micro)};
}

PosQuantity
pos_line_batches_get_missing (PosOrderLine *line)
{
  gint64 leaving = pos_order_line_is_deferred (line) ? line->invoiced.micro + line->hand_over.micro
                                                     : pos_order_line_get_quantity (line).micro;

  if (!line->batch_tracked || pos_order_line_is_return (line))
    return (PosQuantity){0};
  return (PosQuantity){MAX (leaving - get_sum (line->batches), 0)};
}

/* Neighbors of the same batch are one. */
static void
append (PosList *batches, const char *batch, gint64 quantity)
{
  guint size = pos_list_size (batches);
  PosLineBatch *last = size > 0 ? pos_list_peek (batches, size - 1) : NULL;
  g_autoptr (PosLineBatch) added = NULL;

  if (quantity <= 0)
    return;
  if (last && !g_strcmp0 (last->batch, batch)) {
    last->quantity.micro += quantity;
    return;
  }
  added = g_object_new (POS_TYPE_LINE_BATCH, NULL);
  pos_text_set (&added->batch, batch);
  added->quantity.micro = quantity;
  pos_list_append (batches, added);
}

static void
append_all (PosList *batches, PosList *others)
{
  POS_LIST_FOREACH (PosLineBatch, each, others)
  append (batches, each->batch, each->quantity.micro);
}

/* Takes up to @quantity out of @batches, from the end.  @batch: (nullable): any.
 * Returns: how much it could not take. */
static gint64
take_out (PosList *batches, const char *batch, gint64 quantity)
{
  for (guint i = pos_list_size (batches); i > 0 && quantity > 0; i--) {
    PosLineBatch *each = pos_list_peek (batches, i - 1);
    gint64 taken = MIN (each->quantity.micro, quantity);

    if (batch && g_strcmp0 (each->batch, batch) != 0)
      continue;
    quantity -= taken;
    each->quantity.micro -= taken;
    if (each->quantity.micro == 0)
      pos_list_remove (batches, i - 1);
  }
  return MAX (quantity, 0);
}

/* Makes room for @given among what has not left. */
static void
make_room (PosList *waiting, PosList *given, gint64 excess)
{
  POS_LIST_FOREACH (PosLineBatch, each, given)
  {
    gint64 wanted = MIN (each->quantity.micro, excess);
    excess -= wanted - take_out (waiting, each->batch, wanted);
  }
  take_out (waiting, NULL, excess);
}

/* Moves the batches of what lies behind @left into a list of their own.
 * Returns: (transfer full). */
static PosList *
split (PosOrderLine *line, gint64 left)
{
  PosList *waiting = pos_list_new (POS_TYPE_LINE_BATCH);
  g_autoptr (PosList) gone = pos_list_new (POS_TYPE_LINE_BATCH);

  POS_LIST_FOREACH (PosLineBatch, each, line->batches)
  {
    gint64 part = MIN (each->quantity.micro, left);

    append (gone, each->batch, part);
    append (waiting, each->batch, each->quantity.micro - part);
    left -= part;
  }
  pos_list_remove_all (line->batches);
  append_all (line->batches, gone);
  return waiting;
}

void
pos_line_batches_put (PosOrderLine *line, PosList *given, PosBatchesStep step)
{
  gint64 before = get_sum (line->batches);
  gint64 room = MAX (pos_line_batches_get_most (line).micro - before, 0);
  g_autoptr (PosList) waiting = split (line, line->invoiced.micro);

  make_room (waiting, given, MAX (get_sum (given) - room, 0));
  if (step == POS_BATCHES_PUT_ASIDE)
    append_all (line->batches, waiting);
  append_all (line->batches, given);
  if (step == POS_BATCHES_LEAVE)
    append_all (line->batches, waiting);
  pos_line_batches_trim (line);
}

void
pos_line_batches_add (PosOrderLine *line, const char *batch, PosQuantity quantity)
{
  append (line->batches, batch, quantity.micro);
}

void
pos_line_batches_forget (PosOrderLine *line)
{
  g_autoptr (PosList) waiting = split (line, line->invoiced.micro);
}

void
pos_line_batches_keep (PosOrderLine *line, PosQuantity from, PosQuantity count)
{
  g_autoptr (PosList) behind = split (line, from.micro + count.micro);
  g_autoptr (PosList) kept = split (line, from.micro);

  pos_list_remove_all (line->batches);
  append_all (line->batches, kept);
}

void
pos_line_batches_trim (PosOrderLine *line)
{
  gint64 most = pos_line_batches_get_most (line).micro;

  take_out (line->batches, NULL, MAX (get_sum (line->batches) - MAX (most, 0), 0));
}

void
pos_line_batches_take_back (PosOrderLine *returned, PosOrderLine *line, PosQuantity count)
{
  PosLineBatch *first = pos_list_peek (line->batches, 0);
  gint64 left = line->invoiced.micro; /* what only lies there did not go to anybody */

  returned->batch_tracked = line->batch_tracked;
  pos_list_remove_all (returned->batches);
  POS_LIST_FOREACH (PosLineBatch, each, line->batches)
  {
    if (left > 0 && g_strcmp0 (each->batch, first->batch) != 0)
      return;
    left -= each->quantity.micro;
  }
  if (first)
    append (returned->batches, first->batch, count.micro);
}
