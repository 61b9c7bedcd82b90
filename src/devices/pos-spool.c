/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-spool.c — the queue before a printer. */
#include "devices/pos-spool.h"

#include "base/pos-error.h"
#include "devices/pos-spool-files.h"

#define LONGEST_WAIT 30 /* s */
#define PATIENCE 5      /* s, when a program ends */

struct _PosSpool {
  GObject parent;

  /* owned */
  PosPrinter *printer;
  char *directory;     /* never changes: read by the worker too */
  GThreadPool *worker; /* one thread, so that files are written in order */
  GPtrArray *jobs;     /* PosSpoolJob, durable, in the order of printing */
  GPtrArray *early;    /* GTask: submitted before the directory was read */
  GPtrArray *waiters;  /* GTask */
  char *last_error;

  guint64 last_number;
  guint writing; /* jobs on their way to disk */
  guint retry_id;
  gboolean loaded;
  gboolean printing;
};

G_DEFINE_FINAL_TYPE (PosSpool, pos_spool, G_TYPE_OBJECT)

enum { PROP_PENDING = 1, PROP_LAST_ERROR, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { PRINTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What the worker does with the directory. */
typedef enum { OP_LOAD, OP_WRITE, OP_RETIRE } OpKind;

typedef struct {
  OpKind kind;
  char *directory;
  guint64 number;
  char *text;
} Op;

static void
op_free (gpointer data)
{
  Op *op = data;
  g_free (op->directory);
  g_free (op->text);
  g_free (op);
}

static void
op_worker (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;
  Op *op = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean good = FALSE;
  GPtrArray *jobs = NULL;
  switch (op->kind) {
  case OP_LOAD:
    jobs = pos_spool_files_load (op->directory, &op->number, &error);
    if (jobs) {
      g_task_return_pointer (task, jobs, (GDestroyNotify)g_ptr_array_unref);
      return;
    }
    break;
  case OP_WRITE:
    good = pos_spool_files_write (op->directory, op->number, op->text, &error);
    break;
  case OP_RETIRE:
  default:
    good = pos_spool_files_retire (op->directory, op->number, &error);
    break;
  }
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The task has no source object, so that the spool is never finalized on the worker's thread. @text
 * is taken over. */
static void
push_op (PosSpool *self,
         OpKind kind,
         guint64 number,
         char *text,
         GAsyncReadyCallback callback,
         gpointer data)
{
  Op *op = g_new0 (Op, 1);
  op->kind = kind;
  op->directory = g_strdup (self->directory);
  op->number = number;
  op->text = text;
  GTask *task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (task, push_op);
  g_task_set_task_data (task, op, op_free);
  g_thread_pool_push (self->worker, task, NULL);
}

static void pump (PosSpool *self);

static void
set_last_error (PosSpool *self, const char *message)
{
  if (g_strcmp0 (self->last_error, message) == 0)
    return;
  g_free (self->last_error);
  self->last_error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_ERROR]);
}

/* @error: (nullable): what those who wait are told. */
static void
release_waiters (PosSpool *self, const GError *error)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);
  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiters->len; i++) {
    GTask *task = g_ptr_array_index (waiters, i);
    if (error)
      g_task_return_error (task, g_error_copy (error));
    else
      g_task_return_boolean (task, TRUE);
  }
}

static gboolean
is_idle (PosSpool *self)
{
  return self->loaded && self->jobs->len == 0 && self->writing == 0 && !self->printing;
}

static gboolean
retry_cb (gpointer data)
{
  PosSpool *self = data;
  self->retry_id = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

static void
wait_to_retry (PosSpool *self, guint attempts)
{
  guint seconds = attempts > 5 ? LONGEST_WAIT : MIN (1u << (attempts - 1), LONGEST_WAIT);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->retry_id = g_timeout_add_seconds (seconds, retry_cb, self);
}

static void
retired_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosSpool) self = data;
  g_autoptr (GError) error = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_message ("a printed job stays in the queue's directory: %s", error->message);
  self->printing = FALSE;
  g_autofree PosSpoolJob *job = g_ptr_array_steal_index (self->jobs, 0);
  guint64 number = job->number;
  guint copy = job->copy;
  g_clear_object (&job->receipt);
  g_clear_pointer (&job->error, g_free);
  set_last_error (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  g_signal_emit (self, signals[PRINTED], 0, number, copy);
  if (is_idle (self))
    release_waiters (self, NULL);
  pump (self);
}

