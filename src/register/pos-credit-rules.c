/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-credit-rules.c — see the header. */
#include "register/pos-credit-rules.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-credit.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "wire/pos-protocol.h"

#define OVER "pay.over_credit"
/* Ids that fit into a call; beyond them, what is on its way just now may count twice. */
#define MOST_IDS 1000

/* What is open but for the order at hand. */
typedef struct {
  gint64 unsent; /* of what headquarters had not acknowledged when it was asked */
  gint64 others; /* of everything else, as headquarters said */
} Told;

static PosCredit *
find_credit (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);

  return order->customer ? pos_config_get (self->config, POS_TYPE_CREDIT, order->customer) : NULL;
}

/* The tenders of all stores that put something on account. */
static char *
list_tenders (PosRegister *self)
{
  GPtrArray *tenders = pos_config_list (self->config, POS_TYPE_TENDER);
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < tenders->len; i++) {
    PosTender *tender = tenders->pdata[i];
    if (tender->kind == POS_TENDER_ACCOUNT)
      json_array_append_new (list, json_string (tender->id));
  }
  return pos_json_to_text (list);
}

/* --- Asking headquarters --- */

static char *
make_question (PosOrder *order, GPtrArray *unsent)
{
  g_autoptr (json_t) question = json_object ();
  json_t *except = json_array ();
  g_autofree char *here = pos_id_dup_text (&order->id);

  json_array_append_new (except, json_string (here));
  for (guint i = 0; i < MIN (unsent->len, MOST_IDS); i++)
    json_array_append_new (except, json_string (unsent->pdata[i]));
  json_object_set_new (question, "customer", json_string (order->customer));
  json_object_set_new (question, "except", except);
  return pos_json_to_text (question);
}

static gboolean
read_answer (PosRun *run, const char *text, gint64 *open)
{
  g_autoptr (json_t) answer = text ? pos_json_parse (text, -1, NULL) : NULL;
  const char *amount = json_string_value (json_object_get (answer, "open"));
  guint32 currency = pos_register_get_currency (pos_run_get_register (run));

  return amount && pos_minor_parse (amount, currency, open, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  g_autofree char *text = pos_sync_ask_finish (POS_SYNC (source), result, NULL);
  Told *told = pos_run_get_data (run);

  if (!read_answer (run, text, &told->others))
    pos_run_set_data (run, NULL, NULL);
  pos_run_begun (run);
}

void
pos_credit_rules_ask (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);
  g_autoptr (GPtrArray) unsent = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *tenders = list_tenders (self);
  g_autofree char *question = NULL;
  Told told = {0};

  if (!order->customer || !self->sync || !pos_sync_may_ask (self->sync) ||
      !pos_quick_sum_unsent (self,
                             &(PosAccountQuery){order->customer, tenders, &order->id},
                             unsent,
                             &told.unsent,
                             NULL)) {
    pos_run_begun (run);
    return;
  }
  question = make_question (order, unsent);
  pos_run_set_data (run, g_memdup2 (&told, sizeof told), g_free);
  pos_sync_ask_async (
      self->sync, "POST", POS_PATH_ACCOUNTS, question, pos_run_get_stop (run), answered_cb, run);
}

/* --- Deciding --- */

/* What of the order at hand is on account already.  @posted: with what its earlier parts put there,
 * not only what this transaction did. */
static gint64
sum_order (PosRegister *self, PosOrder *order, gboolean posted)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_config_is_tender (self->config, payment->tender, POS_TENDER_ACCOUNT) &&
      (payment->state == POS_PAYMENT_STATE_CAPTURED ||
       (posted && payment->state == POS_PAYMENT_STATE_POSTED)))
    sum += payment->amount;
  return sum;
}

/* Headquarters did not say: others might know of more. */
static gboolean
is_stale (PosRun *run)
{
  return pos_run_get_register (run)->sync && !pos_run_get_data (run);
}

static gboolean
sum_others (PosRun *run, gint64 *sum, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);
  const Told *told = pos_run_get_data (run);
  g_autofree char *tenders = list_tenders (self);

  if (!told)
    return pos_quick_sum_account (
        self, &(PosAccountQuery){order->customer, tenders, &order->id}, sum, error);
  *sum = told->others + told->unsent;
  return TRUE;
}

static gboolean
check_limit (PosRun *run, PosCredit *credit, gint64 open, gint64 amount, GError **error)
{
  if (amount <= credit->limit - open)
    return TRUE;
  return pos_run_require (
      run,
      OVER,
      g_variant_new_parsed ("{'reason': <%s>, 'amount_minor': <%x>, 'maximum_minor': <%x>, "
                            "'open_minor': <%x>}",
                            is_stale (run) ? "credit-known-here" : "credit-limit",
                            amount,
                            credit->limit,
                            open),
      error);
}

static gboolean
check_floor (PosRun *run, PosCredit *credit, gint64 amount, GError **error)
{
  if (amount <= credit->offline_limit || !is_stale (run))
    return TRUE;
  return pos_run_require (run,
                          OVER,
                          g_variant_new_parsed ("{'reason': <'credit-offline'>, "
                                                "'amount_minor': <%x>, 'maximum_minor': <%x>}",
                                                amount,
                                                credit->offline_limit),
                          error);
}

/* Nobody said how much may go on account meanwhile: nothing. */
static gboolean
refuse_without_line (GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TENDER,
                        g_variant_new_parsed ("{'reason': <'credit-offline'>}"),
                        "Headquarters cannot be asked what this customer has on account");
}

gboolean
pos_credit_rules_check (PosRun *run, gint64 amount, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);
  PosCredit *credit = find_credit (run);
  gint64 open;

  if (is_stale (run) && (!credit || credit->offline_limit == 0))
    return refuse_without_line (error);
  if (!credit)
    return TRUE;
  if (!sum_others (run, &open, error))
    return FALSE;
  open += sum_order (self, order, TRUE) - credit->settled;
  pos_run_answer (run, "open_minor", g_variant_new_int64 (open));
  pos_run_answer (run, "stale", g_variant_new_boolean (is_stale (run)));
  return check_limit (run, credit, open, amount, error) &&
         check_floor (run, credit, sum_order (self, order, FALSE) + amount, error);
}
