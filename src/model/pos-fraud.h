/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-fraud.h — what makes an order look like fraud, and what it was found to be.
 * Layer: model.
 * Source: customer-orders.md §2.9. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_FRAUD_RULE (pos_fraud_rule_get_type ())
POS_DECLARE_RECORD (PosFraudRule, fraud_rule, FRAUD_RULE)

/* An order of which every condition is true that the rule names gets its score. */
struct _PosFraudRule {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  gint64 score;
  GStrv stores;              /* that made the order; empty: any */
  gint64 total_from;         /* of the order; 0: no condition, as below */
  GStrv products;            /* items or categories, of which it has some */
  PosQuantity quantity_from; /* of these products, or of all */
  GStrv countries;           /* "NL" or "NL-UT", where some of it ships to */
  gboolean other_address;    /* some of it ships to another address than the customer's primary */
  gint64 new_customer_days;  /* the customer was made so many days ago, or less */
  GStrv tenders;             /* with which some of it was paid or reserved */
  GStrv people;              /* e-mail addresses, "@example.com", phone numbers, names */
};

/* Whether it names any condition; one without would be true of every order. */
gboolean pos_fraud_rule_has_condition (PosFraudRule *self);

#define POS_TYPE_FRAUD_MATCH (pos_fraud_match_get_type ())
POS_DECLARE_RECORD (PosFraudMatch, fraud_match, FRAUD_MATCH)

/* A rule that was true of an order when it was saved, as it was then. */
struct _PosFraudMatch {
  PosRecord parent_instance;

  char *rule;
  PosL10n *name;
  gint64 score;
};

G_END_DECLS
