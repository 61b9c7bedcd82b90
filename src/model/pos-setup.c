/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup.c — tables of fields of everything a chain sets up. */
#include "model/pos-setup.h"
#include "model/pos-nicks-private.h"
#include "model/pos-order.h"
#include "model/pos-receipt-mask.h"

#include <stdio.h>

static const char *const charge_categories[] = {"fixed", "percent", NULL};
static const char *const charge_levels[] = {"header", "line", NULL};
static const char *const relations[] = {"all", "one", "group", NULL};
static const char *const deposit_policies[] = {"proportional", "first", "last", NULL};
static const char *const manual_discounts[] = {"compound", "on-original", "replace", NULL};
static const char *const excess_choices[] = {"keep", "refund", "ask", NULL};
static const char *const balance_rules[] = {"optional", "card-required", NULL};
static const char *const receipt_periods[] = {"none", "year", "month", "day", NULL};
static const char *const offline_returns[] = {"warn", "approve", "block", NULL};

static const char *const tax_roundings[] = {"half-up", "half-even", "down", "up", NULL};
static const char *const tax_rounded_bys[] = {"code", "combination", NULL};
static const char *const tax_rounded_pers[] = {"line", "receipt", NULL};

static const PosField opening_fields[] = {
    {POS_FIELD (PosOpening, INTEGER, weekday)},
    {POS_FIELD (PosOpening, DATE, date)},
    {POS_FIELD (PosOpening, FLAG, closed)},
    {POS_FIELD (PosOpening, TEXT, from)},
    {POS_FIELD (PosOpening, TEXT, until)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosOpening, opening, 0)

static const PosField store_fields[] = {
    {POS_FIELD (PosStore, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStore, TEXT, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStore, TEXT, warehouse), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStore, TEXT, shipping_warehouse)},
    {POS_FIELD (PosStore, TEXTS, fulfillment_groups)},
    {POS_FIELD (PosStore, TEXT, language)},
    {POS_FIELD (PosStore, TEXT, country)},
    {POS_FIELD (PosStore, TEXT, time_zone)},
    {POS_FIELD (PosStore, TEXT, street)},
    {POS_FIELD (PosStore, TEXT, postcode)},
    {POS_FIELD (PosStore, TEXT, city)},
    {POS_FIELD (PosStore, TEXT, phone)},
    {POS_FIELD (PosStore, INTEGER, latitude_micro)},
    {POS_FIELD (PosStore, INTEGER, longitude_micro)},
    {POS_FIELD (PosStore, TEXT, tax_group)},
    {POS_FIELD (PosStore, FLAG, prices_include_tax)},
    {POS_FIELD (PosStore, FLAG, price_inclusive_exempt), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStore, ENUM, tax_rounding), .flags = POS_FIELD_SPARSE, .nicks = tax_roundings},
    {POS_FIELD (PosStore, ENUM, tax_rounded_by),
     .flags = POS_FIELD_SPARSE,
     .nicks = tax_rounded_bys},
    {POS_FIELD (PosStore, ENUM, tax_rounded_per),
     .flags = POS_FIELD_SPARSE,
     .nicks = tax_rounded_pers},
    {POS_FIELD (PosStore, FLAG, use_destination_tax)},
    {POS_FIELD (PosStore, FLAG, use_customer_tax)},
    {POS_FIELD (PosStore, FLAG, manual_accept)},
    {POS_FIELD (PosStore, FLAG, order_completion)},
    {POS_FIELD (PosStore, TEXT, default_customer)},
    {POS_FIELD (PosStore, TEXT, profile)},
    {POS_FIELD (PosStore, TEXT, price_group)},
    {POS_FIELD (PosStore, TEXTS, price_groups), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStore, TEXTS, languages)},
    {POS_FIELD (PosStore, RECORDS, opening), .item_type = pos_opening_get_type},
    {POS_FIELD (PosStore, L10N, receipt_footer)},
    {POS_FIELD (PosStore, TEXT, hardware_profile), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStore, TEXT, receipt_profile), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStore, TEXT, return_policy), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStore, TEXT, return_warehouse), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStore, RECORDS, lockers),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_locker_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosStore, store, G_STRUCT_OFFSET (PosStore, currency))

