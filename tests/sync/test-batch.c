/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-batch.c — what goes together, and what waits for what (docs/protocol.md, "Transactions"). */
#include "sync-fixture.h"

/* What waits goes together; one that is refused holds nobody else up. */
static void
a_refused_row_of_many_is_parked_alone (Line *self, gconstpointer data)
{
  line_commit (self, 4);
  fake_transport_refuse (self->transport, 2, POS_ACK_REJECTED);
  line_run (self, -1, "POST 1 2 3 4; GET");
  line_assert_waiting (self, 0, 1);
  g_assert_cmpint (
      fixture_query (&self->store,
                     "SELECT seq FROM outbox WHERE parked AND reason LIKE '%as scripted'"),
      ==,
      2);
}

/* An order, its hand-over, and a return of what was handed over: three messages. */
static void
commit_return (Line *self)
{
  g_autoptr (PosOrder) order = order_new (self->store.context, 1);
  g_autoptr (PosOrder) sale = order_new (self->store.context, 1);
  PosOrderLine *line = pos_list_peek (sale->lines, 0);
  g_autoptr (GError) error = NULL;

  PosCommit commit = {0}, hand_over = {0};

  line->original_order = order->id;
  commit_order (self->store.store, order, &commit, &error);
  g_assert_no_error (error);
  commit_order (self->store.store, commit.saved, &hand_over, &error);
  g_assert_no_error (error);
  pos_commit_clear (&hand_over);
  pos_commit_clear (&commit);
  commit_order (self->store.store, sale, NULL, &error);
  g_assert_no_error (error);
}

/* Headquarters would have to put it aside, and the store would read that it failed. */
static void
a_return_does_not_overtake_the_hand_over (Line *self, gconstpointer data)
{
  commit_return (self);
  line_commit (self, 1);
  line_run (self, -1, "POST 1 4; POST 2 3; GET");
  line_assert_waiting (self, 0, 0);
}

/* What was paid back is told all the same. */
static void
a_return_does_not_wait_for_what_is_refused (Line *self, gconstpointer data)
{
  commit_return (self);
  fake_transport_answer (
      self->transport, 422, "application/json", "{\"error\": {\"code\": \"rejected\"}}");
  line_run (self, -1, "PUT 1; PUT 3; GET");
  line_assert_waiting (self, 1, 1);
}

#define TEST(name) line_test ("/sync/batch/", name)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_refused_row_of_many_is_parked_alone);
  TEST (a_return_does_not_overtake_the_hand_over);
  TEST (a_return_does_not_wait_for_what_is_refused);
  return g_test_run ();
}
