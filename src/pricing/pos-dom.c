/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-dom.c — see the header. */
#include "pricing/pos-dom.h"
#include "pricing/pos-delivery.h"

PosDomProfile *
pos_dom_find_profile (PosConfig *config, PosStore *store)
{
  GPtrArray *profiles = pos_config_list (config, POS_TYPE_DOM_PROFILE);

  for (guint i = 0; store && i < profiles->len; i++) {
    PosDomProfile *profile = profiles->pdata[i];
    if (pos_dom_profile_is_for (profile, store->id))
      return profile;
  }
  return NULL;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const PosPricing *pricing = data;
  const char *first = *(const char *const *)a, *second = *(const char *const *)b;
  gint64 near = pos_delivery_get_distance (pricing, first);
  gint64 far = pos_delivery_get_distance (pricing, second);

  if ((near < 0) != (far < 0))
    return near < 0 ? 1 : -1;
  if (near != far)
    return near < far ? -1 : 1;
  return g_strcmp0 (first, second);
}

GPtrArray *
pos_dom_list_places (const PosPricing *pricing, PosDomProfile *profile)
{
  PosFulfillmentGroup *group =
      pos_config_get (pricing->config, POS_TYPE_FULFILLMENT_GROUP, profile->group);
  GPtrArray *places = g_ptr_array_new ();
  PosPricing copy = *pricing;

  if (!group)
    return places;
  POS_LIST_FOREACH (PosGroupMember, member, group->members)
  if (!member->no_ship && member->warehouse)
    g_ptr_array_add (places, member->warehouse);
  g_ptr_array_sort_with_data (places, compare_places, &copy);
  return places;
}

gboolean
pos_dom_is_open (PosOrderLine *before, PosOrderLine *line)
{
  return line->intent == POS_INTENT_SHIP && line->dom_status == POS_DOM_NONE &&
         pos_order_line_is_active (line) && !pos_order_line_is_return (line) &&
         (!before || before->intent != POS_INTENT_SHIP || before->dom_status != POS_DOM_NONE);
}
