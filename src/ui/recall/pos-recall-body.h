/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-body.h — the middle of an order's pane, made anew for every order.
 * Layer: ui/recall. */
#pragma once
#include "register/pos-find-order.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @shell: borrowed; @order: kept. */
GtkWidget *pos_recall_body_new (PosShell *shell, PosOrder *order, PosCopyOrigin origin);

G_END_DECLS
