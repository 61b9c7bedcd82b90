/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-suspended.c — what lies here, and what headquarters tells of the others, read together. */
#include "register/pos-suspended.h"

#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "store/pos-store-cart-table.h"
#include "wire/pos-protocol.h"

typedef struct {
  PosLocalStore *store;
  GPtrArray *own;   /* PosSuspendedCart */
  GPtrArray *known; /* PosStoreCart */
} Look;

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->own, g_ptr_array_unref);
  g_clear_pointer (&look->known, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static gboolean
read_both (PosDbTxn *txn, gpointer data, GError **error)
{
  Look *look = data;

  g_ptr_array_set_size (look->own, 0);
  g_ptr_array_set_size (look->known, 0);
  return pos_suspended_table_list (txn, look->store, look->own, error) &&
         pos_store_cart_table_list (txn, look->known, error);
}

static gboolean
look_at (PosRegister *self, Look *look, GError **error)
{
  look->store = self->local_store;
  look->own = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_suspended_cart_free);
  look->known = g_ptr_array_new_with_free_func (g_object_unref);
  return pos_db_read_sync (
      pos_local_store_get_db (self->local_store), read_both, look, NULL, error);
}

/* (nullable): what headquarters tells of what lies here. */
static PosStoreCart *
find_known (const Look *look, PosSuspendedCart *own)
{
  for (guint i = 0; i < look->known->len && !pos_id_is_none (&own->suspension); i++)
    if (pos_id_equal (&((PosStoreCart *)look->known->pdata[i])->id, &own->suspension))
      return look->known->pdata[i];
  return NULL;
}

static gboolean
lies_here (const Look *look, const PosId *suspension)
{
  for (guint i = 0; i < look->own->len; i++)
    if (pos_id_equal (&((PosSuspendedCart *)look->own->pdata[i])->suspension, suspension))
      return TRUE;
  return FALSE;
}

/* Takes those of @look that wait for @self into a list: what another register has goes when that
 * one has said so. */
static GPtrArray *
list_own (PosRegister *self, Look *look)
{
  GPtrArray *carts = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_suspended_cart_free);

  for (guint i = 0; i < look->own->len;) {
    PosStoreCart *known = find_known (look, look->own->pdata[i]);

    if (known && !pos_store_cart_is_open_to (known, self->till->id)) {
      i++;
      continue;
    }
    PosSuspendedCart *own = g_ptr_array_steal_index (look->own, i);
    own->receipt = g_strdup (known ? known->receipt : NULL);
    g_ptr_array_add (carts, own);
  }
  return carts;
}

static PosSuspendedCart *
suspended_cart_from (PosStoreCart *known)
{
  g_autoptr (GError) unreadable = NULL;
  PosOrder *order = pos_store_cart_unpack (known, &unreadable);
  PosSuspendedCart *cart;

  if (!order) {
    g_warning ("A suspended transaction of register %s cannot be read here: %s",
               known->register_id,
               unreadable->message);
    return NULL;
  }
  cart = g_new0 (PosSuspendedCart, 1);
  cart->order = order;
  cart->at = known->at;
  cart->worker = g_strdup (known->worker);
  cart->suspension = known->id;
  cart->receipt = g_strdup (known->receipt);
  cart->register_id = g_strdup (known->register_id);
  cart->claimed = known->claimed_by != NULL;
  return cart;
}

/* What headquarters forgot while this register was away for long is not there any more. */
static void
add_others (PosRegister *self, const Look *look, GPtrArray *carts)
{
  gint64 oldest = pos_register_get_now (self) - (POS_CART_DAYS + 1) * G_TIME_SPAN_DAY;

  for (guint i = 0; i < look->known->len; i++) {
    PosStoreCart *known = look->known->pdata[i];
    PosSuspendedCart *cart = NULL;

    if (known->at > oldest && g_str_equal (known->store, self->store->id) &&
        !lies_here (look, &known->id) && pos_store_cart_is_open_to (known, self->till->id))
      cart = suspended_cart_from (known);
    if (cart)
      g_ptr_array_add (carts, cart);
  }
}

