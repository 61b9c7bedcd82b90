/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-store-place.h — where a store is, on one line of a paper or letter.
 * Layer: model.  Pure. */
#pragma once
#include "model/pos-setup.h"

G_BEGIN_DECLS

/* "Oudegracht 214, 3511 NP Utrecht"; what nobody said is left out.
 * Returns: (transfer full): "" when that is everything. */
char *pos_store_dup_place (PosStore *store);

G_END_DECLS
