/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-journal.c — operation 115: what this register printed, to look at, to print again, to
 * start a return from. */
#include "base/pos-date.h"
#include "register/pos-ops.h"
#include "register/pos-papers.h"
#include "register/pos-run.h"

#include <glib/gi18n.h>

#define MOST 500

static json_t *
describe (PosStoredReceipt *stored)
{
  g_autofree char *at = pos_instant_to_text (stored->at);
  g_autofree char *order = pos_id_dup_text (&stored->order_id);

  return json_pack ("{s:s, s:s, s:s, s:s, s:I}",
                    "receipt",
                    stored->number,
                    "kind",
                    stored->kind,
                    "at",
                    at,
                    "order",
                    order,
                    "copies",
                    (json_int_t)stored->copies);
}

static gboolean
journal_run (PosRun *run, GError **error)
{
  json_t *list = json_array ();
  gint64 limit = 50;

  pos_run_get_number (run, "limit", &limit);
  g_autoptr (GPtrArray) papers =
      pos_papers_list_latest (pos_run_get_register (run), (guint)CLAMP (limit, 1, MOST), error);
  for (guint i = 0; papers && i < papers->len; i++)
    json_array_append_new (list, describe (papers->pdata[i]));
  pos_run_answer_json (run, "receipts", list);
  pos_run_set_quiet (run);
  return papers != NULL;
}

static const PosParam journal_params[] = {
    {"limit", POS_PARAM_INTEGER, FALSE, "50", "how many of the newest, at most 500", NULL},
    {NULL},
};

const PosOperation pos_ops_journal[] = {
    {
        .key = "journal.open",
        .title = N_ ("Journal"),
        .description = N_ ("Look at what this register printed, print it again, start a return"),
        .icon = "pos-book-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "journal.view",
        .params = journal_params,
        .result = "receipts, newest first: receipt, kind, at, order, copies of each",
        .example = "{\"limit\": 20}",
        .run = journal_run,
    },
    {.key = NULL},
};
