/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-properties.c — hundreds of random orders through their whole life: parts add up, the ledger
 * equals the totals, nothing is due below zero, the deposit stays inside what is open, no edit
 * touches what was invoiced, and what comes back adds up to what was invoiced. */
#include "pricing-fixture.h"
#include "pricing/pos-fulfillment.h"
#include "pricing/pos-pricing-recompute.h"

#define N_ORDERS 600

SHOP_FIXTURE

static gint64
pick (gint64 from, gint64 to)
{
  return g_test_rand_int_range ((gint32)from, (gint32)to + 1);
}

static gboolean
one_in (gint64 n)
{
  return pick (1, n) == 1;
}

static PosChargeRule *
add_rule (Shop *shop, const char *id, int level, const char *code, gboolean prorated)
{
  PosChargeRule *rule = g_object_new (POS_TYPE_CHARGE_RULE, NULL);
  PosChargeTier *tier = g_object_new (POS_TYPE_CHARGE_TIER, NULL);

  pos_text_set (&rule->id, id);
  pos_text_set (&rule->code, code);
  rule->level = level;
  rule->prorate = prorated;
  rule->mode_relation = POS_RELATION_ONE;
  pos_text_set (&rule->mode, "99");
  tier->to = pick (5000, 500000);
  tier->category = one_in (2) ? POS_CHARGE_PERCENT : POS_CHARGE_FIXED;
  tier->amount = pick (0, 2500);
  tier->rate.micro = pick (0, 99999);
  pos_list_append (rule->tiers, tier);
  g_object_unref (tier);
  pos_config_put (shop->pricing.config, rule);
  g_object_unref (rule);
  return rule;
}

/* Up to three taxes beside the one without a code. */
static void
set_up_random_codes (Shop *shop)
{
  static const char *const codes[] = {"CITY", "COUNTY", "STATE"};

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    PosTaxRate *rate = shop_add_code (shop, "home", "standard", codes[i], pick (0, 150000));

    rate->exempt = one_in (5);
    rate->until = one_in (2) ? pos_date_new (2020, 1, 1) : POS_DATE_NONE;
  }
}

static PosChargeCode *
find_charge_code (Shop *shop, const char *id)
{
  return pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, id);
}

static void
set_up_random_chain (Shop *shop)
{
  shop->store->prices_include_tax = one_in (2);
  shop->parameters->deposit_rate.micro = one_in (8) ? 0 : pick (0, POS_SCALE);
  shop->parameters->deposit_policy = (int)pick (0, 2);
  shop->parameters->excess_deposit = (int)pick (0, 1);
  shop->parameters->header_charge_first = one_in (3);
  shop->parameters->cancellation_rate.micro = pick (0, POS_SCALE / 2);
  shop->store->tax_rounding = (int)pick (POS_ROUND_HALF_UP, POS_ROUND_UP);
  shop->store->tax_rounded_by = (int)pick (0, 1);
  shop->store->tax_rounded_per = (int)pick (0, 1);
  pos_text_set (&find_charge_code (shop, "FREIGHT")->item_tax_group,
                one_in (2) ? "standard" : "none");
  find_charge_code (shop, "FREIGHT")->refundable = one_in (2);
  find_charge_code (shop, "INSTALL")->refundable = one_in (2);
  shop_feature (shop, "F12", one_in (2));
  set_up_random_codes (shop);
  add_rule (shop, "rule-header", POS_CHARGE_LEVEL_HEADER, "FREIGHT", one_in (2));
  add_rule (shop, "rule-line", POS_CHARGE_LEVEL_LINE, "INSTALL", FALSE);
}

static PosIntent
pick_intent (void)
{
  static const PosIntent intents[] = {POS_INTENT_NONE,
                                      POS_INTENT_CARRY_OUT,
                                      POS_INTENT_PICK_UP,
                                      POS_INTENT_PICK_UP,
                                      POS_INTENT_SHIP,
                                      POS_INTENT_SHIP};

  return intents[pick (0, G_N_ELEMENTS (intents) - 1)];
}

static PosOrderLine *
add_random_line (Shop *shop)
{
  PosOrderLine *line = shop_add (shop, "ITEM", 1, pick (0, 20000), pick_intent ());

  line->unit_price.micro += one_in (4) ? pick (0, 9999) : 0;
  line->ordered.micro = one_in (3) ? pick (1, 5000) * 1000 : pick (1, 9) * POS_SCALE;
  line->discount = one_in (3) ? pick (0, 3000) : 0;
  if (one_in (2))
    pos_text_set (&line->item_tax_group, "standard");
  if (line->intent == POS_INTENT_SHIP && one_in (3))
    pos_text_set (&line->mode, "11");
  if (one_in (4))
    shop_add_charge (shop, line, "INSTALL", pick (0, 1500));
  return line;
}

