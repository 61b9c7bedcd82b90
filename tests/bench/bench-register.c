/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-register.c — what a register does between a tap and the disk: scanning (P3a), computing
 * (P4), committing (P5a, P5b), finding orders again (P6a, P6b), opening one (P7).
 *
 *     build/tests/bench/bench-register [ORDERS]      ORDERS: how many lie in the database, 20000
 *     build/tests/bench/bench-register work COUNT LINES
 *
 * The second only takes COUNT orders of LINES lines, for instructions.py (P14). */
#include "base/pos-json.h"
#include "bench-chain.h"
#include "bench-support.h"
#include "pricing/pos-pricing-recompute.h"
#include "store/pos-order-table.h"
#include "store/pos-product-table.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MANY_LINES 200
#define FEW_LINES 5
#define ORDERS_A_TRANSACTION 500
#define COLD_STARTS 21
#define FAR_APART 2654435761u
typedef struct {
  PosCli cli;
  char *directory;
  int probe;   /* a file beside the database */
  char *bytes; /* as many as a commit writes */
  gsize n_bytes;
  guint lines;
  guint n_orders;
  guint turn;
  PosOrder *placed;
  PosId kept; /* an order of many lines */
} Bench;

/* --- The register --- */

static void
ask (Bench *self, const char *op, const char *args)
{
  g_autofree char *line =
      g_strdup_printf ("{\"op\": \"%s\", \"args\": %s}", op, args ? args : "{}");
  g_autoptr (json_t) request = NULL;
  g_autoptr (json_t) answer = pos_cli_answer (&self->cli, line, strlen (line), &request);

  if (!json_is_true (json_object_get (answer, "ok"))) {
    g_autofree char *text = pos_json_to_text (answer);
    g_error ("%s: %s", op, text);
  }
}

