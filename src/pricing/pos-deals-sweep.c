/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deals-sweep.c — the exact way: pieces are dealt out one after the other, dearest first, and
 * of all ways that leave every deal equally far only the best is followed.  Twenty equal pieces are
 * a handful of states each, not 19!! pairings; ways that cannot beat what was guessed are dropped.
 */
#include "pricing/pos-deals-state.h"

#include <string.h>

#define MAX_PIECES 2000
#define NOBODY G_MAXUINT32
#define ONE_SPLIT (G_GINT64_CONSTANT (1) << 32)

typedef struct {
  gint64 value;
  gint64 penalty; /* splits, then uses */
  guint32 parent;
  guint32 choice; /* 0: alone */
} Node;

typedef struct {
  const PosDealTable *table;
  PosDealTrack *tracks;
  gboolean *falling;
  guint n_cells; /* the last one: the choice before, within a lot */

  guint *lots; /* of each piece */
  gint64 *sizes;
  guint n_pieces;
  guint n_mixes;       /* of bounds; one where no deal is capped */
  gint64 *shares;      /* [mix][piece]: Σ over the piece and those after it */
  PosDealAhead *ahead; /* [piece][deal]: what comes from there on */

  GArray *nodes; /* Node */
  GArray *cells; /* gint64, n_cells for each node */
  guint32 *buckets;
  guint n_buckets;
} Sweep;

/* --- Pieces and what is still to come --- */

static gboolean
lay_out_pieces (Sweep *self)
{
  const PosDealTable *table = self->table;
  gint64 count = 0;

  for (guint i = 0; i < table->n_lots; i++)
    count += (table->lots[i].quantity + POS_SCALE - 1) / POS_SCALE;
  if (count > MAX_PIECES)
    return FALSE;
  self->lots = g_new (guint, count);
  self->sizes = g_new (gint64, count);
  for (guint i = 0; i < table->n_lots; i++)
    for (gint64 rest = table->lots[i].quantity; rest > 0; rest -= POS_SCALE) {
      self->lots[self->n_pieces] = i;
      self->sizes[self->n_pieces++] = MIN (rest, POS_SCALE);
    }
  return TRUE;
}

static PosDealAhead *
get_ahead (const Sweep *self, guint piece, guint deal)
{
  return &self->ahead[piece * self->table->n_deals + deal];
}

static gint64 *
get_shares (const Sweep *self, guint mix, guint piece)
{
  return &self->shares[mix * (self->n_pieces + 1) + piece];
}

static void
look_at_piece (Sweep *self, guint piece)
{
  const PosDealTable *table = self->table;
  gint64 size = self->sizes[piece];

  for (guint d = 0; d < table->n_deals; d++) {
    const PosDealMember *member = pos_deal_table_get (table, d, self->lots[piece]);
    gboolean capped = pos_deal_track_is_capped (&self->tracks[d]);
    PosDealAhead *ahead = get_ahead (self, piece, d);

    *ahead = *get_ahead (self, piece + 1, d);
    for (; member; member = pos_deal_member_next (table->deals[d], member)) {
      gint64 gain = capped ? member->room : member->worth[0] - member->paid;

      if (table->deals[d]->kind == POS_DEAL_TIERS || size == POS_SCALE)
        ahead->left[member->slot] += size;
      ahead->dearest = MAX (ahead->dearest, gain);
      ahead->cheapest = MIN (ahead->cheapest, gain);
    }
  }
}

static void
share_piece (Sweep *self, guint piece, guint mix)
{
  const PosDealTable *table = self->table;
  gint64 size = self->sizes[piece];
  gint64 share = pos_deal_extend (table->lots[self->lots[piece]].alone, size);

  for (guint d = 0; d < table->n_deals; d++) {
    const PosDealMember *member = pos_deal_table_get (table, d, self->lots[piece]);

    for (; member; member = pos_deal_member_next (table->deals[d], member)) {
      gint64 most =
          pos_deal_track_get_share (&self->tracks[d], member, size, self->falling[d], mix);
      share = MAX (share, most);
    }
  }
  *get_shares (self, mix, piece) = *get_shares (self, mix, piece + 1) + share;
}

