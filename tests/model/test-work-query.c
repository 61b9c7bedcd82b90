/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-work-query.c — which rows of the work list a person wants to see: customer-orders.md §7.1.
 */
#include "base/pos-json.h"
#include "model/pos-work-query.h"

#define TODAY ((PosDate){739385})

static PosWorkLine *
make_line (PosWorkView view, int due)
{
  PosWorkLine *line = g_object_new (POS_TYPE_WORK_LINE, NULL);
  g_autoptr (PosL10n) name = pos_l10n_new ("Dining chair");

  line->view = (int)view;
  line->date = (PosDate){due ? TODAY.julian + (guint32)due - 10 : 0};
  line->description = pos_l10n_with (name, "nl", "Eetkamerstoel");
  pos_text_set (&line->number, "SO-104211");
  pos_text_set (&line->reference, "M4K7");
  pos_text_set (&line->customer_name, "Zoë van den Berg");
  pos_text_set (&line->item, "400214");
  pos_text_set (&line->mode, "99");
  pos_text_set (&line->status, "picking");
  pos_text_set (&line->picking_by, "sanne");
  pos_text_set (&line->receipt, "0S1-01-000009");
  pos_text_set (&line->customer, "C-1");
  pos_text_set (&line->customer_number, "D-77");
  pos_text_set (&line->email, "zoe@example.org");
  pos_text_set (&line->phone, "+31 6 1234 5678");
  pos_text_set (&line->home_store, "S1");
  pos_text_set (&line->worker, "kim");
  pos_texts_set_one (&line->receipts, "0S1-01-000007");
  pos_texts_set_one (&line->receipt_times, "1715680800000000");
  line->created_at = G_GINT64_CONSTANT (1715680800) * G_USEC_PER_SEC;
  line->intent = POS_INTENT_SHIP;
  line->order_type = POS_ORDER_TYPE_SALES_ORDER;
  line->order_status = POS_ORDER_STATUS_OPEN;
  line->total = 12500;
  return line;
}

static gboolean
suits (const char *json, PosWorkLine *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) parsed = pos_json_parse (json, -1, &error);
  g_assert_no_error (error);
  g_autoptr (PosWorkFilter) filter =
      pos_record_new_from_json (POS_TYPE_WORK_FILTER, parsed, 0, &error);

  g_assert_no_error (error);
  return pos_work_filter_matches (filter, line, TODAY, NULL);
}

static void
test_members (void)
{
  static const struct {
    const char *filter;
    gboolean suits;
  } rows[] = {
      {"{}", TRUE},
      {"{\"view\": \"to-ship\"}", TRUE},
      {"{\"view\": \"to-pick-up\"}", FALSE},
      {"{\"view\": \"done\"}", FALSE},
      {"{\"text\": \"so-1042\"}", TRUE},
      {"{\"text\": \"berg zoe\"}", TRUE},
      {"{\"text\": \"EETKAMER\"}", TRUE},
      {"{\"text\": \"chair 4002\"}", TRUE},
      {"{\"text\": \"chair smit\"}", FALSE},
      {"{\"order\": \"SO-104211\"}", TRUE},
      {"{\"order\": \"M4K7\"}", TRUE},
      {"{\"order\": \"SO-1\"}", FALSE},
      {"{\"modes\": [\"11\", \"99\"]}", TRUE},
      {"{\"modes\": [\"11\"]}", FALSE},
      {"{\"statuses\": [\"picking\"]}", TRUE},
      {"{\"statuses\": [\"packed\", \"picked\"]}", FALSE},
      {"{\"picking_by\": \"sanne\"}", TRUE},
      {"{\"picking_by\": \"adam\"}", FALSE},
      {"{\"late\": true}", TRUE},
      {"{\"late\": true, \"view\": \"to-pick-up\"}", FALSE},
  };
  g_autoptr (PosWorkLine) line = make_line (POS_WORK_TO_SHIP, 9);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].filter);
    g_assert_cmpint (suits (rows[i].filter, line), ==, rows[i].suits);
  }
}

