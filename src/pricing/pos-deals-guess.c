/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deals-guess.c — the quick way: the best of three rules of thumb (P-28), which begins the
 * search; and exchanges until none gains anything (P-29), when it has to stand in for it. */
#include "pricing/pos-deals-private.h"

#define MAX_EXCHANGES 2000

typedef enum {
  BY_VALUE,
  BY_VALUE_PER_PIECE,
} Measure;

typedef struct {
  const PosDealTable *table;
  gint64 *left; /* of each lot */
  guint *used;  /* of each deal */
  GPtrArray *uses;
  gint64 gain;      /* above what the pieces get alone */
  gboolean thrifty; /* a deal for an amount takes no dearer pieces than it needs */
} Guess;

static gint64
get_gain (const PosDealTable *table, const PosDealUse *use)
{
  gint64 gain = use->value;

  for (guint i = 0; i < use->takes->len; i++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, i);
    gain -= pos_deal_extend (table->lots[take->lot].alone, take->quantity);
  }
  return gain;
}

static gint64
get_quantity (const PosDealUse *use)
{
  gint64 quantity = 0;

  for (guint i = 0; i < use->takes->len; i++)
    quantity += g_array_index (use->takes, PosDealTake, i).quantity;
  return quantity;
}

static Guess *
guess_new (const PosDealTable *table, gboolean thrifty)
{
  Guess *self = g_new0 (Guess, 1);

  self->table = table;
  self->thrifty = thrifty;
  self->left = g_new (gint64, table->n_lots);
  self->used = g_new0 (guint, table->n_deals);
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_deal_use_free);
  for (guint i = 0; i < table->n_lots; i++)
    self->left[i] = table->lots[i].quantity;
  return self;
}

static void
guess_free (Guess *self)
{
  g_free (self->left);
  g_free (self->used);
  g_ptr_array_unref (self->uses);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Guess, guess_free)

/* --- The best single use of one deal --- */

static gint64
count_whole (const Guess *self, guint lot)
{
  return self->left[lot] / POS_SCALE;
}

/* Whole pieces of @lot that @use did not take yet. */
static gint64
count_free (const Guess *self, const PosDealUse *use, guint lot)
{
  gint64 left = self->left[lot];

  for (guint i = 0; i < use->takes->len; i++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, i);
    left -= take->lot == lot ? take->quantity : 0;
  }
  return left / POS_SCALE;
}

/* Takes @need pieces of @slot that are worth the most above what they get alone. */
static gboolean
take_best (const Guess *self, guint d, guint slot, gint64 need, PosDealUse *use)
{
  const PosDealTable *table = self->table;
  g_autofree gboolean *taken = g_new0 (gboolean, table->n_lots);

  while (need > 0) {
    const PosDealMember *best = NULL;
    guint at = 0;

    for (guint i = 0; i < table->n_lots; i++) {
      const PosDealMember *member = pos_deal_table_find (table, d, i, slot);
      if (!member || taken[i] || count_free (self, use, i) == 0)
        continue;
      if (!best ||
          member->worth[0] - table->lots[i].alone > best->worth[0] - table->lots[at].alone) {
        best = member;
        at = i;
      }
    }
    if (!best)
      return FALSE;
    gint64 count = MIN (need, count_free (self, use, at));
    pos_deal_use_take (use, at, count * POS_SCALE, best->worth[0], FALSE);
    taken[at] = TRUE;
    need -= count;
  }
  return TRUE;
}

/* The rarest of the slots that are not @filled; in their own order where no lot fits two. */
static guint
find_rarest (const PosDealTable *table, guint d, const gboolean *filled)
{
  const gint64 *supply = &table->supply[d * POS_DEAL_MAX_SLOTS];
  guint rarest = G_MAXUINT;

  for (guint slot = 0; slot < table->deals[d]->n_slots; slot++)
    if (!filled[slot] && (rarest == G_MAXUINT || supply[slot] < supply[rarest]))
      rarest = slot;
  return rarest;
}

