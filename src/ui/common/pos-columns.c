/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-columns.c — see the header. */
#include "ui/common/pos-columns.h"

#include "ui/common/pos-focus-zones.h"

/* Below this many pixels at 100 % text the columns stand below each other. */
#define ROOM 1100
/* Around a column; its content adds RING more, so that focus rings are not cut. */
#define EDGE 14
#define GAP 8
#define RING 6

#define POS_TYPE_COLUMN_STACK (pos_column_stack_get_type ())
G_DECLARE_FINAL_TYPE (PosColumnStack, pos_column_stack, POS, COLUMN_STACK, GtkWidget)

/* What scrolls as a whole: holds the columns and places them. */
struct _PosColumnStack {
  GtkWidget parent;
  PosTheme *theme; /* borrowed */
  GArray *widths;
  gboolean keeps_last;
};

struct _PosColumns {
  GtkWidget parent;
  GtkWidget *scroller;
  PosColumnStack *stack;
};

G_DEFINE_FINAL_TYPE (PosColumnStack, pos_column_stack, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (PosColumns, pos_columns, GTK_TYPE_WIDGET)

gboolean
pos_columns_are_wide (PosTheme *theme, int width)
{
  g_return_val_if_fail (POS_IS_THEME (theme), TRUE);
  return width * 100 / (int)pos_theme_get_text_scale (theme) >= ROOM;
}

static gboolean
is_upright (PosColumnStack *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  return window && gtk_widget_get_height (window) > gtk_widget_get_width (window);
}

/* What is kept in sight has no room below anything but in an upright window. */
static gboolean
is_wide (PosColumnStack *self, int width)
{
  return width < 0 || pos_columns_are_wide (self->theme, width) ||
         (self->keeps_last && !is_upright (self));
}

/* As drawn, but what is kept gets what long words and large text need. */
static int
get_kept_share (PosColumnStack *self, int room, int drawn)
{
  int minimum;

  gtk_widget_measure (gtk_widget_get_last_child (GTK_WIDGET (self)),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  return CLAMP (minimum, drawn, MAX (drawn, room / 2));
}

/* Where column number @index lies when they stand side by side. */
static void
get_span (PosColumnStack *self, guint index, int width, int *x, int *w)
{
  int room = width - 2 * EDGE - GAP * ((int)self->widths->len - 1);
  int before = 0, own = g_array_index (self->widths, int, index), all = 0;

  for (guint i = 0; i < self->widths->len; i++) {
    before += i < index ? g_array_index (self->widths, int, i) : 0;
    all += g_array_index (self->widths, int, i);
  }
  *x = EDGE + GAP * (int)index + room * before / all;
  *w = EDGE + GAP * (int)index + room * (before + own) / all - *x;
  if (!self->keeps_last)
    return;
  int kept = get_kept_share (self, room, room * g_array_index (self->widths, int, 1) / all);
  *x = index == 0 ? EDGE : width - EDGE - kept;
  *w = index == 0 ? room - kept : kept;
}

static int
get_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* A GtkScrolledWindow tells the height of its child at any width but the one it has: ask the child
 * itself. */
static int
get_stacked_height (GtkWidget *column, int width)
{
  GtkWidget *head = gtk_widget_get_first_child (column);
  GtkWidget *scroller = gtk_widget_get_last_child (column);
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  int room = width - 2 * EDGE;

  return get_height (head, room) + gtk_box_get_spacing (GTK_BOX (column)) +
         get_height (gtk_viewport_get_child (GTK_VIEWPORT (viewport)), room);
}

/* Whether the last column has a place of its own below the other. */
static gboolean
is_last_kept (PosColumnStack *self)
{
  return self->keeps_last && is_upright (self);
}

static GtkSizeRequestMode
pos_column_stack_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The page has whatever size the window has: side by side nothing is asked for. */
static void
pos_column_stack_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  PosColumnStack *self = POS_COLUMN_STACK (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || is_wide (self, for_size) || is_last_kept (self))
    return;
  for (GtkWidget *column = gtk_widget_get_first_child (widget); column;
       column = gtk_widget_get_next_sibling (column))
    *minimum += get_stacked_height (column, for_size) + GAP;
  *natural = *minimum;
}

static void
allocate (GtkWidget *column, int x, int y, int width, int height)
{
  GtkAllocation place = {x, y, width, height};
  gtk_widget_size_allocate (column, &place, -1);
}

/* What is kept gets what it needs, and half of the page at most: what it holds scrolls, too. */
static void
place_over_kept (PosColumnStack *self, int width, int height)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self));
  int kept = MIN (get_stacked_height (last, width), height / 2);

  get_height (first, width - 2 * EDGE);
  get_height (last, width - 2 * EDGE);
  allocate (first, EDGE, 0, width - 2 * EDGE, height - kept - GAP);
  allocate (last, EDGE, height - kept, width - 2 * EDGE, kept);
}

