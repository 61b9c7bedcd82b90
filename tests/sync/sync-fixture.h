/* SPDX-License-Identifier: GPL-3.0-or-later
 * sync-fixture.h — an enrolled register's store and its line to a headquarters in memory. */
#pragma once
#include "fake-transport.h"
#include "store-fixture.h"
#include "sync/pos-sync.h"

typedef struct {
  Fixture store;
  FakeTransport *transport;
  PosSync *sync;
} Line;

void line_set_up (Line *self, gconstpointer data);
void line_tear_down (Line *self, gconstpointer data);
void line_connect (Line *self);
void line_cut (Line *self);

void line_ready_cb (GObject *source, GAsyncResult *result, gpointer slot);
GAsyncResult *line_wait_for (GAsyncResult **slot);

/* Runs until idle; @code: of POS_SYNC_ERROR, -1 for none.  @log: (nullable): the requests that
 * were made. */
void line_run (Line *self, int code, const char *log);
/* The pause is over: the timer that waits now goes off. */
void line_let_time_pass (Line *self);
/* The same, until the next pause. */
void line_turn (Line *self, const char *log);
/* Moves the clock of the store, without a pause being over. */
void line_advance (Line *self, gint64 minutes);

void line_commit (Line *self, guint n_orders);
void line_assert_waiting (Line *self, guint pending, guint parked);

#define line_test(path, name) g_test_add (path #name, Line, NULL, line_set_up, name, line_tear_down)
