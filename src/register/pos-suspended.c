/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-suspended.c — one read transaction per question. */
#include "register/pos-suspended.h"

#include "base/pos-error.h"

typedef struct {
  PosLocalStore *store;
  PosId id;
  PosSuspendedCart *cart;
  GPtrArray *carts;
} Ask;

static gboolean
read_now (PosRegister *self, PosDbFunc func, Ask *ask, GError **error)
{
  ask->store = pos_register_get_local_store (self);
  return pos_db_read_sync (pos_local_store_get_db (ask->store), func, ask, NULL, error);
}

static gboolean
read_list (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_suspended_table_list (txn, ask->store, ask->carts, error);
}

GPtrArray *
pos_suspended_list (PosRegister *self, GError **error)
{
  g_autoptr (GPtrArray) carts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_suspended_cart_free);
  Ask ask = {.carts = carts};

  return read_now (self, read_list, &ask, error) ? g_steal_pointer (&carts) : NULL;
}

static gboolean
read_one (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_suspended_table_get (txn, ask->store, &ask->id, &ask->cart, error);
}

PosSuspendedCart *
pos_suspended_find (PosRegister *self, const char *cart, GError **error)
{
  Ask ask = {0};

  if (!pos_id_parse (cart, &ask.id, error) || !read_now (self, read_one, &ask, error))
    return NULL;
  if (!ask.cart)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   g_variant_new_parsed ("{'cart': <%s>, 'reason': <'recalled'>}", cart),
                   "No such transaction is suspended here: it may have been recalled already");
  return ask.cart;
}
