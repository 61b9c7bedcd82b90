/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-item-worth.h — what so many of a product cost in this store today, without what offers and
 * people take off: as much as somebody gets back who has no receipt.
 * Layer: register.  Thread: main; one short read.
 * Source: register.md 6.1 (return.blind). */
#pragma once
#include "model/pos-product.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef struct {
  PosProduct *product;  /* %NULL: none is called so */
  PosQuantity quantity; /* so many, or what so many labels say */
  gint64 minor;         /* 0: it has no price */
} PosItemWorth;

/* @code: item number, barcode or label; @pieces: of it.  Never an error: what is not known is no
 * product. */
void
pos_item_worth_find (PosRegister *reg, const char *code, PosQuantity pieces, PosItemWorth *worth);
void pos_item_worth_clear (PosItemWorth *worth);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosItemWorth, pos_item_worth_clear)

G_END_DECLS
