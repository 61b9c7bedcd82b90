/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-pool.h — threads that take jobs from one queue, in order; private to src/db.  A pool of
 * one is the writer, and may use its idle moments.  A pool of none does a job while it is pushed,
 * and is idle after each. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct _PosDbPool PosDbPool;

/* @run: does a job on thread number @thread; @has_idle_work and @idle: (nullable) */
typedef struct {
  void (*run) (gpointer owner, gpointer job, guint thread);
  gboolean (*has_idle_work) (gpointer owner);
  void (*idle) (gpointer owner);
} PosDbPoolHooks;

PosDbPool *
pos_db_pool_new (const char *name, guint n_threads, const PosDbPoolHooks *hooks, gpointer owner);
void pos_db_pool_push (PosDbPool *self, gpointer job);
gboolean pos_db_pool_owns_this_thread (PosDbPool *self);
/* Lets the queue run empty and ends the threads. */
void pos_db_pool_free (PosDbPool *self);

G_END_DECLS
