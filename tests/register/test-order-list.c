/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-order-list.c — what lies here shows at once, headquarters' answer joins it without moving
 * a row, and a long list comes page by page. */
#include "base/pos-error.h"
#include "fake-headquarters.h"
#include "register-fixture.h"
#include "register/pos-find-order.h"
#include "register/pos-order-list.h"
#include "store/pos-order-table.h"

#include <string.h>

#define SECOND G_USEC_PER_SEC

typedef struct {
  Register base;
  PosOrder *pattern; /* an order that adds up */
  FakeHeadquarters *headquarters;
  PosSync *sync;
  PosRegister *reg; /* on the line to headquarters */
  PosOrderList *list;
  guint n_removed, n_changes;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Fixture *self = data;

  self->n_removed += removed;
  self->n_changes++;
}

static PosOrder *
make_pattern (Fixture *self)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (PosOrderPage) page = NULL;
  PosOrder *order = NULL;

  register_do (&self->base, "customer.attach", "{\"customer\": \"C\"}");
  register_do (&self->base, "item.add", "{\"item\": \"A\"}");
  register_do (&self->base, "order.pickup_all", NULL);
  register_do (&self->base, "pay.cash", "{\"amount\": \"10.00\", \"balance\": \"pay-later\"}");
  page = pos_local_store_search_orders_sync (self->base.cli.store, filter, NULL);
  g_assert_cmpuint (page->summaries->len, ==, 1);
  pos_local_store_get_order_sync (
      self->base.cli.store, &((PosOrderSummary *)page->summaries->pdata[0])->id, &order, NULL);
  return order;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  register_set_up (&self->base, NULL);
  self->pattern = make_pattern (self);
  self->headquarters = fake_headquarters_new ();
  self->sync =
      fake_headquarters_connect (self->headquarters, self->base.cli.store, self->base.cli.context);
  PosRegisterOptions options = {.context = self->base.cli.context,
                                .store = self->base.cli.store,
                                .devices = self->base.cli.devices,
                                .sync = self->sync,
                                .register_id = "R1"};
  self->reg = pos_register_new (&options, &error);
  g_assert_no_error (error);
  self->list = pos_order_list_new (self->reg);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
}

/* What a thread still reads for it holds it; whoever holds it longer than that has lost it. */
static void
let_go (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  while (((GObject *)object)->ref_count > 1 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_finalize_object (G_OBJECT (object));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  let_go (self->list);
  let_go (self->reg);
  let_go (self->sync);
  let_go (self->headquarters);
  g_object_unref (self->pattern);
  register_tear_down (&self->base, NULL);
}

/* --- Orders --- */

/* Like the pattern, made @age seconds before it. */
static PosOrder *
make_order (Fixture *self, const char *name, gint64 age)
{
  PosOrder *order = pos_record_copy (self->pattern);

  order->id = pos_context_mint_id (self->base.cli.context);
  order->created_at -= age * SECOND;
  pos_text_set (&order->reference, name);
  pos_text_set (&order->number, NULL);
  pos_text_set (&order->receipt, NULL);
  return order;
}

typedef struct {
  PosLocalStore *store;
  GPtrArray *orders;
} Saving;

static gboolean
save_all (PosDbTxn *txn, gpointer data, GError **error)
{
  Saving *saving = data;

  for (guint i = 0; i < saving->orders->len; i++)
    if (!pos_order_table_save (txn, saving->store, saving->orders->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
save (Fixture *self, GPtrArray *orders)
{
  Saving saving = {self->base.cli.store, orders};
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (pos_local_store_get_db (self->base.cli.store), save_all, &saving, &error);
  g_assert_no_error (error);
}

static PosOrder *
save_one (Fixture *self, PosOrder *order)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();

  g_ptr_array_add (orders, order);
  save (self, orders);
  return order;
}

/* --- Asking --- */

static void
search (Fixture *self, const char *text, gboolean ask_headquarters)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);

  pos_text_set (&filter->text, text);
  pos_order_list_search (self->list, filter, ask_headquarters);
}

static void
settle (Fixture *self)
{
  do
    g_main_context_iteration (NULL, pos_order_list_is_searching (self->list));
  while (pos_order_list_is_searching (self->list) || g_main_context_pending (NULL));
}

/* References in the order of the list. */
static char *
describe (Fixture *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++) {
    g_autoptr (PosOrderSummary) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);
    g_string_append_printf (text, "%s%s", i ? " " : "", row->reference);
  }
  return g_string_free (text, FALSE);
}

