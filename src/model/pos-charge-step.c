/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-step.c — see the header. */
#include "model/pos-charge-step.h"

static const char *const kinds[] = {"added", "changed", "removed", "discarded", NULL};

static const PosField charge_step_fields[] = {
    {POS_FIELD (PosChargeStep, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosChargeStep, ENUM, kind), .nicks = kinds},
    {POS_FIELD (PosChargeStep, INSTANT, at)},
    {POS_FIELD (PosChargeStep, TEXT, store)},
    {POS_FIELD (PosChargeStep, TEXT, register_id)},
    {POS_FIELD (PosChargeStep, TEXT, worker)},
    {POS_FIELD (PosChargeStep, TEXT, approver)},
    {POS_FIELD (PosChargeStep, ID, charge)},
    {POS_FIELD (PosChargeStep, TEXT, code)},
    {POS_FIELD (PosChargeStep, TEXT, item)},
    {POS_FIELD (PosChargeStep, MONEY, calculated)},
    {POS_FIELD (PosChargeStep, MONEY, before)},
    {POS_FIELD (PosChargeStep, MONEY, amount)},
    {POS_FIELD (PosChargeStep, TEXT, reason)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosChargeStep, charge_step, 0)

const char *
pos_charge_step_kind_get_nick (int kind)
{
  return kinds[kind];
}
