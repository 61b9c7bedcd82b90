/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ops-card.h — what pay.card, pay.card_ask and pay.stored are made of.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* What an earlier card did for the open order comes first: it may have paid already.  Then @go_on,
 * or the run fails. */
void pos_ops_card_once_known (PosRun *run, void (*go_on) (PosRun *run));

void pos_ops_card_begin (PosRun *run);
gboolean pos_ops_card_run (PosRun *run, GError **error);
void pos_ops_card_take_back (PosRun *run, GError *error);

/* pay.card_ask. */
void pos_ops_card_ask_begin (PosRun *run);
gboolean pos_ops_card_ask_run (PosRun *run, GError **error);

G_END_DECLS
