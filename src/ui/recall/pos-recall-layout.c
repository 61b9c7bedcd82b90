/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-layout.c — see the header. */
#include "ui/recall/pos-recall-layout.h"

#define FIND_WIDTH 288
#define DETAIL_WIDTH 420
#define MIN_RESULTS 460
/* Per cent of the height that the answers take over one order, at most: their head, and in an
 * upright window the neighbors, else one row and the beginning of the next. */
#define READING_UPRIGHT 30
#define READING_LOW 24
#define GAP 14

struct _PosRecallLayout {
  PosZones parent_instance;
  gboolean reading;
};

G_DEFINE_FINAL_TYPE (PosRecallLayout, pos_recall_layout, POS_TYPE_ZONES)

PosRecallForm
pos_recall_layout_choose (guint text_scale, int width, int height)
{
  if (width >= pos_zones_scale (FIND_WIDTH + MIN_RESULTS + DETAIL_WIDTH, text_scale) + 2 * GAP)
    return POS_RECALL_WIDE;
  return height > width ? POS_RECALL_UPRIGHT : POS_RECALL_STEPS;
}

static GdkRectangle
column (int x, int width, int height)
{
  return (GdkRectangle){x, 0, width, height};
}

static GdkRectangle
place_wide (PosRecallZone zone, int find, int detail, int width, int height)
{
  switch (zone) {
  case POS_RECALL_ZONE_FIND:
    return column (0, find, height);
  case POS_RECALL_ZONE_DETAIL:
    return column (width - detail, detail, height);
  case POS_RECALL_ZONE_RESULTS:
  default:
    return column (find + GAP, width - find - detail - 2 * GAP, height);
  }
}

/* Over one order only so much of the answers is seen as there is of them. */
static GdkRectangle
place_reading (PosRecallZone zone, int wanted, int most, int width, int height)
{
  int upper = MIN (wanted, height * most / 100);

  switch (zone) {
  case POS_RECALL_ZONE_FIND:
    return (GdkRectangle){0};
  case POS_RECALL_ZONE_DETAIL:
    return (GdkRectangle){0, upper + GAP, width, height - upper - GAP};
  case POS_RECALL_ZONE_RESULTS:
  default:
    return column (0, width, upper);
  }
}

static GdkRectangle
place_upright (PosRecallZone zone, int find, int width, int height)
{
  int upper = (height - GAP) * 56 / 100;

  switch (zone) {
  case POS_RECALL_ZONE_FIND:
    return column (0, find, upper);
  case POS_RECALL_ZONE_DETAIL:
    return (GdkRectangle){0, upper + GAP, width, height - upper - GAP};
  case POS_RECALL_ZONE_RESULTS:
  default:
    return column (find + GAP, width - find - GAP, upper);
  }
}

static GdkRectangle
place_steps (PosRecallZone zone, int find, int width, int height)
{
  switch (zone) {
  case POS_RECALL_ZONE_FIND:
    return column (0, find, height);
  case POS_RECALL_ZONE_DETAIL:
    return (GdkRectangle){0};
  case POS_RECALL_ZONE_RESULTS:
  default:
    return column (find + GAP, width - find - GAP, height);
  }
}

GdkRectangle
pos_recall_layout_place (
    PosRecallForm form, PosRecallZone zone, int wanted, guint text_scale, int width, int height)
{
  int find = pos_zones_scale (FIND_WIDTH, text_scale);

  if (wanted > 0 && form != POS_RECALL_WIDE)
    return place_reading (
        zone, wanted, form == POS_RECALL_UPRIGHT ? READING_UPRIGHT : READING_LOW, width, height);
  switch (form) {
  case POS_RECALL_UPRIGHT:
    return place_upright (zone, find, width, height);
  case POS_RECALL_STEPS:
    return place_steps (zone, find, width, height);
  case POS_RECALL_WIDE:
  default:
    return place_wide (zone, find, pos_zones_scale (DETAIL_WIDTH, text_scale), width, height);
  }
}

/* The height that the answers want while one of them is looked at. */
static int
get_wanted (PosRecallLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *results = gtk_widget_get_next_sibling (gtk_widget_get_first_child (widget));
  int natural;

  if (!self->reading)
    return 0;
  gtk_widget_measure (results, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return MAX (natural, 1);
}

static int
arrange (
    PosZones *zones, GtkWidget *widget, int width, int height, GdkRectangle places[POS_N_ZONES])
{
  int wanted = get_wanted (POS_RECALL_LAYOUT (zones), widget, width);
  guint text_scale = pos_zones_get_text_scale (zones);
  PosRecallForm form = pos_recall_layout_choose (text_scale, width, height);

  for (int zone = 0; zone < POS_N_ZONES; zone++)
    places[zone] =
        pos_recall_layout_place (form, (PosRecallZone)zone, wanted, text_scale, width, height);
  return (int)form;
}

static void
pos_recall_layout_class_init (PosRecallLayoutClass *klass)
{
  POS_ZONES_CLASS (klass)->arrange = arrange;
}

static void
pos_recall_layout_init (PosRecallLayout *self)
{
}

GtkLayoutManager *
pos_recall_layout_new (guint text_scale)
{
  return pos_zones_new (POS_TYPE_RECALL_LAYOUT, text_scale);
}

PosRecallForm
pos_recall_layout_get_form (PosRecallLayout *self)
{
  return (PosRecallForm)pos_zones_get_form (POS_ZONES (self));
}

void
pos_recall_layout_set_reading (PosRecallLayout *self, gboolean reading)
{
  if (self->reading == reading)
    return;
  self->reading = reading;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

gboolean
pos_recall_layout_get_reading (PosRecallLayout *self)
{
  return self->reading;
}
