/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-terms.c — see the header. */
#include "pricing/pos-return-terms.h"
#include "model/pos-return-setup.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-goods.h"

static PosReturnPolicy *
find_policy (const PosPricing *pricing)
{
  return pos_config_get (pricing->config,
                         POS_TYPE_RETURN_POLICY,
                         pricing->store ? pricing->store->return_policy : NULL);
}

PosReturnTerms
pos_return_terms_find (const PosPricing *pricing, const char *category)
{
  PosReturnPolicy *policy = find_policy (pricing);
  PosReturnTerms found = {0};
  int closest = G_MAXINT;

  if (!policy)
    return found;
  found = (PosReturnTerms){policy->days, policy->fee_rate};
  POS_LIST_FOREACH (PosReturnTerm, term, policy->terms)
  {
    int depth = pos_goods_get_depth (pricing->config, category, term->category);

    if (depth >= 0 && depth < closest) {
      closest = depth;
      found = (PosReturnTerms){term->days, term->fee_rate};
    }
  }
  return found;
}

gboolean
pos_return_terms_charge (const PosPricing *pricing,
                         PosOrder *cart,
                         PosOrderLine *line,
                         GError **error)
{
  PosReturnReason *reason =
      pos_config_get (pricing->config, POS_TYPE_RETURN_REASON, line->return_reason);
  const char *code = pos_config_get_parameters (pricing->config)->restocking_charge_code;
  PosReturnTerms terms = pos_return_terms_find (pricing, line->category);
  gint64 fee = pos_minor_at_rate (-line->net, terms.rate, POS_ROUND_HALF_UP);

  if (!code || fee <= 0 || (reason && reason->no_fee))
    return TRUE;
  return pos_charges_add (pricing, cart, line, code, fee, POS_CHARGE_MANUAL, error) != NULL;
}
