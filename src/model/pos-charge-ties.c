/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-ties.c — see the header. */
#include "model/pos-charge-ties.h"

gboolean
pos_charge_ties_heed_stores (PosFeature *switched)
{
  return !switched || switched->enabled;
}

/* What is named, and nobody said how, is one. */
static int
get_relation (int relation, const char *wanted)
{
  return relation == POS_RELATION_ALL && wanted && *wanted ? POS_RELATION_ONE : relation;
}

static gboolean
are_alike (int relation, const char *wanted, int other_relation, const char *other)
{
  relation = get_relation (relation, wanted);
  return relation == get_relation (other_relation, other) &&
         (relation == POS_RELATION_ALL || g_strcmp0 (wanted, other) == 0);
}

gboolean
pos_charge_rules_tie (PosChargeRule *a, PosChargeRule *b, gboolean by_store)
{
  if (a->level != b->level || g_strcmp0 (a->code, b->code) != 0)
    return FALSE;
  /* One without a currency is for all of them. */
  if (a->currency != 0 && b->currency != 0 && a->currency != b->currency)
    return FALSE;
  /* A whole order is of no one product. */
  if (a->level == POS_CHARGE_LEVEL_LINE &&
      !are_alike (a->product_relation, a->product, b->product_relation, b->product))
    return FALSE;
  return are_alike (a->account_relation, a->account, b->account_relation, b->account) &&
         are_alike (a->mode_relation, a->mode, b->mode_relation, b->mode) &&
         (!by_store || are_alike (a->store_relation, a->store, b->store_relation, b->store));
}
