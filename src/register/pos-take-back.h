/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-take-back.h — what cards granted to an operation that cannot be kept goes back.
 * Layer: register, private to it.  Thread: main. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* A run's take_back(): everything that belongs to no order goes back, the way it does after a
 * crash; then the run fails with @error, which it takes.  When nobody knows whether the disk has
 * kept it, the next start decides. */
void pos_take_back (PosRun *run, GError *error);

G_END_DECLS
