/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-record-private.h — what the files of pos-record.h share. */
#pragma once
#include "base/pos-record.h"

typedef struct {
  json_t *unknown; /* members of the JSON it was read from that the table does not name */
} PosRecordPrivate;

/* Members that can be copied and compared as bytes. */
typedef struct _PosRecordSpan {
  gsize offset, size;
} PosRecordSpan;

/* One of a class's fields in the order of their names, and how its member begins in JSON: "name":
 */
typedef struct _PosRecordName {
  const PosField *field;
  char *label;
  gsize size; /* of the label, in bytes */
} PosRecordName;

/* What pos_record_class_set_fields() works out of the table. */
void pos_record_class_lay_out (PosRecordClass *klass);

/* @text: a GRefString that another member holds, or %NULL. */
void pos_text_share (char **member, char *text);

/* Lets go of what one of the owning fields points to. */
void pos_record_field_clear (gpointer record, const PosField *field);

/* Stands for the member "currency" among a class's sorted fields. */
extern const PosField pos_record_currency_field;

/* Whether @field is in the JSON of @record; asked of every field that is written, so inline. */
static inline gboolean
pos_record_field_is_written (gpointer record, const PosField *field)
{
  if (!(field->flags & (POS_FIELD_LOCAL | POS_FIELD_SPARSE)))
    return TRUE;
  return !(field->flags & POS_FIELD_LOCAL) && !pos_record_field_is_empty (record, field);
}

/* Whether @texts are said without a list: POS_FIELD_WAS_ONE. */
gboolean pos_record_is_written_as_one (GStrv texts, const PosField *field);
