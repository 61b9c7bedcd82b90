/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-ledger.c — customer-orders.md §5: an order that does not add up is found, whatever of it was
 * made up: what an order says of itself may come from anywhere. */
#include "pricing-fixture.h"
#include "pricing/pos-ledger.h"

SHOP_FIXTURE

static void
expect_fault (Shop *shop, const char *fault)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_false (pos_ledger_check (shop->order, faults));
  for (guint i = 0; i < faults->len; i++)
    if (strstr (faults->pdata[i], fault))
      return;
  g_error ("%s is not said, but %s", fault, (char *)faults->pdata[0]);
}

/* Two lines and a charge, paid for in part. */
static PosOrderLine *
commit (Shop *shop)
{
  PosOrderLine *line = shop_add (shop, "A", 3, 10000, POS_INTENT_PICK_UP);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  shop_add (shop, "B", 1, 5000, POS_INTENT_PICK_UP);
  shop_add_charge (shop, line, "INSTALL", 900);
  shop_recompute (shop);
  shop_commit (shop);
  g_assert_true (pos_ledger_check (shop->order, faults));
  return line;
}

static void
quantities_are_of_what_was_ordered (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = commit (shop);
  PosQuantity *const parts[] = {&line->cancelled,
                                &line->rejected,
                                &line->picked,
                                &line->packed,
                                &line->invoiced,
                                &line->returned};

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    PosQuantity before = *parts[i];

    parts[i]->micro = -POS_SCALE;
    expect_fault (shop, "quantity is ");
    parts[i]->micro = 4 * POS_SCALE;
    if (parts[i] != &line->returned)
      expect_fault (shop, "quantity is ");
    *parts[i] = before;
  }
}

static void
charges_are_what_was_booked (Shop *shop, gconstpointer data)
{
  commit (shop);
  PosCharge *charge = pos_list_peek (shop->order->charges, 0);

  charge->total += 1;
  expect_fault (shop, "charge total");
  pos_list_remove_all (shop->order->charges);
  expect_fault (shop, "charges");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/ledger/quantities", quantities_are_of_what_was_ordered);
  shop_test ("/ledger/charges", charges_are_what_was_booked);
  return g_test_run ();
}
