/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-line-steps.c — every step from every state of a line: customer-orders.md §3.8, §7.2, §7.3.
 */
#include "base/pos-error.h"
#include "model/pos-line-steps.h"

/* A line of five, and what became of it. */
typedef struct {
  const char *status;
  const char *parts; /* how many were cancelled, rejected, picked, packed, invoiced */
  int accept_state;
  const char *picking_by;
  const char *allowed; /* the steps that may be taken, and how much of the line each can take */
} State;

static const State states[] = {
    {"cart", "00000", POS_ACCEPT_NONE, NULL, ""},
    {"cancelled", "50000", POS_ACCEPT_ACCEPTED, NULL, ""},
    {"invoiced", "00005", POS_ACCEPT_ACCEPTED, NULL, ""},
    {"pending", "00000", POS_ACCEPT_PENDING, NULL, "accept:5 reject:5 hand-over:5 reassign:5"},
    {"accepted",
     "00000",
     POS_ACCEPT_ACCEPTED,
     NULL,
     "reject:5 picking:5 pick:5 pack:5 ship:5 hand-over:5 reassign:5"},
    {"accepted",
     "12000",
     POS_ACCEPT_ACCEPTED,
     NULL,
     "reject:2 picking:2 pick:2 pack:2 ship:2 hand-over:2 reassign:2"},
    {"picking",
     "00000",
     POS_ACCEPT_ACCEPTED,
     "sanne",
     "reject:5 picking:5 pick:5 pack:5 ship:5 hand-over:5 reassign:5"},
    {"partially-picked",
     "00200",
     POS_ACCEPT_ACCEPTED,
     "sanne",
     "reject:3 picking:3 pick:3 pack:5 ship:5 hand-over:5 unpick:2 reassign:3"},
    {"picked", "00500", POS_ACCEPT_ACCEPTED, NULL, "pack:5 ship:5 hand-over:5 unpick:5"},
    {"partially-packed",
     "00120",
     POS_ACCEPT_ACCEPTED,
     NULL,
     "reject:2 picking:2 pick:2 pack:3 ship:5 hand-over:5 unpick:1 unpack:2 reassign:2"},
    {"packed", "00050", POS_ACCEPT_ACCEPTED, NULL, "ship:5 hand-over:5 unpack:5"},
    {"partially-invoiced",
     "00002",
     POS_ACCEPT_ACCEPTED,
     NULL,
     "reject:3 picking:3 pick:3 pack:3 ship:3 hand-over:3 reassign:3"},
    {"partially-invoiced",
     "01111",
     POS_ACCEPT_ACCEPTED,
     NULL,
     "reject:1 picking:1 pick:1 pack:2 ship:3 hand-over:3 unpick:1 unpack:1 reassign:1"},
    {"rejected", "05000", POS_ACCEPT_REJECTED, NULL, "reassign:5"},
    {"rejected", "03002", POS_ACCEPT_REJECTED, NULL, "reassign:3"},
};

static PosOrderLine *
make_line (const State *state, PosIntent intent)
{
  PosOrderLine *line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  pos_text_set (&line->item, "400214");
  line->intent = (int)intent;
  line->ordered = pos_quantity_whole (5);
  line->cancelled = pos_quantity_whole (state->parts[0] - '0');
  line->rejected = pos_quantity_whole (state->parts[1] - '0');
  line->picked = pos_quantity_whole (state->parts[2] - '0');
  line->packed = pos_quantity_whole (state->parts[3] - '0');
  line->invoiced = pos_quantity_whole (state->parts[4] - '0');
  line->accept_state = state->accept_state;
  pos_text_set (&line->picking_by, state->picking_by);
  return line;
}

static const PosStepBy sanne = {"sanne", 1000, "damaged"};

/* "pick:3" when the step may be taken and takes three at most. */
static char *
describe (PosLineStep step, const State *state, PosIntent intent)
{
  g_autoptr (PosOrderLine) line = make_line (state, intent);

  if (!pos_line_step_check (step, line, NULL))
    return NULL;
  return g_strdup_printf ("%s:%d",
                          pos_line_step_get_nick (step),
                          (int)(pos_line_step_get_most (step, line).micro / POS_SCALE));
}

