/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-edit.h — what somebody changed about a customer, member by member.
 * Layer: model.  Pure.
 * Rules:  a member is named by its field, of an address also by the address's id; values are texts,
 *         %NULL for none, so that two edits of different members never meet, and two of the same
 *         one can be held against each other.
 * Source: register.md §1.2 (623); customer-orders.md §4.2, §6.6. */
#pragma once
#include "model/pos-party.h"

G_BEGIN_DECLS

/* Fields beside those of the records: which of the addresses is the primary one; of an address,
 * that it is none of the customer's any more. */
#define POS_CUSTOMER_PRIMARY "primary_address"
#define POS_CUSTOMER_REMOVED "removed"

#define POS_TYPE_MEMBER_EDIT (pos_member_edit_get_type ())
POS_DECLARE_RECORD (PosMemberEdit, member_edit, MEMBER_EDIT)

struct _PosMemberEdit {
  PosRecord parent_instance;

  char *address; /* (nullable): id of the address whose member it is */
  char *field;
  char *before; /* (nullable) */
  char *after;  /* (nullable) */
};

#define POS_TYPE_CUSTOMER_EDIT (pos_customer_edit_get_type ())
POS_DECLARE_RECORD (PosCustomerEdit, customer_edit, CUSTOMER_EDIT)

struct _PosCustomerEdit {
  PosRecord parent_instance;

  char *id;       /* the customer's */
  PosList *edits; /* PosMemberEdit */
  char *customer; /* JSON: all of him afterwards, for whoever does not know him */
};

/* What differs between the two, of what registers may change.
 * @edits: (out) (element-type PosMemberEdit): is added to. */
void pos_customer_edit_compare (PosCustomer *before, PosCustomer *after, PosList *edits);

/* The message about @edits that made @after. */
PosCustomerEdit *pos_customer_edit_new (PosCustomer *after, PosList *edits);

/* The customer in it.  Errors: POS_VALUE_ERROR.  Returns: (transfer full). */
PosCustomer *pos_customer_edit_read_customer (PosCustomerEdit *self, GError **error);

/* Whether registers may change that member, and what it would become can be read. */
gboolean pos_member_edit_is_known (PosMemberEdit *self);
/* Whether a customer has a member @field that registers may change. */
gboolean pos_customer_edit_may (const char *field);

/* What the member of @edit is now.  @is_there: (out) (optional): its address is the customer's.
 * Returns: (transfer full) (nullable). */
char *pos_member_edit_look (PosMemberEdit *self, PosCustomer *customer, gboolean *is_there);
/* @customer has it so from now on, if the address is there. */
void pos_member_edit_apply (PosMemberEdit *self, PosCustomer *customer);

G_END_DECLS
