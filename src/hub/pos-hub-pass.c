/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-pass.c — questions that are headquarters' to answer, asked in the register's name; what
 * the hub knows by itself when nobody answers. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hub/pos-hub-account.h"
#include "hub/pos-hub-private.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-error.h"

#include <string.h>

/* The register waits for POS_CALL_TIMEOUT seconds; the hub has to answer before that. */
#define PATIENCE (POS_CALL_TIMEOUT - 1)

typedef struct {
  PosHub *hub;
  PosHqCall *call;
  char *method;
  char *path;
  char *token;
  gboolean proxied;
  char *certificate;
  PosHubAccount account; /* when that is what is asked */
  GError *why;           /* (nullable): headquarters did not answer */
} Question;

static void
question_free (Question *self)
{
  g_clear_pointer (&self->call, pos_hq_call_free);
  g_object_unref (self->hub);
  g_free (self->method);
  g_free (self->path);
  g_free (self->token);
  g_free (self->certificate);
  pos_hub_account_clear (&self->account);
  g_clear_error (&self->why);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

void
pos_hub_answer_free (PosHubAnswer *self)
{
  pos_hq_call_respond (self->call, self->status, self->text);
  g_free (self->text);
  g_free (self);
}

/* Orders of the store and claims on them are known here; what only headquarters may decide waits
 * until it can be asked. */
static gboolean
can_answer_here (Question *self)
{
  return !strcmp (self->path, POS_PATH_ORDER_SEARCH) || !strcmp (self->path, POS_PATH_CLAIMS) ||
         !strcmp (self->path, POS_PATH_CARTS) || !strcmp (self->path, POS_PATH_PROBLEMS) ||
         g_str_has_prefix (self->path, POS_PATH_ORDERS "/");
}

static gboolean
is_about_problems (Question *self)
{
  return !strcmp (self->path, POS_PATH_PROBLEMS);
}

static PosHqRequest
describe (Question *self)
{
  return (PosHqRequest){
      .method = self->method,
      .path = self->path,
      .query = self->call->query,
      .token = self->token,
      .proxied = self->proxied,
      .certificate = self->certificate,
      .body = self->call->body,
  };
}

/* What this hub tells alone says so: else a store whose hub headquarters does not hear takes
 * everything for well, and an order that is not here for one that does not exist. */
typedef struct {
  char *failure; /* "sync/auth" */
  char *message;
  gboolean problems;
  PosHqAnswer respond;
  gpointer respond_data;
} Alone;

static void
alone_free (Alone *self)
{
  g_free (self->failure);
  g_free (self->message);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Alone, alone_free)

static void
fail_alone (Alone *alone)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pos_set_error (&error,
                 POS_SYNC_ERROR,
                 POS_SYNC_ERROR_OFFLINE,
                 NULL,
                 "This hub does not know it, and headquarters does not answer");
  text = pos_wire_error_to_text (error);
  alone->respond (pos_hq_status_of_error (error), text, alone->respond_data);
}

static void
on_told_alone (guint status, const char *text, gpointer data)
{
  g_autoptr (Alone) alone = data;
  g_autoptr (json_t) answer =
      alone->problems && status == POS_HQ_OK ? pos_json_parse (text, -1, NULL) : NULL;
  g_autofree char *whole = NULL;

  if (status == POS_HQ_NOT_FOUND) {
    fail_alone (alone);
    return;
  }
  if (answer) {
    json_object_set_new (
        answer,
        "unheard",
        json_pack ("{s:s, s:s}", "failure", alone->failure, "message", alone->message));
    whole = pos_json_to_text (answer);
  }
  alone->respond (status, whole ? whole : text, alone->respond_data);
}

static void
tell_alone (Question *self)
{
  const PosHqRequest request = describe (self);
  Alone *alone = g_new0 (Alone, 1);

  alone->failure = g_strdup_printf (
      "%s/%s", pos_error_get_domain_nick (self->why), pos_error_get_code_nick (self->why));
  alone->message = g_strdup (self->why->message);
  alone->problems = is_about_problems (self);
  alone->respond = self->call->respond;
  alone->respond_data = self->call->respond_data;
  pos_hq_routes_answer_here (self->hub->routes, &request, on_told_alone, alone);
}

