/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-returning.c — see the header. */
#include "register/pos-returning.h"
#include "base/pos-error.h"
#include "pricing/pos-returns.h"
#include "register/pos-claim.h"
#include "register/pos-quick.h"
#include "store/pos-order-table.h"

#define MISSING "The order that goods came with is not on this register any more"

gboolean
pos_returning_has_originals (PosOrder *cart)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (cart);

  return ids->len > 0;
}

GPtrArray *
pos_returning_load (PosRegister *self, PosOrder *cart, GError **error)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (cart);
  g_autoptr (GPtrArray) originals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++) {
    PosOrder *original =
        pos_quick_need_order (self, &g_array_index (ids, PosId, i), MISSING, error);

    if (!original)
      return NULL;
    g_ptr_array_add (originals, original);
  }
  return g_steal_pointer (&originals);
}

/* --- Before money moves --- */

/* A share of what was left then is one of what is left now. */
static gboolean
check_unchanged (PosRegister *self, PosOrder *cart, PosOrder *original, GError **error)
{
  PosPricing pricing = pos_register_get_pricing (self);

  POS_LIST_FOREACH (PosOrderLine, line, original->lines)
  {
    PosOrderLine *returned = pos_returns_find (cart, line);
    PosQuantity count = {returned ? -returned->ordered.micro : 0};

    if (count.micro > pos_returns_get_left (line).micro ||
        (returned && pos_returns_get_value (&pricing, original, line, count) != -returned->total))
      return pos_set_error (
          error,
          POS_ORDER_ERROR,
          POS_ORDER_ERROR_REVISION,
          g_variant_new_parsed ("{'rule': <'returned-elsewhere'>, 'item': <%s>}", line->item),
          "Something of the order came back elsewhere meanwhile: choose again");
  }
  return TRUE;
}

typedef struct {
  PosOrder *cart;
  GPtrArray *originals;
  guint next;
} Renewal;

static void
renewal_free (gpointer data)
{
  Renewal *renewal = data;

  g_object_unref (renewal->cart);
  g_clear_pointer (&renewal->originals, g_ptr_array_unref);
  g_free (renewal);
}

static void renew_next (GTask *task);

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pos_claim_renew_finish (POS_REGISTER (source), result, &error))
    renew_next (task);
  else
    g_task_return_error (task, error);
}

static void
renew_next (GTask *task)
{
  Renewal *renewal = g_task_get_task_data (task);
  GError *error = NULL;

  if (renewal->next == renewal->originals->len) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  PosOrder *original = renewal->originals->pdata[renewal->next++];
  if (!check_unchanged (g_task_get_source_object (task), renewal->cart, original, &error)) {
    g_task_return_error (task, error);
    return;
  }
  original->flow_revision = original->revision;
  pos_claim_renew_async (g_task_get_source_object (task),
                         original,
                         g_task_get_cancellable (task),
                         renewed_cb,
                         g_object_ref (task));
}

void
pos_returning_renew_async (PosRegister *self,
                           PosOrder *cart,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Renewal *renewal = g_new0 (Renewal, 1);
  GError *error = NULL;

  renewal->cart = g_object_ref (cart);
  renewal->originals = pos_returning_load (self, cart, &error);
  g_task_set_source_tag (task, pos_returning_renew_async);
  g_task_set_task_data (task, renewal, renewal_free);
  if (renewal->originals)
    renew_next (task);
  else
    g_task_return_error (task, error);
}

gboolean
pos_returning_renew_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pos_returning_release (PosRegister *self, PosOrder *cart)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (cart);

  for (guint i = 0; i < ids->len; i++)
    pos_claim_release (self, &g_array_index (ids, PosId, i));
}

/* --- When it is kept --- */

gboolean
pos_returning_keep (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *before, PosOrder *sale, GError **error)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (sale);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (PosOrder) original = NULL;

    if (!pos_order_table_get (txn, store, &g_array_index (ids, PosId, i), &original, error))
      return FALSE;
    if (!original)
      return pos_set_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, MISSING);
    if (pos_returns_apply (original, before, sale, NULL) &&
        !pos_order_table_save (txn, store, original, error))
      return FALSE;
  }
  return TRUE;
}
