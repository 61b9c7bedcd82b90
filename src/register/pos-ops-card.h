/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ops-card.h — what pay.card and pay.card_ask are made of, for the payment table.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

void pos_ops_card_begin (PosRun *run);
gboolean pos_ops_card_run (PosRun *run, GError **error);
void pos_ops_card_take_back (PosRun *run, GError *error);

/* pay.card_ask. */
void pos_ops_card_ask_begin (PosRun *run);
gboolean pos_ops_card_ask_run (PosRun *run, GError **error);

G_END_DECLS
