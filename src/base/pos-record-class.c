/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-record-class.c — what follows from a table of fields once, for all instances. */
#include "base/pos-record-private.h"

#include <string.h>

const PosField pos_record_currency_field = {.name = "currency", .kind = POS_FIELD_TEXT};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const PosField *const *)a)->name, (*(const PosField *const *)b)->name);
}

static const PosField **
end_list (GPtrArray *fields)
{
  g_ptr_array_add (fields, NULL);
  return (const PosField **)g_ptr_array_free (fields, FALSE);
}

/* Of a member in the instance. */
static gsize
get_size (const PosField *field)
{
  switch (field->kind) {
  case POS_FIELD_ID:
    return sizeof (PosId);
  case POS_FIELD_FLAG:
  case POS_FIELD_ENUM:
    return sizeof (int);
  case POS_FIELD_DATE:
    return sizeof (PosDate);
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
  case POS_FIELD_INSTANT:
    return sizeof (gint64);
  case POS_FIELD_TEXT:
  case POS_FIELD_JSON:
  case POS_FIELD_L10N:
  case POS_FIELD_TEXTS:
  case POS_FIELD_RECORDS:
  default:
    return sizeof (gpointer);
  }
}

static PosRecordWritten
find_written (const PosField *field)
{
  if (!(field->flags & POS_FIELD_SPARSE))
    return POS_WRITTEN_ALWAYS;
  if ((field->flags & POS_FIELD_SAID) || field->kind == POS_FIELD_RECORDS)
    return POS_WRITTEN_IF_ASKED;
  switch (get_size (field)) {
  case sizeof (guint32):
    return POS_WRITTEN_IF_NARROW;
  case sizeof (guint64):
    return POS_WRITTEN_IF_WIDE;
  default:
    return POS_WRITTEN_IF_ASKED;
  }
}

static const PosRecordName *
sort_fields (PosRecordClass *klass)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  GArray *sorted = g_array_new (TRUE, TRUE, sizeof (PosRecordName));

  if (klass->currency_offset)
    g_ptr_array_add (fields, (gpointer)&pos_record_currency_field);
  for (const PosField *field = klass->fields; field->name; field++)
    if (!(field->flags & POS_FIELD_LOCAL))
      g_ptr_array_add (fields, (gpointer)field);
  g_ptr_array_sort (fields, compare_names);
  for (guint i = 0; i < fields->len; i++) {
    PosRecordName name = {.field = fields->pdata[i]};
    name.label = g_strdup_printf ("\"%s\":", name.field->name);
    name.size = strlen (name.label);
    name.written = find_written (name.field);
    g_array_append_val (sorted, name);
  }
  gpointer found = g_array_free (sorted, FALSE);
  return found;
}

static gboolean
is_owning (const PosField *field)
{
  return field->kind == POS_FIELD_TEXT || field->kind == POS_FIELD_JSON ||
         field->kind == POS_FIELD_L10N || field->kind == POS_FIELD_TEXTS ||
         field->kind == POS_FIELD_RECORDS;
}

static gboolean
may_be_local (const PosField *field)
{
  return field->kind == POS_FIELD_RECORDS || field->flags & POS_FIELD_LOCAL;
}

static const PosField **
list_fields (PosRecordClass *klass, gboolean (*is_of) (const PosField *field))
{
  GPtrArray *found = g_ptr_array_new ();

  for (const PosField *field = klass->fields; field->name; field++)
    if (is_of (field))
      g_ptr_array_add (found, (gpointer)field);
  return end_list (found);
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  const PosRecordSpan *first = a, *second = b;

  return first->offset < second->offset ? -1 : first->offset > second->offset;
}

/* Members that follow each other, with no more than padding between them, are one stretch. */
static const PosRecordSpan *
find_spans (PosRecordClass *klass)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (PosRecordSpan));
  GArray *spans = g_array_new (TRUE, TRUE, sizeof (PosRecordSpan));
  PosRecordSpan currency = {klass->currency_offset, sizeof (guint32)};

  if (klass->currency_offset)
    g_array_append_val (members, currency);
  for (const PosField *field = klass->fields; field->name; field++) {
    PosRecordSpan member = {field->offset, get_size (field)};
    if (field->kind != POS_FIELD_RECORDS)
      g_array_append_val (members, member);
  }
  g_array_sort (members, compare_offsets);
  for (guint i = 0; i < members->len; i++) {
    PosRecordSpan member = g_array_index (members, PosRecordSpan, i);
    PosRecordSpan *last =
        spans->len > 0 ? &g_array_index (spans, PosRecordSpan, spans->len - 1) : NULL;

    if (last && member.offset < last->offset + last->size + sizeof (gpointer))
      last->size = member.offset + member.size - last->offset;
    else
      g_array_append_val (spans, member);
  }
  gpointer found = g_array_free (spans, FALSE);
  return found;
}

void
pos_record_class_lay_out (PosRecordClass *klass)
{
  klass->sorted = sort_fields (klass);
  klass->owning = list_fields (klass, is_owning);
  klass->local = list_fields (klass, may_be_local);
  klass->spans = find_spans (klass);
}
