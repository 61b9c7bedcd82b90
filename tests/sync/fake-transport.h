/* SPDX-License-Identifier: GPL-3.0-or-later
 * fake-transport.h — a headquarters in memory: a test scripts what it answers.
 * Requests without a script are answered as a healthy one would: rows are acknowledged, the feed is
 * empty and has received everything. */
#pragma once
#include "sync/pos-transport.h"
#include "wire/pos-transaction.h"

#define FAKE_TYPE_TRANSPORT (fake_transport_get_type ())
G_DECLARE_FINAL_TYPE (FakeTransport, fake_transport, FAKE, TRANSPORT, PosTransport)

FakeTransport *fake_transport_new (void);

/* What the next request gets, in the order of the calls; these do not wait. */
void fake_transport_answer (FakeTransport *self, guint status, const char *type, const char *body);
void fake_transport_fail (FakeTransport *self, GQuark domain, int code);
/* The next request is acknowledged as if it were about something else. */
void fake_transport_acknowledge_wrongly (FakeTransport *self);
/* The next request stays unanswered until it is cancelled. */
void fake_transport_hang (FakeTransport *self);
/* What hangs fails now: there is no line. */
void fake_transport_cut (FakeTransport *self);

/* What it says that the time is; nothing before. */
void fake_transport_set_time (FakeTransport *self, gint64 at);
/* The last row that it claims to have. */
void fake_transport_set_received (FakeTransport *self, gint64 sequence);
/* From now on it keeps nothing of what it acknowledges. */
void fake_transport_forget (FakeTransport *self);

/* Of a batch, it refuses this row. */
void fake_transport_refuse (FakeTransport *self, gint64 sequence, PosAckResult result);

/* "PUT 1; POST 2 3; GET" since the last call: rows by their sequence, "GET", "POST".
 * Returns: (transfer full). */
char *fake_transport_take_log (FakeTransport *self);
/* Of the last request. */
const char *fake_transport_get_path (FakeTransport *self);
const char *fake_transport_get_body (FakeTransport *self);
