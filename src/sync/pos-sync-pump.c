/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-pump.c — the table of what follows what. */
#include "sync/pos-sync-pump.h"
#include "base/pos-error.h"
#include "wire/pos-protocol.h"

#include <gio/gio.h>

#define FIRST_DELAY G_GINT64_CONSTANT (1000000)
#define LEAST_ROOM ((gsize)16 * 1024)
#define LAST_DELAY (G_GINT64_CONSTANT (300) * G_USEC_PER_SEC)

void
pos_sync_pump_init (PosSyncPump *self, gint64 poll)
{
  *self = (PosSyncPump){.poll = poll ? poll : POS_POLL_SECONDS * G_USEC_PER_SEC};
}

static PosPumpAction
push (PosSyncPump *self)
{
  self->state = POS_PUMP_PUSHING;
  self->woken = FALSE;
  self->insisted = FALSE;
  return POS_PUMP_DO_PUSH;
}

static PosPumpAction
pull (PosSyncPump *self)
{
  self->state = POS_PUMP_PULLING;
  return POS_PUMP_DO_PULL;
}

static PosPumpAction
rest (PosSyncPump *self, gint64 delay)
{
  self->state = POS_PUMP_WAITING;
  self->delay = delay;
  return POS_PUMP_DO_WAIT;
}

static void
succeed (PosSyncPump *self)
{
  self->attempt = 0;
  self->failure = POS_FAILURE_NONE;
}

static PosPumpAction
stop (PosSyncPump *self)
{
  self->state = POS_PUMP_IDLE;
  self->woken = FALSE;
  self->insisted = FALSE;
  succeed (self);
  return POS_PUMP_DO_STOP;
}

/* A commit does not cut a pause after a failure short: that would be a retry without backoff. */
static PosPumpAction
wake (PosSyncPump *self, gboolean insist)
{
  switch (self->state) {
  case POS_PUMP_IDLE:
    return push (self);
  case POS_PUMP_WAITING:
    return insist || self->failure == POS_FAILURE_NONE ? push (self) : POS_PUMP_DO_NOTHING;
  case POS_PUMP_PUSHING:
  case POS_PUMP_PULLING:
  default:
    self->woken = TRUE;
    self->insisted |= insist;
    return POS_PUMP_DO_NOTHING;
  }
}

static PosPumpAction
after_pull (PosSyncPump *self, gboolean more)
{
  succeed (self);
  /* What a clerk waits for goes before the rest of a long download. */
  if (self->woken)
    return push (self);
  return more ? pull (self) : rest (self, self->poll);
}

PosPumpAction
pos_sync_pump_feed (PosSyncPump *self, PosPumpEvent event, guint32 random)
{
  if (event == POS_PUMP_STOP)
    return stop (self);
  if (event == POS_PUMP_WAKE || event == POS_PUMP_RETRY)
    return wake (self, event == POS_PUMP_RETRY);
  if (event == POS_PUMP_FAILED)
    return pos_sync_pump_fail (self, POS_FAILURE_TRANSIENT, random);

  /* What else happens belongs to the state it was meant for; the late is ignored. */
  if (event == POS_PUMP_TIMER && self->state == POS_PUMP_WAITING)
    return push (self);
  if (event == POS_PUMP_PUSHED && self->state == POS_PUMP_PUSHING) {
    succeed (self);
    return push (self);
  }
  if (event == POS_PUMP_OUTBOX_EMPTY && self->state == POS_PUMP_PUSHING)
    return self->woken ? push (self) : pull (self);
  if (self->state == POS_PUMP_PULLING &&
      (event == POS_PUMP_PULLED || event == POS_PUMP_PULLED_MORE))
    return after_pull (self, event == POS_PUMP_PULLED_MORE);
  return POS_PUMP_DO_NOTHING;
}

PosPumpAction
pos_sync_pump_fail (PosSyncPump *self, PosFailure failure, guint32 random)
{
  if (self->state != POS_PUMP_PUSHING && self->state != POS_PUMP_PULLING)
    return POS_PUMP_DO_NOTHING;
  self->attempt++;
  self->failure = failure;
  if (self->insisted)
    return push (self);
  self->woken = FALSE;
  return rest (self, pos_sync_next_delay (self->attempt, failure, random));
}

gint64
pos_sync_pump_get_delay (const PosSyncPump *self)
{
  return self->delay;
}

gint64
pos_sync_next_delay (guint attempt, PosFailure failure, guint32 random)
{
  gint64 full;

  if (failure == POS_FAILURE_AUTH)
    return LAST_DELAY;
  if (failure == POS_FAILURE_PERMANENT)
    return pos_protocol_refused_delay (attempt) * G_USEC_PER_SEC;
  /* 1 s · 2⁹ is already beyond five minutes. */
  full = MIN (FIRST_DELAY << (CLAMP (attempt, 1, 10) - 1), LAST_DELAY);
  return full / 2 + (gint64)(random % (guint64)(full / 2 + 1));
}

gsize
pos_sync_room_grow (gsize room)
{
  return CLAMP (room * 2, LEAST_ROOM, POS_BATCH_BYTES);
}

gsize
pos_sync_room_shrink (gsize room)
{
  return room / 4;
}

PosFailure
pos_sync_classify (const GError *error)
{
  if (error->domain != POS_SYNC_ERROR)
    return POS_FAILURE_TRANSIENT;
  switch ((PosSyncError)error->code) {
  case POS_SYNC_ERROR_AUTH:
  case POS_SYNC_ERROR_CERTIFICATE_ENDED:
  /* Nobody here can mend it, but the right one, or the right time, may be back in a moment. */
  case POS_SYNC_ERROR_NOT_TRUSTED:
    return POS_FAILURE_AUTH;
  case POS_SYNC_ERROR_REJECTED:
  case POS_SYNC_ERROR_CONFLICT:
    return POS_FAILURE_PERMANENT;
  case POS_SYNC_ERROR_OFFLINE:
  case POS_SYNC_ERROR_TIMEOUT:
  case POS_SYNC_ERROR_PROTOCOL:
  case POS_SYNC_ERROR_SERVER:
  case POS_SYNC_ERROR_NOT_FOUND:
  default:
    return POS_FAILURE_TRANSIENT;
  }
}
