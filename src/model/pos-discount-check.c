/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-check.c — a discount that cannot do what it says is not put into force: P-15. */
#include "base/pos-error.h"
#include "model/pos-discount.h"

/* What one search can hold; more than any shop prints on a poster. */
#define MAX_GROUPS 8
#define MAX_PIECES 200

static gboolean
refuse (GError **error, const char *words)
{
  return pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_RANGE, NULL, "%s", words);
}

static gboolean
check_value (int by, PosRate rate, gint64 amount, GError **error)
{
  if (by == POS_DISCOUNT_BY_PERCENT && (rate.micro <= 0 || rate.micro > POS_SCALE))
    return refuse (error, "a percentage is more than nothing and at most all");
  if (by == POS_DISCOUNT_BY_AMOUNT && amount <= 0)
    return refuse (error, "an amount is more than nothing");
  if (by == POS_DISCOUNT_BY_PRICE && amount < 0)
    return refuse (error, "a price is not below nothing");
  return TRUE;
}

static gboolean
check_lines (PosDiscount *self, gboolean valued, GError **error)
{
  guint included = 0;

  POS_LIST_FOREACH (PosDiscountLine, line, self->lines)
  {
    if (line->excluded)
      continue;
    included++;
    if (valued && !check_value (line->by, line->rate, line->amount, error))
      return FALSE;
  }
  return included > 0 || refuse (error, "it is for no product");
}

/* What a threshold takes off a sum of @from. */
static gint64
get_gain (PosDiscountTier *tier, gint64 from)
{
  return tier->by == POS_DISCOUNT_BY_PERCENT
             ? pos_minor_at_rate (from, tier->rate, POS_ROUND_HALF_UP)
             : tier->amount;
}

/* A percentage against a price of each piece: that depends on the product. */
static gboolean
is_better (PosDiscountTier *tier, PosDiscountTier *than)
{
  if (tier->by != than->by)
    return tier->by == POS_DISCOUNT_BY_PRICE || than->by == POS_DISCOUNT_BY_PRICE ||
           get_gain (tier, tier->from) >= get_gain (than, tier->from);
  if (tier->by == POS_DISCOUNT_BY_PERCENT)
    return tier->rate.micro > than->rate.micro;
  return tier->by == POS_DISCOUNT_BY_AMOUNT ? tier->amount > than->amount
                                            : tier->amount < than->amount;
}

static gboolean
check_tiers (PosDiscount *self, GError **error)
{
  PosDiscountTier *last = NULL;
  gboolean by_quantity = self->type == POS_DISCOUNT_QUANTITY;
  gboolean by_tender = self->type == POS_DISCOUNT_TENDER;

  POS_LIST_FOREACH (PosDiscountTier, tier, self->tiers)
  {
    gint64 from = by_quantity ? tier->quantity.micro : tier->from;
    gint64 before = !last ? (by_tender ? -1 : 0) : by_quantity ? last->quantity.micro : last->from;

    if (!check_value (tier->by, tier->rate, tier->amount, error))
      return FALSE;
    if (by_quantity ? tier->by == POS_DISCOUNT_BY_AMOUNT : tier->by == POS_DISCOUNT_BY_PRICE)
      return refuse (error, "tiers give a percentage, or a price (quantity), or an amount");
    if (by_tender && tier->by != POS_DISCOUNT_BY_PERCENT)
      return refuse (error, "a way of paying takes off a percentage");
    if (from <= before)
      return refuse (error, "each tier begins above the one before");
    if (last && !is_better (tier, last))
      return refuse (error, "each tier gives more than the one before");
    last = tier;
  }
  return last || refuse (error, "it has no tier");
}

static PosDiscountGroup *
find_group (PosDiscount *self, const char *id)
{
  POS_LIST_FOREACH (PosDiscountGroup, group, self->line_groups)
  if (!g_strcmp0 (group->id, id))
    return group;
  return NULL;
}

static gboolean
check_groups (PosDiscount *self, GError **error)
{
  if (pos_list_size (self->line_groups) == 0 || pos_list_size (self->line_groups) > MAX_GROUPS)
    return refuse (error, "a mix and match has one to eight line groups");
  POS_LIST_FOREACH (PosDiscountGroup, group, self->line_groups)
  if (group->quantity < 1 || group->quantity > MAX_PIECES)
    return refuse (error, "a line group takes one to 200 pieces");
  POS_LIST_FOREACH (PosDiscountLine, line, self->lines)
  if (!line->excluded && !find_group (self, line->group))
    return refuse (error, "each line of a mix and match names a line group");
  return TRUE;
}

static gboolean
check_mix (PosDiscount *self, GError **error)
{
  gint64 pieces = pos_discount_count_pieces (self);

  if (!check_groups (self, error))
    return FALSE;
  if (self->deal != POS_DISCOUNT_DEAL_PER_LINE &&
      !check_value (self->by, self->rate, self->amount, error))
    return FALSE;
  if (self->deal != POS_DISCOUNT_DEAL_LEAST_EXPENSIVE)
    return !self->for_retailer ||
           refuse (error, "only the least expensive piece can be chosen for the retailer");
  return (self->least_expensive >= 1 && self->least_expensive < pieces) ||
         refuse (error, "the least expensive are at least one, and fewer than all");
}

gint64
pos_discount_count_pieces (PosDiscount *self)
{
  gint64 pieces = 0;

  POS_LIST_FOREACH (PosDiscountGroup, group, self->line_groups)
  pieces += group->quantity;
  return pieces;
}

gboolean
pos_discount_check (PosDiscount *self, GError **error)
{
  gboolean valued = self->type == POS_DISCOUNT_SIMPLE ||
                    (self->type == POS_DISCOUNT_MIX && self->deal == POS_DISCOUNT_DEAL_PER_LINE);

  if (!check_lines (self, valued, error))
    return FALSE;
  if (self->on_balance && self->type != POS_DISCOUNT_TENDER)
    return refuse (error, "only what is taken off for a tender is taken off a balance");
  if (self->type == POS_DISCOUNT_MIX)
    return check_mix (self, error);
  if (self->type == POS_DISCOUNT_TENDER && !self->tender)
    return refuse (error, "it names no tender");
  return self->type == POS_DISCOUNT_SIMPLE || check_tiers (self, error);
}
