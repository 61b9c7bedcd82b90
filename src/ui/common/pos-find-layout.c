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
  GtkLayoutManager parent_instance;
  guint text_scale;
  PosFindForm form;
  guint told; /* idle source */
};

G_DEFINE_FINAL_TYPE (PosFindLayout, pos_find_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint form_changed_signal;

static int
scale (int pixels, guint text_scale)
{
  return (int)((guint)pixels * text_scale / 100);
}

PosFindForm
pos_find_layout_choose (guint text_scale, int width, int height)
{
  if (width >= scale (QUESTION_WIDTH + MIN_ANSWERS_WIDTH + ONE_WIDTH, text_scale) + 2 * GAP)
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
place_wide (PosFindLayout *self, GdkRectangle zones[3], int width, int height)
{
  int question = scale (QUESTION_WIDTH, self->text_scale),
      one = scale (ONE_WIDTH, self->text_scale);

  zones[0] = (GdkRectangle){0, 0, question, height};
  zones[1] = (GdkRectangle){question + GAP, 0, width - question - one - 2 * GAP, height};
  zones[2] = (GdkRectangle){width - one, 0, one, height};
}

static void
place_side (GdkRectangle zones[3], GtkWidget *widget, int width, int height)
{
  int half = (width - GAP) * 54 / 100;
  int question = get_height (gtk_widget_get_first_child (widget), half);

  zones[0] = (GdkRectangle){0, 0, half, question};
  zones[1] = (GdkRectangle){0, question + GAP, half, MAX (height - question - GAP, 0)};
  zones[2] = (GdkRectangle){half + GAP, 0, width - half - GAP, height};
}

static void
place_upright (GdkRectangle zones[3], GtkWidget *widget, int width, int height)
{
  int question = get_height (gtk_widget_get_first_child (widget), width);
  int one = height * UPRIGHT_ONE_HEIGHT / 100;

  zones[0] = (GdkRectangle){0, 0, width, question};
  zones[1] = (GdkRectangle){0, question + GAP, width, MAX (height - question - one - 2 * GAP, 0)};
  zones[2] = (GdkRectangle){0, height - one, width, one};
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The page has whatever size the window has. */
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
  PosFindLayout *self = data;

  self->told = 0;
  g_signal_emit (self, form_changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
take_form (PosFindLayout *self, PosFindForm form)
{
  if (form == self->form)
    return;
  self->form = form;
  if (self->told == 0)
    self->told = g_idle_add (tell_cb, self);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PosFindLayout *self = POS_FIND_LAYOUT (manager);
  PosFindForm form = pos_find_layout_choose (self->text_scale, width, height);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GdkRectangle zones[3];

  take_form (self, form);
  if (form == POS_FIND_WIDE)
    place_wide (self, zones, width, height);
  else if (form == POS_FIND_SIDE)
    place_side (zones, widget, width, height);
  else
    place_upright (zones, widget, width, height);
  for (guint i = 0; child && i < G_N_ELEMENTS (zones);
       i++, child = gtk_widget_get_next_sibling (child)) {
    if (rtl)
      zones[i].x = width - zones[i].x - zones[i].width;
    gtk_widget_size_allocate (child, &zones[i], -1);
  }
}

static void
pos_find_layout_dispose (GObject *object)
{
  g_clear_handle_id (&POS_FIND_LAYOUT (object)->told, g_source_remove);
  G_OBJECT_CLASS (pos_find_layout_parent_class)->dispose (object);
}

static void
pos_find_layout_class_init (PosFindLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_find_layout_dispose;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  form_changed_signal = g_signal_new ("form-changed",
                                      G_TYPE_FROM_CLASS (klass),
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      0);
}

static void
pos_find_layout_init (PosFindLayout *self)
{
}

GtkLayoutManager *
pos_find_layout_new (guint text_scale)
{
  PosFindLayout *self = g_object_new (POS_TYPE_FIND_LAYOUT, NULL);

  self->text_scale = text_scale;
  return GTK_LAYOUT_MANAGER (self);
}

PosFindForm
pos_find_layout_get_form (PosFindLayout *self)
{
  g_return_val_if_fail (POS_IS_FIND_LAYOUT (self), POS_FIND_WIDE);
  return self->form;
}