/* Errors after which no ink can be on the paper. */
static gboolean
is_untouched (const GError *error)
{
  return g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE) ||
         g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_BUSY) ||
         g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_CANCELLED);
}

static void
failure_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosSpool) self = data;
  g_autoptr (GError) error = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_message ("a failed job could not be noted: %s", error->message);
}

static void
job_failed (PosSpool *self, const GError *error)
{
  PosSpoolJob *job = g_ptr_array_index (self->jobs, 0);
  self->printing = FALSE;
  job->sending = FALSE;
  job->attempts++;
  if (!is_untouched (error))
    job->copy++;
  g_free (job->error);
  job->error = g_strdup (error->message);
  push_op (self,
           OP_WRITE,
           job->number,
           pos_spool_job_to_text (job),
           failure_written_cb,
           g_object_ref (self));
  wait_to_retry (self, job->attempts);
  set_last_error (self, error->message);
  release_waiters (self, error);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosSpool) self = data;
  g_autoptr (GError) error = NULL;
  if (!pos_printer_print_finish (POS_PRINTER (source), result, &error)) {
    job_failed (self, error);
    return;
  }
  PosSpoolJob *job = g_ptr_array_index (self->jobs, 0);
  push_op (self, OP_RETIRE, job->number, NULL, retired_cb, g_object_ref (self));
}

/* The mark is on disk: should we die now, the next run knows that paper may exist. */
static void
marked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosSpool) self = data;
  g_autoptr (GError) error = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_autoptr (GError) refusal =
        g_error_new_literal (POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE, error->message);
    job_failed (self, refusal);
    return;
  }
  PosSpoolJob *job = g_ptr_array_index (self->jobs, 0);
  pos_printer_print_async (
      self->printer, job->receipt, job->copy, NULL, printed_cb, g_object_ref (self));
}

static void
pump (PosSpool *self)
{
  if (!self->loaded || self->printing || self->jobs->len == 0 || self->retry_id != 0)
    return;
  PosSpoolJob *job = g_ptr_array_index (self->jobs, 0);
  self->printing = TRUE;
  job->sending = TRUE;
  push_op (
      self, OP_WRITE, job->number, pos_spool_job_to_text (job), marked_cb, g_object_ref (self));
}

static void
submitted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosSpool *self = g_task_get_source_object (task);
  PosSpoolJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  self->writing--;
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    pos_spool_job_free (job);
    g_task_return_error (task, error);
    return;
  }
  g_ptr_array_add (self->jobs, job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  g_task_return_pointer (task, g_memdup2 (&job->number, sizeof job->number), g_free);
  pump (self);
}

/* Takes over @task, whose data is the job. */
static void
write_submitted (PosSpool *self, GTask *task)
{
  PosSpoolJob *job = g_task_get_task_data (task);
  job->number = ++self->last_number;
  push_op (self, OP_WRITE, job->number, pos_spool_job_to_text (job), submitted_cb, task);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosSpool) self = data;
  g_autoptr (GError) error = NULL;
  Op *op = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) jobs = g_task_propagate_pointer (G_TASK (result), &error);
  if (jobs) {
    g_ptr_array_unref (self->jobs);
    self->jobs = g_steal_pointer (&jobs);
    self->last_number = op->number;
  } else {
    /* Submitting will say so again, to whoever it concerns. */
    set_last_error (self, error->message);
  }
  for (guint i = 0; i < self->jobs->len; i++) {
    PosSpoolJob *job = g_ptr_array_index (self->jobs, i);
    if (job->sending)
      job->copy++;
    job->sending = FALSE;
  }
  self->loaded = TRUE;
  for (guint i = 0; i < self->early->len; i++)
    write_submitted (self, g_object_ref (g_ptr_array_index (self->early, i)));
  g_ptr_array_set_size (self->early, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  if (is_idle (self))
    release_waiters (self, NULL);
  pump (self);
}

static void
status_cb (PosPrinter *printer, GParamSpec *pspec, PosSpool *self)
{
  if (pos_printer_get_status (printer) == POS_PRINTER_READY)
    pos_spool_retry (self);
}

