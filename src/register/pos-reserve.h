/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-reserve.h — an edited order asks its card for another reservation than before.
 * Layer: register, private to it.  Thread: main.
 * Rules:  the new reservation is made before the order is kept, the old one is let go after it.  A
 *         card that declines stands in for nothing any more: another payment is asked for.  A cart
 *         that is thrown away leaves the old reservation as it was.
 * Source: customer-orders.md M15, M33. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Asks; then the operation goes on with pos_tendering_finish() and is kept. */
void pos_reserve_and_keep (PosRun *run);

G_END_DECLS
