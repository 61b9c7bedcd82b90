/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-list.c — a PosList does what a GListStore does, item by item and signal by signal. */
#include "base/pos-list.h"

#include <string.h>

typedef struct {
  guint index, gone, added, times;
} Told;

static void
changed_cb (GListModel *model, guint index, guint gone, guint added, Told *told)
{
  /* A list store also tells of nothing. */
  if (gone > 0 || added > 0)
    *told = (Told){index, gone, added, told->times + 1};
}

static void
assert_same (PosList *list, GListStore *model)
{
  guint size = pos_list_size (list);

  g_assert_cmpuint (size, ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
  g_assert_cmpuint (size, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < size; i++) {
    g_autoptr (GObject) wanted = g_list_model_get_item (G_LIST_MODEL (model), i);
    g_autoptr (GObject) got = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_assert_true (got == wanted && pos_list_peek (list, i) == wanted);
  }
  g_assert_null (pos_list_peek (list, size));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), size));
}

static void
test_splices_like_a_list_store (void)
{
  g_autoptr (PosList) list = pos_list_new (G_TYPE_OBJECT);
  g_autoptr (GListStore) model = g_list_store_new (G_TYPE_OBJECT);
  Told told = {0}, expected = {0};

  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &told);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &expected);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == G_TYPE_OBJECT);
  for (int turn = 0; turn < 2000; turn++) {
    guint size = pos_list_size (list);
    guint index = (guint)g_test_rand_int_range (0, (gint32)size + 1);
    guint gone = (guint)g_test_rand_int_range (0, (gint32)MIN (size - index, 6) + 1);
    guint added = (guint)g_test_rand_int_range (0, size < 40 ? 6 : 2);
    GObject *items[6];

    for (guint i = 0; i < added; i++)
      items[i] = g_object_new (G_TYPE_OBJECT, NULL);
    pos_list_splice (list, index, gone, (gpointer *)items, added);
    g_list_store_splice (model, index, gone, (gpointer *)items, added);
    for (guint i = 0; i < added; i++)
      g_object_unref (items[i]);
    assert_same (list, model);
    g_assert_true (memcmp (&told, &expected, sizeof told) == 0);
  }
}

static void
test_finds_by_identity (void)
{
  g_autoptr (PosList) list = pos_list_new (G_TYPE_OBJECT);
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  guint index = 7;

  pos_list_append (list, a);
  g_assert_false (pos_list_find (list, b, &index));
  g_assert_cmpuint (index, ==, 7);
  pos_list_insert (list, 0, b);
  g_assert_true (pos_list_find (list, a, &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (pos_list_find (list, b, NULL));
}

static void
test_lets_go_of_what_it_held (void)
{
  PosList *list = pos_list_new (G_TYPE_OBJECT);
  GObject *kept = g_object_new (G_TYPE_OBJECT, NULL), *removed = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_add_weak_pointer (kept, (gpointer *)&kept);
  g_object_add_weak_pointer (removed, (gpointer *)&removed);
  pos_list_append (list, removed);
  pos_list_append (list, kept);
  g_object_unref (removed);
  g_object_unref (kept);
  pos_list_remove (list, 0);
  g_assert_null (removed);
  g_assert_nonnull (kept);
  g_object_unref (list);
  g_assert_null (kept);
}

/* What is put where something else was may be the same item. */
static void
test_replaces_an_item_by_itself (void)
{
  g_autoptr (PosList) list = pos_list_new (G_TYPE_OBJECT);
  gpointer item = g_object_new (G_TYPE_OBJECT, NULL);

  pos_list_append (list, item);
  g_object_unref (item);
  pos_list_splice (list, 0, 1, &item, 1);
  g_assert_true (G_IS_OBJECT (pos_list_peek (list, 0)));
  pos_list_remove_all (list);
  g_assert_cmpuint (pos_list_size (list), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/splices-like-a-list-store", test_splices_like_a_list_store);
  g_test_add_func ("/list/finds-by-identity", test_finds_by_identity);
  g_test_add_func ("/list/lets-go-of-what-it-held", test_lets_go_of_what_it_held);
  g_test_add_func ("/list/replaces-an-item-by-itself", test_replaces_an_item_by_itself);
  return g_test_run ();
}