static const PosField warehouse_fields[] = {
    {POS_FIELD (PosWarehouse, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosWarehouse, TEXT, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosWarehouse, TEXT, store)},
    {POS_FIELD (PosWarehouse, TEXT, city)},
    {POS_FIELD (PosWarehouse, INTEGER, latitude_micro)},
    {POS_FIELD (PosWarehouse, INTEGER, longitude_micro)},
    {POS_FIELD (PosWarehouse, FLAG, negative_stock)},
    {POS_FIELD (PosWarehouse, TEXT, return_warehouse), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosWarehouse, warehouse, 0)

static const PosField group_member_fields[] = {
    {POS_FIELD (PosGroupMember, TEXT, warehouse), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosGroupMember, TEXT, store)},
    {POS_FIELD (PosGroupMember, FLAG, no_ship)},
    {POS_FIELD (PosGroupMember, FLAG, no_pickup)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosGroupMember, group_member, 0)

static const PosField fulfillment_group_fields[] = {
    {POS_FIELD (PosFulfillmentGroup, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosFulfillmentGroup, TEXT, name)},
    {POS_FIELD (PosFulfillmentGroup, L10N, description), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFulfillmentGroup, RECORDS, members), .item_type = pos_group_member_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosFulfillmentGroup, fulfillment_group, 0)

static const PosField till_fields[] = {
    {POS_FIELD (PosTill, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTill, TEXT, number)},
    {POS_FIELD (PosTill, TEXT, name)},
    {POS_FIELD (PosTill, TEXT, store), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTill, TEXT, hardware_profile), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosTill, till, 0)

static const PosField expedite_code_fields[] = {
    {POS_FIELD (PosExpediteCode, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosExpediteCode, L10N, name)},
    {POS_FIELD (PosExpediteCode, INTEGER, priority)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosExpediteCode, expedite_code, 0)

static const PosField delivery_mode_fields[] = {
    {POS_FIELD (PosDeliveryMode, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosDeliveryMode, L10N, name)},
    {POS_FIELD (PosDeliveryMode, L10N, promise)},
    {POS_FIELD (PosDeliveryMode, TEXT, charge_group)},
    {POS_FIELD (PosDeliveryMode, TEXT, expedite), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosDeliveryMode, TEXTS, stores)},
    {POS_FIELD (PosDeliveryMode, TEXTS, products)},
    {POS_FIELD (PosDeliveryMode, TEXTS, products_excluded)},
    {POS_FIELD (PosDeliveryMode, TEXTS, countries)},
    {POS_FIELD (PosDeliveryMode, TEXTS, countries_excluded)},
    {POS_FIELD (PosDeliveryMode, INTEGER, lead_days)},
    {POS_FIELD (PosDeliveryMode, INTEGER, max_weight_grams)},
    {POS_FIELD (PosDeliveryMode, TEXTS, weekdays)},
    {POS_FIELD (PosDeliveryMode, DATE, pickup_from), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosDeliveryMode, delivery_mode, 0)

static const PosField slot_rule_fields[] = {
    {POS_FIELD (PosSlotRule, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosSlotRule, TEXTS, stores)},
    {POS_FIELD (PosSlotRule, TEXT, mode), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosSlotRule, RATE, min_days)},
    {POS_FIELD (PosSlotRule, RATE, max_days)},
    {POS_FIELD (PosSlotRule, DATE, from)},
    {POS_FIELD (PosSlotRule, DATE, until)},
    {POS_FIELD (PosSlotRule, TEXT, start)},
    {POS_FIELD (PosSlotRule, TEXT, end)},
    {POS_FIELD (PosSlotRule, INTEGER, interval_minutes)},
    {POS_FIELD (PosSlotRule, INTEGER, capacity)},
    {POS_FIELD (PosSlotRule, TEXTS, weekdays)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosSlotRule, slot_rule, 0)

#define DAY_MINUTES 1440

int
pos_slot_rule_read_time (const char *text)
{
  int hours, minutes;
  char rest;

  if (!text || sscanf (text, "%2d:%2d%c", &hours, &minutes, &rest) != 2 || hours < 0 ||
      minutes < 0 || minutes > 59 || hours * 60 + minutes > DAY_MINUTES)
    return -1;
  return hours * 60 + minutes;
}

/* @all: (nullable): a member that stands for every other; an empty list does too where @open. */
static gboolean
share (GStrv a, GStrv b, const char *all, gboolean open)
{
  if (!a || !a[0] || !b || !b[0])
    return open;
  if (all && (g_strv_contains ((const char *const *)a, all) ||
              g_strv_contains ((const char *const *)b, all)))
    return TRUE;
  for (GStrv member = a; *member; member++)
    if (g_strv_contains ((const char *const *)b, *member))
      return TRUE;
  return FALSE;
}

gboolean
pos_stores_have (GStrv stores, const char *store)
{
  const char *const *list = (const char *const *)stores;

  return list && (g_strv_contains (list, "*") || (store && g_strv_contains (list, store)));
}

gboolean
pos_slot_rule_overlaps (PosSlotRule *a, PosSlotRule *b)
{
  gboolean days = (a->until.julian == 0 || b->from.julian <= a->until.julian) &&
                  (b->until.julian == 0 || a->from.julian <= b->until.julian);

  return days && !g_strcmp0 (a->mode, b->mode) && share (a->stores, b->stores, "*", FALSE) &&
         share (a->weekdays, b->weekdays, NULL, TRUE) &&
         pos_slot_rule_read_time (a->start) < pos_slot_rule_read_time (b->end) &&
         pos_slot_rule_read_time (b->start) < pos_slot_rule_read_time (a->end);
}

static const PosField charge_code_fields[] = {
    {POS_FIELD (PosChargeCode, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosChargeCode, L10N, description)},
    {POS_FIELD (PosChargeCode, FLAG, shipping)},
    {POS_FIELD (PosChargeCode, FLAG, refundable)},
    {POS_FIELD (PosChargeCode, TEXT, item_tax_group)},
    {POS_FIELD (PosChargeCode, TEXT, posting_account), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosChargeCode, charge_code, 0)

static const PosField charge_tier_fields[] = {
    {POS_FIELD (PosChargeTier, MONEY, from)},
    {POS_FIELD (PosChargeTier, MONEY, to)},
    {POS_FIELD (PosChargeTier, ENUM, category), .nicks = charge_categories},
    {POS_FIELD (PosChargeTier, MONEY, amount)},
    {POS_FIELD (PosChargeTier, RATE, rate)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosChargeTier, charge_tier, 0)

gboolean
pos_charge_tiers_overlap (PosChargeTier *a, PosChargeTier *b)
{
  return (a->to == 0 || b->from <= a->to) && (b->to == 0 || a->from <= b->to);
}

static const PosField charge_rule_fields[] = {
    {POS_FIELD (PosChargeRule, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosChargeRule, ENUM, level), .nicks = charge_levels},
    {POS_FIELD (PosChargeRule, TEXT, code), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosChargeRule, ENUM, account_relation), .nicks = relations},
    {POS_FIELD (PosChargeRule, TEXT, account)},
    {POS_FIELD (PosChargeRule, ENUM, product_relation), .nicks = relations},
    {POS_FIELD (PosChargeRule, TEXT, product)},
    {POS_FIELD (PosChargeRule, ENUM, mode_relation), .nicks = relations},
    {POS_FIELD (PosChargeRule, TEXT, mode)},
    {POS_FIELD (PosChargeRule, ENUM, store_relation), .nicks = relations},
    {POS_FIELD (PosChargeRule, TEXT, store)},
    {POS_FIELD (PosChargeRule, FLAG, prorate)},
    {POS_FIELD (PosChargeRule, RECORDS, tiers), .item_type = pos_charge_tier_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosChargeRule, charge_rule, G_STRUCT_OFFSET (PosChargeRule, currency))

static const PosField shipping_tier_fields[] = {
    {POS_FIELD (PosShippingTier, MONEY, from)},
    {POS_FIELD (PosShippingTier, RATE, rate)},
    {POS_FIELD (PosShippingTier, MONEY, amount), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosShippingTier, shipping_tier, 0)

static const PosField shipping_discount_fields[] = {
    {POS_FIELD (PosShippingDiscount, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosShippingDiscount, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosShippingDiscount, TEXT, mode), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosShippingDiscount, TEXTS, stores)},
    {POS_FIELD (PosShippingDiscount, TEXTS, products)},
    {POS_FIELD (PosShippingDiscount, DATE, from)},
    {POS_FIELD (PosShippingDiscount, DATE, until)},
    {POS_FIELD (PosShippingDiscount, RECORDS, tiers), .item_type = pos_shipping_tier_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosShippingDiscount, shipping_discount, 0)

static const PosField tax_group_fields[] = {
    {POS_FIELD (PosTaxGroup, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTaxGroup, TEXT, name)},
    {POS_FIELD (PosTaxGroup, TEXT, country)},
    {POS_FIELD (PosTaxGroup, TEXT, state)},
    {POS_FIELD (PosTaxGroup, TEXT, county)},
    {POS_FIELD (PosTaxGroup, TEXT, city)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosTaxGroup, tax_group, 0)

static const char *const tax_categories[] = {
    "", "standard", "reduced", "zero", "exempt", "reverse-charge", NULL};

static const PosField tax_rate_fields[] = {
    {POS_FIELD (PosTaxRate, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTaxRate, TEXT, tax_group), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTaxRate, TEXT, item_tax_group), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTaxRate, TEXT, code), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTaxRate, FLAG, exempt), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTaxRate, L10N, name)},
    {POS_FIELD (PosTaxRate, RATE, rate), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTaxRate, FLAG, of_gross), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTaxRate, DATE, from)},
    {POS_FIELD (PosTaxRate, DATE, until)},
    {POS_FIELD (PosTaxRate, ENUM, category), .flags = POS_FIELD_SPARSE, .nicks = tax_categories},
    {POS_FIELD (PosTaxRate, L10N, legal_text), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosTaxRate, tax_rate, 0)

static const char *const cancellation_bases[] = {"open-total", NULL};

static const PosField parameters_fields[] = {
    {POS_FIELD (PosParameters, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosParameters, TEXT, company)},
    {POS_FIELD (PosParameters, ENUM, default_order_type), .nicks = pos_order_type_nicks},
    {POS_FIELD (PosParameters, INTEGER, quote_validity_days)},
    {POS_FIELD (PosParameters, RATE, deposit_rate)},
    {POS_FIELD (PosParameters, TEXT, terms_of_payment), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, TEXT, method_of_payment), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, RATE, cancellation_rate)},
    {POS_FIELD (PosParameters, TEXT, cancellation_charge_code)},
    {POS_FIELD (PosParameters, ENUM, cancellation_base),
     .flags = POS_FIELD_SPARSE,
     .nicks = cancellation_bases},
    {POS_FIELD (PosParameters, FLAG, charge_on_line_cancellation), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, manual_charges)},
    {POS_FIELD (PosParameters, TEXT, shipping_charge_code)},
    {POS_FIELD (PosParameters, FLAG, refund_shipping), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, MONEY, refund_shipping_limit), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, TEXTS, pickup_modes)},
    {POS_FIELD (PosParameters, TEXT, carry_out_mode)},
    {POS_FIELD (PosParameters, TEXT, electronic_mode)},
    {POS_FIELD (PosParameters, ENUM, deposit_policy), .nicks = deposit_policies},
    {POS_FIELD (PosParameters, ENUM, excess_deposit), .nicks = excess_choices},
    {POS_FIELD (PosParameters, FLAG, header_charge_first)},
    {POS_FIELD (PosParameters, FLAG, no_reservation)},
    {POS_FIELD (PosParameters, TEXT, sync_hold_code)},
    {POS_FIELD (PosParameters, INTEGER, fraud_score), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, TEXT, fraud_hold_code), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, TEXT, charge_override_reason)},
    {POS_FIELD (PosParameters, FLAG, multiple_returns), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, header_refund_whole), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, first_price), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, discounts_across), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, discounts_on_original), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, discounts_on_overrides), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, ENUM, manual_discounts),
     .flags = POS_FIELD_SPARSE,
     .nicks = manual_discounts},
    {POS_FIELD (PosParameters, INTEGER, discount_grace_minutes), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, INTEGER, reservation_days), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, account_deposits), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, cancel_call_center), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, process_shared_payments), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, prorate_mixed), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, FLAG, serials_together), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, TEXT, restocking_charge_code), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, TEXT, default_batch), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, QUANTITY, stock_buffer), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosParameters, RECORDS, stock_levels),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_stock_level_get_type},
    {POS_FIELD (PosParameters, TEXT, check_in_address), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

G_DEFINE_FINAL_TYPE (PosParameters, pos_parameters, POS_TYPE_RECORD)

static void
pos_parameters_class_init (PosParametersClass *klass)
{
  pos_record_class_set_fields (
      POS_RECORD_CLASS (klass), parameters_fields, G_STRUCT_OFFSET (PosParameters, currency));
}

/* §2.5: what a chain does not say. */
static void
pos_parameters_init (PosParameters *self)
{
  self->default_order_type = POS_ORDER_TYPE_SALES_ORDER;
  self->quote_validity_days = 30;
  self->deposit_rate.micro = POS_SCALE / 10;
}

static const PosField balance_group_fields[] = {
    {POS_FIELD (PosBalanceGroup, TEXT, customer_group), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosBalanceGroup, ENUM, balance_rule), .nicks = balance_rules},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosBalanceGroup, balance_group, 0)

