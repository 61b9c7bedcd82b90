/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-filters.c — customer-orders.md §7.1, §6.2 on the screen: what is asked of the lines is seen,
 * taken away with a tap, and told of where it leaves nothing. */
#include "ui-lint.h"
#include "ui/common/pos-day-field.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-text-field.h"
#include "ui/recall/pos-terms-days.h"
#include "work-fixture.h"

static void
assert_list (UiShell *ui, const char *expected)
{
  g_autofree char *list = work_list (ui);

  g_assert_cmpstr (list, ==, expected);
}

static PosSelect *
find_select (UiShell *ui, const char *label)
{
  GtkWidget *select = ui_find_field (GTK_WIDGET (ui->shell), POS_TYPE_SELECT, label);

  if (!select)
    g_error ("There is no list “%s”", label);
  return POS_SELECT (select);
}

/* As a person taps a row of the list that the field opens. */
static void
choose (UiShell *ui, const char *field, const char *answer)
{
  GtkWidget *row = ui_find_row (GTK_WIDGET (find_select (ui, field)), answer);

  if (!row)
    g_error ("“%s” has no “%s”", field, answer);
  g_signal_emit_by_name (row, "clicked");
  work_wait (ui);
}

static void
type_into (UiShell *ui, const char *label, const char *text)
{
  GtkWidget *field = ui_find_field (GTK_WIDGET (ui->shell), POS_TYPE_TEXT_FIELD, label);

  if (!field)
    g_error ("There is no field “%s”", label);
  gtk_editable_set_text (GTK_EDITABLE (pos_text_field_get_entry (POS_TEXT_FIELD (field))), text);
  work_wait (ui);
}

typedef struct {
  UiShell *ui;
  PosOrder *van, *post, *late;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->ui = work_start (1366, 768);
  self->van = work_ship (self->ui, "SO-1", "C-004218", "430551", "1", "STANDARD", 1);
  self->post = work_ship (self->ui, "SO-2", "C-004243", "440203", "2", "PARCEL", 2);
  self->late = work_ship (self->ui, "SO-3", "C-004276", "410377", "1", "TWOMAN", -1);
  work_open (self->ui);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->van);
  g_object_unref (self->post);
  g_object_unref (self->late);
  ui_shell_free (self->ui);
}

static void
several_answers_of_a_list_may_be_chosen (Fixture *self, gconstpointer data)
{
  UiShell *ui = self->ui;

  assert_list (ui, "SO-3, SO-1, SO-2");
  work_tap (ui, "More filters");
  g_assert_nonnull (work_find_button (ui, "Show 3 lines"));
  choose (ui, "Delivery mode", "Parcel post");
  assert_list (ui, "SO-2");
  g_assert_nonnull (work_find_button (ui, "Show 1 line"));
  choose (ui, "Delivery mode", "Standard delivery");
  assert_list (ui, "SO-1, SO-2");
  work_step (ui, "fulfill.line_pack", self->van);
  work_wait (ui);
  choose (ui, "Line status", "Packed");
  assert_list (ui, "SO-1");
  choose (ui, "Delivery mode", "Any mode");
  choose (ui, "Line status", "Accepted");
  assert_list (ui, "SO-3, SO-1, SO-2");
  work_tap (ui, "Clear");
  work_tap (ui, "Show 3 lines");
  g_assert_null (work_get_dialog (ui));
  g_assert_false (work_shows (ui, "3 of 3 lines"));
}

/* What is set is seen with how many are left, and a tap takes it away. */
static void
what_is_set_is_seen_and_taken_away (Fixture *self, gconstpointer data)
{
  UiShell *ui = self->ui;

  work_tap (ui, "More filters");
  choose (ui, "Delivery mode", "Parcel post");
  choose (ui, "Delivery mode", "Standard delivery");
  type_into (ui, "Customer", "hans");
  assert_list (ui, "SO-2");
  work_tap (ui, "Show 1 line");
  g_assert_true (work_shows (ui, "1 of 3 lines"));
  g_assert_nonnull (work_find_button (ui, "Customer: hans"));
  ui_shell_picture (ui, "10-filters");
  ui_lint (GTK_WIDGET (ui->shell), "10-filters");
  work_tap (ui, "Customer: hans");
  assert_list (ui, "SO-1, SO-2");
  g_assert_true (work_shows (ui, "2 of 3 lines"));
  g_assert_null (work_find_button (ui, "Customer: hans"));
  work_tap (ui, "Late");
  assert_list (ui, "");
  work_tap (ui, "Clear all");
  assert_list (ui, "SO-3, SO-1, SO-2");
  g_assert_null (work_find_button (ui, "Clear all"));
}

