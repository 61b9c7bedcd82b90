/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-item.h — what operations on items and lines share.
 * Layer: register, private to it. */
#pragma once
#include "base/pos-money.h"

G_BEGIN_DECLS

/* More than zero, at most 99999, whole unless @fractional: POS_ORDER_ERROR_QUANTITY. */
gboolean pos_item_check_quantity (PosQuantity quantity, gboolean fractional, GError **error);

G_END_DECLS
