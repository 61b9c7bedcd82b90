/* SPDX-License-Identifier: GPL-3.0-or-later
 * sale-test.h — the transaction screen on the demo chain, and the parts tests look for. */
#pragma once
#include "ui-shell.h"
#include "ui/sale/pos-sale-page.h"

/* The screen with Sanne signed in and nothing open. */
UiShell *sale_open (int width, int height);
PosSalePage *sale_page (UiShell *ui);
PosOrder *sale_order (UiShell *ui);

void sale_add (UiShell *ui, const char *item, int quantity);
/* The first line that sells @item, and its row; the test fails when there is none. */
PosOrderLine *sale_line (UiShell *ui, const char *item);
GtkWidget *sale_row (UiShell *ui, const char *item);
/* What the readout of the number pad shows, and what it complains about. */
char *sale_readout (UiShell *ui);
char *sale_refusal (UiShell *ui);
/* The tile of an operation; the test fails when none is on screen. */
GtkWidget *sale_tile (UiShell *ui, const char *caption);
/* Types into the search field and presses Enter. */
void sale_type (UiShell *ui, const char *text);
/* The text is somewhere on screen, and a person can see it. */
gboolean sale_shows (UiShell *ui, const char *text);
/* A code that a scanner read. */
void sale_scan (UiShell *ui, const char *code);
/* The dialog in front, %NULL: none; and its answer. */
PosDialog *sale_get_dialog (UiShell *ui);
void sale_answer (UiShell *ui, gboolean primary);
