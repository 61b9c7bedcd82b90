/* SPDX-License-Identifier: GPL-3.0-or-later
 * store-fixture.h — a folder with a register's database in it, random records, orders that add up.
 */
#pragma once
#include "model/pos-order.h"
#include "store/pos-commit.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

typedef struct {
  char *folder;
  PosContext *context;
  PosLocalStore *store;
  PosDb *db;
  GRand *chance;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_close (Fixture *self);
void fixture_open (Fixture *self);

/* Transactions that must succeed. */
void fixture_write (Fixture *self, PosDbFunc func, gpointer data);
void fixture_read (Fixture *self, PosDbFunc func, gpointer data);
/* Statements that damage: any number of them, without the register's own functions. */
void fixture_run_sql (Fixture *self, const char *sql);
gint64 fixture_query (Fixture *self, const char *sql);

/* Every field gets a value, and every value comes up in time. */
gpointer random_record (Fixture *self, GType type);
void remove_folder (const char *path);

/* An order of @n_lines lines of 100.00 each whose ledger and totals agree; 10 % deposit. */
PosOrder *order_new (PosContext *context, guint n_lines);
/* Commits it the way a register does: receipt, stock, slot, journal, outbox.  Results stay in
 * @commit when it is not %NULL. */
gboolean commit_order (PosLocalStore *store, PosOrder *order, PosCommit *commit, GError **error);
/* A check that finds nothing; else fails and says what. */
void assert_sound (PosLocalStore *store);
/* A check that finds a line beginning with @prefix. */
void assert_fault (PosLocalStore *store, const char *prefix);

G_END_DECLS