/* What does not leave by parcel is not shipped, and the other way around. */
static gboolean
fits (PosLineStep step, PosIntent intent)
{
  return (step != POS_STEP_SHIP || intent == POS_INTENT_SHIP) &&
         (step != POS_STEP_HAND_OVER || intent == POS_INTENT_PICK_UP);
}

static void
test_table (void)
{
  static const PosIntent intents[] = {POS_INTENT_SHIP, POS_INTENT_PICK_UP};

  for (gsize i = 0; i < G_N_ELEMENTS (states) * 2; i++) {
    const State *state = &states[i / 2];
    PosIntent intent = intents[i % 2];
    g_autoptr (PosOrderLine) line = make_line (state, intent);
    g_auto (GStrv) allowed = g_strsplit (state->allowed, " ", -1);

    g_assert_cmpstr (
        pos_line_status_get_nick (pos_order_line_get_status (line)), ==, state->status);
    for (int step = 0; step < POS_N_STEPS; step++) {
      g_autofree char *found = describe ((PosLineStep)step, state, intent);
      const char *wanted = NULL;

      for (guint j = 0; allowed[j]; j++) {
        g_autofree char *prefix =
            g_strconcat (pos_line_step_get_nick ((PosLineStep)step), ":", NULL);
        if (g_str_has_prefix (allowed[j], prefix) && fits ((PosLineStep)step, intent))
          wanted = allowed[j];
      }
      g_assert_cmpstr (found, ==, wanted);
    }
  }
}

static void
assert_refused (PosLineStep step, PosOrderLine *line, gint64 count, const char *rule)
{
  g_autoptr (PosOrderLine) before = pos_record_copy (line);
  g_autoptr (GError) error = NULL;
  const char *found = NULL;

  g_assert_false (pos_line_step_take (step, line, pos_quantity_whole (count), sanne, &error));
  if (rule) {
    g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
    g_assert_true (g_variant_lookup (pos_error_get_details (error), "rule", "&s", &found));
    g_assert_cmpstr (found, ==, rule);
  } else {
    g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_QUANTITY);
  }
  g_assert_true (pos_record_equal (before, line, TRUE));
}

static const State *
find_state (const char *status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].status, status))
      return &states[i];
  g_assert_not_reached ();
}

static void
test_reasons (void)
{
  static const struct {
    const char *status;
    PosLineStep step;
    const char *rule;
  } rows[] = {
      {"cart", POS_STEP_PICK, "not-saved"},
      {"cancelled", POS_STEP_REASSIGN, "closed"},
      {"invoiced", POS_STEP_SHIP, "closed"},
      {"pending", POS_STEP_PICK, "not-accepted"},
      {"pending", POS_STEP_SHIP, "not-accepted"},
      {"accepted", POS_STEP_ACCEPT, "accepted"},
      {"accepted", POS_STEP_HAND_OVER, "not-picked-up"},
      {"accepted", POS_STEP_UNPICK, "not-picked"},
      {"picked", POS_STEP_REJECT, "nothing-left"},
      {"picked", POS_STEP_UNPACK, "not-packed"},
      {"picked", POS_STEP_PICK, "picked-already"},
      {"picked", POS_STEP_PICKING, "picked-already"},
      {"packed", POS_STEP_PICK, "packed-already"},
      {"packed", POS_STEP_PACK, "packed-already"},
      {"rejected", POS_STEP_REJECT, "rejected"},
      {"rejected", POS_STEP_ACCEPT, "rejected"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PosOrderLine) line = make_line (find_state (rows[i].status), POS_INTENT_SHIP);
    assert_refused (rows[i].step, line, 1, rows[i].rule);
  }
}

