/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tax.c — tax group by delivery, rate by day, amount per line and charge. */
#include "pricing/pos-tax.h"
#include "base/pos-error.h"
#include "pricing/pos-charges.h"

static gboolean
is_set (const char *text)
{
  return text && *text;
}

/* One level of a destination: 0 when the group does not say, 1 when it fits, −1 when it does not.
 */
static int
match_level (const char *rule, const char *value)
{
  if (!is_set (rule))
    return 0;
  return value && g_ascii_strcasecmp (rule, value) == 0 ? 1 : -1;
}

static int
score_destination (PosTaxGroup *group, PosAddress *address)
{
  const char *rules[] = {group->country, group->state, group->county, group->city};
  const char *values[] = {address->country, address->state, address->county, address->city};
  int score = 0;

  if (!is_set (group->country))
    return -1;
  for (guint level = 0; level < G_N_ELEMENTS (rules); level++) {
    int match = match_level (rules[level], values[level]);

    if (match < 0)
      return -1;
    /* A finer level outweighs all coarser ones together. */
    score += match << level;
  }
  return score;
}

const char *
pos_tax_find_destination_group (const PosPricing *pricing, PosAddress *address)
{
  GPtrArray *groups = pos_config_list (pricing->config, POS_TYPE_TAX_GROUP);
  PosTaxGroup *best = NULL;
  int best_score = 0;

  for (guint i = 0; i < groups->len; i++) {
    PosTaxGroup *group = g_ptr_array_index (groups, i);
    int score = score_destination (group, address);

    if (score > best_score) {
      best = group;
      best_score = score;
    }
  }
  return best ? best->id : NULL;
}

static PosAddress *
find_destination (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  PosAddress *address = pos_order_find_address (order, line->address);

  if (!line->address || !*line->address)
    address = NULL;
  if (address || !pricing->customer)
    return address;
  if (is_set (line->address))
    return pos_customer_find_address (pricing->customer, line->address);
  return pos_customer_get_primary_address (pricing->customer);
}

static const char *
find_shipping_group (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  PosStore *store = pos_pricing_get_home_store (pricing, order);
  PosAddress *address = find_destination (pricing, order, line);
  const char *destination;

  if (address && store->use_customer_tax && is_set (address->tax_group))
    return address->tax_group;
  if (address && store->use_destination_tax) {
    destination = pos_tax_find_destination_group (pricing, address);
    if (destination)
      return destination;
  }
  return store->tax_group;
}

const char *
pos_tax_find_group (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  PosStore *pickup;

  switch ((PosIntent)line->intent) {
  case POS_INTENT_SHIP:
  case POS_INTENT_ELECTRONIC:
    return find_shipping_group (pricing, order, line);
  case POS_INTENT_PICK_UP:
    pickup = pos_config_get (pricing->config, POS_TYPE_STORE, line->store);
    return pickup ? pickup->tax_group : pricing->store->tax_group;
  case POS_INTENT_NONE:
  case POS_INTENT_CARRY_OUT:
  default:
    return pricing->store->tax_group;
  }
}

/* (nullable) */
static PosTaxRate *
find_in_force (PosConfig *config, const char *tax_group, const char *item_tax_group, PosDate day)
{
  GPtrArray *rates = pos_config_list (config, POS_TYPE_TAX_RATE);
  PosTaxRate *best = NULL;

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *candidate = g_ptr_array_index (rates, i);

    if (g_strcmp0 (candidate->tax_group, tax_group) ||
        g_strcmp0 (candidate->item_tax_group, item_tax_group))
      continue;
    if (candidate->from.julian > day.julian ||
        (candidate->until.julian && candidate->until.julian < day.julian))
      continue;
    /* Where periods overlap, the later one was written to replace the earlier. */
    if (!best || candidate->from.julian > best->from.julian)
      best = candidate;
  }
  return best;
}

GPtrArray *
pos_tax_list_rates (PosConfig *config, const char *tax_group, PosDate day)
{
  GPtrArray *rates = pos_config_list (config, POS_TYPE_TAX_RATE);
  GPtrArray *listed = g_ptr_array_new ();

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *rate = g_ptr_array_index (rates, i);

    if (g_strcmp0 (rate->tax_group, tax_group) == 0 &&
        find_in_force (config, tax_group, rate->item_tax_group, day) == rate)
      g_ptr_array_add (listed, rate);
  }
  return listed;
}

