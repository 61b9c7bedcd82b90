/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-register-open.c — a register comes to life: settings, configuration, the cart that was open.
 */
#include "register/pos-create-order.h"
#include "register/pos-gift-connector.h"
#include "register/pos-invoice-connector.h"
#include "register/pos-quick.h"
#include "register/pos-register-config.h"
#include "register/pos-register-private.h"

static gboolean
load_cart (PosRegister *self, GError **error)
{
  g_autoptr (PosOrder) cart = NULL;

  self->order = pos_order_new (pos_register_get_currency (self));
  if (!pos_quick_load_cart (self, &cart, error))
    return FALSE;
  if (!cart)
    return TRUE;
  pos_record_assign (self->order, cart);
  if (cart->customer)
    self->customer = pos_quick_get_customer (self, cart->customer, NULL);
  return TRUE;
}

/* What is known already is not written again: the disk may take nothing. */
static gboolean
set_name (PosRegister *self, const char *name, GError **error)
{
  g_autofree char *known = pos_quick_dup_setting (self, "register");

  return !g_strcmp0 (known, name) || pos_quick_set_setting (self, "register", name, error);
}

static void
activate (PosRegister *self, const char *key)
{
  pos_register_run_async (self, key, NULL, NULL, NULL, NULL, NULL);
}

PosRegister *
pos_register_new (const PosRegisterOptions *options, GError **error)
{
  g_autoptr (PosRegister) self = g_object_new (POS_TYPE_REGISTER, NULL);

  self->context = g_object_ref (options->context);
  self->local_store = g_object_ref (options->store);
  self->devices = g_object_ref (options->devices);
  self->activate = activate;
  g_set_object (&self->sync, options->sync);
  self->gift_connector = pos_gift_connector_new (self);
  self->invoice_connector = pos_invoice_connector_new (self);
  if (options->register_id && !set_name (self, options->register_id, error))
    return NULL;
  g_autofree char *deactivated = pos_quick_dup_setting (self, POS_SETTING_DEACTIVATED);
  self->deactivated = deactivated != NULL;
  if (!pos_register_load_config (self, error) || !load_cart (self, error) ||
      !pos_create_order_load (self, error))
    return NULL;
  pos_register_watch (self);
  return g_steal_pointer (&self);
}
