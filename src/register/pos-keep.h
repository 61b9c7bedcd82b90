/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-keep.h — from a finished working copy to the disk, and from there to everybody's eyes.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Stores what @run has made and ends its task. */
void pos_run_keep (PosRun *run);

G_END_DECLS
