/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-claim.c — asking headquarters who has an order. */
#include "register/pos-claim.h"
#include "base/pos-error.h"
#include "register/pos-awaited.h"
#include "register/pos-find-order.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

static PosClaimRequest *
request_new (PosRegister *self, const char *order)
{
  PosClaimRequest *request = g_object_new (POS_TYPE_CLAIM_REQUEST, NULL);

  pos_text_set (&request->order, order);
  if (self->worker) {
    pos_text_set (&request->worker, self->worker->id);
    pos_text_set (&request->worker_name, self->worker->name);
  }
  return request;
}

static gboolean
can_ask (PosRegister *self)
{
  return self->sync && pos_sync_is_online (self->sync);
}

/* Who has it, and since when. */
static void
describe_holder (PosRegister *self, PosClaim *claim, GVariantDict *details)
{
  gint64 seconds = MAX (pos_register_get_now (self) - claim->since_at, 0) / G_USEC_PER_SEC;

  g_variant_dict_init (details, NULL);
  g_variant_dict_insert (details, "rule", "s", "X8");
  g_variant_dict_insert (
      details, "worker", "s", pos_text_or (claim->worker_name, pos_text_or (claim->worker, "")));
  g_variant_dict_insert (details, "register", "s", pos_text_or (claim->register_id, ""));
  g_variant_dict_insert (details, "seconds", "x", seconds);
  g_variant_dict_insert (details, "minutes", "x", seconds / 60);
}

static gboolean
check_granted (PosRegister *self, PosClaim *claim, GError **error)
{
  GVariantDict details;

  if (claim->granted)
    return TRUE;
  describe_holder (self, claim, &details);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_OPEN_ELSEWHERE,
                        g_variant_dict_end (&details),
                        "%s is changing this order at register %s",
                        pos_text_or (claim->worker_name, "Somebody"),
                        pos_text_or (claim->register_id, "?"));
}

/* Of what is in hand here already: somebody took it over. */
static gboolean
check_kept (PosRegister *self, PosClaim *claim, GError **error)
{
  GVariantDict details;

  if (claim->granted)
    return TRUE;
  describe_holder (self, claim, &details);
  g_variant_dict_insert (&details, "reason", "s", "taken-over");
  g_variant_dict_insert (&details, "next", "s", "txn.void");
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_OPEN_ELSEWHERE,
                        g_variant_dict_end (&details),
                        "%s took this order over at register %s",
                        pos_text_or (claim->worker_name, "Somebody"),
                        pos_text_or (claim->register_id, "?"));
}

/* --- Taking an order in hand --- */

typedef struct {
  char *name;
  PosId granted; /* none: not yet */
  PosAwaited awaited;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  pos_awaited_end (&asking->awaited);
  g_free (asking->name);
  g_free (asking);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PosOrder *order = pos_find_order_finish (POS_REGISTER (source), result, &error);

  if (order)
    g_task_return_pointer (task, order, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
find_here (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);

  pos_find_order_async (g_task_get_source_object (task),
                        asking->name,
                        g_task_get_cancellable (task),
                        found_cb,
                        g_object_ref (task));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosOrder *order = pos_sync_get_order_finish (POS_SYNC (source), result, NULL);

  if (order)
    g_task_return_pointer (task, order, g_object_unref);
  else
    find_here (task);
}

static void
take_granted (GTask *task, PosClaim *claim)
{
  PosRegister *self = g_task_get_source_object (task);
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (PosOrder) here = pos_quick_get_order (self, &claim->order, NULL);
  g_autofree char *id = pos_id_dup_text (&claim->order);

  asking->granted = claim->order;
  if (here && here->revision >= claim->revision)
    g_task_return_pointer (task, g_steal_pointer (&here), g_object_unref);
  else
    pos_sync_get_order_async (
        self->sync, id, g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
}

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosRegister *self = g_task_get_source_object (task);
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (PosClaim) claim = pos_sync_claim_order_finish (POS_SYNC (source), result, NULL);
  GError *error = NULL;

  if (!pos_awaited_end (&asking->awaited)) {
    if (claim && claim->granted)
      pos_claim_leave (self, &claim->order);
    return;
  }
  /* It does not answer, or does not know the order yet. */
  if (!claim)
    find_here (task);
  else if (check_granted (self, claim, &error))
    take_granted (task, claim);
  else
    g_task_return_error (task, error);
}

static void
left_cb (gpointer task)
{
  g_task_return_error_if_cancelled (task);
}

void
pos_claim_order_async (PosRegister *self,
                       const char *name,
                       gboolean take_over,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (PosOrder) here = pos_quick_find_order (self, name ? name : "", NULL);
  Asking *asking = g_new0 (Asking, 1);

  asking->name = here ? pos_id_dup_text (&here->id) : g_strdup (name ? name : "");
  g_autoptr (PosClaimRequest) request = request_new (self, asking->name);
  g_task_set_source_tag (task, pos_claim_order_async);
  g_task_set_task_data (task, asking, asking_free);
  if (!can_ask (self)) {
    find_here (task);
    return;
  }
  pos_awaited_begin (&asking->awaited, cancellable, left_cb, task);
  request->take_over = take_over;
  pos_sync_claim_order_async (self->sync, request, NULL, claimed_cb, g_steal_pointer (&task));
}

PosOrder *
pos_claim_order_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  PosOrder *order = g_task_propagate_pointer (G_TASK (result), error);
  Asking *asking = g_task_get_task_data (G_TASK (result));

  /* T4. */
  if (order)
    order->status = (int)pos_order_get_status_on (order, pos_register_get_today (self));
  else if (!pos_id_is_none (&asking->granted))
    pos_claim_leave (self, &asking->granted);
  return order;
}