static const PosField profile_fields[] = {
    {POS_FIELD (PosProfile, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosProfile, FLAG, async_orders)},
    {POS_FIELD (PosProfile, FLAG, async_customers)},
    {POS_FIELD (PosProfile, ENUM, balance_rule), .nicks = balance_rules},
    {POS_FIELD (PosProfile, RECORDS, balance_groups),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_balance_group_get_type},
    {POS_FIELD (PosProfile, FLAG, no_partial_edit)},
    {POS_FIELD (PosProfile, FLAG, remove_pickup_lines), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, INTEGER, lock_minutes)},
    {POS_FIELD (PosProfile, INTEGER, secret_tries)},
    {POS_FIELD (PosProfile, INTEGER, secret_length)},
    {POS_FIELD (PosProfile, TEXT, receipt_mask)},
    {POS_FIELD (PosProfile, RECORDS, receipt_masks),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_receipt_mask_get_type},
    {POS_FIELD (PosProfile, FLAG, no_exchange), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, split_exchange), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, identity_check), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, ENUM, offline_return),
     .flags = POS_FIELD_SPARSE,
     .nicks = offline_returns},
    {POS_FIELD (PosProfile, MONEY, offline_return_limit), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, sales_rep_required), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, RECORDS, reject_reasons),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_reason_get_type},
    {POS_FIELD (PosProfile, ENUM, serial_return),
     .flags = POS_FIELD_SPARSE,
     .nicks = offline_returns},
    {POS_FIELD (PosProfile, FLAG, calculate_charges_manually), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, calculate_discounts_manually), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, ask_start_amount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, own_shifts), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, settle_suspended), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, suspend_slip), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, pay_order_invoices), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, pay_free_text_invoices), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, pay_project_invoices), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, FLAG, pay_credit_notes), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, ENUM, availability_mode),
     .flags = POS_FIELD_SPARSE,
     .nicks = pos_availability_mode_nicks},
    {POS_FIELD (PosProfile, INTEGER, notification_minutes), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, ENUM, receipt_period),
     .flags = POS_FIELD_SPARSE,
     .nicks = receipt_periods},
    {POS_FIELD (PosProfile, QUANTITY, max_quantity), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProfile, MONEY, max_price), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