gboolean
pos_tax_find_rate (PosConfig *config,
                   const char *tax_group,
                   const char *item_tax_group,
                   PosDate day,
                   PosRate *rate,
                   GError **error)
{
  PosTaxRate *best = find_in_force (config, tax_group, item_tax_group, day);
  GVariantDict details;

  if (best) {
    *rate = best->rate;
    return TRUE;
  }
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "tax_group", "s", tax_group ? tax_group : "");
  g_variant_dict_insert (&details, "item_tax_group", "s", item_tax_group ? item_tax_group : "");
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TAX,
                        g_variant_dict_end (&details),
                        "No tax for group %s and item group %s",
                        tax_group ? tax_group : "(none)",
                        item_tax_group ? item_tax_group : "(none)");
}

static gint64
compute_tax (PosOrder *order, gint64 stated, PosRate rate)
{
  return order->tax_included ? pos_minor_included_tax (stated, rate, POS_ROUND_HALF_UP)
                             : pos_minor_at_rate (stated, rate, POS_ROUND_HALF_UP);
}

gboolean
pos_tax_apply_to_line (const PosPricing *pricing,
                       PosOrder *order,
                       PosOrderLine *line,
                       GError **error)
{
  /* What was invoiced in part keeps its tax: M34. */
  if (line->invoiced.micro == 0 || !line->tax_group) {
    const char *group = pos_tax_find_group (pricing, order, line);

    if (!pos_tax_find_rate (
            pricing->config, group, line->item_tax_group, pricing->today, &line->tax_rate, error))
      return FALSE;
    pos_text_set (&line->tax_group, group);
  }
  line->tax = compute_tax (order, line->net, line->tax_rate);
  if (line->invoiced.micro > 0)
    line->tax = MAX (line->tax, line->invoiced_tax);
  line->total = line->net + (order->tax_included ? 0 : line->tax);
  return TRUE;
}

/* M41: the tax group of header charges. */
static const char *
find_header_group (const PosPricing *pricing, PosOrder *order)
{
  PosOrderLine *first = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gboolean deferred = pos_order_line_is_deferred (line);

    if (!pos_order_line_is_active (line))
      continue;
    if (!first || deferred > pos_order_line_is_deferred (first) ||
        (deferred == pos_order_line_is_deferred (first) && line->position < first->position))
      first = line;
  }
  return first ? first->tax_group : pricing->store->tax_group;
}

static gboolean
apply_to_charge (const PosPricing *pricing,
                 PosOrder *order,
                 PosCharge *charge,
                 const char *header_group,
                 GError **error)
{
  PosOrderLine *line = pos_order_find_line (order, &charge->line);
  const char *group = line ? line->tax_group : header_group;
  gint64 on_top = order->tax_included ? 0 : charge->tax;

  /* A charge that goes back has the tax of the one it was; a hand-over changes none but those of
   * what is sold along with it. */
  if (!pos_id_is_none (&charge->original) ||
      (order->flow == POS_ORDER_FLOW_HAND_OVER && !(line && pos_order_is_sold_along (order, line))))
    return TRUE;
  /* Invoiced to the end: its amounts stand as they were rounded then. */
  if (charge->invoiced != 0 && charge->total == charge->invoiced &&
      charge->amount + on_top == charge->total)
    return TRUE;
  if (!charge->item_tax_group || charge->origin == POS_CHARGE_CANCELLATION) {
    charge->tax_rate.micro = 0;
    pos_text_set (&charge->tax_group, NULL);
  } else if (charge->invoiced == 0 || !charge->tax_group) {
    if (!pos_tax_find_rate (pricing->config,
                            group,
                            charge->item_tax_group,
                            pricing->today,
                            &charge->tax_rate,
                            error))
      return FALSE;
    pos_text_set (&charge->tax_group, group);
  }
  charge->tax = compute_tax (order, charge->amount, charge->tax_rate);
  charge->total = charge->amount + (order->tax_included ? 0 : charge->tax);
  if (charge->invoiced > charge->total)
    pos_charges_drop_open (order, charge);
  return TRUE;
}

gboolean
pos_tax_apply_to_charges (const PosPricing *pricing, PosOrder *order, GError **error)
{
  const char *header_group = find_header_group (pricing, order);

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (!apply_to_charge (pricing, order, charge, header_group, error))
      return FALSE;
  }
  return TRUE;
}
