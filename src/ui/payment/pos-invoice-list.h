/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-invoice-list.h — what a customer owes, a row for each invoice: number, kind, date, due,
 * amount, open, and what of it is paid now.
 * Layer: ui/payment.  Thread: main.
 * Signals: "pay" (id, button), "part" (id, open in minor units, button), "remove" (id, button). */
#pragma once
#include "ui/shell/pos-shell.h"
#include <jansson.h>

G_BEGIN_DECLS

#define POS_TYPE_INVOICE_LIST (pos_invoice_list_get_type ())
G_DECLARE_FINAL_TYPE (PosInvoiceList, pos_invoice_list, POS, INVOICE_LIST, GtkBox)

GtkWidget *pos_invoice_list_new (PosShell *shell);

/* @invoices: as invoice.list answers them.  @more: there are others, due later. */
void pos_invoice_list_show (PosInvoiceList *self, json_t *invoices, gboolean more);
/* Where there is no room for every column, the date and the amount stand below the number. */
void pos_invoice_list_set_narrow (PosInvoiceList *self, gboolean narrow);

G_END_DECLS
