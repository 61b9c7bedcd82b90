/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deposit-facts.c — see the header. */
#include "ui/payment/pos-deposit-facts.h"

#include "pricing/pos-deposit.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-approvers.h"

static const gint64 usual_rates[] = {50000, 100000, 200000, 500000, 1000000};

/* The lowest that anybody who could be asked may set, and the worker himself. */
static gint64
find_lowest (PosRegister *reg, PosOrder *order, gint64 own_floor)
{
  g_autoptr (GVariant) details =
      g_variant_ref_sink (g_variant_new_parsed ("{'permission': <'order.deposit_override'>}"));
  g_autoptr (GPtrArray) approvers = pos_approvers_list (reg, details);
  gint64 lowest = own_floor;

  for (guint i = 0; i < approvers->len; i++)
    lowest = MIN (lowest,
                  pos_approvers_get_deposit_floor (
                      pos_register_get_config (reg), approvers->pdata[i], order));
  return lowest;
}

static void
add_rate (PosDepositFacts *self, gint64 micro)
{
  gsize at = 0;

  while (at < self->n_rates && self->rates[at].micro < micro)
    at++;
  if (self->n_rates == POS_DEPOSIT_MAX_RATES ||
      (at < self->n_rates && self->rates[at].micro == micro))
    return;
  for (gsize i = self->n_rates; i > at; i--)
    self->rates[i] = self->rates[i - 1];
  self->rates[at].micro = micro;
  self->n_rates++;
}

/* The usual ones that somebody here may set, and the standard. */
static void
choose_rates (PosDepositFacts *self)
{
  add_rate (self, self->standard_rate.micro);
  for (gsize i = 0; i < G_N_ELEMENTS (usual_rates); i++)
    if (pos_deposit_facts_at_rate (self, (PosRate){usual_rates[i]}) >= self->lowest)
      add_rate (self, usual_rates[i]);
}

void
pos_deposit_facts_read (PosDepositFacts *self, PosRegister *reg)
{
  PosOrder *order = pos_register_get_order (reg);
  PosConfig *config = pos_register_get_config (reg);

  *self = (PosDepositFacts){
      .order = pos_record_copy (order),
      .currency = order->currency,
      .standard = pos_deposit_get_default (order),
      .standard_rate = order->deposit_rate,
      .current = order->deposit_required,
      .current_rate = order->deposit_source == POS_DEPOSIT_RATE ? order->deposit_entered_rate
                                                                : order->deposit_rate,
      .due_today = pos_deposit_get_due_today (order),
      .maximum = pos_deposit_get_maximum (order),
  };
  if (order->deposit_source == POS_DEPOSIT_AMOUNT)
    self->current_rate.micro = -1;
  self->own_floor = pos_approvers_get_deposit_floor (config, pos_register_get_worker (reg), order);
  self->lowest = find_lowest (reg, order, self->own_floor);
  choose_rates (self);
}

void
pos_deposit_facts_clear (PosDepositFacts *self)
{
  g_clear_object (&self->order);
}

gint64
pos_deposit_facts_at_rate (const PosDepositFacts *self, PosRate rate)
{
  return pos_minor_at_rate (self->maximum, rate, POS_ROUND_HALF_UP);
}

PosRate
pos_deposit_facts_get_share (const PosDepositFacts *self, gint64 amount)
{
  return pos_deposit_get_share (self->order, amount);
}

gint64
pos_deposit_facts_preview_due (const PosDepositFacts *self, PosRegister *reg, gint64 amount)
{
  g_autoptr (PosOrder) tried = pos_record_copy (self->order);
  PosPricing pricing = pos_register_get_pricing (reg);

  if (!pos_deposit_set_amount (tried, amount, NULL) ||
      !pos_pricing_recompute (&pricing, tried, NULL))
    return self->due_today;
  return pos_deposit_get_due_today (tried);
}
