/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-concessions.c — see the header. */
#include "pricing/pos-concessions.h"

#include "pricing/pos-gross.h"

static gboolean
is_given (PosLineDiscount *part)
{
  return part->origin == POS_DISCOUNT_MANUAL_LINE || part->origin == POS_DISCOUNT_MANUAL_TOTAL;
}

static gint64
sum_parts (PosOrderLine *line, PosDiscountOrigin origin)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  sum += part->origin == (int)origin ? part->amount : 0;
  return sum;
}

gboolean
pos_concessions_may_change (PosOrderLine *line)
{
  return !line->price_locked && !pos_order_line_is_settled (line);
}

gboolean
pos_concessions_may_give (PosOrderLine *line)
{
  return pos_concessions_may_change (line) && !line->no_manual_discount;
}

gboolean
pos_concessions_replace (const PosPricing *pricing, PosOrderLine *line)
{
  return pos_config_get_parameters (pricing->config)->manual_discounts == POS_MANUAL_REPLACE &&
         pos_concessions_may_give (line) &&
         (line->manual_discount != 0 || line->manual_discount_rate.micro != 0);
}

/* What offers gave stays. */
static void
take_back (PosOrderLine *line)
{
  for (guint i = pos_list_size (line->discounts); i > 0; i--) {
    PosLineDiscount *part = pos_list_peek (line->discounts, i - 1);

    if (!is_given (part))
      continue;
    line->discount -= part->amount;
    pos_list_remove (line->discounts, i - 1);
  }
}

/* @exact: what it is before it is rounded, where it is of every piece. */
static void
give (PosOrderLine *line, PosDiscountOrigin origin, gint64 amount, PosUnitPrice exact)
{
  if (amount == 0 && exact.micro == 0)
    return;
  g_autoptr (PosLineDiscount) part = g_object_new (POS_TYPE_LINE_DISCOUNT, NULL);
  part->origin = origin;
  part->amount = amount;
  part->exact = exact;
  part->quantity = pos_order_line_get_quantity (line);
  line->discount += amount;
  pos_list_append (line->discounts, part);
}

/* One of the two is set: a rate of @base, or an amount; neither takes more than is @left. */
static gint64
get_amount (gint64 amount, PosRate rate, gint64 base, gint64 left)
{
  gint64 wanted = rate.micro > 0 ? pos_minor_at_rate (base, rate, POS_ROUND_HALF_UP) : amount;

  return CLAMP (wanted, 0, MAX (left, 0));
}

/* What is left of a line's discount by amount. */
static gint64
get_line_amount (PosOrderLine *line)
{
  PosQuantity now = pos_order_line_get_quantity (line), *given_for = &line->manual_discount_for;

  if (line->manual_discount == 0)
    *given_for = (PosQuantity){0};
  else if (given_for->micro == 0)
    *given_for = now;
  return now.micro < given_for->micro
             ? pos_minor_scale (line->manual_discount, now.micro, given_for->micro, POS_ROUND_DOWN)
             : line->manual_discount;
}

/* The same of the cart's, of which @worth is there now: offers that come and go on the way change
 * nothing about it. */
static gint64
get_total_amount (PosOrder *order, gint64 worth)
{
  gint64 *on = &order->total_discount_on;

  if (order->total_discount == 0)
    *on = 0;
  else if (*on == 0)
    *on = worth;
  return worth < *on ? pos_minor_scale (order->total_discount, worth, *on, POS_ROUND_DOWN)
                     : order->total_discount;
}

static void
spread (PosOrder *order, GPtrArray *lines, const gint64 *left, gint64 worth)
{
  g_autofree gint64 *parts = g_new0 (gint64, MAX (lines->len, 1));
  gint64 before = 0;

  for (guint i = 0; i < lines->len; i++)
    before += left[i];
  pos_minor_allocate (
      get_amount (get_total_amount (order, worth), order->total_discount_rate, before, before),
      left,
      parts,
      lines->len);
  for (guint i = 0; i < lines->len; i++)
    give (lines->pdata[i],
          POS_DISCOUNT_MANUAL_TOTAL,
          CLAMP (parts[i], 0, left[i]),
          (PosUnitPrice){0});
}

