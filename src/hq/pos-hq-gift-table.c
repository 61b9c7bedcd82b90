/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-gift-table.c — one entry for each reference; the balance beside them is checked by the
 * table itself, so that two who spend the same money at once cannot both have it. */
#include "hq/pos-hq-gift-table.h"
#include "base/pos-error.h"
#include "hq/pos-hq-ledger.h"

static const char FIND_CARD[] = "SELECT masked, balance_minor FROM gift_card WHERE card = :card";
/* Amounts are what comes onto the card, so below nothing where it pays. */
static const PosHqLedger ledger = {
    .find = "SELECT e.kind, e.card, e.amount_minor, e.amount_minor + (SELECT coalesce (sum "
            "  (r.amount_minor), 0) FROM gift_entry r WHERE r.original = :reference), NULL "
            "FROM gift_entry e WHERE e.reference = :reference",
    .add = "INSERT INTO gift_entry (reference, kind, card, amount_minor, original, register, at) "
           "VALUES (:reference, :kind, :subject, :amount, :original, :register, :at)",
    .change = "UPDATE gift_card SET balance_minor = balance_minor + :amount WHERE card = :subject",
};
static const char ADD_CARD[] = "INSERT INTO gift_card (card, masked, balance_minor) "
                               "VALUES (:card, :masked, 0) ON CONFLICT (card) DO NOTHING";

/* --- Answers --- */

static void
decline (PosGiftAnswer *answer, const char *reason)
{
  answer->approved = FALSE;
  pos_text_set (&answer->reason, reason);
}

/* @known: (out): whether there is such a card. */
static gboolean
tell_card (PosDbTxn *txn, const char *card, PosGiftAnswer *answer, gboolean *known, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, FIND_CARD);

  pos_db_bind_text (find, ":card", card);
  if (!pos_db_step (find, known, error))
    return FALSE;
  if (*known) {
    pos_text_set (&answer->masked, pos_db_column_text (find, 0));
    answer->balance = pos_db_column_int64 (find, 1);
  }
  return TRUE;
}

/* What was done once is told as often as somebody asks. */
static gboolean
tell_entry (PosDbTxn *txn, const PosHqEntry *entry, PosGiftAnswer *answer, GError **error)
{
  gboolean known;

  if (!entry->subject) {
    decline (answer, "never-came");
    return TRUE;
  }
  answer->approved = TRUE;
  answer->amount = ABS (entry->amount);
  return tell_card (txn, entry->subject, answer, &known, error);
}

static gboolean
enter (PosDbTxn *txn, const PosHqNewEntry *entry, PosGiftAnswer *answer, GError **error)
{
  gboolean known;

  if (!pos_hq_ledger_add (txn, &ledger, entry, error))
    return FALSE;
  answer->approved = TRUE;
  answer->amount = ABS (entry->amount);
  return tell_card (txn, entry->subject, answer, &known, error);
}

static gboolean
redeem (PosDbTxn *txn,
        const PosGiftQuestion *question,
        PosHqNewEntry entry,
        PosGiftAnswer *answer,
        GError **error)
{
  gboolean known;

  if (!tell_card (txn, question->card, answer, &known, error))
    return FALSE;
  if (!known || question->amount > answer->balance) {
    decline (answer, known ? "balance" : "unknown-card");
    return TRUE;
  }
  entry.kind = "redeem";
  entry.subject = question->card;
  entry.amount = -question->amount;
  return enter (txn, &entry, answer, error);
}

static gboolean
refund (PosDbTxn *txn,
        const PosGiftQuestion *question,
        PosHqNewEntry entry,
        PosGiftAnswer *answer,
        GError **error)
{
  g_auto (PosHqEntry) original = {0};

  if (!pos_hq_ledger_find (txn, &ledger, &question->original, &original, error))
    return FALSE;
  if (g_strcmp0 (original.kind, "redeem") != 0 || question->amount > -original.left) {
    decline (answer, original.kind ? "refunded" : "unknown-payment");
    return TRUE;
  }
  entry.kind = "refund";
  entry.subject = original.subject;
  entry.amount = question->amount;
  entry.original = &question->original;
  return enter (txn, &entry, answer, error);
}

/* From now on it never came, even if it is only late. */
static gboolean
bury (PosDbTxn *txn, PosHqNewEntry entry, PosGiftAnswer *answer, GError **error)
{
  entry.kind = "never";
  decline (answer, "never-came");
  return pos_hq_ledger_add (txn, &ledger, &entry, error);
}

