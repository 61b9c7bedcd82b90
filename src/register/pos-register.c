/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-register.c — the register's state: what it knows, who is there, what is open. */
#include "register/pos-register.h"

#include "base/pos-zone.h"
#include "register/pos-access.h"
#include "register/pos-before.h"
#include "register/pos-register-private.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (PosRegister,
                               pos_register,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_ACTION_GROUP,
                                                      pos_register_init_action_group))

typedef enum {
  PROP_WORKER = 1,
  PROP_SHIFT,
  PROP_LOCKED,
  PROP_BUSY,
  PROP_MAY_STOP,
  PROP_TILL,
  PROP_STORE_RECORD,
  PROP_CONFIG_VERSION,
  PROP_DISK_TROUBLE,
} Property;

static GParamSpec *properties[PROP_DISK_TROUBLE + 1];

typedef enum {
  SIGNAL_ORDER_CHANGED,
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_CONCLUDED,
  SIGNAL_CONFIG_CHANGED,
  N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

/* --- What is open --- */

void
pos_register_adopt_order (PosRegister *self, PosOrder *order)
{
  g_autoptr (PosOrder) empty = NULL;

  if (!order)
    order = empty = pos_order_new (pos_register_get_currency (self));
  if (!pos_id_equal (&self->order->id, &order->id))
    g_hash_table_remove_all (self->selection);
  pos_record_assign (self->order, order);

  GHashTableIter iter;
  gpointer id;
  g_hash_table_iter_init (&iter, self->selection);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    PosOrderLine *line = pos_order_find_line (self->order, id);
    if (!line || !pos_order_line_is_active (line))
      g_hash_table_iter_remove (&iter);
  }
  if (!self->order->customer)
    g_clear_object (&self->customer);
  pos_register_update_actions (self);
  g_signal_emit (self, signals[SIGNAL_ORDER_CHANGED], 0);
}

void
pos_register_set_customer (PosRegister *self, PosCustomer *customer)
{
  if (g_set_object (&self->customer, customer))
    g_signal_emit (self, signals[SIGNAL_ORDER_CHANGED], 0);
}

void
pos_register_emit_concluded (PosRegister *self, PosOrder *order, const char *receipt)
{
  g_signal_emit (self, signals[SIGNAL_CONCLUDED], 0, order, receipt);
}

void
pos_register_set_worker (PosRegister *self, PosWorker *worker)
{
  if (!g_set_object (&self->worker, worker))
    return;
  pos_register_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKER]);
}

void
pos_register_set_shift (PosRegister *self, PosShift *shift)
{
  if (!g_set_object (&self->shift, shift))
    return;
  pos_register_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHIFT]);
}

void
pos_register_set_locked (PosRegister *self, gboolean locked)
{
  if (self->locked == locked)
    return;
  self->locked = locked;
  pos_register_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
}

void
pos_register_keep_spare (PosRegister *self, PosOrder *order)
{
  if (order)
    g_set_object (&self->spare, order);
}

void
pos_register_set_running (PosRegister *self, PosRun *run)
{
  if (self->running)
    pos_register_keep_spare (self, self->running->order);
  self->running = run;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
pos_register_notify_may_stop (PosRegister *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAY_STOP]);
}

void
pos_register_emit_config_changed (PosRegister *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TILL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE_RECORD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFIG_VERSION]);
  g_signal_emit (self, signals[SIGNAL_CONFIG_CHANGED], 0);
}

/* --- Questions --- */

PosWorker *
pos_register_get_worker (PosRegister *self)
{
  return self->worker;
}

PosShift *
pos_register_get_shift (PosRegister *self)
{
  return self->shift;
}

gboolean
pos_register_get_locked (PosRegister *self)
{
  return self->locked;
}

gboolean
pos_register_get_busy (PosRegister *self)
{
  return self->running != NULL;
}

gboolean
pos_register_may_stop (PosRegister *self)
{
  return self->running && self->running->stoppable;
}

PosTill *
pos_register_get_till (PosRegister *self)
{
  return self->till;
}

PosStore *
pos_register_get_store_record (PosRegister *self)
{
  return self->store;
}

gboolean
pos_register_is_active (PosRegister *self)
{
  return !self->deactivated;
}

PosConfig *
pos_register_get_config (PosRegister *self)
{
  return self->config;
}

PosContext *
pos_register_get_context (PosRegister *self)
{
  return self->context;
}

PosDevices *
pos_register_get_devices (PosRegister *self)
{
  return self->devices;
}

PosSync *
pos_register_get_sync (PosRegister *self)
{
  return self->sync;
}

PosLocalStore *
pos_register_get_local_store (PosRegister *self)
{
  return self->local_store;
}

int
pos_register_get_disk_trouble (PosRegister *self)
{
  return pos_db_get_trouble (pos_local_store_get_db (self->local_store));
}

void
pos_register_notify_disk_trouble (PosRegister *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISK_TROUBLE]);
}

gint64
pos_register_get_now (PosRegister *self)
{
  return pos_context_get_now (self->context);
}

PosDate
pos_register_get_day (PosRegister *self, gint64 at)
{
  return pos_date_at (at, self->store ? self->store->time_zone : pos_zone_get_local ());
}

PosDate
pos_register_get_today (PosRegister *self)
{
  return pos_register_get_day (self, pos_register_get_now (self));
}

guint32
pos_register_get_currency (PosRegister *self)
{
  if (self->store && self->store->currency)
    return self->store->currency;
  return pos_config_get_parameters (self->config)->currency;
}

PosOrder *
pos_register_get_order (PosRegister *self)
{
  return self->order;
}

