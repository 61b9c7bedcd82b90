/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ops-edit.h — a saved order into the cart, for whoever lets it be edited.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* run() after pos_found_order_claim_begin(). */
gboolean pos_ops_edit_run (PosRun *run, GError **error);

G_END_DECLS
