/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-order-query.c — questions about orders: the open one, saved ones, their ledger. */
#include "cli/pos-cli-private.h"
#include "pricing/pos-stored-payments.h"
#include "register/pos-args.h"
#include "register/pos-find-order.h"
#include "register/pos-order-view.h"

static const char *
language_of (PosCli *self)
{
  PosWorker *worker = pos_register_get_worker (self->reg);

  return worker ? worker->language : NULL;
}

/* What a cart that hands over may be paid with: M19. */
static json_t *
list_stored (PosCli *self, PosOrder *order)
{
  PosPricing pricing = pos_register_get_pricing (self->reg);
  g_autoptr (GArray) parts = pos_stored_payments_list (&pricing, order);
  json_t *list = json_array ();

  for (guint i = 0; i < parts->len; i++) {
    PosStoredPart *part = &g_array_index (parts, PosStoredPart, i);
    g_autofree char *id = pos_id_dup_text (&part->source->id);
    g_autofree char *amount = pos_minor_to_text (part->amount, order->currency);
    json_array_append_new (
        list,
        json_pack (
            "{s:s, s:s?, s:s}", "payment", id, "masked", part->source->masked, "amount", amount));
  }
  return list;
}

static json_t *
cart_get (PosCli *self, json_t *args, GError **error)
{
  PosOrder *order = pos_register_get_order (self->reg);
  json_t *json = pos_order_view (order, language_of (self));
  json_t *selected = json_array ();

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_autofree char *id = pos_id_dup_text (&line->id);
    if (pos_register_is_selected (self->reg, &line->id))
      json_array_append_new (selected, json_string (id));
  }
  json_object_set_new (json, "lines_selected", selected);
  json_object_set_new (json, "stored", list_stored (self, order));
  return json;
}

static PosOrder *
find_order (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pos_find_order_async (
      self->reg, pos_cli_get_text (args, "order"), NULL, pos_cli_ready_cb, &result);
  return pos_find_order_finish (self->reg, pos_cli_wait (&result), error);
}

static json_t *
order_get (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (PosOrder) order = find_order (self, args, error);

  return order ? pos_order_view (order, language_of (self)) : NULL;
}

static json_t *
ledger_list (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (PosOrder) order = find_order (self, args, error);

  return order ? json_pack ("{s:o}", "entries", pos_order_view_ledger (order)) : NULL;
}

static json_t *
order_search (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (PosOrderFilter) filter = pos_args_read_record (
      POS_TYPE_ORDER_FILTER, args, pos_register_get_currency (self->reg), error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PosOrderPage) page = NULL;
  json_t *orders;

  if (!filter)
    return NULL;
  /* What is given must match, also when it is a no. */
  filter->terms.not_on_hold |= json_is_false (json_object_get (args, "on_hold"));
  pos_find_orders_async (self->reg, filter, NULL, pos_cli_ready_cb, &result);
  page = pos_find_orders_finish (self->reg, pos_cli_wait (&result), error);
  if (!page)
    return NULL;
  orders = json_array ();
  for (guint i = 0; i < page->summaries->len; i++)
    json_array_append_new (orders, pos_order_view_summary (page->summaries->pdata[i]));
  return json_pack (
      "{s:o, s:s?, s:b}", "orders", orders, "next", page->next, "complete", page->complete);
}

static const PosParam order_params[] = {
    {"order", POS_PARAM_TEXT, TRUE, NULL, "id, number, reference or receipt", NULL},
    {NULL},
};

const PosCliQuestion pos_cli_order_queries[] = {
    {
        .name = "cart.get",
        .description = "The open order",
        .result = "the order; lines_selected: ids of the lines that are selected; stored: while an "
                  "order is handed over, what pay.stored may charge: payment, masked, and amount, "
                  "the most of what is due that it can pay",
        .example = "{}",
        .ask = cart_get,
    },
    {
        .name = "order.get",
        .description = "A saved order, from here or from headquarters",
        .params = order_params,
        .result = "the order",
        .example = "{\"order\": \"SO-000123\"}",
        .ask = order_get,
    },
    {
        .name = "order.search",
        .description = "Saved orders; members that are given must all match, several values of "
                       "one: any of them",
        .record = pos_order_filter_get_type,
        .result = "orders; next: what to give as “after” for the next page, null on the last; "
                  "complete: whether headquarters took part",
        .example =
            "{\"customer\": [\"C-000123\", \"C-000124\"], \"statuses\": \"open\", \"limit\": 20}",
        .ask = order_search,
    },
    {
        .name = "ledger.list",
        .description = "What was booked for an order",
        .params = order_params,
        .result = "entries: seq, kind, amount, line, charge, payment, revision, at, text",
        .example = "{\"order\": \"SO-000123\"}",
        .ask = ledger_list,
    },
    {.name = NULL},
};
