/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-corrections.c — customer-orders.md §8.2: a corrected line leaves as it could at a register,
 * and costs what the customer paid. */
#include "chain-fixture.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"

#include <string.h>

/* What R1 sent and headquarters cannot take as it is. */
typedef struct {
  Chain *chain;
  char *token; /* of R1 */
  PosOrder *order;
  char *id; /* of the transaction */
} Letter;

static void
letter_open (Letter *self, Chain *chain)
{
  PosOrder *order = pos_order_new (pos_currency_from_code ("EUR"));

  *self = (Letter){.chain = chain, .token = chain_enroll (chain, "R1"), .order = order};
  order->id = pos_context_mint_id (chain->context);
  order->type = POS_ORDER_TYPE_SALES_ORDER;
  order->status = POS_ORDER_STATUS_PENDING_SYNC;
  order->revision = 1;
  order->created_at = pos_clock_get_now (chain->clock);
  order->tax_included = TRUE;
  pos_text_set (&order->home_store, "S1");
  pos_text_set (&order->customer, "C");
  pos_text_set (&order->customer_name, "Customer C");
}

static void
letter_close (Letter *self)
{
  g_free (self->token);
  g_free (self->id);
  g_object_unref (self->order);
}

/* Three pieces of A on the 20th, a Wednesday; today is the 14th.  Returns: borrowed. */
static PosOrderLine *
add_line (Letter *self, PosIntent intent, const char *mode, const char *location, const char *store)
{
  g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  line->id = pos_context_mint_id (self->chain->context);
  line->position = pos_list_size (self->order->lines) + 1;
  line->ordered.micro = 3 * POS_SCALE;
  line->intent = (int)intent;
  line->accept_state = POS_ACCEPT_ACCEPTED;
  line->date = pos_date_new (2026, 5, 20);
  pos_text_set (&line->item, "A");
  pos_text_set (&line->item_tax_group, "FULL");
  pos_text_set (&line->tax_group, "NL");
  pos_text_set (&line->mode, mode);
  pos_text_set (&line->location, location);
  pos_text_set (&line->store, store);
  pos_list_append (self->order->lines, line);
  return line;
}

/* It arrives, and waits for a person. */
static void
send (Letter *self)
{
  PosId id = pos_context_mint_id (self->chain->context);
  g_autoptr (PosTransaction) message =
      pos_transaction_new (&id, POS_TRANSACTION_ORDER, self->order);

  message->sequence = 1;
  message->at = pos_clock_get_now (self->chain->clock);
  pos_text_set (&message->register_id, "R1");
  pos_text_set (&message->store, "S1");
  pos_text_set (&message->worker, "kim");
  pos_transaction_seal (message);
  g_autofree char *path = pos_transaction_dup_path (&id);
  g_autofree char *text = pos_transaction_to_text (message);
  json_decref (chain_send (self->chain, "PUT", path, self->token, text, 200));
  self->id = pos_id_dup_text (&id);
  chain_synchronize (self->chain);
}

/* @changes: the inside of a JSON list, with ' for ". */
static json_t *
correct (Letter *self, const char *changes, guint status)
{
  g_autofree char *body = g_strdup_printf (
      "{'transaction': '%s', 'worker': 'sam', 'reason': 'Typo', 'changes': [%s], 'publish': true}",
      self->id,
      changes);

  return chain_send (
      self->chain, "POST", "/v1/corrections", self->token, g_strdelimit (body, "'", '"'), status);
}

static void
assert_refused (
    Letter *self, const char *changes, const char *code, const char *field, const char *why)
{
  g_autoptr (json_t) answer = correct (self, changes, 422);

  g_assert_cmpstr (chain_get_code (answer), ==, code);
  g_assert_cmpstr (text_at (answer, "error.details.field"), ==, field);
  if (!strstr (text_at (answer, "error.message"), why))
    g_error ("%s: %s", changes, text_at (answer, "error.message"));
}

/* Returns: (transfer full): the order as it is then. */
static json_t *
get_corrected (Letter *self, const char *changes)
{
  g_autofree char *id = pos_id_dup_text (&self->order->id);
  g_autofree char *path = g_strconcat ("/v1/orders/", id, NULL);
  g_autoptr (json_t) answer = correct (self, changes, 200);

  g_assert_cmpstr (text_at (answer, "status"), ==, "done");
  return chain_send (self->chain, "GET", path, self->token, NULL, 200);
}

#define FIELD(name, value) "{'field': '" name "', 'value': '" value "'}"