/* No step takes nothing, less than nothing, or more than there is. */
static void
test_bounds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    for (int step = 0; step < POS_N_STEPS; step++) {
      g_autoptr (PosOrderLine) line = make_line (&states[i], POS_INTENT_SHIP);
      gint64 most = pos_line_step_get_most ((PosLineStep)step, line).micro / POS_SCALE;

      if (step == POS_STEP_ACCEPT || step == POS_STEP_PICKING ||
          !pos_line_step_check ((PosLineStep)step, line, NULL))
        continue;
      assert_refused ((PosLineStep)step, line, 0, NULL);
      assert_refused ((PosLineStep)step, line, -1, NULL);
      assert_refused ((PosLineStep)step, line, most + 1, NULL);
    }
  }
}

static void
take (PosOrderLine *line, PosLineStep step, gint64 count, const char *status)
{
  g_autoptr (GError) error = NULL;

  pos_line_step_take (step, line, pos_quantity_whole (count), sanne, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pos_line_status_get_nick (pos_order_line_get_status (line)), ==, status);
}

static void
assert_parts (PosOrderLine *line, gint64 untouched, gint64 picked, gint64 packed, gint64 rejected)
{
  g_assert_cmpint (pos_order_line_get_untouched (line).micro, ==, untouched * POS_SCALE);
  g_assert_cmpint (line->picked.micro, ==, picked * POS_SCALE);
  g_assert_cmpint (line->packed.micro, ==, packed * POS_SCALE);
  g_assert_cmpint (line->rejected.micro, ==, rejected * POS_SCALE);
}

static void
test_whole_way (void)
{
  g_autoptr (PosOrderLine) line = make_line (find_state ("pending"), POS_INTENT_SHIP);

  take (line, POS_STEP_ACCEPT, 0, "accepted");
  take (line, POS_STEP_PICKING, 0, "picking");
  g_assert_cmpstr (line->picking_by, ==, "sanne");
  g_assert_cmpint (line->picking_at, ==, 1000);
  take (line, POS_STEP_PICK, 2, "partially-picked");
  take (line, POS_STEP_PICK, 3, "picked");
  g_assert_null (line->picking_by);
  take (line, POS_STEP_PACK, 5, "packed");
  assert_parts (line, 0, 0, 5, 0);
  take (line, POS_STEP_UNPACK, 5, "picked");
  take (line, POS_STEP_UNPICK, 5, "accepted");
  assert_parts (line, 5, 0, 0, 0);
  take (line, POS_STEP_SHIP, 4, "accepted");
  g_assert_cmpint (line->hand_over.micro, ==, 4 * POS_SCALE);
}

/* Steps may be skipped; what was picked goes into the parcel first. */
static void
test_packing_takes_picked_first (void)
{
  g_autoptr (PosOrderLine) line = make_line (find_state ("partially-picked"), POS_INTENT_SHIP);

  take (line, POS_STEP_PACK, 1, "partially-packed");
  assert_parts (line, 3, 1, 1, 0);
  take (line, POS_STEP_PACK, 2, "partially-packed");
  assert_parts (line, 2, 0, 3, 0);
}

static void
test_unpacking_voids_the_slip (void)
{
  g_autoptr (PosOrderLine) line = make_line (find_state ("packed"), POS_INTENT_SHIP);

  pos_text_set (&line->packing_slip, "S-1");
  take (line, POS_STEP_UNPACK, 1, "partially-packed");
  g_assert_null (line->packing_slip);
}

/* 92: three of five are rejected, two stay. */
static void
test_rejecting_part (void)
{
  g_autoptr (PosOrderLine) line = make_line (find_state ("accepted"), POS_INTENT_SHIP);

  take (line, POS_STEP_REJECT, 3, "accepted");
  g_assert_cmpstr (line->reject_reason, ==, "damaged");
  assert_parts (line, 2, 0, 0, 3);
  take (line, POS_STEP_REJECT, 2, "rejected");
  assert_refused (POS_STEP_PICK, line, 1, "rejected");
}

