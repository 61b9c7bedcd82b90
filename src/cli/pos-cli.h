/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cli.h — a register without a screen: what posctl's commands share.
 * Layer: cli.  Thread: main.  Source: posctl.md, a stable contract. */
#pragma once
#include "register/pos-station.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef PosStationOptions PosCliOptions;
typedef PosStation PosCli;

/* How much of the register a command needs. */
typedef enum {
  POS_CLI_NOTHING,  /* what is there cannot be opened */
  POS_CLI_STORE,    /* its database */
  POS_CLI_LOOK,     /* the same, as it is: made by nobody, perhaps open elsewhere */
  POS_CLI_REGISTER, /* everything; card payments that an earlier run left behind are settled */
} PosCliNeed;

gboolean pos_cli_open (PosCli *self, const PosCliOptions *options, PosCliNeed need, GError **error);
void pos_cli_close (PosCli *self);

/* Answers one line of JSON, whatever it holds, with an object that has "ok".  A request may keep
 * parts of its answer, {"keep": {"name": "lines.item=A.id"}}, for the texts "$name" in the
 * arguments of later ones.
 * @request: (out): what the line said; %NULL when it is not JSON.  Returns: (transfer full). */
json_t *pos_cli_answer (PosCli *self, const char *line, gsize length, json_t **request);

/* Whether @answer holds everything that @expected says.  Of an array @expected may be an array, as
 * long as the answer's, or an object with single elements: {"lines": {"item=A": {…}, "0": {…}}}.
 * "$NAME" stands for what was kept under that name. */
gboolean pos_cli_matches (PosCli *self, json_t *answer, json_t *expected);

/* Waits for an asynchronous call that ends with pos_cli_ready_cb(). */
void pos_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer slot);
GAsyncResult *pos_cli_wait (GAsyncResult **slot);

/* Looks for damage.
 * @notices: (nullable) (element-type utf8): gets what is wrong and not this register's fault: an
 * order of another one that headquarters refused.
 * Returns: (transfer full) (element-type utf8): a line per fault. */
GPtrArray *pos_cli_check (PosCli *self, GPtrArray *notices);
/* What to do about @faults, once for each kind.  Returns: (transfer full) (element-type utf8). */
GPtrArray *pos_cli_advise (GPtrArray *faults);
/* Mends what can be (store/pos-data-check.h).  Returns: (transfer full) (element-type utf8): what
 * was done; %NULL with @error. */
GPtrArray *pos_cli_mend (PosCli *self, GError **error);

/* The catalog of operations, queries and controls: the page docs/operations.md, and JSON. */
char *pos_cli_dump_markdown (void);
char *pos_cli_dump_json (void);

G_END_DECLS
