/* SPDX-License-Identifier: GPL-3.0-or-later
 * chain-fixture.h — a headquarters on loopback and registers that speak with it, in one process and
 * one main loop.  The chain is that of the scenarios: registers R1 (store S1), R2 (S2), R4 (S4). */
#pragma once
#include "base/pos-json.h"
#include "cli/pos-cli.h"
#include "hq/pos-hq-server.h"
#include "sync/pos-transport.h"

typedef struct {
  char *folder;
  PosClock *clock;
  PosContext *context;
  PosHqServer *hq;
  guint16 port;
  char *address;
  /* Of the next start: seconds between two runs of its job, 0: on demand only; and where letters go
   * (nullable). */
  guint interval;
  const char *mail_folder;
} Chain;

/* @now: "2026-05-14T10:42:00+02:00"; @bundle: the path of the records that it is made of, with a
 * worker Kim (1111).  Needs no g_test_init(). */
void chain_open (Chain *self, const char *now, const char *bundle);
void chain_close (Chain *self);
/* The same as a fixture, with the chain of the scenarios. */
void chain_set_up (Chain *self, gconstpointer data);
void chain_tear_down (Chain *self, gconstpointer data);
/* Headquarters goes away, and comes back on the same port. */
void chain_stop (Chain *self);
void chain_start (Chain *self);
/* Its database as it is, kept aside, or put back; while it is away. */
void chain_keep_copy (Chain *self);
void chain_restore_copy (Chain *self);
/* A database of @folder with what its engine keeps beside it. */
void chain_copy_database (const char *folder, const char *from, const char *to);
/* Imports @records, the inside of a JSON list. */
void chain_import (Chain *self, const char *records);
void chain_synchronize (Chain *self);
/* Returns: (transfer full) (element-type utf8): what a look for damage finds at headquarters. */
GPtrArray *chain_list_faults (Chain *self);
void chain_assert_books_agree (Chain *self);
/* Fails the test unless it can be done. */
void chain_run_sql (PosDb *db, const char *sql);
/* Headquarters' database is changed by the @damage, and then a look for damage finds a @fault: a
 * pattern. */
void chain_assert_damage_is_found (Chain *self, const char *damage, const char *fault);
/* What @sql counts in @db. */
gint64 chain_count_rows (PosDb *db, const char *sql);

/* One request as a program of one's own would send it; fails the test unless @status comes back.
 * @token: (nullable).  Returns: (transfer full): the body. */
json_t *chain_send (Chain *self,
                    const char *method,
                    const char *path,
                    const char *token,
                    const char *body,
                    guint status);
/* The code of the error in @body, "auth". */
const char *chain_get_code (json_t *body);
/* Enrolls a device for @register_id.  Returns: (transfer full): its token. */
char *chain_enroll (Chain *self, const char *register_id);

/* --- Registers --- */

typedef struct {
  Chain *chain;
  const char *address; /* (nullable): of a hub; %NULL: headquarters' */
  char *folder;
  PosCli cli;
} Till;

/* Enrolls, follows the feed to its end, and signs Kim in. */
void till_open (Till *self, Chain *chain, const char *register_id);
/* A new process on the same folder; nobody is signed in, or Kim is. */
void till_restart (Till *self);
void till_reopen (Till *self);
/* Its database as it is, kept aside, or put back, and a new process; Kim is signed in. */
void till_keep_copy (Till *self);
void till_restore_copy (Till *self);
/* Checks that nothing is damaged. */
void till_close (Till *self);
/* The result of what must succeed; @args: JSON with ' for ".  Returns: (transfer full). */
json_t *till_ask (Till *self, const char *op, const char *args);
void till_do (Till *self, const char *op, const char *args);
/* The same, approved by Sam. */
void till_allow (Till *self, const char *op, const char *args);
/* Approved, and answered whatever it is.  Returns: (transfer full): all of the answer. */
json_t *till_answer_approved (Till *self, const char *op, const char *args);
/* The same for what must be refused, with "domain/code". */
void till_refuse (Till *self, const char *op, const char *args, const char *refusal);
/* Until idle; whether the line was up. */
gboolean till_sync (Till *self);
/* A pick-up of one A in @store, deposit paid in cash, to be paid later.
 * Returns: (transfer full): the order's id. */
char *till_take_order (Till *self, const char *store);

/* A member of @json by its path, "totals.balance", "lines.0.item"; %NULL for null. */
const char *text_at (json_t *json, const char *path);

/* The order as @till sees it; @path: a member of it. */
void till_assert_order (Till *till, const char *order, const char *path, const char *expected);
