/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-quote.c — see the header. */
#include "pricing/pos-quote.h"
#include "base/pos-error.h"
#include "pricing/pos-deposit.h"

PosDate
pos_quote_propose_expiry (const PosPricing *pricing)
{
  PosParameters *parameters = pos_config_get_parameters (pricing->config);

  return pos_date_add_days (pricing->today, (int)parameters->quote_validity_days);
}

gboolean
pos_quote_check_expiry (const PosPricing *pricing, PosDate expiry, GError **error)
{
  g_autofree char *proposal = NULL;

  if (expiry.julian >= pricing->today.julian)
    return TRUE;
  proposal = pos_date_to_text (pricing->today);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_DATE,
                        g_variant_new_parsed ("{'reason': <'past'>, 'proposal': <%s>}", proposal),
                        "A quote ends today or later");
}

/* --- A cart becomes a quote --- */

static gboolean
refuse (const char *rule, const char *item, const char *words, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "rule", "s", rule);
  if (item)
    g_variant_dict_insert (&details, "item", "s", item);
  return pos_set_error (
      error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS, g_variant_dict_end (&details), "%s", words);
}

static gboolean
check_lines (PosOrder *order, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) && pos_order_line_is_return (line))
      return refuse ("return-line", line->item, "Goods that come back are not in a quote", error);
  }
  return TRUE;
}

gboolean
pos_quote_make (const PosPricing *pricing, PosOrder *order, PosDate expiry, GError **error)
{
  if (order->flow != POS_ORDER_FLOW_NEW && order->type != POS_ORDER_TYPE_QUOTE)
    return refuse ("order-stays", NULL, "A saved order does not become a quote", error);
  if (!check_lines (order, error) || !pos_quote_check_expiry (pricing, expiry, error))
    return FALSE;
  order->type = POS_ORDER_TYPE_QUOTE;
  order->quote_expiry = expiry;
  order->balance_choice = POS_BALANCE_UNDECIDED;
  pos_deposit_reset (order);
  return TRUE;
}

/* --- A quote becomes an order --- */

static void
follow_line (PosOrder *order, const PosId *from, const PosId *to)
{
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (pos_id_equal (&charge->line, from))
      charge->line = *to;
  }
}

static void
renew_line (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  PosId id = pos_context_mint_id (pricing->context);

  follow_line (order, &line->id, &id);
  line->quoted = line->id;
  line->id = id;
  line->accept_state = POS_ACCEPT_NONE;
  if (pos_order_line_is_deferred (line) && line->date.julian < pricing->today.julian)
    pos_order_line_lose_delivery (line);
}

static void
forget_quote (PosOrder *order)
{
  pos_text_set (&order->number, NULL);
  pos_text_set (&order->reference, NULL);
  pos_text_set (&order->receipt, NULL);
  pos_text_set (&order->sync_message, NULL);
  order->type = POS_ORDER_TYPE_SALE;
  order->status = POS_ORDER_STATUS_CART;
  order->revision = 0;
  order->flow = POS_ORDER_FLOW_NEW;
  order->flow_revision = 0;
  order->committed_at = 0;
  order->quote_expiry = POS_DATE_NONE;
  /* It is in the lines, which are locked. */
  order->total_discount = 0;
  order->total_discount_rate = (PosRate){0};
}

PosOrder *
pos_quote_convert (const PosPricing *pricing, PosOrder *quote)
{
  PosOrder *order = pos_record_copy (quote);

  forget_quote (order);
  order->id = pos_context_mint_id (pricing->context);
  /* What was never saved has nothing to be closed. */
  order->quote = quote->revision > 0 ? quote->id : POS_ID_NONE;
  /* What was made of its charges was made of the quote's. */
  if (quote->revision > 0)
    pos_list_remove_all (order->charge_steps);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    renew_line (pricing, order, line);
  }
  return order;
}

PosOrder *
pos_quote_get_offered (PosOrder *quote, PosOrder *order)
{
  PosOrder *offered = pos_record_copy (quote);

  offered->id = order->id;
  offered->revision = order->flow_revision;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosOrderLine *was = pos_order_find_line (offered, &line->quoted);

    if (!was)
      continue;
    follow_line (offered, &was->id, &line->id);
    was->id = line->id;
  }
  return offered;
}

PosOrder *
pos_quote_close (PosOrder *quote, PosOrder *order)
{
  PosOrder *closed = pos_record_copy (quote);

  closed->flow_revision = quote->revision;
  closed->revision = quote->revision + 1;
  closed->committed_at = order->committed_at;
  /* Of one that became a quote again nothing was ordered: it is withdrawn for the other. */
  closed->status = order->type == POS_ORDER_TYPE_QUOTE ? POS_ORDER_STATUS_QUOTE_CANCELLED
                                                       : POS_ORDER_STATUS_QUOTE_CONVERTED;
  closed->ordered_as = order->id;
  return closed;
}
