/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-gift-table.c — one entry for each reference; the balance beside them is checked by the
 * table itself, so that two who spend the same money at once cannot both have it. */
#include "hq/pos-hq-gift-table.h"
#include "base/pos-error.h"

static const char FIND_CARD[] = "SELECT masked, balance_minor FROM gift_card WHERE card = :card";
static const char FIND_ENTRY[] =
    "SELECT e.kind, e.card, e.amount_minor, e.amount_minor + (SELECT coalesce (sum "
    "  (r.amount_minor), 0) FROM gift_entry r WHERE r.original = :reference) "
    "FROM gift_entry e WHERE e.reference = :reference";
static const char ADD_ENTRY[] =
    "INSERT INTO gift_entry (reference, kind, card, amount_minor, original, register, at) "
    "VALUES (:reference, :kind, :card, :amount, :original, :register, :at)";
static const char CHANGE_CARD[] =
    "UPDATE gift_card SET balance_minor = balance_minor + :amount WHERE card = :card";
static const char ADD_CARD[] = "INSERT INTO gift_card (card, masked, balance_minor) "
                               "VALUES (:card, :masked, 0) ON CONFLICT (card) DO NOTHING";

typedef struct {
  char *kind; /* %NULL: there is none */
  char *card;
  gint64 amount; /* what it put on the card, so negative where it took */
  gint64 left;   /* the same with what was put back of it */
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->kind);
  g_free (entry->card);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static gboolean
find_entry (PosDbTxn *txn, const PosId *reference, Entry *entry, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, FIND_ENTRY);
  gboolean has_row;

  pos_db_bind_id (find, ":reference", reference);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (has_row) {
    entry->kind = g_strdup (pos_db_column_text (find, 0));
    entry->card = g_strdup (pos_db_column_text (find, 1));
    entry->amount = pos_db_column_int64 (find, 2);
    entry->left = pos_db_column_int64 (find, 3);
  }
  return TRUE;
}

typedef struct {
  const PosId *reference;
  const char *kind;
  const char *card; /* (nullable) */
  gint64 amount;
  const PosId *original; /* (nullable) */
  const char *register_id;
  gint64 at;
} NewEntry;

static gboolean
add_entry (PosDbTxn *txn, const NewEntry *entry, GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD_ENTRY);
  g_autoptr (PosDbStatement) change = NULL;

  pos_db_bind_id (add, ":reference", entry->reference);
  pos_db_bind_text (add, ":kind", entry->kind);
  pos_db_bind_text (add, ":card", entry->card);
  pos_db_bind_int64 (add, ":amount", entry->amount);
  pos_db_bind_id (add, ":original", entry->original ? entry->original : &POS_ID_NONE);
  pos_db_bind_text (add, ":register", entry->register_id);
  pos_db_bind_int64 (add, ":at", entry->at);
  if (!pos_db_run (add, error))
    return FALSE;
  if (!entry->card)
    return TRUE;
  change = pos_db_txn_prepare (txn, CHANGE_CARD);
  pos_db_bind_text (change, ":card", entry->card);
  pos_db_bind_int64 (change, ":amount", entry->amount);
  return pos_db_run (change, error);
}

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
tell_entry (PosDbTxn *txn, const Entry *entry, PosGiftAnswer *answer, GError **error)
{
  gboolean known;

  if (!entry->card) {
    decline (answer, "never-came");
    return TRUE;
  }
  answer->approved = TRUE;
  answer->amount = ABS (entry->amount);
  return tell_card (txn, entry->card, answer, &known, error);
}

static gboolean
enter (PosDbTxn *txn, const NewEntry *entry, PosGiftAnswer *answer, GError **error)
{
  gboolean known;

  if (!add_entry (txn, entry, error))
    return FALSE;
  answer->approved = TRUE;
  answer->amount = ABS (entry->amount);
  return tell_card (txn, entry->card, answer, &known, error);
}

static gboolean
redeem (PosDbTxn *txn,
        const PosGiftQuestion *question,
        NewEntry entry,
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
  entry.card = question->card;
  entry.amount = -question->amount;
  return enter (txn, &entry, answer, error);
}

static gboolean
refund (PosDbTxn *txn,
        const PosGiftQuestion *question,
        NewEntry entry,
        PosGiftAnswer *answer,
        GError **error)
{
  g_auto (Entry) original = {0};

  if (!find_entry (txn, &question->original, &original, error))
    return FALSE;
  if (g_strcmp0 (original.kind, "redeem") != 0 || question->amount > -original.left) {
    decline (answer, original.kind ? "refunded" : "unknown-payment");
    return TRUE;
  }
  entry.kind = "refund";
  entry.card = original.card;
  entry.amount = question->amount;
  entry.original = &question->original;
  return enter (txn, &entry, answer, error);
}

/* From now on it never came, even if it is only late. */
static gboolean
bury (PosDbTxn *txn, NewEntry entry, PosGiftAnswer *answer, GError **error)
{
  entry.kind = "never";
  decline (answer, "never-came");
  return add_entry (txn, &entry, error);
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
                 const NewEntry *entry,
                 PosGiftAnswer *answer,
                 GError **error)
{
  g_auto (Entry) known = {0};
  gboolean has_card;

  if (question->action == POS_GIFT_BALANCE) {
    if (!tell_card (txn, question->card, answer, &has_card, error))
      return FALSE;
    answer->approved = has_card;
    if (!has_card)
      decline (answer, "unknown-card");
    return TRUE;
  }
  if (!find_entry (txn, &question->reference, &known, error))
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
  const NewEntry entry = {.reference = &question->reference, .register_id = register_id, .at = now};

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
  const NewEntry entry = {.reference = &line->id,
                          .kind = "load",
                          .card = line->gift_card,
                          .amount = line->net,
                          .register_id = order->register_id,
                          .at = now};

  pos_db_bind_text (add, ":card", line->gift_card);
  pos_db_bind_text (add, ":masked", pos_text_or (line->gift_masked, ""));
  return pos_db_run (add, error) && add_entry (txn, &entry, error);
}

gboolean
pos_hq_gift_table_follow (PosDbTxn *txn, PosOrder *order, gint64 now, GError **error)
{
  if (order->type != POS_ORDER_TYPE_SALE)
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_auto (Entry) known = {0};

    if (loads (line) && (!find_entry (txn, &line->id, &known, error) ||
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
    g_auto (Entry) known = {0};

    if (!loads (line))
      continue;
    if (!find_entry (txn, &line->id, &known, error))
      return FALSE;
    *agrees = *agrees && known.amount == line->net && !g_strcmp0 (known.card, line->gift_card);
  }
  return TRUE;
}
