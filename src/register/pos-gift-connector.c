/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gift-connector.c — see the header. */
#include "register/pos-gift-connector.h"
#include "model/pos-gift-card.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

static char *
write_question (const PosLedgerCall *call)
{
  static const PosGiftAction actions[] = {
      [POS_LEDGER_TAKE] = POS_GIFT_REDEEM,
      [POS_LEDGER_GIVE_BACK] = POS_GIFT_REFUND,
      [POS_LEDGER_QUERY] = POS_GIFT_QUERY,
  };
  g_autoptr (PosGiftQuestion) question = g_object_new (POS_TYPE_GIFT_QUESTION, NULL);

  question->action = (int)actions[call->action];
  question->amount = call->amount;
  question->currency = call->currency;
  question->reference = call->reference;
  question->original = call->original;
  pos_text_set (&question->card, call->token);
  return pos_wire_to_text (question);
}

static gboolean
read_answer (const char *text, PosTerminalResult *result, GError **error)
{
  g_autoptr (PosGiftAnswer) answer = pos_wire_parse (POS_TYPE_GIFT_ANSWER, text, -1, error);

  if (!answer)
    return FALSE;
  if (answer->approved)
    result->outcome = POS_TERMINAL_OUTCOME_APPROVED;
  result->amount = answer->amount;
  pos_text_set (&result->masked, answer->masked);
  pos_text_set (&result->decline_reason, answer->reason);
  return TRUE;
}

static const PosLedger gift_cards = {
    .connector = POS_GIFT_CARD_CONNECTOR,
    .path = POS_PATH_GIFT_CARDS,
    .name = "Gift cards",
    .write = write_question,
    .read = read_answer,
};

PosTerminal *
pos_gift_connector_new (PosRegister *reg)
{
  return pos_ledger_connector_new (reg, &gift_cards);
}

void
pos_gift_connector_ask_async (PosRegister *reg,
                              PosGiftQuestion *question,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autofree char *text = pos_wire_to_text (question);

  pos_ledger_ask_async (reg, &gift_cards, text, FALSE, cancellable, callback, data);
}

PosGiftAnswer *
pos_gift_connector_ask_finish (PosRegister *reg, GAsyncResult *result, GError **error)
{
  g_autofree char *text = pos_ledger_ask_finish (reg, result, error);

  return text ? pos_wire_parse (POS_TYPE_GIFT_ANSWER, text, -1, error) : NULL;
}
