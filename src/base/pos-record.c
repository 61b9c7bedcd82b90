/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-record.c — properties, copying and comparing, driven by the field table. */
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

  if (old == text)
    return;
  *member = text ? g_ref_string_new (text) : NULL;
  if (old)
    g_ref_string_release (old);
}

static void
text_share (char **member, char *text)
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

guint
pos_list_size (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

gpointer
pos_list_peek (GListStore *list, guint index)
{
  gpointer item = g_list_model_get_item (G_LIST_MODEL (list), index);

  /* The list keeps its own reference. */
  if (item)
    g_object_unref (item);
  return item;
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
    g_value_set_object (value, pos_record_member (record, field, GListStore *));
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
    return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_STORE, flags);
  default:
    g_assert_not_reached ();
  }
}

static void
field_clear (gpointer record, const PosField *field)
{
  switch (field->kind) {
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    text_share (&pos_record_member (record, field, char *), NULL);
    break;
  case POS_FIELD_L10N:
    pos_l10n_set (&pos_record_member (record, field, PosL10n *), NULL);
    break;
  case POS_FIELD_TEXTS:
    g_clear_pointer (&pos_record_member (record, field, GStrv), g_strfreev);
    break;
  case POS_FIELD_RECORDS:
    g_clear_object (&pos_record_member (record, field, GListStore *));
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

static gboolean
strv_equal0 (GStrv a, GStrv b)
{
  static const char *const empty[] = {NULL};

  return g_strv_equal (a ? (const char *const *)a : empty, b ? (const char *const *)b : empty);
}

static gboolean
lists_equal (GListStore *a, GListStore *b, gboolean wire_only)
{
  guint size = pos_list_size (a);

  if (size != pos_list_size (b))
    return FALSE;
  for (guint i = 0; i < size; i++)
    if (!pos_record_equal (pos_list_peek (a, i), pos_list_peek (b, i), wire_only))
      return FALSE;
  return TRUE;
}

static gboolean
field_equal (gpointer a, gpointer b, const PosField *field, gboolean wire_only)
{
  switch (field->kind) {
  case POS_FIELD_ID:
    return pos_id_equal (&pos_record_member (a, field, PosId),
                         &pos_record_member (b, field, PosId));
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    return g_strcmp0 (pos_record_member (a, field, char *), pos_record_member (b, field, char *)) ==
           0;
  case POS_FIELD_FLAG:
    return !pos_record_member (a, field, gboolean) == !pos_record_member (b, field, gboolean);
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_INSTANT:
    return pos_record_member (a, field, gint64) == pos_record_member (b, field, gint64);
  case POS_FIELD_DATE:
    return pos_record_member (a, field, PosDate).julian ==
           pos_record_member (b, field, PosDate).julian;
  case POS_FIELD_ENUM:
    return pos_record_member (a, field, int) == pos_record_member (b, field, int);
  case POS_FIELD_L10N:
    return pos_l10n_equal (pos_record_member (a, field, PosL10n *),
                           pos_record_member (b, field, PosL10n *));
  case POS_FIELD_TEXTS:
    return strv_equal0 (pos_record_member (a, field, GStrv), pos_record_member (b, field, GStrv));
  case POS_FIELD_RECORDS:
    return lists_equal (pos_record_member (a, field, GListStore *),
                        pos_record_member (b, field, GListStore *),
                        wire_only);
  default:
    g_assert_not_reached ();
  }
}

/* The place in @list of the item whose first field is the same id as that of @wanted, unless it
 * is @taken; the size of the list for none.  Items without an id are never the same.  The search
 * begins at @start, where the item lies when the lists differ little. */
static guint
list_find_same (GListStore *list, gpointer wanted, guint start, const gboolean *taken)
{
  const PosField *key = pos_record_get_fields (wanted);
  guint size = pos_list_size (list);

  if (key->kind != POS_FIELD_ID || pos_id_is_none (&pos_record_member (wanted, key, PosId)))
    return size;
  for (guint n = 0; n < size; n++) {
    guint i = (start + n) % size;
    gpointer item = pos_list_peek (list, i);
    if (!taken[i] && pos_id_equal (&pos_record_member (item, key, PosId),
                                   &pos_record_member (wanted, key, PosId)))
      return i;
  }
  return size;
}

static void
list_assign (GListStore *target, GListStore *source)
{
  guint size = pos_list_size (source), old_size = pos_list_size (target), head = 0, tail = 0;
  guint start = 0;
  g_autofree gboolean *taken = g_new0 (gboolean, old_size);
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (size, g_object_unref);

  for (guint i = 0; i < size; i++) {
    gpointer wanted = pos_list_peek (source, i);
    guint place = list_find_same (target, wanted, start, taken);

    if (place == old_size) {
      g_ptr_array_add (items, pos_record_copy (wanted));
      continue;
    }
    gpointer kept = pos_list_peek (target, place);
    pos_record_assign (kept, wanted);
    g_ptr_array_add (items, g_object_ref (kept));
    taken[place] = TRUE;
    start = place + 1;
  }

  /* Only the stretch that differs is spliced, so that rows on screen keep their widgets. */
  while (head < MIN (size, old_size) && items->pdata[head] == pos_list_peek (target, head))
    head++;
  while (tail < MIN (size, old_size) - head &&
         items->pdata[size - 1 - tail] == pos_list_peek (target, old_size - 1 - tail))
    tail++;
  if (head + tail < MAX (size, old_size))
    g_list_store_splice (
        target, head, old_size - head - tail, items->pdata + head, size - head - tail);
}

static void
field_assign (gpointer target, gpointer source, const PosField *field)
{
  switch (field->kind) {
  case POS_FIELD_ID:
    pos_record_member (target, field, PosId) = pos_record_member (source, field, PosId);
    break;
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    text_share (&pos_record_member (target, field, char *),
                pos_record_member (source, field, char *));
    break;
  case POS_FIELD_FLAG:
    pos_record_member (target, field, gboolean) = pos_record_member (source, field, gboolean);
    break;
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_INSTANT:
    pos_record_member (target, field, gint64) = pos_record_member (source, field, gint64);
    break;
  case POS_FIELD_DATE:
    pos_record_member (target, field, PosDate) = pos_record_member (source, field, PosDate);
    break;
  case POS_FIELD_ENUM:
    pos_record_member (target, field, int) = pos_record_member (source, field, int);
    break;
  case POS_FIELD_L10N:
    pos_l10n_set (&pos_record_member (target, field, PosL10n *),
                  pos_record_member (source, field, PosL10n *));
    break;
  case POS_FIELD_TEXTS: {
    GStrv copy = g_strdupv (pos_record_member (source, field, GStrv));
    g_strfreev (pos_record_member (target, field, GStrv));
    pos_record_member (target, field, GStrv) = copy;
    break;
  }
  case POS_FIELD_RECORDS:
    list_assign (pos_record_member (target, field, GListStore *),
                 pos_record_member (source, field, GListStore *));
    break;
  default:
    g_assert_not_reached ();
  }
}

void
pos_record_assign (gpointer target, gpointer source)
{
  PosRecordClass *klass = POS_RECORD_GET_CLASS (target);

  g_return_if_fail (G_OBJECT_TYPE (target) == G_OBJECT_TYPE (source));
  if (target == source)
    return;

  g_object_freeze_notify (target);
  if (klass->currency_offset)
    G_STRUCT_MEMBER (guint32, target, klass->currency_offset) =
        G_STRUCT_MEMBER (guint32, source, klass->currency_offset);
  for (const PosField *field = klass->fields; field->name; field++) {
    if (field_equal (target, source, field, FALSE))
      continue;
    field_assign (target, source, field);
    g_object_notify (target, field->name);
  }
  json_t **unknown = pos_record_unknown_members (target);
  json_decref (*unknown);
  *unknown = json_incref (*pos_record_unknown_members (source));
  g_object_thaw_notify (target);
}

gpointer
pos_record_copy (gpointer record)
{
  gpointer copy = g_object_new (G_OBJECT_TYPE (record), NULL);
  PosRecordClass *klass = POS_RECORD_GET_CLASS (record);

  for (const PosField *field = klass->fields; field->name; field++)
    field_assign (copy, record, field);
  if (klass->currency_offset)
    G_STRUCT_MEMBER (guint32, copy, klass->currency_offset) =
        G_STRUCT_MEMBER (guint32, record, klass->currency_offset);
  *pos_record_unknown_members (copy) = json_incref (*pos_record_unknown_members (record));
  return copy;
}

gboolean
pos_record_equal (gpointer a, gpointer b, gboolean wire_only)
{
  PosRecordClass *klass = POS_RECORD_GET_CLASS (a);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;
  if (klass->currency_offset && G_STRUCT_MEMBER (guint32, a, klass->currency_offset) !=
                                    G_STRUCT_MEMBER (guint32, b, klass->currency_offset))
    return FALSE;
  for (const PosField *field = klass->fields; field->name; field++)
    if (!(wire_only && field->flags & POS_FIELD_LOCAL) && !field_equal (a, b, field, wire_only))
      return FALSE;
  return TRUE;
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
  for (guint i = 0; fields[i].name; i++)
    g_object_class_install_property (
        G_OBJECT_CLASS (klass), i + 1, field_make_property (&fields[i]));
}

static void
pos_record_finalize (GObject *object)
{
  for (const PosField *field = pos_record_get_fields (object); field->name; field++)
    field_clear (object, field);
  json_decref (*pos_record_unknown_members (object));
  G_OBJECT_CLASS (pos_record_parent_class)->finalize (object);
}

static void
pos_record_constructed (GObject *object)
{
  G_OBJECT_CLASS (pos_record_parent_class)->constructed (object);
  for (const PosField *field = pos_record_get_fields (object); field->name; field++)
    if (field->kind == POS_FIELD_RECORDS)
      pos_record_member (object, field, GListStore *) = g_list_store_new (field->item_type ());
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
