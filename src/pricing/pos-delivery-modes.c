/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-modes.c — delivery modes that fit a store, products and an address. */
#include "base/pos-error.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-goods.h"

#include <string.h>

static gboolean
contains (GStrv list, const char *text)
{
  return list && text && g_strv_contains ((const char *const *)list, text);
}

static gboolean
became_pickup (PosConfig *config, const char *mode, PosDate day)
{
  PosDeliveryMode *found = mode ? pos_config_get (config, POS_TYPE_DELIVERY_MODE, mode) : NULL;

  return found && found->pickup_from.julian != 0 && found->pickup_from.julian <= day.julian;
}

PosModeClass
pos_delivery_get_mode_class (PosConfig *config, const char *mode, PosDate day)
{
  PosParameters *parameters = pos_config_get_parameters (config);

  if (contains (parameters->pickup_modes, mode) || became_pickup (config, mode, day))
    return POS_MODE_PICKUP;
  if (mode && g_strcmp0 (parameters->carry_out_mode, mode) == 0)
    return POS_MODE_CARRY_OUT;
  if (mode && g_strcmp0 (parameters->electronic_mode, mode) == 0)
    return POS_MODE_ELECTRONIC;
  return POS_MODE_CARRIER;
}

/* DM4: a dialog shows only the modes of its kind, whatever the parameter says. */
static PosModeClass
get_wanted_class (PosIntent intent)
{
  switch (intent) {
  case POS_INTENT_PICK_UP:
    return POS_MODE_PICKUP;
  case POS_INTENT_ELECTRONIC:
    return POS_MODE_ELECTRONIC;
  case POS_INTENT_NONE:
  case POS_INTENT_CARRY_OUT:
    return POS_MODE_CARRY_OUT;
  case POS_INTENT_SHIP:
  default:
    return POS_MODE_CARRIER;
  }
}

static gboolean
lists (PosConfig *config, GStrv list, const PosParcelItem *item)
{
  return pos_goods_are_listed (config, list, item->item, item->variant_of, item->category);
}

static gboolean
takes_product (PosConfig *config, PosDeliveryMode *mode, const PosParcelItem *item)
{
  return !lists (config, mode->products_excluded, item) &&
         (!mode->products || !*mode->products || lists (config, mode->products, item));
}

/* People type a region in small letters as well: taxes find it then, and so do deliveries. */
gboolean
pos_delivery_is_in (GStrv countries, PosAddress *address)
{
  const char *country = pos_text_or (address->country, "");
  g_autofree char *region = g_strconcat (country, "-", pos_text_or (address->state, ""), NULL);

  for (guint i = 0; countries && countries[i]; i++)
    if (g_ascii_strcasecmp (countries[i], country) == 0 ||
        g_ascii_strcasecmp (countries[i], region) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
takes_address (PosDeliveryMode *mode, PosAddress *address)
{
  return !pos_delivery_is_in (mode->countries_excluded, address) &&
         (!mode->countries || !*mode->countries || pos_delivery_is_in (mode->countries, address));
}

static const char *
get_item_reason (PosConfig *config,
                 PosDeliveryMode *mode,
                 PosIntent intent,
                 const PosParcelItem *item)
{
  if (intent == POS_INTENT_SHIP && item->carry_only)
    return "carry-only";
  if (!takes_product (config, mode, item))
    return "product";
  if (mode->max_weight_grams > 0 && item->weight_grams > mode->max_weight_grams)
    return "weight";
  return NULL;
}

static PosModeOption
examine (PosConfig *config,
         PosDeliveryMode *mode,
         PosIntent intent,
         const char *store,
         const PosParcelItem *items,
         gsize n_items,
         PosAddress *address)
{
  PosModeOption option = {.mode = mode};

  if (!pos_stores_have (mode->stores, store)) {
    option.reason = "channel";
    return option;
  }
  for (gsize i = 0; i < n_items; i++) {
    option.reason = get_item_reason (config, mode, intent, &items[i]);
    if (option.reason) {
      option.item = items[i].item;
      return option;
    }
  }
  if (intent == POS_INTENT_SHIP && address && !takes_address (mode, address))
    option.reason = "address";
  return option;
}

GPtrArray *
pos_delivery_list_modes (const PosPricing *pricing,
                         PosIntent intent,
                         const char *store,
                         const PosParcelItem *items,
                         gsize n_items,
                         PosAddress *address)
{
  GPtrArray *modes = pos_config_list (pricing->config, POS_TYPE_DELIVERY_MODE);
  GPtrArray *options = g_ptr_array_new_with_free_func (g_free);
  guint n_valid = 0;

  for (guint i = 0; i < modes->len; i++) {
    PosDeliveryMode *mode = g_ptr_array_index (modes, i);
    PosModeOption option;

    if (pos_delivery_get_mode_class (pricing->config, mode->id, pricing->today) !=
        get_wanted_class (intent))
      continue;
    option = examine (pricing->config, mode, intent, store, items, n_items, address);
    g_ptr_array_insert (
        options, option.reason ? -1 : (int)n_valid, g_memdup2 (&option, sizeof option));
    n_valid += option.reason ? 0 : 1;
  }
  return options;
}

/* --- What an order says of itself --- */

const char *
pos_delivery_get_header_mode (PosOrder *order, PosIntent intent)
{
  const char *mode = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gboolean meant = intent == POS_INTENT_NONE ? pos_order_line_is_deferred (line)
                                               : (PosIntent)line->intent == intent;

    if (!meant || !line->mode || pos_order_line_is_return (line) ||
        pos_order_line_get_open (line).micro <= 0)
      continue;
    if (mode && strcmp (mode, line->mode) != 0)
      return NULL;
    mode = line->mode;
  }
  return mode;
}

static PosModeOption *
find_valid (GPtrArray *options, const char *mode)
{
  for (guint i = 0; mode && i < options->len; i++) {
    PosModeOption *option = g_ptr_array_index (options, i);

    if (!option->reason && strcmp (option->mode->id, mode) == 0)
      return option;
  }
  return NULL;
}

PosModeOption *
pos_delivery_get_usual_mode (const PosPricing *pricing,
                             PosOrder *order,
                             PosIntent intent,
                             GPtrArray *options)
{
  PosModeOption *same = find_valid (options, pos_delivery_get_header_mode (order, intent));

  if (same || !pricing->customer)
    return same;
  return find_valid (options, pricing->customer->delivery_mode);
}

/* In one line, for people. */
static char *
describe (PosAddress *address)
{
  const char *const parts[] = {address->street, address->postcode, address->city};
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (line, "%s%s", line->len == 0 ? "" : i == 1 ? ", " : " ", parts[i]);
  return g_string_free (line, FALSE);
}

gboolean
pos_delivery_check_mode (const PosPricing *pricing,
                         PosIntent intent,
                         const char *store,
                         const PosParcelItem *items,
                         gsize n_items,
                         PosAddress *address,
                         const char *mode,
                         GError **error)
{
  PosDeliveryMode *found = pos_config_get (pricing->config, POS_TYPE_DELIVERY_MODE, mode);
  PosModeOption option = {.reason = "unknown"};
  const char *item;
  GVariantDict details;

  if (found && pos_delivery_get_mode_class (pricing->config, mode, pricing->today) ==
                   get_wanted_class (intent))
    option = examine (pricing->config, found, intent, store, items, n_items, address);
  if (!option.reason)
    return TRUE;
  /* Where it is the address, the first product stands for all. */
  item = option.item ? option.item : n_items > 0 ? items[0].item : "";
  g_autofree char *place = intent == POS_INTENT_SHIP && address ? describe (address) : NULL;
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "mode", "s", pos_text_or (mode, ""));
  g_variant_dict_insert (&details, "reason", "s", option.reason);
  g_variant_dict_insert (&details, "item", "s", item);
  if (place)
    g_variant_dict_insert (&details, "address", "s", place);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NO_DELIVERY_MODE,
                        g_variant_dict_end (&details),
                        "Delivery mode %s does not fit (%s): %s, %s",
                        pos_text_or (mode, "(none)"),
                        option.reason,
                        item,
                        pos_text_or (place, "no address"));
}

