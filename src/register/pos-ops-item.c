/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-item.c — putting products into the order, and finding them. */
#include "base/pos-ean.h"
#include "base/pos-error.h"
#include "model/pos-barcode-mask.h"
#include "pricing/pos-discount-index.h"
#include "register/pos-coupons.h"
#include "register/pos-gifts.h"
#include "register/pos-holder.h"
#include "register/pos-item.h"
#include "register/pos-limits.h"
#include "register/pos-loyalty.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"
#include "register/pos-return-rules.h"
#include "register/pos-tender-refusal.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_QUANTITY (G_GINT64_CONSTANT (99999) * POS_SCALE)

static gboolean
refuse_product (PosProduct *product, const char *reason, const char *words, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRODUCT,
                        g_variant_new_parsed ("{'item': <%s>, 'reason': <%s>, 'name': <%s>}",
                                              product->id,
                                              reason,
                                              pos_l10n_get (product->name, NULL)),
                        "%s: %s",
                        pos_l10n_get (product->name, NULL),
                        words);
}

gboolean
pos_item_check_quantity (PosQuantity quantity, gboolean fractional, GError **error)
{
  if (quantity.micro <= 0 || quantity.micro > MAX_QUANTITY ||
      (!fractional && quantity.micro % POS_SCALE != 0))
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_QUANTITY,
        quantity.micro <= 0
            ? g_variant_new_parsed ("{'rule': <'nothing'>, 'maximum_micro': <%x>}", MAX_QUANTITY)
            : g_variant_new_parsed ("{'maximum_micro': <%x>}", MAX_QUANTITY),
        fractional ? "The quantity has to be more than zero and at most 99999"
                   : "The quantity has to be a whole number from 1 to 99999");
  return TRUE;
}

gboolean
pos_item_check_part (
    PosRegister *self, PosOrderLine *line, PosQuantity quantity, PosQuantity most, GError **error)
{
  g_autoptr (PosProduct) product = NULL;

  if (quantity.micro % POS_SCALE == 0 || quantity.micro == most.micro ||
      line->ordered.micro % POS_SCALE != 0)
    return TRUE;
  product = pos_quick_find_product (self, line->item, NULL);
  return !product || product->fractional ||
         pos_set_error (
             error,
             POS_ORDER_ERROR,
             POS_ORDER_ERROR_QUANTITY,
             g_variant_new_parsed ("{'rule': <'pieces'>, 'item': <%s>, 'maximum_micro': <%x>}",
                                   line->item,
                                   most.micro),
             "%s is not divided: say a whole number",
             line->item);
}

static gboolean
check_order_quantity (PosProduct *product, PosQuantity quantity, GError **error)
{
  if (!pos_product_is_sold_in (product, quantity))
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_QUANTITY,
        g_variant_new_parsed (
            "{'minimum_micro': <%x>, 'maximum_micro': <%x>, 'multiple_micro': <%x>}",
            product->minimum.micro,
            product->maximum.micro,
            product->multiple.micro),
        "%s is not sold in that quantity",
        pos_l10n_get (product->name, NULL));
  return TRUE;
}

static gboolean
check_sold (PosProduct *product, GError **error)
{
  if (product->blocked)
    return refuse_product (product, "blocked", "is blocked for sale", error);
  return !product->revenue_recognition ||
         refuse_product (product,
                         "revenue-recognition",
                         "has revenue recognition and cannot be ordered",
                         error);
}

gboolean
pos_item_check (PosProduct *product, PosQuantity quantity, GError **error)
{
  return check_sold (product, error) &&
         pos_item_check_quantity (quantity, product->fractional, error) &&
         check_order_quantity (product, quantity, error);
}

gboolean
pos_item_check_together (
    PosOrder *order, PosProduct *product, PosOrderLine *line, PosQuantity quantity, GError **error)
{
  PosQuantity sum = quantity;

  POS_LIST_FOREACH (PosOrderLine, other, order->lines)
  if (other != line && pos_order_line_is_active (other) && !pos_order_line_is_return (other) &&
      !g_strcmp0 (other->item, product->id))
    sum.micro += pos_order_line_get_quantity (other).micro;
  return pos_item_check_quantity (quantity, product->fractional, error) &&
         check_order_quantity (product, sum, error);
}

