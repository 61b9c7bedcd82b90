/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-commit-order.c — §4.14: validate, apply the rules, then everything in one transaction. */
#include "register/pos-commit-order.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-receipt-mask.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-cancellation.h"
#include "pricing/pos-commitment.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-fraud-score.h"
#include "pricing/pos-quote.h"
#include "pricing/pos-settlement.h"
#include "register/pos-assign.h"
#include "register/pos-commit-gather.h"
#include "register/pos-coupons.h"
#include "register/pos-delivery-lines.h"
#include "register/pos-exchange-part.h"
#include "register/pos-letters.h"
#include "register/pos-offer.h"
#include "register/pos-papers.h"
#include "register/pos-quick.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-recover.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"
#include "register/pos-shelf.h"
#include "register/pos-work-papers.h"

static gboolean
apply_rules (PosRun *run, PosOrder *order, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);

  switch ((PosOrderFlow)order->flow) {
  case POS_ORDER_FLOW_HAND_OVER:
    return pos_settlement_apply (&pricing, order, run->started_at, error);
  case POS_ORDER_FLOW_CANCEL:
    return pos_cancellation_apply (&pricing, order, run->started_at, error);
  case POS_ORDER_FLOW_NEW:
  case POS_ORDER_FLOW_EDIT:
  default:
    return pos_commitment_apply (&pricing, order, run->started_at, error);
  }
}

/* TS2: places that somebody else took since they were chosen.  What the order had before stays. */
static gboolean
check_places (PosRegister *self, PosOrder *before, PosOrder *order, GError **error)
{
  PosPricing pricing = pos_register_get_pricing (self);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosStore *store =
        line->store ? pos_config_get (self->config, POS_TYPE_STORE, line->store) : NULL;

    if (!line->slot || !store || !pos_order_line_is_active (line) ||
        line->intent != POS_INTENT_PICK_UP ||
        pos_delivery_lines_have_place (before, line->store, line->mode, line->date, line->slot) ||
        !pos_delivery_gives_times (&pricing, store->id, line->mode, line->date))
      continue;
    if (!pos_offer_check_slot (self, store, line->mode, line->date, line->slot, error))
      return FALSE;
  }
  return TRUE;
}

/* T3: the quote that a new order was made of ends in the same transaction. */
static gboolean
close_quote (PosRun *run, PosCommitDraft *draft, PosOrder *order, GError **error)
{
  PosRegister *self = run->reg;
  g_autoptr (PosOrder) quote = NULL;

  if (order->flow_revision > 0 || pos_id_is_none (&order->quote))
    return TRUE;
  quote = pos_quick_need_order (
      self, &order->quote, "The quote is not on this register any more", error);
  if (!quote)
    return FALSE;
  if (quote->status != POS_ORDER_STATUS_QUOTE_OPEN &&
      quote->status != POS_ORDER_STATUS_QUOTE_EXPIRED)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_REVISION,
                          NULL,
                          "The quote was ordered or cancelled elsewhere meanwhile");
  draft->quote = pos_quote_close (quote, order);
  draft->quote_commit = (PosCommit){
      .order = draft->quote,
      .base_revision = quote->revision,
      .now = run->started_at,
      .number_form = draft->commit.number_form,
      .keep_cart = TRUE,
  };
  return TRUE;
}

/* A register without a headquarters waits for nobody: the order is what it would be with a number.
 */
void
pos_commit_stand_alone (PosRegister *self, PosOrder *order)
{
  if (self->sync || order->status != POS_ORDER_STATUS_PENDING_SYNC || order->number)
    return;
  pos_text_set (&order->number, "");
  order->status = pos_commitment_derive_status (order);
  pos_text_set (&order->number, NULL);
}

gboolean
pos_commit_prepare (PosRun *run, GError **error)
{
  PosRegister *self = run->reg;
  PosOrder *order = run->order;
  PosOrderFlow flow = order->flow;
  gboolean building = pos_order_flow_is_building (flow);
  PosCommitDraft *draft = run->draft = pos_commit_draft_new ();
  PosOrder *before = draft->before =
      order->flow_revision > 0 ? pos_quick_get_order (self, &order->id, NULL) : NULL;

  if (building)
    pos_assign_lines (run, before, order);
  if (!pos_recover_check_known (self, order, error) || !apply_rules (run, order, error))
    return FALSE;
  pos_commit_stand_alone (self, order);
  if (building && order->type == POS_ORDER_TYPE_SALES_ORDER &&
      !check_places (self, before, order, error))
    return FALSE;
  if (building) {
    PosPricing pricing = pos_run_get_pricing (run);

    pos_coupons_settle (self->config, order);
    pos_fraud_apply (&pricing, before, order);
  }
  draft->flow = flow;
  order->flow = POS_ORDER_FLOW_NEW;
  pos_commit_gather (run, draft, order);
  if (building) {
    json_t *missing = pos_shelf_list_short (self, draft->effects);

    if (missing)
      pos_run_answer_json (run, "short", missing);
    if (order->holds && order->holds[0])
      pos_run_answer (run, "holds", g_variant_new_strv ((const char *const *)order->holds, -1));
  }
  return close_quote (run, draft, order, error);
}

