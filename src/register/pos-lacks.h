/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-lacks.h — what an operation would refuse now beyond what the catalog says it needs: so that
 * its button looks as it would answer. Layer: register, private to it.  The operation itself
 * refuses in its own words. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* A stable id as PosAvailability has it; %NULL: nothing, or nothing is known of @key. */
const char *pos_lacks_find (PosRegister *self, const char *key);

G_END_DECLS
