/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-sales-rep.c — who took an order, and who sold its lines: see pos-sales-rep.h. */
#include "register/pos-sales-rep.h"

#include "base/pos-error.h"
#include "register/pos-access.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

static gboolean
sells_here (PosRegister *self, PosWorker *worker)
{
  return worker && !worker->blocked && pos_access_works_at (worker, self->store);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const PosWorker *left = *(PosWorker *const *)a, *right = *(PosWorker *const *)b;

  return g_utf8_collate (pos_text_or (left->name, left->id), pos_text_or (right->name, right->id));
}

GPtrArray *
pos_sales_rep_list (PosRegister *self)
{
  GPtrArray *workers = pos_config_list (self->config, POS_TYPE_WORKER);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < workers->len; i++)
    if (sells_here (self, workers->pdata[i]))
      g_ptr_array_add (found, workers->pdata[i]);
  g_ptr_array_sort (found, compare_names);
  return found;
}

gboolean
pos_sales_rep_check (PosRegister *self, PosOrder *order, GError **error)
{
  gboolean building = pos_order_flow_is_building (order->flow);

  if (!pos_config_get_profile (self->config, self->store)->sales_rep_required)
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_active (line) || pos_order_line_is_settled (line) || line->sales_rep ||
        !(building || pos_order_is_sold_along (order, line)))
      continue;
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'sales-rep'>, 'item': <%s>}",
                                                pos_text_or (line->item, "")),
                          "Nobody is named who sold %s",
                          pos_text_or (line->item, ""));
  }
  return TRUE;
}

/* --- Setting --- */

static gboolean
find_worker (PosRun *run, const char **worker, GError **error)
{
  PosRegister *self = pos_run_get_register (run);

  *worker = pos_run_get_text (run, "worker");
  if (sells_here (self, pos_config_get (self->config, POS_TYPE_WORKER, *worker)))
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NOT_FOUND,
                        g_variant_new_parsed ("{'worker': <%s>}", pos_text_or (*worker, "")),
                        "Nobody of the name “%.40s” sells in this store",
                        pos_text_or (*worker, ""));
}

static gboolean
taker_run (PosRun *run, GError **error)
{
  const char *worker = NULL;

  if (pos_run_get_text (run, "worker") && !find_worker (run, &worker, error))
    return FALSE;
  pos_text_set (&pos_run_get_order (run)->sales_taker, worker);
  return TRUE;
}

/* Lines that somebody sold already stay his. */
static gboolean
transaction_set_run (PosRun *run, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  const char *worker;

  if (!find_worker (run, &worker, error))
    return FALSE;
  pos_text_set (&order->sales_rep, worker);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && !pos_order_line_is_settled (line) && !line->sales_rep)
    pos_text_set (&line->sales_rep, worker);
  return TRUE;
}

static gboolean
transaction_clear_run (PosRun *run, GError **error)
{
  pos_text_set (&pos_run_get_order (run)->sales_rep, NULL);
  return TRUE;
}

static gboolean
set_lines (PosRun *run, const char *worker, GError **error)
{
  g_autoptr (GPtrArray) lines = pos_run_get_lines (run, error);

  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    pos_text_set (&((PosOrderLine *)lines->pdata[i])->sales_rep, worker);
  return TRUE;
}

static gboolean
line_set_run (PosRun *run, GError **error)
{
  const char *worker;

  return find_worker (run, &worker, error) && set_lines (run, worker, error);
}

static gboolean
line_clear_run (PosRun *run, GError **error)
{
  return set_lines (run, NULL, error);
}

static const PosParam taker_params[] = {
    {"worker", POS_PARAM_TEXT, FALSE, "nobody any more", "worker who sells in this store", NULL},
    {NULL},
};

#define WORKER_PARAM                                                                               \
  {                                                                                                \
    "worker", POS_PARAM_TEXT, TRUE, NULL, "worker who sells in this store", NULL                   \
  }
#define LINES_PARAM                                                                                \
  {                                                                                                \
    "lines", POS_PARAM_LINES, FALSE, "the selected lines", "the lines", NULL                       \
  }

static const PosParam transaction_params[] = {
    WORKER_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam line_set_params[] = {
    WORKER_PARAM,
    LINES_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam line_clear_params[] = {
    LINES_PARAM,
    {NULL},
};

#define OF_CART                                                                                    \
  .icon = "pos-user-symbolic", .place = POS_PLACE_TRANSACTION, .offline = POS_OFFLINE_LOCAL,       \
  .result = "nothing"

const PosOperation pos_ops_sales_rep[] = {
    {
        .key = "order.taker",
        .title = N_ ("Sales person"),
        .description = N_ ("Say who took the order"),
        OF_CART,
        .needs = POS_NEEDS_WORKER | POS_NEEDS_ORDER | POS_NEEDS_PLAIN,
        .params = taker_params,
        .example = "{\"worker\": \"kim\"}",
        .run = taker_run,
    },
    {
        .key = "salesrep.txn_set",
        .title = N_ ("Set sales representative"),
        .description = N_ ("Say who sells what is in the transaction, and what comes to it"),
        OF_CART,
        .needs = POS_NEEDS_WORKER | POS_NEEDS_PLAIN,
        .params = transaction_params,
        .example = "{\"worker\": \"kim\"}",
        .run = transaction_set_run,
    },
    {
        .key = "salesrep.txn_clear",
        .title = N_ ("Clear sales representative"),
        .description = N_ ("Name nobody for what comes to the transaction; its lines stay"),
        OF_CART,
        .needs = POS_NEEDS_WORKER | POS_NEEDS_PLAIN,
        .example = "{}",
        .run = transaction_clear_run,
    },
    {
        .key = "salesrep.line_set",
        .title = N_ ("Sales representative of line"),
        .description = N_ ("Say who sells the selected lines"),
        OF_CART,
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_PLAIN,
        .params = line_set_params,
        .example = "{\"worker\": \"kim\", \"lines\": [\"0190f0a0-…\"]}",
        .run = line_set_run,
    },
    {
        .key = "salesrep.line_clear",
        .title = N_ ("Clear sales representative of line"),
        .description = N_ ("Name nobody who sells the selected lines"),
        OF_CART,
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_PLAIN,
        .params = line_clear_params,
        .example = "{\"lines\": [\"0190f0a0-…\"]}",
        .run = line_clear_run,
    },
    {.key = NULL},
};
