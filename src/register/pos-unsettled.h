/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-unsettled.h — how much money nobody knows the whereabouts of, for the screen to say so.
 * Layer: register.  Thread: main.  Reads the disk.
 * Source: register.md M-16. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Card payments of which the terminal has not said what became of them, or that were taken for
 * nothing and could not be given back yet.  What the open transaction has is none of them. */
typedef struct {
  guint n;
  guint n_here;    /* of them, for the open transaction */
  guint n_gift;    /* of them, by gift cards */
  guint n_invoice; /* of them, for invoices: what may be held for nobody */
  gint64 taken;    /* minor units: what may have been taken, and … */
  gint64 given;    /* … what may have been given back: here, or where none is, anywhere */
} PosUnsettled;

/* Nothing at all where the disk cannot be read.  The register's "unsettled-changed" says when to
 * look again. */
void pos_unsettled_read (PosRegister *self, PosUnsettled *found);

/* Tells everybody to look again.  Private to the register. */
void pos_unsettled_tell (PosRegister *self);

G_END_DECLS
