/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-setup.c — see the header. */
#include "model/pos-return-setup.h"

static const PosField return_place_fields[] = {
    {POS_FIELD (PosReturnPlace, TEXT, store), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReturnPlace, TEXT, warehouse), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReturnPlace, TEXT, location), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnPlace, TEXT, pallet), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnPlace, FLAG, blocked), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnPlace, FLAG, label), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReturnPlace, return_place, 0)

static const char *const uses[] = {"both", "sales", "orders", NULL};

static const PosField return_reason_fields[] = {
    {POS_FIELD (PosReturnReason, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReturnReason, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReturnReason, INTEGER, position)},
    {POS_FIELD (PosReturnReason, RECORDS, places),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_return_place_get_type},
    {POS_FIELD (PosReturnReason, TEXT, warehouse)},
    {POS_FIELD (PosReturnReason, FLAG, blocked), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnReason, FLAG, label), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnReason, FLAG, no_fee), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnReason, ENUM, use), .flags = POS_FIELD_SPARSE, .nicks = uses},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReturnReason, return_reason, 0)

gboolean
pos_return_reason_is_for (PosReturnReason *self, gboolean order)
{
  return self->use != (order ? POS_RETURN_REASON_OF_SALES : POS_RETURN_REASON_OF_ORDERS);
}

static const PosField return_route_fields[] = {
    {POS_FIELD (PosReturnRoute, TEXT, reason)},
    {POS_FIELD (PosReturnRoute, TEXT, store)},
    {POS_FIELD (PosReturnRoute, TEXT, warehouse)},
    {POS_FIELD (PosReturnRoute, TEXT, location), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnRoute, TEXT, pallet), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnRoute, FLAG, blocked)},
    {POS_FIELD (PosReturnRoute, FLAG, label)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReturnRoute, return_route, 0)

static const PosField return_location_fields[] = {
    {POS_FIELD (PosReturnLocation, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReturnLocation, L10N, name)},
    {POS_FIELD (PosReturnLocation, RECORDS, routes), .item_type = pos_return_route_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReturnLocation, return_location, 0)

static const PosField return_rule_fields[] = {
    {POS_FIELD (PosReturnRule, TEXT, tender), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReturnRule, TEXTS, refunds), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReturnRule, return_rule, 0)

static const PosField return_term_fields[] = {
    {POS_FIELD (PosReturnTerm, TEXT, category), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReturnTerm, INTEGER, days)},
    {POS_FIELD (PosReturnTerm, RATE, fee_rate)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReturnTerm, return_term, 0)

static const PosField return_policy_fields[] = {
    {POS_FIELD (PosReturnPolicy, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReturnPolicy, INTEGER, days)},
    {POS_FIELD (PosReturnPolicy, RATE, fee_rate), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosReturnPolicy, RECORDS, terms),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_return_term_get_type},
    {POS_FIELD (PosReturnPolicy, RECORDS, rules), .item_type = pos_return_rule_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReturnPolicy, return_policy, 0)
