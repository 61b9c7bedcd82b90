/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-check-ins.c — see the header. */
#include "register/pos-check-ins.h"

#include "register/pos-register-private.h"
#include "store/pos-check-in-table.h"
#include "store/pos-order-table.h"

typedef struct {
  PosRegister *self;
  GPtrArray *found;
} Reading;

/* An order that is not known here yet is on its way. */
static gboolean
waits (PosOrder *order, const char *store)
{
  if (!order)
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && line->intent == POS_INTENT_PICK_UP &&
      !g_strcmp0 (line->store, store) && pos_order_line_get_open (line).micro > 0)
    return TRUE;
  return FALSE;
}

static gboolean
leave_out (PosDbTxn *txn, const Reading *reading, GError **error)
{
  for (guint i = reading->found->len; i > 0; i--) {
    PosCheckIn *check_in = reading->found->pdata[i - 1];
    g_autoptr (PosOrder) order = NULL;

    if (!pos_order_table_get (txn, reading->self->local_store, &check_in->order, &order, error))
      return FALSE;
    if (!waits (order, check_in->store))
      g_ptr_array_remove_index (reading->found, i - 1);
  }
  return TRUE;
}

static gboolean
read_all (PosDbTxn *txn, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->found = pos_check_in_table_list (txn, reading->self->store->id, error);
  return reading->found && leave_out (txn, reading, error);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PosCheckIn *first = *(PosCheckIn *const *)a, *second = *(PosCheckIn *const *)b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

GPtrArray *
pos_check_ins_list (PosRegister *self, GError **error)
{
  Reading reading = {self, NULL};

  if (!self->store)
    return g_ptr_array_new ();
  if (!pos_db_read_sync (
          pos_local_store_get_db (self->local_store), read_all, &reading, NULL, error)) {
    g_clear_pointer (&reading.found, g_ptr_array_unref);
    return NULL;
  }
  g_ptr_array_sort (reading.found, compare);
  return reading.found;
}
