/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-page.h — order fulfillment: what this store has to pick, pack, ship and hand over.
 * Layer: ui/fulfillment.
 * Source: customer-orders.md §7.1, §7.2; picture 10. */
#pragma once
#include "model/pos-work-query.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_PAGE (pos_work_page_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkPage, pos_work_page, POS, WORK_PAGE, PosPage)

/* @filter: (nullable): what is shown at first.  Returns: (transfer floating). */
PosPage *pos_work_page_new (PosShell *shell, PosWorkFilter *filter);
/* What is shown from now on, in place of what was asked for before. */
void pos_work_page_set_filter (PosWorkPage *self, PosWorkFilter *filter);

G_END_DECLS
