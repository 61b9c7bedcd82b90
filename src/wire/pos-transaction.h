/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-transaction.h — what a register sends: an envelope, and the answer to it.
 * Layer: wire.  Thread: any, one at a time.
 * Rules:  its id, sequence and body are written once, in the database transaction that made the
 *         content, and never change; id and hash of the body are what both ends compare.  Sequence
 *         numbers of a register have no gap and no repeat.
 * Source: docs/protocol.md "Transactions"; customer-orders.md S5, S6. */
#pragma once
#include "base/pos-digest.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

#define POS_TYPE_TRANSACTION (pos_transaction_get_type ())
POS_DECLARE_RECORD (PosTransaction, transaction, TRANSACTION)

/* The kinds, by what their body is. */
#define POS_TRANSACTION_ORDER "order" /* PosOrder: every commit of a quote, order or sale */
#define POS_TRANSACTION_CUSTOMER                                                                   \
  "customer" /* PosCustomer: made, or given something, at a register */
#define POS_TRANSACTION_CUSTOMER_EDIT "customer-edit" /* PosCustomerEdit: changed at a register */
#define POS_TRANSACTION_HAND_OVER                                                                  \
  "hand-over" /* PosOrder: a pick-up, shipment or work-list step                                   \
               */
#define POS_TRANSACTION_WITHDRAWAL                                                                 \
  "withdrawal" /* PosWithdrawal: an order that was asked for is not wanted any more */
#define POS_TRANSACTION_LETTER "letter"       /* PosLetter: a paper to be mailed */
#define POS_TRANSACTION_CART "suspended-cart" /* PosStoreCart: put aside, or not any more */
#define POS_TRANSACTION_CHECK_IN "check-in"   /* PosCheckIn: who waited outside was attended to */
#define POS_TRANSACTION_SHIFT "shift"         /* an object that headquarters only keeps */
#define POS_TRANSACTION_JOURNAL "journal"     /* likewise */

/* Whether headquarters alone says what counts when two registers contradict: there is no version of
 * the register's to keep. */
gboolean pos_transaction_kind_yields (const char *kind);

struct _PosTransaction {
  PosRecord parent_instance;

  PosId id;
  char *kind;
  char *register_id; /* "register" */
  char *store;
  gint64 sequence; /* 1, 2, 3 … of this register */
  gint64 at;
  char *worker;
  gint64 base_revision; /* of the record in @body before this change; 0: it is new */
  char *base_hash;      /* (nullable): pos_transaction_hash_order() of that record */
  char *base;           /* (nullable): that record, from a hub that made it itself */
  char *body;           /* canonical JSON */
  char *hash;           /* set by pos_transaction_seal() */
};

/**
 * pos_transaction_new:
 * @kind: one of the above
 * @record: (nullable): becomes the body; without it the caller sets @body
 *
 * The caller fills in the other members and seals.
 */
PosTransaction *pos_transaction_new (const PosId *id, const char *kind, gpointer record);

/* Computes the hash: SHA-256 of the body's canonical text, in hexadecimal. */
void pos_transaction_seal (PosTransaction *self);

/* BLAKE2b over all but the body, for which the hash speaks.  Without a key: against damage. */
PosDigest pos_transaction_prove (PosTransaction *self);

/* The canonical text of a sealed envelope. */
char *pos_transaction_to_text (PosTransaction *self);

/* Reads an envelope and checks its hash, kind and sequence.  Errors: POS_VALUE_ERROR. */
PosTransaction *pos_transaction_parse (const char *text, gssize length, GError **error);

/* The body as a record, for kinds whose body is one.  Returns: (transfer full). */
gpointer pos_transaction_read_body (PosTransaction *self, GError **error);

/* By what it says, but for what headquarters fills in without a new revision: number, status,
 * message.  Two records may have one revision number; this tells which one a change started from.
 */
char *pos_transaction_hash_order (gpointer order);

/* Whether @payment moved money: not what was only reserved, nor what came to nothing. */
gboolean pos_transaction_is_money (PosPayment *payment);
/* Whether @theirs is from before money was paid that @ours knows of, and nobody decided against
 * it: headquarters was restored from an old copy, and will hear of that money again. */
gboolean pos_transaction_forgets_money (PosOrder *ours, PosOrder *theirs);

/* "/v1/transactions/{id}". */
char *pos_transaction_dup_path (const PosId *id);

/* SHA-256 of a body's canonical text, in hexadecimal. */
char *pos_transaction_hash_body (const char *body);

typedef enum {
  POS_ACK_ACCEPTED,
  POS_ACK_DUPLICATE, /* it was there already, the same */
  POS_ACK_CONFLICT,  /* another body under this id, or another device under this sequence number */
  POS_ACK_REJECTED,
} PosAckResult;

extern const char *const pos_ack_result_nicks[];

#define POS_TYPE_ACK (pos_ack_get_type ())
POS_DECLARE_RECORD (PosAck, ack, ACK)

struct _PosAck {
  PosRecord parent_instance;

  PosId id;
  char *hash;
  int result; /* PosAckResult */
  char *reason;
};

PosAck *pos_ack_new (const PosId *id, const char *hash, PosAckResult result, const char *reason);
char *pos_ack_to_text (PosAck *self);
PosAck *pos_ack_parse (const char *text, gssize length, GError **error);

/* Whether this answer says that headquarters has exactly this envelope. */
gboolean pos_ack_confirms (PosAck *self, const PosId *id, const char *hash);

G_END_DECLS
