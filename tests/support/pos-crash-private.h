/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-crash-private.h — what the disk and its SQLite face share. */
#pragma once
#include "pos-crash-bytes.h"
#include "pos-crash-vfs.h"
#include <sqlite3.h>

G_BEGIN_DECLS

/* A write, or a truncation when @bytes is %NULL, that no sync has covered yet. */
typedef struct {
  gint64 offset;
  GBytes *bytes;
} PosCrashChange;

/**
 * PosCrashFile:
 * @now: what a running program reads; @durable: what a sync has put down
 * @changes: (element-type PosCrashChange): from @durable to @now, in order
 * @n_shared: connections that hold a shared lock; @reserved, @exclusive: who holds it, or %NULL
 * @regions: the log's index, in shared memory; gone when the power goes
 * @index_shared, @index_exclusive: its eight locks
 */
typedef struct {
  char *name;
  gatomicrefcount ref_count;
  PosCrashBytes now;
  PosCrashBytes durable;
  GPtrArray *changes;
  guint n_shared;
  gpointer reserved;
  gpointer exclusive;
  GPtrArray *regions;
  guint index_shared[SQLITE_SHM_NLOCK];
  gboolean index_exclusive[SQLITE_SHM_NLOCK];
} PosCrashFile;

struct _PosCrashDisk {
  sqlite3_vfs vfs;
  char *name;
  GMutex mutex;
  GRand *chance;
  PosCrashTraits traits;
  GHashTable *files;
  PosCrashHook hook;
  gpointer hook_data;
  guint sync_fails_one_in;
  guint n_sync_failures;
};

/* The following hold the disk's mutex. */
PosCrashFile *pos_crash_disk_look_up (PosCrashDisk *self, const char *name, gboolean create);
PosCrashFile *pos_crash_file_ref (PosCrashFile *file);
void pos_crash_file_unref (PosCrashFile *file);
void pos_crash_file_change (PosCrashFile *file, gint64 offset, GBytes *bytes);
int pos_crash_file_sync (PosCrashDisk *self, PosCrashFile *file);

/* Without the mutex. */
void pos_crash_disk_call_hook (PosCrashDisk *self);
/* Fills in the SQLite face of @self and registers it. */
void pos_crash_disk_register (PosCrashDisk *self);

G_END_DECLS
