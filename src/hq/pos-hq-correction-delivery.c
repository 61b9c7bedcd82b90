/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-correction-delivery.c — asks the rules of a register, with the set-up of headquarters. */
#include "hq/pos-hq-correction-delivery.h"
#include "base/pos-error.h"
#include "hq/pos-hq-correction-charges.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-setup-check.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-tax.h"

/* One line, before and after. */
typedef struct {
  PosDbTxn *txn;
  const PosPricing *pricing;
  PosOrder *order;
  json_t *before, *body;
  gsize index;
  PosOrderLine *line;
  PosStore *pickup; /* (nullable) */
} Look;

static gboolean
is_changed (const Look *look, const char *field)
{
  return pos_hq_correction_is_changed (look->before, look->body, look->index, field);
}

/* The first of @fields that was corrected; %NULL: none. */
static const char *
find_changed (const Look *look, const char *const *fields)
{
  for (; *fields; fields++)
    if (is_changed (look, *fields))
      return *fields;
  return NULL;
}

static gboolean
refuse (const Look *look, const char *field, const char *why, GError **error)
{
  return pos_hq_correction_refuse_line (look->index, field, why, error);
}

static gboolean
order_is_changed (json_t *before, json_t *body, const char *field)
{
  return g_strcmp0 (json_string_value (json_object_get (before, field)),
                    json_string_value (json_object_get (body, field))) != 0;
}

/* --- One line --- */

static gboolean
check_place (const Look *look, GError **error)
{
  static const char *const fields[] = {"location", "store", NULL};
  const char *field = find_changed (look, fields);
  PosOrderLine *line = look->line;
  PosWarehouse *place = pos_config_get (look->pricing->config, POS_TYPE_WAREHOUSE, line->location);
  PosDeliverySource source;
  g_autoptr (GError) unfit = NULL;

  if (!field)
    return TRUE;
  if (line->intent != POS_INTENT_PICK_UP && line->store)
    return refuse (look, field, "only what is picked up has a store", error);
  if (line->intent == POS_INTENT_ELECTRONIC)
    return TRUE;
  if (line->intent == POS_INTENT_PICK_UP &&
      (!line->store || !place || g_strcmp0 (place->store, line->store) != 0))
    return refuse (look, field, "it is picked up in the store that it lies in", error);
  if (!pos_delivery_find_source (
          look->pricing, (PosIntent)line->intent, line->location, &source, &unfit))
    return refuse (look, field, unfit->message, error);
  pos_text_set (&line->shipping_store, source.store);
  return TRUE;
}

static gboolean
check_mode (const Look *look, GError **error)
{
  static const char *const fields[] = {"mode", "store", NULL};
  const char *field = find_changed (look, fields);
  PosOrderLine *line = look->line;
  gpointer found;
  g_autoptr (GError) unfit = NULL;

  if (!field)
    return TRUE;
  if (!pos_hq_feed_get (look->txn, POS_TYPE_PRODUCT, line->item, &found, error))
    return FALSE;
  g_autoptr (PosProduct) product = found;
  const PosParcelItem item = {line->item,
                              line->category,
                              line->weight_grams,
                              product && product->carry_only,
                              line->variant_of};
  return pos_delivery_check_mode (look->pricing,
                                  (PosIntent)line->intent,
                                  line->store ? line->store : look->order->home_store,
                                  &item,
                                  1,
                                  pos_order_find_address (look->order, line->address),
                                  line->mode,
                                  &unfit) ||
         refuse (look, field, unfit->message, error);
}

/* A time is of its store, mode and day; whether it is full is said when the order is taken. */
static gboolean
check_slot (const Look *look, const char *field, GError **error)
{
  PosOrderLine *line = look->line;
  int minutes = pos_date_get_minutes_at (look->pricing->now, look->pickup->time_zone);
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (GError) unfit = NULL;

  if (line->slot)
    return pos_delivery_check_slot (look->pricing,
                                    look->pickup,
                                    line->mode,
                                    line->date,
                                    line->slot,
                                    minutes,
                                    NULL,
                                    NULL,
                                    &unfit) ||
           refuse (look, field, unfit->message, error);
  slots = pos_delivery_list_slots (
      look->pricing, look->pickup, line->mode, line->date, minutes, NULL, NULL);
  return slots->len == 0 || refuse (look, field, "it needs a time; a register can edit it", error);
}

/* A day that was right when it was chosen may be over: nobody says that it has to be another. */
static gboolean
check_date (const Look *look, GError **error)
{
  static const char *const fields[] = {"date", "mode", "store", NULL};
  const char *field = find_changed (look, fields);
  PosOrderLine *line = look->line;
  g_autoptr (GError) unfit = NULL;

  if (!field || (!is_changed (look, "date") && line->date.julian < look->pricing->today.julian))
    return TRUE;
  if (!pos_delivery_check_date (look->pricing, line->mode, look->pickup, line->date, &unfit))
    return refuse (look, field, unfit->message, error);
  return !look->pickup || check_slot (look, field, error);
}

/* M34: what was invoiced in part keeps its tax. */
static gboolean
has_other_tax (const Look *look)
{
  PosOrderLine *line = look->line;

  return line->invoiced.micro == 0 && line->tax_group &&
         g_strcmp0 (pos_tax_find_group (look->pricing, look->order, line), line->tax_group) != 0;
}

