/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-record-copy.c — copying and comparing, driven by the field table. */
#include "base/pos-record-private.h"

#include <string.h>

/* Copies share their texts. */
static gboolean
texts_equal (const char *a, const char *b)
{
  return a == b || g_strcmp0 (a, b) == 0;
}

static gboolean
strv_equal0 (GStrv a, GStrv b)
{
  static const char *const empty[] = {NULL};

  return g_strv_equal (a ? (const char *const *)a : empty, b ? (const char *const *)b : empty);
}

static gboolean records_look_alike (gpointer a, gpointer b);

static gboolean
lists_equal (PosList *a, PosList *b, gboolean wire_only)
{
  guint size = pos_list_size (a);

  if (size != pos_list_size (b))
    return FALSE;
  for (guint i = 0; i < size; i++)
    if (!records_look_alike (pos_list_peek (a, i), pos_list_peek (b, i)) &&
        !pos_record_equal (pos_list_peek (a, i), pos_list_peek (b, i), wire_only))
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
    return texts_equal (pos_record_member (a, field, char *), pos_record_member (b, field, char *));
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
    return lists_equal (pos_record_member (a, field, PosList *),
                        pos_record_member (b, field, PosList *),
                        wire_only);
  default:
    g_assert_not_reached ();
  }
}

/* The place in @list of the item whose first field is the same id as that of @wanted, unless it
 * is @taken; the size of the list for none.  Items without an id are never the same.  The search
 * begins at @start, where the item lies when the lists differ little. */
static guint
list_find_same (PosList *list, gpointer wanted, guint start, const gboolean *taken)
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
list_assign (PosList *target, PosList *source)
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
    pos_list_splice (target, head, old_size - head - tail, items->pdata + head, size - head - tail);
}

static void
list_fill (PosList *empty, PosList *source)
{
  guint size = pos_list_size (source);
  g_autoptr (GPtrArray) items = NULL;

  if (size == 0)
    return;
  items = g_ptr_array_new_full (size, g_object_unref);
  for (guint i = 0; i < size; i++)
    g_ptr_array_add (items, pos_record_copy (pos_list_peek (source, i)));
  pos_list_splice (empty, 0, 0, items->pdata, items->len);
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
    pos_text_share (&pos_record_member (target, field, char *),
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
    list_assign (pos_record_member (target, field, PosList *),
                 pos_record_member (source, field, PosList *));
    break;
  default:
    g_assert_not_reached ();
  }
}

