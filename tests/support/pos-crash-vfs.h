/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-crash-vfs.h — a disk in memory whose power can be cut at any moment, for tests.
 * What was written since the last sync is, after a cut, there, gone, or there by halves: sector by
 * sector, and a sector that was being written may be garbage as a whole.  Syncs can fail the way
 * real ones do: an error once, and the unwritten pages forgotten.
 * Thread: any; the hook runs on the thread that writes.  Source: reliability F1, F4.
 *
 * Files are named by the paths the database is opened with; the lock file beside it is a real file,
 * so the path's folder must exist. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct _PosCrashDisk PosCrashDisk;

/**
 * PosCrashTraits:
 * @sector_size: what a cut tears apart; 0 = 4096
 * @garbage: whether an interrupted sector may become noise, its neighbors' bytes included
 * @claims_safe_overwrite: tells the engine that neighbors are safe, whatever `psow` says; with
 *   @garbage this is a lie that loses orders, and a test must notice
 * @forgets_log_syncs: syncs of the log do nothing until the file itself is synced, which is what
 *   synchronous=NORMAL amounts to; a test must notice
 * @hides_sync_failures: drops the pages and reports success; a test must notice
 */
typedef struct {
  guint sector_size;
  gboolean garbage;
  gboolean claims_safe_overwrite;
  gboolean forgets_log_syncs;
  gboolean hides_sync_failures;
} PosCrashTraits;

typedef void (*PosCrashHook) (PosCrashDisk *disk, gpointer data);

/* An empty disk.  The same seed and the same calls give the same disk. */
PosCrashDisk *pos_crash_disk_new (guint32 seed, const PosCrashTraits *traits);
/* Another disk with the same files, all of them synced; it gets its own @seed and @traits. */
PosCrashDisk *pos_crash_disk_copy (PosCrashDisk *self, guint32 seed, const PosCrashTraits *traits);
/* Every database on it must be closed. */
void pos_crash_disk_free (PosCrashDisk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosCrashDisk, pos_crash_disk_free)

/* Name of the VFS, for PosDbOptions. */
const char *pos_crash_disk_get_vfs (PosCrashDisk *self);

/* @hook runs around every write, truncation, deletion and sync; %NULL ends that. */
void pos_crash_disk_set_hook (PosCrashDisk *self, PosCrashHook hook, gpointer data);

/* What would be on the disk if the power went now.  The original lives on. */
PosCrashDisk *pos_crash_disk_cut_power (PosCrashDisk *self);

/* What would be there for sure if the power went now: what was synced, and nothing else.  Draws no
 * lots, so that looking changes nothing of what comes. */
PosCrashDisk *pos_crash_disk_copy_synced (PosCrashDisk *self);

/* From now on one sync in @one_in fails at random; 0 = none. */
void pos_crash_disk_set_sync_failures (PosCrashDisk *self, guint one_in);
guint pos_crash_disk_get_sync_failures (PosCrashDisk *self);

/* Size of a file, or −1. */
gint64 pos_crash_disk_get_size (PosCrashDisk *self, const char *path);
/* What a program would read there now.  Returns: (transfer full): empty when there is no file. */
GBytes *pos_crash_disk_read (PosCrashDisk *self, const char *path);

G_END_DECLS
