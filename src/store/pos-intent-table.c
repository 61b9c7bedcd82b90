/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-intent-table.c — intents of asking a terminal. */
#include "store/pos-intent-table.h"

#include "base/pos-error.h"
#include "store/pos-proof.h"

static PosRecordTable intents = {
    .name = "pay_intent", .get_type = pos_pay_intent_get_type, .own = pos_proof_own};

static const char BY_ID[] = "FROM pay_intent WHERE id = :id";
static const char UNSETTLED[] = "FROM pay_intent WHERE state = 'open' "
                                "OR (state = 'approved' AND booked = 0) ORDER BY id";
static const char ALL[] = "FROM pay_intent ORDER BY id";
static const char FINISH[] =
    "UPDATE pay_intent SET state = :state, result = coalesce (:result, result), "
    "  finished_at = :at "
    "WHERE id = :id AND (state IN ('open', :state) OR (state = 'approved' AND :state = 'voided'))";
/* What becomes of a request, but for its being booked. */
#define ANSWER                                                                                     \
  "hex (id) || state || coalesce (finished_at, '') || char (10) || coalesce (result, '')"
static const char ANSWERED[] = "SELECT " ANSWER " FROM pay_intent WHERE id = :id";
static const char ANSWERS[] = "SELECT " ANSWER " FROM pay_intent";
static const char BOOKED[] = "SELECT hex (id) FROM pay_intent WHERE booked = 1";
static const char IS_BOOKED[] = "SELECT hex (id) FROM pay_intent WHERE booked = 1 AND id = :id";
static const char BOOK[] = "UPDATE pay_intent SET booked = 1 WHERE id = :id";
/* The first term is that of the index of what is not settled. */
static const char BOOK_RETURNS[] = "UPDATE pay_intent SET booked = 1 WHERE (state = 'open' OR "
                                   "(state = 'approved' AND booked = 0)) "
                                   "AND state = 'approved' AND payment_id = :id "
                                   "RETURNING hex (id)";

static gboolean
sum_answer (PosDbTxn *txn, const PosId *id, guint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) answered = pos_db_txn_prepare (txn, ANSWERED);

  *sum = 0;
  pos_db_bind_id (answered, ":id", id);
  return pos_proof_sum_texts (answered, sum, error);
}

static gboolean
sum_booked (PosDbTxn *txn, const PosId *id, guint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) booked = pos_db_txn_prepare (txn, IS_BOOKED);

  pos_db_bind_id (booked, ":id", id);
  return pos_proof_sum_texts (booked, sum, error);
}

/* What became of it. */
static void
forget_answer (gpointer record)
{
  PosPayIntent *intent = record;

  intent->state = POS_INTENT_STATE_OPEN;
  pos_text_set (&intent->result, NULL);
  intent->finished_at = 0;
  intent->booked = FALSE;
}

gboolean
pos_intent_table_begin (PosDbTxn *txn, PosPayIntent *intent, GError **error)
{
  g_autoptr (PosDbStatement) insert =
      pos_db_txn_prepare (txn, pos_record_table_get_write (&intents));
  guint64 sum;

  pos_record_table_bind (&intents, insert, intent);
  pos_proof_bind (insert, intent, forget_answer);
  return pos_db_run (insert, error) && sum_answer (txn, &intent->id, &sum, error) &&
         pos_proof_add (txn, "pay_intent", sum, error);
}

static const char *
state_nick (PosIntentState state)
{
  static const char *const nicks[] = {"open", "approved", "declined", "voided"};

  return nicks[state];
}

static gboolean
refuse (const PosId *id, int code, GError **error)
{
  char text[POS_ID_TEXT_SIZE];

  pos_id_to_text (id, text);
  return pos_set_error (error,
                        POS_DB_ERROR,
                        code,
                        NULL,
                        "The payment intent %s is not there or ended differently",
                        text);
}

gboolean
pos_intent_table_finish (PosDbTxn *txn,
                         const PosId *id,
                         PosIntentState state,
                         const char *result,
                         gint64 finished_at,
                         GError **error)
{
  g_autoptr (PosDbStatement) finish = pos_db_txn_prepare (txn, FINISH);
  guint64 before, after;

  if (!sum_answer (txn, id, &before, error))
    return FALSE;
  pos_db_bind_id (finish, ":id", id);
  pos_db_bind_text (finish, ":state", state_nick (state));
  pos_db_bind_text (finish, ":result", result);
  pos_db_bind_int64 (finish, ":at", finished_at);
  if (!pos_db_run (finish, error))
    return FALSE;
  if (pos_db_changes (finish) != 1)
    return refuse (id, POS_DB_ERROR_CONSTRAINT, error);
  return sum_answer (txn, id, &after, error) &&
         pos_proof_add (txn, "pay_intent", after - before, error);
}

gboolean
pos_intent_table_mark_booked (PosDbTxn *txn, const PosId *id, GError **error)
{
  g_autoptr (PosDbStatement) book = pos_db_txn_prepare (txn, BOOK);
  g_autoptr (PosDbStatement) returns = pos_db_txn_prepare (txn, BOOK_RETURNS);
  guint64 before = 0, after = 0;

  if (!sum_booked (txn, id, &before, error))
    return FALSE;
  pos_db_bind_id (book, ":id", id);
  if (!pos_db_run (book, error))
    return FALSE;
  if (pos_db_changes (book) != 1)
    return refuse (id, POS_DB_ERROR_NOT_FOUND, error);
  pos_db_bind_id (returns, ":id", id);
  return sum_booked (txn, id, &after, error) && pos_proof_sum_texts (returns, &after, error) &&
         pos_proof_add (txn, "pay_intent", after - before, error);
}

gboolean
pos_intent_table_get (PosDbTxn *txn, const PosId *id, PosPayIntent **intent, GError **error)
{
  g_autoptr (PosDbStatement) get =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&intents, "", BY_ID));

  pos_db_bind_id (get, ":id", id);
  return pos_record_table_read_one (&intents, get, (gpointer *)intent, error);
}

GPtrArray *
pos_intent_table_list_open (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&intents, "", UNSETTLED));

  return pos_record_table_read_all (&intents, list, error);
}

static gboolean
sum_all (PosDbTxn *txn, guint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) answers = pos_db_txn_prepare (txn, ANSWERS);
  g_autoptr (PosDbStatement) booked = pos_db_txn_prepare (txn, BOOKED);

  *sum = 0;
  return pos_proof_sum_texts (answers, sum, error) && pos_proof_sum_texts (booked, sum, error);
}

gboolean
pos_intent_table_note_all (PosDbTxn *txn, GError **error)
{
  guint64 sum;

  return sum_all (txn, &sum, error) && pos_proof_set_sum (txn, "pay_intent", sum, error);
}

static gboolean
check_answers (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  guint64 sum;

  return sum_all (txn, &sum, error) &&
         pos_proof_check_sum (txn,
                              "pay_intent",
                              sum,
                              "card request: one is missing, or what became of it is not as it was "
                              "written",
                              faults,
                              error);
}

gboolean
pos_intent_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  const PosProofTable proven = {
      &intents,
      pos_record_table_get_select (&intents, "proof, lower (hex (id)), ", ALL),
      forget_answer,
      "card request",
  };

  return pos_proof_check (txn, &proven, faults, error) && check_answers (txn, faults, error);
}
