/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-permissions.h — the names of what a role may be allowed, denied, or limited in.
 * Layer: model.
 * Rules:  a name that nobody asks for changes nothing, so who set it is told (setup.check); a test
 *         holds the list against the catalog of operations.
 * Source: register.md §3.5. */
#pragma once
#include "model/pos-party.h"

G_BEGIN_DECLS

/* Whether something asks for @permission. */
gboolean pos_permissions_know (const char *permission);
/* Whether @worker may. @role: (nullable): his; @permission: (nullable): none is asked for. */
gboolean pos_permissions_allow (PosWorker *worker, PosRole *role, const char *permission);
/* Whether something is limited by @key. */
gboolean pos_permissions_know_limit (const char *key);

G_END_DECLS
