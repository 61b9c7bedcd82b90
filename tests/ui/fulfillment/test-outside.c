/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-outside.c — §6.7: above the work list stands who waits outside, until somebody has been
 * there. */
#include "model/pos-check-in.h"
#include "store/pos-config-table.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui-looks.h"
#include "ui/fulfillment/pos-fulfillment-ui.h"
#include "work-fixture.h"

static UiShell *
start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_fulfillment_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static gboolean
put (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_config_table_put (txn, data, 1, error);
}

/* As the feed brings it. */
static void
hear (UiShell *ui, const char *store, const char *name, const char *parking, const char *vehicle)
{
  g_autoptr (PosCheckIn) check_in = g_object_new (POS_TYPE_CHECK_IN, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  check_in->order = pos_context_mint_id (ui->context);
  id = pos_check_in_name (store, &check_in->order);
  pos_text_set (&check_in->id, id);
  pos_text_set (&check_in->store, store);
  pos_text_set (&check_in->number, "SO-000123");
  pos_text_set (&check_in->customer_name, name);
  pos_text_set (&check_in->parking, parking);
  pos_text_set (&check_in->vehicle, vehicle);
  check_in->at = pos_context_get_now (ui->context) - 9 * 60 * G_USEC_PER_SEC;
  pos_db_write_sync (pos_local_store_get_db (ui->store), put, check_in, &error);
  g_assert_no_error (error);
  ui_shell_settle (ui);
}

static void
test_who_waits (void)
{
  UiShell *ui = start (1366, 768);

  ui_hands_open (ui, "order.fulfillment", NULL);
  g_assert_false (ui_hands_shows_part (ui, "waits outside"));
  hear (ui, "S1", "Mary Hill", "4", "red Volvo");
  hear (ui, "S2", "Somebody else", NULL, NULL);
  ui_hands_wait_for (ui, "Mary Hill waits outside since 10:33");
  g_assert_true (ui_hands_shows (ui, "SO-000123 · Parking space 4 · red Volvo"));
  g_assert_false (ui_hands_shows_part (ui, "Somebody else"));
  ui_lint (GTK_WIDGET (ui->shell), "waiting outside");
  ui_hands_tap (ui, "Done");
  g_assert_false (ui_hands_shows_part (ui, "waits outside"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "The customer was attended to."));
  ui_shell_free (ui);
}

static void
test_look (const UiLook *look)
{
  UiShell *ui = start (look->width, look->height);

  ui_look_dress (ui, look);
  hear (ui, "S1", "Mary Hill", "4", "red Volvo");
  hear (ui,
        "S1",
        "Johannes van den Heuvel-Oosterbaan",
        "behind the house, beside the bicycles",
        "a white van with a ladder on it, XX-123-Y");
  ui_hands_open (ui, "order.fulfillment", NULL);
  ui_look_at (ui, look, "work-outside");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/fulfillment/outside/who-waits", test_who_waits);
  ui_looks_add ("/ui/fulfillment/outside/looks", test_look);
  ui_look_add ("/ui/fulfillment/outside/looks", &ui_look_made_up, test_look);
  return g_test_run ();
}
