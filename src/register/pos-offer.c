/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-offer.c — the rules of pricing/ asked with what this register knows. */
#include "register/pos-offer.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-live-stock.h"
#include "register/pos-quick.h"

/* --- Modes --- */

/* "Not shippable" is a property of the product that lines do not carry.  %NULL: none is, or
 * nobody asks. */
static GStrv
list_carry_only (PosRegister *self, PosIntent intent, GPtrArray *lines)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (intent != POS_INTENT_SHIP)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (ids, ((PosOrderLine *)lines->pdata[i])->item);
  g_ptr_array_add (ids, NULL);
  return pos_quick_list_carry_only (self, (gpointer)ids->pdata, NULL);
}

GArray *
pos_offer_make_parcel (PosRegister *self, PosIntent intent, GPtrArray *lines)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (PosParcelItem));
  g_auto (GStrv) carry_only = list_carry_only (self, intent, lines);

  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    PosParcelItem item = {line->item,
                          line->category,
                          line->weight_grams,
                          carry_only && g_strv_contains ((gpointer)carry_only, line->item),
                          line->variant_of};
    g_array_append_val (items, item);
  }
  return items;
}

GPtrArray *
pos_offer_list_modes (
    PosRegister *self, PosIntent intent, const char *store, GPtrArray *lines, PosAddress *address)
{
  PosPricing pricing = pos_register_get_pricing (self);
  g_autoptr (GArray) items = pos_offer_make_parcel (self, intent, lines);
  gpointer parcel = items->data;

  if (!store && pricing.store)
    store = pricing.store->id;
  return pos_delivery_list_modes (&pricing, intent, store, parcel, items->len, address);
}

const char *
pos_offer_get_usual_mode (PosRegister *self, PosIntent intent, GPtrArray *options)
{
  PosPricing pricing = pos_register_get_pricing (self);
  PosOrder *order = pos_register_get_order (self);
  PosModeOption *usual = pos_delivery_get_usual_mode (&pricing, order, intent, options);

  return usual ? usual->mode->id : NULL;
}

/* What is in the way of one line is in the way of all. */
static void
add_reasons (GPtrArray *options, GPtrArray *others)
{
  for (guint i = 0; i < options->len; i++) {
    PosModeOption *option = options->pdata[i];

    for (guint j = 0; j < others->len && !option->reason; j++) {
      PosModeOption *other = others->pdata[j];
      if (other->mode != option->mode)
        continue;
      option->reason = other->reason;
      option->item = other->item;
    }
  }
}

GPtrArray *
pos_offer_list_common_modes (PosRegister *self, GPtrArray *lines)
{
  PosOrder *order = pos_register_get_order (self);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  GPtrArray *options = pos_offer_list_modes (self, POS_INTENT_SHIP, NULL, one, NULL);

  g_ptr_array_set_size (one, 1);
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = one->pdata[0] = lines->pdata[i];
    PosAddress *address = pos_order_find_address (order, line->address);
    g_autoptr (GPtrArray) others = pos_offer_list_modes (self, POS_INTENT_SHIP, NULL, one, address);
    add_reasons (options, others);
  }
  return options;
}

const char *
pos_offer_get_obstacle (PosRegister *self, PosIntent intent, PosOrderLine *line)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) options = NULL;
  const char *reason = NULL;

  g_ptr_array_add (one, line);
  options = pos_offer_list_modes (self, intent, NULL, one, NULL);
  for (guint i = 0; i < options->len; i++) {
    PosModeOption *option = options->pdata[i];

    if (!option->reason)
      return NULL;
    if (option->item)
      reason = option->reason;
  }
  return reason;
}

gboolean
pos_offer_is_electronic (PosRegister *self, PosOrderLine *line)
{
  return pos_config_get_parameters (pos_register_get_config (self))->electronic_mode &&
         pos_offer_get_obstacle (self, POS_INTENT_SHIP, line) &&
         !pos_offer_get_obstacle (self, POS_INTENT_ELECTRONIC, line);
}

gboolean
pos_offer_can_reach (PosCustomer *customer)
{
  return customer && customer->email && *customer->email;
}

/* --- Prices --- */

/* The open order if @lines went another way, or %NULL. */
static PosOrder *
imagine (PosRegister *self, GPtrArray *lines, PosIntent intent, const char *mode, GError **error)
{
  PosPricing pricing = pos_register_get_pricing (self);
  g_autoptr (PosOrder) order = pos_record_copy (pos_register_get_order (self));

  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *known = lines->pdata[i];
    PosOrderLine *line = pos_order_find_line (order, &known->id);

    if (!line)
      continue;
    line->intent = intent;
    pos_text_set (&line->mode, mode);
  }
  return pos_pricing_recompute (&pricing, order, error) ? g_steal_pointer (&order) : NULL;
}

gboolean
pos_offer_sum (
    PosRegister *self, GPtrArray *lines, PosOrder *order, PosOfferSums *sums, GError **error)
{
  g_autoptr (PosOrder) without = imagine (self, lines, POS_INTENT_CARRY_OUT, NULL, error);

  *sums = (PosOfferSums){0};
  if (!without)
    return FALSE;
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *known = lines->pdata[i];
    PosOrderLine *line = pos_order_find_line (order, &known->id);
    sums->goods += line ? line->net : 0;
  }
  sums->charge = order->charge_total - without->charge_total;
  sums->deposit = order->deposit_required - without->deposit_required;
  return TRUE;
}

gboolean
pos_offer_price_mode (PosRegister *self,
                      PosIntent intent,
                      GPtrArray *lines,
                      const char *mode,
                      gint64 *charge,
                      GError **error)
{
  g_autoptr (PosOrder) with = imagine (self, lines, intent, mode, error);
  PosOfferSums sums;

  if (!with || !pos_offer_sum (self, lines, with, &sums, error))
    return FALSE;
  *charge = sums.charge;
  return TRUE;
}

/* --- Slots --- */

static gint64
count_taken (const char *store, const char *mode, PosDate date, const char *slot, gpointer data)
{
  return pos_quick_count_slot (data, store, mode, date, slot);
}

int
pos_offer_get_minutes (PosRegister *self, PosStore *store)
{
  return pos_date_get_minutes_at (pos_register_get_now (self), store->time_zone);
}

GPtrArray *
pos_offer_list_slots (PosRegister *self, PosStore *store, const char *mode, PosDate date)
{
  PosPricing pricing = pos_register_get_pricing (self);
  int minutes = pos_offer_get_minutes (self, store);

  return pos_delivery_list_slots (&pricing, store, mode, date, minutes, count_taken, self);
}

gboolean
pos_offer_check_slot (PosRegister *self,
                      PosStore *store,
                      const char *mode,
                      PosDate date,
                      const char *slot,
                      GError **error)
{
  PosPricing pricing = pos_register_get_pricing (self);
  int minutes = pos_offer_get_minutes (self, store);

  return pos_delivery_check_slot (
      &pricing, store, mode, date, slot, minutes, count_taken, self, error);
}

/* --- Stock --- */

GPtrArray *
pos_offer_list_stock (PosRegister *self, const char *item)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *stock = pos_live_stock_list (self, item, &error);

  if (stock)
    return stock;
  g_warning ("Stock of %s cannot be read: %s", item, error->message);
  return g_ptr_array_new_with_free_func (g_object_unref);
}
