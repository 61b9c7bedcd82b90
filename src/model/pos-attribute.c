/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-attribute.c — see the header. */
#include "model/pos-attribute.h"
#include "base/pos-error.h"
#include "base/pos-json.h"

#include <string.h>

static const char *const types[] = {
    "text", "integer", "decimal", "boolean", "date", "choice", NULL};
static const char *const scopes[] = {"header", "lines", "both", NULL};

static const PosField attribute_fields[] = {
    {POS_FIELD (PosAttribute, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosAttribute, L10N, name)},
    {POS_FIELD (PosAttribute, ENUM, type), .nicks = types},
    {POS_FIELD (PosAttribute, FLAG, required), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosAttribute, FLAG, on_paper), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosAttribute, TEXTS, choices), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosAttribute, attribute, 0)

static const PosField attribute_group_fields[] = {
    {POS_FIELD (PosAttributeGroup, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosAttributeGroup, L10N, name)},
    {POS_FIELD (PosAttributeGroup, TEXTS, stores)},
    {POS_FIELD (PosAttributeGroup, ENUM, applies), .nicks = scopes},
    {POS_FIELD (PosAttributeGroup, RECORDS, attributes), .item_type = pos_attribute_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosAttributeGroup, attribute_group, 0)

const char *
pos_attribute_type_get_nick (PosAttributeType type)
{
  return types[type];
}

GPtrArray *
pos_attributes_list (PosConfig *config, const char *store, PosAttributeScope scope)
{
  GPtrArray *groups = pos_config_list (config, POS_TYPE_ATTRIBUTE_GROUP);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < groups->len; i++) {
    PosAttributeGroup *group = groups->pdata[i];

    if (!store || !pos_stores_have (group->stores, store) ||
        (group->applies != (int)scope && group->applies != POS_ATTRIBUTES_OF_BOTH))
      continue;
    POS_LIST_FOREACH (PosAttribute, attribute, group->attributes)
    g_ptr_array_add (list, attribute);
  }
  return list;
}

/* --- Values --- */

static char *
normalize_date (const char *text)
{
  PosDate date;

  return pos_date_parse (text, &date, NULL) ? pos_date_to_text (date) : NULL;
}

static char *
normalize_number (const char *text, gboolean whole)
{
  gint64 micro;

  if (!pos_micro_parse (text, &micro, NULL) || (whole && micro % POS_SCALE != 0))
    return NULL;
  return pos_micro_to_text (micro, 0);
}

static char *
normalize (PosAttribute *self, const char *text)
{
  switch ((PosAttributeType)self->type) {
  case POS_ATTRIBUTE_INTEGER:
    return normalize_number (text, TRUE);
  case POS_ATTRIBUTE_DECIMAL:
    return normalize_number (text, FALSE);
  case POS_ATTRIBUTE_BOOLEAN:
    return !strcmp (text, "true") || !strcmp (text, "false") ? g_strdup (text) : NULL;
  case POS_ATTRIBUTE_DATE:
    return normalize_date (text);
  case POS_ATTRIBUTE_CHOICE:
    return self->choices && g_strv_contains ((const char *const *)self->choices, text)
               ? g_strdup (text)
               : NULL;
  case POS_ATTRIBUTE_TEXT:
  default:
    return g_strdup (text);
  }
}

static const char *
name_of (PosAttribute *self, const char *language)
{
  const char *name = pos_l10n_get (self->name, language);

  return *name ? name : self->id;
}

char *
pos_attribute_normalize (PosAttribute *self, const char *value, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  char *kept = *text ? normalize (self, text) : NULL;

  if (kept)
    return kept;
  pos_set_error (error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_STATUS,
                 g_variant_new_parsed ("{'rule': <'attribute-value'>, 'attribute': <%s>, "
                                       "'name': <%s>, 'type': <%s>}",
                                       self->id,
                                       name_of (self, NULL),
                                       types[self->type]),
                 "“%s” cannot be “%s”: %s",
                 self->id,
                 text,
                 types[self->type]);
  return NULL;
}

char *
pos_attributes_dup_value (const char *values, const char *id)
{
  g_autoptr (json_t) object = values ? pos_json_parse (values, -1, NULL) : NULL;

  return g_strdup (json_string_value (json_object_get (object, id)));
}

char *
pos_attributes_put (const char *values, const char *id, const char *value)
{
  g_autoptr (json_t) object = values ? pos_json_parse (values, -1, NULL) : NULL;

  if (!object)
    object = json_object ();
  if (value)
    json_object_set_new (object, id, json_string (value));
  else
    json_object_del (object, id);
  return json_object_size (object) > 0 ? pos_json_to_text (object) : NULL;
}

