/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-catalog.c — the catalog as a page for integrators and as JSON for programs. */
#include "base/pos-json.h"
#include "cli/pos-cli-private.h"

static const char *const param_types[] = {
    "text",
    "id",
    "list of texts",
    "list of line ids",
    "amount (decimal text)",
    "quantity (decimal text)",
    "rate (decimal text, a fraction)",
    "whole number",
    "whole number above zero",
    "date (YYYY-MM-DD)",
    "true/false",
    "choice",
    "object",
    "list",
    "as described",
};

/* Members of a record that is given in place of arguments. */
static const char *const field_types[] = {
    "id",
    "text",
    "true/false",
    "whole number",
    "amount (decimal text)",
    "price (decimal text)",
    "quantity (decimal text)",
    "rate (decimal text, a fraction)",
    "date (YYYY-MM-DD)",
    "instant (ISO 8601)",
    "choice",
    "text",
    "list of texts",
    "list",
    "object",
};

static const struct {
  PosNeeds need;
  const char *words;
} needs_words[] = {
    {POS_NEEDS_WORKER, "signed in"},
    {POS_NEEDS_SHIFT, "an open shift"},
    {POS_NEEDS_LINES, "lines"},
    {POS_NEEDS_CUSTOMER, "a customer"},
    {POS_NEEDS_ORDER, "a line that leaves later"},
    {POS_NEEDS_BALANCE, "something to pay or conclude"},
    {POS_NEEDS_PAYMENT, "a payment of this transaction"},
    {POS_NEEDS_UNPAID, "no payment yet"},
    {POS_NEEDS_NO_CART, "no open transaction"},
    {POS_NEEDS_PLAIN, "not handing over or cancelling"},
    {POS_NEEDS_SELLING, "not cancelling"},
    {POS_NEEDS_NEW, "not of a saved order"},
    {POS_NEEDS_CART, "an open transaction"},
};

static char *
describe_needs (const PosOperation *operation)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (needs_words); i++)
    if (operation->needs & needs_words[i].need)
      g_strv_builder_add (builder, needs_words[i].words);
  words = g_strv_builder_end (builder);
  return words[0] ? g_strjoinv (", ", words) : g_strdup ("nothing");
}

static const char *
describe_offline (const PosOperation *operation)
{
  static const char *const words[] = {
      [POS_OFFLINE_YES] = "the same without a network",
      [POS_OFFLINE_LOCAL] = "answers from this register's own copies",
      [POS_OFFLINE_ASKS] = "refused: headquarters has to be asked",
      [POS_OFFLINE_LIMIT] = "refused beyond what is allowed for that: headquarters has to be asked",
  };

  return words[operation->offline];
}

/* @prefix: of the names: "lines." for what its objects hold. */
static void
append_rows (GString *page, const char *prefix, const PosParam *params)
{
  for (const PosParam *param = params; param->name; param++) {
    g_autofree char *choices = param->choices ? g_strjoinv (" / ", (char **)param->choices) : NULL;
    g_string_append_printf (page,
                            "| `%s%s` | %s | %s | %s |\n",
                            prefix,
                            param->name,
                            choices ? choices : param_types[param->kind],
                            param->required   ? "**required**"
                            : param->fallback ? param->fallback
                                              : "–",
                            param->description);
  }
}

static void
append_params (GString *page, const PosParam *params)
{
  if (!params || !params->name)
    return;
  g_string_append (page, "\n| argument | type | default | meaning |\n|---|---|---|---|\n");
  append_rows (page, "", params);
}

static void
append_parts (GString *page, const PosParts *parts)
{
  for (; parts && parts->name; parts++) {
    g_autofree char *prefix = g_strconcat (parts->name, ".", NULL);

    append_rows (page, prefix, parts->members);
  }
}

/* "One at most of `amount`, `rate`, `reset`." */
static void
append_either (GString *page, const char *const *either)
{
  for (guint i = 0; either && either[i]; i++) {
    g_auto (GStrv) names = g_strsplit (either[i], " ", -1);
    g_autofree char *list = g_strjoinv ("`, `", names);

    g_string_append_printf (page, "\nOne at most of `%s`.\n", list);
  }
}

/* A list of which any value will do may be one without a list. */
static const char *
get_field_type (const PosField *field)
{
  return field->kind == POS_FIELD_TEXTS && field->flags & POS_FIELD_ANY_OF
             ? "text, or a list of which any will do"
             : field_types[field->kind];
}

static void
append_fields (GString *page, GType record)
{
  g_string_append (page, "\n| argument | type |\n|---|---|\n");
  for (const PosField *field = pos_record_type_get_fields (record); field->name; field++) {
    g_autofree char *choices = field->nicks ? g_strjoinv (" / ", (char **)field->nicks) : NULL;
    g_string_append_printf (page,
                            "| `%s` | %s%s%s |\n",
                            field->name,
                            pos_text_or (choices, ""),
                            choices && field->flags & POS_FIELD_ANY_OF ? ": " : "",
                            choices && !(field->flags & POS_FIELD_ANY_OF) ? ""
                                                                          : get_field_type (field));
  }
}

static void
append_end (GString *page, const char *key, const char *result, const char *example)
{
  g_string_append_printf (page, "\nResult: %s.\n", result);
  if (example)
    g_string_append_printf (page, "\n```json\n{\"op\": \"%s\", \"args\": %s}\n```\n", key, example);
}

