/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-context.c — randomness and ids.  A seeded context uses ChaCha20 with a counter, so that a
 * test or a simulation replays exactly. */
#include "base/pos-context.h"

#include <sodium.h>
#include <string.h>

struct _PosContext {
  GObject parent_instance;
  PosClock *clock;
  GMutex lock;
  guint64 seed;
  guint64 drawn;
  gint64 last_millisecond;
  guint16 sequence;
};

G_DEFINE_FINAL_TYPE (PosContext, pos_context, G_TYPE_OBJECT)

static void
pos_context_finalize (GObject *object)
{
  PosContext *self = POS_CONTEXT (object);

  g_clear_object (&self->clock);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (pos_context_parent_class)->finalize (object);
}

static void
pos_context_class_init (PosContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_context_finalize;
}

static void
pos_context_init (PosContext *self)
{
  g_mutex_init (&self->lock);
}

PosContext *
pos_context_new (PosClock *clock, guint64 seed)
{
  g_return_val_if_fail (POS_IS_CLOCK (clock), NULL);

  if (sodium_init () < 0)
    g_critical ("libsodium could not be initialized");

  PosContext *self = g_object_new (POS_TYPE_CONTEXT, NULL);
  self->clock = g_object_ref (clock);
  self->seed = seed;
  return self;
}

PosClock *
pos_context_get_clock (PosContext *self)
{
  return self->clock;
}

gint64
pos_context_get_now (PosContext *self)
{
  return pos_clock_get_now (self->clock);
}

static void
fill_random_locked (PosContext *self, gpointer bytes, gsize size)
{
  if (self->seed == 0) {
    randombytes_buf (bytes, size);
    return;
  }
  guint8 key[randombytes_SEEDBYTES] = {0};
  guint64 draw = ++self->drawn;

  memcpy (key, &self->seed, sizeof self->seed);
  memcpy (key + sizeof self->seed, &draw, sizeof draw);
  randombytes_buf_deterministic (bytes, size, key);
}

void
pos_context_fill_random (PosContext *self, gpointer bytes, gsize size)
{
  g_mutex_lock (&self->lock);
  fill_random_locked (self, bytes, size);
  g_mutex_unlock (&self->lock);
}

void
pos_context_skip (PosContext *self, guint64 draws)
{
  g_mutex_lock (&self->lock);
  self->drawn += draws;
  g_mutex_unlock (&self->lock);
}

PosId
pos_context_mint_id (PosContext *self)
{
  PosId id;

  g_mutex_lock (&self->lock);
  fill_random_locked (self, id.bytes, sizeof id.bytes);

  /* A clock that stands still or goes back must not break the order: count on instead (RFC 9562,
   * method 1: a 12-bit counter in rand_a). */
  gint64 millisecond = MAX (pos_clock_get_now (self->clock) / 1000, 0);
  if (millisecond > self->last_millisecond) {
    self->last_millisecond = millisecond;
    self->sequence = 0;
  } else if (++self->sequence > 0xfff) {
    self->last_millisecond++;
    self->sequence = 0;
  }
  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8)(self->last_millisecond >> (40 - 8 * i));
  id.bytes[6] = (guint8)(0x70 | self->sequence >> 8);
  id.bytes[7] = (guint8)self->sequence;
  id.bytes[8] = (guint8)((id.bytes[8] & 0x3f) | 0x80);
  g_mutex_unlock (&self->lock);
  return id;
}
