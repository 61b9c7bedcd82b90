/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cli-private.h — the questions that scripts may ask beside the operations.
 * Layer: cli, private to it. */
#pragma once
#include "cli/pos-cli.h"

G_BEGIN_DECLS

/* One query or control: its call is checked against @params before @ask sees it. */
typedef struct {
  const char *name;
  const char *description;
  const PosParam *params; /* (nullable): ends with a %NULL name */
  GType (*record) (void); /* (nullable): in place of @params: the members of this record */
  const char *result;
  const char *example;
  json_t *(*ask) (PosCli *self, json_t *args, GError **error);
} PosCliQuestion;

/* Queries change nothing; controls move what a script stands in for: clock, devices, network.
 * Both tables end with a %NULL name. */
extern const PosCliQuestion pos_cli_order_queries[];
extern const PosCliQuestion pos_cli_queries[];
extern const PosCliQuestion pos_cli_controls[];

/* "0", "item=A": an element by its index, or the first one whose member is that text.
 * Returns: (transfer none) (nullable). */
json_t *pos_cli_pick_element (json_t *array, const char *segment);
/* What a request keeps of its answer: {"name": "path.in.the.result"}. */
void pos_cli_keep (PosCli *self, json_t *wanted, json_t *result);
/* @json with what was kept in place of every text "$name".  Returns: (transfer full). */
json_t *pos_cli_fill_in (PosCli *self, json_t *json);

/* @args: (nullable): checked already.  Returns: (transfer full): the answer. */
json_t *pos_cli_run (
    PosCli *self, const char *key, GVariant *args, const PosApproval *approval, GError **error);

const char *pos_cli_get_text (json_t *args, const char *name);

G_END_DECLS
