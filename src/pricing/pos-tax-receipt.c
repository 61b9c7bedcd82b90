/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tax-receipt.c — see the header. */
#include "pricing/pos-tax-receipt.h"
#include "pricing/pos-totals.h"

/* What one line or charge adds to a sum. */
typedef struct {
  gint64 *amount;
  gint64 part; /* whole minor units */
  gint64 rest; /* millionths of one */
  gint64 position;
} Share;

/* Of one base, from which all of its taxes are taken. */
typedef struct {
  gint64 divisor;
  gint64 stated;
} Base;

typedef struct {
  gint64 rate;
  GArray *bases;
  GArray *shares;
} Sum;

/* What is taxed: a line or a charge. */
typedef struct {
  gint64 stated;
  PosRate rate;
  gint64 *tax;
  PosList *taxes;
  gint64 position;
  gboolean apart; /* it stands on the other one of two receipts */
} Thing;

typedef struct {
  PosOrder *order;
  PosStore *home;
  GHashTable *sums; /* name → Sum */
  gboolean splits;  /* what comes back has a receipt of its own */
} Work;

static void
sum_free (Sum *sum)
{
  g_array_unref (sum->bases);
  g_array_unref (sum->shares);
  g_free (sum);
}

static Sum *
find_sum (Work *work, const char *code, gint64 rate, gboolean apart)
{
  g_autofree char *name = g_strdup_printf ("%d %" G_GINT64_FORMAT " %s", apart, rate, code);
  Sum *sum = g_hash_table_lookup (work->sums, name);

  if (!sum) {
    sum = g_new0 (Sum, 1);
    sum->rate = rate;
    sum->bases = g_array_new (FALSE, FALSE, sizeof (Base));
    sum->shares = g_array_new (FALSE, FALSE, sizeof (Share));
    g_hash_table_insert (work->sums, g_steal_pointer (&name), sum);
  }
  return sum;
}

static void
add_base (Sum *sum, Base added)
{
  for (guint i = 0; i < sum->bases->len; i++) {
    Base *base = &g_array_index (sum->bases, Base, i);

    if (base->divisor == added.divisor) {
      base->stated += added.stated;
      return;
    }
  }
  g_array_append_val (sum->bases, added);
}

/* In millionths of a minor unit. */
static gint64
compute (gint64 rate, Base base)
{
  return pos_minor_scale (base.stated, rate * POS_SCALE, base.divisor, POS_ROUND_HALF_UP);
}

static void
add_share (Work *work, const Thing *thing, const char *code, PosRate rate, gint64 *amount)
{
  Sum *sum = find_sum (work, code, rate.micro, thing->apart);
  const Base base = {POS_SCALE + (work->order->tax_included ? thing->rate.micro : 0),
                     thing->stated};
  gint64 exact = compute (rate.micro, base);
  Share share = {amount, exact / POS_SCALE, exact % POS_SCALE, thing->position};

  if (share.rest < 0) {
    share.part--;
    share.rest += POS_SCALE;
  }
  add_base (sum, base);
  g_array_append_val (sum->shares, share);
}

/* All codes of a thing in one word: what has the same is rounded together. */
static char *
name_combination (PosList *taxes)
{
  GString *name = g_string_new (NULL);

  POS_LIST_FOREACH (PosTaxPart, part, taxes)
  g_string_append_printf (
      name, "%s %" G_GINT64_FORMAT "\n", pos_text_or (part->code, ""), part->rate.micro);
  return g_string_free (name, FALSE);
}

static void
add_thing (Work *work, const Thing *thing)
{
  if (work->home->tax_rounded_by == POS_TAX_ROUNDED_BY_COMBINATION ||
      pos_list_size (thing->taxes) == 0) {
    g_autofree char *name = name_combination (thing->taxes);
    add_share (work, thing, name, thing->rate, thing->tax);
    return;
  }
  POS_LIST_FOREACH (PosTaxPart, part, thing->taxes)
  {
    if (!part->exempt)
      add_share (work, thing, pos_text_or (part->code, ""), part->rate, &part->amount);
  }
}

static int
compare_rests (gconstpointer a, gconstpointer b)
{
  const Share *first = a, *second = b;

  if (first->rest != second->rest)
    return first->rest > second->rest ? -1 : 1;
  return (first->position > second->position) - (first->position < second->position);
}

static void
deal (Sum *sum, PosRounding rounding)
{
  gint64 exact = 0, left;

  for (guint i = 0; i < sum->bases->len; i++)
    exact += compute (sum->rate, g_array_index (sum->bases, Base, i));
  left = pos_minor_scale (exact, 1, POS_SCALE, rounding);
  for (guint i = 0; i < sum->shares->len; i++)
    left -= g_array_index (sum->shares, Share, i).part;
  g_array_sort (sum->shares, compare_rests);
  for (guint i = 0; i < sum->shares->len; i++) {
    Share *share = &g_array_index (sum->shares, Share, i);
    gint64 more = CLAMP (left, 0, 1);

    *share->amount = share->part + more;
    left -= more;
  }
}