G_DEFINE_FINAL_TYPE (PosProfile, pos_profile, POS_TYPE_RECORD)

static void
pos_profile_class_init (PosProfileClass *klass)
{
  pos_record_class_set_fields (POS_RECORD_CLASS (klass), profile_fields, 0);
}

/* Taking an order waits for nobody unless a chain says so. */
static void
pos_profile_init (PosProfile *self)
{
  self->async_orders = TRUE;
}

static const PosField hold_code_fields[] = {
    {POS_FIELD (PosHoldCode, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosHoldCode, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosHoldCode, FLAG, usual)},
    {POS_FIELD (PosHoldCode, FLAG, remove_reservations)},
    {POS_FIELD (PosHoldCode, RECORDS, reasons),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_reason_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosHoldCode, hold_code, 0)

static const PosField feature_fields[] = {
    {POS_FIELD (PosFeature, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosFeature, FLAG, enabled), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosFeature, TEXTS, stores), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosFeature, feature, 0)

static const PosField category_fields[] = {
    {POS_FIELD (PosCategory, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCategory, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCategory, TEXT, parent)},
    {POS_FIELD (PosCategory, TEXT, return_location), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCategory, QUANTITY, stock_buffer), .flags = POS_FIELD_SPARSE | POS_FIELD_SAID},
    {POS_FIELD (PosCategory, FLAG, no_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCategory, FLAG, no_offer), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCategory, FLAG, no_manual_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCategory, FLAG, no_tender_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCategory, INTEGER, position)},
    POS_FIELD_END,
};

G_DEFINE_FINAL_TYPE (PosCategory, pos_category, POS_TYPE_RECORD)

static void
pos_category_class_init (PosCategoryClass *klass)
{
  pos_record_class_set_fields (POS_RECORD_CLASS (klass), category_fields, 0);
}

static void
pos_category_init (PosCategory *self)
{
  self->stock_buffer.micro = POS_UNSAID;
}
