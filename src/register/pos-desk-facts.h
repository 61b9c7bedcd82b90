/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-desk-facts.h — what the sync desk tells beside what waits: what works now, and which versions
 * of the set-up are in force. Layer: register, private to it.  Thread: main.  Source:
 * customer-orders.md §2, §8.3; register.md Y-16. */
#pragma once
#include "register/pos-register.h"
#include "store/pos-store-records.h"

#include <jansson.h>

G_BEGIN_DECLS

/* §8.3: what works with the line as it is, and what does not. */
/* @store: (nullable): of what it takes only headquarters knows some. */
json_t *pos_desk_facts_view_works (gboolean online, PosConfig *config, PosStore *store);
json_t *pos_desk_facts_view_unavailable (gboolean online, PosConfig *config, PosStore *store);

/* program, set_up, layouts.  @set_up: (nullable): how far this register has followed headquarters'
 * records. */
json_t *pos_desk_facts_view_versions (PosConfig *config, const char *set_up);

/* The same for headquarters, without set_up, which it sees; and without layouts where they are too
 * many to be told with every look at the feed.  Returns: (transfer full). */
char *pos_desk_facts_dup_in_force (PosConfig *config);

G_END_DECLS