static void
an_empty_list_says_which_filters_hide_something (Fixture *self, gconstpointer data)
{
  UiShell *ui = self->ui;

  work_tap (ui, "More filters");
  type_into (ui, "Customer number", "C-004218, C-004243");
  assert_list (ui, "SO-1, SO-2");
  work_tap (ui, "Show 2 lines");
  work_tap (ui, "Late");
  assert_list (ui, "");
  g_assert_true (work_shows (ui, "No line fits"));
  g_assert_true (work_shows (ui,
                             "“Late” hides 2 lines.\n"
                             "“Customer number: C-004218, C-004243” hides 1 line."));
  ui_shell_picture (ui, "10-hidden");
  ui_lint (GTK_WIDGET (ui->shell), "10-hidden");
  work_tap (ui, "More filters");
  type_into (ui, "Product", "nothing");
  work_tap (ui, "Show 0 lines");
  g_assert_true (work_shows (ui, "Together the filters hide 3 lines."));
  work_tap (ui, "Waiting for stock");
  g_assert_true (work_shows (ui, "Nothing to do here"));
}

static void
every_field_asks (Fixture *self, gconstpointer data)
{
  UiShell *ui = self->ui;

  work_tap (ui, "More filters");
  type_into (ui, "Customer", "hans.van.den.berg@");
  assert_list (ui, "SO-2");
  type_into (ui, "Customer", "06 5555 0142");
  assert_list (ui, "SO-1");
  type_into (ui, "Customer", "");
  type_into (ui, "Product", "430551, 410377");
  assert_list (ui, "SO-3, SO-1");
  type_into (ui, "Product", "430551، 440203");
  assert_list (ui, "SO-1, SO-2");
  type_into (ui, "Product", "");
  choose (ui, "Hold", "On hold");
  assert_list (ui, "");
  choose (ui, "Hold", "Not held");
  assert_list (ui, "SO-3, SO-1, SO-2");
  choose (ui, "Order status", "In progress");
  assert_list (ui, "");
  choose (ui, "Order status", "Open");
  assert_list (ui, "SO-3, SO-1, SO-2");
  choose (ui, "Made by", "Tom Meijer");
  assert_list (ui, "");
  choose (ui, "Made by", "Sanne de Vries");
  assert_list (ui, "SO-3, SO-1, SO-2");
  choose (ui, "Placed in", "Amersfoort");
  assert_list (ui, "");
  choose (ui, "Placed in", "Utrecht Centrum");
  assert_list (ui, "SO-3, SO-1, SO-2");
  choose (ui, "Placed", "Yesterday");
  assert_list (ui, "");
  choose (ui, "Placed", "Today");
  assert_list (ui, "SO-3, SO-1, SO-2");
  choose (ui, "Receipt date", "Yesterday");
  assert_list (ui, "");
  choose (ui, "Receipt date", "Last 7 days");
  assert_list (ui, "SO-3, SO-1, SO-2");
  choose (ui, "Wanted", "Before today");
  assert_list (ui, "SO-3");
  choose (ui, "Wanted", "Next 7 days");
  assert_list (ui, "SO-1, SO-2");
  type_into (ui, "Total from", "10000");
  assert_list (ui, "");
  type_into (ui, "Total from", "1");
  type_into (ui, "Total up to", "10,000");
  assert_list (ui, "SO-1, SO-2");
  type_into (ui, "Total up to", "much");
  g_assert_true (work_shows (ui, "This is no amount"));
  work_tap (ui, "Clear");
  assert_list (ui, "SO-3, SO-1, SO-2");
}

static void
two_days_may_be_chosen (Fixture *self, gconstpointer data)
{
  UiShell *ui = self->ui;

  work_tap (ui, "More filters");
  choose (ui, "Wanted", "Choose days…");
  type_into (ui, "From", "2026-05-16");
  type_into (ui, "Until", "2026-05-15");
  work_tap (ui, "Show these days");
  g_assert_true (work_shows (ui, "It is over before it begins"));
  type_into (ui, "Until", "2026-05-16");
  work_tap (ui, "Show these days");
  assert_list (ui, "SO-2");
  work_tap (ui, "Show 1 line");
  g_assert_nonnull (work_find_button (ui, "Wanted: 16 May 2026"));
  work_tap (ui, "More filters");
  choose (ui, "Wanted", "16 May 2026");
  type_into (ui, "From", "soon");
  work_tap (ui, "Show these days");
  g_assert_true (work_shows (ui, "This is no day"));
  type_into (ui, "From", "");
  work_tap (ui, "Show these days");
  assert_list (ui, "SO-3, SO-1, SO-2");
}

