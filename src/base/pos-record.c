/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-record.c — members, lists and properties, driven by the field table. */
#include "base/pos-record.h"
#include "base/pos-record-private.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PosRecord, pos_record, G_TYPE_OBJECT)

typedef PosRecordPrivate Private;

json_t **
pos_record_unknown_members (gpointer record)
{
  Private *private = pos_record_get_instance_private (POS_RECORD (record));

  return &private->unknown;
}

void
pos_text_set (char **member, const char *text)
{
  char *old = *member;

  /* What says the same stays the same, so that copies are seen to be alike. */
  if (g_strcmp0 (old, text) == 0)
    return;
  *member = text ? g_ref_string_new (text) : NULL;
  if (old)
    g_ref_string_release (old);
}

void
pos_text_share (char **member, char *text)
{
  char *old = *member;

  *member = text ? g_ref_string_acquire (text) : NULL;
  if (old)
    g_ref_string_release (old);
}

void
pos_l10n_set (PosL10n **member, PosL10n *value)
{
  PosL10n *old = *member;

  *member = pos_l10n_ref (value);
  pos_l10n_unref (old);
}

void
pos_texts_set_one (GStrv *member, const char *text)
{
  GStrv old = *member;

  *member = text ? g_strdupv ((char *[]){(char *)text, NULL}) : NULL;
  g_strfreev (old);
}

gboolean
pos_record_is_written_as_one (GStrv texts, const PosField *field)
{
  return field->flags & POS_FIELD_WAS_ONE && (!texts || !texts[0] || !texts[1]);
}

const PosField *
pos_record_get_fields (gpointer record)
{
  return POS_RECORD_GET_CLASS (record)->fields;
}

const PosField *
pos_record_type_get_fields (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);

  return POS_RECORD_CLASS (klass)->fields;
}

const PosField *const *
pos_record_get_local_fields (gpointer record)
{
  return POS_RECORD_GET_CLASS (record)->local;
}

const PosField *
pos_record_find_field (gpointer record, const char *name)
{
  for (const PosField *field = pos_record_get_fields (record); field->name; field++)
    if (!strcmp (field->name, name))
      return field;
  return NULL;
}

static void
field_get (gpointer record, const PosField *field, GValue *value)
{
  switch (field->kind) {
  case POS_FIELD_ID: {
    PosId *id = &pos_record_member (record, field, PosId);
    if (!pos_id_is_none (id))
      g_value_take_string (value, pos_id_dup_text (id));
    break;
  }
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    g_value_set_string (value, pos_record_member (record, field, char *));
    break;
  case POS_FIELD_FLAG:
    g_value_set_boolean (value, pos_record_member (record, field, gboolean));
    break;
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_INSTANT:
    g_value_set_int64 (value, pos_record_member (record, field, gint64));
    break;
  case POS_FIELD_DATE:
    g_value_set_int64 (value, pos_record_member (record, field, PosDate).julian);
    break;
  case POS_FIELD_ENUM:
    g_value_set_int (value, pos_record_member (record, field, int));
    break;
  case POS_FIELD_L10N:
    g_value_set_pointer (value, pos_record_member (record, field, PosL10n *));
    break;
  case POS_FIELD_TEXTS:
    g_value_set_boxed (value, pos_record_member (record, field, GStrv));
    break;
  case POS_FIELD_RECORDS:
    g_value_set_object (value, pos_record_member (record, field, PosList *));
    break;
  default:
    g_assert_not_reached ();
  }
}

static GParamSpec *
field_make_property (const PosField *field)
{
  const char *name = field->name;
  /* The name is not declared static: GObject makes "unit-price" of "unit_price". */
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->kind) {
  case POS_FIELD_ID:
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    return g_param_spec_string (name, NULL, NULL, NULL, flags);
  case POS_FIELD_FLAG:
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_INSTANT:
  case POS_FIELD_DATE:
    return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  case POS_FIELD_ENUM:
    return g_param_spec_int (name, NULL, NULL, 0, G_MAXINT, 0, flags);
  case POS_FIELD_L10N:
    return g_param_spec_pointer (name, NULL, NULL, flags);
  case POS_FIELD_TEXTS:
    return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
  case POS_FIELD_RECORDS:
    return g_param_spec_object (name, NULL, NULL, POS_TYPE_LIST, flags);
  default:
    g_assert_not_reached ();
  }
}

void
pos_record_field_clear (gpointer record, const PosField *field)
{
  switch (field->kind) {
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    pos_text_share (&pos_record_member (record, field, char *), NULL);
    break;
  case POS_FIELD_L10N:
    pos_l10n_set (&pos_record_member (record, field, PosL10n *), NULL);
    break;
  case POS_FIELD_TEXTS:
    g_clear_pointer (&pos_record_member (record, field, GStrv), g_strfreev);
    break;
  case POS_FIELD_RECORDS:
    g_clear_object (&pos_record_member (record, field, PosList *));
    break;
  case POS_FIELD_ID:
  case POS_FIELD_FLAG:
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_DATE:
  case POS_FIELD_INSTANT:
  case POS_FIELD_ENUM:
  default:
    break;
  }
}

static void
pos_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  field_get (object, &POS_RECORD_GET_CLASS (object)->fields[id - 1], value);
}

void
pos_record_class_set_fields (PosRecordClass *klass, const PosField *fields, gsize currency_offset)
{
  /* GObject lets a class inherit everything but this. */
  G_OBJECT_CLASS (klass)->get_property = pos_record_get_property;
  klass->fields = fields;
  klass->currency_offset = currency_offset;
  pos_record_class_lay_out (klass);
  for (guint i = 0; fields[i].name; i++)
    g_object_class_install_property (
        G_OBJECT_CLASS (klass), i + 1, field_make_property (&fields[i]));
}

static void
pos_record_finalize (GObject *object)
{
  for (const PosField *const *at = POS_RECORD_GET_CLASS (object)->owning; *at; at++)
    pos_record_field_clear (object, *at);
  json_decref (*pos_record_unknown_members (object));
  G_OBJECT_CLASS (pos_record_parent_class)->finalize (object);
}

static void
pos_record_constructed (GObject *object)
{
  G_OBJECT_CLASS (pos_record_parent_class)->constructed (object);
  for (const PosField *field = pos_record_get_fields (object); field->name; field++)
    if (field->kind == POS_FIELD_RECORDS)
      pos_record_member (object, field, PosList *) = pos_list_new (field->item_type ());
}

static void
pos_record_class_init (PosRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pos_record_constructed;
  object_class->finalize = pos_record_finalize;
}

static void
pos_record_init (PosRecord *self)
{
}
