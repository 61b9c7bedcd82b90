/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-returns.c — what is left to return of an order, and what it knows of returns afterwards. */
#include "pricing/pos-returns.h"
#include "model/pos-line-serials.h"
#include "pricing/pos-goods.h"
#include "pricing/pos-returns-private.h"

/* --- What is left --- */

PosQuantity
pos_returns_get_left (PosOrderLine *line)
{
  if (line->voided || pos_order_line_is_return (line))
    return (PosQuantity){0};
  return (PosQuantity){MAX (line->invoiced.micro - line->returned.micro, 0)};
}

gboolean
pos_returns_is_possible (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_returns_get_left (line).micro > 0)
    return TRUE;
  return FALSE;
}

/* The part of @left, which @line still holds, that @count of it takes. */
static gint64
take (gint64 left, PosOrderLine *line, PosQuantity count)
{
  return pos_minor_share (left, (PosQuantity){0}, count, pos_returns_get_left (line));
}

/* F13: what is left of it is shared, so that the parts add up; without, each part is rounded. */
static gint64
share_tax (const PosPricing *pricing, PosOrderLine *line, PosQuantity count)
{
  if (pos_config_has_feature (pricing->config, "F13") || line->invoiced.micro == 0)
    return take (line->invoiced_tax - line->returned_tax, line, count);
  return pos_minor_scale (line->invoiced_tax, count.micro, line->invoiced.micro, POS_ROUND_HALF_UP);
}

PosReturnShare
pos_returns_share (const PosPricing *pricing, PosOrderLine *line, PosQuantity count)
{
  return (PosReturnShare){
      .net = take (line->invoiced_net - line->returned_net, line, count),
      .tax = share_tax (pricing, line, count),
  };
}

gint64
pos_returns_get_value (const PosPricing *pricing,
                       PosOrder *order,
                       PosOrderLine *line,
                       PosQuantity count)
{
  PosReturnShare share = pos_returns_share (pricing, line, count);

  return share.net + (order->tax_included ? 0 : share.tax);
}

PosOrderLine *
pos_returns_find (PosOrder *cart, PosOrderLine *line)
{
  POS_LIST_FOREACH (PosOrderLine, returned, cart->lines)
  if (!returned->voided && pos_id_equal (&returned->original_line, &line->id))
    return returned;
  return NULL;
}

/* --- Where it goes: R13 --- */

static gboolean
has_return_location (PosCategory *category)
{
  return category->return_location != NULL;
}

static PosReturnLocation *
find_policy (PosConfig *config, const char *id)
{
  PosCategory *category = pos_goods_find_closest (config, id, has_return_location);

  return category ? pos_config_get (config, POS_TYPE_RETURN_LOCATION, category->return_location)
                  : NULL;
}

static gboolean
fits (const char *wanted, const char *is)
{
  return !wanted || !*wanted || !g_strcmp0 (wanted, is);
}

/* The closest one: a reason weighs more than a store. */
static PosReturnRoute *
find_route (PosReturnLocation *policy, const char *reason, const char *store)
{
  PosReturnRoute *found = NULL;
  int closest = -1;

  for (guint i = 0; policy && i < pos_list_size (policy->routes); i++) {
    PosReturnRoute *route = pos_list_peek (policy->routes, i);
    int closeness =
        (*pos_text_or (route->reason, "") ? 2 : 0) + (*pos_text_or (route->store, "") ? 1 : 0);

    if (closeness > closest && fits (route->reason, reason) && fits (route->store, store)) {
      found = route;
      closest = closeness;
    }
  }
  return found;
}

/* What the reason says of this store. */
static PosReturnPlace *
find_place (PosReturnReason *reason, PosStore *store)
{
  for (guint i = 0; reason && i < pos_list_size (reason->places); i++) {
    PosReturnPlace *place = pos_list_peek (reason->places, i);
    if (!g_strcmp0 (place->store, store->id))
      return place;
  }
  return NULL;
}

static const char *
find_usual (const PosPricing *pricing)
{
  PosStore *store = pricing->store;
  PosWarehouse *warehouse = pos_config_get (pricing->config, POS_TYPE_WAREHOUSE, store->warehouse);

  return pos_text_or (store->return_warehouse,
                      pos_text_or (warehouse ? warehouse->return_warehouse : NULL,
                                   pos_text_or (store->warehouse, "")));
}

