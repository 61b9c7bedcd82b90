/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-page.h — find the receipt, choose what comes back and why.
 * Layer: ui/returns.
 * Rules:  what comes back joins the transaction; new products beside it make an exchange. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RETURN_PAGE (pos_return_page_get_type ())
G_DECLARE_FINAL_TYPE (PosReturnPage, pos_return_page, POS, RETURN_PAGE, PosPage)

PosPage *pos_return_page_new (PosShell *shell);
/* Looks @name up: receipt, number, reference, invoice or id. */
void pos_return_page_find (PosReturnPage *self, const char *name);

G_END_DECLS
