/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-groups.c — see the header. */
#include "ui/sale/pos-receipt-groups.h"
#include "ui/shell/pos-intent-look.h"

static void
group_free (gpointer data)
{
  PosReceiptGroup *group = data;

  g_free (group->key);
  g_free (group);
}

/* The key of the only group of a sale, in which nothing leaves later. */
#define PLAIN "plain"
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

/* Lines without an intent leave with the customer, as those that say so. */
static char *
make_key (PosOrderLine *line)
{
  int rank = rank_of (line);

  if (is_gone (line))
    return g_strdup_printf ("%d|gone", rank);
  if (rank >= RANK_RETURNED)
    return g_strdup_printf ("%d", rank);
  return g_strdup_printf ("%d|%s|%s|%s|%s|%u|%s|%s",
                          rank,
                          pos_text_or (rank == 0 ? line->location : line->store, ""),
                          pos_text_or (line->locker, ""),
                          pos_text_or (line->mode, ""),
                          pos_text_or (line->address, ""),
                          line->date.julian,
                          pos_text_or (line->slot, ""),
                          pos_text_or (line->collector, ""));
}

static PosReceiptGroup *
find_group (GPtrArray *groups, const char *key)
{
  for (guint i = 0; i < groups->len; i++) {
    PosReceiptGroup *group = groups->pdata[i];
    if (g_str_equal (group->key, key))
      return group;
  }
  return NULL;
}

static void
add_line (GPtrArray *groups, PosOrderLine *line, gboolean plain)
{
  g_autofree char *key = plain ? g_strdup (PLAIN) : make_key (line);
  PosReceiptGroup *group = find_group (groups, key);

  if (!group) {
    group = g_new0 (PosReceiptGroup, 1);
    group->key = g_steal_pointer (&key);
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
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
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
  g_autofree char *key = make_key (line);

  for (guint i = 0; i < groups->len; i++) {
    PosReceiptGroup *group = groups->pdata[i];

    if (g_str_equal (group->key, key) || g_str_equal (group->key, PLAIN))
      return i;
  }
  g_return_val_if_reached (0);
}

gboolean
pos_receipt_groups_have_headings (GPtrArray *groups)
{
  PosReceiptGroup *first = groups->len > 0 ? groups->pdata[0] : NULL;

  return first && !g_str_equal (first->key, PLAIN);
}
