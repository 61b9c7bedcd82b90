/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-batch.c — see the header. */
#include "hq/pos-hq-batch.h"
#include "base/pos-error.h"
#include "wire/pos-batch.h"
#include "wire/pos-protocol.h"

typedef struct {
  PosHqCall *call;
  GPtrArray *acks; /* char *, in the order of the lines; %NULL until answered */
  guint missing;
  guint status;
  char *failure; /* (nullable): what a line that is neither taken nor refused was answered */
} Batch;

typedef struct {
  Batch *batch;
  guint line;
} Slot;

static void
finish (Batch *self)
{
  g_autofree char *text =
      self->failure ? NULL
                    : pos_batch_write_acks ((char *const *)self->acks->pdata, self->acks->len);

  pos_hq_call_respond (self->call, self->status, text ? text : self->failure);
  g_ptr_array_unref (self->acks);
  g_free (self->failure);
  g_free (self);
}

static gboolean
is_acknowledgement (guint status)
{
  return status == POS_HQ_OK || status == POS_HQ_CONFLICT || status == POS_HQ_REFUSED ||
         status == POS_HQ_FORBIDDEN;
}

static void
on_line (guint status, const char *text, gpointer data)
{
  g_autofree Slot *slot = data;
  Batch *self = slot->batch;

  if (is_acknowledgement (status)) {
    self->acks->pdata[slot->line] = g_strdup (text);
  } else if (!self->failure) {
    self->status = status;
    self->failure = g_strdup (text);
  }
  if (--self->missing == 0)
    finish (self);
}

static PosHqCall *
make_call (Batch *self, const char *line, gssize length)
{
  g_autoptr (GBytes) body = g_bytes_new (line, (gsize)length);
  const PosHqRequest request = {
      .method = "PUT", .path = POS_PATH_TRANSACTIONS "/", .query = self->call->query, .body = body};
  const PosHqDevice *device = self->call->device;
  Slot *slot = g_new0 (Slot, 1);
  PosHqCall *call = pos_hq_call_new (self->call->core, &request, on_line, slot);

  slot->batch = self;
  slot->line = self->acks->len;
  call->device = pos_hq_device_new (&device->id, device->register_id, device->store);
  call->device->hub = device->hub;
  g_ptr_array_add (self->acks, NULL);
  return call;
}

/* All calls are made before the first is answered. */
static GPtrArray *
make_calls (Batch *self)
{
  gsize size, at = 0;
  const char *text = g_bytes_get_data (self->call->body, &size), *line;
  GPtrArray *calls = g_ptr_array_new ();
  gssize length;

  while ((line = pos_batch_next_line (text, size, &at, &length)))
    g_ptr_array_add (calls, make_call (self, line, length));
  return calls;
}

static guint
count_lines (PosHqCall *call)
{
  gsize size, at = 0;
  const char *text = g_bytes_get_data (call->body, &size);
  gssize length;
  guint count = 0;

  while (pos_batch_next_line (text, size, &at, &length))
    count++;
  return count;
}

void
pos_hq_batch_take (PosHqCall *call, PosHqBatchTake take, gpointer data)
{
  g_autoptr (GPtrArray) calls = NULL;
  guint count = count_lines (call);
  Batch *self;

  if (count == 0 || count > POS_BATCH_MAXIMUM) {
    g_autoptr (GError) error = NULL;
    pos_set_error (&error,
                   POS_SYNC_ERROR,
                   POS_SYNC_ERROR_REJECTED,
                   NULL,
                   "%u transactions at once, instead of 1 to %d",
                   count,
                   POS_BATCH_MAXIMUM);
    pos_hq_call_fail (call, error);
    return;
  }
  self = g_new0 (Batch, 1);
  self->call = call;
  self->acks = g_ptr_array_new_with_free_func (g_free);
  self->missing = count;
  self->status = POS_HQ_OK;
  calls = make_calls (self);
  for (guint i = 0; i < calls->len; i++)
    take (data, calls->pdata[i]);
}
