/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-db-engine.h — the connections of one database and what to do when one fails; private to
 * src/db.  Thread: open, write, checkpoint, idle and close on the writer thread; read, copy and
 * check on other threads, each with the number of a connection that no other uses meanwhile. */
#pragma once
#include "db/pos-db-connection.h"

G_BEGIN_DECLS

typedef struct _PosDbEngine PosDbEngine;

PosDbEngine *
pos_db_engine_open (const char *path, const PosDbOptions *options, guint n_readers, GError **error);
gboolean pos_db_engine_close (PosDbEngine *self, GError **error);

gboolean pos_db_engine_is_read_only (PosDbEngine *self);
/* Why it is: a PosDbError. */
int pos_db_engine_get_refusal (PosDbEngine *self);
int pos_db_engine_get_schema_version (PosDbEngine *self);

/* Before a write: a disk that was full or refused writes when the database was opened may take them
 * by now; else it would stay so until the next start.  Nothing happens to a writable one. */
void pos_db_engine_try_writing (PosDbEngine *self);
/* @topics: filled with what a committed transaction touched. */
gboolean pos_db_engine_write (
    PosDbEngine *self, PosDbFunc func, gpointer data, GHashTable *topics, GError **error);
gboolean pos_db_engine_checkpoint (PosDbEngine *self, GError **error);

/* Whether an idle moment would be used, and using it. */
gboolean pos_db_engine_has_idle_work (PosDbEngine *self);
void pos_db_engine_idle (PosDbEngine *self);

gboolean pos_db_engine_read (PosDbEngine *self,
                             guint reader,
                             PosDbFunc func,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gboolean pos_db_engine_copy (
    PosDbEngine *self, const char *path, PosDbFunc mark, gpointer data, GError **error);
GStrv pos_db_engine_check (PosDbEngine *self, GCancellable *cancellable, GError **error);

G_END_DECLS
