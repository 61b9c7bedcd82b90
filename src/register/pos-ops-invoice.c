/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-invoice.c — what a customer owes is looked at and paid: register.md 516. */
#include "base/pos-error.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-totals.h"
#include "register/pos-card.h"
#include "register/pos-invoice-connector.h"
#include "register/pos-invoices.h"
#include "register/pos-ops-card.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-take-back.h"
#include "register/pos-tender-refusal.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

/* --- Asking what is open --- */

typedef struct {
  PosRun *run;
  void (*go_on) (PosRun *run, PosInvoiceAnswer *answer);
} Asking;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asking *asking = data;
  g_autoptr (GError) trouble = NULL;
  GError *error = NULL;
  g_autoptr (PosInvoiceAnswer) answer =
      pos_invoice_connector_list_finish (POS_REGISTER (source), result, &trouble);

  if (!pos_run_go_on (asking->run, &error)) {
    pos_run_fail (asking->run, error);
    return;
  }
  if (answer) {
    asking->go_on (asking->run, answer);
    return;
  }
  g_message ("Invoices: %s", trouble->message);
  pos_tender_refuse ("invoice-offline", NULL, "Headquarters cannot be asked what is open", &error);
  pos_run_fail (asking->run, error);
}

static void
ask (PosRun *run, const char *number, void (*go_on) (PosRun *run, PosInvoiceAnswer *answer))
{
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking){run, go_on};
  pos_invoice_connector_list_async (
      pos_run_get_register (run), number, pos_run_get_stop (run), listed_cb, asking);
}

static gboolean
is_taken_here (PosRun *run, PosInvoice *invoice)
{
  PosRegister *self = pos_run_get_register (run);

  return pos_profile_takes_invoice (pos_config_get_profile (self->config, self->store),
                                    (PosInvoiceKind)invoice->type);
}

static gboolean
is_overdue (PosRegister *self, PosInvoice *invoice)
{
  PosDate today = pos_register_get_today (self);

  return invoice->type != POS_INVOICE_CREDIT_NOTE && invoice->due.julian > 0 &&
         invoice->due.julian < today.julian;
}

/* --- The list --- */

static json_t *
view_date (PosDate date)
{
  g_autofree char *text = date.julian ? pos_date_to_text (date) : NULL;

  return text ? json_string (text) : json_null ();
}

static json_t *
view_invoice (PosRegister *self, PosInvoice *invoice)
{
  PosPayment *paid = pos_invoices_find (self->order, invoice->id);
  g_autofree char *amount = pos_minor_to_text (invoice->amount, invoice->currency);
  g_autofree char *open = pos_minor_to_text (invoice->open, invoice->currency);
  g_autofree char *now = pos_minor_to_text (paid ? ABS (paid->amount) : 0, invoice->currency);

  return json_pack ("{s:s, s:s, s:s, s:o, s:o, s:b, s:s, s:s, s:s, s:s*}",
                    "invoice",
                    invoice->id,
                    "number",
                    pos_invoice_get_number (invoice),
                    "type",
                    pos_invoice_kind_get_nick ((PosInvoiceKind)invoice->type),
                    "date",
                    view_date (invoice->date),
                    "due",
                    view_date (invoice->due),
                    "overdue",
                    (int)is_overdue (self, invoice),
                    "amount",
                    amount,
                    "open",
                    open,
                    "pay_now",
                    now,
                    "text",
                    invoice->text);
}

static void
keep_list (PosRun *run, PosInvoiceAnswer *answer)
{
  pos_run_set_data (run, g_object_ref (answer), g_object_unref);
  pos_run_begun (run);
}

static void
list_begin (PosRun *run)
{
  GError *error = NULL;

  if (pos_invoices_check_kinds (pos_run_get_register (run), &error))
    ask (run, pos_run_get_text (run, "number"), keep_list);
  else
    pos_run_fail (run, error);
}

static gboolean
list_run (PosRun *run, GError **error)
{
  PosInvoiceAnswer *answer = pos_run_get_data (run);
  json_t *list = json_array ();

  pos_run_set_quiet (run);
  POS_LIST_FOREACH (PosInvoice, invoice, answer->invoices)
  if (is_taken_here (run, invoice))
    json_array_append_new (list, view_invoice (pos_run_get_register (run), invoice));
  pos_run_answer_json (run, "invoices", list);
  pos_run_answer (run, "more", g_variant_new_boolean (answer->more));
  return TRUE;
}

/* --- Taking one into the cart --- */

typedef struct {
  PosInvoice *invoice;
  gint64 amount;
  PosTerminalResult *taken;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_clear_object (&plan->invoice);
  g_clear_object (&plan->taken);
  g_free (plan);
}

static gboolean
refuse_open (const char *reason, Plan *plan, const char *message, GError **error)
{
  return pos_tender_refuse (reason,
                            g_variant_new_parsed ("{'open_minor': <%x>, 'invoice': <%s>}",
                                                  MAX (plan->invoice->open, 0),
                                                  pos_invoice_get_number (plan->invoice)),
                            message,
                            error);
}

