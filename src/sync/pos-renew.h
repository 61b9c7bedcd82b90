/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-renew.h — a device asks for its next certificate while the present one still holds.
 * Layer: sync.  Thread: main.
 * Rules:  after every page of changes, at most hourly; the old one holds until its own end, so that
 *         a lost answer locks nobody out. */
#pragma once
#include "sync/pos-transport.h"
#include "wire/pos-wire-calls.h"

G_BEGIN_DECLS

/* Cheap when nothing is due.  @not_before: (inout): the next try. */
void pos_renew (PosTransport *transport, gint64 now, gint64 *not_before, GCancellable *cancellable);

/* Puts a request for the first certificate into @request; nothing without an identity. */
gboolean
pos_renew_fill_request (PosTransport *transport, PosEnrollRequest *request, GError **error);
/* Keeps what the enrollment brought.  Errors: POS_SYNC_ERROR_PROTOCOL when nothing came. */
gboolean pos_renew_take_first (PosTransport *transport, PosEnrollment *enrollment, GError **error);

G_END_DECLS
