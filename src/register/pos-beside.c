/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-beside.c — see the header. */
#include "register/pos-beside.h"
#include "base/pos-error.h"
#include "pricing/pos-fulfillment.h"
#include "pricing/pos-settlement.h"
#include "register/pos-commit-gather.h"
#include "register/pos-commit-order.h"
#include "register/pos-promise.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-shelf.h"
#include "wire/pos-transaction.h"

static PosCommitDraft *
find_draft (PosRun *run, const PosId *id)
{
  for (guint i = 0; i < run->beside->len; i++) {
    PosCommitDraft *draft = run->beside->pdata[i];
    if (pos_id_equal (&draft->order->id, id))
      return draft;
  }
  return NULL;
}

static gboolean
check_free (PosRegister *self, PosOrder *order, GError **error)
{
  if (!pos_id_equal (&self->order->id, &order->id))
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_CART_OPEN,
                        g_variant_new_parsed ("{'rule': <'in-cart'>}"),
                        "The order is in the transaction that is open");
}

PosOrder *
pos_beside_find (PosRun *run, const char *name, GError **error)
{
  PosRegister *self = run->reg;
  g_autoptr (PosOrder) saved = pos_quick_find_order (self, name ? name : "", error);
  PosCommitDraft *draft;

  if (!saved || !check_free (self, saved, error))
    return NULL;
  draft = find_draft (run, &saved->id);
  if (draft)
    return draft->order;
  draft = pos_commit_draft_new ();
  draft->order = pos_record_copy (saved);
  draft->order->flow_revision = saved->revision;
  draft->before = g_steal_pointer (&saved);
  g_ptr_array_add (run->beside, draft);
  return draft->order;
}

PosCommitDraft *
pos_beside_get_draft (PosRun *run, PosOrder *order)
{
  return find_draft (run, &order->id);
}

static gboolean
keep (PosRun *run, PosCommitDraft *draft, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = draft->order;
  gboolean leaves = order->flow == POS_ORDER_FLOW_HAND_OVER;

  if (!(leaves ? pos_settlement_apply
               : pos_fulfillment_keep) (&pricing, order, run->started_at, error))
    return FALSE;
  order->flow = POS_ORDER_FLOW_NEW;
  pos_commit_stand_alone (run->reg, order);
  if (draft->draw)
    draft->document = draft->draw (run->reg, draft);
  pos_commit_gather (run, draft, order);
  draft->commit.keep_cart = TRUE;
  draft->commit.message_kind = POS_TRANSACTION_HAND_OVER;
  return pos_shelf_check (run->reg, draft->effects, error) &&
         pos_promise_check (run->reg, order, draft->effects, error);
}

gboolean
pos_beside_keep (PosRun *run, GError **error)
{
  for (guint i = 0; i < run->beside->len; i++)
    if (!keep (run, run->beside->pdata[i], error))
      return FALSE;
  return TRUE;
}
