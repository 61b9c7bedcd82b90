/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ledger-connector.h — a ledger that headquarters keeps, asked like a card terminal so that no
 * answer is ever lost: gift cards, invoices.
 * Layer: register, private to it.  Thread: main.
 * Rules:  it takes and gives back, and knows no reservations; the "token" to authorize is what is
 *         taken from, and a capture's id the reference that took it.  Without an answer the outcome
 *         is unknown; only what was never sent, or was refused as a whole, is an error.
 * Source: register.md M-15, M-16, M-20, M-23. */
#pragma once
#include "devices/pos-terminal.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef enum {
  POS_LEDGER_TAKE,
  POS_LEDGER_GIVE_BACK,
  POS_LEDGER_QUERY,
} PosLedgerAction;

typedef struct {
  PosLedgerAction action;
  PosId reference; /* ours */
  PosId original;  /* whose amount is given back */
  char *token;     /* what is taken from */
  gint64 amount;
  guint32 currency;
} PosLedgerCall;

typedef struct {
  const char *connector; /* of payments and intents */
  const char *path;      /* whom to ask */
  const char *name;      /* "Gift cards", for logs */
  /* Returns: (transfer full): the question. */
  char *(*write) (const PosLedgerCall *call);
  /* Fills in what the answer @text says: outcome, reason, amount, and of what. */
  gboolean (*read) (const char *text, PosTerminalResult *result, GError **error);
} PosLedger;

#define POS_TYPE_LEDGER_CONNECTOR (pos_ledger_connector_get_type ())
G_DECLARE_FINAL_TYPE (PosLedgerConnector, pos_ledger_connector, POS, LEDGER_CONNECTOR, GObject)

/* @reg: borrowed: it owns the connector.  @ledger: static. */
PosTerminal *pos_ledger_connector_new (PosRegister *reg, const PosLedger *ledger);

/* Asks headquarters one @question about the ledger.  @tries: also when the line seems to be down.
 * Errors: POS_SYNC_ERROR; OFFLINE where there is nobody to ask. */
void pos_ledger_ask_async (PosRegister *reg,
                           const PosLedger *ledger,
                           const char *question,
                           gboolean tries,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
/* Returns: (transfer full). */
char *pos_ledger_ask_finish (PosRegister *reg, GAsyncResult *result, GError **error);

/* Who answers for what @connector of a payment or an intent says; %NULL: the card terminal. */
PosTerminal *pos_register_get_connector (PosRegister *reg, const char *connector);

G_END_DECLS
