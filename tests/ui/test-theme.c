/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-theme.c — colors, icons and text size follow the theme. */
#include "ui-support.h"

static PosTheme *theme;

static char *
color_of (GtkWidget *widget)
{
  GdkRGBA color;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  return gdk_rgba_to_string (&color);
}

static void
test_variants (void)
{
  GtkWidget *label = gtk_label_new ("Ship");
  gtk_widget_add_css_class (label, "c-ship");
  GtkWindow *window = ui_window_new (label, 200, 100);
  static const char *const expected[] = {"rgb(26,95,200)", "rgb(143,188,255)", "rgb(0,55,163)"};
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    pos_theme_set_variant (theme, (PosThemeVariant)i);
    ui_settle (GTK_WIDGET (window));
    g_autofree char *color = color_of (label);
    g_assert_cmpstr (color, ==, expected[i]);
  }
  pos_theme_set_variant (theme, POS_THEME_LIGHT);
  ui_window_destroy (window);
}

static void
test_text_scale (void)
{
  GtkWidget *label = gtk_label_new ("Total");
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  GtkWindow *window = ui_window_new (label, 400, 100);
  int before, after;
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &before, NULL, NULL);
  pos_theme_set_text_scale (theme, 150);
  ui_settle (GTK_WIDGET (window));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (after, >, before * 14 / 10);
  pos_theme_set_text_scale (theme, 100);
  ui_window_destroy (window);
}

static void
count_cb (guint *changes)
{
  (*changes)++;
}

/* Every sign-in says how the screen should look; whatever changes makes all of it anew. */
static void
test_as_it_was (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  guint changes = 0;
  gulong watch = g_signal_connect_swapped (settings, "notify", G_CALLBACK (count_cb), &changes);
  pos_theme_set_variant (theme, pos_theme_get_variant (theme));
  pos_theme_set_text_scale (theme, pos_theme_get_text_scale (theme));
  g_assert_cmpuint (changes, ==, 0);
  pos_theme_set_variant (theme, POS_THEME_DARK);
  pos_theme_set_text_scale (theme, 150);
  g_assert_cmpuint (changes, ==, 2);
  g_signal_handler_disconnect (settings, watch);
  pos_theme_set_variant (theme, POS_THEME_LIGHT);
  pos_theme_set_text_scale (theme, 100);
}

static void
test_icons (void)
{
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_assert_true (gtk_icon_theme_has_icon (icons, "pos-ship-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (icons, "pos-ship-symbolic-rtl"));
}

static void
test_settings (void)
{
  gboolean hinted, animated;
  g_object_get (gtk_settings_get_default (),
                "gtk-hint-font-metrics",
                &hinted,
                "gtk-enable-animations",
                &animated,
                NULL);
  g_assert_true (hinted);
  g_assert_false (animated);
}

int
main (int argc, char **argv)
{
  theme = ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/theme/colors-follow-the-variant", test_variants);
  g_test_add_func ("/ui/theme/text-grows-with-the-scale", test_text_scale);
  g_test_add_func ("/ui/theme/what-stays-is-left-alone", test_as_it_was);
  g_test_add_func ("/ui/theme/icons-come-with-their-twins", test_icons);
  g_test_add_func ("/ui/theme/settings-our-looks-depend-on", test_settings);
  return g_test_run ();
}
