/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-wire.c — a transport that loses, doubles, delays and garbles, as the seed says. */
#include "base/pos-error.h"
#include "sim.h"
#include "sync/pos-transport.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"

#include <string.h>

/* What happens to one request. */
typedef enum {
  ARRIVES,
  LOST,        /* it never arrives */
  ANSWER_LOST, /* it is carried out, and nobody hears of it */
  DOUBLED,     /* it arrives twice */
  DELAYED,     /* it arrives long after its sender gave up */
  GARBLED,     /* a box in between answers with a page of its own */
  UNAVAILABLE, /* headquarters has no time */
} Fate;

typedef struct {
  char *method, *path, *token;
  GBytes *body;
} Letter;

#define SIM_TYPE_WIRE (sim_wire_get_type ())
G_DECLARE_FINAL_TYPE (SimWire, sim_wire, SIM, WIRE, PosTransport)

struct _SimWire {
  PosTransport parent;
  SimRegister *owner;
};

G_DEFINE_FINAL_TYPE (SimWire, sim_wire, POS_TYPE_TRANSPORT)

/* A request on its way through headquarters. */
typedef struct {
  SimHq *hq;
  GTask *task; /* (nullable): nobody listens */
} Visit;

static void
letter_free (Letter *self)
{
  g_free (self->method);
  g_free (self->path);
  g_free (self->token);
  g_bytes_unref (self->body);
  g_free (self);
}

static void
fail (GTask *task, PosSyncError code)
{
  GError *error = NULL;

  pos_set_error (&error, POS_SYNC_ERROR, (int)code, NULL, "The simulated wire");
  g_task_return_error (task, error);
}

/* Nothing that headquarters says counts once its power is gone. */
static void
on_answer (guint status, const char *text, gpointer data)
{
  Visit *visit = data;

  if (visit->task && sim_disk_is_doomed (&visit->hq->disk)) {
    fail (visit->task, POS_SYNC_ERROR_TIMEOUT);
  } else if (visit->task) {
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
    g_task_return_pointer (visit->task,
                           pos_answer_new (status, POS_CONTENT_TYPE, body),
                           (GDestroyNotify)pos_answer_free);
  }
  g_clear_object (&visit->task);
  g_free (visit);
}

static GHashTable *
split_query (const char *path, char **plain)
{
  const char *mark = strchr (path, '?');

  *plain = mark ? g_strndup (path, (gsize)(mark - path)) : g_strdup (path);
  return mark ? g_uri_parse_params (mark + 1, -1, "&", G_URI_PARAMS_WWW_FORM, NULL) : NULL;
}

static void
deliver (SimHq *hq, const Letter *letter, GTask *task)
{
  g_autofree char *plain = NULL;
  g_autoptr (GHashTable) query = split_query (letter->path, &plain);
  PosHqRequest request = {
      .method = letter->method,
      .path = plain,
      .query = query,
      .token = letter->token,
      .body = letter->body,
  };
  Visit *visit = g_new0 (Visit, 1);

  visit->hq = hq;
  visit->task = task ? g_object_ref (task) : NULL;
  pos_hq_routes_answer (hq->routes, &request, on_answer, visit);
}

static void
answer_plainly (GTask *task, guint status, const char *type, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  g_task_return_pointer (
      task, pos_answer_new (status, type, body), (GDestroyNotify)pos_answer_free);
}

/* The mutant: an acknowledgement without anybody having read the transaction. */
static gboolean
lie (const Letter *letter, GTask *task)
{
  g_autoptr (PosTransaction) transaction = NULL;
  g_autoptr (PosAck) ack = NULL;
  g_autofree char *text = NULL;
  gsize size;
  const char *body = g_bytes_get_data (letter->body, &size);

  if (strcmp (letter->method, "PUT") != 0)
    return FALSE;
  transaction = pos_transaction_parse (body, (gssize)size, NULL);
  if (!transaction)
    return FALSE;
  ack = pos_ack_new (&transaction->id, transaction->hash, POS_ACK_ACCEPTED, NULL);
  text = pos_ack_to_text (ack);
  answer_plainly (task, 200, POS_CONTENT_TYPE, text);
  return TRUE;
}

