/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-ties.h — charge rules of which neither is closer: a setup error.
 * Layer: model.  Source: customer-orders.md §2.7 F11, §2.8. */
#pragma once
#include "model/pos-config.h"

G_BEGIN_DECLS

/* Whether rules say which stores they are for; not where F11 is off, be it in one store only.
 * @switched: (nullable): the record of F11. */
gboolean pos_charge_ties_heed_stores (PosFeature *switched);

/* Whether both rules are for the same; @by_store: a store sets them apart. */
gboolean pos_charge_rules_tie (PosChargeRule *a, PosChargeRule *b, gboolean by_store);

G_END_DECLS
