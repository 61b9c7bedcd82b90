/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-overlay.c — dialogs, callouts and the snack keep their promises. */
#include "ui-support.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-tile.h"
#include "ui/common/pos-ui-pane.h"

typedef struct {
  GtkWindow *window;
  PosOverlay *overlay;
  GtkWidget *opener;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->overlay = POS_OVERLAY (pos_overlay_new ());
  self->opener = pos_tile_new ("pos-recall-symbolic", "Recall order", POS_LOOK_ROLE_DEFAULT);
  gtk_widget_set_halign (self->opener, GTK_ALIGN_START);
  gtk_widget_set_valign (self->opener, GTK_ALIGN_START);
  pos_overlay_set_child (self->overlay, self->opener);
  self->window = ui_window_new (GTK_WIDGET (self->overlay), 800, 600);
  gtk_widget_grab_focus (self->opener);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ui_window_destroy (self->window);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static PosDialog *
open_dialog (Fixture *self)
{
  PosDialog *dialog =
      POS_DIALOG (pos_dialog_new ("Cancel this order?", "Cancel order", "Keep the order"));
  pos_overlay_open (self->overlay, dialog);
  ui_settle (GTK_WIDGET (self->window));
  return dialog;
}

static gboolean
focus_is_in (Fixture *self, GtkWidget *ancestor)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);
  return focus != NULL && (focus == ancestor || gtk_widget_is_ancestor (focus, ancestor));
}

static void
test_modal (Fixture *self, gconstpointer data)
{
  PosDialog *dialog = open_dialog (self);
  gtk_test_accessible_assert_role (dialog, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL, "Cancel this order?");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_MODAL, TRUE);
  g_assert_false (gtk_widget_get_can_target (self->opener));
  for (int i = 0; i < 6; i++) {
    g_assert_true (focus_is_in (self, GTK_WIDGET (dialog)));
    gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD);
  }
  for (int i = 0; i < 6; i++) {
    gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_BACKWARD);
    g_assert_true (focus_is_in (self, GTK_WIDGET (dialog)));
  }
}

static GtkWidget *
tab (Fixture *self, GtkDirectionType direction)
{
  gtk_widget_child_focus (GTK_WIDGET (self->window), direction);
  return gtk_window_get_focus (self->window);
}

/* Past the last widget comes the first again, and before the first the last; cards in a list that
 * scrolls are no trap. */
static void
test_tab_goes_round (Fixture *self, gconstpointer data)
{
  PosDialog *dialog = POS_DIALOG (pos_dialog_new ("What is printed?", NULL, "Close"));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *way[3], *first, *back;

  gtk_box_append (GTK_BOX (list), pos_choice_card_new ("Picking list", "3 lines"));
  gtk_box_append (GTK_BOX (list), pos_choice_card_new ("Order confirmation", NULL));
  pos_dialog_set_content (dialog, pos_ui_scroller_new_up_to (list, 400));
  pos_overlay_open (self->overlay, dialog);
  ui_settle (GTK_WIDGET (self->window));
  first = gtk_window_get_focus (self->window);
  for (int i = 0; i < 3; i++)
    way[i] = tab (self, GTK_DIR_TAB_FORWARD);
  g_assert_true (way[0] != first && way[1] != first && way[0] != way[1]);
  g_assert_true (way[2] == first);
  back = tab (self, GTK_DIR_TAB_BACKWARD);
  g_assert_true (back == way[1]);
  g_assert_true (tab (self, GTK_DIR_TAB_BACKWARD) == way[0]);
  g_assert_true (tab (self, GTK_DIR_TAB_BACKWARD) == first);
}

/* Enter takes the number that is proposed, and where there is none gives the safe answer. */
static void
test_where_enter_goes (Fixture *self, gconstpointer data)
{
  PosDialog *dialog = open_dialog (self);
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (".");

  g_assert_true (focus_is_in (self, GTK_WIDGET (dialog)));
  g_assert_false (focus_is_in (self, pos_dialog_get_primary (dialog)));
  pos_overlay_close (GTK_WIDGET (dialog));

  dialog = POS_DIALOG (pos_dialog_new ("Pick", "Pick 3", "Cancel"));
  pos_keypad_model_set_value (model, "3");
  pos_dialog_set_content (dialog, pos_number_pad_new (POS_PAD_ENTRY, model, TRUE));
  pos_overlay_open (self->overlay, dialog);
  ui_settle (GTK_WIDGET (self->window));
  g_assert_true (focus_is_in (self, pos_dialog_get_primary (dialog)));
}

