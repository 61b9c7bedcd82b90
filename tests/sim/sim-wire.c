/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-wire.c — a transport that loses, doubles, delays and garbles, as the seed says. */
#include "base/pos-error.h"
#include "sim.h"
#include "sync/pos-transport.h"
#include "wire/pos-protocol.h"

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
  SimLine *line;
};

G_DEFINE_FINAL_TYPE (SimWire, sim_wire, POS_TYPE_TRANSPORT)

/* A request on its way through whoever answers it. */
typedef struct {
  SimLine *line;
  SimServer *server;
  char *method, *path;
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

/* Nothing that a server says counts once its power is gone. */
static void
on_answer (guint status, const char *text, gpointer data)
{
  Visit *visit = data;

  if (visit->task && sim_disk_is_doomed (&visit->server->disk)) {
    fail (visit->task, POS_SYNC_ERROR_TIMEOUT);
  } else if (visit->task) {
    if (strstr (text, "\"changes\":[{"))
      visit->line->world->news = TRUE;
    if (status == 200)
      sim_promise_check_answer (visit->line, visit->method, visit->path, text);
    g_autofree char *heard =
        status == 200 ? sim_mutant_hear (visit->line, visit->method, visit->path, text) : NULL;
    const char *told = heard ? heard : text;
    g_autoptr (GBytes) body = g_bytes_new (told, strlen (told));
    g_task_return_pointer (visit->task,
                           pos_answer_new (status, POS_CONTENT_TYPE, body),
                           (GDestroyNotify)pos_answer_free);
  }
  g_clear_object (&visit->task);
  g_free (visit->method);
  g_free (visit->path);
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
deliver (SimLine *line, const Letter *letter, GTask *task)
{
  SimServer *server = line->to;
  g_autofree char *plain = NULL;
  g_autoptr (GHashTable) query = split_query (letter->path, &plain);
  g_autofree char *pretended =
      sim_mutant_pretend (line, letter->method, letter->path, letter->body);
  PosHqRequest request = {
      .method = letter->method,
      .path = plain,
      .query = query,
      .token = letter->token,
      .body = letter->body,
  };
  Visit *visit = g_new0 (Visit, 1);

  visit->line = line;
  visit->server = server;
  visit->method = g_strdup (letter->method);
  visit->path = g_strdup (plain);
  visit->task = task ? g_object_ref (task) : NULL;
  if (pretended)
    on_answer (200, pretended, visit);
  else
    pos_hq_routes_answer (server->routes, &request, on_answer, visit);
}

static void
answer_plainly (GTask *task, guint status, const char *type, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  g_task_return_pointer (
      task, pos_answer_new (status, type, body), (GDestroyNotify)pos_answer_free);
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
arrive (SimLine *line, Letter *letter, GTask *task)
{
  g_autofree char *answer = NULL;

  if (!sim_mutant_takes (line, letter->method, letter->path, letter->token, letter->body, &answer))
    deliver (line, letter, task);
  else if (answer)
    answer_plainly (task, 200, POS_CONTENT_TYPE, answer);
}

static void
send_by_fate (SimLine *line, Letter *letter, GTask *task)
{
  SimTally *tally = &line->world->tally;
  Fate fate = draw_fate (line->world);

  if (line->state == SIM_LINE_HALF_OPEN)
    fate = ANSWER_LOST;
  switch (fate) {
  case LOST:
    tally->lost_requests++;
    fail (task, POS_SYNC_ERROR_TIMEOUT);
    return;
  case ANSWER_LOST:
    tally->lost_answers++;
    deliver (line, letter, NULL);
    fail (task, POS_SYNC_ERROR_TIMEOUT);
    return;
  case DOUBLED:
    tally->doubled++;
    deliver (line, letter, NULL);
    deliver (line, letter, task);
    return;
  case DELAYED:
    tally->delayed++;
    g_ptr_array_add (line->delayed, letter);
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
    arrive (line, letter, task);
  }
}

/* The mutant has no timeout: whoever asks waits for an answer that is lost. */
static gboolean
waits_for_ever (SimLine *line, const char *method, const char *path)
{
  gboolean of_pump = !strcmp (method, "PUT") || g_str_has_prefix (path, POS_PATH_CHANGES);

  if (line->world->mutant != SIM_PATIENT_WIRE || line->state != SIM_LINE_HALF_OPEN ||
      line->of_hub || !of_pump)
    return FALSE;
  line->stuck = TRUE;
  return TRUE;
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
  SimLine *line = SIM_WIRE (transport)->line;
  g_autoptr (GTask) task = g_task_new (transport, NULL, callback, user_data);
  Letter *letter;

  if (line->state == SIM_LINE_CUT || sim_disk_is_doomed (line->from)) {
    fail (task, POS_SYNC_ERROR_OFFLINE);
    return;
  }
  if (waits_for_ever (line, method, path)) {
    g_ptr_array_add (line->unanswered, g_steal_pointer (&task));
    return;
  }
  letter = g_new0 (Letter, 1);
  letter->method = g_strdup (method);
  letter->path = g_strdup (path);
  letter->token = g_strdup (pos_transport_get_token (transport));
  letter->body = body ? sim_mutant_send (line, body) : g_bytes_new (NULL, 0);
  send_by_fate (line, letter, task);
  if (!g_ptr_array_find (line->delayed, letter, NULL))
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
sim_wire_new (SimLine *line)
{
  SimWire *wire = g_object_new (SIM_TYPE_WIRE, NULL);

  wire->line = line;
  return POS_TRANSPORT (wire);
}

/* Sends @body as @method to @path, and nobody listens. */
void
sim_line_slip_in (
    SimLine *line, const char *method, const char *path, const char *token, GBytes *body)
{
  const Letter letter = {(char *)method, (char *)path, (char *)token, body};

  deliver (line, &letter, NULL);
}

void
sim_line_init (SimLine *self, SimWorld *world, SimDisk *from, SimServer *to)
{
  self->world = world;
  self->from = from;
  self->to = to;
  self->delayed = g_ptr_array_new_with_free_func ((GDestroyNotify)letter_free);
  self->unanswered = g_ptr_array_new_with_free_func (g_object_unref);
}

void
sim_line_hang_up (SimLine *self)
{
  for (guint i = 0; i < self->unanswered->len; i++)
    fail (self->unanswered->pdata[i], POS_SYNC_ERROR_TIMEOUT);
  g_ptr_array_set_size (self->unanswered, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  self->stuck = FALSE;
}

void
sim_line_clear (SimLine *self)
{
  sim_line_hang_up (self);
  sim_mutant_forget (self);
  g_clear_pointer (&self->unanswered, g_ptr_array_unref);
  g_clear_pointer (&self->delayed, g_ptr_array_unref);
}

void
sim_line_deliver_late (SimLine *self)
{
  guint which;

  if (self->delayed->len == 0)
    return;
  which = (guint)g_rand_int_range (self->world->chance, 0, (gint32)self->delayed->len);
  deliver (self, self->delayed->pdata[which], NULL);
  g_ptr_array_remove_index (self->delayed, which);
}