gboolean
pos_item_check_most (PosRun *run, const char *item, PosQuantity quantity, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosConfig *config = self->config;
  PosQuantity most = pos_config_get_profile (config, self->store)->max_quantity;
  PosWorker *approver = pos_run_get_approver (run);

  /* Asked of every product: reading the form of the details would cost more than the rest of it. */
  if (pos_limits_allow_quantity (config, self->worker, quantity, most))
    return TRUE;
  return pos_run_require_reach (
      run,
      FALSE,
      approver && pos_limits_allow_quantity (config, approver, quantity, most),
      g_variant_new_parsed ("{'permission': <%s>, 'reason': <'quantity'>, 'item': <%s>, "
                            "'quantity_micro': <%x>, 'maximum_micro': <%x>}",
                            POS_LIMIT_QUANTITY,
                            item,
                            quantity.micro,
                            pos_limits_get_quantity (config, self->worker, most).micro),
      "A supervisor has to approve this many",
      error);
}

/* T-7, P-23: what the product or one of its categories bars. */
static void
set_bars (PosRegister *self, PosProduct *product, PosOrderLine *line)
{
  line->no_offer = product->no_discount || product->no_offer;
  line->no_manual_discount = product->no_discount || product->no_manual_discount;
  line->no_tender_discount = product->no_discount || product->no_tender_discount;
  pos_discount_index_get_bars (self->config,
                               product->category,
                               &line->no_offer,
                               &line->no_manual_discount,
                               &line->no_tender_discount);
}

/* what is added after a transaction was taxed as something else is taxed so too. */
static const char *
get_item_tax_group (PosOrder *order, PosProduct *product)
{
  return pos_text_or (order->tax_override, product->item_tax_group);
}

static PosOrderLine *
line_new (PosRegister *self, PosProduct *product, PosQuantity quantity, const PosPriceFound *price)
{
  PosOrderLine *line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  line->id = pos_context_mint_id (self->context);
  line->group = line->id;
  pos_text_set (&line->item, product->id);
  pos_l10n_set (&line->description, product->name);
  pos_text_set (&line->barcode, product->barcodes ? product->barcodes[0] : NULL);
  pos_text_set (&line->unit, product->unit);
  pos_text_set (&line->category, product->category);
  line->weight_grams = product->weight_grams;
  line->serialized = product->serialized;
  line->blank_serial = product->blank_serial;
  line->batch_tracked = product->batch_tracked;
  line->ordered = quantity;
  pos_text_set (&line->variant_of, product->variant_of);
  set_bars (self, product, line);
  pos_reprice_set (line, price);
  return line;
}

/* Whether each piece of @product takes a line of its own: L1, unless the chain keeps those with
 * serial numbers together (§10.52). */
static gboolean
stands_alone (PosRegister *self, PosProduct *product)
{
  return product->serialized && !pos_config_get_parameters (self->config)->serials_together;
}

/* Scanning the same thing twice makes one line of two, as long as nothing was decided about it. */
static PosOrderLine *
find_mergeable (PosOrder *order, PosProduct *product, const PosPriceFound *price)
{
  guint size = pos_list_size (order->lines);
  PosOrderLine *last = size > 0 ? pos_list_peek (order->lines, size - 1) : NULL;

  if (last && !last->voided && !last->price_locked && last->serialized == product->serialized &&
      pos_list_size (last->batches) == 0 && last->unit_factor.micro == 0 &&
      last->intent == POS_INTENT_NONE && !g_strcmp0 (last->item, product->id) &&
      !g_strcmp0 (last->item_tax_group, get_item_tax_group (order, product)) &&
      pos_price_compare (pos_order_line_get_price (last), price->asked) == 0 &&
      !last->price_overridden && last->manual_discount == 0 &&
      last->manual_discount_rate.micro == 0 && !g_strcmp0 (last->sales_rep, order->sales_rep))
    return last;
  return NULL;
}

