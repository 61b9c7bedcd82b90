/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-stock.c — where a product lies, and from where it can be had: §4.11. */
#include "pricing/pos-delivery.h"
#include "register/pos-item.h"
#include "register/pos-live-stock.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-stock-atp.h"
#include "register/pos-stock-places.h"
#include "register/pos-variants.h"

#include <glib/gi18n.h>
#include <string.h>

static json_t *
take (char *text)
{
  json_t *json = text ? json_string (text) : json_null ();

  g_free (text);
  return json;
}

static void
set_quantity (json_t *json, const char *name, gboolean counted, PosQuantity quantity)
{
  json_object_set_new (
      json, name, counted ? take (pos_micro_to_text (quantity.micro, 0)) : json_null ());
}

/* Where it is and how long it is open today. */
static void
set_address (json_t *json, PosStore *store, PosDate today)
{
  int from = 0, until = 0;
  gboolean open = store && pos_list_size (store->opening) > 0 &&
                  pos_delivery_get_opening (store, today, &from, &until);

  json_object_set_new (json, "street", take (store ? g_strdup (store->street) : NULL));
  json_object_set_new (json, "postcode", take (store ? g_strdup (store->postcode) : NULL));
  json_object_set_new (json, "phone", take (store ? g_strdup (store->phone) : NULL));
  json_object_set_new (json,
                       "opens",
                       open ? take (g_strdup_printf ("%02d:%02d", from / 60, from % 60))
                            : json_null ());
  json_object_set_new (json,
                       "closes",
                       open ? take (g_strdup_printf ("%02d:%02d", until / 60, until % 60))
                            : json_null ());
}

static json_t *
place_to_json (const PosStockPlace *place, PosDate today, const char *language)
{
  const char *about = pos_l10n_get (place->about, language);
  const char *level = pos_l10n_get (place->level, language);
  json_t *json = json_object ();

  json_object_set_new (json, "location", json_string (place->warehouse));
  json_object_set_new (json, "store", take (place->store ? g_strdup (place->store->id) : NULL));
  json_object_set_new (json, "name", json_string (place->name));
  json_object_set_new (json, "city", take (g_strdup (place->city)));
  json_object_set_new (json, "about", take (*about ? g_strdup (about) : NULL));
  set_address (json, place->store, today);
  json_object_set_new (json, "current", json_boolean (place->current));
  json_object_set_new (
      json, "distance_m", place->distance_m < 0 ? json_null () : json_integer (place->distance_m));
  set_quantity (json, "on_hand", place->counted, place->on_hand);
  set_quantity (json, "reserved", place->counted, place->reserved);
  set_quantity (json, "available", place->counted, place->available);
  json_object_set_new (json, "level", take (*level ? g_strdup (level) : NULL));
  set_quantity (json, "ordered", place->counted, place->ordered);
  set_quantity (json, "blocked", place->counted, place->blocked);
  json_object_set_new (
      json, "as_of", place->as_of ? take (pos_instant_to_text (place->as_of)) : json_null ());
  json_object_set_new (json, "no_pick_up", take (g_strdup (place->no_pick_up)));
  json_object_set_new (json, "no_ship", take (g_strdup (place->no_ship)));
  return json;
}

static PosProduct *
find_product (PosRun *run, GError **error)
{
  const char *item = pos_run_get_text (run, "item");
  PosOrderLine *line = item ? NULL : pos_run_get_line (run, error);
  PosProduct *product = NULL;

  if (item || line)
    product = pos_item_find (pos_run_get_register (run), item ? item : line->item, error);
  pos_run_forget_order (run);
  return product;
}

static PosStockSort
get_sort (PosRun *run)
{
  const char *wanted = pos_run_get_text (run, "sort");
  int sort = POS_STOCK_BY_DISTANCE;

  for (int i = 0; wanted && pos_stock_sorts[i]; i++)
    if (g_str_equal (wanted, pos_stock_sorts[i]))
      sort = i;
  return (PosStockSort)sort;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer run)
{
  g_autoptr (GError) unanswered = NULL;

  /* What is known here shows without it, with its age. */
  if (!pos_live_stock_ask_finish (POS_REGISTER (source), result, &unanswered))
    g_debug ("Stock: %s", unanswered->message);
  pos_run_begun (run);
}

