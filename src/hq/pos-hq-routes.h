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

/* At a hub: questions that are headquarters' to answer go to @pass.  It takes @call, and keeps of
 * @request what it needs. */
typedef void (*PosHqPass) (PosHqCall *call, const PosHqRequest *request, gpointer data);
void pos_hq_routes_set_pass (PosHqRoutes *self, PosHqPass pass, gpointer data);

/* The largest body that such a request may have, in bytes. */
gsize pos_hq_routes_get_limit (const char *method, const char *path);

/* @request: borrowed for the call.  @respond: called once, now or from the main loop. */
void pos_hq_routes_answer (PosHqRoutes *self,
                           const PosHqRequest *request,
                           PosHqAnswer respond,
                           gpointer data);
/* The same, and nothing is passed on. */
void pos_hq_routes_answer_here (PosHqRoutes *self,
                                const PosHqRequest *request,
                                PosHqAnswer respond,
                                gpointer data);

G_END_DECLS
