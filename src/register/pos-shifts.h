/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shifts.h — finding the shifts of this register's drawer, and whose they are.
 * Layer: register.  Pages read with pos_shifts_list() and pos_shifts_look(); the rest is private to
 *         the room.  Thread: main; each takes about a millisecond.
 * Rules:  whoever signs in works in the shift that is open on the drawer; where the profile has
 *         shifts of one's own, only who opened it or may use somebody else's.  When there is none
 *         and nobody has to say what is in the drawer, one is opened.
 * Source: register.md H-1, H-2, S-10. */
#pragma once
#include "model/pos-shift.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Newest first.  Returns: (transfer full) (element-type PosShift). */
GPtrArray *pos_shifts_list (PosRegister *self, GError **error);

/**
 * pos_shifts_find:
 *
 * The shift that "shift" (an id) names, else the one that the register works in, as a copy.
 * Errors: POS_ORDER_ERROR_NO_SHIFT, POS_ORDER_ERROR_NOT_FOUND.
 */
PosShift *pos_shifts_find (PosRun *run, GError **error);

/* The first of @shifts that is in @state, or %NULL. */
PosShift *pos_shifts_find_in_state (GPtrArray *shifts, PosShiftState state);
gboolean pos_shifts_may_use (PosRegister *self, PosWorker *worker, PosShift *shift);

/* What a shift holds, read at once. */
typedef struct {
  GPtrArray *sums;  /* PosShiftSum */
  GPtrArray *moves; /* PosShiftEntry */
  GHashTable *deeds;
  GPtrArray *tenders; /* PosShiftTender */
} PosShiftLook;

gboolean pos_shifts_look (PosRegister *self, PosShift *shift, PosShiftLook *look, GError **error);
void pos_shift_look_clear (PosShiftLook *look);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosShiftLook, pos_shift_look_clear)

/* Nobody said what is in the drawer. */
#define POS_SHIFTS_NO_START G_MININT64

/* The operation opens a new shift for @worker, with @start in cash, and the register works in it
 * afterwards.  Errors: POS_ORDER_ERROR_AMOUNT, rule "start-amount": less than nothing, or nobody
 * said where it has to be said. */
gboolean pos_shifts_open (PosRun *run, PosWorker *worker, gint64 start, GError **error);
/* Signing in: takes up the open shift or opens one.  The answer says "no_shift" when the register
 * is without one then: "asked", "start-amount", "suspended", "somebody-else". */
gboolean pos_shifts_enter (PosRun *run, PosWorker *worker, gint64 start, GError **error);
/* The register works in @shift (nullable) once everything is kept. */
void pos_shifts_use (PosRun *run, PosShift *shift);

/* Joins the transaction. */
void pos_shifts_save (PosRun *run, PosShift *shift);
/* @subject: (nullable): a tender's id.  Returns: (transfer none): to be completed before the run is
 * over. */
PosShiftEntry *pos_shifts_add_entry (PosRun *run,
                                     PosShift *shift,
                                     const char *worker,
                                     PosShiftEntryKind kind,
                                     const char *subject,
                                     gint64 amount);

G_END_DECLS
