/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-notes.c — see the header. */
#include "register/pos-charge-notes.h"

#include "register/pos-register-private.h"

static PosChargeStep *
find_last (PosOrder *order, const PosId *charge)
{
  PosChargeStep *last = NULL;

  POS_LIST_FOREACH (PosChargeStep, step, order->charge_steps)
  if (pos_id_equal (&step->charge, charge))
    last = step;
  return last;
}

/* @amount: from now on. */
static void
note (PosRun *run, PosCharge *charge, PosChargeStepKind kind, gint64 before, gint64 amount)
{
  PosRegister *self = run->reg;
  PosOrderLine *line = pos_order_find_line (run->order, &charge->line);
  g_autoptr (PosChargeStep) step = g_object_new (POS_TYPE_CHARGE_STEP, NULL);

  step->id = pos_context_mint_id (self->context);
  step->kind = (int)kind;
  step->at = run->started_at;
  pos_text_set (&step->store, self->store ? self->store->id : NULL);
  pos_text_set (&step->register_id, self->till ? self->till->id : NULL);
  pos_text_set (&step->worker, self->worker ? self->worker->id : NULL);
  pos_text_set (&step->approver, run->approval_used ? run->approver->id : NULL);
  step->charge = charge->id;
  pos_text_set (&step->code, charge->code);
  pos_text_set (&step->item, line ? line->item : NULL);
  step->calculated = charge->calculated;
  step->before = before;
  step->amount = amount;
  pos_text_set (&step->reason, pos_run_get_text (run, "reason"));
  pos_list_append (run->order->charge_steps, step);
}

void
pos_charge_notes_add (PosRun *run, PosCharge *charge, PosChargeStepKind kind, gint64 before)
{
  note (run,
        charge,
        kind,
        before,
        kind == POS_CHARGE_STEP_REMOVED ? 0 : pos_charge_get_stated (charge));
}

/* @was: as it was before the step; @charge: (nullable): as it is now. */
static void
follow (PosRun *run, PosCharge *was, PosCharge *charge)
{
  PosChargeStep *last = find_last (run->order, &was->id);
  gint64 amount = charge ? pos_charge_get_stated (charge) : 0;
  gboolean is_noted =
      last && last->amount == amount && (charge || last->kind == POS_CHARGE_STEP_REMOVED);

  if (is_noted || (!last && !was->overridden))
    return;
  if (!charge)
    note (run, was, POS_CHARGE_STEP_REMOVED, pos_charge_get_stated (was), 0);
  else if ((was->overridden && !charge->overridden) ||
           (amount == 0 && !pos_charge_is_automatic (charge)))
    note (run, charge, POS_CHARGE_STEP_DISCARDED, pos_charge_get_stated (was), amount);
  else if (amount != pos_charge_get_stated (was))
    note (run, charge, POS_CHARGE_STEP_CHANGED, pos_charge_get_stated (was), amount);
}

void
pos_charge_notes_follow (PosRun *run)
{
  PosOrder *before = run->reg->order;

  if (!run->order || !before || !pos_id_equal (&before->id, &run->order->id))
    return;
  POS_LIST_FOREACH (PosCharge, was, before->charges)
  {
    PosCharge *charge = pos_order_find_charge (run->order, &was->id);
    gboolean same = charge && pos_charge_get_stated (charge) == pos_charge_get_stated (was) &&
                    charge->overridden == was->overridden;

    if (!pos_charge_is_of_rules (was) && was->origin != POS_CHARGE_CANCELLATION && !same &&
        pos_id_is_none (&was->original))
      follow (run, was, charge);
  }
}
