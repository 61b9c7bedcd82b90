/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-attributes.c — what the chain wants to know about an order and its lines: §2.10. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-attribute.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>
#include <string.h>

static PosAttribute *
find (GPtrArray *attributes, const char *id, GError **error)
{
  for (guint i = 0; i < attributes->len; i++)
    if (!strcmp (((PosAttribute *)attributes->pdata[i])->id, id))
      return attributes->pdata[i];
  pos_set_error (error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NOT_FOUND,
                 g_variant_new_parsed ("{'attribute': <%s>}", id),
                 "There is no attribute “%s” here",
                 id);
  return NULL;
}

/* Returns: (transfer full): %NULL with @error for what is no value. */
static char *
read_value (const char *id, json_t *value, GError **error)
{
  if (json_is_boolean (value))
    return g_strdup (json_is_true (value) ? "true" : "false");
  if (json_is_integer (value))
    return g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
  if (json_is_string (value) || json_is_null (value))
    return g_strdup (pos_text_or (json_string_value (value), ""));
  pos_set_error (error,
                 POS_VALUE_ERROR,
                 POS_VALUE_ERROR_PARSE,
                 g_variant_new_parsed ("{'attribute': <%s>}", id),
                 "The value of “%s” is a text, a whole number, true or false",
                 id);
  return NULL;
}

/* Empty and null take a value away. */
static gboolean
put (GPtrArray *attributes, char **values, const char *id, json_t *value, GError **error)
{
  PosAttribute *attribute = find (attributes, id, error);
  g_autofree char *given = attribute ? read_value (id, value, error) : NULL;
  g_autofree char *kept = NULL;
  char *changed;

  if (!given || (*given && !(kept = pos_attribute_normalize (attribute, given, error))))
    return FALSE;
  changed = pos_attributes_put (*values, id, kept);
  g_free (*values);
  *values = changed;
  return TRUE;
}

static json_t *
view (PosAttribute *attribute, const char *values)
{
  json_t *json = pos_record_to_json (attribute, 0);
  g_autofree char *value = pos_attributes_dup_value (values, attribute->id);

  json_object_set_new (json, "value", value ? json_string (value) : json_null ());
  return json;
}

static void
answer (PosRun *run, GPtrArray *attributes, const char *values)
{
  json_t *list = json_array ();

  for (guint i = 0; i < attributes->len; i++)
    json_array_append_new (list, view (attributes->pdata[i], values));
  pos_run_answer_json (run, "attributes", list);
}

/* %TRUE without @given: nothing is changed. */
static gboolean
read_given (PosRun *run, json_t **given, GError **error)
{
  *given = NULL;
  if (!pos_run_get_text (run, "values"))
    return TRUE;
  *given = pos_run_dup_json (run, "values", error);
  return *given && (json_is_object (*given) ||
                    pos_set_error (error,
                                   POS_VALUE_ERROR,
                                   POS_VALUE_ERROR_PARSE,
                                   NULL,
                                   "“values” is an object of values by the attribute's id"));
}

/* @values: (nullable) (inout): what the order or the line has. */
static gboolean
change (PosRun *run, PosAttributeScope scope, char **values, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);
  g_autoptr (GPtrArray) attributes = pos_attributes_list (self->config, order->home_store, scope);
  g_autoptr (json_t) given = NULL;
  g_autofree char *changed = g_strdup (*values);
  const char *id;
  json_t *value;

  if (!read_given (run, &given, error))
    return FALSE;
  json_object_foreach (given, id, value)
  {
    if (!put (attributes, &changed, id, value, error))
      return FALSE;
  }
  pos_text_set (values, changed);
  answer (run, attributes, changed);
  if (!given)
    pos_run_forget_order (run);
  return TRUE;
}

static gboolean
header_run (PosRun *run, GError **error)
{
  return change (run, POS_ATTRIBUTES_OF_HEADER, &pos_run_get_order (run)->attributes, error);
}

static gboolean
line_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);

  return line && change (run, POS_ATTRIBUTES_OF_LINES, &line->attributes, error);
}

#define VALUES_PARAM                                                                               \
  {                                                                                                \
    "values", POS_PARAM_JSON, FALSE, "none: only looks",                                           \
        "by the attribute's id: {\"engraving\": \"Anna\"}; null takes one away", NULL              \
  }
#define RESULT "attributes: what is asked here: id, name, type, required, on_paper, choices, value"

static const PosParam header_params[] = {
    VALUES_PARAM,
    {NULL},
};

static const PosParam line_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "the line", NULL},
    VALUES_PARAM,
    {NULL},
};

const PosOperation pos_ops_attributes[] = {
    {
        .key = "txn.attributes",
        .title = N_ ("Order details"),
        .description = N_ ("Fill in what the chain wants to know about this order"),
        .icon = "pos-note-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .params = header_params,
        .result = RESULT,
        .example = "{\"values\": {\"engraving\": \"Anna\"}}",
        .run = header_run,
    },
    {
        .key = "line.attributes",
        .title = N_ ("Line details"),
        .description = N_ ("Fill in what the chain wants to know about the selected line"),
        .icon = "pos-note-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .params = line_params,
        .result = RESULT,
        .example = "{\"values\": {\"engraving\": \"Anna\"}}",
        .run = line_run,
    },
    {.key = NULL},
};
