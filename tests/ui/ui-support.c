/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ui-support.c — see the header. */
#include "ui-support.h"

#include "ui-quarks.h"
#include <execinfo.h>
#include <gdk/x11/gdkx.h>
#include <stdlib.h>
#include <string.h>
#include <X11/Xlib.h>

#define MOST_FRAMES 32

static PosTheme *theme;

/* Whether GTK itself, and not one of us, called into GObject. */
static gboolean
gtk_called_gobject (void)
{
  void *frames[MOST_FRAMES];
  int n = backtrace (frames, MOST_FRAMES), i = 0;
  char **places = backtrace_symbols (frames, n); /* each begins with its library */
  gboolean called;

  while (i < n && !strstr (places[i], "libgobject-2.0"))
    i++;
  while (i < n && strstr (places[i], "libgobject-2.0"))
    i++;
  called = i < n && strstr (places[i], "libgtk-4");
  free (places);
  return called;
}

/* GTK 4.8 draws icons on a thread, which may be the last to let go of one; while that one ends it
 * is still found in the cache of icons and asked for.  GTK gets none, says so, and draws another.
 * It depends on which of two threads is first. */
static gboolean
is_icon_that_ends (const char *domain, const char *message)
{
  return g_strcmp0 (domain, "GLib-GObject") == 0 &&
         g_str_has_prefix (message, "g_object_ref: assertion '!object_already_finalized'") &&
         gtk_called_gobject ();
}

/* GTK 4.8 asks a popover that is gone where the pointer is and what lies there, gets no answers,
 * says so in two criticals and goes on.  It depends on which frame the popover closes in;
 * everything else stays fatal. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (g_strcmp0 (domain, "Gtk") == 0 &&
      g_str_has_prefix (message, "_gtk_widget_find_at_coords: assertion 'GDK_IS_SURFACE"))
    return FALSE;
  if (is_icon_that_ends (domain, message))
    return FALSE;
  return g_strcmp0 (domain, "Gdk") != 0 ||
         !g_str_has_prefix (message, "gdk_surface_get_device_position: assertion");
}

/* Nobody's hand is on the screen: where the pointer rests is no part of a test. */
static void
put_pointer_away (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (!GDK_IS_X11_DISPLAY (display))
    return;
  Display *x = gdk_x11_display_get_xdisplay (display);
  XWarpPointer (x, None, DefaultRootWindow (x), 0, 0, 0, 0, 0, 0);
  XFlush (x);
}

PosTheme *
ui_test_init (int *argc, char ***argv)
{
  ui_quarks_forgive ();
  gtk_test_init (argc, argv);
  put_pointer_away ();
  theme = pos_theme_new (gdk_display_get_default ());
  pos_theme_set_reduced_motion (theme, TRUE);
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  return theme;
}

void
ui_bear_with_gtk (void)
{
  g_test_log_set_fatal_handler (is_fatal, NULL);
}

void
ui_settle (GtkWidget *widget)
{
  ui_bear_with_gtk ();
  gtk_test_widget_wait_for_draw (widget);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_test_widget_wait_for_draw (widget);
}

GtkWindow *
ui_window_new (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  ui_settle (GTK_WIDGET (window));
  return window;
}

void
ui_window_destroy (GtkWindow *window)
{
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
ui_picture (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("POS_UI_PICTURES");
  if (folder == NULL)
    return;
  ui_settle (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &all);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer wanted);

static GtkWidget *
find (GtkWidget *root, Match match, gconstpointer wanted)
{
  if (match (root, wanted))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, match, wanted);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer wanted)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *)wanted);
}

static gboolean
has_class (GtkWidget *widget, gconstpointer wanted)
{
  return gtk_widget_has_css_class (widget, wanted);
}

static gboolean
has_text (GtkWidget *widget, gconstpointer wanted)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), wanted);
}

gpointer
ui_find_type (GtkWidget *root, GType type)
{
  return find (root, has_type, &type);
}

GtkWidget *
ui_find_class (GtkWidget *root, const char *css_class)
{
  return find (root, has_class, css_class);
}

GtkWidget *
ui_find_text (GtkWidget *root, const char *text)
{
  return find (root, has_text, text);
}

void
ui_assert_no_leak (GtkWidget *widget)
{
  g_object_ref_sink (widget);
  GtkWindow *window = ui_window_new (widget, 400, 300);
  ui_window_destroy (window);
  g_assert_finalize_object (G_OBJECT (widget));
}

void
ui_size (GtkWidget *widget, int *width, int *height)
{
  graphene_rect_t bounds;
  g_assert_true (gtk_widget_compute_bounds (widget, widget, &bounds));
  *width = (int)bounds.size.width;
  *height = (int)bounds.size.height;
}

GtkWidget *
ui_find_field (GtkWidget *root, GType type, const char *label)
{
  GtkWidget *found = NULL;
  g_autofree char *name = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
    g_object_get (root, "label", &name, NULL);
  if (!g_strcmp0 (name, label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = ui_find_field (child, type, label);
  return found;
}

GtkWidget *
ui_find_row (GtkWidget *root, const char *label)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (root, "row") && ui_find_text (root, label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = ui_find_row (child, label);
  return found;
}