/* @invoice: (out) (transfer none). */
static gboolean
choose (PosRun *run, PosInvoiceAnswer *answer, PosInvoice **invoice, GError **error)
{
  const char *name = pos_run_get_text (run, "invoice");
  guint n = pos_list_size (answer->invoices);

  *invoice = n == 1 ? pos_list_peek (answer->invoices, 0) : NULL;
  /* An id is one invoice; numbers of two kinds may be alike. */
  POS_LIST_FOREACH (PosInvoice, found, answer->invoices)
  if (!g_strcmp0 (found->id, name))
    *invoice = found;
  if (!*invoice)
    return pos_tender_refuse (n == 0 ? "invoice-unknown" : "invoice-several",
                              g_variant_new_parsed ("{'invoice': <%s>}", name),
                              n == 0 ? "This customer has no such invoice"
                                     : "This customer has several invoices of that number",
                              error);
  return is_taken_here (run, *invoice) ||
         pos_tender_refuse ("invoice-kind",
                            g_variant_new_parsed ("{'invoice': <%s>}", name),
                            "This store does not take invoices of that kind",
                            error);
}

/* In full by default (§10.64); a credit note as far as there is something to set it off against. */
static gboolean
check_amount (PosRun *run, Plan *plan, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  gboolean credit = plan->invoice->type == POS_INVOICE_CREDIT_NOTE;
  gint64 most =
      credit ? MIN (plan->invoice->open, pos_totals_get_invoices (order)) : plan->invoice->open;

  if (plan->invoice->open <= 0)
    return refuse_open ("invoice-paid", plan, "Nothing of it is open", error);
  if (most <= 0)
    return refuse_open (
        "invoice-nothing", plan, "There is nothing to set a credit note off against", error);
  plan->amount = most;
  pos_run_get_number (run, "amount", &plan->amount);
  if (plan->amount > 0 && plan->amount <= most)
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_AMOUNT,
                        g_variant_new_parsed ("{'maximum_minor': <%x>}", most),
                        "More than nothing, and at most what is open, is paid of an invoice");
}

static gboolean
make_plan (PosRun *run, PosInvoiceAnswer *answer, Plan *plan, GError **error)
{
  PosInvoice *invoice;

  if (!choose (run, answer, &invoice, error))
    return FALSE;
  plan->invoice = g_object_ref (invoice);
  if (pos_invoices_find (pos_run_get_order (run), invoice->id))
    return refuse_open ("invoice-twice", plan, "This invoice is in the transaction already", error);
  return check_amount (run, plan, error);
}

/* Somebody else was faster than the person who read the list. */
static gboolean
check_taken (Plan *plan, GError **error)
{
  if (plan->taken->outcome == POS_TERMINAL_OUTCOME_APPROVED)
    return TRUE;
  if (g_strcmp0 (plan->taken->decline_reason, "open") == 0)
    return refuse_open ("invoice-changed", plan, "Less of it is open now", error);
  return pos_tender_refuse ("invoice-offline", NULL, "Headquarters did not hear of it", error);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  Plan *plan = pos_run_get_data (run);
  GError *error = NULL;

  plan->taken = pos_card_ask_finish (POS_REGISTER (source), result, &error);
  if (plan->taken && check_taken (plan, &error))
    pos_run_begun (run);
  else
    pos_run_fail (run, error);
}

static void
invoice_known (PosRun *run, PosInvoiceAnswer *answer)
{
  Plan *plan = g_new0 (Plan, 1);
  GError *error = NULL;

  pos_run_set_data (run, plan, plan_free);
  if (!make_plan (run, answer, plan, &error)) {
    pos_run_fail (run, error);
    return;
  }
  PosCardRequest request = {
      .action = POS_CARD_SALE,
      .connector = POS_INVOICE_CONNECTOR,
      .order = pos_run_get_order (run)->id,
      .amount = plan->amount,
      .token = plan->invoice->id,
  };
  pos_card_ask_async (
      pos_run_get_register (run), &request, pos_run_get_cancellable (run), taken_cb, run);
}

static void
pay_known (PosRun *run)
{
  GError *error = NULL;

  if (pos_invoices_check_start (pos_run_get_register (run), pos_run_get_order (run), &error))
    ask (run, pos_run_get_text (run, "invoice"), invoice_known);
  else
    pos_run_fail (run, error);
}

static void
pay_begin (PosRun *run)
{
  pos_ops_card_once_known (run, pay_known);
}

