/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-setup.h — how the chain is set up: stores, delivery, charges, taxes, tenders, parameters.
 * Layer: model.  Every record has a TEXT member "id" first; a PosConfig holds them all.
 * Source: customer-orders.md §2; register.md §8.1. */
#pragma once
#include "base/pos-record.h"
#include "model/pos-dom-profile.h"
#include "model/pos-hardware-profile.h"
#include "model/pos-layout-setup.h"
#include "model/pos-locker.h"
#include "model/pos-reason.h"
#include "model/pos-receipt-profile.h"
#include "model/pos-return-setup.h"
#include "model/pos-stock-setup.h"
#include "model/pos-tender-setup.h"

G_BEGIN_DECLS

/* --- Places: §2.2, §2.3 --- */

#define POS_TYPE_OPENING (pos_opening_get_type ())
POS_DECLARE_RECORD (PosOpening, opening, OPENING)

struct _PosOpening {
  PosRecord parent_instance;

  gint64 weekday; /* 1 is Monday; 0 for a single @date */
  PosDate date;   /* a day that differs from its weekday */
  gboolean closed;
  char *from; /* "09:30" */
  char *until;
};

/* What of a line is rounded where its prices are without tax: X-5.  Inside a price the sum is. */
typedef enum {
  POS_TAX_ROUNDED_BY_CODE,
  POS_TAX_ROUNDED_BY_COMBINATION,
} PosTaxRoundedBy;

/* X-6. */
typedef enum {
  POS_TAX_ROUNDED_PER_LINE,
  POS_TAX_ROUNDED_PER_RECEIPT,
} PosTaxRoundedPer;

#define POS_TYPE_STORE (pos_store_get_type ())
POS_DECLARE_RECORD (PosStore, store, STORE)

struct _PosStore {
  PosRecord parent_instance;

  char *id;
  char *name;
  char *warehouse;
  char *shipping_warehouse;
  GStrv fulfillment_groups;
  guint32 currency;
  char *language;
  char *country;
  char *time_zone;
  char *street;
  char *postcode;
  char *city;
  char *phone;
  gint64 latitude_micro; /* millionths of a degree; both 0: unknown */
  gint64 longitude_micro;
  char *tax_group;
  gboolean prices_include_tax;
  gboolean price_inclusive_exempt; /* an exempt tax comes out of such a price: X-8 */
  int tax_rounding;                /* PosRounding */
  int tax_rounded_by;              /* PosTaxRoundedBy */
  int tax_rounded_per;             /* PosTaxRoundedPer */
  gboolean use_destination_tax;
  gboolean use_customer_tax;
  gboolean manual_accept;
  gboolean order_completion; /* a call center that completes its orders itself */
  char *default_customer;
  char *profile;
  char *price_group;
  GStrv price_groups; /* more of them */
  GStrv languages;    /* offered on the sign-in screen */
  PosList *opening;   /* PosOpening */
  PosL10n *receipt_footer;
  char *hardware_profile; /* of registers without one of their own */
  char *receipt_profile;  /* PosReceiptProfile; %NULL: papers as they are */
  char *return_policy;    /* %NULL: any tender, for ever */
  char *return_warehouse; /* where returned goods go; %NULL: @warehouse */
  PosList *lockers;       /* PosLocker */
};

#define POS_TYPE_WAREHOUSE (pos_warehouse_get_type ())
POS_DECLARE_RECORD (PosWarehouse, warehouse, WAREHOUSE)

struct _PosWarehouse {
  PosRecord parent_instance;

  char *id;
  char *name;
  char *store; /* %NULL: not a store, so never a pick-up point (FG1) */
  char *city;
  gint64 latitude_micro;
  gint64 longitude_micro;
  gboolean negative_stock;
  char *return_warehouse; /* where goods go that come back to it; %NULL: they stay */
};

#define POS_TYPE_GROUP_MEMBER (pos_group_member_get_type ())
POS_DECLARE_RECORD (PosGroupMember, group_member, GROUP_MEMBER)

struct _PosGroupMember {
  PosRecord parent_instance;

  char *warehouse;
  char *store;
  gboolean no_ship;   /* ship_enabled = No */
  gboolean no_pickup; /* pickup_enabled = No */
};

#define POS_TYPE_FULFILLMENT_GROUP (pos_fulfillment_group_get_type ())
POS_DECLARE_RECORD (PosFulfillmentGroup, fulfillment_group, FULFILLMENT_GROUP)

