/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fake-transport.c — see the header. */
#include "fake-transport.h"
#include "base/pos-error.h"
#include "wire/pos-batch.h"
#include "wire/pos-change.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"

#include <string.h>

typedef enum {
  ANSWER,
  FAIL,
  WRONG_ACK,
  HANG,
} StepKind;

typedef struct {
  StepKind kind;
  guint status;
  char *type;
  char *body;
  GError *error;
} Step;

struct _FakeTransport {
  PosTransport parent_instance;
  GQueue *steps;
  GString *log;
  char *path;
  char *body;
  gint64 at;
  gint64 received;
  gboolean forgets;
  gint64 refused;
  PosAckResult refusal;
  GTask *hung; /* the last one, until it is let go */
};

G_DEFINE_FINAL_TYPE (FakeTransport, fake_transport, POS_TYPE_TRANSPORT)

static void
step_free (Step *step)
{
  g_free (step->type);
  g_free (step->body);
  g_clear_error (&step->error);
  g_free (step);
}

static PosAnswer *
answer_json (guint status, const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return pos_answer_new (status, type, bytes);
}

static PosAnswer *
acknowledge (FakeTransport *self, gboolean wrongly)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosTransaction) sent = pos_transaction_parse (self->body, -1, &error);
  g_autoptr (PosAck) ack = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  if (!self->forgets)
    self->received = MAX (self->received, sent->sequence);
  ack = pos_ack_new (&sent->id, wrongly ? "00" : sent->hash, POS_ACK_ACCEPTED, NULL);
  text = pos_ack_to_text (ack);
  return answer_json (200, "application/json", text);
}

static PosAnswer *
acknowledge_all (FakeTransport *self)
{
  g_autoptr (GPtrArray) acks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  gsize at = 0, size = strlen (self->body);
  gssize length;
  const char *line;

  while ((line = pos_batch_next_line (self->body, size, &at, &length))) {
    g_autoptr (PosTransaction) sent = pos_transaction_parse (line, length, NULL);
    g_autoptr (PosAck) ack = NULL;
    g_assert_nonnull (sent);
    if (!self->forgets)
      self->received = MAX (self->received, sent->sequence);
    if (sent->sequence == self->refused)
      ack = pos_ack_new (&sent->id, NULL, self->refusal, "as scripted");
    else
      ack = pos_ack_new (&sent->id, sent->hash, POS_ACK_ACCEPTED, NULL);
    g_ptr_array_add (acks, pos_ack_to_text (ack));
  }
  text = pos_batch_write_acks ((char *const *)acks->pdata, acks->len);
  return answer_json (200, "application/json", text);
}

static PosAnswer *
empty_page (FakeTransport *self)
{
  g_autoptr (PosChangePage) page = pos_change_page_new ();
  g_autofree char *text = NULL;

  page->cursor = g_strdup ("e-9");
  page->received_sequence = self->received;
  page->at = self->at;
  text = pos_change_page_close (pos_change_page_open (0), page);
  return answer_json (200, "application/json", text);
}

static gboolean
is_batch (const char *path)
{
  gsize length = strlen (POS_PATH_TRANSACTIONS);

  return !strncmp (path, POS_PATH_TRANSACTIONS, length) && (!path[length] || path[length] == '?');
}

static void
write_log (FakeTransport *self, const char *method)
{
  gsize at = 0, size = strlen (self->body);
  gssize length;
  const char *line;

  if (self->log->len > 0)
    g_string_append (self->log, "; ");
  g_string_append (self->log, method);
  if (strcmp (method, "PUT") != 0 && !is_batch (self->path))
    return;
  while ((line = pos_batch_next_line (self->body, size, &at, &length))) {
    g_autoptr (PosTransaction) sent = pos_transaction_parse (line, length, NULL);
    g_assert_nonnull (sent);
    g_string_append_printf (self->log, " %d", (int)sent->sequence);
  }
}

static void
on_cancelled (GCancellable *cancellable, gpointer task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
}

static void
hang (FakeTransport *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_assert_nonnull (cancellable);
  g_set_object (&self->hung, task);
  g_cancellable_connect (
      cancellable, G_CALLBACK (on_cancelled), g_object_ref (task), g_object_unref);
}

