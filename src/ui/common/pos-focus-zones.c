/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-focus-zones.c — see the header. */
#include "ui/common/pos-focus-zones.h"

#include "ui/common/pos-zones.h"

#define MARK "pos-focus-zone"
#define BEGINNING "pos-focus-zone-beginning"

void
pos_focus_zones_mark (GtkWidget *zone)
{
  g_object_set_data (G_OBJECT (zone), MARK, GINT_TO_POINTER (TRUE));
}

void
pos_focus_zones_begin_in (GtkWidget *zone, GtkWidget *beginning)
{
  g_object_set_data (G_OBJECT (zone), BEGINNING, beginning);
}

static gboolean
is_zone (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GtkLayoutManager *layout = parent ? gtk_widget_get_layout_manager (parent) : NULL;

  return POS_IS_ZONES (layout) || g_object_get_data (G_OBJECT (widget), MARK);
}

static void
collect (GtkWidget *widget, GPtrArray *zones)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    guint before = zones->len;

    if (!gtk_widget_get_mapped (child) || GTK_IS_NATIVE (child))
      continue;
    collect (child, zones);
    if (zones->len == before && is_zone (child))
      g_ptr_array_add (zones, child);
  }
}

GPtrArray *
pos_focus_zones_list (GtkWidget *root)
{
  GPtrArray *zones = g_ptr_array_new ();

  collect (root, zones);
  return zones;
}

static guint
find_focused (GPtrArray *zones)
{
  GtkRoot *root = zones->len > 0 ? gtk_widget_get_root (zones->pdata[0]) : NULL;
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus && i < zones->len; i++)
    if (focus == zones->pdata[i] || gtk_widget_is_ancestor (focus, zones->pdata[i]))
      return i;
  return zones->len;
}

/* What is open there is answered or closed first. */
static gboolean
is_in_popover (GtkWidget *zone)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (zone));

  return focus && gtk_widget_get_native (focus) != gtk_widget_get_native (zone);
}

/* Into whichever direction, a zone begins at its beginning. */
static gboolean
enter (GtkWidget *zone)
{
  GtkWidget *beginning = g_object_get_data (G_OBJECT (zone), BEGINNING);

  if (!gtk_widget_get_mapped (zone))
    return FALSE;
  return (beginning && gtk_widget_child_focus (beginning, GTK_DIR_TAB_FORWARD)) ||
         gtk_widget_child_focus (zone, GTK_DIR_TAB_FORWARD);
}

gboolean
pos_focus_zones_move (GPtrArray *zones, gboolean backward)
{
  guint n = zones->len, now = find_focused (zones);

  if (n > 0 && is_in_popover (zones->pdata[0]))
    return FALSE;
  for (guint step = 1; step <= n; step++) {
    guint index = backward ? (now + 2 * n - step) % n : (now == n ? step - 1 : (now + step) % n);
    if (index != now && enter (zones->pdata[index]))
      return TRUE;
  }
  return FALSE;
}

gboolean
pos_focus_zones_is_key (guint keyval, GdkModifierType state, gboolean *backward)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  *backward = held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  return (*backward || held == GDK_CONTROL_MASK) &&
         (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab || keyval == GDK_KEY_ISO_Left_Tab);
}
