/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-discount-properties.c — thousands of random carts under random discounts: P-32. */
#include "discount-fixture.h"

#define N_CARTS 2500
#define N_PRODUCTS 5

SHOP_FIXTURE

static gint64
pick (gint64 from, gint64 to)
{
  return g_test_rand_int_range ((gint32)from, (gint32)to + 1);
}

static const char *
pick_product (void)
{
  static const char *const products[] = {"A", "B", "C", "D", "E", "*"};

  return products[pick (0, N_PRODUCTS)];
}

static char *
make_mix (const char *head)
{
  static const char *const deals[] = {
      "\"deal\": \"least-expensive\", \"least_expensive\": 1, \"rate\": \"0.5\"",
      "\"deal\": \"least-expensive\", \"least_expensive\": 1, \"rate\": \"1\", "
      "\"distributed\": true",
      "\"deal\": \"least-expensive\", \"least_expensive\": 1, \"rate\": \"1\", "
      "\"for_retailer\": true",
      "\"rate\": \"0.3\"",
      "\"by\": \"price\", \"amount\": \"7.77\"",
      "\"by\": \"amount\", \"amount\": \"3.33\", \"times\": 2",
  };

  return g_strdup_printf ("%s \"type\": \"mix\", \"line_groups\": [{\"id\": \"g\", "
                          "\"quantity\": %d}], \"lines\": [{\"product\": \"%s\", \"group\": "
                          "\"g\"}], %s}",
                          head,
                          (int)pick (2, 3),
                          pick_product (),
                          deals[pick (0, G_N_ELEMENTS (deals) - 1)]);
}

static char *
make_discount (guint index, const char *mode, gint64 priority)
{
  g_autofree char *head = g_strdup_printf ("{\"id\": \"D%u\", \"mode\": \"%s\", "
                                           "\"own_priority\": true, \"priority\": %d, "
                                           "\"counts_barred\": %s,",
                                           index,
                                           mode,
                                           (int)priority,
                                           pick (0, 1) ? "true" : "false");

  switch (pick (0, 3)) {
  case 0:
    return g_strdup_printf ("%s \"lines\": [{\"product\": \"%s\", \"rate\": \"0.%02d\"}]}",
                            head,
                            pick_product (),
                            (int)pick (1, 60));
  case 1:
    return g_strdup_printf ("%s \"type\": \"quantity\", \"lines\": [{\"product\": \"%s\"}], "
                            "\"tiers\": [{\"quantity\": \"2\", \"rate\": \"0.1\"}, "
                            "{\"quantity\": \"4\", \"rate\": \"0.25\"}]}",
                            head,
                            pick_product ());
  case 2:
    return make_mix (head);
  default:
    return g_strdup_printf ("%s \"type\": \"threshold\", \"lines\": [{\"product\": \"%s\"}], "
                            "\"tiers\": [{\"from\": \"10\", \"by\": \"amount\", \"amount\": "
                            "\"1.11\"}, {\"from\": \"50\", \"rate\": \"0.2\"}]}",
                            head,
                            pick_product ());
  }
}

static void
set_up_discounts (Shop *shop)
{
  static const char *const modes[] = {"best-price", "best-price", "compounded", "exclusive"};
  guint n = (guint)pick (1, 5);

  for (guint i = 0; i < 8; i++) {
    g_autofree char *id = g_strdup_printf ("D%u", i);
    pos_config_remove (shop->pricing.config, POS_TYPE_DISCOUNT, id);
  }
  for (guint i = 0; i < n; i++) {
    g_autofree char *json =
        make_discount (i, modes[pick (0, G_N_ELEMENTS (modes) - 1)], pick (0, 3) ? 0 : 5);
    shop_discount (shop, json);
  }
  shop->parameters->discounts_across = pick (0, 3) == 0;
  shop->parameters->discounts_on_original = pick (0, 3) == 0;
}

static void
fill_cart (Shop *shop)
{
  shop_begin (shop);
  for (gint64 i = pick (1, 6); i > 0; i--) {
    char item[] = {(char)('A' + pick (0, N_PRODUCTS - 1)), 0};
    PosOrderLine *line = shop_sell (shop, item, pick (1, 4), (item[0] - 'A' + 1) * 333 + 95);
    line->no_offer = pick (0, 9) == 0;
    line->manual_discount = pick (0, 5) == 0 ? pick (1, 400) : 0;
    if (pick (0, 9) == 0)
      line->ordered.micro = pick (1, 4000) * 1000;
  }
}

