/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-messages.c — every message comes back as it was sent. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "pos-random-record.h"
#include "wire/pos-change.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"
#include "wire/pos-wire-calls.h"
#include "wire/pos-wire-error.h"

#include <string.h>

static PosTransaction *
sealed_order (PosOrder *order)
{
  PosTransaction *sent = pos_transaction_new (&order->id, POS_TRANSACTION_ORDER, order);

  pos_text_set (&sent->register_id, "S1-01");
  pos_text_set (&sent->store, "S1");
  sent->sequence = 17;
  sent->at = G_GINT64_CONSTANT (1778747320000000);
  sent->base_revision = 2;
  pos_transaction_seal (sent);
  return sent;
}

/* One that headquarters takes. */
static PosOrder *
random_order (void)
{
  PosOrder *order = random_record (POS_TYPE_ORDER, 2);

  order->status = MAX (order->status, POS_ORDER_STATUS_QUOTE_OPEN);
  order->revision = MAX (order->revision, 1);
  order->created_at = MAX (order->created_at, 1);
  return order;
}

static void
test_orders_round_trip (void)
{
  for (int i = 0; i < 2000; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PosOrder) order = random_order ();
    g_autoptr (PosTransaction) sent = sealed_order (order);
    g_autofree char *text = pos_transaction_to_text (sent);
    g_autoptr (PosTransaction) got = pos_transaction_parse (text, -1, &error);
    g_assert_no_error (error);
    g_autoptr (PosOrder) order_got = pos_transaction_read_body (got, &error);
    g_assert_no_error (error);
    g_assert_true (pos_record_equal (sent, got, TRUE));
    g_assert_true (pos_record_equal (order, order_got, TRUE));
  }
}

/* By somebody who writes JSON in his own way: the same, and what is kept is canonical. */
static void
test_spaces_and_order_say_nothing (void)
{
  for (int i = 0; i < 100; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PosOrder) order = random_order ();
    g_autoptr (PosTransaction) sent = sealed_order (order);
    g_autoptr (json_t) json = pos_record_to_json (sent, 0);
    char *text = json_dumps (json, JSON_INDENT (2) | JSON_ENSURE_ASCII);
    g_autoptr (PosTransaction) got = pos_transaction_parse (text, -1, &error);

    free (text);
    g_assert_no_error (error);
    g_assert_true (pos_record_equal (sent, got, TRUE));
    g_assert_cmpstr (got->body, ==, sent->body);
  }
}

static void
test_every_kind_round_trips (void)
{
  guint32 euro = pos_currency_from_code ("EUR");

  for (const PosKind *kind = pos_kind_list (); kind->nick; kind++) {
    for (int i = 0; i < 50; i++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (GObject) record = random_record (kind->get_type (), 2);
      g_autoptr (json_t) json = pos_record_to_json (record, euro);
      g_autofree char *key = pos_kind_dup_key (record);
      g_autofree char *body = pos_json_to_text (json);
      GString *text = pos_change_page_open (euro);
      g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) undecided = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
      const gint64 sequences[] = {1, 3};
      g_array_append_vals (waiting, sequences, 2);
      g_array_append_val (undecided, sequences[0]);
      g_array_append_val (missing, sequences[1]);
      PosChangePage head = {.cursor = (char *)"e-1",
                            .waiting = waiting,
                            .undecided = undecided,
                            .missing = missing,
                            .more = TRUE,
                            .at = 1000,
                            .received_sequence = 3,
                            .received_hash = (char *)"aa"};

      pos_change_page_append (text, 1, kind->nick, key, body);
      pos_change_page_append (text, 2, kind->nick, "gone", NULL);
      g_autofree char *page_text = pos_change_page_close (text, &head);
      g_autoptr (PosChangePage) page = pos_change_page_parse (page_text, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (page->changes->len, ==, 2);
      PosChange *first = page->changes->pdata[0], *second = page->changes->pdata[1];
      g_assert_true (pos_record_equal (first->record, record, TRUE));
      g_assert_cmpstr (first->id, ==, key);
      g_assert_null (second->record);
      g_assert_true (second->kind == kind);
      g_assert_cmpstr (page->cursor, ==, "e-1");
      g_assert_true (page->more);
      g_assert_false (page->reset);
      g_assert_cmpint (page->at, ==, 1000);
      g_assert_cmpint (page->received_sequence, ==, 3);
      g_assert_cmpstr (page->received_hash, ==, "aa");
      g_assert_cmpuint (page->waiting->len, ==, 2);
      g_assert_cmpint (g_array_index (page->waiting, gint64, 1), ==, 3);
      g_assert_cmpuint (page->undecided->len, ==, 1);
      g_assert_cmpint (g_array_index (page->undecided, gint64, 0), ==, 1);
      g_assert_cmpuint (page->missing->len, ==, 1);
      g_assert_cmpint (g_array_index (page->missing, gint64, 0), ==, 3);
    }
  }
}

static void
test_a_changed_body_breaks_the_seal (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) order = random_record (POS_TYPE_ORDER, 1);
  g_autoptr (PosTransaction) sent = sealed_order (order);
  g_autoptr (json_t) json = pos_record_to_json (sent, 0);
  g_autofree char *text = NULL;

  json_object_set_new (json_object_get (json, "body"), "comment", json_string ("else"));
  text = pos_json_to_text (json);
  g_assert_null (pos_transaction_parse (text, -1, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_RANGE);
}

