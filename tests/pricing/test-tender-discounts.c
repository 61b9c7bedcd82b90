/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-tender-discounts.c — what paying in a certain way takes off: register.md §6.6, E-22, and the
 * vector of customer-orders.md §5.1. */
#include "discount-fixture.h"
#include "pricing/pos-tender-discounts.h"

SHOP_FIXTURE

#define TENDER(id, tender, tiers)                                                                  \
  "{\"id\": \"" id "\", \"type\": \"tender\", \"tender\": \"" tender                               \
  "\", \"lines\": [{\"product\": \"*\"}], \"tiers\": [" tiers "]}"
#define FROM_NOTHING(rate) "{\"from\": \"0\", \"rate\": \"" rate "\"}"

static PosTenderPlan
plan (Shop *shop, const char *tender)
{
  g_autoptr (GError) error = NULL;
  PosTenderPlan plan;

  shop_recompute (shop);
  pos_tender_discounts_plan (&shop->pricing, shop->order, tender, &plan, &error);
  g_assert_no_error (error);
  return plan;
}

/* @cents: 0 for all that is due.  Returns: what the customer gives. */
static gint64
pay (Shop *shop, const char *tender, gint64 cents)
{
  PosTenderPlan saving = plan (shop, tender);
  PosPayment *payment;

  payment =
      shop_pay (shop,
                shop->order->type == POS_ORDER_TYPE_SALE ? POS_PAYMENT_TENDER : POS_PAYMENT_DEPOSIT,
                cents > 0 ? cents : saving.due);
  pos_text_set (&payment->tender, tender);
  pos_tender_plan_apply (&saving, payment);
  shop_recompute (shop);
  return payment->amount;
}

static void
e22_who_pays_a_part_saves_with_that_part (Shop *shop, gconstpointer data)
{
  shop_discount (shop, TENDER ("CASH5", "cash", FROM_NOTHING ("0.05")));
  shop_sell (shop, "X", 2, 10000);
  g_assert_cmpint (plan (shop, "cash").due, ==, 19000);
  pay (shop, "cash", 9500);
  g_assert_cmpint (shop->order->total, ==, 19500);
  g_assert_cmpint (shop->order->discount, ==, 500);
  g_assert_cmpint (shop->order->due_now, ==, 10000);
  PosLineDiscount *part = pos_list_peek (shop_line (shop, 0)->discounts, 0);
  g_assert_cmpstr (part->offer, ==, "CASH5");
  g_assert_cmpint (part->origin, ==, POS_DISCOUNT_TENDER);
  g_assert_cmpint (pay (shop, "card", 0), ==, 10000);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  g_assert_cmpint (shop->order->total, ==, 19500);
}

static void
two_parts_save_as_much_as_one (Shop *shop, gconstpointer data)
{
  shop_discount (shop, TENDER ("CASH5", "cash", FROM_NOTHING ("0.05")));
  shop_sell (shop, "X", 2, 10000);
  pay (shop, "cash", 9500);
  g_assert_cmpint (pay (shop, "cash", 0), ==, 9500);
  g_assert_cmpint (shop->order->total, ==, 19000);
  g_assert_cmpint (shop->order->due_now, ==, 0);
}

/* 10 % for cash, deposit 40.00 of 400.00: discount 4.00. */
static void
only_the_deposit_that_is_paid_saves (Shop *shop, gconstpointer data)
{
  shop_discount (shop, TENDER ("CASH10", "cash", FROM_NOTHING ("0.1")));
  shop_make_e2 (shop);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 4000);
  g_assert_cmpint (pay (shop, "cash", 0), ==, 3600);
  g_assert_cmpint (shop->order->total, ==, 39600);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  g_assert_cmpint (shop->order->balance, ==, 36000);
  shop_commit (shop);
  g_assert_cmpint (shop->order->deposit_held, ==, 3600);
  /* An edit does not ask for what was saved. */
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  g_assert_cmpint (shop->order->deposit_required, ==, 3600);
}

