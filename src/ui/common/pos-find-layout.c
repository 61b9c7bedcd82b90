/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-find-layout.c — see the header. */
#include "ui/common/pos-find-layout.h"

/* Of the picture, at 100 % text. */
#define QUESTION_WIDTH 288
#define ONE_WIDTH 420
#define MIN_ANSWERS_WIDTH 460
#define GAP 14
/* Of an upright page, in per cent. */
#define UPRIGHT_ONE_HEIGHT 44

struct _PosFindLayout {
  PosZones parent_instance;
};

G_DEFINE_FINAL_TYPE (PosFindLayout, pos_find_layout, POS_TYPE_ZONES)

PosFindForm
pos_find_layout_choose (guint text_scale, int width, int height)
{
  if (width >=
      pos_zones_scale (QUESTION_WIDTH + MIN_ANSWERS_WIDTH + ONE_WIDTH, text_scale) + 2 * GAP)
    return POS_FIND_WIDE;
  return height > width ? POS_FIND_UPRIGHT : POS_FIND_SIDE;
}

static int
get_height (GtkWidget *question, int width)
{
  int height;

  gtk_widget_measure (question, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
place_wide (GdkRectangle zones[POS_N_ZONES], guint text_scale, int width, int height)
{
  int question = pos_zones_scale (QUESTION_WIDTH, text_scale),
      one = pos_zones_scale (ONE_WIDTH, text_scale);

  zones[0] = (GdkRectangle){0, 0, question, height};
  zones[1] = (GdkRectangle){question + GAP, 0, width - question - one - 2 * GAP, height};
  zones[2] = (GdkRectangle){width - one, 0, one, height};
}

static void
place_side (GdkRectangle zones[POS_N_ZONES], GtkWidget *widget, int width, int height)
{
  int half = (width - GAP) * 54 / 100;
  int question = get_height (gtk_widget_get_first_child (widget), half);

  zones[0] = (GdkRectangle){0, 0, half, question};
  zones[1] = (GdkRectangle){0, question + GAP, half, MAX (height - question - GAP, 0)};
  zones[2] = (GdkRectangle){half + GAP, 0, width - half - GAP, height};
}

static void
place_upright (GdkRectangle zones[POS_N_ZONES], GtkWidget *widget, int width, int height)
{
  int question = get_height (gtk_widget_get_first_child (widget), width);
  int one = height * UPRIGHT_ONE_HEIGHT / 100;

  zones[0] = (GdkRectangle){0, 0, width, question};
  zones[1] = (GdkRectangle){0, question + GAP, width, MAX (height - question - one - 2 * GAP, 0)};
  zones[2] = (GdkRectangle){0, height - one, width, one};
}

static int
arrange (PosZones *self, GtkWidget *widget, int width, int height, GdkRectangle zones[POS_N_ZONES])
{
  guint text_scale = pos_zones_get_text_scale (self);
  PosFindForm form = pos_find_layout_choose (text_scale, width, height);

  if (form == POS_FIND_WIDE)
    place_wide (zones, text_scale, width, height);
  else if (form == POS_FIND_SIDE)
    place_side (zones, widget, width, height);
  else
    place_upright (zones, widget, width, height);
  return (int)form;
}

static void
pos_find_layout_class_init (PosFindLayoutClass *klass)
{
  POS_ZONES_CLASS (klass)->arrange = arrange;
}

static void
pos_find_layout_init (PosFindLayout *self)
{
}

GtkLayoutManager *
pos_find_layout_new (guint text_scale)
{
  return pos_zones_new (POS_TYPE_FIND_LAYOUT, text_scale);
}

PosFindForm
pos_find_layout_get_form (PosFindLayout *self)
{
  return (PosFindForm)pos_zones_get_form (POS_ZONES (self));
}
