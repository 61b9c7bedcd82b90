/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-line.h — one product, one quantity, one delivery.
 * Layer: model.
 * Rules:  to send part of a line elsewhere it is split; the parts share @group, price and lock.
 *         quantities live side by side because one status cannot describe a line that is part
 *         invoiced, part packed and part picked.
 * Source: customer-orders.md §3.2, §3.5. */
#pragma once
#include "model/pos-tax-part.h"

G_BEGIN_DECLS

typedef enum {
  POS_INTENT_NONE,
  POS_INTENT_CARRY_OUT,
  POS_INTENT_PICK_UP,
  POS_INTENT_SHIP,
  POS_INTENT_ELECTRONIC,
} PosIntent;

typedef enum {
  POS_ACCEPT_NONE,
  POS_ACCEPT_PENDING,
  POS_ACCEPT_ACCEPTED,
  POS_ACCEPT_REJECTED,
} PosAcceptState;

/* How it found the place that it ships from: §3.2, DM7. */
typedef enum {
  POS_DOM_NONE,     /* as set up */
  POS_DOM_CHOSEN,   /* a person said it */
  POS_DOM_ASSIGNED, /* the nearest place that had it */
  POS_DOM_NO_STOCK, /* no place had it: as set up */
  POS_DOM_NOBODY,   /* every place that had it rejected it */
} PosDomStatus;

/* Derived, first match wins: §3.5. */
typedef enum {
  POS_LINE_STATUS_CART,
  POS_LINE_STATUS_CANCELLED,
  POS_LINE_STATUS_INVOICED,
  POS_LINE_STATUS_REJECTED,
  POS_LINE_STATUS_PARTIALLY_INVOICED,
  POS_LINE_STATUS_PACKED,
  POS_LINE_STATUS_PARTIALLY_PACKED,
  POS_LINE_STATUS_PICKED,
  POS_LINE_STATUS_PARTIALLY_PICKED,
  POS_LINE_STATUS_PICKING,
  POS_LINE_STATUS_ACCEPTED,
  POS_LINE_STATUS_PENDING,
} PosLineStatus;

/* Where a line's discount comes from. */
typedef enum {
  POS_DISCOUNT_SIMPLE,
  POS_DISCOUNT_QUANTITY,
  POS_DISCOUNT_MIX,
  POS_DISCOUNT_THRESHOLD,
  POS_DISCOUNT_TENDER, /* for paying in a certain way */
  POS_DISCOUNT_MANUAL_LINE,
  POS_DISCOUNT_MANUAL_TOTAL,
} PosDiscountOrigin;

#define POS_TYPE_LINE_DISCOUNT (pos_line_discount_get_type ())
POS_DECLARE_RECORD (PosLineDiscount, line_discount, LINE_DISCOUNT)

/* One part of a line's discount, and why it is there; the parts add up to it. */
struct _PosLineDiscount {
  PosRecord parent_instance;

  char *offer; /* id of the offer; %NULL: a person's */
  int origin;  /* PosDiscountOrigin */
  PosL10n *name;
  gint64 amount;        /* taken off, positive on a sold line; 0: it rounds to nothing so far */
  PosUnitPrice exact;   /* the same for @quantity pieces before it was rounded; 0: not known */
  PosQuantity quantity; /* pieces of the line that it is for */
  gint64 bundle;        /* pieces with the same number earned it together; 0: alone */
  char *rejected;       /* offers that lost on this line and why: "OFFER:reason …" */
  gboolean unproven;    /* the search was cut short: there may be a better combination */
  gboolean of_gone;     /* for pieces that left: what is open has no part in it */
};

#define POS_TYPE_LINE_BATCH (pos_line_batch_get_type ())
POS_DECLARE_RECORD (PosLineBatch, line_batch, LINE_BATCH)

/* How much of a line is of which batch; pos-line-batches.h keeps them. */
struct _PosLineBatch {
  PosRecord parent_instance;

  char *batch;          /* its number */
  PosQuantity quantity; /* positive, also of what comes back */
};

