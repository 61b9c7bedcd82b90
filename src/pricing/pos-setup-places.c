/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-places.c — stores, warehouses, fulfillment groups and registers: §2.2, §2.3. */
#include "model/pos-attribute.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-dom.h"
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>

static gboolean
has (const char *text)
{
  return text && *text;
}

/* --- Stores --- */

static void
check_address (PosSetupLook *look, PosStore *store)
{
  if (!has (store->street) || !has (store->city) || !has (store->country))
    pos_setup_add (look,
                   "no-address",
                   N_ ("The store “%s” has no full address: street, town and country."),
                   store->id);
  if (!has (store->language))
    pos_setup_add (look, "no-language", N_ ("The store “%s” has no language."), store->id);
  if (store->latitude_micro == 0 && store->longitude_micro == 0)
    pos_setup_add (
        look,
        "no-coordinates",
        N_ ("The store “%s” has no coordinates: it stands last wherever the nearest come first."),
        store->id);
  if (pos_list_size (store->opening) == 0)
    pos_setup_add_notice (
        look,
        "no-opening-hours",
        N_ ("The store “%s” has no opening hours: orders can be picked up at any time."),
        store->id);
}

static void
check_time_zone (PosSetupLook *look, PosStore *store)
{
  g_autoptr (GTimeZone) zone =
      has (store->time_zone) ? g_time_zone_new_identifier (store->time_zone) : NULL;

  if (!has (store->time_zone))
    pos_setup_add (look, "no-time-zone", N_ ("The store “%s” has no time zone."), store->id);
  else if (!zone)
    pos_setup_add (look,
                   "unknown-time-zone",
                   N_ ("The store “%1$s” is in the time zone “%2$s”, which nobody knows."),
                   store->id,
                   store->time_zone);
}

static void
check_stock_drops (PosSetupLook *look, PosStore *store)
{
  GPtrArray *stores = pos_config_list (look->config, POS_TYPE_STORE);
  gboolean flags_count = pos_config_has_feature (look->config, "F1");

  if (pos_setup_need (look, POS_TYPE_WAREHOUSE, store->warehouse))
    for (guint i = 0; i < stores->len; i++) {
      PosStore *other = stores->pdata[i];
      if (other != store && g_strcmp0 (store->warehouse, other->warehouse) == 0 &&
          g_strcmp0 (store->id, other->id) < 0)
        pos_setup_add_notice (look,
                              "shared-warehouse",
                              N_ ("The stores “%1$s” and “%2$s” use the same warehouse “%3$s”."),
                              store->id,
                              other->id,
                              store->warehouse);
    }
  if (!has (store->shipping_warehouse) && !flags_count)
    pos_setup_add (look,
                   "no-shipping-warehouse",
                   N_ ("The store “%s” has no shipping warehouse: nothing can be shipped from it."),
                   store->id);
  pos_setup_need (look, POS_TYPE_WAREHOUSE, store->shipping_warehouse);
  pos_setup_need (look, POS_TYPE_WAREHOUSE, store->return_warehouse);
}

/* FG4: whoever is in none of its own groups is hidden from itself. */
static void
check_membership (PosSetupLook *look, PosStore *store)
{
  gboolean member = FALSE;

  for (GStrv id = store->fulfillment_groups; id && *id; id++) {
    PosFulfillmentGroup *group = pos_config_get (look->config, POS_TYPE_FULFILLMENT_GROUP, *id);

    if (!group)
      continue;
    POS_LIST_FOREACH (PosGroupMember, place, group->members)
    member |= g_strcmp0 (place->store, store->id) == 0 ||
              (has (store->warehouse) && g_strcmp0 (place->warehouse, store->warehouse) == 0);
  }
  if (!member)
    pos_setup_add (
        look,
        "not-in-group",
        N_ ("The store “%s” is in none of its own fulfillment groups: it cannot offer itself."),
        store->id);
}

static gboolean
is_any_offered (const PosPricing *pricing, PosIntent intent)
{
  g_autoptr (GPtrArray) places = pos_delivery_list_candidates (pricing, intent);

  for (guint i = 0; i < places->len; i++)
    if (!((PosCandidate *)places->pdata[i])->reason)
      return TRUE;
  return FALSE;
}

