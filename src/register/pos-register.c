/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-register.c — the register's state: what it knows, who is there, what is open. */
#include "register/pos-register.h"
#include "base/pos-error.h"
#include "register/pos-access.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

static void pos_register_init_action_group (GActionGroupInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PosRegister,
                               pos_register,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_ACTION_GROUP,
                                                      pos_register_init_action_group))

typedef enum {
  PROP_WORKER = 1,
  PROP_LOCKED,
  PROP_BUSY,
  PROP_TILL,
  PROP_STORE_RECORD,
  PROP_CONFIG_VERSION,
} Property;

static GParamSpec *properties[PROP_CONFIG_VERSION + 1];

typedef enum {
  SIGNAL_ORDER_CHANGED,
  SIGNAL_CONCLUDED,
  SIGNAL_CONFIG_CHANGED,
  N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

/* --- Action group: every operation is an action --- */

static char **
list_actions (GActionGroup *group)
{
  const GPtrArray *operations = pos_operation_list ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < operations->len; i++)
    g_strv_builder_add (builder, ((PosOperation *)operations->pdata[i])->key);
  return g_strv_builder_end (builder);
}

static gboolean
query_action (GActionGroup *group,
              const char *name,
              gboolean *enabled,
              const GVariantType **parameter_type,
              const GVariantType **state_type,
              GVariant **state_hint,
              GVariant **state)
{
  PosAvailability availability;

  if (!pos_operation_find (name))
    return FALSE;
  pos_register_get_state (POS_REGISTER (group), name, &availability);
  if (enabled)
    *enabled = availability.state != POS_STATE_UNAVAILABLE;
  pos_availability_clear (&availability);
  if (parameter_type)
    *parameter_type = NULL;
  if (state_type)
    *state_type = NULL;
  if (state_hint)
    *state_hint = NULL;
  if (state)
    *state = NULL;
  return TRUE;
}

static void
activate_action (GActionGroup *group, const char *name, GVariant *parameter)
{
  pos_register_run_async (POS_REGISTER (group), name, NULL, NULL, NULL, NULL, NULL);
}

static void
change_action_state (GActionGroup *group, const char *name, GVariant *value)
{
  g_warning ("Operation %s has no state to change", name);
}

static void
pos_register_init_action_group (GActionGroupInterface *iface)
{
  iface->list_actions = list_actions;
  iface->query_action = query_action;
  iface->activate_action = activate_action;
  iface->change_action_state = change_action_state;
}

void
pos_register_update_actions (PosRegister *self)
{
  const GPtrArray *operations = pos_operation_list ();

  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    PosAvailability availability;

    pos_register_get_state (self, operation->key, &availability);
    g_action_group_action_enabled_changed (
        G_ACTION_GROUP (self), operation->key, availability.state != POS_STATE_UNAVAILABLE);
    pos_availability_clear (&availability);
  }
}

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
    pos_register_set_customer (self, NULL);
  pos_register_update_actions (self);
  g_signal_emit (self, signals[SIGNAL_ORDER_CHANGED], 0);
}

