/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-locations.c — places of the fulfillment groups, which of them are offered, and how far. */
#include "base/pos-error.h"
#include "pricing/pos-delivery.h"

#include <math.h>
#include <string.h>

static void
candidate_free (gpointer data)
{
  PosCandidate *candidate = data;

  g_free (candidate->warehouse);
  g_free (candidate->store);
  g_free (candidate->name);
  g_free (candidate->city);
  g_clear_pointer (&candidate->about, pos_l10n_unref);
  g_free (candidate);
}

typedef struct {
  gint64 latitude_micro, longitude_micro;
} Place;

static gboolean
place_is_known (Place place)
{
  return place.latitude_micro != 0 || place.longitude_micro != 0;
}

/* Good to a few metres in ten kilometres.  The one place with floating point; no money comes by. */
static gint64
get_distance (Place a, Place b)
{
  const double metres_per_degree = 111195.0;
  const double radians = 3.14159265358979323846 / 180.0;
  double latitude = (double)(a.latitude_micro + b.latitude_micro) / 2e6 * radians;
  double north = (double)(a.latitude_micro - b.latitude_micro) / 1e6;
  double east = (double)(a.longitude_micro - b.longitude_micro) / 1e6 * cos (latitude);

  if (!place_is_known (a) || !place_is_known (b))
    return -1;
  return (gint64)(sqrt (north * north + east * east) * metres_per_degree);
}

static Place
get_place (PosWarehouse *warehouse, PosStore *store)
{
  Place place = {0};

  if (warehouse)
    place = (Place){warehouse->latitude_micro, warehouse->longitude_micro};
  if (!place_is_known (place) && store)
    place = (Place){store->latitude_micro, store->longitude_micro};
  return place;
}

gint64
pos_delivery_get_distance (const PosPricing *pricing, const char *warehouse)
{
  PosWarehouse *place = pos_config_get (pricing->config, POS_TYPE_WAREHOUSE, warehouse);
  const char *id = place ? place->store : NULL;
  PosStore *store = id ? pos_config_get (pricing->config, POS_TYPE_STORE, id) : NULL;
  Place here = {pricing->store->latitude_micro, pricing->store->longitude_micro};

  if (store && g_strcmp0 (store->id, pricing->store->id) == 0)
    return 0;
  return get_distance (here, get_place (place, store));
}

/* FG1, FG2: why a member is not offered. */
static const char *
get_reason (const PosPricing *pricing, PosGroupMember *member, gboolean is_store, PosIntent intent)
{
  gboolean flags_count = pos_config_has_feature (pricing->config, "F1");
  gboolean needs_store = intent == POS_INTENT_PICK_UP || !flags_count;

  if (needs_store && !is_store)
    return "not-a-store";
  if (!flags_count)
    return NULL;
  if (intent == POS_INTENT_PICK_UP)
    return member->no_pickup ? "ship-only" : NULL;
  return member->no_ship ? "pick-up-only" : NULL;
}

/* Without F1 a person picks a store, and stock leaves that store's shipping warehouse. */
static const char *
get_source (const PosPricing *pricing, PosGroupMember *member, PosStore *store, PosIntent intent)
{
  if (intent != POS_INTENT_PICK_UP && store && store->shipping_warehouse &&
      !pos_config_has_feature (pricing->config, "F1"))
    return store->shipping_warehouse;
  return member->warehouse;
}

