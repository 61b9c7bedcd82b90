/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-pool.c — a queue and the threads that empty it. */
#include "db/pos-db-pool.h"

/* Quiet for this long counts as idle: longer than the pause between two scans of a clerk. */
#define IDLE_AFTER (200 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  PosDbPool *pool;
  GThread *thread;
  guint number;
} Member;

struct _PosDbPool {
  const PosDbPoolHooks *hooks;
  gpointer owner;
  GAsyncQueue *queue;
  GMutex here; /* without threads: one caller at a time */
  Member *members;
  guint n_members;
};

/* Pushed once per thread to end it. */
static int the_end;

static gpointer
take (PosDbPool *self)
{
  while (self->hooks->has_idle_work && self->hooks->has_idle_work (self->owner)) {
    gpointer job = g_async_queue_timeout_pop (self->queue, IDLE_AFTER);

    if (job)
      return job;
    self->hooks->idle (self->owner);
  }
  return g_async_queue_pop (self->queue);
}

static gpointer
member_run (gpointer data)
{
  Member *member = data;
  PosDbPool *self = member->pool;

  for (gpointer job = take (self); job != &the_end; job = take (self))
    self->hooks->run (self->owner, job, member->number);
  return NULL;
}

PosDbPool *
pos_db_pool_new (const char *name, guint n_threads, const PosDbPoolHooks *hooks, gpointer owner)
{
  PosDbPool *self = g_new0 (PosDbPool, 1);

  self->hooks = hooks;
  self->owner = owner;
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->here);
  self->members = g_new0 (Member, n_threads);
  self->n_members = n_threads;
  for (guint i = 0; i < n_threads; i++) {
    self->members[i] = (Member){.pool = self, .number = i};
    self->members[i].thread = g_thread_new (name, member_run, &self->members[i]);
  }
  return self;
}

static void
run_here (PosDbPool *self, gpointer job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->here);

  self->hooks->run (self->owner, job, 0);
  if (self->hooks->has_idle_work && self->hooks->has_idle_work (self->owner))
    self->hooks->idle (self->owner);
}

void
pos_db_pool_push (PosDbPool *self, gpointer job)
{
  if (self->n_members == 0)
    run_here (self, job);
  else
    g_async_queue_push (self->queue, job);
}

gboolean
pos_db_pool_owns_this_thread (PosDbPool *self)
{
  for (guint i = 0; i < self->n_members; i++)
    if (self->members[i].thread == g_thread_self ())
      return TRUE;
  return FALSE;
}

void
pos_db_pool_free (PosDbPool *self)
{
  for (guint i = 0; i < self->n_members; i++)
    g_async_queue_push (self->queue, &the_end);
  for (guint i = 0; i < self->n_members; i++)
    g_thread_join (self->members[i].thread);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->here);
  g_free (self->members);
  g_free (self);
}
