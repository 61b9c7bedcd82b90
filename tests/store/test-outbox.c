/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-outbox.c — what waits for headquarters, and when it goes. */
#include "store-fixture.h"
#include "store/pos-outbox-table.h"

#include <string.h>

#define IN_TXN(name) static gboolean name (PosDbTxn *txn, gpointer data, GError **error)
#define MUST(call)                                                                                 \
  if (!(call))                                                                                     \
    return FALSE;

static gboolean
append (PosDbTxn *txn, Fixture *self, const char *record, gint64 at, GError **error)
{
  PosId id = pos_context_mint_id (self->context);
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
  g_autoptr (PosTransaction) message = NULL;

  pos_text_set (&customer->id, record);
  pos_text_set (&customer->name, "Zoë");
  message = pos_transaction_new (&id, POS_TRANSACTION_CUSTOMER, customer);
  pos_text_set (&message->register_id, "S1-01");
  pos_text_set (&message->store, "S1");
  message->at = at;
  return pos_outbox_table_append (txn, message, record, error);
}

/* The sequence numbers that may be sent at @now. */
static char *
peek (PosDbTxn *txn, gint64 now)
{
  g_autoptr (GPtrArray) items = pos_outbox_table_peek (txn, now, 100, G_MAXSIZE, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    PosOutboxItem *item = items->pdata[i];
    g_string_append_printf (text, "%s%d", i ? "," : "", (int)item->seq);
  }
  return g_string_free (text, FALSE);
}

static void
assert_peek (PosDbTxn *txn, gint64 now, const char *expected)
{
  g_autofree char *found = peek (txn, now);

  g_assert_cmpstr (found, ==, expected);
}

static gboolean
ack (PosDbTxn *txn, gint64 seq, gboolean wrong_hash, gboolean *known, GError **error)
{
  g_autoptr (GPtrArray) items = pos_outbox_table_list (txn, seq - 1, 1, error);
  PosOutboxItem *item = items->pdata[0];

  return pos_outbox_table_mark_acked (
      txn, seq, wrong_hash ? "0000" : item->body_hash, 50, known, error);
}

IN_TXN (use_outbox)
{
  PosOutboxStats stats;
  gboolean known;

  MUST (append (txn, data, "C1", 10, error) && append (txn, data, "C2", 20, error) &&
        append (txn, data, "C1", 30, error));
  /* Even when the clock was set back meanwhile. */
  assert_peek (txn, 5, "1,2");
  MUST (pos_outbox_table_park (txn, 1, 200, "sync/rejected", error));
  assert_peek (txn, 100, "2");
  assert_peek (txn, 200, "1,2");
  MUST (ack (txn, 1, TRUE, &known, error));
  g_assert_false (known);
  MUST (ack (txn, 1, FALSE, &known, error));
  g_assert_true (known);
  assert_peek (txn, 200, "2,3");
  MUST (pos_outbox_table_park (txn, 2, 0, "sync/conflict", error) &&
        pos_outbox_table_stats (txn, &stats, error));
  g_assert_cmpint (stats.count, ==, 2);
  g_assert_cmpint (stats.parked, ==, 1);
  g_assert_cmpint (stats.oldest_at, ==, 20);
  assert_peek (txn, G_MAXINT64, "3");
  MUST (append (txn, data, "C2", 40, error));
  assert_peek (txn, G_MAXINT64, "3");
  MUST (pos_outbox_table_retry (txn, 210, error));
  assert_peek (txn, 210, "2,3");
  return TRUE;
}

IN_TXN (fill_outbox)
{
  for (int i = 0; i < 6; i++) {
    g_autofree char *record = g_strdup_printf ("C%d", i);
    MUST (append (txn, data, record, 10, error));
  }
  return TRUE;
}

static void
assert_fits (PosDbTxn *txn, gsize room, guint expected)
{
  g_autoptr (GPtrArray) items = pos_outbox_table_peek (txn, 10, 5, room, NULL);

  g_assert_cmpuint (items->len, ==, expected);
}