PosOrder *
pos_register_get_saved_order (PosRegister *self)
{
  return pos_before_get (self, self->order);
}

PosCustomer *
pos_register_get_customer (PosRegister *self)
{
  return self->customer;
}

PosWorker *
pos_register_find_badge (PosRegister *self, const char *token)
{
  return pos_access_find_badge (self->config, self->local_store, token);
}

PosPricing
pos_register_get_pricing (PosRegister *self)
{
  return (PosPricing){
      .before = pos_before_get_charged (self, self->order),
      .config = self->config,
      .store = self->store,
      .customer = self->customer,
      .today = pos_register_get_today (self),
      .now = pos_register_get_now (self),
      .context = self->context,
  };
}

gboolean
pos_register_is_permitted (PosRegister *self, const char *permission)
{
  return pos_access_is_permitted (self->config, self->worker, permission);
}

/* --- Selection --- */

void
pos_register_select_line (PosRegister *self, const PosId *line, gboolean selected)
{
  if (selected)
    g_hash_table_add (self->selection, g_memdup2 (line, sizeof *line));
  else
    g_hash_table_remove (self->selection, line);
  pos_register_update_actions (self);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

void
pos_register_clear_selection (PosRegister *self)
{
  g_hash_table_remove_all (self->selection);
  pos_register_update_actions (self);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

gboolean
pos_register_is_selected (PosRegister *self, const PosId *line)
{
  return g_hash_table_contains (self->selection, line);
}

guint
pos_register_get_n_selected (PosRegister *self)
{
  return g_hash_table_size (self->selection);
}

/* --- GObject --- */

static void
pos_register_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosRegister *self = POS_REGISTER (object);

  switch ((Property)id) {
  case PROP_WORKER:
    g_value_set_object (value, self->worker);
    break;
  case PROP_SHIFT:
    g_value_set_object (value, self->shift);
    break;
  case PROP_LOCKED:
    g_value_set_boolean (value, self->locked);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->running != NULL);
    break;
  case PROP_MAY_STOP:
    g_value_set_boolean (value, pos_register_may_stop (self));
    break;
  case PROP_TILL:
    g_value_set_object (value, self->till);
    break;
  case PROP_STORE_RECORD:
    g_value_set_object (value, self->store);
    break;
  case PROP_CONFIG_VERSION:
    g_value_set_uint (value, self->config_version);
    break;
  case PROP_DISK_TROUBLE:
    g_value_set_int (value, pos_register_get_disk_trouble (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_register_dispose (GObject *object)
{
  PosRegister *self = POS_REGISTER (object);

  if (self->sync)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  g_clear_object (&self->sync);
  g_clear_object (&self->gift_connector);
  g_clear_object (&self->invoice_connector);
  g_clear_object (&self->devices);
  g_clear_object (&self->worker);
  g_clear_object (&self->shift);
  g_clear_object (&self->customer);
  g_clear_object (&self->asked_customer);
  G_OBJECT_CLASS (pos_register_parent_class)->dispose (object);
}

static void
pos_register_finalize (GObject *object)
{
  PosRegister *self = POS_REGISTER (object);

  g_clear_object (&self->order);
  g_clear_object (&self->before);
  g_clear_object (&self->spare);
  g_clear_pointer (&self->live_stock, g_hash_table_unref);
  g_clear_object (&self->config);
  g_clear_object (&self->local_store);
  g_clear_object (&self->context);
  g_hash_table_unref (self->selection);
  g_array_unref (self->left);
  g_ptr_array_unref (self->owed);
  G_OBJECT_CLASS (pos_register_parent_class)->finalize (object);
}

static void
pos_register_class_init (PosRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pos_register_get_property;
  object_class->dispose = pos_register_dispose;
  object_class->finalize = pos_register_finalize;

  properties[PROP_WORKER] = g_param_spec_object ("worker", NULL, NULL, POS_TYPE_WORKER, flags);
  properties[PROP_SHIFT] = g_param_spec_object ("shift", NULL, NULL, POS_TYPE_SHIFT, flags);
  properties[PROP_LOCKED] = g_param_spec_boolean ("locked", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_MAY_STOP] = g_param_spec_boolean ("may-stop", NULL, NULL, FALSE, flags);
  properties[PROP_TILL] = g_param_spec_object ("till", NULL, NULL, POS_TYPE_TILL, flags);
  properties[PROP_STORE_RECORD] =
      g_param_spec_object ("store-record", NULL, NULL, POS_TYPE_STORE, flags);
  properties[PROP_CONFIG_VERSION] =
      g_param_spec_uint ("config-version", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DISK_TROUBLE] =
      g_param_spec_int ("disk-trouble", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ORDER_CHANGED] = g_signal_new (
      "order-changed", POS_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed",
                                                    POS_TYPE_REGISTER,
                                                    G_SIGNAL_RUN_LAST,
                                                    0,
                                                    NULL,
                                                    NULL,
                                                    NULL,
                                                    G_TYPE_NONE,
                                                    0);
  g_signal_new ("unsettled-changed",
                POS_TYPE_REGISTER,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                0);
  signals[SIGNAL_CONCLUDED] = g_signal_new ("concluded",
                                            POS_TYPE_REGISTER,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            2,
                                            POS_TYPE_ORDER,
                                            G_TYPE_STRING);
  signals[SIGNAL_CONFIG_CHANGED] = g_signal_new (
      "config-changed", POS_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_register_init (PosRegister *self)
{
  self->selection = g_hash_table_new_full (pos_id_hash, pos_id_equal, g_free, NULL);
  self->left = g_array_new (FALSE, FALSE, sizeof (PosId));
  self->owed = g_ptr_array_new_with_free_func (g_object_unref);
}
