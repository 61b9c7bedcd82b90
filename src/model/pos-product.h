/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product.h — what is sold, and how much of it lies where.
 * Layer: model.  Source: register.md §5.2; customer-orders.md §3.6. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

/* A price that differs from the product's own: for one store, a price group or a period. */
#define POS_TYPE_PRICE (pos_price_get_type ())
POS_DECLARE_RECORD (PosPrice, price, PRICE)

struct _PosPrice {
  PosRecord parent_instance;

  char *store;    /* %NULL: every store */
  char *group;    /* price group; %NULL: everybody */
  char *customer; /* %NULL: everybody */
  PosUnitPrice price;
  PosQuantity price_unit; /* for so many; 0: for one */
  PosDate from;
  PosDate until;
};

/* How it is sold besides by its own unit: a box of 12. */
#define POS_TYPE_PRODUCT_UNIT (pos_product_unit_get_type ())
POS_DECLARE_RECORD (PosProductUnit, product_unit, PRODUCT_UNIT)

struct _PosProductUnit {
  PosRecord parent_instance;

  char *unit;
  PosQuantity factor; /* so many of the product's own unit are one of it */
};

#define POS_TYPE_PRODUCT (pos_product_get_type ())
POS_DECLARE_RECORD (PosProduct, product, PRODUCT)

struct _PosProduct {
  PosRecord parent_instance;

  char *id; /* item number */
  PosL10n *name;
  PosL10n *description;
  GStrv barcodes;
  char *category;
  char *unit;     /* its own: what prices and all quantities are of */
  PosList *units; /* PosProductUnit: others that it is sold by */
  PosUnitPrice unit_price;
  PosList *prices; /* PosPrice */
  char *item_tax_group;
  gint64 weight_grams;
  gboolean fractional; /* may be sold in parts of a unit */
  gboolean blocked;
  gboolean zero_price; /* may cost nothing */
  gboolean carry_only; /* cannot be shipped */
  gboolean serialized;
  gboolean serial_in_process;   /* its numbers are noted, not held against stock: L2 */
  gboolean blank_serial;        /* may leave without one */
  gboolean batch_tracked;       /* leaves with the number of its batch: decision 86 */
  gboolean uncounted;           /* lies on no shelf: a service */
  gboolean negative_stock;      /* may leave although none is there */
  PosQuantity stock_buffer;     /* kept back in each place; POS_UNSAID: its category says */
  gboolean revenue_recognition; /* refused on every order: L3 */
  gboolean not_returnable;      /* a return needs an approval */
  PosQuantity minimum;
  PosQuantity maximum;
  PosQuantity multiple;
  PosQuantity default_quantity; /* where nobody says how many: L4; 0: one */
  gboolean no_discount;         /* neither offers nor people take anything off: T-7, P-23 */
  gboolean no_offer;            /* offers do not */
  gboolean no_manual_discount;  /* people do not */
  gboolean no_tender_discount;  /* ways of paying do not */
  char *variant_of;
  PosL10n *variant; /* "oat / 3 seats" */
};

/* L4: whether @quantity is from the minimum to the maximum, in whole multiples. */
gboolean pos_product_is_sold_in (PosProduct *self, PosQuantity quantity);

#define POS_TYPE_STOCK_EXPECTED (pos_stock_expected_get_type ())
POS_DECLARE_RECORD (PosStockExpected, stock_expected, STOCK_EXPECTED)

/* What arrives on a day. */
struct _PosStockExpected {
  PosRecord parent_instance;

  PosDate date;
  PosQuantity quantity;
};

/* One product in one warehouse.  Written by headquarters' feed, moved by local steps. */
#define POS_TYPE_STOCK (pos_stock_get_type ())
POS_DECLARE_RECORD (PosStock, stock, STOCK)

struct _PosStock {
  PosRecord parent_instance;

  char *item;
  char *warehouse;
  PosQuantity on_hand;
  PosQuantity reserved;
  PosQuantity ordered;
  gint64 as_of;        /* 0: nobody ever counted, only orders moved something */
  GStrv serials;       /* numbers of the pieces on hand, where the product has them */
  PosQuantity blocked; /* came back and may not be sold: beside what is on hand */
  PosList *expected;   /* PosStockExpected: parts of @ordered of which a day is known */
};

/* Else it knows only what orders moved, and that is no count to hold anything against. */
gboolean pos_stock_is_counted (PosStock *self);

G_END_DECLS
