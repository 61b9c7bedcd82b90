/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-let-go.c — what a card reserved for an order of which headquarters knows otherwise. */
#include "store-fixture.h"
#include "store/pos-intent-table.h"
#include "store/pos-let-go.h"

#define IN_TXN(name) static gboolean name (PosDbTxn *txn, gpointer data, GError **error)

typedef struct {
  PosLocalStore *store;
  PosOrder *ours, *theirs;
} Replaced;

IN_TXN (replace)
{
  Replaced *replaced = data;

  return pos_let_go_replaced (txn, replaced->store, replaced->ours, replaced->theirs, error);
}

IN_TXN (ask)
{
  PosPayment *payment = data;
  g_autoptr (PosPayIntent) intent = g_object_new (POS_TYPE_PAY_INTENT, NULL);

  intent->id = payment->id;
  intent->created_at = 1;
  intent->currency = pos_currency_from_code ("EUR");
  pos_text_set (&intent->kind, "authorize");
  return pos_intent_table_begin (txn, intent, error) &&
         pos_intent_table_finish (txn, &intent->id, POS_INTENT_STATE_APPROVED, "{}", 2, error) &&
         pos_intent_table_mark_booked (txn, &intent->id, error);
}

static PosPayment *
reserve (Fixture *self, PosOrder *order, const char *authorization)
{
  g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);

  payment->id = pos_context_mint_id (self->context);
  payment->kind = POS_PAYMENT_AUTHORIZATION;
  payment->state = POS_PAYMENT_STATE_AUTHORIZED;
  payment->amount = 9000;
  payment->used = 1000;
  pos_text_set (&payment->authorization, authorization);
  pos_list_append (order->payments, payment);
  return pos_list_peek (order->payments, pos_list_size (order->payments) - 1);
}

static void
let_go (PosPayment *payment, gboolean unneeded)
{
  payment->state = POS_PAYMENT_STATE_VOIDED;
  payment->unneeded = unneeded;
}

static void
assert_notes (Fixture *self, gint64 all, const char *authorization, gint64 of_it)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM pay_intent WHERE kind = 'release' AND state = 'open' "
                       "AND amount_minor = 8000 AND result ->> '$.authorization_id' = '%s'",
                       authorization);

  g_assert_cmpint (
      fixture_query (self, "SELECT count (*) FROM pay_intent WHERE kind = 'release'"), ==, all);
  g_assert_cmpint (fixture_query (self, sql), ==, of_it);
}

/* M27, M28: of what headquarters calls unneeded whoever reserved it tells the card; of what another
 * register let go, that one did; and of what headquarters does not know nobody does, for it may
 * still be decided that it holds. */
static void
who_reserved_it_tells_the_card (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) ours = order_new (self->context, 1);
  PosPayment *unneeded = reserve (self, ours, "unneeded");
  PosPayment *elsewhere = reserve (self, ours, "elsewhere");
  PosPayment *others = reserve (self, ours, "others");
  PosPayment *kept = reserve (self, ours, "kept");
  g_autoptr (PosOrder) theirs = pos_record_copy (ours);
  Replaced replaced = {self->store, ours, theirs};
  PosPayment *unknown = reserve (self, ours, "unknown");

  let_go (pos_order_find_payment (theirs, &unneeded->id), TRUE);
  let_go (pos_order_find_payment (theirs, &elsewhere->id), FALSE);
  let_go (pos_order_find_payment (theirs, &others->id), TRUE);
  fixture_write (self, ask, unneeded);
  fixture_write (self, ask, elsewhere);
  fixture_write (self, ask, kept);
  fixture_write (self, ask, unknown);
  fixture_write (self, replace, &replaced);
  assert_notes (self, 1, "unneeded", 1);
}

/* §8.3: a change was put aside, and with it what it reserved; then somebody decides. */
static void
what_was_put_aside_waits_for_the_decision (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrder) theirs = order_new (self->context, 1);
  g_autoptr (PosOrder) ours = pos_record_copy (theirs);
  g_autoptr (PosOrder) decided = NULL;
  PosPayment *needed = reserve (self, ours, "needed");
  PosPayment *unneeded = reserve (self, ours, "unneeded");

  fixture_write (self, ask, needed);
  fixture_write (self, ask, unneeded);
  fixture_write (self, replace, &(Replaced){self->store, ours, theirs});
  assert_notes (self, 0, "unneeded", 0);
  decided = pos_record_copy (ours);
  let_go (pos_order_find_payment (decided, &unneeded->id), TRUE);
  fixture_write (self, replace, &(Replaced){self->store, theirs, decided});
  assert_notes (self, 1, "unneeded", 1);
  fixture_write (self, replace, &(Replaced){self->store, decided, decided});
  assert_notes (self, 1, "unneeded", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/let-go/who_reserved_it_tells_the_card",
              Fixture,
              NULL,
              fixture_set_up,
              who_reserved_it_tells_the_card,
              fixture_tear_down);
  g_test_add ("/store/let-go/what_was_put_aside_waits_for_the_decision",
              Fixture,
              NULL,
              fixture_set_up,
              what_was_put_aside_waits_for_the_decision,
              fixture_tear_down);
  return g_test_run ();
}
