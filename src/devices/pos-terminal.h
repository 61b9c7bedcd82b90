/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-terminal.h — the card terminal.
 * Layer: devices.  Thread: main.
 * Rules:  @reference is ours, unique per attempt, durable before it is sent (pay_intent): the same
 *         reference asked twice is answered from the terminal's journal and never charged twice.
 *         OUTCOME_UNKNOWN is an answer, not an error: query until it is known; a sale never ends on
 *         it.  There is no field that could hold a card number.
 * Errors: BUSY, UNREACHABLE (never sent, safe to ask again), NOT_FOUND (query: the terminal never
 *         saw the reference; other calls: no such authorization or capture), CANCELLED (before it
 * was sent), DECLINED never: a refusal is OUTCOME_DECLINED. Source: register.md M-15 … M-18;
 * reliability.md F14; ecosystem.md §1.6. */
#pragma once
#include "base/pos-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  POS_TERMINAL_OUTCOME_UNKNOWN, /* "unknown" */
  POS_TERMINAL_OUTCOME_APPROVED,
  POS_TERMINAL_OUTCOME_DECLINED,
} PosTerminalOutcome;

typedef enum {
  POS_TERMINAL_READY,
  POS_TERMINAL_BUSY,
  POS_TERMINAL_OFFLINE,
  POS_TERMINAL_NONE, /* no card is taken here: pos-no-terminal.h */
} PosTerminalStatus;

typedef enum {
  POS_TERMINAL_AUTHORIZE = 0,
  POS_TERMINAL_CAPTURE = 1 << 0,  /* take the money at once */
  POS_TERMINAL_TOKENIZE = 1 << 1, /* ask for a token that can be charged again */
} PosTerminalFlags;

#define POS_TYPE_TERMINAL_STATUS (pos_terminal_status_get_type ())
GType pos_terminal_status_get_type (void);
/* "ready", "busy", "offline", "none". */
const char *pos_terminal_status_get_nick (PosTerminalStatus status);
/* "unknown", "approved", "declined". */
const char *pos_terminal_outcome_get_nick (PosTerminalOutcome outcome);

/* One answer; also one line of the simulated terminal's journal. */
#define POS_TYPE_TERMINAL_RESULT (pos_terminal_result_get_type ())
POS_DECLARE_RECORD (PosTerminalResult, terminal_result, TERMINAL_RESULT)
struct _PosTerminalResult {
  PosRecord parent;
  char *reference; /* ours */
  char *action;    /* "authorize", "capture", "void", "refund" */
  int outcome;     /* PosTerminalOutcome */
  gint64 amount;   /* minor units: what was authorized, captured or refunded */
  guint32 currency;
  char *masked;           /* "•••• 4242" */
  char *brand;            /* "visa", "mastercard", … */
  char *expiry;           /* "2028-12" */
  char *token;            /* NULL when the card gave none */
  gboolean recurring;     /* the token may be charged again for the balance */
  char *authorization_id; /* NULL unless authorized */
  char *capture_id;       /* NULL unless captured; refunds keep the one they refund */
  char *connector;        /* (nullable): who answered, where it is no terminal */
  char *decline_reason;   /* "declined", "timeout", "unreachable", …; for the clerk's log */
  gint64 at;              /* instant */
};

#define POS_TYPE_TERMINAL (pos_terminal_get_type ())
G_DECLARE_INTERFACE (PosTerminal, pos_terminal, POS, TERMINAL, GObject)

/* Property of every driver: "status" (PosTerminalStatus, read-only, notified).
 * @dup_refusal: what the calls end with that a driver leaves out; needed where it leaves one out
 * @abort: left out where nothing goes on that could be stopped */
struct _PosTerminalInterface {
  GTypeInterface parent;

  GError *(*dup_refusal) (PosTerminal *self);
  PosTerminalStatus (*get_status) (PosTerminal *self);
  void (*authorize_async) (PosTerminal *self,
                           const char *reference,
                           gint64 amount,
                           guint32 currency,
                           PosTerminalFlags flags,
                           const char *token,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
  void (*capture_async) (PosTerminal *self,
                         const char *reference,
                         const char *authorization_id,
                         gint64 amount,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
  void (*void_async) (PosTerminal *self,
                      const char *reference,
                      const char *authorization_id,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
  void (*refund_async) (PosTerminal *self,
                        const char *reference,
                        const char *capture_id,
                        gint64 amount,
                        guint32 currency,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);
  void (*query_async) (PosTerminal *self,
                       const char *reference,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);
  void (*abort) (PosTerminal *self);
  PosTerminalResult *(*finish) (PosTerminal *self, GAsyncResult *result, GError **error);
};

PosTerminalStatus pos_terminal_get_status (PosTerminal *self);

/* @token: (nullable): a stored card to charge instead of one held to the terminal. */
void pos_terminal_authorize_async (PosTerminal *self,
                                   const char *reference,
                                   gint64 amount,
                                   guint32 currency,
                                   PosTerminalFlags flags,
                                   const char *token,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* At most what was authorized. */
void pos_terminal_capture_async (PosTerminal *self,
                                 const char *reference,
                                 const char *authorization_id,
                                 gint64 amount,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
/* Lets go of what of an authorization was not captured. */
void pos_terminal_void_async (PosTerminal *self,
                              const char *reference,
                              const char *authorization_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
/* @capture_id: (nullable): the payment to give back from, at most what is left of it; %NULL pays
 * out to a card held to the terminal.  @amount is positive. */
void pos_terminal_refund_async (PosTerminal *self,
                                const char *reference,
                                const char *capture_id,
                                gint64 amount,
                                guint32 currency,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
/* What became of @reference, whichever call it named. */
void pos_terminal_query_async (PosTerminal *self,
                               const char *reference,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
/* Asks the terminal to give up the running call, which then ends as declined ("aborted") or, when
 * it was too late, as what it is. */
void pos_terminal_abort (PosTerminal *self);

/* Ends any of the calls above.  Returns: (transfer full). */
PosTerminalResult *pos_terminal_finish (PosTerminal *self, GAsyncResult *result, GError **error);

G_END_DECLS
