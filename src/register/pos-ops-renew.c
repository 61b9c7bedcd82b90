/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-renew.c — reservations on cards end: they are let go and made anew, order after order.
 * An order whose card declines waits for another one: M14. */
#include "base/pos-error.h"
#include "pricing/pos-authorizations.h"
#include "register/pos-beside.h"
#include "register/pos-found-order.h"
#include "register/pos-ops.h"
#include "register/pos-order-may.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-renewal.h"
#include "register/pos-take-back.h"

#include <glib/gi18n.h>

/* A run holds the register up; what is left waits for the next one. */
#define MAX_ORDERS 25
/* Orders that are looked at: some of them end later on the same day. */
#define MAX_LOOKED_AT 200

typedef struct {
  GPtrArray *orders; /* PosOrder, beside the cart */
  guint at;
  gint64 until;
  guint left;
  guint renewed;
  GPtrArray *expired; /* ids of orders */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->orders);
  g_ptr_array_unref (job->expired);
  g_free (job);
}

/* --- Which orders --- */

static gboolean
find_named (PosRun *run, Job *job, const char *name, GError **error)
{
  PosRegister *self = run->reg;
  PosOrder *order = pos_beside_find (run, name, error);

  if (!order || !pos_order_may (self, POS_ORDER_ACTION_HOLD, order, error))
    return FALSE;
  job->until = POS_RENEWAL_ALL;
  g_ptr_array_add (job->orders, g_object_ref (order));
  return pos_renewal_is_due (run, order, job->until) ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'nothing-reserved'>}"),
                        "Nothing is reserved for the order on a card that can be asked again");
}

/* Whoever has it in the cart, or an order that may not be changed, is left alone. */
static gboolean
take (PosRun *run, Job *job, PosOrderSummary *summary, GError **error)
{
  PosRegister *self = run->reg;
  g_autofree char *id = pos_id_dup_text (&summary->id);
  g_autoptr (PosOrder) saved = pos_quick_get_order (self, &summary->id, error);

  if (!saved)
    return *error == NULL;
  if (pos_id_equal (&self->order->id, &saved->id) || !pos_renewal_is_due (run, saved, job->until) ||
      !pos_order_may (self, POS_ORDER_ACTION_HOLD, saved, NULL))
    return TRUE;
  if (job->orders->len == MAX_ORDERS) {
    job->left++;
    return TRUE;
  }
  PosOrder *order = pos_beside_find (run, id, error);
  if (order)
    g_ptr_array_add (job->orders, g_object_ref (order));
  return order != NULL;
}

static gboolean
find_ending (PosRun *run, Job *job, gint64 days, GError **error)
{
  PosRegister *self = run->reg;
  PosDate until = pos_date_add_days (pos_register_get_today (self), (int)days);
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (PosOrderPage) page = NULL;

  job->until = days == 0
                   ? run->started_at
                   : pos_date_get_start (pos_date_add_days (until, 1), self->store->time_zone);
  filter->reserved_until = until;
  filter->limit = MAX_LOOKED_AT;
  pos_texts_set_one (&filter->terms.store, self->store->id);
  pos_text_set (&filter->here, self->store->id);
  page = pos_local_store_search_orders_sync (self->local_store, filter, error);
  if (!page)
    return FALSE;
  for (guint i = 0; i < page->summaries->len; i++)
    if (!take (run, job, page->summaries->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
find (PosRun *run, Job *job, GError **error)
{
  const char *name = pos_run_get_text (run, "order");
  gint64 days = 0;

  pos_run_get_number (run, "days", &days);
  if (days < 0 || days > G_MAXINT16)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_RANGE,
                          g_variant_new_parsed ("{'argument': <'days'>}"),
                          "Reservations end today or later");
  return name ? find_named (run, job, name, error) : find_ending (run, job, days, error);
}

/* --- One after the other --- */

static void ask_next (PosRun *run);

static void
renewed_cb (PosRun *run, PosRenewalCount renewed)
{
  Job *job = pos_run_get_data (run);
  PosOrder *order = job->orders->pdata[job->at];

  job->renewed += renewed.renewed;
  if (renewed.expired > 0) {
    pos_authorizations_stop (order);
    g_ptr_array_add (job->expired, pos_id_dup_text (&order->id));
  } else {
    order->payment_failed = FALSE;
  }
  job->at++;
  ask_next (run);
}

static void
ask_next (PosRun *run)
{
  Job *job = pos_run_get_data (run);

  if (job->at == job->orders->len)
    pos_run_begun (run);
  else
    pos_renewal_ask (run, job->orders->pdata[job->at], job->until, renewed_cb);
}

static void
ask_first (PosRun *run)
{
  GError *error = NULL;

  if (find (run, pos_run_get_data (run), &error))
    ask_next (run);
  else
    pos_run_fail (run, error);
}

static Job *
start (PosRun *run)
{
  Job *job = g_new0 (Job, 1);

  job->orders = g_ptr_array_new_with_free_func (g_object_unref);
  job->expired = g_ptr_array_new_with_free_func (g_free);
  pos_run_set_data (run, job, job_free);
  return job;
}

/* Whether a card reserves again, cards say. */
static PosForesight
renew_foresee (PosRun *run, GError **error)
{
  const char *name = pos_run_get_text (run, "order");
  PosForesight seen = name ? pos_found_order_look (run, name, NULL, error) : POS_FORESIGHT_READY;

  if (seen != POS_FORESIGHT_READY)
    return seen;
  return find (run, start (run), error) ? POS_FORESIGHT_OPEN : POS_FORESIGHT_REFUSED;
}

static void
renew_begin (PosRun *run)
{
  start (run);
  if (pos_run_get_text (run, "order"))
    pos_found_order_fetch_named (run, ask_first);
  else
    ask_first (run);
}

static gboolean
renew_run (PosRun *run, GError **error)
{
  Job *job = pos_run_get_data (run);

  pos_run_answer (run, "renewed", g_variant_new_int32 ((int)job->renewed));
  pos_run_answer (
      run,
      "expired",
      g_variant_new_strv ((const char *const *)job->expired->pdata, (gssize)job->expired->len));
  pos_run_answer (run, "left", g_variant_new_int32 ((int)job->left));
  return pos_beside_keep (run, error);
}

static void
renew_take_back (PosRun *run, GError *error)
{
  Job *job = pos_run_get_data (run);

  if (job->renewed == 0)
    pos_run_fail (run, error);
  else
    pos_take_back (run, error);
}

static const PosParam renew_params[] = {
    {"order",
     POS_PARAM_TEXT,
     FALSE,
     "every order of this store whose reservation ends",
     "id, number, reference or receipt: all of its reservations, and what its card declined",
     NULL},
    {"days",
     POS_PARAM_INTEGER,
     FALSE,
     "0: those that have ended",
     "reservations that end within so many days, too",
     NULL},
    {NULL},
};

const PosOperation pos_ops_renew[] = {
    {
        .key = "pay.renew",
        .title = N_ ("Renew card reservations"),
        .description = N_ ("Reserve anew on the same card what would not hold any longer"),
        .icon = "pos-card-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.edit",
        .params = renew_params,
        .either = (const char *const[]){"order days", NULL},
        .result = "renewed: how many reservations; expired: orders whose card declined, which are "
                  "not processed until another one stands in; left: orders for the next time",
        .example = "{\"days\": 2}",
        .begin = renew_begin,
        .foresee = renew_foresee,
        .run = renew_run,
        .take_back = renew_take_back,
    },
    {.key = NULL},
};
