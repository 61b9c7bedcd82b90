/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-private.h — the object's own state and its jobs; private to src/db. */
#pragma once
#include "db/pos-db-engine.h"
#include "db/pos-db-pool.h"

G_BEGIN_DECLS

#define POS_DB_NO_TROUBLE (-1)

/**
 * PosDb:
 * @here: held by who reads on a thread of his own, with a connection kept for that
 * @reading: (atomic) (nullable): that thread
 * @pending: topics that wait to be told, under @mutex; @telling: an emission is on its way
 * @trouble: (atomic): what pos_db_get_trouble() answers; @told_trouble: what was last told
 */
struct _PosDb {
  GObject parent_instance;

  char *path;
  PosDbOptions options;
  guint n_readers;
  GMainContext *context;
  PosDbEngine *engine;
  PosDbPool *writer;
  PosDbPool *readers;
  int version;

  GMutex here;
  GThread *reading;

  GMutex mutex;
  GHashTable *pending;
  gboolean telling;
  gint trouble;
  gint told_trouble;
};

/* One request.  A job that somebody waits for has no task and lies on that thread's stack; its
 * end is told through `done`.  A job with a task goes home to the task's context and is freed
 * there, so that no database thread ever drops the last reference to the database. */
typedef struct _PosDbJob PosDbJob;
struct _PosDbJob {
  gboolean (*work) (PosDb *self, PosDbJob *job, guint thread, GError **error);
  PosDbFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;
  const char *path;
  GStrv lines;
  GTask *task;
  gboolean ok;
  GError *error;
  GMutex mutex;
  GCond cond;
  gboolean done;
};

/* What the pools run: @owner is the database. */
void pos_db_job_run (gpointer owner, gpointer job, guint thread);

/* Whether a call may enter: not when closed, and never from a transaction, which would wait for
 * itself. */
gboolean pos_db_may_enter (PosDb *self, PosDbPool *pool, GError **error);

gboolean pos_db_run_and_wait (PosDb *self, PosDbPool *pool, PosDbJob *job, GError **error);

/* Copies @model; its data is freed in the caller's context whatever happens. */
void pos_db_run_later (PosDb *self,
                       PosDbPool *pool,
                       const PosDbJob *model,
                       GAsyncReadyCallback callback,
                       gpointer user_data,
                       gpointer tag);

/* Called after COMMIT: several commits before the context turns become one signal. */
void pos_db_tell_later (PosDb *self, GHashTable *topics);
void pos_db_emit_changed (PosDb *self, GStrv topics);
/* After each write: whether the disk took it.  @error: (nullable). */
void pos_db_note_trouble (PosDb *self, const GError *error);
void pos_db_emit_trouble (PosDb *self);

G_END_DECLS
