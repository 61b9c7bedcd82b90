/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pricing-fixture.c — see the header. */
#include "pricing-fixture.h"
#include "pricing/pos-pricing-recompute.h"

static gpointer
put (Shop *shop, GType type, const char *id)
{
  gpointer record = g_object_new (type, NULL);
  const PosField *first = pos_record_get_fields (record);

  pos_text_set (&pos_record_member (record, first, char *), id);
  return record;
}

/* The key must be there when a record is put; the rest may follow. */
static gpointer
keep (Shop *shop, gpointer record)
{
  pos_config_put (shop->pricing.config, record);
  g_object_unref (record);
  return record;
}

static void
add_mode (Shop *shop, const char *id)
{
  PosDeliveryMode *mode = keep (shop, put (shop, POS_TYPE_DELIVERY_MODE, id));
  const char *everywhere[] = {"*", NULL};

  mode->stores = g_strdupv ((char **)everywhere);
}

static void
add_charge_code (Shop *shop, const char *id, gboolean shipping)
{
  PosChargeCode *code = keep (shop, put (shop, POS_TYPE_CHARGE_CODE, id));

  code->shipping = shipping;
  pos_text_set (&code->item_tax_group, "none");
}

void
shop_add_tax (Shop *shop, const char *group, const char *item_group, gint64 percent)
{
  g_autofree char *id = g_strconcat (group, "/", item_group, NULL);
  PosTaxRate *rate = keep (shop, put (shop, POS_TYPE_TAX_RATE, id));

  pos_text_set (&rate->tax_group, group);
  pos_text_set (&rate->item_tax_group, item_group);
  rate->rate.micro = percent * POS_SCALE / 100;
}

PosTaxRate *
shop_add_code (
    Shop *shop, const char *group, const char *item_group, const char *code, gint64 micro)
{
  g_autofree char *id = g_strconcat (group, "/", item_group, "/", code, NULL);
  PosTaxRate *rate = keep (shop, put (shop, POS_TYPE_TAX_RATE, id));

  pos_text_set (&rate->tax_group, group);
  pos_text_set (&rate->item_tax_group, item_group);
  pos_text_set (&rate->code, code);
  rate->rate.micro = micro;
  return rate;
}

void
shop_feature (Shop *shop, const char *id, gboolean enabled)
{
  PosFeature *feature = keep (shop, put (shop, POS_TYPE_FEATURE, id));

  feature->enabled = enabled;
}

static void
set_up_parameters (Shop *shop)
{
  const char *pickup[] = {"60", "61", NULL};
  PosParameters *parameters = keep (shop, put (shop, POS_TYPE_PARAMETERS, "company"));

  parameters->deposit_rate.micro = POS_SCALE / 10;
  parameters->default_order_type = POS_ORDER_TYPE_SALES_ORDER;
  parameters->pickup_modes = g_strdupv ((char **)pickup);
  pos_text_set (&parameters->carry_out_mode, "70");
  pos_text_set (&parameters->cancellation_charge_code, "CANCEL");
  pos_text_set (&parameters->shipping_charge_code, "FREIGHT");
  shop->parameters = parameters;
}

static void
set_up_store (Shop *shop)
{
  PosStore *store = keep (shop, put (shop, POS_TYPE_STORE, "S1"));

  pos_text_set (&store->warehouse, "W1");
  pos_text_set (&store->shipping_warehouse, "W9");
  pos_text_set (&store->tax_group, "home");
  pos_text_set (&store->profile, "default");
  store->prices_include_tax = TRUE;
  store->currency = pos_currency_from_code ("EUR");
  shop->store = store;
  shop->profile = keep (shop, put (shop, POS_TYPE_PROFILE, "default"));
}

void
shop_set_up (Shop *shop)
{
  static const char *const modes[] = {"99", "11", "21", "60", "61", "70"};
  PosClock *clock = pos_clock_new_fixed (NOW);

  shop->pricing.config = pos_config_new ();
  shop->pricing.context = pos_context_new (clock, 7);
  shop->pricing.today = pos_date_new (2026, 9, 21);
  shop->pricing.now = NOW;
  g_object_unref (clock);
  set_up_parameters (shop);
  set_up_store (shop);
  shop->pricing.store = shop->store;
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    add_mode (shop, modes[i]);
  add_charge_code (shop, "FREIGHT", TRUE);
  add_charge_code (shop, "INSTALL", FALSE);
  add_charge_code (shop, "CANCEL", FALSE);
  shop_add_tax (shop, "home", "none", 0);
  shop_add_tax (shop, "home", "standard", 21);
  shop->order = NULL;
  shop_begin (shop);
}

void
shop_tear_down (Shop *shop)
{
  g_object_unref (shop->order);
  g_clear_object (&shop->pricing.customer);
  g_object_unref (shop->pricing.config);
  g_object_unref (shop->pricing.context);
}

void
shop_begin (Shop *shop)
{
  g_clear_object (&shop->order);
  shop->order = pos_order_new (shop->store->currency);
  shop->order->id = pos_context_mint_id (shop->pricing.context);
  shop->order->tax_included = shop->store->prices_include_tax;
  pos_text_set (&shop->order->number, "SO-1");
}

