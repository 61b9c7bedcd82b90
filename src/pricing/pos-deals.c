/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deals.c — cuts a search into components and solves one after the other. */
#include "pricing/pos-deals.h"
#include "pricing/pos-deals-private.h"

#include <string.h>

void
pos_deal_plan_free (PosDealPlan *self)
{
  g_ptr_array_unref (self->uses);
  g_free (self);
}

/* --- Components --- */

static guint
find_root (guint *parents, guint lot)
{
  while (parents[lot] != lot)
    lot = parents[lot] = parents[parents[lot]];
  return lot;
}

static guint
get_lot (const PosDeal *deal, guint member)
{
  return g_array_index (deal->members, PosDealMember, member).lot;
}

static void
join_lots (const PosDeal *deals, guint n_deals, guint *parents)
{
  for (guint d = 0; d < n_deals; d++)
    for (guint m = 1; m < deals[d].members->len; m++)
      parents[find_root (parents, get_lot (&deals[d], m))] =
          find_root (parents, get_lot (&deals[d], 0));
}

static int
compare_lots (gconstpointer a, gconstpointer b, gpointer data)
{
  const PosDealLot *lots = data, *left = &lots[*(const guint *)a],
                   *right = &lots[*(const guint *)b];

  if (left->price != right->price)
    return left->price > right->price ? -1 : 1;
  return strcmp (left->key, right->key);
}

static int
compare_deals (gconstpointer a, gconstpointer b, gpointer data)
{
  const PosDeal *deals = data;

  return strcmp (deals[*(const guint *)a].key, deals[*(const guint *)b].key);
}

static void
table_free (PosDealTable *table)
{
  g_free (table->lots);
  g_free (table->lot_ids);
  g_free (table->deals);
  g_free (table->deal_ids);
  g_free (table->members);
  g_free (table->supply);
  g_free (table);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosDealTable, table_free)

static void
fill_members (PosDealTable *table, const guint *positions)
{
  table->members = g_new0 (const PosDealMember *, table->n_deals * table->n_lots);
  for (guint d = 0; d < table->n_deals; d++)
    for (guint m = 0; m < table->deals[d]->members->len; m++) {
      PosDealMember *member = &g_array_index (table->deals[d]->members, PosDealMember, m);
      const PosDealMember **place = &table->members[d * table->n_lots + positions[member->lot]];

      if (!*place)
        *place = member;
    }
}

static gboolean
has_choice (const PosDealTable *table, guint d)
{
  for (guint i = 0; i < table->n_lots; i++) {
    const PosDealMember *member = pos_deal_table_get (table, d, i);
    if (member && pos_deal_member_next (table->deals[d], member))
      return TRUE;
  }
  return FALSE;
}

/* Where pieces may serve several slots, the rarest slot is filled first. */
static void
fill_supply (PosDealTable *table)
{
  table->supply = g_new0 (gint64, MAX (table->n_deals, 1) * POS_DEAL_MAX_SLOTS);
  for (guint d = 0; d < table->n_deals; d++) {
    gint64 *supply = &table->supply[d * POS_DEAL_MAX_SLOTS];

    if (!has_choice (table, d))
      continue;
    /* At least 1, which says that there is a choice. */
    for (guint slot = 0; slot < POS_DEAL_MAX_SLOTS; slot++) {
      supply[slot] = 1;
      for (guint i = 0; i < table->n_lots; i++)
        if (pos_deal_table_find (table, d, i, slot))
          supply[slot] += table->lots[i].quantity;
    }
  }
}

/* The lots that hang together with @root, and their deals. */
static PosDealTable *
table_new (const PosDealLot *lots,
           guint n_lots,
           const PosDeal *deals,
           const guint *deal_order,
           guint n_deals,
           guint *parents,
           guint root)
{
  PosDealTable *table = g_new0 (PosDealTable, 1);
  g_autofree guint *positions = g_new0 (guint, n_lots);

  table->lot_ids = g_new (guint, n_lots);
  table->lots = g_new (PosDealLot, n_lots);
  for (guint i = 0; i < n_lots; i++)
    if (find_root (parents, i) == root)
      table->lot_ids[table->n_lots++] = i;
  g_qsort_with_data (
      table->lot_ids, (gint)table->n_lots, sizeof (guint), compare_lots, (gpointer)lots);
  for (guint i = 0; i < table->n_lots; i++) {
    table->lots[i] = lots[table->lot_ids[i]];
    positions[table->lot_ids[i]] = i;
  }
  table->deals = g_new (const PosDeal *, MAX (n_deals, 1));
  table->deal_ids = g_new (guint, MAX (n_deals, 1));
  for (guint i = 0; i < n_deals; i++) {
    const PosDeal *deal = &deals[deal_order[i]];
    if (deal->members->len == 0 || find_root (parents, get_lot (deal, 0)) != root)
      continue;
    table->deal_ids[table->n_deals] = deal_order[i];
    table->deals[table->n_deals++] = deal;
  }
  fill_members (table, positions);
  fill_supply (table);
  return table;
}

/* --- Putting it together --- */

static gboolean
same_takes (const PosDealUse *a, const PosDealUse *b)
{
  return a->deal == b->deal && a->tier == b->tier && a->takes->len == b->takes->len &&
         memcmp (a->takes->data, b->takes->data, a->takes->len * sizeof (PosDealTake)) == 0;
}

