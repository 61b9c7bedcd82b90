/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-search-list.c — what is found comes page by page, nothing blinks, and what was given up says
 * nothing; a product says what it costs here, where it lies and how it is sold. */
#include "base/pos-error.h"
#include "register-fixture.h"
#include "register/pos-found-product.h"
#include "register/pos-search-list.h"
#include "store/pos-customer-table.h"
#include "store/pos-product-table.h"
#include "store/pos-stock-table.h"

#define MANY 130

typedef struct {
  Register base;
  PosSearchList *list;
  guint n_answers, n_changes;
} Fixture;

static void
answered_cb (Fixture *self)
{
  self->n_answers++;
}

static void
changed_cb (Fixture *self)
{
  self->n_changes++;
}

static void
set_list (Fixture *self, PosSearchList *list)
{
  self->list = list;
  g_signal_connect_swapped (list, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (changed_cb), self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  register_set_up (&self->base, NULL);
  set_list (self, pos_search_list_new_products (self->base.cli.reg));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (G_OBJECT (self->list));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  register_tear_down (&self->base, NULL);
}

static void
write_now (Fixture *self, PosDbFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (pos_local_store_get_db (self->base.cli.store), func, data, &error);
  g_assert_no_error (error);
}

static PosProduct *
product_new (const char *id, const char *name)
{
  PosProduct *product = g_object_new (POS_TYPE_PRODUCT, NULL);

  pos_text_set (&product->id, id);
  product->name = pos_l10n_new (name);
  product->unit_price.micro = 10 * POS_SCALE;
  return product;
}

static gboolean
put_many (PosDbTxn *txn, gpointer data, GError **error)
{
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *id = g_strdup_printf ("M%03u", i);
    g_autofree char *name = g_strdup_printf ("Many %03u", i);
    g_autoptr (PosProduct) product = product_new (id, name);
    if (!pos_product_table_put (txn, product, error))
      return FALSE;
  }
  return TRUE;
}

static void
wait (Fixture *self)
{
  guint before = self->n_answers;

  while (self->n_answers == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for (Fixture *self, guint n_items)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (self->list)) != n_items)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_item (Fixture *self, guint position, const char *id)
{
  g_autoptr (PosFoundProduct) found = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_assert_nonnull (found);
  g_assert_cmpstr (pos_found_product_get_product (found)->id, ==, id);
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  write_now (self, put_many, NULL);
  pos_search_list_ask (self->list, "many", NULL);
  g_assert_true (pos_search_list_is_searching (self->list));
  wait (self);
  g_assert_false (pos_search_list_is_searching (self->list));
  wait_for (self, POS_SEARCH_LIST_PAGE);
  g_assert_true (pos_search_list_has_more (self->list));

  /* Asking again for what is on its way asks once. */
  pos_search_list_load_more (self->list);
  pos_search_list_load_more (self->list);
  wait_for (self, 2 * POS_SEARCH_LIST_PAGE);
  pos_search_list_load_more (self->list);
  wait_for (self, MANY);
  g_assert_false (pos_search_list_has_more (self->list));
  g_assert_cmpuint (self->n_changes, ==, 3);
  g_assert_cmpuint (self->n_answers, ==, 1);
  assert_item (self, 0, "M000");
  assert_item (self, MANY - 1, "M129");
}

static void
test_rows_stay_until_the_answer (Fixture *self, gconstpointer data)
{
  write_now (self, put_many, NULL);
  pos_search_list_ask (self->list, "many 12", NULL);
  wait (self);
  wait_for (self, 10);
  pos_search_list_ask (self->list, "many 00", NULL);
  assert_item (self, 0, "M120");
  wait (self);
  assert_item (self, 0, "M000");
  pos_search_list_ask (self->list, "nothing is called so", NULL);
  wait (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 0);
}

static void
test_given_up (Fixture *self, gconstpointer data)
{
  write_now (self, put_many, NULL);
  for (const char *const *text = (const char *const[]){"m", "ma", "man", "many 000", NULL}; *text;
       text++)
    pos_search_list_ask (self->list, *text, NULL);
  wait (self);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (self->n_answers, ==, 1);
  g_assert_cmpuint (self->n_changes, ==, 1);
  assert_item (self, 0, "M000");
}

static void
test_gone_while_reading (Fixture *self, gconstpointer data)
{
  gpointer list = self->list;

  g_object_add_weak_pointer (list, &list);
  pos_search_list_ask (self->list, "", NULL);
  g_object_unref (self->list);
  g_assert_null (list);
  self->list = pos_search_list_new_products (self->base.cli.reg);
}

