/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-permissions.c — see the header. */
#include "model/pos-permissions.h"

static const char *const permissions[] = {
    "cash.income_expense",
    "charge.manage",
    "clock.skew",
    "customer.edit",
    "disc.system_off",
    "drawer.no_sale",
    "gift.issue",
    "invoice.pay",
    "journal.view",
    "line.over_price",
    "line.over_quantity",
    "manager",
    "order.accept",
    "order.cancel",
    "order.cancel_call_center",
    "order.cancel_fee_waive",
    "order.create",
    "order.create_async",
    "order.deposit_override",
    "order.edit",
    "order.fulfill",
    "order.fulfill_elsewhere",
    "order.hold",
    "order.reassign",
    "order.reject",
    "order.release",
    "order.retrieve",
    "order.take_over",
    "order.unpick",
    "pay.account",
    "pay.account_deposit",
    "pay.over_credit",
    "price.override",
    "price.override.higher",
    "price.override.lower",
    "price.recalculate",
    "quote.extend",
    "receipt.copy",
    "return.blind",
    "return.expired",
    "return.nonreturnable",
    "return.offline",
    "return.other_tender",
    "return.serial",
    "return.shipping",
    "return.with_receipt",
    "shift.blind_close",
    "shift.cash_move",
    "shift.declare",
    "shift.float_declare",
    "shift.manage",
    "shift.multi_logon",
    "shift.reconcile",
    "shift.view_balance",
    "shift.x",
    "shift.z",
    "staff.password_change",
    "staff.password_reset",
    "sync.correct",
    "device.manage",
    "sync.export",
    "sync.resolve",
    "sync.seen",
    "sync.switch",
    "tax.override",
    "txn.suspend",
    "txn.void",
    "txn.void_line",
    "txn.void_payment",
    NULL,
};

static const char *const limits[] = {
    "cash.income_expense",
    "disc.max_line_amount",
    "disc.max_line_pct",
    "disc.max_total_amount",
    "disc.max_total_pct",
    "line.over_price",
    "line.over_quantity",
    "order.deposit_override",
    "price.override",
    "return.max_line_amount",
    "return.max_total_amount",
    "shift.cash_move",
    NULL,
};

static gboolean
listed (GStrv list, const char *permission)
{
  return list && g_strv_contains ((const char *const *)list, permission);
}

gboolean
pos_permissions_allow (PosWorker *worker, PosRole *role, const char *permission)
{
  if (!permission)
    return TRUE;
  if (!worker || worker->blocked || listed (worker->denied, permission))
    return FALSE;
  if (listed (worker->permissions, permission))
    return TRUE;
  if (!role || listed (role->denied, permission))
    return FALSE;
  return role->manager || listed (role->permissions, permission);
}

gboolean
pos_permissions_know (const char *permission)
{
  return g_strv_contains (permissions, permission);
}

gboolean
pos_permissions_know_limit (const char *key)
{
  return g_strv_contains (limits, key);
}
