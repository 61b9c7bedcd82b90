/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-zone-layout.c — see the header. */
#include "ui/common/pos-zone-layout.h"

#include "ui/common/pos-ui-props.h"

struct _PosZoneLayout {
  GtkLayoutManager parent;
  int canvas_width;
  int canvas_height;
};

struct _PosZoneLayoutChild {
  GtkLayoutChild parent;
  int x;
  int y;
  int w;
  int h;
};

G_DEFINE_FINAL_TYPE (PosZoneLayout, pos_zone_layout, GTK_TYPE_LAYOUT_MANAGER)
G_DEFINE_FINAL_TYPE (PosZoneLayoutChild, pos_zone_layout_child, GTK_TYPE_LAYOUT_CHILD)

static const PosUiProp layout_props[] = {
    {"canvas-width", POS_UI_NUMBER, G_STRUCT_OFFSET (PosZoneLayout, canvas_width), NULL},
    {"canvas-height", POS_UI_NUMBER, G_STRUCT_OFFSET (PosZoneLayout, canvas_height), NULL},
};

static const PosUiProp child_props[] = {
    {"x", POS_UI_NUMBER, G_STRUCT_OFFSET (PosZoneLayoutChild, x), NULL},
    {"y", POS_UI_NUMBER, G_STRUCT_OFFSET (PosZoneLayoutChild, y), NULL},
    {"w", POS_UI_NUMBER, G_STRUCT_OFFSET (PosZoneLayoutChild, w), NULL},
    {"h", POS_UI_NUMBER, G_STRUCT_OFFSET (PosZoneLayoutChild, h), NULL},
};

static void
layout_changed (gpointer self, const char *name)
{
  gtk_layout_manager_layout_changed (self);
}

static void
child_changed (gpointer self, const char *name)
{
  gtk_layout_manager_layout_changed (gtk_layout_child_get_layout_manager (self));
}

static void
pos_zone_layout_child_class_init (PosZoneLayoutChildClass *klass)
{
  pos_ui_props_install (
      G_OBJECT_CLASS (klass), child_props, G_N_ELEMENTS (child_props), child_changed);
}

static void
pos_zone_layout_child_init (PosZoneLayoutChild *self)
{
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  PosZoneLayout *self = POS_ZONE_LAYOUT (manager);
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->canvas_width : self->canvas_height;
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PosZoneLayout *self = POS_ZONE_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    PosZoneLayoutChild *place =
        POS_ZONE_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, child));
    GdkRectangle box =
        pos_zone_layout_rectangle (self, place->x, place->y, place->w, place->h, width, height);
    if (mirrored)
      box.x = width - box.x - box.width;
    int needed;
    /* Asked and ignored: GTK wants every child measured before it is allocated. */
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
    gtk_widget_size_allocate (child, &box, -1);
  }
}

static void
pos_zone_layout_class_init (PosZoneLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  manager_class->layout_child_type = POS_TYPE_ZONE_LAYOUT_CHILD;
  manager_class->get_request_mode = get_request_mode;
  manager_class->measure = measure;
  manager_class->allocate = allocate;
  pos_ui_props_install (
      G_OBJECT_CLASS (klass), layout_props, G_N_ELEMENTS (layout_props), layout_changed);
}

static void
pos_zone_layout_init (PosZoneLayout *self)
{
}

GtkLayoutManager *
pos_zone_layout_new (int canvas_width, int canvas_height)
{
  return g_object_new (
      POS_TYPE_ZONE_LAYOUT, "canvas-width", canvas_width, "canvas-height", canvas_height, NULL);
}

void
pos_zone_layout_set_canvas (PosZoneLayout *self, int width, int height)
{
  g_return_if_fail (POS_IS_ZONE_LAYOUT (self));
  g_object_set (self, "canvas-width", width, "canvas-height", height, NULL);
}

void
pos_zone_layout_place (PosZoneLayout *self, GtkWidget *child, int x, int y, int w, int h)
{
  g_return_if_fail (POS_IS_ZONE_LAYOUT (self));
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (GTK_LAYOUT_MANAGER (self), child);
  g_object_set (place, "x", x, "y", y, "w", w, "h", h, NULL);
}

/* One edge, scaled and rounded to the nearest pixel. */
static int
scale_edge (int edge, int canvas, int actual)
{
  return canvas > 0 ? (edge * actual + canvas / 2) / canvas : edge;
}

GdkRectangle
pos_zone_layout_rectangle (PosZoneLayout *self, int x, int y, int w, int h, int width, int height)
{
  int left = scale_edge (x, self->canvas_width, width);
  int right = scale_edge (x + w, self->canvas_width, width);
  int top = scale_edge (y, self->canvas_height, height);
  int bottom = scale_edge (y + h, self->canvas_height, height);
  return (GdkRectangle){left, top, right - left, bottom - top};
}
