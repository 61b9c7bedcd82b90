/* SPDX-License-Identifier: GPL-3.0-or-later
 * db-fixture.h — a folder, a small database in it, and sales whose every part belongs together. */
#pragma once
#include "db/pos-db.h"

G_BEGIN_DECLS

#define TEST_APPLICATION_ID 0x54455354

typedef struct {
  char *folder;
  char *path;
  PosDbOptions options;
  PosDb *db;
} Fixture;

/* A fresh folder; the database is opened by the test, or by fixture_open(). */
void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_open (Fixture *self);
void fixture_close (Fixture *self);
char *fixture_file (Fixture *self, const char *suffix);

/* Sale number N: one sale, three lines that add up, one outbox row, a counter that counts. */
gboolean add_sale (PosDb *db, int number, GError **error);
/* The same as a PosDbFunc; data is GINT_TO_POINTER (N). */
gboolean write_sale (PosDbTxn *txn, gpointer data, GError **error);

/* The first column of the first row, of an open database; fails the test on an error. */
gint64 query (PosDb *db, const char *sql);
/* The same that hands errors on. */
gboolean try_query (PosDb *db, const char *sql, gint64 *value, GError **error);
gboolean run_sql (PosDb *db, const char *sql, GError **error);

/* How many sales there are, or −1 when any is torn or out of order. */
gint64 count_whole_sales (PosDb *db);
/* Whether quick_check and the foreign keys find nothing. */
gboolean is_sound (PosDb *db);

G_END_DECLS
