/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-zones.c — see the header. */
#include "ui/common/pos-zones.h"

typedef struct {
  guint text_scale;
  int form;
  guint told; /* idle source */
} PosZonesPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PosZones, pos_zones, GTK_TYPE_LAYOUT_MANAGER)

static guint form_changed_signal;

static PosZonesPrivate *
get_private (PosZones *self)
{
  return pos_zones_get_instance_private (self);
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
  get_private (data)->told = 0;
  g_signal_emit (data, form_changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
take_form (PosZones *self, int form)
{
  PosZonesPrivate *own = get_private (self);

  if (form == own->form)
    return;
  own->form = form;
  if (own->told == 0)
    own->told = g_idle_add (tell_cb, self);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PosZones *self = POS_ZONES (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GdkRectangle places[POS_N_ZONES];
  int form = POS_ZONES_GET_CLASS (self)->arrange (self, widget, width, height, places);

  for (int i = 0; child && i < POS_N_ZONES; i++, child = gtk_widget_get_next_sibling (child)) {
    gboolean shown = places[i].width > 0;

    gtk_widget_set_child_visible (child, shown);
    if (rtl)
      places[i].x = width - places[i].x - places[i].width;
    if (shown)
      gtk_widget_size_allocate (child, &places[i], -1);
  }
  take_form (self, form);
}

static void
pos_zones_dispose (GObject *object)
{
  g_clear_handle_id (&get_private (POS_ZONES (object))->told, g_source_remove);
  G_OBJECT_CLASS (pos_zones_parent_class)->dispose (object);
}

static void
pos_zones_class_init (PosZonesClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_zones_dispose;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  form_changed_signal = g_signal_new (
      "form-changed", POS_TYPE_ZONES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_zones_init (PosZones *self)
{
}

GtkLayoutManager *
pos_zones_new (GType type, guint text_scale)
{
  PosZones *self = g_object_new (type, NULL);

  get_private (self)->text_scale = text_scale;
  return GTK_LAYOUT_MANAGER (self);
}

guint
pos_zones_get_text_scale (PosZones *self)
{
  g_return_val_if_fail (POS_IS_ZONES (self), 100);
  return get_private (self)->text_scale;
}

int
pos_zones_get_form (PosZones *self)
{
  g_return_val_if_fail (POS_IS_ZONES (self), 0);
  return get_private (self)->form;
}

int
pos_zones_scale (int pixels, guint text_scale)
{
  return (int)((guint)pixels * text_scale / 100);
}
