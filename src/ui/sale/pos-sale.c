/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sale.c — see the header. */
#include "ui/sale/pos-sale.h"

#include "ui/sale/pos-coupon-dialog.h"
#include "ui/sale/pos-expedite-dialog.h"
#include "ui/sale/pos-info-code-dialog.h"
#include "ui/sale/pos-line-openers.h"
#include "ui/sale/pos-price-dialog.h"
#include "ui/sale/pos-recalculate-dialog.h"
#include "ui/sale/pos-sale-page.h"
#include "ui/sale/pos-sales-rep-dialog.h"
#include "ui/sale/pos-serial-dialog.h"
#include "ui/sale/pos-suspended-dialog.h"
#include "ui/sale/pos-tax-dialog.h"
#include "ui/sale/pos-transaction-openers.h"

/* A button that names no product asks which. */
static void
open_add (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (args && g_variant_lookup (args, "item", "&s", NULL))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    pos_shell_open (shell, "item.search", NULL, origin);
}

void
pos_sale_add (PosShell *shell)
{
  pos_shell_set_home (shell, pos_sale_page_new);
  pos_shell_add_opener (shell, "item.add", open_add);
  pos_shell_add_opener (shell, "coupon.add", pos_coupon_open_add);
  pos_shell_add_opener (shell, "coupon.remove", pos_coupon_open_remove);
  pos_shell_add_opener (shell, "disc.line_amount", pos_line_open_concession);
  pos_shell_add_opener (shell, "disc.line_percent", pos_line_open_concession);
  pos_shell_add_opener (shell, "disc.system_off", pos_coupon_open_switch);
  pos_shell_add_opener (shell, "disc.system_on", pos_coupon_open_switch);
  pos_shell_add_opener (shell, "disc.total_amount", pos_line_open_concession);
  pos_shell_add_opener (shell, "disc.total_percent", pos_line_open_concession);
  pos_shell_add_opener (shell, "line.attributes", pos_line_open_attributes);
  pos_shell_add_opener (shell, "line.comment", pos_line_open_comment);
  pos_shell_add_opener (shell, "line.price_override", pos_line_open_concession);
  pos_shell_add_opener (shell, "line.serial", pos_serial_dialog_open);
  pos_shell_add_opener (shell, "line.batch", pos_serial_dialog_open);
  pos_shell_add_opener (shell, "line.set_qty", pos_line_open_quantity);
  pos_shell_add_opener (shell, "line.split", pos_line_open_split);
  pos_shell_add_opener (shell, "line.void", pos_line_open_void);
  pos_shell_add_opener (shell, "order.expedite", pos_expedite_dialog_open);
  pos_shell_add_opener (shell, "order.taker", pos_sales_rep_dialog_open);
  pos_shell_add_opener (shell, "salesrep.txn_set", pos_sales_rep_dialog_open);
  pos_shell_add_opener (shell, "salesrep.line_set", pos_sales_rep_dialog_open);
  pos_shell_add_opener (shell, "price.explain", pos_price_dialog_open);
  pos_shell_add_opener (shell, "price.recalculate", pos_recalculate_dialog_open);
  pos_shell_add_opener (shell, "tax.override_line_pick", pos_tax_dialog_open);
  pos_shell_add_opener (shell, "tax.override_txn_pick", pos_tax_dialog_open);
  pos_shell_add_opener (shell, "txn.attributes", pos_transaction_open_attributes);
  pos_shell_add_opener (shell, "txn.comment", pos_transaction_open_comment);
  pos_shell_add_opener (shell, "txn.recall", pos_suspended_dialog_open);
  pos_shell_add_opener (shell, "txn.suspend", pos_transaction_open_suspend);
  pos_shell_add_opener (shell, "txn.void", pos_transaction_open_void);
  pos_shell_set_reason (shell, pos_info_code_dialog_ask);
  pos_serial_dialog_watch (shell);
}