static Fate
draw_fate (SimWorld *world)
{
  static const Fate fates[] = {LOST, ANSWER_LOST, DOUBLED, DELAYED, GARBLED, UNAVAILABLE};

  if (world->calm || !sim_world_one_in (world, 5))
    return ARRIVES;
  return fates[g_rand_int_range (world->chance, 0, G_N_ELEMENTS (fates))];
}

static void
send_by_fate (SimRegister *owner, Letter *letter, GTask *task)
{
  SimWorld *world = owner->world;
  SimTally *tally = &world->tally;

  switch (draw_fate (world)) {
  case LOST:
    tally->lost_requests++;
    fail (task, POS_SYNC_ERROR_TIMEOUT);
    return;
  case ANSWER_LOST:
    tally->lost_answers++;
    deliver (&world->hq, letter, NULL);
    fail (task, POS_SYNC_ERROR_OFFLINE);
    return;
  case DOUBLED:
    tally->doubled++;
    deliver (&world->hq, letter, NULL);
    deliver (&world->hq, letter, task);
    return;
  case DELAYED:
    tally->delayed++;
    g_ptr_array_add (owner->delayed, letter);
    fail (task, POS_SYNC_ERROR_TIMEOUT);
    return;
  case GARBLED:
    tally->garbled++;
    answer_plainly (task, 200, "text/html", "<html>Sign in to the guest network</html>");
    return;
  case UNAVAILABLE:
    tally->unavailable++;
    answer_plainly (task, 503, POS_CONTENT_TYPE, "{}");
    return;
  case ARRIVES:
  default:
    if (world->mutant != SIM_LYING_WIRE || !lie (letter, task))
      deliver (&world->hq, letter, task);
  }
}

static gboolean
is_kept (SimRegister *owner, Letter *letter)
{
  return g_ptr_array_find (owner->delayed, letter, NULL);
}

static void
sim_wire_send_async (PosTransport *transport,
                     const char *method,
                     const char *path,
                     GBytes *body,
                     guint timeout,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  SimRegister *owner = SIM_WIRE (transport)->owner;
  g_autoptr (GTask) task = g_task_new (transport, NULL, callback, user_data);
  Letter *letter;

  if (owner->cut_off || sim_disk_is_doomed (&owner->disk)) {
    fail (task, POS_SYNC_ERROR_OFFLINE);
    return;
  }
  letter = g_new0 (Letter, 1);
  letter->method = g_strdup (method);
  letter->path = g_strdup (path);
  letter->token = g_strdup (pos_transport_get_token (transport));
  letter->body = body ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  send_by_fate (owner, letter, task);
  if (!is_kept (owner, letter))
    letter_free (letter);
}

static PosAnswer *
sim_wire_send_finish (PosTransport *transport, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sim_wire_class_init (SimWireClass *klass)
{
  PosTransportClass *transport_class = POS_TRANSPORT_CLASS (klass);

  transport_class->send_async = sim_wire_send_async;
  transport_class->send_finish = sim_wire_send_finish;
}

static void
sim_wire_init (SimWire *self)
{
}

PosTransport *
sim_wire_new (SimRegister *self)
{
  SimWire *wire = g_object_new (SIM_TYPE_WIRE, NULL);

  wire->owner = self;
  if (!self->delayed)
    self->delayed = g_ptr_array_new_with_free_func ((GDestroyNotify)letter_free);
  return POS_TRANSPORT (wire);
}

void
sim_wire_deliver_late (SimRegister *self)
{
  guint which;

  if (!self->delayed || self->delayed->len == 0)
    return;
  which = (guint)g_rand_int_range (self->world->chance, 0, (gint32)self->delayed->len);
  deliver (&self->world->hq, self->delayed->pdata[which], NULL);
  g_ptr_array_remove_index (self->delayed, which);
}
