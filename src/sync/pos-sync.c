/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync.c — what the line to headquarters shows of itself. */
#include "sync/pos-sync.h"
#include "sync/pos-sync-private.h"

G_DEFINE_FINAL_TYPE (PosSync, pos_sync, G_TYPE_OBJECT)

typedef enum {
  PROP_ONLINE = 1,
  PROP_ENROLLED,
  PROP_PENDING,
  PROP_PARKED,
  PROP_PROBLEMS,
  PROP_OLDEST_AT,
  PROP_LAST_SUCCESS_AT,
  PROP_NEXT_TRY_AT,
  PROP_LAST_ERROR,
  PROP_CLOCK_SKEW,
} Property;

static GParamSpec *properties[PROP_CLOCK_SKEW + 1];

void
pos_sync_set_online (PosSync *self, gboolean online)
{
  if (self->online == online)
    return;
  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

void
pos_sync_set_next_try (PosSync *self, gint64 at)
{
  if (self->next_try_at == at)
    return;
  self->next_try_at = at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_TRY_AT]);
}

void
pos_sync_set_enrolled (PosSync *self, gboolean enrolled)
{
  if (self->enrolled == enrolled)
    return;
  self->enrolled = enrolled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENROLLED]);
}

void
pos_sync_set_stats (PosSync *self, const PosOutboxStats *stats)
{
  guint pending = (guint)(stats->count - stats->parked);

  if (self->pending != pending) {
    self->pending = pending;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  }
  if (self->parked != (guint)stats->parked) {
    self->parked = (guint)stats->parked;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARKED]);
  }
  if (self->oldest_at != stats->oldest_at) {
    self->oldest_at = stats->oldest_at;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OLDEST_AT]);
  }
}

/* Whoever looks at the line looks at this, too. */
void
pos_sync_set_alone (PosSync *self, gboolean alone)
{
  if (self->alone == alone)
    return;
  self->alone = alone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

void
pos_sync_set_problems (PosSync *self, guint problems)
{
  if (self->problems == problems)
    return;
  self->problems = problems;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEMS]);
}

/* A page takes its time on the way: what changes by less than a minute is told to nobody. */
void
pos_sync_set_clock_skew (PosSync *self, gint64 skew)
{
  gboolean told = ABS (self->clock_skew - skew) < 60 * (gint64)G_USEC_PER_SEC;

  self->clock_skew = skew;
  if (!told)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOCK_SKEW]);
}

void
pos_sync_set_failure (PosSync *self, const GError *error)
{
  if (!error && !self->failure)
    return;
  g_clear_error (&self->failure);
  self->failure = error ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_ERROR]);
}

void
pos_sync_note_success (PosSync *self)
{
  self->last_success_at = pos_context_get_now (self->context);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_SUCCESS_AT]);
  pos_sync_set_online (self, TRUE);
}

gboolean
pos_sync_is_online (PosSync *self)
{
  return self->online;
}

gboolean
pos_sync_is_alone (PosSync *self)
{
  return self->online && self->alone;
}

gboolean
pos_sync_hears_headquarters (PosSync *self)
{
  return self->online && !self->alone;
}

gboolean
pos_sync_may_ask (PosSync *self)
{
  return self->online || (self->enrolled && !self->failure);
}

gboolean
pos_sync_is_enrolled (PosSync *self)
{
  return self->enrolled;
}

guint
pos_sync_get_pending (PosSync *self)
{
  return self->pending;
}

guint
pos_sync_get_parked (PosSync *self)
{
  return self->parked;
}

guint
pos_sync_get_problems (PosSync *self)
{
  return self->problems;
}

gint64
pos_sync_get_clock_skew (PosSync *self)
{
  return self->clock_skew;
}

gboolean
pos_sync_has_wrong_clock (PosSync *self)
{
  return ABS (self->clock_skew) > POS_CLOCK_TOLERANCE;
}

const char *
pos_sync_get_last_error (PosSync *self)
{
  return self->failure ? self->failure->message : NULL;
}

const GError *
pos_sync_get_failure (PosSync *self)
{
  return self->failure;
}

void
pos_sync_set_in_force (PosSync *self, const char *in_force)
{
  g_free (self->in_force);
  self->in_force = g_strdup (in_force);
}

static void
pos_sync_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosSync *self = POS_SYNC (object);

  switch ((Property)id) {
  case PROP_ONLINE:
    g_value_set_boolean (value, self->online);
    break;
  case PROP_ENROLLED:
    g_value_set_boolean (value, self->enrolled);
    break;
  case PROP_PENDING:
    g_value_set_uint (value, self->pending);
    break;
  case PROP_PARKED:
    g_value_set_uint (value, self->parked);
    break;
  case PROP_PROBLEMS:
    g_value_set_uint (value, self->problems);
    break;
  case PROP_OLDEST_AT:
    g_value_set_int64 (value, self->oldest_at);
    break;
  case PROP_LAST_SUCCESS_AT:
    g_value_set_int64 (value, self->last_success_at);
    break;
  case PROP_NEXT_TRY_AT:
    g_value_set_int64 (value, self->next_try_at);
    break;
  case PROP_LAST_ERROR:
    g_value_set_string (value, pos_sync_get_last_error (self));
    break;
  case PROP_CLOCK_SKEW:
    g_value_set_int64 (value, self->clock_skew);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_sync_finalize (GObject *object)
{
  PosSync *self = POS_SYNC (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->asking);
  g_ptr_array_unref (self->waiting);
  g_clear_error (&self->failure);
  g_free (self->cursor);
  g_free (self->in_force);
  g_clear_object (&self->transport);
  g_clear_object (&self->context);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pos_sync_parent_class)->finalize (object);
}

static void
pos_sync_class_init (PosSyncClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object->finalize = pos_sync_finalize;
  object->get_property = pos_sync_get_property;
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, flags);
  properties[PROP_ENROLLED] = g_param_spec_boolean ("enrolled", NULL, NULL, FALSE, flags);
  properties[PROP_PENDING] = g_param_spec_uint ("pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PROBLEMS] = g_param_spec_uint ("problems", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PARKED] = g_param_spec_uint ("parked", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_OLDEST_AT] =
      g_param_spec_int64 ("oldest-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_LAST_SUCCESS_AT] =
      g_param_spec_int64 ("last-success-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_NEXT_TRY_AT] =
      g_param_spec_int64 ("next-try-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_LAST_ERROR] = g_param_spec_string ("last-error", NULL, NULL, NULL, flags);
  properties[PROP_CLOCK_SKEW] =
      g_param_spec_int64 ("clock-skew", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object, G_N_ELEMENTS (properties), properties);
}

static void
pos_sync_init (PosSync *self)
{
  self->cancellable = g_cancellable_new ();
  self->asking = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  pos_sync_pump_init (&self->pump, 0);
  self->resent_from = -1;
  self->room = POS_ROOM_FIRST;
}

PosSyncStep *
pos_sync_step_new (PosSync *self)
{
  PosSyncStep *step = g_new0 (PosSyncStep, 1);

  step->sync = g_object_ref (self);
  step->cancellable = g_object_ref (self->cancellable);
  step->store = self->store;
  step->now = pos_context_get_now (self->context);
  return step;
}

gboolean
pos_sync_step_is_over (PosSyncStep *step)
{
  return g_cancellable_is_cancelled (step->cancellable);
}
