/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-layout.c — see the header. */
#include "ui/recall/pos-recall-layout.h"

#define FIND_WIDTH 288
#define DETAIL_WIDTH 420
#define MIN_RESULTS 460
/* Beside one order: the number, the name and the longest status fit. */
#define READING_LIST_PER_CENT 55
#define GAP 14

struct _PosRecallLayout {
  GtkLayoutManager parent_instance;
  guint text_scale;
  gboolean reading;
  PosRecallForm form;
  guint told; /* idle source */
};

G_DEFINE_FINAL_TYPE (PosRecallLayout, pos_recall_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint form_changed_signal;

static int
scale (int pixels, guint text_scale)
{
  return (int)((guint)pixels * text_scale / 100);
}

PosRecallForm
pos_recall_layout_choose (guint text_scale, int width, int height)
{
  if (width >= scale (FIND_WIDTH + MIN_RESULTS + DETAIL_WIDTH, text_scale) + 2 * GAP)
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
place_steps (PosRecallZone zone, gboolean reading, int find, int width, int height)
{
  int list = (width - GAP) * READING_LIST_PER_CENT / 100;

  switch (zone) {
  case POS_RECALL_ZONE_FIND:
    return reading ? (GdkRectangle){0} : column (0, find, height);
  case POS_RECALL_ZONE_DETAIL:
    return reading ? column (list + GAP, width - list - GAP, height) : (GdkRectangle){0};
  case POS_RECALL_ZONE_RESULTS:
  default:
    return reading ? column (0, list, height) : column (find + GAP, width - find - GAP, height);
  }
}

GdkRectangle
pos_recall_layout_place (PosRecallForm form,
                         PosRecallZone zone,
                         gboolean reading,
                         guint text_scale,
                         int width,
                         int height)
{
  int find = scale (FIND_WIDTH, text_scale);

  switch (form) {
  case POS_RECALL_UPRIGHT:
    return place_upright (zone, find, width, height);
  case POS_RECALL_STEPS:
    return place_steps (zone, reading, find, width, height);
  case POS_RECALL_WIDE:
  default:
    return place_wide (zone, find, scale (DETAIL_WIDTH, text_scale), width, height);
  }
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
  *minimum = *natural = 0;
}

static gboolean
tell_cb (gpointer data)
{
  PosRecallLayout *self = data;

  self->told = 0;
  g_signal_emit (self, form_changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PosRecallLayout *self = POS_RECALL_LAYOUT (manager);
  PosRecallForm form = pos_recall_layout_choose (self->text_scale, width, height);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int zone = 0; child && zone < POS_RECALL_N_ZONES; zone++) {
    GdkRectangle place = pos_recall_layout_place (
        form, (PosRecallZone)zone, self->reading, self->text_scale, width, height);
    gboolean shown = place.width > 0;

    gtk_widget_set_child_visible (child, shown);
    if (rtl)
      place.x = width - place.x - place.width;
    if (shown)
      gtk_widget_size_allocate (child, &place, -1);
    child = gtk_widget_get_next_sibling (child);
  }
  if (form == self->form)
    return;
  self->form = form;
  if (self->told == 0)
    self->told = g_idle_add (tell_cb, self);
}

static void
pos_recall_layout_dispose (GObject *object)
{
  PosRecallLayout *self = POS_RECALL_LAYOUT (object);

  g_clear_handle_id (&self->told, g_source_remove);
  G_OBJECT_CLASS (pos_recall_layout_parent_class)->dispose (object);
}

static void
pos_recall_layout_class_init (PosRecallLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_recall_layout_dispose;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  form_changed_signal = g_signal_new ("form-changed",
                                      POS_TYPE_RECALL_LAYOUT,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      0);
}

static void
pos_recall_layout_init (PosRecallLayout *self)
{
}

GtkLayoutManager *
pos_recall_layout_new (guint text_scale)
{
  PosRecallLayout *self = g_object_new (POS_TYPE_RECALL_LAYOUT, NULL);

  self->text_scale = text_scale;
  return GTK_LAYOUT_MANAGER (self);
}

PosRecallForm
pos_recall_layout_get_form (PosRecallLayout *self)
{
  return self->form;
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
