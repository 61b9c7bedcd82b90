/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-info-codes.h — what the chain asks before an operation is done.
 * Layer: register.  Thread: main.
 * Source: register.md T-28, T-29; scenario 38. */
#pragma once
#include "register/pos-register.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Whether @args give the reason that is asked for @operation here: an answer of the list, or words
 * where there is no such list.  Errors: POS_CALL_ERROR_MISSING_ARGUMENT with "argument": "reason"
 * and "info_code", its id; POS_ORDER_ERROR_STATUS with "rule": "info-reason". */
gboolean pos_info_codes_check (PosRegister *self,
                               const PosOperation *operation,
                               GVariant *args,
                               GError **error);

/* Adds to @parameters, those of the journal, which code asked and what the answer was called. */
void pos_info_codes_note (PosRegister *self, const PosOperation *operation, json_t *parameters);

G_END_DECLS
