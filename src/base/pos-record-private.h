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

/* When a member is in the JSON of its record. */
typedef enum {
  POS_WRITTEN_ALWAYS,
  POS_WRITTEN_IF_NARROW, /* its four bytes are not all zero */
  POS_WRITTEN_IF_WIDE,   /* its eight bytes are not all zero */
  POS_WRITTEN_IF_ASKED,  /* pos_record_field_is_empty() knows */
} PosRecordWritten;

/* One of a class's fields in the order of their names, and how its member begins in JSON: "name":
 */
typedef struct _PosRecordName {
  const PosField *field;
  char *label;
  gsize size; /* of the label, in bytes */
  PosRecordWritten written;
} PosRecordName;

/* What pos_record_class_set_fields() works out of the table. */
void pos_record_class_lay_out (PosRecordClass *klass);

/* @text: a GRefString that another member holds, or %NULL. */
void pos_text_share (char **member, char *text);

/* Lets go of what one of the owning fields points to. */
void pos_record_field_clear (gpointer record, const PosField *field);

/* Stands for the member "currency" among a class's sorted fields. */
extern const PosField pos_record_currency_field;

/* Whether a field of the class's sorted ones is in the JSON of @record.  Every tap asks it of each
 * field of each line, so most answers are a look at a few bytes. */
static inline gboolean
pos_record_name_is_written (gpointer record, const PosRecordName *name)
{
  switch (name->written) {
  case POS_WRITTEN_ALWAYS:
    return TRUE;
  case POS_WRITTEN_IF_NARROW:
    return pos_record_member (record, name->field, guint32) != 0;
  case POS_WRITTEN_IF_WIDE:
    return pos_record_member (record, name->field, guint64) != 0;
  case POS_WRITTEN_IF_ASKED:
  default:
    return !pos_record_field_is_empty (record, name->field);
  }
}

/* Whether @texts are said without a list: POS_FIELD_WAS_ONE. */
gboolean pos_record_is_written_as_one (GStrv texts, const PosField *field);
