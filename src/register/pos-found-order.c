/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-found-order.c — see the header. */
#include "register/pos-found-order.h"
#include "base/pos-error.h"
#include "register/pos-before.h"
#include "register/pos-claim.h"
#include "register/pos-find-order.h"
#include "register/pos-mend-order.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "store/pos-order-table.h"

/* --- Finding it --- */

static void
take_order (PosRun *run, PosOrder *order, GError *error)
{
  if (!order) {
    pos_run_fail (run, error);
    return;
  }
  pos_run_set_data (run, order, g_object_unref);
  pos_run_begun (run);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  PosOrder *order = pos_find_order_finish (POS_REGISTER (source), result, &error);

  take_order (data, order, error);
}

void
pos_found_order_begin (PosRun *run)
{
  pos_find_order_async (pos_run_get_register (run),
                        pos_run_get_text (run, "order"),
                        pos_run_get_stop (run),
                        found_cb,
                        run);
}

static void
newest_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  PosOrder *order = pos_find_newest_order_finish (POS_REGISTER (source), result, &error);

  take_order (data, order, error);
}

void
pos_found_order_newest_begin (PosRun *run)
{
  pos_find_newest_order_async (pos_run_get_register (run),
                               pos_run_get_text (run, "order"),
                               pos_run_get_stop (run),
                               newest_found_cb,
                               run);
}

/* Refused after all: the order is not kept from others. */
static void
let_go (PosRun *run, GError *error)
{
  PosOrder *order = pos_run_get_data (run);

  pos_claim_leave (run->reg, &order->id);
  pos_run_fail (run, error);
}

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;
  PosOrder *order = pos_claim_order_finish (POS_REGISTER (source), result, &error);

  if (order)
    run->take_back = let_go;
  take_order (run, order, error);
}

void
pos_found_order_claim_begin (PosRun *run)
{
  GError *error = NULL;

  if (!pos_found_order_check_take_over (run, &error)) {
    pos_run_fail (run, error);
    return;
  }
  pos_claim_order_async (pos_run_get_register (run),
                         pos_run_get_text (run, "order"),
                         pos_run_get_flag (run, "take_over", FALSE),
                         pos_run_get_stop (run),
                         claimed_cb,
                         run);
}

/* --- What is known of it here --- */

PosForesight
pos_found_order_look (PosRun *run, const char *name, PosOrder **order, GError **error)
{
  PosRegister *self = run->reg;
  GError *failure = NULL;
  g_autoptr (PosOrder) here = pos_quick_find_order (self, pos_text_or (name, ""), &failure);

  if (here) {
    here->status = (int)pos_order_get_status_on (here, pos_register_get_today (self));
    if (order)
      *order = g_steal_pointer (&here);
    return POS_FORESIGHT_READY;
  }
  /* Headquarters may know it, or have it whole. */
  if (pos_mend_order_is_for (failure) ||
      (self->sync && g_error_matches (failure, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND))) {
    g_error_free (failure);
    return POS_FORESIGHT_OPEN;
  }
  g_propagate_error (error, failure);
  return POS_FORESIGHT_REFUSED;
}

PosForesight
pos_found_order_foresee (PosRun *run, GError **error)
{
  PosOrder *order = NULL;
  PosForesight seen = pos_found_order_look (run, pos_run_get_text (run, "order"), &order, error);

  if (seen == POS_FORESIGHT_READY)
    pos_run_set_data (run, order, g_object_unref);
  return seen;
}

/* --- Taking it over --- */

gboolean
pos_found_order_check_take_over (PosRun *run, GError **error)
{
  return !pos_run_get_flag (run, "take_over", FALSE) ||
         pos_run_require (
             run, "order.take_over", g_variant_new_parsed ("{'reason': <'take-over'>}"), error);
}

PosForesight
pos_found_order_claim_foresee (PosRun *run, GError **error)
{
  return pos_found_order_check_take_over (run, error) ? pos_found_order_foresee (run, error)
                                                      : POS_FORESIGHT_REFUSED;
}

/* --- Keeping it --- */

typedef struct {
  PosLocalStore *store;
  PosOrder *order;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_object_unref (found->store);
  g_object_unref (found->order);
  g_free (found);
}

static Found *
make_found (PosRun *run, PosOrder *saved)
{
  Found *found = g_new0 (Found, 1);

  found->store = g_object_ref (pos_register_get_local_store (pos_run_get_register (run)));
  found->order = g_object_ref (saved);
  return found;
}

/* An order that headquarters sent becomes a local one. */
static gboolean
keep_copy (PosDbTxn *txn, gpointer data, GError **error)
{
  Found *found = data;
  gint64 revision = 0;

  if (!pos_order_table_get_revision (txn, &found->order->id, &revision, error))
    return FALSE;
  return revision >= found->order->revision ||
         pos_order_table_save (txn, found->store, found->order, error);
}

