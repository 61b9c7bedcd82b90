/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-split-edits.c — N3, M31, M34: whoever splits a line while its order is edited, and then
 * takes more of a part, or less, comes to what the line would have come to as one: what was agreed
 * stays, and only the pieces that are added are priced. */
#include "pricing-fixture.h"

#include "pricing/pos-fulfillment.h"
#include "pricing/pos-pricing-recompute.h"

#define N_ORDERS 400

SHOP_FIXTURE

static gint64
pick (gint64 least, gint64 most)
{
  return g_test_rand_int_range ((gint32)least, (gint32)most + 1);
}

static gboolean
one_in (gint64 n)
{
  return pick (1, n) == 1;
}

/* What an offer took off every piece, what people took off, or nothing. */
static void
reduce (PosOrderLine *line, gint64 kind, gint64 cents)
{
  g_autoptr (PosLineDiscount) part = g_object_new (POS_TYPE_LINE_DISCOUNT, NULL);

  if (kind == 0)
    return;
  line->price_locked = TRUE;
  part->origin = kind == 1 ? POS_DISCOUNT_SIMPLE : POS_DISCOUNT_MANUAL_LINE;
  part->amount = line->discount = cents;
  part->quantity = line->ordered;
  if (kind < 3)
    pos_list_append (line->discounts, part);
}

/* Saved, and opened again after @gone pieces went. */
static PosOrder *
open_saved (Shop *shop, PosOrderLine *line, gint64 gone)
{
  shop_commit (shop);
  if (gone > 0)
    shop_hand_over (shop, line, gone, NULL);
  PosOrder *saved = pos_record_copy (shop->order);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  shop->pricing.before = saved;
  shop_recompute (shop);
  return saved;
}

static PosOrderLine *
split (Shop *shop, PosOrderLine *line, gint64 units)
{
  PosOrderLine *other = pos_fulfillment_split (
      shop->order, line, pos_quantity_whole (units), (PosQuantity){0}, shop->pricing.context);

  shop_recompute (shop);
  return other;
}

/* As people do: one after the other. */
static void
add (Shop *shop, PosOrderLine *line, gint64 units)
{
  if (units == 0)
    return;
  pos_cancellation_add_quantity (shop->order, line, pos_quantity_whole (units));
  shop_recompute (shop);
}

static void
change (Shop *shop, PosOrderLine *line, gint64 units)
{
  if (units < 0) {
    g_assert_true (
        pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (-units), NULL));
    shop_recompute (shop);
  } else {
    add (shop, line, units);
  }
}

static void
change_whole (Shop *shop, PosOrder *whole, gint64 units)
{
  PosOrderLine *line = pos_list_peek (whole->lines, 0);
  g_autoptr (GError) error = NULL;

  if (units > 0)
    pos_cancellation_add_quantity (whole, line, pos_quantity_whole (units));
  else if (units < 0)
    pos_cancellation_cancel_quantity (whole, line, pos_quantity_whole (-units), &error);
  g_assert_no_error (error);
  pos_pricing_recompute (&shop->pricing, whole, &error);
  g_assert_no_error (error);
}

static void
add_and_think_better (Shop *shop, PosOrderLine *line)
{
  add (shop, line, 1);
  g_assert_true (
      pos_cancellation_cancel_quantity (shop->order, line, pos_quantity_whole (1), NULL));
  shop_recompute (shop);
}

static gint64
sum_taxes (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  sum += line->tax;
  return sum;
}

/* 4 × 83.85 less 55.46, of which one piece is gone: 5 × 83.85 less 69.33, also in two parts. */
static void
a_piece_more_of_a_part (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "A", 4, 8385, POS_INTENT_PICK_UP);

  pos_text_set (&line->item_tax_group, "standard");
  reduce (line, 1, 5546);
  g_autoptr (PosOrder) saved = open_saved (shop, line, 1);
  split (shop, line, 1);
  g_assert_cmpint (shop->order->total, ==, 27994);
  add (shop, line, 1);
  g_assert_cmpint (shop->order->total, ==, 34992);
  g_assert_cmpint (sum_taxes (shop->order), ==, 6073);
  shop->pricing.before = NULL;
}

/* 3 × 33.33 less 10.00, in parts of two and one, of which the first gives one up: 2 × 33.33 less
 * 6.67, and not 3.33 twice. */
