/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-details.c — everything that is known of a product; searches that a button has ready. */
#include "pricing/pos-delivery.h"
#include "register/pos-found-product.h"
#include "register/pos-item.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-stock-places.h"
#include "register/pos-variants.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- One product --- */

static json_t *
quantity (PosQuantity value)
{
  g_autofree char *text = pos_micro_to_text (value.micro, 0);

  return json_string (text);
}

static json_t *
text_of (PosRegister *self, PosL10n *value)
{
  const char *text = pos_l10n_get (value, self->store ? self->store->language : NULL);

  return *text ? json_string (text) : json_null ();
}

/* Of those that somebody in this store could be asked: not of other stores, nor of days that are
 * over. */
static json_t *
list_prices (PosRegister *self, PosProduct *product)
{
  PosDate today = pos_register_get_today (self);
  json_t *list = json_array ();

  POS_LIST_FOREACH (PosPrice, price, product->prices)
  if ((!price->store || (self->store && !strcmp (price->store, self->store->id))) &&
      !price->customer && (price->until.julian == 0 || price->until.julian >= today.julian))
    json_array_append_new (list, pos_record_to_json (price, pos_register_get_currency (self)));
  return list;
}

static json_t *
list_variants (PosRegister *self, PosProduct *product, GError **error)
{
  const char *warehouse = self->store ? self->store->warehouse : NULL;
  g_autoptr (GPtrArray) variants = NULL;
  json_t *list = json_array ();

  if (!pos_variants_has_more (self, product))
    return list;
  variants = pos_variants_list (self, product, warehouse, error);
  if (!variants) {
    json_decref (list);
    return NULL;
  }
  for (guint i = 0; i < variants->len; i++) {
    PosVariant *variant = variants->pdata[i];
    json_t *json = json_object ();

    json_object_set_new (json, "item", json_string (variant->product->id));
    json_object_set_new (json, "name", text_of (self, variant->product->name));
    json_object_set_new (json, "variant", text_of (self, variant->product->variant));
    json_object_set_new (
        json, "available", variant->counted ? quantity (variant->available) : json_null ());
    json_array_append_new (list, json);
  }
  return list;
}

/* What of @places says most: that it can be done, before why not here, before why not elsewhere. */
static const char *
find_reason (GPtrArray *places, gboolean ships)
{
  const char *reason = "not-in-group";

  for (guint i = 0; i < places->len; i++) {
    PosStockPlace *place = places->pdata[i];
    const char *said = ships ? place->no_ship : place->no_pick_up;

    if (!said)
      return NULL;
    if (i == 0 || place->current)
      reason = said;
  }
  return reason;
}

static json_t *
describe_way (const char *reason)
{
  return json_pack ("{s:b, s:s?}", "possible", reason == NULL, "reason", reason);
}

static gboolean
answer_details (PosRun *run, PosProduct *product, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GPtrArray) places =
      pos_stock_places_list (self, product, NULL, POS_STOCK_BY_DISTANCE, error);
  g_autoptr (PosFoundProduct) found =
      places ? pos_found_product_look_up (self, product->id, error) : NULL;
  json_t *variants = found ? list_variants (self, product, error) : NULL;
  const PosTaxGroup *group =
      self->store ? pos_config_get (self->config, POS_TYPE_TAX_GROUP, self->store->tax_group)
                  : NULL;
  PosQuantity here, elsewhere;

  if (!variants)
    return FALSE;
  pos_found_product_sum (found, self, &here, &elsewhere);
  pos_run_answer_json (run, "product", pos_item_to_json (self, product));
  pos_run_answer_json (run, "prices", list_prices (self, product));
  pos_run_answer_json (run, "variants", variants);
  pos_run_answer_json (run, "available", quantity (here));
  pos_run_answer_json (run, "elsewhere", quantity (elsewhere));
  pos_run_answer_json (run,
                       "tax",
                       json_pack ("{s:s?, s:s?}",
                                  "item_tax_group",
                                  product->item_tax_group,
                                  "store_tax_group",
                                  group ? pos_text_or (group->name, group->id) : NULL));
  pos_run_answer_json (run, "ship", describe_way (find_reason (places, TRUE)));
  pos_run_answer_json (run, "pick_up", describe_way (find_reason (places, FALSE)));
  pos_run_set_quiet (run);
  return TRUE;
}

static gboolean
details_run (PosRun *run, GError **error)
{
  const char *item = pos_run_get_text (run, "item");
  PosOrderLine *line = item ? NULL : pos_run_get_line (run, error);
  g_autoptr (PosProduct) product = NULL;

  if (!item && !line)
    return FALSE;
  product = pos_item_find (pos_run_get_register (run), item ? item : line->item, error);
  if (line)
    pos_run_forget_order (run);
  return product && answer_details (run, product, error);
}

/* --- Searches that are ready --- */

static const char *const kinds[] = {"product", "customer", "category", NULL};

static gboolean
search_category (PosRun *run, const char *text, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *category = pos_found_product_find_category (self, text, error);

  return category && pos_item_answer_search (run, "", category, error);
}

static gboolean
preset_run (PosRun *run, GError **error)
{
  const char *kind = pos_run_get_text (run, "kind");
  const char *text = pos_run_get_text (run, "text");

  if (!strcmp (kind, "customer"))
    return pos_operation_find ("customer.search")->run (run, error);
  if (!strcmp (kind, "category"))
    return search_category (run, text, error);
  return pos_item_answer_search (run, text, NULL, error);
}

static const PosParam details_params[] = {
    {"item", POS_PARAM_TEXT, FALSE, "the selected line's", "item number or barcode", NULL},
    {"line", POS_PARAM_ID, FALSE, "the selected one", "line id", NULL},
    {NULL},
};

static const PosParam preset_params[] = {
    {"kind", POS_PARAM_CHOICE, TRUE, NULL, "what is looked for", kinds},
    {"text",
     POS_PARAM_TEXT,
     TRUE,
     NULL,
     "what somebody would type; of a category its id or name",
     NULL},
    {"limit", POS_PARAM_COUNT, FALSE, "20", "a page, at most 200", NULL},
    {"after", POS_PARAM_TEXT, FALSE, NULL, "“next” of the page before", NULL},
    {NULL},
};

static const char *const details_either[] = {"item line", NULL};

const PosOperation pos_ops_details[] = {
    {
        .key = "item.details",
        .title = N_ ("Product details"),
        .description = N_ ("Show everything that is known of a product"),
        .icon = "pos-info-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = details_params,
        .either = details_either,
        .result = "product, prices, variants, available here and elsewhere, tax, ship and pick_up: "
                  "whether that is possible, and the reason why not",
        .example = "{\"item\": \"400110\"}",
        .run = details_run,
    },
    {
        .key = "search.preset",
        .title = N_ ("Search"),
        .description = N_ ("Search products, customers or a category for words that are ready"),
        .icon = "pos-search-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = preset_params,
        .result = "products or customers, next",
        .example = "{\"kind\": \"product\", \"text\": \"oak chair\"}",
        .run = preset_run,
    },
    {.key = NULL},
};