PosOrderLine *
pos_item_append (PosRegister *self,
                 PosOrder *order,
                 PosProduct *product,
                 PosQuantity quantity,
                 const PosPriceFound *price)
{
  g_autoptr (PosOrderLine) line = line_new (self, product, quantity, price);

  line->position = pos_list_size (order->lines) + 1;
  pos_text_set (&line->item_tax_group, get_item_tax_group (order, product));
  pos_text_set (&line->sales_rep, order->sales_rep);
  pos_list_append (order->lines, line);
  return line;
}

/* Where @quantity more of @product goes: a line that is there, or %NULL for one of its own.  L4:
 * what the line holds then has to be sold in that quantity.  Returns: whether it has. */
static gboolean
find_room (PosRun *run,
           PosProduct *product,
           PosQuantity quantity,
           const PosPriceFound *price,
           PosOrderLine **room,
           GError **error)
{
  gboolean separate = stands_alone (pos_run_get_register (run), product) ||
                      pos_run_get_flag (run, "separate", FALSE);
  PosOrderLine *line = separate ? NULL : find_mergeable (pos_run_get_order (run), product, price);
  PosQuantity sum = {quantity.micro + (line ? line->ordered.micro : 0)};

  if (sum.micro > MAX_QUANTITY) {
    line = NULL;
    sum = quantity;
  }
  *room = line;
  return check_sold (product, error) &&
         pos_item_check_together (pos_run_get_order (run), product, line, sum, error) &&
         pos_item_check_quantity (quantity, product->fractional && !product->serialized, error) &&
         pos_item_check_most (run, product->id, sum, error);
}

static PosOrderLine *
put_line (PosRegister *self,
          PosOrder *order,
          PosProduct *product,
          PosQuantity quantity,
          const PosPriceFound *price,
          PosOrderLine *room)
{
  PosQuantity part = pos_item_get_line_quantity (self, product, quantity);

  if (room)
    room->ordered.micro += quantity.micro;
  for (gint64 left = room ? 0 : quantity.micro; left > 0; left -= part.micro)
    room = pos_item_append (self, order, product, part, price);
  return room;
}

/* What the chain numbers itself comes before what a mask makes of it: T-5. */
static PosProduct *
find_product (PosRegister *self, const char *code, PosQuantity *quantity, GError **error)
{
  GPtrArray *masks = pos_config_list (self->config, POS_TYPE_BARCODE_MASK);
  PosProduct *product = pos_quick_find_product (self, code, error);
  g_auto (PosBarcodeMeaning) meaning = {0};

  if (product || *error || !pos_barcode_masks_read (masks, code, &meaning) || !meaning.product)
    return product;
  product = pos_quick_find_product (self, meaning.product, error);
  if (product)
    *quantity = meaning.quantity;
  return product;
}

PosProduct *
pos_item_find (PosRegister *self, const char *code, GError **error)
{
  return pos_item_read (self, code, NULL, error);
}

PosProduct *
pos_item_read (PosRegister *self, const char *wanted, PosQuantity *quantity, GError **error)
{
  const char *code = wanted ? wanted : "";
  g_autoptr (GError) failure = NULL;
  PosQuantity labeled = {0};
  PosProduct *product = find_product (self, code, &labeled, &failure);

  if (quantity)
    *quantity = labeled;
  if (product)
    return product;
  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  gboolean misread = pos_ean_is_misread (code);
  pos_set_error (error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NOT_FOUND,
                 g_variant_new_parsed (
                     "{'item': <%s>, 'reason': <%s>}", code, misread ? "check-digit" : "unknown"),
                 misread ? "The barcode “%.40s” was misread: its last digit is wrong"
                         : "No product has the number or barcode “%.40s”",
                 code);
  return NULL;
}

/* L1, §10.52. */
PosQuantity
pos_item_get_line_quantity (PosRegister *self, PosProduct *product, PosQuantity quantity)
{
  return stands_alone (self, product) ? pos_quantity_whole (1) : quantity;
}

PosQuantity
pos_item_read_quantity (PosRun *run, PosQuantity usual, PosQuantity labeled)
{
  gboolean is_usual = usual.micro > 0 && labeled.micro == 0;
  PosQuantity quantity = is_usual ? usual : pos_quantity_whole (1);

  pos_run_get_number (run, "quantity", &quantity.micro);
  if (labeled.micro > 0)
    quantity.micro = pos_minor_scale (quantity.micro, labeled.micro, POS_SCALE, POS_ROUND_HALF_UP);
  return quantity;
}

