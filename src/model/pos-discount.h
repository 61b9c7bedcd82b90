/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount.h — what the chain takes off: discounts, coupons, price adjustments, price groups.
 * Layer: model.
 * Rules:  a discount is in force as long as a store has it; who wants it gone takes it away.
 *         amounts are as the store states prices, in the discount's currency.
 * Source: register.md §6.1–§6.3, §6.7. */
#pragma once
#include "model/pos-order-line.h"

G_BEGIN_DECLS

/* How discounts go together: P-17. */
typedef enum {
  POS_DISCOUNT_BEST_PRICE, /* one for each piece: the best */
  POS_DISCOUNT_COMPOUNDED, /* all of them, one on top of the other */
  POS_DISCOUNT_EXCLUSIVE,  /* first, and nothing else after it */
} PosDiscountMode;

typedef enum {
  POS_DISCOUNT_BY_PERCENT,
  POS_DISCOUNT_BY_AMOUNT,
  POS_DISCOUNT_BY_PRICE, /* costs that much instead */
} PosDiscountBy;

/* What a mix and match takes its value off. */
typedef enum {
  POS_DISCOUNT_DEAL_ALL, /* of all pieces together: a deal price, an amount, a percentage */
  POS_DISCOUNT_DEAL_LEAST_EXPENSIVE,
  POS_DISCOUNT_DEAL_PER_LINE, /* each line of the discount says its own */
} PosDiscountDeal;

/* What a discount is for, or not for. */
#define POS_TYPE_DISCOUNT_LINE (pos_discount_line_get_type ())
POS_DECLARE_RECORD (PosDiscountLine, discount_line, DISCOUNT_LINE)

struct _PosDiscountLine {
  PosRecord parent_instance;

  char *product; /* item, the first of its variants, or category; "*": everything */
  gboolean excluded;
  char *unit;  /* %NULL: any; units are not converted (P-9) */
  char *group; /* mix and match: id of the line group */
  int by;      /* PosDiscountBy; of simple discounts and of deals per line */
  PosRate rate;
  gint64 amount;
};

/* Mix and match: so many pieces out of the lines that name this group. */
#define POS_TYPE_DISCOUNT_GROUP (pos_discount_group_get_type ())
POS_DECLARE_RECORD (PosDiscountGroup, discount_group, DISCOUNT_GROUP)

struct _PosDiscountGroup {
  PosRecord parent_instance;

  char *id;
  gint64 quantity;
};

/* From a quantity (quantity discount) or an amount (threshold, tender) on.  Tiers replace each
 * other. */
#define POS_TYPE_DISCOUNT_TIER (pos_discount_tier_get_type ())
POS_DECLARE_RECORD (PosDiscountTier, discount_tier, DISCOUNT_TIER)

struct _PosDiscountTier {
  PosRecord parent_instance;

  PosQuantity quantity;
  gint64 from;
  int by; /* PosDiscountBy */
  PosRate rate;
  gint64 amount;
};

/* Hours of some days; one that ends before it begins ends after midnight. */
#define POS_TYPE_DISCOUNT_PERIOD (pos_discount_period_get_type ())
POS_DECLARE_RECORD (PosDiscountPeriod, discount_period, DISCOUNT_PERIOD)

struct _PosDiscountPeriod {
  PosRecord parent_instance;

  GStrv weekdays; /* "1" is Monday … "7"; empty: every day */
  char *from;     /* "17:00"; %NULL: from midnight */
  char *until;    /* no longer in force at that time; %NULL: until midnight */
};

#define POS_TYPE_DISCOUNT (pos_discount_get_type ())
POS_DECLARE_RECORD (PosDiscount, discount, DISCOUNT)

struct _PosDiscount {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  int type; /* PosDiscountOrigin, one of the first five */
  int mode; /* PosDiscountMode */
  guint32 currency;
  PosDate from;
  PosDate until;
  PosList *periods; /* PosDiscountPeriod; empty: all day */