/* Puts one piece of the lot @into in the place of one of @use's take number @from. */
static void
replace_piece (const PosDealTable *table, PosDealUse *use, guint from, guint into)
{
  PosDealTake *take = &g_array_index (use->takes, PosDealTake, from);
  const PosDealMember *member = pos_deal_table_get (table, use->deal, into);

  take->quantity -= POS_SCALE;
  if (take->quantity == 0)
    g_array_remove_index (use->takes, from);
  pos_deal_use_take (use, into, POS_SCALE, member->worth[0], FALSE);
}

static gint64
get_room (const PosDealTable *table, const PosDealUse *use, guint lot)
{
  return pos_deal_table_get (table, use->deal, lot)->room;
}

/* What @use's pieces have room for above the amount that its deal takes off. */
static gint64
get_spare (const PosDealTable *table, const PosDealUse *use)
{
  gint64 spare = -table->deals[use->deal]->constant;

  for (guint t = 0; t < use->takes->len; t++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, t);
    spare += pos_deal_extend (get_room (table, use, take->lot), take->quantity);
  }
  return spare;
}

/* The replacement that takes off most of what the pieces cost, and not more than is to spare; with
 * nothing to spare, the one that adds most.  %FALSE: there is none. */
static gboolean
replace_best (const Guess *self, PosDealUse *use)
{
  const PosDealTable *table = self->table;
  gint64 spare = get_spare (table, use), most = 0;
  guint from = 0, into = 0;

  for (guint t = 0; t < use->takes->len; t++)
    for (guint i = 0; i < table->n_lots; i++) {
      guint lot = g_array_index (use->takes, PosDealTake, t).lot;
      gint64 less, gain;

      if (!pos_deal_table_get (table, use->deal, i) || count_free (self, use, i) == 0)
        continue;
      less = get_room (table, use, lot) - get_room (table, use, i);
      gain = spare < 0 ? -less : less;
      if (gain <= most || (spare >= 0 && gain > spare))
        continue;
      most = gain;
      from = t;
      into = i;
    }
  if (most > 0)
    replace_piece (table, use, from, into);
  return most > 0;
}

/* A deal that is cut at what its pieces cost needs pieces that are worth its amount, and no dearer
 * ones: what cheap ones can stand in for is kept for the next time. */
static void
keep_dear_pieces (const Guess *self, PosDealUse *use)
{
  while (replace_best (self, use)) {
  }
}

static PosDealUse *
find_sum (const Guess *self, guint d)
{
  const PosDeal *deal = self->table->deals[d];
  PosDealUse *use = pos_deal_use_new (d);
  gboolean filled[POS_DEAL_MAX_SLOTS] = {FALSE};

  for (guint i = 0; i < deal->n_slots; i++) {
    guint slot = find_rarest (self->table, d, filled);

    filled[slot] = TRUE;
    if (!take_best (self, d, slot, deal->needs[slot], use)) {
      pos_deal_use_free (use);
      return NULL;
    }
  }
  if (self->thrifty && deal->capped && deal->n_slots == 1)
    keep_dear_pieces (self, use);
  pos_deal_use_weigh (self->table, use);
  return use;
}

/* The rarest slot of @lot that still needs a piece.  Nullable. */
static const PosDealMember *
find_place (const PosDealTable *table, guint d, guint lot, const guint *needs)
{
  const gint64 *supply = &table->supply[d * POS_DEAL_MAX_SLOTS];
  const PosDealMember *best = NULL, *member = pos_deal_table_get (table, d, lot);

  for (; member; member = pos_deal_member_next (table->deals[d], member))
    if (needs[member->slot] > 0 && (!best || supply[member->slot] < supply[best->slot]))
      best = member;
  return best;
}

