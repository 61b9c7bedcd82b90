/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-job.c — one bounded batch after the other, so that requests get in between. */
#include "hq/pos-hq-job.h"
#include "hq/pos-hq-mail.h"
#include "hq/pos-hq-synchronize.h"

typedef struct {
  PosHqCore *core;
  PosHqSynchronize job;
} Run;

static void run_batch (PosHqCore *core, gint64 after);

/* --- Letters --- */

typedef struct {
  PosHqCore *core;
  PosHqMail mail;
} Post;

static void post_letters (PosHqCore *core);

static void
post_free (Post *post)
{
  pos_hq_mail_clear (&post->mail);
  g_object_unref (post->core);
  g_free (post);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Post, post_free)

static void
posted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Post) post = user_data;
  g_autoptr (GError) error = NULL;

  if (!pos_db_write_finish (POS_DB (source), result, &error) ||
      !pos_hq_mail_publish (&post->mail, &error))
    pos_hq_core_note_failure (post->core, "Letters to customers", error);
  else if (post->mail.more && post->core->db)
    post_letters (post->core);
}

static void
post_letters (PosHqCore *core)
{
  Post *post;

  if (!core->mail_folder)
    return;
  post = g_new0 (Post, 1);
  post->core = g_object_ref (core);
  post->mail.folder = core->mail_folder;
  post->mail.now = pos_context_get_now (core->context);
  pos_db_write_async (core->db, pos_hq_mail_write_batch, &post->mail, NULL, NULL, posted_cb, post);
}

/* --- Synchronize orders --- */

static void
run_free (Run *run)
{
  g_object_unref (run->core);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
batch_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  PosHqCore *core = run->core;
  g_autoptr (GError) error = NULL;
  gboolean done = pos_db_write_finish (POS_DB (source), result, &error);

  pos_hq_core_note_failure (core, "Synchronize orders", error);
  core->synchronizing = FALSE;
  if (!core->db || !done)
    return;
  if (run->job.more)
    run_batch (core, run->job.last);
  else if (core->synchronize_again)
    run_batch (core, 0);
  else
    post_letters (core);
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
  pos_db_write_async (core->db, pos_hq_synchronize_batch, &run->job, NULL, NULL, batch_done, run);
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