static gboolean
pay_run (PosRun *run, GError **error)
{
  Plan *plan = pos_run_get_data (run);
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  gboolean credit = plan->invoice->type == POS_INVOICE_CREDIT_NOTE;
  PosPayment *payment = pos_tendering_add_card (
      run, plan->taken, POS_PAYMENT_TENDER, credit ? plan->amount : -plan->amount);

  /* A lost answer that was asked after says what, and this who it is of. */
  pos_text_set (&payment->token, plan->invoice->id);
  pos_text_set (&payment->masked, pos_invoice_get_number (plan->invoice));
  pos_text_set (&payment->brand, pos_invoice_kind_get_nick ((PosInvoiceKind)plan->invoice->type));
  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  pos_run_answer (run, "invoice", g_variant_new_string (plan->invoice->id));
  pos_run_answer (run, "number", g_variant_new_string (payment->masked));
  pos_run_answer (run, "paid_minor", g_variant_new_int64 (plan->amount));
  pos_run_answer (run, "left_minor", g_variant_new_int64 (plan->invoice->open - plan->amount));
  pos_run_answer (run, "due_minor", g_variant_new_int64 (order->due_now));
  return TRUE;
}

/* --- Taking it out again --- */

/* Without it the others must still ask for what is set off. */
static gboolean
check_leaves_enough (PosOrder *order, PosPayment *leaving, GError **error)
{
  return leaving->amount > 0 || pos_totals_get_invoices (order) + leaving->amount >= 0 ||
         pos_tender_refuse (
             "invoice-below", NULL, "More would be set off than the invoices ask for", error);
}

static PosPayment *
find_leaving (PosRun *run, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  PosPayment *found = pos_invoices_find (order, pos_run_get_text (run, "invoice"));

  if (!found)
    pos_tender_refuse ("invoice-unknown",
                       g_variant_new_parsed ("{'invoice': <%s>}",
                                             pos_text_or (pos_run_get_text (run, "invoice"), "")),
                       "There is no such invoice in the transaction",
                       error);
  return found && pos_invoices_check_unpaid (order, error) &&
                 check_leaves_enough (order, found, error)
             ? found
             : NULL;
}

static void
remove_begin (PosRun *run)
{
  GError *error = NULL;
  PosPayment *leaving = find_leaving (run, &error);
  GPtrArray *payments;

  if (!leaving) {
    pos_run_fail (run, error);
    return;
  }
  payments = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (payments, g_object_ref (leaving));
  pos_run_set_data (run, g_object_ref (leaving), g_object_unref);
  pos_invoices_let_go (run, payments, pos_run_begun);
}

static gboolean
remove_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  PosPayment *payment = pos_run_get_data (run);

  pos_invoices_drop (run, order, payment);
  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  pos_run_answer (run, "due_minor", g_variant_new_int64 (order->due_now));
  return TRUE;
}

static const PosParam list_params[] = {
    {"number", POS_PARAM_TEXT, FALSE, "all that are open", "of an invoice, or its id", NULL},
    {NULL},
};

static const PosParam pay_params[] = {
    {"invoice", POS_PARAM_TEXT, TRUE, NULL, "its number, typed or scanned, or its id", NULL},
    {"amount",
     POS_PARAM_MONEY,
     FALSE,
     "all that is open; of a credit note at most what the invoices ask for",
     "how much of it is paid, or set off",
     NULL},
    {NULL},
};

static const PosParam remove_params[] = {
    {"invoice", POS_PARAM_TEXT, FALSE, "the latest", "its number or id", NULL},
    {NULL},
};

const PosOperation pos_ops_invoice[] = {
    {
        .key = "invoice.list",
        .title = N_ ("Open invoices"),
        .description = N_ ("See which invoices the customer has not paid yet"),
        .icon = "pos-receipt-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_CUSTOMER,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_ASKS,
        .params = list_params,
        .result = "invoices: of each invoice (its id), number, type, date, due, overdue, amount, "
                  "open, pay_now (what of it is in the transaction), text; more: there are others "
                  "that are due later",
        .example = "{}",
        .begin = list_begin,
        .run = list_run,
    },
    {
        .key = "invoice.pay",
        .title = N_ ("Pay invoice"),
        .description = N_ ("Take money for invoices that the customer owes"),
        .icon = "pos-receipt-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_CUSTOMER | POS_NEEDS_PLAIN |
                 POS_NEEDS_NO_QUOTE,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_ASKS,
        .permission = "invoice.pay",
        .params = pay_params,
        .result = "invoice: its id; number; paid: what of it is in the transaction; left: what is "
                  "open beside that; due: what is to be paid now, in any way but on account",
        .example = "{\"invoice\": \"FT-2026-0107\", \"amount\": \"50.00\"}",
        .begin = pay_begin,
        .run = pay_run,
        .take_back = pos_take_back,
    },
    {
        .key = "invoice.remove",
        .title = N_ ("Take invoice out"),
        .description = N_ ("Take an invoice out of the transaction again"),
        .icon = "pos-receipt-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_CART,
        .place = POS_PLACE_PAGE,
        .params = remove_params,
        .result = "due: what is to be paid now",
        .example = "{\"invoice\": \"FT-2026-0107\"}",
        .begin = remove_begin,
        .run = remove_run,
    },
    {.key = NULL},
};
