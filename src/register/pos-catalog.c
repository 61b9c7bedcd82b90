/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-catalog.c — every operation, by key. */
#include "register/pos-operation.h"
#include "register/pos-ops.h"

#include <string.h>

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(PosOperation *const *)a)->key, (*(PosOperation *const *)b)->key);
}

static GPtrArray *
join_tables (void)
{
  static const PosOperation *const tables[] = {
      pos_ops_session,      pos_ops_item,
      pos_ops_line,         pos_ops_customer,
      pos_ops_delivery,     pos_ops_deposit,
      pos_ops_payment,      pos_ops_transaction,
      pos_ops_suspend,      pos_ops_recall,
      pos_ops_return,       pos_ops_edit,
      pos_ops_cancel,       pos_ops_fulfillment,
      pos_ops_parcel,       pos_ops_ship,
      pos_ops_charges,      pos_ops_charge_history,
      pos_ops_check_in,     pos_ops_price,
      pos_ops_quote,        pos_ops_discount,
      pos_ops_offers,       pos_ops_payment_history,
      pos_ops_device,       pos_ops_stock,
      pos_ops_sync,         pos_ops_hold,
      pos_ops_account,      pos_ops_journal,
      pos_ops_stored,       pos_ops_renew,
      pos_ops_serial,       pos_ops_expedite,
      pos_ops_shift,        pos_ops_shift_close,
      pos_ops_drawer_money, pos_ops_return_shipping,
      pos_ops_tax,          pos_ops_secret,
      pos_ops_attributes,   pos_ops_batch,
      pos_ops_gift,         pos_ops_gift_pay,
      pos_ops_invoice,      pos_ops_loyalty,
      pos_ops_details,      pos_ops_customer_edit,
      pos_ops_health,       pos_ops_sales_rep,
      pos_ops_give_back,    pos_ops_activation,
  };
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const PosOperation *operation = tables[i]; operation->key; operation++)
      g_ptr_array_add (all, (gpointer)operation);
  g_ptr_array_sort (all, compare_keys);
  return all;
}

const GPtrArray *
pos_operation_list (void)
{
  static GPtrArray *all;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, join_tables ());
  return all;
}

const PosOperation *
pos_operation_find (const char *key)
{
  const GPtrArray *all = pos_operation_list ();
  guint low = 0, high = all->len;

  while (key && low < high) {
    guint middle = low + (high - low) / 2;
    const PosOperation *operation = all->pdata[middle];
    int order = strcmp (key, operation->key);

    if (order == 0)
      return operation;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

const char *
pos_operation_get_permission (const PosOperation *operation, PosOrder *order)
{
  gboolean edits = order->flow == POS_ORDER_FLOW_EDIT && operation->edit_permission;

  return edits ? operation->edit_permission : operation->permission;
}
