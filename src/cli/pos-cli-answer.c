/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-answer.c — one request, one answer; what an answer is expected to hold. */
#include "base/pos-badge.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "cli/pos-cli-private.h"
#include "register/pos-args.h"

#include <string.h>

static json_t *
refusal_to_json (PosCli *self, const GError *error)
{
  guint32 currency = pos_register_get_currency (self->reg);
  GVariant *details = pos_error_get_details (error);

  return json_pack ("{s:s, s:s, s:s, s:o}",
                    "domain",
                    pos_error_get_domain_nick (error),
                    "code",
                    pos_error_get_code_nick (error),
                    "message",
                    error->message,
                    "details",
                    details ? pos_args_to_json (details, currency) : json_object ());
}

/* --- Queries and controls --- */

static const PosCliQuestion *
find_question (const char *name)
{
  const PosCliQuestion *const tables[] = {pos_cli_order_queries, pos_cli_queries, pos_cli_controls};

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const PosCliQuestion *question = tables[i]; question->name; question++)
      if (!strcmp (question->name, name))
        return question;
  return NULL;
}

static json_t *
ask (PosCli *self, const PosCliQuestion *question, json_t *args, GError **error)
{
  g_autoptr (GVariant) given = NULL;

  if (!question->record) {
    given = pos_args_from_json (
        question->name, question->params, args, pos_register_get_currency (self->reg), error);
    if (!given || !pos_args_check (question->name, question->params, given, error))
      return NULL;
  }
  return question->ask (self, args, error);
}

const char *
pos_cli_get_text (json_t *args, const char *name)
{
  return json_string_value (json_object_get (args, name));
}

/* --- Operations --- */

/* "keep" names parts of the answer for later requests, "scenario" says what a script is about. */
static const char *const request_members[] = {
    "id", "op", "args", "approval", "expect", "keep", "scenario", NULL};

static gboolean
check_members (json_t *request, GError **error)
{
  const char *name;
  json_t *member;

  json_object_foreach (request, name, member)
  {
    if (!g_strv_contains (request_members, name))
      return pos_args_refuse_unknown ("A request", name, error);
  }
  return TRUE;
}

static const PosParam approval_members[] = {
    {"approval.worker", POS_PARAM_TEXT, FALSE, NULL, NULL, NULL},
    {"approval.secret", POS_PARAM_TEXT, TRUE, NULL, NULL, NULL},
    {"approval.reason", POS_PARAM_TEXT, FALSE, NULL, NULL, NULL},
    {NULL},
};

static const PosParam *
find_member (const char *name)
{
  for (const PosParam *param = approval_members; param->name; param++)
    if (!strcmp (strchr (param->name, '.') + 1, name))
      return param;
  return NULL;
}

static gboolean
check_approval (json_t *approval, GError **error)
{
  const PosParam whole = {.name = "approval", .kind = POS_PARAM_RECORD};
  const char *name;
  json_t *member;

  if (!json_is_object (approval))
    return pos_args_refuse_type (&whole, "an object", error);
  json_object_foreach (approval, name, member)
  {
    const PosParam *param = find_member (name);
    g_autofree char *way = g_strconcat ("approval.", name, NULL);

    if (!param)
      return pos_args_refuse_unknown ("A request", way, error);
    if (!json_is_string (member) && !json_is_null (member))
      return pos_args_refuse_type (param, "a text", error);
  }
  /* Whose badge it is says the badge; a PIN alone says nothing. */
  if (!json_string_length (json_object_get (approval, "worker")) &&
      !pos_badge_is_token (json_string_value (json_object_get (approval, "secret"))))
    return pos_args_refuse_missing ("A request", "approval.worker", error);
  for (const PosParam *param = approval_members; param->name; param++)
    if (param->required &&
        json_string_length (json_object_get (approval, strchr (param->name, '.') + 1)) == 0)
      return pos_args_refuse_missing ("A request", param->name, error);
  return TRUE;
}