static gboolean
spans_look_alike (gpointer a, gpointer b)
{
  for (const PosRecordSpan *span = POS_RECORD_GET_CLASS (a)->spans; span->size > 0; span++)
    if (memcmp (G_STRUCT_MEMBER_P (a, span->offset),
                G_STRUCT_MEMBER_P (b, span->offset),
                span->size) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
lists_look_alike (PosList *a, PosList *b)
{
  guint size = pos_list_size (a);

  if (size != pos_list_size (b))
    return FALSE;
  for (guint i = 0; i < size; i++)
    if (!records_look_alike (pos_list_peek (a, i), pos_list_peek (b, i)))
      return FALSE;
  return TRUE;
}

/* The same bytes: what a copy and its source are until one of them changes.  Records that are equal
 * may still look different. */
static gboolean
records_look_alike (gpointer a, gpointer b)
{
  if (!spans_look_alike (a, b))
    return FALSE;
  for (const PosField *const *at = POS_RECORD_GET_CLASS (a)->owning; *at; at++)
    if ((*at)->kind == POS_FIELD_RECORDS &&
        !lists_look_alike (pos_record_member (a, *at, PosList *),
                           pos_record_member (b, *at, PosList *)))
      return FALSE;
  return *pos_record_unknown_members (a) == *pos_record_unknown_members (b);
}

static void
unknown_assign (gpointer target, gpointer source)
{
  json_t **unknown = pos_record_unknown_members (target);

  json_decref (*unknown);
  *unknown = json_incref (*pos_record_unknown_members (source));
}

void
pos_record_assign (gpointer target, gpointer source)
{
  PosRecordClass *klass = POS_RECORD_GET_CLASS (target);

  g_return_if_fail (G_OBJECT_TYPE (target) == G_OBJECT_TYPE (source));
  if (target == source || records_look_alike (target, source))
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
  unknown_assign (target, source);
  g_object_thaw_notify (target);
}

/* The bytes of @field were copied: what they point to is shared, or copied as well.  Lists are not
 * among those bytes. */
static void
field_own (gpointer copy, gpointer record, const PosField *field)
{
  switch (field->kind) {
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
    if (pos_record_member (copy, field, char *))
      g_ref_string_acquire (pos_record_member (copy, field, char *));
    break;
  case POS_FIELD_L10N:
    pos_l10n_ref (pos_record_member (copy, field, PosL10n *));
    break;
  case POS_FIELD_TEXTS:
    pos_record_member (copy, field, GStrv) = g_strdupv (pos_record_member (record, field, GStrv));
    break;
  case POS_FIELD_RECORDS:
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
    g_assert_not_reached ();
  }
}

/* Members outside of lists, into a @copy that owns none. */
static void
members_copy (gpointer copy, gpointer record)
{
  PosRecordClass *klass = POS_RECORD_GET_CLASS (record);

  for (const PosRecordSpan *span = klass->spans; span->size > 0; span++)
    memcpy (G_STRUCT_MEMBER_P (copy, span->offset),
            G_STRUCT_MEMBER_P (record, span->offset),
            span->size);
  for (const PosField *const *at = klass->owning; *at; at++)
    field_own (copy, record, *at);
}

gpointer
pos_record_copy_sharing (gpointer record, const PosList *shared)
{
  gpointer copy = g_object_new (G_OBJECT_TYPE (record), NULL);

  members_copy (copy, record);
  for (const PosField *const *at = POS_RECORD_GET_CLASS (record)->owning; *at; at++) {
    if ((*at)->kind != POS_FIELD_RECORDS)
      continue;
    PosList **member = &pos_record_member (copy, *at, PosList *);
    PosList *source = pos_record_member (record, *at, PosList *);
    if (source == shared)
      g_set_object (member, source);
    else
      list_fill (*member, source);
  }
  unknown_assign (copy, record);
  return copy;
}

gpointer
pos_record_copy (gpointer record)
{
  return pos_record_copy_sharing (record, NULL);
}

/* Who holds the only reference may write without being noticed. */
static gboolean
is_held_once (gpointer object)
{
  return g_atomic_int_get ((int *)&G_OBJECT (object)->ref_count) == 1;
}

static void record_copy_into (gpointer copy, gpointer record);

static void
list_copy_into (PosList **member, PosList *source)
{
  if (!is_held_once (*member)) {
    g_object_unref (*member);
    *member = pos_list_new (g_list_model_get_item_type (G_LIST_MODEL (source)));
  }

  PosList *copy = *member;
  guint size = pos_list_size (source), old_size = pos_list_size (copy);
  for (guint i = 0; i < size; i++) {
    gpointer item = pos_list_peek (source, i);

    if (i < old_size && is_held_once (pos_list_peek (copy, i))) {
      record_copy_into (pos_list_peek (copy, i), item);
      continue;
    }
    g_autoptr (PosRecord) fresh = pos_record_copy (item);
    pos_list_splice (copy, i, i < old_size ? 1 : 0, (gpointer *)&fresh, 1);
  }
  if (old_size > size)
    pos_list_splice (copy, size, old_size - size, NULL, 0);
}

static void
record_copy_into (gpointer copy, gpointer record)
{
  PosRecordClass *klass = POS_RECORD_GET_CLASS (record);

  if (!spans_look_alike (copy, record)) {
    for (const PosField *const *at = klass->owning; *at; at++)
      if ((*at)->kind != POS_FIELD_RECORDS)
        pos_record_field_clear (copy, *at);
    members_copy (copy, record);
  }
  for (const PosField *const *at = klass->owning; *at; at++)
    if ((*at)->kind == POS_FIELD_RECORDS)
      list_copy_into (&pos_record_member (copy, *at, PosList *),
                      pos_record_member (record, *at, PosList *));
  unknown_assign (copy, record);
}

gpointer
pos_record_copy_again (gpointer spare, gpointer record)
{
  g_autoptr (GObject) owned = spare;

  if (!spare || spare == record || G_OBJECT_TYPE (spare) != G_OBJECT_TYPE (record) ||
      !is_held_once (spare))
    return pos_record_copy (record);
  record_copy_into (spare, record);
  return g_steal_pointer (&owned);
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
