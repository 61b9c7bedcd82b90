/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-holder.c — see the header. */
#include "register/pos-holder.h"
#include "base/pos-error.h"
#include "pricing/pos-returns.h"
#include "register/pos-delivery-lines.h"
#include "register/pos-outgoing.h"
#include "register/pos-quick.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"
#include "store/pos-customer-table.h"
#include "store/pos-outbox-table.h"

/* --- Keeping a customer and telling headquarters --- */

typedef struct {
  PosCustomer *customer;
  PosTransaction *message;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->customer);
  g_object_unref (save->message);
  g_free (save);
}

static gboolean
save_customer (PosDbTxn *txn, gpointer data, GError **error)
{
  Save *save = data;

  return pos_customer_table_put (txn, save->customer, error) &&
         pos_outbox_table_append (txn, save->message, save->customer->id, error);
}

static void
show_customer (PosRegister *self, gpointer customer)
{
  if (self->customer && !g_strcmp0 (self->customer->id, ((PosCustomer *)customer)->id))
    pos_register_set_customer (self, customer);
}

static void
keep (PosRun *run, PosCustomer *customer, const char *kind, gpointer body)
{
  PosRegister *self = pos_run_get_register (run);
  Save *save = g_new0 (Save, 1);

  save->customer = g_object_ref (customer);
  save->message = pos_outgoing_new (self, kind, body, pos_register_get_now (self));
  pos_run_add_write (run, save_customer, save, save_free);
  pos_run_add_effect (run, show_customer, g_object_ref (customer), g_object_unref);
  pos_run_add_effect (run, pos_outgoing_wake, NULL, NULL);
}

void
pos_holder_keep (PosRun *run, PosCustomer *customer)
{
  keep (run, customer, POS_TRANSACTION_CUSTOMER, customer);
}

void
pos_holder_keep_edit (PosRun *run, PosCustomer *customer, PosList *edits)
{
  g_autoptr (PosCustomerEdit) edit = pos_customer_edit_new (customer, edits);

  keep (run, customer, POS_TRANSACTION_CUSTOMER_EDIT, edit);
}

/* --- Attaching --- */

static void
attached (PosRegister *self, gpointer customer)
{
  pos_register_set_customer (self, customer);
}

void
pos_holder_refresh_prices (PosRun *run, PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  pos_reprice_refresh (run, line);
}

gboolean
pos_holder_check_returns (PosOrder *order, GError **error)
{
  g_autoptr (GArray) originals = pos_returns_list_originals (order);

  return originals->len == 0 || !order->customer ||
         pos_refuse ("goods-come-back", "Goods of this customer's order come back here", error);
}

gboolean
pos_holder_attach (PosRun *run, PosCustomer *customer, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  gboolean another = order->customer && g_strcmp0 (order->customer, customer->id) != 0;

  if (customer->blocked)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_NO_CUSTOMER,
        g_variant_new_parsed ("{'customer': <%s>, 'reason': <'blocked'>}", customer->id),
        "%s is on stop",
        customer->name);
  if (g_strcmp0 (order->customer, customer->id) != 0 &&
      !pos_register_check_needs (pos_run_get_register (run), POS_NEEDS_NEW, error))
    return FALSE;
  if (another && !pos_holder_check_returns (order, error))
    return FALSE;
  pos_text_set (&order->customer, customer->id);
  pos_text_set (&order->customer_name, customer->name);
  pos_run_add_effect (run, attached, g_object_ref (customer), g_object_unref);
  pos_run_answer (run, "customer", g_variant_new_string (customer->id));
  pos_run_set_customer (run, customer);
  if (another)
    pos_delivery_lines_redirect (run, order, customer);
  pos_holder_refresh_prices (run, order);
  pos_run_recompute (run);
  return TRUE;
}

PosCustomer *
pos_holder_find (PosRegister *self, const char *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  PosCustomer *customer = id ? pos_quick_get_customer (self, id, &failure) : NULL;

  if (customer)
    return customer;
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   g_variant_new_parsed ("{'customer': <%s>}", id ? id : ""),
                   "There is no customer “%.40s”",
                   id ? id : "");
  return NULL;
}
