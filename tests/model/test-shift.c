/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-shift.c — every step from every state of a shift: register.md §4.2, H-4. */
#include "base/pos-error.h"
#include "model/pos-shift.h"

static const char *const steps[] = {
    [POS_SHIFT_STEP_SELL] = "sell",
    [POS_SHIFT_STEP_MOVE] = "move",
    [POS_SHIFT_STEP_COUNT] = "count",
    [POS_SHIFT_STEP_SUSPEND] = "suspend",
    [POS_SHIFT_STEP_RESUME] = "resume",
    [POS_SHIFT_STEP_BLIND_CLOSE] = "blind-close",
    [POS_SHIFT_STEP_CLOSE] = "close",
    [POS_SHIFT_STEP_DELETE] = "delete",
};

/* From each state: where each step that may be taken leads. */
static const struct {
  PosShiftState state;
  const char *ways;
} states[] = {
    {POS_SHIFT_OPEN,
     "sell:open move:open count:open suspend:suspended blind-close:blind-closed close:closed"},
    {POS_SHIFT_SUSPENDED, "resume:open delete:deleted"},
    {POS_SHIFT_BLIND_CLOSED, "move:blind-closed count:blind-closed close:closed delete:deleted"},
    {POS_SHIFT_CLOSED, ""},
    {POS_SHIFT_DELETED, ""},
};

static void
take (PosShiftState state, PosShiftStep step, GString *ways)
{
  g_autoptr (PosShift) shift = g_object_new (POS_TYPE_SHIFT, NULL);
  g_autoptr (GError) error = NULL;
  gboolean taken;

  shift->state = (int)state;
  shift->number = 7;
  taken = pos_shift_take_step (shift, step, &error);
  g_assert_true (taken == pos_shift_step_is_open (step, state, NULL));
  if (taken) {
    g_string_append_printf (ways,
                            "%s%s:%s",
                            ways->len > 0 ? " " : "",
                            steps[step],
                            pos_shift_state_get_nick ((PosShiftState)shift->state));
    return;
  }
  g_autofree char *rule = g_strconcat ("shift-", pos_shift_state_get_nick (state), NULL);
  const char *told = NULL;

  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "rule", "&s", &told));
  g_assert_cmpstr (told, ==, rule);
  g_assert_cmpint (shift->state, ==, state);
}

static void
every_step_from_every_state (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (states), ==, POS_N_SHIFT_STATES);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (GString) ways = g_string_new (NULL);

    for (int step = 0; step < POS_N_SHIFT_STEPS; step++)
      take (states[i].state, (PosShiftStep)step, ways);
    g_assert_cmpstr (ways->str, ==, states[i].ways);
  }
}

static void
kinds_of_entries_keep_their_names (void)
{
  for (int kind = 0; kind < POS_N_SHIFT_ENTRY_KINDS; kind++) {
    PosShiftEntryKind parsed;

    g_assert_true (pos_shift_entry_kind_parse (
        pos_shift_entry_kind_get_nick ((PosShiftEntryKind)kind), &parsed));
    g_assert_cmpint (parsed, ==, kind);
  }
  PosShiftEntryKind none;
  g_assert_false (pos_shift_entry_kind_parse ("shells", &none));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shift/H-4-every-step-from-every-state", every_step_from_every_state);
  g_test_add_func ("/shift/kinds-of-entries", kinds_of_entries_keep_their_names);
  return g_test_run ();
}
