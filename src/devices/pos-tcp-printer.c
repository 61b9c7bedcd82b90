/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tcp-printer.c — ESC/POS over TCP.
 *
 * A job walks through steps, each with a deadline: connect, ask for paper, write, ask again.  A
 * printer takes one connection at a time, so jobs stand in line here. */
#include "devices/pos-tcp-printer.h"

#include "base/pos-error.h"
#include "devices/pos-escpos.h"

#define PORT 9100
#define PROBE_SECONDS 15

static const guint8 ask_paper[] = {0x10, 0x04, 4};

struct _PosTcpPrinter {
  GObject parent;

  /* owned */
  char *address;
  GQueue tasks; /* GTask; the head runs */

  PosPrinterStatus status;
  guint connect_ms;
  guint write_ms;
  guint status_ms;
  guint probe_id;
};

typedef struct {
  /* owned */
  PosReceipt *receipt; /* nullable */
  GBytes *bytes;
  GSocketConnection *connection;
  GCancellable *step;

  guint copy;
  guint deadline_id;
  gboolean asks;    /* for paper: not when kicking a drawer */
  gboolean answers; /* the printer told its status before */
  guint8 answer;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_clear_handle_id (&job->deadline_id, g_source_remove);
  g_clear_object (&job->receipt);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->connection);
  g_clear_object (&job->step);
  g_free (job);
}

static gboolean
deadline_cb (gpointer data)
{
  Job *job = data;
  job->deadline_id = 0;
  g_cancellable_cancel (job->step);
  return G_SOURCE_REMOVE;
}

/* Begins a step that may take @ms. */
static GCancellable *
begin_step (Job *job, guint ms)
{
  g_clear_handle_id (&job->deadline_id, g_source_remove);
  g_clear_object (&job->step);
  job->step = g_cancellable_new ();
  job->deadline_id = g_timeout_add (ms, deadline_cb, job);
  return job->step;
}

static void run_next (PosTcpPrinter *self);

static void
set_status (PosTcpPrinter *self, PosPrinterStatus status)
{
  if (self->status == status)
    return;
  self->status = status;
  g_object_notify (G_OBJECT (self), "status");
}

/* Ends the job at the head of the line, which is @task.  @error is taken over; %NULL is success. */
static void
end_job (GTask *task, GError *error)
{
  g_autoptr (PosTcpPrinter) self = g_object_ref (g_task_get_source_object (task));
  g_autoptr (GTask) owned = g_queue_pop_head (&self->tasks);
  g_assert (owned == task);
  Job *job = g_task_get_task_data (task);
  g_clear_handle_id (&job->deadline_id, g_source_remove);
  g_clear_object (&job->connection); /* closes */
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  run_next (self);
}

static void
fail_job (GTask *task, PosDeviceError code, PosPrinterStatus status, const char *message)
{
  GError *error = NULL;
  PosTcpPrinter *self = g_task_get_source_object (task);
  pos_set_error (&error, POS_DEVICE_ERROR, (int)code, NULL, "%s: %s", self->address, message);
  set_status (self, status);
  end_job (task, error);
}

/* Fixed bits tell an answer from noise; 0x60 is the end of the paper. */
static gboolean
is_answer (guint8 byte)
{
  return (byte & 0x93) == 0x12;
}

static gboolean
is_paper_out (guint8 byte)
{
  return (byte & 0x60) != 0;
}

static void
succeed (GTask *task)
{
  set_status (g_task_get_source_object (task), POS_PRINTER_READY);
  end_job (task, NULL);
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  gboolean silent = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (length == 1 && is_answer (job->answer) && is_paper_out (job->answer))
    fail_job (task, POS_DEVICE_ERROR_PAPER, POS_PRINTER_PAPER_OUT, "the paper ran out");
  else if (length == 1 || (silent && !job->answers))
    succeed (task);
  else
    fail_job (task,
              POS_DEVICE_ERROR_UNKNOWN,
              POS_PRINTER_OFFLINE,
              "the printer went away before it confirmed");
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosTcpPrinter *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error)) {
    fail_job (task, POS_DEVICE_ERROR_UNKNOWN, POS_PRINTER_OFFLINE, "the connection broke");
    return;
  }
  if (!job->asks) {
    succeed (task);
    return;
  }
  guint wait = job->answers ? self->write_ms : self->status_ms;
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (job->connection)),
                             &job->answer,
                             1,
                             G_PRIORITY_DEFAULT,
                             begin_step (job, wait),
                             confirmed_cb,
                             g_steal_pointer (&task));
}