/* M42: the store of a pick-up, who ordered, and the store that took the order have a say. */
static gboolean
check_tax (const Look *look, GError **error)
{
  static const char why[] =
      "the tax would be another than the customer paid; a register can edit it";
  static const char *const of_order[] = {"customer", "home_store"};

  if (look->line->intent == POS_INTENT_PICK_UP)
    return !is_changed (look, "store") || !has_other_tax (look) ||
           refuse (look, "store", why, error);
  for (gsize i = 0; i < G_N_ELEMENTS (of_order); i++)
    if (order_is_changed (look->before, look->body, of_order[i]) && has_other_tax (look))
      return pos_set_error (error,
                            POS_VALUE_ERROR,
                            POS_VALUE_ERROR_REFERENCE,
                            g_variant_new_parsed ("{'field': <%s>}", of_order[i]),
                            "%s: %s",
                            of_order[i],
                            why);
  return TRUE;
}

static gboolean
check_line (Look *look, GError **error)
{
  PosOrderLine *line = look->line;

  if (!pos_order_line_is_active (line))
    return TRUE;
  if (!pos_order_line_is_deferred (line))
    return check_mode (look, error);
  if (line->intent == POS_INTENT_PICK_UP)
    look->pickup = pos_config_get (look->pricing->config, POS_TYPE_STORE, line->store);
  return check_place (look, error) && check_mode (look, error) && check_date (look, error) &&
         check_tax (look, error);
}

/* --- All of it --- */

/* O3; and an account is somebody's. */
static gboolean
needs_customer (PosConfig *config, PosOrder *order)
{
  if (order->type == POS_ORDER_TYPE_QUOTE || pos_order_has_deferred (order))
    return TRUE;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_config_is_tender (config, payment->tender, POS_TENDER_ACCOUNT))
    return TRUE;
  return FALSE;
}

/* The first line of which something was corrected; G_MAXSIZE: none. */
static gsize
find_first (json_t *before, json_t *body)
{
  static const char *const fields[] = {"location", "store", "mode", "date", NULL};
  Look look = {.before = before, .body = body};

  for (; look.index < json_array_size (json_object_get (body, "lines")); look.index++)
    if (find_changed (&look, fields))
      return look.index;
  return G_MAXSIZE;
}

/* The day that the order as a whole is wanted on. */
static gboolean
check_requested_date (const Look *look, GError **error)
{
  PosDate wanted = look->order->requested_date;

  return !wanted.julian || wanted.julian >= look->pricing->today.julian ||
         !order_is_changed (look->before, look->body, "requested_date") ||
         pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_REFERENCE,
                        g_variant_new_parsed ("{'field': <'requested_date'>}"),
                        "requested_date: That day is over");
}

static gboolean
check_lines (Look *look, GError **error)
{
  for (look->index = 0; look->index < pos_list_size (look->order->lines); look->index++) {
    look->line = pos_list_peek (look->order->lines, (guint)look->index);
    look->pickup = NULL;
    if (!check_line (look, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
follow (PosDbTxn *txn,
        PosConfig *config,
        PosOrder *order,
        json_t *before,
        json_t *body,
        gint64 now,
        GError **error)
{
  PosStore *store = pos_config_get (config, POS_TYPE_STORE, order->home_store);
  gsize first = find_first (before, body);
  g_autoptr (PosClock) clock = NULL;
  g_autoptr (PosContext) context = NULL;
  gpointer found = NULL;

  if (!store)
    return first == G_MAXSIZE ||
           pos_hq_correction_refuse_line (
               first, "mode", "the store that took the order has to be right first", error);
  if (order->customer && !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, order->customer, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) customer = found;
  clock = pos_clock_new_fixed (now);
  context = pos_context_new (clock, 1);
  const PosPricing pricing = {.config = config,
                              .store = store,
                              .customer = customer,
                              .today = pos_date_at (now, store->time_zone),
                              .now = now,
                              .context = context};
  Look look = {.txn = txn, .pricing = &pricing, .order = order, .before = before, .body = body};
  return check_requested_date (&look, error) && check_lines (&look, error) &&
         pos_hq_correction_follow_charges (&pricing, order, before, body, error);
}

gboolean
pos_hq_correction_follow_delivery (
    PosDbTxn *txn, json_t *before, json_t *body, gint64 now, GError **error)
{
  gboolean customer = order_is_changed (before, body, "customer");
  g_autoptr (PosConfig) config = NULL;
  g_autoptr (PosOrder) order = NULL;

  if (!json_is_array (json_object_get (body, "lines")) ||
      (!customer && !order_is_changed (before, body, "home_store") &&
       !order_is_changed (before, body, "requested_date") &&
       find_first (before, body) == G_MAXSIZE))
    return TRUE;
  config = pos_config_new ();
  order = pos_record_new_from_json (POS_TYPE_ORDER, body, 0, error);
  if (!order || !pos_hq_setup_read (txn, config, NULL, error))
    return FALSE;
  if (customer && !order->customer && needs_customer (config, order))
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_MISSING,
                          g_variant_new_parsed ("{'field': <'customer'>}"),
                          "customer: it is needed");
  return follow (txn, config, order, before, body, now, error);
}