static void
check_groups (PosSetupLook *look, PosStore *store)
{
  const PosPricing pricing = {.config = look->config, .store = store, .today = look->facts->today};

  if (!store->fulfillment_groups || !store->fulfillment_groups[0]) {
    pos_setup_add (
        look,
        "no-fulfillment-group",
        N_ ("The store “%s” has no fulfillment group: nothing can be picked up or shipped."),
        store->id);
    return;
  }
  pos_setup_need_all (look, POS_TYPE_FULFILLMENT_GROUP, store->fulfillment_groups);
  check_membership (look, store);
  if (!is_any_offered (&pricing, POS_INTENT_PICK_UP))
    pos_setup_add (look,
                   "no-pickup-place",
                   N_ ("The fulfillment groups of the store “%s” have no place to pick up at."),
                   store->id);
  if (!is_any_offered (&pricing, POS_INTENT_SHIP))
    pos_setup_add (look,
                   "no-ship-place",
                   N_ ("The fulfillment groups of the store “%s” have no place to ship from."),
                   store->id);
}

/* DM1: customer orders are to have one of each; what is there works all the same. */
static void
check_modes (PosSetupLook *look, PosStore *store)
{
  GPtrArray *modes = pos_config_list (look->config, POS_TYPE_DELIVERY_MODE);
  gboolean carrier = FALSE, pickup = FALSE;

  for (guint i = 0; i < modes->len; i++) {
    PosDeliveryMode *mode = modes->pdata[i];
    PosModeClass is = pos_delivery_get_mode_class (look->config, mode->id, look->facts->today);

    if (!pos_stores_have (mode->stores, store->id))
      continue;
    carrier |= is == POS_MODE_CARRIER;
    pickup |= is == POS_MODE_PICKUP;
  }
  if (!carrier)
    pos_setup_add (look,
                   "no-carrier-mode",
                   N_ ("The store “%s” may use no delivery mode that ships: its orders can only be "
                       "picked up."),
                   store->id);
  if (!pickup)
    pos_setup_add (look,
                   "no-pickup-mode",
                   N_ ("The store “%s” may use no delivery mode for pick-up: no order can be "
                       "picked up there."),
                   store->id);
}

static void
check_money (PosSetupLook *look, PosStore *store)
{
  if (store->currency == 0)
    pos_setup_add (look, "no-currency", N_ ("The store “%s” has no currency."), store->id);
  if (!has (store->tax_group))
    pos_setup_add (look, "no-tax-group", N_ ("The store “%s” has no tax group."), store->id);
  pos_setup_need (look, POS_TYPE_TAX_GROUP, store->tax_group);
  if (!has (store->profile))
    pos_setup_add (
        look, "no-profile", N_ ("The store “%s” has no functionality profile."), store->id);
  pos_setup_need (look, POS_TYPE_PROFILE, store->profile);
  pos_setup_need (look, POS_TYPE_HARDWARE_PROFILE, store->hardware_profile);
  pos_setup_need (look, POS_TYPE_RECEIPT_PROFILE, store->receipt_profile);
  pos_setup_need (look, POS_TYPE_RETURN_POLICY, store->return_policy);
}

/* What the chain takes, and nobody in this store; what the whole chain does not take is said once,
 * of the company. */
static void
check_tenders (PosSetupLook *look, PosStore *store)
{
  PosConfig *config = look->config;
  PosProfile *profile = pos_config_get_profile (config, store);
  gboolean cash = pos_config_find_tender (config, store, POS_TENDER_CASH) != NULL;
  gboolean card = pos_config_find_tender (config, store, POS_TENDER_CARD) != NULL;

  if (!cash && !card &&
      (pos_config_find_tender (config, NULL, POS_TENDER_CASH) ||
       pos_config_find_tender (config, NULL, POS_TENDER_CARD)))
    pos_setup_add (look,
                   "no-deposit-tender",
                   N_ ("The store “%s” takes neither cash nor cards: no deposit can be paid there, "
                       "and no money given back."),
                   store->id);
  if (pos_config_leaves_out (config, store, POS_TENDER_CARD) &&
      profile->balance_rule == POS_BALANCE_CARD_REQUIRED)
    pos_setup_add (look,
                   "no-card",
                   N_ ("The profile of the store “%s” asks for a card, but the store takes none."),
                   store->id);
}