static gboolean
same_totals (PosOrder *a, PosOrder *b)
{
  return a->goods == b->goods && a->discount == b->discount && a->charge_total == b->charge_total &&
         a->tax == b->tax && a->total == b->total && a->carry_out == b->carry_out &&
         a->deferred == b->deferred && a->open_total == b->open_total &&
         a->deposit_required == b->deposit_required && a->due_now == b->due_now &&
         a->balance == b->balance;
}

static void
check_recompute_is_stable (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) copy = pos_record_copy (shop->order);

  g_assert_true (pos_pricing_recompute (&shop->pricing, copy, &error));
  g_assert_no_error (error);
  g_assert_true (pos_record_equal (copy, shop->order, FALSE));
}

static void
check_order_of_lines_is_free (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) copy = pos_record_copy (shop->order);

  for (guint i = pos_list_size (copy->lines); i > 1; i--) {
    g_autoptr (PosOrderLine) line =
        g_object_ref (pos_list_peek (copy->lines, (guint)pick (0, (gint64)i - 1)));
    guint position;

    g_assert_true (pos_list_find (copy->lines, line, &position));
    pos_list_remove (copy->lines, position);
    pos_list_append (copy->lines, line);
  }
  g_assert_true (pos_pricing_recompute (&shop->pricing, copy, &error));
  g_assert_no_error (error);
  g_assert_true (same_totals (copy, shop->order));
}

static void
check_cart (Shop *shop)
{
  PosOrder *order = shop->order;
  gint64 on_top = order->tax_included ? 0 : order->tax;

  check_recompute_is_stable (shop);
  check_order_of_lines_is_free (shop);
  g_assert_cmpint (order->total, ==, order->goods - order->discount + order->charge_total + on_top);
  g_assert_cmpint (order->deposit_required, >=, 0);
  g_assert_cmpint (order->deposit_required, <=, order->open_total);
}

/* Pays in up to three parts, then saves. */
static void
pay_and_commit (Shop *shop)
{
  while (shop->order->due_now > 0) {
    gint64 due = shop->order->due_now;

    shop_pay (shop, POS_PAYMENT_DEPOSIT, one_in (2) ? due : MAX (due / 2, 1));
    shop_recompute (shop);
  }
  shop_commit (shop);
}

static void
create_order (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  gint64 n_lines = pick (1, 6);

  shop_begin (shop);
  for (gint64 i = 0; i < n_lines; i++)
    add_random_line (shop);
  if (one_in (3))
    shop_add_charge (shop, NULL, "FREIGHT", pick (0, 3000));
  shop_recompute (shop);
  if (shop->order->type == POS_ORDER_TYPE_SALES_ORDER && one_in (3)) {
    g_assert_true (pos_deposit_set_amount (shop->order, pick (0, shop->order->open_total), &error));
    shop_recompute (shop);
  }
  check_cart (shop);
  g_assert_cmpint (shop->order->due_now, >=, 0);
  pay_and_commit (shop);
}

/* --- What was invoiced --- */

static gboolean
are_parts_equal (PosList *parts, PosList *others)
{
  POS_LIST_FOREACH (PosTaxPart, part, parts)
  if (pos_tax_parts_get (others, part->code) != part->amount)
    return FALSE;
  return pos_tax_parts_sum (parts) == pos_tax_parts_sum (others);
}

/* @later: of the same order.  M34. */
static void
check_invoiced_stays (PosOrder *order, PosOrder *later)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosOrderLine *same = pos_order_find_line (later, &line->id);

    if (line->invoiced.micro == 0)
      continue;
    g_assert_cmpint (same->invoiced.micro, ==, line->invoiced.micro);
    g_assert_cmpint (same->invoiced_net, ==, line->invoiced_net);
    g_assert_cmpint (same->invoiced_tax, ==, line->invoiced_tax);
    g_assert_true (are_parts_equal (line->invoiced_taxes, same->invoiced_taxes));
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    PosCharge *same = pos_order_find_charge (later, &charge->id);
    g_autoptr (PosList) taxes = pos_list_new (POS_TYPE_TAX_PART);
    g_autoptr (PosList) later_taxes = pos_list_new (POS_TYPE_TAX_PART);

    if (charge->invoiced == 0)
      continue;
    g_assert_cmpint (same->invoiced, ==, charge->invoiced);
    g_assert_cmpint (pos_charge_get_invoiced_tax (same, later_taxes),
                     ==,
                     pos_charge_get_invoiced_tax (charge, taxes));
    g_assert_true (are_parts_equal (taxes, later_taxes));
  }
}

