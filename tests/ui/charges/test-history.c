/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-history.c — the charge override history: found, added up, printed and written to a file. */
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui-looks.h"
#include "ui/charges/pos-charges-ui.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-select.h"

#include <string.h>

static UiShell *
start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_charges_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  return ui;
}

/* A sale with a charge that somebody added for a reason. */
static void
sell (UiShell *ui, const char *code, const char *amount, const char *reason)
{
  g_autofree char *args = g_strdup_printf (
      "{\"code\": \"%s\", \"amount\": \"%s\", \"reason\": \"%s\"}", code, amount, reason);

  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  ui_shell_do (ui, "charge.header_add", args);
  ui_shell_do (ui, "pay.cash", "{}");
  ui_shell_settle (ui);
}

/* One file, with a head and a row for each change. */
static void
assert_exported (UiShell *ui)
{
  g_autofree char *folder =
      g_build_filename (pos_local_store_get_directory (ui->store), "export", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name = files ? g_dir_read_name (files) : NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *table = NULL;
  g_auto (GStrv) rows = NULL;

  g_assert_nonnull (name);
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  rows = g_strsplit (table, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 4);
  g_assert_true (g_str_has_prefix (rows[0], "at,step,order,"));
  g_assert_nonnull (strstr (rows[2], "\"'=A present, \"\"wrapped\"\"\""));
}

static void
test_found_and_added_up (void)
{
  UiShell *ui = start (1366, 768);

  /* A spreadsheet would take this one for a formula. */
  sell (ui, "GIFTWRAP", "5.00", "=A present, \\\"wrapped\\\"");
  sell (ui, "FRAGILE", "8.00", "Glass");
  ui_hands_open (ui, "charge.history", NULL);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Charge override history");
  g_assert_true (ui_hands_shows (ui, "Reason: =A present, \"wrapped\""));
  g_assert_true (ui_hands_shows_part (ui, "0S1-03-000002 · Charge added"));
  g_assert_true (ui_hands_shows (ui, "2 changes"));
  g_assert_true (ui_hands_shows (ui, "€13.00"));
  ui_lint (GTK_WIDGET (ui->shell), "charge history");
  ui_hands_tap (ui, "Print");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "The history is printed."));
  ui_hands_tap (ui, "Export");
  assert_exported (ui);
  ui_shell_free (ui);
}

static PosSelect *
get_select (UiShell *ui, int nth)
{
  GtkWidget *select = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_SELECT);

  while (nth-- > 0)
    select = gtk_widget_get_next_sibling (select);
  return POS_SELECT (select);
}

static void
choose (UiShell *ui, int nth, const char *id)
{
  pos_select_set_selected (get_select (ui, nth), id);
  ui_shell_settle (ui);
}

static void
test_asked_for (void)
{
  UiShell *ui = start (1366, 768);

  sell (ui, "GIFTWRAP", "5.00", "A present");
  sell (ui, "FRAGILE", "8.00", "Glass");
  ui_hands_open (ui, "charge.history", NULL);
  choose (ui, 3, "FRAGILE");
  g_assert_true (ui_hands_shows (ui, "1 change"));
  g_assert_false (ui_hands_shows (ui, "Reason: A present"));
  choose (ui, 3, "");
  choose (ui, 1, "sanne");
  g_assert_true (ui_hands_shows (ui, "Nobody changed a charge"));
  g_assert_true (ui_hands_shows (ui, "0 changes"));
  choose (ui, 1, "tom");
  choose (ui, 0, "1");
  g_assert_true (ui_hands_shows (ui, "2 changes"));
  choose (ui, 2, "S2");
  g_assert_true (ui_hands_shows (ui, "0 changes"));
  ui_shell_free (ui);
}

static void
test_rows_are_one_stop (void)
{
  UiShell *ui = start (1366, 768);

  sell (ui, "GIFTWRAP", "5.00", "A present");
  sell (ui, "FRAGILE", "8.00", "Glass");
  ui_hands_open (ui, "charge.history", NULL);
  GtkWidget *row = ui_find_text (GTK_WIDGET (ui->shell), "Reason: A present");
  ui_hands_check_one_stop (ui, gtk_widget_get_ancestor (row, POS_TYPE_FOCUS_STOP), FALSE);
  ui_shell_free (ui);
}

static void
test_look (const UiLook *look)
{
  UiShell *ui = start (look->width, look->height);

  ui_look_dress (ui, look);
  sell (ui,
        "GIFTWRAP",
        "5.00",
        "Promised by telephone, because the sofa comes two weeks later than was written in the "
        "confirmation");
  sell (ui, "ASSEMBLY", "1249.00", "Two floors up");
  ui_hands_open (ui, "charge.history", NULL);
  ui_look_at (ui, look, "charge-history");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/charges/history/sums", test_found_and_added_up);
  g_test_add_func ("/ui/charges/history/asked-for", test_asked_for);
  g_test_add_func ("/ui/charges/history/rows-are-one-stop", test_rows_are_one_stop);
  ui_looks_add ("/ui/charges/history/looks", test_look);
  ui_look_add ("/ui/charges/history/looks", &ui_look_made_up, test_look);
  return g_test_run ();
}