/* M31: a share that stands in place of offers is of every piece, as they would have been. */
static PosUnitPrice
get_exact (const PosPricing *pricing, PosOrderLine *line)
{
  PosPricePer all = pos_order_line_get_price (line);
  gint64 pieces = pos_order_line_get_quantity (line).micro;

  if (!pos_concessions_replace (pricing, line) || line->manual_discount_rate.micro <= 0)
    return (PosUnitPrice){0};
  all.price.micro = pos_minor_scale (all.price.micro, pieces, POS_SCALE, POS_ROUND_HALF_UP);
  all.price.micro = pos_minor_scale (
      all.price.micro, line->manual_discount_rate.micro, POS_SCALE, POS_ROUND_HALF_UP);
  return pos_price_of_one (all, NULL);
}

static void
give_on_line (const PosPricing *pricing, PosOrderLine *line, gint64 gross)
{
  gboolean on_original =
      pos_config_get_parameters (pricing->config)->manual_discounts == POS_MANUAL_ON_ORIGINAL;
  gint64 left = gross - line->discount;

  give (line,
        POS_DISCOUNT_MANUAL_LINE,
        get_amount (
            get_line_amount (line), line->manual_discount_rate, on_original ? gross : left, left),
        get_exact (pricing, line));
}

gboolean
pos_concessions_apply (const PosPricing *pricing, PosOrder *order, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree gint64 *left = g_new0 (gint64, MAX (pos_list_size (order->lines), 1));
  gint64 worth = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gint64 gross;

    if (!pos_concessions_may_change (line))
      continue;
    if (!pos_gross_find (order, line, &gross, error))
      return FALSE;
    take_back (line);
    line->discount = CLAMP (line->discount, 0, gross);
    if (!pos_concessions_may_give (line))
      continue;
    give_on_line (pricing, line, gross);
    left[lines->len] = gross - line->discount;
    worth += MAX (gross, 0);
    g_ptr_array_add (lines, line);
  }
  if (lines->len > 0)
    spread (order, lines, left, worth);
  return TRUE;
}

gint64
pos_concessions_get_gone (PosOrderLine *line)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  sum += part->of_gone && part->quantity.micro != 0 ? part->amount : 0;
  return sum;
}

/* --- More and fewer pieces --- */

/* What every piece has, however many there are. */
static gboolean
is_of_each (PosLineDiscount *part, PosQuantity pieces)
{
  gboolean in_place = part->origin == POS_DISCOUNT_MANUAL_LINE && part->exact.micro != 0;

  return (part->origin == POS_DISCOUNT_SIMPLE || in_place) && part->quantity.micro >= pieces.micro;
}

/* Of each piece, and known before it was rounded: what it is for more or fewer is computed from
 * that, and not from what it was rounded to. */
static gboolean
is_exact (PosLineDiscount *part, PosQuantity pieces)
{
  return is_of_each (part, pieces) && part->exact.micro != 0;
}

/* (transfer full) (element-type PosLineDiscount), borrowed: those that are exact, or those that are
 * not. */
static GPtrArray *
list_parts (PosOrderLine *line, PosQuantity pieces, gboolean exact)
{
  GPtrArray *parts = g_ptr_array_new ();

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  if (!part->of_gone && is_exact (part, pieces) == exact)
    g_ptr_array_add (parts, part);
  return parts;
}

static gint64
sum_amounts (GPtrArray *parts)
{
  gint64 sum = 0;

  for (guint i = 0; i < parts->len; i++)
    sum += ((PosLineDiscount *)parts->pdata[i])->amount;
  return sum;
}

