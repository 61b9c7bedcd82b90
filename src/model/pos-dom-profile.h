/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-dom-profile.h — by which lines that ship find their place.
 * Layer: model.  Part of pos-setup.h, which includes it.
 * Source: customer-orders.md §2.2 (FG6). */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_DOM_PROFILE (pos_dom_profile_get_type ())
POS_DECLARE_RECORD (PosDomProfile, dom_profile, DOM_PROFILE)

/* Lines that ship go by themselves to a place that has them: FG6. */
struct _PosDomProfile {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  gboolean enabled;
  char *group;  /* PosFulfillmentGroup: its members that ship */
  GStrv stores; /* whose orders; empty: of all */
};

/* Whether it is on, and for orders of @store. */
gboolean pos_dom_profile_is_for (PosDomProfile *self, const char *store);

G_END_DECLS
