/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-record-private.h — what pos-record.c and pos-record-json.c share. */
#pragma once
#include <jansson.h>

typedef struct {
  json_t *unknown; /* members of the JSON it was read from that the table does not name */
} PosRecordPrivate;
