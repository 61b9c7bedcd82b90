/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-found-product.h — a product as somebody looks at it: what it costs here, and where it lies.
 * Layer: register.  Thread: made by a reader, handed over; read on main. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

#define POS_TYPE_FOUND_PRODUCT (pos_found_product_get_type ())
G_DECLARE_FINAL_TYPE (PosFoundProduct, pos_found_product, POS, FOUND_PRODUCT, GObject)

/* Takes both.  @stock: (element-type PosStock): empty for what is not kept in stock. */
PosFoundProduct *pos_found_product_new (PosProduct *product, GPtrArray *stock);

/* By item number or barcode; a short read.  POS_ORDER_ERROR_NOT_FOUND as item.add would say it. */
PosFoundProduct *pos_found_product_look_up (PosRegister *reg, const char *code, GError **error);

/* All borrowed. */
PosProduct *pos_found_product_get_product (PosFoundProduct *self);
GPtrArray *pos_found_product_get_stock (PosFoundProduct *self);

/* What it costs in this store today, as that was said (register.md P-6); %FALSE when it has no
 * price. */
gboolean pos_found_product_get_price (PosFoundProduct *self, PosRegister *reg, PosPricePer *price);

/* What may be promised of @stock: pos_availability_count(). */
PosQuantity
pos_found_product_get_available (PosFoundProduct *self, PosRegister *reg, PosStock *stock);
/* The same in @reg's store, and everywhere else together. */
void pos_found_product_sum (PosFoundProduct *self,
                            PosRegister *reg,
                            PosQuantity *here,
                            PosQuantity *elsewhere);
/* When the oldest figure was true; 0: nobody knows. */
gint64 pos_found_product_get_age (PosFoundProduct *self);

/**
 * pos_found_product_check:
 * Whether item.add would take @quantity of it now, apart from what the open transaction says
 * (pos_register_get_state()).  Errors: POS_ORDER_ERROR_PRODUCT, QUANTITY and PRICE.
 */
gboolean pos_found_product_check (PosFoundProduct *self,
                                  PosRegister *reg,
                                  PosQuantity quantity,
                                  GError **error);
/* The least that is sold of it at once, and what that grows by. */
PosQuantity pos_found_product_get_least (PosFoundProduct *self);
/* How many are sold where nobody says: its default order quantity, else the least. */
PosQuantity pos_found_product_get_usual (PosFoundProduct *self);
PosQuantity pos_found_product_get_step (PosFoundProduct *self);
/* The id of the category that has that id, or is called so; %NULL with NOT_FOUND. */
const char *pos_found_product_find_category (PosRegister *reg, const char *text, GError **error);

G_END_DECLS
