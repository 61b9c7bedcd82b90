/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deals-private.h — one component of a search, shared by the exact and the quick way. */
#pragma once
#include "base/pos-money.h"
#include "pricing/pos-deals.h"

/* Lots that deals tie together, dearest first; deals by key. */
typedef struct {
  PosDealLot *lots;
  guint *lot_ids; /* as the caller counts them */
  guint n_lots;
  const PosDeal **deals;
  guint *deal_ids;
  guint n_deals;
  const PosDealMember **members; /* [deal × n_lots + lot]: its first; %NULL: not of this deal */
  gint64 *supply; /* [deal × POS_DEAL_MAX_SLOTS + slot]: what fits; 0: no lot fits two slots */
} PosDealTable;

static inline const PosDealMember *
pos_deal_table_get (const PosDealTable *table, guint deal, guint lot)
{
  return table->members[deal * table->n_lots + lot];
}

static inline gboolean
pos_deal_table_has_capped (const PosDealTable *table)
{
  for (guint d = 0; d < table->n_deals; d++)
    if (table->deals[d]->capped)
      return TRUE;
  return FALSE;
}

/* The same lot in another slot of @deal.  Nullable. */
static inline const PosDealMember *
pos_deal_member_next (const PosDeal *deal, const PosDealMember *member)
{
  const PosDealMember *last = &g_array_index (deal->members, PosDealMember, deal->members->len - 1);

  return member < last && member[1].lot == member->lot ? member + 1 : NULL;
}

/* @lot in that slot.  Nullable. */
static inline const PosDealMember *
pos_deal_table_find (const PosDealTable *table, guint deal, guint lot, guint slot)
{
  const PosDealMember *member = pos_deal_table_get (table, deal, lot);

  while (member && member->slot != slot)
    member = pos_deal_member_next (table->deals[deal], member);
  return member;
}

/* Whether a lot of @deal fits several of its slots. */
static inline gboolean
pos_deal_overlaps (const PosDealTable *table, guint deal)
{
  return table->supply[deal * POS_DEAL_MAX_SLOTS] > 0;
}

static inline guint
pos_deal_count_pieces (const PosDeal *deal)
{
  guint pieces = 0;

  for (guint i = 0; i < deal->n_slots; i++)
    pieces += deal->needs[i];
  return pieces;
}

PosDealUse *pos_deal_use_new (guint deal);
void pos_deal_use_free (PosDealUse *self);
void pos_deal_use_take (PosDealUse *self, guint lot, gint64 quantity, gint64 worth, gboolean gift);
/* Fills in what one time is worth. */
void pos_deal_use_weigh (const PosDealTable *table, PosDealUse *use);

/* Whether a cheaper piece never gains more as a gift than a dearer one. */
gboolean pos_deal_is_falling (const PosDealTable *table, guint deal);

static inline gint64
pos_deal_extend (gint64 worth, gint64 quantity)
{
  return pos_minor_scale (worth, quantity, POS_SCALE, POS_ROUND_DOWN);
}

/* Both append to @uses, counting lots and deals as the table does, and return the value of the
 * whole table.  The quick way always ends; the exact one is %FALSE when the budget was not enough.
 * @thorough: exchange what was guessed until nothing gains.  @at_least: what the quick way found.
 */
gint64 pos_deals_guess (const PosDealTable *table, gboolean thorough, GPtrArray *uses);
gboolean pos_deals_sweep (
    const PosDealTable *table, guint *budget, gint64 at_least, GPtrArray *uses, gint64 *value);
