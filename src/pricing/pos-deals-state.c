/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deals-state.c — see the header. */
#include "pricing/pos-deals-state.h"

/* A bound, so that one millionth more does no harm; amounts of a shop are far from 64 bits. */
static gint64
round_up (gint64 value, gint64 numerator, gint64 denominator)
{
  gint64 product;

  if (__builtin_mul_overflow (value, numerator, &product))
    return G_MAXINT64 / 4;
  return product / denominator + 1;
}

static gboolean
init_shapes (PosDealTrack *self)
{
  const PosDeal *deal = self->deal;

  self->n_shapes = 1;
  for (guint i = 0; i < deal->n_slots; i++) {
    self->strides[i] = self->n_shapes;
    self->n_shapes *= deal->needs[i] + 1;
    if (self->n_shapes > POS_DEALS_MAX_SHAPES)
      return FALSE;
  }
  for (guint shape = 0; shape < self->n_shapes; shape++)
    for (guint i = 0; i < deal->n_slots; i++) {
      self->fills[shape][i] = (guint8)(shape / self->strides[i] % (deal->needs[i] + 1));
      self->filled[shape] = (guint8)(self->filled[shape] + self->fills[shape][i]);
    }
  return TRUE;
}

gboolean
pos_deal_track_init (PosDealTrack *self, const PosDeal *deal, guint index)
{
  *self = (PosDealTrack){.deal = deal, .index = index, .pieces = pos_deal_count_pieces (deal)};
  switch (deal->kind) {
  case POS_DEAL_SUM:
    /* An amount that is cut where pieces cost less depends on who stands beside whom. */
    if (deal->capped)
      return init_shapes (self) && pos_deal_capped_init (self);
    self->n_cells = deal->n_slots + 1;
    self->n_choices = deal->n_slots;
    return TRUE;
  case POS_DEAL_TIERS:
    self->n_cells = 2;
    self->n_choices = deal->n_tiers;
    return TRUE;
  case POS_DEAL_CHEAPEST:
    if (!init_shapes (self))
      return FALSE;
    self->n_cells = self->n_shapes; /* the empty shape's cell counts times */
    self->n_choices = (self->n_shapes - 1) * deal->n_slots;
    return TRUE;
  default:
    g_assert_not_reached ();
  }
}

/* --- Joining --- */

static gboolean
join_sum (const PosDealTrack *self, const PosDealMember *member, gint64 *cells, PosDealStep *step)
{
  const PosDeal *deal = self->deal;
  gint64 *times = &cells[deal->n_slots];

  if (deal->times > 0 && *times >= deal->times)
    return FALSE;
  step->value = member->worth[0];
  cells[member->slot]++;
  for (guint i = 0; i < deal->n_slots; i++)
    if (cells[i] < deal->needs[i])
      return TRUE;
  for (guint i = 0; i < deal->n_slots; i++)
    cells[i] -= deal->needs[i];
  if (deal->times > 0)
    ++*times;
  step->value += deal->constant;
  step->begun = TRUE;
  return TRUE;
}

static gboolean
join_cheapest (const PosDealTrack *self,
               const PosDealMember *member,
               guint shape,
               gint64 *cells,
               PosDealStep *step)
{
  const PosDeal *deal = self->deal;
  guint next = shape + self->strides[member->slot];

  if (self->fills[shape][member->slot] >= deal->needs[member->slot])
    return FALSE;
  if (shape == 0) {
    if (deal->times > 0 && ++cells[0] > deal->times)
      return FALSE;
    step->begun = TRUE;
  } else {
    if (cells[shape] == 0)
      return FALSE;
    cells[shape]--;
  }
  step->value =
      self->filled[shape] + 1u > self->pieces - deal->gifts ? member->worth[0] : member->paid;
  if (next < self->n_shapes - 1)
    cells[next]++;
  return TRUE;
}

static gboolean
join_tier (const PosDealTrack *self,
           const PosDealMember *member,
           gint64 size,
           guint tier,
           gint64 *cells,
           PosDealStep *step)
{
  if (cells[0] != 0 && cells[0] != tier + 1)
    return FALSE;
  step->begun = cells[0] == 0;
  cells[0] = tier + 1;
  cells[1] = MIN (cells[1] + size, self->deal->tiers[tier]);
  step->value = pos_deal_extend (member->worth[tier], size);
  return TRUE;
}

