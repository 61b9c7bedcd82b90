/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-places.c — see the header. */
#include "register/pos-stock-places.h"

#include "base/pos-error.h"
#include "base/pos-search-text.h"
#include "pricing/pos-availability.h"
#include "pricing/pos-delivery.h"
#include "register/pos-live-stock.h"

#include <string.h>

const char *const pos_stock_sorts[] = {"distance",
                                       "name",
                                       "number",
                                       "on-hand",
                                       "reserved",
                                       "ordered",
                                       "name-down",
                                       "number-down",
                                       NULL};

G_DEFINE_FINAL_TYPE (PosStockPlace, pos_stock_place, G_TYPE_OBJECT)

static void
pos_stock_place_finalize (GObject *object)
{
  PosStockPlace *self = POS_STOCK_PLACE (object);

  g_clear_object (&self->store);
  g_free (self->warehouse);
  g_free (self->name);
  g_free (self->city);
  g_clear_pointer (&self->about, pos_l10n_unref);
  g_clear_pointer (&self->level, pos_l10n_unref);
  G_OBJECT_CLASS (pos_stock_place_parent_class)->finalize (object);
}

static void
pos_stock_place_class_init (PosStockPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_stock_place_finalize;
}

static void
pos_stock_place_init (PosStockPlace *self)
{
}

/* --- Which places --- */

static PosStockPlace *
find_place (GPtrArray *places, const char *warehouse)
{
  for (guint i = 0; i < places->len; i++) {
    PosStockPlace *place = places->pdata[i];
    if (g_strcmp0 (place->warehouse, warehouse) == 0)
      return place;
  }
  return NULL;
}

static PosStockPlace *
add_place (const PosPricing *pricing, GPtrArray *places, const PosCandidate *candidate)
{
  const char *id = candidate->warehouse;
  PosWarehouse *warehouse = pos_config_get (pricing->config, POS_TYPE_WAREHOUSE, id);
  const char *store = warehouse ? warehouse->store : NULL;
  PosStockPlace *place = g_object_new (POS_TYPE_STOCK_PLACE, NULL);

  place->warehouse = g_strdup (id);
  place->store = store ? pos_config_get (pricing->config, POS_TYPE_STORE, store) : NULL;
  if (place->store)
    g_object_ref (place->store);
  place->name = g_strdup (place->store ? place->store->name : warehouse ? warehouse->name : id);
  place->city = g_strdup (place->store ? place->store->city : warehouse ? warehouse->city : NULL);
  place->current = place->store && !g_strcmp0 (place->store->id, pricing->store->id);
  place->about = candidate->about ? pos_l10n_ref (candidate->about) : NULL;
  place->distance_m = pos_delivery_get_distance (pricing, id);
  g_ptr_array_add (places, place);
  return place;
}

/* Where goods may come from, be it picked up there or shipped from there. */
static GPtrArray *
list_places (const PosPricing *pricing)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_object_unref);
  const PosIntent intents[] = {POS_INTENT_PICK_UP, POS_INTENT_SHIP};

  for (gsize i = 0; i < G_N_ELEMENTS (intents); i++) {
    g_autoptr (GPtrArray) candidates = pos_delivery_list_candidates (pricing, intents[i]);
    for (guint j = 0; j < candidates->len; j++) {
      PosCandidate *candidate = candidates->pdata[j];
      if (candidate->warehouse && !find_place (places, candidate->warehouse))
        add_place (pricing, places, candidate);
    }
  }
  return places;
}

/* --- What can be done there --- */

static const char *
find_reason (const PosPricing *pricing, PosIntent intent, PosStockPlace *place)
{
  g_autoptr (GPtrArray) candidates = pos_delivery_list_candidates (pricing, intent);
  const char *reason = "not-in-group";

  for (guint i = 0; i < candidates->len; i++) {
    PosCandidate *candidate = candidates->pdata[i];
    if (g_strcmp0 (candidate->warehouse, place->warehouse))
      continue;
    if (!candidate->reason)
      return NULL;
    reason = candidate->reason;
  }
  /* FG2: without F1 stock leaves the store's shipping warehouse. */
  if (intent == POS_INTENT_SHIP && place->store && place->store->shipping_warehouse &&
      g_strcmp0 (place->store->shipping_warehouse, place->warehouse) &&
      !pos_config_has_feature (pricing->config, "F1"))
    return "ships-elsewhere";
  return reason;
}

static gboolean
has_mode (const PosPricing *pricing, PosIntent intent, PosStore *store, PosProduct *product)
{
  const PosParcelItem item = {product->id,
                              product->category,
                              product->weight_grams,
                              product->carry_only,
                              product->variant_of};
  g_autoptr (GPtrArray) modes =
      pos_delivery_list_modes (pricing, intent, store ? store->id : NULL, &item, 1, NULL);

  for (guint i = 0; i < modes->len; i++)
    if (!((PosModeOption *)modes->pdata[i])->reason)
      return TRUE;
  return FALSE;
}