/* --- What is taxed --- */

static gboolean
was_taxed_alike (PosRate rate, PosRate before_rate, PosList *taxes, PosList *before_taxes)
{
  return rate.micro == before_rate.micro && pos_tax_parts_are_alike (taxes, before_taxes);
}

static PosOrder *
get_before (const PosPricing *pricing, PosOrder *order)
{
  return order->flow == POS_ORDER_FLOW_EDIT ? pricing->before : NULL;
}

static void
take_line (Work *work, const PosPricing *pricing, PosOrderLine *line)
{
  PosOrder *before = get_before (pricing, work->order);
  PosOrderLine *was = before ? pos_order_find_line (before, &line->id) : NULL;

  if (was && was->net == line->net &&
      was_taxed_alike (line->tax_rate, was->tax_rate, line->taxes, was->taxes)) {
    line->tax = was->tax;
    pos_tax_parts_assign (line->taxes, was->taxes);
  } else if (line->invoiced.micro == 0) {
    add_thing (work,
               &(Thing){line->net,
                        line->tax_rate,
                        &line->tax,
                        line->taxes,
                        line->position,
                        work->splits && pos_order_line_is_return (line)});
  }
}

static void
take_charge (Work *work, const PosPricing *pricing, PosCharge *charge)
{
  PosOrder *before = get_before (pricing, work->order);
  PosCharge *was = before ? pos_order_find_charge (before, &charge->id) : NULL;

  if (was && was->amount == charge->amount &&
      was_taxed_alike (charge->tax_rate, was->tax_rate, charge->taxes, was->taxes)) {
    charge->tax = was->tax;
    pos_tax_parts_assign (charge->taxes, was->taxes);
  } else if (charge->invoiced == 0) {
    add_thing (work,
               &(Thing){charge->amount,
                        charge->tax_rate,
                        &charge->tax,
                        charge->taxes,
                        G_MAXINT64,
                        work->splits && pos_totals_is_returned (work->order, charge)});
  }
}

/* Not what comes back, nor what a hand-over is of. */
static gboolean
is_line_taxed (PosOrder *order, PosOrderLine *line)
{
  return pos_order_line_is_active (line) && !pos_order_line_has_original (line) &&
         (order->flow != POS_ORDER_FLOW_HAND_OVER || pos_order_is_sold_along (order, line));
}

static gboolean
is_charge_taxed (PosOrder *order, PosCharge *charge)
{
  PosOrderLine *line = pos_order_find_line (order, &charge->line);

  return charge->tax_group && pos_id_is_none (&charge->original) &&
         (order->flow != POS_ORDER_FLOW_HAND_OVER ||
          (line && pos_order_is_sold_along (order, line)));
}

static gint64
finish (Work *work, PosList *taxes, gint64 tax)
{
  if (pos_list_size (taxes) == 0)
    return tax;
  if (work->home->tax_rounded_by == POS_TAX_ROUNDED_BY_COMBINATION &&
      pos_tax_parts_sum (taxes) != tax)
    pos_tax_parts_deal_by_rates (taxes, tax);
  return pos_tax_parts_sum (taxes);
}

static void
write_all (Work *work)
{
  gboolean inside = work->order->tax_included;

  POS_LIST_FOREACH (PosOrderLine, line, work->order->lines)
  if (is_line_taxed (work->order, line)) {
    line->tax = finish (work, line->taxes, line->tax);
    line->total = line->net + (inside ? 0 : line->tax);
  }
  POS_LIST_FOREACH (PosCharge, charge, work->order->charges)
  if (is_charge_taxed (work->order, charge)) {
    charge->tax = finish (work, charge->taxes, charge->tax);
    charge->total = charge->amount + (inside ? 0 : charge->tax);
  }
}

/* As the register does it when the order is concluded. */
static gboolean
splits_exchanges (const PosPricing *pricing, PosOrder *order)
{
  PosProfile *profile = pos_config_get_profile (pricing->config, pricing->store);

  return order->flow == POS_ORDER_FLOW_NEW && profile->no_exchange && profile->split_exchange;
}

void
pos_tax_receipt_round (const PosPricing *pricing, PosOrder *order)
{
  PosStore *home = pos_pricing_get_home_store (pricing, order);
  g_autoptr (GHashTable) sums =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)sum_free);
  Work work = {order, home, sums, splits_exchanges (pricing, order)};
  GHashTableIter iter;
  gpointer sum;

  if (home->tax_rounded_per != POS_TAX_ROUNDED_PER_RECEIPT)
    return;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (is_line_taxed (order, line))
    take_line (&work, pricing, line);
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (is_charge_taxed (order, charge))
    take_charge (&work, pricing, charge);
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, NULL, &sum))
    deal (sum, (PosRounding)home->tax_rounding);
  write_all (&work);
}
