/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-price-view.c — see the header. */
#include "register/pos-price-view.h"
#include "pricing/pos-tender-discounts.h"
#include "register/pos-register-private.h"

static const char *const sources[] = {"product", "agreement", "adjustment", "entered", "locked"};

const char *
pos_price_source_get_nick (PosPriceSource source)
{
  return sources[source];
}

PosPriceSource
pos_price_source_of (PosOrderLine *line)
{
  gint64 agreed =
      line->agreement_price.micro ? line->agreement_price.micro : line->base_price.micro;

  if (line->price_locked)
    return POS_PRICE_LOCKED;
  if (line->price_overridden)
    return POS_PRICE_ENTERED;
  if (line->unit_price.micro != agreed)
    return POS_PRICE_ADJUSTED;
  return line->agreement_price.micro ? POS_PRICE_AGREED : POS_PRICE_OF_PRODUCT;
}

/* --- Reasons --- */

static void
reason_free (gpointer data)
{
  PosPriceReason *reason = data;

  g_free (reason->offer);
  g_clear_pointer (&reason->name, pos_l10n_unref);
  g_free (reason);
}

static void
add_reason (
    GPtrArray *reasons, const char *offer, PosL10n *name, int origin, PosWhy why, gint64 amount)
{
  PosPriceReason *reason = g_new0 (PosPriceReason, 1);

  reason->offer = g_strdup (offer);
  reason->name = name ? pos_l10n_ref (name) : NULL;
  reason->origin = origin;
  reason->why = why;
  reason->amount = amount;
  g_ptr_array_add (reasons, reason);
}

/* Bundles of one offer are one to whoever asks. */
static void
add_given (GPtrArray *reasons, PosLineDiscount *part)
{
  for (guint i = 0; i < reasons->len; i++) {
    PosPriceReason *reason = reasons->pdata[i];
    if (part->offer && !g_strcmp0 (reason->offer, part->offer)) {
      reason->amount += part->amount;
      return;
    }
  }
  add_reason (reasons, part->offer, part->name, part->origin, POS_WHY_GIVEN, part->amount);
}

static gboolean
is_told (GPtrArray *reasons, const char *offer)
{
  for (guint i = 0; i < reasons->len; i++)
    if (!g_strcmp0 (((PosPriceReason *)reasons->pdata[i])->offer, offer))
      return TRUE;
  return FALSE;
}

/* What paying in a certain way would take off: how much depends on what is paid then. */
static void
add_ways_to_pay (GPtrArray *reasons, const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  g_autoptr (GPtrArray) found = pos_tender_discounts_list (pricing, order, line);
  PosWhy why = order->no_offers           ? POS_WHY_OFF
               : line->no_tender_discount ? POS_WHY_BARRED
                                          : POS_WHY_TENDER;

  for (guint i = 0; i < found->len; i++) {
    PosDiscount *discount = found->pdata[i];
    if (!is_told (reasons, discount->id))
      add_reason (reasons, discount->id, discount->name, discount->type, why, 0);
  }
}

GPtrArray *
pos_price_list_reasons (const PosPricing *pricing,
                        PosOrder *order,
                        PosOrderLine *line,
                        gboolean *proven)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (reason_free);
  gboolean all_proven;
  g_autoptr (GArray) found = pos_discounts_explain (pricing, order, line, &all_proven);

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  {
    all_proven &= !part->unproven;
    if (part->amount != 0)
      add_given (reasons, part);
  }
  for (guint i = 0; i < found->len; i++) {
    PosDiscountReason *reason = &g_array_index (found, PosDiscountReason, i);
    if (reason->why != POS_WHY_GIVEN)
      add_reason (reasons,
                  reason->discount->id,
                  reason->discount->name,
                  reason->discount->type,
                  reason->why,
                  0);
  }
  add_ways_to_pay (reasons, pricing, order, line);
  if (proven)
    *proven = all_proven;
  return reasons;
}

/* --- JSON --- */

static json_t *
take_text (char *text)
{
  json_t *json = json_string (text);

  g_free (text);
  return json;
}

static json_t *
view_reason (PosPriceReason *reason, PosOrder *order)
{
  json_t *json = json_object ();

  json_object_set_new (json, "offer", reason->offer ? json_string (reason->offer) : json_null ());
  json_object_set_new (json, "name", json_string (pos_l10n_get (reason->name, NULL)));
  json_object_set_new (
      json,
      "origin",
      json_string (pos_discount_origin_get_nick ((PosDiscountOrigin)reason->origin)));
  json_object_set_new (json, "why", json_string (pos_why_get_nick (reason->why)));
  json_object_set_new (
      json, "amount", take_text (pos_minor_to_text (reason->amount, order->currency)));
  return json;
}

static void
set_price (json_t *json, const char *name, PosUnitPrice price, PosOrder *order)
{
  json_object_set_new (
      json,
      name,
      take_text (pos_micro_to_text (price.micro, pos_currency_get_exponent (order->currency))));
}

json_t *
pos_price_view (PosRun *run, PosOrderLine *line)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  gboolean proven;
  g_autoptr (GPtrArray) reasons = pos_price_list_reasons (&pricing, order, line, &proven);
  json_t *json = json_object (), *discounts = json_array ();

  set_price (json, "base_price", line->base_price, order);
  set_price (json,
             "agreement_price",
             line->agreement_price.micro ? line->agreement_price : line->base_price,
             order);
  set_price (json, "unit_price", line->unit_price, order);
  json_object_set_new (
      json, "source", json_string (pos_price_source_get_nick (pos_price_source_of (line))));
  json_object_set_new (json,
                       "quantity",
                       take_text (pos_micro_to_text (pos_order_line_get_quantity (line).micro, 0)));
  json_object_set_new (
      json, "gross", take_text (pos_minor_to_text (line->net + line->discount, order->currency)));
  json_object_set_new (json, "net", take_text (pos_minor_to_text (line->net, order->currency)));
  for (guint i = 0; i < reasons->len; i++)
    json_array_append_new (discounts, view_reason (reasons->pdata[i], order));
  json_object_set_new (json, "discounts", discounts);
  json_object_set_new (json, "proven", json_boolean (proven));
  return json;
}