struct _PosFulfillmentGroup {
  PosRecord parent_instance;

  char *id;
  char *name;
  PosL10n *description; /* what people read beside its places */
  PosList *members;     /* PosGroupMember */
};

#define POS_TYPE_TILL (pos_till_get_type ())
POS_DECLARE_RECORD (PosTill, till, TILL)

/* A logical register of a store; kind "register" on the wire. */
struct _PosTill {
  PosRecord parent_instance;

  char *id;
  char *number;
  char *name;
  char *store;
  char *hardware_profile; /* %NULL: its store's */
};

/* --- Delivery: §2.1, §2.4 --- */

#define POS_TYPE_EXPEDITE_CODE (pos_expedite_code_get_type ())
POS_DECLARE_RECORD (PosExpediteCode, expedite_code, EXPEDITE_CODE)

/* How soon somebody should see to a line; adds no money. */
struct _PosExpediteCode {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  gint64 priority; /* the higher, the earlier; lines without a code: 0 */
};

#define POS_TYPE_DELIVERY_MODE (pos_delivery_mode_get_type ())
POS_DECLARE_RECORD (PosDeliveryMode, delivery_mode, DELIVERY_MODE)

struct _PosDeliveryMode {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  PosL10n *promise; /* "5 to 7 days, to the door" */
  char *charge_group;
  char *expedite; /* code of lines for which nobody says another */
  GStrv stores;   /* channels that may use it; "*" for all; empty: nobody */
  GStrv products; /* items or categories; empty: all */
  GStrv products_excluded;
  GStrv countries; /* "NL" or "NL-UT"; empty: all */
  GStrv countries_excluded;
  gint64 lead_days;
  gint64 max_weight_grams; /* of one unit; 0: no limit */
  GStrv weekdays;          /* "1" … "7" on which it runs; empty: every day */
  PosDate pickup_from;     /* (nullable): from that day on it is for pick-up (§10.39) */
};

#define POS_TYPE_SLOT_RULE (pos_slot_rule_get_type ())
POS_DECLARE_RECORD (PosSlotRule, slot_rule, SLOT_RULE)

struct _PosSlotRule {
  PosRecord parent_instance;

  char *id;
  GStrv stores;
  char *mode;
  PosRate min_days; /* millionths of a day: "0.17" is about four hours */
  PosRate max_days; /* 0: no limit */
  PosDate from;
  PosDate until;
  char *start; /* "10:00", in the store's time zone */
  char *end;
  gint64 interval_minutes; /* 0: one slot for the whole window */
  gint64 capacity;
  GStrv weekdays;
};

/* "10:30" as minutes after midnight, up to "24:00"; −1: no time. */
int pos_slot_rule_read_time (const char *text);
/* Whether two rules give slots of one mode in one store at one time: a template has none such. */
gboolean pos_slot_rule_overlaps (PosSlotRule *a, PosSlotRule *b);

/* --- Charges: §2.8 --- */

#define POS_TYPE_CHARGE_CODE (pos_charge_code_get_type ())
POS_DECLARE_RECORD (PosChargeCode, charge_code, CHARGE_CODE)

struct _PosChargeCode {
  PosRecord parent_instance;

  char *id;
  PosL10n *description;
  gboolean shipping;
  gboolean refundable;
  char *item_tax_group;
  char *posting_account; /* where the back office books it; goes with each Z report */
};

typedef enum {
  POS_CHARGE_FIXED,
  POS_CHARGE_PERCENT,
} PosChargeCategory;

#define POS_TYPE_CHARGE_TIER (pos_charge_tier_get_type ())
POS_DECLARE_RECORD (PosChargeTier, charge_tier, CHARGE_TIER)

struct _PosChargeTier {
  PosRecord parent_instance;

  gint64 from;  /* both bounds belong to the tier */
  gint64 to;    /* 0: no upper bound */
  int category; /* PosChargeCategory */
  gint64 amount;
  PosRate rate;
};

/* Whether @store is one of @stores; "*" is every store, and nobody is in an empty list. */
gboolean pos_stores_have (GStrv stores, const char *store);

/* Whether both hold for one amount. */
gboolean pos_charge_tiers_overlap (PosChargeTier *a, PosChargeTier *b);

typedef enum {
  POS_RELATION_ALL,
  POS_RELATION_ONE,
  POS_RELATION_GROUP,
} PosRelation;

typedef enum {
  POS_CHARGE_LEVEL_HEADER,
  POS_CHARGE_LEVEL_LINE,
} PosChargeLevel;

