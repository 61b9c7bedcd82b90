/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-desk-view.h — the line to headquarters in words for scripts and the sync desk: what waits,
 * what is refused, what works now.
 * Layer: register, private to it.  Thread: main. */
#pragma once
#include "register/pos-register.h"

#include <jansson.h>

G_BEGIN_DECLS

/* configured, enrolled, online, pending, parked, oldest_at, last_success_at, next_try_at,
 * last_error, failure, waiting (the first rows), problems (what is refused here), groups (all of
 * them by what they are), done (the latest that headquarters has), works, unavailable, versions. */
json_t *pos_desk_view_describe (PosRegister *self, GError **error);

G_END_DECLS