static gboolean
read_approval (json_t *request, PosApproval *approval, GError **error)
{
  json_t *json = json_object_get (request, "approval");

  if (!json || json_is_null (json))
    return TRUE;
  if (!check_approval (json, error))
    return FALSE;
  approval->worker = json_string_value (json_object_get (json, "worker"));
  approval->secret = json_string_value (json_object_get (json, "secret"));
  approval->reason = json_string_value (json_object_get (json, "reason"));
  return TRUE;
}

static json_t *
run_operation (
    PosCli *self, const char *key, json_t *args, const PosApproval *approval, GError **error)
{
  const PosOperation *operation = pos_operation_find (key);
  guint32 currency = pos_register_get_currency (self->reg);
  g_autoptr (GVariant) given = NULL;

  if (!operation) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_UNKNOWN_OPERATION,
                   NULL,
                   "There is no operation “%.60s”",
                   key);
    return NULL;
  }
  given = pos_args_from_json (key, operation->params, args, currency, error);
  return given ? pos_cli_run (self, key, given, approval->secret ? approval : NULL, error) : NULL;
}

/* --- One request --- */

static json_t *
handle (PosCli *self, json_t *request, GError **error)
{
  json_t *given = json_object_get (request, "args");
  g_autoptr (json_t) args = NULL;
  const PosCliQuestion *question;
  PosApproval approval = {0};
  const char *name;

  if (!json_is_object (request)) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_MALFORMED,
                   NULL,
                   "A request is an object with an “op”");
    return NULL;
  }
  if (!pos_json_get_text (request, "op", NULL, &name, error))
    return NULL;
  if (!name || (given && !json_is_object (given) && !json_is_null (given))) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_MALFORMED,
                   NULL,
                   name ? "“args” is not an object" : "“op” is missing");
    return NULL;
  }
  if (!check_members (request, error) || !read_approval (request, &approval, error))
    return NULL;
  args = json_is_object (given) ? pos_cli_fill_in (self, given) : json_object ();
  question = find_question (name);
  return question ? ask (self, question, args, error)
                  : run_operation (self, name, args, &approval, error);
}

json_t *
pos_cli_answer (PosCli *self, const char *line, gsize length, json_t **request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unreadable = NULL;
  json_t *answer = json_object (), *result = NULL, *id;

  *request = pos_json_parse (line, (gssize)length, &unreadable);
  if (*request)
    result = handle (self, *request, &error);
  else
    pos_set_error (
        &error, POS_CALL_ERROR, POS_CALL_ERROR_MALFORMED, NULL, "%s", unreadable->message);

  if (result)
    pos_cli_keep (self, json_object_get (*request, "keep"), result);
  id = json_object_get (*request, "id");
  if (id)
    json_object_set (answer, "id", id);
  json_object_set_new (answer, "ok", json_boolean (error == NULL));
  if (error)
    json_object_set_new (answer, "error", refusal_to_json (self, error));
  else
    json_object_set_new (answer, "result", result);
  return answer;
}

/* --- Expectations --- */

static gboolean matches (json_t *answer, json_t *expected);

static gboolean
array_matches (json_t *answer, json_t *expected)
{
  if (!json_is_array (answer) || json_array_size (answer) != json_array_size (expected))
    return FALSE;
  for (gsize i = 0; i < json_array_size (expected); i++)
    if (!matches (json_array_get (answer, i), json_array_get (expected, i)))
      return FALSE;
  return TRUE;
}

static gboolean
matches (json_t *answer, json_t *expected)
{
  const char *name;
  json_t *value;

  if (json_is_array (expected))
    return array_matches (answer, expected);
  if (!json_is_object (expected))
    return json_equal (answer, expected);
  if (!json_is_object (answer) && !json_is_array (answer))
    return FALSE;
  json_object_foreach (expected, name, value)
  {
    json_t *found = json_is_array (answer) ? pos_cli_pick_element (answer, name)
                                           : json_object_get (answer, name);

    if (!matches (found, value))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_cli_matches (PosCli *self, json_t *answer, json_t *expected)
{
  g_autoptr (json_t) filled = pos_cli_fill_in (self, expected);

  return matches (answer, filled);
}