IN_TXN (peek_by_room)
{
  g_autoptr (GPtrArray) items = pos_outbox_table_peek (txn, 10, 1, 0, NULL);
  gsize line = strlen (((PosOutboxItem *)items->pdata[0])->body) + 1;

  assert_fits (txn, 0, 1);
  assert_fits (txn, line, 1);
  assert_fits (txn, 2 * line - 1, 1);
  assert_fits (txn, 2 * line, 2);
  assert_fits (txn, G_MAXSIZE, 5);
  return TRUE;
}

static void
a_request_takes_what_has_room (Fixture *self, gconstpointer data)
{
  fixture_write (self, fill_outbox, self);
  fixture_read (self, peek_by_room, self);
}

/* Steps that SQLite took until now for looks at what waits. */
static gint64
count_steps (PosDbTxn *txn)
{
  g_autoptr (PosDbStatement) count =
      pos_db_txn_prepare (txn,
                          "SELECT sum (nstep) FROM sqlite_stmt "
                          "WHERE sql LIKE 'SELECT%FROM outbox%' AND sql NOT LIKE '%nstep%'");
  gboolean has_row;

  g_assert_true (pos_db_step (count, &has_row, NULL));
  return pos_db_column_int64 (count, 0);
}

static gint64
count_steps_of_a_look (PosDbTxn *txn)
{
  PosOutboxStats stats;
  gint64 before;

  assert_peek (txn, 10, "");
  g_assert_true (pos_outbox_table_stats (txn, &stats, NULL));
  before = count_steps (txn);
  assert_peek (txn, 10, "");
  g_assert_true (pos_outbox_table_stats (txn, &stats, NULL));
  return count_steps (txn) - before;
}

IN_TXN (look_at_what_waits)
{
  gint64 steps = count_steps_of_a_look (txn);

  for (int i = 0; i < 300; i++) {
    gboolean known;
    MUST (append (txn, data, "C", 10, error) && ack (txn, i + 1, FALSE, &known, error));
  }
  g_assert_cmpint (steps, >, 0);
  g_assert_cmpint (count_steps_of_a_look (txn), ==, steps);
  return TRUE;
}

static void
what_was_acknowledged_costs_nothing_more (Fixture *self, gconstpointer data)
{
  if (!fixture_query (self, "SELECT sqlite_compileoption_used ('ENABLE_STMTVTAB')"))
    g_test_skip ("This SQLite does not tell what its statements did");
  else
    fixture_write (self, look_at_what_waits, self);
}

static void
assert_open (PosDbTxn *txn, const PosOutboxTold *told, const char *expected)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) ids = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pos_outbox_table_list_open (txn, told, open, &error);
  g_assert_no_error (error);
  ids = g_list_sort (g_hash_table_get_keys (open), (GCompareFunc)strcmp);
  for (GList *id = ids; id; id = id->next)
    g_string_append_printf (text, "%s%s", text->len ? "," : "", (char *)id->data);
  g_assert_cmpstr (text->str, ==, expected);
}

IN_TXN (use_open)
{
  gboolean known;

  MUST (append (txn, data, "C1", 10, error) && append (txn, data, "C2", 20, error) &&
        append (txn, data, "C3", 30, error));
  assert_open (txn, NULL, "C1,C2,C3");
  MUST (ack (txn, 1, FALSE, &known, error) && ack (txn, 2, FALSE, &known, error) &&
        ack (txn, 3, FALSE, &known, error));
  assert_open (txn, NULL, "");
  assert_open (txn, &(PosOutboxTold){3, "[1,2]", "[]", "[]", FALSE}, "");
  assert_open (txn, &(PosOutboxTold){3, "[1,2]", "[2]", "[]", FALSE}, "C2");
  /* A copy of headquarters from before that, and a hub that took it into its grave. */
  assert_open (txn, &(PosOutboxTold){2, "[]", "[]", "[]", FALSE}, "C3");
  assert_open (txn, &(PosOutboxTold){3, "[]", "[]", "[1]", FALSE}, "C1");
  return TRUE;
}

static void
what_headquarters_has_not_worked_on_is_open (Fixture *self, gconstpointer data)
{
  fixture_write (self, use_open, self);
}