/* The question about paper goes along at the end; its answer says that all before it was read. */
static void
write_job (GTask *task)
{
  PosTcpPrinter *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  if (job->asks && g_bytes_get_size (job->bytes) > 0) {
    GByteArray *bytes = g_bytes_unref_to_array (g_steal_pointer (&job->bytes));
    g_byte_array_append (bytes, ask_paper, sizeof ask_paper);
    job->bytes = g_byte_array_free_to_bytes (bytes);
  }
  gsize size = 0;
  const void *data = g_bytes_get_data (job->bytes, &size);
  if (size == 0) {
    succeed (task);
    return;
  }
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (job->connection)),
                                   data,
                                   size,
                                   G_PRIORITY_DEFAULT,
                                   begin_step (job, self->write_ms),
                                   written_cb,
                                   g_object_ref (task));
}

static void
paper_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  gboolean silent = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  job->answers = length == 1 && is_answer (job->answer);
  if (length != 1 && !silent)
    fail_job (task, POS_DEVICE_ERROR_UNREACHABLE, POS_PRINTER_OFFLINE, "the printer hung up");
  else if (job->answers && is_paper_out (job->answer))
    fail_job (task, POS_DEVICE_ERROR_UNREACHABLE, POS_PRINTER_PAPER_OUT, "there is no paper");
  else
    write_job (task);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosTcpPrinter *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error)) {
    fail_job (task, POS_DEVICE_ERROR_UNREACHABLE, POS_PRINTER_OFFLINE, error->message);
    return;
  }
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (job->connection)),
                             &job->answer,
                             1,
                             G_PRIORITY_DEFAULT,
                             begin_step (job, self->status_ms),
                             paper_cb,
                             g_steal_pointer (&task));
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosTcpPrinter *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  job->connection =
      g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, &error);
  if (job->connection == NULL)
    fail_job (task, POS_DEVICE_ERROR_UNREACHABLE, POS_PRINTER_OFFLINE, error->message);
  else if (!job->asks)
    write_job (task);
  else
    g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (job->connection)),
                                     ask_paper,
                                     sizeof ask_paper,
                                     G_PRIORITY_DEFAULT,
                                     begin_step (job, self->write_ms),
                                     asked_cb,
                                     g_steal_pointer (&task));
}

static void
connect_job (GTask *task)
{
  PosTcpPrinter *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_socket_client_connect_to_host_async (client,
                                         self->address,
                                         PORT,
                                         begin_step (job, self->connect_ms),
                                         connected_cb,
                                         g_object_ref (task));
}

static void
encode_worker (GTask *work, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_task_return_pointer (work,
                         pos_escpos_encode (job->receipt, &pos_escpos_generic_80, job->copy),
                         (GDestroyNotify)g_bytes_unref);
}

static void
encoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  job->bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  connect_job (task);
}

static void
run_next (PosTcpPrinter *self)
{
  GTask *task = g_queue_peek_head (&self->tasks);
  if (task == NULL)
    return;
  Job *job = g_task_get_task_data (task);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task))) {
    end_job (task,
             g_error_new (POS_DEVICE_ERROR, POS_DEVICE_ERROR_CANCELLED, "the job was cancelled"));
    return;
  }
  if (job->bytes) {
    connect_job (task);
    return;
  }
  g_autoptr (GTask) work = g_task_new (NULL, NULL, encoded_cb, g_object_ref (task));
  g_task_set_source_tag (work, run_next);
  g_task_set_task_data (work, job, NULL);
  g_task_run_in_thread (work, encode_worker);
}

