/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-call.h — one request on its way: what came, who asks, what is answered.
 * Layer: hq.  Knows no line: who hands a request in says where the answer goes.
 *  Thread: main; the function of a read or write gets the call on a database thread and
 * only fills in its results. */
#pragma once
#include "hq/pos-hq-core.h"
#include "hq/pos-hq-device-table.h"

G_BEGIN_DECLS

/* HTTP statuses that headquarters answers with. */
typedef enum {
  POS_HQ_OK = 200,
  POS_HQ_BAD_REQUEST = 400,
  POS_HQ_UNAUTHORIZED = 401,
  POS_HQ_FORBIDDEN = 403,
  POS_HQ_NOT_FOUND = 404,
  POS_HQ_METHOD_NOT_ALLOWED = 405,
  POS_HQ_CONFLICT = 409,
  POS_HQ_TOO_LARGE = 413,
  POS_HQ_UNSUPPORTED = 415,
  POS_HQ_REFUSED = 422,
  POS_HQ_FAULT = 500,
  POS_HQ_NOT_NOW = 503,
} PosHqStatus;

/* Borrowed from whoever hands it in. */
typedef struct {
  const char *method;
  const char *path;  /* decoded, without its query */
  GHashTable *query; /* (nullable): of strings */
  const char *token; /* (nullable): what "Authorization: Bearer" carried */
  /* It came through the proxy: only a certificate counts, and no administrator is there. */
  gboolean proxied;
  const char *certificate; /* (nullable): the fingerprint of what the proxy has checked */
  GBytes *body;
} PosHqRequest;

/* Called once, at once or later.  @text: JSON. */
typedef void (*PosHqAnswer) (guint status, const char *text, gpointer data);

typedef struct _PosHqCall {
  PosHqCore *core;
  PosHqAnswer respond;
  gpointer respond_data;
  PosHqDevice *device; /* (nullable): the register that asks */
  char *tail;          /* what follows the route's path */
  GHashTable *query;   /* (nullable) */
  GBytes *body;
  gint64 now;
  gboolean alone; /* pos_hq_core_is_alone() */
  gpointer input; /* (nullable): what a handler parsed */
  GDestroyNotify input_free;
  /* (nullable): once the answer is decided and @status says which. */
  void (*after) (struct _PosHqCall *self);

  /* Results; overwritten when a transaction runs again. */
  guint status;
  char *answer;
} PosHqCall;

PosHqCall *pos_hq_call_new (PosHqCore *core,
                            const PosHqRequest *request,
                            PosHqAnswer respond,
                            gpointer respond_data);
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

/* What the call's own results say, or @error; the call stays. */
void pos_hq_call_answer (PosHqCall *self, const GError *error);

/* Runs @func with the call as its data, and answers with its results or its error.  The call is
 * used up. */
void pos_hq_call_write (PosHqCall *self, PosDbFunc func);
void pos_hq_call_read (PosHqCall *self, PosDbFunc func);

/* The HTTP status of an error. */
PosHqStatus pos_hq_status_of_error (const GError *error);

G_END_DECLS
