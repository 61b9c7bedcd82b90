/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cancellation.c — the charge of a cancellation, and taking open quantities away. */
#include "pricing/pos-cancellation.h"
#include "base/pos-error.h"
#include "model/pos-line-steps.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-commitment-private.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-exemption.h"
#include "pricing/pos-settlement.h"
#include "pricing/pos-split-parts-private.h"
#include "pricing/pos-totals.h"

/* --- What it is a share of --- */

static PosQuantity
get_given_up (GArray *parts, PosOrderLine *line)
{
  gint64 cancelled = 0;

  for (guint i = 0; i < parts->len; i++) {
    const PosSplitPart *part = &g_array_index (parts, PosSplitPart, i);

    if (part->before == line)
      cancelled += part->line->cancelled.micro;
  }
  return (PosQuantity){
      CLAMP (cancelled - line->cancelled.micro, 0, pos_order_line_get_open (line).micro)};
}

/* Valued as it was saved: what the rest costs after the edit does not matter. */
static gint64
sum_given_up (PosOrder *order, PosOrder *saved)
{
  g_autoptr (GArray) parts = pos_split_parts_list (order, saved);
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, saved->lines)
  if (pos_order_line_is_deferred (line))
    sum += pos_settlement_get_given_up (saved, line, get_given_up (parts, line));
  if (sum == 0 || pos_order_has_open_lines (order))
    return sum;
  POS_LIST_FOREACH (PosCharge, charge, saved->charges)
  if (pos_id_is_none (&charge->line) && charge->origin != POS_CHARGE_CANCELLATION)
    sum += pos_totals_get_charge_open (charge);
  return sum;
}

static gboolean
charges_lines (const PosPricing *pricing, PosOrder *order)
{
  return order->flow == POS_ORDER_FLOW_EDIT && order->type == POS_ORDER_TYPE_SALES_ORDER &&
         pos_config_get_parameters (pricing->config)->charge_on_line_cancellation;
}

gint64
pos_cancellation_get_base (const PosPricing *pricing, PosOrder *order)
{
  if (order->type == POS_ORDER_TYPE_QUOTE)
    return 0;
  if (order->flow != POS_ORDER_FLOW_EDIT)
    return order->open_total;
  return charges_lines (pricing, order) && pricing->before ? sum_given_up (order, pricing->before)
                                                           : 0;
}

/* --- The charge --- */

PosCharge *
pos_cancellation_find_charge (PosOrder *order)
{
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (charge->origin == POS_CHARGE_CANCELLATION &&
        (charge->total == 0 || pos_totals_get_charge_open (charge) != 0))
      return charge;
  }
  return NULL;
}

gint64
pos_cancellation_get_owed (PosOrder *order)
{
  PosCharge *charge = pos_cancellation_find_charge (order);

  return charge ? pos_totals_get_charge_open (charge) : 0;
}

/* A cancellation charge is outside tax: it compensates, it sells nothing. */
static void
set_amount (PosCharge *charge, gint64 amount)
{
  charge->amount = amount;
  charge->tax = 0;
  pos_list_remove_all (charge->taxes);
  charge->total = amount;
}

static PosCharge *
ensure_charge (const PosPricing *pricing, PosOrder *order, GError **error)
{
  PosParameters *parameters = pos_config_get_parameters (pricing->config);
  PosCharge *charge = pos_cancellation_find_charge (order);

  return charge ? charge
                : pos_charges_add (pricing,
                                   order,
                                   NULL,
                                   parameters->cancellation_charge_code,
                                   0,
                                   POS_CHARGE_CANCELLATION,
                                   error);
}

gboolean
pos_cancellation_compute (const PosPricing *pricing, PosOrder *order, GError **error)
{
  PosParameters *parameters = pos_config_get_parameters (pricing->config);
  gint64 base = pos_cancellation_get_base (pricing, order);
  gint64 wanted = pos_minor_at_rate (base, parameters->cancellation_rate, POS_ROUND_HALF_UP);
  PosCharge *charge = pos_cancellation_find_charge (order);

  if (charges_lines (pricing, order) && !pricing->before)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NOT_FOUND,
                          NULL,
                          "What the edit changes cannot be read");
  if (charge && base == 0 && order->flow == POS_ORDER_FLOW_EDIT) {
    pos_charges_drop_open (order, charge);
    return TRUE;
  }
  if (wanted == 0 && !charge)
    return TRUE;
  charge = ensure_charge (pricing, order, error);
  if (!charge)
    return FALSE;
  charge->calculated = wanted;
  charge->share = parameters->cancellation_rate;
  charge->share_of = base;
  set_amount (charge, charge->overridden ? MIN (charge->amount, base) : wanted);
  return TRUE;
}

