/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-info-words.h — what is told about the answer to a question of the chain.
 * Layer: ui/sale. */
#pragma once
#include "base/pos-format.h"
#include "model/pos-info-code.h"

G_BEGIN_DECLS

/* Within which bounds it lies, and whether there has to be one.  Returns: (transfer full)
 * (nullable): there is nothing to tell. */
char *pos_info_dup_hint (PosInfoCode *code, PosFormat *format, guint32 currency, PosDate today);
/* Why an answer does not do.  Returns: (transfer full). */
char *pos_info_dup_fault (
    PosInfoCode *code, PosInfoFault fault, PosFormat *format, guint32 currency, PosDate today);

G_END_DECLS
