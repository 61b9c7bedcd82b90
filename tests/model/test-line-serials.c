/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-line-serials.c — which pieces a line is about after each step: decision 127. */
#include "model/pos-line-serials.h"

#include <string.h>

/* "A - C": what is known of pieces one after the other; "" of none. */
static GStrv
read_list (const char *text)
{
  return *text ? g_strsplit (text, " ", -1) : g_new0 (char *, 1);
}

/* The same, up to the last piece that has a number. */
static char *
write_list (PosOrderLine *line, guint n)
{
  GString *text = g_string_new (NULL);
  gsize end = 0;

  for (guint i = 0; i < n; i++) {
    const char *serial = pos_line_serials_get (line, i);
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", serial ? serial : "-");
    end = serial ? text->len : end;
  }
  g_string_truncate (text, end);
  return g_string_free (text, FALSE);
}

/* Of five to be picked up: how many are picked, packed, invoiced, and leave now. */
static PosOrderLine *
make_line (const char *parts, const char *known)
{
  PosOrderLine *line = g_object_new (POS_TYPE_ORDER_LINE, NULL);
  g_auto (GStrv) serials = read_list (known);

  line->intent = POS_INTENT_PICK_UP;
  line->serialized = TRUE;
  line->ordered = pos_quantity_whole (5);
  line->picked = pos_quantity_whole (parts[0] - '0');
  line->packed = pos_quantity_whole (parts[1] - '0');
  line->invoiced = pos_quantity_whole (parts[2] - '0');
  line->hand_over = pos_quantity_whole (parts[3] - '0');
  for (guint i = 0; serials[i]; i++) {
    const char *const one[] = {serials[i], NULL};
    if (strcmp (serials[i], "-") != 0)
      pos_line_serials_put (line, (PosLinePieces){i, 1}, one, POS_SERIALS_SET);
  }
  return line;
}

static const struct {
  const char *known, *given;
  PosLinePieces pieces;
  PosSerialsHow how;
  const char *after;
} sayings[] = {
    /* One after the other, and beside what is known. */
    {"", "A", {0, 5}, POS_SERIALS_ADD, "A"},
    {"A", "B", {0, 5}, POS_SERIALS_ADD, "A B"},
    {"A - C", "B", {0, 5}, POS_SERIALS_ADD, "A B C"},
    {"A B", "C D", {2, 2}, POS_SERIALS_ADD, "A B C D"},
    {"", "C", {2, 2}, POS_SERIALS_ADD, "- - C"},
    {"A B", "A", {0, 2}, POS_SERIALS_ADD, "A B"},
    /* Where each has a number, instead of those that were not named. */
    {"A", "B", {0, 1}, POS_SERIALS_ADD, "B"},
    {"A B C", "D", {1, 2}, POS_SERIALS_ADD, "A B D"},
    {"A B", "B C", {0, 2}, POS_SERIALS_ADD, "C B"},
    /* What was thought to leave later leaves now. */
    {"A B C D", "C", {0, 1}, POS_SERIALS_ADD, "C B A D"},
    {"A B C D", "C D", {0, 2}, POS_SERIALS_ADD, "D C B A"},
    {"- - C", "C", {0, 1}, POS_SERIALS_ADD, "C"},
    /* And no others. */
    {"A B C", "C", {0, 3}, POS_SERIALS_SET, "- - C"},
    {"A B C", "D", {1, 2}, POS_SERIALS_SET, "A D"},
    {"A B C", "", {1, 2}, POS_SERIALS_SET, "A"},
    {"A B C D", "D", {0, 2}, POS_SERIALS_SET, "D - C"},
};

static void
test_put (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++) {
    g_autoptr (PosOrderLine) line = make_line ("0000", sayings[i].known);
    g_auto (GStrv) given = read_list (sayings[i].given);

    pos_line_serials_put (line, sayings[i].pieces, (const char *const *)given, sayings[i].how);
    g_autofree char *after = write_list (line, 5);
    g_test_message ("%s + %s", sayings[i].known, sayings[i].given);
    g_assert_cmpstr (after, ==, sayings[i].after);
  }
}