#define POS_TYPE_ORDER_LINE (pos_order_line_get_type ())
POS_DECLARE_RECORD (PosOrderLine, order_line, ORDER_LINE)

struct _PosOrderLine {
  PosRecord parent_instance;

  PosId id;
  PosId group; /* shared by the parts of a split line */
  gint64 position;
  gboolean voided;

  /* Product, as it was when added. */
  char *item;
  PosL10n *description;
  char *barcode;
  char *unit;              /* the product's own */
  char *sold_by;           /* (nullable): another one, by which the line is sold (T-18) */
  PosQuantity unit_factor; /* so many pieces are one of that; 0: a piece is */
  char *category;
  char *variant_of;
  gboolean no_offer; /* as the product or its category said */
  gboolean no_manual_discount;
  gboolean no_tender_discount;
  char *item_tax_group;
  gint64 weight_grams; /* of one unit */
  gboolean serialized;
  gboolean blank_serial; /* the number may be missing when the piece leaves */
  char *serial;          /* of the only piece that has a number; pos-line-serials.h keeps both */
  GStrv serials;         /* of several pieces, as they leave; "": not known */
  gboolean batch_tracked;
  PosList *batches;  /* PosLineBatch: of what was put aside or left, as it leaves */
  char *gift_card;   /* (nullable): the line puts money on it, see pos-gift-card.h */
  char *gift_masked; /* the same for people */

  /* Quantities, always in the product's own unit: in pieces. */
  PosQuantity ordered;
  PosQuantity cancelled;
  PosQuantity rejected;
  PosQuantity picked;
  PosQuantity packed;
  PosQuantity invoiced;
  PosQuantity returned;
  PosQuantity hand_over;  /* in a hand-over cart: what the customer takes now */
  gint64 hand_over_saved; /* and what paying for it in a certain way takes off (§10.26) */

  /* Money, for the ordered less the cancelled quantity. */
  PosUnitPrice base_price;
  PosUnitPrice agreement_price; /* before adjustments; 0: the base price (P-5) */
  PosUnitPrice unit_price;      /* of one; rounded where the price is for several: P-6 */
  PosUnitPrice price;           /* what @price_unit of them cost */
  PosQuantity price_unit;       /* 0: nothing but @unit_price was said */
  gboolean price_overridden;
  gboolean price_locked;
  char *price_reason;              /* why it was overridden */
  char *void_reason;               /* why it was struck: a PosReason, or words (T-28) */
  gint64 discount;                 /* a positive amount taken off */
  PosList *discounts;              /* PosLineDiscount: what it consists of */
  gint64 manual_discount;          /* a person's, one of the two */
  PosQuantity manual_discount_for; /* how many pieces there were when they gave an amount */
  PosRate manual_discount_rate;
  /* What was earned together or given is for these, where an edit added more; 0: for all of them.
   */
  PosQuantity discount_for;
  gint64 exempt_amount; /* tax that is not charged and was taken out of the price */
  /* Unit price × quantity − discount − exempt amount, as the store states prices. */
  gint64 net;
  gint64 tax;   /* on top of @net or inside it, see PosOrder.tax_included */
  gint64 total; /* what the customer pays for the line */
  char *tax_group;
  PosRate tax_rate;    /* of all codes together */
  PosList *taxes;      /* PosTaxPart: what @tax consists of; empty: one without a code */
  gint64 invoiced_net; /* the parts of @net and @tax that the invoiced quantity took */
  gint64 invoiced_tax;
  PosList *invoiced_taxes; /* PosTaxPart: the same of @taxes */
  gint64 returned_net;     /* the same for what came back, out of the invoiced parts */
  gint64 returned_tax;
  PosList *returned_taxes;
  GStrv returned_serials; /* where the line has several pieces: which of them came back */