void
pos_register_set_customer (PosRegister *self, PosCustomer *customer)
{
  g_set_object (&self->customer, customer);
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
pos_register_set_locked (PosRegister *self, gboolean locked)
{
  if (self->locked == locked)
    return;
  self->locked = locked;
  pos_register_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
}

void
pos_register_set_running (PosRegister *self, PosRun *run)
{
  self->running = run;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* --- Configuration --- */

static PosTill *
choose_till (PosRegister *self, const char *wanted)
{
  GPtrArray *tills = pos_config_list (self->config, POS_TYPE_TILL);
  PosTill *found = wanted ? pos_config_get (self->config, POS_TYPE_TILL, wanted) : NULL;

  if (found || wanted)
    return found;
  return tills->len == 1 ? g_ptr_array_index (tills, 0) : NULL;
}

static void
take_config (PosRegister *self, PosConfig *config)
{
  g_autofree char *wanted = pos_quick_dup_setting (self, "register");
  g_autofree char *worker = self->worker ? g_strdup (self->worker->id) : NULL;

  g_set_object (&self->config, config);
  self->till = choose_till (self, wanted);
  self->store = self->till ? pos_config_get (config, POS_TYPE_STORE, self->till->store) : NULL;
  if (worker) {
    PosWorker *known = pos_config_get (config, POS_TYPE_WORKER, worker);
    if (known)
      pos_register_set_worker (self, known);
  }
  self->config_version++;
}

gboolean
pos_register_reload_config (PosRegister *self, GError **error)
{
  g_autoptr (PosConfig) config = pos_local_store_load_config (self->local_store, error);

  if (!config)
    return FALSE;
  take_config (self, config);
  if (pos_id_is_none (&self->order->id))
    self->order->currency = pos_register_get_currency (self);
  pos_register_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TILL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE_RECORD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFIG_VERSION]);
  g_signal_emit (self, signals[SIGNAL_CONFIG_CHANGED], 0);
  return TRUE;
}

/* --- Questions --- */

PosWorker *
pos_register_get_worker (PosRegister *self)
{
  return self->worker;
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

gint64
pos_register_get_now (PosRegister *self)
{
  return pos_context_get_now (self->context);
}

PosDate
pos_register_get_today (PosRegister *self)
{
  return pos_date_at (pos_register_get_now (self), self->store ? self->store->time_zone : NULL);
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

PosCustomer *
pos_register_get_customer (PosRegister *self)
{
  return self->customer;
}

PosPricing
pos_register_get_pricing (PosRegister *self)
{
  return (PosPricing){
      .config = self->config,
      .store = self->store,
      .customer = self->customer,
      .today = pos_register_get_today (self),
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
}

void
pos_register_clear_selection (PosRegister *self)
{
  g_hash_table_remove_all (self->selection);
  pos_register_update_actions (self);
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
  case PROP_LOCKED:
    g_value_set_boolean (value, self->locked);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->running != NULL);
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
  g_clear_object (&self->devices);
  g_clear_object (&self->worker);
  g_clear_object (&self->customer);
  G_OBJECT_CLASS (pos_register_parent_class)->dispose (object);
}

static void
pos_register_finalize (GObject *object)
{
  PosRegister *self = POS_REGISTER (object);

  g_clear_object (&self->order);
  g_clear_object (&self->config);
  g_clear_object (&self->local_store);
  g_clear_object (&self->context);
  g_hash_table_unref (self->selection);
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
  properties[PROP_LOCKED] = g_param_spec_boolean ("locked", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_TILL] = g_param_spec_object ("till", NULL, NULL, POS_TYPE_TILL, flags);
  properties[PROP_STORE_RECORD] =
      g_param_spec_object ("store-record", NULL, NULL, POS_TYPE_STORE, flags);
  properties[PROP_CONFIG_VERSION] =
      g_param_spec_uint ("config-version", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ORDER_CHANGED] = g_signal_new (
      "order-changed", POS_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
}

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

PosRegister *
pos_register_new (const PosRegisterOptions *options, GError **error)
{
  g_autoptr (PosRegister) self = g_object_new (POS_TYPE_REGISTER, NULL);
  g_autoptr (PosConfig) config = NULL;

  self->context = g_object_ref (options->context);
  self->local_store = g_object_ref (options->store);
  self->devices = g_object_ref (options->devices);
  g_set_object (&self->sync, options->sync);
  if (options->register_id &&
      !pos_quick_set_setting (self, "register", options->register_id, error))
    return NULL;
  config = pos_local_store_load_config (self->local_store, error);
  if (!config)
    return NULL;
  take_config (self, config);
  if (!load_cart (self, error))
    return NULL;
  pos_register_watch (self);
  return g_steal_pointer (&self);
}
