/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-filter-looks.c — everything that the work list can be asked, and all about a line, in every
 * shape, size and language. */
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "work-fixture.h"

static UiShell *
start (const UiLook *look)
{
  UiShell *ui = work_start (look->width, look->height);

  work_load_picture (ui);
  ui_look_dress (ui, look);
  work_open (ui);
  return ui;
}

static void
test_filters (const UiLook *look)
{
  UiShell *ui = start (look);

  work_tap (ui, _ ("More filters"));
  g_assert_nonnull (work_get_dialog (ui));
  ui_look_at (ui, look, "work-filters");
  GtkWidget *field = ui_find_type (GTK_WIDGET (work_get_dialog (ui)), POS_TYPE_TEXT_FIELD);
  gtk_editable_set_text (GTK_EDITABLE (pos_text_field_get_entry (POS_TEXT_FIELD (field))), "berg");
  work_wait (ui);
  work_press_primary (ui);
  ui_look_at (ui, look, "work-filtered");
  ui_shell_free (ui);
}

static void
test_panels (const UiLook *look)
{
  UiShell *ui = start (look);

  work_tick (ui, "SO-104211");
  ui_hands_tap_named (ui, _ ("Line details"));
  ui_hands_wait_for (ui, _ ("On hand"));
  ui_look_at (ui, look, "work-panels");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add_all ("/ui/fulfillment/filter-looks/filters", test_filters);
  ui_looks_add_all ("/ui/fulfillment/filter-looks/panels", test_panels);
  return g_test_run ();
}