/* Whoever takes one away with the keys goes on at the next, and then at the search. */
static void
the_keys_stay_where_filters_were (Fixture *self, gconstpointer data)
{
  UiShell *ui = self->ui;
  GtkRoot *root = GTK_ROOT (ui->shell);

  work_tap (ui, "More filters");
  choose (ui, "Hold", "Not held");
  choose (ui, "Order status", "Open");
  work_tap (ui, "Show 3 lines");
  gtk_widget_grab_focus (work_find_button (ui, "Order status: Open"));
  work_tap (ui, "Order status: Open");
  g_assert_true (gtk_root_get_focus (root) == work_find_button (ui, "Hold: Not held"));
  work_tap (ui, "Hold: Not held");
  g_assert_nonnull (gtk_root_get_focus (root));
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (root)));
}

/* A button of a layout asks what no field does. */
static void
what_a_program_asks_is_seen_too (Fixture *self, gconstpointer data)
{
  UiShell *ui = self->ui;

  pos_shell_close_page (ui->shell);
  pos_shell_open (
      ui->shell,
      "order.fulfillment",
      g_variant_new_parsed ("{'filter': <'{\"order\": \"SO-2\", \"store\": \"S1\", "
                            "\"number\": [\"SO-2\", \"SO-9\"], \"not_on_hold\": true}'>}"),
      NULL);
  work_wait (ui);
  assert_list (ui, "SO-2");
  g_assert_nonnull (work_find_button (ui, "Number: SO-2, SO-9"));
  g_assert_nonnull (work_find_button (ui, "Hold: Not held"));
  g_assert_nonnull (work_find_button (ui, "Placed in: Utrecht Centrum"));
  work_tap (ui, "Order: SO-2");
  work_tap (ui, "Number: SO-2, SO-9");
  assert_list (ui, "SO-3, SO-1, SO-2");
}

static void
open_sheet (const char *picture, int width, int height, guint scale, const char *language)
{
  static const char more[] = "More filters";
  UiShell *ui = work_start (width, height);

  work_load_picture (ui);
  ui_shell_set_look (ui, POS_THEME_LIGHT, scale);
  if (language)
    ui_shell_set_language (ui, language);
  pos_shell_open (
      ui->shell,
      "order.fulfillment",
      g_variant_new_parsed (
          "{'filter': <'{\"modes\": [\"STANDARD\", \"PARCEL\"], \"store\": [\"S1\", \"S2\"], "
          "\"holds\": [\"none\", \"on-hold\"], \"customer_name\": \"smit\", "
          "\"requested_until\": \"2026-05-20\"}'>}"),
      NULL);
  work_wait (ui);
  g_autofree char *bar = g_strconcat (picture, "-bar", NULL);
  ui_shell_picture (ui, bar);
  ui_lint (GTK_WIDGET (ui->shell), bar);
  work_tap (ui, language ? g_dgettext (NULL, more) : more);
  ui_shell_picture (ui, picture);
  ui_lint (GTK_WIDGET (ui->shell), picture);
  ui_shell_free (ui);
}

static void
the_sheet_in_every_shape (void)
{
  open_sheet ("10-sheet", 1366, 768, 100, NULL);
  open_sheet ("10-sheet-large", 1024, 768, 125, NULL);
  open_sheet ("10-sheet-upright", 768, 1366, 100, NULL);
}

static void
the_sheet_from_right_to_left (void)
{
  open_sheet ("10-sheet-arabic", 1366, 768, 100, "ar");
  open_sheet ("10-sheet-arabic-large", 1024, 768, 125, "ar");
}

#define TEST(name)                                                                                 \
  g_test_add ("/ui/fulfillment/filters/" #name, Fixture, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (several_answers_of_a_list_may_be_chosen);
  TEST (what_is_set_is_seen_and_taken_away);
  TEST (an_empty_list_says_which_filters_hide_something);
  TEST (every_field_asks);
  TEST (two_days_may_be_chosen);
  TEST (the_keys_stay_where_filters_were);
  TEST (what_a_program_asks_is_seen_too);
  g_test_add_func ("/ui/fulfillment/filters/the_sheet_in_every_shape", the_sheet_in_every_shape);
  g_test_add_func ("/ui/fulfillment/filters/the_sheet_from_right_to_left",
                   the_sheet_from_right_to_left);
  return g_test_run ();
}
