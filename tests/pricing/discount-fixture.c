/* SPDX-License-Identifier: GPL-3.0-or-later */
/* discount-fixture.c — see the header. */
#include "discount-fixture.h"
#include "base/pos-json.h"

void
shop_put (Shop *shop, const char *kind, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) body = pos_json_parse (json, -1, &error);
  g_autoptr (PosRecord) record = NULL;

  g_assert_no_error (error);
  if (!json_object_get (body, "name"))
    json_object_set (body, "name", json_object_get (body, "id"));
  record = pos_record_new_from_json (
      pos_kind_find (kind)->get_type (), body, shop->store->currency, &error);
  g_assert_no_error (error);
  if (POS_IS_DISCOUNT (record))
    pos_discount_check (POS_DISCOUNT (record), &error);
  g_assert_no_error (error);
  pos_config_put (shop->pricing.config, record);
}

void
shop_join_group (Shop *shop, const char *group)
{
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();

  if (shop->store->price_groups)
    g_strv_builder_addv (groups, (const char **)shop->store->price_groups);
  g_strv_builder_add (groups, group);
  g_strfreev (shop->store->price_groups);
  shop->store->price_groups = g_strv_builder_end (groups);
}

gint64
shop_get_total (Shop *shop)
{
  shop_recompute (shop);
  POS_LIST_FOREACH (PosOrderLine, line, shop->order->lines)
  {
    gint64 sum = 0;

    POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
    {
      g_assert_cmpint (part->amount, >=, part->exact.micro > 0 ? 0 : 1);
      sum += part->amount;
    }
    g_assert_cmpint (sum, ==, line->discount);
    g_assert_true (pos_order_line_is_return (line) || line->net >= 0);
  }
  return shop->order->total;
}

char *
shop_explain (Shop *shop, PosOrderLine *line)
{
  gboolean proven;
  g_autoptr (GArray) reasons = pos_discounts_explain (&shop->pricing, shop->order, line, &proven);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (proven);
  for (guint i = 0; i < reasons->len; i++) {
    PosDiscountReason *reason = &g_array_index (reasons, PosDiscountReason, i);
    g_autofree char *amount = pos_minor_to_text (reason->amount, shop->order->currency);
    g_string_append_printf (text,
                            "%s%s:%s",
                            i > 0 ? " " : "",
                            reason->discount->id,
                            reason->why == POS_WHY_GIVEN ? amount : pos_why_get_nick (reason->why));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

PosOrderLine *
shop_sell (Shop *shop, const char *item, gint64 units, gint64 cents)
{
  return shop_add (shop, item, units, cents, POS_INTENT_NONE);
}

void
shop_sell_all (Shop *shop, const gint64 *cents)
{
  for (guint i = 0; cents[i]; i++) {
    char item[] = {(char)('A' + i), 0};
    shop_sell (shop, item, 1, cents[i]);
  }
}