static void
look_ahead (Sweep *self)
{
  self->ahead = g_new0 (PosDealAhead, (self->n_pieces + 1) * self->table->n_deals);
  for (guint d = 0; d < self->table->n_deals; d++)
    get_ahead (self, self->n_pieces, d)->cheapest = G_MAXINT32;
  self->shares = g_new0 (gint64, self->n_mixes * (self->n_pieces + 1));
  for (guint i = self->n_pieces; i > 0; i--) {
    look_at_piece (self, i - 1);
    for (guint mix = 0; mix < self->n_mixes; mix++)
      share_piece (self, i - 1, mix);
  }
}

static gboolean
set_up (Sweep *self)
{
  const PosDealTable *table = self->table;
  guint choice = 1;

  self->n_mixes = 1;
  self->tracks = g_new0 (PosDealTrack, table->n_deals);
  self->falling = g_new0 (gboolean, table->n_deals);
  for (guint d = 0; d < table->n_deals; d++) {
    PosDealTrack *track = &self->tracks[d];

    if (!pos_deal_track_init (track, table->deals[d], d))
      return FALSE;
    track->cell = self->n_cells;
    track->first_choice = choice;
    self->n_cells += track->n_cells;
    choice += track->n_choices;
    self->falling[d] = pos_deal_is_falling (table, d);
    if (pos_deal_track_is_capped (track))
      self->n_mixes = POS_DEALS_MIXES;
  }
  self->n_cells++;
  if (!lay_out_pieces (self))
    return FALSE;
  look_ahead (self);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->cells = g_array_new (FALSE, FALSE, sizeof (gint64));
  return TRUE;
}

static void
clear (Sweep *self)
{
  g_free (self->tracks);
  g_free (self->falling);
  g_free (self->lots);
  g_free (self->sizes);
  g_free (self->shares);
  g_free (self->ahead);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_free (self->buckets);
}

/* --- States of one layer --- */

static gint64 *
get_cells (Sweep *self, guint32 node)
{
  return &g_array_index (self->cells, gint64, (gsize)node * self->n_cells);
}

static guint
hash_cells (const gint64 *cells, guint n)
{
  guint64 hash = G_GUINT64_CONSTANT (1469598103934665603);

  for (guint i = 0; i < n; i++)
    hash = (hash ^ (guint64)cells[i]) * G_GUINT64_CONSTANT (1099511628211);
  return (guint)(hash ^ hash >> 32);
}

static void
put_in_bucket (Sweep *self, guint32 node)
{
  guint at = hash_cells (get_cells (self, node), self->n_cells) & (self->n_buckets - 1);

  while (self->buckets[at] != NOBODY)
    at = (at + 1) & (self->n_buckets - 1);
  self->buckets[at] = node;
}

/* @first: where the layer begins. */
static void
make_buckets (Sweep *self, guint32 first, guint size)
{
  guint n = 64;

  while (n < size * 2)
    n *= 2;
  if (n > self->n_buckets) {
    g_free (self->buckets);
    self->buckets = g_new (guint32, n);
    self->n_buckets = n;
  }
  memset (self->buckets, 0xff, self->n_buckets * sizeof *self->buckets);
  for (guint32 node = first; node < self->nodes->len; node++)
    put_in_bucket (self, node);
}

static gboolean
is_better (const Node *a, const Node *b)
{
  return a->value > b->value || (a->value == b->value && a->penalty < b->penalty);
}

/* Keeps the better way to one state.  %FALSE: the budget is used up. */
static gboolean
reach (Sweep *self, guint32 first, const gint64 *cells, const Node *node, guint *budget)
{
  guint at = hash_cells (cells, self->n_cells) & (self->n_buckets - 1);

  for (; self->buckets[at] != NOBODY; at = (at + 1) & (self->n_buckets - 1)) {
    guint32 known = self->buckets[at];
    if (memcmp (get_cells (self, known), cells, self->n_cells * sizeof *cells) != 0)
      continue;
    if (is_better (node, &g_array_index (self->nodes, Node, known)))
      g_array_index (self->nodes, Node, known) = *node;
    return TRUE;
  }
  if (*budget == 0)
    return FALSE;
  --*budget;
  g_array_append_vals (self->cells, cells, self->n_cells);
  g_array_append_val (self->nodes, *node);
  self->buckets[at] = self->nodes->len - 1;
  if ((self->nodes->len - first) * 2 > self->n_buckets)
    make_buckets (self, first, (self->nodes->len - first) * 2);
  return TRUE;
}

