/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-invoice-page.h — what a customer owes, and what of it is paid now: register.md 516.
 * Layer: ui/payment.  Thread: main.
 * Rules:  each tap is an operation, so that what stands in the transaction is held for it at
 *         headquarters; the page pays nothing itself. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_INVOICE_PAGE (pos_invoice_page_get_type ())
G_DECLARE_FINAL_TYPE (PosInvoicePage, pos_invoice_page, POS, INVOICE_PAGE, PosPage)

PosPage *pos_invoice_page_new (PosShell *shell);

/* A PosShellOpener of invoice.pay: asks whose invoices first, where nobody is named yet. */
void pos_invoice_page_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