/* §7.1: filters as §6.2; several values of one: any of them. */
static void
test_terms (void)
{
  static const struct {
    const char *filter;
    gboolean suits;
  } rows[] = {
      {"{\"customer\": \"C-1\"}", TRUE},
      {"{\"customer\": \"d-77\"}", TRUE},
      {"{\"customer\": \"C\"}", FALSE},
      {"{\"customer\": [\"C\", \"D-77\"]}", TRUE},
      {"{\"customer_name\": \"berg zo\"}", TRUE},
      {"{\"customer_name\": \"erg\"}", FALSE},
      {"{\"customer_name\": [\"smit\", \"zoë\"]}", TRUE},
      {"{\"email\": \"ZOE@\"}", TRUE},
      {"{\"email\": [\"bert@\", \"example.org\"]}", FALSE},
      {"{\"phone\": \"0612345678\"}", TRUE},
      {"{\"phone\": [\"0699\", \"12 34\"]}", TRUE},
      {"{\"phone\": \"zoe\"}", FALSE},
      {"{\"text\": \"zoe@ex\"}", TRUE},
      {"{\"text\": \"06 1234\"}", TRUE},
      {"{\"text\": \"06 9999\"}", FALSE},
      {"{\"text\": \"d-77\"}", TRUE},
      {"{\"number\": [\"so-104211\", \"SO-2\"]}", TRUE},
      {"{\"number\": \"SO-10421\"}", FALSE},
      {"{\"reference\": \"m4k7\"}", TRUE},
      {"{\"receipt\": \"0S1-01-000009\"}", TRUE},
      {"{\"receipt\": [\"X\", \"0s1-01-000007\"]}", TRUE},
      {"{\"receipt\": \"0S1-01-000008\"}", FALSE},
      {"{\"types\": \"sales-order\"}", TRUE},
      {"{\"types\": [\"sale\", \"quote\"]}", FALSE},
      {"{\"order_statuses\": [\"open\", \"in-fulfillment\"]}", TRUE},
      {"{\"order_statuses\": \"in-fulfillment\"}", FALSE},
      {"{\"statuses\": \"picking\", \"modes\": \"99\"}", TRUE},
      {"{\"intents\": \"pick-up\"}", FALSE},
      {"{\"intents\": [\"pick-up\", \"ship\"]}", TRUE},
      {"{\"store\": [\"S2\", \"S1\"]}", TRUE},
      {"{\"store\": \"S2\"}", FALSE},
      {"{\"worker\": [\"lou\", \"kim\"]}", TRUE},
      {"{\"worker\": \"lou\"}", FALSE},
      {"{\"item\": [\"400214\", \"1\"]}", TRUE},
      {"{\"item\": \"400\"}", FALSE},
      {"{\"total_from\": \"125.00\", \"total_until\": \"125.00\"}", TRUE},
      {"{\"total_from\": \"125.01\"}", FALSE},
      {"{\"total_until\": \"124.99\"}", FALSE},
      {"{\"created_from\": \"2024-05-14\", \"created_until\": \"2024-05-14\"}", TRUE},
      {"{\"created_from\": \"2024-05-15\"}", FALSE},
      {"{\"created_until\": \"2024-05-13\"}", FALSE},
      {"{\"receipt_from\": \"2024-05-14\", \"receipt_until\": \"2024-05-14\"}", TRUE},
      {"{\"receipt_until\": \"2024-05-13\"}", FALSE},
      {"{\"requested_until\": \"2025-05-13\", \"requested_from\": \"2025-05-13\"}", TRUE},
      {"{\"requested_from\": \"2025-05-14\"}", FALSE},
      {"{\"holds\": \"none\", \"not_on_hold\": true}", TRUE},
      {"{\"holds\": [\"on-hold\", \"do-not-process\"]}", FALSE},
      {"{\"on_hold\": true}", FALSE},
  };
  g_autoptr (PosWorkLine) line = make_line (POS_WORK_TO_SHIP, 9);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].filter);
    g_assert_cmpint (suits (rows[i].filter, line), ==, rows[i].suits);
  }
}

static void
test_holds (void)
{
  static const char *const holds[] = {"none", "on-hold", "do-not-process"};

  for (guint state = 0; state < 4; state++) {
    g_autoptr (PosWorkLine) line = make_line (POS_WORK_DONE, 9);
    const gboolean expected[] = {state == 0, state & 1, state & 2};

    line->held = state & 1;
    line->do_not_process = state & 2;
    for (guint i = 0; i < G_N_ELEMENTS (holds); i++) {
      g_autofree char *filter =
          g_strdup_printf ("{\"view\": \"done\", \"holds\": [\"%s\"]}", holds[i]);
      g_assert_cmpint (suits (filter, line), ==, expected[i] != 0);
    }
    /* What is over is held by nothing. */
    line->order_status = POS_ORDER_STATUS_INVOICED;
    g_assert_true (suits ("{\"view\": \"done\", \"holds\": \"none\"}", line));
    g_assert_false (suits ("{\"view\": \"done\", \"on_hold\": true}", line));
  }
}

static void
test_days (void)
{
  static const struct {
    int due; /* 10 is today */
    gboolean late, due_today;
  } rows[] = {{9, TRUE, TRUE}, {10, FALSE, TRUE}, {11, FALSE, FALSE}, {0, FALSE, TRUE}};
  g_autofree char *today = pos_date_to_text (TODAY);
  g_autofree char *filter = g_strdup_printf ("{\"due_until\": \"%s\"}", today);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PosWorkLine) line = make_line (POS_WORK_TO_PICK_UP, rows[i].due);

    g_assert_cmpint (pos_work_line_is_late (line, TODAY), ==, rows[i].late);
    g_assert_cmpint (suits (filter, line), ==, rows[i].due_today);
  }
  /* What left is not late any more. */
  g_autoptr (PosWorkLine) done = make_line (POS_WORK_DONE, 9);
  g_assert_false (pos_work_line_is_late (done, TODAY));
}

static void
test_counts (void)
{
  static const PosWorkView views[] = {
      POS_WORK_TO_SHIP, POS_WORK_TO_SHIP, POS_WORK_TO_PICK_UP, POS_WORK_WAITING, POS_WORK_DONE};
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  PosWorkCounts counts;

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    g_ptr_array_add (lines, make_line (views[i], 10));
  counts = pos_work_count (lines);
  g_assert_cmpuint (counts.lines[POS_WORK_TO_SHIP], ==, 2);
  g_assert_cmpuint (counts.lines[POS_WORK_TO_PICK_UP], ==, 1);
  g_assert_cmpuint (counts.lines[POS_WORK_WAITING], ==, 1);
  g_assert_cmpuint (counts.lines[POS_WORK_DONE], ==, 1);
  g_assert_cmpuint (counts.lines[POS_WORK_ALL], ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/work-query/each-member-asks", test_members);
  g_test_add_func ("/model/work-query/what-is-asked-of-orders-is-asked-here-too", test_terms);
  g_test_add_func ("/model/work-query/holds", test_holds);
  g_test_add_func ("/model/work-query/late-and-due-today", test_days);
  g_test_add_func ("/model/work-query/counts-by-view", test_counts);
  return g_test_run ();
}