/* A line of which the first piece has a number looks as before one could have several. */
static void
test_shape (void)
{
  g_autoptr (PosOrderLine) line = make_line ("0000", "A");
  const char *const two[] = {"A", "B", NULL}, *const none[] = {NULL};

  g_assert_cmpstr (line->serial, ==, "A");
  g_assert_null (line->serials);
  pos_line_serials_put (line, (PosLinePieces){0, 5}, two, POS_SERIALS_ADD);
  g_assert_null (line->serial);
  g_assert_cmpuint (g_strv_length (line->serials), ==, 2);
  pos_line_serials_put (line, (PosLinePieces){1, 4}, none, POS_SERIALS_SET);
  g_assert_cmpstr (line->serial, ==, "A");
  g_assert_null (line->serials);
  pos_line_serials_put (line, (PosLinePieces){0, 1}, none, POS_SERIALS_SET);
  g_assert_null (line->serial);
}

static void
test_pieces (void)
{
  g_autoptr (PosOrderLine) line = make_line ("1112", "A B C D");
  PosLinePieces leaving = pos_line_serials_get_leaving (line);
  guint piece;

  g_assert_cmpuint (leaving.from, ==, 1);
  g_assert_cmpuint (leaving.count, ==, 2);
  g_assert_cmpuint (pos_line_serials_get_taken (line).count, ==, 3);
  g_assert_cmpuint (pos_line_serials_get_left (line).count, ==, 1);
  g_assert_true (pos_line_serials_find (line, "D", &piece));
  g_assert_cmpuint (piece, ==, 3);
  g_assert_false (pos_line_serials_find (line, "E", NULL));
  g_assert_cmpuint (pos_line_serials_count (line, (PosLinePieces){3, 2}), ==, 1);
  line->intent = POS_INTENT_CARRY_OUT;
  line->invoiced = (PosQuantity){0};
  g_assert_cmpuint (pos_line_serials_get_leaving (line).count, ==, 5);
  line->ordered = pos_quantity_whole (-3);
  g_assert_cmpuint (pos_line_serials_get_leaving (line).count, ==, 3);
}

/* What is given up was promised last; what is sent elsewhere as well. */
static void
test_fewer (void)
{
  g_autoptr (PosOrderLine) line = make_line ("0000", "A B C D E");
  g_autoptr (PosOrderLine) other = pos_record_copy (line);

  line->cancelled = pos_quantity_whole (1);
  pos_line_serials_trim (line);
  g_autofree char *trimmed = write_list (line, 5);
  g_assert_cmpstr (trimmed, ==, "A B C D");
  line->ordered = pos_quantity_whole (3);
  line->cancelled = (PosQuantity){0};
  other->ordered = pos_quantity_whole (2);
  pos_line_serials_split (line, other);
  g_autofree char *stays = write_list (line, 5), *goes = write_list (other, 5);
  g_assert_cmpstr (stays, ==, "A B C");
  g_assert_cmpstr (goes, ==, "D E");
  pos_line_serials_keep (line, (PosLinePieces){1, 1});
  g_assert_cmpstr (line->serial, ==, "B");
}

static void
test_returned (void)
{
  g_autoptr (PosOrderLine) line = make_line ("0040", "A B C D E");
  g_autoptr (PosOrderLine) back = make_line ("0000", "C A");
  g_auto (GStrv) before = pos_line_serials_dup_unreturned (line);

  g_assert_cmpuint (g_strv_length (before), ==, 4);
  back->ordered = pos_quantity_whole (-2);
  pos_line_serials_note_returned (line, back);
  g_auto (GStrv) left = pos_line_serials_dup_unreturned (line);
  g_autofree char *text = g_strjoinv (" ", left);
  g_assert_cmpstr (text, ==, "B D");

  /* Of a single piece its quantity says as much. */
  line->ordered = pos_quantity_whole (1);
  g_clear_pointer (&line->returned_serials, g_strfreev);
  pos_line_serials_note_returned (line, back);
  g_assert_null (line->returned_serials);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-serials/put", test_put);
  g_test_add_func ("/line-serials/shape", test_shape);
  g_test_add_func ("/line-serials/pieces", test_pieces);
  g_test_add_func ("/line-serials/fewer", test_fewer);
  g_test_add_func ("/line-serials/returned", test_returned);
  return g_test_run ();
}
