/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-line-words.c — register.md T-18: what is counted in pieces is said as it lies on the shelf.
 */
#include "model/pos-line-words.h"

static const struct {
  const char *unit;
  int factor, pieces;
  const char *said;
} counts[] = {
    {NULL, 0, 24, "24"},
    {"box", 12, 24, "2 box (24)"},
    {"box", 12, 12, "1 box (12)"},
    {"box", 12, 29, "2 box + 5 (29)"},
    {"box", 12, 5, "5"},
    {"box", 12, 0, "0"},
};

static void
boxes_are_said (void)
{
  PosFormat *format = pos_format_get_shared ("en", "NL", "Europe/Amsterdam");

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);
    g_autoptr (PosWorkLine) work = g_object_new (POS_TYPE_WORK_LINE, NULL);
    PosQuantity quantity = pos_quantity_whole (counts[i].pieces);

    pos_text_set (&line->sold_by, counts[i].unit);
    line->unit_factor = pos_quantity_whole (counts[i].factor);
    pos_text_set (&work->sold_by, counts[i].unit);
    work->unit_factor = line->unit_factor;
    g_autofree char *said = pos_line_words_dup_count (format, line, quantity);
    g_autofree char *listed = pos_line_words_dup_work_count (format, work, quantity);
    g_assert_cmpstr (said, ==, counts[i].said);
    g_assert_cmpstr (listed, ==, counts[i].said);
  }
}

/* A box is not opened for one piece; what is open of a box already is counted in pieces. */
static void
whole_boxes_are_stepped_by_the_box (void)
{
  g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  g_assert_cmpint (pos_line_words_get_step (line, pos_quantity_whole (24)).micro, ==, POS_SCALE);
  line->unit_factor = pos_quantity_whole (12);
  g_assert_cmpint (
      pos_line_words_get_step (line, pos_quantity_whole (24)).micro, ==, 12 * POS_SCALE);
  g_assert_cmpint (pos_line_words_get_step (line, pos_quantity_whole (17)).micro, ==, POS_SCALE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-words/boxes-are-said", boxes_are_said);
  g_test_add_func ("/line-words/whole-boxes-are-stepped-by-the-box",
                   whole_boxes_are_stepped_by_the_box);
  return g_test_run ();
}
