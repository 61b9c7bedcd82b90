/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sim-drawer.c — a drawer for scripts. */
#include "base/pos-error.h"
#include "devices/pos-drawer.h"

struct _PosSimDrawer {
  GObject parent;
  PosDrawerState state;
  gboolean jammed;
  guint openings;
};

static PosDrawerState
sim_drawer_get_state (PosDrawer *drawer)
{
  return POS_SIM_DRAWER (drawer)->state;
}

static void
set_state (PosSimDrawer *self, PosDrawerState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

static void
sim_drawer_open_async (PosDrawer *drawer,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  PosSimDrawer *self = POS_SIM_DRAWER (drawer);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, sim_drawer_open_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->jammed) {
    GError *error = NULL;
    pos_set_error (
        &error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE, NULL, "the drawer is jammed");
    g_task_return_error (task, error);
    return;
  }
  self->openings++;
  set_state (self, POS_DRAWER_OPEN);
  g_task_return_boolean (task, TRUE);
}

static void
sim_drawer_iface_init (PosDrawerInterface *iface)
{
  iface->get_state = sim_drawer_get_state;
  iface->open_async = sim_drawer_open_async;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosSimDrawer,
                               pos_sim_drawer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_DRAWER, sim_drawer_iface_init))

static void
pos_sim_drawer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, POS_SIM_DRAWER (object)->state);
}

static void
pos_sim_drawer_class_init (PosSimDrawerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = pos_sim_drawer_get_property;
  g_object_class_override_property (object_class, 1, "state");
}

static void
pos_sim_drawer_init (PosSimDrawer *self)
{
}

PosSimDrawer *
pos_sim_drawer_new (void)
{
  return g_object_new (POS_TYPE_SIM_DRAWER, NULL);
}

void
pos_sim_drawer_close (PosSimDrawer *self)
{
  g_return_if_fail (POS_IS_SIM_DRAWER (self));
  set_state (self, POS_DRAWER_CLOSED);
}

void
pos_sim_drawer_set_jammed (PosSimDrawer *self, gboolean jammed)
{
  g_return_if_fail (POS_IS_SIM_DRAWER (self));
  self->jammed = jammed;
}

guint
pos_sim_drawer_get_openings (PosSimDrawer *self)
{
  g_return_val_if_fail (POS_IS_SIM_DRAWER (self), 0);
  return self->openings;
}
