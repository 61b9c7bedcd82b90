/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-guess.h — how many wrong enrollment codes are looked at.
 * Layer: hq.  Thread: main.
 * Rules:  what nobody can guess a code by is not counted, so that it keeps no register waiting. */
#pragma once
#include "hq/pos-hq-call.h"

G_BEGIN_DECLS

/* Letters and digits that nobody mixes up, 32 of them: what codes are made of. */
#define POS_HQ_CODE_LETTERS "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

/* Whether @code may be tried; answers and returns %FALSE when it is none, or there were too many
 * wrong ones lately.  It counts as wrong until @call is answered otherwise. */
gboolean pos_hq_guess_take (PosHqCall *call, const char *code);

G_END_DECLS