static gboolean
has_till (PosSetupLook *look, PosStore *store)
{
  GPtrArray *tills = pos_config_list (look->config, POS_TYPE_TILL);

  for (guint i = 0; i < tills->len; i++)
    if (g_strcmp0 (((PosTill *)tills->pdata[i])->store, store->id) == 0)
      return TRUE;
  return FALSE;
}

static void
check_store (PosSetupLook *look, gpointer record)
{
  PosStore *store = record;
  check_address (look, store);
  check_time_zone (look, store);
  check_stock_drops (look, store);
  check_groups (look, store);
  check_modes (look, store);
  check_money (look, store);
  check_tenders (look, store);
  if (store->price_inclusive_exempt && !store->prices_include_tax)
    pos_setup_add_notice (look,
                          "exempt-price",
                          N_ ("The store “%s” takes exempt taxes out of its prices, which contain "
                              "none."),
                          store->id);
  if (!has_till (look, store))
    pos_setup_add_notice (look, "no-register", N_ ("The store “%s” has no register."), store->id);
}

/* --- Warehouses, groups, registers --- */

static void
check_warehouse (PosSetupLook *look, gpointer record)
{
  PosWarehouse *warehouse = record;
  PosStore *store =
      warehouse->store ? pos_config_get (look->config, POS_TYPE_STORE, warehouse->store) : NULL;

  pos_setup_need (look, POS_TYPE_STORE, warehouse->store);
  pos_setup_need (look, POS_TYPE_WAREHOUSE, warehouse->return_warehouse);
  if (warehouse->latitude_micro == 0 && warehouse->longitude_micro == 0 && !store)
    pos_setup_add (look,
                   "no-coordinates",
                   N_ ("The warehouse “%s” has no coordinates: it stands last wherever the nearest "
                       "come first."),
                   warehouse->id);
}

static void
check_member (PosSetupLook *look, PosGroupMember *member)
{
  PosWarehouse *warehouse =
      member->warehouse ? pos_config_get (look->config, POS_TYPE_WAREHOUSE, member->warehouse)
                        : NULL;

  pos_setup_need (look, POS_TYPE_WAREHOUSE, member->warehouse);
  pos_setup_need (look, POS_TYPE_STORE, member->store);
  if (warehouse && has (member->store) && g_strcmp0 (warehouse->store, member->store) != 0)
    pos_setup_add (look,
                   "other-store",
                   N_ ("The fulfillment group “%1$s” lists the warehouse “%2$s” as the store "
                       "“%3$s”, but the warehouse says otherwise."),
                   look->id,
                   member->warehouse,
                   member->store);
  if (member->no_ship && member->no_pickup)
    pos_setup_add_notice (look,
                          "useless-member",
                          N_ ("The fulfillment group “%1$s” lists the warehouse “%2$s” neither to "
                              "ship nor to pick up."),
                          look->id,
                          member->warehouse);
}

static void
check_group (PosSetupLook *look, gpointer record)
{
  PosFulfillmentGroup *group = record;
  if (pos_list_size (group->members) == 0)
    pos_setup_add (
        look, "empty-group", N_ ("The fulfillment group “%s” has no member."), group->id);
  POS_LIST_FOREACH (PosGroupMember, member, group->members)
  check_member (look, member);
}

static void
check_till (PosSetupLook *look, gpointer record)
{
  PosTill *till = record;
  GPtrArray *tills = pos_config_list (look->config, POS_TYPE_TILL);

  pos_setup_need (look, POS_TYPE_STORE, till->store);
  if (!has (till->number))
    pos_setup_add (
        look,
        "no-number",
        N_ ("The register “%s” has no number: its receipts could not be told from others."),
        till->id);
  for (guint i = 0; i < tills->len; i++) {
    PosTill *other = tills->pdata[i];
    if (g_strcmp0 (till->id, other->id) < 0 && has (till->number) &&
        g_strcmp0 (till->store, other->store) == 0 && g_strcmp0 (till->number, other->number) == 0)
      pos_setup_add (look,
                     "same-number",
                     N_ ("The registers “%1$s” and “%2$s” have the same number: their receipts "
                         "would have the same numbers."),
                     till->id,
                     other->id);
  }
  pos_setup_check_numbers (look, till);
}