static void
pos_column_stack_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PosColumnStack *self = POS_COLUMN_STACK (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean wide = is_wide (self, width);
  guint index = 0;
  int y = 0;

  if (!wide && is_last_kept (self)) {
    place_over_kept (self, width, height);
    return;
  }
  for (GtkWidget *column = gtk_widget_get_first_child (widget); column;
       column = gtk_widget_get_next_sibling (column), index++) {
    int x, w;
    if (wide) {
      get_span (self, index, width, &x, &w);
      allocate (column, rtl ? width - x - w : x, 0, w, height);
      continue;
    }
    int needed = get_stacked_height (column, width);
    allocate (column, EDGE, y, width - 2 * EDGE, needed);
    y += needed + GAP;
  }
}

static void
pos_column_stack_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pos_column_stack_parent_class)->dispose (object);
}

static void
pos_column_stack_finalize (GObject *object)
{
  g_array_unref (POS_COLUMN_STACK (object)->widths);
  G_OBJECT_CLASS (pos_column_stack_parent_class)->finalize (object);
}

static void
pos_column_stack_class_init (PosColumnStackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_column_stack_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_column_stack_finalize;
  widget_class->get_request_mode = pos_column_stack_get_request_mode;
  widget_class->measure = pos_column_stack_measure;
  widget_class->size_allocate = pos_column_stack_size_allocate;
}

static void
pos_column_stack_init (PosColumnStack *self)
{
  self->widths = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
pos_columns_dispose (GObject *object)
{
  g_clear_pointer (&POS_COLUMNS (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (pos_columns_parent_class)->dispose (object);
}

static void
pos_columns_class_init (PosColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_columns_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pos_columns_init (PosColumns *self)
{
  self->stack = g_object_new (POS_TYPE_COLUMN_STACK, NULL);
  self->scroller = g_object_new (
      GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "columns");
}

GtkWidget *
pos_columns_new (PosTheme *theme)
{
  PosColumns *self = g_object_new (POS_TYPE_COLUMNS, NULL);

  self->stack->theme = theme;
  return GTK_WIDGET (self);
}

void
pos_columns_add (PosColumns *self, GtkWidget *head, GtkWidget *content, int width)
{
  int share = width + 2 * RING;
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "hscrollbar-policy",
                                      GTK_POLICY_NEVER,
                                      "propagate-natural-height",
                                      TRUE,
                                      "vexpand",
                                      TRUE,
                                      "child",
                                      content,
                                      NULL);

  g_object_set (content,
                "margin-start",
                RING,
                "margin-end",
                RING,
                "margin-top",
                RING,
                "margin-bottom",
                RING,
                NULL);
  g_object_set (head, "margin-start", RING, "margin-end", RING, "margin-top", RING, NULL);
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), scroller);
  g_array_append_val (self->stack->widths, share);
  gtk_widget_set_parent (column, GTK_WIDGET (self->stack));
  pos_focus_zones_mark (column);
}

void
pos_columns_keep_last (PosColumns *self)
{
  g_return_if_fail (POS_IS_COLUMNS (self));
  self->stack->keeps_last = TRUE;
}
