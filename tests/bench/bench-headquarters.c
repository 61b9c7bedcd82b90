/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-headquarters.c — what headquarters takes in: the orders of a register that was without a
 * line for long (P8), and the messages of registers one by one and many at once (P9).
 *
 *     build/tests/bench/bench-headquarters [ORDERS]      ORDERS: how many wait, 1000 */
#include "../hq/chain-fixture.h"
#include "bench-support.h"
#include "hq/pos-hq-routes.h"
#include "store/pos-outbox-table.h"

#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define AT_ONCE 16
#define TURNS 20
#define ROUNDS 5 /* of bench_run() */
#define BARE_BATCH 500

typedef struct {
  Chain chain;
  Till till;
  guint n_orders;
  GPtrArray *messages; /* PosOutboxItem, as they waited */
  sqlite3 *bare;
  sqlite3_stmt *insert;
  gint64 bare_key;
  PosHqCore *core;
  PosHqRoutes *routes;
  char *token;
  gint64 sequence;
  GPtrArray *fresh; /* PosTransaction, not sent yet */
  guint n_answered;
} Bench;

/* --- The barest way: the same bytes under a key that grows --- */

static void
bare_run (Bench *self, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (self->bare, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
bare_open (Bench *self)
{
  g_autofree char *path = g_build_filename (self->chain.folder, "bare.db", NULL);

  g_assert_cmpint (sqlite3_open (path, &self->bare), ==, SQLITE_OK);
  bare_run (self, "PRAGMA journal_mode = WAL");
  bare_run (self, "PRAGMA synchronous = FULL");
  bare_run (self, "CREATE TABLE message (id BLOB PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID");
  g_assert_cmpint (
      sqlite3_prepare_v2 (self->bare, "INSERT INTO message VALUES (?, ?)", -1, &self->insert, NULL),
      ==,
      SQLITE_OK);
}

static void
bare_insert (Bench *self, const char *body, int length)
{
  gint64 key[2] = {GINT64_TO_BE (++self->bare_key), 0};

  sqlite3_bind_blob (self->insert, 1, key, sizeof key, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->insert, 2, body, length, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (self->insert), ==, SQLITE_DONE);
  sqlite3_reset (self->insert);
}

static void
bare_close (Bench *self)
{
  sqlite3_finalize (self->insert);
  sqlite3_close (self->bare);
}

/* --- P8: a backlog --- */

/* Without paper: what draws receipts would have the processor while the line is measured. */
static void
take_orders (Bench *self)
{
  PosSpool *spool = pos_devices_get_spool (self->till.cli.devices);

  till_do (&self->till, "device.script", "{'device': 'printer', 'next': ['paper-out']}");
  for (guint i = 0; i < self->n_orders; i++)
    g_free (till_take_order (&self->till, "S1"));
  while (pos_spool_get_pending (spool) < self->n_orders)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
read_waiting (PosDbTxn *txn, gpointer data, GError **error)
{
  Bench *self = data;

  self->messages = pos_outbox_table_list (txn, 0, G_MAXINT, error);
  return self->messages != NULL;
}

static gboolean
read_all (int socket, void *buffer, gsize size)
{
  for (gsize done = 0; done < size;) {
    ssize_t got = read (socket, (char *)buffer + done, size - done);
    if (got <= 0)
      return FALSE;
    done += (gsize)got;
  }
  return TRUE;
}

typedef struct {
  Bench *bench;
  int socket;
} Receiver;

static gpointer
receive (gpointer data)
{
  Receiver *self = data;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  guint size, n = 0;

  while (read_all (self->socket, &size, sizeof size)) {
    g_byte_array_set_size (body, size);
    g_assert_true (read_all (self->socket, body->data, size));
    if (n++ % BARE_BATCH == 0)
      bare_run (self->bench, n == 1 ? "BEGIN" : "COMMIT; BEGIN");
    bare_insert (self->bench, (const char *)body->data, (int)size);
  }
  bare_run (self->bench, "COMMIT");
  return NULL;
}

static gint64
carry_bare (Bench *self)
{
  int ends[2];
  gint64 begin = g_get_monotonic_time ();

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM, 0, ends), ==, 0);
  Receiver receiver = {self, ends[1]};
  GThread *thread = g_thread_new ("bare", receive, &receiver);
  for (guint i = 0; i < self->messages->len; i++) {
    const char *body = ((PosOutboxItem *)self->messages->pdata[i])->body;
    guint size = (guint)strlen (body);
    g_assert_cmpint (write (ends[0], &size, sizeof size), ==, sizeof size);
    g_assert_cmpint (write (ends[0], body, size), ==, (gssize)size);
  }
  close (ends[0]);
  g_thread_join (thread);
  close (ends[1]);
  return g_get_monotonic_time () - begin;
}

static void
print_each (Bench *self, const char *what, gint64 took, gint64 bare)
{
  g_print ("| P8 a backlog of %u orders, each: %s | %.1f | | %.1f | | %.2f | ≤ 1.67 × |\n",
           self->n_orders,
           what,
           (double)took / self->n_orders,
           (double)bare / self->n_orders,
           (double)took / (double)bare);
}

static gint64
drain (Bench *self)
{
  gint64 begin = g_get_monotonic_time ();

  g_assert_true (till_sync (&self->till));
  return g_get_monotonic_time () - begin;
}

static gint64
make_sales_orders (Bench *self)
{
  gint64 begin = g_get_monotonic_time ();

  chain_synchronize (&self->chain);
  g_assert_true (till_sync (&self->till));
  return g_get_monotonic_time () - begin;
}

/* Headquarters works on nothing by itself, so that the two halves are told apart. */
static void
bench_backlog (Bench *self)
{
  PosDb *store = pos_local_store_get_db (self->till.cli.store);
  gint64 bare, sent, made;

  chain_stop (&self->chain);
  take_orders (self);
  pos_db_read_sync (store, read_waiting, self, NULL, NULL);
  g_assert_cmpuint (self->messages->len, ==, self->n_orders);
  chain_start (&self->chain);
  bare = carry_bare (self);
  sent = drain (self);
  print_each (self, "sent and acknowledged", sent, bare);
  made = make_sales_orders (self);
  g_assert_cmpint (
      chain_count_rows (store, "SELECT count (*) FROM sales_order WHERE number IS NOT NULL"),
      ==,
      self->n_orders);
  print_each (self, "made a sales order, and its number back at the register", made, bare);
}

/* --- P9: messages as they come --- */

/* The order of @item as if it were another one. */
static PosTransaction *
make_message (Bench *self, PosOutboxItem *item)
{
  g_autoptr (PosTransaction) sent = pos_transaction_parse (item->body, -1, NULL);
  PosId id = pos_context_mint_id (self->chain.context);
  g_autofree char *record = pos_id_dup_text (&id);
  g_autoptr (GString) body = g_string_new (sent->body);
  PosId own = pos_context_mint_id (self->chain.context);
  PosTransaction *message = pos_transaction_new (&own, sent->kind, NULL);

  g_string_replace (body, item->record_id, record, 0);
  pos_text_set (&message->body, body->str);
  pos_text_set (&message->register_id, sent->register_id);
  pos_text_set (&message->store, sent->store);
  pos_text_set (&message->worker, sent->worker);
  message->at = sent->at;
  message->sequence = ++self->sequence;
  pos_transaction_seal (message);
  return message;
}

static void
answered (guint status, const char *text, gpointer data)
{
  Bench *self = data;

  if (status != POS_HQ_OK)
    g_error ("%u: %s", status, text);
  self->n_answered++;
}

static void
put (Bench *self)
{
  g_autoptr (PosTransaction) message = g_ptr_array_steal_index (self->fresh, 0);
  g_autofree char *path = pos_transaction_dup_path (&message->id);
  g_autofree char *text = pos_transaction_to_text (message);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  PosHqRequest request = {.method = "PUT", .path = path, .token = self->token, .body = body};

  pos_hq_routes_answer (self->routes, &request, answered, self);
}

static void
put_and_wait (Bench *self, guint count)
{
  self->n_answered = 0;
  for (guint i = 0; i < count; i++)
    put (self);
  while (self->n_answered < count)
    g_main_context_iteration (NULL, TRUE);
}

static void
put_one (gpointer data)
{
  put_and_wait (data, 1);
}

static void
put_many (gpointer data)
{
  put_and_wait (data, AT_ONCE);
}

static void
insert_count (Bench *self, guint count)
{
  const char *body = ((PosOutboxItem *)self->messages->pdata[0])->body;

  bare_run (self, "BEGIN");
  for (guint i = 0; i < count; i++)
    bare_insert (self, body, -1);
  bare_run (self, "COMMIT");
}

static void
insert_one (gpointer data)
{
  insert_count (data, 1);
}

static void
insert_many (gpointer data)
{
  insert_count (data, AT_ONCE);
}

/* Orders are worked on between the turns, as they are between messages. */
static void
settle (gpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
bench_ingest (Bench *self)
{
  g_autofree char *folder = g_build_filename (self->chain.folder, "hq", NULL);
  g_autoptr (GError) error = NULL;

  self->token = chain_enroll (&self->chain, "R1");
  till_close (&self->till);
  chain_stop (&self->chain);
  self->core = pos_hq_core_new (folder, NULL, self->chain.context, &error);
  g_assert_no_error (error);
  self->routes = pos_hq_routes_new (self->core);
  self->sequence = ((PosOutboxItem *)self->messages->pdata[self->messages->len - 1])->seq;
  self->fresh = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ROUNDS * TURNS * (1 + AT_ONCE); i++)
    g_ptr_array_add (self->fresh,
                     make_message (self, self->messages->pdata[i % self->messages->len]));
  bench_run (
      &(BenchCase){
          "P9 a message, taken in and on the disk", "≤ 2 ×", settle, put_one, insert_one, TURNS, 0},
      self);
  bench_run (
      &(BenchCase){"P9 16 messages at once", "≤ 2 ×", settle, put_many, insert_many, TURNS, 0},
      self);
  pos_hq_routes_free (self->routes);
  pos_hq_core_close (self->core);
  g_object_unref (self->core);
  g_ptr_array_unref (self->fresh);
  g_free (self->token);
}

int
main (int argc, char **argv)
{
  Bench self = {.n_orders = argc > 1 ? (guint)strtoul (argv[1], NULL, 10) : 1000};

  setlocale (LC_ALL, "C.UTF-8");
  chain_open (&self.chain, "2026-05-14T10:42:00+02:00", POS_BENCH_CHAIN);
  till_open (&self.till, &self.chain, "R1");
  bare_open (&self);
  bench_print_head ();
  bench_backlog (&self);
  bench_ingest (&self);
  bare_close (&self);
  g_ptr_array_unref (self.messages);
  chain_close (&self.chain);
  return EXIT_SUCCESS;
}
