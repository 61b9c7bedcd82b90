/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-keep.h — from a finished working copy to the disk, and from there to everybody's eyes.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Stores what @run has made and ends its task. */
void pos_run_keep (PosRun *run);

/* When the disk failed in the middle of keeping an order and did not come back at once, it is asked
 * before anything else happens: an order that it has leaves the cart after all.  Errors: those of
 * the disk, as long as it does not answer. */
gboolean pos_keep_resolve_doubt (PosRegister *self, GError **error);

G_END_DECLS