static void
set_reasons (const PosPricing *pricing, PosProduct *product, GPtrArray *places)
{
  const char *no_mode = product->carry_only ? "carry-only" : "no-mode";
  gboolean ships = has_mode (pricing, POS_INTENT_SHIP, NULL, product);

  for (guint i = 0; i < places->len; i++) {
    PosStockPlace *place = places->pdata[i];

    place->no_pick_up = find_reason (pricing, POS_INTENT_PICK_UP, place);
    if (!place->no_pick_up && !has_mode (pricing, POS_INTENT_PICK_UP, place->store, product))
      place->no_pick_up = "no-mode";
    place->no_ship = ships ? find_reason (pricing, POS_INTENT_SHIP, place) : no_mode;
  }
}

/* --- How many --- */

static void
set_figures (PosConfig *config, PosProduct *product, GPtrArray *places, GPtrArray *stocks)
{
  for (guint i = 0; i < stocks->len; i++) {
    PosStock *stock = stocks->pdata[i];
    PosStockPlace *place = find_place (places, stock->warehouse);

    if (!place || !pos_stock_is_counted (stock))
      continue;
    place->counted = TRUE;
    place->on_hand = stock->on_hand;
    place->reserved = stock->reserved;
    place->ordered = stock->ordered;
    place->blocked = stock->blocked;
    place->available = pos_availability_count (config, product, stock);
    PosL10n *level = pos_availability_get_level (config, place->available);
    if (level)
      place->level = pos_l10n_ref (level);
    place->as_of = stock->as_of;
  }
}

/* --- Which of them are meant, and in which order --- */

/* Every word that was typed begins a word of what is known of the place. */
static gboolean
is_meant (const PosStockPlace *place, const char *text)
{
  PosStore *store = place->store;
  g_autofree char *all = g_strjoin (" ",
                                    place->name,
                                    place->warehouse,
                                    pos_text_or (place->city, ""),
                                    store ? store->id : "",
                                    store ? pos_text_or (store->street, "") : "",
                                    store ? pos_text_or (store->postcode, "") : "",
                                    NULL);
  g_autofree char *folded = pos_search_fold (all);

  return pos_search_has_words (folded, text);
}

static void
leave_out (GPtrArray *places, const char *text)
{
  for (guint i = places->len; i-- > 0;)
    if (!is_meant (places->pdata[i], text))
      g_ptr_array_remove_index (places, i);
}

static int
compare_distance (const PosStockPlace *a, const PosStockPlace *b)
{
  if (a->current != b->current)
    return a->current ? -1 : 1;
  if ((a->distance_m < 0) != (b->distance_m < 0))
    return a->distance_m < 0 ? 1 : -1;
  if (a->distance_m != b->distance_m)
    return a->distance_m < b->distance_m ? -1 : 1;
  return 0;
}

static int
compare_most (PosQuantity a, PosQuantity b)
{
  return a.micro == b.micro ? 0 : a.micro > b.micro ? -1 : 1;
}

static const char *
get_number (const PosStockPlace *place)
{
  return place->store ? place->store->id : place->warehouse;
}

static int
compare_by (const PosStockPlace *a, const PosStockPlace *b, PosStockSort sort)
{
  switch (sort) {
  case POS_STOCK_BY_NAME:
    return g_utf8_collate (a->name, b->name);
  case POS_STOCK_BY_NUMBER:
    return strcmp (get_number (a), get_number (b));
  case POS_STOCK_BY_ON_HAND:
    return compare_most (a->on_hand, b->on_hand);
  case POS_STOCK_BY_RESERVED:
    return compare_most (a->reserved, b->reserved);
  case POS_STOCK_BY_ORDERED:
    return compare_most (a->ordered, b->ordered);
  case POS_STOCK_BY_NAME_DOWN:
    return g_utf8_collate (b->name, a->name);
  case POS_STOCK_BY_NUMBER_DOWN:
    return strcmp (get_number (b), get_number (a));
  case POS_STOCK_BY_DISTANCE:
  default:
    return compare_distance (a, b);
  }
}

static int
compare_places (gconstpointer first, gconstpointer second, gpointer data)
{
  const PosStockPlace *a = *(PosStockPlace *const *)first, *b = *(PosStockPlace *const *)second;
  int order = compare_by (a, b, *(PosStockSort *)data);

  if (order == 0)
    order = compare_distance (a, b);
  return order ? order : strcmp (a->warehouse, b->warehouse);
}

GPtrArray *
pos_stock_places_list (
    PosRegister *self, PosProduct *product, const char *text, PosStockSort sort, GError **error)
{
  PosPricing pricing = pos_register_get_pricing (self);
  g_autoptr (GPtrArray) stocks = pos_live_stock_list (self, product->id, error);
  GPtrArray *places;

  if (!stocks)
    return NULL;
  places = list_places (&pricing);
  set_figures (pricing.config, product, places, stocks);
  set_reasons (&pricing, product, places);
  if (text)
    leave_out (places, text);
  g_ptr_array_sort_with_data (places, compare_places, &sort);
  return places;
}

gint64
pos_stock_places_get_age (GPtrArray *places)
{
  gint64 age = 0;

  for (guint i = 0; i < places->len; i++) {
    gint64 as_of = ((PosStockPlace *)places->pdata[i])->as_of;
    if (as_of != 0 && (age == 0 || as_of < age))
      age = as_of;
  }
  return age;
}