static gboolean
put_customers (PosDbTxn *txn, gpointer data, GError **error)
{
  for (guint i = 0; i < MANY; i++) {
    g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
    g_autofree char *id = g_strdup_printf ("N%03u", i);
    pos_text_set (&customer->id, id);
    pos_text_set (&customer->name, "Neele");
    if (!pos_customer_table_put (txn, customer, error))
      return FALSE;
  }
  return TRUE;
}

static void
test_customers (Fixture *self, gconstpointer data)
{
  g_object_unref (self->list);
  set_list (self, pos_search_list_new_customers (self->base.cli.reg));
  write_now (self, put_customers, NULL);
  pos_search_list_ask (self->list, "neele", NULL);
  wait (self);
  wait_for (self, POS_SEARCH_LIST_PAGE);
  pos_search_list_load_more (self->list);
  wait_for (self, 2 * POS_SEARCH_LIST_PAGE);
  pos_search_list_load_more (self->list);
  wait_for (self, MANY);
}

/* --- A product --- */

static gboolean
put_fabric (PosDbTxn *txn, gpointer data, GError **error)
{
  const char *warehouse = data;
  g_autoptr (PosProduct) product = product_new ("FABRIC", "Curtain fabric");
  g_autoptr (PosStock) here = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (PosStock) there = g_object_new (POS_TYPE_STOCK, NULL);

  product->fractional = TRUE;
  product->minimum.micro = POS_SCALE / 2;
  product->multiple.micro = POS_SCALE / 10;
  pos_text_set (&here->item, "FABRIC");
  pos_text_set (&here->warehouse, warehouse);
  here->on_hand.micro = 8 * POS_SCALE;
  here->reserved.micro = 3 * POS_SCALE;
  here->as_of = 2000;
  pos_text_set (&there->item, "FABRIC");
  pos_text_set (&there->warehouse, "ELSEWHERE");
  there->on_hand.micro = 1 * POS_SCALE;
  there->reserved.micro = 2 * POS_SCALE;
  there->as_of = 1000;
  return pos_product_table_put (txn, product, error) &&
         pos_stock_table_put (txn, here, NULL, error) &&
         pos_stock_table_put (txn, there, NULL, error);
}

static void
test_what_a_product_says (Fixture *self, gconstpointer data)
{
  PosRegister *reg = self->base.cli.reg;
  g_autoptr (PosFoundProduct) found = NULL;
  g_autoptr (GError) error = NULL;
  PosQuantity here, elsewhere;
  PosPricePer price;

  write_now (self, put_fabric, pos_register_get_store_record (reg)->warehouse);
  found = pos_found_product_look_up (reg, "FABRIC", &error);
  g_assert_no_error (error);
  g_assert_true (pos_found_product_get_price (found, reg, &price));
  g_assert_cmpint (price.price.micro, ==, 10 * POS_SCALE);
  pos_found_product_sum (found, reg, &here, &elsewhere);
  g_assert_cmpint (here.micro, ==, 5 * POS_SCALE);
  g_assert_cmpint (elsewhere.micro, ==, 0);
  g_assert_cmpint (pos_found_product_get_age (found), ==, 1000);
  g_assert_cmpint (pos_found_product_get_least (found).micro, ==, POS_SCALE / 2);
  g_assert_cmpint (pos_found_product_get_step (found).micro, ==, POS_SCALE / 10);

  g_assert_true (pos_found_product_check (found, reg, (PosQuantity){700000}, NULL));
  g_assert_false (pos_found_product_check (found, reg, (PosQuantity){400000}, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_QUANTITY);
  g_clear_error (&error);
  g_assert_false (pos_found_product_check (found, reg, (PosQuantity){550000}, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_QUANTITY);
  g_clear_error (&error);
  g_assert_null (pos_found_product_look_up (reg, "8710000000012", &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function)                                                                       \
  g_test_add ("/register/search-list/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("pages", test_pages);
  TEST ("rows-stay-until-the-answer", test_rows_stay_until_the_answer);
  TEST ("what-was-given-up-says-nothing", test_given_up);
  TEST ("nobody-listens-any-more", test_gone_while_reading);
  TEST ("customers", test_customers);
  TEST ("what-a-product-says", test_what_a_product_says);
  return g_test_run ();
}
