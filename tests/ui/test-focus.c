/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-focus.c — visual-language.md §6: what is one stop for Tab, and where keys go inside. */
#include "ui-support.h"

#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-tile-grid.h"

static void
test_roving_focus (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *grid = pos_tile_grid_new ("Actions", 2, 2, 8);
  GtkWidget *tiles[4];
  gtk_widget_set_size_request (grid, 300, 200);
  for (int i = 0; i < 4; i++) {
    tiles[i] = pos_tile_new (NULL, "Tile", POS_LOOK_ROLE_DEFAULT);
    pos_tile_grid_attach (POS_TILE_GRID (grid), POS_TILE (tiles[i]), i % 2, i / 2, 1, 1);
  }
  GtkWidget *after = gtk_button_new_with_label ("After");
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), after);
  GtkWindow *window = ui_window_new (box, 300, 300);
  gtk_widget_grab_focus (tiles[0]);
  gtk_widget_child_focus (grid, GTK_DIR_RIGHT);
  gtk_widget_child_focus (grid, GTK_DIR_DOWN);
  g_assert_true (gtk_window_get_focus (window) == tiles[3]);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == after);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (window) == tiles[3]);
  ui_window_destroy (window);
}

/* Buttons of @n_rows rows of two in a stop that scrolls, with a button before and after it. */
static GtkWidget *
make_stop (GtkWidget *buttons[], int n_rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *row = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (int i = 0; i < 2 * n_rows; i++) {
    if (i % 2 == 0) {
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_box_append (GTK_BOX (rows), row);
    }
    buttons[i] = gtk_button_new ();
    gtk_widget_set_size_request (buttons[i], 100, 50);
    gtk_box_append (GTK_BOX (row), buttons[i]);
  }
  gtk_widget_set_size_request (scroller, -1, 200);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), pos_focus_stop_new (rows));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Before"));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("After"));
  return box;
}

static void
press_inside (GtkWindow *window, guint keyval)
{
  GtkWidget *stop = gtk_widget_get_ancestor (gtk_window_get_focus (window), POS_TYPE_FOCUS_STOP);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (stop);
  g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, 0);
  gboolean handled = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", keyval, 0u, (GdkModifierType)0, &handled);
  g_assert_true (handled);
}

/* However many there are, Tab passes them in one step, from either side. */
static void
test_focus_stop (void)
{
  const struct {
    guint keyval;
    int to;
  } steps[] = {
      {GDK_KEY_Down, 2},
      {GDK_KEY_Right, 3},
      {GDK_KEY_Up, 1},
      {GDK_KEY_Up, 1},
      {GDK_KEY_End, 19},
      {GDK_KEY_Down, 19},
      {GDK_KEY_Page_Up, 11},
      {GDK_KEY_Left, 10},
      {GDK_KEY_Page_Up, 2},
      {GDK_KEY_Page_Down, 10},
      {GDK_KEY_Home, 0},
      {GDK_KEY_Left, 0},
      {GDK_KEY_Down, 2},
  };
  GtkWidget *buttons[20];
  GtkWindow *window = ui_window_new (make_stop (buttons, 10), 300, 400);
  GtkWidget *content = gtk_window_get_child (window);

  gtk_widget_grab_focus (gtk_widget_get_first_child (content));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == buttons[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    press_inside (window, steps[i].keyval);
    g_assert_true (gtk_window_get_focus (window) == buttons[steps[i].to]);
  }
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_last_child (content));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (window) == buttons[2]);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_first_child (content));
  ui_window_destroy (window);
}

/* Keys come to the answer that stands, as in any radio group. */
static void
test_chosen_card (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *card[3];

  for (int i = 0; i < 3; i++) {
    card[i] = pos_choice_card_new ("Card", NULL);
    gtk_box_append (GTK_BOX (cards), card[i]);
  }
  pos_choice_card_set_active (POS_CHOICE_CARD (card[1]), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Before"));
  gtk_box_append (GTK_BOX (box), pos_focus_stop_new (cards));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("After"));
  GtkWindow *window = ui_window_new (box, 300, 400);
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == card[1]);
  press_inside (window, GDK_KEY_Down);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_last_child (box));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (window) == card[2]);
  ui_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/focus/a-grid-is-one-tab-stop", test_roving_focus);
  g_test_add_func ("/ui/focus/many-are-one-tab-stop", test_focus_stop);
  g_test_add_func ("/ui/focus/the-chosen-card-is-where-tab-leads", test_chosen_card);
  return g_test_run ();
}