#define assert_rows(self, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *rows = describe (self);                                                       \
    g_assert_cmpstr (rows, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
local_hits_show_at_once_and_headquarters_join_them (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) known = save_one (self, make_order (self, "KNOWN", 10));
  g_autoptr (PosOrder) unsent = save_one (self, make_order (self, "UNSENT", 30));
  g_autoptr (PosOrder) newer = pos_record_copy (known);
  g_autoptr (PosOrder) elsewhere = make_order (self, "ELSEWHERE", 20);
  g_autoptr (PosOrder) oldest = make_order (self, "OLDEST", 40);

  newer->revision++;
  pos_text_set (&newer->number, "SO-7");
  fake_headquarters_add (self->headquarters, newer);
  fake_headquarters_add (self->headquarters, elsewhere);
  fake_headquarters_add (self->headquarters, oldest);
  fake_headquarters_hold (self->headquarters);

  g_autofree char *first = g_strdup_printf ("%s KNOWN UNSENT", self->pattern->reference);
  search (self, NULL, TRUE);
  g_assert_cmpint (pos_order_list_get_reach (self->list), ==, POS_REACH_ASKING);
  settle (self);
  assert_rows (self, first);
  g_autoptr (PosOrderSummary) row = g_list_model_get_item (G_LIST_MODEL (self->list), 1);
  g_assert_null (row->number);
  g_assert_true (row->local);

  g_autofree char *all =
      g_strdup_printf ("%s KNOWN ELSEWHERE UNSENT OLDEST", self->pattern->reference);
  self->n_removed = 0;
  fake_headquarters_release (self->headquarters);
  settle (self);
  g_assert_cmpint (pos_order_list_get_reach (self->list), ==, POS_REACH_CHAIN);
  assert_rows (self, all);
  g_assert_cmpuint (self->n_removed, ==, 0);
  g_assert_cmpstr (row->number, ==, "SO-7");
  g_assert_true (row->local);
}

static void
a_thousand_orders_come_page_by_page (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 last = G_MAXINT64;
  guint n_pages = 1;

  for (guint i = 0; i < 1000; i++) {
    g_autofree char *name = g_strdup_printf ("R%u", i);
    PosOrder *order = make_order (self, name, i + 1);
    g_ptr_array_add (orders, order);
    if (i % 10 == 0)
      fake_headquarters_add (self->headquarters, order);
  }
  save (self, orders);
  search (self, NULL, TRUE);
  settle (self);
  g_assert_true (pos_order_list_has_more (self->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), <, 110);
  while (pos_order_list_has_more (self->list)) {
    pos_order_list_load_more (self->list);
    pos_order_list_load_more (self->list);
    settle (self);
    n_pages++;
  }
  g_assert_cmpuint (n_pages, ==, 21);
  g_assert_cmpuint (fake_headquarters_count_searches (self->headquarters), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 1001);
  for (guint i = 0; i < 1001; i++) {
    g_autoptr (PosOrderSummary) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);
    g_assert_cmpint (row->created_at, <, last);
    last = row->created_at;
    g_assert_cmpuint (pos_order_list_find (self->list, &row->id), ==, i);
  }
}

static void
search_by (Fixture *self, PosOrderSort sort)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);

  filter->sort = (int)sort;
  pos_order_list_search (self->list, filter, TRUE);
  settle (self);
}

