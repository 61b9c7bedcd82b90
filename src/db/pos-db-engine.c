/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-db-engine.c — one writer, some readers, and the recipe for a disk that fails. */
#include "db/pos-db-engine.h"
#include "base/pos-error.h"
#include "db/pos-db-engine-private.h"
#include "db/pos-db-transaction.h"
#include <unistd.h>

#define DEFAULT_CHECKPOINT_FRAMES 1000
/* Without an idle moment for this many times the usual log, a write waits for a checkpoint. */
#define PATIENCE 4
/* … and without the reserve this many pages in the log are enough: the log would fill with itself
 * the room that the reserve has made for what is in it. */
#define FRAMES_WITHOUT_RESERVE 64

static guint
checkpoint_frames (PosDbEngine *self)
{
  guint wanted = self->options.checkpoint_frames;

  return wanted > 0 ? wanted : DEFAULT_CHECKPOINT_FRAMES;
}

static void
close_readers (PosDbEngine *self)
{
  for (guint i = 0; i < self->n_readers; i++)
    g_clear_pointer (&self->readers[i], pos_db_connection_discard);
}

static gboolean
try_writer (PosDbEngine *self, GError **error)
{
  PosDbConnection *writer;

  if (!pos_db_engine_is_the_file (self, error))
    return FALSE;
  writer = pos_db_connection_open (self->path, self->options.vfs, POS_DB_CONNECTION_WRITER, error);
  if (!writer)
    return FALSE;
  if (!pos_db_connection_configure (writer, error) ||
      !pos_db_connection_checkpoint (writer, TRUE, error)) {
    pos_db_connection_close (writer, FALSE);
    return FALSE;
  }
  pos_db_footprint_take (&self->footprint, self->path);
  self->frames_tried = 0;
  self->writer = writer;
  return TRUE;
}

/* Opens the writer on what a crash or a failed disk left, and brings the whole log to safety: a
 * row that was found in the log must not be lost again. */
gboolean
pos_db_engine_open_writer (PosDbEngine *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  gboolean ok = try_writer (self, &failure);
  if (!ok && g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_FULL) &&
      pos_db_ballast_release (&self->ballast)) {
    g_clear_error (&failure);
    ok = try_writer (self, &failure);
  }
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ok;
}

void
pos_db_engine_close_connections (PosDbEngine *self)
{
  g_atomic_int_set (&self->interrupt, 1);
  g_rw_lock_writer_lock (&self->gate);
  close_readers (self);
  g_clear_pointer (&self->writer, pos_db_connection_discard);
  g_atomic_int_set (&self->interrupt, 0);
}

/* A failed sync is fatal: the system may have dropped what it could not write, and the engine's
 * picture of the log is worthless.  So every connection goes, without a checkpoint, and the log is
 * read again from the disk. */
static gboolean
recover (PosDbEngine *self, GError **error)
{
  pos_db_engine_close_connections (self);
  gboolean ok = pos_db_engine_open_writer (self, error);
  g_rw_lock_writer_unlock (&self->gate);
  return ok;
}

static void
recover_or_warn (PosDbEngine *self)
{
  g_autoptr (GError) error = NULL;

  g_warning ("The disk failed under %s; opening it again", self->path);
  if (!recover (self, &error))
    g_warning ("Cannot open %s again: %s", self->path, error->message);
}

/* Empties the log, which needs a moment without readers. */
static gboolean
fold_everything (PosDbEngine *self, GError **error)
{
  g_rw_lock_writer_lock (&self->gate);
  gboolean ok = pos_db_connection_checkpoint (self->writer, TRUE, error);
  g_rw_lock_writer_unlock (&self->gate);
  return ok;
}

/* Repairs what a failed write left behind, and says in the error what became of it. */
static void
settle (PosDbEngine *self, PosDbTransactionOutcome outcome, GError **failure)
{
  /* A full disk may leave a whole transaction behind the log's end; an empty log has no "behind",
   * once it is empty for good. */
  if (!self->writer->broken && outcome == POS_DB_TRANSACTION_UNKNOWN &&
      fold_everything (self, NULL) && pos_db_connection_sync_log (self->writer, NULL))
    outcome = POS_DB_TRANSACTION_NOT_STORED;
  if (self->writer->broken)
    recover_or_warn (self);
  if (outcome == POS_DB_TRANSACTION_NOT_STORED)
    return;

  g_autoptr (GError) plain = g_steal_pointer (failure);
  GVariantDict details;
  g_variant_dict_init (&details, pos_error_get_details (plain));
  g_variant_dict_insert (&details, "outcome", "s", "unknown");
  pos_set_error (failure,
                 plain->domain,
                 plain->code,
                 g_variant_dict_end (&details),
                 "%s; whether it was stored must be looked up",
                 plain->message);
}