static void
the_balance_saves_nothing (Shop *shop, gconstpointer data)
{
  gint64 applied;

  shop_discount (shop, TENDER ("CASH10", "cash", FROM_NOTHING ("0.1")));
  shop_make_e2 (shop);
  shop_recompute (shop);
  pay (shop, "cash", 0);
  shop_commit (shop);
  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  g_assert_cmpint (plan (shop, "cash").discount, ==, 0);
  g_assert_cmpint (shop_hand_over (shop, shop_line (shop, 0), 1, &applied), ==, 9900 - 900);
  g_assert_cmpint (shop_hand_over (shop, shop_line (shop, 1), 1, &applied), ==, 29700 - 2700);
  g_assert_cmpint (shop->order->paid, ==, 39600);
}

/* Carried out 100.00, to be picked up 400.00: 140.00 are due, 14.00 less in cash. */
static void
what_leaves_now_saves_whole (Shop *shop, gconstpointer data)
{
  shop_discount (shop, TENDER ("CASH10", "cash", FROM_NOTHING ("0.1")));
  shop_add (shop, "NOW", 1, 10000, POS_INTENT_CARRY_OUT);
  shop_add (shop, "LATER", 1, 40000, POS_INTENT_PICK_UP);
  g_assert_cmpint (pay (shop, "cash", 0), ==, 12600);
  g_assert_cmpint (shop_line (shop, 0)->net, ==, 9000);
  g_assert_cmpint (shop_line (shop, 1)->net, ==, 39600);
  g_assert_cmpint (shop->order->due_now, ==, 0);
}

static void
it_comes_on_top_of_an_exclusive_offer (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("HALF", "exclusive", "\"rate\": \"0.5\""));
  shop_discount (shop, TENDER ("CASH10", "cash", FROM_NOTHING ("0.1")));
  shop_sell (shop, "X", 1, 10000);
  g_assert_cmpint (pay (shop, "cash", 0), ==, 4500);
  g_assert_cmpint (shop->order->total, ==, 4500);
  g_assert_cmpuint (pos_list_size (shop_line (shop, 0)->discounts), ==, 2);
}

/* The tier was reached before anything was taken off for the payment. */
static void
tiers_and_the_best_of_several (Shop *shop, gconstpointer data)
{
  shop_discount (shop,
                 TENDER ("TIERS",
                         "cash",
                         "{\"from\": \"50\", \"rate\": \"0.02\"}, "
                         "{\"from\": \"100\", \"rate\": \"0.1\"}"));
  shop_discount (shop, TENDER ("FLAT", "cash", FROM_NOTHING ("0.03")));
  shop_sell (shop, "X", 1, 10000);
  g_assert_cmpstr (plan (shop, "cash").offer->id, ==, "TIERS");
  g_assert_cmpint (pay (shop, "cash", 0), ==, 9000);
  shop_begin (shop);
  shop_sell (shop, "X", 1, 9999);
  g_assert_cmpstr (plan (shop, "cash").offer->id, ==, "FLAT");
  g_assert_null (plan (shop, "card").offer);
  g_assert_cmpint (plan (shop, "card").due, ==, 9999);
}

static void
products_that_are_barred_pay_in_full (Shop *shop, gconstpointer data)
{
  shop_discount (shop, TENDER ("CASH10", "cash", FROM_NOTHING ("0.1")));
  shop_sell (shop, "X", 1, 10000);
  shop_sell (shop, "VOUCHER", 1, 10000)->no_tender_discount = TRUE;
  /* 95.00 settle 100.00: half of what is due is without. */
  g_assert_cmpint (plan (shop, "cash").due, ==, 19000);
  pay (shop, "cash", 9500);
  g_assert_cmpint (shop->order->due_now, ==, 10000);
  g_assert_cmpint (shop_line (shop, 1)->discount, ==, 0);
}