/* As many products as a long order has lines, with bar codes. */
static char *
make_products (void)
{
  GString *text = g_string_new ("{\"currency\": \"EUR\", \"records\": [");

  for (guint i = 0; i < MANY_LINES; i++)
    g_string_append_printf (text,
                            "%s{\"kind\": \"product\", \"id\": \"BENCH-%03u\", \"name\": \"Product "
                            "%u\", \"unit\": \"pcs\", \"unit_price\": \"%u.95\", "
                            "\"item_tax_group\": \"FULL\"}",
                            i ? ", " : "",
                            i,
                            i,
                            i + 1);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
open_cli (Bench *self)
{
  g_autoptr (GError) error = NULL;
  PosCliOptions options = {
      .data = self->directory, .register_id = "R1", .seed = 1, .simulate = TRUE};

  pos_instant_parse ("2026-05-14T10:42:00+02:00", &options.now, &error);
  pos_cli_open (&self->cli, &options, POS_CLI_REGISTER, &error);
  g_assert_no_error (error);
}

static void
set_up (Bench *self)
{
  g_autofree char *chain = g_build_filename (POS_BENCH_CHAIN, NULL);
  g_autofree char *products = make_products ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  self->directory = g_dir_make_tmp ("pos-bench-XXXXXX", &error);
  g_assert_no_error (error);
  open_cli (self);
  g_file_get_contents (chain, &text, NULL, &error);
  g_assert_no_error (error);
  bench_chain_import (&self->cli, text);
  bench_chain_import (&self->cli, products);
  pos_register_reload_config (self->cli.reg, &error);
  g_assert_no_error (error);
  ask (self, "session.sign_in", "{\"worker\": \"kim\", \"secret\": \"1111\"}");
  g_autofree char *probe = g_build_filename (self->directory, "probe", NULL);
  self->probe = g_open (probe, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (self->probe, >=, 0);
}

static void
fill_cart (gpointer data)
{
  Bench *self = data;

  for (guint i = 0; i < self->lines; i++) {
    g_autofree char *args = g_strdup_printf ("{\"item\": \"BENCH-%03u\"}", i);
    ask (self, "item.add", args);
  }
  ask (self, "customer.attach", "{\"customer\": \"C\"}");
  ask (self, "order.pickup_all", NULL);
}

/* --- P3a: a scan --- */

static void
preview (Bench *self, const char *key, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) order = pos_register_preview (self->cli.reg, key, args, &error);

  g_assert_no_error (error);
}

static void
scan (gpointer data)
{
  preview (data, "item.add", g_variant_new_parsed ("{'item': <'BENCH-100'>}"));
}

static gboolean
find_product (PosDbTxn *txn, gpointer data, GError **error)
{
  PosProduct **product = data;

  return pos_product_table_find_code (txn, "BENCH-100", product, error);
}

static void
look_up (gpointer data)
{
  Bench *self = data;
  g_autoptr (PosProduct) product = NULL;

  pos_db_read_sync (pos_local_store_get_db (self->cli.store), find_product, &product, NULL, NULL);
}

/* --- P4: computing --- */

static void
recompute (gpointer data)
{
  Bench *self = data;
  PosPricing pricing = pos_register_get_pricing (self->cli.reg);

  pos_pricing_recompute (&pricing, self->placed, NULL);
}

static void
copy_order (gpointer data)
{
  Bench *self = data;
  g_autoptr (PosOrder) copy = pos_record_copy (self->placed);
}

static void
ship_all (gpointer data)
{
  preview (data, "order.ship_all", NULL);
}

/* --- P5: committing --- */

static void
pay (gpointer data)
{
  ask (data, "pay.cash", "{\"balance\": \"pay-later\", \"receipt\": \"none\"}");
}

/* What this process has written so far, to whatever file. */
static guint64
count_written (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents ("/proc/self/io", &text, NULL, &error);
  g_assert_no_error (error);
  const char *count = strstr (text, "wchar: ");
  g_assert_nonnull (count);
  return g_ascii_strtoull (count + strlen ("wchar: "), NULL, 10);
}

/* The floor writes the bytes of one commit, and no more: what the pages of the tables and of their
 * indexes, and the heads of the log's frames, come to. */
static void
size_probe (Bench *self, guint n_lines)
{
  guint64 before;

  self->lines = n_lines;
  for (guint i = 0; i < 3; i++) {
    fill_cart (self);
    before = count_written ();
    pay (self);
    self->n_bytes = count_written () - before;
  }
  g_free (self->bytes);
  self->bytes = g_malloc0 (self->n_bytes);
  g_print ("\nA commit of %u lines writes %" G_GSIZE_FORMAT " bytes.\n\n", n_lines, self->n_bytes);
}

static void
write_and_sync (gpointer data)
{
  Bench *self = data;

  g_assert_cmpint (pwrite (self->probe, self->bytes, self->n_bytes, 0), ==, (gssize)self->n_bytes);
  g_assert_cmpint (fdatasync (self->probe), ==, 0);
}

/* --- P6a: finding --- */

/* Orders of as many customers as there are orders, with numbers of their own. */
static gboolean
save_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  Bench *self = data;

  for (guint i = 0; i < ORDERS_A_TRANSACTION; i++) {
    g_autoptr (PosOrder) order = pos_record_copy (self->placed);
    guint n = self->turn * ORDERS_A_TRANSACTION + i;
    g_autofree char *number = g_strdup_printf ("SO-B%06u", n);
    g_autofree char *name = g_strdup_printf ("Customer%u Bench", n);

    order->id = pos_context_mint_id (self->cli.context);
    pos_text_set (&order->number, number);
    pos_text_set (&order->reference, number);
    pos_text_set (&order->customer_name, name);
    pos_text_set (&order->receipt, NULL);
    if (!pos_order_table_save (txn, self->cli.store, order, error))
      return FALSE;
  }
  return TRUE;
}

static void
find_by (Bench *self, const char *text)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (GError) error = NULL;

  pos_text_set (&filter->text, text);
  PosOrderPage *page = pos_local_store_search_orders_sync (self->cli.store, filter, &error);
  g_assert_no_error (error);
  pos_order_page_free (page);
}

static void
find_number (gpointer data)
{
  Bench *self = data;
  g_autofree char *text = g_strdup_printf ("SO-B%06u", self->turn++ % self->n_orders);

  find_by (self, text);
}

static void
find_name (gpointer data)
{
  Bench *self = data;
  g_autofree char *text = g_strdup_printf ("customer%u", self->turn++ % self->n_orders);

  find_by (self, text);
}

/* What has been typed of a name: three letters, four, …, all of it, and on to the next name. */
static char *
type_name (Bench *self)
{
  g_autofree char *name = g_strdup_printf ("customer%06u", self->n_orders - 1);

  return g_strndup (name, 3 + self->turn++ % (strlen (name) - 2));
}

