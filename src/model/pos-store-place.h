/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-store-place.h — where a store is, or what it hands out, on one line of a paper or letter.
 * Layer: model.  Pure. */
#pragma once
#include "model/pos-setup.h"

G_BEGIN_DECLS

/* "Oudegracht 214, 3511 NP Utrecht"; what nobody said is left out.
 * Returns: (transfer full): "" when that is everything. */
char *pos_store_dup_place (PosStore *store);

/* The same of where a line is picked up: a locker of the store's, or the store.
 * @locker: (nullable): its id; one that there is not any more is the store. */
char *pos_store_dup_pickup_place (PosStore *store, const char *locker);
/* What that is called. */
const char *pos_store_get_pickup_name (PosStore *store, const char *locker);

G_END_DECLS