static PosForesight
lookup_foresee (PosRun *run, GError **error)
{
  PosProduct *product = find_product (run, error);

  if (product)
    pos_run_set_data (run, product, g_object_unref);
  return product ? POS_FORESIGHT_READY : POS_FORESIGHT_REFUSED;
}

static void
lookup_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  GError *error = NULL;

  if (lookup_foresee (run, &error) == POS_FORESIGHT_REFUSED) {
    pos_run_fail (run, error);
    return;
  }
  PosProduct *product = pos_run_get_data (run);
  if (pos_live_stock_is_wanted (self))
    pos_live_stock_ask_async (
        self, (const char *const[]){product->id, NULL}, pos_run_get_stop (run), asked_cb, run);
  else
    pos_run_begun (run);
}

static gboolean
lookup_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosProduct *product = pos_run_get_data (run);
  g_autoptr (GPtrArray) places =
      pos_stock_places_list (self, product, pos_run_get_text (run, "text"), get_sort (run), error);
  json_t *list;

  if (!places)
    return FALSE;
  list = json_array ();
  for (guint i = 0; i < places->len; i++)
    json_array_append_new (
        list,
        place_to_json (places->pdata[i], pos_register_get_today (self), self->worker->language));
  gint64 age = pos_stock_places_get_age (places);
  pos_run_answer (run, "item", g_variant_new_string (product->id));
  pos_run_answer_json (run, "unit", take (g_strdup (product->unit)));
  pos_run_answer_json (run, "as_of", age ? take (pos_instant_to_text (age)) : json_null ());
  pos_run_answer (run, "asked", g_variant_new_boolean (pos_live_stock_has (self, product->id)));
  pos_run_answer (
      run, "online", g_variant_new_boolean (self->sync != NULL && pos_sync_is_online (self->sync)));
  pos_run_answer_json (run, "places", list);
  pos_run_set_quiet (run);
  return TRUE;
}

/* --- Variants --- */

static json_t *
variant_to_json (const PosVariant *variant, const char *language)
{
  PosProduct *product = variant->product;
  const char *name = pos_l10n_get (product->variant, language);
  json_t *json = json_object ();

  json_object_set_new (json, "item", json_string (product->id));
  json_object_set_new (json, "name", json_string (pos_l10n_get (product->name, language)));
  json_object_set_new (json, "variant", take (*name ? g_strdup (name) : NULL));
  json_object_set_new (json, "blocked", json_boolean (product->blocked));
  set_quantity (json, "on_hand", variant->counted, variant->on_hand);
  set_quantity (json, "reserved", variant->counted, variant->reserved);
  set_quantity (json, "available", variant->counted, variant->available);
  set_quantity (json, "ordered", variant->counted, variant->ordered);
  return json;
}

static gboolean
variants_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *location = pos_run_get_text (run, "location");
  g_autoptr (PosProduct) product = find_product (run, error);
  g_autoptr (GPtrArray) variants = NULL;
  json_t *list;

  if (!location)
    location = self->store->warehouse;
  variants = product ? pos_variants_list (self, product, location, error) : NULL;
  if (!variants)
    return FALSE;
  list = json_array ();
  for (guint i = 0; i < variants->len; i++)
    json_array_append_new (list, variant_to_json (variants->pdata[i], self->worker->language));
  pos_run_answer (run, "location", g_variant_new_string (location));
  pos_run_answer_json (run, "variants", list);
  pos_run_set_quiet (run);
  return TRUE;
}

/* --- By date --- */