static void
test_an_acknowledgment_names_id_and_hash (void)
{
  g_autoptr (GError) error = NULL;
  PosId id = {{1, 2, 3}}, other = {{1, 2, 4}};
  g_autoptr (PosAck) sent = pos_ack_new (&id, "aa", POS_ACK_DUPLICATE, NULL);
  g_autofree char *text = pos_ack_to_text (sent);
  g_autoptr (PosAck) got = pos_ack_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_true (pos_ack_confirms (got, &id, "aa"));
  g_assert_false (pos_ack_confirms (got, &other, "aa"));
  g_assert_false (pos_ack_confirms (got, &id, "ab"));
  got->result = POS_ACK_CONFLICT;
  g_assert_false (pos_ack_confirms (got, &id, "aa"));
}

static void
test_search_and_enrollment_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderPage) page = pos_order_page_new ();

  for (int i = 0; i < 20; i++)
    g_ptr_array_add (page->summaries, random_record (POS_TYPE_ORDER_SUMMARY, 1));
  page->next = g_strdup ("x");
  page->complete = TRUE;
  g_autofree char *text = pos_order_page_to_text (page);
  g_autoptr (PosOrderPage) got = pos_order_page_parse (text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (got->summaries->len, ==, 20);
  for (guint i = 0; i < 20; i++)
    g_assert_true (pos_record_equal (page->summaries->pdata[i], got->summaries->pdata[i], TRUE));
  g_assert_cmpstr (got->next, ==, "x");
  g_assert_true (got->complete);

  GType types[] = {POS_TYPE_ENROLL_REQUEST, POS_TYPE_ENROLLMENT, POS_TYPE_ORDER_FILTER};
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (GObject) record = random_record (types[i], 1);
    g_autofree char *sent = pos_wire_to_text (record);
    g_autoptr (GObject) back = pos_wire_parse (types[i], sent, -1, &error);
    g_assert_no_error (error);
    g_assert_true (pos_record_equal (record, back, TRUE));
  }
}

static char *
send_again (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderFilter) filter = pos_wire_parse (POS_TYPE_ORDER_FILTER, text, -1, &error);

  g_assert_no_error (error);
  return pos_wire_to_text (filter);
}

/* Registers and headquarters of before knew one value where there may be several now. */
static void
test_one_value_is_sent_as_it_always_was (void)
{
  g_autofree char *none = send_again ("{}");
  g_autofree char *one = send_again ("{\"store\": \"S1\", \"statuses\": \"open\"}");
  g_autofree char *listed = send_again ("{\"store\": [\"S1\"], \"statuses\": [\"open\"]}");
  g_autofree char *several = send_again ("{\"store\": [\"S1\", \"S2\"], \"item\": []}");

  g_assert_nonnull (strstr (none, "\"store\":null"));
  g_assert_nonnull (strstr (none, "\"statuses\":[]"));
  g_assert_nonnull (strstr (one, "\"store\":\"S1\""));
  g_assert_nonnull (strstr (one, "\"statuses\":[\"open\"]"));
  g_assert_cmpstr (one, ==, listed);
  g_assert_nonnull (strstr (several, "\"store\":[\"S1\",\"S2\"]"));
  g_assert_nonnull (strstr (several, "\"item\":null"));
}

static void
test_errors_keep_domain_code_and_details (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *domain = NULL, *code = NULL, *message = NULL;

  pos_set_error (&error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NEEDS_APPROVAL,
                 g_variant_new_parsed ("{'amount_minor': <int64 5>, 'who': <['a', 'b']>}"),
                 "No “%s”",
                 "right");
  g_autofree char *text = pos_wire_error_to_text (error);
  g_assert_true (pos_wire_error_parse (text, -1, &domain, &code, &message));
  g_assert_cmpstr (domain, ==, "order");
  g_assert_cmpstr (code, ==, "needs-approval");
  g_assert_cmpstr (message, ==, "No “right”");
  g_assert_nonnull (strstr (text, "\"details\":{\"amount_minor\":5,\"who\":[\"a\",\"b\"]}"));
}

static void
test_refusals_are_tried_again_after_1_5_15_60_minutes (void)
{
  gint64 minutes[] = {1, 5, 15, 60, 60};

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    g_assert_cmpint (pos_protocol_refused_delay (i + 1), ==, minutes[i] * 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/orders-round-trip", test_orders_round_trip);
  g_test_add_func ("/wire/spaces-and-order", test_spaces_and_order_say_nothing);
  g_test_add_func ("/wire/every-kind-round-trips", test_every_kind_round_trips);
  g_test_add_func ("/wire/a-changed-body-breaks-the-seal", test_a_changed_body_breaks_the_seal);
  g_test_add_func ("/wire/an-acknowledgment-names-id-and-hash",
                   test_an_acknowledgment_names_id_and_hash);
  g_test_add_func ("/wire/search-and-enrollment-round-trip", test_search_and_enrollment_round_trip);
  g_test_add_func ("/wire/one-value-is-sent-as-it-always-was",
                   test_one_value_is_sent_as_it_always_was);
  g_test_add_func ("/wire/errors-keep-domain-code-and-details",
                   test_errors_keep_domain_code_and_details);
  g_test_add_func ("/wire/refusals-are-tried-again-after-1-5-15-60-minutes",
                   test_refusals_are_tried_again_after_1_5_15_60_minutes);
  return g_test_run ();
}
