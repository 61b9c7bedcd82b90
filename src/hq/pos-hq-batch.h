/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-batch.h — one request that brings many transactions.
 * Layer: hq.  Thread: main.
 * Rules:  each of them is a call of its own, with an answer of its own; they are stored together
 *         because they arrive together. */
#pragma once
#include "hq/pos-hq-call.h"

G_BEGIN_DECLS

/* What becomes of a line: @call is used up, and answers at once or later. */
typedef void (*PosHqBatchTake) (gpointer data, PosHqCall *call);

/* Answers @call, which is used up, once every line of its body was answered. */
void pos_hq_batch_take (PosHqCall *call, PosHqBatchTake take, gpointer data);

G_END_DECLS
