/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-stock.c — movements of a long time without headquarters, added up beforehand or not. */
#include "store-fixture.h"
#include "store/pos-stock-table.h"

#define N_ITEMS 3
#define N_PLACES 2
#define N_MESSAGES 700

static const char *const items[N_ITEMS] = {"A", "B", "C"};
static const char *const places[N_PLACES] = {"W1", "W2"};

/* What lies where, kept by adding. */
typedef struct {
  Fixture *fixture;
  GRand *random;
  int n_items; /* that are sold */
  gint64 seq;  /* of the message that is told next */
  PosStockMove moves[N_MESSAGES + 1];
  gint64 snapshot[N_ITEMS][N_PLACES];
  gint64 told[N_ITEMS][N_PLACES]; /* up to which message it contains all */
} World;

static gint64
look_up (World *self, int item, int place)
{
  gint64 sum = self->snapshot[item][place];

  for (gint64 seq = self->told[item][place] + 1; seq < self->seq; seq++)
    if (self->moves[seq].item == items[item] && self->moves[seq].warehouse == places[place])
      sum += self->moves[seq].on_hand_micro;
  return sum;
}

static gint64
find_in (GPtrArray *list, const char *place)
{
  for (guint i = 0; i < list->len; i++) {
    PosStock *stock = list->pdata[i];
    if (g_str_equal (stock->warehouse, place))
      return stock->on_hand.micro;
  }
  return 0;
}

static gboolean
compare (PosDbTxn *txn, gpointer data, GError **error)
{
  World *self = data;

  for (int i = 0; i < N_ITEMS; i++) {
    g_autoptr (GPtrArray) list = pos_stock_table_list (txn, items[i], error);
    if (!list)
      return FALSE;
    for (int p = 0; p < N_PLACES; p++) {
      g_autoptr (PosStock) stock = NULL;
      gint64 wanted = look_up (self, i, p);

      if (!pos_stock_table_get (txn, items[i], places[p], &stock, error))
        return FALSE;
      g_assert_cmpint (stock ? stock->on_hand.micro : 0, ==, wanted);
      g_assert_cmpint (find_in (list, places[p]), ==, wanted);
    }
  }
  return TRUE;
}

static gboolean
move (PosDbTxn *txn, gpointer data, GError **error)
{
  World *self = data;
  PosStockSums sums = {0};
  const PosStockMove moved = {
      .item = items[g_rand_int_range (self->random, 0, self->n_items)],
      .warehouse = places[g_rand_int_range (self->random, 0, MIN (N_PLACES, self->n_items))],
      .on_hand_micro = -g_rand_int_range (self->random, 1, 5) * POS_SCALE,
  };

  self->moves[self->seq] = moved;
  /* Two lines of one product. */
  self->moves[self->seq].on_hand_micro *= 2;
  return pos_stock_table_move (txn, &moved, self->seq, &sums, error) &&
         pos_stock_table_move (txn, &moved, self->seq++, &sums, error) &&
         pos_stock_table_note (txn, &sums, error);
}

/* Headquarters counted one item in one place, and has what was told so far. */
static gboolean
count (PosDbTxn *txn, gpointer data, GError **error)
{
  World *self = data;
  int i = g_rand_int_range (self->random, 0, N_ITEMS);
  int p = g_rand_int_range (self->random, 0, N_PLACES);
  gint64 upto = g_rand_int_range (self->random, (gint32)self->told[i][p], (gint32)self->seq);
  const PosStockTold told = {.sequence = upto, .waiting = "[]", .missing = "[]"};
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);

  self->told[i][p] = upto;
  self->snapshot[i][p] = g_rand_int_range (self->random, 0, 100) * POS_SCALE;
  pos_text_set (&stock->item, items[i]);
  pos_text_set (&stock->warehouse, places[p]);
  stock->on_hand.micro = self->snapshot[i][p];
  return pos_stock_table_put (txn, stock, &told, error);
}

static void
totals_change_no_figure (Fixture *self, gconstpointer data)
{
  World world = {.fixture = self, .random = g_rand_new_with_seed (7), .n_items = N_ITEMS, .seq = 1};

  while (world.seq <= N_MESSAGES) {
    fixture_write (self, move, &world);
    if (g_rand_int_range (world.random, 0, 40) == 0)
      fixture_write (self, count, &world);
    if (world.seq % 5 == 0)
      fixture_write (self, compare, &world);
  }
  g_assert_cmpint (fixture_query (self, "SELECT count (*) FROM stock_total"), >, 0);
  g_rand_free (world.random);
}

/* What is read at every sale of what is sold most stays the same, however long nobody was told. */
static void
few_movements_are_added_up_at_a_sale (Fixture *self, gconstpointer data)
{
  World world = {.fixture = self, .random = g_rand_new_with_seed (8), .n_items = 1, .seq = 1};

  while (world.seq <= N_MESSAGES)
    fixture_write (self, move, &world);
  g_assert_cmpint (
      fixture_query (self,
                     "SELECT max (n) FROM (SELECT count (*) AS n FROM stock_move m LEFT JOIN "
                     "stock_total t USING (item, warehouse) "
                     "WHERE m.outbox_seq > coalesce (t.upto_seq, 0) GROUP BY item, warehouse)"),
      <,
      N_MESSAGES / 10);
  g_rand_free (world.random);
}

static gboolean
look (PosDbTxn *txn, gpointer data, GError **error)
{
  PosDamage *of = data;

  return pos_stock_table_look (txn, &of[0], &of[1], error);
}

static gboolean
mend (PosDbTxn *txn, gpointer data, GError **error)
{
  PosDamage *of = data;

  return pos_stock_table_mend (txn, &of[0], &of[1], error);
}

static void
a_wrong_total_is_found_and_left_out (Fixture *self, gconstpointer data)
{
  World world = {.fixture = self, .random = g_rand_new_with_seed (9), .n_items = 1, .seq = 1};
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  PosDamage of[2];

  while (world.seq <= N_MESSAGES)
    fixture_write (self, move, &world);
  pos_damage_init (&of[0], faults);
  pos_damage_init (&of[1], faults);
  fixture_write (self, look, of);
  g_assert_cmpuint (faults->len, ==, 0);
  fixture_run_sql (self,
                   "UPDATE stock_total SET on_hand_micro = on_hand_micro + 1 "
                   "WHERE item = 'A' AND warehouse = 'W1'");
  fixture_write (self, look, of);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpstr (faults->pdata[0], ==, "stock_move: what was added up of A W1 is another sum");
  fixture_write (self, mend, of);
  fixture_write (self, compare, &world);
  pos_damage_clear (&of[0]);
  pos_damage_clear (&of[1]);
  g_rand_free (world.random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name)                                                                                 \
  g_test_add ("/stock/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)
  TEST (totals_change_no_figure);
  TEST (few_movements_are_added_up_at_a_sale);
  TEST (a_wrong_total_is_found_and_left_out);
  return g_test_run ();
}
