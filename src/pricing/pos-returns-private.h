/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-returns-private.h — what the files about returns share.
 * Layer: pricing, inside the room. */
#pragma once
#include "pricing/pos-returns.h"

G_BEGIN_DECLS

/* As the order states its prices; positive. */
typedef struct {
  gint64 net, tax;
} PosReturnShare;

PosReturnShare pos_returns_share (PosOrderLine *line, PosQuantity count);

/* The charges that go back with @returned, which stands for @line of @original. */
void pos_return_charges_append (const PosPricing *pricing,
                                PosOrder *cart,
                                PosOrder *original,
                                PosOrderLine *line,
                                PosOrderLine *returned);

G_END_DECLS
