/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-rescue-scan.h — every row of a damaged table that can be read: from both ends, and what lies
 * between by halves.
 * Layer: store, private to pos-rescue.c.  Thread: main; blocks. */
#pragma once
#include "db/pos-db.h"

G_BEGIN_DECLS

/**
 * PosRescueScan:
 * @up: a query of the rows with a key from :low to :high, at most :limit, in the order of their
 *   keys; @down: in the opposite order
 * @ids: keys are ids, told apart by their first half; else whole numbers from 1 on
 * @read: keeps a row; %FALSE: it cannot be one.  @key: (out): its key
 * @kept: some rows were read, and nothing is open: they can be written
 * @end_is_known: (out): the last row was read, or there is none
 * @n_broken: (out): places where there is or was something that cannot be read
 */
typedef struct {
  PosDb *db;
  const char *up, *down;
  gboolean ids;
  gboolean (*read) (PosDbStatement *row, gpointer data, gint64 *key, GError **error);
  gboolean (*kept) (gpointer data, GError **error);
  gpointer data;

  gboolean end_is_known;
  guint n_broken;
  guint patience; /* private */
} PosRescueScan;

/* %FALSE: what was read cannot be written. */
gboolean pos_rescue_scan (PosRescueScan *self, GError **error);

/* The number that stands for an id here: the first half of it. */
gint64 pos_rescue_key_of_id (const PosId *id);

G_END_DECLS
