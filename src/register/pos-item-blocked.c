/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-item-blocked.c — what was blocked for sale since it was put into the order. */
#include "base/pos-error.h"
#include "register/pos-item.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

static gboolean
refuse_blocked (PosProduct *product, PosOrderLine *line, gint64 kept, GError **error)
{
  g_autofree char *id = pos_id_dup_text (&line->id);
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "item", "s", product->id);
  g_variant_dict_insert (&details, "reason", "s", "blocked");
  g_variant_dict_insert (&details, "name", "s", pos_l10n_get (product->name, NULL));
  g_variant_dict_insert (&details, "line", "s", id);
  if (kept > 0)
    g_variant_dict_insert (&details, "maximum_micro", "x", kept);
  g_variant_dict_insert (&details, "next", "s", kept > 0 ? "line.set_qty" : "line.void");
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRODUCT,
                        g_variant_dict_end (&details),
                        "%s: is blocked for sale",
                        pos_l10n_get (product->name, NULL));
}

/* Of @line, and of what was split off it. */
static gint64
sum_parts (PosOrder *order, PosOrderLine *line)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, other, order->lines)
  if (!other->voided &&
      (pos_id_equal (&other->id, &line->id) ||
       (!pos_id_is_none (&line->group) && pos_id_equal (&other->group, &line->group))))
    sum += pos_order_line_get_quantity (other).micro;
  return sum;
}

gboolean
pos_item_check_line (
    PosRegister *self, PosOrder *saved, PosOrder *cart, PosOrderLine *line, GError **error)
{
  gint64 sold = saved ? sum_parts (saved, line) : 0;
  gint64 more = sum_parts (cart, line) - sold;
  g_autoptr (PosProduct) product = NULL;

  if (more <= 0 || !line->item)
    return TRUE;
  product = pos_quick_find_product (self, line->item, NULL);
  return !product || !product->blocked ||
         refuse_blocked (
             product, line, sold > 0 ? pos_order_line_get_quantity (line).micro - more : 0, error);
}

/* Goods that go out. */
static gboolean
is_sold (PosOrderLine *line)
{
  return line->item && pos_order_line_is_active (line) && !pos_order_line_is_return (line);
}

/* One question for all of it, as hardly anything ever is. */
static gboolean
may_hold_blocked (PosRegister *self, PosOrder *cart)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_auto (GStrv) blocked = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (is_sold (line))
    g_ptr_array_add (ids, line->item);
  g_ptr_array_add (ids, NULL);
  blocked = pos_quick_list_blocked (self, (gpointer)ids->pdata, NULL);
  return blocked && *blocked;
}

gboolean
pos_item_check_cart (PosRegister *self, PosOrder *cart, GError **error)
{
  g_autoptr (PosOrder) saved = NULL;

  if (!may_hold_blocked (self, cart))
    return TRUE;
  saved = cart->flow_revision > 0 ? pos_quick_get_order (self, &cart->id, NULL) : NULL;
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  {
    if (is_sold (line) && !pos_item_check_line (self, saved, cart, line, error))
      return FALSE;
  }
  return TRUE;
}
