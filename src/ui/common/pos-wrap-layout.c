/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-wrap-layout.c — see the header. */
#include "ui/common/pos-wrap-layout.h"

struct _PosWrapLayout {
<<<<<<< HEAD
  GtkLayoutManager parent_instance;
  int column_gap, row_gap;
=======
  GtkLayoutManager parent;
  int gap;
>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)
};

G_DEFINE_FINAL_TYPE (PosWrapLayout, pos_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

<<<<<<< HEAD
=======
/* Where the next child goes. */
typedef struct {
  int width;
  int gap;
  int x, y;
  int row_height;
} Pen;

static GdkRectangle
place (Pen *pen, GtkWidget *child)
{
  int minimum, width, height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &width, NULL, NULL);
  width = MAX (MIN (width, pen->width), minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  if (pen->x > 0 && pen->x + width > pen->width) {
    pen->x = 0;
    pen->y += pen->row_height + pen->gap;
    pen->row_height = 0;
  }
  GdkRectangle box = {pen->x, pen->y, width, height};
  pen->x += width + pen->gap;
  pen->row_height = MAX (pen->row_height, height);
  return box;
}

>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)
static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

<<<<<<< HEAD
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

    if (x > 0 && x + child_width > width) {
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

=======
static void
measure_width (PosWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    int least, wanted;
    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
    *minimum = MAX (*minimum, least);
    *natural += wanted + (*natural > 0 ? self->gap : 0);
  }
}

static int
measure_height (PosWrapLayout *self, GtkWidget *widget, int width)
{
  Pen pen = {.width = width < 0 ? G_MAXINT : width, .gap = self->gap};

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place (&pen, child);
  return pen.y + pen.row_height;
}

>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)
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
<<<<<<< HEAD
  int width, ignored;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, widget, minimum, natural);
    return;
  }
  /* Without a width: the height at its narrowest is what it can never fall short of. */
  measure_width (self, widget, &width, &ignored);
  *minimum = *natural = flow (self, widget, for_size < 0 ? width : for_size, FALSE);
=======

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = measure_height (self, widget, for_size);
>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
<<<<<<< HEAD
  flow (POS_WRAP_LAYOUT (manager), widget, width, TRUE);
=======
  Pen pen = {.width = width, .gap = POS_WRAP_LAYOUT (manager)->gap};
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    GdkRectangle box = place (&pen, child);
    if (mirrored)
      box.x = width - box.x - box.width;
    gtk_widget_size_allocate (child, &box, -1);
  }
>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)
}

static void
pos_wrap_layout_class_init (PosWrapLayoutClass *klass)
{
<<<<<<< HEAD
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
=======
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = get_request_mode;
  manager_class->measure = measure;
  manager_class->allocate = allocate;
>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)
}

static void
pos_wrap_layout_init (PosWrapLayout *self)
{
}

GtkLayoutManager *
<<<<<<< HEAD
pos_wrap_layout_new (int column_gap, int row_gap)
{
  PosWrapLayout *self = g_object_new (POS_TYPE_WRAP_LAYOUT, NULL);

  self->column_gap = column_gap;
  self->row_gap = row_gap;
=======
pos_wrap_layout_new (int gap)
{
  PosWrapLayout *self = g_object_new (POS_TYPE_WRAP_LAYOUT, NULL);

  self->gap = gap;
>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)
  return GTK_LAYOUT_MANAGER (self);
}
