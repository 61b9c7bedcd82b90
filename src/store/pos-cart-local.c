/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cart-local.c — what JSON for headquarters leaves out. */
#include "store/pos-cart-local.h"

gboolean
pos_cart_local_can_keep (const PosField *field)
{
  switch (field->kind) {
  case POS_FIELD_FLAG:
  case POS_FIELD_ENUM:
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_INSTANT:
  case POS_FIELD_TEXT:
    return TRUE;
  case POS_FIELD_ID:
  case POS_FIELD_DATE:
  case POS_FIELD_L10N:
  case POS_FIELD_TEXTS:
  case POS_FIELD_RECORDS:
  case POS_FIELD_JSON:
  default:
    return FALSE;
  }
}

static gboolean
is_int (const PosField *field)
{
  return field->kind == POS_FIELD_FLAG || field->kind == POS_FIELD_ENUM;
}

static json_t *
value_to_json (gpointer record, const PosField *field)
{
  if (field->kind == POS_FIELD_TEXT) {
    const char *text = pos_record_member (record, field, char *);
    return text ? json_string (text) : json_null ();
  }
  return json_integer (is_int (field) ? pos_record_member (record, field, int)
                                      : pos_record_member (record, field, gint64));
}

static gboolean has_any (gpointer record);

static gboolean
list_has_any (PosList *list)
{
  for (guint i = 0; i < pos_list_size (list); i++)
    if (has_any (pos_list_peek (list, i)))
      return TRUE;
  return FALSE;
}

static gboolean
has_any (gpointer record)
{
  for (const PosField *const *at = pos_record_get_local_fields (record); *at; at++)
    if ((*at)->kind == POS_FIELD_RECORDS ? list_has_any (pos_record_member (record, *at, PosList *))
                                         : !pos_record_field_is_empty (record, *at))
      return TRUE;
  return FALSE;
}

static json_t *
list_to_json (PosList *list)
{
  json_t *items = json_array ();

  for (guint i = 0; i < pos_list_size (list); i++)
    json_array_append_new (items, pos_cart_local_to_json (pos_list_peek (list, i)));
  return items;
}

json_t *
pos_cart_local_to_json (gpointer record)
{
  json_t *json = json_object ();

  for (const PosField *const *at = pos_record_get_local_fields (record); *at; at++) {
    const PosField *field = *at;
    if (field->kind == POS_FIELD_RECORDS) {
      PosList *list = pos_record_member (record, field, PosList *);
      if (list_has_any (list))
        json_object_set_new (json, field->name, list_to_json (list));
    } else if (!pos_record_field_is_empty (record, field)) {
      json_object_set_new (json, field->name, value_to_json (record, field));
    }
  }
  return json;
}

static void
value_read (gpointer record, const PosField *field, json_t *json)
{
  if (field->kind == POS_FIELD_TEXT)
    pos_text_set (&pos_record_member (record, field, char *), json_string_value (json));
  else if (is_int (field))
    pos_record_member (record, field, int) = (int)json_integer_value (json);
  else
    pos_record_member (record, field, gint64) = json_integer_value (json);
}

static gboolean
list_read (PosList *list, json_t *items)
{
  if (json_array_size (items) != pos_list_size (list))
    return FALSE;
  for (guint i = 0; i < pos_list_size (list); i++)
    if (!pos_cart_local_read (pos_list_peek (list, i), json_array_get (items, i)))
      return FALSE;
  return TRUE;
}

gboolean
pos_cart_local_read (gpointer record, json_t *json)
{
  for (const PosField *const *at = pos_record_get_local_fields (record); *at; at++) {
    const PosField *field = *at;
    json_t *member = json_object_get (json, field->name);

    if (field->kind == POS_FIELD_RECORDS) {
      if (member && !list_read (pos_record_member (record, field, PosList *), member))
        return FALSE;
    } else {
      value_read (record, field, member);
    }
  }
  return TRUE;
}
