/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fulfillment.c — the work list's steps, what they do to order, stock and money: §3.6–§3.8,
 * §5.6, §7.3. */
#include "base/pos-error.h"
#include "model/pos-line-steps.h"
#include "pricing-fixture.h"
#include "pricing/pos-fulfillment.h"
#include "pricing/pos-stored-payments.h"

SHOP_FIXTURE

static void
take (Shop *shop, PosOrderLine *line, PosLineStep step, gint64 count)
{
  PosStepBy by = {"sanne", NOW, "damaged"};
  g_autoptr (GError) error = NULL;

  pos_line_step_take (step, line, pos_quantity_whole (count), by, &error);
  g_assert_no_error (error);
}

/* One step, kept as a revision of its own. */
static void
step (Shop *shop, PosOrderLine *line, PosLineStep what, gint64 count)
{
  g_autoptr (GError) error = NULL;
  gint64 revision = shop->order->revision;

  shop_flow (shop, POS_ORDER_FLOW_NEW);
  take (shop, line, what, count);
  pos_fulfillment_keep (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpint (shop->order->revision, ==, revision + 1);
  shop_check (shop);
}

static void
steps_move_the_order (Shop *shop, gconstpointer data)
{
  PosOrderLine *line;
  guint booked;

  shop_make_e3 (shop);
  shop_commit (shop);
  line = shop_line (shop, 0);
  booked = pos_list_size (shop->order->ledger);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_OPEN);
  step (shop, line, POS_STEP_PICKING, 0);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_OPEN);
  step (shop, line, POS_STEP_PICK, 1);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_IN_FULFILLMENT);
  step (shop, line, POS_STEP_UNPICK, 1);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_OPEN);
  /* No step before something leaves is worth an entry. */
  g_assert_cmpuint (pos_list_size (shop->order->ledger), ==, booked);
}

/* "L1 on_hand reserved", in whole units, of one item. */
static void
assert_effect (Shop *shop, PosOrder *before, const char *item, gint64 on_hand, gint64 reserved)
{
  g_autoptr (GPtrArray) effects = pos_order_commit_effects (&shop->pricing, before, shop->order);

  g_assert_cmpuint (effects->len, ==, 1);
  PosStockEffect *effect = effects->pdata[0];
  g_assert_cmpstr (effect->item, ==, item);
  g_assert_cmpint (effect->on_hand.micro, ==, on_hand * POS_SCALE);
  g_assert_cmpint (effect->reserved.micro, ==, reserved * POS_SCALE);
}

static void
stock_follows_the_steps (Shop *shop, gconstpointer data)
{
  static const struct {
    PosLineStep step;
    gint64 count, on_hand, reserved;
  } rows[] = {
      {POS_STEP_PICK, 3, -3, -3},
      {POS_STEP_UNPICK, 1, 1, 1},
      {POS_STEP_REJECT, 2, 0, -2},
  };
  PosOrderLine *line = shop_add (shop, "P", 5, 1000, POS_INTENT_SHIP);

  shop_commit (shop);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PosOrder) before = pos_record_copy (shop->order);

    step (shop, line, rows[i].step, rows[i].count);
    assert_effect (shop, before, "P", rows[i].on_hand, rows[i].reserved);
  }
  /* A parcel of what was picked moves nothing a second time. */
  g_autoptr (PosOrder) before = pos_record_copy (shop->order);
  step (shop, line, POS_STEP_PACK, 2);
  g_autoptr (GPtrArray) effects = pos_order_commit_effects (&shop->pricing, before, shop->order);
  g_assert_cmpuint (effects->len, ==, 0);
}

/* Ships as the register does: the plan's parts become payments. */
static gint64
ship (Shop *shop, PosOrderLine *line, gint64 count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) parts = NULL;
  PosSettlement settlement;

  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  take (shop, line, line->intent == POS_INTENT_SHIP ? POS_STEP_SHIP : POS_STEP_HAND_OVER, count);
  pos_settlement_compute (&shop->pricing, shop->order, &settlement, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pos_stored_payments_plan_shipment (shop->order, settlement.due, &parts), ==, 0);
  for (guint i = 0; i < parts->len; i++) {
    PosStoredPart part = g_array_index (parts, PosStoredPart, i);

    if (part.capture)
      pos_stored_payments_use (part.source, part.amount);
    shop_pay (shop, POS_PAYMENT_TENDER, part.amount);
  }
  pos_settlement_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
  return settlement.due;
}

static void
e8_captures_what_leaves (Shop *shop, gconstpointer data)
{
  gint64 applied;

  shop_make_e3 (shop);
  shop_commit (shop);
  g_assert_cmpint (shop->order->authorized, ==, 28350);
  g_assert_cmpint (ship (shop, shop_line (shop, 0), 1), ==, 14175);
  g_assert_cmpint (shop->order->authorized, ==, 14175);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_PARTIALLY_INVOICED);
  g_assert_cmpint (shop_hand_over (shop, shop_line (shop, 1), 1, &applied), ==, 7200);
  g_assert_cmpint (ship (shop, shop_line (shop, 0), 1), ==, 14175);
  g_assert_cmpint (shop->order->authorized, ==, 0);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_INVOICED);
}

