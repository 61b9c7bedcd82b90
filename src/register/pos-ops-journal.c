/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-journal.c — operation 115: what this register printed, to be found, looked at, printed
 * again, and to start a return from. */
#include "base/pos-date.h"
#include "register/pos-ops.h"
#include "register/pos-papers.h"
#include "register/pos-register-private.h"

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

/* A day of the store as the instants that it begins and that it is over. */
static gboolean
read_period (PosRun *run, PosReceiptQuery *query, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *zone = self->store ? self->store->time_zone : NULL;
  PosDate from = POS_DATE_NONE, until = POS_DATE_NONE;

  if (!pos_run_get_date (run, "from", &from, error) ||
      !pos_run_get_date (run, "until", &until, error))
    return FALSE;
  query->from = pos_date_get_start (from, zone);
  query->until = until.julian ? pos_date_get_start (pos_date_add_days (until, 1), zone) : 0;
  return TRUE;
}

static gboolean
journal_run (PosRun *run, GError **error)
{
  json_t *list = json_array ();
  gint64 limit = 50, amount;
  PosReceiptQuery query = {
      .text = pos_run_get_text (run, "text"),
      .worker = pos_run_get_text (run, "worker"),
      .customer = pos_run_get_text (run, "customer"),
      .item = pos_run_get_text (run, "item"),
      .after = pos_run_get_text (run, "after"),
      .amount = pos_run_get_number (run, "amount", &amount) ? &amount : NULL,
  };
  g_autoptr (GPtrArray) papers = NULL;

  pos_run_get_number (run, "limit", &limit);
  query.limit = (guint)CLAMP (limit, 1, MOST);
  if (read_period (run, &query, error))
    papers = pos_papers_search (pos_run_get_register (run), &query, error);
  for (guint i = 0; papers && i < papers->len; i++)
    json_array_append_new (list, describe (papers->pdata[i]));
  pos_run_answer_json (run, "receipts", list);
  pos_run_set_quiet (run);
  return papers != NULL;
}

static const PosParam journal_params[] = {
    {"text",
     POS_PARAM_TEXT,
     FALSE,
     NULL,
     "a part of the receipt's number; an order's number, reference or item; or words of the "
     "customer's name",
     NULL},
    {"from", POS_PARAM_DATE, FALSE, NULL, "the first day", NULL},
    {"until", POS_PARAM_DATE, FALSE, NULL, "the last day", NULL},
    {"amount",
     POS_PARAM_MONEY,
     FALSE,
     NULL,
     "the order's total, or what a payment of it took or gave",
     NULL},
    {"worker", POS_PARAM_TEXT, FALSE, NULL, "whose order it is", NULL},
    {"customer", POS_PARAM_TEXT, FALSE, NULL, "a customer's id", NULL},
    {"item", POS_PARAM_TEXT, FALSE, NULL, "a product's number", NULL},
    {"after", POS_PARAM_TEXT, FALSE, NULL, "a receipt: older ones", NULL},
    {"limit", POS_PARAM_COUNT, FALSE, "50", "how many of the newest, at most 500", NULL},
    {NULL},
};

const PosOperation pos_ops_journal[] = {
    {
        .key = "journal.open",
        .title = N_ ("Journal"),
        .description = N_ ("Look at what this register printed, print it again, start a return"),
        .icon = "pos-book-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "journal.view",
        .params = journal_params,
        .result = "receipts, newest first: receipt, kind, at, order, copies of each",
        .example = "{\"text\": \"berg\", \"from\": \"2026-05-01\", \"limit\": 20}",
        .run = journal_run,
    },
    {.key = NULL},
};
