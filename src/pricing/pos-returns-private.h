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

PosReturnShare pos_returns_share (const PosPricing *pricing, PosOrderLine *line, PosQuantity count);

/* @share of @charge of a saved order goes back with the returned @line of @cart. */
void pos_return_charges_give (const PosPricing *pricing,
                              PosOrder *cart,
                              PosCharge *charge,
                              PosOrderLine *line,
                              gint64 share,
                              PosChargeOrigin origin);

/* The charges that go back with @returned, which stands for @line of @original. */
void pos_return_charges_append (const PosPricing *pricing,
                                PosOrder *cart,
                                PosOrder *original,
                                PosOrderLine *line,
                                PosOrderLine *returned);

G_END_DECLS
