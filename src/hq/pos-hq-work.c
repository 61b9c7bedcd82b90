/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-work.c — see the header. */
#include "hq/pos-hq-work.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-call.h"
#include "hq/pos-hq-core.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-table.h"
#include "model/pos-line-steps.h"
#include "model/pos-product.h"
#include "model/pos-work-query.h"

/* More than a store can have in hand at a time, as its own list. */
#define MAX_LINES 2000

static void
describe_order (PosWorkLine *row, PosOrder *order, PosCustomer *customer)
{
  row->order = order->id;
  pos_text_set (&row->number, order->number);
  pos_text_set (&row->reference, order->reference);
  pos_text_set (&row->receipt, order->receipt);
  pos_text_set (&row->customer, order->customer);
  pos_text_set (&row->customer_name, order->customer_name);
  if (customer) {
    pos_text_set (&row->customer_number, customer->number);
    pos_text_set (&row->email, customer->email);
    pos_text_set (&row->phone, customer->phone);
  }
  row->order_type = order->type;
  row->order_status = order->status;
  pos_text_set (&row->home_store, order->home_store);
  pos_text_set (&row->worker, order->worker);
  row->total = order->total;
  row->revision = order->revision;
  row->created_at = order->created_at;
  row->held = order->holds && order->holds[0];
  row->do_not_process = order->do_not_process;
  row->stopped = row->held || row->do_not_process;
  row->payment_failed = order->payment_failed;
}

static void
describe_progress (PosWorkLine *row, PosOrderLine *line)
{
  pos_text_set (&row->status, pos_line_status_get_nick (pos_order_line_get_status (line)));
  row->ordered = line->ordered;
  row->cancelled = line->cancelled;
  row->rejected = line->rejected;
  row->picked = line->picked;
  row->packed = line->packed;
  row->invoiced = line->invoiced;
  row->picked_at = line->picked_at;
  row->packed_at = line->packed_at;
  row->accept_state = line->accept_state;
  pos_text_set (&row->picking_by, line->picking_by);
}

static void
describe_delivery (PosWorkLine *row, PosOrder *order, PosOrderLine *line)
{
  PosAddress *address = pos_order_find_address (order, line->address);

  row->intent = line->intent;
  pos_text_set (&row->mode, line->mode);
  pos_text_set (&row->location, line->location);
  pos_text_set (&row->store, line->store);
  pos_text_set (&row->locker, line->locker);
  pos_text_set (&row->slot, line->slot);
  pos_text_set (&row->expedite, line->expedite ? line->expedite : order->expedite);
  row->date = line->date;
  if (address) {
    pos_text_set (&row->postcode, address->postcode);
    pos_text_set (&row->city, address->city);
  }
}

static void
describe_goods (PosWorkLine *row, PosOrderLine *line)
{
  row->line = line->id;
  pos_text_set (&row->item, line->item);
  pos_l10n_set (&row->description, line->description);
  pos_text_set (&row->unit, line->unit);
  pos_text_set (&row->sold_by, line->sold_by);
  row->unit_factor = line->unit_factor;
  row->serialized = line->serialized;
  pos_text_set (&row->serial, line->serial);
  row->serials = g_strdupv (line->serials);
  row->batch_tracked = line->batch_tracked;
  POS_LIST_FOREACH (PosLineBatch, batch, line->batches)
  pos_list_append (row->batches, batch);
}

/* What lies in the place it leaves from, and whether that is less than is to be picked. */
static gboolean
look_at_shelf (PosDbTxn *txn, PosWorkLine *row, PosOrderLine *line, GError **error)
{
  g_autofree char *id =
      g_strconcat (pos_text_or (line->item, ""), "/", pos_text_or (line->location, ""), NULL);
  gboolean begun = line->picked.micro + line->packed.micro > 0;
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_STOCK, id, &found, error))
    return FALSE;
  g_autoptr (PosStock) stock = found;
  if (stock)
    row->on_hand = stock->on_hand;
  if (stock && !begun && pos_order_line_get_untouched (line).micro > row->on_hand.micro)
    row->view = POS_WORK_WAITING;
  else
    row->view = line->intent == POS_INTENT_PICK_UP ? POS_WORK_TO_PICK_UP : POS_WORK_TO_SHIP;
  return TRUE;
}

/* Whether it is work: neither removed nor gone, and not carried out. */
static gboolean
is_open (PosOrderLine *line)
{
  return !line->voided && pos_order_line_is_deferred (line) &&
         pos_order_line_get_open (line).micro > 0;
}

static gboolean
add_line (PosDbTxn *txn,
          json_t *list,
          PosOrder *order,
          PosOrderLine *line,
          PosCustomer *customer,
          GError **error)
{
  g_autoptr (PosWorkLine) row = g_object_new (POS_TYPE_WORK_LINE, NULL);

  describe_order (row, order, customer);
  describe_goods (row, line);
  describe_progress (row, line);
  describe_delivery (row, order, line);
  if (!look_at_shelf (txn, row, line, error))
    return FALSE;
  json_array_append_new (list, pos_record_to_json (row, order->currency));
  return TRUE;
}

static gboolean
add_order (PosDbTxn *txn, json_t *list, PosOrder *order, const char *store, GError **error)
{
  g_autoptr (PosCustomer) customer = NULL;
  gpointer found = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gboolean is_here = FALSE;

    if (!is_open (line))
      continue;
    if (!pos_hq_order_line_is_of (txn, order, line, store, &is_here, error))
      return FALSE;
    if (is_here && !customer && order->customer &&
        !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, order->customer, &found, error))
      return FALSE;
    if (found)
      customer = g_steal_pointer (&found);
    if (is_here && !add_line (txn, list, order, line, customer, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
need_store (PosDbTxn *txn, const char *store, GError **error)
{
  gboolean there;

  return pos_hq_feed_has (txn, "store", store, &there, error) &&
         (there || pos_set_error (error,
                                  POS_SYNC_ERROR,
                                  POS_SYNC_ERROR_NOT_FOUND,
                                  NULL,
                                  "There is no store %s",
                                  store));
}

gboolean
pos_hq_work_step (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_autoptr (json_t) answer = json_object ();
  g_autoptr (GPtrArray) orders = NULL;
  json_t *list = json_array ();
  const char *store = NULL;

  json_object_set_new (answer, "lines", list);
  if (!pos_json_get_text (call->input, "store", "", &store, error) ||
      !need_store (txn, store, error))
    return FALSE;
  orders = pos_hq_order_table_list_open (txn, error);
  if (!orders)
    return FALSE;
  for (guint i = 0; i < orders->len && json_array_size (list) < MAX_LINES; i++)
    if (!add_order (txn, list, orders->pdata[i], store, error))
      return FALSE;
  /* A hub knows the orders of its store. */
  json_object_set_new (answer, "complete", json_boolean (!call->core->hub_store));
  pos_hq_call_set_answer (call, pos_json_to_text (answer));
  return TRUE;
}
