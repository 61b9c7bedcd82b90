/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-places.h — where a product lies, near this store, and what can be done about it there.
 * Layer: register.  Thread: main; one short read, nothing changes.
 * Rules:  the places of the current store's fulfillment groups and those that they ship from; what
 *         is offered here is what the delivery operations take.
 * Source: customer-orders.md §4.11; register.md T-17. */
#pragma once
#include "model/pos-product.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

#define POS_TYPE_STOCK_PLACE (pos_stock_place_get_type ())
G_DECLARE_FINAL_TYPE (PosStockPlace, pos_stock_place, POS, STOCK_PLACE, GObject)

struct _PosStockPlace {
  GObject parent_instance;

  char *warehouse;
  PosStore *store; /* %NULL: a place that is no store */
  char *name;
  char *city;        /* (nullable) */
  PosL10n *about;    /* (nullable): what its fulfillment group says of itself */
  gint64 distance_m; /* −1: unknown */
  gboolean current;  /* the store one stands in */

  gboolean counted; /* somebody told how many there are; else all five are 0 */
  PosQuantity on_hand;
  PosQuantity reserved;
  PosQuantity available; /* on hand, not reserved, not kept back; never less than nothing */
  PosL10n *level;        /* (nullable): what that much is called */
  PosQuantity ordered;   /* expected */
  PosQuantity blocked;   /* came back and may not be sold; in none of the others */
  gint64 as_of;          /* when headquarters told; 0: only this register ever did */

  /* %NULL: offered.  Else "not-a-store", "ship-only", "pick-up-only", "ships-elsewhere",
   * "not-in-group", "carry-only" or "no-mode". */
  const char *no_pick_up;
  const char *no_ship;
};

typedef enum {
  POS_STOCK_BY_DISTANCE,
  POS_STOCK_BY_NAME,
  POS_STOCK_BY_NUMBER,
  POS_STOCK_BY_ON_HAND,
  POS_STOCK_BY_RESERVED,
  POS_STOCK_BY_ORDERED,
  POS_STOCK_BY_NAME_DOWN, /* the same from the end */
  POS_STOCK_BY_NUMBER_DOWN,
} PosStockSort;

/* "distance", … in that order; ends with %NULL. */
extern const char *const pos_stock_sorts[];

/* By distance: this store, the stores near it, then what is no store.
 * @text: (nullable): beginnings of words of name, number, town, street or postcode.
 * Returns: (transfer full) (element-type PosStockPlace): %NULL when the disk fails. */
GPtrArray *pos_stock_places_list (
    PosRegister *self, PosProduct *product, const char *text, PosStockSort sort, GError **error);

/* When the oldest figure was told; 0: nobody knows. */
gint64 pos_stock_places_get_age (GPtrArray *places);

G_END_DECLS