static void
pos_spool_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosSpool *self = POS_SPOOL (object);
  if (id == PROP_PENDING)
    g_value_set_uint (value, pos_spool_get_pending (self));
  else
    g_value_set_string (value, self->last_error);
}

static void
pos_spool_finalize (GObject *object)
{
  PosSpool *self = POS_SPOOL (object);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_thread_pool_free (self->worker, FALSE, TRUE);
  g_signal_handlers_disconnect_by_data (self->printer, self);
  g_object_unref (self->printer);
  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->early);
  g_ptr_array_unref (self->waiters);
  g_free (self->directory);
  g_free (self->last_error);
  G_OBJECT_CLASS (pos_spool_parent_class)->finalize (object);
}

static void
pos_spool_class_init (PosSpoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  object_class->get_property = pos_spool_get_property;
  object_class->finalize = pos_spool_finalize;
  properties[PROP_PENDING] = g_param_spec_uint ("pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LAST_ERROR] = g_param_spec_string ("last-error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PRINTED] = g_signal_new ("printed",
                                   POS_TYPE_SPOOL,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_UINT64,
                                   G_TYPE_UINT);
}

static void
pos_spool_init (PosSpool *self)
{
  self->worker = g_thread_pool_new (op_worker, NULL, 1, FALSE, NULL);
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_spool_job_free);
  self->early = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
}

PosSpool *
pos_spool_new (PosPrinter *printer, const char *directory)
{
  g_return_val_if_fail (POS_IS_PRINTER (printer) && directory != NULL, NULL);
  PosSpool *self = g_object_new (POS_TYPE_SPOOL, NULL);
  self->printer = g_object_ref (printer);
  self->directory = g_strdup (directory);
  g_signal_connect (printer, "notify::status", G_CALLBACK (status_cb), self);
  push_op (self, OP_LOAD, 0, NULL, loaded_cb, g_object_ref (self));
  return self;
}

void
pos_spool_submit_async (PosSpool *self,
                        PosReceipt *receipt,
                        guint copy,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_return_if_fail (POS_IS_SPOOL (self) && POS_IS_RECEIPT (receipt));
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pos_spool_submit_async);
  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
    return;
  }
  g_task_set_check_cancellable (task, FALSE); /* once it is in the queue it will print */
  PosSpoolJob *job = g_new0 (PosSpoolJob, 1);
  job->receipt = g_object_ref (receipt);
  job->copy = copy;
  g_task_set_task_data (task, job, NULL); /* goes on into the queue */
  self->writing++;
  if (self->loaded)
    write_submitted (self, task);
  else
    g_ptr_array_add (self->early, task);
}

gboolean
pos_spool_submit_finish (PosSpool *self, GAsyncResult *result, guint64 *number, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_autofree guint64 *answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer && number)
    *number = *answer;
  return answer != NULL;
}

void
pos_spool_wait_async (PosSpool *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_return_if_fail (POS_IS_SPOOL (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pos_spool_wait_async);
  if (is_idle (self))
    g_task_return_boolean (task, TRUE);
  else if (self->retry_id != 0)
    g_task_return_new_error (
        task, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE, "%s", self->last_error);
  else
    g_ptr_array_add (self->waiters, g_steal_pointer (&task));
}

gboolean
pos_spool_wait_finish (PosSpool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
patience_cb (gpointer over)
{
  *(gboolean *)over = TRUE;
  return G_SOURCE_CONTINUE;
}

void
pos_spool_let_end (PosSpool *self)
{
  g_return_if_fail (POS_IS_SPOOL (self));
  gboolean over = FALSE;
  guint patience = g_timeout_add_seconds (PATIENCE, patience_cb, &over);

  while (!over && !is_idle (self) && self->retry_id == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

guint
pos_spool_get_pending (PosSpool *self)
{
  g_return_val_if_fail (POS_IS_SPOOL (self), 0);
  return self->jobs->len;
}

const char *
pos_spool_get_last_error (PosSpool *self)
{
  g_return_val_if_fail (POS_IS_SPOOL (self), NULL);
  return self->last_error;
}

void
pos_spool_retry (PosSpool *self)
{
  g_return_if_fail (POS_IS_SPOOL (self));
  g_clear_handle_id (&self->retry_id, g_source_remove);
  pump (self);
}