/* Why no mode takes @item even alone: "carry-only", "none-there" where another address would do, or
 * "none"; %NULL when one does. */
static const char *
find_hopeless (const PosPricing *pricing,
               PosIntent intent,
               const char *store,
               const PosParcelItem *item,
               PosAddress *address)
{
  g_autoptr (GPtrArray) options =
      pos_delivery_list_modes (pricing, intent, store, item, 1, address);
  const char *reason = "none";

  for (guint i = 0; i < options->len; i++) {
    PosModeOption *option = g_ptr_array_index (options, i);

    if (!option->reason)
      return NULL;
    if (strcmp (option->reason, "address") == 0)
      reason = "none-there";
    else if (strcmp (option->reason, "carry-only") == 0)
      reason = option->reason;
  }
  return reason;
}

gboolean
pos_delivery_refuse_modes (const PosPricing *pricing,
                           PosIntent intent,
                           const char *store,
                           const PosParcelItem *items,
                           gsize n_items,
                           PosAddress *address,
                           GError **error)
{
  const char *reason = NULL, *item = NULL;
  g_autofree char *place = address ? describe (address) : NULL;
  GVariantDict details;

  for (gsize i = 0; i < n_items && !reason; i++) {
    item = items[i].item;
    reason = find_hopeless (pricing, intent, store, &items[i], address);
  }
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "intent", "s", pos_intent_get_nick (intent));
  g_variant_dict_insert (&details, "lines", "u", (guint)n_items);
  if (!reason)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NO_DELIVERY_MODE,
                          g_variant_dict_end (&details),
                          "These lines have no delivery mode in common: change them one by one");
  g_variant_dict_insert (&details, "reason", "s", reason);
  g_variant_dict_insert (&details, "item", "s", item);
  g_variant_dict_insert (&details, "store", "s", pos_text_or (store, ""));
  if (place)
    g_variant_dict_insert (&details, "address", "s", place);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NO_DELIVERY_MODE,
                        g_variant_dict_end (&details),
                        "The store %s has no delivery mode for %s%s%s",
                        pos_text_or (store, ""),
                        item,
                        place ? " to " : "",
                        pos_text_or (place, ""));
}

gboolean
pos_delivery_check_chosen (PosOrder *order, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_active (line) || !line->delivery_lost)
      continue;
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NO_DELIVERY_MODE,
                          g_variant_new_parsed ("{'reason': <'again'>, 'item': <%s>}", line->item),
                          "How %s leaves has to be chosen again",
                          line->item);
  }
  return TRUE;
}