static gint64
to_minor (gint64 exact, guint32 currency)
{
  return pos_minor_scale (
      exact, 1, pos_unit_price_from_minor (1, currency).micro, POS_ROUND_HALF_UP);
}

/* Rounded once, as the offers did (E-19). */
static void
scale_exact (PosOrderLine *line, guint32 currency, PosQuantity from, PosQuantity to)
{
  g_autoptr (GPtrArray) parts = list_parts (line, from, TRUE);
  g_autofree gint64 *weights = g_new0 (gint64, MAX (parts->len, 1));
  g_autofree gint64 *amounts = g_new0 (gint64, MAX (parts->len, 1));
  gint64 exact = 0, amount;

  if (parts->len == 0)
    return;
  for (guint i = 0; i < parts->len; i++) {
    PosLineDiscount *part = parts->pdata[i];
    part->exact.micro =
        pos_minor_scale (part->exact.micro, to.micro, from.micro, POS_ROUND_HALF_UP);
    part->quantity = to;
    exact += weights[i] = part->exact.micro;
  }
  amount = to_minor (exact, currency);
  line->discount += amount - sum_amounts (parts);
  pos_minor_apportion (amount, weights, amounts, parts->len);
  for (guint i = 0; i < parts->len; i++)
    ((PosLineDiscount *)parts->pdata[i])->amount = amounts[i];
}

static void
scale_part (PosOrderLine *line, PosLineDiscount *part, PosQuantity from, PosQuantity to)
{
  gint64 amount = pos_pricing_scale_discount (part->amount, from, to);

  line->discount += amount - part->amount;
  part->amount = amount;
}

void
pos_concessions_extend (PosOrderLine *line, guint32 currency, PosQuantity from, PosQuantity to)
{
  gboolean stays = pos_list_size (line->discounts) == 0 && line->discount != 0;

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  {
    if (part->of_gone)
      continue;
    if (!is_of_each (part, from)) {
      stays = TRUE;
    } else if (part->exact.micro == 0) {
      scale_part (line, part, from, to);
      part->quantity = to;
    }
  }
  scale_exact (line, currency, from, to);
  if (stays && line->discount_for.micro == 0)
    line->discount_for = from;
}

/* @amount: what @parts come to together from now on, for @pieces. */
static void
fit_parts (GPtrArray *parts, gint64 amount, PosQuantity pieces)
{
  g_autofree gint64 *weights = g_new0 (gint64, MAX (parts->len, 1));
  g_autofree gint64 *amounts = g_new0 (gint64, MAX (parts->len, 1));

  if (parts->len == 0)
    return;
  for (guint i = 0; i < parts->len; i++)
    weights[i] = ((PosLineDiscount *)parts->pdata[i])->amount;
  pos_minor_allocate (amount, weights, amounts, parts->len);
  for (guint i = 0; i < parts->len; i++) {
    PosLineDiscount *part = parts->pdata[i];
    part->amount = amounts[i];
    part->quantity = pieces;
  }
}

/* Fewer of what was agreed, and nothing was added to it. */
static void
shrink_whole (PosOrderLine *line, guint32 currency, PosQuantity from, PosQuantity to)
{
  g_autoptr (GPtrArray) rest = list_parts (line, from, FALSE);
  g_autoptr (GPtrArray) exact = list_parts (line, from, TRUE);
  gint64 before = line->discount - sum_amounts (exact) - pos_concessions_get_gone (line);
  gint64 after = pos_pricing_scale_discount (before, from, to);

  line->discount += after - before;
  fit_parts (rest, after, to);
  scale_exact (line, currency, from, to);
}