gboolean
pos_cancellation_set_charge (
    const PosPricing *pricing, PosOrder *order, gint64 amount, const char *reason, GError **error)
{
  gint64 base = pos_cancellation_get_base (pricing, order);
  PosCharge *charge;
  GVariantDict details;

  if (amount < 0 || amount > base) {
    g_variant_dict_init (&details, NULL);
    g_variant_dict_insert (&details, "maximum_minor", "x", base);
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_AMOUNT,
                          g_variant_dict_end (&details),
                          "A cancellation charge is between nothing and what is open");
  }
  charge = ensure_charge (pricing, order, error);
  if (!charge)
    return FALSE;
  charge->overridden = TRUE;
  pos_text_set (&charge->reason, reason);
  set_amount (charge, amount);
  return TRUE;
}

gboolean
pos_cancellation_is_below_default (PosOrder *order)
{
  PosCharge *charge = pos_cancellation_find_charge (order);

  return charge && charge->amount < charge->calculated;
}

/* A line that keeps only what was invoiced of it. */
static void
close_line (PosOrder *order, PosOrderLine *line)
{
  gint64 open = pos_order_line_get_open (line).micro;

  if (!pos_order_line_is_active (line) || !pos_order_line_is_deferred (line) || open == 0)
    return;
  pos_concessions_shrink (
      line, order->currency, pos_order_line_get_quantity (line), line->invoiced);
  line->cancelled.micro += open;
  line->picked.micro = 0;
  line->packed.micro = 0;
  pos_order_line_settle_times (line);
  line->rejected.micro = 0;
  line->net = line->invoiced_net;
  pos_exemption_fit (order, line);
  line->tax = line->invoiced_tax;
  pos_tax_parts_keep (line->taxes, line->invoiced_taxes);
  line->total = pos_totals_get_line_invoiced (order, line);
}

static void
close_charges (PosOrder *order)
{
  for (guint i = pos_list_size (order->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (order->charges, i - 1);

    if (charge->origin == POS_CHARGE_CANCELLATION)
      pos_charge_invoice (charge, charge->total);
    else if (pos_totals_get_charge_open (charge) != 0)
      pos_charges_drop_open (order, charge);
  }
}

gboolean
pos_cancellation_apply (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error)
{
  gint64 owed = pos_cancellation_get_owed (order);
  gint64 applied = pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_APPLIED);
  gint64 held = pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_TAKEN) - applied -
                pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_REFUNDED);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    close_line (order, line);
  }
  close_charges (order);
  order->deposit_applied = applied + MIN (owed, held);
  if (order->type == POS_ORDER_TYPE_QUOTE) {
    if (!pos_commitment_finish (pricing, order, at, error))
      return FALSE;
    order->status = POS_ORDER_STATUS_QUOTE_CANCELLED;
    return TRUE;
  }
  return pos_commitment_finish (pricing, order, at, error);
}

/* What is left of a charge that was agreed for @from pieces, or for fewer, when there are @to; one
 * of the rules stays while anything of the line does (M37). */
static gint64
get_left (PosCharge *charge, PosQuantity from, PosQuantity to)
{
  gint64 agreed = charge->pieces.micro > 0 ? charge->pieces.micro : from.micro;

  return pos_charge_is_of_rules (charge) || to.micro >= agreed
             ? pos_charge_get_stated (charge)
             : pos_minor_scale (
                   pos_charge_get_stated (charge), to.micro, agreed, POS_ROUND_HALF_UP);
}

