/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-catalog-dump.c — the catalog as a page for integrators and as JSON for programs. */
#include "base/pos-json.h"
#include "register/pos-operation.h"

static const char *const param_types[] = {
    "text",
    "id",
    "list of line ids",
    "amount (decimal text)",
    "quantity (decimal text)",
    "rate (decimal text, a fraction)",
    "whole number",
    "date (YYYY-MM-DD)",
    "true/false",
    "choice",
    "object",
    "list",
};

static const struct {
  PosNeeds need;
  const char *words;
} needs_words[] = {
    {POS_NEEDS_WORKER, "signed in"},
    {POS_NEEDS_LINES, "lines"},
    {POS_NEEDS_CUSTOMER, "a customer"},
    {POS_NEEDS_ORDER, "a line that leaves later"},
    {POS_NEEDS_BALANCE, "something to pay or conclude"},
    {POS_NEEDS_PAYMENT, "a payment of this transaction"},
    {POS_NEEDS_UNPAID, "no payment yet"},
    {POS_NEEDS_NO_CART, "no open transaction"},
    {POS_NEEDS_PLAIN, "not handing over or cancelling"},
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
  return operation->offline == POS_OFFLINE_YES ? "the same without a network"
                                               : "answers from this register's own copies";
}

static void
dump_params (GString *page, const PosOperation *operation)
{
  if (!operation->params || !operation->params->name)
    return;
  g_string_append (page, "\n| argument | type | default | meaning |\n|---|---|---|---|\n");
  for (const PosParam *param = operation->params; param->name; param++) {
    g_autofree char *choices = param->choices ? g_strjoinv (" / ", (char **)param->choices) : NULL;
    g_string_append_printf (page,
                            "| `%s` | %s | %s | %s |\n",
                            param->name,
                            choices ? choices : param_types[param->kind],
                            param->required   ? "**required**"
                            : param->fallback ? param->fallback
                                              : "–",
                            param->description);
  }
}

char *
pos_operation_dump_markdown (void)
{
  const GPtrArray *operations = pos_operation_list ();
  GString *page = g_string_new (
      "<!-- Printed by `posctl ops`; do not edit: a test holds this page against the catalog. -->\n"
      "# Operations\n\n"
      "What a button, a key or a script can ask a register to do. Every operation either does all "
      "of it or refuses with a reason and changes nothing. `posctl` takes arguments and gives "
      "results as JSON; see posctl.md.\n");

  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    g_autofree char *needs = describe_needs (operation);

    g_string_append_printf (
        page,
        "\n## `%s`\n\n%s. %s.\n\n- Needs: %s\n- Permission: %s\n- Offline: %s\n",
        operation->key,
        operation->title,
        operation->description,
        needs,
        operation->permission ? operation->permission : "none",
        describe_offline (operation));
    dump_params (page, operation);
    g_string_append_printf (page, "\nResult: %s.\n", operation->result);
    if (operation->example)
      g_string_append_printf (page,
                              "\n```json\n{\"op\": \"%s\", \"args\": %s}\n```\n",
                              operation->key,
                              operation->example);
  }
  return g_string_free (page, FALSE);
}

static json_t *
params_to_json (const PosOperation *operation)
{
  json_t *params = json_array ();

  for (const PosParam *param = operation->params; param && param->name; param++) {
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
    json_array_append_new (params, json);
  }
  return params;
}

char *
pos_operation_dump_json (void)
{
  const GPtrArray *operations = pos_operation_list ();
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    g_autofree char *needs = describe_needs (operation);
    json_t *json = json_pack ("{s:s, s:s, s:s, s:s, s:s?, s:s, s:o, s:s, s:s?}",
                              "key",
                              operation->key,
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
                              params_to_json (operation),
                              "result",
                              operation->result,
                              "example",
                              operation->example);
    json_array_append_new (list, json);
  }
  return pos_json_to_text (list);
}