#define POS_TYPE_CHARGE_RULE (pos_charge_rule_get_type ())
POS_DECLARE_RECORD (PosChargeRule, charge_rule, CHARGE_RULE)

struct _PosChargeRule {
  PosRecord parent_instance;

  char *id;
  int level; /* PosChargeLevel */
  char *code;
  guint32 currency;
  int account_relation; /* PosRelation, of the four below too; who is named without one is one */
  char *account;        /* customer id or group */
  int product_relation;
  char *product; /* item or category */
  int mode_relation;
  char *mode; /* delivery mode or charge group */
  int store_relation;
  char *store; /* store or price group */
  gboolean prorate;
  PosList *tiers; /* PosChargeTier */
};

#define POS_TYPE_SHIPPING_TIER (pos_shipping_tier_get_type ())
POS_DECLARE_RECORD (PosShippingTier, shipping_tier, SHIPPING_TIER)

struct _PosShippingTier {
  PosRecord parent_instance;

  gint64 from; /* qualifying amount from which it holds */
  PosRate rate;
  gint64 amount; /* on top of the rate; at most the charge */
};

#define POS_TYPE_SHIPPING_DISCOUNT (pos_shipping_discount_get_type ())
POS_DECLARE_RECORD (PosShippingDiscount, shipping_discount, SHIPPING_DISCOUNT)

/* Takes a part off the shipping charges of a delivery mode. */
struct _PosShippingDiscount {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  char *mode;
  GStrv stores;   /* empty: all */
  GStrv products; /* items or categories whose amount counts; empty: all */
  PosDate from;
  PosDate until;
  PosList *tiers; /* PosShippingTier */
};

/* --- Tax: §5.10, register.md §7 --- */

#define POS_TYPE_TAX_GROUP (pos_tax_group_get_type ())
POS_DECLARE_RECORD (PosTaxGroup, tax_group, TAX_GROUP)

struct _PosTaxGroup {
  PosRecord parent_instance;

  char *id;
  char *name;
  char *country; /* destination it serves; %NULL: not found by address */
  char *state;
  char *county;
  char *city;
};

typedef enum {
  POS_TAX_CATEGORY_UNSAID,
  POS_TAX_CATEGORY_STANDARD,
  POS_TAX_CATEGORY_REDUCED,
  POS_TAX_CATEGORY_ZERO,
  POS_TAX_CATEGORY_EXEMPT,
  POS_TAX_CATEGORY_REVERSE_CHARGE, /* the customer owes it instead */
} PosTaxCategory;

#define POS_TYPE_TAX_RATE (pos_tax_rate_get_type ())
POS_DECLARE_RECORD (PosTaxRate, tax_rate, TAX_RATE)

/* What the two groups have in common: each code of them is a tax of its own (X-1). */
struct _PosTaxRate {
  PosRecord parent_instance;

  char *id;
  char *tax_group;
  char *item_tax_group;
  char *code;      /* (nullable): which tax; a later rate replaces an earlier one of its code */
  gboolean exempt; /* told and not charged: X-8 */
  PosL10n *name;   /* "VAT 21%" */
  PosRate rate;
  gboolean of_gross; /* "calculated percent": of the price with this tax, not of the net: X-5 */
  PosDate from;
  PosDate until;
  int category;        /* PosTaxCategory */
  PosL10n *legal_text; /* what papers have to say where it applies: X-9 */
};

/* --- Parameters: §2.5–§2.7 --- */

typedef enum {
  POS_DEPOSIT_POLICY_PROPORTIONAL,
  POS_DEPOSIT_POLICY_FIRST,
  POS_DEPOSIT_POLICY_LAST,
} PosDepositPolicy;

typedef enum {
  POS_EXCESS_KEEP,
  POS_EXCESS_REFUND,
  POS_EXCESS_ASK,
} PosExcessDeposit;

/* register.md T-21; the cart's discount comes after all of them. */
typedef enum {
  POS_MANUAL_COMPOUND,    /* off what the offers leave */
  POS_MANUAL_ON_ORIGINAL, /* off the price without them, beside them */
  POS_MANUAL_REPLACE,     /* the line takes no part in offers */
} PosManualDiscounts;

#define POS_TYPE_PARAMETERS (pos_parameters_get_type ())
POS_DECLARE_RECORD (PosParameters, parameters, PARAMETERS)

struct _PosParameters {
  PosRecord parent_instance;

