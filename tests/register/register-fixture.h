/* SPDX-License-Identifier: GPL-3.0-or-later
 * register-fixture.h — a register on a fresh directory with the chain of the scenarios, Kim signed
 * in, at a fixed time. */
#pragma once
#include "cli/pos-cli.h"

typedef struct {
  PosCli cli;
  char *directory;
} Register;

void register_set_up (Register *self, gconstpointer data);
void register_tear_down (Register *self, gconstpointer data);

/* One request of posctl that must succeed.  Returns: (transfer full): its result. */
json_t *register_ask (Register *self, const char *op, const char *args);
/* The same, without an interest in the result. */
void register_do (Register *self, const char *op, const char *args);

/* The operation as a screen runs it.  @args: JSON, %NULL: none.  Returns: (transfer full)
 * (nullable).
 */
GVariant *register_run (
    Register *self, const char *key, const char *args, const PosApproval *approval, GError **error);

/* The program ends and starts again on what is on disk, at the same time; nobody is signed in. */
void register_restart (Register *self);

/* A register on a disk of the test's own.  @seed: of its ids. */
void
register_open_on (PosCli *cli, const char *directory, const PosDbOptions *options, guint32 seed);

void register_remove_tree (const char *path);

/* What the terminal did so far, one object a line. */
char *register_read_terminal (Register *self);

#define register_test(path, function)                                                              \
  g_test_add (path, Register, NULL, register_set_up, function, register_tear_down)
