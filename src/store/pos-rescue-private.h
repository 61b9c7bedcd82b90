/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-rescue-private.h — where a rescue reads and where it writes, and what it has found.
 * Layer: store, private to the rescue.  Thread: main; blocks. */
#pragma once
#include "store/pos-local-store.h"
#include "store/pos-record-sql.h"
#include "store/pos-rescue-scan.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

typedef struct {
  PosLocalStore *from; /* a copy of what is damaged, only to be read */
  PosLocalStore *to;
  char *copy; /* its folder, below the new one's until this is cleared */
} PosRescuePlace;

/* Errors: see pos_rescue(). */
gboolean pos_rescue_place_open (PosRescuePlace *self,
                                const char *damaged,
                                const char *folder,
                                PosContext *context,
                                GError **error);
void pos_rescue_place_clear (PosRescuePlace *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosRescuePlace, pos_rescue_place_clear)

#define POS_RESCUE_BETWEEN(table, key, order)                                                      \
  "FROM " table " WHERE " key " BETWEEN :low AND :high ORDER BY " key order " LIMIT :limit"

typedef struct {
  PosLocalStore *from, *to;
  GPtrArray *report;
  gboolean whole;
  guint n_broken; /* places in orders */

  /* Of the table at hand. */
  PosRecordTable *table;
  gboolean (*proves) (gpointer record);
  GPtrArray *rows;   /* read and not written yet */
  GHashTable *seen;  /* keys of what was read, as text */
  GArray *sequences; /* of what was written */
  guint n_rows;
} PosRescue;

/* A sentence of the report.  @whole: nothing is missing by it. */
void pos_rescue_say (PosRescue *self, gboolean whole, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* Another table. */
void
pos_rescue_begin (PosRescue *self, PosRecordTable *table, gboolean (*proves) (gpointer record));

/* How many of a table with numbers were saved, and which are missing. */
void pos_rescue_say_numbered (PosRescue *self, const char *what, const PosRescueScan *scan);

/* After the messages. */
gboolean pos_rescue_orders (PosRescue *self, GError **error);
gboolean pos_rescue_shifts (PosRescue *self, GError **error);

G_END_DECLS
