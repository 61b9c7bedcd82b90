/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-stored-payments.c — what may pay a pick-up, and how much of it: §5.6 (M19), F10. */
#include "pricing-fixture.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-stored-payments.h"

SHOP_FIXTURE

/* An order of @cents to pick up and @ship cents to ship, of which a tenth is paid, opened to hand
 * the first line over. */
static void
begin_hand_over (Shop *shop, gint64 cents, gint64 ship, const gint64 *reserved, guint n_reserved)
{
  PosOrderLine *line = shop_add (shop, "A", 1, cents, POS_INTENT_PICK_UP);

  if (ship > 0)
    shop_add (shop, "B", 1, ship, POS_INTENT_SHIP);
  for (guint i = 0; i < n_reserved; i++)
    shop_pay (shop, POS_PAYMENT_AUTHORIZATION, reserved[i]);
  shop_commit_authorizing (shop, 0);
  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  line->hand_over = pos_quantity_whole (1);
  shop_recompute (shop);
}

/* "9000 7200": the amounts of @parts, which are freed. */
static void
assert_parts (GArray *parts, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (found,
                            "%s%" G_GINT64_FORMAT "%s",
                            i ? " " : "",
                            g_array_index (parts, PosStoredPart, i).amount,
                            g_array_index (parts, PosStoredPart, i).capture ? "" : " anew");
  g_assert_cmpstr (found->str, ==, expected);
  g_array_unref (parts);
}

static void
assert_list (Shop *shop, const char *expected)
{
  assert_parts (pos_stored_payments_list (&shop->pricing, shop->order), expected);
}

static void
assert_plan (Shop *shop, PosPayment *only, const char *expected)
{
  assert_parts (
      pos_stored_payments_plan_pick_up (&shop->pricing, shop->order, only ? &only->id : NULL),
      expected);
}

static PosPayment *
stored (Shop *shop, guint index)
{
  return pos_list_peek (shop->order->payments, index);
}

static void
a_larger_reservation_is_used_in_part (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 10000, 0, (gint64[]){36000}, 1);
  assert_list (shop, "9000");
  assert_plan (shop, NULL, "9000");
}

static void
the_oldest_pays_first (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 10000, 0, (gint64[]){3000, 5000, 9000}, 3);
  assert_list (shop, "3000 5000 9000");
  assert_plan (shop, NULL, "3000 5000 1000");
}

static void
one_that_is_chosen_pays_alone (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 10000, 0, (gint64[]){3000, 5000, 9000}, 3);
  assert_plan (shop, stored (shop, 1), "5000");
  assert_plan (shop, stored (shop, 2), "9000");
}

/* M19: what is not enough pays what it can, and another tender the rest. */
static void
too_little_pays_what_it_can (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 10000, 0, (gint64[]){3000, 2000}, 2);
  assert_plan (shop, NULL, "3000 2000");
}

static void
what_was_used_pays_no_more (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 10000, 0, (gint64[]){3000, 5000}, 2);
  stored (shop, 0)->used = 2500;
  stored (shop, 1)->state = POS_PAYMENT_STATE_VOIDED;
  assert_list (shop, "500");
}

/* What is reserved for goods that ship stays reserved for them. */
static void
shipments_keep_what_they_need (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 8000, 30000, (gint64[]){27000}, 1);
  assert_list (shop, "");
  shop_begin (shop);
  begin_hand_over (shop, 8000, 30000, (gint64[]){27000, 7200}, 2);
  assert_list (shop, "7200 7200");
  assert_plan (shop, NULL, "7200");
  assert_plan (shop, stored (shop, 1), "7200");
  shop_begin (shop);
  begin_hand_over (shop, 8000, 30000, (gint64[]){27000, 4000}, 2);
  assert_plan (shop, NULL, "4000");
}

/* FIRST: the pick-up takes the whole deposit, so what ships needs more later. */
static void
the_deposit_policy_counts (Shop *shop, gconstpointer data)
{
  shop->parameters->deposit_policy = POS_DEPOSIT_POLICY_FIRST;
  begin_hand_over (shop, 8000, 30000, (gint64[]){27000, 7200}, 2);
  g_assert_cmpint (shop->order->due_now, ==, 4200);
  assert_plan (shop, NULL, "4200");
  g_assert_cmpint (27000 + 7200 - 4200, ==, 30000);
}

static void
what_has_expired_is_not_offered (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 10000, 0, (gint64[]){3000, 5000}, 2);
  shop->pricing.now = NOW;
  stored (shop, 0)->expires_at = NOW;
  stored (shop, 1)->expires_at = NOW + 1;
  assert_list (shop, "5000");
}

/* M14: its card is asked for another reservation first. */
static void
what_can_be_renewed_is_offered (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 10000, 0, (gint64[]){3000, 5000}, 2);
  shop->pricing.now = NOW;
  stored (shop, 0)->expires_at = NOW;
  stored (shop, 0)->recurring = TRUE;
  assert_list (shop, "5000");
  pos_text_set (&stored (shop, 0)->token, "tok");
  assert_list (shop, "3000 5000");
}

/* Without F7 the card is on file and has no bound. */
static void
a_card_on_file_pays_anything (Shop *shop, gconstpointer data)
{
  PosPayment *token;

  shop_feature (shop, "F7", FALSE);
  begin_hand_over (shop, 10000, 0, (gint64[]){2000}, 1);
  token = shop_pay (shop, POS_PAYMENT_TOKEN, 0);
  token->revision = 1;
  token->state = POS_PAYMENT_STATE_POSTED;
  assert_list (shop, "2000");
  token->recurring = TRUE;
  pos_text_set (&token->token, "tok");
  assert_list (shop, "2000 9000 anew");
  assert_plan (shop, NULL, "2000 7000 anew");
}

static void
nothing_is_offered_elsewhere (Shop *shop, gconstpointer data)
{
  begin_hand_over (shop, 10000, 0, (gint64[]){36000}, 1);
  shop_flow (shop, POS_ORDER_FLOW_EDIT);
  assert_list (shop, "");
  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  shop_pay (shop, POS_PAYMENT_TENDER, 9000);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  assert_list (shop, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define T(name) shop_test ("/pricing/stored-payments/" #name, name)
  T (a_larger_reservation_is_used_in_part);
  T (the_oldest_pays_first);
  T (one_that_is_chosen_pays_alone);
  T (too_little_pays_what_it_can);
  T (what_was_used_pays_no_more);
  T (shipments_keep_what_they_need);
  T (the_deposit_policy_counts);
  T (what_has_expired_is_not_offered);
  T (what_can_be_renewed_is_offered);
  T (a_card_on_file_pays_anything);
  T (nothing_is_offered_elsewhere);
  return g_test_run ();
}
