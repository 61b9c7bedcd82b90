/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-party.h — customers and their addresses; workers and their roles.
 * Layer: model.
 * Rules:  a customer made on a register has its id (a UUID) for life; headquarters adds a number.
 * Source: register.md §3.1, §3.5, T-13–T-16. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_ADDRESS (pos_address_get_type ())
POS_DECLARE_RECORD (PosAddress, address, ADDRESS)

struct _PosAddress {
  PosRecord parent_instance;

  char *id;
  char *name;
  char *street;
  char *postcode;
  char *city;
  char *county;
  char *state;
  char *country; /* ISO 3166 alpha-2 */
  char *phone;
  char *tax_group; /* wins over the destination when the store says so: §5.10 */
  gboolean primary;
};

/* What becomes of a customer's receipts when nobody says: T-36. */
typedef enum {
  POS_RECEIPT_OPTION_PRINT,
  POS_RECEIPT_OPTION_EMAIL,
  POS_RECEIPT_OPTION_BOTH,
  POS_RECEIPT_OPTION_NONE,
} PosReceiptOption;

extern const char *const pos_receipt_option_nicks[]; /* "print", "email", "both", "none" */

#define POS_TYPE_CUSTOMER (pos_customer_get_type ())
POS_DECLARE_RECORD (PosCustomer, customer, CUSTOMER)

struct _PosCustomer {
  PosRecord parent_instance;

  char *id;
  char *number; /* human number, from headquarters */
  char *name;
  gboolean organization;
  char *email;
  char *phone;
  char *language;
  char *group;
  char *tax_group;
  char *loyalty; /* tier as shown: "Gold member" */
  GStrv cards;   /* loyalty cards that he is found by: what stands on them */
  GStrv affiliations;
  gboolean blocked;
  gboolean pending; /* not known to headquarters yet */
  char *home_store;
  char *delivery_mode; /* how goods usually reach it: DM6; %NULL: nobody said */
  int receipt_option;  /* PosReceiptOption */
  gint64 created_at;   /* 0: nobody knows */
  gint64 updated_at;
  PosList *addresses; /* PosAddress */
};

/* The primary address, else the first, else %NULL. */
PosAddress *pos_customer_get_primary_address (PosCustomer *self);
PosAddress *pos_customer_find_address (PosCustomer *self, const char *id);
/* @number: as of pos_card_number_read(). */
gboolean pos_customer_has_card (PosCustomer *self, const char *number);
void pos_customer_add_card (PosCustomer *self, const char *number);

#define POS_TYPE_LIMIT (pos_limit_get_type ())
POS_DECLARE_RECORD (PosLimit, limit, LIMIT)

struct _PosLimit {
  PosRecord parent_instance;

  char *key; /* "order.deposit_override" */
  gint64 amount;
  PosRate rate;
  PosQuantity quantity;
};

#define POS_TYPE_ROLE (pos_role_get_type ())
POS_DECLARE_RECORD (PosRole, role, ROLE)

struct _PosRole {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  gboolean manager; /* passes every check that @denied does not name */
  GStrv permissions;
  GStrv denied;
  PosList *limits;      /* PosLimit: the lowest deposit percentage, the highest discount … */
  gboolean badge_alone; /* whoever scans his badge needs no PIN beside it */
};

#define POS_TYPE_WORKER (pos_worker_get_type ())
POS_DECLARE_RECORD (PosWorker, worker, WORKER)

struct _PosWorker {
  PosRecord parent_instance;

  char *id;
  char *name;
  char *role;
  GStrv stores; /* empty: all */
  char *language;
  char *secret_hash; /* argon2id, salted and peppered; never the secret */
  char *badge_hash;  /* of the badge's token: base/pos-badge.h */
  gboolean blocked;
  gboolean must_change;
  GStrv permissions; /* on top of the role */
  GStrv denied;
  PosList *limits; /* PosLimit: in place of those of the role with the same key */
};

G_END_DECLS