  char *id; /* always "company" */
  char *company;
  guint32 currency;
  int default_order_type;     /* PosOrderType; not said: sales-order */
  gint64 quote_validity_days; /* not said: 30 */
  PosRate deposit_rate;       /* of what is deferred; not said: 0.1 */
  char *terms_of_payment;     /* PosPaymentTerms that new customer orders carry */
  char *method_of_payment;    /* the same; as the back office calls it */
  PosRate cancellation_rate;
  char *cancellation_charge_code;
  int cancellation_base;                /* open-total: the only one there is */
  gboolean charge_on_line_cancellation; /* M29: also for lines that an edit gives up */
  gboolean manual_charges;              /* "Use advanced auto charges" = No */
  char *shipping_charge_code;
  gboolean refund_shipping;     /* with manual_charges: a return may give it back (635) */
  gint64 refund_shipping_limit; /* of all returns of an order, from which it needs an approval */
  GStrv pickup_modes;
  char *carry_out_mode;
  char *electronic_mode;
  int deposit_policy;           /* PosDepositPolicy */
  int excess_deposit;           /* PosExcessDeposit */
  gboolean header_charge_first; /* header charges with the first invoice, not in proportion */
  gboolean no_reservation;
  char *sync_hold_code;
  gint64 fraud_score;    /* of the rules that are true, from which an order is held; 0: never */
  char *fraud_hold_code; /* by which */
  char *charge_override_reason; /* set: changing a charge asks for a reason: one of that list
                                   (PosReasonList), or in words where there is no such list */
  gboolean multiple_returns;    /* several orders of a customer in one return */
  gboolean header_refund_whole; /* a header charge goes back with the first return, not in
                                   proportion */

  /* Prices and discounts: register.md P-3, P-11, P-18, P-19, P-23. */
  gboolean first_price;      /* the first agreement that is found, not the lowest */
  gboolean discounts_across; /* those of lower priorities come on top, else they are left out */
  gboolean discounts_on_original;  /* compounded: each off the price without discounts */
  gboolean discounts_on_overrides; /* also where somebody entered a price */
  int manual_discounts; /* PosManualDiscounts: what people take off a line, beside offers */
  gint64 discount_grace_minutes; /* an open cart keeps what has ended; 0: 15 */

  gint64 reservation_days; /* what a card reserved holds that long; 0: 14 (M14) */

  /* What a rule refuses and §10 would rather have (decision 79). */
  gboolean account_deposits;        /* P2, 25: a deposit may go on the customer's account */
  gboolean cancel_call_center;      /* X5, 4: by whoever has order.cancel_call_center */
  gboolean process_shared_payments; /* X11, 23: also while F9 is off */
  gboolean prorate_mixed;           /* M35, 29: header rules are spread where modes are mixed */
  gboolean serials_together;        /* L1, 52: several pieces with serial numbers are one line */
  char *restocking_charge_code;     /* 55: of the fee that return policies ask for */

  char *default_batch; /* of what leaves below zero and names no batch: §2.5, decision 86 */

  PosQuantity stock_buffer; /* kept back of each product in each place: §2.10, §4.11 */
  PosList *stock_levels;    /* PosStockLevel, in any order */

  char *check_in_address; /* where customers say that they wait outside; none: they cannot */
};

typedef enum {
  POS_BALANCE_OPTIONAL,
  POS_BALANCE_CARD_REQUIRED,
} PosBalanceRule;

/* What a return does when headquarters cannot say what came back, or a serial number differs. */
typedef enum {
  POS_OFFLINE_RETURN_WARN,
  POS_OFFLINE_RETURN_APPROVE,
  POS_OFFLINE_RETURN_BLOCK,
} PosOfflineReturn;

/* register.md T-31: in the store's time. */
typedef enum {
  POS_RECEIPT_PERIOD_NONE,
  POS_RECEIPT_PERIOD_YEAR,
  POS_RECEIPT_PERIOD_MONTH,
  POS_RECEIPT_PERIOD_DAY,
} PosReceiptPeriod;

#define POS_TYPE_BALANCE_GROUP (pos_balance_group_get_type ())
POS_DECLARE_RECORD (PosBalanceGroup, balance_group, BALANCE_GROUP)

/* What a store asks of customers of one group instead of what it asks of all. */
struct _PosBalanceGroup {
  PosRecord parent_instance;

  char *customer_group;
  int balance_rule; /* PosBalanceRule */
};