  /* Where it holds, and what it yields to: P-7, P-8. */
  GStrv groups;           /* price groups; empty: everywhere */
  gboolean all_groups;    /* every group is needed, not one */
  gboolean own_priority;  /* @priority counts, else the highest of its groups */
  gint64 priority;        /* the higher, the earlier */
  gboolean coupon;        /* only with a coupon that names it */
  gboolean counts_barred; /* what is barred from discounts helps to get this one: P-16 */

  char *tender;        /* tender discounts: the tender that it is for */
  gboolean on_balance; /* and whether also for what is paid when goods are handed over: §10.26 */

  PosList *lines;       /* PosDiscountLine */
  PosList *tiers;       /* PosDiscountTier: quantity, threshold, tender */
  PosList *line_groups; /* PosDiscountGroup: mix and match */
  int deal;             /* PosDiscountDeal: mix and match, as what follows */
  int by;               /* PosDiscountBy */
  PosRate rate;
  gint64 amount;
  gint64 least_expensive; /* so many pieces */
  gint64 times;           /* in one order at most; 0: as often as it goes */
  gboolean for_retailer;  /* the least expensive pieces of all, after every other discount: P-21 */
  gboolean distributed;   /* spread over all pieces that earned it: P-25 */
};

/* P-15.  Whether it can be put into force.  Errors: POS_VALUE_ERROR, saying why not. */
gboolean pos_discount_check (PosDiscount *self, GError **error);
/* Pieces that a mix and match takes. */
gint64 pos_discount_count_pieces (PosDiscount *self);

/* --- Coupons: P-36 --- */

#define POS_TYPE_COUPON_CODE (pos_coupon_code_get_type ())
POS_DECLARE_RECORD (PosCouponCode, coupon_code, COUPON_CODE)

struct _PosCouponCode {
  PosRecord parent_instance;

  char *code;
  gboolean disabled;
  PosDate from;
  PosDate until;
  gint64 limit; /* so many orders at most may use it; 0: any number, of the two below too */
  gint64 limit_per_customer;
  gint64 limit_per_store;
};

#define POS_TYPE_COUPON (pos_coupon_get_type ())
POS_DECLARE_RECORD (PosCoupon, coupon, COUPON)

struct _PosCoupon {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  char *discount; /* the one that it gives */
  gboolean disabled;
  gboolean customer_required;
  gboolean exclusive; /* no other coupon beside it */
  PosDate from;
  PosDate until;
  PosList *codes; /* PosCouponCode */
};

/* What is typed or scanned: case and spaces do not count.  Returns: (nullable) (transfer none). */
PosCouponCode *pos_coupon_find_code (PosCoupon *self, const char *code);

/* --- Prices --- */

#define POS_TYPE_PRICE_GROUP (pos_price_group_get_type ())
POS_DECLARE_RECORD (PosPriceGroup, price_group, PRICE_GROUP)

struct _PosPriceGroup {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  gint64 priority;
};

/* Customers who belong together: members, staff, students. */
#define POS_TYPE_AFFILIATION (pos_affiliation_get_type ())
POS_DECLARE_RECORD (PosAffiliation, affiliation, AFFILIATION)

struct _PosAffiliation {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  GStrv price_groups;
};

#define POS_TYPE_PRICE_ADJUSTMENT (pos_price_adjustment_get_type ())
POS_DECLARE_RECORD (PosPriceAdjustment, price_adjustment, PRICE_ADJUSTMENT)

/* Changes what a product costs before any discount: P-4. */
struct _PosPriceAdjustment {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  guint32 currency;
  PosDate from;
  PosDate until;
  GStrv groups;       /* price groups, not the customer's own; empty: everywhere */
  gboolean may_raise; /* else only downwards */
  PosList *lines;     /* PosDiscountLine */
};

G_END_DECLS