  /* Delivery. */
  int intent;             /* PosIntent */
  gboolean delivery_lost; /* what was said of it does not work any more: say it again */
  char *mode;
  char *charged_mode; /* the mode at the last commit, "" for none; %NULL: not committed yet (M37) */
  char *location;     /* the warehouse stock leaves from */
  int dom_status;     /* PosDomStatus */
  GStrv dom_tried;    /* places that rejected it after it was assigned to them */
  char *store;        /* pick-up store */
  char *locker;       /* (nullable): one of that store's, where it waits */
  /* (nullable): the store that ships it, where a person picked a store; several may ship from one
   * warehouse (FG2).  %NULL: whichever ships from the location */
  char *shipping_store;
  char *address;
  PosDate date;
  char *slot; /* "10:00-12:00" */
  char *collector;
  char *expedite; /* set by hand; %NULL: the order's, or the mode's */

  /* Fulfillment. */
  int accept_state; /* PosAcceptState */
  char *picking_by;
  gint64 picking_at;
  gint64 picked_at; /* when the last piece was of those that are picked; 0: none is */
  gint64 packed_at;
  char *reject_reason;
  char *packing_slip; /* number of the latest slip */
  char *comment;
  char *attributes; /* (nullable): see pos-attribute.h */

  char *sales_rep; /* (nullable): the worker who sold it */

  PosId quoted; /* of an order made of a quote: the line of the quote that this was */

  /* Of a returned line: what it gives back. */
  PosId original_order;
  PosId original_line;
  char *return_reason;
  char *return_location; /* (nullable): where in the warehouse it goes */
  char *return_pallet;   /* (nullable): the same, closer */
  gboolean blocked;      /* it is not stock before somebody looked at it */
  gboolean return_label; /* one is printed for it */
};

const char *pos_intent_get_nick (PosIntent intent);
const char *pos_dom_status_get_nick (PosDomStatus status);
const char *pos_line_status_get_nick (PosLineStatus status);

const char *pos_discount_origin_get_nick (PosDiscountOrigin origin);

/* Goods on their way back: a negative quantity. */
gboolean pos_order_line_is_return (PosOrderLine *self);
/* Whether its price and tax stay as they are: removed, cancelled, invoiced if only in part, or
 * coming back; X13 and §4.8. */
gboolean pos_order_line_is_settled (PosOrderLine *self);
/* The same, of goods whose sale is known: its amounts are those of the sale. */
gboolean pos_order_line_has_original (PosOrderLine *self);
/* What it costs, as it was said. */
PosPricePer pos_order_line_get_price (PosOrderLine *self);
void pos_order_line_set_price (PosOrderLine *self, PosPricePer price);
/* Whether @quantity is a whole number of boxes, or whatever the line is sold by; @units: how many.
 */
gboolean pos_order_line_count_units (PosOrderLine *self, PosQuantity quantity, PosQuantity *units);
/* As many pieces as are in @units boxes; @units itself where it is sold by the piece. */
PosQuantity pos_order_line_count_pieces (PosOrderLine *self, PosQuantity units);
/* Nullable.  The unit that it is sold by. */
const char *pos_order_line_get_sold_unit (PosOrderLine *self);
/* What a box, or whatever the line is sold by, costs. */
PosPricePer pos_order_line_get_sold_price (PosOrderLine *self);
/* Whether a piece of both costs the same before anything is taken off. */
gboolean pos_order_line_costs_like (PosOrderLine *self, PosOrderLine *other);
/* Neither voided nor wholly cancelled. */
gboolean pos_order_line_is_active (PosOrderLine *self);
/* Pick up, ship or electronic. */
gboolean pos_order_line_is_deferred (PosOrderLine *self);
/* Ordered less cancelled: what the money fields stand for. */
PosQuantity pos_order_line_get_quantity (PosOrderLine *self);
/* Ordered less cancelled less invoiced. */
PosQuantity pos_order_line_get_open (PosOrderLine *self);
PosLineStatus pos_order_line_get_status (PosOrderLine *self);
/* Nobody has said yet how it leaves. */
void pos_order_line_clear_delivery (PosOrderLine *self);
/* The same, where it was said and does not work any more: then it is asked before anybody pays. */
void pos_order_line_lose_delivery (PosOrderLine *self);

G_END_DECLS
