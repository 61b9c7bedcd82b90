/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-notice.c — §2.6, §6.7: who works at a register hears of new lines, now and then. */
#include "model/pos-party.h"
#include "ui-hands.h"
#include "ui/fulfillment/pos-fulfillment-ui.h"
#include "ui/recall/pos-recall.h"
#include "ui/sale/pos-sale.h"
#include "work-fixture.h"

static void
set_minutes (UiShell *ui, gint64 minutes)
{
  PosConfig *config = pos_register_get_config (ui->reg);

  pos_config_get_profile (config, pos_register_get_store_record (ui->reg))->notification_minutes =
      minutes;
}

static UiShell *
start (gint64 minutes)
{
  UiShell *ui = ui_shell_new (1366, 768);

  set_minutes (ui, minutes);
  pos_sale_add (ui->shell);
  pos_fulfillment_ui_add (ui->shell);
  pos_recall_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static void
pick_up (UiShell *ui, const char *number)
{
  g_autoptr (PosOrder) order =
      work_from_elsewhere (ui, work_pick_up (ui, number, "C-004218", "400112"));
}

static void
ship (UiShell *ui, const char *number)
{
  g_autoptr (PosOrder) order =
      work_from_elsewhere (ui, work_ship (ui, number, "C-004218", "450771", "1", "STANDARD", 0));
}

static gboolean
is_told (UiShell *ui)
{
  return pos_overlay_has_snack (pos_shell_get_overlay (ui->shell));
}

/* The notice lies over the page. */
static gboolean
says (UiShell *ui, const char *text)
{
  return is_told (ui) && ui_find_text (GTK_WIDGET (ui->shell), text) != NULL;
}

static void
show_them (UiShell *ui)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (ui->shell), "Show them");

  g_assert_nonnull (label);
  ui_shell_tap (ui, gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
  work_wait (ui);
}

static void
pass (UiShell *ui, gint64 minutes)
{
  pos_clock_advance (pos_context_get_clock (ui->context), minutes * 60 * G_USEC_PER_SEC);
}

static gboolean
touch (PosDbTxn *txn, gpointer data, GError **error)
{
  pos_db_txn_touch (txn, "order");
  return TRUE;
}

/* As after something else was stored. */
static void
look_again (UiShell *ui)
{
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (pos_local_store_get_db (ui->store), touch, NULL, &error);
  g_assert_no_error (error);
  work_wait (ui);
}

/* What is tapped shows what was told of, and that is not told again. */
static void
told_of_new_lines (void)
{
  UiShell *ui = start (5);

  work_wait (ui);
  g_assert_false (is_told (ui));
  pick_up (ui, "SO-1");
  g_assert_true (says (ui, "1 new line to pick up"));
  ui_shell_picture (ui, "notice");
  show_them (ui);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Order fulfillment");
  g_autofree char *list = work_list (ui);
  g_assert_cmpstr (list, ==, "SO-1");
  g_assert_false (is_told (ui));
  ui_shell_free (ui);
}

/* At most once in an interval; then all that came since. */
static void
not_more_often (void)
{
  UiShell *ui = start (5);

  pick_up (ui, "SO-1");
  show_them (ui);
  ui_shell_press (ui, "Escape");
  g_assert_true (ui_hands_is_home (ui));
  pass (ui, 4);
  ship (ui, "SO-2");
  pick_up (ui, "SO-3");
  g_assert_false (is_told (ui));
  pass (ui, 1);
  look_again (ui);
  g_assert_true (says (ui, "2 new lines to deliver"));
  show_them (ui);
  ui_shell_press (ui, "Escape");
  pass (ui, 5);
  ship (ui, "SO-4");
  g_assert_true (says (ui, "1 new line to ship"));
  ui_shell_free (ui);
}

static void
not_told_while (UiShell *ui, const char *number)
{
  pick_up (ui, number);
  g_assert_false (is_told (ui));
}

static gboolean
is_told_cb (gpointer ui)
{
  return is_told (ui);
}

/* Not over a page; afterwards nobody waits for the next order. */
static void
not_over_a_page (void)
{
  UiShell *ui = start (5);

  ui_hands_open (ui, "order.recall", NULL);
  g_assert_false (ui_hands_is_home (ui));
  not_told_while (ui, "SO-1");
  ui_shell_press (ui, "Escape");
  ui_hands_wait (is_told_cb, ui);
  g_assert_true (says (ui, "1 new line to pick up"));
  ui_shell_free (ui);
}

/* Not while somebody pays. */
static void
not_beside_money (void)
{
  UiShell *ui = start (5);

  ship (ui, "SO-1");
  show_them (ui);
  ui_shell_press (ui, "Escape");
  ship (ui, "SO-2");
  ui_shell_do (ui, "item.add", "{\"item\": \"400110\"}");
  ui_shell_do (ui, "pay.cash", "{\"amount\": \"1.00\"}");
  pass (ui, 5);
  look_again (ui);
  g_assert_false (is_told (ui));
  ui_shell_free (ui);
}

/* Everybody by himself. */
static void
each_is_told (void)
{
  UiShell *ui = start (5);

  pick_up (ui, "SO-1");
  show_them (ui);
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "lena", "1357");
  work_wait (ui);
  g_assert_true (says (ui, "1 new line to pick up"));
  ui_shell_free (ui);
}

/* Who has just made an order knows of it, tomorrow too; the others hear of it. */
static void
not_of_ones_own (void)
{
  UiShell *ui = start (5);
  g_autoptr (PosOrder) order = work_pick_up (ui, "SO-1", "C-004218", "400112");

  work_wait (ui);
  g_assert_false (is_told (ui));
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in (ui);
  work_wait (ui);
  g_assert_false (is_told (ui));
  ship (ui, "SO-2");
  g_assert_true (says (ui, "1 new line to ship"));
  show_them (ui);
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "lena", "1357");
  work_wait (ui);
  g_assert_true (says (ui, "2 new lines to deliver"));
  ui_shell_free (ui);
}

static void
not_who_may_not_look (void)
{
  UiShell *ui = start (5);
  GPtrArray *roles = pos_config_list (pos_register_get_config (ui->reg), POS_TYPE_ROLE);

  for (guint i = 0; i < roles->len; i++) {
    PosRole *role = roles->pdata[i];
    g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
    for (GStrv right = role->permissions; *right; right++)
      if (!g_str_equal (*right, "order.fulfill"))
        g_strv_builder_add (left, *right);
    g_strfreev (role->permissions);
    role->permissions = g_strv_builder_end (left);
  }
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in (ui);
  not_told_while (ui, "SO-1");
  ui_shell_free (ui);
}

static void
off (void)
{
  UiShell *ui = start (0);

  not_told_while (ui, "SO-1");
  ui_shell_free (ui);
}

#define TEST(name) g_test_add_func ("/ui/fulfillment/notice/" #name, name)

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (told_of_new_lines);
  TEST (not_more_often);
  TEST (not_over_a_page);
  TEST (not_beside_money);
  TEST (each_is_told);
  TEST (not_of_ones_own);
  TEST (not_who_may_not_look);
  TEST (off);
  return g_test_run ();
}
