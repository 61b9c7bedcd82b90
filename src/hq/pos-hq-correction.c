/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-correction.c — a table of fields, and the check of one value. */
#include "hq/pos-hq-correction.h"
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "hq/pos-hq-feed.h"
#include "model/pos-party.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *kind; /* of the record that it names; "text" and "date" name none */
  gboolean required;
} Field;

static const Field order_fields[] = {
    {"customer", "customer", FALSE},
    {"home_store", "store", TRUE},
    {"sales_taker", "worker", FALSE},
    {"requested_date", "date", FALSE},
    {"comment", "text", FALSE},
    {NULL, NULL, FALSE},
};
static const Field line_fields[] = {
    {"location", "warehouse", FALSE},
    {"store", "store", FALSE},
    {"mode", "delivery-mode", FALSE},
    {"date", "date", FALSE},
    {NULL, NULL, FALSE},
};
static const Field customer_fields[] = {
    {"name", "text", TRUE},
    {"email", "text", FALSE},
    {"phone", "text", FALSE},
    {"tax_group", "tax-group", FALSE},
    {NULL, NULL, FALSE},
};

static gboolean
is_order (json_t *body)
{
  return json_is_array (json_object_get (body, "lines"));
}

static void
list_fields (json_t *list, json_t *object, const Field *fields, const char *prefix)
{
  for (const Field *field = fields; field->name; field++) {
    g_autofree char *name = g_strconcat (prefix, field->name, NULL);
    const char *value = json_string_value (json_object_get (object, field->name));

    json_array_append_new (
        list, json_pack ("{s:s, s:s?, s:s}", "field", name, "value", value, "kind", field->kind));
  }
}

json_t *
pos_hq_correction_list (json_t *body)
{
  json_t *list = json_array (), *line;
  gsize index;

  if (!is_order (body)) {
    list_fields (list, body, customer_fields, "");
    return list;
  }
  list_fields (list, body, order_fields, "");
  json_array_foreach (json_object_get (body, "lines"), index, line)
  {
    g_autofree char *prefix = g_strdup_printf ("lines.%u.", (guint)index + 1);
    list_fields (list, line, line_fields, prefix);
  }
  return list;
}

/* @object: (out): where the field lies.  %NULL: there is none that may be corrected. */
static const Field *
find_field (json_t *body, const char *name, json_t **object)
{
  const Field *fields = is_order (body) ? order_fields : customer_fields;
  guint64 number;

  *object = body;
  if (g_str_has_prefix (name, "lines.")) {
    char *end;
    number = g_ascii_strtoull (name + strlen ("lines."), &end, 10);
    if (number < 1 || *end != '.')
      return NULL;
    *object = json_array_get (json_object_get (body, "lines"), (gsize)number - 1);
    fields = line_fields;
    name = end + 1;
  }
  for (const Field *field = fields; *object && field->name; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

static gboolean
refuse (int code, const char *name, const char *why, GError **error)
{
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        code,
                        g_variant_new_parsed ("{'field': <%s>}", name),
                        "%s: %s",
                        name,
                        why);
}

static gboolean
check_value (PosDbTxn *txn, const Field *field, const char *name, const char *value, GError **error)
{
  gboolean there;
  PosDate date;

  if (!value)
    return !field->required || refuse (POS_VALUE_ERROR_MISSING, name, "it is needed", error);
  if (strlen (value) > 1000 || !g_utf8_validate (value, -1, NULL))
    return refuse (POS_VALUE_ERROR_RANGE, name, "it is too long", error);
  if (g_str_equal (field->kind, "text"))
    return TRUE;
  if (g_str_equal (field->kind, "date"))
    return pos_date_parse (value, &date, NULL) ||
           refuse (POS_VALUE_ERROR_PARSE, name, "it is no day", error);
  if (!pos_hq_feed_has (txn, field->kind, value, &there, error))
    return FALSE;
  return there ||
         refuse (POS_VALUE_ERROR_REFERENCE, name, "headquarters has nothing of that name", error);
}

/* Lists show the customer's name as it was when attached.  @id: (nullable). */
static gboolean
follow_customer (PosDbTxn *txn, json_t *body, const char *id, GError **error)
{
  gpointer found = NULL;

  if (id && !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, id, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) customer = found;
  if (customer && customer->blocked)
    return refuse (POS_VALUE_ERROR_RANGE,
                   "customer",
                   "this one is on stop: name another, or let this one buy again first",
                   error);
  json_object_set_new (
      body, "customer_name", customer ? json_string (customer->name) : json_null ());
  return TRUE;
}

gboolean
pos_hq_correction_apply (
    PosDbTxn *txn, json_t *body, const char *name, const char *value, char **before, GError **error)
{
  json_t *object;
  const Field *field = find_field (body, name, &object);
  const char *given = value && *value ? value : NULL;

  *before = NULL;
  if (!field)
    return refuse (POS_VALUE_ERROR_MISSING, name, "it cannot be corrected", error);
  if (!check_value (txn, field, name, given, error))
    return FALSE;
  *before = g_strdup (json_string_value (json_object_get (object, field->name)));
  json_object_set_new (object, field->name, given ? json_string (given) : json_null ());
  return object != body || strcmp (field->name, "customer") != 0 ||
         follow_customer (txn, body, given, error);
}
