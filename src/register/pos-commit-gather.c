/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-commit-gather.c — see the header. */
#include "register/pos-commit-gather.h"
#include "model/pos-receipt-mask.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-commitment.h"
#include "register/pos-papers.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"
#include "register/pos-shift-facts.h"

static void
collect_stock (PosRun *run, PosCommitDraft *draft, PosOrder *after)
{
  PosPricing pricing = pos_run_get_pricing (run);

  draft->effects = pos_order_commit_effects (&pricing, draft->before, after);
  draft->stock = g_array_new (FALSE, FALSE, sizeof (PosStockMove));
  for (guint i = 0; i < draft->effects->len; i++) {
    PosStockEffect *effect = draft->effects->pdata[i];
    PosStockMove move = {
        effect->item, effect->warehouse, effect->on_hand.micro, effect->reserved.micro};
    g_array_append_val (draft->stock, move);
  }
  draft->pieces = pos_order_commit_serials (&pricing, draft->before, after);
  draft->serials = g_array_new (FALSE, FALSE, sizeof (PosSerialMove));
  for (guint i = 0; i < draft->pieces->len; i++) {
    PosSerialEffect *piece = draft->pieces->pdata[i];
    PosSerialMove move = {piece->item, piece->warehouse, piece->serial, piece->pieces};
    g_array_append_val (draft->serials, move);
  }
}

static void
collect_intents (PosCommitDraft *draft, PosOrder *order)
{
  draft->intents = g_array_new (FALSE, FALSE, sizeof (PosId));
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->revision == order->flow_revision + 1 && payment->connector)
    g_array_append_val (draft->intents, payment->id);
}

static void
collect_entries (PosRun *run, PosCommitDraft *draft, PosOrder *order)
{
  PosRegister *self = run->reg;
  const PosShiftDeed deed = {
      .shift = self->shift,
      .before = draft->before,
      .after = order,
      .flow = draft->flow,
      .at = run->started_at,
      .worker = self->worker->id,
  };

  if (self->shift)
    draft->entries = pos_shift_facts_collect (&deed);
}

static void
note_releases (PosRun *run, PosCommitDraft *draft, PosOrder *after)
{
  g_autoptr (GPtrArray) voided = pos_authorizations_list_voided (draft->before, after);

  for (guint i = 0; i < voided->len; i++)
    pos_release_note (run, after, voided->pdata[i]);
  draft->releases = voided->len > 0;
}

static void
fill_commit (PosRun *run, PosCommitDraft *draft, PosOrder *order)
{
  PosRegister *self = run->reg;
  PosProfile *profile = pos_config_get_profile (self->config, self->store);
  PosCommit *commit = &draft->commit;

  commit->order = order;
  commit->base_revision = order->flow_revision;
  commit->now = run->started_at;
  commit->number_form =
      pos_papers_number_form (self, pos_text_or (draft->mask, profile->receipt_mask));
  commit->number_form.period = profile->receipt_period;
  commit->receipts = &draft->receipt;
  /* A cart's receipt is drawn when it has its number. */
  commit->n_receipts = draft->order && !draft->document ? 0 : 1;
  commit->stock = (const PosStockMove *)(gpointer)draft->stock->data;
  commit->n_stock = draft->stock->len;
  commit->serials = (const PosSerialMove *)(gpointer)draft->serials->data;
  commit->n_serials = draft->serials->len;
  commit->intents = (const PosId *)(gpointer)draft->intents->data;
  commit->n_intents = draft->intents->len;
  commit->entries = draft->entries;
  commit->journal = run->journal;
}

/* T-30: receipts with a mask of their own are a sequence of their own, named after it. */
void
pos_commit_number_apart (PosRun *run, PosCommitDraft *draft)
{
  PosRegister *self = run->reg;
  PosProfile *profile = pos_config_get_profile (self->config, self->store);
  const char *mask = pos_receipt_mask_find (profile, draft->receipt.kind);

  if (!mask || draft->mask)
    return;
  draft->mask = g_strdup (mask);
  draft->receipt.sequence = draft->mask;
  draft->commit.number_form.mask = draft->mask;
}

void
pos_commit_gather (PosRun *run, PosCommitDraft *draft, PosOrder *order)
{
  collect_stock (run, draft, order);
  collect_intents (draft, order);
  collect_entries (run, draft, order);
  if (draft->before)
    note_releases (run, draft, order);
  draft->receipt.document = draft->document;
  if (draft->slip_lines) {
    draft->receipt.lines = (const PosId *)(gpointer)draft->slip_lines->data;
    draft->receipt.n_lines = draft->slip_lines->len;
  }
  fill_commit (run, draft, order);
  pos_commit_number_apart (run, draft);
}
