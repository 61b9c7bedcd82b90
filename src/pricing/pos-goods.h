/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-goods.h — which goods a setting means that names products or categories.
 * Layer: pricing.  Source: customer-orders.md §2.1, §2.8. */
#pragma once
#include "model/pos-config.h"

G_BEGIN_DECLS

/* Categories lie in others; what is deeper than this is a circle. */
#define POS_GOODS_MAX_DEPTH 16

/* How far above @category (nullable) lies @wanted; 0: it is the same.  −1: it is not above. */
int pos_goods_get_depth (PosConfig *config, const char *category, const char *wanted);

/* Whether a category says something itself. */
typedef gboolean (*PosGoodsTest) (PosCategory *category);

/* The closest category, from @category (nullable) up, that passes @test.  Nullable, borrowed. */
PosCategory *pos_goods_find_closest (PosConfig *config, const char *category, PosGoodsTest test);

/* Whether @list names the item, the product that it is a variant of, its category or one above.
 * @list, @variant_of, @category: (nullable). */
gboolean pos_goods_are_listed (
    PosConfig *config, GStrv list, const char *item, const char *variant_of, const char *category);

G_END_DECLS
