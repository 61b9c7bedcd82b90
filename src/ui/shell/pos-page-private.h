/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-page-private.h — what the window does to a page.
 * Layer: ui/shell, private to it. */
#pragma once
#include "ui/shell/pos-page.h"

G_BEGIN_DECLS

/* @shell: borrowed; %NULL when the page leaves the screen. */
void pos_page_set_shell (PosPage *self, PosShell *shell);
void pos_page_enter (PosPage *self);
gboolean pos_page_scan (PosPage *self, const char *code);
/* %FALSE: the page has no primary button. */
gboolean pos_page_press_primary (PosPage *self);

G_END_DECLS
