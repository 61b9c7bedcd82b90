/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-settlement.c — invoicing chosen quantities so that all invoices add up to the order. */
#include "pricing/pos-settlement.h"
#include "base/pos-error.h"
#include "model/pos-line-steps.h"
#include "pricing/pos-commitment-private.h"
#include "pricing/pos-ledger.h"
#include "pricing/pos-overpaid.h"
#include "pricing/pos-totals.h"

/* A share of what is still open, so that edits between invoices cannot unbalance the sum. */
static gint64
share_open (gint64 open_amount, PosOrderLine *line, PosQuantity count)
{
  return pos_minor_share (open_amount, (PosQuantity){0}, count, pos_order_line_get_open (line));
}

static gint64
get_goods_share (PosOrder *order, PosOrderLine *line, PosQuantity count)
{
  gint64 net = share_open (line->net - line->invoiced_net, line, count);
  gint64 tax = share_open (line->tax - line->invoiced_tax, line, count);

  return net + (order->tax_included ? 0 : tax);
}

/* What leaves now of a line, without and with what is saved by the way in which it is paid: the tax
 * falls with the net. */
typedef struct {
  gint64 full_net, full_tax;
  gint64 net, tax;
} Leaving;

static Leaving
get_leaving (PosOrderLine *line)
{
  Leaving leaving = {0};

  if (line->hand_over.micro == 0)
    return leaving;
  leaving.full_net = share_open (line->net - line->invoiced_net, line, line->hand_over);
  leaving.full_tax = share_open (line->tax - line->invoiced_tax, line, line->hand_over);
  leaving.net = leaving.full_net - line->hand_over_saved;
  leaving.tax =
      line->hand_over_saved == 0
          ? leaving.full_tax
          : pos_minor_scale (leaving.full_tax, leaving.net, leaving.full_net, POS_ROUND_HALF_UP);
  return leaving;
}

gint64
pos_settlement_get_saved (PosOrder *order, PosOrderLine *line)
{
  Leaving leaving;

  if (line->hand_over_saved == 0)
    return 0;
  leaving = get_leaving (line);
  return line->hand_over_saved + (order->tax_included ? 0 : leaving.full_tax - leaving.tax);
}

gint64
pos_settlement_get_leaving_net (PosOrderLine *line)
{
  return get_leaving (line).full_net;
}

gint64
pos_settlement_get_leaving_total (PosOrder *order, PosOrderLine *line)
{
  return line->hand_over.micro > 0 ? get_goods_share (order, line, line->hand_over) : 0;
}

static gint64
sum_shares (PosOrder *order, PosOrderLine *line, PosQuantity count, gboolean rules_stay)
{
  gint64 sum;

  if (!pos_order_line_is_active (line) || pos_order_line_get_open (line).micro == 0)
    return 0;
  sum = get_goods_share (order, line, count);
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    gboolean stays = rules_stay && pos_charge_is_of_rules (charge);

    if (pos_id_equal (&charge->line, &line->id) && !stays)
      sum += share_open (pos_totals_get_charge_open (charge), line, count);
  }
  return sum;
}

gint64
pos_settlement_get_line_share (PosOrder *order, PosOrderLine *line, PosQuantity count)
{
  return sum_shares (order, line, count, FALSE);
}

gint64
pos_settlement_get_given_up (PosOrder *order, PosOrderLine *line, PosQuantity count)
{
  return sum_shares (order, line, count, count.micro < pos_order_line_get_open (line).micro);
}

static gboolean
check_quantity (PosOrderLine *line, GError **error)
{
  /* What was rejected stays behind. */
  gint64 open = pos_line_step_get_most (POS_STEP_HAND_OVER, line).micro;
  g_autofree char *id = pos_id_dup_text (&line->id);
  g_autofree char *open_text = pos_micro_to_text (open, 0);
  GVariantDict details;

  if (line->hand_over.micro == 0 ||
      (pos_order_line_is_active (line) && pos_order_line_is_deferred (line) &&
       line->hand_over.micro > 0 && line->hand_over.micro <= open))
    return TRUE;
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "line", "s", id);
  g_variant_dict_insert (&details, "open", "s", open_text);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_QUANTITY,
                        g_variant_dict_end (&details),
                        "Only %s of %s can be handed over",
                        open_text,
                        line->item);
}

/* A charge of what is delivered: neither what a cancellation costs, nor what was paid too much. */
static gboolean
is_shared (PosCharge *charge)
{
  return pos_id_is_none (&charge->line) && charge->origin != POS_CHARGE_CANCELLATION &&
         !pos_charge_is_overpaid (charge);
}

/* A hand-over seen as a whole, before header charges and deposit are shared out. */
typedef struct {
  gint64 value;      /* chosen lines with their charges */
  gint64 open_value; /* all open deferred lines with their charges */
  gint64 open_total; /* the same with header charges */
  gboolean closes;
} Survey;

static gboolean
survey (PosOrder *order, Survey *out, GError **error)
{
  *out = (Survey){.closes = TRUE};
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosQuantity open = pos_order_line_get_open (line);

    if (!check_quantity (line, error))
      return FALSE;
    if (pos_order_line_is_active (line) && pos_order_line_is_deferred (line)) {
      out->value += pos_settlement_get_line_share (order, line, line->hand_over);
      out->open_value += pos_settlement_get_line_share (order, line, open);
      out->closes &= open.micro == line->hand_over.micro;
    }
  }
  out->open_total = out->open_value;
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (is_shared (charge))
      out->open_total += pos_totals_get_charge_open (charge);
  }
  return TRUE;
}