static int
compare_carts (gconstpointer a, gconstpointer b)
{
  const PosSuspendedCart *left = *(PosSuspendedCart *const *)a;
  const PosSuspendedCart *right = *(PosSuspendedCart *const *)b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return memcmp (&left->order->id, &right->order->id, sizeof left->order->id);
}

static GPtrArray *
list_all (PosRegister *self, Look *look)
{
  GPtrArray *carts = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_suspended_cart_free);

  add_others (self, look, carts);
  g_autoptr (GPtrArray) own = list_own (self, look);
  g_ptr_array_extend_and_steal (carts, g_steal_pointer (&own));
  g_ptr_array_sort (carts, compare_carts);
  return carts;
}

GPtrArray *
pos_suspended_list (PosRegister *self, GError **error)
{
  g_auto (Look) look = {0};

  return look_at (self, &look, error) ? list_all (self, &look) : NULL;
}

GPtrArray *
pos_suspended_list_own (PosRegister *self, GError **error)
{
  g_auto (Look) look = {0};

  return look_at (self, &look, error) ? list_own (self, &look) : NULL;
}

/* --- One of them --- */

static gboolean
refuse_own (const char *id, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NOT_FOUND,
                        g_variant_new_parsed ("{'cart': <%s>, 'reason': <'recalled-here'>}", id),
                        "This register itself recalled the suspended transaction already");
}

gboolean
pos_suspended_refuse_taken (PosRegister *self,
                            const PosId *cart,
                            const char *register_id,
                            GError **error)
{
  g_autofree char *id = pos_id_dup_text (cart);
  g_autoptr (PosOrder) sold = pos_quick_get_order (self, cart, NULL);
  const char *seller = sold ? pos_text_or (sold->register_id, self->till->id) : NULL;
  const char *by = g_strcmp0 (register_id, self->till->id) && seller ? seller : register_id;

  if (!g_strcmp0 (by, self->till->id))
    return refuse_own (id, error);
  if (!by)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_NOT_FOUND,
        g_variant_new_parsed ("{'cart': <%s>, 'reason': <'recalled'>}", id),
        "No such transaction is suspended here: it may have been recalled already");
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_NOT_FOUND,
      g_variant_new_parsed ("{'cart': <%s>, 'reason': <'recalled'>, 'register': <%s>}", id, by),
      "The suspended transaction was already recalled by register %s",
      by);
}

/* The latest time that @cart was put aside and taken up again. */
static PosStoreCart *
find_taken (const Look *look, const PosId *cart)
{
  PosStoreCart *latest = NULL;

  for (guint i = 0; i < look->known->len; i++) {
    PosStoreCart *known = look->known->pdata[i];
    if (pos_id_equal (&known->cart, cart) && known->claimed_by &&
        (!latest || known->at > latest->at))
      latest = known;
  }
  return latest;
}

PosSuspendedCart *
pos_suspended_find (PosRegister *self, const char *cart, GError **error)
{
  g_auto (Look) look = {0};
  PosId id;

  if (!pos_id_parse (cart, &id, error) || !look_at (self, &look, error))
    return NULL;
  g_autoptr (GPtrArray) carts = list_all (self, &look);
  for (guint i = carts->len; i-- > 0;)
    if (pos_id_equal (&((PosSuspendedCart *)carts->pdata[i])->order->id, &id))
      return g_ptr_array_steal_index (carts, i);
  PosStoreCart *taken = find_taken (&look, &id);
  pos_suspended_refuse_taken (self, &id, taken ? taken->claimed_by : NULL, error);
  return NULL;
}

char *
pos_suspended_dup_cart_of_slip (PosRegister *self, const char *number)
{
  g_auto (Look) look = {0};
  PosStoreCart *latest = NULL;

  if (!look_at (self, &look, NULL))
    return NULL;
  for (guint i = 0; i < look.known->len; i++) {
    PosStoreCart *known = look.known->pdata[i];
    if (!g_strcmp0 (known->receipt, number) && (!latest || known->at > latest->at))
      latest = known;
  }
  return latest ? pos_id_dup_text (&latest->cart) : NULL;
}
