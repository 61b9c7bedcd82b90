/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-sync.c — the sync desk: what waits, what is refused, what two registers disagree about.
 * customer-orders.md §8.2, §8.3; register.md Y-16. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-desk-facts.h"
#include "register/pos-desk-view.h"
#include "register/pos-export.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "wire/pos-protocol.h"

#include <glib/gi18n.h>

/* Headquarters' answer, as JSON text; %NULL: it was not asked, or did not answer. */
static json_t *
parse_answer (PosRun *run)
{
  const char *text = pos_run_get_data (run);

  return text ? pos_json_parse (text, -1, NULL) : NULL;
}

/* --- How it stands --- */

static void
problems_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  char *text = pos_sync_ask_finish (POS_SYNC (source), result, &error);

  /* What headquarters does not say is unknown, and what is here is told all the same. */
  pos_run_set_data (data, text, g_free);
  pos_run_begun (data);
}

static void
status_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);

  if (self->sync && pos_sync_may_ask (self->sync))
    pos_sync_ask_async (
        self->sync, "GET", POS_PATH_PROBLEMS, NULL, pos_run_get_stop (run), problems_cb, run);
  else
    pos_run_begun (run);
}

/* Behind a hub that does not hear headquarters, what only headquarters knows does not work. */
static void
add_silence (PosRegister *self, json_t *json, json_t *unheard)
{
  json_object_set_new (json, "unheard", unheard ? json_incref (unheard) : json_null ());
  if (!json_is_object (unheard))
    return;
  json_object_set_new (json, "works", pos_desk_facts_view_works (FALSE, self->config, self->store));
  json_object_set_new (
      json, "unavailable", pos_desk_facts_view_unavailable (FALSE, self->config, self->store));
}

/* What headquarters said, if it was heard, joins what is here. */
static void
add_told (PosRegister *self, json_t *json, json_t *told)
{
  json_t *problems = json_object_get (told, "problems");
  json_t *unheard = json_object_get (told, "unheard"); /* a hub speaks alone */
  static const char *const lists[] = {"decided", "noted"};

  json_array_extend (json_object_get (json, "problems"), problems);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    json_t *list = json_object_get (told, lists[i]);
    json_object_set_new (json, lists[i], list ? json_incref (list) : json_array ());
  }
  add_silence (self, json, unheard);
  json_object_set_new (json, "complete", json_boolean (problems && !json_is_object (unheard)));
}

static gboolean
status_run (PosRun *run, GError **error)
{
  g_autoptr (json_t) json = pos_desk_view_describe (pos_run_get_register (run), error);
  g_autoptr (json_t) told = parse_answer (run);
  json_t *value;
  const char *member;

  if (!json)
    return FALSE;
  add_told (pos_run_get_register (run), json, told);
  json_object_foreach (json, member, value)
  {
    pos_run_answer_json (run, member, json_incref (value));
  }
  pos_run_set_quiet (run);
  return TRUE;
}

/* --- Send again --- */

static void
send_again (PosRegister *self, gpointer data)
{
  pos_sync_retry (self->sync);
}

static gboolean
works_alone (PosRun *run, GError **error)
{
  if (pos_run_get_register (run)->sync)
    return FALSE;
  pos_set_error (error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE, NULL, "This register works alone");
  return TRUE;
}

static gboolean
retry_run (PosRun *run, GError **error)
{
  if (works_alone (run, error))
    return FALSE;
  pos_run_add_effect (run, send_again, NULL, NULL);
  return TRUE;
}

/* --- Asking headquarters to change something --- */

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  char *text = pos_sync_ask_finish (POS_SYNC (source), result, &error);

  if (!text) {
    pos_run_fail (data, error);
    return;
  }
  pos_run_set_data (data, text, g_free);
  pos_run_begun (data);
}