IN_TXN (rewind_outbox)
{
  gboolean known;

  MUST (append (txn, data, "C1", 10, error) && append (txn, data, "C2", 20, error));
  MUST (ack (txn, 1, FALSE, &known, error) && ack (txn, 2, FALSE, &known, error));
  assert_peek (txn, 100, "");
  MUST (pos_outbox_table_rewind (txn, 1, error));
  assert_peek (txn, 100, "2");
  MUST (ack (txn, 2, FALSE, &known, error) && pos_outbox_table_prune (txn, 1000, error));
  /* Numbers go on although the rows are gone. */
  MUST (append (txn, data, "C3", 70, error));
  assert_peek (txn, 100, "3");
  return TRUE;
}

static gboolean
ack_at (PosDbTxn *txn, gint64 seq, gint64 at, GError **error)
{
  g_autoptr (GPtrArray) items = pos_outbox_table_list (txn, seq - 1, 1, error);
  PosOutboxItem *item = items->pdata[0];
  gboolean known;

  return pos_outbox_table_mark_acked (txn, item->seq, item->body_hash, at, &known, error);
}

/* A clock that stood at 1970 for a while says that the second was acknowledged long ago. */
IN_TXN (prune_outbox)
{
  MUST (append (txn, data, "C1", 10, error) && append (txn, data, "C2", 20, error) &&
        append (txn, data, "C3", 30, error));
  MUST (ack_at (txn, 1, 2000, error) && ack_at (txn, 2, 5, error) && ack_at (txn, 3, 2000, error));
  MUST (pos_outbox_table_prune (txn, 1000, error) && pos_outbox_table_rewind (txn, 0, error));
  assert_peek (txn, 100, "1,2,3");
  MUST (ack_at (txn, 1, 2000, error) && ack_at (txn, 2, 5, error) && ack_at (txn, 3, 3000, error));
  MUST (pos_outbox_table_prune (txn, 2500, error) && pos_outbox_table_rewind (txn, 0, error));
  assert_peek (txn, 100, "3");
  return TRUE;
}

static void
old_messages_are_forgotten_without_a_hole (Fixture *self, gconstpointer data)
{
  fixture_write (self, prune_outbox, self);
}

static void
messages_of_a_record_keep_their_order (Fixture *self, gconstpointer data)
{
  fixture_write (self, use_outbox, self);
}

static void
what_headquarters_forgot_is_sent_again (Fixture *self, gconstpointer data)
{
  fixture_write (self, rewind_outbox, self);
}

/* The hash is that of the body: who sent it, when and on what it is based the proof speaks for. */
static void
what_the_hash_does_not_cover_is_proven (Fixture *self, gconstpointer data)
{
  static const char *const members[] = {"register", "store", "worker"};

  g_autoptr (PosOrder) order = order_new (self->context, 1);

  g_assert_true (commit_order (self->store, order, NULL, NULL));
  assert_sound (self->store);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    g_autofree char *begin = g_strdup_printf ("\"%s\":\"", members[i]);
    g_autofree char *sql =
        g_strdup_printf ("UPDATE outbox SET body = replace (body, '%s', '%sx')", begin, begin);
    g_autofree char *back =
        g_strdup_printf ("UPDATE outbox SET body = replace (body, '%sx', '%s')", begin, begin);

    fixture_run_sql (self, sql);
    assert_fault (self->store, "outbox: message 1 is not as it was sealed");
    fixture_run_sql (self, back);
    assert_sound (self->store);
  }
  fixture_run_sql (self, "UPDATE outbox SET proof = NULL"); /* an older program's */
  assert_sound (self->store);
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/outbox/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (messages_of_a_record_keep_their_order);
  TEST (a_request_takes_what_has_room);
  TEST (what_was_acknowledged_costs_nothing_more);
  TEST (what_headquarters_forgot_is_sent_again);
  TEST (old_messages_are_forgotten_without_a_hole);
  TEST (what_headquarters_has_not_worked_on_is_open);
  TEST (what_the_hash_does_not_cover_is_proven);
  return g_test_run ();
}
