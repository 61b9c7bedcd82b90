/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-merge-end.c — see the header. */
#include "hq/pos-hq-merge-end.h"
#include "hq/pos-hq-keep.h"
#include "hq/pos-hq-merge-thing.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-ledger.h"
#include "pricing/pos-totals.h"

gboolean
pos_hq_merge_is_left_over (PosOrder *merged)
{
  return merged->type != POS_ORDER_TYPE_QUOTE && merged->open_total != 0 &&
         !pos_order_has_open_lines (merged);
}

static json_t *
find_charge (PosOrder *order, const PosId *id)
{
  PosCharge *charge = pos_order_find_charge (order, id);

  return charge ? pos_record_to_json (charge, order->currency) : NULL;
}

void
pos_hq_merge_note_left_over (json_t *contradictions,
                             PosOrder *merged,
                             const PosHqVersions *versions)
{
  POS_LIST_FOREACH (PosCharge, charge, merged->charges)
  {
    g_autoptr (json_t) before = find_charge (versions->base, &charge->id);
    g_autoptr (json_t) theirs = find_charge (versions->current, &charge->id);
    g_autoptr (json_t) ours = find_charge (versions->sent, &charge->id);
    const PosHqThing thing = {"charge", before, theirs, ours};

    if (pos_totals_get_charge_open (charge) != 0)
      pos_hq_merge_note (contradictions, &thing, NULL);
  }
}

void
pos_hq_merge_end (PosOrder *merged, const PosHqVersions *versions)
{
  for (guint i = pos_list_size (merged->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (merged->charges, i - 1);

    if (pos_totals_get_charge_open (charge) != 0)
      pos_charges_drop_open (merged, charge);
  }
  merged->open_total = 0;
  merged->deposit_required = 0;
  pos_hq_keep_excess (merged, versions->base, versions->current, versions->sent);
  /* What does not add up is found afterwards, as with every choice. */
  pos_ledger_post (merged, merged->committed_at, NULL);
}
