/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fake-line.c — what a line to a headquarters in memory finds out; see fake-headquarters.h. */
#include "fake-headquarters.h"
#include "sync/pos-sync-private.h"

PosSync *
fake_headquarters_connect (FakeHeadquarters *self, PosLocalStore *store, PosContext *context)
{
  PosSync *sync = pos_sync_new (store, POS_TRANSPORT (self), context);

  pos_sync_set_online (sync, TRUE);
  return sync;
}

void
fake_headquarters_set_clock_skew (PosSync *sync, gint64 minutes)
{
  pos_sync_set_clock_skew (sync, minutes * 60 * (gint64)G_USEC_PER_SEC);
}

void
fake_headquarters_refuse_rows (PosSync *sync, guint count)
{
  const PosOutboxStats stats = {.count = count, .parked = count};

  pos_sync_set_stats (sync, &stats);
}

void
fake_headquarters_tell_problems (PosSync *sync, guint count)
{
  pos_sync_set_problems (sync, count);
}

void
fake_headquarters_set_online (PosSync *sync, gboolean online)
{
  pos_sync_set_online (sync, online);
}
