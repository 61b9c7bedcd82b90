/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-desk-facts.c — see the header. */
#include "register/pos-desk-facts.h"
#include "base/pos-json.h"
#include "model/pos-invoice.h"
#include "wire/pos-protocol.h"

#include <string.h>

/* What is done with this register's own copies, and what asks headquarters or money there. */
static const char *const local[] = {
    "sales", "customer-orders", "own-orders", "returns", "known-stock", NULL};
static const char *const remote[] = {
    "stock-elsewhere", "orders-elsewhere", "customer-accounts", NULL};

static void
add_names (json_t *list, const char *const *names)
{
  for (; *names; names++)
    json_array_append_new (list, json_string (*names));
}

/* And what only headquarters knows, where the store takes it. */
static void
add_remote (json_t *list, PosConfig *config, PosStore *store)
{
  add_names (list, remote);
  if (!store)
    return;
  if (pos_config_find_tender (config, store, POS_TENDER_GIFT_CARD))
    json_array_append_new (list, json_string ("gift-cards"));
  if (pos_profile_takes_invoices (pos_config_get_profile (config, store)))
    json_array_append_new (list, json_string ("invoices"));
}

json_t *
pos_desk_facts_view_works (gboolean online, PosConfig *config, PosStore *store)
{
  json_t *list = json_array ();

  add_names (list, local);
  if (online)
    add_remote (list, config, store);
  return list;
}

json_t *
pos_desk_facts_view_unavailable (gboolean online, PosConfig *config, PosStore *store)
{
  json_t *list = json_array ();

  if (!online)
    add_remote (list, config, store);
  return list;
}

json_t *
pos_desk_facts_view_versions (PosConfig *config, const char *set_up)
{
  GPtrArray *bundles = pos_config_list (config, POS_TYPE_LAYOUT_BUNDLE);
  json_t *layouts = json_array ();

  for (guint i = 0; i < bundles->len; i++) {
    PosLayoutBundle *bundle = bundles->pdata[i];
    json_array_append_new (
        layouts,
        json_pack ("{s:s, s:I}", "id", bundle->id, "version", (json_int_t)bundle->version));
  }
  return json_pack (
      "{s:s, s:s?, s:o}", "program", POS_VERSION, "set_up", set_up, "layouts", layouts);
}

char *
pos_desk_facts_dup_in_force (PosConfig *config)
{
  g_autoptr (json_t) json = pos_desk_facts_view_versions (config, NULL);
  char *text;

  json_object_del (json, "set_up");
  text = pos_json_to_text (json);
  if (strlen (text) <= POS_IN_FORCE_BYTES)
    return text;
  g_free (text);
  json_object_del (json, "layouts");
  return pos_json_to_text (json);
}
