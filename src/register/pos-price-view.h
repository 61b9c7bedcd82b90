/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-price-view.h — where the price of a line comes from, for people and scripts.
 * Layer: register.  Nothing changes; quick local reads.
 * Source: register.md §6.4 step 10, P-5. */
#pragma once
#include "pricing/pos-discounts.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

typedef enum {
  POS_PRICE_OF_PRODUCT,
  POS_PRICE_AGREED,
  POS_PRICE_ADJUSTED,
  POS_PRICE_ENTERED, /* somebody overrode it */
  POS_PRICE_LOCKED,  /* as it was when the order was saved */
} PosPriceSource;

const char *pos_price_source_get_nick (PosPriceSource source);
PosPriceSource pos_price_source_of (PosOrderLine *line);

/* One discount that a line has, or could have had. */
typedef struct {
  char *offer;   /* (nullable): a person's */
  PosL10n *name; /* (nullable) */
  int origin;    /* PosDiscountOrigin */
  PosWhy why;
  gint64 amount; /* when it was given */
} PosPriceReason;

/* @proven: (out) (optional): nobody has to ask whether there is a better combination.
 * Returns: (transfer full) (element-type PosPriceReason): those given first. */
GPtrArray *pos_price_list_reasons (const PosPricing *pricing,
                                   PosOrder *order,
                                   PosOrderLine *line,
                                   gboolean *proven);

json_t *pos_price_view (PosRun *run, PosOrderLine *line);

G_END_DECLS
