/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sync-fixture.c — see the header. */
#include "sync-fixture.h"
#include "base/pos-error.h"
#include "store/pos-outbox-table.h"
#include "sync/pos-sync-private.h"

void
line_connect (Line *self)
{
  self->transport = fake_transport_new ();
  self->sync =
      pos_sync_new (self->store.store, POS_TRANSPORT (self->transport), self->store.context);
}

static gboolean
is_held_cb (gpointer data)
{
  g_error ("Somebody still holds what was stopped a minute ago");
  return G_SOURCE_REMOVE;
}

/* What is under way on a thread of the database comes home first. */
void
line_cut (Line *self)
{
  guint patience = g_timeout_add_seconds (60, is_held_cb, NULL);

  pos_sync_stop (self->sync);
  g_object_add_weak_pointer (G_OBJECT (self->sync), (gpointer *)&self->sync);
  g_object_unref (self->sync);
  while (self->sync)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
  g_clear_object (&self->transport);
}

static gboolean
write_token (PosDbTxn *txn, gpointer token, GError **error)
{
  return pos_setting_table_set (txn, POS_SETTING_TOKEN, token, error);
}

void
line_set_up (Line *self, gconstpointer data)
{
  fixture_set_up (&self->store, NULL);
  fixture_write (&self->store, write_token, (gpointer) "secret");
  line_connect (self);
}

void
line_tear_down (Line *self, gconstpointer data)
{
  line_cut (self);
  assert_sound (self->store.store);
  fixture_tear_down (&self->store, NULL);
}

void
line_ready_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **)slot = g_object_ref (result);
}

GAsyncResult *
line_wait_for (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

/* Runs until idle; @code: of POS_SYNC_ERROR, -1 for none.  @log: the requests that were made. */
void
line_run (Line *self, int code, const char *log)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  pos_sync_run_until_idle_async (self->sync, NULL, line_ready_cb, &result);
  pos_sync_run_until_idle_finish (self->sync, line_wait_for (&result), &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, POS_SYNC_ERROR, code);
  found = fake_transport_take_log (self->transport);
  if (log)
    g_assert_cmpstr (found, ==, log);
}

/* The pause is over: the timer that waits now goes off. */
void
line_let_time_pass (Line *self)
{
  GSource *timer = g_main_context_find_source_by_id (NULL, self->sync->timer);

  g_assert_nonnull (timer);
  g_source_set_ready_time (timer, 0);
}

void
line_commit (Line *self, guint n_orders)
{
  for (guint i = 0; i < n_orders; i++) {
    g_autoptr (PosOrder) order = order_new (self->store.context, 1);
    g_autoptr (GError) error = NULL;

    commit_order (self->store.store, order, NULL, &error);
    g_assert_no_error (error);
  }
}

void
line_assert_waiting (Line *self, guint pending, guint parked)
{
  g_assert_cmpuint (pos_sync_get_pending (self->sync), ==, pending);
  g_assert_cmpuint (pos_sync_get_parked (self->sync), ==, parked);
  g_assert_cmpint (
      fixture_query (&self->store, "SELECT count (*) FROM outbox WHERE acked_at IS NULL"),
      ==,
      pending + parked);
}

void
line_advance (Line *self, gint64 minutes)
{
  pos_clock_advance (pos_context_get_clock (self->store.context),
                     minutes * 60 * (gint64)G_USEC_PER_SEC);
}

void
line_turn (Line *self, const char *log)
{
  g_autofree char *found = NULL;

  line_let_time_pass (self);
  while (self->sync->timer)
    g_main_context_iteration (NULL, TRUE);
  while (!self->sync->timer)
    g_main_context_iteration (NULL, TRUE);
  found = fake_transport_take_log (self->transport);
  g_assert_cmpstr (found, ==, log);
}