/* FG1, FG2: a pick-up is in a store of the groups, at that store's own place. */
static void
a_pick_up_is_where_it_lies (Chain *chain, gconstpointer data)
{
  Letter letter;

  letter_open (&letter, chain);
  add_line (&letter, POS_INTENT_PICK_UP, "GONE", "W1", "S1");
  send (&letter);
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "60") ", " FIELD ("lines.1.location", "W9"),
                  "reference",
                  "lines.1.location",
                  "in the store that it lies in");
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "60") ", " FIELD ("lines.1.store", "S2"),
                  "reference",
                  "lines.1.store",
                  "in the store that it lies in");
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "60") ", " FIELD ("lines.1.store", "S3") ", " FIELD (
                      "lines.1.location", "W3"),
                  "reference",
                  "lines.1.location",
                  "does not deliver");
  g_autoptr (json_t) order =
      get_corrected (&letter,
                     FIELD ("lines.1.mode", "61") ", " FIELD ("lines.1.store", "S2") ", " FIELD (
                         "lines.1.location", "W2"));
  g_assert_cmpstr (text_at (order, "lines.0.store"), ==, "S2");
  g_assert_cmpstr (text_at (order, "lines.0.location"), ==, "W2");
  letter_close (&letter);
}

/* What ships leaves a place of the groups, and nobody picks it up. */
static void
a_shipment_leaves_a_place_of_the_groups (Chain *chain, gconstpointer data)
{
  Letter letter;

  letter_open (&letter, chain);
  add_line (&letter, POS_INTENT_SHIP, "99", "SHED", NULL);
  send (&letter);
  assert_refused (&letter,
                  FIELD ("lines.1.location", "W3"),
                  "reference",
                  "lines.1.location",
                  "W3 does not deliver for this store");
  assert_refused (&letter,
                  FIELD ("lines.1.location", "W9") ", " FIELD ("lines.1.store", "S2"),
                  "reference",
                  "lines.1.location",
                  "only what is picked up has a store");
  g_autoptr (json_t) order = get_corrected (&letter, FIELD ("lines.1.location", "W9"));
  g_assert_cmpstr (text_at (order, "lines.0.location"), ==, "W9");
  letter_close (&letter);
}

/* A day that is over, or on which the mode does not run, is no correction; one that was right when
 * it was chosen stays. */
static void
a_day_is_one_on_which_it_can_leave (Chain *chain, gconstpointer data)
{
  Letter letter;

  chain_import (chain,
                "{\"kind\": \"delivery-mode\", \"id\": \"11\", \"name\": \"Air\", \"stores\": "
                "[\"*\"], \"lead_days\": 0, \"weekdays\": [\"2\", \"4\"]}");
  letter_open (&letter, chain);
  add_line (&letter, POS_INTENT_SHIP, "GONE", "W9", NULL);
  send (&letter);
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "99") ", " FIELD ("lines.1.date", "2026-05-13"),
                  "reference",
                  "lines.1.date",
                  "That day is over");
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "99") ", " FIELD ("requested_date", "2026-05-13"),
                  "reference",
                  "requested_date",
                  "That day is over");
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "11"),
                  "reference",
                  "lines.1.mode",
                  "Nothing goes out on that day");
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "11") ", " FIELD ("lines.1.date", "2026-05-27"),
                  "reference",
                  "lines.1.date",
                  "Nothing goes out on that day");
  pos_clock_advance (chain->clock, G_GINT64_CONSTANT (9 * 24 * 3600) * G_USEC_PER_SEC);
  g_autoptr (json_t) order = get_corrected (&letter, FIELD ("lines.1.mode", "11"));
  g_assert_cmpstr (text_at (order, "lines.0.date"), ==, "2026-05-20");
  letter_close (&letter);
}

#define TO_S2                                                                                      \
  FIELD ("lines.1.mode", "61")                                                                     \
  ", " FIELD ("lines.1.store", "S2") ", " FIELD ("lines.1.location", "W2")

static void
send_with_slot (Letter *letter, Chain *chain, const char *slot)
{
  chain_import (chain,
                "{\"kind\": \"slot-rule\", \"id\": \"T\", \"stores\": [\"S2\"], \"mode\": \"61\", "
                "\"start\": \"10:00\", \"end\": \"16:00\", \"interval_minutes\": 180, "
                "\"capacity\": 4}");
  letter_open (letter, chain);
  pos_text_set (&add_line (letter, POS_INTENT_PICK_UP, "GONE", "W1", "S1")->slot, slot);
  send (letter);
}

/* Where a store gives out times, a pick-up has one of them. */
static void
a_pick_up_needs_a_time (Chain *chain, gconstpointer data)
{
  Letter letter;

  send_with_slot (&letter, chain, NULL);
  assert_refused (&letter, TO_S2, "reference", "lines.1.mode", "it needs a time");
  letter_close (&letter);
}