static void
find_typed (gpointer data)
{
  Bench *self = data;
  g_autofree char *text = type_name (self);

  find_by (self, text);
}

static gboolean
read_beginning (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) statement =
      pos_db_txn_prepare (txn,
                          "SELECT order_id FROM order_key WHERE kind = 'name' AND key >= :from "
                          "AND key < :from || char (1114111) LIMIT 50");
  gboolean has_row;

  pos_db_bind_text (statement, ":from", data);
  while (pos_db_step (statement, &has_row, error))
    if (!has_row)
      return TRUE;
  return FALSE;
}

static void
read_typed (gpointer data)
{
  Bench *self = data;
  g_autofree char *text = type_name (self);

  g_assert_true (pos_db_read_sync (
      pos_local_store_get_db (self->cli.store), read_beginning, text, NULL, NULL));
}

static gboolean
find_key (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (
      txn, "SELECT order_id FROM order_key WHERE kind = 'number' AND key = :key LIMIT 50");
  gboolean has_row = FALSE;

  pos_db_bind_text (statement, ":key", data);
  return pos_db_step (statement, &has_row, error) && has_row;
}

static void
find_bare (gpointer data)
{
  Bench *self = data;
  g_autofree char *key = g_strdup_printf ("SO-B%06u", self->turn++ % self->n_orders);

  g_assert_true (
      pos_db_read_sync (pos_local_store_get_db (self->cli.store), find_key, key, NULL, NULL));
}

/* The register was just started, and nothing of its file is in memory. */
static void
start_cold (Bench *self)
{
  g_autofree char *path = g_build_filename (self->directory, "register.db", NULL);

  memset (&self->cli, 0, sizeof self->cli);
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (fdatasync (file), ==, 0);
  g_assert_cmpint (posix_fadvise (file, 0, 0, POSIX_FADV_DONTNEED), ==, 0);
  close (file);
  open_cli (self);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (int)CLAMP (*(const gint64 *)a - *(const gint64 *)b, -1, 1);
}

static void
bench_cold (Bench *self)
{
  gint64 took[COLD_STARTS];

  for (guint i = 0; i < COLD_STARTS; i++) {
    pos_cli_close (&self->cli);
    start_cold (self);
    self->turn = (guint)((guint64)i * FAR_APART % self->n_orders);
    gint64 begin = g_get_monotonic_time ();
    find_number (self);
    took[i] = g_get_monotonic_time () - begin;
  }
  qsort (took, COLD_STARTS, sizeof *took, compare_times);
  g_print (
      "| P6a recall by number, just started, nothing in memory, %u orders | %.2f ms | most %.2f "
      "ms | ≤ 20 ms |\n",
      self->n_orders,
      (double)took[COLD_STARTS / 2] / 1000,
      (double)took[COLD_STARTS - 1] / 1000);
}

/* --- P7: opening --- */

static void
open_order (gpointer data)
{
  Bench *self = data;
  PosOrder *order = NULL;

  g_assert_true (pos_local_store_get_order_sync (self->cli.store, &self->kept, &order, NULL));
  g_object_unref (order);
}

/* Every value of every row, and nothing made of them. */
static gboolean
read_rows (PosDbTxn *txn, gpointer data, GError **error)
{
  static const char *const rows[] = {
      "SELECT * FROM sales_order WHERE id = :order",
      "SELECT * FROM order_line WHERE order_id = :order ORDER BY ordinal",
      "SELECT * FROM order_ledger WHERE order_id = :order ORDER BY ordinal",
      "SELECT * FROM order_payment WHERE order_id = :order ORDER BY ordinal",
  };
  Bench *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, rows[i]);
    gboolean has_row = TRUE;

    pos_db_bind_id (statement, ":order", &self->kept);
    while (has_row) {
      if (!pos_db_step (statement, &has_row, error))
        return FALSE;
      for (int column = 0; has_row && column < pos_db_column_count (statement); column++)
        pos_db_column_is_null (statement, column);
    }
  }
  return TRUE;
}

static void
read_order (gpointer data)
{
  Bench *self = data;

  g_assert_true (
      pos_db_read_sync (pos_local_store_get_db (self->cli.store), read_rows, self, NULL, NULL));
}

/* --- All of it --- */