static void
keep_now (PosRun *run, PosOrder *order, GAsyncReadyCallback kept, gpointer data)
{
  pos_db_write_async (pos_local_store_get_db (run->reg->local_store),
                      keep_copy,
                      make_found (run, order),
                      found_free,
                      NULL,
                      kept,
                      data);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  if (pos_db_write_finish (POS_DB (source), result, &error))
    pos_run_begun (data);
  else
    pos_run_fail (data, error);
}

static void
found_beside_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;
  PosOrder *order = pos_find_newest_order_finish (POS_REGISTER (source), result, &error);

  if (!order) {
    pos_run_fail (run, error);
    return;
  }
  pos_run_set_data (run, order, g_object_unref);
  keep_now (run, order, kept_cb, run);
}

void
pos_found_order_beside_begin (PosRun *run)
{
  pos_find_newest_order_async (pos_run_get_register (run),
                               pos_run_get_text (run, "order"),
                               pos_run_get_stop (run),
                               found_beside_cb,
                               run);
}

/* --- Several, beside the cart --- */

typedef struct {
  PosRun *run;
  GPtrArray *names;
  guint at;
  void (*next) (PosRun *run);
} Fetch;

static void fetch_next (Fetch *fetch);

static void
fetch_free (Fetch *fetch)
{
  g_ptr_array_unref (fetch->names);
  g_free (fetch);
}

static void
fetch_fail (Fetch *fetch, GError *error)
{
  pos_run_fail (fetch->run, error);
  fetch_free (fetch);
}

static void
fetched_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetch *fetch = data;
  GError *error = NULL;

  fetch->at++;
  if (pos_db_write_finish (POS_DB (source), result, &error))
    fetch_next (fetch);
  else
    fetch_fail (fetch, error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetch *fetch = data;
  GError *error = NULL;
  g_autoptr (PosOrder) order = pos_find_order_finish (POS_REGISTER (source), result, &error);

  if (!order)
    fetch_fail (fetch, error);
  else
    keep_now (fetch->run, order, fetched_kept_cb, fetch);
}

static gboolean
is_here (PosRegister *self, const char *name)
{
  g_autoptr (PosOrder) order = pos_quick_find_order (self, name, NULL);

  return order != NULL;
}

static void
fetch_next (Fetch *fetch)
{
  PosRun *run = fetch->run;
  void (*next) (PosRun *) = fetch->next;
  GError *error = NULL;

  while (fetch->at < fetch->names->len && is_here (run->reg, fetch->names->pdata[fetch->at]))
    fetch->at++;
  if (fetch->at < fetch->names->len) {
    pos_find_order_async (
        run->reg, fetch->names->pdata[fetch->at], pos_run_get_stop (run), fetched_cb, fetch);
    return;
  }
  fetch_free (fetch);
  if (pos_run_go_on (run, &error))
    next (run);
  else
    pos_run_fail (run, error);
}

void
pos_found_order_fetch (PosRun *run, GPtrArray *names, void (*next) (PosRun *run))
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->run = run;
  fetch->names = names;
  fetch->next = next;
  fetch_next (fetch);
}

void
pos_found_order_fetch_named (PosRun *run, void (*next) (PosRun *run))
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (names, g_strdup (pos_run_get_text (run, "order")));
  pos_found_order_fetch (run, names, next);
}

/* --- Into the cart --- */

static void
adopt_customer (PosRegister *self, gpointer customer)
{
  pos_register_set_customer (self, customer);
}

void
pos_found_order_attach_customer (PosRun *run, PosOrder *order)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosCustomer) customer =
      order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;

  pos_run_set_customer (run, customer);
  if (customer)
    pos_run_add_effect (run, adopt_customer, g_object_ref (customer), g_object_unref);
}

void
pos_found_order_keep (PosRun *run, PosOrder *saved)
{
  pos_run_add_write (run, keep_copy, make_found (run, saved), found_free);
}

PosOrder *
pos_found_order_open (PosRun *run, PosOrder *saved, PosOrderFlow flow)
{
  g_autoptr (PosOrder) order = pos_record_copy (saved);

  pos_found_order_keep (run, saved);
  pos_before_keep (pos_run_get_register (run), saved);
  order->flow = flow;
  order->flow_revision = saved->revision;
  /* It is in the lines, which are locked; another one is for what is added. */
  if (flow == POS_ORDER_FLOW_EDIT) {
    order->total_discount = 0;
    order->total_discount_rate = (PosRate){0};
  }
  pos_run_open_order (run, order);
  pos_found_order_attach_customer (run, order);
  pos_run_recompute (run);
  return order;
}
