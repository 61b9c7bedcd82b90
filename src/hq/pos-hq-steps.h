/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-steps.h — what the routes do in the database: PosDbFuncs whose data is a PosHqCall.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "hq/pos-hq-call.h"

G_BEGIN_DECLS

gboolean pos_hq_step_enroll (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_create_code (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_import (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_changes (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_search (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_get_order (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_create_order (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_create_customer (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_customer_edits (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_send_again (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_sum_account (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_ask_gift_card (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_ask_invoice (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_claim (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_problems (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_correct (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_resolve (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_see (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_step_list_transactions (PosDbTxn *txn, gpointer call, GError **error);

/* A new code for a register of the set-up, or for the hub of a store. */
typedef struct {
  PosContext *context;
  const char *register_id; /* or store */
  gboolean hub;
  char code[16];     /* result */
  gint64 expires_at; /* result */
} PosHqNewCode;
gboolean pos_hq_create_code (PosDbTxn *txn, gpointer new_code, GError **error);
/* One bounded batch of Synchronize orders; "waiting" says that there is more to do. */
gboolean pos_hq_step_synchronize (PosDbTxn *txn, gpointer call, GError **error);

G_END_DECLS
