/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-engine-private.h — the engine's own state, for its files only. */
#pragma once
#include "db/pos-db-engine.h"
#include "db/pos-db-files.h"

G_BEGIN_DECLS

/**
 * PosDbEngine:
 * @gate: readers hold it shared while they use a connection; who closes connections holds it alone
 * @interrupt: 1 while somebody waits at the gate with a failed disk: reads end early
 * @writer: (nullable): none in a read-only database, and after a recovery that failed
 * @without_log: there is a log that nobody could read: who reads may hold something older, and only
 * a new start makes that good
 * @full: it is read-only because there is no room
 * @readers: opened when first used
 * @frames_tried: length of the log at the last idle checkpoint that did not empty it
 * @footprint: of the files that the writer has open
 * @rescue: (nullable): copy of what they held when somebody had moved them away
 * @lock: descriptor, or −1 in a read-only database
 */
struct _PosDbEngine {
  char *path;
  PosDbOptions options;
  gint read_only; /* changed by the writer only */
  PosDbConnectionMode reader_mode;
  gboolean without_log;
  gboolean full;
  int version;
  int lock;
  PosDbConnection *writer;
  PosDbConnection **readers;
  guint n_readers;
  GRWLock gate;
  gint interrupt;
  guint frames_tried;
  PosDbBallast ballast;
  PosDbFootprint footprint;
  char *rescue;
};

gboolean pos_db_engine_open_writer (PosDbEngine *self, GError **error);
/* Whoever calls it has the gate for himself afterwards, and opens it again. */
void pos_db_engine_close_connections (PosDbEngine *self);
/* Whether @path still names what was opened.  IO otherwise. */
gboolean pos_db_engine_is_the_file (PosDbEngine *self, GError **error);
/* The same for all files of a database that is open for writing.  When they are gone, what they
 * held, which nobody else can reach any more, is copied to a file beside their place. */
gboolean pos_db_engine_is_in_place (PosDbEngine *self, GError **error);
void pos_db_engine_free (PosDbEngine *self);

G_END_DECLS