/* Headquarters did not answer, and is not somebody who has never heard of it. */
static gboolean
is_alone (Question *self)
{
  return self->why && !g_error_matches (self->why, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_FOUND) &&
         (is_about_problems (self) || !strcmp (self->path, POS_PATH_CLAIMS) ||
          g_str_has_prefix (self->path, POS_PATH_ORDERS "/"));
}

static void
answer_here (Question *self)
{
  PosHqCall *call = self->call;
  const PosHqRequest request = describe (self);

  if (self->hub->routes && is_alone (self)) {
    tell_alone (self);
    return;
  }
  if (self->hub->routes && can_answer_here (self)) {
    pos_hq_routes_answer_here (self->hub->routes, &request, call->respond, call->respond_data);
    return;
  }
  g_autoptr (GError) error = NULL;
  pos_set_error (&error,
                 POS_SYNC_ERROR,
                 POS_SYNC_ERROR_OFFLINE,
                 NULL,
                 "This is for headquarters to say, and the line to it is down");
  pos_hq_call_fail (g_steal_pointer (&self->call), error);
}

/* Who is enrolled or has another certificate hears so when this hub knows it as well. */
static void
hand_on (Question *self, const PosAnswer *answer)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  PosHubAnswer *late = g_new0 (PosHubAnswer, 1);

  late->call = g_steal_pointer (&self->call);
  late->status = answer->status;
  late->text = answer->status == POS_HQ_OK && self->account.question
                   ? pos_hub_account_add (&self->account, text, length)
                   : g_strndup (text, (gsize)length);
  if (answer->status == POS_HQ_OK &&
      (!strcmp (self->path, POS_PATH_ENROLL) || !strcmp (self->path, POS_PATH_CERTIFICATES))) {
    g_ptr_array_add (self->hub->enrolled, late);
    self->hub->look (self->hub);
  } else {
    pos_hub_answer_free (late);
  }
}

/* Headquarters need not have heard yet of what this hub knows. */
static gboolean
is_answer (Question *self, const PosAnswer *answer)
{
  return g_strcmp0 (answer->content_type, POS_CONTENT_TYPE) == 0 && answer->status < 500 &&
         !(answer->status == POS_HQ_NOT_FOUND && can_answer_here (self)) &&
         !(answer->status == POS_HQ_UNAUTHORIZED && strcmp (self->path, POS_PATH_ENROLL) != 0);
}

/* Problems: headquarters' own, and what it refused to take from this hub. */

typedef struct {
  Question *question;
  PosAnswer *theirs;
} Both;

static void
on_ours (guint status, const char *text, gpointer data)
{
  g_autofree Both *both = data;
  g_autoptr (Question) question = both->question;
  g_autoptr (PosAnswer) theirs = both->theirs;
  gssize length;
  const char *told = pos_answer_get_text (theirs, &length);
  g_autoptr (json_t) joined = pos_json_parse (told, length, NULL);
  g_autoptr (json_t) ours = status == POS_HQ_OK ? pos_json_parse (text, -1, NULL) : NULL;

  json_array_extend (json_object_get (joined, "problems"), json_object_get (ours, "problems"));
  g_autofree char *answer = joined ? pos_json_to_text (joined) : g_strndup (told, (gsize)length);
  pos_hq_call_respond (g_steal_pointer (&question->call), theirs->status, answer);
}

static gboolean
has_ours (Question *self, const PosAnswer *answer)
{
  return self->hub->routes && answer->status == POS_HQ_OK &&
         !strcmp (self->path, POS_PATH_PROBLEMS);
}