static void
test_safe (Fixture *self, gconstpointer data)
{
  int safe = 0, primary = 0;
  PosDialog *dialog = open_dialog (self);
  g_signal_connect_swapped (dialog, "safe", G_CALLBACK (count_cb), &safe);
  g_signal_connect_swapped (dialog, "primary", G_CALLBACK (count_cb), &primary);
  pos_dialog_answer_safe (dialog);
  g_assert_cmpint (safe, ==, 1);
  g_assert_cmpint (primary, ==, 0);
  g_assert_null (pos_overlay_get_top (self->overlay));
  g_assert_true (gtk_widget_get_can_target (self->opener));
  g_assert_true (gtk_window_get_focus (self->window) == self->opener);
}

static void
test_primary (Fixture *self, gconstpointer data)
{
  int refused = 0, primary = 0;
  PosDialog *dialog = open_dialog (self);
  g_signal_connect_swapped (dialog, "refused", G_CALLBACK (count_cb), &refused);
  g_signal_connect_swapped (dialog, "primary", G_CALLBACK (count_cb), &primary);
  GtkWidget *button =
      gtk_widget_get_ancestor (ui_find_text (GTK_WIDGET (dialog), "Cancel order"), GTK_TYPE_BUTTON);
  g_object_set (dialog, "primary-unavailable", TRUE, "reason", "Choose a reason first", NULL);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_object_set (dialog, "primary-unavailable", FALSE, NULL);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (refused, ==, 1);
  g_assert_cmpint (primary, ==, 1);
  g_assert_true (pos_overlay_get_top (self->overlay) == dialog);
}

static void
test_callout (Fixture *self, gconstpointer data)
{
  int action = 0;
  PosCallout *callout = pos_callout_open (self->opener,
                                          "Change delivery mode needs a ship line",
                                          "Choose lines and tap Ship selected first.",
                                          "Ship selected",
                                          NULL);
  g_object_add_weak_pointer (G_OBJECT (callout), (gpointer *)&callout);
  ui_settle (GTK_WIDGET (self->window));
  g_assert_true (gtk_widget_get_parent (GTK_WIDGET (callout)) == self->opener);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (callout)));
  gtk_test_accessible_assert_role (callout, GTK_ACCESSIBLE_ROLE_ALERT);
  g_signal_connect_swapped (callout, "action", G_CALLBACK (count_cb), &action);
  GtkWidget *label = ui_find_text (GTK_WIDGET (callout), "Ship selected");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpint (action, ==, 1);
  while (callout != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What is not painted is black where windows have no transparency, as here. */
static void
test_popovers_are_painted_to_the_edge (Fixture *self, gconstpointer data)
{
  GtkWidget *select = pos_select_new ("Store", NULL);
  GtkWidget *popover, *contents;
  graphene_rect_t painted;

  pos_select_append (POS_SELECT (select), "a", "Here");
  pos_overlay_set_child (self->overlay, select);
  ui_settle (GTK_WIDGET (self->window));
  GtkWidget *button = ui_find_class (select, "select");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle (GTK_WIDGET (self->window));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  contents = ui_find_type (popover, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_false (gdk_display_is_composited (gtk_widget_get_display (popover)));
  g_assert_true (gtk_widget_compute_bounds (contents, popover, &painted));
  int width = gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (popover)));
  g_assert_cmpint (width - (int)painted.size.width, <=, 2);
}

static void
test_callout_target_goes (Fixture *self, gconstpointer data)
{
  pos_callout_open (self->opener, "Not now", NULL, NULL, NULL);
  ui_settle (GTK_WIDGET (self->window));
  pos_overlay_set_child (self->overlay, gtk_label_new ("Another page"));
  ui_settle (GTK_WIDGET (self->window));
}

static void
test_snack (Fixture *self, gconstpointer data)
{
  int undone = 0;
  PosSnack *snack = pos_overlay_show_snack (self->overlay, "Line removed", "Undo");
  g_signal_connect_swapped (snack, "undo", G_CALLBACK (count_cb), &undone);
  ui_settle (GTK_WIDGET (self->window));
  g_assert_true (pos_snack_is_shown (snack));
  GtkWidget *label = ui_find_text (GTK_WIDGET (snack), "Undo");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpint (undone, ==, 1);
  g_assert_false (pos_snack_is_shown (snack));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  static const struct {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
      {"/ui/overlay/what-lies-below-cannot-be-reached", test_modal},
      {"/ui/overlay/tab-goes-round", test_tab_goes_round},
      {"/ui/overlay/enter-takes-the-number-that-is-proposed", test_where_enter_goes},
      {"/ui/overlay/the-safe-answer-closes-and-gives-the-focus-back", test_safe},
      {"/ui/overlay/a-dialog-stays-after-its-primary-answer", test_primary},
      {"/ui/overlay/a-callout-opens-at-its-tile-and-goes", test_callout},
      {"/ui/overlay/popovers-are-painted-to-the-edge", test_popovers_are_painted_to_the_edge},
      {"/ui/overlay/a-callout-survives-the-end-of-its-tile", test_callout_target_goes},
      {"/ui/overlay/a-snack-can-be-undone", test_snack},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