static gboolean
check_question (const PosGiftQuestion *question, GError **error)
{
  gboolean named = question->action == POS_GIFT_BALANCE ? question->card != NULL
                                                        : !pos_id_is_none (&question->reference);
  gboolean moves = question->action == POS_GIFT_REDEEM || question->action == POS_GIFT_REFUND;

  if (named && (!moves || question->amount > 0) &&
      (question->action != POS_GIFT_REDEEM || question->card))
    return TRUE;
  return pos_set_error (error,
                        POS_SYNC_ERROR,
                        POS_SYNC_ERROR_REJECTED,
                        NULL,
                        "The question names no card, no reference or no amount");
}

static gboolean
answer_question (PosDbTxn *txn,
                 const PosGiftQuestion *question,
                 const PosHqNewEntry *entry,
                 PosGiftAnswer *answer,
                 GError **error)
{
  g_auto (PosHqEntry) known = {0};
  gboolean has_card;

  if (question->action == POS_GIFT_BALANCE) {
    if (!tell_card (txn, question->card, answer, &has_card, error))
      return FALSE;
    answer->approved = has_card;
    if (!has_card)
      decline (answer, "unknown-card");
    return TRUE;
  }
  if (!pos_hq_ledger_find (txn, &ledger, &question->reference, &known, error))
    return FALSE;
  if (known.kind)
    return tell_entry (txn, &known, answer, error);
  switch ((PosGiftAction)question->action) {
  case POS_GIFT_REDEEM:
    return redeem (txn, question, *entry, answer, error);
  case POS_GIFT_REFUND:
    return refund (txn, question, *entry, answer, error);
  case POS_GIFT_BALANCE:
  case POS_GIFT_QUERY:
  default:
    return bury (txn, *entry, answer, error);
  }
}

gboolean
pos_hq_gift_table_answer (PosDbTxn *txn,
                          const PosGiftQuestion *question,
                          const char *register_id,
                          gint64 now,
                          PosGiftAnswer **answer,
                          GError **error)
{
  g_autoptr (PosGiftAnswer) told = g_object_new (POS_TYPE_GIFT_ANSWER, NULL);
  const PosHqNewEntry entry = {
      .reference = &question->reference, .register_id = register_id, .at = now};

  told->currency = question->currency;
  if (!check_question (question, error) || !answer_question (txn, question, &entry, told, error))
    return FALSE;
  *answer = g_steal_pointer (&told);
  return TRUE;
}

/* --- What is sold --- */

static gboolean
loads (PosOrderLine *line)
{
  return line->gift_card && pos_order_line_is_active (line) && !pos_order_line_is_return (line) &&
         line->net > 0;
}

static gboolean
load (PosDbTxn *txn, PosOrder *order, PosOrderLine *line, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD_CARD);
  const PosHqNewEntry entry = {.reference = &line->id,
                               .kind = "load",
                               .subject = line->gift_card,
                               .amount = line->net,
                               .register_id = order->register_id,
                               .at = now};

  pos_db_bind_text (add, ":card", line->gift_card);
  pos_db_bind_text (add, ":masked", pos_text_or (line->gift_masked, ""));
  return pos_db_run (add, error) && pos_hq_ledger_add (txn, &ledger, &entry, error);
}

gboolean
pos_hq_gift_table_follow (PosDbTxn *txn, PosOrder *order, gint64 now, GError **error)
{
  if (order->type != POS_ORDER_TYPE_SALE)
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_auto (PosHqEntry) known = {0};

    if (loads (line) && (!pos_hq_ledger_find (txn, &ledger, &line->id, &known, error) ||
                         (!known.kind && !load (txn, order, line, now, error))))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_hq_gift_table_agrees (PosDbTxn *txn, PosOrder *order, gboolean *agrees, GError **error)
{
  *agrees = TRUE;
  if (order->type != POS_ORDER_TYPE_SALE)
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_auto (PosHqEntry) known = {0};

    if (!loads (line))
      continue;
    if (!pos_hq_ledger_find (txn, &ledger, &line->id, &known, error))
      return FALSE;
    *agrees = *agrees && known.amount == line->net && !g_strcmp0 (known.subject, line->gift_card);
  }
  return TRUE;
}
