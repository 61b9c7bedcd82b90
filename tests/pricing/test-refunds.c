/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-refunds.c — a return goes back the way it was paid, payment by payment: R8, T-42. */
#include "model/pos-gift-card.h"
#include "pricing-fixture.h"
#include "pricing/pos-return-refunds.h"

SHOP_FIXTURE

static void
add_rule (PosReturnPolicy *policy, const char *tender, const char *first, const char *second)
{
  g_autoptr (PosReturnRule) rule = g_object_new (POS_TYPE_RETURN_RULE, NULL);
  const char *refunds[] = {first, second, NULL};

  pos_text_set (&rule->tender, tender);
  rule->refunds = g_strdupv ((char **)refunds);
  pos_list_append (policy->rules, rule);
}

/* Cash goes back in cash, cards on cards or as credit. */
static void
set_up_policy (Shop *shop)
{
  g_autoptr (PosReturnPolicy) policy = g_object_new (POS_TYPE_RETURN_POLICY, NULL);
  g_autoptr (PosTender) cash = g_object_new (POS_TYPE_TENDER, NULL);

  pos_text_set (&policy->id, "strict");
  add_rule (policy, "cash", "cash", "credit");
  add_rule (policy, "card", "card", "credit");
  pos_config_put (shop->pricing.config, policy);
  pos_text_set (&shop->store->return_policy, "strict");
  pos_text_set (&cash->id, "cash");
  cash->not_without_receipt = TRUE;
  pos_config_put (shop->pricing.config, cash);
}

/* 100.00 of goods, 60.00 of it paid in cash, the rest by card. */
static PosOrder *
sell_for_cash_and_card (Shop *shop)
{
  shop_add (shop, "A", 4, 2500, POS_INTENT_NONE);
  shop_recompute (shop);
  shop_pay (shop, POS_PAYMENT_TENDER, 6000);
  pos_text_set (&shop_pay (shop, POS_PAYMENT_TENDER, 4000)->tender, "card");
  shop_commit (shop);
  return shop_begin_return (shop);
}

static gint64
get_most (Shop *shop, PosOrder *original, const char *tender)
{
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();

  g_ptr_array_add (originals, original);
  return pos_return_refunds_get_most (&shop->pricing, shop->order, originals, tender);
}

static void
refund (Shop *shop, PosOrder *original, const char *tender, gint64 amount)
{
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();
  g_autoptr (GArray) parts = NULL;

  g_ptr_array_add (originals, original);
  parts = pos_return_refunds_plan (&shop->pricing, shop->order, originals, tender, amount, FALSE);
  for (guint i = 0; i < parts->len; i++) {
    PosRefundPart *part = &g_array_index (parts, PosRefundPart, i);
    PosPayment *payment = shop_pay (shop, POS_PAYMENT_REFUND, -part->amount);

    pos_text_set (&payment->tender, tender);
    payment->original = part->payment ? part->payment->id : POS_ID_NONE;
    amount -= part->amount;
  }
  g_assert_cmpint (amount, ==, 0);
  shop_recompute (shop);
}

static void
money_goes_back_the_way_it_came (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  set_up_policy (shop);
  original = sell_for_cash_and_card (shop);
  shop_put_return (shop, original, 0, 3);
  g_assert_cmpint (get_most (shop, original, "cash"), ==, 6000);
  g_assert_cmpint (get_most (shop, original, "card"), ==, 4000);
  g_assert_cmpint (get_most (shop, original, "credit"), ==, 7500);
  g_assert_cmpint (get_most (shop, original, "account"), ==, 0);
  refund (shop, original, "cash", 4000);
  g_assert_cmpint (get_most (shop, original, "cash"), ==, 2000);
  g_assert_cmpint (get_most (shop, original, "card"), ==, 3500);
  refund (shop, original, "card", 3500);
  g_assert_cmpint (get_most (shop, original, "credit"), ==, 0);
  shop_finish_return (shop, original);

  shop_begin (shop);
  shop_put_return (shop, original, 0, 1);
  g_assert_cmpint (get_most (shop, original, "cash"), ==, 2000);
  g_assert_cmpint (get_most (shop, original, "card"), ==, 500);
  refund (shop, original, "credit", 2500);
  shop_finish_return (shop, original);
  POS_LIST_FOREACH (PosPayment, payment, original->payments)
  g_assert_cmpint (payment->refunded, ==, payment->amount);
}