/* All of a charge is what its invoices had of it. */
static void
check_charges_add_up (PosOrder *order)
{
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    g_autoptr (PosList) taxes = pos_list_new (POS_TYPE_TAX_PART);

    g_assert_cmpint (charge->invoiced, ==, charge->total);
    g_assert_cmpint (charge->invoiced_net + charge->invoiced_tax, ==, charge->invoiced);
    g_assert_cmpint (charge->invoiced_tax, ==, charge->tax);
    pos_charge_get_invoiced_tax (charge, taxes);
    g_assert_true (are_parts_equal (charge->taxes, taxes));
  }
}

static PosOrderLine *
find_open_line (Shop *shop)
{
  guint n = pos_list_size (shop->order->lines);
  guint start = (guint)pick (0, (gint64)n - 1);

  for (guint i = 0; i < n; i++) {
    PosOrderLine *line = pos_list_peek (shop->order->lines, (start + i) % n);

    if (pos_order_line_is_active (line) && pos_order_line_is_deferred (line) &&
        pos_order_line_get_open (line).micro > 0)
      return line;
  }
  return NULL;
}

static void
hand_over_some (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = find_open_line (shop);
  gint64 due;

  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  line->hand_over = pos_order_line_get_open (line);
  if (one_in (2) && line->hand_over.micro > 1000)
    line->hand_over.micro = pick (1, line->hand_over.micro / 1000) * 1000;
  shop_recompute (shop);
  check_recompute_is_stable (shop);
  due = shop->order->due_now;
  g_assert_cmpint (due, >=, 0);
  if (due > 0)
    shop_pay (shop, POS_PAYMENT_TENDER, due);
  shop_recompute (shop);
  g_assert_true (pos_deposit_check_conclude (&shop->pricing, shop->order, &error));
  pos_settlement_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
}

/* A part goes elsewhere. */
static void
split_some (Shop *shop)
{
  g_autoptr (PosOrder) before = pos_record_copy (shop->order);
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = find_open_line (shop);
  gint64 open = pos_order_line_get_open (line).micro;

  if (open < 2000)
    return;
  pos_fulfillment_split (shop->order,
                         line,
                         (PosQuantity){pick (1, open / 1000 - 1) * 1000},
                         (PosQuantity){0},
                         shop->pricing.context);
  pos_fulfillment_keep (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
  g_assert_cmpint (shop->order->total, ==, before->total);
  check_invoiced_stays (before, shop->order);
}

/* Who opens an order and changes nothing finds all amounts as they were. */
static void
check_edit_leaves_amounts_alone (Shop *shop)
{
  g_autoptr (PosOrder) copy = pos_record_copy (shop->order);
  g_autoptr (GError) error = NULL;
  PosPricing pricing = shop->pricing;
  gint64 ended = 0;

  pricing.before = shop->order;
  copy->flow = POS_ORDER_FLOW_EDIT;
  g_assert_true (pos_pricing_recompute (&pricing, copy, &error));
  g_assert_no_error (error);
  POS_LIST_FOREACH (PosOrderLine, line, shop->order->lines)
  {
    PosOrderLine *same = pos_list_peek (copy->lines, line_index);

    g_assert_cmpint (same->net, ==, line->net);
    g_assert_cmpint (same->tax, ==, line->tax);
    g_assert_true (pos_list_size (same->taxes) == pos_list_size (line->taxes));
    g_assert_true (are_parts_equal (line->taxes, same->taxes));
  }
  POS_LIST_FOREACH (PosCharge, charge, shop->order->charges)
  {
    PosCharge *same = pos_order_find_charge (copy, &charge->id);

    /* Decision 77: its rest ends. */
    if (pos_charge_is_automatic (charge) && charge->invoiced != 0 &&
        same->total == charge->invoiced) {
      ended += charge->total - same->total;
      continue;
    }
    g_assert_cmpint (same->amount, ==, charge->amount);
    g_assert_cmpint (same->total, ==, charge->total);
    g_assert_true (are_parts_equal (charge->taxes, same->taxes));
  }
  g_assert_cmpint (copy->total + ended, ==, shop->order->total);
}

/* Whose amount somebody changes, or nothing where it may not be. */
static void
change_a_charge (Shop *shop)
{
  guint n = pos_list_size (shop->order->charges);
  PosCharge *charge = n > 0 ? pos_list_peek (shop->order->charges, (guint)pick (0, n - 1)) : NULL;

  if (charge)
    pos_charges_set_amount (shop->order, charge, pick (0, 2 * charge->amount + 10), NULL, NULL);
}

static void
edit_some (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) before = pos_record_copy (shop->order);
  PosOrderLine *line = find_open_line (shop);
  PosQuantity open = pos_order_line_get_open (line);

  check_edit_leaves_amounts_alone (shop);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  shop->pricing.before = one_in (8) ? NULL : before;
  if (one_in (2))
    change_a_charge (shop);
  if (one_in (4))
    shop_recompute (shop);
  if (one_in (2))
    add_random_line (shop);
  if (one_in (2)) {
    open.micro = one_in (2) ? open.micro : MAX (open.micro / 2, 1);
    pos_cancellation_cancel_quantity (shop->order, line, open, &error);
    g_assert_no_error (error);
  } else {
    line->ordered.micro += POS_SCALE;
  }
  shop_recompute (shop);
  check_cart (shop);
  pay_and_commit (shop);
  shop->pricing.before = NULL;
  check_invoiced_stays (before, shop->order);
}

