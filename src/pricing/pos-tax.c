/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tax.c — tax group by delivery, rate by day, amount per line and charge. */
#include "pricing/pos-tax.h"
#include "base/pos-error.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-exemption.h"

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

/* of a customer who has one, where the store looks at customers. */
static const char *
find_carry_out_group (const PosPricing *pricing)
{
  PosCustomer *customer = pricing->store->use_customer_tax ? pricing->customer : NULL;

  return customer && is_set (customer->tax_group) ? customer->tax_group : pricing->store->tax_group;
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
    return find_carry_out_group (pricing);
  }
}

static gboolean
holds (PosTaxRate *rate, PosDate day)
{
  return rate->from.julian <= day.julian &&
         (rate->until.julian == 0 || rate->until.julian >= day.julian);
}

static gboolean
is_for_same (PosTaxRate *a, PosTaxRate *b)
{
  return g_strcmp0 (a->tax_group, b->tax_group) == 0 &&
         g_strcmp0 (a->item_tax_group, b->item_tax_group) == 0 &&
         g_str_equal (pos_text_or (a->code, ""), pos_text_or (b->code, ""));
}

/* Where periods overlap, the later one was written to replace the earlier. */
static gboolean
is_in_force (GPtrArray *rates, PosTaxRate *rate, PosDate day)
{
  if (!holds (rate, day))
    return FALSE;
  for (guint i = 0, own = rates->len; i < rates->len; i++) {
    PosTaxRate *other = g_ptr_array_index (rates, i);

    if (other == rate)
      own = i;
    else if (is_for_same (other, rate) && holds (other, day) &&
             (other->from.julian > rate->from.julian ||
              (other->from.julian == rate->from.julian && i < own)))
      return FALSE;
  }
  return TRUE;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const PosTaxRate *first = *(PosTaxRate *const *)a, *second = *(PosTaxRate *const *)b;
  int by_group = g_strcmp0 (first->item_tax_group, second->item_tax_group);

  return by_group ? by_group
                  : strcmp (pos_text_or (first->code, ""), pos_text_or (second->code, ""));
}

GPtrArray *
pos_tax_find_codes (PosConfig *config,
                    const char *tax_group,
                    const char *item_tax_group,
                    PosDate day)
{
  GPtrArray *rates = pos_config_list (config, POS_TYPE_TAX_RATE);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *rate = g_ptr_array_index (rates, i);

    if (g_strcmp0 (rate->tax_group, tax_group) == 0 &&
        (!item_tax_group || g_strcmp0 (rate->item_tax_group, item_tax_group) == 0) &&
        is_in_force (rates, rate, day))
      g_ptr_array_add (found, rate);
  }
  g_ptr_array_sort (found, compare_codes);
  return found;
}

GPtrArray *
pos_tax_list_rates (PosConfig *config, const char *tax_group, PosDate day)
{
  return pos_tax_find_codes (config, tax_group, NULL, day);
}

PosDate
pos_tax_get_supply_day (PosConfig *config,
                        PosOrderLine *line,
                        const char *tax_group,
                        const char *item_tax_group,
                        PosDate today)
{
  g_autoptr (GPtrArray) codes = NULL;

  if (!line || !pos_order_line_is_deferred (line) || line->date.julian <= today.julian)
    return today;
  codes = pos_tax_find_codes (config, tax_group, item_tax_group, line->date);
  return codes->len > 0 ? line->date : today;
}