/* §10.57: each half has a number of its own kind. */
static void
split (PosRun *run, PosCommitDraft *draft)
{
  PosProfile *profile = pos_config_get_profile (run->reg->config, run->reg->store);
  PosReceiptDraft *second = &draft->halves[1];
  const char *mask;

  draft->returned = pos_receipt_builder_draw_half (run->reg,
                                                   run->order,
                                                   POS_EXCHANGE_RETURNED,
                                                   pos_run_get_pricing (run).customer,
                                                   &second->kind);
  mask = pos_receipt_mask_find (profile, second->kind);
  second->document = draft->returned;
  second->sequence = mask;
  second->mask = pos_text_or (mask, pos_text_or (profile->receipt_mask, ""));
  if (draft->prints)
    second->copies = pos_papers_count_copies (run->reg, second->kind);
  draft->halves[0] = draft->receipt;
  draft->commit.receipts = draft->halves;
  draft->commit.n_receipts = G_N_ELEMENTS (draft->halves);
}

static char *
draw_first (PosRun *run, gboolean half)
{
  PosCommitDraft *draft = run->draft;
  PosCustomer *customer = pos_run_get_pricing (run).customer;

  return half ? pos_receipt_builder_draw_half (
                    run->reg, run->order, POS_EXCHANGE_SOLD, customer, &draft->receipt.kind)
              : pos_receipt_builder_draw (run->reg,
                                          run->order,
                                          draft->before,
                                          draft->flow,
                                          customer,
                                          &draft->receipt.kind);
}

void
pos_commit_draw (PosRun *run)
{
  PosCommitDraft *draft = run->draft;
  gboolean halves = pos_exchange_is_split (run->reg, run->order, draft->flow);

  draft->document = draw_first (run, halves);
  draft->receipt.document = draft->document;
  draft->letter = pos_letters_address (run);
  draft->commit.letter = draft->letter;
  draft->commit.read_paper = pos_papers_dup_text;
  draft->prints = pos_letters_are_printed (run);
  if (draft->prints)
    draft->receipt.copies = pos_papers_count_copies (run->reg, draft->receipt.kind);
  pos_commit_number_apart (run, draft);
  if (halves)
    split (run, draft);
}

static void
print (PosRun *run, PosStoredReceipt *stored)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosReceipt) receipt =
      pos_receipt_builder_read (stored->document, stored->number, &error);

  if (receipt)
    pos_papers_print_original (run->reg, receipt);
  else
    g_warning ("The receipt could not be printed: %s", error->message);
}

/* R13: what came back in this transaction gets its label, whoever wants a receipt. */
static void
print_labels (PosRun *run, PosOrder *saved)
{
  PosOrder *before = run->draft->before;
  int printed = 0;

  POS_LIST_FOREACH (PosOrderLine, line, saved->lines)
  {
    g_autoptr (PosReceipt) label = NULL;

    if (!pos_work_papers_has_return_label (line) ||
        (before && pos_order_find_line (before, &line->id)))
      continue;
    label = pos_work_papers_draw_return_label (run->reg, saved, line);
    pos_papers_print (run->reg, label, 0);
    printed++;
  }
  if (printed > 0)
    pos_run_answer (run, "labels", g_variant_new_int32 (printed));
}

void
pos_commit_announce (PosRun *run)
{
  PosRegister *self = run->reg;
  PosOrder *saved = run->draft->commit.saved ? run->draft->commit.saved : run->order;
  GPtrArray *receipts = run->draft->commit.saved_receipts;
  g_autofree char *id = pos_id_dup_text (&saved->id);

  pos_run_answer (run, "order", g_variant_new_string (id));
  pos_run_answer (run, "reference", g_variant_new_string (pos_text_or (saved->reference, "")));
  pos_run_answer (run, "receipt", g_variant_new_string (pos_text_or (saved->receipt, "")));
  pos_run_answer (run, "status", g_variant_new_string (pos_order_status_get_nick (saved->status)));
  for (guint i = 0; run->draft->document && run->draft->prints && i < receipts->len; i++)
    print (run, receipts->pdata[i]);
  if (run->draft->returned)
    pos_run_answer (
        run,
        "return_receipt",
        g_variant_new_string (((PosStoredReceipt *)receipts->pdata[receipts->len - 1])->number));
  print_labels (run, saved);
  if (self->sync)
    pos_sync_wake (self->sync);
  pos_register_emit_concluded (self, saved, saved->receipt);
}