static void
append_operation (GString *page, const PosOperation *operation)
{
  g_autofree char *needs = describe_needs (operation);

  g_string_append_printf (
      page,
      "\n## `%s`\n\n%s. %s.\n\n- Needs: %s\n- Permission: %s%s%s\n- Offline: %s\n",
      operation->key,
      operation->title,
      operation->description,
      needs,
      operation->permission ? operation->permission : "none",
      operation->edit_permission ? "; while an order is edited " : "",
      pos_text_or (operation->edit_permission, ""),
      describe_offline (operation));
  append_params (page, operation->params);
  append_parts (page, operation->parts);
  append_either (page, operation->either);
  append_end (page, operation->key, operation->result, operation->example);
}

static void
append_questions (GString *page, const PosCliQuestion *table)
{
  for (const PosCliQuestion *question = table; question->name; question++) {
    g_string_append_printf (page, "\n## `%s`\n\n%s.\n", question->name, question->description);
    append_params (page, question->params);
    if (question->record)
      append_fields (page, question->record ());
    append_end (page, question->name, question->result, question->example);
  }
}

char *
pos_cli_dump_markdown (void)
{
  const GPtrArray *operations = pos_operation_list ();
  GString *page = g_string_new (
      "<!-- Printed by `posctl ops`; do not edit: a test holds this page against the catalog. -->\n"
      "# Operations\n\n"
      "What a button, a key or a script can ask a register to do. Every operation either does all "
      "of it or refuses with a reason and changes nothing. `posctl` takes one request per line, "
      "`{\"id\": 7, \"op\": \"item.add\", \"args\": {…}, \"approval\": {\"worker\", \"secret\", "
      "\"reason\"}}`, and answers `{\"id\": 7, \"ok\": true, \"result\": {…}}` or `{\"id\": 7, "
      "\"ok\": false, \"error\": {\"domain\", \"code\", \"message\", \"details\"}}`. Scripts "
      "also say `expect`, `keep` and `scenario`; a request holds nothing else, and a list that "
      "says what is done with lines names each once. `worker` is left out where `secret` is what "
      "somebody's badge says. After the operations come the [queries](#queries), "
      "which change nothing, and the "
      "[controls](#controls) of scripts.\n");

  for (guint i = 0; i < operations->len; i++)
    append_operation (page, operations->pdata[i]);
  g_string_append (page, "\n# Queries\n");
  append_questions (page, pos_cli_order_queries);
  append_questions (page, pos_cli_queries);
  g_string_append (page, "\n# Controls\n");
  append_questions (page, pos_cli_controls);
  return g_string_free (page, FALSE);
}

/* --- JSON --- */

static json_t *
params_to_json (const PosParam *params)
{
  json_t *list = json_array ();

  for (const PosParam *param = params; param && param->name; param++) {
    json_t *json = json_pack ("{s:s, s:s, s:b, s:s?, s:s}",
                              "name",
                              param->name,
                              "type",
                              param_types[param->kind],
                              "required",
                              param->required,
                              "default",
                              param->fallback,
                              "description",
                              param->description);
    if (param->choices) {
      json_t *choices = json_array ();
      for (const char *const *choice = param->choices; *choice; choice++)
        json_array_append_new (choices, json_string (*choice));
      json_object_set_new (json, "choices", choices);
    }
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
fields_to_json (GType record)
{
  json_t *list = json_array ();

  for (const PosField *field = pos_record_type_get_fields (record); field->name; field++)
    json_array_append_new (list,
                           json_pack ("{s:s, s:s, s:b}",
                                      "name",
                                      field->name,
                                      "type",
                                      field_types[field->kind],
                                      "required",
                                      FALSE));
  return list;
}

static json_t *
parts_to_json (const PosParts *parts)
{
  json_t *json = json_object ();

  for (; parts && parts->name; parts++)
    json_object_set_new (json, parts->name, params_to_json (parts->members));
  return json;
}

static json_t *
operation_to_json (const PosOperation *operation)
{
  g_autofree char *needs = describe_needs (operation);

  return json_pack ("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s, s:o, s:o, s:s, s:s}",
                    "key",
                    operation->key,
                    "group",
                    "operation",
                    "title",
                    operation->title,
                    "description",
                    operation->description,
                    "needs",
                    needs,
                    "permission",
                    operation->permission,
                    "offline",
                    describe_offline (operation),
                    "params",
                    params_to_json (operation->params),
                    "parts",
                    parts_to_json (operation->parts),
                    "result",
                    operation->result,
                    "example",
                    operation->example ? operation->example : "{}");
}

static void
list_questions (json_t *list, const char *group, const PosCliQuestion *table)
{
  for (const PosCliQuestion *question = table; question->name; question++)
    json_array_append_new (list,
                           json_pack ("{s:s, s:s, s:s, s:o, s:s, s:s}",
                                      "key",
                                      question->name,
                                      "group",
                                      group,
                                      "description",
                                      question->description,
                                      "params",
                                      question->record ? fields_to_json (question->record ())
                                                       : params_to_json (question->params),
                                      "result",
                                      question->result,
                                      "example",
                                      question->example));
}

char *
pos_cli_dump_json (void)
{
  const GPtrArray *operations = pos_operation_list ();
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < operations->len; i++)
    json_array_append_new (list, operation_to_json (operations->pdata[i]));
  list_questions (list, "query", pos_cli_order_queries);
  list_questions (list, "query", pos_cli_queries);
  list_questions (list, "control", pos_cli_controls);
  return pos_json_to_text (list);
}
