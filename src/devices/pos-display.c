/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-display.c — the display interface and its simulator. */
#include "devices/pos-display.h"

#include "devices/pos-card-guard.h"

G_DEFINE_INTERFACE (PosDisplay, pos_display, G_TYPE_OBJECT)

static void
pos_display_default_init (PosDisplayInterface *iface)
{
}

void
pos_display_show (PosDisplay *self, const char *top, const char *bottom)
{
  g_return_if_fail (POS_IS_DISPLAY (self) && top != NULL && bottom != NULL);
  g_autofree char *safe_top = pos_card_guard (top);
  g_autofree char *safe_bottom = pos_card_guard (bottom);
  POS_DISPLAY_GET_IFACE (self)->show (self, safe_top, safe_bottom);
}

void
pos_display_clear (PosDisplay *self)
{
  pos_display_show (self, "", "");
}

struct _PosSimDisplay {
  GObject parent;
  char *top;
  char *bottom;
};

enum { PROP_TOP = 1, PROP_BOTTOM, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_line (PosSimDisplay *self, char **line, const char *text, guint property)
{
  if (g_str_equal (*line, text))
    return;
  g_free (*line);
  *line = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
sim_display_show (PosDisplay *display, const char *top, const char *bottom)
{
  PosSimDisplay *self = POS_SIM_DISPLAY (display);
  set_line (self, &self->top, top, PROP_TOP);
  set_line (self, &self->bottom, bottom, PROP_BOTTOM);
}

static void
sim_display_iface_init (PosDisplayInterface *iface)
{
  iface->show = sim_display_show;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosSimDisplay,
                               pos_sim_display,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_DISPLAY, sim_display_iface_init))

static void
pos_sim_display_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosSimDisplay *self = POS_SIM_DISPLAY (object);
  g_value_set_string (value, id == PROP_TOP ? self->top : self->bottom);
}

static void
pos_sim_display_finalize (GObject *object)
{
  PosSimDisplay *self = POS_SIM_DISPLAY (object);
  g_free (self->top);
  g_free (self->bottom);
  G_OBJECT_CLASS (pos_sim_display_parent_class)->finalize (object);
}

static void
pos_sim_display_class_init (PosSimDisplayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  object_class->get_property = pos_sim_display_get_property;
  object_class->finalize = pos_sim_display_finalize;
  properties[PROP_TOP] = g_param_spec_string ("top", NULL, NULL, "", flags);
  properties[PROP_BOTTOM] = g_param_spec_string ("bottom", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pos_sim_display_init (PosSimDisplay *self)
{
  self->top = g_strdup ("");
  self->bottom = g_strdup ("");
}

PosSimDisplay *
pos_sim_display_new (void)
{
  return g_object_new (POS_TYPE_SIM_DISPLAY, NULL);
}

const char *
pos_sim_display_get_top (PosSimDisplay *self)
{
  g_return_val_if_fail (POS_IS_SIM_DISPLAY (self), NULL);
  return self->top;
}

const char *
pos_sim_display_get_bottom (PosSimDisplay *self)
{
  g_return_val_if_fail (POS_IS_SIM_DISPLAY (self), NULL);
  return self->bottom;
}
