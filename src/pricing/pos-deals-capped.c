/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deals-capped.c — deals for an amount that their pieces may not be worth: what each that is
 * begun can still take off, beside how far it is. */
#include "pricing/pos-deals-state.h"

/* A key: what can still be taken off, then the shape; in a cell, then how many there are. */
#define COUNT_BITS 11
#define SHAPE_BITS 6
#define ONE_SHAPE (G_GINT64_CONSTANT (1) << COUNT_BITS)
#define ONE_UNIT (ONE_SHAPE << SHAPE_BITS)
#define MAX_AMOUNT ((G_GINT64_CONSTANT (1) << 44) - 1)
/* Whatever joins, the amount is never reached. */
#define OUT_OF_REACH MAX_AMOUNT

static gint64
make_key (gint64 amount, guint shape)
{
  return amount * ONE_UNIT + shape * ONE_SHAPE;
}

static gint64
get_amount (gint64 key)
{
  return key / ONE_UNIT;
}

static guint
get_shape (gint64 key)
{
  return (guint)(key / ONE_SHAPE % (1 << SHAPE_BITS));
}

static gint64
get_count (gint64 cell)
{
  return cell % ONE_SHAPE;
}

gboolean
pos_deal_capped_init (PosDealTrack *self)
{
  const PosDeal *deal = self->deal;

  G_STATIC_ASSERT (POS_DEALS_MAX_SHAPES <= 1 << SHAPE_BITS);
  if (deal->constant >= MAX_AMOUNT)
    return FALSE;
  self->n_classes = POS_DEALS_MAX_CLASSES;
  if (deal->times > 0)
    self->n_classes = MIN (self->n_classes, deal->times);
  self->n_cells = 1 + self->n_classes; /* times; what is begun, the largest key first */
  self->n_choices = MAX (1 + self->n_classes, self->n_shapes - 1) * deal->n_slots;
  return TRUE;
}

guint
pos_deal_capped_count_options (const PosDealTrack *self, const gint64 *cells)
{
  guint n = 1;

  while (n <= self->n_classes && cells[n] != 0)
    n++;
  return n * self->deal->n_slots;
}

gint64
pos_deal_capped_get_key (const PosDealTrack *self, const gint64 *cells, guint option)
{
  guint class = option / self->deal->n_slots;

  if (class == 0)
    return make_key (self->deal->constant, 0);
  return cells[class] - get_count (cells[class]);
}

guint
pos_deal_capped_get_order (const PosDealTrack *self, const gint64 *cells, guint option)
{
  guint slot = option % self->deal->n_slots;

  return get_shape (pos_deal_capped_get_key (self, cells, option)) * self->deal->n_slots + slot;
}

/* --- Classes --- */

/* %FALSE: there are too many. */
static gboolean
add_class (const PosDealTrack *self, gint64 *classes, gint64 key, gint64 count)
{
  guint at = 0, end;

  while (at < self->n_classes && classes[at] >= key + ONE_SHAPE)
    at++;
  if (at < self->n_classes && classes[at] >= key) {
    classes[at] += count;
    return TRUE;
  }
  for (end = at; end < self->n_classes && classes[end] != 0; end++) {
  }
  if (end == self->n_classes)
    return FALSE;
  for (; end > at; end--)
    classes[end] = classes[end - 1];
  classes[at] = key + count;
  return TRUE;
}

static void
take_from_class (const PosDealTrack *self, gint64 *classes, guint at)
{
  if (get_count (--classes[at]) > 0)
    return;
  for (; at + 1 < self->n_classes; at++)
    classes[at] = classes[at + 1];
  classes[at] = 0;
}

/* --- Joining --- */

gint64
pos_deal_capped_join_key (const PosDealTrack *self,
                          const PosDealMember *member,
                          gint64 key,
                          gint64 *gain)
{
  gint64 amount = get_amount (key);

  *gain = MIN (amount, member->room);
  if (amount != OUT_OF_REACH)
    amount -= *gain;
  return make_key (amount, get_shape (key) + self->strides[member->slot]);
}

gboolean
pos_deal_capped_join (const PosDealTrack *self,
                      const PosDealMember *member,
                      guint option,
                      gint64 *cells,
                      PosDealStep *step)
{
  const PosDeal *deal = self->deal;
  guint class = option / deal->n_slots;
  gint64 key = pos_deal_capped_get_key (self, cells, option), gain;

  if (self->fills[get_shape (key)][member->slot] >= deal->needs[member->slot])
    return FALSE;
  if (class > 0)
    take_from_class (self, cells + 1, class - 1);
  else if (deal->times > 0 && ++cells[0] > deal->times)
    return FALSE;
  step->begun = class == 0;
  key = pos_deal_capped_join_key (self, member, key, &gain);
  step->value = member->worth[0] + gain;
  if (get_shape (key) < self->n_shapes - 1)
    step->lost = !add_class (self, cells + 1, key, 1);
  return !step->lost;
}

/* --- Looking ahead --- */

static gint64
count_missing (const PosDealTrack *self, gint64 key)
{
  return self->pieces - self->filled[get_shape (key)];
}

gint64
pos_deal_capped_settle_key (const PosDealTrack *self,
                            gint64 key,
                            const PosDealAhead *ahead,
                            gint64 *gain)
{
  gint64 missing = count_missing (self, key), amount = get_amount (key);

  *gain = 0;
  if (amount == OUT_OF_REACH)
    return key;
  if (amount <= missing * ahead->cheapest) {
    *gain = amount;
    amount = 0;
  } else if (amount >= missing * ahead->dearest) {
    amount = OUT_OF_REACH;
  }
  return make_key (amount, get_shape (key));
}

gint64
pos_deal_capped_settle (const PosDealTrack *self, gint64 *cells, const PosDealAhead *ahead)
{
  gint64 *classes = cells + 1, settled[POS_DEALS_MAX_CLASSES] = {0}, gain = 0;

  if (classes[0] == 0)
    return 0;
  for (guint i = 0; i < self->n_classes && classes[i] != 0; i++) {
    gint64 count = get_count (classes[i]), more;
    gint64 key = pos_deal_capped_settle_key (self, classes[i] - count, ahead, &more);

    gain += more * count;
    add_class (self, settled, key, count);
  }
  for (guint i = 0; i < self->n_classes; i++)
    classes[i] = settled[i];
  return gain;
}

gboolean
pos_deal_capped_look_ahead (const PosDealTrack *self,
                            const gint64 *cells,
                            const PosDealAhead *ahead,
                            gint64 *excess)
{
  const PosDeal *deal = self->deal;
  gint64 missing[POS_DEAL_MAX_SLOTS] = {0}, sum = 0;

  for (guint k = 1; k <= self->n_classes && cells[k] != 0; k++) {
    gint64 count = get_count (cells[k]), key = cells[k] - count, pieces = count_missing (self, key);
    guint shape = get_shape (key);
    gint64 amount = MIN (get_amount (key), pieces * ahead->dearest);

    for (guint i = 0; i < deal->n_slots; i++)
      missing[i] += count * (deal->needs[i] - self->fills[shape][i]);
    sum += count * (amount * self->pieces - deal->constant * pieces);
  }
  for (guint i = 0; i < deal->n_slots; i++)
    if (missing[i] * POS_SCALE > ahead->left[i])
      return FALSE;
  *excess = sum / self->pieces + (sum > 0);
  return TRUE;
}
