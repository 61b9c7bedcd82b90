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
  return pos_work_filter_matches (filter, line, TODAY);
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
  g_test_add_func ("/model/work-query/late-and-due-today", test_days);
  g_test_add_func ("/model/work-query/counts-by-view", test_counts);
  return g_test_run ();
}
