/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cli.h — a register without a screen: what posctl's commands share.
 * Layer: cli.  Thread: main.  Source: posctl.md, a stable contract. */
#pragma once
#include "register/pos-register.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef struct {
  const char *data;
  const char *hq;          /* (nullable): address of headquarters */
  const char *register_id; /* (nullable) */
  const char *clock;       /* (nullable): a fixed clock, ISO 8601 */
  gint64 seed;
  gboolean simulate;
} PosCliOptions;

typedef struct {
  PosContext *context;
  PosLocalStore *store;
  PosDevices *devices;
  PosSync *sync; /* nullable */
  PosRegister *reg;
} PosCli;

/* Opens everything on @options->data and settles card payments that an earlier run left behind. */
gboolean pos_cli_open (PosCli *self, const PosCliOptions *options, GError **error);
void pos_cli_close (PosCli *self);

/* Answers one request, for ever an object with "ok".  Returns: (transfer full). */
json_t *pos_cli_answer (PosCli *self, json_t *request);

/* Queries and controls: %FALSE in @known when @name is neither.
 * Returns: (transfer full): the result; %NULL with an error. */
json_t *
pos_cli_query (PosCli *self, const char *name, json_t *args, gboolean *known, GError **error);

/* Whether @answer holds everything that @expected says. */
gboolean pos_cli_matches (json_t *answer, json_t *expected);

/* Waits for an asynchronous call that ends with pos_cli_ready_cb(). */
void pos_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer slot);
GAsyncResult *pos_cli_wait (GAsyncResult **slot);

/* A line per fault; the exit code. */
int pos_cli_check (PosCli *self);

G_END_DECLS