/* The rest of a partly picked line may be rejected; when what was picked has left, the line is. */
static void
test_rejecting_the_rest (void)
{
  g_autoptr (PosOrderLine) line = make_line (find_state ("partially-picked"), POS_INTENT_SHIP);

  take (line, POS_STEP_REJECT, 3, "partially-picked");
  line->picked = pos_quantity_whole (0);
  line->invoiced = pos_quantity_whole (2);
  pos_order_line_settle_rejection (line);
  g_assert_cmpint (pos_order_line_get_status (line), ==, POS_LINE_STATUS_REJECTED);
  /* An edit asks for one more. */
  line->ordered = pos_quantity_whole (6);
  pos_order_line_settle_rejection (line);
  g_assert_cmpint (pos_order_line_get_status (line), ==, POS_LINE_STATUS_PARTIALLY_INVOICED);
}

/* 94: clerk A marked a line; B is told so. */
static void
test_picking_by_somebody_else (void)
{
  g_autoptr (PosOrderLine) line = make_line (find_state ("accepted"), POS_INTENT_SHIP);
  g_autoptr (GError) error = NULL;
  const char *worker = NULL;
  PosStepBy other = {"adam", 500, NULL};

  g_assert_true (pos_line_step_take (POS_STEP_PICKING, line, (PosQuantity){0}, other, &error));
  assert_refused (POS_STEP_PICKING, line, 0, "picking");
  g_assert_false (pos_line_step_take (POS_STEP_PICKING, line, (PosQuantity){0}, sanne, &error));
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "worker", "&s", &worker));
  g_assert_cmpstr (worker, ==, "adam");
}

static void
test_reassigning_starts_again (void)
{
  g_autoptr (PosOrderLine) line = make_line (find_state ("accepted"), POS_INTENT_SHIP);

  take (line, POS_STEP_REJECT, 5, "rejected");
  take (line, POS_STEP_REASSIGN, 5, "cart");
  g_assert_null (line->reject_reason);
  assert_parts (line, 5, 0, 0, 0);
}

/* What was rejected by mistake is done here after all. */
static void
test_putting_back (void)
{
  g_autoptr (PosOrderLine) line = make_line (find_state ("accepted"), POS_INTENT_SHIP);
  g_autoptr (GError) error = NULL;

  g_assert_false (pos_order_line_put_back (line, pos_quantity_whole (1), &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  take (line, POS_STEP_REJECT, 5, "rejected");
  g_clear_error (&error);
  g_assert_false (pos_order_line_put_back (line, pos_quantity_whole (6), &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_QUANTITY);
  g_assert_true (pos_order_line_put_back (line, pos_quantity_whole (2), NULL));
  g_assert_cmpstr (line->reject_reason, ==, "damaged");
  assert_parts (line, 2, 0, 0, 3);
  /* Its store accepts it again, or it is accepted at once: the rules of saving say which. */
  g_assert_cmpint (line->accept_state, ==, POS_ACCEPT_NONE);
  g_assert_true (pos_order_line_put_back (line, pos_quantity_whole (3), NULL));
  g_assert_null (line->reject_reason);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/line-steps/3.8-every-step-from-every-state", test_table);
  g_test_add_func ("/model/line-steps/each-refusal-has-its-rule", test_reasons);
  g_test_add_func ("/model/line-steps/no-step-takes-more-than-there-is", test_bounds);
  g_test_add_func ("/model/line-steps/the-whole-way-and-back", test_whole_way);
  g_test_add_func ("/model/line-steps/7.3-packing-takes-picked-first",
                   test_packing_takes_picked_first);
  g_test_add_func ("/model/line-steps/U12-unpacking-voids-the-slip", test_unpacking_voids_the_slip);
  g_test_add_func ("/model/line-steps/92-rejecting-part", test_rejecting_part);
  g_test_add_func ("/model/line-steps/U4-rejecting-the-rest", test_rejecting_the_rest);
  g_test_add_func ("/model/line-steps/94-picking-by-somebody-else", test_picking_by_somebody_else);
  g_test_add_func ("/model/line-steps/U5-reassigning-starts-again", test_reassigning_starts_again);
  g_test_add_func ("/model/line-steps/U5-putting-back", test_putting_back);
  return g_test_run ();
}
