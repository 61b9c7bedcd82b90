/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-info-codes.h — what the chain asks before an operation is done, and where the answers stay.
 * Layer: register.  Thread: main.
 * Source: register.md T-28, T-29; scenario 38. */
#pragma once
#include "register/pos-run.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Whether @args answer all that is asked for @operation here, code by code in the order of their
 * ids, each with what comes after it.  Errors, all with "info_code", its id: MISSING_ARGUMENT with
 * "argument": "reason" or "answers"; POS_ORDER_ERROR_STATUS with "rule": "info-reason" (none of the
 * list), "info-answer" and "fault": kind, least, most or unknown, or "info-unasked": nobody asks
 * that. */
gboolean pos_info_codes_check (PosRegister *self,
                               const PosOperation *operation,
                               GVariant *args,
                               GError **error);

/* What @run was told.  Returns: (transfer full) (nullable) (element-type PosInfoAnswer): %NULL:
 * nothing. */
PosList *pos_info_codes_collect (PosRun *run);

/* The answers of @run stay with what it changed in the open order.  Before it is kept. */
void pos_info_codes_keep (PosRun *run);

/* Puts the answers into @parameters, those of the journal, in place of what was given. */
void pos_info_codes_note (PosRun *run, json_t *parameters);

G_END_DECLS