/* What is sorted by may have changed elsewhere: the row goes where it belongs, once. */
static void
the_list_is_sorted_as_asked (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) small = make_order (self, "SMALL", 10);
  g_autoptr (PosOrder) large = make_order (self, "LARGE", 20);
  g_autoptr (PosOrder) other = make_order (self, "OTHER", 30);
  g_autoptr (PosOrder) grown = NULL;
  g_autofree char *newest = g_strdup_printf ("%s SMALL OTHER LARGE", self->pattern->reference);
  g_autofree char *by_total = g_strdup_printf ("SMALL LARGE OTHER %s", self->pattern->reference);

  other->created_at = large->created_at + 1;
  save_one (self, small);
  save_one (self, large);
  search_by (self, POS_SORT_NEWEST);
  grown = pos_record_copy (small);
  grown->revision++;
  grown->total += 3000;
  large->revision++;
  large->total += 2000;
  other->total += 1000;
  fake_headquarters_add (self->headquarters, other);
  fake_headquarters_add (self->headquarters, large);
  fake_headquarters_add (self->headquarters, grown);
  search_by (self, POS_SORT_TOTAL);
  assert_rows (self, by_total);
  search_by (self, POS_SORT_NEWEST);
  assert_rows (self, newest);
}

/* What was found here does not go with them. */
static void
pages_without_an_order_are_passed_over (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) here = save_one (self, make_order (self, "HERE", 10));
  g_autoptr (PosOrder) old = make_order (self, "OLD", 40);
  g_autofree char *near = g_strdup_printf ("%s HERE", self->pattern->reference);
  g_autofree char *all = g_strdup_printf ("%s OLD", near);

  fake_headquarters_add (self->headquarters, old);
  fake_headquarters_tire (self->headquarters, 3);
  search (self, NULL, TRUE);
  settle (self);
  assert_rows (self, all);
  g_assert_cmpuint (fake_headquarters_count_searches (self->headquarters), ==, 4);

  fake_headquarters_tire (self->headquarters, 1000);
  pos_order_list_retry (self->list);
  settle (self);
  g_assert_cmpint (pos_order_list_get_reach (self->list), ==, POS_REACH_NO_REPLY);
  g_assert_cmpuint (fake_headquarters_count_searches (self->headquarters), <, 50);
  assert_rows (self, near);
}

static void
without_headquarters_the_answer_says_so (Fixture *self, gconstpointer data)
{
  fake_headquarters_set_online (self->sync, FALSE);
  search (self, NULL, TRUE);
  settle (self);
  g_assert_cmpint (pos_order_list_get_reach (self->list), ==, POS_REACH_OFFLINE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 1);
  g_assert_cmpuint (fake_headquarters_count_searches (self->headquarters), ==, 0);

  fake_headquarters_set_online (self->sync, TRUE);
  fake_headquarters_vanish (self->headquarters, TRUE);
  pos_order_list_retry (self->list);
  settle (self);
  g_assert_cmpint (pos_order_list_get_reach (self->list), ==, POS_REACH_NO_REPLY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 1);

  fake_headquarters_set_online (self->sync, TRUE);
  fake_headquarters_vanish (self->headquarters, FALSE);
  pos_order_list_retry (self->list);
  settle (self);
  g_assert_cmpint (pos_order_list_get_reach (self->list), ==, POS_REACH_CHAIN);
}

