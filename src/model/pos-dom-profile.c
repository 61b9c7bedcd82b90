/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-dom-profile.c — the table of fields. */
#include "model/pos-dom-profile.h"
#include "model/pos-setup.h"

static const PosField dom_profile_fields[] = {
    {POS_FIELD (PosDomProfile, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosDomProfile, L10N, name)},
    {POS_FIELD (PosDomProfile, FLAG, enabled), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosDomProfile, TEXT, group), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosDomProfile, TEXTS, stores), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosDomProfile, dom_profile, 0)

gboolean
pos_dom_profile_is_for (PosDomProfile *self, const char *store)
{
  return self->enabled &&
         (!self->stores || !self->stores[0] || pos_stores_have (self->stores, store));
}
