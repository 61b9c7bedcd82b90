/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-receipt-day.c — the customer holds a receipt, and it says a day. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-calendar.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-select.h"

#define WIDTH 1366
#define HEIGHT 768

static void
assert_rows (UiShell *ui, const char *expected)
{
  g_autofree char *rows = recall_list (ui);

  g_assert_cmpstr (rows, ==, expected);
}

static GtkWidget *
find_select (GtkWidget *root, const char *name)
{
  GtkWidget *found = NULL;
  g_autofree char *label = NULL;

  if (POS_IS_SELECT (root))
    g_object_get (root, "label", &label, NULL);
  if (!g_strcmp0 (label, name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_select (child, name);
  return found;
}

/* As a person taps a row of the list that the field opens. */
static void
pick (UiShell *ui, const char *field, const char *id)
{
  GtkWidget *select = find_select (GTK_WIDGET (ui->shell), field);

  g_assert_nonnull (select);
  pos_select_set_selected (POS_SELECT (select), id);
  g_signal_emit_by_name (select, "picked");
  recall_wait (ui, 20);
}

static const char *
get_picked (UiShell *ui, const char *field)
{
  return pos_select_get_selected (POS_SELECT (find_select (GTK_WIDGET (ui->shell), field)));
}

static GtkWidget *
find_day (UiShell *ui, const char *number)
{
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
  GtkWidget *calendar = ui_find_type (GTK_WIDGET (dialog), POS_TYPE_CALENDAR);

  g_assert_nonnull (calendar);
  return gtk_widget_get_ancestor (ui_find_text (calendar, number), POS_TYPE_DAY_BUTTON);
}

/* §6.1: the customer holds a receipt; what left on that day counts too, not only what was ordered.
 */
/* What "More filters" opened is seen as a whole, not cut at the edge. */
static void
assert_in_view (GtkWidget *field)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (field, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (field, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (
      bounds.origin.y + bounds.size.height, <=, (float)gtk_widget_get_height (scroller));
}

static void
the_day_on_a_receipt_finds_its_order (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);

  recall_save_picture (ui);
  recall_open (ui, NULL);
  ui_shell_tap (ui, recall_find_button (ui, "More filters"));
  ui_shell_settle (ui);
  assert_in_view (find_select (GTK_WIDGET (ui->shell), "Receipt date"));
  assert_in_view (find_select (GTK_WIDGET (ui->shell), "Delivery"));
  pick (ui, "Placed", "today");
  pick (ui, "Receipt date", "today");
  assert_rows (ui, "L3-000217, SO-104198");
  g_assert_cmpstr (get_picked (ui, "Placed"), ==, "any");
  pick (ui, "Receipt date", "week");
  assert_rows (ui, "L3-000217, SO-104198, SO-104107, SO-104032");

  pick (ui, "Receipt date", "day");
  ui_shell_picture (ui, "08-receipt-day");
  ui_lint (GTK_WIDGET (ui->shell), "day of a receipt");
  /* Nobody holds a receipt of tomorrow. */
  ui_shell_tap (ui, find_day (ui, "15"));
  g_autofree char *why = ui_hands_dup_callout (find_day (ui, "15"));
  g_assert_nonnull (strstr (why, "This day is still to come"));
  ui_shell_press (ui, "Escape");
  ui_shell_tap (ui, find_day (ui, "7"));
  recall_wait (ui, 20);
  assert_rows (ui, "SO-103877");
  g_assert_true (recall_shows (ui, "7 May 2026"));
  ui_shell_picture (ui, "08-receipt");
  ui_lint (GTK_WIDGET (ui->shell), "receipt date");

  /* Looking at the calendar once more and leaving it changes nothing. */
  pick (ui, "Receipt date", "day");
  ui_shell_press (ui, "Escape");
  recall_wait (ui, 20);
  assert_rows (ui, "SO-103877");
  ui_shell_tap (ui, recall_find_button (ui, "Clear"));
  recall_wait (ui, 20);
  g_assert_cmpstr (get_picked (ui, "Receipt date"), ==, "any");
  g_assert_true (recall_shows (ui, "7 orders"));
  pick (ui, "Receipt date", "day");
  ui_shell_press (ui, "Escape");
  recall_wait (ui, 20);
  g_assert_cmpstr (get_picked (ui, "Receipt date"), ==, "any");
  ui_shell_free (ui);
}

/* A button may ask for it as well. */
static void
a_button_asks_for_the_day_of_a_receipt (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);

  recall_save_picture (ui);
  recall_open (ui, "{\"receipt_from\": \"2026-05-07\", \"receipt_until\": \"2026-05-07\"}");
  assert_rows (ui, "SO-103877");
  g_assert_true (recall_shows (ui, "7 May 2026"));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/recall/receipt-day", the_day_on_a_receipt_finds_its_order);
  g_test_add_func ("/ui/recall/receipt-day/button", a_button_asks_for_the_day_of_a_receipt);
  return g_test_run ();
}