/* --- Attributes: §2.10 --- */

static gboolean
has_attribute (PosAttributeGroup *group, const char *id)
{
  POS_LIST_FOREACH (PosAttribute, attribute, group->attributes)
  if (g_strcmp0 (attribute->id, id) == 0)
    return TRUE;
  return FALSE;
}

/* Values are kept by the attribute's id alone. */
static void
check_attributes (PosSetupLook *look, gpointer record)
{
  PosAttributeGroup *group = record;
  GPtrArray *groups = pos_config_list (look->config, POS_TYPE_ATTRIBUTE_GROUP);

  pos_setup_need_all (look, POS_TYPE_STORE, group->stores);
  if (!group->stores || !*group->stores)
    pos_setup_add_notice (look,
                          "no-store",
                          N_ ("The group of attributes “%s” is of no store: nobody is asked."),
                          group->id);
  for (guint i = 0; i < groups->len; i++) {
    PosAttributeGroup *other = groups->pdata[i];

    if (g_strcmp0 (group->id, other->id) >= 0)
      continue;
    POS_LIST_FOREACH (PosAttribute, attribute, group->attributes)
    if (has_attribute (other, attribute->id))
      pos_setup_add (look,
                     "two-attributes",
                     N_ ("The groups “%1$s” and “%2$s” both have an attribute “%3$s”."),
                     group->id,
                     other->id,
                     attribute->id);
  }
}

/* --- Assignment: FG6 --- */

static gboolean
ships_any (PosFulfillmentGroup *group)
{
  POS_LIST_FOREACH (PosGroupMember, member, group->members)
  if (!member->no_ship)
    return TRUE;
  return FALSE;
}

/* The first one by id counts; the other would wait for its effect in vain. */
static void
check_alone (PosSetupLook *look, PosDomProfile *profile)
{
  GPtrArray *stores = pos_config_list (look->config, POS_TYPE_STORE);

  for (guint i = 0; i < stores->len; i++) {
    PosStore *store = stores->pdata[i];
    PosDomProfile *first = pos_dom_find_profile (look->config, store);
    if (pos_dom_profile_is_for (profile, store->id) && first != profile) {
      pos_setup_add (
          look,
          "two-profiles",
          N_ ("The assignment profile “%1$s” has no effect in the store “%2$s”: “%3$s” is for it."),
          profile->id,
          store->id,
          first->id);
      return;
    }
  }
}

static void
check_profile (PosSetupLook *look, gpointer record)
{
  PosDomProfile *profile = record;
  PosFulfillmentGroup *group =
      pos_config_get (look->config, POS_TYPE_FULFILLMENT_GROUP, profile->group);

  pos_setup_need_all (look, POS_TYPE_STORE, profile->stores);
  if (!pos_setup_need (look, POS_TYPE_FULFILLMENT_GROUP, profile->group))
    return;
  if (!ships_any (group))
    pos_setup_add (look,
                   "nobody-ships",
                   N_ ("Nobody in the fulfillment group “%1$s” of the assignment profile “%2$s” "
                       "ships."),
                   group->id,
                   profile->id);
  check_alone (look, profile);
}

void
pos_setup_check_places (PosSetupLook *look)
{
  look->kind = "store";
  if (pos_config_list (look->config, POS_TYPE_STORE)->len == 0)
    pos_setup_add (look, "no-store", N_ ("No store is set up."));
  pos_setup_look_at (look, "store", POS_TYPE_STORE, check_store);
  pos_setup_look_at (look, "warehouse", POS_TYPE_WAREHOUSE, check_warehouse);
  pos_setup_look_at (look, "fulfillment-group", POS_TYPE_FULFILLMENT_GROUP, check_group);
  pos_setup_look_at (look, "dom-profile", POS_TYPE_DOM_PROFILE, check_profile);
  pos_setup_look_at (look, "register", POS_TYPE_TILL, check_till);
  pos_setup_look_at (look, "attribute-group", POS_TYPE_ATTRIBUTE_GROUP, check_attributes);
}
