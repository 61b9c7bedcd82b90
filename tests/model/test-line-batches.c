/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-line-batches.c — what is known of a line's batches after each step: decision 86. */
#include "model/pos-line-batches.h"

/* "B1:2 B2:3" */
static void
read_list (PosList *list, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] && *words[i]; i++) {
    g_auto (GStrv) parts = g_strsplit (words[i], ":", 2);
    g_autoptr (PosLineBatch) batch = g_object_new (POS_TYPE_LINE_BATCH, NULL);

    pos_text_set (&batch->batch, parts[0]);
    batch->quantity = pos_quantity_whole (g_ascii_strtoll (parts[1], NULL, 10));
    pos_list_append (list, batch);
  }
}

static char *
write_list (PosList *list)
{
  GString *text = g_string_new (NULL);

  POS_LIST_FOREACH (PosLineBatch, each, list)
  g_string_append_printf (text,
                          "%s%s:%" G_GINT64_FORMAT,
                          text->len > 0 ? " " : "",
                          each->batch,
                          each->quantity.micro / POS_SCALE);
  return g_string_free (text, FALSE);
}

/* Of five to be picked up: how many are picked, packed, invoiced, and leave now. */
static PosOrderLine *
make_line (const char *parts, const char *batches)
{
  PosOrderLine *line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  line->intent = POS_INTENT_PICK_UP;
  line->batch_tracked = TRUE;
  line->ordered = pos_quantity_whole (5);
  line->picked = pos_quantity_whole (parts[0] - '0');
  line->packed = pos_quantity_whole (parts[1] - '0');
  line->invoiced = pos_quantity_whole (parts[2] - '0');
  line->hand_over = pos_quantity_whole (parts[3] - '0');
  read_list (line->batches, batches);
  return line;
}

static const struct {
  const char *parts, *known, *given;
  PosBatchesStep step;
  const char *after;
  gint64 missing;
} steps[] = {
    /* Picked one after the other. */
    {"2000", "", "B1:2", POS_BATCHES_PUT_ASIDE, "B1:2", 0},
    {"3000", "B1:2", "B2:1", POS_BATCHES_PUT_ASIDE, "B1:2 B2:1", 0},
    {"4000", "B1:2 B2:1", "B2:1", POS_BATCHES_PUT_ASIDE, "B1:2 B2:2", 0},
    {"5000", "B1:2", "B2:1", POS_BATCHES_PUT_ASIDE, "B1:2 B2:1", 0},
    /* Packed: what was said when it was picked is said once. */
    {"0200", "B1:2", "B1:2", POS_BATCHES_PUT_ASIDE, "B1:2", 0},
    {"0200", "B1:2", "B2:2", POS_BATCHES_PUT_ASIDE, "B2:2", 0},
    {"0200", "B1:2", "B2:1", POS_BATCHES_PUT_ASIDE, "B1:1 B2:1", 0},
    /* Leaves: of what is put aside, then from the shelf. */
    {"5002", "B1:2 B2:3", "B2:2", POS_BATCHES_LEAVE, "B2:2 B1:2 B2:1", 0},
    {"2005", "B1:2", "B2:3", POS_BATCHES_LEAVE, "B2:3 B1:2", 0},
    {"0003", "", "B1:2", POS_BATCHES_LEAVE, "B1:2", 1},
    {"0003", "B1:2", "B1:1", POS_BATCHES_LEAVE, "B1:3", 0},
    {"0003", "B1:3", "B2:3", POS_BATCHES_LEAVE, "B2:3", 0},
    /* What has left stays. */
    {"0022", "B1:2", "B2:2", POS_BATCHES_LEAVE, "B1:2 B2:2", 0},
    {"0022", "B1:2 B2:2", "B3:2", POS_BATCHES_LEAVE, "B1:2 B3:2", 0},
    {"0021", "B1:3", "B2:1", POS_BATCHES_LEAVE, "B1:2 B2:1", 0},
    {"1021", "B1:3", "B2:1", POS_BATCHES_LEAVE, "B1:2 B2:1", 0},
};

