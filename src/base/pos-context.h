/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-context.h — what a program is given from outside: clock and randomness.
 * Layer: base.  Thread: any.  With a seed, ids and random bytes repeat from run to run. */
#pragma once
#include "base/pos-clock.h"
#include "base/pos-id.h"

G_BEGIN_DECLS

#define POS_TYPE_CONTEXT (pos_context_get_type ())
G_DECLARE_FINAL_TYPE (PosContext, pos_context, POS, CONTEXT, GObject)

/* @seed: 0 draws from the system's randomness. */
PosContext *pos_context_new (PosClock *clock, guint64 seed);
PosClock *pos_context_get_clock (PosContext *self);
gint64 pos_context_get_now (PosContext *self);
void pos_context_fill_random (PosContext *self, gpointer bytes, gsize size);

/* Passes over @draws numbers of a seeded context, so that a second run on the same data does not
 * repeat the ids of the first.  Without a seed nothing happens. */
void pos_context_skip (PosContext *self, guint64 draws);

/* A UUIDv7 of now: later ids sort after earlier ones, within one millisecond too. */
PosId pos_context_mint_id (PosContext *self);

G_END_DECLS