/* The lines from @first on, or the one that got more. */
static GVariant *
make_ids (PosOrder *order, guint first, PosOrderLine *line)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint size = pos_list_size (order->lines);
  g_auto (GStrv) list = NULL;

  for (guint i = first; i < size || i == first; i++) {
    PosOrderLine *added = i < size ? pos_list_peek (order->lines, i) : line;
    g_autofree char *id = pos_id_dup_text (&added->id);
    g_strv_builder_add (ids, id);
  }
  list = g_strv_builder_end (ids);
  return g_variant_new_strv ((const char *const *)list, -1);
}

/* What is open may be an order or a quote that another store made (PU5, M30): 50.00 with tax is not
 * 50.00 without. */
static gboolean
check_prices (PosRegister *self, PosOrder *order, GError **error)
{
  return (order->tax_included == self->store->prices_include_tax &&
          order->currency == pos_register_get_currency (self)) ||
         pos_refuse ("other-prices", "Prices of this order are made in another way", error);
}

/* A coupon is for what is ordered; what is handed over was priced with its own. */
static gboolean
enter_coupon (PosRun *run, const char *code, GError **error)
{
  return pos_register_check_needs (pos_run_get_register (run), POS_NEEDS_PLAIN, error) &&
         pos_coupons_enter (run, code, error);
}

static gboolean
add_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_register_get_pricing (self);
  const char *code = pos_run_get_text (run, "item");
  PosQuantity quantity, labeled;
  g_autoptr (PosProduct) product = NULL;
  g_autoptr (PosCustomer) holder = NULL;
  g_autoptr (GError) failure = NULL;
  PosPriceFound price;
  PosOrderLine *line;

  product = pos_item_read (self, code, &labeled, &failure);
  if (!product && pos_coupons_know (run, code))
    return enter_coupon (run, code, error);
  if (!product && !pos_loyalty_find (self, code, &holder, error))
    return FALSE;
  if (holder)
    return pos_register_check_needs (self, POS_NEEDS_UNPAID, error) &&
           pos_holder_attach (run, holder, error);
  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (!product)
    return FALSE;
  if (pos_gifts_is_item (self, product->id))
    return pos_tender_refuse ("gift-number",
                              g_variant_new_parsed ("{'next': <'gift.issue'>}"),
                              "A gift card is sold with its number: use “Sell gift card”",
                              error);
  quantity = pos_item_read_quantity (run, product->default_quantity, labeled);
  if (!pos_pricing_find_prices (&pricing, product, &price, error) ||
      !find_room (run, product, quantity, &price, &line, error))
    return FALSE;

  PosOrder *order = pos_run_get_order (run);
  guint size = pos_list_size (order->lines);
  if (!pos_return_rules_may_sell (self, order, error) || !check_prices (self, order, error))
    return FALSE;
  line = put_line (self, order, product, quantity, &price, line);
  pos_run_recompute (run);

  g_autofree char *id = pos_id_dup_text (&line->id);
  pos_run_answer (run, "line", g_variant_new_string (id));
  pos_run_answer (run, "lines", make_ids (order, size, line));
  pos_run_answer (run, "item", g_variant_new_string (product->id));
  return TRUE;
}

/* P-6: as it was said, so that whoever reckons with it comes to what a line costs. */
static void
set_price (json_t *json, const PosPricing *pricing, PosProduct *product)
{
  PosPriceFound found;
  gboolean priced = pos_pricing_find_prices (pricing, product, &found, NULL);
  PosQuantity per = priced ? found.asked.per : (PosQuantity){0};
  gboolean several = per.micro > 0 && per.micro != POS_SCALE;
  g_autofree char *price = priced ? pos_micro_to_text (found.asked.price.micro, 2) : NULL;
  g_autofree char *unit = several ? pos_micro_to_text (per.micro, 0) : NULL;

  json_object_set_new (json, "price", price ? json_string (price) : json_null ());
  json_object_set_new (json, "price_unit", unit ? json_string (unit) : json_null ());
}

