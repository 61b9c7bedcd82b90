/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-order.c — an order's lists, its ledger and its text. */
#include "model/pos-order.h"

static PosOrder *
make_order (void)
{
  PosOrder *order = pos_order_new (pos_currency_from_code ("EUR"));

  order->id.bytes[0] = 1;
  return order;
}

static PosOrderLine *
add_line (PosOrder *order, guint8 number, int intent)
{
  g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  line->id.bytes[0] = number;
  line->ordered = pos_quantity_whole (1);
  line->intent = intent;
  pos_text_set (&line->item, "400110");
  pos_list_append (order->lines, line);
  return line;
}

static void
test_deferred (void)
{
  g_autoptr (PosOrder) order = make_order ();
  PosOrderLine *shipped;

  add_line (order, 1, POS_INTENT_CARRY_OUT);
  g_assert_false (pos_order_has_deferred (order));
  shipped = add_line (order, 2, POS_INTENT_SHIP);
  g_assert_true (pos_order_has_deferred (order));
  g_assert_cmpuint (pos_order_count_active_lines (order), ==, 2);
  shipped->voided = TRUE;
  g_assert_false (pos_order_has_deferred (order));
  g_assert_cmpuint (pos_order_count_active_lines (order), ==, 1);
  g_assert_true (pos_order_find_line (order, &shipped->id) == shipped);
}

static void
test_ledger (void)
{
  g_autoptr (PosOrder) order = make_order ();

  pos_order_append_entry (order, POS_ENTRY_GOODS, 10000, NULL, NULL, NULL, 1);
  pos_order_append_entry (order, POS_ENTRY_TAX, 2100, NULL, NULL, NULL, 1);
  PosLedgerEntry *third =
      pos_order_append_entry (order, POS_ENTRY_GOODS, -2500, NULL, NULL, NULL, 2);
  g_assert_cmpint (third->seq, ==, 3);
  g_assert_cmpint (pos_order_sum_entries (order, POS_ENTRY_GOODS), ==, 7500);
  g_assert_cmpint (pos_order_sum_entries (order, POS_ENTRY_TAX), ==, 2100);
}

static void
test_open_payments (void)
{
  g_autoptr (PosOrder) order = make_order ();
  g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);

  payment->state = POS_PAYMENT_STATE_CAPTURED;
  pos_list_append (order->payments, payment);
  g_assert_true (pos_order_has_open_payments (order));
  payment->revision = 1; /* saved with the order: it no longer holds the cart */
  g_assert_false (pos_order_has_open_payments (order));
  payment->revision = 0;
  payment->state = POS_PAYMENT_STATE_VOIDED;
  g_assert_false (pos_order_has_open_payments (order));
}

static void
test_addresses_are_snapshots (void)
{
  g_autoptr (PosOrder) order = make_order ();
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);

  pos_text_set (&address->id, "A1");
  pos_text_set (&address->street, "Oudegracht 214");
  pos_order_keep_address (order, address);
  pos_text_set (&address->street, "Havenstraat 40");
  g_assert_cmpstr (pos_order_find_address (order, "A1")->street, ==, "Oudegracht 214");
  pos_order_keep_address (order, address);
  g_assert_cmpstr (pos_order_find_address (order, "A1")->street, ==, "Havenstraat 40");
  g_assert_cmpuint (pos_list_size (order->addresses), ==, 1);
}

static void
test_json_round_trip (void)
{
  g_autoptr (PosOrder) order = make_order ();
  g_autoptr (GError) error = NULL;

  add_line (order, 1, POS_INTENT_SHIP)->net = 124900;
  pos_order_append_entry (order, POS_ENTRY_GOODS, 124900, NULL, NULL, NULL, 5);
  order->total = 124900;
  json_t *json = pos_record_to_json (order, 0);
  g_assert_cmpstr (json_string_value (json_object_get (json, "total")), ==, "1249.00");
  g_assert_cmpstr (json_string_value (json_object_get (json, "currency")), ==, "EUR");
  g_autoptr (PosOrder) again = pos_record_new_from_json (POS_TYPE_ORDER, json, 0, &error);
  json_decref (json);
  g_assert_no_error (error);
  g_assert_true (pos_record_equal (order, again, TRUE));
  again->total++;
  g_assert_false (pos_record_equal (order, again, TRUE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/order/deferred-when-an-active-line-leaves-later", test_deferred);
  g_test_add_func ("/model/order/the-ledger-is-numbered-and-summed-by-kind", test_ledger);
  g_test_add_func ("/model/order/money-taken-in-this-cart-holds-it", test_open_payments);
  g_test_add_func ("/model/order/addresses-are-snapshots", test_addresses_are_snapshots);
  g_test_add_func ("/model/order/json-round-trip", test_json_round_trip);
  return g_test_run ();
}