/* Parts of a line to which an edit added pieces. */
static void
shrink_parts (PosOrderLine *line, guint32 currency, PosQuantity from, PosQuantity to)
{
  PosQuantity agreed = line->discount_for;

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  {
    if (is_exact (part, from))
      continue;
    if (is_of_each (part, from)) {
      scale_part (line, part, from, to);
      part->quantity = to;
    } else if (to.micro < agreed.micro && !part->of_gone) {
      scale_part (line, part, agreed, to);
      part->quantity.micro = MIN (part->quantity.micro, to.micro);
    }
  }
  scale_exact (line, currency, from, to);
}

void
pos_concessions_shrink (PosOrderLine *line, guint32 currency, PosQuantity from, PosQuantity to)
{
  PosQuantity agreed = line->discount_for.micro > 0 ? line->discount_for : from;

  if (agreed.micro == from.micro)
    shrink_whole (line, currency, from, to);
  else if (pos_list_size (line->discounts) > 0)
    shrink_parts (line, currency, from, to);
  else if (to.micro < agreed.micro)
    line->discount = pos_pricing_scale_discount (line->discount, agreed, to);
  if (to.micro <= agreed.micro)
    line->discount_for = (PosQuantity){0};
}

/* --- Parted --- */

static void
fit_exact (PosLineDiscount *part, PosQuantity pieces)
{
  if (part->quantity.micro != 0)
    part->exact.micro =
        pos_minor_scale (part->exact.micro, pieces.micro, part->quantity.micro, POS_ROUND_HALF_UP);
}

void
pos_concessions_fit (PosOrderLine *line, guint32 currency)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  PosQuantity pieces = pos_order_line_get_quantity (line);

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  {
    if (part->of_gone)
      continue;
    fit_exact (part, pieces);
    g_ptr_array_add (parts, part);
  }
  fit_parts (parts, line->discount - pos_concessions_get_gone (line), pieces);
  /* It was for some of the pieces, or bears what others could not. */
  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  if (ABS (to_minor (part->exact.micro, currency) - part->amount) > 1)
    part->exact.micro = 0;
}

void
pos_concessions_clear (PosOrderLine *line)
{
  line->discount = 0;
  line->manual_discount = 0;
  line->manual_discount_for = (PosQuantity){0};
  line->manual_discount_rate = (PosRate){0};
  line->discount_for = (PosQuantity){0};
  pos_list_remove_all (line->discounts);
}

static void
divide (gint64 *mine, gint64 *others, const gint64 *weights)
{
  gint64 parts[2];

  pos_minor_allocate (*mine, weights, parts, 2);
  *others = parts[0];
  *mine = parts[1];
}

/* What left stays with the line that it left of. */
static void
drop_gone (PosOrderLine *line)
{
  for (guint i = pos_list_size (line->discounts); i > 0; i--)
    if (((PosLineDiscount *)pos_list_peek (line->discounts, i - 1))->of_gone)
      pos_list_remove (line->discounts, i - 1);
}

void
pos_concessions_split (PosOrderLine *line, PosOrderLine *other, guint32 currency)
{
  const gint64 weights[] = {other->ordered.micro, line->ordered.micro};

  divide (&line->manual_discount, &other->manual_discount, weights);
  divide (&line->manual_discount_for.micro, &other->manual_discount_for.micro, weights);
  divide (&line->discount_for.micro, &other->discount_for.micro, weights);
  drop_gone (other);
  pos_concessions_fit (other, currency);
  pos_concessions_fit (line, currency);
}

PosConcession
pos_concessions_of_line (PosOrderLine *line)
{
  gint64 given =
      sum_parts (line, POS_DISCOUNT_MANUAL_LINE) + sum_parts (line, POS_DISCOUNT_MANUAL_TOTAL);

  return (PosConcession){.given = given, .before = line->net + line->exempt_amount + given};
}

PosConcession
pos_concessions_of_total (PosOrder *order)
{
  PosConcession all = {0};

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_concessions_may_give (line)) {
    gint64 given = sum_parts (line, POS_DISCOUNT_MANUAL_TOTAL);
    all.given += given;
    all.before += line->net + line->exempt_amount + given;
  }
  return all;
}
