/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-routes.h — which request is whose, and who may ask: headquarters as a function from
 * requests to answers.
 * Layer: hq.  Thread: main.  The server hands in what came over HTTP; a simulation hands in the
 * same without a network. */
#pragma once
#include "hq/pos-hq-call.h"

G_BEGIN_DECLS

typedef struct _PosHqRoutes PosHqRoutes;

PosHqRoutes *pos_hq_routes_new (PosHqCore *core);
/* What waits is refused; what is under way is still answered. */
void pos_hq_routes_free (PosHqRoutes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHqRoutes, pos_hq_routes_free)

/* The largest body that such a request may have, in bytes. */
gsize pos_hq_routes_get_limit (const char *method, const char *path);

/* @request: borrowed for the call.  @respond: called once, now or from the main loop. */
void pos_hq_routes_answer (PosHqRoutes *self,
                           const PosHqRequest *request,
                           PosHqAnswer respond,
                           gpointer data);

G_END_DECLS