static gboolean
have (const char *values, const char *wanted)
{
  g_autoptr (json_t) object = values ? pos_json_parse (values, -1, NULL) : NULL;
  const char *id;
  json_t *value;

  json_object_foreach (object, id, value)
  {
    if (g_ascii_strcasecmp (pos_text_or (json_string_value (value), ""), wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
pos_attributes_have (PosOrder *order, const char *value)
{
  gboolean found = have (order->attributes, value);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  found = found || have (line->attributes, value);
  return found;
}

/* --- In words --- */

static char *
format_value (PosAttribute *self, const char *value, PosFormat *format)
{
  PosQuantity number;
  PosDate date;

  if (self->type == POS_ATTRIBUTE_DATE && pos_date_parse (value, &date, NULL))
    return pos_format_date_short (format, date);
  if ((self->type == POS_ATTRIBUTE_DECIMAL || self->type == POS_ATTRIBUTE_INTEGER) &&
      pos_micro_parse (value, &number.micro, NULL))
    return pos_format_quantity (format, number);
  return g_strdup (value);
}

static char *
describe (PosAttribute *self, const char *value, PosFormat *format, const char *language)
{
  g_autofree char *text = format_value (self, value, format);

  if (self->type == POS_ATTRIBUTE_BOOLEAN)
    return !strcmp (value, "true") ? g_strdup (name_of (self, language)) : NULL;
  return g_strdup_printf ("%s: %s", name_of (self, language), text);
}

GPtrArray *
pos_attributes_describe (GPtrArray *attributes,
                         const char *values,
                         PosFormat *format,
                         const char *language,
                         gboolean on_paper)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; values && i < attributes->len; i++) {
    PosAttribute *attribute = attributes->pdata[i];
    g_autofree char *value = pos_attributes_dup_value (values, attribute->id);
    char *text = value && (attribute->on_paper || !on_paper)
                     ? describe (attribute, value, format, language)
                     : NULL;

    if (text)
      g_ptr_array_add (texts, text);
  }
  return texts;
}

/* --- What is required --- */

static PosAttribute *
find_missing (GPtrArray *attributes, const char *values)
{
  for (guint i = 0; i < attributes->len; i++) {
    PosAttribute *attribute = attributes->pdata[i];
    g_autofree char *value = pos_attributes_dup_value (values, attribute->id);

    if (attribute->required && !value)
      return attribute;
  }
  return NULL;
}

static gboolean
check_header (PosConfig *config, PosOrder *order, GError **error)
{
  g_autoptr (GPtrArray) attributes =
      pos_attributes_list (config, order->home_store, POS_ATTRIBUTES_OF_HEADER);
  PosAttribute *missing = find_missing (attributes, order->attributes);

  return !missing || pos_set_error (error,
                                    POS_ORDER_ERROR,
                                    POS_ORDER_ERROR_STATUS,
                                    g_variant_new_parsed ("{'rule': <'attribute'>, "
                                                          "'attribute': <%s>, 'name': <%s>}",
                                                          missing->id,
                                                          name_of (missing, NULL)),
                                    "“%s” has to be filled in",
                                    missing->id);
}

static gboolean
check_line (GPtrArray *attributes, PosOrderLine *line, GError **error)
{
  PosAttribute *missing = find_missing (attributes, line->attributes);
  g_autofree char *id = pos_id_dup_text (&line->id);

  return !missing ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'line-attribute'>, 'attribute': <%s>, "
                                              "'name': <%s>, 'line': <%s>, 'item': <%s>}",
                                              missing->id,
                                              name_of (missing, NULL),
                                              id,
                                              pos_l10n_get (line->description, NULL)),
                        "“%s” has to be filled in for %s",
                        missing->id,
                        line->item);
}

gboolean
pos_attributes_check (PosConfig *config, PosOrder *order, GError **error)
{
  gboolean building = pos_order_flow_is_building (order->flow);
  g_autoptr (GPtrArray) attributes = NULL;

  if (!building || order->type == POS_ORDER_TYPE_SALE)
    return TRUE;
  if (!check_header (config, order, error))
    return FALSE;
  attributes = pos_attributes_list (config, order->home_store, POS_ATTRIBUTES_OF_LINES);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) && !pos_order_line_is_return (line) &&
        pos_order_line_get_open (line).micro != 0 && !check_line (attributes, line, error))
      return FALSE;
  }
  return TRUE;
}