static PosCandidate *
make_candidate (const PosPricing *pricing,
                PosFulfillmentGroup *group,
                PosGroupMember *member,
                PosIntent intent)
{
  PosWarehouse *warehouse = pos_config_get (pricing->config, POS_TYPE_WAREHOUSE, member->warehouse);
  const char *store_id = warehouse ? warehouse->store : member->store;
  PosStore *store = pos_config_get (pricing->config, POS_TYPE_STORE, store_id);
  PosCandidate *candidate = g_new0 (PosCandidate, 1);
  Place here = {pricing->store->latitude_micro, pricing->store->longitude_micro};

  candidate->warehouse = g_strdup (get_source (pricing, member, store, intent));
  candidate->store = g_strdup (store ? store->id : NULL);
  candidate->name =
      g_strdup (store ? store->name : (warehouse ? warehouse->name : member->warehouse));
  candidate->city = g_strdup (store ? store->city : (warehouse ? warehouse->city : NULL));
  candidate->about = group->description ? pos_l10n_ref (group->description) : NULL;
  candidate->current = store == pricing->store || g_strcmp0 (store_id, pricing->store->id) == 0;
  candidate->distance_m =
      candidate->current ? 0 : get_distance (here, get_place (warehouse, store));
  candidate->reason = get_reason (pricing, member, store != NULL, intent);
  return candidate;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const PosCandidate *first = *(PosCandidate **)a;
  const PosCandidate *second = *(PosCandidate **)b;

  if ((first->reason == NULL) != (second->reason == NULL))
    return first->reason ? 1 : -1;
  if (first->current != second->current)
    return first->current ? -1 : 1;
  if ((first->distance_m < 0) != (second->distance_m < 0))
    return first->distance_m < 0 ? 1 : -1;
  if (first->distance_m != second->distance_m)
    return first->distance_m < second->distance_m ? -1 : 1;
  return g_strcmp0 (first->warehouse, second->warehouse);
}

/* A place in several groups is one place, offered when one of them offers it. */
static void
add_candidate (GPtrArray *candidates, PosCandidate *fresh)
{
  for (guint i = 0; i < candidates->len; i++) {
    PosCandidate *known = g_ptr_array_index (candidates, i);

    if (g_strcmp0 (known->warehouse, fresh->warehouse) || g_strcmp0 (known->store, fresh->store))
      continue;
    if (!fresh->reason) {
      /* Of the groups it is in, the one that offers it speaks. */
      if ((known->reason || !known->about) && fresh->about) {
        g_clear_pointer (&known->about, pos_l10n_unref);
        known->about = g_steal_pointer (&fresh->about);
      }
      known->reason = NULL;
    }
    candidate_free (fresh);
    return;
  }
  g_ptr_array_add (candidates, fresh);
}

GPtrArray *
pos_delivery_list_candidates (const PosPricing *pricing, PosIntent intent)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (candidate_free);
  GStrv groups = pricing->store->fulfillment_groups;

  for (guint i = 0; groups && groups[i]; i++) {
    PosFulfillmentGroup *group =
        pos_config_get (pricing->config, POS_TYPE_FULFILLMENT_GROUP, groups[i]);

    for (guint j = 0; group && j < pos_list_size (group->members); j++)
      add_candidate (candidates,
                     make_candidate (pricing, group, pos_list_peek (group->members, j), intent));
  }
  g_ptr_array_sort (candidates, compare_candidates);
  return candidates;
}

PosCandidate *
pos_delivery_get_default_candidate (const PosPricing *pricing,
                                    PosIntent intent,
                                    GPtrArray *candidates)
{
  const char *wanted =
      intent == POS_INTENT_PICK_UP ? pricing->store->warehouse : pricing->store->shipping_warehouse;
  PosCandidate *first = NULL;

  for (guint i = 0; i < candidates->len; i++) {
    PosCandidate *candidate = g_ptr_array_index (candidates, i);

    if (candidate->reason)
      continue;
    if (wanted && g_strcmp0 (candidate->warehouse, wanted) == 0)
      return candidate;
    if (!first)
      first = candidate;
  }
  return first;
}

/* Without F1 a person picks a store to ship from. */
static gboolean
picks_store (const PosPricing *pricing, PosIntent intent)
{
  return intent == POS_INTENT_SHIP && !pos_config_has_feature (pricing->config, "F1");
}

const char *
pos_delivery_get_source_id (const PosPricing *pricing,
                            PosIntent intent,
                            const PosCandidate *candidate)
{
  return picks_store (pricing, intent) && candidate->store ? candidate->store
                                                           : candidate->warehouse;
}

static const char *
say_reason (const char *reason)
{
  if (!strcmp (reason, "pick-up-only"))
    return "ships nothing";
  if (!strcmp (reason, "ship-only"))
    return "hands out no orders";
  if (!strcmp (reason, "not-a-store"))
    return "is no store";
  return "does not deliver for this store";
}