static void
test_put (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (PosOrderLine) line = make_line (steps[i].parts, steps[i].known);
    g_autoptr (PosList) given = pos_list_new (POS_TYPE_LINE_BATCH);
    g_autofree char *after = NULL;

    g_test_message ("%u", i);
    read_list (given, steps[i].given);
    pos_line_batches_put (line, given, steps[i].step);
    after = write_list (line->batches);
    g_assert_cmpstr (after, ==, steps[i].after);
    g_assert_cmpint (pos_line_batches_get_missing (line).micro, ==, steps[i].missing * POS_SCALE);
    g_assert_cmpint (
        pos_line_batches_get_sum (line).micro, <=, pos_line_batches_get_most (line).micro);
  }
}

static const struct {
  const char *parts, *known, *after;
} trims[] = {
    {"2000", "B1:2 B2:3", "B1:2"},
    {"1020", "B1:2 B2:3", "B1:2 B2:1"},
    {"0000", "B1:1", ""},
    {"0050", "B1:2 B2:3", "B1:2 B2:3"},
};

static void
test_trim (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (trims); i++) {
    g_autoptr (PosOrderLine) line = make_line (trims[i].parts, trims[i].known);
    g_autofree char *after = NULL;

    pos_line_batches_trim (line);
    after = write_list (line->batches);
    g_assert_cmpstr (after, ==, trims[i].after);
  }
}

/* What left at one time; what is taken back of what is still here. */
static void
test_parts (void)
{
  g_autoptr (PosOrderLine) part = make_line ("0050", "B1:2 B2:3");
  g_autoptr (PosOrderLine) waiting = make_line ("3020", "B1:3 B2:2");
  g_autofree char *kept = NULL, *left = NULL;

  pos_line_batches_keep (part, pos_quantity_whole (1), pos_quantity_whole (2));
  kept = write_list (part->batches);
  g_assert_cmpstr (kept, ==, "B1:1 B2:1");
  pos_line_batches_forget (waiting);
  left = write_list (waiting->batches);
  g_assert_cmpstr (left, ==, "B1:2");
}

static void
test_take_back (void)
{
  static const char *const cases[][3] = {{"0050", "B1:5", "B1:2"},
                                         {"0050", "B1:1 B1:4", "B1:2"},
                                         {"0050", "B1:2 B2:3", ""},
                                         {"0050", "", ""},
                                         /* What only lies there went to nobody. */
                                         {"2020", "B1:2 B2:2", "B1:2"},
                                         {"2030", "B1:2 B2:3", ""}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PosOrderLine) line = make_line (cases[i][0], cases[i][1]);
    g_autoptr (PosOrderLine) returned = g_object_new (POS_TYPE_ORDER_LINE, NULL);
    g_autofree char *after = NULL;

    returned->ordered = pos_quantity_whole (-2);
    pos_line_batches_take_back (returned, line, pos_quantity_whole (2));
    after = write_list (returned->batches);
    g_assert_cmpstr (after, ==, cases[i][2]);
    g_assert_true (returned->batch_tracked);
    g_assert_cmpint (pos_line_batches_get_missing (returned).micro, ==, 0);
    pos_line_batches_trim (returned);
    g_assert_cmpint (pos_list_size (returned->batches), ==, *cases[i][2] ? 1 : 0);
  }
}

/* Only of products that have them, and carried out at once. */
static void
test_missing (void)
{
  g_autoptr (PosOrderLine) line = make_line ("0000", "");

  g_assert_cmpint (pos_line_batches_get_missing (line).micro, ==, 0);
  line->intent = POS_INTENT_NONE;
  g_assert_cmpint (pos_line_batches_get_missing (line).micro, ==, 5 * POS_SCALE);
  line->batch_tracked = FALSE;
  g_assert_cmpint (pos_line_batches_get_missing (line).micro, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-batches/put", test_put);
  g_test_add_func ("/line-batches/trim", test_trim);
  g_test_add_func ("/line-batches/parts", test_parts);
  g_test_add_func ("/line-batches/take-back", test_take_back);
  g_test_add_func ("/line-batches/missing", test_missing);
  return g_test_run ();
}
