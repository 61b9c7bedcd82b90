/* SPDX-License-Identifier: GPL-3.0-or-later */
/* operation-keys.c — the catalog of register.md §1.2, and what this program adds to it. */
#include "operation-keys.h"

#include <glib.h>

/* clang-format off */
static const char *const catalog[] = {
    "affiliation.add_pick", "affiliation.add_preset", "cash.expense", "cash.income",
    "charge.header_add", "charge.line_add", "charge.manage", "charge.recalculate", "clientbook.add",
    "clientbook.reassign", "clientbook.remove", "clientbook.view_mine", "clientbook.view_store",
    "coupon.add", "coupon.remove", "credit_note.balance", "credit_note.issue",
    "customer.account_deposit", "customer.affiliation_add", "customer.affiliation_remove",
    "customer.attach", "customer.clear", "customer.create", "customer.edit", "customer.search",
    "device.activate", "device.deactivate", "device.mass_activate", "disc.line_amount",
    "disc.line_percent", "disc.system_off", "disc.system_on", "disc.total_amount",
    "disc.total_percent", "disc.view_all", "disc.view_available", "display.total", "drawer.open",
    "ext.action", "fiscal.cancel_txn", "fiscal.customer_info", "fiscal.x", "fiscal.z",
    "fulfill.line_accept", "fulfill.line_edit", "fulfill.line_pack", "fulfill.line_pick",
    "fulfill.line_pickup", "fulfill.line_reject", "fulfill.line_ship", "fulfill.pick_list",
    "fulfill.print_packing_slip", "gift.balance", "gift.cash_out", "gift.issue", "gift.reload",
    "help.record", "hw.force_release", "hw.health", "hw.health_skip", "hw.pair", "hw.select",
    "invoice.pay", "item.add", "item.details", "item.price_check", "item.search", "journal.open",
    "kit.disassemble", "line.comment", "line.price_override", "line.reset_qty", "line.serial",
    "line.set_qty", "line.set_uom", "line.void", "loyalty.attach", "loyalty.balance",
    "loyalty.issue", "loyalty.redeem", "order.cancel", "order.carryout_all",
    "order.carryout_selected", "order.change_delivery", "order.change_pickup", "order.create",
    "order.deposit_override", "order.edit", "order.fulfillment", "order.packing_slip",
    "order.payment_history", "order.pickup_all", "order.pickup_selected", "order.recall",
    "order.refund_shipping", "order.ship_all", "order.ship_selected", "order.taker", "pay.account",
    "pay.card", "pay.cash", "pay.cash_exact", "pay.check", "pay.credit_note", "pay.currency",
    "pay.gift_card", "pay.loyalty", "pay.void", "price.calculate", "price.recalculate",
    "quote.create", "quote.edit", "quote.expiry", "report.view", "return.blind",
    "return.by_receipt", "safe.manage", "salesrep.clear_legacy", "salesrep.line_clear",
    "salesrep.line_set", "salesrep.txn_clear", "salesrep.txn_set", "search.preset",
    "session.badges", "session.change_password", "session.lock", "session.reset_password",
    "session.sign_in", "session.sign_out", "shift.bank_drop", "shift.blind_close", "shift.close",
    "shift.declare", "shift.float_in", "shift.manage", "shift.open", "shift.safe_drop",
    "shift.start_amount",
    "shift.suspend", "shift.tender_remove", "shift.x", "shift.z_reprint", "stock.adjust",
    "stock.count", "stock.count_post", "stock.inbound", "stock.lookup", "stock.move",
    "stock.neg_adjust", "stock.outbound", "stock.pick_receive", "sync.status", "task.manage",
    "tax.override_line", "tax.override_line_pick", "tax.override_txn", "tax.override_txn_pick",
    "time.clock", "time.view", "txn.comment", "txn.conclude", "txn.invoice_comment",
    "txn.make_cash_carry", "txn.recall", "txn.suspend", "txn.void", "txn.void_suspended",
    "ui.open_url", "ui.submenu", "warranty.add_later", "warranty.buy", "line.split",
    "receipt.reprint", "receipt.email", "receipt.gift", "price.explain", "order.expedite",
    "txn.attributes", "line.attributes", "line.batch",
    NULL,
};
/* clang-format on */

gboolean
operation_key_is_known (const char *key)
{
  return g_strv_contains (catalog, key);
}
