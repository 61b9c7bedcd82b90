/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recall-lint.c — nothing is cut, nothing lies outside, nothing is too small for a finger. */
#include "recall-fixture.h"

#define MIN_TARGET 44

static gboolean
is_inside (const graphene_rect_t *inner, const graphene_rect_t *outer)
{
  return inner->origin.x >= outer->origin.x - 1 && inner->origin.y >= outer->origin.y - 1 &&
         inner->origin.x + inner->size.width <= outer->origin.x + outer->size.width + 1 &&
         inner->origin.y + inner->size.height <= outer->origin.y + outer->size.height + 1;
}

static void
complain (GtkWidget *widget, const char *what)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  g_error ("%s “%s” (%s): %s",
           G_OBJECT_TYPE_NAME (widget),
           text,
           gtk_widget_get_css_name (widget),
           what);
}

/* What scrolls may lie outside of its view, but only in the direction in which it scrolls. */
static void
check_bounds (GtkWidget *widget, GtkWidget *view)
{
  graphene_rect_t own, outer;

  g_assert_true (gtk_widget_compute_bounds (widget, view, &own));
  g_assert_true (gtk_widget_compute_bounds (view, view, &outer));
  if (!GTK_IS_WINDOW (view)) {
    own.origin.y = outer.origin.y;
    own.size.height = outer.size.height;
  }
  if (!is_inside (&own, &outer))
    complain (widget, "lies outside");
}

static void
check_target (GtkWidget *widget)
{
  int width, height;

  ui_size (widget, &width, &height);
  if (width < MIN_TARGET - 8 || height < MIN_TARGET)
    complain (widget, "is too small for a finger");
}

static void
check (GtkWidget *widget, GtkWidget *view)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;
  check_bounds (widget, view);
  if (GTK_IS_LABEL (widget)) {
    if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
      complain (widget, "is shortened");
    int natural;
    gtk_widget_measure (widget,
                        GTK_ORIENTATION_VERTICAL,
                        gtk_widget_get_width (widget),
                        NULL,
                        &natural,
                        NULL,
                        NULL);
    if (gtk_widget_get_height (widget) + 1 < natural)
      complain (widget, "is cut");
  }
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_can_target (widget))
    check_target (widget);
  if (GTK_IS_SCROLLED_WINDOW (widget))
    view = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check (child, view);
}

void
recall_lint (UiShell *self, GtkWidget *widget, const char *picture)
{
  ui_shell_picture (self, picture);
  check (widget, GTK_WIDGET (self->shell));
}
