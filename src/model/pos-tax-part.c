/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tax-part.c — see the header. */
#include "model/pos-tax-part.h"

static const PosField tax_part_fields[] = {
    {POS_FIELD (PosTaxPart, TEXT, code)},
    {POS_FIELD (PosTaxPart, RATE, rate)},
    {POS_FIELD (PosTaxPart, FLAG, exempt), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTaxPart, FLAG, of_gross), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTaxPart, MONEY, amount)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosTaxPart, tax_part, 0)

static PosTaxPart *
find (PosList *self, const char *code)
{
  POS_LIST_FOREACH (PosTaxPart, part, self)
  if (g_strcmp0 (part->code, code) == 0)
    return part;
  return NULL;
}

gint64
pos_tax_parts_sum (PosList *self)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosTaxPart, part, self)
  sum += part->amount;
  return sum;
}

gint64
pos_tax_parts_get (PosList *self, const char *code)
{
  PosTaxPart *part = find (self, code);

  return part ? part->amount : 0;
}

PosRate
pos_tax_parts_sum_rates (PosList *self)
{
  PosRate sum = {0};

  POS_LIST_FOREACH (PosTaxPart, part, self)
  sum.micro += part->exempt ? 0 : part->rate.micro;
  return sum;
}

/* What is left of @part, or its rate where nothing of any is. */
static gint64
weigh (PosTaxPart *part, PosList *taken, gboolean by_rate)
{
  if (by_rate)
    return part->exempt ? 0 : part->rate.micro;
  return part->amount - (taken ? pos_tax_parts_get (taken, part->code) : 0);
}

PosList *
pos_tax_parts_deal (PosList *of, PosList *taken, gint64 total)
{
  PosList *dealt = pos_list_new (POS_TYPE_TAX_PART);
  gint64 left = pos_tax_parts_sum (of) - (taken ? pos_tax_parts_sum (taken) : 0);
  gboolean by_rate = left == 0;

  if (by_rate)
    left = pos_tax_parts_sum_rates (of).micro;
  POS_LIST_FOREACH (PosTaxPart, part, of)
  {
    g_autoptr (PosTaxPart) share = pos_record_copy (part);
    gint64 weight = weigh (part, taken, by_rate);

    share->amount = pos_minor_scale (total, weight, left, POS_ROUND_HALF_UP);
    total -= share->amount;
    left -= weight;
    pos_list_append (dealt, share);
  }
  return dealt;
}

void
pos_tax_parts_deal_by_rates (PosList *self, gint64 total)
{
  guint n = pos_list_size (self);
  g_autofree gint64 *weights = g_new0 (gint64, n);
  g_autofree gint64 *amounts = g_new0 (gint64, n);

  POS_LIST_FOREACH (PosTaxPart, part, self)
  weights[part_index] = part->exempt ? 0 : part->rate.micro;
  pos_minor_apportion (total, weights, amounts, n);
  POS_LIST_FOREACH (PosTaxPart, part, self)
  part->amount = amounts[part_index];
}

gboolean
pos_tax_parts_are_alike (PosList *self, PosList *other)
{
  if (pos_list_size (self) != pos_list_size (other))
    return FALSE;
  POS_LIST_FOREACH (PosTaxPart, part, self)
  {
    PosTaxPart *same = find (other, part->code);

    if (!same || same->rate.micro != part->rate.micro || same->exempt != part->exempt)
      return FALSE;
  }
  return TRUE;
}

void
pos_tax_parts_add (PosList *self, PosList *other, int sign)
{
  POS_LIST_FOREACH (PosTaxPart, part, other)
  {
    PosTaxPart *known = find (self, part->code);
    g_autoptr (PosTaxPart) added = known ? NULL : pos_record_copy (part);

    if (known) {
      known->amount += sign * part->amount;
    } else {
      added->amount = sign * part->amount;
      pos_list_append (self, added);
    }
  }
}

void
pos_tax_parts_assign (PosList *self, PosList *other)
{
  pos_list_remove_all (self);
  pos_tax_parts_add (self, other, 1);
}

void
pos_tax_parts_keep (PosList *self, PosList *other)
{
  POS_LIST_FOREACH (PosTaxPart, part, self)
  part->amount = pos_tax_parts_get (other, part->code);
}