#define POS_TYPE_PROFILE (pos_profile_get_type ())
POS_DECLARE_RECORD (PosProfile, profile, PROFILE)

struct _PosProfile {
  PosRecord parent_instance;

  char *id;
  gboolean async_orders; /* not said: yes; no: headquarters creates orders while one waits (S1) */
  gboolean async_customers; /* the same of customers; not said: no */
  int balance_rule;         /* PosBalanceRule: "Require payment for fulfillment" */
  PosList *balance_groups;  /* PosBalanceGroup: other rules for customers of some groups */
  gboolean no_partial_edit;
  gboolean remove_pickup_lines; /* PU4, 18: Void line leaves a line of a hand-over where it is */
  gint64 lock_minutes;          /* idle time until the register locks; 0: never */
  gint64 secret_tries;          /* wrong secrets before a lock-out; 0: five */
  gint64 secret_length;         /* digits of a PIN; 0: four */
  char *receipt_mask;           /* "SSS-TT-######"; register.md T-30 */
  PosList *receipt_masks;       /* PosReceiptMask: of receipts that are numbered apart */
  gboolean no_exchange;         /* returns and sales are not mixed on one receipt */
  gboolean split_exchange;      /* with @no_exchange: an exchange gets a receipt of each */
  gboolean identity_check;      /* nothing is handed over before somebody saw who collects: PU6 */
  int offline_return;           /* PosOfflineReturn */
  gint64 offline_return_limit;  /* worth of one return from which it needs an approval offline; 0:
                                   none */
  gboolean sales_rep_required;  /* no sale without one on each line: register.md O-18 */
  PosList *reject_reasons;      /* PosReason: "Reject order line"; empty: nobody is asked */
  int serial_return; /* PosOfflineReturn: another serial number than was sold comes back */
  gboolean calculate_charges_manually;   /* automatic charges wait for Calculate total */
  gboolean calculate_discounts_manually; /* and so do discounts over several lines */
  gboolean ask_start_amount;   /* no shift begins before somebody said what is in the drawer */
  gboolean own_shifts;         /* a shift is its opener's, and of who has shift.multi_logon */
  gboolean settle_suspended;   /* no shift closes over suspended transactions */
  gboolean suspend_slip;       /* what is put aside gets a paper with a number */
  gboolean pay_order_invoices; /* which invoices a customer may pay here (§2.6) */
  gboolean pay_free_text_invoices;
  gboolean pay_project_invoices;
  gboolean pay_credit_notes;   /* the same of what is set off against them */
  int availability_mode;       /* PosAvailabilityMode */
  gint64 notification_minutes; /* between two notices of what is to be delivered; 0: none */
  int receipt_period;          /* PosReceiptPeriod: with each, receipt numbers begin anew */
  PosQuantity max_quantity;    /* of a line, above which it takes line.over_quantity; 0: no limit */
  gint64 max_price;            /* of a piece, above which it takes line.over_price; 0: no limit */
};

#define POS_TYPE_HOLD_CODE (pos_hold_code_get_type ())
POS_DECLARE_RECORD (PosHoldCode, hold_code, HOLD_CODE)

/* Why an order waits: §2.9. */
struct _PosHoldCode {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  gboolean usual; /* proposed first */
  gboolean remove_reservations;
  PosList *reasons; /* PosReason: what exactly; empty: the code says enough */
};

#define POS_TYPE_FEATURE (pos_feature_get_type ())
POS_DECLARE_RECORD (PosFeature, feature, FEATURE)

struct _PosFeature {
  PosRecord parent_instance;

  char *id; /* "F1" … "F20" */
  gboolean enabled;
  GStrv stores; /* in which it is so, elsewhere as if nobody had said (§10.63); empty: in all */
};

/* --- What is sold, as a person looks for it --- */

#define POS_TYPE_CATEGORY (pos_category_get_type ())
POS_DECLARE_RECORD (PosCategory, category, CATEGORY)

struct _PosCategory {
  PosRecord parent_instance;

  char *id; /* what a product's member "category" says */
  PosL10n *name;
  char *parent;             /* %NULL: a category of its own */
  char *return_location;    /* PosReturnLocation of what is in here; %NULL: the parent's */
  PosQuantity stock_buffer; /* kept back of each product in here; POS_UNSAID: the parent's */
  gboolean no_discount;     /* as a product's, for all that is in here */
  gboolean no_offer;
  gboolean no_manual_discount;
  gboolean no_tender_discount;
  gint64 position; /* among its sisters */
};
G_END_DECLS