json_t *
pos_item_to_json (PosRegister *self, PosProduct *product)
{
  PosPricing pricing = pos_register_get_pricing (self);
  json_t *json = pos_record_to_json (product, pos_register_get_currency (self));
  const char *warehouse = self->store ? self->store->warehouse : NULL;

  set_price (json, &pricing, product);
  g_autoptr (PosStock) stock =
      warehouse ? pos_quick_get_stock (self, product->id, warehouse, NULL) : NULL;
  g_autofree char *on_hand = pos_micro_to_text (stock ? stock->on_hand.micro : 0, 0);
  json_object_set_new (json, "on_hand", json_string (on_hand));
  return json;
}

gboolean
pos_item_answer_search (PosRun *run, const char *text, const char *category, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  gint64 limit = 20;
  g_autofree char *next = NULL;

  pos_run_get_number (run, "limit", &limit);
  g_autoptr (GPtrArray) found = pos_quick_search_products (self,
                                                           text ? text : "",
                                                           category,
                                                           (guint)CLAMP (limit, 1, 200),
                                                           pos_run_get_text (run, "after"),
                                                           &next,
                                                           error);
  if (!found)
    return FALSE;
  json_t *products = json_array ();
  for (guint i = 0; i < found->len; i++)
    json_array_append_new (products, pos_item_to_json (self, found->pdata[i]));
  pos_run_answer_json (run, "products", products);
  pos_run_answer_json (run, "next", next ? json_string (next) : json_null ());
  pos_run_set_quiet (run);
  return TRUE;
}

static gboolean
search_run (PosRun *run, GError **error)
{
  return pos_item_answer_search (
      run, pos_run_get_text (run, "text"), pos_run_get_text (run, "category"), error);
}

static gboolean
price_check_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosProduct) product = pos_item_find (self, pos_run_get_text (run, "item"), error);

  if (!product)
    return FALSE;
  pos_run_answer_json (run, "product", pos_item_to_json (self, product));
  pos_run_set_quiet (run);
  return TRUE;
}

static const PosParam add_params[] = {
    {"item", POS_PARAM_TEXT, TRUE, NULL, "item number or barcode; or the code of a coupon", NULL},
    {"quantity",
     POS_PARAM_QUANTITY,
     FALSE,
     "the product's default quantity, else 1",
     "how many, or how many labels that say how much there is",
     NULL},
    {"separate",
     POS_PARAM_FLAG,
     FALSE,
     "false",
     "a line of its own, though the last one sells the same",
     NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam item_params[] = {
    {"item", POS_PARAM_TEXT, TRUE, NULL, "item number or barcode", NULL},
    {NULL},
};

static const PosParam search_params[] = {
    {"text", POS_PARAM_TEXT, FALSE, "everything", "number, barcode or beginnings of words", NULL},
    {"category", POS_PARAM_TEXT, FALSE, "all", "only this category", NULL},
    {"limit", POS_PARAM_COUNT, FALSE, "20", "products a page, at most 200", NULL},
    {"after", POS_PARAM_TEXT, FALSE, NULL, "“next” of the page before", NULL},
    {NULL},
};

const PosOperation pos_ops_item[] = {
    {
        .key = "item.add",
        .title = N_ ("Add product"),
        .description = N_ ("Put a product into the transaction"),
        .icon = "pos-plus-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_UNPAID | POS_NEEDS_SELLING,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = add_params,
        .result = "line, item; lines: all that were added, more than one where each has a serial "
                  "number of "
                  "its own; "
                  "for a coupon what coupon.add answers",
        .example = "{\"item\": \"400110\", \"quantity\": \"2\"}",
        .run = add_run,
    },
    {
        .key = "item.price_check",
        .title = N_ ("Price check"),
        .description = N_ ("Show a price without selling"),
        .icon = "pos-tag-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = item_params,
        .result = "product: its price as it is said, of price_unit pieces; null: of one",
        .example = "{\"item\": \"400110\"}",
        .run = price_check_run,
    },
    {
        .key = "item.search",
        .title = N_ ("Product search"),
        .description = N_ ("Find products by name, number or barcode"),
        .icon = "pos-search-symbolic",
        .accelerator = "F2",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = search_params,
        .result = "products, next",
        .example = "{\"text\": \"oak chair\"}",
        .run = search_run,
    },
    {.key = NULL},
};