static void
bench_cart (Bench *self)
{
  self->lines = MANY_LINES - 1;
  fill_cart (self);
  self->placed = pos_record_copy (pos_register_get_order (self->cli.reg));
  bench_run (&(BenchCase){"P3a scan → model and price, order of 200 lines",
                          "≤ 100 µs",
                          NULL,
                          scan,
                          look_up,
                          100,
                          0},
             self);
  bench_run (
      &(BenchCase){"P4 recompute, 200 lines", "≤ 300 µs", NULL, recompute, copy_order, 100, 0},
      self);
  bench_run (&(BenchCase){"P4 ship all, 200 lines, on a copy",
                          "≤ 300 µs and the copy",
                          NULL,
                          ship_all,
                          copy_order,
                          40,
                          0},
             self);
  g_clear_object (&self->placed);
  ask (self, "txn.void", NULL);
}

static void
bench_commit (Bench *self)
{
  size_probe (self, FEW_LINES);
  bench_print_head ();
  bench_run (&(BenchCase){"P5a tender → committed, 5 lines, 3 ms think time",
                          "p50 ≤ 1.2 ×, p99 ≤ 1.5 ×",
                          fill_cart,
                          pay,
                          write_and_sync,
                          20,
                          3},
             self);
  bench_run (
      &(BenchCase){"P5a the same back to back", "≤ 1.4 ×", fill_cart, pay, write_and_sync, 20, 0},
      self);
  size_probe (self, MANY_LINES);
  bench_print_head ();
  bench_run (
      &(BenchCase){
          "P5b tender → committed, 200 lines", "≤ 2.5 ×", fill_cart, pay, write_and_sync, 2, 3},
      self);
}

static void
bench_recall (Bench *self)
{
  self->lines = FEW_LINES;
  fill_cart (self);
  self->placed = pos_record_copy (pos_register_get_order (self->cli.reg));
  self->placed->status = POS_ORDER_STATUS_OPEN;
  self->placed->revision = 1;
  ask (self, "txn.void", NULL);
  for (self->turn = 0; self->turn < self->n_orders / ORDERS_A_TRANSACTION; self->turn++) {
    g_autoptr (GError) error = NULL;
    pos_db_write_sync (pos_local_store_get_db (self->cli.store), save_orders, self, &error);
    g_assert_no_error (error);
  }
  bench_run (
      &(BenchCase){"P6a recall by number", "≤ 2 ×, ≤ 5 ms", NULL, find_number, find_bare, 200, 0},
      self);
  bench_run (&(BenchCase){"P6a recall by name", "≤ 5 ms", NULL, find_name, find_bare, 200, 0},
             self);
  bench_run (
      &(BenchCase){
          "P6b recall by a name being typed", "≤ 2 ×", NULL, find_typed, read_typed, 120, 0},
      self);
  g_clear_object (&self->placed);
}

static void
bench_open (Bench *self)
{
  self->lines = MANY_LINES;
  fill_cart (self);
  self->kept = pos_register_get_order (self->cli.reg)->id;
  pay (self);
  bench_run (
      &(BenchCase){"P7 open an order of 200 lines", "≤ 3 ×", NULL, open_order, read_order, 40, 0},
      self);
}

static void
work (Bench *self, guint count, guint n_lines)
{
  self->lines = MIN (n_lines, MANY_LINES);
  for (guint i = 0; i < count; i++) {
    fill_cart (self);
    pay (self);
  }
}

static void
measure (Bench *self)
{
  bench_print_head ();
  bench_cart (self);
  bench_commit (self);
  bench_open (self);
  bench_recall (self);
  bench_cold (self);
}

static guint
read_count (const char *text)
{
  return (guint)strtoul (text, NULL, 10);
}

int
main (int argc, char **argv)
{
  gboolean only_work = argc == 4 && g_str_equal (argv[1], "work");
  Bench self = {.n_orders = argc > 1 && !only_work ? read_count (argv[1]) : 20000};

  setlocale (LC_ALL, "C.UTF-8");
  self.n_orders = MAX (self.n_orders, ORDERS_A_TRANSACTION);
  set_up (&self);
  if (only_work)
    work (&self, read_count (argv[2]), read_count (argv[3]));
  else
    measure (&self);
  close (self.probe);
  g_free (self.bytes);
  pos_cli_close (&self.cli);
  bench_chain_remove (self.directory);
  g_free (self.directory);
  return EXIT_SUCCESS;
}
