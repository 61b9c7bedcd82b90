/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the charges in every size, language and look: nothing is cut, nothing is too small
 * to hit. */
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/charges/pos-charges-ui.h"

/* Every kind: automatic and changed, by hand on the order and on two lines, with long words. */
static void
load (UiShell *ui)
{
  g_autofree char *line = NULL, *chairs = NULL, *on_line = NULL, *on_chairs = NULL, *change = NULL;
  g_autofree char *id = NULL;

  ui_shell_load_order (ui);
  line = ui_shell_dup_line (ui, "400110");
  chairs = ui_shell_dup_line (ui, "400214");
  PosCharge *charge =
      g_list_model_get_item (G_LIST_MODEL (pos_register_get_order (ui->reg)->charges), 0);
  id = pos_id_dup_text (&charge->id);
  g_object_unref (charge);
  change = g_strdup_printf (
      "{\"charge\": \"%s\", \"amount\": \"12.50\", \"reason\": \"Promised by telephone, because "
      "the sofa comes two weeks later than was written in the confirmation\"}",
      id);
  on_line =
      g_strdup_printf ("{\"line\": \"%s\", \"code\": \"ASSEMBLY\", \"amount\": \"1249.00\"}", line);
  on_chairs =
      g_strdup_printf ("{\"line\": \"%s\", \"code\": \"FRAGILE\", \"amount\": \"8.00\"}", chairs);
  ui_shell_do (ui, "charge.manage", change);
  ui_shell_do (ui, "charge.header_add", "{\"code\": \"GIFTWRAP\", \"amount\": \"5.00\"}");
  ui_shell_do (ui, "charge.line_add", on_line);
  ui_shell_do (ui, "charge.line_add", on_chairs);
}

static void
look_at_dialog (UiShell *ui, const UiLook *look, const char *key, const char *what)
{
  PosOverlay *overlay = pos_shell_get_overlay (ui->shell);

  ui_hands_open (ui, key, NULL);
  g_assert_nonnull (pos_overlay_get_top (overlay));
  ui_look_at (ui, look, what);
  pos_dialog_answer_safe (pos_overlay_get_top (overlay));
  ui_shell_settle (ui);
}

static void
test_look (const UiLook *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);

  pos_charges_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_look_dress (ui, look);
  load (ui);
  ui_hands_open (ui, "charge.manage", NULL);
  ui_look_at (ui, look, "charges-page");
  look_at_dialog (ui, look, "charge.line_add", "charges-add");
  look_at_dialog (ui, look, "charge.recalculate", "charges-recalculate");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add ("/ui/charges/looks", test_look);
  ui_look_add ("/ui/charges/looks", &ui_look_made_up, test_look);
  return g_test_run ();
}
