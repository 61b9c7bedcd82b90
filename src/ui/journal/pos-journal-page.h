/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-journal-page.h — the papers of this register, newest first, and the one that is looked at.
 * Layer: ui/journal.  Thread: main.  Source: register.md T-45, operation 115. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_JOURNAL_PAGE (pos_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (PosJournalPage, pos_journal_page, POS, JOURNAL_PAGE, PosPage)

PosPage *pos_journal_page_new (PosShell *shell);

G_END_DECLS
