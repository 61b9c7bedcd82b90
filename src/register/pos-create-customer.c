/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-create-customer.c — see the header. */
#include "register/pos-create-customer.h"
#include "base/pos-error.h"
#include "register/pos-creation-failure.h"
#include "register/pos-register-private.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

gboolean
pos_create_customer_is_due (PosRun *run)
{
  PosRegister *self = run->reg;

  return self->sync && !pos_config_get_profile (self->config, self->store)->async_customers &&
         !pos_run_get_text (run, "creation") && pos_sync_may_ask (self->sync) &&
         !pos_sync_is_alone (self->sync);
}

/* What makes two of them the same: all but what we give them. */
static gboolean
is_same (PosCustomer *asked, PosCustomer *customer)
{
  return !g_strcmp0 (asked->name, customer->name) && !g_strcmp0 (asked->email, customer->email) &&
         !g_strcmp0 (asked->phone, customer->phone);
}

void
pos_create_customer_name (PosRegister *self, PosCustomer *customer)
{
  PosId id;
  g_autofree char *text = NULL;

  if (self->asked_customer && is_same (self->asked_customer, customer)) {
    pos_text_set (&customer->id, self->asked_customer->id);
    return;
  }
  id = pos_context_mint_id (self->context);
  text = pos_id_dup_text (&id);
  pos_text_set (&customer->id, text);
}

static void
fail (GTask *task, const GError *cause)
{
  GError *error = NULL;

  pos_set_error (
      &error,
      POS_SYNC_ERROR,
      cause->domain == POS_SYNC_ERROR ? cause->code : POS_SYNC_ERROR_SERVER,
      g_variant_new_parsed ("{'creation': <'failed'>, 'customer': <true>, 'reason': <%s>}",
                            pos_creation_failure_explain (cause)),
      "Headquarters did not create the customer: %s",
      cause->message);
  g_task_return_error (task, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pos_sync_ask_finish (POS_SYNC (source), result, &error);
  g_autoptr (PosCustomer) created =
      text ? pos_wire_parse (POS_TYPE_CUSTOMER, text, -1, &error) : NULL;

  if (created || g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE))
    g_task_return_pointer (task, g_steal_pointer (&created), g_object_unref);
  else
    fail (task, error);
}

void
pos_create_customer_async (PosRun *run,
                           PosCustomer *customer,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  GTask *task = g_task_new (run->reg, NULL, callback, data);
  g_autofree char *body = pos_wire_to_text (customer);

  g_task_set_source_tag (task, pos_create_customer_async);
  g_set_object (&run->reg->asked_customer, customer);
  pos_sync_ask_async (
      run->reg->sync, "POST", POS_PATH_CUSTOMERS, body, pos_run_get_stop (run), answered_cb, task);
}

PosCustomer *
pos_create_customer_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pos_create_customer_forget (PosRegister *self)
{
  g_clear_object (&self->asked_customer);
}