PosReturnGoal
pos_returns_find_goal (const PosPricing *pricing, const char *category, const char *reason)
{
  PosReturnReason *known = pos_config_get (pricing->config, POS_TYPE_RETURN_REASON, reason);
  PosReturnRoute *route =
      find_route (find_policy (pricing->config, category), reason, pricing->store->id);
  PosReturnPlace *place = find_place (known, pricing->store);
  const char *usual = find_usual (pricing);

  if (route)
    return (PosReturnGoal){pos_text_or (route->warehouse, usual),
                           route->location,
                           route->pallet,
                           route->blocked,
                           route->label};
  if (place)
    return (PosReturnGoal){pos_text_or (place->warehouse, usual),
                           place->location,
                           place->pallet,
                           place->blocked,
                           place->label};
  if (known)
    return (PosReturnGoal){.warehouse = pos_text_or (known->warehouse, usual),
                           .blocked = known->blocked,
                           .label = known->label};
  return (PosReturnGoal){.warehouse = usual};
}

void
pos_returns_send (const PosPricing *pricing, PosOrderLine *line)
{
  PosReturnGoal goal = pos_returns_find_goal (pricing, line->category, line->return_reason);

  pos_text_set (&line->location, goal.warehouse);
  pos_text_set (&line->return_location, goal.location);
  pos_text_set (&line->return_pallet, goal.pallet);
  line->blocked = goal.blocked;
  line->return_label = goal.label;
}

/* --- Afterwards --- */

GArray *
pos_returns_list_originals (PosOrder *sale)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (PosId));

  POS_LIST_FOREACH (PosOrderLine, line, sale->lines)
  {
    gboolean known = line->voided || !pos_order_line_has_original (line);

    for (guint i = 0; i < ids->len && !known; i++)
      known = pos_id_equal (&g_array_index (ids, PosId, i), &line->original_order);
    if (!known)
      g_array_append_val (ids, line->original_order);
  }
  return ids;
}

/* Whether @line brings something back that @before did not. */
static gboolean
is_fresh (PosOrder *before, PosOrderLine *line)
{
  PosOrderLine *old = before ? pos_order_find_line (before, &line->id) : NULL;

  return !line->voided && pos_order_line_is_return (line) && line->invoiced.micro != 0 &&
         (!old || old->invoiced.micro == 0);
}

static void
apply_line (PosOrder *original, PosOrderLine *line, PosOrderLine *returned)
{
  gint64 net = original->tax_included ? returned->total : returned->total - returned->tax;

  line->returned.micro -= returned->ordered.micro;
  line->returned_net -= net;
  line->returned_tax -= returned->tax;
  pos_tax_parts_add (line->returned_taxes, returned->taxes, -1);
  pos_line_serials_note_returned (line, returned);
}

static void
apply_charges (PosOrder *original, PosOrder *sale, PosOrderLine *returned)
{
  POS_LIST_FOREACH (PosCharge, given, sale->charges)
  {
    PosCharge *charge = pos_id_equal (&given->line, &returned->id)
                            ? pos_order_find_charge (original, &given->original)
                            : NULL;
    g_autoptr (PosList) taxes = pos_list_new (POS_TYPE_TAX_PART);

    if (!charge)
      continue;
    pos_tax_parts_add (taxes, given->taxes, -1);
    pos_charge_add_returned (charge, -given->total, -given->tax, taxes);
  }
}

static void
apply_payments (PosOrder *original, PosOrder *before, PosOrder *sale)
{
  POS_LIST_FOREACH (PosPayment, refund, sale->payments)
  {
    PosPayment *payment = pos_order_find_payment (original, &refund->original);

    if (payment && refund->kind == POS_PAYMENT_REFUND &&
        refund->state == POS_PAYMENT_STATE_POSTED &&
        !(before && pos_order_find_payment (before, &refund->id)))
      payment->refunded -= refund->amount;
  }
}

gboolean
pos_returns_apply (PosOrder *original, PosOrder *before, PosOrder *sale, char **over)
{
  gboolean changed = FALSE;
  const char *too_much = NULL;

  POS_LIST_FOREACH (PosOrderLine, returned, sale->lines)
  {
    PosOrderLine *line = is_fresh (before, returned)
                             ? pos_order_find_line (original, &returned->original_line)
                             : NULL;

    if (!line)
      continue;
    apply_line (original, line, returned);
    apply_charges (original, sale, returned);
    if (line->returned.micro > line->invoiced.micro)
      too_much = line->item;
    changed = TRUE;
  }
  if (changed) {
    apply_payments (original, before, sale);
    original->revision++;
  }
  if (over)
    *over = g_strdup (too_much);
  return changed;
}