PosOrderLine *
shop_add (Shop *shop, const char *item, gint64 units, gint64 cents, PosIntent intent)
{
  PosOrderLine *line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  line->id = pos_context_mint_id (shop->pricing.context);
  line->position = pos_list_size (shop->order->lines) + 1;
  line->ordered = pos_quantity_whole (units);
  line->unit_price.micro = cents * POS_SCALE / 100;
  line->intent = (int)intent;
  pos_text_set (&line->item, item);
  pos_text_set (&line->item_tax_group, "none");
  if (intent == POS_INTENT_PICK_UP) {
    pos_text_set (&line->mode, "60");
    pos_text_set (&line->store, "S1");
    pos_text_set (&line->location, "W1");
  } else if (intent == POS_INTENT_SHIP) {
    pos_text_set (&line->mode, "99");
    pos_text_set (&line->location, "W9");
  }
  pos_list_append (shop->order->lines, line);
  g_object_unref (line);
  return line;
}

PosCharge *
shop_add_charge (Shop *shop, PosOrderLine *line, const char *code, gint64 cents)
{
  g_autoptr (GError) error = NULL;
  PosCharge *charge =
      pos_charges_add (&shop->pricing, shop->order, line, code, cents, POS_CHARGE_MANUAL, &error);

  g_assert_no_error (error);
  return charge;
}

PosPayment *
shop_pay (Shop *shop, PosPaymentKind kind, gint64 cents)
{
  PosPayment *payment = g_object_new (POS_TYPE_PAYMENT, NULL);
  gboolean card = kind == POS_PAYMENT_AUTHORIZATION || kind == POS_PAYMENT_TOKEN;

  payment->id = pos_context_mint_id (shop->pricing.context);
  payment->kind = (int)kind;
  payment->amount = cents;
  payment->created_at = NOW;
  payment->state = card ? POS_PAYMENT_STATE_AUTHORIZED : POS_PAYMENT_STATE_CAPTURED;
  pos_text_set (&payment->tender, card ? "card" : "cash");
  pos_list_append (shop->order->payments, payment);
  g_object_unref (payment);
  return payment;
}

void
shop_recompute (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  pos_pricing_recompute (&shop->pricing, shop->order, &error);
  g_assert_no_error (error);
}

void
shop_check (Shop *shop)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  pos_ledger_check (shop->order, faults);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
settle_due (Shop *shop)
{
  gint64 due = shop->order->due_now;

  if (due != 0)
    shop_pay (shop, due > 0 ? POS_PAYMENT_DEPOSIT : POS_PAYMENT_REFUND, due);
  shop_recompute (shop);
}

void
shop_commit_authorizing (Shop *shop, gint64 cents)
{
  g_autoptr (GError) error = NULL;

  shop_recompute (shop);
  settle_due (shop);
  shop->order->balance_choice = POS_BALANCE_PAY_LATER;
  if (cents > 0)
    shop_pay (shop, POS_PAYMENT_AUTHORIZATION, cents);
  shop_recompute (shop);
  pos_deposit_check_conclude (&shop->pricing, shop->order, &error);
  g_assert_no_error (error);
  pos_commitment_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
}

void
shop_commit (Shop *shop)
{
  gint64 missing;

  shop_recompute (shop);
  missing = pos_deposit_get_to_authorize (shop->order) - shop->order->authorized;
  shop_commit_authorizing (shop, MAX (missing, 0));
}

void
shop_flow (Shop *shop, PosOrderFlow flow)
{
  shop->order->flow = (int)flow;
  shop->order->flow_revision = shop->order->revision;
}

gint64
shop_hand_over (Shop *shop, PosOrderLine *line, gint64 units, gint64 *applied)
{
  g_autoptr (GError) error = NULL;
  PosSettlement settlement;
  gint64 due;

  shop_flow (shop, POS_ORDER_FLOW_HAND_OVER);
  line->hand_over = pos_quantity_whole (units);
  pos_settlement_compute (&shop->pricing, shop->order, &settlement, &error);
  g_assert_no_error (error);
  shop_recompute (shop);
  due = shop->order->due_now;
  g_assert_cmpint (due, ==, settlement.due);
  if (due != 0)
    shop_pay (shop, POS_PAYMENT_TENDER, due);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->due_now, ==, 0);
  pos_settlement_apply (&shop->pricing, shop->order, NOW, &error);
  g_assert_no_error (error);
  shop_check (shop);
  if (applied)
    *applied = settlement.applied;
  return due;
}

void
shop_make_e2 (Shop *shop)
{
  shop_add (shop, "A", 1, 10000, POS_INTENT_PICK_UP);
  shop_add (shop, "B", 1, 30000, POS_INTENT_PICK_UP);
  shop_recompute (shop);
}

void
shop_make_e3 (Shop *shop)
{
  PosOrderLine *first = shop_add (shop, "L1", 2, 15000, POS_INTENT_SHIP);

  shop_add_charge (shop, first, "FREIGHT", 1500);
  shop_add (shop, "L2", 1, 8000, POS_INTENT_PICK_UP);
  shop_add (shop, "L3", 4, 500, POS_INTENT_CARRY_OUT);
  shop_recompute (shop);
}

PosOrderLine *
shop_line (Shop *shop, guint index)
{
  return pos_list_peek (shop->order->lines, index);
}

PosOrder *
shop_begin_return (Shop *shop)
{
  PosOrder *original = g_object_ref (shop->order);

  shop_begin (shop);
  return original;
}

PosOrderLine *
shop_put_return (Shop *shop, PosOrder *original, guint index, gint64 units)
{
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = pos_list_peek (original->lines, index);
  PosOrderLine *returned = pos_returns_put (
      &shop->pricing, shop->order, original, line, pos_quantity_whole (units), NULL, &error);

  g_assert_no_error (error);
  shop_recompute (shop);
  return returned;
}

void
shop_finish_return (Shop *shop, PosOrder *original)
{
  g_autofree char *over = NULL;

  shop_commit (shop);
  g_assert_true (pos_returns_apply (original, NULL, shop->order, &over));
  g_assert_null (over);
}
