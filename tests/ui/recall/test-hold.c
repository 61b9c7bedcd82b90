/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-hold.c — an order that waits: why, who deals with it, and how it goes on. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"

static UiShell *
start_as_supervisor_at (PosOrder **order, int width, int height)
{
  UiShell *ui = recall_start (width, height);

  *order = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (GVariant) out = ui_shell_run (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "tom", "2468");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  return ui;
}

static UiShell *
start_as_supervisor (PosOrder **order)
{
  return start_as_supervisor_at (order, 1366, 768);
}

static void
answer (UiShell *ui)
{
  pos_dialog_answer_primary (POS_DIALOG (pos_overlay_get_top (pos_shell_get_overlay (ui->shell))));
  ui_shell_settle (ui);
}

/* However many buttons there are, and however much stops the order. */
static void
assert_room_for_lines (UiShell *ui)
{
  GtkWidget *body = ui_find_class (GTK_WIDGET (ui->shell), "recall-body");

  g_assert_cmpint (
      gtk_widget_get_height (gtk_widget_get_ancestor (body, GTK_TYPE_SCROLLED_WINDOW)), >=, 230);
}

/* T19, T20: it says why it waits, refuses to be handed over, and goes on when it is released. */
static void
an_order_waits_and_is_released (void)
{
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = start_as_supervisor (&order);

  g_assert_null (recall_find_button (ui, "Release"));
  ui_shell_tap (ui, recall_find_button (ui, "Put on hold"));
  g_assert_true (recall_shows (ui, "Why does the order wait?"));
  g_assert_true (recall_shows (ui, "Its stock is free for others meanwhile."));
  /* Enter takes what is chosen, so that has the focus. */
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (ui->shell));
  g_assert_true (POS_IS_CHOICE_CARD (focus));
  g_assert_true (pos_choice_card_get_active (POS_CHOICE_CARD (focus)));
  ui_shell_picture (ui, "hold");
  ui_lint (GTK_WIDGET (ui->shell), "hold");
  recall_type (ui, "Note", "Back on Monday");
  answer (ui);
  g_assert_true (recall_shows (ui, "This order is on hold"));
  g_assert_true (recall_shows (ui, "Customer asked to wait · Back on Monday · Tom Meijer"));
  assert_room_for_lines (ui);
  ui_shell_picture (ui, "held");
  ui_lint (GTK_WIDGET (ui->shell), "held");
  g_assert_null (recall_find_button (ui, "Put on hold"));
  GtkWidget *hand_over = recall_find_button (ui, "Hand over 1 line");
  ui_shell_tap (ui, hand_over);
  g_autofree char *why = ui_hands_dup_callout (hand_over);
  g_assert_nonnull (strstr (why, "This order is on hold"));
  ui_shell_press (ui, "Escape");
  ui_shell_tap (ui, recall_find_button (ui, "Release"));
  ui_shell_settle (ui);
  g_assert_null (recall_find_button (ui, "Release"));
  g_assert_nonnull (recall_find_button (ui, "Put on hold"));
  ui_shell_free (ui);
}

/* X3: four rows of buttons, and a reason why one of them is none; the reason scrolls. */
static void
a_reason_leaves_room_for_lines (void)
{
  UiShell *ui = recall_start (1366, 768);
  PosConfig *config = pos_register_get_config (ui->reg);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  pos_config_get_profile (config, pos_register_get_store_record (ui->reg))->no_partial_edit = TRUE;
  g_autofree char *line = pos_id_dup_text (&((PosOrderLine *)pos_list_peek (order->lines, 0))->id);
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *args =
      g_strdup_printf ("{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\"}]}", id, line);
  ui_shell_do (ui, "fulfill.line_pick", args);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_nonnull (recall_find_button (ui, "Hand over 1 line"));
  ui_shell_picture (ui, "reason-and-buttons");
  assert_room_for_lines (ui);
  ui_shell_free (ui);
}

/* §2.9: what exactly, and one person who deals with it. */
static void
one_person_deals_with_a_hold (void)
{
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = start_as_supervisor (&order);

  ui_shell_tap (ui, recall_find_button (ui, "Put on hold"));
  g_assert_false (recall_shows (ui, "What exactly?"));
  recall_tap_card (ui, "Address to be checked");
  g_assert_true (recall_shows (ui, "What exactly?"));
  ui_shell_tap (ui, recall_find_button (ui, "The house number is missing"));
  ui_shell_picture (ui, "hold-reasons");
  ui_lint (GTK_WIDGET (ui->shell), "hold-reasons");
  answer (ui);
  g_assert_true (
      recall_shows (ui, "Address to be checked · The house number is missing · Tom Meijer"));
  ui_shell_tap (ui, recall_find_button (ui, "Deal with hold"));
  ui_shell_settle (ui);
  g_assert_true (recall_shows (ui,
                               "Address to be checked · The house number is missing · Tom Meijer · "
                               "Tom Meijer deals with it"));
  ui_shell_picture (ui, "hold-taken");
  ui_lint (GTK_WIDGET (ui->shell), "hold-taken");
  g_assert_null (recall_find_button (ui, "Deal with hold"));
  ui_shell_tap (ui, recall_find_button (ui, "Leave hold to others"));
  ui_shell_settle (ui);
  g_assert_nonnull (recall_find_button (ui, "Deal with hold"));
  g_assert_nonnull (recall_find_button (ui, "Release"));
  ui_shell_free (ui);
}

static gboolean
scrolls (GtkWidget *inside)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (inside, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place =
      scroller ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;

  return place && gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place) + 1;
}

/* Of reasons that one does not see, nobody chooses one. */
static void
look_at_reasons (const char *picture, int width, int height)
{
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = start_as_supervisor_at (&order, width, height);

  pos_shell_close_page (ui->shell);
  ui_shell_set_look (ui, POS_THEME_LIGHT, 150);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_shell_tap (ui, recall_find_button (ui, "Put on hold"));
  GtkWidget *reason = ui_find_text (GTK_WIDGET (ui->shell), "Customer asked to wait");
  ui_shell_picture (ui, picture);
  ui_lint (GTK_WIDGET (ui->shell), picture);
  g_assert_false (scrolls (reason));
  ui_shell_free (ui);
}

static void
all_reasons_are_seen_with_large_text (void)
{
  look_at_reasons ("hold-huge", 1366, 768);
  look_at_reasons ("hold-huge-small", 1024, 768);
  look_at_reasons ("hold-huge-upright", 768, 1366);
}

#define TEST(name) g_test_add_func ("/recall/hold/" #name, name)

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (an_order_waits_and_is_released);
  TEST (one_person_deals_with_a_hold);
  TEST (a_reason_leaves_room_for_lines);
  TEST (all_reasons_are_seen_with_large_text);
  return g_test_run ();
}