static void
send_async (PosTransport *transport,
            const char *method,
            const char *path,
            GBytes *body,
            guint timeout,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  FakeTransport *self = FAKE_TRANSPORT (transport);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Step *step = g_queue_pop_head (self->steps);
  gsize size = 0;
  const char *text = body ? g_bytes_get_data (body, &size) : "";

  g_free (self->path);
  self->path = g_strdup (path);
  g_free (self->body);
  self->body = g_strndup (text, size);
  write_log (self, method);
  if (step && step->kind == HANG)
    hang (self, task);
  else if (step && step->kind == FAIL)
    g_task_return_error (task, g_steal_pointer (&step->error));
  else if (step && step->kind == ANSWER)
    g_task_return_pointer (
        task, answer_json (step->status, step->type, step->body), (GDestroyNotify)pos_answer_free);
  else if (!strcmp (method, "PUT"))
    g_task_return_pointer (task, acknowledge (self, step != NULL), (GDestroyNotify)pos_answer_free);
  else if (is_batch (path))
    g_task_return_pointer (task, acknowledge_all (self), (GDestroyNotify)pos_answer_free);
  else
    g_task_return_pointer (task, empty_page (self), (GDestroyNotify)pos_answer_free);
  if (step)
    step_free (step);
}

static PosAnswer *
send_finish (PosTransport *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_transport_finalize (GObject *object)
{
  FakeTransport *self = FAKE_TRANSPORT (object);

  g_assert_true (g_queue_is_empty (self->steps));
  g_clear_object (&self->hung);
  g_queue_free (self->steps);
  g_string_free (self->log, TRUE);
  g_free (self->path);
  g_free (self->body);
  G_OBJECT_CLASS (fake_transport_parent_class)->finalize (object);
}

static void
fake_transport_class_init (FakeTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_transport_finalize;
  POS_TRANSPORT_CLASS (klass)->send_async = send_async;
  POS_TRANSPORT_CLASS (klass)->send_finish = send_finish;
}

static void
fake_transport_init (FakeTransport *self)
{
  self->steps = g_queue_new ();
  self->log = g_string_new (NULL);
}

FakeTransport *
fake_transport_new (void)
{
  return g_object_new (FAKE_TYPE_TRANSPORT, NULL);
}

static Step *
push_step (FakeTransport *self, StepKind kind)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  g_queue_push_tail (self->steps, step);
  return step;
}

void
fake_transport_answer (FakeTransport *self, guint status, const char *type, const char *body)
{
  Step *step = push_step (self, ANSWER);

  step->status = status;
  step->type = g_strdup (type);
  step->body = g_strdup (body);
}

void
fake_transport_fail (FakeTransport *self, GQuark domain, int code)
{
  push_step (self, FAIL)->error = g_error_new_literal (domain, code, "as scripted");
}

void
fake_transport_acknowledge_wrongly (FakeTransport *self)
{
  push_step (self, WRONG_ACK);
}

void
fake_transport_hang (FakeTransport *self)
{
  push_step (self, HANG);
}

void
fake_transport_cut (FakeTransport *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->hung);

  g_signal_handlers_disconnect_by_func (g_task_get_cancellable (task), on_cancelled, task);
  g_task_return_new_error (task, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE, "as scripted");
}

void
fake_transport_set_time (FakeTransport *self, gint64 at)
{
  self->at = at;
}

void
fake_transport_set_received (FakeTransport *self, gint64 sequence)
{
  self->received = sequence;
}

void
fake_transport_forget (FakeTransport *self)
{
  self->forgets = TRUE;
}

void
fake_transport_refuse (FakeTransport *self, gint64 sequence, PosAckResult result)
{
  self->refused = sequence;
  self->refusal = result;
}

char *
fake_transport_take_log (FakeTransport *self)
{
  char *log = g_string_free (self->log, FALSE);

  self->log = g_string_new (NULL);
  return log;
}

const char *
fake_transport_get_path (FakeTransport *self)
{
  return self->path;
}

const char *
fake_transport_get_body (FakeTransport *self)
{
  return self->body;
}