/* Takes over @job. */
static void
start_job (PosTcpPrinter *self,
           Job *job,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, start_job);
  g_task_set_check_cancellable (task, FALSE); /* what was sent was sent */
  g_task_set_task_data (task, job, job_free);
  g_queue_push_tail (&self->tasks, task);
  if (self->tasks.length == 1)
    run_next (self);
}

static void
tcp_printer_print_async (PosPrinter *printer,
                         PosReceipt *receipt,
                         guint copy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  Job *job = g_new0 (Job, 1);
  job->receipt = g_object_ref (receipt);
  job->copy = copy;
  job->asks = TRUE;
  start_job (POS_TCP_PRINTER (printer), job, cancellable, callback, data);
}

static void
tcp_printer_kick_async (PosPrinter *printer,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  Job *job = g_new0 (Job, 1);
  job->bytes = pos_escpos_drawer_kick (0, 50, 500);
  start_job (POS_TCP_PRINTER (printer), job, cancellable, callback, data);
}

void
pos_tcp_printer_probe_async (PosTcpPrinter *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_return_if_fail (POS_IS_TCP_PRINTER (self));
  Job *job = g_new0 (Job, 1);
  job->bytes = g_bytes_new (NULL, 0);
  job->asks = TRUE;
  start_job (self, job, cancellable, callback, data);
}

/* While it is not ready, look now and then whether it is. */
static gboolean
probe_cb (gpointer data)
{
  PosTcpPrinter *self = data;
  if (self->status == POS_PRINTER_READY || self->tasks.length > 0)
    return G_SOURCE_CONTINUE;
  pos_tcp_printer_probe_async (self, NULL, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

static PosPrinterStatus
tcp_printer_get_status (PosPrinter *printer)
{
  return POS_TCP_PRINTER (printer)->status;
}

static void
tcp_printer_iface_init (PosPrinterInterface *iface)
{
  iface->get_status = tcp_printer_get_status;
  iface->print_async = tcp_printer_print_async;
  iface->kick_async = tcp_printer_kick_async;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosTcpPrinter,
                               pos_tcp_printer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_PRINTER, tcp_printer_iface_init))

static void
pos_tcp_printer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, POS_TCP_PRINTER (object)->status);
}

static void
pos_tcp_printer_finalize (GObject *object)
{
  PosTcpPrinter *self = POS_TCP_PRINTER (object);
  g_clear_handle_id (&self->probe_id, g_source_remove);
  g_free (self->address);
  G_OBJECT_CLASS (pos_tcp_printer_parent_class)->finalize (object);
}

static void
pos_tcp_printer_class_init (PosTcpPrinterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = pos_tcp_printer_get_property;
  object_class->finalize = pos_tcp_printer_finalize;
  g_object_class_override_property (object_class, 1, "status");
}

static void
pos_tcp_printer_init (PosTcpPrinter *self)
{
  g_queue_init (&self->tasks);
  self->status = POS_PRINTER_OFFLINE;
  pos_tcp_printer_set_timeouts (self, 2000, 10000, 1000);
}

PosPrinter *
pos_tcp_printer_new (const char *address)
{
  g_return_val_if_fail (address != NULL, NULL);
  PosTcpPrinter *self = g_object_new (POS_TYPE_TCP_PRINTER, NULL);
  self->address = g_strdup (address);
  self->probe_id = g_timeout_add_seconds (PROBE_SECONDS, probe_cb, self);
  return POS_PRINTER (self);
}

void
pos_tcp_printer_set_timeouts (PosTcpPrinter *self,
                              guint connect_ms,
                              guint write_ms,
                              guint status_ms)
{
  g_return_if_fail (POS_IS_TCP_PRINTER (self));
  self->connect_ms = connect_ms;
  self->write_ms = write_ms;
  self->status_ms = status_ms;
}