/* Pieces in a row from the dearest on, @first of which come from lot @start. */
static PosDealUse *
take_row (const Guess *self, guint d, guint start, gint64 first)
{
  const PosDeal *deal = self->table->deals[d];
  guint needs[POS_DEAL_MAX_SLOTS], missing = pos_deal_count_pieces (deal);
  PosDealUse *use = pos_deal_use_new (d);

  for (guint slot = 0; slot < deal->n_slots; slot++)
    needs[slot] = deal->needs[slot];
  for (guint i = start; i < self->table->n_lots && missing > 0; i++) {
    const PosDealMember *member = find_place (self->table, d, i, needs);

    for (gint64 count = i == start ? first : count_whole (self, i); member && count > 0; count--) {
      gboolean gift = missing <= deal->gifts;
      pos_deal_use_take (use, i, POS_SCALE, gift ? member->worth[0] : member->paid, gift);
      needs[member->slot]--;
      missing--;
      member = find_place (self->table, d, i, needs);
    }
  }
  if (missing > 0) {
    pos_deal_use_free (use);
    return NULL;
  }
  pos_deal_use_weigh (self->table, use);
  return use;
}

static void
keep_better (const PosDealTable *table, PosDealUse **best, PosDealUse *use)
{
  if (use && (!*best || get_gain (table, use) > get_gain (table, *best))) {
    g_clear_pointer (best, pos_deal_use_free);
    *best = use;
  } else if (use) {
    pos_deal_use_free (use);
  }
}

static PosDealUse *
find_cheapest (const Guess *self, guint d)
{
  const PosDealTable *table = self->table;
  PosDealUse *best = NULL;

  for (guint i = 0; i < table->n_lots; i++) {
    const PosDealMember *member = pos_deal_table_get (table, d, i);
    gint64 most = 0;

    for (; member; member = pos_deal_member_next (table->deals[d], member))
      most += table->deals[d]->needs[member->slot];
    most = MIN (most, count_whole (self, i));
    for (gint64 first = most; first > 0; first--)
      keep_better (table, &best, take_row (self, d, i, first));
  }
  return best;
}

/* All pieces that gain, and as many more as the tier asks for. */
static PosDealUse *
take_tier (const Guess *self, guint d, guint tier)
{
  const PosDealTable *table = self->table;
  PosDealUse *use = pos_deal_use_new (d);
  g_autofree gboolean *taken = g_new0 (gboolean, table->n_lots);
  gint64 missing = table->deals[d]->tiers[tier];

  use->tier = tier;
  for (guint round = 0; round < table->n_lots; round++) {
    gint64 best = G_MININT64, quantity;
    guint at = 0;

    for (guint i = 0; i < table->n_lots; i++) {
      const PosDealMember *member = pos_deal_table_get (table, d, i);
      if (member && !taken[i] && self->left[i] > 0 &&
          member->worth[tier] - table->lots[i].alone > best) {
        best = member->worth[tier] - table->lots[i].alone;
        at = i;
      }
    }
    if (best == G_MININT64 || (best <= 0 && missing <= 0))
      break;
    /* Whole pieces: half a piece is not dealt out. */
    quantity = best > 0 ? self->left[at]
                        : MIN (self->left[at], (missing + POS_SCALE - 1) / POS_SCALE * POS_SCALE);
    pos_deal_use_take (use, at, quantity, pos_deal_table_get (table, d, at)->worth[tier], FALSE);
    taken[at] = TRUE;
    missing -= quantity;
  }
  if (missing > 0 || use->takes->len == 0) {
    pos_deal_use_free (use);
    return NULL;
  }
  pos_deal_use_weigh (table, use);
  return use;
}

static PosDealUse *
find_use (const Guess *self, guint d)
{
  const PosDeal *deal = self->table->deals[d];
  PosDealUse *best = NULL;

  if (deal->times > 0 && self->used[d] >= deal->times)
    return NULL;
  if (deal->kind == POS_DEAL_SUM)
    return find_sum (self, d);
  if (deal->kind == POS_DEAL_CHEAPEST)
    return find_cheapest (self, d);
  for (guint tier = 0; self->used[d] == 0 && tier < deal->n_tiers; tier++)
    keep_better (self->table, &best, take_tier (self, d, tier));
  return best;
}

