/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-words.c — see the header. */
#include "ui/product/pos-stock-words.h"

#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-words.h"
#include "ui/shell/pos-store-text.h"

#include <string.h>

char *
pos_stock_words_dup_where (PosShell *shell, PosStockPlace *place)
{
  g_autofree char *distance = pos_store_text_distance (shell, place->distance_m);
  GString *parts = g_string_new (NULL);
  gboolean told = place->city && strstr (place->name, place->city);

  if (place->current)
    pos_ui_add_fact (parts, _ ("This store"));
  else if (!place->store)
    pos_ui_add_fact (parts, _ ("Warehouse"));
  if (!place->current) {
    pos_ui_add_fact (parts, told ? NULL : place->city);
    pos_ui_add_fact (parts, distance);
  }
  if (parts->len == 0)
    pos_ui_add_fact (parts, _ ("Store"));
  return g_string_free (parts, FALSE);
}

char *
pos_stock_words_dup_count (PosShell *shell,
                           PosFoundProduct *found,
                           PosStockPlace *place,
                           PosQuantity quantity)
{
  return place->counted ? pos_product_dup_quantity (shell, found, quantity) : g_strdup ("—");
}

char *
pos_stock_words_dup_note (PosShell *shell,
                          PosFoundProduct *found,
                          PosQuantity n_reserved,
                          PosQuantity n_ordered)
{
  g_autofree char *reserved = pos_product_dup_quantity (shell, found, n_reserved);
  g_autofree char *ordered = pos_product_dup_quantity (shell, found, n_ordered);

  if (n_reserved.micro > 0 && n_ordered.micro > 0)
    return g_strdup_printf (_ ("%1$s reserved · %2$s on order"), reserved, ordered);
  if (n_reserved.micro > 0)
    return g_strdup_printf (_ ("%s reserved"), reserved);
  return n_ordered.micro > 0 ? g_strdup_printf (_ ("%s on order"), ordered) : NULL;
}

char *
pos_stock_words_dup_age (PosShell *shell, PosStockPlace *place)
{
  PosSync *sync = pos_register_get_sync (pos_shell_get_register (shell));
  gboolean stale =
      !place->current && sync && pos_sync_is_enrolled (sync) && !pos_sync_is_online (sync);
  g_autofree char *age = pos_store_text_stock_age (shell, place->as_of);

  if (!place->counted)
    return g_strdup (_ ("Nobody told how many there are."));
  /* TRANSLATORS: two sentences: how old the figures are, and that they may be wrong */
  return stale ? g_strdup_printf (C_ ("stock", "%1$s %2$s"),
                                  age,
                                  _ ("There is no connection: it may have changed."))
               : g_steal_pointer (&age);
}

static const char *
get_warehouse_name (PosShell *shell, const char *id)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosWarehouse *warehouse = pos_config_get (config, POS_TYPE_WAREHOUSE, id);

  return warehouse ? warehouse->name : id;
}

char *
pos_stock_words_dup_reason (PosShell *shell, PosStockPlace *place, const char *reason)
{
  if (g_str_equal (reason, "not-a-store"))
    return g_strdup (_ ("It is a warehouse: nobody can pick up there."));
  if (g_str_equal (reason, "ship-only"))
    return g_strdup (_ ("This place only ships; it has no pick-up counter."));
  if (g_str_equal (reason, "pick-up-only"))
    return g_strdup (_ ("This place is set up for pick-up only."));
  if (g_str_equal (reason, "ships-elsewhere"))
    /* TRANSLATORS: %s is a warehouse */
    return g_strdup_printf (_ ("What this store ships leaves from %s."),
                            get_warehouse_name (shell, place->store->shipping_warehouse));
  if (g_str_equal (reason, "carry-only"))
    return g_strdup (_ ("This product is carried out: it cannot be shipped."));
  if (g_str_equal (reason, "no-mode"))
    return g_strdup (_ ("No delivery mode takes this product there."));
  return g_strdup (_ ("This place is in no fulfillment group of this store."));
}
