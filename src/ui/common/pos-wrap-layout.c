/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-wrap-layout.c — see the header. */
#include "ui/common/pos-wrap-layout.h"

#define ASIDE "pos-aside"

struct _PosWrapLayout {
  GtkLayoutManager parent_instance;
  int column_gap, row_gap;
};

G_DEFINE_FINAL_TYPE (PosWrapLayout, pos_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
first_shown (GtkWidget *widget)
{
  return next_shown (gtk_widget_get_first_child (widget));
}

static GtkWidget *
shown_after (GtkWidget *child)
{
  return next_shown (gtk_widget_get_next_sibling (child));
}

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
height_for (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Places the children in @width; with %FALSE @allocate it only finds the height. */
static int
flow (PosWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, row_height = 0;

  for (GtkWidget *child = first_shown (widget); child; child = shown_after (child)) {
    int child_width = MIN (natural_width (child), width);
    int child_height = height_for (child, child_width);

    gboolean full = x > 0 && x + child_width > width;
    gboolean aside = g_object_get_data (G_OBJECT (child), ASIDE) != NULL;
    if (allocate && aside)
      gtk_widget_set_child_visible (child, !full);
    if (full && aside)
      continue;
    if (full) {
      x = 0;
      y += row_height + self->row_gap;
      row_height = 0;
    }
    if (allocate)
      gtk_widget_size_allocate (
          child,
          &(GtkAllocation){rtl ? width - x - child_width : x, y, child_width, child_height},
          -1);
    x += child_width + self->column_gap;
    row_height = MAX (row_height, child_height);
  }
  return y + row_height;
}

static void
measure_width (PosWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = first_shown (widget); child; child = shown_after (child)) {
    int child_minimum, child_natural;
    gtk_widget_measure (
        child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural += child_natural + (*natural > 0 ? self->column_gap : 0);
  }
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
  PosWrapLayout *self = POS_WRAP_LAYOUT (manager);
  int width, ignored;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, widget, minimum, natural);
    return;
  }
  /* Without a width: the height at its narrowest is what it can never fall short of. */
  measure_width (self, widget, &width, &ignored);
  *minimum = *natural = flow (self, widget, for_size < 0 ? width : for_size, FALSE);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  flow (POS_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
pos_wrap_layout_class_init (PosWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
pos_wrap_layout_init (PosWrapLayout *self)
{
}

GtkLayoutManager *
pos_wrap_layout_new (int column_gap, int row_gap)
{
  PosWrapLayout *self = g_object_new (POS_TYPE_WRAP_LAYOUT, NULL);

  self->column_gap = column_gap;
  self->row_gap = row_gap;
  return GTK_LAYOUT_MANAGER (self);
}

void
pos_wrap_layout_note_aside (GtkWidget *child)
{
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_object_set_data (G_OBJECT (child), ASIDE, child);
}
