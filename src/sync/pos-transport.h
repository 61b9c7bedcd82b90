/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-transport.h — one request, one answer; over HTTP, or in memory for tests.
 * Layer: sync.  Thread: main, asynchronous only. */
#pragma once
#include "sync/pos-identity.h"

G_BEGIN_DECLS

#define POS_TYPE_TRANSPORT (pos_transport_get_type ())
G_DECLARE_DERIVABLE_TYPE (PosTransport, pos_transport, POS, TRANSPORT, GObject)

/* An answer that arrived whole; the status may be anything. */
typedef struct {
  guint status;
  char *content_type; /* (nullable): without parameters */
  GBytes *body;
} PosAnswer;

PosAnswer *pos_answer_new (guint status, const char *content_type, GBytes *body);
void pos_answer_free (PosAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosAnswer, pos_answer_free)

struct _PosTransportClass {
  GObjectClass parent_class;

  void (*send_async) (PosTransport *self,
                      const char *method,
                      const char *path,
                      GBytes *body,
                      guint timeout,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  PosAnswer *(*send_finish) (PosTransport *self, GAsyncResult *result, GError **error);
  void (*identity_changed) (PosTransport *self); /* (nullable) */
};

/**
 * pos_transport_send_async:
 * @path: with its query, from "/v1/…" on
 * @body: (nullable): JSON
 * @timeout: seconds until the request is given up; 0: POS_REQUEST_TIMEOUT
 *
 * Errors of the answer: POS_SYNC_ERROR OFFLINE (nobody there, or the connection broke), TIMEOUT,
 * NOT_TRUSTED (somebody there who cannot show that he is headquarters: nothing was told to him),
 * PROTOCOL (the answer is larger than POS_LIMIT_ANSWER); G_IO_ERROR_CANCELLED.  A request may
 * have been carried out even though it failed here, and may be carried out twice.
 */
void pos_transport_send_async (PosTransport *self,
                               const char *method,
                               const char *path,
                               GBytes *body,
                               guint timeout,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
PosAnswer *pos_transport_send_finish (PosTransport *self, GAsyncResult *result, GError **error);

/* The token of the enrollment, sent with every request; %NULL: none yet. */
void pos_transport_set_token (PosTransport *self, const char *token);
const char *pos_transport_get_token (PosTransport *self);

/* By whom the device is known, and whom it trusts, where the line can tell; %NULL: nobody. */
void pos_transport_set_identity (PosTransport *self, PosIdentity *identity);
PosIdentity *pos_transport_get_identity (PosTransport *self);

/**
 * pos_answer_check:
 *
 * Status first, then content type: %TRUE only for 2xx with JSON.  Errors: POS_SYNC_ERROR AUTH
 * (401, 403), NOT_FOUND (404), CONFLICT (409), REJECTED (other 4xx), SERVER (429, 5xx, 408),
 * PROTOCOL (anything else, HTML from a box in between).  The message and the details "domain",
 * "code" are headquarters' own when it sent an error body.
 */
gboolean pos_answer_check (const PosAnswer *self, GError **error);

/* The body as text of @length bytes; not necessarily terminated. */
const char *pos_answer_get_text (const PosAnswer *self, gssize *length);

G_END_DECLS