/* Rows that the next letter leaves stay; only the last question counts. */
static void
typing_does_not_make_the_list_blink (Fixture *self, gconstpointer data)
{
  const char *const typed[] = {"a", "an", "ann", "anna", NULL};
  g_autoptr (PosOrder) anna = make_order (self, "ANNA", 10);
  g_autoptr (PosOrder) bert = make_order (self, "BERT", 20);

  pos_text_set (&anna->customer_name, "Anna Berg");
  pos_text_set (&bert->customer_name, "Bert Berg");
  save_one (self, anna);
  save_one (self, bert);
  search (self, "berg", FALSE);
  settle (self);
  assert_rows (self, "ANNA BERT");
  self->n_changes = self->n_removed = 0;
  for (guint i = 0; typed[i]; i++) {
    search (self, typed[i], FALSE);
    assert_rows (self, "ANNA BERT");
  }
  settle (self);
  assert_rows (self, "ANNA");
  g_assert_cmpuint (self->n_changes, ==, 1);
  g_assert_cmpuint (self->n_removed, ==, 1);
  g_assert_cmpuint (fake_headquarters_count_searches (self->headquarters), ==, 0);
  g_assert_cmpint (pos_order_list_get_reach (self->list), ==, POS_REACH_HERE);
}

static void
what_is_saved_meanwhile_shows (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  const char *const open[] = {"open", NULL};
  g_autoptr (PosOrder) first = save_one (self, make_order (self, "FIRST", 10));
  g_autoptr (PosOrder) remote = make_order (self, "REMOTE", 15);

  fake_headquarters_add (self->headquarters, remote);
  filter->terms.statuses = g_strdupv ((char **)open);
  pos_order_list_search (self->list, filter, TRUE);
  settle (self);
  g_autofree char *before = g_strdup_printf ("%s FIRST REMOTE", self->pattern->reference);
  assert_rows (self, before);

  first->status = POS_ORDER_STATUS_CANCELLED;
  save_one (self, first);
  g_autoptr (PosOrder) second = save_one (self, make_order (self, "SECOND", 20));
  settle (self);
  g_autofree char *after = g_strdup_printf ("%s REMOTE SECOND", self->pattern->reference);
  assert_rows (self, after);
}

/* --- The order of a row --- */

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static PosOrder *
find (Fixture *self, PosOrder *wanted, PosCopyOrigin *origin, GError **error)
{
  g_autoptr (PosOrderSummary) summary = pos_order_summarize (wanted);
  g_autoptr (GAsyncResult) result = NULL;

  pos_find_listed_order_async (self->reg, summary, NULL, ready_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return pos_find_listed_order_finish (self->reg, result, origin, error);
}

static void
a_row_opens_the_newest_copy_there_is (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) order = save_one (self, make_order (self, "HERE", 10));
  g_autoptr (PosOrder) newer = pos_record_copy (order);
  g_autoptr (PosOrder) remote = make_order (self, "REMOTE", 20);
  g_autoptr (GError) error = NULL;
  PosCopyOrigin origin;

  newer->revision++;
  fake_headquarters_add (self->headquarters, newer);
  fake_headquarters_add (self->headquarters, remote);

  g_autoptr (PosOrder) own = find (self, order, &origin, &error);
  g_assert_cmpint (origin, ==, POS_COPY_HERE);
  g_assert_cmpint (own->revision, ==, order->revision);
  g_autoptr (PosOrder) fresh = find (self, newer, &origin, &error);
  g_assert_cmpint (origin, ==, POS_COPY_HEADQUARTERS);
  g_assert_cmpint (fresh->revision, ==, newer->revision);

  fake_headquarters_vanish (self->headquarters, TRUE);
  g_autoptr (PosOrder) old = find (self, newer, &origin, &error);
  g_assert_cmpint (origin, ==, POS_COPY_OLD);
  g_assert_cmpint (old->revision, ==, order->revision);
  g_assert_null (find (self, remote, &origin, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_LOCAL);
}

#define TEST(name)                                                                                 \
  g_test_add ("/register/order-list/" #name, Fixture, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (local_hits_show_at_once_and_headquarters_join_them);
  TEST (a_thousand_orders_come_page_by_page);
  TEST (the_list_is_sorted_as_asked);
  TEST (pages_without_an_order_are_passed_over);
  TEST (without_headquarters_the_answer_says_so);
  TEST (typing_does_not_make_the_list_blink);
  TEST (what_is_saved_meanwhile_shows);
  TEST (a_row_opens_the_newest_copy_there_is);
  return g_test_run ();
}