/* --- Before it is kept --- */

static gboolean
check_revision (PosOrder *order, PosClaim *claim, GError **error)
{
  if (claim->revision <= order->flow_revision)
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_REVISION,
                        g_variant_new_parsed ("{'found': <%x>, 'expected': <%x>}",
                                              claim->revision,
                                              order->flow_revision),
                        "The order was changed elsewhere meanwhile");
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (PosClaim) claim = pos_sync_claim_order_finish (POS_SYNC (source), result, NULL);
  GError *error = NULL;

  if (claim && (!check_revision (g_task_get_task_data (task), claim, &error) ||
                !check_kept (g_task_get_source_object (task), claim, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
pos_claim_renew_async (PosRegister *self,
                       PosOrder *order,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autoptr (PosClaimRequest) request = request_new (self, id);

  g_task_set_source_tag (task, pos_claim_renew_async);
  g_task_set_task_data (task, g_object_ref (order), g_object_unref);
  if (!can_ask (self)) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  /* A customer at the counter does not wait for somebody who only looks: X8 is about edits. */
  request->take_over = order->flow == POS_ORDER_FLOW_HAND_OVER;
  pos_sync_claim_order_async (
      self->sync, request, cancellable, renewed_cb, g_steal_pointer (&task));
}

gboolean
pos_claim_renew_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Letting go --- */

static void
released_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosClaim) claim = pos_sync_claim_order_finish (POS_SYNC (source), result, NULL);

  /* Unheard, it ends by itself. */
  if (!claim)
    g_debug ("Headquarters did not hear that an order was let go");
}

void
pos_claim_release (PosRegister *self, const PosId *order)
{
  g_autofree char *id = pos_id_dup_text (order);
  g_autoptr (PosClaimRequest) request = request_new (self, id);

  if (!can_ask (self))
    return;
  request->release = TRUE;
  pos_sync_claim_order_async (self->sync, request, NULL, released_cb, NULL);
}

static gboolean
is_in_cart (PosRegister *self, const PosId *order)
{
  if (pos_id_equal (&self->order->id, order))
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, self->order->lines)
  if (pos_id_equal (&line->original_order, order))
    return TRUE;
  return FALSE;
}

static void
release_left (PosRegister *self)
{
  if (self->running)
    return;
  g_signal_handlers_disconnect_by_func (self, release_left, NULL);
  for (guint i = 0; i < self->left->len; i++) {
    const PosId *order = &g_array_index (self->left, PosId, i);
    if (!is_in_cart (self, order))
      pos_claim_release (self, order);
  }
  g_array_set_size (self->left, 0);
}

void
pos_claim_leave (PosRegister *self, const PosId *order)
{
  if (self->left->len == 0)
    g_signal_connect (self, "notify::busy", G_CALLBACK (release_left), NULL);
  g_array_append_val (self->left, *order);
  release_left (self);
}