/* --- Taking and giving back --- */

/* As often as the same pieces are there. */
static void
use_up (Guess *self, PosDealUse *use)
{
  const PosDeal *deal = self->table->deals[use->deal];
  gint64 times = deal->kind == POS_DEAL_TIERS ? 1 : G_MAXUINT;
  g_autofree gint64 *once = g_new0 (gint64, self->table->n_lots);

  if (deal->times > 0)
    times = MIN (times, deal->times - self->used[use->deal]);
  for (guint i = 0; i < use->takes->len; i++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, i);
    once[take->lot] += take->quantity;
  }
  for (guint i = 0; i < self->table->n_lots; i++)
    if (once[i] > 0)
      times = MIN (times, self->left[i] / once[i]);
  for (guint i = 0; i < self->table->n_lots; i++)
    self->left[i] -= once[i] * times;
  use->times = (guint)times;
  self->used[use->deal] += use->times;
  self->gain += get_gain (self->table, use) * times;
  g_ptr_array_add (self->uses, use);
}

static void
give_back_once (Guess *self, guint index)
{
  PosDealUse *use = self->uses->pdata[index];

  for (guint i = 0; i < use->takes->len; i++) {
    PosDealTake *take = &g_array_index (use->takes, PosDealTake, i);
    self->left[take->lot] += take->quantity;
  }
  self->used[use->deal]--;
  self->gain -= get_gain (self->table, use);
  if (--use->times == 0)
    g_ptr_array_remove_index (self->uses, index);
}

static gboolean
is_better (const PosDealTable *table, Measure measure, PosDealUse *use, PosDealUse *than)
{
  gint64 gain = get_gain (table, use), other = than ? get_gain (table, than) : 0;

  if (measure == BY_VALUE || !than)
    return gain > other;
  return pos_minor_scale (gain, POS_SCALE, get_quantity (use), POS_ROUND_DOWN) >
         pos_minor_scale (other, POS_SCALE, get_quantity (than), POS_ROUND_DOWN);
}

/* @only: one deal, or all when it is none of them. */
static void
take_greedily (Guess *self, Measure measure, guint only)
{
  for (;;) {
    PosDealUse *best = NULL;

    for (guint d = 0; d < self->table->n_deals; d++) {
      PosDealUse *use = only < self->table->n_deals && only != d ? NULL : find_use (self, d);
      if (!use)
        continue;
      if (is_better (self->table, measure, use, best)) {
        g_clear_pointer (&best, pos_deal_use_free);
        best = use;
      } else {
        pos_deal_use_free (use);
      }
    }
    if (!best)
      return;
    use_up (self, best);
  }
}

#define ALL_DEALS G_MAXUINT

/* --- Marginal values: P-28 --- */

static gboolean
is_shared (const PosDealTable *table, guint d, guint lot)
{
  for (guint other = 0; other < table->n_deals; other++)
    if (other != d && pos_deal_table_get (table, other, lot))
      return TRUE;
  return FALSE;
}

/* What a deal gains by the pieces that others want too, for each of them. */
static gint64
get_marginal_value (const PosDealTable *table, guint d, gboolean thrifty)
{
  g_autoptr (Guess) with = guess_new (table, thrifty), without = guess_new (table, thrifty);
  gint64 shared = 0;

  for (guint i = 0; i < table->n_lots; i++)
    if (pos_deal_table_get (table, d, i) && is_shared (table, d, i)) {
      shared += without->left[i];
      without->left[i] = 0;
    }
  take_greedily (with, BY_VALUE, d);
  take_greedily (without, BY_VALUE, d);
  return shared > 0
             ? pos_minor_scale (with->gain - without->gain, POS_SCALE, shared, POS_ROUND_DOWN)
             : G_MAXINT64;
}