static gboolean
fail_without_tax (const char *tax_group, const char *item_tax_group, GError **error)
{
  GVariantDict details;

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

PosRate
pos_tax_get_rate (PosTaxRate *rate)
{
  gint64 rest = POS_SCALE - rate->rate.micro;

  return rate->of_gross && rest > 0
             ? (PosRate){pos_minor_scale (rate->rate.micro, POS_SCALE, rest, POS_ROUND_HALF_UP)}
             : rate->rate;
}

static void
write_codes (GPtrArray *codes, PosList *parts)
{
  PosTaxRate *only = codes->len == 1 ? codes->pdata[0] : NULL;

  pos_list_remove_all (parts);
  if (only && !is_set (only->code) && !only->exempt && !only->of_gross)
    return;
  for (guint i = 0; i < codes->len; i++) {
    PosTaxRate *rate = codes->pdata[i];
    g_autoptr (PosTaxPart) part = g_object_new (POS_TYPE_TAX_PART, NULL);

    pos_text_set (&part->code, pos_text_or (rate->code, ""));
    part->rate = pos_tax_get_rate (rate);
    part->exempt = rate->exempt;
    part->of_gross = rate->of_gross;
    pos_list_append (parts, part);
  }
}

gboolean
pos_tax_find_rate (PosConfig *config,
                   const char *tax_group,
                   const char *item_tax_group,
                   PosDate day,
                   PosRate *rate,
                   PosList *parts,
                   GError **error)
{
  g_autoptr (GPtrArray) codes =
      pos_tax_find_codes (config, tax_group, pos_text_or (item_tax_group, ""), day);

  if (codes->len == 0)
    return fail_without_tax (tax_group, item_tax_group, error);
  *rate = (PosRate){0};
  for (guint i = 0; i < codes->len; i++) {
    PosTaxRate *code = codes->pdata[i];
    rate->micro += code->exempt ? 0 : pos_tax_get_rate (code).micro;
  }
  if (parts)
    write_codes (codes, parts);
  return TRUE;
}

/* --- Amounts --- */

/* Writes the amounts of @taxes.  Returns: their sum. */
static gint64
compute_tax (
    const PosPricing *pricing, PosOrder *order, gint64 stated, PosRate rate, PosList *taxes)
{
  PosStore *home = pos_pricing_get_home_store (pricing, order);
  PosRounding rounding = (PosRounding)home->tax_rounding;
  gint64 together = order->tax_included ? pos_minor_included_tax (stated, rate, rounding)
                                        : pos_minor_at_rate (stated, rate, rounding);

  if (pos_list_size (taxes) == 0)
    return together;
  if (order->tax_included || home->tax_rounded_by == POS_TAX_ROUNDED_BY_COMBINATION) {
    pos_tax_parts_deal_by_rates (taxes, together);
    return together;
  }
  POS_LIST_FOREACH (PosTaxPart, part, taxes)
  part->amount = part->exempt ? 0 : pos_minor_at_rate (stated, part->rate, rounding);
  return pos_tax_parts_sum (taxes);
}

/* No tax falls below what was invoiced of it.  Returns: all of it. */
static gint64
keep_invoiced (PosList *taxes, gint64 tax, PosList *invoiced_taxes, gint64 invoiced_tax)
{
  POS_LIST_FOREACH (PosTaxPart, part, taxes)
  part->amount = MAX (part->amount, pos_tax_parts_get (invoiced_taxes, part->code));
  return pos_list_size (taxes) > 0 ? pos_tax_parts_sum (taxes) : MAX (tax, invoiced_tax);
}

/* What both groups have in common when @line (nullable) is delivered. */
static gboolean
find_planned (const PosPricing *pricing,
              PosOrderLine *line,
              const char *group,
              const char *item_group,
              PosRate *rate,
              PosList *parts,
              GError **error)
{
  PosDate day = pos_tax_get_supply_day (
      pricing->config, line, group, pos_text_or (item_group, ""), pricing->today);

  return pos_tax_find_rate (pricing->config, group, item_group, day, rate, parts, error);
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

    if (!find_planned (
            pricing, line, group, line->item_tax_group, &line->tax_rate, line->taxes, error))
      return FALSE;
    pos_text_set (&line->tax_group, group);
  }
  pos_exemption_take_out (pricing, order, line);
  if (line->invoiced.micro > 0)
    line->net = MAX (line->net, line->invoiced_net);
  line->tax = compute_tax (pricing, order, line->net, line->tax_rate, line->taxes);
  if (line->invoiced.micro > 0)
    line->tax = keep_invoiced (line->taxes, line->tax, line->invoiced_taxes, line->invoiced_tax);
  line->total = line->net + (order->tax_included ? 0 : line->tax);
  return TRUE;
}

/* M41: the line whose tax group header charges have.  Returns: (nullable). */
static PosOrderLine *
find_header_line (PosOrder *order)
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
  return first;
}

/* What an edit leaves alone bears the tax that it did, which may be a share of a larger one. */
static gboolean
was_taxed_so (const PosPricing *pricing, PosOrder *order, PosCharge *charge)
{
  PosCharge *was = order->flow == POS_ORDER_FLOW_EDIT && pricing->before
                       ? pos_order_find_charge (pricing->before, &charge->id)
                       : NULL;

  if (!was || pos_charge_get_stated (was) != pos_charge_get_stated (charge) ||
      was->tax_rate.micro != charge->tax_rate.micro ||
      !pos_tax_parts_are_alike (was->taxes, charge->taxes))
    return FALSE;
  charge->amount = was->amount;
  charge->exempt_amount = was->exempt_amount;
  charge->tax = was->tax;
  charge->total = was->total;
  pos_tax_parts_assign (charge->taxes, was->taxes);
  return TRUE;
}

static gboolean
apply_to_charge (const PosPricing *pricing,
                 PosOrder *order,
                 PosCharge *charge,
                 PosOrderLine *header_line,
                 GError **error)
{
  PosOrderLine *line = pos_order_find_line (order, &charge->line);
  PosOrderLine *taxed_as = line ? line : header_line;
  const char *group = taxed_as ? taxed_as->tax_group : pricing->store->tax_group;
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
    pos_list_remove_all (charge->taxes);
    pos_text_set (&charge->tax_group, NULL);
  } else if (charge->invoiced == 0 || !charge->tax_group) {
    if (!find_planned (pricing,
                       taxed_as,
                       group,
                       charge->item_tax_group,
                       &charge->tax_rate,
                       charge->taxes,
                       error))
      return FALSE;
    pos_text_set (&charge->tax_group, group);
  }
  if (was_taxed_so (pricing, order, charge))
    return TRUE;
  if (charge->invoiced != 0)
    pos_charge_note_invoiced (charge);
  pos_exemption_take_out_of_charge (pricing, order, charge);
  charge->tax = compute_tax (pricing, order, charge->amount, charge->tax_rate, charge->taxes);
  if (charge->invoiced != 0)
    charge->tax =
        keep_invoiced (charge->taxes, charge->tax, charge->invoiced_taxes, charge->invoiced_tax);
  charge->total = charge->amount + (order->tax_included ? 0 : charge->tax);
  if (charge->invoiced != 0 &&
      charge->amount <= (order->tax_included ? charge->invoiced : charge->invoiced_net))
    pos_charges_drop_open (order, charge);
  return TRUE;
}

gboolean
pos_tax_apply_to_charges (const PosPricing *pricing, PosOrder *order, GError **error)
{
  PosOrderLine *header_line = find_header_line (order);

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (!apply_to_charge (pricing, order, charge, header_line, error))
      return FALSE;
  }
  return TRUE;
}