/* --- One piece --- */

typedef struct {
  guint piece;
  guint32 from;
  guint32 first; /* of the next layer */
  gint64 at_least;
  guint *budget;
} Layer;

/* Whether all bounds are at least that: @most, with the shares from @piece on, and of @amounts as
 * much as shares are of the amount. */
static gboolean
is_within_bounds (const Sweep *self, guint piece, gint64 most, gint64 amounts, gint64 at_least)
{
  for (guint mix = 0; mix < self->n_mixes; mix++) {
    gint64 excess = amounts * (POS_DEALS_MIXES - 1 - mix) / (POS_DEALS_MIXES - 1) + (amounts > 0);
    if (most + *get_shares (self, mix, piece) + excess < at_least)
      return FALSE;
  }
  return TRUE;
}

/* Whether what is begun can be finished, and the whole may still be as good as what was guessed. */
static gboolean
is_worth_while (const Sweep *self, const gint64 *cells, guint piece, gint64 value, gint64 at_least)
{
  gint64 most = value, amounts = 0;

  for (guint d = 0; d < self->table->n_deals; d++) {
    const PosDealTrack *track = &self->tracks[d];
    gint64 excess;

    if (!pos_deal_track_look_ahead (
            track, cells + track->cell, get_ahead (self, piece, d), self->falling[d], &excess))
      return FALSE;
    if (pos_deal_track_is_capped (track))
      amounts += excess;
    else
      most += excess;
  }
  return self->n_mixes == 1 ? most + self->shares[piece] >= at_least
                            : is_within_bounds (self, piece, most, amounts, at_least);
}

/* What is begun is told apart only as far as the pieces from @piece on make a difference.
 * Returns: what is sure to be gained now. */
static gint64
settle (const Sweep *self, gint64 *cells, guint piece)
{
  gint64 gain = 0;

  for (guint d = 0; d < self->table->n_deals; d++) {
    const PosDealTrack *track = &self->tracks[d];
    if (pos_deal_track_is_capped (track))
      gain += pos_deal_capped_settle (track, cells + track->cell, get_ahead (self, piece, d));
  }
  return gain;
}

/* As what a piece of @lot joins by @option.  Nullable. */
static const PosDealMember *
get_member (const Sweep *self, const PosDealTrack *track, guint lot, guint option)
{
  return pos_deal_table_find (
      self->table, track->index, lot, pos_deal_track_get_slot (track, option));
}

static guint
get_deal_of (const Sweep *self, gint64 choice)
{
  guint d = self->table->n_deals;

  while (d > 0 && choice < self->tracks[d - 1].first_choice)
    d--;
  return d;
}

/* Equal pieces choose in this order only. */
static guint32
get_order (const PosDealTrack *track, const gint64 *cells, guint option)
{
  return track->first_choice + (pos_deal_track_is_capped (track)
                                    ? pos_deal_capped_get_order (track, cells + track->cell, option)
                                    : option);
}

