/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-invoice-connector.c — see the header. */
#include "register/pos-invoice-connector.h"
#include "model/pos-invoice.h"
#include "register/pos-register-private.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

static char *
write_question (const PosLedgerCall *call)
{
  static const PosInvoiceAsk actions[] = {
      [POS_LEDGER_TAKE] = POS_INVOICE_ASK_TAKE,
      [POS_LEDGER_GIVE_BACK] = POS_INVOICE_ASK_GIVE_BACK,
      [POS_LEDGER_QUERY] = POS_INVOICE_ASK_QUERY,
  };
  g_autoptr (PosInvoiceQuestion) question = g_object_new (POS_TYPE_INVOICE_QUESTION, NULL);

  question->action = (int)actions[call->action];
  question->amount = call->amount;
  question->currency = call->currency;
  question->reference = call->reference;
  question->original = call->original;
  pos_text_set (&question->invoice, call->token);
  return pos_wire_to_text (question);
}

static gboolean
read_answer (const char *text, PosTerminalResult *result, GError **error)
{
  g_autoptr (PosInvoiceAnswer) answer = pos_wire_parse (POS_TYPE_INVOICE_ANSWER, text, -1, error);
  PosInvoice *invoice;

  if (!answer)
    return FALSE;
  if (answer->approved)
    result->outcome = POS_TERMINAL_OUTCOME_APPROVED;
  result->amount = answer->amount;
  pos_text_set (&result->decline_reason, answer->reason);
  invoice = pos_list_size (answer->invoices) > 0 ? pos_list_peek (answer->invoices, 0) : NULL;
  if (!invoice)
    return TRUE;
  pos_text_set (&result->token, invoice->id);
  pos_text_set (&result->masked, pos_invoice_get_number (invoice));
  pos_text_set (&result->brand, pos_invoice_kind_get_nick (invoice->type));
  return TRUE;
}

static const PosLedger invoices = {
    .connector = POS_INVOICE_CONNECTOR,
    .path = POS_PATH_INVOICES,
    .name = "Invoices",
    .write = write_question,
    .read = read_answer,
};

PosTerminal *
pos_invoice_connector_new (PosRegister *reg)
{
  return pos_ledger_connector_new (reg, &invoices);
}

static GStrv
dup_held (PosOrder *order)
{
  g_autoptr (GStrvBuilder) held = g_strv_builder_new ();

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_of_invoice (payment) && payment->state == POS_PAYMENT_STATE_CAPTURED)
    g_strv_builder_add (held, payment->token);
  return g_strv_builder_end (held);
}

void
pos_invoice_connector_list_async (PosRegister *reg,
                                  const char *number,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_autoptr (PosInvoiceQuestion) question = g_object_new (POS_TYPE_INVOICE_QUESTION, NULL);
  g_autofree char *text = NULL;

  question->action = POS_INVOICE_ASK_LIST;
  question->currency = pos_register_get_currency (reg);
  pos_text_set (&question->customer, reg->order->customer);
  question->held = dup_held (reg->order);
  pos_text_set (&question->number, number);
  text = pos_wire_to_text (question);
  pos_ledger_ask_async (reg, &invoices, text, FALSE, cancellable, callback, data);
}

PosInvoiceAnswer *
pos_invoice_connector_list_finish (PosRegister *reg, GAsyncResult *result, GError **error)
{
  g_autofree char *text = pos_ledger_ask_finish (reg, result, error);

  return text ? pos_wire_parse (POS_TYPE_INVOICE_ANSWER, text, -1, error) : NULL;
}
