/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-clock.c — system time or a hand that we move ourselves. */
#include "base/pos-clock.h"

struct _PosClock {
  GObject parent_instance;
  gboolean fixed;
  gint64 now; /* guarded by the lock: worker threads read the clock too */
  GMutex lock;
};

G_DEFINE_FINAL_TYPE (PosClock, pos_clock, G_TYPE_OBJECT)

static void
pos_clock_finalize (GObject *object)
{
  g_mutex_clear (&POS_CLOCK (object)->lock);
  G_OBJECT_CLASS (pos_clock_parent_class)->finalize (object);
}

static void
pos_clock_class_init (PosClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_clock_finalize;
}

static void
pos_clock_init (PosClock *self)
{
  g_mutex_init (&self->lock);
}

PosClock *
pos_clock_new_system (void)
{
  return g_object_new (POS_TYPE_CLOCK, NULL);
}

PosClock *
pos_clock_new_fixed (gint64 now)
{
  PosClock *self = g_object_new (POS_TYPE_CLOCK, NULL);

  self->fixed = TRUE;
  self->now = now;
  return self;
}

gboolean
pos_clock_is_fixed (PosClock *self)
{
  return self->fixed;
}

gint64
pos_clock_get_now (PosClock *self)
{
  if (!self->fixed)
    return g_get_real_time ();

  g_mutex_lock (&self->lock);
  gint64 now = self->now;
  g_mutex_unlock (&self->lock);
  return now;
}

void
pos_clock_advance (PosClock *self, gint64 microseconds)
{
  g_return_if_fail (self->fixed);

  g_mutex_lock (&self->lock);
  self->now += microseconds;
  g_mutex_unlock (&self->lock);
}
