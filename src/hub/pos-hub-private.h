/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hub-private.h — what the hub's files share.
 * Layer: hub, private to it. */
#pragma once
#include "hub/pos-hub-forward.h"
#include "hub/pos-hub-page.h"
#include "hub/pos-hub.h"
#include "sync/pos-sync-pump.h"

struct _PosHub {
  GObject parent_instance;

  PosHqCore *core;
  PosHqRoutes *routes; /* (nullable): once stopped */
  PosTransport *transport;

  PosSyncPump pump;
  gboolean running;
  gboolean online;
  guint timer;
  gulong changed;
  GCancellable *cancellable; /* of the run; another one after each stop */
  GPtrArray *waiting;        /* GTask: until idle */
  GPtrArray *enrolled;       /* PosHubAnswer: given when their devices are known here */
  GError *failure;           /* of the last action; %NULL when it worked */
  char *cursor;
  gsize room;                  /* bytes that go in one request; see pos_sync_room_grow() */
  gint64 single_since;         /* headquarters takes one device in a request; 0: not so */
  gint64 renew_at;             /* not before: the next try for another certificate */
  gint64 told_at;              /* which registers were heard; 0: not yet */
  gint64 heard_after;          /* headquarters was told of those heard until then */
  void (*look) (PosHub *self); /* at the feed, now */
};

/* How an action ended: with @event, or with @error. */
typedef void (*PosHubCarried) (PosHub *self, PosPumpEvent event, const GError *error);

/* One action on its way through database and network. */
typedef struct {
  PosHub *hub;
  PosHubCarried carried;     /* (nullable): hears how it ended */
  GCancellable *cancellable; /* of the run it belongs to */
  PosHubForward forward;
  PosHubPage *page;
} PosHubStep;

/* pos-hub-push.c: sends what is due; @carried hears how it ended, unless the run is over. */
void pos_hub_push (PosHub *self, PosHubCarried carried);

/* pos-hub-step.c */
PosHubStep *pos_hub_step_new (PosHub *self, PosHubCarried carried);
void pos_hub_step_free (PosHubStep *self);
/* Whether the run that it belongs to was stopped meanwhile. */
gboolean pos_hub_step_is_over (PosHubStep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHubStep, pos_hub_step_free)

/* pos-hub-heard.c: what headquarters should know of the registers, when it is time. */
void pos_hub_tell_heard (PosHub *self, gint64 now);

/* pos-hub-pass.c: a PosHqPass. */
void pos_hub_pass (PosHqCall *call, const PosHqRequest *request, gpointer hub);

/* An answer that waits until this hub has heard of the device that it is for. */
typedef struct {
  PosHqCall *call;
  guint status;
  char *text;
} PosHubAnswer;
void pos_hub_answer_free (PosHubAnswer *self); /* gives it */
