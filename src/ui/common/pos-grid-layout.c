/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-grid-layout.c — see the header. */
#include "ui/common/pos-grid-layout.h"

#include "ui/common/pos-ui-props.h"

struct _PosGridLayout {
  GtkLayoutManager parent;
  int columns;
  int rows;
  int gap;
  int min_cell_width;
  int min_cell_height;
  int last_width;
  int last_height;
};

struct _PosGridLayoutChild {
  GtkLayoutChild parent;
  int column;
  int row;
  int columns;
  int rows;
};

enum { SIZED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PosGridLayout, pos_grid_layout, GTK_TYPE_LAYOUT_MANAGER)
G_DEFINE_FINAL_TYPE (PosGridLayoutChild, pos_grid_layout_child, GTK_TYPE_LAYOUT_CHILD)

static const PosUiProp layout_props[] = {
    {"columns", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayout, columns), NULL},
    {"rows", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayout, rows), NULL},
    {"gap", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayout, gap), NULL},
    {"min-cell-width", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayout, min_cell_width), NULL},
    {"min-cell-height", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayout, min_cell_height), NULL},
};

static const PosUiProp child_props[] = {
    {"column", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayoutChild, column), NULL},
    {"row", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayoutChild, row), NULL},
    {"column-span", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayoutChild, columns), NULL},
    {"row-span", POS_UI_NUMBER, G_STRUCT_OFFSET (PosGridLayoutChild, rows), NULL},
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
pos_grid_layout_child_class_init (PosGridLayoutChildClass *klass)
{
  pos_ui_props_install (
      G_OBJECT_CLASS (klass), child_props, G_N_ELEMENTS (child_props), child_changed);
}

static void
pos_grid_layout_child_init (PosGridLayoutChild *self)
{
  self->columns = 1;
  self->rows = 1;
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
  PosGridLayout *self = POS_GRID_LAYOUT (manager);
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;
  int cells = horizontal ? self->columns : self->rows;
  int cell = horizontal ? self->min_cell_width : self->min_cell_height;
  *minimum = *natural = cell == 0 ? 0 : cells * cell + (cells - 1) * self->gap;
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PosGridLayout *self = POS_GRID_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    PosGridLayoutChild *place =
        POS_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, child));
    GdkRectangle box = pos_grid_layout_rectangle (
        self, place->column, place->row, place->columns, place->rows, width, height);
    if (mirrored)
      box.x = width - box.x - box.width;
    int needed;
    /* Asked and ignored: GTK wants every child measured before it is allocated. */
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
    gtk_widget_size_allocate (child, &box, -1);
  }
  if (width != self->last_width || height != self->last_height) {
    self->last_width = width;
    self->last_height = height;
    g_signal_emit (self, signals[SIZED], 0);
  }
}

static void
pos_grid_layout_class_init (PosGridLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  manager_class->layout_child_type = POS_TYPE_GRID_LAYOUT_CHILD;
  manager_class->get_request_mode = get_request_mode;
  manager_class->measure = measure;
  manager_class->allocate = allocate;
  pos_ui_props_install (
      G_OBJECT_CLASS (klass), layout_props, G_N_ELEMENTS (layout_props), layout_changed);
  signals[SIZED] = g_signal_new (
      "sized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_grid_layout_init (PosGridLayout *self)
{
  self->columns = 1;
  self->rows = 1;
}

GtkLayoutManager *
pos_grid_layout_new (int columns, int rows, int gap)
{
  g_return_val_if_fail (columns > 0 && rows > 0 && gap >= 0, NULL);
  return g_object_new (POS_TYPE_GRID_LAYOUT, "columns", columns, "rows", rows, "gap", gap, NULL);
}

void
pos_grid_layout_place (
    PosGridLayout *self, GtkWidget *child, int column, int row, int columns, int rows)
{
  g_return_if_fail (POS_IS_GRID_LAYOUT (self));
  g_return_if_fail (columns > 0 && rows > 0);
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (GTK_LAYOUT_MANAGER (self), child);
  g_object_set (
      place, "column", column, "row", row, "column-span", columns, "row-span", rows, NULL);
}

void
pos_grid_layout_get_place (
    PosGridLayout *self, GtkWidget *child, int *column, int *row, int *columns, int *rows)
{
  g_return_if_fail (POS_IS_GRID_LAYOUT (self));
  PosGridLayoutChild *place = POS_GRID_LAYOUT_CHILD (
      gtk_layout_manager_get_layout_child (GTK_LAYOUT_MANAGER (self), child));
  *column = place->column;
  *row = place->row;
  *columns = place->columns;
  *rows = place->rows;
}

/* Where cell @index starts when @cells of them with gaps share @total pixels. */
static int
cell_start (int index, int cells, int gap, int total)
{
  return index * (total + gap) / cells;
}

GdkRectangle
pos_grid_layout_rectangle (
    PosGridLayout *self, int column, int row, int columns, int rows, int width, int height)
{
  int left = cell_start (column, self->columns, self->gap, width);
  int right = cell_start (column + columns, self->columns, self->gap, width) - self->gap;
  int top = cell_start (row, self->rows, self->gap, height);
  int bottom = cell_start (row + rows, self->rows, self->gap, height) - self->gap;
  return (GdkRectangle){left, top, MAX (right - left, 0), MAX (bottom - top, 0)};
}