/* @use counts as the table does; the plan as the caller does. */
static void
add_use (PosDealPlan *plan, const PosDealTable *table, PosDealUse *use)
{
  pos_deal_use_weigh (table, use);
  use->deal = table->deal_ids[use->deal];
  for (guint i = 0; i < use->takes->len; i++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, i);
    take->lot = table->lot_ids[take->lot];
  }
  for (guint i = 0; i < plan->uses->len; i++) {
    PosDealUse *other = plan->uses->pdata[i];
    if (!same_takes (other, use))
      continue;
    other->times += use->times;
    pos_deal_use_free (use);
    return;
  }
  g_ptr_array_add (plan->uses, use);
}

/* What a deal for an amount that its pieces may not be worth can give at most: nothing beats as
 * many whole amounts as there are pieces for, nor everything for free. */
static gint64
get_most (const PosDealTable *table, const PosDeal *deal)
{
  gint64 room = 0, times = deal->times > 0 ? deal->times : G_MAXINT32;

  for (guint i = 0; i < table->n_lots; i++) {
    const PosDealMember *member = pos_deal_table_get (table, 0, i);
    room += member ? pos_deal_extend (member->room, table->lots[i].quantity) : 0;
  }
  for (guint slot = 0; slot < deal->n_slots; slot++) {
    gint64 pieces = 0;

    for (guint i = 0; i < table->n_lots; i++)
      if (pos_deal_table_find (table, 0, i, slot))
        pieces += table->lots[i].quantity / POS_SCALE;
    times = MIN (times, pieces / MAX (deal->needs[slot], 1));
  }
  return MIN (room, times * deal->constant);
}

static gboolean
is_alone (const PosDealTable *table)
{
  for (guint i = 0; i < table->n_lots; i++) {
    const PosDealMember *member = pos_deal_table_get (table, 0, i);
    if (table->lots[i].alone != 0 || (member && member->paid != 0))
      return FALSE;
  }
  return TRUE;
}

/* Where one deal has no rival, taking the best pieces first is the best: each time gives less than
 * the one before, and what a piece is worth does not depend on the others, nor on its slot. */
static gboolean
needs_no_search (const PosDealTable *table, gint64 value)
{
  const PosDeal *deal = table->deals[0];

  if (table->n_deals != 1)
    return FALSE;
  if (deal->capped)
    return is_alone (table) && value >= get_most (table, deal);
  if (deal->kind != POS_DEAL_CHEAPEST)
    return !pos_deal_overlaps (table, 0);
  return deal->n_slots == 1 && is_alone (table) && pos_deal_is_falling (table, 0);
}

/* The sweep deals whole pieces out; what is left of several lots may make one more together. */
static gboolean
has_fractions (const PosDealTable *table)
{
  for (guint i = 0; i < table->n_lots; i++)
    if (table->lots[i].quantity % POS_SCALE != 0)
      return TRUE;
  return FALSE;
}

static void
solve_table (PosDealPlan *plan, const PosDealTable *table, guint *budget)
{
  g_autoptr (GPtrArray) guessed =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_deal_use_free);
  g_autoptr (GPtrArray) swept = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_deal_use_free);
  gint64 value = pos_deals_guess (table, FALSE, guessed), best = 0;
  GPtrArray *uses = guessed;

  if (!needs_no_search (table, value)) {
    gboolean found = pos_deals_sweep (table, budget, value, swept, &best);

    if (!found || has_fractions (table)) {
      plan->proven = FALSE;
      g_ptr_array_set_size (guessed, 0);
      value = pos_deals_guess (table, TRUE, guessed);
    }
    if (found && best >= value) {
      uses = swept;
      value = best;
    }
  }
  plan->value += value;
  g_ptr_array_set_free_func (uses, NULL);
  for (guint i = 0; i < uses->len; i++)
    add_use (plan, table, uses->pdata[i]);
}

/* Capped deals come last: they take the most steps, which others may not miss. */
static void
solve_tables (PosDealPlan *plan, const GPtrArray *tables, guint *budget)
{
  for (int capped = FALSE; capped <= TRUE; capped++)
    for (guint i = 0; i < tables->len; i++) {
      const PosDealTable *table = tables->pdata[i];

      if (pos_deal_table_has_capped (table) == capped)
        solve_table (plan, table, budget);
    }
}

PosDealPlan *
pos_deals_solve (
    const PosDealLot *lots, guint n_lots, const PosDeal *deals, guint n_deals, guint *budget)
{
  PosDealPlan *plan = g_new0 (PosDealPlan, 1);
  g_autofree guint *parents = g_new (guint, MAX (n_lots, 1));
  g_autofree guint *lot_order = g_new (guint, MAX (n_lots, 1));
  g_autofree guint *deal_order = g_new (guint, MAX (n_deals, 1));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)table_free);

  plan->uses = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_deal_use_free);
  plan->proven = TRUE;
  for (guint i = 0; i < n_lots; i++)
    parents[i] = lot_order[i] = i;
  for (guint i = 0; i < n_deals; i++)
    deal_order[i] = i;
  g_qsort_with_data (lot_order, (gint)n_lots, sizeof (guint), compare_lots, (gpointer)lots);
  g_qsort_with_data (deal_order, (gint)n_deals, sizeof (guint), compare_deals, (gpointer)deals);
  join_lots (deals, n_deals, parents);
  for (guint i = 0; i < n_lots; i++) {
    guint root = find_root (parents, lot_order[i]);

    if (!g_hash_table_add (seen, GUINT_TO_POINTER (root)))
      continue;
    g_autoptr (PosDealTable) table =
        table_new (lots, n_lots, deals, deal_order, n_deals, parents, root);
    if (table->n_deals > 0)
      g_ptr_array_add (tables, g_steal_pointer (&table));
    else
      plan->value += pos_deal_extend (table->lots[0].alone, table->lots[0].quantity);
  }
  solve_tables (plan, tables, budget);
  return plan;
}
