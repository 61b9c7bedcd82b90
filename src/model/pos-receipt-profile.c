/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-profile.c — see the header. */
#include "model/pos-receipt-profile.h"

#include <string.h>

static const char *const papers[] = {
    "sale",
    "return",
    "order",
    "quote",
    "pick-up",
    "cancellation",
    "account-deposit",
    "invoice-payment",
    "packing-slip",
    "suspended",
    NULL,
};

static const PosField paper_rule_fields[] = {
    {POS_FIELD (PosPaperRule, ENUM, paper), .flags = POS_FIELD_REQUIRED, .nicks = papers},
    {POS_FIELD (PosPaperRule, FLAG, not_printed)},
    {POS_FIELD (PosPaperRule, INTEGER, copies)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosPaperRule, paper_rule, 0)

static const PosField receipt_profile_fields[] = {
    {POS_FIELD (PosReceiptProfile, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosReceiptProfile, TEXT, name)},
    {POS_FIELD (PosReceiptProfile, L10N, header)},
    {POS_FIELD (PosReceiptProfile, L10N, footer)},
    {POS_FIELD (PosReceiptProfile, FLAG, no_barcode)},
    {POS_FIELD (PosReceiptProfile, FLAG, no_items)},
    {POS_FIELD (PosReceiptProfile, RECORDS, papers), .item_type = pos_paper_rule_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosReceiptProfile, receipt_profile, 0)

static PosPaperRule *
find_rule (PosReceiptProfile *self, const char *kind)
{
  if (self)
    POS_LIST_FOREACH (PosPaperRule, rule, self->papers)
  if (!strcmp (papers[rule->paper], kind))
    return rule;
  return NULL;
}

gboolean
pos_receipt_profile_prints (PosReceiptProfile *self, const char *kind)
{
  PosPaperRule *rule = find_rule (self, kind);

  return !rule || !rule->not_printed;
}

guint
pos_receipt_profile_get_copies (PosReceiptProfile *self, const char *kind)
{
  PosPaperRule *rule = find_rule (self, kind);

  return rule ? (guint)rule->copies : 0;
}
