/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-charge-history.c — the report of charges that people added, changed or removed: §4.7. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-charge-history.h"
#include "register/pos-charge-paper.h"
#include "register/pos-export.h"
#include "register/pos-ops.h"
#include "register/pos-papers.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

static void
set_text (json_t *json, const char *name, const char *text)
{
  json_object_set_new (json, name, text ? json_string (text) : json_null ());
}

static void
set_amount (json_t *json, const char *name, gint64 amount, guint32 currency)
{
  g_autofree char *text = pos_minor_to_text (amount, currency);

  json_object_set_new (json, name, json_string (text));
}

static json_t *
view_entry (const PosChargeHistoryEntry *entry)
{
  PosChargeStep *step = entry->step;
  guint32 currency = entry->order->currency;
  g_autofree char *at = pos_instant_to_text (step->at);
  g_autofree char *order = pos_id_dup_text (&entry->order->id);
  g_autofree char *charge = pos_id_dup_text (&step->charge);
  json_t *json = json_object ();

  set_text (json, "at", at);
  set_text (json, "step", pos_charge_step_kind_get_nick (step->kind));
  set_text (json, "order", order);
  set_text (json, "number", pos_charge_history_name_order (entry));
  set_text (json, "customer_name", entry->order->customer_name);
  set_text (json, "charge", charge);
  set_text (json, "code", step->code);
  set_text (json, "item", step->item);
  set_amount (json, "calculated", step->calculated, currency);
  set_amount (json, "before", step->before, currency);
  set_amount (json, "entered", step->amount, currency);
  set_text (json, "reason", step->reason);
  set_text (json, "worker", step->worker);
  set_text (json, "approver", step->approver);
  set_text (json, "store", step->store);
  set_text (json, "register", step->register_id);
  return json;
}

static json_t *
view_sums (PosRegister *self, GPtrArray *entries)
{
  guint32 currency = pos_register_get_currency (self);
  json_t *json = json_object ();
  PosChargeHistorySums sums;

  pos_charge_history_sum (entries, &sums);
  set_amount (json, "raised", sums.raised, currency);
  set_amount (json, "lowered", sums.lowered, currency);
  set_amount (json, "difference", sums.raised + sums.lowered, currency);
  return json;
}

static void
print (PosRegister *self, gpointer paper)
{
  pos_papers_print_original (self, paper);
}

static gboolean export(PosRun *run, GPtrArray *entries, GError **error)
{
  g_autofree char *table = pos_charge_history_to_csv (entries);

  return pos_export_write (run, "charges", "csv", table, error);
}

static void
answer (PosRun *run, GPtrArray *entries, guint most)
{
  json_t *list = json_array ();

  for (guint i = 0; i < MIN (entries->len, most); i++)
    json_array_append_new (list, view_entry (entries->pdata[i]));
  pos_run_answer (run, "count", g_variant_new_uint32 (entries->len));
  pos_run_answer_json (run, "entries", list);
  pos_run_answer_json (run, "sums", view_sums (pos_run_get_register (run), entries));
}

static gboolean
history_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosChargeHistoryQuery query = {.store = pos_run_get_text (run, "store"),
                                 .worker = pos_run_get_text (run, "worker"),
                                 .code = pos_run_get_text (run, "code")};
  g_autoptr (GPtrArray) entries = NULL;
  gint64 limit = 100;

  pos_run_get_number (run, "limit", &limit);
  if (pos_run_get_date (run, "from", &query.from, error) &&
      pos_run_get_date (run, "until", &query.until, error))
    entries = pos_charge_history_list (self, &query, error);
  if (!entries || (pos_run_get_flag (run, "export", FALSE) && !export(run, entries, error)))
    return FALSE;
  if (pos_run_get_flag (run, "print", FALSE))
    pos_run_add_effect (run, print, pos_charge_paper_draw (self, &query, entries), g_object_unref);
  answer (run, entries, (guint)CLAMP (limit, 1, 1000));
  pos_run_set_quiet (run);
  return TRUE;
}

static const PosParam history_params[] = {
    {"from", POS_PARAM_DATE, FALSE, NULL, "the first day", NULL},
    {"until", POS_PARAM_DATE, FALSE, NULL, "the last day", NULL},
    {"store", POS_PARAM_TEXT, FALSE, "every store", "where it was done", NULL},
    {"worker", POS_PARAM_TEXT, FALSE, "anybody", "who did it, or approved it", NULL},
    {"code", POS_PARAM_TEXT, FALSE, "every charge", "charge code", NULL},
    {"limit", POS_PARAM_COUNT, FALSE, "100", "how many of the newest, at most 1000", NULL},
    {"print", POS_PARAM_FLAG, FALSE, "false", "all of them on paper, too", NULL},
    {"export", POS_PARAM_FLAG, FALSE, "false", "all of them in a file, too (CSV)", NULL},
    {"path", POS_PARAM_TEXT, FALSE, "a new file in the register's folder", "that file", NULL},
    {NULL},
};

const PosOperation pos_ops_charge_history[] = {
    {
        .key = "charge.history",
        .title = N_ ("Charge override history"),
        .description =
            N_ ("Who added, changed or removed which charge, what was calculated, and why"),
        .icon = "pos-book-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "journal.view",
        .params = history_params,
        .result = "count; entries, newest first: at, step (added, changed, removed, discarded: "
                  "computed again), order, number, customer_name, charge, code, item, calculated, "
                  "before, entered, reason, worker, approver, store, register of each; sums: "
                  "raised, lowered, difference of all; path",
        .example = "{\"from\": \"2026-05-01\", \"until\": \"2026-05-31\", \"worker\": \"kim\"}",
        .run = history_run,
    },
    {.key = NULL},
};