static void
a_time_is_one_of_its_store (Chain *chain, gconstpointer data)
{
  Letter letter;

  send_with_slot (&letter, chain, "10:30-12:00");
  assert_refused (&letter, TO_S2, "reference", "lines.1.mode", "10:30-12:00");
  letter_close (&letter);
}

static void
a_time_that_the_store_has_goes_along (Chain *chain, gconstpointer data)
{
  Letter letter;

  send_with_slot (&letter, chain, "13:00-16:00");
  g_autoptr (json_t) order = get_corrected (&letter, TO_S2);
  g_assert_cmpstr (text_at (order, "lines.0.slot"), ==, "13:00-16:00");
  letter_close (&letter);
}

/* M42: another store's tax is other money than the customer paid. */
static void
tax_is_not_corrected (Chain *chain, gconstpointer data)
{
  Letter letter;

  chain_import (chain,
                "{\"kind\": \"store\", \"id\": \"S2\", \"name\": \"Store 2\", \"warehouse\": "
                "\"W2\", \"shipping_warehouse\": \"W9\", \"fulfillment_groups\": [\"G\"], "
                "\"currency\": \"EUR\", \"language\": \"en\", \"country\": \"NL\", \"time_zone\": "
                "\"Europe/Amsterdam\", \"tax_group\": \"ZERO\", \"prices_include_tax\": true, "
                "\"profile\": \"P1\"}");
  letter_open (&letter, chain);
  add_line (&letter, POS_INTENT_PICK_UP, "GONE", "W1", "S1");
  add_line (&letter, POS_INTENT_SHIP, "99", "W9", NULL);
  send (&letter);
  assert_refused (&letter, TO_S2, "reference", "lines.1.store", "the tax would be another");
  assert_refused (
      &letter, FIELD ("home_store", "S2"), "reference", "home_store", "the tax would be another");
  g_autoptr (json_t) order = get_corrected (&letter, FIELD ("lines.1.mode", "60"));
  g_assert_cmpstr (text_at (order, "lines.0.store"), ==, "S1");
  letter_close (&letter);
}

/* O3: what leaves later is somebody's. */
static void
what_leaves_later_has_a_customer (Chain *chain, gconstpointer data)
{
  Letter letter;

  letter_open (&letter, chain);
  add_line (&letter, POS_INTENT_PICK_UP, "GONE", "W1", "S1");
  send (&letter);
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "60") ", " FIELD ("customer", ""),
                  "missing",
                  "customer",
                  "it is needed");
  assert_refused (&letter,
                  FIELD ("lines.1.mode", "60") ", {'field': 'customer', 'value': null}",
                  "missing",
                  "customer",
                  "it is needed");
  letter_close (&letter);
}

/* Whoever is on stop buys nothing, by correction neither. */
static void
nobody_on_stop_gets_an_order (Chain *chain, gconstpointer data)
{
  Letter letter;

  chain_import (chain,
                "{\"kind\": \"customer\", \"id\": \"S\", \"number\": \"S\", \"name\": \"On stop\", "
                "\"blocked\": true}");
  letter_open (&letter, chain);
  letter.order->type = POS_ORDER_TYPE_SALE;
  pos_text_set (&letter.order->customer, "NOBODY");
  send (&letter);
  assert_refused (&letter, FIELD ("customer", "S"), "range", "customer", "on stop");
  g_autoptr (json_t) order = get_corrected (&letter, FIELD ("customer", "C"));
  g_assert_cmpstr (text_at (order, "customer"), ==, "C");
  letter_close (&letter);
}

/* What was carried out may be nobody's, and is not called after somebody then. */
static void
nobody_has_no_name (Chain *chain, gconstpointer data)
{
  Letter letter;

  letter_open (&letter, chain);
  letter.order->type = POS_ORDER_TYPE_SALE;
  pos_text_set (&letter.order->customer, "NOBODY");
  send (&letter);
  g_autoptr (json_t) order = get_corrected (&letter, FIELD ("customer", ""));
  g_assert_null (text_at (order, "customer"));
  g_assert_null (text_at (order, "customer_name"));
  letter_close (&letter);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/corrections/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_pick_up_is_where_it_lies);
  TEST (a_shipment_leaves_a_place_of_the_groups);
  TEST (a_day_is_one_on_which_it_can_leave);
  TEST (a_pick_up_needs_a_time);
  TEST (a_time_is_one_of_its_store);
  TEST (a_time_that_the_store_has_goes_along);
  TEST (tax_is_not_corrected);
  TEST (what_leaves_later_has_a_customer);
  TEST (nobody_on_stop_gets_an_order);
  TEST (nobody_has_no_name);
  return g_test_run ();
}
