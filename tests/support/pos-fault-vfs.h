/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-fault-vfs.h — a disk that fails when it is told to, for tests.
 * Lies over another disk (the real one, or one in memory) and fails the Nth call of the chosen
 * kinds, once, for a while or from then on.  Also watches who takes the checkpoint lock.
 * Thread: any.  Source: reliability F3, F5, F6, F21. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct _PosFaultVfs PosFaultVfs;

typedef enum {
  POS_FAULT_WRITE = 1 << 0,    /* an I/O error while writing */
  POS_FAULT_SYNC = 1 << 1,     /* an I/O error while syncing; nothing is dropped */
  POS_FAULT_TRUNCATE = 1 << 2, /* an I/O error while truncating */
  POS_FAULT_READ = 1 << 3,     /* an I/O error while reading */
  POS_FAULT_FULL = 1 << 4,     /* the disk is full while writing */
} PosFaultKinds;

/* @base: (nullable): name of the VFS below; the system's own when %NULL */
PosFaultVfs *pos_fault_vfs_new (const char *base);
/* Every database on it must be closed. */
void pos_fault_vfs_free (PosFaultVfs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosFaultVfs, pos_fault_vfs_free)

const char *pos_fault_vfs_get_name (PosFaultVfs *self);

/* How many calls in a row a disk fails that comes back by itself, and one that does not. */
#define POS_FAULT_ONCE 1
#define POS_FAULT_FOR_A_WHILE 6
#define POS_FAULT_LASTING G_MAXUINT

/* Fails @n_calls calls of any of @kinds, beginning with the @nth (from 1). */
void pos_fault_vfs_arm (PosFaultVfs *self, PosFaultKinds kinds, guint nth, guint n_calls);
/* Ends that.  Returns: how many calls failed since. */
guint pos_fault_vfs_disarm (PosFaultVfs *self);

/* How many writes there were, of any length. */
guint pos_fault_vfs_get_writes (PosFaultVfs *self);

/* The disk is full as long as the file @path exists; %NULL ends that. */
void pos_fault_vfs_set_full_while_exists (PosFaultVfs *self, const char *path);

/* Nothing can be created or opened for writing. */
void pos_fault_vfs_set_read_only (PosFaultVfs *self, gboolean read_only);

/* How many connections have ever taken the checkpoint lock.  More than one per opening of the
 * database is how committed rows are lost. */
guint pos_fault_vfs_get_checkpointers (PosFaultVfs *self);

/* Runs @hook once, the next time a connection begins a checkpoint with an outdated picture of the
 * log; that is the moment in which another's checkpoint and write do the damage. */
void pos_fault_vfs_set_checkpoint_hook (PosFaultVfs *self, GFunc hook, gpointer data);

G_END_DECLS
