/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deposit-rule.c — see the header. */
#include "register/pos-deposit-rule.h"
#include "base/pos-error.h"
#include "pricing/pos-deposit.h"
#include "register/pos-approvers.h"
#include "register/pos-register-private.h"

static gboolean
may_set (PosRegister *self, PosWorker *worker, PosOrder *order, gint64 amount)
{
  return amount >= pos_approvers_get_deposit_floor (self->config, worker, order);
}

/* @reason: (nullable): of the question, where it is not about what was just entered. */
static gboolean
ask (PosOrder *order, gint64 amount, const char *reason, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "permission", "s", "order.deposit_override");
  g_variant_dict_insert (&details, "amount_minor", "x", amount);
  g_variant_dict_insert (&details, "default_minor", "x", pos_deposit_get_default (order));
  if (reason)
    g_variant_dict_insert (&details, "reason", "s", reason);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NEEDS_APPROVAL,
                        g_variant_dict_end (&details),
                        "A supervisor has to approve a deposit this low");
}

static gboolean
check (PosRun *run, PosOrder *order, gint64 amount, const char *reason, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosWorker *approver = pos_run_get_approver (run);

  if (may_set (self, self->worker, order, amount))
    return TRUE;
  if (!approver)
    return ask (order, amount, reason, error);
  if (!may_set (self, approver, order, amount))
    return pos_set_error (error,
                          POS_ACCESS_ERROR,
                          POS_ACCESS_ERROR_NOT_PERMITTED,
                          g_variant_new_parsed ("{'worker': <%s>}", approver->id),
                          "%s may not approve a deposit this low",
                          approver->name);
  pos_run_use_approval (run);
  pos_text_set (&order->deposit_approver, approver->id);
  return TRUE;
}

gboolean
pos_deposit_rule_check (PosRun *run, PosOrder *order, gint64 amount, GError **error)
{
  return check (run, order, amount, NULL, error);
}

/* Whoever is not known here was asked where he is. */
static gboolean
may_have_set (PosRegister *self, const char *worker, PosOrder *order, gint64 amount)
{
  PosWorker *known = worker ? pos_config_get (self->config, POS_TYPE_WORKER, worker) : NULL;

  return worker && (!known || may_set (self, known, order, amount));
}

gboolean
pos_deposit_rule_check_kept (PosRun *run, PosOrder *order, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  gint64 amount = order->deposit_required;

  if (order->deposit_source != POS_DEPOSIT_AMOUNT ||
      may_have_set (self, order->deposit_worker, order, amount) ||
      may_have_set (self, order->deposit_approver, order, amount))
    return TRUE;
  return check (run, order, amount, "deposit", error);
}