/* @track: (nullable): none is to stay alone. */
static gboolean
choose (Sweep *self, const Layer *layer, const PosDealTrack *track, guint option)
{
  g_autofree gint64 *heap = NULL;
  gint64 stack[128], *cells = self->n_cells <= G_N_ELEMENTS (stack)
                                  ? stack
                                  : (heap = g_new (gint64, self->n_cells));
  const gint64 *before = get_cells (self, layer->from);
  guint lot = self->lots[layer->piece];
  gboolean same_lot = layer->piece > 0 && self->lots[layer->piece - 1] == lot;
  gboolean stays = layer->piece + 1 < self->n_pieces && self->lots[layer->piece + 1] == lot;
  gint64 size = self->sizes[layer->piece], last = before[self->n_cells - 1];
  guint32 order = track ? get_order (track, before, option) : 0;
  Node node = g_array_index (self->nodes, Node, layer->from);
  PosDealStep step = {0};

  if (same_lot && order < last)
    return TRUE;
  memcpy (cells, before, self->n_cells * sizeof *cells);
  if (!track)
    step.value = pos_deal_extend (self->table->lots[lot].alone, size);
  else if (!pos_deal_track_join (track,
                                 get_member (self, track, lot, option),
                                 size,
                                 option,
                                 cells + track->cell,
                                 &step))
    return !step.lost;
  node.parent = layer->from;
  node.choice = track ? track->first_choice + option : 0;
  node.value += step.value;
  if (self->n_mixes > 1)
    node.value += settle (self, cells, layer->piece + 1);
  if (step.begun)
    node.penalty++;
  if (same_lot && get_deal_of (self, last) != get_deal_of (self, node.choice))
    node.penalty += ONE_SPLIT;
  cells[self->n_cells - 1] = stays ? order : 0;
  if (!is_worth_while (self, cells, layer->piece + 1, node.value, layer->at_least))
    return TRUE;
  return reach (self, layer->first, cells, &node, layer->budget);
}

static guint
count_options (Sweep *self, const PosDealTrack *track, guint32 node)
{
  if (pos_deal_track_is_capped (track))
    return pos_deal_capped_count_options (track, get_cells (self, node) + track->cell);
  return track->n_choices;
}

static gboolean
deal_out (Sweep *self, guint piece, guint32 begin, guint *budget, gint64 at_least)
{
  Layer layer = {.piece = piece, .first = self->nodes->len, .at_least = at_least, .budget = budget};

  make_buckets (self, layer.first, 64);
  for (layer.from = begin; layer.from < layer.first; layer.from++) {
    if (!choose (self, &layer, NULL, 0))
      return FALSE;
    for (guint d = 0; d < self->table->n_deals; d++) {
      if (!pos_deal_table_get (self->table, d, self->lots[piece]))
        continue;
      const guint n_options = count_options (self, &self->tracks[d], layer.from);
      for (guint option = 0; option < n_options; option++)
        if (get_member (self, &self->tracks[d], self->lots[piece], option) &&
            !choose (self, &layer, &self->tracks[d], option))
          return FALSE;
    }
  }
  return TRUE;
}

/* --- From choices to uses --- */

typedef struct {
  PosDealUse *use;
  const PosDealTrack *track;
  gint64 key; /* CHEAPEST: the shape; capped: so named */
  guint filled[POS_DEAL_MAX_SLOTS];
  guint n_filled;
} Open;

/* The first begun deal that the piece fits; another one when there is none. */
static Open *
find_open (const PosDealTrack *track, GArray *open, guint slot, gint64 key)
{
  gboolean by_key = track->n_shapes > 0;
  Open fresh = {.track = track, .key = key};

  for (guint i = 0; i < open->len; i++) {
    Open *one = &g_array_index (open, Open, i);
    if (one->track == track && one->n_filled < track->pieces &&
        (by_key ? one->key == key : one->filled[slot] < track->deal->needs[slot]))
      return one;
  }
  fresh.use = pos_deal_use_new (track->index);
  g_array_append_val (open, fresh);
  return &g_array_index (open, Open, open->len - 1);
}

static void
join_piece (
    const PosDealTrack *track, GArray *open, const PosDealMember *member, guint lot, gint64 key)
{
  Open *one = find_open (track, open, member->slot, key);
  gboolean paid = track->deal->kind == POS_DEAL_CHEAPEST &&
                  one->n_filled + 1 <= track->pieces - track->deal->gifts;
  gint64 gain;

  one->n_filled++;
  one->filled[member->slot]++;
  if (pos_deal_track_is_capped (track))
    one->key = pos_deal_capped_join_key (track, member, key, &gain);
  else if (track->deal->kind == POS_DEAL_CHEAPEST)
    one->key += track->strides[member->slot];
  pos_deal_use_take (one->use, lot, POS_SCALE, paid ? member->paid : member->worth[0], !paid);
}