/* On top of prices: what is saved is a share of them, and their taxes follow. */
static void
taxes_follow_what_is_saved (Shop *shop, gconstpointer data)
{
  shop_add_tax (shop, "NL", "standard", 21);
  shop->order->tax_included = shop->store->prices_include_tax = FALSE;
  shop_discount (shop, TENDER ("CASH10", "cash", FROM_NOTHING ("0.1")));
  pos_text_set (&shop_sell (shop, "X", 1, 10000)->item_tax_group, "standard");
  shop_recompute (shop);
  gint64 before = shop->order->total;
  g_assert_cmpint (pay (shop, "cash", 0), ==, before - before / 10);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  g_assert_cmpint (shop_line (shop, 0)->net, ==, 9000);
}

static void
a_voided_payment_saves_nothing (Shop *shop, gconstpointer data)
{
  shop_discount (shop, TENDER ("CASH10", "cash", FROM_NOTHING ("0.1")));
  shop_sell (shop, "X", 1, 10000);
  pay (shop, "cash", 4500);
  g_assert_cmpint (shop->order->total, ==, 9500);
  ((PosPayment *)pos_list_peek (shop->order->payments, 0))->state = POS_PAYMENT_STATE_VOIDED;
  shop_recompute (shop);
  g_assert_cmpint (shop->order->total, ==, 10000);
  g_assert_cmpint (shop->order->due_now, ==, 10000);
  g_assert_cmpuint (pos_list_size (shop_line (shop, 0)->discounts), ==, 0);
}

/* Whatever parts it is paid in, nothing is left over and nothing is given twice. */
static void
any_parts_come_out_even (Shop *shop, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (22);

  shop_discount (shop, TENDER ("CASH7", "cash", FROM_NOTHING ("0.07")));
  shop_discount (shop, TENDER ("CARD3", "card", FROM_NOTHING ("0.03")));
  for (guint turn = 0; turn < 300; turn++) {
    gboolean order = turn % 2 == 0;
    gint64 before;

    shop_begin (shop);
    for (int i = g_rand_int_range (chance, 1, 5); i > 0; i--)
      shop_add (shop,
                "X",
                g_rand_int_range (chance, 1, 4),
                g_rand_int_range (chance, 1, 30000),
                order && i > 1 ? POS_INTENT_PICK_UP : POS_INTENT_NONE);
    shop_recompute (shop);
    before = shop->order->total;
    for (int parts = g_rand_int_range (chance, 1, 4); shop->order->due_now > 0; parts--) {
      const char *tender = g_rand_boolean (chance) ? "cash" : "card";
      gint64 most = plan (shop, tender).due;

      if (most == 0)
        break;
      pay (shop, tender, parts > 1 && most > 1 ? g_rand_int_range (chance, 1, (gint32)most) : 0);
    }
    g_assert_cmpint (shop->order->due_now, ==, 0);
    g_assert_cmpint (before - shop->order->total, >=, 0);
    g_assert_cmpint (before - shop->order->total, <=, before * 7 / 100 + 3);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/tender-discounts/e22/who_pays_a_part_saves_with_that_part",
             e22_who_pays_a_part_saves_with_that_part);
  shop_test ("/tender-discounts/two_parts_save_as_much_as_one", two_parts_save_as_much_as_one);
  shop_test ("/tender-discounts/5.1/only_the_deposit_that_is_paid_saves",
             only_the_deposit_that_is_paid_saves);
  shop_test ("/tender-discounts/p33/the_balance_saves_nothing", the_balance_saves_nothing);
  shop_test ("/tender-discounts/p33/what_leaves_now_saves_whole", what_leaves_now_saves_whole);
  shop_test ("/tender-discounts/p33/it_comes_on_top_of_an_exclusive_offer",
             it_comes_on_top_of_an_exclusive_offer);
  shop_test ("/tender-discounts/p33/tiers_and_the_best_of_several", tiers_and_the_best_of_several);
  shop_test ("/tender-discounts/p23/products_that_are_barred_pay_in_full",
             products_that_are_barred_pay_in_full);
  shop_test ("/tender-discounts/x10/taxes_follow_what_is_saved", taxes_follow_what_is_saved);
  shop_test ("/tender-discounts/p34/a_voided_payment_saves_nothing",
             a_voided_payment_saves_nothing);
  shop_test ("/tender-discounts/p35/any_parts_come_out_even", any_parts_come_out_even);
  return g_test_run ();
}
