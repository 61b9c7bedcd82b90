/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-promise.c — see the header. */
#include "register/pos-promise.h"
#include "base/pos-error.h"
#include "pricing/pos-availability.h"
#include "pricing/pos-commitment.h"
#include "pricing/pos-delivery.h"
#include "register/pos-live-stock.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-shelf.h"

typedef struct {
  gint64 micro;
  char *holder; /* whose is the first of it */
} Promised;

static void
promised_clear (Promised *promised)
{
  g_clear_pointer (&promised->holder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Promised, promised_clear)

static gint64
count_waiting (PosRegister *self, PosOrder *order, PosStockEffect *effect)
{
  PosParameters *parameters = pos_config_get_parameters (self->config);
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (line->intent == POS_INTENT_PICK_UP && !g_strcmp0 (line->item, effect->item) &&
      !g_strcmp0 (line->location, effect->warehouse))
    sum += pos_stock_get_promised (parameters, order, line).micro;
  return sum;
}

static gboolean
count_promised (
    PosRegister *self, PosOrder *before, PosStockEffect *effect, Promised *promised, GError **error)
{
  g_autoptr (GArray) ids =
      pos_quick_list_awaiting (self, before, effect->item, effect->warehouse, error);

  for (guint i = 0; ids && i < ids->len; i++) {
    g_autoptr (PosOrder) order = pos_quick_need_order (
        self, &g_array_index (ids, PosId, i), "An order that waits is gone", error);
    gint64 waiting = order ? count_waiting (self, order, effect) : 0;

    if (!order)
      return FALSE;
    if (waiting > 0 && !promised->holder)
      promised->holder = g_strdup (pos_text_or (order->number, order->receipt));
    promised->micro += waiting;
  }
  return ids != NULL;
}

/* --- Another place --- */

static gboolean
ships (PosOrder *order, PosStockEffect *effect)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (line->intent == POS_INTENT_SHIP && !g_strcmp0 (line->item, effect->item) &&
      !g_strcmp0 (line->location, effect->warehouse))
    return TRUE;
  return FALSE;
}

/* What is picked up stays where the customer comes for it. */
static char *
find_elsewhere (PosRegister *self, PosOrder *order, PosStockEffect *effect)
{
  PosPricing pricing = pos_register_get_pricing (self);
  g_autoptr (PosProduct) product = pos_quick_find_product (self, effect->item, NULL);
  g_autoptr (GPtrArray) places =
      ships (order, effect) ? pos_live_stock_list (self, effect->item, NULL) : NULL;
  gint64 most = -effect->on_hand.micro - 1;
  char *found = NULL;

  for (guint i = 0; places && i < places->len; i++) {
    PosStock *stock = places->pdata[i];
    gint64 available = pos_availability_count (self->config, product, stock).micro;
    PosDeliverySource source;

    if (available <= most || !g_strcmp0 (stock->warehouse, effect->warehouse) ||
        !pos_delivery_find_source (&pricing, POS_INTENT_SHIP, stock->warehouse, &source, NULL) ||
        g_strcmp0 (source.warehouse, stock->warehouse) != 0)
      continue;
    most = available;
    g_free (found);
    found = g_strdup (stock->warehouse);
  }
  return found;
}

static const char *
name_place (PosRegister *self, const char *place)
{
  PosWarehouse *warehouse = pos_config_get (self->config, POS_TYPE_WAREHOUSE, place);
  PosStore *store = warehouse && warehouse->store
                        ? pos_config_get (self->config, POS_TYPE_STORE, warehouse->store)
                        : NULL;

  return store ? store->name : warehouse ? pos_text_or (warehouse->name, place) : place;
}

/* --- Refusing --- */

static gboolean
refuse (PosRegister *self,
        PosOrder *order,
        PosStockEffect *effect,
        gint64 on_hand,
        const Promised *promised,
        GError **error)
{
  g_autofree char *elsewhere = find_elsewhere (self, order, effect);
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "rule", "s", "promised");
  g_variant_dict_insert (&details, "item", "s", effect->item);
  g_variant_dict_insert (&details, "location", "s", effect->warehouse);
  g_variant_dict_insert (&details, "on_hand_micro", "x", on_hand);
  g_variant_dict_insert (&details, "needed_micro", "x", -effect->on_hand.micro);
  g_variant_dict_insert (&details, "promised_micro", "x", promised->micro);
  g_variant_dict_insert (&details, "holder", "s", pos_text_or (promised->holder, ""));
  if (elsewhere) {
    g_variant_dict_insert (&details, "elsewhere", "s", elsewhere);
    g_variant_dict_insert (&details, "elsewhere_name", "s", name_place (self, elsewhere));
    g_variant_dict_insert (&details, "next", "s", "fulfill.line_reassign");
  }
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STOCK,
                        g_variant_dict_end (&details),
                        "What there is of %s in %s was promised before to order %s",
                        effect->item,
                        effect->warehouse,
                        pos_text_or (promised->holder, "?"));
}

static gboolean
check_effect (
    PosRegister *self, PosOrder *order, PosStockEffect *effect, PosStock *stock, GError **error)
{
  g_auto (Promised) promised = {0};

  if (!stock || effect->on_hand.micro >= 0 ||
      !pos_shelf_is_counted (self, effect->item, effect->warehouse))
    return TRUE;
  if (!count_promised (self, order, effect, &promised, error))
    return FALSE;
  return promised.micro == 0 || stock->on_hand.micro + effect->on_hand.micro >= promised.micro ||
         refuse (self, order, effect, stock->on_hand.micro, &promised, error);
}

gboolean
pos_promise_check (PosRegister *self, PosOrder *order, GPtrArray *effects, GError **error)
{
  g_autoptr (GPtrArray) shelves = pos_quick_get_shelves (self, effects);

  for (guint i = 0; i < effects->len; i++)
    if (!check_effect (self, order, effects->pdata[i], shelves->pdata[i], error))
      return FALSE;
  return TRUE;
}
