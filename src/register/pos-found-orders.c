/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-found-orders.c — see the header. */
#include "register/pos-found-orders.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-claim.h"
#include "register/pos-found-order.h"
#include "register/pos-register-private.h"

struct _PosFoundOrders {
  GPtrArray *names;  /* as they were asked for */
  GPtrArray *orders; /* those that were granted; two names may be of the same */
};

static void
found_orders_free (gpointer data)
{
  PosFoundOrders *self = data;

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->orders);
  g_free (self);
}

static void
add_name (PosFoundOrders *self, const char *name)
{
  if (name && !g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL))
    g_ptr_array_add (self->names, g_strdup (name));
}

static PosFoundOrders *
found_orders_new (PosRun *run, json_t *parts)
{
  PosFoundOrders *self = g_new0 (PosFoundOrders, 1);
  gsize index;
  json_t *part;

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->orders = g_ptr_array_new_with_free_func (g_object_unref);
  add_name (self, pos_run_get_text (run, "order"));
  json_array_foreach (parts, index, part)
      add_name (self, json_string_value (json_object_get (part, "order")));
  return self;
}

/* Refused after all: they are not kept from others. */
static void
let_go (PosRun *run, GError *error)
{
  PosFoundOrders *self = pos_run_get_data (run);

  for (guint i = 0; i < self->orders->len; i++)
    pos_claim_leave (run->reg, &((PosOrder *)self->orders->pdata[i])->id);
  pos_run_fail (run, error);
}

/* Only errors of our own domains have details. */
static void
name_order (PosFoundOrders *self, GError *error, const char *name)
{
  if (self->names->len > 1 &&
      g_strcmp0 (pos_error_get_domain_nick (error), g_quark_to_string (error->domain)) != 0)
    pos_error_add_detail (error, "of_order", g_variant_new_string (name));
}

static void claim_next (PosRun *run);

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  PosFoundOrders *self = pos_run_get_data (run);
  GError *error = NULL;
  PosOrder *order = pos_claim_order_finish (POS_REGISTER (source), result, &error);

  if (order) {
    g_ptr_array_add (self->orders, order);
    claim_next (run);
    return;
  }
  name_order (self, error, self->names->pdata[self->orders->len]);
  let_go (run, error);
}

static void
claim_next (PosRun *run)
{
  PosFoundOrders *self = pos_run_get_data (run);

  if (self->orders->len < self->names->len) {
    pos_claim_order_async (run->reg,
                           self->names->pdata[self->orders->len],
                           pos_run_get_flag (run, "take_over", FALSE),
                           pos_run_get_stop (run),
                           claimed_cb,
                           run);
    return;
  }
  run->take_back = let_go;
  pos_run_begun (run);
}

/* Which they are, and whether they may be taken from whoever has them. */
static gboolean
read_names (PosRun *run, GError **error)
{
  g_autoptr (json_t) parts = NULL;

  if ((pos_run_get_text (run, "lines") && !(parts = pos_run_dup_json (run, "lines", error))) ||
      !pos_found_order_check_take_over (run, error))
    return FALSE;
  pos_run_set_data (run, found_orders_new (run, parts), found_orders_free);
  return TRUE;
}

void
pos_found_orders_claim_begin (PosRun *run)
{
  GError *error = NULL;

  if (read_names (run, &error))
    claim_next (run);
  else
    pos_run_fail (run, error);
}

PosForesight
pos_found_orders_foresee (PosRun *run, GError **error)
{
  GError *refusal = NULL;

  if (!read_names (run, error))
    return POS_FORESIGHT_REFUSED;
  PosFoundOrders *self = pos_run_get_data (run);
  for (guint i = 0; i < self->names->len; i++) {
    const char *name = self->names->pdata[i];
    PosOrder *order = NULL;
    PosForesight seen = pos_found_order_look (run, name, &order, &refusal);

    if (seen == POS_FORESIGHT_REFUSED) {
      name_order (self, refusal, name);
      g_propagate_error (error, refusal);
    }
    if (seen != POS_FORESIGHT_READY)
      return seen;
    g_ptr_array_add (self->orders, order);
  }
  return POS_FORESIGHT_READY;
}

/* --- Which they are --- */

guint
pos_found_orders_count (PosFoundOrders *self)
{
  return self->orders->len;
}

PosOrder *
pos_found_orders_get (PosFoundOrders *self, guint index)
{
  return self->orders->pdata[index];
}

gboolean
pos_found_orders_is_of (PosFoundOrders *self, json_t *part, guint index)
{
  const char *name = json_string_value (json_object_get (part, "order"));

  return g_str_equal (self->names->pdata[index], name ? name : self->names->pdata[0]);
}

gboolean
pos_found_orders_name (PosFoundOrders *self, guint index, GError **error)
{
  PosOrder *order = self->orders->pdata[index];
  const char *name = order->number ? order->number : order->receipt;

  if (error && *error)
    name_order (self, *error, pos_text_or (name, self->names->pdata[index]));
  return FALSE;
}