static gboolean
refuse_location (const char *wanted, const char *reason, GError **error)
{
  GVariant *details = g_variant_new_parsed ("{'location': <%s>, 'reason': <%s>}", wanted, reason);

  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_LOCATION,
                        details,
                        "%s %s",
                        wanted,
                        say_reason (reason));
}

/* FG2: the warehouse @wanted belongs to a store of the group that ships from another one. */
static PosStore *
find_store_of (const PosPricing *pricing, GPtrArray *candidates, const char *wanted)
{
  PosWarehouse *warehouse = pos_config_get (pricing->config, POS_TYPE_WAREHOUSE, wanted);

  for (guint i = 0; warehouse && warehouse->store && i < candidates->len; i++) {
    PosCandidate *candidate = candidates->pdata[i];

    if (g_strcmp0 (candidate->store, warehouse->store) == 0)
      return pos_config_get (pricing->config, POS_TYPE_STORE, candidate->store);
  }
  return NULL;
}

static gboolean
refuse_warehouse (const PosPricing *pricing, PosStore *store, const char *wanted, GError **error)
{
  const char *source = store->shipping_warehouse;
  PosWarehouse *place = pos_config_get (pricing->config, POS_TYPE_WAREHOUSE, source);
  GVariant *details = g_variant_new_parsed ("{'location': <%s>, 'reason': <'ships-elsewhere'>, "
                                            "'store': <%s>, 'name': <%s>, 'place': <%s>}",
                                            wanted,
                                            store->id,
                                            store->name,
                                            place ? place->name : source);

  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_LOCATION,
                        details,
                        "%s is not where %s ships from: it ships from %s",
                        wanted,
                        store->name,
                        source);
}

/* Offered ones come first, and the current store before others. */
static PosCandidate *
find_candidate (GPtrArray *candidates, const char *wanted, gboolean by_store)
{
  for (guint i = 0; i < candidates->len; i++) {
    PosCandidate *candidate = candidates->pdata[i];

    if (g_strcmp0 (candidate->warehouse, wanted) == 0 ||
        (by_store && g_strcmp0 (candidate->store, wanted) == 0))
      return candidate;
  }
  return NULL;
}

static gboolean
set_source (const PosPricing *pricing,
            const PosCandidate *candidate,
            gboolean by_store,
            PosDeliverySource *source)
{
  PosWarehouse *warehouse =
      pos_config_get (pricing->config, POS_TYPE_WAREHOUSE, candidate->warehouse);
  PosStore *store = by_store && candidate->store
                        ? pos_config_get (pricing->config, POS_TYPE_STORE, candidate->store)
                        : NULL;

  *source = (PosDeliverySource){warehouse ? warehouse->id : NULL, store ? store->id : NULL};
  return warehouse != NULL;
}

gboolean
pos_delivery_find_source (const PosPricing *pricing,
                          PosIntent intent,
                          const char *wanted,
                          PosDeliverySource *source,
                          GError **error)
{
  g_autoptr (GPtrArray) candidates = pos_delivery_list_candidates (pricing, intent);
  gboolean by_store = picks_store (pricing, intent);
  PosCandidate *found = wanted ? find_candidate (candidates, wanted, by_store)
                               : pos_delivery_get_default_candidate (pricing, intent, candidates);

  if (found && !found->reason && set_source (pricing, found, by_store, source))
    return TRUE;
  if (wanted && !found && by_store) {
    PosStore *owner = find_store_of (pricing, candidates, wanted);
    if (owner && owner->shipping_warehouse)
      return refuse_warehouse (pricing, owner, wanted, error);
  }
  if (wanted)
    return refuse_location (wanted, found && found->reason ? found->reason : "not-in-group", error);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_LOCATION,
                        g_variant_new_parsed ("{'intent': <%s>}", pos_intent_get_nick (intent)),
                        intent == POS_INTENT_SHIP ? "No place is set up to ship from"
                                                  : "No store is set up for pick-up");
}
