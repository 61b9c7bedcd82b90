/* SPDX-License-Identifier: GPL-3.0-or-later
 * sample-record.h — a record with a field of every kind, for the tests of records. */
#pragma once
#include "base/pos-record.h"

#define POS_TYPE_SAMPLE_PART (pos_sample_part_get_type ())
POS_DECLARE_RECORD (PosSamplePart, sample_part, SAMPLE_PART)

struct _PosSamplePart {
  PosRecord parent_instance;
  PosId id;
  char *name;
  gint64 amount;
  gint64 place; /* local */
};

typedef enum {
  POS_SAMPLE_NONE,
  POS_SAMPLE_OPEN,
  POS_SAMPLE_CLOSED,
} PosSampleStatus;

#define POS_TYPE_SAMPLE (pos_sample_get_type ())
POS_DECLARE_RECORD (PosSample, sample, SAMPLE)

struct _PosSample {
  PosRecord parent_instance;
  guint32 currency;
  PosId id;
  char *name;
  gboolean taxable;
  gint64 count;
  gint64 total;
  PosUnitPrice unit_price;
  PosQuantity quantity;
  PosRate rate;
  PosDate day;
  gint64 made_at;
  int status;
  PosL10n *caption;
  GStrv tags;
  PosList *parts;
  char *extra;
  char *note; /* local */
};

/* Random in every field, parts included. */
PosSample *pos_sample_new_random (void);
PosSamplePart *pos_sample_part_new_random (void);
PosId pos_sample_random_id (void);