static void
shrink_charge (PosCharge *charge, PosQuantity from, PosQuantity to)
{
  gint64 left = get_left (charge, from, to);

  if (left != pos_charge_get_stated (charge))
    pos_charge_state (charge, left);
  if (to.micro <= charge->pieces.micro)
    charge->pieces = (PosQuantity){0};
}

gboolean
pos_cancellation_cancel_quantity (PosOrder *order,
                                  PosOrderLine *line,
                                  PosQuantity quantity,
                                  GError **error)
{
  gint64 free_quantity =
      pos_order_line_get_open (line).micro - line->picked.micro - line->packed.micro;
  PosQuantity from = pos_order_line_get_quantity (line);
  PosQuantity to = {from.micro - quantity.micro};
  g_autofree char *maximum = pos_micro_to_text (MAX (free_quantity, 0), 0);
  GVariantDict details;

  if (quantity.micro <= 0 || quantity.micro > free_quantity) {
    g_variant_dict_init (&details, NULL);
    g_variant_dict_insert (&details, "maximum", "s", maximum);
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_QUANTITY,
                          g_variant_dict_end (&details),
                          "At most %s can be cancelled",
                          maximum);
  }
  pos_concessions_shrink (line, order->currency, from, to);
  line->cancelled.micro += quantity.micro;
  line->rejected.micro = MIN (line->rejected.micro, free_quantity - quantity.micro);
  for (guint i = pos_list_size (order->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (order->charges, i - 1);

    if (!pos_id_equal (&charge->line, &line->id))
      continue;
    if (pos_order_line_get_open (line).micro == 0)
      pos_charges_drop_open (order, charge);
    else
      shrink_charge (charge, from, to);
  }
  return TRUE;
}

void
pos_cancellation_add_quantity (PosOrder *order, PosOrderLine *line, PosQuantity quantity)
{
  PosQuantity from = pos_order_line_get_quantity (line);

  pos_concessions_extend (line, order->currency, from, (PosQuantity){from.micro + quantity.micro});
  line->ordered.micro += quantity.micro;
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (pos_id_equal (&charge->line, &line->id) && !pos_charge_is_of_rules (charge) &&
        charge->pieces.micro == 0)
      charge->pieces = from;
  }
}

/* --- Taken back --- */

static guint
count_parts (PosOrder *order, PosOrderLine *line)
{
  guint count = 0;

  POS_LIST_FOREACH (PosOrderLine, other, order->lines)
  {
    if (pos_id_equal (&other->group, &line->group))
      count++;
  }
  return count;
}

/* What somebody made of a charge in this edit stays; what followed the quantity comes back. */
static void
restore_charge (PosOrder *order, PosCharge *kept, PosOrderLine *line, PosOrderLine *before)
{
  PosCharge *charge = pos_order_find_charge (order, &kept->id);
  PosQuantity now = pos_order_line_get_quantity (line);
  PosQuantity then = pos_order_line_get_quantity (before);
  gboolean closed = pos_order_line_get_open (line).micro == 0;
  gint64 left = get_left (kept, then, now);

  if (!charge && closed) {
    g_autoptr (PosCharge) copy = pos_record_copy (kept);
    pos_list_append (order->charges, copy);
  } else if (charge && (closed || pos_charge_get_stated (charge) == left)) {
    pos_charge_state (charge, pos_charge_get_stated (kept));
    charge->pieces = kept->pieces;
  }
}

void
pos_cancellation_restore_quantity (PosOrder *order, PosOrder *saved, PosOrderLine *line)
{
  PosOrderLine *before = pos_order_find_line (saved, &line->id);

  if (!before || !line->price_locked || count_parts (order, line) != count_parts (saved, line))
    return;
  POS_LIST_FOREACH (PosCharge, kept, saved->charges)
  {
    if (pos_id_equal (&kept->line, &line->id))
      restore_charge (order, kept, line, before);
  }
  line->ordered = before->ordered;
  line->cancelled = before->cancelled;
  line->rejected = before->rejected;
  line->discount = before->discount;
  line->discount_for = before->discount_for;
  pos_list_remove_all (line->discounts);
  POS_LIST_FOREACH (PosLineDiscount, part, before->discounts)
  {
    g_autoptr (PosLineDiscount) copy = pos_record_copy (part);
    pos_list_append (line->discounts, copy);
  }
}