/* As the states did after the piece before @piece. */
static void
settle_open (const Sweep *self, GArray *open, guint piece)
{
  for (guint i = 0; i < open->len; i++) {
    Open *one = &g_array_index (open, Open, i);
    gint64 gain;

    if (pos_deal_track_is_capped (one->track) && one->n_filled < one->track->pieces)
      one->key = pos_deal_capped_settle_key (
          one->track, one->key, get_ahead (self, piece, one->track->index), &gain);
  }
}

static void
join_tier_piece (const PosDealTrack *track,
                 GArray *open,
                 const PosDealMember *member,
                 guint lot,
                 gint64 size,
                 guint tier)
{
  Open *one = NULL;

  for (guint i = 0; i < open->len && !one; i++)
    if (g_array_index (open, Open, i).track == track)
      one = &g_array_index (open, Open, i);
  if (!one) {
    Open fresh = {.track = track, .use = pos_deal_use_new (track->index)};
    fresh.use->tier = tier;
    g_array_append_val (open, fresh);
    one = &g_array_index (open, Open, open->len - 1);
  }
  pos_deal_use_take (one->use, lot, size, member->worth[tier], FALSE);
}

/* Which of what is begun a piece joins that chooses @option in the state @node. */
static gint64
get_key (Sweep *self, const PosDealTrack *track, guint32 node, guint option)
{
  if (pos_deal_track_is_capped (track))
    return pos_deal_capped_get_key (track, get_cells (self, node) + track->cell, option);
  return track->deal->kind == POS_DEAL_CHEAPEST ? pos_deal_track_get_shape (track, option) : 0;
}

/* @path: a node for each piece, and the root before. */
static void
write_uses (Sweep *self, const guint32 *path, GPtrArray *uses)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));

  for (guint i = 0; i < self->n_pieces; i++) {
    guint32 choice = g_array_index (self->nodes, Node, path[i + 1]).choice;
    guint d = get_deal_of (self, choice);
    const PosDealTrack *track = d > 0 ? &self->tracks[d - 1] : NULL;
    guint option = track ? choice - track->first_choice : 0;
    const PosDealMember *member = track ? get_member (self, track, self->lots[i], option) : NULL;

    if (track && track->deal->kind == POS_DEAL_TIERS)
      join_tier_piece (track, open, member, self->lots[i], self->sizes[i], option);
    else if (track)
      join_piece (track, open, member, self->lots[i], get_key (self, track, path[i], option));
    settle_open (self, open, i + 1);
  }
  for (guint i = 0; i < open->len; i++)
    g_ptr_array_add (uses, g_array_index (open, Open, i).use);
}

static gboolean
search (Sweep *self, guint *budget, gint64 at_least, GPtrArray *uses, gint64 *value)
{
  g_autofree gint64 *nothing = g_new0 (gint64, self->n_cells);
  g_autofree guint32 *path = g_new0 (guint32, self->n_pieces + 1);
  guint32 begin = 0, best;
  Node root = {.parent = NOBODY};

  g_array_append_vals (self->cells, nothing, self->n_cells);
  g_array_append_val (self->nodes, root);
  for (guint piece = 0; piece < self->n_pieces; piece++) {
    guint32 end = self->nodes->len;
    if (!deal_out (self, piece, begin, budget, at_least))
      return FALSE;
    begin = end;
  }
  if (begin == self->nodes->len)
    return FALSE;
  best = begin;
  for (guint32 node = begin; node < self->nodes->len; node++)
    if (is_better (&g_array_index (self->nodes, Node, node),
                   &g_array_index (self->nodes, Node, best)))
      best = node;
  *value = g_array_index (self->nodes, Node, best).value;
  for (guint piece = self->n_pieces; piece > 0; piece--) {
    path[piece] = best;
    best = g_array_index (self->nodes, Node, best).parent;
  }
  write_uses (self, path, uses);
  return TRUE;
}

gboolean
pos_deals_sweep (
    const PosDealTable *table, guint *budget, gint64 at_least, GPtrArray *uses, gint64 *value)
{
  Sweep self = {.table = table};
  gboolean found = set_up (&self) && search (&self, budget, at_least, uses, value);

  clear (&self);
  return found;
}