static Guess *
guess_by_marginal_value (const PosDealTable *table, gboolean thrifty)
{
  Guess *self = guess_new (table, thrifty);
  g_autofree gint64 *values = g_new (gint64, table->n_deals);
  g_autofree gboolean *done = g_new0 (gboolean, table->n_deals);

  for (guint d = 0; d < table->n_deals; d++)
    values[d] = get_marginal_value (table, d, thrifty);
  for (guint round = 0; round < table->n_deals; round++) {
    guint best = ALL_DEALS;

    for (guint d = 0; d < table->n_deals; d++)
      if (!done[d] && (best == ALL_DEALS || values[d] > values[best]))
        best = d;
    done[best] = TRUE;
    take_greedily (self, BY_VALUE, best);
  }
  return self;
}

/* --- Exchanges --- */

static Guess *
guess_copy (const Guess *from)
{
  Guess *self = guess_new (from->table, from->thrifty);

  for (guint i = 0; i < from->table->n_lots; i++)
    self->left[i] = from->left[i];
  for (guint d = 0; d < from->table->n_deals; d++)
    self->used[d] = from->used[d];
  self->gain = from->gain;
  for (guint i = 0; i < from->uses->len; i++) {
    const PosDealUse *use = from->uses->pdata[i];
    PosDealUse *copy = g_memdup2 (use, sizeof *use);
    copy->takes = g_array_copy (use->takes);
    g_ptr_array_add (self->uses, copy);
  }
  return self;
}

/* Takes two uses apart and puts their pieces together anew.  Returns: whether that gained. */
static gboolean
exchange (Guess **self, guint a, guint b, Measure measure)
{
  Guess *tried = guess_copy (*self);

  give_back_once (tried, MAX (a, b));
  if (a != b)
    give_back_once (tried, MIN (a, b));
  take_greedily (tried, measure, ALL_DEALS);
  if (tried->gain <= (*self)->gain) {
    guess_free (tried);
    return FALSE;
  }
  guess_free (*self);
  *self = tried;
  return TRUE;
}

static gboolean
exchange_any (Guess **self, guint *tries)
{
  for (guint a = 0; a < (*self)->uses->len; a++)
    for (guint b = a; b < (*self)->uses->len; b++)
      for (Measure measure = BY_VALUE; measure <= BY_VALUE_PER_PIECE; measure++) {
        if (++*tries > MAX_EXCHANGES)
          return FALSE;
        if (exchange (self, a, b, measure))
          return TRUE;
      }
  return FALSE;
}

/* --- The best of them --- */

/* Takes @other. */
static void
keep_better_guess (Guess **best, Guess *other)
{
  if (other->gain > (*best)->gain) {
    guess_free (*best);
    *best = other;
  } else {
    guess_free (other);
  }
}

static Guess *
take_three_ways (const PosDealTable *table, gboolean thrifty)
{
  Guess *best = guess_new (table, thrifty);
  Guess *per_piece = guess_new (table, thrifty);

  take_greedily (best, BY_VALUE, ALL_DEALS);
  take_greedily (per_piece, BY_VALUE_PER_PIECE, ALL_DEALS);
  keep_better_guess (&best, per_piece);
  keep_better_guess (&best, guess_by_marginal_value (table, thrifty));
  return best;
}

static Guess *
take_all_ways (const PosDealTable *table, gboolean thrifty, gboolean thorough)
{
  Guess *best = take_three_ways (table, thrifty);
  guint tries = 0;

  if (thorough)
    while (exchange_any (&best, &tries)) {
    }
  return best;
}

gint64
pos_deals_guess (const PosDealTable *table, gboolean thorough, GPtrArray *uses)
{
  Guess *best = take_all_ways (table, FALSE, thorough);
  gint64 value;

  if (pos_deal_table_has_capped (table))
    keep_better_guess (&best, take_all_ways (table, TRUE, thorough));
  value = best->gain;
  for (guint i = 0; i < table->n_lots; i++)
    value += pos_deal_extend (table->lots[i].alone, table->lots[i].quantity);
  g_ptr_array_extend_and_steal (uses, g_ptr_array_ref (best->uses));
  guess_free (best);
  return value;
}