static void
a_policy_counts_only_with_its_feature (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  set_up_policy (shop);
  shop_feature (shop, "F14", FALSE);
  original = sell_for_cash_and_card (shop);
  shop_put_return (shop, original, 0, 4);
  g_assert_cmpint (get_most (shop, original, "cash"), ==, 10000);
}

/* register.md 43: the receipt beside it opens no way for goods without one. */
static void
goods_without_a_receipt_have_their_own_ways (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = NULL;

  set_up_policy (shop);
  original = sell_for_cash_and_card (shop);
  shop_put_return (shop, original, 0, 1);
  shop_add (shop, "B", 1, 3000, POS_INTENT_CARRY_OUT)->ordered.micro = -POS_SCALE;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -5500);
  g_assert_cmpint (get_most (shop, original, "cash"), ==, 2500);
  g_assert_cmpint (get_most (shop, original, "account"), ==, 3000);
  g_assert_cmpint (get_most (shop, original, "credit"), ==, 5500);
  refund (shop, original, "account", 3000);
  g_assert_cmpint (get_most (shop, original, "credit"), ==, 2500);
  g_assert_cmpint (get_most (shop, original, "cash"), ==, 2500);
}

static gint64
plan_freely (Shop *shop, PosOrder *original, const char *tender, gint64 amount)
{
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();
  g_autoptr (GArray) parts = NULL;
  gint64 sum = 0;

  g_ptr_array_add (originals, original);
  parts = pos_return_refunds_plan (&shop->pricing, shop->order, originals, tender, amount, TRUE);
  for (guint i = 0; i < parts->len; i++)
    sum += g_array_index (parts, PosRefundPart, i).amount;
  return sum;
}

/* 60.00 in cash, 40.00 of what is called "gift", with @connector. */
static PosOrder *
sell_for_cash_and_gift (Shop *shop, const char *connector)
{
  g_autoptr (PosTender) gift = g_object_new (POS_TYPE_TENDER, NULL);
  PosPayment *payment;

  pos_text_set (&gift->id, "gift");
  gift->kind = POS_TENDER_GIFT_CARD;
  pos_config_put (shop->pricing.config, gift);
  shop_add (shop, "A", 4, 2500, POS_INTENT_NONE);
  shop_recompute (shop);
  shop_pay (shop, POS_PAYMENT_TENDER, 6000);
  payment = shop_pay (shop, POS_PAYMENT_TENDER, 4000);
  pos_text_set (&payment->tender, "gift");
  pos_text_set (&payment->connector, connector);
  shop_commit (shop);
  return shop_begin_return (shop);
}

/* register.md M-20: a card has no place for money that did not come from it, whoever says so. */
static void
a_gift_card_gets_back_what_it_paid (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = sell_for_cash_and_gift (shop, POS_GIFT_CARD_CONNECTOR);

  shop_put_return (shop, original, 0, 4);
  shop_add (shop, "B", 1, 3000, POS_INTENT_CARRY_OUT)->ordered.micro = -POS_SCALE;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, -13000);
  g_assert_cmpint (get_most (shop, original, "gift"), ==, 4000);
  g_assert_cmpint (get_most (shop, original, "cash"), ==, 9000);
  g_assert_cmpint (plan_freely (shop, original, "gift", 13000), ==, 4000);
  g_assert_cmpint (plan_freely (shop, original, "cash", 13000), ==, 13000);
}

/* What an older system called by that name has no card behind it. */
static void
another_gift_gets_nothing (Shop *shop, gconstpointer data)
{
  g_autoptr (PosOrder) original = sell_for_cash_and_gift (shop, NULL);

  shop_put_return (shop, original, 0, 4);
  g_assert_cmpint (get_most (shop, original, "gift"), ==, 0);
  g_assert_cmpint (plan_freely (shop, original, "gift", 10000), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/refunds/money-goes-back-the-way-it-came", money_goes_back_the_way_it_came);
  shop_test ("/refunds/policy-without-feature", a_policy_counts_only_with_its_feature);
  shop_test ("/refunds/without-receipt", goods_without_a_receipt_have_their_own_ways);
  shop_test ("/refunds/gift-card", a_gift_card_gets_back_what_it_paid);
  shop_test ("/refunds/gift-without-a-card", another_gift_gets_nothing);
  return g_test_run ();
}
