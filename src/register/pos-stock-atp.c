/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-atp.c — see the header. */
#include "register/pos-stock-atp.h"

#include "pricing/pos-availability.h"
#include "pricing/pos-commitment.h"
#include "register/pos-live-stock.h"
#include "register/pos-register-private.h"
#include "store/pos-stock-promises.h"

void
pos_stock_atp_free (PosStockAtp *self)
{
  g_array_unref (self->days);
  g_free (self);
}

/* --- What is promised --- */

typedef struct {
  PosLocalStore *store;
  const char *item;
  const char *location;
  GPtrArray *orders;
} Reading;

static gboolean
read_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->orders =
      pos_stock_promises_read (txn, reading->store, reading->item, reading->location, error);
  return reading->orders != NULL;
}

/* Returns: how much of it, with or without a day. */
static gint64
add_order (PosRegister *self, const Reading *reading, PosOrder *order, GArray *days)
{
  PosParameters *parameters = pos_config_get_parameters (self->config);
  PosDate today = pos_register_get_today (self);
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosQuantity promised = pos_stock_get_promised (parameters, order, line);

    if (g_strcmp0 (line->item, reading->item) || g_strcmp0 (line->location, reading->location))
      continue;
    pos_atp_promise (days, today, line->date, promised);
    sum += promised.micro;
  }
  return sum;
}

static gboolean
add_promises (PosRegister *self, PosProduct *product, PosStock *stock, GArray *days, GError **error)
{
  Reading reading = {self->local_store, product->id, stock->warehouse, NULL};
  gint64 known = 0;

  if (!pos_db_read_sync (
          pos_local_store_get_db (self->local_store), read_orders, &reading, NULL, error))
    return FALSE;
  for (guint i = 0; i < reading.orders->len; i++)
    known += add_order (self, &reading, reading.orders->pdata[i], days);
  g_ptr_array_unref (reading.orders);
  pos_atp_promise (days,
                   pos_register_get_today (self),
                   POS_DATE_NONE,
                   (PosQuantity){MAX (stock->reserved.micro - known, 0)});
  return TRUE;
}

/* --- All of it --- */

static gboolean
fill (PosRegister *self, PosProduct *product, PosStock *stock, PosStockAtp *atp, GError **error)
{
  PosDate today = pos_register_get_today (self);

  atp->counted = TRUE;
  atp->on_hand = stock->on_hand;
  atp->kept_back = pos_availability_get_buffer (self->config, product);
  atp->as_of = stock->as_of;
  if (!add_promises (self, product, stock, atp->days, error))
    return FALSE;
  pos_atp_expect (atp->days, today, stock);
  pos_atp_compute (atp->days, today, (PosQuantity){atp->on_hand.micro - atp->kept_back.micro});
  return TRUE;
}

PosStockAtp *
pos_stock_atp_find (PosRegister *self, PosProduct *product, const char *warehouse, GError **error)
{
  g_autoptr (GPtrArray) stocks = pos_live_stock_list (self, product->id, error);
  const char *wanted = warehouse ? warehouse : self->store->warehouse;
  g_autoptr (PosStockAtp) atp = NULL;

  if (!stocks)
    return NULL;
  atp = g_new0 (PosStockAtp, 1);
  atp->days = pos_atp_new ();
  for (guint i = 0; i < stocks->len; i++) {
    PosStock *stock = stocks->pdata[i];

    if (!g_strcmp0 (stock->warehouse, wanted) && pos_stock_is_counted (stock) &&
        !fill (self, product, stock, atp, error))
      return NULL;
  }
  return g_steal_pointer (&atp);
}