static json_t *
days_to_json (GArray *days)
{
  json_t *list = json_array ();

  for (guint i = 0; i < days->len; i++) {
    const PosAtpDay *day = &g_array_index (days, PosAtpDay, i);
    json_t *json = json_object ();

    json_object_set_new (json, "date", take (pos_date_to_text (day->date)));
    set_quantity (json, "expected", TRUE, day->expected);
    set_quantity (json, "promised", TRUE, day->promised);
    set_quantity (json, "promisable", TRUE, day->promisable);
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
quantity_to_json (gboolean counted, PosQuantity quantity)
{
  return counted ? take (pos_micro_to_text (quantity.micro, 0)) : json_null ();
}

static gboolean
atp_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *location = pos_text_or (pos_run_get_text (run, "location"), self->store->warehouse);
  PosProduct *product = pos_run_get_data (run);
  g_autoptr (PosStockAtp) atp = pos_stock_atp_find (self, product, location, error);

  if (!atp)
    return FALSE;
  pos_run_answer (run, "item", g_variant_new_string (product->id));
  pos_run_answer (run, "location", g_variant_new_string (location));
  pos_run_answer_json (run, "on_hand", quantity_to_json (atp->counted, atp->on_hand));
  pos_run_answer_json (run, "kept_back", quantity_to_json (atp->counted, atp->kept_back));
  pos_run_answer_json (
      run, "as_of", atp->as_of ? take (pos_instant_to_text (atp->as_of)) : json_null ());
  pos_run_answer_json (run, "days", days_to_json (atp->days));
  pos_run_set_quiet (run);
  return TRUE;
}

static const PosParam atp_params[] = {
    {"item",
     POS_PARAM_TEXT,
     FALSE,
     "the product of the selected line",
     "item number or barcode",
     NULL},
    {"location", POS_PARAM_TEXT, FALSE, "this store's", "the warehouse that is looked at", NULL},
    {NULL},
};

static const PosParam variants_params[] = {
    {"item",
     POS_PARAM_TEXT,
     FALSE,
     "the product of the selected line",
     "item number or barcode, of any of them",
     NULL},
    {"location", POS_PARAM_TEXT, FALSE, "this store's", "the warehouse that is looked at", NULL},
    {NULL},
};

static const PosParam lookup_params[] = {
    {"item",
     POS_PARAM_TEXT,
     FALSE,
     "the product of the selected line",
     "item number or barcode",
     NULL},
    {"text",
     POS_PARAM_TEXT,
     FALSE,
     "every place",
     "beginnings of words of name, number, town, street or postcode",
     NULL},
    {"sort",
     POS_PARAM_CHOICE,
     FALSE,
     "distance: this store, then what is near it",
     "what comes first",
     pos_stock_sorts},
    {NULL},
};

const PosOperation pos_ops_stock[] = {
    {
        .key = "stock.atp",
        .title = N_ ("Availability by date"),
        .description = N_ ("Show how much of a product can be promised in one place, day by day"),
        .icon = "pos-calendar-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .params = atp_params,
        .result = "item, location, on_hand, kept_back (null: nobody counted), as_of; days, the "
                  "first one today: date, expected (arrives then), promised (leaves then), "
                  "promisable (what nobody needs then or later)",
        .example = "{\"item\": \"400110\"}",
        .begin = lookup_begin,
        .foresee = lookup_foresee,
        .run = atp_run,
    },
    {
        .key = "stock.lookup",
        .title = N_ ("Stock"),
        .description = N_ ("Show where a product lies, and have it picked up or shipped there"),
        .icon = "pos-warehouse-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .params = lookup_params,
        .result =
            "item, unit; as_of: how old the oldest figure is; asked: whether headquarters told "
            "them "
            "within the last minute (a profile with the availability_mode real-time); online: "
            "whether it is there to tell newer ones; places: location, store, name, city, street, "
            "postcode, "
            "phone, opens and closes (today), current, distance_m, on_hand, reserved, available "
            "(without what the chain keeps back), level (what it calls that much), "
            "ordered (null: nobody counted), as_of; no_pick_up, no_ship: why it cannot be picked "
            "up or shipped there, null when it can",
        .example = "{\"item\": \"400110\", \"text\": \"amersfoort\"}",
        .begin = lookup_begin,
        .foresee = lookup_foresee,
        .run = lookup_run,
    },
    {
        .key = "stock.variants",
        .title = N_ ("All variants"),
        .description = N_ ("Show how many of each variant of a product lie in one place"),
        .icon = "pos-grid-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .params = variants_params,
        .result = "location; variants, itself among them, by number: item, name, variant, blocked "
                  "(not sold), on_hand, reserved, available (without what the chain keeps back), "
                  "ordered (null: nobody counted)",
        .example = "{\"item\": \"400110\"}",
        .run = variants_run,
    },
    {.key = NULL},
};
