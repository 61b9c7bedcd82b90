/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-panels.c — see the header. */
#include "ui/common/pos-panels.h"

#include "ui/common/pos-focus-zones.h"

#define GAP 14

struct _PosPanels {
  GtkWidget parent;
  GtkWidget *panels[3];
  int widths[3];
  int wide;
};

G_DEFINE_FINAL_TYPE (PosPanels, pos_panels, GTK_TYPE_WIDGET)

static int
get_minimum (PosPanels *self, int panel)
{
  int minimum;

  gtk_widget_measure (
      self->panels[panel], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
place (PosPanels *self, int panel, int x, int y, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int whole = gtk_widget_get_width (GTK_WIDGET (self));
  GtkAllocation box = {mirrored ? whole - x - width : x, y, MAX (width, 0), MAX (height, 0)};

  /* Asked and ignored: GTK wants every child measured before it is allocated. */
  get_minimum (self, panel);
  gtk_widget_size_allocate (self->panels[panel], &box, -1);
}

/* As drawn, but long words and large text get what they need from the panels with room to spare. */
static void
share_width (PosPanels *self, int usable, int shares[3])
{
  int sum = self->widths[0] + self->widths[1] + self->widths[2];
  int missing = 0, spare = 0, spares[3];

  for (int i = 0; i < 3; i++) {
    int drawn = usable * self->widths[i] / sum;
    shares[i] = MAX (drawn, get_minimum (self, i));
    missing += shares[i] - drawn;
    spares[i] = MAX (drawn - get_minimum (self, i), 0);
    spare += spares[i];
  }
  for (int i = 0; spare > 0 && i < 3; i++)
    shares[i] -= MIN (missing, spare) * spares[i] / spare;
}

static void
place_side_by_side (PosPanels *self, int width, int height)
{
  int usable = width - 2 * GAP;
  int shares[3];

  share_width (self, usable, shares);
  place (self, 0, 0, 0, shares[0], height);
  place (self, 1, shares[0] + GAP, 0, shares[1], height);
  place (self, 2, shares[0] + shares[1] + 2 * GAP, 0, usable - shares[0] - shares[1], height);
}

/* What a panel holds would be so high. */
static int
get_natural (PosPanels *self, int panel, int width)
{
  GtkWidget *content = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->panels[panel]));
  int natural;

  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Half and half, but what is short above gets what is left below. */
static int
share_height (PosPanels *self, int width, int height)
{
  int usable = height - GAP;
  int wanted = 0, spare = usable - get_natural (self, self->wide, width);

  for (int i = 0; i < 3; i++)
    if (i != self->wide)
      wanted = MAX (wanted, get_natural (self, i, (width - GAP) / 2));
  return CLAMP (wanted, usable / 2, MAX (spare, usable / 2));
}

static void
place_two_over_one (PosPanels *self, int width, int height)
{
  int half = (width - GAP) / 2;
  int upper = share_height (self, width, height);
  int x = 0;

  place (self, self->wide, 0, upper + GAP, width, height - upper - GAP);
  for (int i = 0; i < 3; i++) {
    if (i == self->wide)
      continue;
    place (self, i, x, 0, x > 0 ? width - x : half, upper);
    x = half + GAP;
  }
}

static void
pos_panels_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PosPanels *self = POS_PANELS (widget);

  if (width >= height)
    place_side_by_side (self, width, height);
  else
    place_two_over_one (self, width, height);
}

static void
pos_panels_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
pos_panels_dispose (GObject *object)
{
  PosPanels *self = POS_PANELS (object);

  for (int i = 0; i < 3; i++)
    g_clear_pointer (&self->panels[i], gtk_widget_unparent);
  G_OBJECT_CLASS (pos_panels_parent_class)->dispose (object);
}

static void
pos_panels_class_init (PosPanelsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_panels_dispose;
  widget_class->measure = pos_panels_measure;
  widget_class->size_allocate = pos_panels_size_allocate;
}

static void
pos_panels_init (PosPanels *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "panels");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/* What does not fit scrolls; nothing is ever cut off. */
static GtkWidget *
make_panel (GtkWidget *content)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_add_css_class (scroller, "sheet");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  return scroller;
}

GtkWidget *
pos_panels_new (GtkWidget *const contents[3], const int widths[3], int wide)
{
  PosPanels *self = g_object_new (POS_TYPE_PANELS, NULL);

  self->wide = wide;
  for (int i = 0; i < 3; i++) {
    self->widths[i] = widths[i];
    self->panels[i] = make_panel (contents[i]);
    gtk_widget_set_parent (self->panels[i], GTK_WIDGET (self));
    pos_focus_zones_mark (self->panels[i]);
  }
  return GTK_WIDGET (self);
}