gboolean
pos_deal_track_join (const PosDealTrack *self,
                     const PosDealMember *member,
                     gint64 size,
                     guint option,
                     gint64 *cells,
                     PosDealStep *step)
{
  *step = (PosDealStep){0};
  if (self->deal->kind == POS_DEAL_TIERS)
    return join_tier (self, member, size, option, cells, step);
  if (size != POS_SCALE)
    return FALSE;
  if (pos_deal_track_is_capped (self))
    return pos_deal_capped_join (self, member, option, cells, step);
  return self->deal->kind == POS_DEAL_SUM
             ? join_sum (self, member, cells, step)
             : join_cheapest (self, member, pos_deal_track_get_shape (self, option), cells, step);
}

/* --- Looking ahead --- */

static gboolean
look_at_sum (const PosDealTrack *self, const gint64 *cells, const gint64 *left, gint64 *excess)
{
  const PosDeal *deal = self->deal;
  gint64 begun = 0, filled = 0;

  for (guint i = 0; i < deal->n_slots; i++) {
    begun = MAX (begun, (cells[i] + deal->needs[i] - 1) / deal->needs[i]);
    filled += cells[i];
  }
  if (begun == 0)
    return TRUE;
  if (deal->times > 0 && cells[deal->n_slots] + begun > deal->times)
    return FALSE;
  for (guint i = 0; i < deal->n_slots; i++)
    if ((begun * deal->needs[i] - cells[i]) * POS_SCALE > left[i])
      return FALSE;
  *excess = round_up (deal->constant, filled, self->pieces);
  return TRUE;
}

static gboolean
look_at_cheapest (const PosDealTrack *self,
                  const gint64 *cells,
                  const PosDealAhead *ahead,
                  gboolean falling,
                  gint64 *excess)
{
  const PosDeal *deal = self->deal;
  gint64 missing[POS_DEAL_MAX_SLOTS] = {0}, gifts = 0;

  for (guint shape = 1; shape < self->n_shapes - 1; shape++) {
    if (cells[shape] == 0)
      continue;
    for (guint i = 0; i < deal->n_slots; i++)
      missing[i] += cells[shape] * (deal->needs[i] - self->fills[shape][i]);
    gifts += cells[shape] * MIN (deal->gifts, self->pieces - self->filled[shape]);
  }
  for (guint i = 0; i < deal->n_slots; i++)
    if (missing[i] * POS_SCALE > ahead->left[i])
      return FALSE;
  if (falling && gifts > 0)
    *excess = round_up (ahead->dearest * gifts, self->pieces - deal->gifts, self->pieces);
  return TRUE;
}

gboolean
pos_deal_track_look_ahead (const PosDealTrack *self,
                           const gint64 *cells,
                           const PosDealAhead *ahead,
                           gboolean falling,
                           gint64 *excess)
{
  *excess = 0;
  switch (self->deal->kind) {
  case POS_DEAL_SUM:
    return pos_deal_track_is_capped (self) ? pos_deal_capped_look_ahead (self, cells, ahead, excess)
                                           : look_at_sum (self, cells, ahead->left, excess);
  case POS_DEAL_CHEAPEST:
    return look_at_cheapest (self, cells, ahead, falling, excess);
  case POS_DEAL_TIERS:
    return cells[0] == 0 || self->deal->tiers[cells[0] - 1] - cells[1] <= ahead->left[0];
  default:
    g_assert_not_reached ();
  }
}

gint64
pos_deal_track_get_share (
    const PosDealTrack *self, const PosDealMember *member, gint64 size, gboolean falling, guint mix)
{
  const PosDeal *deal = self->deal;
  gint64 most = member->worth[0];

  if (deal->kind == POS_DEAL_TIERS) {
    for (guint i = 1; i < deal->n_tiers; i++)
      most = MAX (most, member->worth[i]);
    return pos_deal_extend (most, size) + 1;
  }
  if (size != POS_SCALE)
    return 0;
  if (pos_deal_track_is_capped (self))
    return most +
           round_up (
               deal->constant, POS_DEALS_MIXES - 1 - mix, self->pieces * (POS_DEALS_MIXES - 1)) +
           round_up (member->room, mix, POS_DEALS_MIXES - 1);
  if (deal->kind == POS_DEAL_SUM)
    return most + round_up (deal->constant, 1, self->pieces);
  return falling ? member->paid + round_up (most - member->paid, deal->gifts, self->pieces)
                 : MAX (most, member->paid);
}