static void
ask_to_change (PosRun *run, const char *path, json_t *request)
{
  PosRegister *self = pos_run_get_register (run);
  PosWorker *approver = pos_run_get_approver (run);
  GError *error = NULL;

  if (works_alone (run, &error)) {
    json_decref (request);
    pos_run_fail (run, error);
    return;
  }
  json_object_set_new (request, "worker", json_string (approver ? approver->id : self->worker->id));
  if (pos_run_get_text (run, "reason"))
    json_object_set_new (request, "reason", json_string (pos_run_get_text (run, "reason")));
  g_autofree char *body = pos_json_to_text (request);
  json_decref (request);
  pos_sync_ask_async (self->sync, "POST", path, body, NULL, changed_cb, run);
}

static json_t *
make_request (PosRun *run)
{
  return json_pack ("{s:s}", "transaction", pos_run_get_text (run, "transaction"));
}

static void
correct_begin (PosRun *run)
{
  GError *error = NULL;
  json_t *changes = pos_run_dup_json (run, "changes", &error);
  json_t *request;

  if (!changes) {
    pos_run_fail (run, error);
    return;
  }
  request = make_request (run);
  json_object_set_new (request, "changes", changes);
  json_object_set_new (request, "publish", json_boolean (pos_run_get_flag (run, "publish", TRUE)));
  ask_to_change (run, POS_PATH_CORRECTIONS, request);
}

static void
resolve_begin (PosRun *run)
{
  json_t *request = make_request (run);

  json_object_set_new (request, "keep", json_string (pos_run_get_text (run, "keep")));
  ask_to_change (run, POS_PATH_RESOLUTIONS, request);
}

static void
see_begin (PosRun *run)
{
  json_t *request = json_object ();

  json_object_set_new (request, "order", json_string (pos_run_get_text (run, "order")));
  json_object_set_new (request, "note", json_string (pos_run_get_text (run, "note")));
  ask_to_change (run, POS_PATH_SEEN, request);
}

static gboolean
seen_run (PosRun *run, GError **error)
{
  g_autoptr (json_t) told = parse_answer (run);
  const char *at = json_string_value (json_object_get (told, "at"));

  pos_run_answer (run, "at", g_variant_new_string (at ? at : ""));
  pos_run_set_quiet (run);
  return TRUE;
}

static gboolean
changed_run (PosRun *run, GError **error)
{
  g_autoptr (json_t) told = parse_answer (run);
  const char *status = json_string_value (json_object_get (told, "status"));
  const char *reason = json_string_value (json_object_get (told, "reason"));

  pos_run_answer (run, "status", g_variant_new_string (status ? status : "unknown"));
  pos_run_answer (run, "reason", g_variant_new_string (reason ? reason : ""));
  pos_run_add_effect (run, send_again, NULL, NULL);
  return TRUE;
}

/* --- Export --- */

static gboolean
export_run (PosRun *run, GError **error)
{
  g_autoptr (json_t) json = pos_desk_view_describe (pos_run_get_register (run), error);
  g_autoptr (json_t) told = parse_answer (run);

  if (!json)
    return FALSE;
  add_told (pos_run_get_register (run), json, told);
  g_autofree char *text = pos_json_to_text (json);
  return pos_export_write (run, "sync", "json", text, error);
}

static const char *const keeps[] = {"headquarters", "register", NULL};

static const PosParam change_members[] = {
    {"field", POS_PARAM_TEXT, TRUE, NULL, "which field", NULL},
    {"value", POS_PARAM_JSON, FALSE, "none", "what it is from now on", NULL},
    {NULL},
};

static const PosParts change_parts[] = {
    {"changes", change_members},
    {NULL},
};

static const PosParam correct_params[] = {
    {"transaction", POS_PARAM_ID, TRUE, NULL, "a problem's id", NULL},
    {"changes", POS_PARAM_PARTS, TRUE, NULL, "what is put right", NULL},
    {"reason", POS_PARAM_TEXT, TRUE, NULL, "why, for whoever asks later", NULL},
    {"publish", POS_PARAM_FLAG, FALSE, "true", "try it now; otherwise it is kept aside", NULL},
    {NULL},
};

