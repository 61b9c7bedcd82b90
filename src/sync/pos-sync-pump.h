/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-pump.h — when to send, when to ask, when to wait: a state machine without a clock.
 * Layer: sync.  Thread: any, one at a time.  Events go in, one action comes out; whoever carries
 * the action out tells the next event.  At most one action is under way.
 *
 *   idle ──wake──▸ pushing ──outbox empty──▸ pulling ──no more──▸ waiting ──timer, wake──▸ pushing
 *                    │ failed                   │ failed               ▴
 *                    └──────────────────────────┴──────────────────────┘
 *
 * Source: reliability.md F8–F10; customer-orders.md S5, S6. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  POS_PUMP_IDLE, /* never started, or stopped */
  POS_PUMP_PUSHING,
  POS_PUMP_PULLING,
  POS_PUMP_WAITING,
} PosPumpState;

/* What went wrong, as far as the pump cares. */
typedef enum {
  POS_FAILURE_NONE,
  POS_FAILURE_TRANSIENT, /* offline, timeout, 5xx, 429: the same again, later */
  POS_FAILURE_AUTH,      /* headquarters does not know us: a person must act */
  POS_FAILURE_PERMANENT, /* this row will not be taken as it is: park it, go on with the next */
} PosFailure;

typedef enum {
  POS_PUMP_WAKE,         /* something was committed, or a person asks */
  POS_PUMP_RETRY,        /* likewise, and do not wait for the end of a pause after a failure */
  POS_PUMP_TIMER,        /* the pause is over */
  POS_PUMP_PUSHED,       /* a row was acknowledged or parked */
  POS_PUMP_OUTBOX_EMPTY, /* nothing is due */
  POS_PUMP_PULLED,       /* a page was applied and it was the last */
  POS_PUMP_PULLED_MORE,  /* a page was applied and there are more */
  POS_PUMP_FAILED,       /* the action did not work: transient or auth */
  POS_PUMP_STOP,
} PosPumpEvent;

typedef enum {
  POS_PUMP_DO_NOTHING, /* what is under way goes on */
  POS_PUMP_DO_PUSH,    /* send the oldest row that is due */
  POS_PUMP_DO_PULL,    /* ask for changes and apply them */
  POS_PUMP_DO_WAIT,    /* for pos_sync_pump_get_delay(); a timer that runs is replaced */
  POS_PUMP_DO_STOP,    /* cancel what is under way */
} PosPumpAction;

typedef struct {
  PosPumpState state;
  guint attempt;      /* failures in a row */
  gboolean woken;     /* look at the outbox again before waiting */
  gboolean insisted;  /* a person asked while an attempt was under way */
  PosFailure failure; /* of the last action */
  gint64 delay;       /* microseconds of the last wait */
  gint64 poll;        /* microseconds between two looks at the feed */
} PosSyncPump;

/* @poll: microseconds; 0: POS_POLL_SECONDS. */
void pos_sync_pump_init (PosSyncPump *self, gint64 poll);

/* @random: for the jitter of a pause after a failure: any number. */
PosPumpAction pos_sync_pump_feed (PosSyncPump *self, PosPumpEvent event, guint32 random);
/* The POS_PUMP_FAILED event, with its reason.  A pause follows, unless somebody asked to try now
 * while the attempt was under way: it began before he did, so one more begins at once. */
PosPumpAction pos_sync_pump_fail (PosSyncPump *self, PosFailure failure, guint32 random);
gint64 pos_sync_pump_get_delay (const PosSyncPump *self);

/**
 * pos_sync_next_delay:
 * @attempt: failures in a row, from 1
 * @random: any number
 *
 * Transient: 1 s, doubling up to 5 min, each between half and all of that.  Auth: 5 min.
 * Permanent: 1, 5, 15, 60 min, then hourly; exact.  Returns: microseconds.
 */
gint64 pos_sync_next_delay (guint attempt, PosFailure failure, guint32 random);

/* How many bytes go in one request grows with every answer and shrinks with every failure, so that
 * a batch also fits through a slow line before its time is over.  0: rows go one by one. */
#define POS_ROOM_FIRST ((gsize)64 * 1024)
gsize pos_sync_room_grow (gsize room);
gsize pos_sync_room_shrink (gsize room);

/* How an error of pos_transport_send_finish() or pos_answer_check() counts. */
PosFailure pos_sync_classify (const GError *error);

G_END_DECLS
