/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery.h — ship, pick up, carry out, change delivery mode.
 * Layer: ui/delivery.  Source: customer-orders.md §4.2–§4.5; screens 04, 05. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Tells @shell what opens order.ship_*, order.pickup_*, order.carryout_* and
 * order.change_delivery.  Their arguments preset the page. */
void pos_delivery_add (PosShell *shell);

G_END_DECLS