static const PosParam resolve_params[] = {
    {"transaction", POS_PARAM_ID, TRUE, NULL, "a problem's id", NULL},
    {"keep", POS_PARAM_CHOICE, TRUE, NULL, "whose version counts", keeps},
    {"reason", POS_PARAM_TEXT, FALSE, "none", "why, for whoever asks later", NULL},
    {NULL},
};

static const PosParam see_params[] = {
    {"order", POS_PARAM_ID, TRUE, NULL, "the order that it is about", NULL},
    {"note", POS_PARAM_TEXT, TRUE, NULL, "what is noted, as sync.status tells it", NULL},
    {NULL},
};

static const PosParam export_params[] = {
    {"path", POS_PARAM_TEXT, FALSE, "a new file in the register's folder", "the file", NULL},
    {NULL},
};

const PosOperation pos_ops_sync[] = {
    {
        .key = "sync.status",
        .title = N_ ("Connection and sync"),
        .description = N_ ("What waits for headquarters, what it refuses, and what works now"),
        .icon = "pos-cloud-symbolic",
        .needs = POS_NEEDS_NOTHING,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .result =
            "configured, enrolled, online, pending, parked, oldest_at, last_success_at, "
            "next_try_at, last_error, failure: its code; clock_skew: seconds that "
            "this clock is ahead of headquarters', null while nobody can tell; waiting: the first "
            "rows: seq, kind, "
            "record, parked, attempts, next_at, reason; groups: what waits: group, count, total, "
            "first, last; done: the latest that headquarters has: seq, kind, record, "
            "group, name, at; works: what works now; unavailable: what needs a line; versions: of "
            "program, set_up (how "
            "far headquarters' records are followed) and layouts: id, version; problems: what "
            "headquarters refuses of this "
            "register, then its own as docs/protocol.md has them; decided: what two registers "
            "disagreed about and somebody decided; noted: orders that were taken though something "
            "about them is too much, until somebody has seen it; complete: headquarters was heard; "
            "unheard: why "
            "the store's hub does not hear headquarters: failure, message",
        .example = "{}",
        .begin = status_begin,
        .run = status_run,
    },
    {
        .key = "sync.retry",
        .title = N_ ("Send again"),
        .description = N_ ("Send what waits now, also what was refused before"),
        .icon = "pos-sync-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .result = "nothing",
        .example = "{}",
        .run = retry_run,
    },
    {
        .key = "sync.correct",
        .title = N_ ("Correct"),
        .description = N_ ("Correct what headquarters could not make an order of"),
        .icon = "pos-edit-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_ASKS,
        .permission = "sync.correct",
        .params = correct_params,
        .parts = change_parts,
        .result = "status: done, failed, conflict or editing; reason",
        .example = "{\"transaction\": \"0190…\", \"changes\": [{\"field\": \"customer\", "
                   "\"value\": \"C-000123\"}], \"reason\": \"Typo\"}",
        .begin = correct_begin,
        .run = changed_run,
    },
    {
        .key = "sync.resolve",
        .title = N_ ("Resolve"),
        .description = N_ ("Decide which of two changes of one order counts"),
        .icon = "pos-check-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_ASKS,
        .permission = "sync.resolve",
        .params = resolve_params,
        .result = "status: done; reason",
        .example = "{\"transaction\": \"0190…\", \"keep\": \"headquarters\"}",
        .begin = resolve_begin,
        .run = changed_run,
    },
    {
        .key = "sync.seen",
        .title = N_ ("Mark as seen"),
        .description = N_ ("Say that somebody has seen what headquarters noted about an order"),
        .icon = "pos-check-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_ASKS,
        .permission = "sync.seen",
        .params = see_params,
        .result = "at",
        .example = "{\"order\": \"0190…\", \"note\": \"The coupon WELCOME was used up: 1 in "
                   "all\"}",
        .begin = see_begin,
        .run = seen_run,
    },
    {
        .key = "sync.export",
        .title = N_ ("Export"),
        .description = N_ ("Write what waits and what is refused into a file, for support"),
        .icon = "pos-book-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "sync.export",
        .params = export_params,
        .result = "path",
        .example = "{}",
        .begin = status_begin,
        .run = export_run,
    },
    {.key = NULL},
};
