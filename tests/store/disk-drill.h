/* SPDX-License-Identifier: GPL-3.0-or-later
 * disk-drill.h — one step of a register, tried while every call to its disk fails in turn and while
 * the power goes at every write.
 * Layer: tests.  Thread: main.
 * Shape:  the step is done once on a healthy disk, which tells how the database looks before it and
 *         after it.  Whatever happens to the disk, each later look must find exactly one of the
 *         two: the one that was told, and after another try the one after.
 * Rules:  a look compares the file byte by byte; where chance gave other ids it compares every row
 *         of every table, and runs the register's own check.  Findings are counted, so that a test
 *         can also demand them of a step that is made wrong.
 * Source: reliability F1, F3, F4, F5; invariants I1, I2, I4, I5. */
#pragma once
#include "pos-crash-vfs.h"
#include "pos-fault-vfs.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/**
 * DrillStep:
 * @prepare: what is there before
 * @act: the step; done again from the start after it failed
 * @is_done_once: done again although it is done, it changes nothing
 */
typedef struct {
  void (*prepare) (PosLocalStore *store, gpointer data);
  gboolean (*act) (PosLocalStore *store, gpointer data, GError **error);
  gboolean is_done_once;
} DrillStep;

typedef struct {
  GBytes *file;
  char *rows;
} DrillPicture;

/**
 * Drill:
 * @disk: holds what is there before the step; every try gets a copy of it
 * @told: of the try that is under way: it was stored
 * @n_points: calls that failed; @n_images: disks looked at after a cut
 * @n_halves: disks on which a part of the step was
 * @n_lost: it was told to be stored, and was not; @n_ghosts: the other way round
 * @n_stuck: on a disk that is well again it could not be done, or came out differently
 * @n_unsound: the register's own check found something
 */
typedef struct {
  Fixture *fixture;
  const DrillStep *step;
  gpointer data;
  PosCrashDisk *disk;
  DrillPicture before;
  DrillPicture after;
  gboolean told;
  guint n_points, n_images;
  guint n_halves, n_lost, n_ghosts, n_stuck, n_unsound;
} Drill;

/* Keeps the key and the folder of @fixture, whose database is closed: databases are on simulated
 * disks. */
Drill *drill_new (Fixture *fixture, const DrillStep *step, gpointer data);
void drill_free (Drill *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Drill, drill_free)

/* Every call of @kind fails: once, for a while, and for good.  After each the register goes on, and
 * another one opens what a power cut at that moment leaves. */
void drill_fail (Drill *self, PosFaultKinds kind);
/* The same with every kind there is: writes, syncs, truncations, reads, and a full disk. */
void drill_fail_every_call (Drill *self);
/* The power goes around every change of the disk: unsynced writes are lost, torn, turned to noise
 * and reordered.  @one_in: that many syncs fail and forget their pages; 0: none. */
void drill_cut_power (Drill *self, guint seed, guint one_in);
/* All of that; nothing is found, and there was something to find it in. */
void drill_assert_whole (Drill *self);
/* A step that is made wrong is found out: in two transactions it leaves halves, when a call fails
 * and when the power goes; … */
void drill_assert_halves (Fixture *fixture, const DrillStep *step, gpointer data);
/* … and one that does not heed the disk loses what it told. */
void drill_assert_loss (Fixture *fixture, const DrillStep *step, gpointer data);

/* Every row of every table, a line per table; what chance decides is left out. */
char *drill_describe (PosDb *db);

/* Before anything else.  A dying disk makes its owner complain, and that is right: such warnings
 * are not printed. */
void drill_start (void);

G_END_DECLS