static void
a_piece_less_of_a_part (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "A", 3, 3333, POS_INTENT_PICK_UP);

  reduce (line, 2, 1000);
  g_autoptr (PosOrder) saved = open_saved (shop, line, 0);
  g_assert_cmpint (shop->order->total, ==, 8999);
  PosOrderLine *other = split (shop, line, 1);
  g_assert_cmpint (shop->order->total, ==, 8999);
  change (shop, line, -1);
  g_assert_cmpint (shop->order->total, ==, 5999);
  change (shop, line, 1);
  g_assert_cmpint (shop->order->total, ==, 8999);
  change (shop, other, -1);
  g_assert_cmpint (shop->order->total, ==, 5999);
  shop->pricing.before = NULL;
}

static void
parts_come_to_what_the_line_would (Shop *shop, gconstpointer data)
{
  for (guint i = 0; i < N_ORDERS; i++) {
    gint64 n = pick (2, 9), gone = pick (0, n - 2), part = pick (1, n - gone - 1);
    gint64 cents = pick (3, 9999), kind = pick (0, 3), off = pick (1, MAX (cents * n / 3, 1));
    gint64 first = pick (gone + part - n, 2), second = pick (-part, 2);

    shop_begin (shop);
    shop->store->prices_include_tax = shop->order->tax_included = one_in (2);
    PosOrderLine *line = shop_add (shop, "A", n, cents, POS_INTENT_PICK_UP);
    pos_text_set (&line->item_tax_group, "standard");
    reduce (line, kind, off);
    g_autoptr (PosOrder) saved = open_saved (shop, line, gone);
    g_autoptr (PosOrder) whole = pos_record_copy (shop->order);
    PosOrderLine *same = pos_list_peek (whole->lines, 0);

    change_whole (shop, whole, first + second);
    PosOrderLine *other = split (shop, line, part);
    g_assert_cmpint (shop->order->total, ==, saved->total);
    change (shop, line, first);
    change (shop, other, second);
    if (first == 0 && second == 0)
      add_and_think_better (shop, other);
    if (shop->order->total != whole->total || sum_taxes (shop->order) != same->tax)
      g_error ("%" G_GINT64_FORMAT " × %" G_GINT64_FORMAT " less %" G_GINT64_FORMAT
               " (%d, %s), %" G_GINT64_FORMAT " gone, %" G_GINT64_FORMAT
               " split off, then %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT ": %" G_GINT64_FORMAT
               " with tax %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT " with %" G_GINT64_FORMAT,
               n,
               cents,
               off,
               (int)kind,
               shop->order->tax_included ? "inside" : "on top",
               gone,
               part,
               first,
               second,
               shop->order->total,
               sum_taxes (shop->order),
               whole->total,
               same->tax);
    shop->pricing.before = NULL;
  }
}

static gint64
sum_charge_taxes (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  sum += charge->tax;
  return sum;
}

/* A charge of the line goes along in parts, and bears the tax that it bore, however it is split;
 * what was invoiced of it with a piece that is gone stays. */
static void
a_charge_bears_its_tax_in_parts (Shop *shop, gconstpointer data)
{
  for (guint i = 0; i < N_ORDERS; i++) {
    gint64 n = pick (2, 9), gone = one_in (3) ? pick (0, n - 2) : 0;
    gint64 part = pick (1, n - gone - 1);
    g_autoptr (GError) error = NULL;

    shop_begin (shop);
    shop->store->prices_include_tax = shop->order->tax_included = one_in (2);
    PosOrderLine *line = shop_add (shop, "A", n, pick (500, 9999), POS_INTENT_PICK_UP);
    pos_text_set (&line->item_tax_group, "standard");
    PosCharge *charge = shop_add_charge (shop, line, "INSTALL", pick (1, 999));
    pos_text_set (&charge->item_tax_group, "standard");
    g_autoptr (PosOrder) saved = open_saved (shop, line, gone);
    split (shop, line, part);
    g_assert_cmpint (shop->order->total, ==, saved->total);
    g_assert_cmpint (sum_charge_taxes (shop->order), ==, sum_charge_taxes (saved));
    g_assert_cmpint (sum_taxes (shop->order), ==, sum_taxes (saved));
    shop->pricing.before = NULL;
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/split-edits/N3-a-piece-more", a_piece_more_of_a_part);
  shop_test ("/split-edits/U13-a-piece-less", a_piece_less_of_a_part);
  shop_test ("/split-edits/N3-as-one", parts_come_to_what_the_line_would);
  shop_test ("/split-edits/N3-charges", a_charge_bears_its_tax_in_parts);
  return g_test_run ();
}
