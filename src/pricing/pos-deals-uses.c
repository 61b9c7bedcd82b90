/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deals-uses.c — one use of a deal: which pieces it takes, and what that is worth. */
#include "pricing/pos-deals-private.h"

PosDealUse *
pos_deal_use_new (guint deal)
{
  PosDealUse *self = g_new0 (PosDealUse, 1);

  self->deal = deal;
  self->times = 1;
  self->takes = g_array_new (FALSE, FALSE, sizeof (PosDealTake));
  return self;
}

void
pos_deal_use_free (PosDealUse *self)
{
  g_array_unref (self->takes);
  g_free (self);
}

void
pos_deal_use_take (PosDealUse *self, guint lot, gint64 quantity, gint64 worth, gboolean gift)
{
  for (guint i = 0; i < self->takes->len; i++) {
    PosDealTake *take = &g_array_index (self->takes, PosDealTake, i);
    if (take->lot == lot && take->worth == worth && take->gift == gift) {
      take->quantity += quantity;
      return;
    }
  }
  PosDealTake take = {lot, quantity, worth, gift};
  g_array_append_val (self->takes, take);
}

void
pos_deal_use_weigh (const PosDealTable *table, PosDealUse *use)
{
  const PosDeal *deal = table->deals[use->deal];
  gint64 value = 0, room = 0;

  for (guint i = 0; i < use->takes->len; i++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, i);
    value += pos_deal_extend (take->worth, take->quantity);
    room +=
        pos_deal_extend (pos_deal_table_get (table, use->deal, take->lot)->room, take->quantity);
  }
  if (deal->kind == POS_DEAL_SUM)
    value += deal->capped ? MIN (deal->constant, room) : deal->constant;
  use->value = value;
}

gboolean
pos_deal_is_falling (const PosDealTable *table, guint deal)
{
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < table->n_lots; i++) {
    const PosDealMember *member = pos_deal_table_get (table, deal, i);

    for (; member; member = pos_deal_member_next (table->deals[deal], member)) {
      if (member->worth[0] - member->paid > last)
        return FALSE;
      last = member->worth[0] - member->paid;
    }
  }
  return TRUE;
}
