/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-find-order.c — the nearest copy that is good enough. */
#include "register/pos-find-order.h"
#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

PosFoundOrder *
pos_found_order_new (PosLocalStore *store, PosOrder *order)
{
  PosFoundOrder *found = g_new0 (PosFoundOrder, 1);

  found->store = g_object_ref (store);
  found->order = g_object_ref (order);
  return found;
}

void
pos_found_order_free (gpointer data)
{
  PosFoundOrder *found = data;

  g_object_unref (found->store);
  g_object_unref (found->order);
  g_free (found);
}

/* --- One order --- */

static void
asked_one_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const char *name = g_task_get_task_data (task);
  GError *error = NULL;
  PosOrder *order = pos_sync_get_order_finish (POS_SYNC (source), result, &error);

  if (order) {
    g_task_return_pointer (task, order, g_object_unref);
    return;
  }
  gboolean unknown = g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  pos_set_error (&error,
                 POS_ORDER_ERROR,
                 unknown ? POS_ORDER_ERROR_NOT_FOUND : POS_ORDER_ERROR_NOT_LOCAL,
                 g_variant_new_parsed ("{'order': <%s>, 'rule': <'X9'>}", name),
                 unknown ? "There is no order “%.40s”"
                         : "Order “%.40s” is not on this register and headquarters does not answer",
                 name);
  g_task_return_error (task, error);
}

void
pos_find_order_async (PosRegister *self,
                      const char *name,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;
  PosOrder *order = pos_quick_find_order (self, name ? name : "", &error);

  g_task_set_source_tag (task, pos_find_order_async);
  if (order) {
    g_task_return_pointer (task, order, g_object_unref);
    return;
  }
  if (!self->sync || !g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND)) {
    g_task_return_error (task, error);
    return;
  }
  g_clear_error (&error);
  g_task_set_task_data (task, g_strdup (name), g_free);
  pos_sync_get_order_async (self->sync, name, cancellable, asked_one_cb, g_steal_pointer (&task));
}

PosOrder *
pos_find_order_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- A page of orders --- */

static void
return_local_page (GTask *task, gboolean complete)
{
  PosRegister *self = g_task_get_source_object (task);
  GError *error = NULL;
  PosOrderPage *page =
      pos_local_store_search_orders_sync (self->local_store, g_task_get_task_data (task), &error);

  if (!page) {
    g_task_return_error (task, error);
    return;
  }
  page->complete = complete;
  g_task_return_pointer (task, page, (GDestroyNotify)pos_order_page_free);
}

static void
asked_page_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosRegister *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  PosOrderPage *page = pos_sync_search_orders_finish (POS_SYNC (source), result, &error);
  PosOrderFilter *filter = g_task_get_task_data (task);

  if (!page) {
    return_local_page (task, FALSE);
    return;
  }
  /* What headquarters has not heard of yet belongs on the first page. */
  if (!filter->after) {
    g_autoptr (PosOrderPage) local =
        pos_local_store_search_orders_sync (self->local_store, filter, NULL);
    pos_order_page_add_missing (page, local);
  }
  page->complete = TRUE;
  g_task_return_pointer (task, page, (GDestroyNotify)pos_order_page_free);
}

void
pos_find_orders_async (PosRegister *self,
                       PosOrderFilter *filter,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pos_find_orders_async);
  g_task_set_task_data (task, g_object_ref (filter), g_object_unref);
  if (self->sync && pos_sync_is_online (self->sync))
    pos_sync_search_orders_async (
        self->sync, filter, cancellable, asked_page_cb, g_steal_pointer (&task));
  else
    return_local_page (task, self->sync == NULL);
}

PosOrderPage *
pos_find_orders_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
adopt_customer (PosRegister *self, gpointer customer)
{
  pos_register_set_customer (self, customer);
}

void
pos_find_order_attach_customer (PosRun *run, PosOrder *order)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosCustomer) customer =
      order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;

  pos_run_set_customer (run, customer);
  if (customer)
    pos_run_add_effect (run, adopt_customer, g_object_ref (customer), g_object_unref);
}
