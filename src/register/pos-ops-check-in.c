/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-check-in.c — customers who wait outside for an order: §6.7. */
#include "base/pos-error.h"
#include "register/pos-check-ins.h"
#include "register/pos-ops.h"
#include "register/pos-outgoing.h"
#include "register/pos-register-private.h"
#include "store/pos-check-in-table.h"
#include "store/pos-outbox-table.h"

#include <glib/gi18n.h>

static json_t *
view (PosCheckIn *check_in)
{
  json_t *json = pos_record_to_json (check_in, 0);

  json_object_del (json, "changes");
  return json;
}

static gboolean
list_run (PosRun *run, GError **error)
{
  g_autoptr (GPtrArray) waiting = pos_check_ins_list (pos_run_get_register (run), error);
  json_t *list;

  if (!waiting)
    return FALSE;
  list = json_array ();
  for (guint i = 0; i < waiting->len; i++)
    json_array_append_new (list, view (waiting->pdata[i]));
  pos_run_answer_json (run, "waiting", list);
  pos_run_set_quiet (run);
  return TRUE;
}

/* --- Dealt with --- */

typedef struct {
  char *id;
  PosTransaction *message;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_free (closing->id);
  g_object_unref (closing->message);
  g_free (closing);
}

static gboolean
keep_closing (PosDbTxn *txn, gpointer data, GError **error)
{
  Closing *closing = data;

  return pos_check_in_table_remove (txn, closing->id, error) &&
         pos_outbox_table_append (txn, closing->message, closing->id, error);
}

static PosCheckIn *
find (PosRun *run, const char *id, GError **error)
{
  g_autoptr (GPtrArray) waiting = pos_check_ins_list (pos_run_get_register (run), error);

  for (guint i = 0; waiting && i < waiting->len; i++) {
    PosCheckIn *check_in = waiting->pdata[i];
    if (!g_strcmp0 (check_in->id, id))
      return g_object_ref (check_in);
  }
  if (waiting)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   NULL,
                   "Nobody waits outside under this name any more");
  return NULL;
}

static gboolean
close_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *id = pos_run_get_text (run, "check_in");
  g_autoptr (PosCheckIn) found = find (run, id, error);
  Closing *closing;

  if (!found)
    return FALSE;
  closing = g_new0 (Closing, 1);
  closing->id = g_strdup (id);
  closing->message =
      pos_outgoing_new (self, POS_TRANSACTION_CHECK_IN, found, pos_register_get_now (self));
  pos_run_add_write (run, keep_closing, closing, closing_free);
  pos_run_add_effect (run, pos_outgoing_wake, NULL, NULL);
  return TRUE;
}

static const PosParam list_params[] = {
    {NULL},
};

static const PosParam close_params[] = {
    {"check_in", POS_PARAM_TEXT, TRUE, NULL, "the id of who waits", NULL},
    {NULL},
};

const PosOperation pos_ops_check_in[] = {
    {
        .key = "checkin.list",
        .title = N_ ("Waiting outside"),
        .description = N_ ("Show which customers say that they wait outside for their order"),
        .icon = "pos-user-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.fulfill",
        .params = list_params,
        .result = "waiting, who waits longest first: id, order, number, store, customer_name, "
                  "parking, vehicle, at (since when) of each",
        .example = "{}",
        .run = list_run,
    },
    {
        .key = "checkin.close",
        .title = N_ ("Not waiting any more"),
        .description = N_ ("A customer who waited outside was attended to"),
        .icon = "pos-check-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_YES,
        .permission = "order.fulfill",
        .params = close_params,
        .result = "nothing",
        .example = "{\"check_in\": \"S1/0190f0a0-…\"}",
        .run = close_run,
    },
    {.key = NULL},
};
