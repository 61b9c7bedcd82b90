/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-fraud.c — the tables of fields. */
#include "model/pos-fraud.h"

static const PosField fraud_rule_fields[] = {
    {POS_FIELD (PosFraudRule, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosFraudRule, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosFraudRule, INTEGER, score), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosFraudRule, TEXTS, stores), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFraudRule, MONEY, total_from), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFraudRule, TEXTS, products), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFraudRule, QUANTITY, quantity_from), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFraudRule, TEXTS, countries), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFraudRule, FLAG, other_address), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFraudRule, INTEGER, new_customer_days), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFraudRule, TEXTS, tenders), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosFraudRule, TEXTS, people), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosFraudRule, fraud_rule, 0)

static gboolean
says_some (GStrv list)
{
  return list && list[0];
}

gboolean
pos_fraud_rule_has_condition (PosFraudRule *self)
{
  return self->total_from != 0 || says_some (self->products) || self->quantity_from.micro != 0 ||
         says_some (self->countries) || self->other_address || self->new_customer_days != 0 ||
         says_some (self->tenders) || says_some (self->people);
}

static const PosField fraud_match_fields[] = {
    {POS_FIELD (PosFraudMatch, TEXT, rule), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosFraudMatch, L10N, name)},
    {POS_FIELD (PosFraudMatch, INTEGER, score)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosFraudMatch, fraud_match, 0)
