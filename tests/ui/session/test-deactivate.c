/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-deactivate.c — a supervisor gives a device up at its own screen: register.md S-18,
 * scenario 17. */
#include "fake-headquarters.h"
#include "store/pos-outbox-table.h"
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/common/pos-header.h"
#include "ui/common/pos-overlay.h"
#include "ui/session/pos-first-start-page.h"
#include "ui/session/pos-session.h"
#include "ui/shift/pos-shift-ui.h"

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer headquarters)
{
  return fake_headquarters_connect (headquarters, store, context);
}

static UiShell *
start (FakeHeadquarters *headquarters, const UiLook *look, const char *worker, const char *secret)
{
  UiShell *ui = ui_shell_new_connected (look->width, look->height, connect, headquarters);

  pos_session_add (ui->shell);
  pos_shift_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, worker, secret);
  ui_look_dress (ui, look);
  return ui;
}

static const UiLook wide = {"wide", 1366, 768, POS_THEME_LIGHT, 100, "en"};

static void
open_menu (UiShell *ui)
{
  GtkWidget *header = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_HEADER);

  g_signal_emit_by_name (header, "menu", header);
  ui_shell_settle (ui);
}

/* As if the pump had run. */
static gboolean
acknowledge_all (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) rows = pos_outbox_table_list (txn, 0, 100, error);

  for (guint i = 0; rows && i < rows->len; i++) {
    PosOutboxItem *row = rows->pdata[i];
    gboolean known;
    if (!pos_outbox_table_mark_acked (txn, row->seq, row->body_hash, 1, &known, error))
      return FALSE;
  }
  return rows != NULL;
}

static void
send_all (UiShell *ui)
{
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (pos_local_store_get_db (ui->store), acknowledge_all, NULL, &error);
  g_assert_no_error (error);
}

static void
sign_in_at_the_screen (UiShell *ui, const char *name, const char *pin)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_hands_find (ui, name)), TRUE);
  ui_shell_settle (ui);
  for (const char *key = pin; *key; key++)
    ui_shell_press (ui, (char[]){*key, '\0'});
  ui_hands_tap (ui, "Sign in");
}

static void
close_the_shift (UiShell *ui)
{
  open_menu (ui);
  ui_hands_tap (ui, "Give this device up");
  g_assert_true (ui_hands_shows (ui, "Close the shift first"));
  ui_hands_tap (ui, "Close shift");
  g_assert_true (ui_hands_shows (ui, "Close the shift?"));
  ui_hands_tap (ui, "Close shift");
  g_assert_null (pos_register_get_worker (ui->reg));
}

/* An open shift is in the way, and after it one signs in again: without that there would be another
 * one. */
static void
a_manager_gives_it_up (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, &wide, "lena", "1357");

  close_the_shift (ui);
  send_all (ui);
  sign_in_at_the_screen (ui, "Lena Hoffmann", "1357");
  g_assert_null (pos_register_get_shift (ui->reg));
  g_assert_true (ui_hands_shows (ui, "Give this device up?"));
  ui_hands_tap (ui, "Not now");
  g_assert_true (pos_register_is_active (ui->reg));
  open_menu (ui);
  ui_hands_tap (ui, "Give this device up");
  ui_hands_tap (ui, "Give it up");
  g_assert_false (pos_register_is_active (ui->reg));
  g_assert_null (pos_register_get_worker (ui->reg));
  g_assert_true (POS_IS_FIRST_START_PAGE (pos_shell_get_page (ui->shell)));
  g_assert_true (ui_hands_shows (ui, "Which register is this?"));
  ui_shell_picture (ui, "given-up");
  ui_shell_free (ui);
}

/* What headquarters has not got is told at once, and not after somebody has agreed. */
static void
what_is_unsent_keeps_it (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, &wide, "lena", "1357");

  close_the_shift (ui);
  sign_in_at_the_screen (ui, "Lena Hoffmann", "1357");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_nonnull (
      ui_find_text (GTK_WIDGET (ui->shell), "Headquarters has not got everything yet"));
  ui_shell_picture (ui, "kept");
  ui_shell_free (ui);
}

/* Whoever comes next works as on any other day. */
static void
somebody_else_begins_a_shift (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, &wide, "lena", "1357");

  close_the_shift (ui);
  sign_in_at_the_screen (ui, "Sanne de Vries", "1111");
  g_assert_nonnull (pos_register_get_shift (ui->reg));
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_do (ui, "session.sign_out", NULL);
  sign_in_at_the_screen (ui, "Lena Hoffmann", "1357");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_free (ui);
}

/* Who may not is not led there. */
static void
a_clerk_is_not_offered_it (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, &wide, "sanne", "1111");

  open_menu (ui);
  g_assert_false (ui_hands_shows (ui, "Give this device up"));
  ui_shell_press (ui, "Escape");
  ui_shell_free (ui);
}

static void
test_look (const UiLook *look)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, look, "lena", "1357");

  open_menu (ui);
  ui_look_at (ui, look, "give-up-menu");
  ui_shell_press (ui, "Escape");
  ui_hands_open (ui, "device.deactivate", NULL);
  ui_look_at (ui, look, "give-up-shift");
  ui_shell_press (ui, "Escape");
  ui_shell_do (ui, "shift.close", NULL);
  send_all (ui);
  ui_shell_do (
      ui, "session.sign_in", "{\"worker\": \"lena\", \"secret\": \"1357\", \"drawer\": false}");
  ui_look_dress (ui, look);
  ui_hands_open (ui, "device.deactivate", NULL);
  ui_look_at (ui, look, "give-up");
  ui_shell_press (ui, "Escape");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/session/deactivate/given-up", a_manager_gives_it_up);
  g_test_add_func ("/ui/session/deactivate/unsent", what_is_unsent_keeps_it);
  g_test_add_func ("/ui/session/deactivate/next", somebody_else_begins_a_shift);
  g_test_add_func ("/ui/session/deactivate/clerk", a_clerk_is_not_offered_it);
  ui_looks_add_all ("/ui/session/deactivate/looks", test_look);
  return g_test_run ();
}