/* --- What comes back --- */

static PosOrderLine *
find_returnable_line (PosOrder *order)
{
  guint n = pos_list_size (order->lines);
  guint start = (guint)pick (0, (gint64)n - 1);

  for (guint i = 0; i < n; i++) {
    PosOrderLine *line = pos_list_peek (order->lines, (start + i) % n);
    if (pos_returns_get_left (line).micro > 0)
      return line;
  }
  return NULL;
}

/* The tax in what the cart gives back of charges, positive. */
static gint64
sum_charge_taxes (PosOrder *cart)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosCharge, charge, cart->charges)
  sum -= charge->tax;
  return sum;
}

/* @given: grows by the tax in the charges that went back.  Returns: whether there was anything. */
static gboolean
return_some (Shop *shop, gint64 *given)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) original = NULL;
  PosOrderLine *line = find_returnable_line (shop->order);
  PosQuantity count;

  if (!line)
    return FALSE;
  count = pos_returns_get_left (line);
  if (one_in (2))
    count.micro = MAX (count.micro / pick (2, 3) / 1000 * 1000, MIN (count.micro, 1000));
  original = shop_begin_return (shop);
  pos_returns_put (&shop->pricing, shop->order, original, line, count, NULL, &error);
  g_assert_no_error (error);
  *given += sum_charge_taxes (shop->order);
  shop_finish_return (shop, original);
  g_set_object (&shop->order, original);
  return TRUE;
}

/* Charges that go back with goods are gone with the last of them. */
static void
check_all_came_back (PosOrder *order, gint64 given)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_assert_cmpint (line->returned_net, ==, line->invoiced_net);
    g_assert_cmpint (line->returned_tax, ==, line->invoiced_tax);
    g_assert_true (are_parts_equal (line->invoiced_taxes, line->returned_taxes));
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (charge->refundable && charge->origin != POS_CHARGE_CANCELLATION) {
    g_assert_cmpint (charge->returned, ==, charge->invoiced);
    g_assert_cmpint (charge->returned_tax, ==, charge->invoiced_tax);
    g_assert_true (are_parts_equal (charge->invoiced_taxes, charge->returned_taxes));
    given -= charge->invoiced_tax;
  }
  g_assert_cmpint (given, ==, 0);
}

static void
cancel_rest (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  shop_flow (shop, POS_ORDER_FLOW_CANCEL);
  shop_recompute (shop);
  check_recompute_is_stable (shop);
  if (shop->order->due_now != 0)
    shop_pay (shop,
              shop->order->due_now > 0 ? POS_PAYMENT_TENDER : POS_PAYMENT_REFUND,
              shop->order->due_now);
  shop_recompute (shop);
  g_assert_true (pos_deposit_check_conclude (&shop->pricing, shop->order, &error));
  pos_cancellation_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
}

static void
live (Shop *shop)
{
  gint64 given = 0;

  create_order (shop);
  while (find_open_line (shop)) {
    gint64 fate = pick (1, 12);

    if (fate == 1)
      cancel_rest (shop);
    else if (fate <= 4)
      edit_some (shop);
    else if (fate == 5)
      return_some (shop, &given);
    else if (fate == 6)
      split_some (shop);
    else
      hand_over_some (shop);
  }
  g_assert_cmpint (shop->order->open_total, ==, 0);
  g_assert_cmpint (shop->order->deposit_held, ==, 0);
  g_assert_cmpint (shop->order->paid, ==, shop->order->total);
  g_assert_cmpint (shop->order->invoiced_total, ==, shop->order->total);
  check_charges_add_up (shop->order);
  if (one_in (2)) {
    while (return_some (shop, &given))
      ;
    check_all_came_back (shop->order, given);
  }
}

static void
every_life_adds_up (Shop *shop, gconstpointer data)
{
  shop_add_tax (shop, "home", "none", 0);
  shop_feature (shop, "F13", TRUE);
  for (guint i = 0; i < N_ORDERS; i++) {
    if (i % 10 == 0)
      set_up_random_chain (shop);
    live (shop);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/properties/lives", every_life_adds_up);
  return g_test_run ();
}
