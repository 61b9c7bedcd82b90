/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-taps.c — a double tap is one tap when something else lies under the finger the second time;
 * and a dialog that slides in has the keys all the same. */
#include "ui-support.h"

#include "ui/common/pos-overlay.h"
#include "ui/common/pos-tap-guard.h"

static void
what_was_meant_for_another_screen_is_not_heard (void)
{
  PosTapGuard guard = {0};

  g_assert_true (pos_tap_guard_press (&guard, 1000, 100, 100));
  pos_tap_guard_change (&guard);
  g_assert_false (pos_tap_guard_press (&guard, 1250, 110, 95));
  /* Nor the third of three. */
  g_assert_false (pos_tap_guard_press (&guard, 1400, 110, 95));
  g_assert_true (pos_tap_guard_press (&guard, 2000, 110, 95));
}

static void
everything_else_is_heard (void)
{
  PosTapGuard guard = {0};

  /* Two quick digits. */
  g_assert_true (pos_tap_guard_press (&guard, 1000, 100, 100));
  g_assert_true (pos_tap_guard_press (&guard, 1100, 100, 100));
  /* Somewhere else on the next screen. */
  pos_tap_guard_change (&guard);
  g_assert_true (pos_tap_guard_press (&guard, 1200, 400, 100));
  /* The same place, but not in a hurry. */
  pos_tap_guard_change (&guard);
  g_assert_true (pos_tap_guard_press (&guard, 1701, 400, 100));
}

/* The clock of an X server turns around after seven weeks. */
static void
the_clock_may_turn_around (void)
{
  PosTapGuard guard = {0};

  g_assert_true (pos_tap_guard_press (&guard, G_MAXUINT32 - 50, 100, 100));
  pos_tap_guard_change (&guard);
  g_assert_false (pos_tap_guard_press (&guard, 150, 100, 100));
}

static void
a_dialog_that_slides_in_gets_the_keys (void)
{
  GtkWidget *overlay = pos_overlay_new ();
  GtkWidget *below = gtk_button_new_with_label ("Below");
  PosDialog *dialog = POS_DIALOG (pos_dialog_new ("Void transaction?", "Void", "Keep"));
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean animations;

  g_object_get (settings, "gtk-enable-animations", &animations, NULL);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_object_set (dialog, "sheet", TRUE, NULL);
  pos_overlay_set_child (POS_OVERLAY (overlay), below);
  GtkWindow *window = ui_window_new (overlay, 1366, 768);
  gtk_widget_grab_focus (below);
  pos_overlay_open (POS_OVERLAY (overlay), dialog);
  for (guint i = 0; i < 200 && !gtk_widget_get_mapped (GTK_WIDGET (dialog)); i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (5000);
  }
  GtkWidget *focus = gtk_window_get_focus (window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog)));
  g_object_set (settings, "gtk-enable-animations", animations, NULL);
  ui_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/taps/not-meant", what_was_meant_for_another_screen_is_not_heard);
  g_test_add_func ("/ui/taps/heard", everything_else_is_heard);
  g_test_add_func ("/ui/taps/clock", the_clock_may_turn_around);
  g_test_add_func ("/ui/taps/sliding", a_dialog_that_slides_in_gets_the_keys);
  return g_test_run ();
}