/* 7.3, 89: of 500, 200 packed; 201 are shipped. */
static void
shipping_empties_the_parcel_first (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "P", 500, 100, POS_INTENT_SHIP);

  shop_commit (shop);
  step (shop, line, POS_STEP_PICK, 300);
  step (shop, line, POS_STEP_PACK, 200);
  g_assert_cmpint (line->picked.micro, ==, 100 * POS_SCALE);
  ship (shop, line, 201);
  g_assert_cmpint (line->packed.micro, ==, 0);
  g_assert_cmpint (line->picked.micro, ==, 99 * POS_SCALE);
  g_assert_cmpint (line->invoiced.micro, ==, 201 * POS_SCALE);
  g_assert_cmpint (pos_order_line_get_open (line).micro, ==, 299 * POS_SCALE);
  g_assert_cmpint (pos_order_line_get_status (line), ==, POS_LINE_STATUS_PARTIALLY_INVOICED);
}

static void
what_was_rejected_stays_behind (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "P", 5, 1000, POS_INTENT_SHIP);
  PosSettlement settlement;
  g_autoptr (GError) error = NULL;

  shop_commit (shop);
  step (shop, line, POS_STEP_REJECT, 3);
  line->hand_over = pos_quantity_whole (3);
  g_assert_false (pos_settlement_compute (&shop->pricing, shop->order, &settlement, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_QUANTITY);
  ship (shop, line, 2);
  g_assert_cmpint (pos_order_line_get_status (line), ==, POS_LINE_STATUS_REJECTED);
}

/* Two reservations pay in the order in which they were made; the rest goes to the card. */
static void
reservations_pay_in_order (Shop *shop, gconstpointer data)
{
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GArray) without = NULL;
  PosPayment *first, *second;

  shop_add (shop, "P", 1, 30000, POS_INTENT_SHIP);
  first = shop_pay (shop, POS_PAYMENT_AUTHORIZATION, 10000);
  second = shop_pay (shop, POS_PAYMENT_AUTHORIZATION, 5000);
  first->used = 2000;
  g_assert_cmpint (pos_stored_payments_plan_shipment (shop->order, 20000, &without), ==, 7000);
  second->recurring = TRUE;
  pos_text_set (&second->token, "tok");
  g_assert_cmpint (pos_stored_payments_plan_shipment (shop->order, 20000, &parts), ==, 0);
  g_assert_cmpuint (parts->len, ==, 3);
  PosStoredPart *part = (PosStoredPart *)(gpointer)parts->data;
  g_assert_true (part[0].source == first && part[0].capture && part[0].amount == 8000);
  g_assert_true (part[1].source == second && part[1].capture && part[1].amount == 5000);
  g_assert_true (part[2].source == second && !part[2].capture && part[2].amount == 7000);
}

/* U5: three of five go elsewhere; goods, charge, tax and discount stay what they were. */
static void
a_split_keeps_the_sums (Shop *shop, gconstpointer data)
{
  PosOrderLine *line, *other;
  PosCharge *charge;

  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  line = shop_add (shop, "P", 5, 3333, POS_INTENT_SHIP);
  pos_text_set (&line->item_tax_group, "standard");
  line->discount = 101;
  charge = shop_add_charge (shop, line, "FREIGHT", 1000);
  shop_commit (shop);
  ship (shop, line, 1);
  step (shop, line, POS_STEP_REJECT, 3);

  g_autoptr (PosOrder) before = pos_record_copy (shop->order);
  gint64 charged = charge->total;
  other = pos_fulfillment_split (
      shop->order, line, pos_quantity_whole (3), pos_quantity_whole (3), shop->pricing.context);
  g_assert_cmpint (other->rejected.micro, ==, 3 * POS_SCALE);
  g_assert_cmpint (line->rejected.micro, ==, 0);
  step (shop, other, POS_STEP_REASSIGN, 3);
  g_assert_cmpint (shop->order->total, ==, before->total);
  g_assert_cmpint (shop->order->tax, ==, before->tax);
  g_assert_cmpint (shop->order->open_total, ==, before->open_total);
  g_assert_cmpint (pos_list_size (shop->order->charges), ==, 2);
  g_assert_cmpint (
      charge->total + ((PosCharge *)pos_list_peek (shop->order->charges, 1))->total, ==, charged);
  g_assert_cmpint (pos_order_line_get_status (line), ==, POS_LINE_STATUS_PARTIALLY_INVOICED);
  g_assert_cmpint (pos_order_line_get_status (other), ==, POS_LINE_STATUS_ACCEPTED);
  /* Both parts leave, and the order is paid to the cent. */
  ship (shop, line, 1);
  ship (shop, other, 3);
  g_assert_cmpint (shop->order->status, ==, POS_ORDER_STATUS_INVOICED);
  g_assert_cmpint (shop->order->paid, ==, before->total);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/fulfillment/T17-steps-move-the-order", steps_move_the_order);
  shop_test ("/fulfillment/3.6-stock-follows-the-steps", stock_follows_the_steps);
  shop_test ("/fulfillment/E8-captures-what-leaves", e8_captures_what_leaves);
  shop_test ("/fulfillment/89-shipping-empties-the-parcel-first",
             shipping_empties_the_parcel_first);
  shop_test ("/fulfillment/92-what-was-rejected-stays-behind", what_was_rejected_stays_behind);
  shop_test ("/fulfillment/M19-reservations-pay-in-order", reservations_pay_in_order);
  shop_test ("/fulfillment/U5-a-split-keeps-the-sums", a_split_keeps_the_sums);
  return g_test_run ();
}
