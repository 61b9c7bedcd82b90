/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-setup.h — how the chain takes goods back: reasons, places, policies.
 * Layer: model.  Part of pos-setup.h, which includes it.
 * Source: customer-orders.md §2.10, §4.13; register.md T-42, T-44. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_RETURN_PLACE (pos_return_place_get_type ())
POS_DECLARE_RECORD (PosReturnPlace, return_place, RETURN_PLACE)

/* Where goods go that come back at @store. */
struct _PosReturnPlace {
  PosRecord parent_instance;

  char *store;
  char *warehouse;
  char *location;   /* (nullable): where in the warehouse; it stands on the label */
  char *pallet;     /* (nullable): the same, closer */
  gboolean blocked; /* as the reason's */
  gboolean label;
};

#define POS_TYPE_RETURN_REASON (pos_return_reason_get_type ())
POS_DECLARE_RECORD (PosReturnReason, return_reason, RETURN_REASON)

/* R3: info codes are for what was sold and taken along, reason codes for orders. */
typedef enum {
  POS_RETURN_REASON_OF_BOTH,
  POS_RETURN_REASON_OF_SALES,
  POS_RETURN_REASON_OF_ORDERS,
} PosReturnReasonUse;

struct _PosReturnReason {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  gint64 position;
  PosList *places;  /* PosReturnPlace: of single stores, be it a place that sells nothing */
  char *warehouse;  /* of the others; %NULL: the store decides */
  gboolean blocked; /* what comes back to there is not sold again before somebody looked */
  gboolean label;   /* a return label is printed for it */
  gboolean no_fee;  /* the store's fault: taking it back costs nothing */
  int use;          /* PosReturnReasonUse */
};

/* Whether goods of an order, else of a sale, come back for it. */
gboolean pos_return_reason_is_for (PosReturnReason *self, gboolean order);

#define POS_TYPE_RETURN_ROUTE (pos_return_route_get_type ())
POS_DECLARE_RECORD (PosReturnRoute, return_route, RETURN_ROUTE)

/* Where goods of one policy go; the closest one counts: by reason and store, by reason, by store,
 * any. */
struct _PosReturnRoute {
  PosRecord parent_instance;

  char *reason;    /* %NULL: any */
  char *store;     /* %NULL: any */
  char *warehouse; /* %NULL: where returned goods of the store go */
  char *location;  /* as a place's */
  char *pallet;
  gboolean blocked;
  gboolean label;
};

#define POS_TYPE_RETURN_LOCATION (pos_return_location_get_type ())
POS_DECLARE_RECORD (PosReturnLocation, return_location, RETURN_LOCATION)

/* A policy of return locations; categories of products choose one.  It goes before what the reason
 * says. */
struct _PosReturnLocation {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  PosList *routes; /* PosReturnRoute */
};

#define POS_TYPE_RETURN_RULE (pos_return_rule_get_type ())
POS_DECLARE_RECORD (PosReturnRule, return_rule, RETURN_RULE)

/* What was paid with @tender may be given back with any of @refunds. */
struct _PosReturnRule {
  PosRecord parent_instance;

  char *tender;
  GStrv refunds;
};

#define POS_TYPE_RETURN_TERM (pos_return_term_get_type ())
POS_DECLARE_RECORD (PosReturnTerm, return_term, RETURN_TERM)

/* What a policy says of goods of a category, and of those below it. */
struct _PosReturnTerm {
  PosRecord parent_instance;

  char *category;
  gint64 days;      /* in place of the policy's; 0: never too late */
  PosRate fee_rate; /* in place of the policy's */
};

#define POS_TYPE_RETURN_POLICY (pos_return_policy_get_type ())
POS_DECLARE_RECORD (PosReturnPolicy, return_policy, RETURN_POLICY)

struct _PosReturnPolicy {
  PosRecord parent_instance;

  char *id;
  gint64 days;      /* after which a return needs an approval; 0: never */
  PosRate fee_rate; /* what of the worth of the goods stays with the store for putting them back */
  PosList *terms;   /* PosReturnTerm: of single categories */
  PosList *rules;   /* PosReturnRule; a tender without one goes back any way */
};

G_END_DECLS