/* The same pieces, line by line from the last to the first. */
static void
turn_around (Shop *shop)
{
  g_autoptr (PosOrder) turned = pos_record_copy (shop->order);
  guint n = pos_list_size (turned->lines);

  pos_list_remove_all (turned->lines);
  for (guint i = n; i > 0; i--) {
    PosOrderLine *line = shop_line (shop, i - 1);
    line->position = n - i + 1;
    pos_list_append (turned->lines, line);
  }
  g_set_object (&shop->order, turned);
}

/* Checks of shop_get_total(): parts add up, no line below nothing.  Doing it twice changes nothing,
 * and neither does the order of the lines. */
static void
carts_are_sound (Shop *shop, gconstpointer data)
{
  for (guint i = 0; i < N_CARTS; i++) {
    gint64 total;

    if (i % 5 == 0)
      set_up_discounts (shop);
    fill_cart (shop);
    total = shop_get_total (shop);
    g_assert_cmpint (total, >=, 0);
    g_autoptr (PosOrder) once = pos_record_copy (shop->order);
    g_assert_cmpint (shop_get_total (shop), ==, total);
    g_assert_true (pos_record_equal (once, shop->order, FALSE));
  }
}

/* Without what people take off, which falls where the lines stand. */
static void
take_people_out (Shop *shop)
{
  POS_LIST_FOREACH (PosOrderLine, line, shop->order->lines)
  line->manual_discount = 0;
}

static void
the_order_of_lines_is_free (Shop *shop, gconstpointer data)
{
  for (guint i = 0; i < N_CARTS; i++) {
    gint64 total, turned;

    if (i % 5 == 0)
      set_up_discounts (shop);
    fill_cart (shop);
    take_people_out (shop);
    total = shop_get_total (shop);
    turn_around (shop);
    turned = shop_get_total (shop);
    /* Which of two equal lines gets it may change how a cent is rounded. */
    g_assert_cmpint (ABS (turned - total), <=, pos_list_size (shop->order->lines));
  }
}

/* P-29: there is nothing better, and no rule of thumb had to do. */
static gboolean
is_proven (Shop *shop)
{
  POS_LIST_FOREACH (PosOrderLine, line, shop->order->lines)
  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  if (part->unproven)
    return FALSE;
  return TRUE;
}

/* A best-price offer more, at the same priority, never makes it dearer: where all are, and as long
 * as what is found is known to be the best, which it nearly always is. */
static void
one_offer_more_never_costs (Shop *shop, gconstpointer data)
{
  guint n_compared = 0, n_proven = 0;

  for (guint i = 0; i < N_CARTS / 2; i++) {
    guint n = (guint)pick (1, 3);
    gint64 before;

    set_up_discounts (shop);
    shop->parameters->discounts_across = shop->parameters->discounts_on_original = FALSE;
    for (guint k = 0; k < 8; k++) {
      g_autofree char *id = g_strdup_printf ("D%u", k);
      pos_config_remove (shop->pricing.config, POS_TYPE_DISCOUNT, id);
    }
    for (guint k = 0; k <= n; k++) {
      g_autofree char *json = make_discount (k, "best-price", 0);
      if (!strstr (json, "threshold") && !strstr (json, "for_retailer"))
        shop_discount (shop, json);
    }
    fill_cart (shop);
    take_people_out (shop);
    g_autofree char *last = g_strdup_printf ("D%u", n);
    g_autoptr (PosDiscount) more = NULL;
    PosDiscount *found = pos_config_get (shop->pricing.config, POS_TYPE_DISCOUNT, last);
    if (!found)
      continue;
    more = g_object_ref (found);
    pos_config_remove (shop->pricing.config, POS_TYPE_DISCOUNT, last);
    before = shop_get_total (shop);
    pos_config_put (shop->pricing.config, more);
    gint64 after = shop_get_total (shop);
    n_compared++;
    if (!is_proven (shop))
      continue;
    n_proven++;
    g_assert_cmpint (after, <=, before + pos_list_size (shop->order->lines));
  }
  g_test_message ("%u of %u are proven", n_proven, n_compared);
  g_assert_cmpuint (n_proven * 100, >, n_compared * 85);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/pricing/discount-properties/sound", carts_are_sound);
  shop_test ("/pricing/discount-properties/any-order", the_order_of_lines_is_free);
  shop_test ("/pricing/discount-properties/one-more", one_offer_more_never_costs);
  return g_test_run ();
}
