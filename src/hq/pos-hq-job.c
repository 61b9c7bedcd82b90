/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-job.c — one bounded batch after the other, so that requests get in between. */
#include "hq/pos-hq-job.h"
#include "hq/pos-hq-synchronize.h"

typedef struct {
  PosHqCore *core;
  PosHqSynchronize job;
} Run;

static void run_batch (PosHqCore *core, gint64 after);

static void
run_free (Run *run)
{
  g_object_unref (run->core);
  g_free (run);
}

static void
batch_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  PosHqCore *core = run->core;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_write_finish (POS_DB (source), result, &error);

  if (!done)
    g_warning ("Synchronize orders: %s", error->message);
  core->synchronizing = FALSE;
  if (!core->db || !done)
    return;
  if (run->job.more)
    run_batch (core, run->job.last);
  else if (core->synchronize_again)
    run_batch (core, 0);
}

static void
run_batch (PosHqCore *core, gint64 after)
{
  Run *run = g_new0 (Run, 1);

  run->core = g_object_ref (core);
  run->job.now = pos_context_get_now (core->context);
  run->job.after = after;
  core->synchronizing = TRUE;
  core->synchronize_again = core->synchronize_again && after > 0;
  pos_db_write_async (
      core->db, pos_hq_synchronize_batch, run, (GDestroyNotify)run_free, NULL, batch_done, run);
}

void
pos_hq_job_kick (PosHqCore *core)
{
  if (core->sync_interval == 0 || !core->db)
    return;
  if (core->synchronizing)
    core->synchronize_again = TRUE;
  else
    run_batch (core, 0);
}

static gboolean
on_timer (gpointer core)
{
  pos_hq_job_kick (core);
  return G_SOURCE_CONTINUE;
}

void
pos_hq_job_start (PosHqCore *core, guint interval)
{
  core->sync_interval = interval;
  if (interval > 0)
    core->timer = g_timeout_add_seconds (interval, on_timer, core);
  pos_hq_job_kick (core);
}