/* M38. */
static gint64
share_header_charge (const PosPricing *pricing, PosCharge *charge, const Survey *survey)
{
  gint64 open = pos_totals_get_charge_open (charge);

  if (!is_shared (charge))
    return 0;
  if (survey->closes || pos_config_get_parameters (pricing->config)->header_charge_first)
    return open;
  return pos_minor_scale (open, survey->value, survey->open_value, POS_ROUND_HALF_UP);
}

/* M16, M17. */
static gint64
apply_deposit (int policy, const Survey *survey, gint64 held, gint64 invoice)
{
  if (survey->closes)
    return held;
  switch ((PosDepositPolicy)policy) {
  case POS_DEPOSIT_POLICY_FIRST:
    return MIN (invoice, held);
  case POS_DEPOSIT_POLICY_LAST:
    return MAX (0, held - (survey->open_total - invoice));
  case POS_DEPOSIT_POLICY_PROPORTIONAL:
  default:
    return MIN (invoice, pos_minor_scale (held, invoice, survey->open_total, POS_ROUND_HALF_UP));
  }
}

static gint64
get_held (PosOrder *order)
{
  return pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_TAKEN) -
         pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_APPLIED) -
         pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_REFUNDED);
}

gboolean
pos_settlement_compute (const PosPricing *pricing,
                        PosOrder *order,
                        PosSettlement *settlement,
                        GError **error)
{
  int policy = pos_config_get_parameters (pricing->config)->deposit_policy;
  gint64 held = get_held (order);
  Survey whole;

  if (!survey (order, &whole, error))
    return FALSE;
  *settlement = (PosSettlement){.invoice = whole.value, .closes = whole.closes};
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    settlement->invoice += share_header_charge (pricing, charge, &whole);
  }
  settlement->applied = apply_deposit (policy, &whole, held, settlement->invoice);
  settlement->open_after = whole.open_total - settlement->invoice;
  /* §10.26: what is paid is less, and nothing else. */
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  settlement->invoice -= pos_settlement_get_saved (order, line);
  settlement->due = settlement->invoice - settlement->applied;
  settlement->held_after = held - settlement->applied;
  return TRUE;
}

/* §7.3: an invoice consumes packed, then picked, then untouched quantity. */
static void
consume (PosOrderLine *line, gint64 count)
{
  gint64 packed = MIN (line->packed.micro, count);
  gint64 picked = MIN (line->picked.micro, count - packed);

  line->packed.micro -= packed;
  line->picked.micro -= picked;
  line->invoiced.micro += count;
  pos_order_line_settle_times (line);
}

/* What is saved comes off the line, and off no piece of it but those that leave: U10. */
static void
book_saved (PosOrder *order, PosOrderLine *line, const Leaving *leaving, PosList *taxes)
{
  g_autoptr (PosList) kept = pos_tax_parts_deal (taxes, NULL, leaving->tax);

  pos_tax_parts_add (line->taxes, taxes, -1);
  pos_tax_parts_add (line->taxes, kept, 1);
  pos_tax_parts_assign (taxes, kept);
  line->total -= pos_settlement_get_saved (order, line);
  line->net -= line->hand_over_saved;
  line->tax -= leaving->full_tax - leaving->tax;
  line->discount += line->hand_over_saved;
  line->hand_over_saved = 0;
  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  if (part->of_gone && part->quantity.micro == 0)
    part->quantity = line->hand_over;
}

static void
invoice_line (PosOrder *order, PosOrderLine *line)
{
  PosQuantity count = line->hand_over;
  Leaving leaving = get_leaving (line);
  g_autoptr (PosList) taxes =
      pos_tax_parts_deal (line->taxes, line->invoiced_taxes, leaving.full_tax);

  if (count.micro == 0)
    return;
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (pos_id_equal (&charge->line, &line->id))
      pos_charge_invoice (
          charge, charge->invoiced + share_open (pos_totals_get_charge_open (charge), line, count));
  }
  if (line->hand_over_saved != 0)
    book_saved (order, line, &leaving, taxes);
  line->invoiced_net += leaving.net;
  line->invoiced_tax += leaving.tax;
  pos_tax_parts_add (line->invoiced_taxes, taxes, 1);
  consume (line, count.micro);
  line->hand_over.micro = 0;
}

static gboolean
is_chosen (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (line->hand_over.micro > 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
pos_settlement_apply (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error)
{
  PosSettlement settlement;
  Survey whole;

  if (!is_chosen (order) && !pos_overpaid_has_open (order))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NO_SELECTION,
                          NULL,
                          "No quantity was chosen to hand over");
  if (!pos_settlement_compute (pricing, order, &settlement, error) ||
      !survey (order, &whole, error))
    return FALSE;
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    pos_charge_invoice (charge, charge->invoiced + share_header_charge (pricing, charge, &whole));
  }
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    invoice_line (order, line);
  }
  order->deposit_applied =
      pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_APPLIED) + settlement.applied;
  pos_commitment_invoice_carried (pricing, order);
  return pos_commitment_finish (pricing, order, at, error);
}