static void
add_ours (Question *question, PosAnswer *theirs)
{
  Both *both = g_new0 (Both, 1);
  const PosHqRequest request = describe (question);

  both->question = question;
  both->theirs = theirs;
  pos_hq_routes_answer_here (question->hub->routes, &request, on_ours, both);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (PosAnswer) answer =
      pos_transport_send_finish (POS_TRANSPORT (source), result, &question->why);

  if (answer && is_answer (question, answer) && has_ours (question, answer))
    add_ours (g_steal_pointer (&question), g_steal_pointer (&answer));
  else if (answer && is_answer (question, answer))
    hand_on (question, answer);
  else {
    if (answer)
      pos_answer_check (answer, &question->why);
    answer_here (question);
  }
}

/* @question: (transfer full). */
static void
ask_headquarters (Question *question)
{
  PosHqCall *call = question->call;
  GBytes *body = question->account.question ? question->account.question : call->body;
  g_autofree char *id = call->device ? pos_id_dup_text (&call->device->id) : NULL;
  g_autofree char *path = g_strconcat (question->path, id ? "?device=" : NULL, id, NULL);

  pos_transport_send_async (question->hub->transport,
                            question->method,
                            path,
                            strcmp (question->method, "GET") ? body : NULL,
                            PATIENCE,
                            NULL,
                            on_answer,
                            question);
}

/* Suspended carts: whom this hub gave one while headquarters was away, headquarters does not know;
 * and what headquarters gives is written down here before the line can be cut. */

static gboolean
is_given (Question *self, const char *text)
{
  g_autoptr (json_t) cart = pos_json_parse (text, -1, NULL);
  const char *holder = json_string_value (json_object_get (cart, "claimed_by"));

  return !json_is_string (json_object_get (cart, "ended_at")) &&
         (!holder || !g_strcmp0 (holder, self->call->device->register_id));
}

static void
on_tried_here (guint status, const char *text, gpointer data)
{
  g_autoptr (Question) question = data;

  if (status == POS_HQ_OK && !is_given (question, text))
    pos_hq_call_respond (g_steal_pointer (&question->call), status, text);
  else
    ask_headquarters (g_steal_pointer (&question));
}

/* @question: (transfer full). */
static void
ask_for_cart (Question *question)
{
  const PosHqRequest request = describe (question);

  pos_hq_routes_answer_here (question->hub->routes, &request, on_tried_here, question);
}

static void
on_account_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;

  if (pos_db_read_finish (POS_DB (source), result, NULL))
    ask_headquarters (g_steal_pointer (&question));
  else
    answer_here (question);
}

/* @question: (transfer full). */
static void
ask_for_account (Question *question)
{
  question->account.asked = g_bytes_ref (question->call->body);
  pos_db_read_async (question->hub->core->db,
                     pos_hub_account_read,
                     &question->account,
                     NULL,
                     NULL,
                     on_account_read,
                     question);
}

void
pos_hub_pass (PosHqCall *call, const PosHqRequest *request, gpointer hub)
{
  PosHub *self = hub;
  g_autoptr (Question) question = g_new0 (Question, 1);

  question->hub = g_object_ref (self);
  question->call = call;
  question->method = g_strdup (request->method);
  question->path = g_strdup (request->path);
  question->token = g_strdup (request->token);
  question->proxied = request->proxied;
  question->certificate = g_strdup (request->certificate);
  if (!call->device && !strcmp (request->path, POS_PATH_PROBLEMS)) {
    answer_here (question); /* this store's own people ask what waits at their hub */
    return;
  }
  if (!call->device && strcmp (request->path, POS_PATH_ENROLL) != 0) {
    g_autoptr (GError) error = NULL;
    pos_set_error (
        &error, POS_SYNC_ERROR, POS_SYNC_ERROR_REJECTED, NULL, "Headquarters does this, not a hub");
    pos_hq_call_fail (g_steal_pointer (&question->call), error);
    return;
  }
  if (self->failure || !self->core->hub_store) {
    question->why = self->failure ? g_error_copy (self->failure) : NULL;
    answer_here (question);
    return;
  }
  if (call->device && !strcmp (request->path, POS_PATH_ACCOUNTS))
    ask_for_account (g_steal_pointer (&question));
  else if (call->device && self->routes && !strcmp (request->path, POS_PATH_CARTS))
    ask_for_cart (g_steal_pointer (&question));
  else
    ask_headquarters (g_steal_pointer (&question));
}