static guint
most_frames (PosDbEngine *self)
{
  return self->ballast.size > 0 && !self->ballast.present
             ? MIN (FRAMES_WITHOUT_RESERVE, checkpoint_frames (self))
             : checkpoint_frames (self) * PATIENCE;
}

static void
after_write (PosDbEngine *self)
{
  g_autoptr (GError) error = NULL;

  pos_db_ballast_refill (&self->ballast, FALSE);
  if (self->writer->wal_frames < most_frames (self))
    return;
  if (!pos_db_connection_checkpoint (self->writer, FALSE, &error))
    g_warning ("Checkpoint of %s: %s", self->path, error->message);
  if (self->writer->broken)
    recover_or_warn (self);
}

/* Without a writer thread, who writes is the writer. */
static void
take_writer (PosDbEngine *self)
{
  if (self->options.threadless && self->writer)
    self->writer->owner = g_thread_self ();
}

int
pos_db_engine_get_refusal (PosDbEngine *self)
{
  return self->full ? POS_DB_ERROR_FULL : POS_DB_ERROR_READ_ONLY;
}

gboolean
pos_db_engine_write (
    PosDbEngine *self, PosDbFunc func, gpointer data, GHashTable *topics, GError **error)
{
  PosDbTransactionOutcome outcome;
  g_autoptr (GError) failure = NULL;

  if (self->read_only)
    return pos_set_error (error,
                          POS_DB_ERROR,
                          pos_db_engine_get_refusal (self),
                          NULL,
                          self->full ? "%s cannot be written: the disk is full"
                                     : "%s cannot be written",
                          self->path);
  if (!self->writer && !recover (self, error))
    return FALSE;
  if (!pos_db_engine_is_in_place (self, error))
    return FALSE;

  take_writer (self);
  gboolean ok = pos_db_transaction_run (self->writer, func, data, topics, &outcome, &failure);
  if (!ok && g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_FULL) &&
      pos_db_ballast_release (&self->ballast)) {
    g_clear_error (&failure);
    g_hash_table_remove_all (topics);
    ok = pos_db_transaction_run (self->writer, func, data, topics, &outcome, &failure);
  }
  if (ok) {
    /* It is stored, in files that may have been taken away this very moment. */
    pos_db_engine_is_in_place (self, NULL);
    after_write (self);
    return TRUE;
  }
  settle (self, outcome, &failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
pos_db_engine_checkpoint (PosDbEngine *self, GError **error)
{
  if (self->read_only)
    return TRUE;
  if (!self->writer)
    return recover (self, error);

  take_writer (self);
  gboolean ok = fold_everything (self, error);
  if (self->writer->broken)
    recover_or_warn (self);
  pos_db_ballast_refill (&self->ballast, TRUE);
  return ok;
}

gboolean
pos_db_engine_has_idle_work (PosDbEngine *self)
{
  return self->writer && self->writer->wal_frames >= checkpoint_frames (self) &&
         self->writer->wal_frames != self->frames_tried;
}

void
pos_db_engine_idle (PosDbEngine *self)
{
  g_autoptr (GError) error = NULL;

  if (!pos_db_connection_checkpoint (self->writer, FALSE, &error))
    g_warning ("Checkpoint of %s: %s", self->path, error->message);
  if (self->writer->broken)
    recover_or_warn (self);
  else
    self->frames_tried = self->writer->wal_frames;
}

void
pos_db_engine_free (PosDbEngine *self)
{
  if (self->lock >= 0)
    close (self->lock);
  pos_db_ballast_clear (&self->ballast);
  g_rw_lock_clear (&self->gate);
  g_free ((char *)self->options.migrations);
  g_free ((char *)self->options.vfs);
  g_object_unref (self->options.clock);
  g_free (self->readers);
  g_free (self->rescue);
  g_free (self->path);
  g_free (self);
}

gboolean
pos_db_engine_close (PosDbEngine *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean ok = TRUE;

  close_readers (self);
  take_writer (self);
  if (self->writer && !pos_db_engine_is_in_place (self, &failure)) {
    ok = FALSE;
    pos_db_connection_discard (self->writer);
  } else if (self->writer) {
    ok = pos_db_connection_exec (self->writer, "PRAGMA optimize", &failure) &&
         pos_db_connection_checkpoint (self->writer, TRUE, &failure);
    pos_db_connection_close (self->writer, ok);
  }
  pos_db_engine_free (self);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ok;
}
