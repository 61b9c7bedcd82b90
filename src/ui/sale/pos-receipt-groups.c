/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-groups.c — see the header. */
#include "ui/sale/pos-receipt-groups.h"
#include "ui/shell/pos-intent-look.h"

#define RANK_RETURNED 3
#define RANK_CARRIED 4

/* Ship, pick up, electronic, what comes back, carry out. */
static int
rank_of (PosOrderLine *line)
{
  if (pos_order_line_is_return (line))
    return RANK_RETURNED;
  switch ((PosIntent)line->intent) {
  case POS_INTENT_SHIP:
    return 0;
  case POS_INTENT_PICK_UP:
    return 1;
  case POS_INTENT_ELECTRONIC:
    return 2;
  case POS_INTENT_CARRY_OUT:
  case POS_INTENT_NONE:
  default:
    return RANK_CARRIED;
  }
}

/* Nothing of it is left to be changed. */
static gboolean
is_gone (PosOrderLine *line)
{
  return line->invoiced.micro > 0 && pos_order_line_get_open (line).micro == 0;
}

static gboolean
same_text (const char *one, const char *other)
{
  return g_str_equal (pos_text_or (one, ""), pos_text_or (other, ""));
}

/* Of one group, whatever the language.  Lines without an intent leave with the customer, as those
 * that say so. */
static gboolean
leave_together (PosOrderLine *line, PosOrderLine *other)
{
  int rank = rank_of (line);
  gboolean gone = is_gone (line);

  if (rank != rank_of (other) || gone != is_gone (other))
    return FALSE;
  if (gone || rank >= RANK_RETURNED)
    return TRUE;
  return line->date.julian == other->date.julian &&
         same_text (rank == 0 ? line->location : line->store,
                    rank == 0 ? other->location : other->store) &&
         same_text (line->locker, other->locker) && same_text (line->mode, other->mode) &&
         same_text (line->address, other->address) && same_text (line->slot, other->slot) &&
         same_text (line->collector, other->collector);
}

static PosReceiptGroup *
find_group (GPtrArray *groups, PosOrderLine *line, guint *index)
{
  for (guint i = 0; i < groups->len; i++) {
    PosReceiptGroup *group = groups->pdata[i];

    if (!group->plain && !leave_together (group->line, line))
      continue;
    if (index)
      *index = i;
    return group;
  }
  return NULL;
}

static void
add_line (GPtrArray *groups, PosOrderLine *line, gboolean plain)
{
  PosReceiptGroup *group = find_group (groups, line, NULL);

  if (!group) {
    group = g_new0 (PosReceiptGroup, 1);
    group->plain = plain;
    group->look = pos_intent_get_look ((PosIntent)line->intent);
    group->electronic = line->intent == POS_INTENT_ELECTRONIC;
    group->returned = !plain && pos_order_line_is_return (line);
    group->gone = !plain && is_gone (line);
    group->line = line;
    g_ptr_array_add (groups, group);
  }
  group->last = MAX (group->last, line->position);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const PosReceiptGroup *group = *(PosReceiptGroup *const *)a;
  const PosReceiptGroup *than = *(PosReceiptGroup *const *)b;
  PosOrderLine *one = group->line, *other = than->line;
  int ranks = rank_of (one) - rank_of (other);

  if (ranks != 0)
    return ranks;
  if (group->gone != than->gone)
    return group->gone ? -1 : 1;
  return one->position < other->position ? -1 : one->position > other->position;
}

/* A charge of a line belongs to its group; one of the whole order to the first that leaves by its
 * mode, or has left by it. */
static PosReceiptGroup *
find_charged (GPtrArray *groups, PosOrder *order, PosCharge *charge)
{
  PosOrderLine *line = pos_order_find_line (order, &charge->line);
  PosReceiptGroup *found = NULL;

  if (line)
    return groups->pdata[pos_receipt_groups_find (groups, line)];
  for (guint i = 0; charge->mode && i < groups->len; i++) {
    PosReceiptGroup *group = groups->pdata[i];
    if (g_strcmp0 (group->line->mode, charge->mode) == 0 && (!found || found->gone))
      found = group;
  }
  return found;
}

static gboolean
is_plain (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (rank_of (line) < RANK_RETURNED || is_gone (line))
    return FALSE;
  return TRUE;
}

GPtrArray *
pos_receipt_groups_new (PosOrder *order)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  gboolean plain = is_plain (order);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  add_line (groups, line, plain);
  g_ptr_array_sort (groups, compare_groups);
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    PosReceiptGroup *group = find_charged (groups, order, charge);
    if (group)
      group->charge += charge->amount;
  }
  return groups;
}

guint
pos_receipt_groups_find (GPtrArray *groups, PosOrderLine *line)
{
  guint index = 0;

  g_return_val_if_fail (find_group (groups, line, &index), 0);
  return index;
}

gboolean
pos_receipt_groups_have_headings (GPtrArray *groups)
{
  PosReceiptGroup *first = groups->len > 0 ? groups->pdata[0] : NULL;

  return first && !first->plain;
}
