/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-call.h — one request on its way: what came, who asks, what is answered.
 * Layer: hq.  Thread: main; the function of a read or write gets the call on a database thread and
 * only fills in its results. */
#pragma once
#include "hq/pos-hq-server-private.h"

G_BEGIN_DECLS

typedef struct {
  PosHqServer *server;
  SoupServerMessage *message;
  PosHqDevice *device; /* (nullable): the register that asks */
  char *tail;          /* what follows the route's path */
  GHashTable *query;   /* (nullable) */
  GBytes *body;
  gint64 now;
  gpointer input; /* (nullable): what a handler parsed */
  GDestroyNotify input_free;
  void (*after) (PosHqServer *server); /* (nullable): once the answer is decided */

  /* Results; overwritten when a transaction runs again. */
  guint status;
  char *answer;
  gboolean cursor_ahead;
} PosHqCall;

PosHqCall *pos_hq_call_new (PosHqServer *server, SoupServerMessage *message);
void pos_hq_call_free (PosHqCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHqCall, pos_hq_call_free)

const char *pos_hq_call_get_text (PosHqCall *self, gssize *length);
const char *pos_hq_call_get_query (PosHqCall *self, const char *name);
/* @input is freed with the call. */
void pos_hq_call_set_input (PosHqCall *self, gpointer input, GDestroyNotify free_input);
/* From inside a transaction: takes @text. */
void pos_hq_call_set_answer (PosHqCall *self, char *text);

/* Answers.  The call is used up. */
void pos_hq_call_respond (PosHqCall *self, guint status, const char *text);
void pos_hq_call_fail (PosHqCall *self, const GError *error);

/* Pauses the message, runs @func with the call as its data, and answers with its results or its
 * error.  The call is used up. */
void pos_hq_call_write (PosHqCall *self, PosDbFunc func);
void pos_hq_call_read (PosHqCall *self, PosDbFunc func);

/* The HTTP status of an error. */
guint pos_hq_status_of_error (const GError *error);

G_END_DECLS
