/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-setup-page.h — what is missing or contradictory in how the chain is set up, in words.
 * Layer: ui/session.  Source: customer-orders.md §2. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_SETUP_PAGE (pos_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (PosSetupPage, pos_setup_page, POS, SETUP_PAGE, PosPage)

PosPage *pos_setup_page_new (PosShell *shell);

G_END_DECLS
