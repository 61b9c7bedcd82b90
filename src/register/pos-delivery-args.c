/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-args.c — see the header. */
#include "register/pos-delivery-args.h"

#include "base/pos-error.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-quote.h"
#include "register/pos-before.h"
#include "register/pos-delivery-lines.h"
#include "register/pos-offer.h"
#include "register/pos-register-private.h"

/* --- How and when --- */

const char *
pos_delivery_args_choose_mode (PosRun *run,
                               PosIntent intent,
                               const char *store,
                               GPtrArray *lines,
                               PosAddress *address,
                               GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  const char *wanted = pos_run_get_text (run, "mode");
  g_autoptr (GArray) items = pos_offer_make_parcel (pos_run_get_register (run), intent, lines);
  gpointer parcel = items->data;

  if (wanted)
    return pos_delivery_check_mode (
               &pricing, intent, store, parcel, items->len, address, wanted, error)
               ? wanted
               : NULL;

  g_autoptr (GPtrArray) options =
      pos_delivery_list_modes (&pricing, intent, store, parcel, items->len, address);
  PosModeOption *proposed =
      pos_delivery_get_usual_mode (&pricing, pos_run_get_order (run), intent, options);
  if (!proposed && options->len > 0)
    proposed = options->pdata[0];
  if (proposed && !proposed->reason)
    return proposed->mode->id;
  if (options->len == 0 && intent == POS_INTENT_PICK_UP)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_CONFIGURATION,
                   g_variant_new_parsed ("{'missing': <'pickup_modes'>}"),
                   "No delivery mode counts as pick-up: the parameter pickup_modes is empty");
  else
    pos_delivery_refuse_modes (&pricing, intent, store, parcel, items->len, address, error);
  return NULL;
}

gboolean
pos_delivery_args_choose_date (
    PosRun *run, const char *mode, PosStore *pickup, PosDate *date, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);

  if (!pos_run_get_date (run, "date", date, error))
    return FALSE;
  if (date->julian == 0)
    *date = pos_delivery_propose_date (&pricing, mode, pickup);
  return pos_delivery_check_date (&pricing, mode, pickup, *date, error);
}

gboolean
pos_delivery_args_check_slot (
    PosRun *run, PosStore *store, const char *mode, PosDate date, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *slot = pos_run_get_text (run, "slot");
  PosOrder *saved = pos_before_get (self, pos_run_get_order (run));

  if (slot)
    return pos_delivery_lines_have_place (saved, store->id, mode, date, slot) ||
           pos_offer_check_slot (self, store, mode, date, slot, error);

  g_autoptr (GPtrArray) slots = pos_offer_list_slots (self, store, mode, date);
  if (slots->len == 0)
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_SLOT,
                        g_variant_new_parsed ("{'reason': <'missing'>, 'slots': <%u>}", slots->len),
                        "Choose a time for the pick-up");
}

/* --- Where --- */

PosAddress *
pos_delivery_args_choose_address (PosRun *run, GError **error)
{
  PosCustomer *customer = pos_run_get_pricing (run).customer;
  const char *wanted = pos_run_get_text (run, "address");
  PosAddress *address = !customer ? NULL
                        : wanted  ? pos_customer_find_address (customer, wanted)
                                  : pos_customer_get_primary_address (customer);

  if (!address && wanted)
    address = pos_order_find_address (pos_run_get_order (run), wanted);
  if (!address)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NO_ADDRESS,
                   wanted ? g_variant_new_parsed ("{'address': <%s>}", wanted) : NULL,
                   "The customer has no such address to ship to");
  return address;
}

PosStore *
pos_delivery_args_choose_store (PosRun *run, const char **warehouse, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  const char *wanted = pos_run_get_text (run, "store");
  PosStore *store = wanted ? pos_config_get (pricing.config, POS_TYPE_STORE, wanted) : NULL;
  PosDeliverySource source;

  if (wanted && !store) {
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_LOCATION,
                   g_variant_new_parsed ("{'location': <%s>, 'reason': <'not-a-store'>}", wanted),
                   "“%.40s” is not a store that hands out orders",
                   wanted);
    return NULL;
  }
  if (!pos_delivery_find_source (
          &pricing, POS_INTENT_PICK_UP, store ? store->warehouse : NULL, &source, error))
    return NULL;
  *warehouse = source.warehouse;
  if (!store) {
    PosWarehouse *place = pos_config_get (pricing.config, POS_TYPE_WAREHOUSE, *warehouse);
    store = pos_config_get (pricing.config, POS_TYPE_STORE, place->store);
  }
  return store;
}

gboolean
pos_delivery_args_check_locker (PosRun *run, PosStore *store, GError **error)
{
  const char *wanted = pos_run_get_text (run, "locker");

  if (!wanted || pos_locker_find (store->lockers, wanted))
    return TRUE;
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_LOCATION,
      g_variant_new_parsed ("{'location': <%s>, 'reason': <'no-such-locker'>}", wanted),
      "“%.40s” is no locker of this store",
      wanted);
}

/* --- What it becomes --- */

gboolean
pos_delivery_args_make_type (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  const char *quote = pos_order_type_get_nick (POS_ORDER_TYPE_QUOTE);
  int usual = pos_config_get_parameters (pricing.config)->default_order_type;
  const char *wanted = pos_run_get_text (run, "type");
  gboolean quotes = wanted ? g_str_equal (wanted, quote) : usual == POS_ORDER_TYPE_QUOTE;

  if (!quotes || order->type != POS_ORDER_TYPE_SALE || order->flow != POS_ORDER_FLOW_NEW)
    return TRUE;
  return pos_quote_make (&pricing, order, pos_quote_propose_expiry (&pricing), error);
}
